/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-mapping.h"
#include "chancery-settings.h"
#include "exchange-fixture.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* What lists that were kept elsewhere call things; of a table of ours ids go before words. */
static void
test_guesses (void)
{
  static const char *const foreign[] = { "Subject",  "Date",      "From",   "To",
                                         "Ref. No.", "Remarks",   "Colour", "Re",
                                         "Text",     "reference", NULL };
  static const char *const ours[] = { "kind", "reference", "text", "act_kind", NULL };
  static const char *const paths[] = { "title",
                                       "date_on_document",
                                       "correspondents.from",
                                       "correspondents.to",
                                       "their_refs.reference",
                                       "note",
                                       NULL,
                                       NULL,
                                       "body",
                                       "their_refs.reference" };
  g_autoptr (ChanceryCsvMapping) mapping = chancery_csv_mapping_new (foreign, CHANCERY_KIND_NONE);
  g_autoptr (ChanceryCsvMapping) own = chancery_csv_mapping_new (ours, CHANCERY_KIND_NONE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, i), ==, paths[i]);
  g_assert_false (chancery_csv_mapping_is_settled (mapping, 6));
  for (guint i = 0; ours[i] != NULL; i++)
    g_assert_cmpstr (chancery_csv_mapping_get_path (own, i), ==, ours[i]);
  chancery_csv_mapping_restart (mapping, CHANCERY_KIND_DEMARCHE);
  g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, 1), ==, "occasion_date");
  g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, 2), ==, "party_from");
  g_assert_true (chancery_csv_mapping_set (mapping, "Colour=", &error));
  g_assert_true (chancery_csv_mapping_is_settled (mapping, 6));
  g_assert_true (chancery_csv_mapping_set (mapping, "8=tags", &error));
  g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, 7), ==, "tags");
  g_assert_false (chancery_csv_mapping_set (mapping, "Nothing=tags", &error));
  g_assert_cmpstr (error->message, ==, "the table has no column “Nothing”");
  g_clear_error (&error);
  g_assert_false (chancery_csv_mapping_set (mapping, "Colour=colour", &error));
  g_assert_cmpstr (error->message, ==,
                   "the column “Colour” cannot go into “colour”: that is no field");
}

/* Bug: of the short headings of a register half were known. */
static void
test_short_headings (void)
{
  static const struct
  {
    const char *heading;
    const char *path;
  } cases[] = {
    { "Subject ", "title" },
    { "Sub", "title" },
    { "Sub.", "title" },
    { "Subj", "title" },
    { "Dt", "date_on_document" },
    { "Dt.", "date_on_document" },
    { "Date of letter", "date_on_document" },
    { "Frm", "correspondents.from" },
    { "From whom", "correspondents.from" },
    { "TO WHOM", "correspondents.to" },
    { "Classn", "marking" },
    { "Clsfn", "marking" },
    { "Security", "marking" },
    { "Ref no", "their_refs.reference" },
    { "File no", "their_refs.reference" },
    { "Ltr no", "their_refs.reference" },
    { "Remarks", "note" },
    /* Of which thing the class is says nobody. */
    { "Class", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const headings[] = { cases[i].heading, NULL };
      g_autoptr (ChanceryCsvMapping) mapping =
          chancery_csv_mapping_new (headings, CHANCERY_KIND_NONE);

      g_test_message ("%s", cases[i].heading);
      g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, 0), ==, cases[i].path);
    }
}

/* Bug: of the languages of correspondence half of the words were known. */
static void
test_headings_in_many_languages (void)
{
  /* What a register of papers has, in this order. */
  static const char *const paths[] = { "date_on_document",
                                       "correspondents.from",
                                       "correspondents.to",
                                       "title",
                                       "their_refs.reference",
                                       "body",
                                       "form",
                                       "place",
                                       "marking",
                                       "language",
                                       "tags",
                                       "note",
                                       "date_sent_or_received",
                                       "due" };
  static const char *const languages[] = {
    "DATE|Sender|Recipient|Subject|Ref. No.|Summary|Type|Place|Classification|Language|Keywords|Remarks|Received|Reply by",
    "Date du document|Expéditeur|DESTINATAIRE|Objet|N° de référence|Résumé|Nature|Lieu|Confidentialité|Langue|Mots-clés|"
    "Observations|Reçu le|Échéance",
    "Fecha|Remitente|Destinatario|Asunto|Núm.|Resumen|Tipo|Lugar|Clasificación|Idioma|Palabras clave|Observaciones|"
    "Fecha de recepción|Plazo",
    "Data|Remetente|Destinatário|Assunto|Referência|Conteúdo|Espécie|Local|Grau de sigilo|Língua|Palavras-chave|"
    "Observações|Recebido em|Prazo",
    "Datum|Absender|Empfänger|Betreff|Geschäftszeichen|Inhalt|Art|Ort|VS-Grad|Sprache|Schlagwörter|Bemerkungen|"
    "Eingegangen am|Frist",
    "Дата|Отправитель|Адресат|Тема|Номер|Текст|Вид документа|Место|Гриф|Язык|Ключевые слова|Примечание|Дата получения|"
    "Срок исполнения",
    "Дата документа|От кого|Кому|Предмет|№|Содержание|Тип|МЕСТО|Секретность|ЯЗЫК|Метки|Примечания|Получено|Срок ответа",
    "التاريخ|المرسل|المرسل إليه|الموضوع|الرقم|النص|النوع|المكان|درجة السرية|اللغة|الكلمات المفتاحية|ملاحظات|"
    "تاريخ الاستلام|الموعد النهائي",
    "تاريخ|منجانب|بنام|مضمون|مراسلہ نمبر|متن|نوعیت|مقام|درجہ بندی|زبان|کلیدی الفاظ|کیفیت|تاریخ وصولی|آخری تاریخ",
    "日期|发文单位|收文单位|标题|文号|正文|类型|地点|密级|语言|关键词|备注|收文日期|期限",
    "日期|發文單位|收文單位|主題|編號|內容|類型|地點|密級|語言|關鍵詞|備註|收文日期|期限",
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (GStrv) headings = g_strsplit (languages[i], "|", -1);
      g_autoptr (ChanceryCsvMapping) mapping =
          chancery_csv_mapping_new ((const char *const *)headings, CHANCERY_KIND_NONE);

      g_assert_cmpuint (g_strv_length (headings), ==, G_N_ELEMENTS (paths));
      for (guint k = 0; headings[k] != NULL; k++)
        {
          g_test_message ("%s", headings[k]);
          g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, k), ==, paths[k]);
        }
    }
}

/* Bugs: who a paper is from was called “From and to, from”, and the number that they gave it “Their numbers, Their
 * number”. */
static void
test_columns_are_called_as_they_are_spoken_of (void)
{
  static const struct
  {
    ChanceryKindId kind;
    const char *path;
    const char *words;
  } cases[] = {
    { CHANCERY_KIND_DOCUMENT, "correspondents.from", "From" },
    { CHANCERY_KIND_DOCUMENT, "correspondents.information", "For information" },
    { CHANCERY_KIND_DOCUMENT, "correspondents.who", "From and to: Who" },
    { CHANCERY_KIND_INCIDENT, "roles.victim", "Victim" },
    { CHANCERY_KIND_DOCUMENT, "their_refs.reference", "Their number" },
    { CHANCERY_KIND_DOCUMENT, "their_refs.party", "Their numbers: Party" },
    { CHANCERY_KIND_INCIDENT, "claims.text", "What is said" },
    { CHANCERY_KIND_CASEFILE, "items.record", "Paper" },
    { CHANCERY_KIND_CASEFILE, "items.part", "Papers: Part" },
    { CHANCERY_KIND_CASEFILE, "parts.number", "Part" },
    { CHANCERY_KIND_CASEFILE, "minutes.text", "Minute" },
    { CHANCERY_KIND_PERSON, "posts.post", "Post" },
    { CHANCERY_KIND_PERSON, "posts.actor", "Posts: At" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words =
          chancery_csv_mapping_describe (chancery_kind_get (cases[i].kind), cases[i].path);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Bug: what stood behind a heading in brackets hid it; but it is no reason to take a field from another column. */
static void
test_guesses_before_brackets (void)
{
  static const struct
  {
    const char *headings[4];
    const char *paths[4];
  } cases[] = {
    { { "Sender (old)", "Date (dd/mm/yyyy)", "Subject [short]", "Remarks (if any) " },
      { "correspondents.from", "date_on_document", "title", "note" } },
    /* The very heading goes first, wherever it stands; also into lines. */
    { { "Date (old)", "Date", "Sender (old)", "From" },
      { NULL, "date_on_document", NULL, "correspondents.from" } },
    { { "Title (English)", "Title (Urdu)" }, { "title", NULL } },
    /* All of it means something else. */
    { { "Date (received)", "Date (sent)", "Date" },
      { "date_sent_or_received", NULL, "date_on_document" } },
    { { "(old)", "(Date)", "Date (of birth", "Date) of birth" },
      { NULL, "date_on_document", NULL, NULL } },
    { { "Date (of birth) of the sender", "Colour (of Date)" }, { NULL, NULL } },
    /* In a table of ours ids are ids. */
    { { "id", "title (old)", "reference (old)" }, { "id", NULL, NULL } },
    { { "Number", "reference (old)", "id (old)", "kind (old)" },
      { "their_refs.reference", NULL, NULL, NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *headings[5] = { NULL };
      g_autoptr (ChanceryCsvMapping) mapping = NULL;

      for (guint k = 0; k < 4; k++)
        headings[k] = cases[i].headings[k];
      mapping = chancery_csv_mapping_new (headings, CHANCERY_KIND_DOCUMENT);
      for (guint k = 0; k < chancery_csv_mapping_get_n_columns (mapping); k++)
        g_assert_cmpstr (chancery_csv_mapping_get_path (mapping, k), ==, cases[i].paths[k]);
    }
}

/* Behind a field of dates it may be said which of day and month stands first. */
static void
test_orders (void)
{
  static const char *const headings[] = { "Subject", "Date", "Due", "Date", "It's\nmore", NULL };
  static const struct
  {
    const char *wish;
    const char *reason;
    ChanceryCsvOrder order;
    gboolean doubtful;
  } wishes[] = {
    { "2=date_on_document", NULL, CHANCERY_CSV_DAY_FIRST, TRUE },
    { "Date=date_on_document month-first", NULL, CHANCERY_CSV_MONTH_FIRST, FALSE },
    { "Date=date_on_document  day-first ", NULL, CHANCERY_CSV_DAY_FIRST, FALSE },
    { "Date=note", NULL, CHANCERY_CSV_DAY_FIRST, FALSE },
    { "Date=date_on_document", NULL, CHANCERY_CSV_DAY_FIRST, TRUE },
    /* Rows may say their kinds: no document has this one. */
    { "Date=deadline month-first", NULL, CHANCERY_CSV_MONTH_FIRST, FALSE },
    { "Subject=title month-first", "the column “Subject” cannot be month-first: “title” is no date",
      0, FALSE },
    { "Date=due soon", "the column “Date” cannot go into “due soon”: that is no field", 0, FALSE },
    { "Date=month-first", "the column “Date” cannot go into “month-first”: that is no field", 0,
      FALSE },
  };
  ChanceryCsvDays days = { (char *)"03/04/2026", FALSE, FALSE };
  const ChanceryCsvDays decided = { (char *)"03/04/2026", TRUE, FALSE };
  g_autoptr (ChanceryCsvMapping) mapping =
      chancery_csv_mapping_new (headings, CHANCERY_KIND_DOCUMENT);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (chancery_csv_mapping_set (mapping, wishes[i].wish, &error), ==,
                       wishes[i].reason == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, wishes[i].reason);
      if (error != NULL)
        continue;
      g_assert_cmpint (chancery_csv_mapping_get_order (mapping, 1), ==, wishes[i].order);
      g_assert_cmpint (chancery_csv_mapping_is_doubtful (mapping, 1, &days), ==,
                       wishes[i].doubtful);
      g_assert_false (chancery_csv_mapping_is_doubtful (mapping, 1, &decided));
    }
  /* Nobody sees a blank behind a heading; one that is the same without it goes first. */
  {
    static const char *const blanks[] = { "Date ", "Due", " Due", NULL };
    g_autoptr (ChanceryCsvMapping) padded =
        chancery_csv_mapping_new (blanks, CHANCERY_KIND_DOCUMENT);

    g_assert_true (chancery_csv_mapping_set (padded, "Date=note", NULL));
    g_assert_cmpstr (chancery_csv_mapping_get_path (padded, 0), ==, "note");
    g_assert_true (chancery_csv_mapping_set (padded, "Due=title", NULL));
    g_assert_cmpstr (chancery_csv_mapping_get_path (padded, 1), ==, "title");
  }
  days.example = NULL;
  g_assert_true (chancery_csv_mapping_set (mapping, "Date=date_on_document", NULL));
  g_assert_false (chancery_csv_mapping_is_doubtful (mapping, 1, &days));
  /* What is told to be typed is taken. */
  first = chancery_csv_mapping_phrase_wish (mapping, 1, CHANCERY_CSV_MONTH_FIRST);
  g_assert_cmpstr (first, ==, "'Date=date_on_document month-first'");
  g_assert_true (chancery_csv_mapping_set (mapping, "4=due", NULL));
  second = chancery_csv_mapping_phrase_wish (mapping, 3, CHANCERY_CSV_DAY_FIRST);
  g_assert_cmpstr (second, ==, "'4=due day-first'");
  g_assert_true (chancery_csv_mapping_set (mapping, "5=due", NULL));
  last = chancery_csv_mapping_phrase_wish (mapping, 4, CHANCERY_CSV_DAY_FIRST);
  g_assert_cmpstr (last, ==, "'5=due day-first'");
}

static void
append_number (GByteArray *bytes, gsize number)
{
  guint32 word = (guint32)number;

  g_byte_array_append (bytes, (const guint8 *)&word, sizeof word);
}

/* A catalogue: each message, in their order, with what it becomes. */
static void
write_catalogue (const char *path, const char *const messages[3][2])
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint n = 3;
  gsize place = 28 + (gsize)n * 16;
  g_autoptr (GError) error = NULL;

  append_number (bytes, 0x950412de);
  append_number (bytes, 0);
  append_number (bytes, n);
  append_number (bytes, 28);
  append_number (bytes, 28 + (gsize)n * 8);
  append_number (bytes, 0);
  append_number (bytes, 0);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      {
        append_number (bytes, strlen (messages[i][side]));
        append_number (bytes, place);
        place += strlen (messages[i][side]) + 1;
      }
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n; i++)
      g_byte_array_append (bytes, (const guint8 *)messages[i][side],
                           (guint)strlen (messages[i][side]) + 1);
  g_file_set_contents (path, (const char *)bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

/* Bug: a heading went where a translated label of another field was called the same. */
static void
test_guesses_in_every_language (void)
{
  static const char *const messages[3][2] = {
    { "", "Content-Type: text/plain; charset=UTF-8\n" },
    { "Date on the paper", "Received" },
    { "Form", "Gattung" },
  };
  static const char *const headings[] = { "Received", "Date on the paper", "Gattung", NULL };
  g_autofree char *folder = g_dir_make_tmp ("chancery-csv-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));
  g_autoptr (ChanceryCsvMapping) plain =
      chancery_csv_mapping_new (headings, CHANCERY_KIND_DOCUMENT);
  g_autoptr (ChanceryCsvMapping) translated = NULL;

  g_assert_cmpstr (chancery_csv_mapping_get_path (plain, 0), ==, "date_sent_or_received");
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  write_catalogue (path, messages);
  g_setenv ("LANGUAGE", "de", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  if (setlocale (LC_ALL, "C.UTF-8") != NULL &&
      strcmp (g_dgettext (GETTEXT_PACKAGE, "Form"), "Gattung") == 0)
    {
      translated = chancery_csv_mapping_new (headings, CHANCERY_KIND_DOCUMENT);
      for (guint i = 0; i < 2; i++)
        g_assert_cmpstr (chancery_csv_mapping_get_path (translated, i), ==,
                         chancery_csv_mapping_get_path (plain, i));
      /* What says nothing untranslated is known in the language. */
      g_assert_null (chancery_csv_mapping_get_path (plain, 2));
      g_assert_cmpstr (chancery_csv_mapping_get_path (translated, 2), ==, "form");
    }
  else
    g_test_skip ("no locale with translations");
  setlocale (LC_ALL, "C");
  bindtextdomain (GETTEXT_PACKAGE, g_get_tmp_dir ());
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  fixture_remove (folder);
}

/* Whatever may be chosen can be read back, and is in the table. */
static void
test_choices (void)
{
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      g_autoptr (GPtrArray) paths = chancery_csv_mapping_list_paths (kind);
      g_autoptr (GHashTable) called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      static const char *const heading[] = { "X", NULL };
      g_autoptr (ChanceryCsvMapping) mapping = chancery_csv_mapping_new (heading, i);

      g_assert_cmpuint (paths->len, >, 3);
      for (guint k = 0; k < paths->len; k++)
        {
          g_autofree char *words = chancery_csv_mapping_describe (kind, paths->pdata[k]);

          g_assert_true (chancery_csv_mapping_set_path (mapping, 0, paths->pdata[k]));
          g_assert_cmpstr (words, !=, "");
          /* Who chooses has nothing else to tell them apart by. */
          g_assert_true (g_hash_table_add (called, g_steal_pointer (&words)));
        }
    }
}

/* What was said of records of one kind is nothing that was said of another. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "Date", "Text", NULL };
  g_autoptr (ChanceryCsvMapping) said = chancery_csv_mapping_new (headings, CHANCERY_KIND_INCIDENT);
  g_autoptr (ChanceryCsvMapping) same = chancery_csv_mapping_new (headings, CHANCERY_KIND_INCIDENT);
  g_autoptr (ChanceryCsvMapping) any = chancery_csv_mapping_new (headings, CHANCERY_KIND_NONE);
  g_autoptr (ChanceryCsvMapping) other =
      chancery_csv_mapping_new (headings, CHANCERY_KIND_DOCUMENT);
  const ChanceryEncoding *encoding = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_csv_mapping_set (said, "Text=note", &error));
  chancery_csv_mapping_set_order (said, 0, CHANCERY_CSV_MONTH_FIRST);
  /* Bug: what is no date was remembered with an order. */
  chancery_csv_mapping_set_order (said, 1, CHANCERY_CSV_MONTH_FIRST);
  chancery_csv_mapping_set_encoding (said, chancery_encoding_find ("windows-1256"));
  g_assert_true (chancery_csv_mapping_save (said, fixture->db, 0, &error));
  g_assert_true (chancery_csv_mapping_load (same, fixture->db, &error));
  g_assert_null (chancery_csv_mapping_get_encoding (same));
  g_assert_true (chancery_csv_mapping_recall_encoding (said, fixture->db, &encoding, &error));
  g_assert_true (encoding == chancery_csv_mapping_get_encoding (said));
  g_assert_true (chancery_csv_mapping_is_remembered (same));
  g_assert_cmpstr (chancery_csv_mapping_get_path (same, 0), ==, "start");
  g_assert_cmpstr (chancery_csv_mapping_get_path (same, 1), ==, "note");
  g_assert_cmpint (chancery_csv_mapping_get_order (same, 0), ==, CHANCERY_CSV_MONTH_FIRST);
  g_assert_cmpint (chancery_csv_mapping_get_order (same, 1), ==, CHANCERY_CSV_DAY_FIRST);
  g_assert_true (chancery_csv_mapping_load (any, fixture->db, &error));
  g_assert_cmpstr (chancery_csv_mapping_get_kind (any)->id, ==, "incident");
  g_assert_cmpstr (chancery_csv_mapping_get_path (any, 1), ==, "note");
  g_assert_true (chancery_csv_mapping_load (other, fixture->db, &error));
  g_assert_cmpstr (chancery_csv_mapping_get_kind (other)->id, ==, "document");
  g_assert_cmpstr (chancery_csv_mapping_get_path (other, 0), ==, "date_on_document");
  g_assert_cmpstr (chancery_csv_mapping_get_path (other, 1), ==, "body");
  g_assert_false (chancery_csv_mapping_is_remembered (other));
}

/* What was remembered before imports were told apart is remembered still. */
static void
test_remembered_of_old (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "Date", "Text", NULL };
  g_autoptr (ChanceryCsvMapping) said = chancery_csv_mapping_new (headings, CHANCERY_KIND_NONE);
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key;

  g_assert_true (chancery_csv_mapping_save (said, fixture->db, 0, &error));
  settings = chancery_settings_list (fixture->db, &error);
  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, "table."))
      g_assert_true (chancery_settings_set (fixture->db, key,
                                            "incident windows-1256\nstart month-first\nnote",
                                            &error));
  g_assert_true (chancery_csv_mapping_load (said, fixture->db, &error));
  g_assert_cmpstr (chancery_csv_mapping_get_kind (said)->id, ==, "incident");
  g_assert_cmpstr (chancery_csv_mapping_get_path (said, 1), ==, "note");
  g_assert_cmpint (chancery_csv_mapping_get_order (said, 0), ==, CHANCERY_CSV_MONTH_FIRST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-mapping/guesses", test_guesses);
  g_test_add_func ("/exchange/csv-mapping/short-headings", test_short_headings);
  g_test_add_func ("/exchange/csv-mapping/headings-in-many-languages",
                   test_headings_in_many_languages);
  g_test_add_func ("/exchange/csv-mapping/guesses-before-brackets", test_guesses_before_brackets);
  g_test_add_func ("/exchange/csv-mapping/columns-are-called-as-they-are-spoken-of",
                   test_columns_are_called_as_they_are_spoken_of);
  g_test_add_func ("/exchange/csv-mapping/orders", test_orders);
  g_test_add_func ("/exchange/csv-mapping/choices", test_choices);
  g_test_add_func ("/exchange/csv-mapping/guesses-in-every-language",
                   test_guesses_in_every_language);
  g_test_add ("/exchange/csv-mapping/remembered", Fixture, NULL, fixture_set_up, test_remembered,
              fixture_tear_down);
  g_test_add ("/exchange/csv-mapping/remembered-of-old", Fixture, NULL, fixture_set_up,
              test_remembered_of_old, fixture_tear_down);
  return g_test_run ();
}
