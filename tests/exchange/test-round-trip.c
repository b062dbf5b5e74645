/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registries of random records, made from the table: what is exported, imported
 * elsewhere and exported again has the same bytes. `-m slow` tries a hundred times
 * as many; a seed in CHANCERY_SEED repeats one. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-fuzzy-date.h"
#include "chancery-link-type.h"
#include "chancery-quantity.h"
#include "chancery-records.h"
#include "chancery-vocabulary.h"
#include "exchange-fixture.h"

#define N_REGISTRIES 50
#define N_RECORDS 16

typedef struct
{
  GRand *random;
  char *ids[N_RECORDS];
  const ChanceryKind *kinds[N_RECORDS];
  GPtrArray *records;
} World;

static gboolean
chance (World *world, double probability)
{
  return g_rand_double (world->random) < probability;
}

static gint
pick (World *world, gint n)
{
  return g_rand_int_range (world->random, 0, n);
}

static char *
make_id (World *world)
{
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x", g_rand_int (world->random),
                          (guint)pick (world, 65536), (guint)pick (world, 4096),
                          (guint)pick (world, 4096), g_rand_int (world->random),
                          (guint)pick (world, 65536));
}

static ChanceryValue *
make_text (World *world, const ChanceryField *field)
{
  static const char *const words[] = { "protest",
                                       "of the “16th”",
                                       "\"quoted\"",
                                       "back\\slash",
                                       "one/two",
                                       "two\nlines",
                                       "tab\there",
                                       "\xd8\xa7\xd8\xad\xd8\xaa\xd8\xac\xd8\xa7\xd8\xac",
                                       "\xe5\xa4\x96\xe4\xba\xa4",
                                       "\xf0\x9f\x98\x80",
                                       "caf\xc3\xa9",
                                       "<b>&amp;",
                                       "=1+1",
                                       "{\"a\":1}",
                                       "null",
                                       "\x01",
                                       "\x7f",
                                       "-",
                                       "a;b",
                                       "O'Brien" };
  g_autoptr (GString) text = g_string_new ("w");
  gint n_words = 1 + pick (world, 5);

  if (chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER))
    {
      g_autofree char *number = g_strdup_printf ("No. %d/%d", pick (world, 1000), pick (world, 99));

      return chancery_value_new_text (number);
    }
  if (chancery_field_has_flag (field, CHANCERY_FIELD_LANGUAGE))
    return chancery_value_new_text (chance (world, 0.5) ? "ur" : "zh-Hant-TW-x-desk");
  if (chancery_field_has_flag (field, CHANCERY_FIELD_POSITION))
    return chancery_value_new_text (chance (world, 0.5) ? "+34.7300+071.5300/"
                                                        : "-90+1800000+12CRSWGS_84/");
  for (gint i = 0; i < n_words; i++)
    g_string_append_printf (text, " %s", words[pick (world, G_N_ELEMENTS (words))]);
  return chancery_value_new_text (text->str);
}

static ChanceryValue *
make_term (World *world, const ChanceryField *field)
{
  const ChanceryVocabulary *vocabulary = chancery_vocabulary_get (field->vocabulary);
  gint n_terms = 0;

  while (vocabulary != NULL && vocabulary->terms[n_terms].code != NULL)
    n_terms++;
  if (n_terms == 0 || chance (world, 0.1))
    return chancery_value_new_text ("of-a-newer-program");
  return chancery_value_new_text (vocabulary->terms[pick (world, n_terms)].code);
}

static ChanceryValue *
make_date (World *world, const ChanceryField *field)
{
  static const char *const dates[] = {
    "2026-02-18",    "1955-03-31",    "2026-02",    "1871",
    "2026-02-16/..", "../2026-02-18", "XXXX",       "2026-02?",
    "1955-03~",      "1984%",         "2004-06-XX", "201X",
    "2001-21",       "-0044-03",      "Y170000002", "2026-02-01/2026-02-18"
  };
  gboolean exact = chancery_field_has_flag (field, CHANCERY_FIELD_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new (dates[exact ? pick (world, 2) : pick (world, G_N_ELEMENTS (dates))],
                               chance (world, 0.3) ? "about then" : NULL,
                               (ChanceryDateQuality)pick (world, 3), &error);

  g_assert_no_error (error);
  return chancery_value_new_date (date);
}

static ChanceryValue *
make_quantity (World *world)
{
  ChanceryQuantityQualifier qualifier =
      (ChanceryQuantityQualifier)pick (world, CHANCERY_QUANTITY_UNKNOWN + 1);
  gint64 best = (gint64)g_rand_int (world->random) - G_MAXINT32;
  gint64 high = best + pick (world, 100);
  gboolean is_range = qualifier == CHANCERY_QUANTITY_RANGE;
  gboolean is_vague = is_range || qualifier >= CHANCERY_QUANTITY_SEVERAL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryQuantity) quantity =
      chancery_quantity_new (qualifier, is_vague ? NULL : &best, is_range ? &best : NULL,
                             is_range ? &high : NULL, chance (world, 0.5) ? "in \"words\"" : NULL,
                             &error);

  g_assert_no_error (error);
  return chancery_value_new_quantity (quantity);
}

static ChanceryValue *
make_reference (World *world, const ChanceryField *field)
{
  gint at = pick (world, N_RECORDS);
  g_autofree char *elsewhere = make_id (world);

  if (chancery_field_has_flag (field, CHANCERY_FIELD_WORDS) && chance (world, 0.3))
    return chancery_value_new_words ("unnamed officials");
  if (chancery_field_takes_kind (field, world->kinds[at]->index) && chance (world, 0.8))
    return chancery_value_new_reference (world->ids[at], NULL);
  return chancery_value_new_reference (elsewhere, chance (world, 0.5) ? "Elsewhere" : NULL);
}

static ChanceryValue *
make_marking (World *world)
{
  static const char *const levels[] = { "unclassified", "restricted", "secret",
                                        "of-another-ministry" };
  static const char *const caveats[] = { "NO COPY", "EYES ONLY", NULL };

  return chancery_value_new_marking (levels[pick (world, G_N_ELEMENTS (levels))],
                                     chance (world, 0.5) ? caveats : NULL);
}

static ChanceryValue *
make_single (World *world, const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return make_text (world, field);
    case CHANCERY_TYPE_TERM:
      return make_term (world, field);
    case CHANCERY_TYPE_DATE:
      return make_date (world, field);
    case CHANCERY_TYPE_QUANTITY:
      return make_quantity (world);
    case CHANCERY_TYPE_REFERENCE:
      return make_reference (world, field);
    case CHANCERY_TYPE_MARKING:
      return make_marking (world);
    case CHANCERY_TYPE_BOOLEAN:
      return chancery_value_new_boolean (chance (world, 0.7));
    case CHANCERY_TYPE_INTEGER:
      return chancery_value_new_integer (pick (world, 1000));
    case CHANCERY_TYPE_JSON:
      return chancery_value_new_json ("{\"a\":[1,null,\"x\"]}");
    case CHANCERY_TYPE_LINES:
    default:
      return NULL;
    }
}

static ChanceryValue *
make_value (World *world, const ChanceryField *field)
{
  g_autoptr (GPtrArray) items = NULL;

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return make_single (world, field);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (gint i = pick (world, 4); i >= 0; i--)
    g_ptr_array_add (items, make_single (world, field));
  return chancery_value_new_list (items);
}

/* An attachment needs a name and a digest, a link its ends. */
static ChanceryLine *
make_line (World *world, const ChanceryField *list)
{
  g_autofree char *id = make_id (world);
  gboolean keyed = chancery_field_has_flag (list, CHANCERY_FIELD_KEYED);
  ChanceryLine *line = chancery_line_new (list, keyed || chance (world, 0.3) ? NULL : id);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      g_autoptr (ChanceryValue) value = NULL;

      if (!keyed && !chance (world, 0.7))
        continue;
      if (g_str_equal (field->id, "sha256"))
        {
          g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

          value = chancery_value_new_text (digest);
        }
      else if (g_str_equal (list->id, "attachments") && g_str_equal (field->id, "name"))
        value = chancery_value_new_text ("note.pdf");
      else
        value = make_value (world, field);
      chancery_line_set_value (line, field, value);
    }
  return line;
}

static void
fill_field (World *world, ChanceryDraft *draft, const ChanceryField *field)
{
  g_autoptr (ChanceryValue) value = NULL;

  if (field->type == CHANCERY_TYPE_LINES)
    {
      g_autoptr (GPtrArray) lines =
          g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

      for (gint i = pick (world, 4); i > 0; i--)
        {
          g_autoptr (ChanceryLine) line = make_line (world, field);

          /* No record is linked to itself. */
          if (!chancery_link_leads_to (line, chancery_draft_get_id (draft)))
            g_ptr_array_add (lines, g_steal_pointer (&line));
        }
      value = chancery_value_new_lines (lines);
    }
  else
    value = make_value (world, field);
  chancery_draft_set_value (draft, field, value);
}

/* As it is written where it is corrected; NULL for nothing. */
static ChanceryValue *
make_told (World *world, const ChanceryField *field)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (ChanceryLine) line = NULL;
  g_autoptr (ChanceryValue) value = NULL;

  if (chance (world, 0.2))
    return NULL;
  if (field->type == CHANCERY_TYPE_LINES)
    {
      line = make_line (world, field);
      value = chancery_value_new_line (line);
    }
  else
    value = make_value (world, field);
  if (value == NULL)
    return NULL;
  chancery_canonical_write_value (json, field, value, CHANCERY_CANONICAL_COMPACT, 0);
  return chancery_value_new_json (json->str);
}

/* Of a field, or of a field of its lines. */
static void
add_correction (World *world, ChanceryDraft *draft, const ChanceryField *field)
{
  const ChanceryField *list =
      chancery_kind_find_field (chancery_draft_get_kind (draft), "corrections");
  g_autofree char *id = make_id (world);
  g_autoptr (ChanceryLine) line = chancery_line_new (list, id);
  g_autoptr (ChanceryValue) before = NULL;
  g_autoptr (ChanceryValue) after = NULL;
  g_autofree char *path = g_strdup (field->id);

  if (field->type == CHANCERY_TYPE_LINES && chance (world, 0.5))
    {
      g_free (path);
      path = g_strdup_printf ("%s.%s", field->id, field->lines[0].id);
      field = &field->lines[0];
    }
  before = make_told (world, field);
  after = make_told (world, field);
  chancery_line_put_text (line, "when", "2026-03-02T08:30:00Z");
  chancery_line_put_text (line, "who", "Tester");
  chancery_line_put_text (line, "field", path);
  chancery_line_put (line, "before", before);
  chancery_line_put (line, "after", after);
  chancery_draft_add_line (draft, list, line);
}

/* What only the program writes has rules of its own. */
static void
fill_bookkeeping (World *world, ChanceryDraft *draft, gint number)
{
  static const char *const states[] = { "draft", "registered", "closed", "void" };
  g_autofree char *reference = g_strdup_printf ("REG/2026/%04d", number + 1);
  g_autoptr (ChanceryValue) version = chancery_value_new_integer (1 + pick (world, 9));

  chancery_draft_set_text (draft, "state", states[pick (world, G_N_ELEMENTS (states))]);
  if (chance (world, 0.5))
    chancery_draft_set_text (draft, "reference", reference);
  chancery_draft_set_text (draft, "created", "2026-03-02T08:00:00Z");
  chancery_draft_set_text (draft, "created_by", "Tester");
  chancery_draft_set_text (draft, "changed", "2026-03-02T09:00:00Z");
  chancery_draft_set_text (draft, "changed_by", "Tester");
  chancery_draft_set (draft, "version", version);
  if (chance (world, 0.3))
    chancery_draft_set_unknown (draft, "{\"newer\":{\"key\":[true,-1]}}");
}

static void
write_world (World *world, GString *out)
{
  for (gint i = 0; i < N_RECORDS; i++)
    {
      world->kinds[i] = chancery_kind_get (
          (ChanceryKindId)(CHANCERY_KIND_NONE + 1 + pick (world, CHANCERY_N_KINDS - 1)));
      world->ids[i] = make_id (world);
    }
  for (gint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr (ChanceryDraft) draft = chancery_draft_new_with_id (world->kinds[i], world->ids[i]);
      g_autoptr (ChanceryRecord) record = NULL;

      for (guint j = 0; j < chancery_kind_get_n_fields (world->kinds[i]); j++)
        {
          const ChanceryField *field = chancery_kind_get_nth_field (world->kinds[i], j);

          if (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM))
            continue;
          if (chance (world, 0.5))
            fill_field (world, draft, field);
          if (chance (world, 0.1))
            add_correction (world, draft, field);
        }
      fill_bookkeeping (world, draft, i);
      record = chancery_draft_build (draft);
      g_ptr_array_add (world->records, chancery_record_ref (record));
      chancery_canonical_write_record (out, record, CHANCERY_CANONICAL_COMPACT, 0);
      g_string_append_c (out, '\n');
    }
  for (gint i = 0; i < N_RECORDS; i++)
    g_clear_pointer (&world->ids[i], g_free);
}

/* Says where they part, not all that they are. */
static void
assert_same (const char *first, const char *second)
{
  g_auto (GStrv) ours = g_strsplit (first, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (second, "\n", -1);

  for (guint i = 0; ours[i] != NULL && theirs[i] != NULL; i++)
    if (!g_str_equal (ours[i], theirs[i]))
      g_error ("line %u: “%s” became “%s”", i + 1, ours[i], theirs[i]);
  g_assert_cmpstr (first, ==, second);
}

/* A desk that reads a record makes of it what the desk made that wrote it. */
static void
assert_kept (ChanceryDb *db, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryRecord) read =
          chancery_records_load (db, chancery_record_get_id (records->pdata[i]), &error);
      g_autofree char *digest = NULL;
      g_autofree char *meant = chancery_canonical_digest (records->pdata[i]);

      g_assert_no_error (error);
      digest = chancery_canonical_digest (read);
      g_assert_cmpstr (digest, ==, meant);
    }
}

static void
try_one (guint32 seed)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  World world = { .random = g_rand_new_with_seed (seed), .records = records };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Fixture fixture = { 0 };

  g_test_message ("CHANCERY_SEED=%u", seed);
  write_world (&world, text);
  fixture_set_up (&fixture, NULL);
  fixture_import (fixture.db, text->str, CHANCERY_CONFLICTS_FAIL,
                  "new 16, changed 0, unchanged 0, conflicts 0");
  assert_kept (fixture.db, records);
  first = fixture_export_all (fixture.db, "json");
  fixture_import (fixture.other, first, CHANCERY_CONFLICTS_FAIL,
                  "new 16, changed 0, unchanged 0, conflicts 0");
  second = fixture_export_all (fixture.other, "json");
  assert_same (first, second);
  fixture_import (fixture.other, text->str, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 16, conflicts 0");
  fixture_tear_down (&fixture, NULL);
  g_rand_free (world.random);
}

static void
test_random (void)
{
  const char *seed = g_getenv ("CHANCERY_SEED");
  guint32 n_registries = g_test_slow () ? N_REGISTRIES * 100 : N_REGISTRIES;

  if (seed != NULL)
    {
      try_one ((guint32)g_ascii_strtoull (seed, NULL, 10));
      return;
    }
  for (guint32 i = 1; i <= n_registries; i++)
    try_one (i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/round-trip/random", test_random);

  return g_test_run ();
}
