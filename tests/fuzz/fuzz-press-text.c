/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A press text: whatever is pasted, each proposal lies inside the text, between
 * characters, and has a value that its field can hold; and all of them can be
 * taken into a form and taken back. */

#include "config.h"

#include "chancery-press-session.h"
#include "chancery-text.h"
#include "fuzz.h"

#include <string.h>

#define TODAY 2461368

static void
add (ChanceryNameIndex *index, ChanceryKindId kind, const char *id, const char *name)
{
  g_autoptr (ChanceryNamed) named = chancery_named_new (kind, id, name, NULL);

  chancery_name_index_add (index, name, named);
}

static void
check_span (const char *text, gsize length, const ChanceryPressSpan *span)
{
  g_assert_cmpuint (span->start, <=, span->end);
  g_assert_cmpuint (span->end, <=, length);
  g_assert_true (g_utf8_validate (text + span->start, (gssize)(span->end - span->start), NULL));
  g_assert_true (g_utf8_validate (text, (gssize)span->start, NULL));
  g_assert_true ((span->value != NULL) != (span->named != NULL));
  g_assert_true (span->named == NULL || span->named->len > 0);
}

static void
take_all (ChanceryPressText *read)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_autoptr (ChanceryPressSession) session = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  g_ptr_array_add (kinds, (gpointer)chancery_kind_get (CHANCERY_KIND_DEMARCHE));
  g_ptr_array_add (kinds, (gpointer)chancery_kind_get (CHANCERY_KIND_INCIDENT));
  g_ptr_array_add (kinds, (gpointer)chancery_kind_get (CHANCERY_KIND_DEMAND));
  g_ptr_array_add (drafts, chancery_draft_new (g_ptr_array_index (kinds, 0)));
  session = chancery_press_session_new (read, kinds, NULL);
  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    g_assert_nonnull (chancery_press_session_take (session, i, 0, drafts, NULL, NULL));
  chancery_press_session_keep (session, drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_clear_pointer (&record, chancery_record_unref);
      record = chancery_draft_build (g_ptr_array_index (drafts, i));
    }
  while (chancery_press_session_undo (session, drafts, NULL) >= 0)
    ;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *text = chancery_text_normalize ((const char *)bytes, (gssize)length, NULL);
  g_autoptr (ChanceryNameIndex) index = chancery_name_index_new ();
  g_autoptr (ChanceryPressText) read = NULL;

  if (text == NULL)
    return 0;
  add (index, CHANCERY_KIND_ACTOR, "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c01", "Taliban");
  add (index, CHANCERY_KIND_ACTOR, "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c02", "TTP");
  add (index, CHANCERY_KIND_PLACE, "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c03", "Bajaur");
  add (index, CHANCERY_KIND_PLACE, "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c04", "北京");
  read = chancery_press_text_read (text, TODAY, index);
  for (guint i = 0; i < chancery_press_text_get_n_spans (read); i++)
    check_span (text, strlen (text), chancery_press_text_get_span (read, i));
  take_all (read);
  return 0;
}
