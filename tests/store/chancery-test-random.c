/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-random.h"

#include "chancery-attachments.h"
#include "chancery-record-import.h"
#include "chancery-vocabulary.h"

#include <string.h>

#define PICK(self, list) list[chancery_test_random_below (self, G_N_ELEMENTS (list))]

static const char *const words[] = {
  "border",
  "border",
  "Border",
  "Bo\xcc\x88rder",
  "crossing",
  "cross-border",
  "road",
  "roads",
  "roadside",
  "bridge",
  "Straße",
  "STRASSE",
  "naïve",
  "cafe\xcc\x81",
  "İstanbul",
  "istanbul",
  "ığdır",
  "e-mail",
  "cease–fire",
  "O’Neill",
  "حدود",
  "الحدود",
  "كابل",
  "کابل",
  "مُذَكِّرة",
  "مذكرة",
  "خط\u200cالحدود",
  "граница",
  "Граница",
  "ёлка",
  "елка",
  "Σίσυφος",
  "外交部",
  "国境",
  "東京都",
  "ชายแดน",
  "กรุงเทพ",
  "도쿄",
  "12",
  "2026",
  "0012",
  "1,500",
  "٣٥",
  "U.N.",
  "OR",
  "not",
  "a",
  "zone_7",
  "🇵🇰",
  "protest",
  "protests",
  "note",
  "Zenda",
  "Ruritania",
  "Strelsau",
  "Hentzau",
  "xylograph",
  "and/or",
  "A/RES/12",
  "C++",
  "résumé",
  "resume",
  "fiancée",
};
static const char *const numbers[] = {
  "689.90D/3–3155", "689.90D/3-3155", "DOC/1961/4", "PROT/2026/0012",
  "PROT 2026 12",   "NV-0017/61",     "12",         "A/RES/12",
  "Ref. № 7/б",     "٣٥/٢٠٢٦",        "12-34",      "FO 371/12345",
};
static const char *const names[] = {
  "Ruritania",
  "Kingdom of Ruritania",
  "Strelsau",
  "Zenda",
  "Hentzau",
  "RUR",
  "رورتانیا",
  "Руритания",
  "Łódź",
  "東京",
  "Border Guards",
  "Zenda Border Post",
  "O’Neill",
  "Al-Hentzau",
  "X",
  "12 March",
  "Guards \\\"B\\\" Post",
  "Post, Telegraph (old)",
  "al hentzau",
  "AL–HENTZAU",
  "O Neill",
  "O.Neill",
  "O’NEILL",
  "ONeill",
  "«Zenda»",
  "zenda",
  "Руритания!",
  "РУРИТАНИЯ",
  "「東京」",
  "東・京",
  "Lodz",
  "رورتانيا",
  "Border-Guards",
  "(Border) guards",
};
static const char *const tags[] = {
  "border", "border road", "Border",        "trade",  "حدود",
  "2026",   "to-check",    "water & power", "ชายแดน", "a,b",
};

ChanceryTestRandom *
chancery_test_random_new (guint seed)
{
  ChanceryTestRandom *self = g_new0 (ChanceryTestRandom, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (ChanceryKindId));
  return self;
}

void
chancery_test_random_free (ChanceryTestRandom *self)
{
  g_rand_free (self->rand);
  g_array_unref (self->kinds);
  g_free (self);
}

guint
chancery_test_random_below (ChanceryTestRandom *self, guint n)
{
  return (guint)g_rand_int_range (self->rand, 0, (gint32)n);
}

gboolean
chancery_test_random_one_in (ChanceryTestRandom *self, guint n)
{
  return chancery_test_random_below (self, n) == 0;
}

const char *
chancery_test_random_word (ChanceryTestRandom *self)
{
  static char made[16];

  if (!chancery_test_random_one_in (self, 6))
    return PICK (self, words);
  /* Very many that begin alike. */
  g_snprintf (made, sizeof made, "w%03x", chancery_test_random_below (self, 1500));
  return made;
}

const char *
chancery_test_random_number (ChanceryTestRandom *self)
{
  return PICK (self, numbers);
}

const char *
chancery_test_random_name (ChanceryTestRandom *self)
{
  return PICK (self, names);
}

const char *
chancery_test_random_tag (ChanceryTestRandom *self)
{
  return PICK (self, tags);
}

const char *
chancery_test_random_date (ChanceryTestRandom *self)
{
  static const char *const odd[] = {
    "XXXX",
    "1961",
    "1961-08",
    "1961-08-03/1961-08-05",
    "1961-08/..",
    "../1961-08-03",
    "196X",
    "1961-08-XX",
    "1961-21",
    "1961-08-03~",
    "1961?",
    "1960/1962",
    "2026-02-16/..",
    "../..",
    "0031-01-01",
    "-0044-03-15",
    "1961-12-31/1962-01-01",
    "19XX",
    "1961-08-03/",
    "/1961-08-03",
    "9999-12-31",
    "1962-01-01",
    "1961-01-01",
    "1961-12-31",
  };
  static char made[16];

  if (chancery_test_random_one_in (self, 3))
    return PICK (self, odd);
  g_snprintf (made, sizeof made, "19%02u-%02u-%02u", 60 + chancery_test_random_below (self, 4),
              1 + chancery_test_random_below (self, 12), 1 + chancery_test_random_below (self, 28));
  return made;
}

char *
chancery_test_random_dup_id (ChanceryTestRandom *self, guint number)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", number * 2654435761u, number);
}

/* ---- values ---- */

static void
write_text (ChanceryTestRandom *self, GString *json, guint most)
{
  guint n = 1 + chancery_test_random_below (self, most);

  g_string_append_c (json, '\'');
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s%s",
                            i == 0                                  ? ""
                            : chancery_test_random_one_in (self, 9) ? ", "
                                                                    : " ",
                            chancery_test_random_one_in (self, 25)
                                ? chancery_test_random_number (self)
                                : chancery_test_random_word (self));
  g_string_append_c (json, '\'');
}

static void
write_term (ChanceryTestRandom *self, GString *json, const char *vocabulary)
{
  const ChanceryVocabulary *terms = chancery_vocabulary_get (vocabulary);
  guint n = 0;

  while (terms->terms[n].code != NULL)
    n++;
  if (chancery_test_random_one_in (self, 25))
    g_string_append (json, "'something-newer'");
  else
    g_string_append_printf (json, "'%s'", terms->terms[chancery_test_random_below (self, n)].code);
}

/* A record of a kind that @field takes, one that is not here, or words alone. */
static void
write_reference (ChanceryTestRandom *self, GString *json, const ChanceryField *field)
{
  const char *label = chancery_test_random_name (self);

  if (!chancery_test_random_one_in (self, 8))
    for (guint i = 0; i < 200; i++)
      {
        guint number = chancery_test_random_below (self, self->kinds->len);
        g_autofree char *id = NULL;

        /* Few are named by many. */
        if (!chancery_test_random_one_in (self, 3))
          number = number % MAX (1, self->kinds->len / 10);
        id = chancery_test_random_dup_id (self, number);
        if (!chancery_field_takes_kind (field, g_array_index (self->kinds, ChanceryKindId, number)))
          continue;
        g_string_append_printf (json, "{'id':'%s'}", id);
        return;
      }
  if (chancery_field_has_flag (field, CHANCERY_FIELD_WORDS) &&
      chancery_test_random_one_in (self, 2))
    g_string_append_printf (json, "'%s'", label);
  else
    g_string_append_printf (json, "{'id':'%08x-dead-4000-8000-00000000000f','label':'%s'}",
                            chancery_test_random_below (self, 30), label);
}

static void
write_marking (ChanceryTestRandom *self, GString *json)
{
  g_string_append (json, "{'level':");
  write_term (self, json, "marking_level");
  g_string_append (json, "}");
}

static void write_fields (ChanceryTestRandom *self, GString *json, const ChanceryField *fields);

static void
write_lines (ChanceryTestRandom *self, GString *json, const ChanceryField *list)
{
  guint n = 1 + chancery_test_random_below (self, 3);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json, "%s{'id':'%08x-%04x-4000-8000-%08x%04x'", i > 0 ? "," : "",
                              g_rand_int (self->rand), g_rand_int (self->rand) & 0xffff,
                              g_rand_int (self->rand), g_rand_int (self->rand) & 0xffff);
      write_fields (self, json, list->lines);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
write_value (ChanceryTestRandom *self, GString *json, const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      if (chancery_field_has_flag (field, CHANCERY_FIELD_LANGUAGE))
        g_string_append (json, chancery_test_random_one_in (self, 2) ? "'en'" : "'ur-PK'");
      else if (chancery_field_has_flag (field, CHANCERY_FIELD_POSITION))
        g_string_append (json, "'+34.7300+071.5300/'");
      else if (chancery_field_has_flag (field, CHANCERY_FIELD_NUMBER))
        g_string_append_printf (json, "'%s'", chancery_test_random_number (self));
      else
        write_text (self, json, chancery_field_has_flag (field, CHANCERY_FIELD_BODY) ? 40 : 5);
      break;
    case CHANCERY_TYPE_TERM:
      write_term (self, json, field->vocabulary);
      break;
    case CHANCERY_TYPE_DATE:
      if (chancery_field_has_flag (field, CHANCERY_FIELD_DAY))
        g_string_append_printf (json, "'1961-%02u-03'", 1 + chancery_test_random_below (self, 12));
      else
        g_string_append_printf (json, "'%s'", chancery_test_random_date (self));
      break;
    case CHANCERY_TYPE_QUANTITY:
      g_string_append_printf (json, "{'qualifier':'about','best':%u}",
                              chancery_test_random_below (self, 20));
      break;
    case CHANCERY_TYPE_REFERENCE:
      write_reference (self, json, field);
      break;
    case CHANCERY_TYPE_MARKING:
      write_marking (self, json);
      break;
    case CHANCERY_TYPE_BOOLEAN:
      g_string_append (json, "true");
      break;
    case CHANCERY_TYPE_INTEGER:
      g_string_append_printf (json, "%u", chancery_test_random_below (self, 20));
      break;
    case CHANCERY_TYPE_LINES:
      write_lines (self, json, field);
      break;
    case CHANCERY_TYPE_JSON:
      g_string_append (json, "'x'");
      break;
    }
}

static void
write_fields (ChanceryTestRandom *self, GString *json, const ChanceryField *fields)
{
  for (const ChanceryField *field = fields; field->id != NULL; field++)
    {
      gboolean list = chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
                      field->type != CHANCERY_TYPE_LINES;

      if (chancery_test_random_one_in (self, 3) ||
          (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) &&
           strcmp (field->id, "by") != 0))
        continue;
      g_string_append_printf (json, ",'%s':%s", field->id, list ? "[" : "");
      for (guint n = 1 + (list ? chancery_test_random_below (self, 3) : 0); n > 0; n--)
        {
          write_value (self, json, field);
          g_string_append (json, n > 1 ? "," : "");
        }
      g_string_append (json, list ? "]" : "");
    }
}

/* ---- records ---- */

static void
write_links (ChanceryTestRandom *self, GString *json)
{
  const ChanceryField *links = chancery_field_find (chancery_kind_get_envelope (), "links");
  const ChanceryField *to = chancery_field_find (links->lines, "to");

  g_string_append (json, ",'links':[{'type':");
  write_term (self, json, "link_type");
  g_string_append (json, ",'to':");
  write_reference (self, json, to);
  g_string_append (json, "}]");
}

static void
write_attachment (ChanceryTestRandom *self, GString *json, GPtrArray *papers)
{
  g_string_append_printf (json, ",'attachments':[{'name':'scan %s.pdf','sha256':'%s','size':3}]",
                          chancery_test_random_name (self),
                          (char *)papers->pdata[chancery_test_random_below (self, papers->len)]);
}

static void
write_tags (ChanceryTestRandom *self, GString *json)
{
  g_string_append (json, ",'tags':['border'");
  for (guint n = chancery_test_random_below (self, 3); n > 0; n--)
    g_string_append_printf (json, ",'%s'", chancery_test_random_tag (self));
  g_string_append_c (json, ']');
}

static const char *
pick_state (ChanceryTestRandom *self, const ChanceryKind *kind)
{
  static const char *const states[] = { "registered", "registered", "registered",
                                        "closed",     "void",       "draft" };

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    return chancery_test_random_one_in (self, 4) ? "draft" : "registered";
  return PICK (self, states);
}

/* @papers: digests of contents (element-type utf8). */
static char *
make_record (ChanceryTestRandom *self, guint number, GPtrArray *papers)
{
  const ChanceryKind *kind =
      chancery_kind_get (g_array_index (self->kinds, ChanceryKindId, number));
  const char *state = pick_state (self, kind);
  GString *json = g_string_new (NULL);
  g_autofree char *id = chancery_test_random_dup_id (self, number);

  g_string_printf (json, "{'kind':'%s','id':'%s','state':'%s'", kind->id, id, state);
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED) && strcmp (state, "draft") != 0)
    g_string_append_printf (json, ",'reference':'%c/%u/%04u'", "PDF"[number % 3],
                            2020 + chancery_test_random_below (self, 7), number);
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    {
      g_string_append_printf (json, ",'names':[{'text':'%s'}", chancery_test_random_name (self));
      if (chancery_test_random_one_in (self, 2))
        g_string_append_printf (json, ",{'text':'%s','kind':'acronym'}",
                                chancery_test_random_name (self));
      g_string_append_c (json, ']');
    }
  else if (!chancery_test_random_one_in (self, 10))
    {
      g_string_append (json, ",'title':");
      write_text (self, json, 6);
    }
  if (!chancery_test_random_one_in (self, 3))
    {
      g_string_append (json, ",'marking':");
      write_marking (self, json);
    }
  if (!chancery_test_random_one_in (self, 3))
    write_tags (self, json);
  if (chancery_test_random_one_in (self, 4))
    {
      g_string_append (json, ",'note':");
      write_text (self, json, 8);
    }
  if (chancery_test_random_one_in (self, 4))
    write_links (self, json);
  if (chancery_test_random_one_in (self, 5))
    write_attachment (self, json, papers);
  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (strcmp (field->id, "names") != 0)
      {
        const ChanceryField alone[] = { *field, { .id = NULL } };

        write_fields (self, json, alone);
      }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static GPtrArray *
put_papers (ChanceryTestRandom *self, ChanceryTestStore *store)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *bytes = g_strdup_printf ("%03u", i);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, 3, NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      ChanceryContent content;

      chancery_attachments_put (store->db, stream, &content, NULL, &error);
      g_assert_no_error (error);
      for (guint n = chancery_test_random_below (self, 60); n > 0; n--)
        g_string_append_printf (text, "%s%s", chancery_test_random_word (self),
                                n % 7 == 0 ? "\n" : " ");
      if (i > 0)
        chancery_attachments_set_text (store->db, content.sha256, text->str, &error);
      g_assert_no_error (error);
      g_ptr_array_add (papers, g_strdup (content.sha256));
    }
  return papers;
}

void
chancery_test_random_fill (ChanceryTestRandom *self, ChanceryTestStore *store, guint n)
{
  g_autoptr (GPtrArray) papers = put_papers (self, store);
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  for (guint i = 0; i < n; i++)
    {
      /* Those that others name stand among the first. */
      ChanceryKindId kind =
          (ChanceryKindId)(1 + chancery_test_random_below (self, CHANCERY_N_KINDS - 1));

      if (i > n / 10 && chancery_test_random_one_in (self, 2))
        kind = CHANCERY_KIND_DOCUMENT;
      g_array_append_val (self->kinds, kind);
    }
  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *json = make_record (self, i, papers);

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  self->filled = chancery_db_get_group (store->db);
}
