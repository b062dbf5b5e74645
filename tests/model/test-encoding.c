/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-encoding.h"

#include <string.h>

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *id;
  } cases[] = {
    { "windows-1252", "windows-1252" },
    { "Windows-1251", "windows-1251" },
    { "cp1256", "windows-1256" },
    { "ISO-8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    /* Bug: these were read as what Windows has for the same letters, which has others in their places. */
    { "ISO-8859-2", "iso-8859-2" },
    { "latin2", "iso-8859-2" },
    { "ISO-8859-5", "iso-8859-5" },
    { "ISO-8859-6", "iso-8859-6" },
    { "ISO-8859-7", "iso-8859-7" },
    { "Shift_JIS", "shift-jis" },
    { "IBM850", "ibm850" },
    { "UTF-8", NULL },
    { "", NULL },
    { "1252", NULL },
    { "|", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ChanceryEncoding *encoding = chancery_encoding_find (cases[i].name);

      g_assert_cmpstr (encoding != NULL ? encoding->id : NULL, ==, cases[i].id);
    }
}

/* What is offered can be read, and is found under its own name. */
static void
test_each_can_be_read (void)
{
  for (guint i = 0; i < chancery_encoding_get_n (); i++)
    {
      const ChanceryEncoding *encoding = chancery_encoding_get_nth (i);
      g_autofree char *words = chancery_encoding_describe (encoding);
      g_autofree char *text = g_convert ("note", -1, "UTF-8", encoding->charset, NULL, NULL, NULL);

      g_assert_cmpstr (text, ==, "note");
      g_assert_true (chancery_encoding_find (encoding->id) == encoding);
      g_assert_true (g_str_has_suffix (words, ")"));
    }
}

static void
test_guesses (void)
{
  static const struct
  {
    const char *text;
    const char *id;
  } cases[] = {
    { "Müller Straße Köln Schröder Über Grenzübergänge", "windows-1252" },
    { "Genève Réponse février reçu Préfecture fermée décès signalés envoyé", "windows-1252" },
    { "Müller", "windows-1252" },
    { "Pakistan’s “reply” –", "windows-1252" },
    { "Łódź odpowiedź Żądanie wyjaśnień święto", "windows-1250" },
    { "Předmět Schůzka žádost Příští úterý šest lidí", "windows-1250" },
    { "Протест по поводу нарушения границы Ответная нота посольства", "windows-1251" },
    { "Иванов", "windows-1251" },
    { "التاريخ الموضوع احتجاج على خرق الحدود في بجور", "windows-1256" },
    { "تاريخ موضوع سرحد كي خلاف ورزي پر احتجاج ٹيلي فون", "windows-1256" },
    { "Görüşme sınır üzerine İstanbul Büyükelçilik notası şikâyet", "windows-1254" },
    { "Ημερομηνία Θέμα Διαμαρτυρία για παραβίαση των συνόρων", "windows-1253" },
    { "תאריך נושא מחאה על הפרת הגבול", "windows-1255" },
    { "日付 件名 国境侵犯に関する抗議", "shift-jis" },
    { "日期 主题 关于边境侵犯的抗议", "gb18030" },
    { "日期 主題 關於邊境侵犯的抗議", "big5" },
    { "날짜 제목 국경 침범에 대한 항의", "euc-kr" },
    { "Протест по поводу нарушения границы", "koi8-r" },
    { "Протест по поводу нарушения границы Ответная нота посольства", "iso-8859-5" },
    { "Łódź odpowiedź Žądanie wyjaśnień święto Ślęża", "iso-8859-2" },
    { "Άνευ αντικειμένου: Άρθρο, Άγκυρα, Διαμαρτυρία για παραβίαση των συνόρων", "iso-8859-7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ChanceryEncoding *encoding = chancery_encoding_find (cases[i].id);
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      g_autofree char *bytes =
          g_convert (cases[i].text, -1, encoding->charset, "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (chancery_encoding_guess (bytes, length)->id, ==, cases[i].id);
    }
}

/* What is known of a text goes before what is guessed, unless its bytes say clearly that it is something else. */
static void
test_fits (void)
{
  static const char cut[] = "M\xc3\xbcller K\xc3\xb6ln Gen\xc3\xa8ve Z\xc3\xbcrich r\xc3";
  static const struct
  {
    const char *text;
    const char *written;
    const char *known;
    gboolean fits;
  } cases[] = {
    { "Müller Straße Köln Schröder", "windows-1252", "windows-1252", TRUE },
    { "Müller Straße Köln Schröder", "windows-1252", "windows-1250", TRUE },
    { "Genève Réponse à la note über Köln", "windows-1252", "windows-1250", TRUE },
    { "Протест по поводу нарушения границы", "windows-1251", "windows-1251", TRUE },
    { "Протест по поводу нарушения границы", "windows-1251", "windows-1252", FALSE },
    { "Протест по поводу нарушения границы", "koi8-r", "windows-1251", FALSE },
    { "Genève Réponse février reçu Préfecture fermée", "windows-1252", "windows-1251", FALSE },
    { "Łódź odpowiedź Żądanie wyjaśnień święto", "windows-1250", "windows-1250", TRUE },
    { "التاريخ الموضوع احتجاج على خرق الحدود", "iso-8859-6", "windows-1256", FALSE },
    { "التاريخ الموضوع احتجاج على خرق الحدود", "windows-1256", "iso-8859-6", FALSE },
    /* Of what nobody can tell from another it is kept. */
    { "Müller Straße Köln Schröder", "ibm850", "ibm850", TRUE },
    { "Genève Réponse février reçu", "macintosh", "macintosh", TRUE },
    /* So little tells nothing, but that it has no meaning. */
    { "Нота", "koi8-r", "windows-1251", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      g_autofree char *bytes = g_convert (cases[i].text, -1,
                                          chancery_encoding_find (cases[i].written)->charset,
                                          "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      g_test_message ("%s in %s", cases[i].text, cases[i].written);
      g_assert_cmpint (chancery_encoding_fits (chancery_encoding_find (cases[i].known), bytes,
                                               length),
                       ==, cases[i].fits);
    }
  g_assert_false (chancery_encoding_fits (chancery_encoding_find ("windows-1252"), "\x81", 1));
  g_assert_false (
      chancery_encoding_fits (chancery_encoding_find ("windows-1252"), cut, strlen (cut)));
}

/* What was guessed can be read; of a text that is UTF-8 but for a letter that was cut nothing is guessed. */
static void
test_bytes (void)
{
  static const char cut[] = "M\xc3\xbcller K\xc3\xb6ln Gen\xc3\xa8ve Stra\xc3\x9f"
                            "e r\xc3";
  g_autofree char *text = NULL;
  char all[128];

  g_assert_null (chancery_encoding_guess (cut, strlen (cut)));
  g_assert_cmpstr (chancery_encoding_guess ("", 0)->id, ==, "windows-1252");
  for (guint i = 0; i < sizeof all; i++)
    all[i] = (char)(0x80 + i);
  text = g_convert (all, sizeof all, "UTF-8", chancery_encoding_guess (all, sizeof all)->charset,
                    NULL, NULL, NULL);
  g_assert_nonnull (text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/encoding/names", test_names);
  g_test_add_func ("/model/encoding/each-can-be-read", test_each_can_be_read);
  g_test_add_func ("/model/encoding/guesses", test_guesses);
  g_test_add_func ("/model/encoding/fits", test_fits);
  g_test_add_func ("/model/encoding/bytes", test_bytes);
  return g_test_run ();
}
