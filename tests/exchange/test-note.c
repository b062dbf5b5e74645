/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-note-sides.h"
#include "chancery-note.h"
#include "chancery-records.h"

#include "exchange-note-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MADE 1772442000

static void
check (Fixture *fixture, const char *id, const char *text, const char *expected)
{
  g_autoptr (ChanceryNote) note = draft (fixture, id, text);

  g_assert_cmpstr (chancery_note_get_text (note), ==, expected);
}

static void
test_says_what_the_record_says (Fixture *fixture, gconstpointer data)
{
  check (fixture, FULL, "{{number}} {{date}} {{tone}} {{reply_by}}",
         "PROT/2026/0007 16 February 2026 protests 16 March 2026\n");
  check (fixture, FULL, "{{sender}} to {{recipient}} of {{party}}: {{subject}}",
         "Strelsau to Embassy of Ruritania of Ruritania: Protest over <the fire> & more\n");
  check (fixture, FULL,
         "{{#demands}}\n{{n}}. {{text}}{{#deadline}} By {{deadline}}{{/deadline}}\n{{/demands}}",
         "1. Find who lit it. By 1 April 2026\n2. Rebuild the house.\n");
  check (fixture, FULL,
         "{{#reservations}}{{text}}{{/reservations}} {{#warnings}}{{text}}{{/warnings}}",
         "To ask for what it cost. It cannot be borne again.\n");
  check (fixture, FULL, "{{#incidents}}{{title}}, {{date}}{{/incidents}}",
         "[What happened], 14 February 2026\n");
  check (fixture, FULL,
         "{{^has_replies}}none{{/has_replies}}{{^recipient_is_party}}the{{/recipient_is_party}}",
         "nonethe\n");
}

static void
test_names_in_its_language (Fixture *fixture, gconstpointer data)
{
  check (fixture, FULL, "!{{party}}, {{date}}", "!la République de Ruritanie, 16 février 2026\n");
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = draft (
      fixture, SPARSE,
      "{{recipient}}: {{number}}, {{date}}, {{date}}{{#reply_by}} by {{reply_by}}{{/reply_by}}");
  const char *const *gaps = chancery_note_get_gaps (note);

  g_assert_cmpstr (chancery_note_get_text (note), ==, "Ruritania: [Number], [Date], [Date]\n");
  g_assert_cmpuint (g_strv_length ((char **)gaps), ==, 2);
  g_assert_cmpstr (gaps[1], ==, "Date");
}

/* Bug: a note that told of a confidential incident was as restricted as its own record. */
static void
test_is_as_secret_as_what_it_tells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) full = draft (fixture, FULL, "{{subject}}");
  g_autoptr (ChanceryNote) sparse = draft (fixture, SPARSE, "{{subject}}");

  g_assert_cmpstr (chancery_note_get_marking (full), ==, "Confidential");
  g_assert_cmpstr (chancery_note_get_marking (sparse), ==, "");
}

static void
test_foreign_passages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) english = draft (fixture, FULL, "{{subject}}");
  g_autoptr (ChanceryNote) french = draft (fixture, FULL, "!{{subject}}");

  g_assert_cmpuint (chancery_note_get_n_foreign (english), ==, 0);
  g_assert_cmpuint (chancery_note_get_n_foreign (french), >, 0);
}

static void
test_paragraphs (Fixture *fixture, gconstpointer data)
{
  check (fixture, FULL, "\n\n  a  \n\n\n\nb\nc\n{{#has_replies}}\n\nd\n{{/has_replies}}\n\n",
         "  a\n\nb\nc\n");
}

static void
test_shipped_ones (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, &problems);
  static const char *const ids[] = { FULL, SPARSE, ANSWER, RECEIVED };

  import_more (fixture);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (list->len, ==, 6 * 7);
  for (guint i = 0; i < list->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
      {
        g_autoptr (GError) error = NULL;
        gboolean is_reply =
            g_str_equal (chancery_note_template_get_form (list->pdata[i]), CHANCERY_NOTE_REPLY);
        g_autoptr (ChanceryNote) note =
            chancery_note_new (fixture->db, ids[j], list->pdata[i], &error);

        if (is_reply && j < 2)
          {
            g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED);
            continue;
          }
        g_assert_no_error (error);
        g_test_message ("%s", chancery_note_template_get_id (list->pdata[i]));
        g_assert_null (strstr (chancery_note_get_text (note), "{{"));
        g_assert_null (strstr (chancery_note_get_text (note), "\n\n\n"));
        g_assert_null (strstr (chancery_note_get_text (note), "::"));
      }
}

static void
test_choosing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);
  static const char *const choices[][3] = {
    { "aide-memoire", "ru", "aide-memoire.ru.txt" },
    { "aide-memoire", "fr-CH", "aide-memoire.fr.txt" },
    { "aide-memoire", "sv", "aide-memoire.en.txt" },
    { "summons", "ar", "note-verbale.ar.txt" },
    { NULL, NULL, "note-verbale.en.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_assert_cmpstr (chancery_note_template_get_id (
                         chancery_note_templates_choose (list, "demarche", choices[i][0],
                                                         choices[i][1])),
                     ==, choices[i][2]);
  g_assert_null (chancery_note_templates_choose (list, "place", NULL, NULL));
}

static void
test_ministries_write (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *language;
    const char *ours;
    const char *theirs;
  } expected[] = {
    { "en", "The Royal Ministry of Foreign Affairs presents",
      "to the Ministry of Foreign Affairs of Ruritania and" },
    { "fr", "Le Ministère des affaires étrangères (Kingdom of Strelsau) présente",
      "à : Ministère des affaires étrangères de la République de Ruritanie," },
    { "es", "El Ministerio de Relaciones Exteriores de Kingdom of Strelsau saluda",
      "a: Ministerio de Relaciones Exteriores de Ruritania," },
    { "ru", "Министерство иностранных дел Королевства Стрельсау свидетельствует",
      "(Министерство иностранных дел (Ruritania))" },
    { "zh", "Kingdom of Strelsau外交部向", "Ruritania外交部致意" },
    { "ar", "تهدي وزارة خارجية Kingdom of Strelsau", "إلى وزارة خارجية Ruritania" },
    { "ur", "Kingdom of Strelsau کی وزارتِ خارجہ کو", "بخدمت Ruritania کی وزارتِ خارجہ" },
  };

  import_more (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *id = g_strdup_printf ("reply-note.%s.txt", expected[i].language);
      g_autoptr (ChanceryNote) note = draft_usual (fixture, ANSWER, expected[i].language, id);

      assert_says (note, expected[i].ours);
      assert_says (note, expected[i].theirs);
    }
}

static void
check_ministry (const ChanceryNoteMinistries *table,
                const char *language,
                const char *state,
                const char *expected)
{
  g_autofree char *name = chancery_note_ministries_write (table, language, state);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_table_of_ministries (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[][2] = {
    { "en: a ministry\n", "own.txt: line 1: “%s”, the name of the state, has to stand there once" },
    { "# x\nen: %s %s\n", "own.txt: line 2: “%s”, the name of the state, has to stand there once" },
    { "en: %d %s\n", "own.txt: line 1: “%s”, the name of the state, has to stand there once" },
    { "english\n", "own.txt: line 1: this is no line “language: words with %s”" },
    { ": %s\n", "own.txt: line 1: no language stands before the colon" },
  };
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);
  const ChanceryNoteMinistries *table = chancery_note_template_get_ministries (list->pdata[0]);

  check_ministry (table, "en", "Pakistan", "Ministry of Foreign Affairs of Pakistan");
  check_ministry (table, "en", "Islamic Republic of Pakistan",
                  "Ministry of Foreign Affairs of the Islamic Republic of Pakistan");
  check_ministry (table, "en", "United Kingdom",
                  "Ministry of Foreign Affairs of the United Kingdom");
  check_ministry (table, "en-GB", "Unitedland", "Ministry of Foreign Affairs of Unitedland");
  check_ministry (table, "fr", "l’Islande", "Ministère des affaires étrangères de l’Islande");
  check_ministry (table, "fr", "les États-Unis",
                  "Ministère des affaires étrangères des États-Unis");
  check_ministry (table, "es", "República Islámica del Pakistán",
                  "Ministerio de Relaciones Exteriores de la República Islámica del Pakistán");
  check_ministry (table, "ru", "Исламская Республика Пакистан",
                  "Министерство иностранных дел Исламской Республики Пакистан");
  check_ministry (table, "zh", "巴基斯坦", "巴基斯坦外交部");
  check_ministry (table, "sv", "Pakistan", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (chancery_note_ministries_new ("own.txt", wrong[i][0], &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, wrong[i][1]);
    }
}

/* Formulas of courtesy stand where the form has them, and nowhere else. */
/* Bug: gaps and the foot of a page were in the language that the program spoke. */
static void
test_words_of_the_note (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "ministry",      "recipient",    "recipient of",
                                       "number",        "date",         "subject",
                                       "answer",        "their_number", "their_date",
                                       "what_happened", "page" };
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);
  const ChanceryNoteTemplate *english;
  g_autoptr (ChanceryNote) note = NULL;

  english = chancery_note_templates_choose (list, "demarche", NULL, "en");
  import_more (fixture);
  note = draft_usual (fixture, RECEIVED, "ur", "reply-note.ur.txt");
  assert_says (note, "نمبر: [نمبر]");
  assert_says (note, "[ہمارا جواب]");
  assert_says (note, "[تاریخ]");
  g_assert_true (g_strv_contains (chancery_note_get_gaps (note), "ہمارا جواب"));
  for (guint i = 0; i < list->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        const char *word = chancery_note_template_find_word (list->pdata[i], names[j]);

        g_assert_nonnull (word);
        /* Not the one that is taken where a language has none; “Date” is French too. */
        if (!g_str_equal (chancery_note_template_get_language (list->pdata[i]), "en"))
          g_assert_true (word != chancery_note_template_find_word (english, names[j]));
      }
}

static void
test_table_of_words (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "en date Date\n",
                                       "\nen: Date\n",
                                       "en date:\n",
                                       "en page: page %1$s\n",
                                       "en recipient of: Ministry\n",
                                       "en page: %1$s %1$s %2$s\n" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryNoteWords) words =
      chancery_note_words_new ("words.txt", "# x\nen date: Day\npt date: Dia\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (chancery_note_words_find (words, "pt-BR", "date"), ==, "Dia");
  g_assert_cmpstr (chancery_note_words_find (words, "sv", "date"), ==, "Day");
  g_assert_null (chancery_note_words_find (words, "sv", "place"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (chancery_note_words_new ("words.txt", wrong[i], &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message,
                                       i == 1 ? "words.txt: line 2: " : "words.txt: line 1: "));
      g_clear_error (&error);
    }
}

static void
test_courtesy (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *language;
    const char *third[2];
    const char *first[2];
  } formulas[] = {
    { "en",
      { "presents its compliments", "assurances of its highest consideration" },
      { "Excellency,\n", "assurances of my highest consideration" } },
    { "fr",
      { "présente ses compliments", "assurances de sa très haute considération" },
      { "Excellence,\n", "de ma très haute considération" } },
    { "es",
      { "saluda muy atentamente", "seguridades de su más alta y distinguida consideración" },
      { "Excelencia:\n", "seguridades de mi más alta y distinguida consideración" } },
    { "ru",
      { "свидетельствует своё уважение", "уверения в своём весьма высоком уважении" },
      { "Ваше Превосходительство,\n", "уверения в моём весьма высоком" } },
    { "ar", { "أطيب تحياتها", "فائق تقديرها" }, { "سعادة", "تقديري واحترامي" } },
    { "ur", { "آداب پیش کرنے", "اعلیٰ ترین احترام" }, { "عزت مآب،\n", "احترام" } },
    { "zh", { "致意", "顺致最崇高的敬意" }, { "阁下：", "顺致最崇高的敬意" } },
  };
  static const char *const none[] = { "aide-memoire", "talking-points", "press-statement" };
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);

  import_more (fixture);
  for (guint i = 0; i < list->len; i++)
    {
      ChanceryNoteTemplate *template = list->pdata[i];
      const char *form = chancery_note_template_get_form (template);
      gboolean is_first = g_str_equal (form, "first-person-note");
      gboolean has_none = FALSE;
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryNote) note = chancery_note_new (fixture->db, ANSWER, template, &error);
      const char *text;

      g_assert_no_error (error);
      g_test_message ("%s", chancery_note_template_get_id (template));
      text = chancery_note_get_text (note);
      for (guint j = 0; j < G_N_ELEMENTS (none); j++)
        has_none |= g_str_equal (form, none[j]);
      for (guint j = 0; j < G_N_ELEMENTS (formulas); j++)
        for (guint k = 0; k < 2; k++)
          {
            if (!g_str_equal (formulas[j].language, chancery_note_template_get_language (template)))
              continue;
            if (is_first)
              g_assert_nonnull (strstr (text, formulas[j].first[k]));
            else
              g_assert_true ((strstr (text, formulas[j].third[k]) == NULL) == has_none);
            if (has_none)
              g_assert_null (strstr (text, formulas[j].first[k]));
          }
    }
}

static void
put_file (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* A table that cannot be read is told, and the program's is used. */
static void
check_bad_table (const char *folder)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) list = chancery_note_templates_list (folder, &problems);

  g_assert_cmpuint (problems->len, ==, 7);
  g_assert_cmpstr (problems->pdata[6], ==,
                   "ministries.txt: line 1: “%s”, the name of the state, has to stand there once");
  check_ministry (chancery_note_template_get_ministries (list->pdata[0]), "en", "Ruritania",
                  "Ministry of Foreign Affairs of Ruritania");
}

static void
test_own_ones (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "templates", NULL);
  g_autofree char *read_me = g_build_filename (folder, "README.txt", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryNoteTemplate *chosen;

  g_assert_true (chancery_note_templates_make_folder (folder, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (read_me, G_FILE_TEST_EXISTS));
  put_file (folder, "note-verbale.en.txt", "Form: note-verbale\r\nLanguage: en\r\n\r\nOurs\r\n",
            -1);
  put_file (folder, "house.txt",
            "Form: house-note\nLanguage: en\nName: House note\nKinds: demarche document\n\nx", -1);
  put_file (folder, "a-no-form.txt", "Language: en\n\nx", -1);
  put_file (folder, "b-name.txt", "Form: x\nLanguage: en\n\ny\n{{no_such_name}}", -1);
  put_file (folder, "c-key.txt", "Form: x\nColour: red\n\n", -1);
  put_file (folder, "d-bytes.txt", "Form: x\nLanguage: en\n\n\xff\xfe", -1);
  put_file (folder, "e-nul.txt", "Form: x\nLan\0guage: en\n\n", 20);
  put_file (folder, "f-tone.txt", "Form: x\nLanguage: en\nTone shouting: x\n\n", -1);
  put_file (folder, "notes.md", "no template", -1);
  put_file (folder, "ministries.txt", "en: Foreign Office of %s\nen is: foreign office\n", -1);
  list = chancery_note_templates_list (folder, &problems);
  g_assert_cmpuint (list->len, ==, 43);
  chosen = chancery_note_templates_choose (list, "demarche", "note-verbale", "en");
  g_assert_true (chancery_note_template_is_own (chosen));
  check_ministry (chancery_note_template_get_ministries (chosen), "en", "Ruritania",
                  "Foreign Office of Ruritania");
  put_file (folder, "ministries.txt", "en: Foreign Office\n", -1);
  check_bad_table (folder);
  chosen = chancery_note_templates_choose (list, "document", "house-note", "en");
  g_assert_cmpstr (chancery_note_template_get_name (chosen), ==, "House note");
  g_assert_cmpuint (problems->len, ==, 6);
  g_assert_cmpstr (problems->pdata[0], ==, "a-no-form.txt: the head has no line “Form:”");
  g_assert_cmpstr (problems->pdata[1], ==,
                   "b-name.txt: line 5: nothing is called “no_such_name” here");
  g_assert_cmpstr (problems->pdata[2], ==,
                   "c-key.txt: line 2: “Colour” is no key of a template, or stands there twice");
  g_assert_cmpstr (problems->pdata[3], ==, "d-bytes.txt: the text is not UTF-8");
  g_assert_cmpstr (problems->pdata[4], ==, "e-nul.txt: this is no text of a page or two");
  g_assert_cmpstr (
      problems->pdata[5], ==,
      "f-tone.txt: line 3: “Tone shouting” is no key of a template, or stands there twice");
}

/* A file of a zip archive as text; the names of all of them in @names (transfer full). */
static char *
read_zipped (const char *path, const char *name, GString *names)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 4096), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    {
      if (names != NULL)
        g_string_append_printf (names, "%s\n", archive_entry_pathname (entry));
      if (g_str_equal (archive_entry_pathname (entry), name))
        {
          g_autofree char *buffer = g_malloc0 (65536);
          la_ssize_t n = archive_read_data (zip, buffer, 65535);

          g_assert_cmpint (n, >=, 0);
          text = g_strndup (buffer, (gsize)n);
        }
    }
  archive_read_free (zip);
  return text;
}

static char *
write_note (Fixture *fixture, const ChanceryNote *note, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  chancery_note_write_file (note, path, CHANCERY_REPLACE_WHAT_IS_THERE, MADE, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
check_parses (const char *xml)
{
  static const GMarkupParser nothing = { NULL };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&nothing, (GMarkupParseFlags)0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
}

static void
test_text_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = draft (fixture, FULL, "{{subject}}\n\na\tb\n{{body}}");
  g_autoptr (ChanceryNote) edited = chancery_note_with_text (note, "<b>\x01 & \"c\"\n\nd");
  g_autofree char *path = write_note (fixture, note, "note.odt");
  g_autofree char *again = write_note (fixture, note, "again.odt");
  g_autofree char *other = write_note (fixture, edited, "edited.odt");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *type = read_zipped (path, "mimetype", names);
  g_autofree char *content = read_zipped (path, "content.xml", NULL);
  g_autofree char *styles = read_zipped (path, "styles.xml", NULL);
  g_autofree char *meta = read_zipped (path, "meta.xml", NULL);
  g_autofree char *by_hand = read_zipped (other, "content.xml", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  g_assert_cmpstr (names->str, ==,
                   "mimetype\ncontent.xml\nstyles.xml\nmeta.xml\nMETA-INF/manifest.xml\n");
  g_assert_cmpstr (type, ==, "application/vnd.oasis.opendocument.text");
  check_parses (content);
  check_parses (styles);
  check_parses (meta);
  check_parses (by_hand);
  g_assert_nonnull (strstr (content, ">Protest over &lt;the fire&gt; &amp; more</text:p>"));
  g_assert_nonnull (strstr (content, ">a<text:tab/>b<text:line-break/>[Text]</text:p>"));
  g_assert_nonnull (strstr (by_hand, ">&lt;b&gt; &amp; &quot;c&quot;</text:p>"));
  g_assert_nonnull (strstr (styles, ">Confidential</text:p>"));
  g_assert_nonnull (strstr (meta, "2026-03-02T09:00:00Z"));
  /* The kind of the file can be told from its first bytes, and the same note gives the same bytes. */
  g_assert_true (g_file_get_contents (path, &first, &first_size, NULL));
  g_assert_true (g_file_get_contents (again, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
  g_assert_cmpmem (first + 38, 39, "application/vnd.oasis.opendocument.text", 39);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryNote) note =
      chancery_note_new (fixture->db, FULL,
                         chancery_note_templates_choose (list, "demarche", "note-verbale", "ur"),
                         &error);
  g_autofree char *path = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) paragraphs = NULL;
  const char *text_style;
  g_autoptr (ChanceryPaper) paper = NULL;

  g_assert_no_error (error);
  path = write_note (fixture, note, "note.odt");
  styles = read_zipped (path, "styles.xml", NULL);
  g_assert_nonnull (strstr (styles, "style:writing-mode=\"rl-tb\""));
  g_assert_null (strstr (styles, "style:writing-mode=\"lr-tb\""));
  content = read_zipped (path, "content.xml", NULL);
  paragraphs = g_strsplit (content, "<text:p ", -1);
  /* Each has the side of the note, also the one that begins with a Latin name. */
  g_assert_cmpuint (g_strv_length (paragraphs), >, 2);
  for (guint i = 1; paragraphs[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (paragraphs[i], "text:style-name=\"Text\">"));
  text_style = strstr (styles, "style:name=\"Text\"");
  g_assert_nonnull (text_style);
  g_assert_true (strstr (text_style, "rl-tb") < strstr (text_style, "</style:style>"));
  g_assert_nonnull (strstr (styles, "style:language-complex=\"ur\""));
  paper = chancery_note_to_paper (note);
  g_assert_true (chancery_paper_has_direction (paper));
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = draft (fixture, FULL, "{{subject}}");
  g_autofree char *text_path = write_note (fixture, note, "note.txt");
  g_autofree char *pdf_path = write_note (fixture, note, "note.PDF");
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_file_get_contents (text_path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Confidential\n\nProtest over <the fire> & more\n\nConfidential\n");
  g_assert_true (g_file_get_contents (pdf_path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpint (g_stat (text_path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (chancery_note_write_file (note, "note.doc", CHANCERY_REPLACE_WHAT_IS_THERE, MADE,
                                            NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED);
}

static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNoteTemplate) template =
      chancery_note_template_new ("own.txt", "Form: x\nLanguage: en\nKinds: demarche\n\nx", TRUE,
                                  NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (chancery_note_new (fixture->db, INCIDENT, template, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED);
  g_assert_cmpstr (error->message, ==, "own.txt: is not for a record of the kind “incident”");
}

#define ADD(path, test) \
  g_test_add ("/exchange/note/" path, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("says-what-the-record-says", test_says_what_the_record_says);
  ADD ("names-in-its-language", test_names_in_its_language);
  ADD ("gaps", test_gaps);
  ADD ("is-as-secret-as-what-it-tells", test_is_as_secret_as_what_it_tells);
  ADD ("foreign-passages", test_foreign_passages);
  ADD ("paragraphs", test_paragraphs);
  ADD ("shipped-ones", test_shipped_ones);
  ADD ("choosing", test_choosing);
  ADD ("ministries-write", test_ministries_write);
  ADD ("table-of-ministries", test_table_of_ministries);
  ADD ("words-of-the-note", test_words_of_the_note);
  ADD ("table-of-words", test_table_of_words);
  ADD ("courtesy", test_courtesy);
  ADD ("own-ones", test_own_ones);
  ADD ("text-document", test_text_document);
  ADD ("right-to-left", test_right_to_left);
  ADD ("other-files", test_other_files);
  ADD ("other-kinds", test_other_kinds);
  return g_test_run ();
}
