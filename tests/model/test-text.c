/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-text-lean.h"
#include "chancery-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected;
} Pair;

static const Pair folded[] = {
  { "", "" },
  { "Ministry OF Foreign Affairs", "ministry of foreign affairs" },
  { "a\tb\nc\rd", "a b c d" },
  { "démarche", "demarche" },
  { "de\xcc\x81marche", "demarche" },
  { "ÉLYSÉE", "elysee" },
  { "Straße GROẞ", "strasse gross" },
  { "Łódź, Đà Nẵng, Øresund", "lodz, da nang, oresund" },
  { "Æsir Œuvre Þór", "aesir oeuvre thor" },
  { "İstanbul ISPARTA ısı", "istanbul isparta isi" },
  { "ﬁnal ﬀ", "final ff" },
  { "ΆΣ ς", "ασ σ" },
  { "Ёлка й", "елка и" },
  { "ｆｕｌｌ　ｗｉｄｔｈ", "full width" },
  { "№ 5 ½ m²", "no 5 1/2 m2" },
  { "‘a’ “b” „c‟ «d» ‹e› ′", "'a' \"b\" \"c\" \"d\" 'e' '" },
  { "a‐b‑c‒d–e—f―g−h﹣i－j", "a-b-c-d-e-f-g-h-i-j" },
  { "a\xc2\xad"
    "b",
    "ab" },
  { "a\xc2\xa0"
    "b\xe2\x80\x89"
    "c",
    "a b c" },
  { "…", "..." },
  { "ʿAbd al-Raḥmān Khān", "abd al-rahman khan" },
  /* Arabic script. */
  { "كتاب علي", "کتاب علی" },
  { "على", "علی" },
  { "أحمد إلى آن ٱلله", "احمد الی ان الله" },
  { "مدرسة", "مدرسه" },
  { "ہمارا ھم", "همارا هم" },
  { "خارجۀ", "خارجه" },
  { "مُحَمَّد", "محمد" },
  { "محـــمد", "محمد" },
  { "می\xe2\x80\x8cخواهم", "میخواهم" },
  { "ﻻ ﷲ", "لا الله" },
  { "١٢٣ ۴۵۶ ０१२", "123 456 012" },
  { "؟ ، ؛", "? , ;" },
  /* Scripts whose marks are letters. */
  { "हिन्दी", "हिन्दी" },
  { "ภาษาไทย", "ภาษาไทย" },
  { "がか\xe3\x82\x99 ｶﾞ", "がが ガ" },
  { "한국 \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한국 한" },
  { "外交部", "外交部" },
  { "שָׁלוֹם", "שלום" },
  { "Ꭻ ꭻ", "Ꭻ Ꭻ" },
  /* No UTF-8. */
  { "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" },
  { "a\xc3", "a\xef\xbf\xbd" },
  { "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  { "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd" },
  { "\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
};

static const Pair references[] = {
  { "689.90D/3-3155", "689 90 d 3 3155" },
  { "689.90D/3–3155", "689 90 d 3 3155" },
  { "PROT/2026/0012", "prot 2026 12" },
  { "prot 2026 12", "prot 2026 12" },
  { "Prot.-2026\\012", "prot 2026 12" },
  { "  AFG/2026/1 ", "afg 2026 1" },
  { "AFG/٢٠٢٦/٠٠١", "afg 2026 1" },
  { "000", "0" },
  { "0", "0" },
  { "A-0-00", "a 0 0" },
  { "No. 12(a)", "no 12 (a)" },
  { "---", "" },
  { "", "" },
};

static const Pair labels[] = {
  { "  Foreign   Ministry\n", "foreign ministry" },
  { "DE\xcc\x81MARCHE", "d\xc3\xa9marche" },
  { "Straße", "strasse" },
  { "علي", "علي" },
  { "Ꭻ ꭻ", "Ꭻ Ꭻ" },
  { "a\xc2\xa0\xe2\x80\x89"
    "b",
    "a b" },
  { "", "" },
  { " ", "" },
};

static const Pair file_names[] = {
  { "note.pdf", "note.pdf" },
  { "/etc/passwd", "passwd" },
  { "..\\..\\C:\\note.pdf", "note.pdf" },
  { "../../x", "x" },
  { "..", "unnamed" },
  { "", "unnamed" },
  { "/", "_" },
  { "a:b*c?.txt", "a_b_c_.txt" },
  { "a\x01"
    "b\x7f\n.txt",
    "ab .txt" },
  { ".hidden", "hidden" },
  { "trailing. ", "trailing" },
  { "-rf", "_-rf" },
  { "CON", "_CON" },
  { "con.txt", "_con.txt" },
  { "com1.txt", "_com1.txt" },
  { "console.txt", "console.txt" },
  { "gpj.\xe2\x80\xae"
    "exe",
    "gpj.exe" },
  { "यादी ১.pdf", "यादी ১.pdf" },
  { "e\xcc\x81.pdf", "\xc3\xa9.pdf" },
  { "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" },
};

static void
check_pairs (const Pair *pairs, gsize n_pairs, char *(*function) (const char *))
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      g_autofree char *result = function (pairs[i].text);
      g_autofree char *again = function (result);

      g_assert_cmpstr (result, ==, pairs[i].expected);
      g_assert_cmpstr (again, ==, pairs[i].expected);
    }
}

static char *
fold (const char *text)
{
  return chancery_text_fold (text, -1);
}

static void
test_fold (void)
{
  check_pairs (folded, G_N_ELEMENTS (folded), fold);
}

/* Composed or not, and however cut, text folds alike. */
static void
test_fold_any_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folded); i++)
    {
      for (int form = G_NORMALIZE_NFD; form <= G_NORMALIZE_NFKC; form++)
        {
          g_autofree char *normalized = NULL;
          g_autofree char *result = NULL;

          if (!g_utf8_validate (folded[i].text, -1, NULL))
            continue;
          normalized = g_utf8_normalize (folded[i].text, -1, (GNormalizeMode)form);
          result = fold (normalized);
          g_assert_cmpstr (result, ==, folded[i].expected);
        }
    }
}

/* Every character alone: valid, stable, and within the room kept for it. */
static void
test_fold_every_character (void)
{
  for (gunichar character = 1; character <= 0x10ffff; character++)
    {
      char utf8[7] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (character >= 0xd800 && character <= 0xdfff)
        continue;
      /* Most of the planes is empty, or alike. */
      if (character > 0x1ffff && character % 251 != 0 &&
          (character < 0xe0000 || character > 0xe0fff))
        continue;
      g_unichar_to_utf8 (character, utf8);
      once = fold (utf8);
      twice = fold (once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpuint (strlen (once), <=, 64);
      g_assert_cmpstr (twice, ==, once);
    }
}

static void
test_fold_into (void)
{
  g_autoptr (GString) out = g_string_new ("kept: ");
  g_autoptr (GString) large = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);

  chancery_text_fold_into (out, "É\0A", 4);
  g_assert_cmpmem (out->str, out->len, "kept: e a", 9);
  chancery_text_fold_into (out, NULL, 0);
  chancery_text_fold_into (out, "ﷺ", 3);
  g_assert_true (g_utf8_validate (out->str, (gssize)out->len, NULL));
  g_assert_cmpint (out->str[out->len], ==, '\0');

  for (int i = 0; i < 20000; i++)
    g_string_append (large, "Ünïted ﷺ か\xe3\x82\x99 ");
  g_string_truncate (out, 0);
  chancery_text_fold_into (out, large->str, (gssize)large->len);
  g_assert_true (g_str_has_prefix (out->str, "united "));
  g_assert_true (g_str_has_suffix (out->str, " が "));

  /* A tower of marks that stay must not take for ever. */
  for (int i = 0; i < 200000; i++)
    g_string_append (many, "\xe0\xa5\x8d\xe0\xa4\xbc");
  g_string_truncate (out, 0);
  chancery_text_fold_into (out, many->str, (gssize)many->len);
  g_assert_cmpuint (out->len, <, 200);
}

static void
test_fold_reference (void)
{
  check_pairs (references, G_N_ELEMENTS (references), chancery_text_fold_reference);
}

static void
test_fold_label (void)
{
  check_pairs (labels, G_N_ELEMENTS (labels), chancery_text_fold_label);
}

static void
test_normalize (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "plain", "plain" },
    { "e\xcc\x81", "\xc3\xa9" },
    { "ae\xcc\x81"
      "b é",
      "a\xc3\xa9"
      "b é" },
    { "\xe2\x84\xab", "\xc3\x85" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },
    { "a\xcc\x81\xcc\xa3 x", "\xe1\xba\xa1\xcc\x81 x" },
    { "か\xe3\x82\x99", "が" },
    { "tiếng Việt", "tiếng Việt" },
    { "علي أحمد", "علي أحمد" },
    { "ا\xd9\x93", "آ" },
    { "ﬁ", "ﬁ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *result = chancery_text_normalize (pairs[i].text, -1, &error);
      g_autofree char *by_glib = g_utf8_normalize (pairs[i].text, -1, G_NORMALIZE_NFC);

      g_assert_no_error (error);
      g_assert_cmpstr (result, ==, pairs[i].expected);
      g_assert_cmpstr (result, ==, by_glib);
    }
}

/* Pairs of characters of all scripts compose as GLib composes them. */
static void
test_normalize_agrees_with_glib (void)
{
  static const gunichar seconds[] = { 'a',    0x301,  0x323,  0x345,  0x654,  0x93c,
                                      0x9be,  0xbbe,  0xd57,  0x1161, 0x11a8, 0x3099,
                                      0x0f72, 0x0e48, 0xac00, 0x6c1,  0x110ba };

  for (gunichar first = 1; first < 0x12000; first++)
    {
      g_autoptr (GString) text = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;

      if (first >= 0xd800 && first <= 0xdfff)
        continue;
      text = g_string_new (NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
        {
          g_string_append_unichar (text, first);
          g_string_append_unichar (text, seconds[i]);
        }
      ours = chancery_text_normalize (text->str, (gssize)text->len, NULL);
      theirs = g_utf8_normalize (text->str, (gssize)text->len, G_NORMALIZE_NFC);
      g_assert_cmpstr (ours, ==, theirs);
    }
}

static void
test_normalize_refuses (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } cases[] = {
    { "a\0b", 3, "The text holds a NUL character at byte 2" },
    { "ab\xff", -1, "The text is not UTF-8 at byte 3" },
    { "\xed\xa0\x80", -1, "The text is not UTF-8 at byte 1" },
    { "é\xc3", 3, "The text is not UTF-8 at byte 3" },
  };
  g_autoptr (GString) tower = g_string_new ("a");
  g_autoptr (GError) tower_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (chancery_text_normalize (cases[i].text, cases[i].length, &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  for (int i = 0; i < 1000; i++)
    g_string_append (tower, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3");
  g_assert_null (chancery_text_normalize (tower->str, -1, &tower_error));
  g_assert_error (tower_error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

/* A long text with many accents takes no more than its share. */
static void
test_normalize_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *result = NULL;

  for (int i = 0; i < 500000; i++)
    g_string_append (text, "e\xcc\x81 ");
  result = chancery_text_normalize (text->str, (gssize)text->len, NULL);
  g_assert_cmpuint (strlen (result), ==, 1500000);
}

static void
test_format_characters (void)
{
  static const char *const clean[] = {
    "",
    "plain",
    "é",
    "می\xe2\x80\x8cخواهم",
    "क्\xe2\x80\x8dष",
    "علي",
    "\xff",
    "\xd8\x80"
    "12",
  };
  static const char *const dirty[] = {
    "a\xe2\x80\xae"
    "b",
    "\xe2\x80\x8f",
    "\xd8\x9c",
    "\xe2\x81\xa6x",
    "a\xe2\x80\x8b"
    "b",
    "\xef\xbb\xbfx",
    "\xe2\x81\xa0",
    "\xc2\xad",
    "\xf3\xa0\x81\x81",
    "\xe3\x85\xa4",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clean); i++)
    g_assert_false (chancery_text_has_format_characters (clean[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (dirty); i++)
    {
      g_assert_true (chancery_text_has_format_characters (dirty[i]));
      g_assert_false (chancery_text_is_identifier_safe (dirty[i]));
    }
}

static void
test_identifier_safe (void)
{
  static const char *const safe[] = { "PROT/2026/0012", "A. Officer", "é",
                                      "وزارت",          "12(a)",      "e\xcc\x81" };
  static const char *const unsafe[] = {
    "",
    " a",
    "a ",
    "\xc2\xa0"
    "a",
    "a\nb",
    "a\tb",
    "a\x7f",
    "\xff",
    "می\xe2\x80\x8cخواهم",
    "\xee\x80\x80",
    "\xef\xbf\xbf",
    "a\xe2\x80\xa8"
    "b",
    "a\xef\xb8\x8f",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (chancery_text_is_identifier_safe (safe[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (chancery_text_is_identifier_safe (unsafe[i]));
  g_assert_false (chancery_text_is_identifier_safe (NULL));
}

static void
test_first_line (void)
{
  static const struct
  {
    const char *text;
    gsize max_chars;
    const char *expected;
  } cases[] = {
    { "", 20, "" },
    { " \n\n  One  line.\nAnother", 20, "One line." },
    { "Exactly twenty chars", 20, "Exactly twenty chars" },
    { "One more than twenty!", 20, "One more than…" },
    { "A first sentence. And a second one that is long", 30, "A first sentence." },
    { "No. 12 of the Ministry of Foreign Affairs", 30, "No. 12 of the Ministry of…" },
    { "Unbreakablewordthatgoeson", 10, "Unbreakab…" },
    { "外交部召见大使提出严正交涉", 6, "外交部召见…" },
    { "外交部召见大使。提出严正交涉", 10, "外交部召见大使。" },
    { "aaaaaaae\xcc\x81xxxxx", 9, "aaaaaaa…" },
    { "one, two, three", 10, "one, two…" },
    { "a b", 1, "…" },
    { "a\xe2\x80\xa8"
      "b",
      9, "a" },
    { "a\xff", 9, "a\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = chancery_text_first_line (cases[i].text, cases[i].max_chars);

      g_assert_cmpstr (result, ==, cases[i].expected);
      g_assert_cmpint (g_utf8_strlen (result, -1), <=, (glong)cases[i].max_chars);
    }
}

/* Somebody looks for it by what is told: blanks stay while there is room. */
static void
test_shorten (void)
{
  static const char *const pairs[][2] = {
    { "", "" },
    { "Foreign  Ministry ", "Foreign  Ministry " },
    { "Exactly twenty chars", "Exactly twenty chars" },
    { "One more than twenty!", "One more than…" },
    { "One\nline", "One" },
    { "One\r\n", "One" },
    { "a\xff", "a\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *result = chancery_text_shorten (pairs[i][0], 20);

      g_assert_cmpstr (result, ==, pairs[i][1]);
    }
}

static void
test_file_name (void)
{
  g_autofree char *long_stem = g_strnfill (400, 'x');
  g_autofree char *long_input = g_strconcat (long_stem, ".pdf", NULL);
  g_autofree char *long_name = chancery_text_file_name (long_input);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *wide_name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      g_autofree char *result = chancery_text_file_name (file_names[i].text);

      g_test_message ("%s", file_names[i].expected);
      g_assert_cmpstr (result, ==, file_names[i].expected);
    }
  g_assert_cmpuint (strlen (long_name), ==, 200);
  g_assert_true (g_str_has_suffix (long_name, "x.pdf"));

  for (int i = 0; i < 150; i++)
    g_string_append (wide, "外");
  wide_name = chancery_text_file_name (wide->str);
  g_assert_true (g_utf8_validate (wide_name, -1, NULL));
  g_assert_cmpuint (strlen (wide_name), ==, 198);
}

/* A sentence in Urdu that begins with a Latin name runs from the right all the same. */
static void
test_misleads (void)
{
  static const struct
  {
    const char *text;
    gboolean right_to_left;
    gboolean misleads;
  } cases[] = {
    { "UNHCR نے آج جواب دیا۔", TRUE, TRUE },
    { "UNHCR نے آج جواب دیا۔", FALSE, FALSE },
    { "باجوڑ is a district on the border", FALSE, TRUE },
    { "دفتر خارجہ نے کہا", TRUE, FALSE },
    { "The Foreign Office said باجوڑ", TRUE, FALSE },
    { "UNHCR نے آج جواب دیا۔\nThe Foreign Office said so", TRUE, FALSE },
    { "UNHCR نے آج جواب دیا۔\n\n2026-02-16", TRUE, TRUE },
    { "16/2026", TRUE, FALSE },
    { "", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (chancery_text_misleads (cases[i].text, cases[i].right_to_left), ==,
                     cases[i].misleads);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/text/fold", test_fold);
  g_test_add_func ("/model/text/fold-any-form", test_fold_any_form);
  g_test_add_func ("/model/text/fold-every-character", test_fold_every_character);
  g_test_add_func ("/model/text/fold-into", test_fold_into);
  g_test_add_func ("/model/text/fold-reference", test_fold_reference);
  g_test_add_func ("/model/text/fold-label", test_fold_label);
  g_test_add_func ("/model/text/normalize", test_normalize);
  g_test_add_func ("/model/text/normalize-agrees-with-glib", test_normalize_agrees_with_glib);
  g_test_add_func ("/model/text/normalize-refuses", test_normalize_refuses);
  g_test_add_func ("/model/text/normalize-long", test_normalize_long);
  g_test_add_func ("/model/text/format-characters", test_format_characters);
  g_test_add_func ("/model/text/identifier-safe", test_identifier_safe);
  g_test_add_func ("/model/text/first-line", test_first_line);
  g_test_add_func ("/model/text/shorten", test_shorten);
  g_test_add_func ("/model/text/file-name", test_file_name);
  g_test_add_func ("/model/text/misleads", test_misleads);
  return g_test_run ();
}
