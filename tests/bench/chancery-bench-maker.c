/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench-maker-private.h"

#include "chancery-bench-names.h"

#include <math.h>
#include <string.h>

/* Raised when the same number of records comes out otherwise. */
#define VERSION 1
#define MEAN_WORDS 300
#define DEVIATION 1.25
#define MOST_BODY (290 * 1024)
#define FIRST_YEAR 1861
#define N_YEARS 120
guint
chancery_bench_maker_below (ChanceryBenchMaker *self, guint end)
{
  return chancery_bench_random_below (&self->random, end);
}

gboolean
chancery_bench_maker_once_in (ChanceryBenchMaker *self, guint n)
{
  return chancery_bench_random_once_in (&self->random, n);
}

/* A few of many have most. */
guint
chancery_bench_maker_pick_skewed (ChanceryBenchMaker *self, guint end)
{
  return (guint)(end * pow (chancery_bench_random_part (&self->random), 3));
}

static void
add_id (ChanceryBenchMaker *self, GString *line, IdOf of, guint number)
{
  ChanceryBenchRandom random =
      ((guint64)of << 56) + number +
      (of == ID_RECORD || of == ID_CASEFILE ? (guint64)self->seed << 40 : 0);
  guint64 a = chancery_bench_random_next (&random);
  guint64 b = chancery_bench_random_next (&random);

  g_string_append_printf (line, "%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint)(a >> 32),
                          (guint)(a >> 16) & 0xffff, (guint)a & 0xfff,
                          ((guint)(b >> 48) & 0x3fff) | 0x8000,
                          b & G_GUINT64_CONSTANT (0xffffffffffff));
}

void
chancery_bench_maker_add_reference (ChanceryBenchMaker *self, GString *line, IdOf of, guint number)
{
  g_string_append (line, "{\"id\":\"");
  add_id (self, line, of, number);
  if (of <= ID_PLACE)
    g_string_append_printf (line, "\",\"label\":\"%s", self->names[of - ID_ACTOR][number]);
  g_string_append (line, "\"}");
}

void
chancery_bench_maker_begin_record (ChanceryBenchMaker *self,
                                   GString *line,
                                   const char *kind,
                                   IdOf of,
                                   guint number)
{
  g_string_append_printf (line, "{\"kind\":\"%s\",\"id\":\"", kind);
  add_id (self, line, of, number);
  g_string_append_c (line, '"');
}

void
chancery_bench_maker_add_text (GString *line, const char *key, const char *value)
{
  g_string_append_printf (line, ",\"%s\":\"%s\"", key, value);
}

void
chancery_bench_maker_add_bookkeeping (ChanceryBenchMaker *self, GString *line)
{
  static const char *const officers[] = { "First desk", "Second desk", "Registry", "Night duty" };
  const char *who = PICK (self, officers);

  g_string_append_printf (
      line,
      ",\"created\":\"2026-%02u-%02uT%02u:%02u:00Z\",\"created_by\":\"%s\","
      "\"changed\":\"2026-11-20T08:00:00Z\",\"changed_by\":\"%s\",\"version\":1",
      chancery_bench_maker_below (self, 10) + 1, chancery_bench_maker_below (self, 28) + 1,
      chancery_bench_maker_below (self, 24), chancery_bench_maker_below (self, 60), who, who);
}

/* ---- text ---------------------------------------------------------------------------------- */

static void
add_capital (GString *line, const char *word)
{
  g_string_append_c (line, g_ascii_toupper (*word));
  g_string_append (line, word + 1);
}

/* The name of a party, a person or a place, in one spelling or another. */
static void
add_name (ChanceryBenchMaker *self, GString *line)
{
  const guint ends[] = { self->n_actors, self->n_persons, self->n_places };
  guint which = chancery_bench_maker_below (self, 3);
  const char *name = self->names[which][chancery_bench_maker_pick_skewed (self, ends[which])];

  if (chancery_bench_maker_once_in (self, 3))
    {
      g_autofree char *other = chancery_bench_names_spell_otherwise (name, &self->random);

      g_string_append (line, other);
    }
  else
    g_string_append (line, name);
}

static void
add_words (ChanceryBenchMaker *self, GString *line, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *word = chancery_bench_words_pick (self->words, &self->random);

      if (i == 0)
        add_capital (line, word);
      else
        g_string_append (line, word);
      if (i + 1 < n)
        g_string_append_c (line, ' ');
    }
}

/* Sentences of 5 to 34 words, in paragraphs of about six. */
static void
add_prose (ChanceryBenchMaker *self, GString *line, guint n_words)
{
  gsize start = line->len;
  guint left = 0;

  for (guint i = 0; i < n_words && line->len - start < MOST_BODY; i++)
    {
      const char *word;
      gboolean first = left == 0;

      if (first)
        {
          left = 5 + chancery_bench_maker_below (self, 30);
          if (i > 0)
            g_string_append (line, chancery_bench_maker_once_in (self, 6) ? ".\\n\\n" : ". ");
        }
      else
        g_string_append (line, chancery_bench_maker_once_in (self, 20) ? ", " : " ");
      left--;
      if (chancery_bench_maker_once_in (self, 80))
        {
          add_name (self, line);
          continue;
        }
      word = chancery_bench_words_pick (self->words, &self->random);
      if (first)
        add_capital (line, word);
      else
        g_string_append (line, word);
    }
  g_string_append_c (line, '.');
}

void
chancery_bench_maker_add_body (ChanceryBenchMaker *self, GString *line, double share)
{
  double mean = log (MEAN_WORDS * share) - DEVIATION * DEVIATION / 2;
  double n = exp (mean + DEVIATION * chancery_bench_random_normal (&self->random));

  if (chancery_bench_maker_once_in (self, 25000))
    n = MOST_BODY;
  g_string_append (line, ",\"body\":\"");
  add_prose (self, line, (guint)CLAMP (n, 20, MOST_BODY));
  g_string_append_c (line, '"');
}

void
chancery_bench_maker_add_title (ChanceryBenchMaker *self, GString *line)
{
  static const char *const headings[] = { "Telegram", "Letter", "Despatch", "Airgram", "Note" };

  g_string_append (line, ",\"title\":\"");
  if (chancery_bench_maker_once_in (self, 3))
    {
      g_string_append_printf (line, "%s From the Embassy in ", PICK (self, headings));
      g_string_append (line,
                       self->names[2][chancery_bench_maker_pick_skewed (self, self->n_places)]);
      g_string_append (line, " to the ");
      g_string_append (line,
                       self->names[0][chancery_bench_maker_pick_skewed (self, self->n_actors)]);
      g_string_append (line, ": ");
    }
  add_words (self, line,
             chancery_bench_maker_once_in (self, 2000) ? 170
                                                       : 5 + chancery_bench_maker_below (self, 10));
  g_string_append_c (line, '"');
}

void
chancery_bench_maker_add_sentence (ChanceryBenchMaker *self,
                                   GString *line,
                                   const char *key,
                                   guint n)
{
  g_string_append_printf (line, ",\"%s\":\"", key);
  add_prose (self, line, n + chancery_bench_maker_below (self, n));
  g_string_append_c (line, '"');
}

/* ---- dates --------------------------------------------------------------------------------- */

guint
chancery_bench_maker_pick_year (ChanceryBenchMaker *self)
{
  return FIRST_YEAR + (guint)(N_YEARS * pow (chancery_bench_random_part (&self->random), 0.7));
}

/* 1 to 28, so that every one is a day. */
void
chancery_bench_maker_add_day (ChanceryBenchMaker *self, GString *line, const char *key, guint year)
{
  g_string_append_printf (line, ",\"%s\":\"%04u-%02u-%02u\"", key, year,
                          chancery_bench_maker_below (self, 12) + 1,
                          chancery_bench_maker_below (self, 28) + 1);
}

void
chancery_bench_maker_add_date (ChanceryBenchMaker *self, GString *line, const char *key, guint year)
{
  guint sort = chancery_bench_maker_below (self, 1000);
  guint month = chancery_bench_maker_below (self, 12) + 1;
  guint day = chancery_bench_maker_below (self, 28) + 1;

  if (sort < 70)
    return;
  if (sort < 90)
    g_string_append_printf (line, ",\"%s\":{\"edtf\":\"XXXX\",\"typed\":\"%u %s %u\"}", key,
                            chancery_bench_maker_below (self, 2) + 30, "February", year);
  else if (sort < 160)
    g_string_append_printf (line, ",\"%s\":\"%04u-%02u\"", key, year, month);
  else if (sort < 180)
    g_string_append_printf (line, ",\"%s\":\"%04u\"", key, year);
  else if (sort < 190)
    g_string_append_printf (line, ",\"%s\":{\"edtf\":\"%04u-%02u~\",\"quality\":\"inferred\"}", key,
                            year, month);
  else if (sort < 200)
    g_string_append_printf (line, ",\"%s\":\"%04u-%02u-%02u?\"", key, year, month, day);
  else if (sort < 210)
    g_string_append_printf (line, ",\"%s\":\"%04u-%02u-%02u/%04u-%02u\"", key, year, month, day,
                            year + 1, month);
  else if (sort < 213)
    g_string_append_printf (line, ",\"%s\":\"%04u-%02u-%02u\"", key,
                            chancery_bench_maker_once_in (self, 2) ? year - 1680 : year + 200,
                            month, day);
  else
    g_string_append_printf (line, ",\"%s\":\"%04u-%02u-%02u\"", key, year, month, day);
}

/* ---- names --------------------------------------------------------------------------------- */

static void
add_one_name (GString *line, const char *text, const char *kind, const char *script)
{
  if (g_str_has_suffix (line->str, "}"))
    g_string_append_c (line, ',');
  g_string_append_printf (line, "{\"text\":\"%s\",\"kind\":\"%s\"", text, kind);
  if (script != NULL)
    g_string_append_printf (line, ",\"script\":\"%s\"", script);
  g_string_append_c (line, '}');
}

/* The name, often another spelling, at times another writing. */
static void
add_names (ChanceryBenchMaker *self, GString *line, const char *name)
{
  g_string_append (line, ",\"names\":[");
  add_one_name (line, name, "official", NULL);
  if (chancery_bench_maker_once_in (self, 2))
    {
      g_autofree char *other = chancery_bench_names_spell_otherwise (name, &self->random);

      if (strcmp (other, name) != 0)
        add_one_name (line, other, "used-by", NULL);
    }
  if (chancery_bench_maker_once_in (self, 4))
    {
      gboolean cyrillic = chancery_bench_maker_once_in (self, 3);
      g_autofree char *other = chancery_bench_names_write_in (name, cyrillic);

      add_one_name (line, other, "used-by", cyrillic ? "Cyrl" : "Arab");
    }
}

static void
make_actor (ChanceryBenchMaker *self, GString *line, guint number)
{
  const char *script;
  const char *other;

  chancery_bench_maker_begin_record (self, line, "actor", ID_ACTOR, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  chancery_bench_maker_add_bookkeeping (self, line);
  chancery_bench_maker_add_text (line, "actor_kind", chancery_bench_names_actor_kind (number));
  add_names (self, line, self->names[0][number]);
  for (guint i = 0; i < 2; i++)
    if ((other = chancery_bench_names_actor_other (number, i, &script)) != NULL)
      add_one_name (line, other, i == 0 ? "short" : "former", script);
  g_string_append (line, "]}");
}

static void
make_person (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const posts[] = { "Ambassador", "Minister", "Consul", "First Secretary" };
  guint year = chancery_bench_maker_pick_year (self);

  chancery_bench_maker_begin_record (self, line, "person", ID_PERSON, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  chancery_bench_maker_add_bookkeeping (self, line);
  add_names (self, line, self->names[1][number]);
  g_string_append_printf (line, "],\"posts\":[{\"post\":\"%s\",\"actor\":", PICK (self, posts));
  chancery_bench_maker_add_reference (self, line, ID_ACTOR,
                                      chancery_bench_maker_pick_skewed (self, self->n_actors));
  g_string_append_printf (line, ",\"from\":\"%u\",\"to\":\"%u\"}]}", year,
                          year + 1 + chancery_bench_maker_below (self, 9));
}

static void
make_place (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const kinds[] = { "town", "town", "district", "province", "crossing", "site" };

  chancery_bench_maker_begin_record (self, line, "place", ID_PLACE, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  chancery_bench_maker_add_bookkeeping (self, line);
  chancery_bench_maker_add_text (line, "place_kind", number < 20 ? "country" : PICK (self, kinds));
  if (number >= 20)
    {
      g_string_append (line, ",\"part_of\":");
      chancery_bench_maker_add_reference (self, line, ID_PLACE,
                                          chancery_bench_maker_below (self, 20));
    }
  add_names (self, line, self->names[2][number]);
  g_string_append (line, "]}");
}

static void
make_casefile (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const classes[] = { "AFG", "BDR", "CON", "LAW", "POL", "TRD" };
  const char *class = classes[number % G_N_ELEMENTS (classes)];
  guint year = chancery_bench_maker_pick_year (self);
  guint first = (guint)((guint64)self->n_records * number / self->n_casefiles);
  guint n = number % 97 == 0 ? 2000 : (guint)exp (3 + chancery_bench_random_normal (&self->random));

  chancery_bench_maker_begin_record (self, line, "casefile", ID_CASEFILE, number);
  g_string_append_printf (line, ",\"reference\":\"%s/%u/%u\"", class, year,
                          number + 1 + self->seed * 10000);
  chancery_bench_maker_add_title (self, line);
  chancery_bench_maker_add_text (line, "state",
                                 chancery_bench_maker_once_in (self, 4) ? "closed" : "registered");
  chancery_bench_maker_add_bookkeeping (self, line);
  chancery_bench_maker_add_text (line, "class", class);
  chancery_bench_maker_add_day (self, line, "opened", year);
  chancery_bench_maker_add_sentence (self, line, "summary", 20);
  g_string_append (line, ",\"items\":[");
  for (guint i = 0; i < n && first + i < self->n_records; i++)
    {
      g_string_append_printf (line, "%s{\"record\":", i > 0 ? "," : "");
      chancery_bench_maker_add_reference (self, line, ID_RECORD, first + i);
      g_string_append_printf (line, ",\"folio\":\"%u\"}", i + 1);
    }
  g_string_append (line, "]}");
}

static char **
make_all_names (char *(*make) (guint number), guint n)
{
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = make (i);
  return names;
}

ChanceryBenchMaker *
chancery_bench_maker_new (guint n_records, guint seed)
{
  ChanceryBenchMaker *self = g_new0 (ChanceryBenchMaker, 1);
  guint n_others;

  self->words = chancery_bench_words_new ();
  self->seed = seed;
  self->n_actors = CLAMP (n_records / 100, 60, 3000);
  self->n_persons = CLAMP (n_records / 20, 40, 30000);
  self->n_places = CLAMP (n_records / 100, 40, 5000);
  self->n_casefiles = CLAMP (n_records / 200, 4, 2000);
  n_others = self->n_actors + self->n_persons + self->n_places + self->n_casefiles;
  self->n_records = n_records > n_others ? n_records - n_others : 0;
  self->names[0] = make_all_names (chancery_bench_names_actor, self->n_actors);
  self->names[1] = make_all_names (chancery_bench_names_person, self->n_persons);
  self->names[2] = make_all_names (chancery_bench_names_place, self->n_places);
  if (seed != 0)
    self->next = n_others - self->n_casefiles;
  return self;
}

void
chancery_bench_maker_free (ChanceryBenchMaker *self)
{
  chancery_bench_words_free (self->words);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_strfreev (self->names[i]);
  g_free (self);
}

char *
chancery_bench_maker_describe (guint n_records, guint seed)
{
  return g_strdup_printf ("made %u: %u records, seed %u", VERSION, n_records, seed);
}

gboolean
chancery_bench_maker_next (ChanceryBenchMaker *self, GString *line)
{
  const struct
  {
    guint n;
    void (*make) (ChanceryBenchMaker *self, GString *line, guint number);
  } parts[] = {
    { self->n_actors, make_actor },
    { self->n_persons, make_person },
    { self->n_places, make_place },
    { self->n_casefiles, make_casefile },
    { self->n_records, chancery_bench_maker_make_record },
  };
  guint number = self->next++;

  g_string_truncate (line, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (number < parts[i].n)
        {
          /* A record follows from its number, whatever was made before it. */
          self->random = ((guint64)(self->seed * 16 + i + 1) << 32) + number;
          parts[i].make (self, line, number);
          return TRUE;
        }
      number -= parts[i].n;
    }
  return FALSE;
}

gboolean
chancery_bench_maker_write (ChanceryBenchMaker *self,
                            const char *path,
                            guint64 most,
                            GError **error)
{
  static const char header[] = "{\"chancery\":1,\"program\":\"Chancery bench\"}\n";
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) plain =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  g_autoptr (GOutputStream) stream = NULL;
  guint64 written = 0;

  if (plain == NULL)
    return FALSE;
  stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (plain), 1024 * 1024);
  if (!g_output_stream_write_all (stream, header, strlen (header), NULL, NULL, error))
    return FALSE;
  while ((most == 0 || written < most) && chancery_bench_maker_next (self, line))
    {
      g_string_append_c (line, '\n');
      if (!g_output_stream_write_all (stream, line->str, line->len, NULL, NULL, error))
        return FALSE;
      written += line->len;
    }
  return g_output_stream_close (stream, NULL, error);
}
