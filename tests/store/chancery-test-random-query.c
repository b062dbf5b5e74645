/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-random.h"

#include "chancery-vocabulary.h"

#include <string.h>

#define MAX_DEPTH 3
#define PICK(self, list) list[chancery_test_random_below (self, G_N_ELEMENTS (list))]

static void
write_code (ChanceryTestRandom *self, GString *text, const char *vocabulary)
{
  const ChanceryVocabulary *terms = chancery_vocabulary_get (vocabulary);
  guint n = 0;

  while (terms->terms[n].code != NULL)
    n++;
  if (chancery_test_random_one_in (self, 20))
    g_string_append (text, "something-newer");
  else
    g_string_append (text, terms->terms[chancery_test_random_below (self, n)].code);
}

static void
write_sign (ChanceryTestRandom *self, GString *text)
{
  static const char *const signs[] = { "<", "<=", ">", ">=", "=" };

  if (chancery_test_random_one_in (self, 3))
    g_string_append (text, PICK (self, signs));
}

/* Words, a name or a number as a value: in quotes, with a star or as they are. */
static void
write_words (ChanceryTestRandom *self, GString *text)
{
  const char *value = chancery_test_random_one_in (self, 3)   ? chancery_test_random_word (self)
                      : chancery_test_random_one_in (self, 4) ? chancery_test_random_number (self)
                      : chancery_test_random_one_in (self, 3) ? chancery_test_random_tag (self)
                                                              : chancery_test_random_name (self);

  if (chancery_test_random_one_in (self, 8))
    g_string_append_printf (text, "%.*s*", (int)(g_utf8_offset_to_pointer (value, 1) - value),
                            value);
  else
    g_string_append_printf (text, "%s\"%s\"", chancery_test_random_one_in (self, 5) ? "=" : "",
                            value);
}

static void
write_value (ChanceryTestRandom *self, GString *text, const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TERM:
      write_code (self, text, field->vocabulary);
      break;
    case CHANCERY_TYPE_MARKING:
      write_code (self, text, "marking_level");
      break;
    case CHANCERY_TYPE_DATE:
      g_string_append (text, chancery_test_random_date (self));
      break;
    case CHANCERY_TYPE_QUANTITY:
    case CHANCERY_TYPE_INTEGER:
      g_string_append_printf (text, "%u", chancery_test_random_below (self, 20));
      break;
    case CHANCERY_TYPE_BOOLEAN:
      g_string_append (text, chancery_test_random_one_in (self, 2) ? "yes" : "no");
      break;
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_REFERENCE:
    case CHANCERY_TYPE_LINES:
    case CHANCERY_TYPE_JSON:
      write_words (self, text);
      break;
    }
}

/* A field of any kind, or of its lines where they are asked by a name of their own. */
static const ChanceryField *
pick_field (ChanceryTestRandom *self, const char **prefix)
{
  const ChanceryKind *kind = chancery_kind_get (
      (ChanceryKindId)(1 + chancery_test_random_below (self, CHANCERY_N_KINDS - 1)));
  const ChanceryField *fields =
      chancery_test_random_one_in (self, 3) ? chancery_kind_get_envelope () : kind->fields;
  const ChanceryField *field =
      &fields[chancery_test_random_below (self, chancery_field_count (fields))];

  *prefix = field->id;
  if (field->lines != NULL && chancery_test_random_one_in (self, 2))
    {
      const ChanceryField *inner =
          &field->lines[chancery_test_random_below (self, chancery_field_count (field->lines))];

      if (inner->query != NULL)
        {
          *prefix = inner->query;
          return inner;
        }
    }
  if (field->query != NULL)
    *prefix = field->query;
  return field;
}

static void
write_table_condition (ChanceryTestRandom *self, GString *text)
{
  const char *prefix;
  const ChanceryField *field = pick_field (self, &prefix);
  gboolean ordered = field->type != CHANCERY_TYPE_TEXT && field->type != CHANCERY_TYPE_REFERENCE &&
                     field->type != CHANCERY_TYPE_LINES;

  /* The first of its names. */
  g_string_append_printf (text, "%.*s:", (int)strcspn (prefix, " "), prefix);
  if (ordered)
    write_sign (self, text);
  write_value (self, text, field);
  if (field->type != CHANCERY_TYPE_DATE && chancery_test_random_one_in (self, 5))
    {
      g_string_append_c (text, ',');
      write_value (self, text, field);
    }
}

static void
write_kind (ChanceryTestRandom *self, GString *text)
{
  static const char *const begun[] = { "dem*", "act*", "document", "d*" };
  ChanceryKindId kind =
      (ChanceryKindId)(1 + chancery_test_random_below (self, CHANCERY_N_KINDS - 1));

  g_string_append_printf (text, "kind:%s",
                          chancery_test_random_one_in (self, 5) ? PICK (self, begun)
                                                                : chancery_kind_get (kind)->id);
}

static void
write_day (ChanceryTestRandom *self, GString *text)
{
  static const char *const fields[] = { "after", "before", "on" };
  static const char *const typed[] = { "1961",
                                       "1961-08",
                                       "1960s",
                                       "3 Aug 1961",
                                       "-30d",
                                       "2026",
                                       "1961-08-03",
                                       "\"3 aug 1961 14:30\"",
                                       "\"after 3 aug 1961 14:30\"",
                                       "\"1 aug 9:00 to 3 aug 1961 17:00\"",
                                       "\"3 aug 1430\"",
                                       "\"1-3 aug 1961, 2:30 pm\"" };

  g_string_append_printf (text, "%s:", PICK (self, fields));
  g_string_append (text, chancery_test_random_one_in (self, 3) ? PICK (self, typed)
                                                               : chancery_test_random_date (self));
}

static void
write_year (ChanceryTestRandom *self, GString *text)
{
  g_string_append (text, "year:");
  if (chancery_test_random_one_in (self, 5))
    {
      g_string_append (text, "none");
      return;
    }
  write_sign (self, text);
  g_string_append_printf (text, "%u", 1959 + chancery_test_random_below (self, 6));
}

static void
write_has (ChanceryTestRandom *self, GString *text)
{
  static const char *const things[] = {
    "attachment", "attachments", "reply",   "link",    "links",   "demand",    "assurance",
    "replies-to", "place",       "party",   "body",    "note",    "tag",       "answers",
    "marking",    "title",       "verdict", "done_on", "nothing", "reference", "raised_in"
  };
  const char *prefix;

  if (chancery_test_random_one_in (self, 3))
    g_string_append_printf (text, "has:%s", pick_field (self, &prefix)->id);
  else
    g_string_append_printf (text, "has:%s", PICK (self, things));
}

static void
write_fixed (ChanceryTestRandom *self, GString *text)
{
  static const char *const conditions[] = {
    "counted:yes",
    "counted:no",
    "answered:yes",
    "answered:no",
    "answered:receipt",
    "answered:none",
    "import:1",
    "state:open",
    "state:archived",
    "state:done",
    "state:to-check",
    "state:void,draft",
    "state:kept",
    "counterpart:none",
    "form:note-verbale",
    "form:note*",
    "direction:in",
    "verdict:open",
    "marking:>=confidential",
    "marking:<secret",
    "marking:something-newer",
    "marking:>=restricted,secret",
    "tone:>=protest",
    "tone:<concern,condemn",
    "state:registered",
    "state:draft",
    "answered:yes,none",
  };

  g_string_append (text, PICK (self, conditions));
}

/* A record that is named by its id, a number or words. */
static void
write_record (ChanceryTestRandom *self, GString *text)
{
  static const char *const fields[] = { "case",        "about", "ref",  "raised_in",
                                        "counterpart", "party", "place" };
  g_autofree char *id =
      chancery_test_random_dup_id (self, chancery_test_random_below (self, self->kinds->len));

  g_string_append_printf (text, "%s:", PICK (self, fields));
  if (chancery_test_random_one_in (self, 2))
    g_string_append (text, id);
  else
    write_words (self, text);
}

/* The words of a number, one by one: of a paper, or of a register. */
static void
write_number_apart (ChanceryTestRandom *self, GString *text)
{
  static const char *const apart[] = { "nv 17 61",        "(nv 0017 61)", "prot 2026 12",
                                       "fo 371 12345",    "12 34",        "689.90D 3 3155",
                                       "689 90 d/3 3155", "35 2026",      "doc 1961 4",
                                       "nv-17 border 61", "a res 12 34",  "2026 12 12" };
  static const char *const heads[] = { "", "p ", "D ", "f/", "border " };

  if (chancery_test_random_one_in (self, 2))
    g_string_append (text, PICK (self, apart));
  else
    g_string_append_printf (text, "%s%u %u", PICK (self, heads),
                            2020 + chancery_test_random_below (self, 7),
                            chancery_test_random_below (self, self->kinds->len));
}

static void
write_free_words (ChanceryTestRandom *self, GString *text)
{
  const char *word = chancery_test_random_word (self);
  const char *end = g_utf8_offset_to_pointer (word, MIN (g_utf8_strlen (word, -1), 2));

  switch (chancery_test_random_below (self, 10))
    {
    case 0:
      g_string_append_printf (text, "\"%s ", word);
      g_string_append_printf (text, "%s\"", chancery_test_random_word (self));
      break;
    case 1:
      g_string_append_printf (text, "%.*s*", (int)(end - word), word);
      break;
    case 2:
      g_string_append_printf (text, "%.*s*", (int)(g_utf8_next_char (word) - word), word);
      break;
    case 3:
      g_string_append_printf (text, "=%s", word);
      break;
    case 4:
      g_string_append (text, chancery_test_random_number (self));
      break;
    case 5:
      write_number_apart (self, text);
      break;
    case 6:
      g_string_append (text, chancery_test_random_name (self));
      break;
    default:
      g_string_append (text, word);
    }
}

static void
write_condition (ChanceryTestRandom *self, GString *text)
{
  static void (*const write[]) (ChanceryTestRandom * self, GString * text) = {
    write_free_words,
    write_free_words,
    write_free_words,
    write_table_condition,
    write_table_condition,
    write_kind,
    write_day,
    write_year,
    write_has,
    write_fixed,
    write_record,
  };

  PICK (self, write) (self, text);
}

static void
write_group (ChanceryTestRandom *self, GString *text, guint depth)
{
  guint n = 1 + chancery_test_random_below (self, 3);
  gboolean any = chancery_test_random_one_in (self, 3);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i == 0 ? "" : any ? " OR " : " ");
      if (chancery_test_random_one_in (self, 6))
        g_string_append_c (text, '-');
      if (depth < MAX_DEPTH && chancery_test_random_one_in (self, 4))
        {
          g_string_append_c (text, '(');
          write_group (self, text, depth + 1);
          g_string_append_c (text, ')');
        }
      else
        write_condition (self, text);
    }
}

char *
chancery_test_random_query (ChanceryTestRandom *self)
{
  GString *text = g_string_new (NULL);

  write_group (self, text, 0);
  return g_string_free (text, FALSE);
}
