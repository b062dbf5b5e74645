/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-number-index.h"

typedef struct
{
  const char *text;
  GString *left;
  gsize done;
} Marking;

static void
mark (gsize start, gsize end, const char *number, gpointer user_data)
{
  Marking *self = user_data;

  g_assert_cmpuint (start, >=, self->done);
  g_assert_cmpuint (end, >, start);
  g_string_append_len (self->left, self->text + self->done, (gssize)(start - self->done));
  g_string_append_printf (self->left, "[%s]", number);
  self->done = end;
}

static void
check (ChanceryNumberIndex *index, const char *text, const char *expected)
{
  Marking marking = { text, g_string_new (NULL), 0 };

  chancery_number_index_foreach (index, text, mark, &marking);
  g_string_append (marking.left, text + marking.done);
  g_assert_cmpstr (marking.left->str, ==, expected);
  g_string_free (marking.left, TRUE);
}

static ChanceryNumberIndex *
make_index (void)
{
  ChanceryNumberIndex *index = chancery_number_index_new ();

  chancery_number_index_add (index, "PROT/2026/0012");
  chancery_number_index_add (index, "Pol(III)/7/2026");
  return index;
}

static void
test_spellings (void)
{
  static const char *const spellings[] = {
    "PROT/2026/0012",         "prot 2026-12",
    "Prot.2026.012",          "PROT:2026:12",
    "PROT\u20112026\u201112", "PROT \u2013 2026 \u2013 12",
    "PROT\u20132026\u201312", "PROT/\u06f2\u06f0\u06f2\u06f6/\u06f0\u06f0\u06f1\u06f2",
    "PROT\u00a02026\u00a012", "PROT\uff0f2026\uff0f0012",
  };
  g_autoptr (ChanceryNumberIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *text = g_strdup_printf ("as %s has it", spellings[i]);

      check (index, text, "as [PROT/2026/0012] has it");
    }
  check (index, "Compare pol(iii)/7/2026, please", "Compare [Pol(III)/7/2026], please");
}

/* What stands round a number was part of it unless it was ASCII, and so the number was not found. */
static void
test_surroundings (void)
{
  static const char *const rounds[][2] = {
    { "“", "”" },
    { "„", "“" },
    { "‘", "’" },
    { "«", "»" },
    { "« ", " »" },
    { "‹", "›" },
    { "「", "」" },
    { "（", "）" },
    { "", "’s reply" },
    { "", "'s reply" },
    { "", "؟" },
    { "", "۔ اور" },
    { "", "، اور" },
    { "", "؛" },
    { "", "…" },
    { "", "。" },
    { "", "—which was sent" },
    { "", "–which was sent" },
    { "the note—", "—was sent" },
    { "the\u00a0", "\u00a0was" },
    { "the\u202f", "\u2003was" },
    { "the\u2066", "\u2069was" },
    { "\u200f", "\u200f" },
    { "\u200b", "\u200b" },
    { "ref:", "!?" },
    { "*", "*" },
    { "no=", "|" },
    { "file ", ".pdf" },
    { "", "." },
  };
  g_autoptr (ChanceryNumberIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *text = g_strdup_printf ("%sPROT/2026/0012%s", rounds[i][0], rounds[i][1]);
      g_autofree char *expected =
          g_strdup_printf ("%s[PROT/2026/0012]%s", rounds[i][0], rounds[i][1]);

      check (index, text, expected);
    }
}

static void
test_others (void)
{
  static const char *const others[] = {
    "",           "PROT/2026/00121", "XPROT/2026/0012", "PROT/2026",
    "PROT, 2026", "احتجاج اور جواب", "“”«»—…",
  };
  g_autoptr (ChanceryNumberIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    check (index, others[i], others[i]);
}

/* Numbers that have no digit are found among texts that have none, but not a mere word. */
static void
test_digitless (void)
{
  g_autoptr (ChanceryNumberIndex) index = chancery_number_index_new ();

  chancery_number_index_add (index, "Note");
  chancery_number_index_add (index, "/");
  g_assert_true (chancery_number_index_is_empty (index));
  chancery_number_index_add (index, "FM/A/XII");
  check (index, "a note, and “FM-A-XII”", "a note, and “[FM/A/XII]”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number-index/spellings", test_spellings);
  g_test_add_func ("/exchange/number-index/surroundings", test_surroundings);
  g_test_add_func ("/exchange/number-index/others", test_others);
  g_test_add_func ("/exchange/number-index/digitless", test_digitless);
  return g_test_run ();
}
