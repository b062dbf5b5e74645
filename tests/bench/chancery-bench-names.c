/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench-names.h"

#include <string.h>

/* Name, name in the country's script and which that is, former name. */
static const struct
{
  const char *name;
  const char *native;
  const char *script;
  const char *former;
} states[] = {
  { "Afghanistan", "افغانستان", "Arab", NULL },
  { "Albania", "Shqipëria", "Latn", NULL },
  { "Argentina", NULL, NULL, "Argentine Confederation" },
  { "Austria", "Österreich", "Latn", "Austria-Hungary" },
  { "Belgium", NULL, NULL, NULL },
  { "Bolivia", NULL, NULL, NULL },
  { "Brazil", "Brasil", "Latn", NULL },
  { "Bulgaria", "България", "Cyrl", NULL },
  { "Burma", "မြန်မာ", "Mymr", NULL },
  { "Chile", NULL, NULL, NULL },
  { "China", "中国", "Hans", NULL },
  { "Colombia", NULL, NULL, "New Granada" },
  { "Cuba", NULL, NULL, NULL },
  { "Czechoslovakia", "Československo", "Latn", NULL },
  { "Denmark", "Danmark", "Latn", NULL },
  { "Ecuador", NULL, NULL, NULL },
  { "Egypt", "مصر", "Arab", "United Arab Republic" },
  { "Ethiopia", "ኢትዮጵያ", "Ethi", "Abyssinia" },
  { "Finland", "Suomi", "Latn", NULL },
  { "France", NULL, NULL, NULL },
  { "Germany", "Deutschland", "Latn", "Prussia" },
  { "Greece", "Ελλάδα", "Grek", NULL },
  { "Guatemala", NULL, NULL, NULL },
  { "Haiti", "Ayiti", "Latn", NULL },
  { "Hungary", "Magyarország", "Latn", NULL },
  { "India", "भारत", "Deva", NULL },
  { "Indonesia", NULL, NULL, "Netherlands Indies" },
  { "Iran", "ایران", "Arab", "Persia" },
  { "Iraq", "العراق", "Arab", "Mesopotamia" },
  { "Italy", "Italia", "Latn", "Sardinia" },
  { "Japan", "日本", "Jpan", NULL },
  { "Jordan", "الأردن", "Arab", "Transjordan" },
  { "Korea", "대한민국", "Hang", NULL },
  { "Lebanon", "لبنان", "Arab", NULL },
  { "Liberia", NULL, NULL, NULL },
  { "Mexico", "México", "Latn", NULL },
  { "Morocco", "المغرب", "Arab", NULL },
  { "Nepal", "नेपाल", "Deva", NULL },
  { "Netherlands", "Nederland", "Latn", "Holland" },
  { "Nicaragua", NULL, NULL, NULL },
  { "Norway", "Norge", "Latn", NULL },
  { "Pakistan", "پاکستان", "Arab", NULL },
  { "Panama", "Panamá", "Latn", NULL },
  { "Paraguay", NULL, NULL, NULL },
  { "Peru", "Perú", "Latn", NULL },
  { "Poland", "Polska", "Latn", NULL },
  { "Portugal", NULL, NULL, NULL },
  { "Romania", "România", "Latn", "Wallachia" },
  { "Saudi Arabia", "السعودية", "Arab", "Hejaz" },
  { "Soviet Union", "Советский Союз", "Cyrl", "Russia" },
  { "Spain", "España", "Latn", NULL },
  { "Sweden", "Sverige", "Latn", NULL },
  { "Switzerland", "Schweiz", "Latn", NULL },
  { "Syria", "سوريا", "Arab", NULL },
  { "Thailand", "ประเทศไทย", "Thai", "Siam" },
  { "Tunisia", "تونس", "Arab", NULL },
  { "Turkey", "Türkiye", "Latn", "Ottoman Empire" },
  { "United Kingdom", NULL, NULL, "Great Britain" },
  { "United States", NULL, NULL, NULL },
  { "Uruguay", NULL, NULL, NULL },
  { "Venezuela", NULL, NULL, NULL },
  { "Yugoslavia", "Југославија", "Cyrl", "Serbia" },
};

#define N_STATES G_N_ELEMENTS (states)

static const struct
{
  const char *format;
  const char *kind;
} bodies[] = {
  { "Ministry of Foreign Affairs of %s", "ministry" },
  { "Embassy of %s in %s", "mission" },
  { "Government of %s", "government" },
  { "Legation of %s in %s", "mission" },
  { "Consulate of %s in %s", "mission" },
  { "%s Commission of %s", "international-organisation" },
  { "Army of %s", "armed-force" },
  { "%s Trading Company of %s", "company" },
  { "%s Liberation Front of %s", "armed-group" },
  { "%s Gazette of %s", "media" },
};

static const char *const stems[] = {
  "Ba", "Be", "Bu", "Cha", "Da",  "Di", "Fa", "Ga", "Gu", "Ha", "Ja", "Jo", "Ka",  "Khu", "Ki",
  "Ku", "La", "Lo", "Ma",  "Me",  "Mi", "Mo", "Na", "Ni", "Pa", "Pe", "Qa", "Qu",  "Ra",  "Ru",
  "Sa", "Se", "Si", "Sha", "Shi", "Ta", "Te", "To", "Tu", "Va", "Wa", "Wo", "Yar", "Ya",  "Za",
};

static const char *const middles[] = {
  "bi", "da", "dri", "ga", "ja", "ka", "kha", "la", "li",  "lu", "ma", "mi", "na",
  "ni", "no", "pa",  "ra", "ri", "sa", "sha", "ti", "tra", "va", "wi", "ya", "zi",
};

static const char *const ends[] = {
  "bad", "bar",  "bul", "dar", "dez", "gan", "garh", "grad", "jaur", "kent", "khel", "kot",
  "lam", "mand", "mir", "nak", "nur", "pur", "qand", "ran",  "shar", "stan", "tar",  "zai",
};

static const char *const given[] = {
  "Ada",    "Ahmed",  "Aleksei", "Amina",   "Andrés", "Anton",  "Bilal",   "Carlos",  "Chen",
  "Clara",  "Dmitri", "Edith",   "Elena",   "Emil",   "Farid",  "Fatima",  "Georges", "Hamid",
  "Hans",   "Henry",  "Hiro",    "Ibrahim", "Ines",   "Ivan",   "Jamal",   "James",   "John",
  "José",   "Karim",  "Lev",     "Louis",   "Maria",  "Mehmed", "Mikhail", "Nadia",   "Nur",
  "Omar",   "Oskar",  "Paul",    "Pedro",   "Rashid", "Robert", "Sara",    "Sergei",  "Tariq",
  "Thomas", "Viktor", "Walter",  "Yusuf",   "Zahra",
};

static guint64
begin (guint number, guint salt)
{
  ChanceryBenchRandom random = ((guint64)salt << 32) + number;

  chancery_bench_random_next (&random);
  return random;
}

#define PICK(random, list) list[chancery_bench_random_below (random, G_N_ELEMENTS (list))]

/* Two of its syllables; 619 goes through all of them. */
#define N_PAIRS (G_N_ELEMENTS (stems) * G_N_ELEMENTS (ends))

/* As many different ones as are asked for: the number itself is written in syllables. */
static char *
make_name (guint number, guint salt)
{
  ChanceryBenchRandom random = begin (number, salt);
  guint pair = (guint)((guint64)number * 619 % N_PAIRS);
  const char *stem = stems[pair % G_N_ELEMENTS (stems)];
  const char *end = ends[pair / G_N_ELEMENTS (stems)];
  guint rest = (guint)(number / N_PAIRS);
  GString *name = g_string_new (stem);

  if (rest > 0)
    for (; rest > 0; rest /= G_N_ELEMENTS (middles))
      g_string_append (name, middles[rest % G_N_ELEMENTS (middles)]);
  else if (chancery_bench_random_once_in (&random, 2))
    g_string_append (name, PICK (&random, middles));
  g_string_append (name, end);
  return g_string_free (name, FALSE);
}

char *
chancery_bench_names_actor (guint number)
{
  guint at = number - N_STATES;
  const char *state = states[number % N_STATES].name;
  const char *format = bodies[at / N_STATES % G_N_ELEMENTS (bodies)].format;
  g_autofree char *place = NULL;
  char *blank;

  if (number < N_STATES)
    return g_strdup (state);
  place = make_name (at / N_STATES / G_N_ELEMENTS (bodies) * 7 + at % 5, 1);
  /* Which of two comes first is said by the sort of body: "%s … of %s" begins with the place. */
  blank = strstr (format, "%s") + 2;
  if (strstr (blank, "%s") == NULL)
    {
      g_autofree char *plain =
          g_strdup_printf ("%.*s%s%s", (int)(blank - 2 - format), format, state, blank);

      return at / N_STATES < G_N_ELEMENTS (bodies) ? g_steal_pointer (&plain)
                                                   : g_strdup_printf ("%s, %s", plain, place);
    }
  return g_str_has_prefix (format, "%s")
             ? g_strdup_printf ("%s%.*s%s", place, (int)(strstr (blank, "%s") - blank), blank,
                                state)
             : g_strdup_printf ("%.*s%s%.*s%s", (int)(blank - 2 - format), format, state,
                                (int)(strstr (blank, "%s") - blank), blank, place);
}

const char *
chancery_bench_names_actor_kind (guint number)
{
  return number < N_STATES ? "state"
                           : bodies[(number - N_STATES) / N_STATES % G_N_ELEMENTS (bodies)].kind;
}

const char *
chancery_bench_names_actor_other (guint number, guint i, const char **script)
{
  *script = NULL;
  if (number >= N_STATES || i > 1)
    return NULL;
  if (i == 1)
    return states[number].former;
  *script = states[number].script;
  return states[number].native;
}

char *
chancery_bench_names_place (guint number)
{
  return make_name (number, 2);
}

char *
chancery_bench_names_person (guint number)
{
  ChanceryBenchRandom random = begin (number, 3);
  g_autofree char *family = make_name (number * 3 + 1, 4);

  if (chancery_bench_random_once_in (&random, 4))
    return g_strdup_printf ("%s %c. %s", PICK (&random, given),
                            'A' + (int)chancery_bench_random_below (&random, 20), family);
  return g_strdup_printf ("%s %s", PICK (&random, given), family);
}

char *
chancery_bench_names_spell_otherwise (const char *name, ChanceryBenchRandom *random)
{
  static const struct
  {
    const char *from;
    const char *to;
  } rules[] = {
    { "au", "ou" }, { "kh", "k" }, { "k", "q" }, { "sh", "ch" }, { "j", "dj" }, { "u", "oo" },
    { "a", "e" },   { "i", "ee" }, { "v", "w" }, { "z", "s" },   { "q", "k" },  { "b", "bb" },
  };
  guint first = chancery_bench_random_below (random, G_N_ELEMENTS (rules));

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const char *from = rules[(first + i) % G_N_ELEMENTS (rules)].from;
      /* The first letter stays: it is a capital. */
      const char *at = *name != '\0' ? strstr (g_utf8_next_char (name), from) : NULL;

      if (at != NULL)
        return g_strdup_printf ("%.*s%s%s", (int)(at - name), name,
                                rules[(first + i) % G_N_ELEMENTS (rules)].to, at + strlen (from));
    }
  return g_strdup (name);
}

char *
chancery_bench_names_write_in (const char *name, gboolean cyrillic)
{
  static const char *const arabic[26] = { "ا", "ب", "ک", "د", "ی", "ف", "گ", "ه", "ی",
                                          "ج", "ک", "ل", "م", "ن", "و", "پ", "ق", "ر",
                                          "س", "ت", "و", "و", "و", "خ", "ی", "ز" };
  static const char *const russian[26] = { "а",  "б", "ц", "д", "е", "ф",  "г", "х", "и",
                                           "дж", "к", "л", "м", "н", "о",  "п", "к", "р",
                                           "с",  "т", "у", "в", "в", "кс", "й", "з" };
  GString *out = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_isalpha (*at))
      g_string_append (out, (cyrillic ? russian : arabic)[g_ascii_tolower (*at) - 'a']);
    else if (*at == ' ')
      g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}
