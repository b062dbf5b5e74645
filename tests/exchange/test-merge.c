/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-json-tree.h"
#include "chancery-merge.h"
#include "chancery-past.h"
#include "chancery-reader.h"
#include "chancery-reference-map.h"

#include <string.h>

#define ID "\"id\":\"5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10\""
#define LINE_A "{\"id\":\"aaaaaaaa-1f7b-4d52-9d0d-6d8f4d6f1a10\""
#define LINE_B "{\"id\":\"bbbbbbbb-1f7b-4d52-9d0d-6d8f4d6f1a10\""
#define LINE_C "{\"id\":\"cccccccc-1f7b-4d52-9d0d-6d8f4d6f1a10\""
#define TARGET "{\"id\":\"cccccccc-1f7b-4d52-9d0d-6d8f4d6f1a10\"}"

static ChanceryRecord *
read_record (const char *fields)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"document\"," ID "%s}", fields);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = chancery_json_tree_parse (json, strlen (json), &error);
  g_autoptr (ChanceryDraft) draft = NULL;

  g_assert_no_error (error);
  draft = chancery_reader_read_record (tree, &error);
  g_assert_no_error (error);
  return chancery_draft_build (draft);
}

/* @ancestor: (nullable) */
static ChanceryMerge *
merge_over (ChanceryRecord *ancestor,
            ChanceryRecord *ours,
            ChanceryRecord *theirs,
            gboolean partial)
{
  g_autoptr (ChanceryAncestors) ancestors = chancery_ancestors_new ();
  g_autoptr (ChanceryGaps) gaps = NULL;

  if (ancestor != NULL)
    g_ptr_array_add (ancestors->known, chancery_record_ref (ancestor));
  gaps = chancery_gaps_new (NULL);
  return chancery_merge_new (ours, theirs, ancestors, partial, gaps);
}

/* Merges, and compares what came of it and which fields clashed. */
static void
assert_merge (const char *ancestor_fields,
              const char *our_fields,
              const char *their_fields,
              gboolean partial,
              const char *result_fields,
              const char *clashes)
{
  g_autoptr (ChanceryRecord) ancestor = ancestor_fields != NULL ? read_record (ancestor_fields)
                                                                : NULL;
  g_autoptr (ChanceryRecord) ours = read_record (our_fields);
  g_autoptr (ChanceryRecord) theirs = read_record (their_fields);
  g_autoptr (ChanceryRecord) expected = read_record (result_fields);
  g_autoptr (ChanceryMerge) merge = merge_over (ancestor, ours, theirs, partial);
  g_autoptr (ChanceryRecord) result = chancery_draft_build (merge->draft);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  chancery_canonical_write_record (first, result, CHANCERY_CANONICAL_COMPACT, 0);
  chancery_canonical_write_record (second, expected, CHANCERY_CANONICAL_COMPACT, 0);
  g_assert_cmpstr (first->str, ==, second->str);
  for (guint i = 0; i < merge->clashes->len; i++)
    {
      const ChanceryClash *clash = merge->clashes->pdata[i];

      g_string_append_printf (found, "%s%s%s ", clash->change->field->id,
                              clash->change->line_field != NULL ? "." : "",
                              clash->change->line_field != NULL ? clash->change->line_field->id
                                                                : "");
    }
  g_assert_cmpstr (found->str, ==, clashes);
}

static void
test_one_side (void)
{
  assert_merge (",\"title\":\"a\"", ",\"title\":\"a\"", ",\"title\":\"b\",\"body\":\"x\"", FALSE,
                ",\"title\":\"b\",\"body\":\"x\"", "");
  assert_merge (",\"title\":\"a\"", ",\"title\":\"b\"", ",\"title\":\"a\"", FALSE,
                ",\"title\":\"b\"", "");
  assert_merge (",\"title\":\"a\",\"body\":\"x\"", ",\"title\":\"b\",\"body\":\"x\"",
                ",\"title\":\"a\"", FALSE, ",\"title\":\"b\"", "");
}

static void
test_both_sides (void)
{
  assert_merge (",\"title\":\"a\"", ",\"title\":\"b\"", ",\"title\":\"c\",\"body\":\"x\"", FALSE,
                ",\"title\":\"b\",\"body\":\"x\"", "title ");
  assert_merge (",\"title\":\"a\"", ",\"title\":\"b\"", ",\"title\":\"b\"", FALSE,
                ",\"title\":\"b\"", "");
}

static void
test_no_ancestor (void)
{
  assert_merge (NULL, ",\"title\":\"a\",\"body\":\"x\"", ",\"title\":\"b\",\"body\":\"x\"", FALSE,
                ",\"title\":\"a\",\"body\":\"x\"", "title ");
  assert_merge (NULL, ",\"title\":\"a\",\"body\":\"x\"", ",\"title\":\"a\"", FALSE,
                ",\"title\":\"a\",\"body\":\"x\"", "body ");
}

/* Bug: a file that lacked a correction took it off the record. */
static void
test_corrections_stay (void)
{
#define CORRECTED                                        \
  ",\"title\":\"b\",\"corrections\":[" LINE_A            \
  ",\"when\":\"2026-03-02T10:15:00Z\",\"who\":\"Desk\"," \
  "\"field\":\"title\",\"before\":\"a\",\"after\":\"b\"}]"

  assert_merge (NULL, CORRECTED, ",\"title\":\"b\"", FALSE, CORRECTED, "");
  assert_merge (CORRECTED, CORRECTED, ",\"title\":\"b\"", FALSE, CORRECTED, "");
  assert_merge (",\"title\":\"b\"", ",\"title\":\"b\"", CORRECTED, FALSE, CORRECTED, "");

#undef CORRECTED
}

static void
test_partial_lacks (void)
{
  assert_merge (NULL, ",\"title\":\"a\",\"body\":\"x\",\"tags\":[\"p\",\"q\"]",
                ",\"title\":\"a\",\"tags\":[\"q\"]", TRUE,
                ",\"title\":\"a\",\"body\":\"x\",\"tags\":[\"p\",\"q\"]", "");
  assert_merge (NULL, ",\"correspondents\":[" LINE_A ",\"role\":\"from\"}," LINE_B "}]",
                ",\"correspondents\":[" LINE_B "}]", TRUE,
                ",\"correspondents\":[" LINE_A ",\"role\":\"from\"}," LINE_B "}]", "");
}

static void
test_lines (void)
{
  assert_merge (",\"correspondents\":[" LINE_A ",\"role\":\"from\"}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"from\",\"who\":" TARGET "}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}," LINE_B ",\"role\":\"copy\"}]",
                FALSE,
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\",\"who\":" TARGET "}," LINE_B
                ",\"role\":\"copy\"}]",
                "");
  assert_merge (",\"correspondents\":[" LINE_A ",\"role\":\"from\"}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"copy\"}]", FALSE,
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}]", "correspondents.role ");
}

static void
test_unknown (void)
{
  assert_merge (",\"new\":1", ",\"title\":\"a\",\"new\":1", ",\"new\":2", FALSE,
                ",\"title\":\"a\",\"new\":2", "");
  assert_merge (",\"new\":1", ",\"new\":3", ",\"new\":2", FALSE, ",\"new\":3", "");
}

static void
test_redacted (void)
{
  g_autoptr (ChanceryGaps) gaps = chancery_gaps_new (NULL);
  g_autoptr (ChanceryRecord) ours = read_record (",\"body\":\"whole\"");
  g_autoptr (ChanceryRecord) theirs = read_record (",\"body\":\"part\"");
  g_autoptr (ChanceryAncestors) none = chancery_ancestors_new ();
  g_autoptr (ChanceryMerge) merge = NULL;

  chancery_gaps_add (gaps, "body");
  merge = chancery_merge_new (ours, theirs, none, TRUE, gaps);

  g_assert_cmpuint (merge->clashes->len, ==, 0);
  g_assert_cmpuint (merge->n_taken, ==, 0);
  g_assert_cmpstr (chancery_draft_get_text (merge->draft, "body"), ==, "whole");
}

static void
test_past (void)
{
  g_autoptr (ChanceryRecord) first = read_record (",\"title\":\"a\"");
  g_autofree char *digest = chancery_canonical_digest (first);
  g_autofree char *fields =
      g_strdup_printf (",\"title\":\"b\",\"version\":7,\"past\":[\"%s\",\"other\"]", digest);
  g_autoptr (ChanceryRecord) second = read_record (fields);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (second);
  g_autoptr (GPtrArray) common = chancery_past_list_common (first, second);
  const ChanceryValue *past;

  g_assert_true (chancery_past_has (second, digest));
  g_assert_false (chancery_past_has (first, digest));
  g_assert_cmpuint (common->len, ==, 1);
  g_assert_cmpstr (common->pdata[0], ==, digest);
  chancery_past_join (draft, first, second);
  chancery_past_settle (draft);
  past = chancery_draft_get (draft, "past");
  g_assert_cmpuint (chancery_value_get_n_items (past), ==, 2);
  g_assert_cmpstr (chancery_value_get_text (chancery_value_get_item (past, 0)), ==, digest);
  g_assert_cmpint (chancery_value_get_integer (chancery_draft_get (draft, "version")), ==, 7);
}

static ChanceryValue *
drop_target (const ChanceryField *list,
             const ChanceryField *field,
             ChanceryValue *reference,
             gpointer user_data)
{
  guint *n_seen = user_data;

  (*n_seen)++;
  return g_str_has_prefix (chancery_value_get_reference_id (reference), "cccc")
             ? NULL
             : chancery_value_ref (reference);
}

static void
test_reference_map (void)
{
  static const char other[] = "{\"id\":\"dddddddd-1f7b-4d52-9d0d-6d8f4d6f1a10\"}";
  g_autofree char *fields =
      g_strdup_printf (",\"place\":" TARGET ",\"correspondents\":[" LINE_A
                       ",\"role\":\"from\",\"who\":" TARGET "}," LINE_B
                       ",\"role\":\"to\",\"who\":%s}],\"links\":[{\"type\":\"about\",\"to\":" TARGET
                       "},{\"type\":\"about\",\"to\":%s}]",
                       other, other);
  g_autofree char *left = g_strdup_printf (",\"correspondents\":[" LINE_A
                                           ",\"role\":\"from\"}," LINE_B
                                           ",\"role\":\"to\",\"who\":%s}],"
                                           "\"links\":[{\"type\":\"about\",\"to\":%s}]",
                                           other, other);
  g_autoptr (ChanceryRecord) record = read_record (fields);
  g_autoptr (ChanceryRecord) expected = read_record (left);
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryRecord) result = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_seen = 0;

  g_assert_true (chancery_reference_map_draft (draft, drop_target, &n_seen));
  g_assert_cmpuint (n_seen, ==, 5);
  result = chancery_draft_build (draft);
  first = chancery_canonical_digest (result);
  second = chancery_canonical_digest (expected);
  g_assert_cmpstr (first, ==, second);
}

#define N_LINES 20000

/* A document of which every line whose number leaves @rest when divided by 4 has @role, and one more has
 * @last; the others are as they were, and @more follow. */
static ChanceryRecord *
make_long (guint rest, const char *role, const char *last, const char *more)
{
  g_autoptr (GString) fields = g_string_new (",\"correspondents\":[");

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (fields, "{\"id\":\"aaaaaaaa-1f7b-4d52-9d0d-%012x\",\"role\":\"%s\"},",
                            i, i % 4 == rest ? role : "from");
  g_string_append_printf (fields, LINE_B ",\"role\":\"%s\"}%s]", last, more);
  return read_record (fields->str);
}

static const char *
get_role (ChanceryValue *lines, guint i)
{
  return chancery_line_get_text (chancery_value_get_line (lines, i), "role");
}

/* However many lines both sides changed, each change is found and lands in its line. */
static void
test_many_lines (void)
{
  g_autoptr (ChanceryRecord) ancestor = make_long (0, "from", "from", "");
  g_autoptr (ChanceryRecord) ours = make_long (0, "to", "to", "");
  g_autoptr (ChanceryRecord) theirs = make_long (1, "copy", "copy", "," LINE_C ",\"role\":\"to\"}");
  g_autoptr (ChanceryMerge) merge = merge_over (ancestor, ours, theirs, FALSE);
  g_autoptr (ChanceryMerge) apart = merge_over (NULL, ours, theirs, FALSE);
  g_autoptr (ChanceryMerge) lacking = merge_over (NULL, theirs, ours, TRUE);
  g_autoptr (ChanceryRecord) result = chancery_draft_build (merge->draft);
  ChanceryValue *lines = chancery_record_get (result, "correspondents");
  const ChanceryClash *clash;

  g_assert_cmpuint (merge->n_taken, ==, N_LINES / 4 + 1);
  g_assert_cmpuint (merge->clashes->len, ==, 1);
  clash = merge->clashes->pdata[0];
  g_assert_cmpstr (clash->change->line_id, ==, "bbbbbbbb-1f7b-4d52-9d0d-6d8f4d6f1a10");
  g_assert_cmpstr (chancery_value_get_text (clash->change->before), ==, "to");
  g_assert_cmpstr (chancery_value_get_text (clash->change->after), ==, "copy");
  g_assert_cmpstr (chancery_value_get_text (clash->ancestor), ==, "from");
  g_assert_cmpuint (chancery_value_get_n_items (lines), ==, N_LINES + 2);
  for (guint i = 0; i < N_LINES; i++)
    g_assert_cmpstr (get_role (lines, i), ==, i % 4 == 0 ? "to" : i % 4 == 1 ? "copy" : "from");
  g_assert_cmpstr (get_role (lines, N_LINES), ==, "to");
  g_assert_cmpstr (get_role (lines, N_LINES + 1), ==, "to");
  /* Without an ancestor every difference clashes; what a partial file lacks is none. */
  g_assert_cmpuint (apart->clashes->len, ==, N_LINES / 2 + 2);
  g_assert_cmpuint (lacking->clashes->len, ==, N_LINES / 2 + 1);
}

/* Whole lists, whole lines and fields of lines of ours keep theirs out of the same place, and of no
 * other. */
static void
test_same_places (void)
{
  static const char from[] = ",\"correspondents\":[" LINE_A ",\"role\":\"from\"}," LINE_B
                             ",\"role\":\"from\"}]";

  assert_merge (from, ",\"correspondents\":[" LINE_A ",\"role\":\"from\"}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}," LINE_B ",\"role\":\"to\"}]",
                FALSE, ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}]", "correspondents.role ");
  assert_merge (from,
                ",\"correspondents\":[" LINE_B ",\"role\":\"from\"}," LINE_A ",\"role\":\"from\"}]",
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}," LINE_B ",\"role\":\"from\"}]",
                FALSE,
                ",\"correspondents\":[" LINE_B ",\"role\":\"from\"}," LINE_A ",\"role\":\"from\"}]",
                "correspondents.role ");
  assert_merge (from,
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}," LINE_B ",\"role\":\"from\"}]",
                ",\"correspondents\":[" LINE_B ",\"role\":\"from\"}," LINE_A ",\"role\":\"from\"}]",
                FALSE,
                ",\"correspondents\":[" LINE_A ",\"role\":\"to\"}," LINE_B ",\"role\":\"from\"}]",
                "correspondents ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/merge/one-side", test_one_side);
  g_test_add_func ("/exchange/merge/both-sides", test_both_sides);
  g_test_add_func ("/exchange/merge/no-ancestor", test_no_ancestor);
  g_test_add_func ("/exchange/merge/corrections-stay", test_corrections_stay);
  g_test_add_func ("/exchange/merge/partial-lacks", test_partial_lacks);
  g_test_add_func ("/exchange/merge/lines", test_lines);
  g_test_add_func ("/exchange/merge/many-lines", test_many_lines);
  g_test_add_func ("/exchange/merge/same-places", test_same_places);
  g_test_add_func ("/exchange/merge/unknown", test_unknown);
  g_test_add_func ("/exchange/merge/redacted", test_redacted);
  g_test_add_func ("/exchange/merge/past", test_past);
  g_test_add_func ("/exchange/merge/reference-map", test_reference_map);

  return g_test_run ();
}
