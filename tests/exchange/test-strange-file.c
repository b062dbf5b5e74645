/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-look.h"
#include "chancery-strange-file.h"
#include "exchange-fixture.h"

/* Of a zip what stands before the name of its first part. */
#define ZIP "PK\003\004\024\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"
#define BYTES(text) text, sizeof (text) - 1

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *said; /* NULL: nothing */
} Case;

static const Case cases[] = {
  { "pic.png", BYTES ("\x89PNG\r\n\x1a\n\0\0"), "this is a picture, not records" },
  { "list.csv", BYTES ("\x89PNG\r\n\x1a\n\0\0"), "this is a picture, not records" },
  { "scan.jpg", BYTES ("\xff\xd8\xff\xe0\0"), "this is a picture, not records" },
  { "fax.tif", BYTES ("II*\0\x08\0"), "this is a picture, not records" },
  { "web", BYTES ("RIFF\1\2\3\4WEBPVP8 "), "this is a picture, not records" },
  { "note.pdf", BYTES ("%PDF-1.4\n"), "this is a PDF, not records" },
  { "list.xlsx", BYTES (ZIP "[Content_Types].xml"),
    "this is a spreadsheet, not records: save it as CSV, and bring that in" },
  { NULL, BYTES (ZIP "[Content_Types].xml and then xl/workbook.xml"),
    "this is a spreadsheet, not records: save it as CSV, and bring that in" },
  { "list.ods", BYTES (ZIP "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"),
    "this is a spreadsheet, not records: save it as CSV, and bring that in" },
  { "note.odt", BYTES (ZIP "mimetypeapplication/vnd.oasis.opendocument.textPK"),
    "this is a document, not records" },
  { "note.docx", BYTES (ZIP "[Content_Types].xml"), "this is a document, not records" },
  { "LIST.XLS", BYTES (COMPOUND),
    "this is a spreadsheet, not records: save it as CSV, and bring that in" },
  { "note.doc", BYTES (COMPOUND), "this is a document, not records" },
  { "mail.msg", BYTES (COMPOUND),
    "this is a message of Outlook: save it as .eml, and bring that in" },
  { NULL, BYTES (COMPOUND),
    "this is a file of an office program, not records: save a table as CSV, and bring that in" },
  /* What may hold records, and what is too short to be anything. */
  { "all.zip", BYTES (ZIP "bag/bagit.txt"), NULL },
  { "all.zip", BYTES ("PK\003\004"), NULL },
  { "list.csv", BYTES ("RIFF,II*,GIF\n"), NULL },
  { "list.csv", BYTES ("MM,date\n"), NULL },
  { "x.json", BYTES ("{\"kind\""), NULL },
  { "x.json", "", 0, NULL },
};

static void
test_signs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u: %s", i, cases[i].name);
      g_assert_cmpstr (chancery_strange_file_describe (cases[i].name, cases[i].bytes,
                                                       cases[i].length),
                       ==, cases[i].said);
    }
}

/* Bug: a picture was refused for its first byte, as if it were JSON, and a spreadsheet because no package was in it. */
static void
test_import_says_what_it_is (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *said = NULL;
      g_autoptr (ChanceryImport) import = NULL;
      g_autoptr (ChanceryCsvLook) look = NULL;
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;

      if (cases[i].said == NULL || cases[i].name == NULL)
        continue;
      path = g_build_filename (fixture->folder, cases[i].name, NULL);
      said = g_strdup_printf ("%s:1: %s", path, cases[i].said);
      g_assert_true (g_file_set_contents (path, cases[i].bytes, (gssize)cases[i].length, NULL));
      file = g_file_new_for_path (path);
      look = chancery_csv_look_read (fixture->db, file, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (look);
      import = chancery_import_new (fixture->db);
      g_assert_false (chancery_import_read_file (import, path, NULL, NULL, NULL, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, said);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/strange-file/signs", test_signs);
  g_test_add ("/exchange/strange-file/import-says-what-it-is", Fixture, NULL, fixture_set_up,
              test_import_says_what_it_is, fixture_tear_down);
  return g_test_run ();
}
