/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard gives one verdict however the bytes are cut, and what it lets pass
 * json-glib can read. */

#include "config.h"

#include "chancery-json-guard.h"
#include "chancery-json-splitter.h"
#include "fuzz.h"

#include <json-glib/json-glib.h>

static char *
judge_in_steps (const guint8 *bytes, gsize length, gsize step)
{
  g_autoptr (ChanceryJsonGuard) guard = chancery_json_guard_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean accepted = TRUE;

  for (gsize at = 0; at < length && accepted; at += step)
    accepted = chancery_json_guard_feed (guard, bytes + at, MIN (step, length - at), &error);
  if (accepted)
    accepted = chancery_json_guard_finish (guard, &error);
  g_assert_true (accepted == (error == NULL));
  return accepted ? NULL : g_strdup (error->message);
}

static void
split (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (ChanceryJsonSplitter) splitter = chancery_json_splitter_new (stream, "-");
  const char *record;
  gsize record_length;

  while (chancery_json_splitter_next (splitter, &record, &record_length, NULL, NULL, NULL))
    {
      if (record == NULL)
        break;
      g_assert_true (chancery_json_guard_check (record, record_length, NULL, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *whole = judge_in_steps (bytes, length, MAX (length, 1));
  g_autofree char *cut = judge_in_steps (bytes, length, 3);

  g_assert_cmpstr (whole, ==, cut);
  if (whole == NULL)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert_true (
          json_parser_load_from_data (parser, (const char *)bytes, (gssize)length, NULL));
    }
  split (bytes, length);
  return 0;
}
