/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole file through the reader: what is taken is written and read again to the
 * same bytes. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-json-reader.h"
#include "chancery-json-tree.h"
#include "chancery-reader.h"
#include "fuzz.h"

static void
check_record (ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) again = NULL;
  g_autoptr (ChanceryDraft) second = NULL;
  g_autoptr (GString) first_text = g_string_new (NULL);
  g_autoptr (GString) second_text = g_string_new (NULL);
  g_autoptr (GVariant) tree = NULL;
  g_autofree char *first_digest = NULL;
  g_autofree char *second_digest = NULL;

  if (chancery_draft_get_id (draft) == NULL)
    chancery_draft_set_id (draft, "00000000-0000-0000-0000-000000000000");
  record = chancery_draft_build (draft);
  chancery_canonical_write_record (first_text, record, CHANCERY_CANONICAL_NONE, 0);
  tree = chancery_json_tree_parse (first_text->str, first_text->len, NULL);
  g_assert_nonnull (tree);
  second = chancery_reader_read_record (tree, NULL);
  g_assert_nonnull (second);
  again = chancery_draft_build (second);
  chancery_canonical_write_record (second_text, again, CHANCERY_CANONICAL_NONE, 0);
  g_assert_cmpstr (first_text->str, ==, second_text->str);
  first_digest = chancery_canonical_digest (record);
  second_digest = chancery_canonical_digest (again);
  g_assert_cmpstr (first_digest, ==, second_digest);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (ChanceryJsonReader) reader = chancery_json_reader_new (stream, "-");
  g_autoptr (GError) error = NULL;

  while (error == NULL)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      guint64 line = 0;

      if (!chancery_json_reader_next (reader, &draft, &line, NULL, &error))
        break;
      g_assert_no_error (error);
      if (draft == NULL)
        break;
      check_record (draft);
    }
  return 0;
}
