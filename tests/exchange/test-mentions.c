/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mentions.h"

#include "chancery-fuzzy-date.h"

#include <string.h>

/* A document with one correction that keeps @before. */
static ChanceryRecord *
make_corrected (const char *before)
{
  const ChanceryKind *kind = chancery_kind_find ("document");
  const ChanceryField *list = chancery_kind_find_field (kind, "corrections");
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (kind);
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (strcmp (field->id, "before") == 0)
      {
        g_autoptr (ChanceryValue) value = chancery_value_new_json (before);
        g_autoptr (ChanceryLine) filled = chancery_line_with_value (line, field, value);

        chancery_draft_set_text (draft, "title", "Open");
        chancery_draft_add_line (draft, list, filled);
      }
  return chancery_draft_build (draft);
}

static void
check_before (const char *before, const char *left)
{
  g_autoptr (ChanceryMentions) mentions = chancery_mentions_new ();
  g_autoptr (ChanceryRecord) record = make_corrected (before);
  g_autoptr (ChanceryRecord) redacted = NULL;
  ChanceryValue *lines;

  chancery_mentions_add_number (mentions, "DOC/2026/0002");
  redacted = chancery_mentions_redact (mentions, record);
  lines = chancery_record_get (redacted, "corrections");
  g_assert_cmpuint (chancery_value_get_n_items (lines), ==, 1);
  g_assert_cmpstr (chancery_line_get_text (chancery_value_get_line (lines, 0), "before"), ==, left);
}

/* What could not be written without its passages stayed as it was, and was listed as redacted. */
static void
test_unreadable (void)
{
  check_before ("\"On DOC/2026/0002\"", "\"On [redacted]\"");
  check_before ("\"On DOC/2026/0003\"", "\"On DOC/2026/0003\"");
  check_before ("{\"On DOC/2026/0002", NULL);
  check_before ("{\"On DOC/2026/0003", "{\"On DOC/2026/0003");
}

/* A date keeps its day. */
static void
test_date (void)
{
  g_autoptr (ChanceryMentions) mentions = chancery_mentions_new ();
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("incident"));
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) redacted = NULL;

  date = chancery_fuzzy_date_new ("2026-02-16", "the day of DOC/2026/0002", CHANCERY_QUALITY_STATED,
                                  NULL);
  value = chancery_value_new_date (date);
  chancery_draft_set (draft, "start", value);
  record = chancery_draft_build (draft);
  chancery_mentions_add_number (mentions, "DOC/2026/0002");
  redacted = chancery_mentions_redact (mentions, record);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (chancery_record_get_date (redacted, "start")), ==,
                   "2026-02-16");
  g_assert_cmpstr (chancery_fuzzy_date_get_typed (chancery_record_get_date (redacted, "start")), ==,
                   "the day of [redacted]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mentions/unreadable", test_unreadable);
  g_test_add_func ("/exchange/mentions/date", test_date);
  return g_test_run ();
}
