/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-reader.h"
#include "chancery-errors.h"
#include "chancery-mentions.h"
#include "exchange-fixture.h"

#include <string.h>

static void
test_bad_tables (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "", "file.csv:1: the file is empty" },
    { "title,colour\n", "file.csv:1: the column “colour” is no field" },
    { "title\na,b\n", "file.csv:2: more cells than columns" },
    { "title\nTalks, dinner\nLunch, Date\n", "file.csv:2: more cells than columns (2 rows)" },
    { "title\na,,\nb, ,b\nc,d\n", "file.csv:3: more cells than columns (2 rows)" },
    /* Bug: whoever had two columns of one heading was told that it is no field. */
    { "Title,Date,Date\na,2026,2026\n",
      "file.csv:1: the columns 3, “Date”, and 2, “Date”, cannot both go into “date_on_document”" },
    { "Title,Colour,Colour\na,b,c\n", "file.csv:1: the column 2, “Colour”, is no field" },
    /* Bug: of several columns the first alone was told, and not what to do. */
    { "Title,Colour,Mood,,Hue\na,b,c,,d\n",
      "file.csv:1: the column “Colour” is no field, and neither are “Mood”, “Hue”: say of each where it goes "
      "with --map 'Colour=FIELD', or leave it out with --map 'Colour='" },
    { "Subject,Re\na,b\n",
      "file.csv:1: the columns “Re” and “Subject” cannot both go into “title”" },
    { "Title,, \na,,b\nc,d,\n",
      "file.csv:2: the column 3 has no heading\nfile.csv:3: the column 2 has" },
    { "kind,title,\ndocument,a,b\n", "file.csv:2: the column 3 has no heading" },
    { "kind,title\nletter,a\n", "file.csv:2: kind: “letter” is not known" },
    { "id\nx\n", "file.csv:2: id: “x” is not a UUID" },
    { "title,form\na,letter\nb,postcard\n", "file.csv:3: form: " },
    { "kind,act_kind\nplace,protest\n", "file.csv:2: act_kind: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (fixture_read_table (fixture->db, cases[i].text, &import, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].reason))
        g_error ("“%s” does not open with “%s”", error->message, cases[i].reason);
    }
}

/* Bug: the rows that a spreadsheet writes of what was emptied became records without a title. */
static void
test_blank_rows (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "title,date_on_document,tags\na,,\n,,\n \t,\xc2\xa0,\nb,,\n,,,,,,\n";
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (ChanceryImport) bad = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;

  fixture_read_table (fixture->db, text, &import, &error);
  g_assert_no_error (error);
  counted = fixture_count (import);
  g_assert_cmpstr (counted, ==, "new 2, changed 0, unchanged 0, conflicts 0");
  /* Lines stay those of the file. */
  g_assert_false (
      fixture_read_table (fixture->db, "title,date_on_document\n,\n,\na,soon\n", &bad, &error));
  g_assert_true (g_str_has_prefix (error->message, "file.csv:4: date_on_document: "));
}

/* Bug: a row that stands in a table twice became two records without a word. */
static void
test_equal_rows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *counts;
    const char *note;
  } cases[] = {
    { "title,tags\na,x\nb,\na,x\na,y\n", "new 4, changed 0, unchanged 0, conflicts 0",
      "file.csv:4: row 4: “a” stands here twice; both are brought in" },
    { "kind,title\nplace,Kabul\n\nplace,Kabul\n", "new 2, changed 0, unchanged 0, conflicts 0",
      "file.csv:4: row 4: “Kabul” stands here twice; both are brought in" },
    /* Who sent it is a name as yet. */
    { "title,correspondents.from\na,Mission A\na,Mission B\n",
      "new 4, changed 0, unchanged 0, conflicts 0", NULL },
    { "title,their_refs.reference\na,1\na,2\n", "new 2, changed 0, unchanged 0, conflicts 0",
      NULL },
    /* Numbers that the program gives are no part of what comes in, but rows with two of them are two. */
    { "kind,reference,title\ndocument,1,a\ndocument,2,a\n",
      "new 2, changed 0, unchanged 0, conflicts 0", NULL },
    { "id,title\n11111111-1111-4111-8111-111111111111,a\n22222222-2222-4222-8222-222222222222,a\n",
      "new 2, changed 0, unchanged 0, conflicts 0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *counted = NULL;
      g_auto (GStrv) notes = NULL;

      fixture_read_table (fixture->db, cases[i].text, &import, &error);
      g_assert_no_error (error);
      counted = fixture_count (import);
      g_assert_cmpstr (counted, ==, cases[i].counts);
      notes = chancery_import_list_notes (import, 10, &error);
      if (cases[i].note != NULL)
        g_assert_cmpstr (notes[0], ==, cases[i].note);
      for (guint k = cases[i].note != NULL ? 1 : 0; notes[k] != NULL; k++)
        g_assert_null (strstr (notes[k], "twice"));
    }
}

/* Rows that differ in a column that is left out, or have a cell that was blacked out, may well be two papers. */
static void
test_rows_that_differ_in_what_is_left_out (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean told;
  } cases[] = {
    { "title,shelf\na,12\na,13\n", FALSE },
    { "title,shelf\na,\na, \n", TRUE },
    { "title,shelf,date_on_document\na,," CHANCERY_REDACTED "\na,," CHANCERY_REDACTED "\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (cases[i].text, -1, NULL);
      g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
      g_autoptr (GError) error = NULL;
      g_autofree char *counted = NULL;
      g_auto (GStrv) notes = NULL;

      chancery_import_add_table_wish (import, "shelf=");
      chancery_import_read_stream (import, stream, "file.csv", NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      counted = fixture_count (import);
      g_assert_cmpstr (counted, ==, "new 2, changed 0, unchanged 0, conflicts 0");
      notes = chancery_import_list_notes (import, 10, &error);
      g_assert_no_error (error);
      g_assert_cmpint (notes[0] != NULL && strstr (notes[0], "twice") != NULL, ==, cases[i].told);
    }
}

/* Bug: in a column of dates with the month first those with a doubt or two ends were read with the day first. */
static void
test_month_first (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "title,date_on_document\na,04/13/2026\nb,c. 03/04/2026\n";
  const char *const headings[] = { "title", "date_on_document", NULL };
  g_autoptr (ChanceryCsvMapping) said = chancery_csv_mapping_new (headings, CHANCERY_KIND_NONE);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_autofree char *written = NULL;

  chancery_csv_mapping_set_order (said, 1, CHANCERY_CSV_MONTH_FIRST);
  chancery_import_set_table_mapping (import, said);
  chancery_import_read_stream (import, stream, "file.csv", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  entries = chancery_import_list_entries (import, CHANCERY_IMPORT_NEW, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (((ChanceryImportEntry *)entries->pdata[0])->date, ==, "13 Apr 2026");
  g_assert_cmpstr (((ChanceryImportEntry *)entries->pdata[1])->date, ==, "about 4 Mar 2026");
  /* Bug: what stood in the cell was not kept beside the date, as it is where the day stands first. */
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "{\"edtf\":\"2026-04-13\",\"typed\":\"04/13/2026\"}"));
  g_assert_nonnull (strstr (written, "{\"edtf\":\"2026-03-04~\",\"typed\":\"c. 03/04/2026\"}"));
}

/* Bug: a list with its title above the heading was refused. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "Notes of 2026\n\ntitle,date_on_document,form\na,2026-03-02,letter\nb,soon,\n",
    "\"Notes, 2026\";;\r\n;;\r\ntitle;date_on_document;form\r\na;2026-03-02;letter\r\nb;soon;\r\n",
    /* Bug: a title with a comma was taken for two headings. */
    "Notes, 2026;;\n;;\ntitle;date_on_document;form\na;2026-03-02;letter\nb;soon;\n",
    "sep=\t\nNotes, 2026\n\t\t\ntitle\tdate_on_document\tform\na\t2026-03-02\tletter\nb\tsoon\t\n",
    /* Bug: above two columns no title was known, though both are called as fields are. */
    "Notes of 2026\n\ntitle,date_on_document\na,2026-03-02\nb,soon\n",
    "Notes, 2026;\n;\n\"Re\";Date\na;2026-03-02\nb;soon\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *good = g_strndup (tables[i], (gsize)(strstr (tables[i], "b") - tables[i]));
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (ChanceryImport) bad = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *counted = NULL;
      g_autofree char *line = g_strdup_printf ("file.csv:%d: date_on_document: ", i == 3 ? 6 : 5);

      fixture_read_table (fixture->db, good, &import, &error);
      g_assert_no_error (error);
      counted = fixture_count (import);
      g_assert_cmpstr (counted, ==, "new 1, changed 0, unchanged 0, conflicts 0");
      /* Lines stay those of the file. */
      g_assert_false (fixture_read_table (fixture->db, tables[i], &bad, &error));
      if (!g_str_has_prefix (error->message, line))
        g_error ("“%s” does not open with “%s”", error->message, line);
    }
}

/* Bug: a table of which cells hold what parts those of others lost its heading. */
static void
test_no_titles (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "title,tags,date_on_document,form\nNote on fish,\"cod; hake; sole\",2026-03-02,letter\n",
    "title;date_on_document;note\nTalks, dinner, signing;2.3.2026;x\nA;;1,50, 2,75, 3,25\n",
    "title\tdate_on_document\nTalks, dinner, signing\t2.3.2026\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;
      const char *title = i == 0 ? "Note on fish" : "Talks, dinner, signing";

      fixture_read_table (fixture->db, tables[i], &import, &error);
      g_assert_no_error (error);
      entries = chancery_import_list_entries (import, CHANCERY_IMPORT_NEW, 0, 10, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, i == 1 ? 2 : 1);
      g_assert_cmpstr (((ChanceryImportEntry *)entries->pdata[0])->title, ==, title);
    }
}

/* Bug: since tables are looked through before they are read, one in UTF-16 was closed by then. */
static void
test_utf16 (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "\xef\xbb\xbftitle\tdate_on_document\nVisit of the chargé\t02/03/2026\n";
  gsize length = 0;
  g_autofree char *wide = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (wide, (gssize)length, NULL);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;

  chancery_import_read_stream (import, stream, "file.csv", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  counted = fixture_count (import);
  g_assert_cmpstr (counted, ==, "new 1, changed 0, unchanged 0, conflicts 0");
}

/* Bug: a list out of a program that writes a time behind each day was refused.  Bug: midnight was cut off among other times
 * of day as well, where it is one of them. */
static void
test_times_of_day (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "title,date_on_document,date_sent_or_received\n"
                             "a,2026-03-02 00:00:00,2026-03-05 00:00:00\n"
                             "b,2/3/2026 0:00,2/3/2026 14:30\n"
                             "c,2026-03-02T00:00:00,2026-03-06\n";
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  fixture_read_table (fixture->db, text, &import, &error);
  g_assert_no_error (error);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"date_on_document\":\"2026-03-02\""));
  g_assert_nonnull (strstr (written, "{\"edtf\":\"2026-03-02\",\"typed\":\"2/3/2026\"}"));
  g_assert_nonnull (strstr (written, "\"date_on_document\":\"2026-03-02T00:00:00\""));
  g_assert_nonnull (
      strstr (written, "{\"edtf\":\"2026-03-02T14:30:00\",\"typed\":\"2/3/2026 14:30\"}"));
  g_assert_nonnull (
      strstr (written, "\"date_sent_or_received\":{\"edtf\":\"2026-03-05T00:00:00\",\"typed\":"));
  g_assert_nonnull (strstr (written, "\"date_sent_or_received\":\"2026-03-06\""));
}

/* Bug: a list that numbers its rows in a column “ID” was refused, though the window takes it. */
static void
test_numbers_of_rows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *note; /* NULL: it is refused */
  } cases[] = {
    { "ID,Subject,Reference\n1,Note,X-7\n2,Reply,X-8\n",
      "file.csv:1: the column “ID” is left out: it has no identity of a record in it" },
    { "Id,Subject\n,Note\n7,Reply\n",
      "file.csv:1: the column “Id” is left out: it has no identity of a record in it" },
    /* As this program writes it, or with one of its own in it, it is damaged. */
    { "id,Subject\n1,Note\n", NULL },
    { "ID,Subject\n1,Note\n5f0c1c9a-0000-4000-8000-000000000001,Reply\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) notes = NULL;

      g_assert_cmpint (fixture_read_table (fixture->db, cases[i].text, &import, &error), ==,
                       cases[i].note != NULL);
      if (cases[i].note == NULL)
        {
          g_assert_nonnull (strstr (error->message, "id: “1” is not a UUID"));
          continue;
        }
      g_assert_no_error (error);
      notes = chancery_import_list_notes (import, 10, &error);
      g_assert_cmpstr (notes[0], ==, cases[i].note);
      g_assert_cmpuint (chancery_import_get_summary (import)->n_new, ==, 2);
    }
}

/* Bug: a list with many bad dates was refused for the first alone, and had to be mended one by one. */
static void
test_all_faults_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("title,date_on_document,form\n\na,2026-02-30,postcard\nb,1955,\n");
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *faults;
  const ChanceryCsvFault *fault;
  guint64 n_more = 0;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "c,2026-02-30,\n");
  g_assert_false (fixture_read_table (fixture->db, text->str, &import, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "file.csv:3: date_on_document: “2026-02-30”"));
  g_assert_nonnull (strstr (error->message, "\nfile.csv:3: form: "));
  faults = chancery_import_get_faults (import, &n_more);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_cmpuint (n_more, ==, 0);
  fault = faults->pdata[0];
  g_assert_cmpuint (fault->row, ==, 3);
  g_assert_cmpuint (fault->n_rows, ==, 21);
  g_assert_cmpstr (fault->path, ==, "date_on_document");
  g_assert_cmpstr (fault->label, ==, "Date on the paper");
  g_assert_cmpstr (fault->value, ==, "2026-02-30");
  g_assert_true (g_str_has_prefix (fault->reason, "“2026-02-30”"));
}

/* Bug: one value in many rows filled the list of what is wrong, and each told all codes that there are. */
static void
test_faults_by_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("title,form\n");
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *faults;
  const ChanceryCsvFault *fault;
  guint64 n_more = 0;

  /* What means one of ours is none of them. */
  g_string_append (text, "a,Telegram\na,Aide Memoire\n");
  for (guint i = 0; i < 70; i++)
    g_string_append_printf (text, "a%u,postcard\n", i);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "a,Kind %u\na,LETTER\n", i);
  g_assert_false (fixture_read_table (fixture->db, text->str, &import, &error));
  /* Bug: what is no marking was “none of its words”, whosever they are. */
  g_assert_true (
      g_str_has_prefix (error->message,
                        "file.csv:4: form: “postcard”: no form is called so (70 rows)\n"));
  g_assert_nonnull (strstr (error->message,
                            "“Kind 8”: no form is called so; these are: note verbale, "
                            "first-person note, "));
  g_assert_true (g_str_has_suffix (error->message, "other\nand 3 more"));
  faults = chancery_import_get_faults (import, &n_more);
  g_assert_cmpuint (faults->len, ==, CHANCERY_CSV_MAX_FAULTS);
  g_assert_cmpuint (n_more, ==, 3);
  fault = faults->pdata[0];
  g_assert_cmpuint (fault->row, ==, 4);
  g_assert_cmpuint (fault->n_rows, ==, 70);
  g_assert_true (g_str_has_prefix (fault->words, "note verbale, "));
  g_assert_false (chancery_csv_fault_tells_words (faults, 0));
  g_assert_true (chancery_csv_fault_tells_words (faults, faults->len - 1));
}

/* Bug: columns of which there is nothing, as spreadsheets write them, stopped a table; and of two columns of keywords the
 * second did. */
static void
test_empty_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "Title,,Tags,Tags, \nFirst,,a,b,\nSecond, ,,c;d\n",
    "Title,Tags,Tags\nFirst,a,b,,\nSecond,,c;d, ,,,\n",
    " Title ,Tags\xc2\xa0,Keywords\nFirst,a,b\nSecond,,c;d\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *counted = NULL;
      g_autofree char *written = NULL;

      fixture_read_table (fixture->db, tables[i], &import, &error);
      g_assert_no_error (error);
      counted = fixture_count (import);
      g_assert_cmpstr (counted, ==, "new 2, changed 0, unchanged 0, conflicts 0");
      chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL,
                             &error);
      g_assert_no_error (error);
      written = fixture_export_all (fixture->db, "jsonl");
      g_assert_nonnull (strstr (written, "\"tags\":[\"a\",\"b\"]"));
      g_assert_nonnull (strstr (written, "\"tags\":[\"c\",\"d\"]"));
      fixture_tear_down (fixture, data);
      fixture_set_up (fixture, data);
    }
}

/* Bug: a cell or a heading of a megabyte was told from its first letter to its last. */
static void
test_little_is_told_of_much (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *before;
    const char *behind;
    const char *reason;
  } cases[] = {
    { "title,", "\na,b\n", "file.csv:1: the column “xxx" },
    { "title,form\na,", "\n", "file.csv:2: form: “xxx" },
    { "title,form\na,\"postcard\n", "\"\n", "file.csv:2: form: “postcard”: no form is called so;" },
    { "kind,title\n", ",a\n", "file.csv:2: kind: “xxx" },
    { "id,title\n", ",a\n", "file.csv:2: id: “xxx" },
    { "title,marking\na,", "\n", "file.csv:2: marking: “xxx" },
    { "title,date_on_document\na,", "\n", "file.csv:2: date_on_document: The date is too long" },
  };
  g_autofree char *much = g_strnfill (1000 * 1000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].before, much, cases[i].behind, NULL);
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (fixture_read_table (fixture->db, text, &import, &error));
      g_assert_true (g_str_has_prefix (error->message, cases[i].reason));
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }
}

/* Bug: a name as long as a book was made and told whole, without a word that this is no name. */
static void
test_overlong_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf ("title,party_from,correspondents.from,tags\n"
                                           "a,,A;%s,b\nc,,%.900s;y;%.900s;z,%s;b\n",
                                           letters, letters, letters, letters);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;
  guint n_overlong = 0;

  chancery_import_add_table_wish (import, "party_from=");
  chancery_import_read_stream (import, stream, "file.csv", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  notes = chancery_import_list_notes (import, 20, &error);
  g_assert_no_error (error);
  for (guint i = 0; notes[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (notes[i]), <, 300);
      n_overlong += g_str_has_suffix (notes[i], "this is very long for one line");
    }
  g_assert_cmpstr (notes[0], ==, "file.csv:2: correspondents.from: this is very long for one line");
  g_assert_cmpstr (notes[1], ==, "file.csv:3: tags: this is very long for one line");
  g_assert_cmpuint (n_overlong, ==, 2);
}

/* Bug: a cell of a megabyte became a title without a word of it. */
static void
test_overlong_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf ("title,body\nShort,%s\n%s,Short\n", letters, letters);
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;

  g_assert_true (fixture_read_table (fixture->db, text, &import, &error));
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_cmpuint (g_strv_length (notes), ==, 1);
  g_assert_cmpstr (notes[0], ==, "file.csv:3: title: this is very long for one line");
}

#define ADD(path, func) \
  g_test_add ("/exchange/csv-reader/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bad-tables", test_bad_tables);
  ADD ("blank-rows", test_blank_rows);
  ADD ("equal-rows", test_equal_rows);
  ADD ("rows-that-differ-in-what-is-left-out", test_rows_that_differ_in_what_is_left_out);
  ADD ("month-first", test_month_first);
  ADD ("times-of-day", test_times_of_day);
  ADD ("titles", test_titles);
  ADD ("no-titles", test_no_titles);
  ADD ("numbers-of-rows", test_numbers_of_rows);
  ADD ("utf-16", test_utf16);
  ADD ("all-faults-at-once", test_all_faults_at_once);
  ADD ("faults-by-value", test_faults_by_value);
  ADD ("overlong-line", test_overlong_line);
  ADD ("overlong-names", test_overlong_names);
  ADD ("empty-columns", test_empty_columns);
  ADD ("little-is-told-of-much", test_little_is_told_of_much);

  return g_test_run ();
}
