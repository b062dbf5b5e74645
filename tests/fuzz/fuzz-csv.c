/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are read are written and read again to the same cells.  What says nothing of the encoding it is written in is
 * read in the one that is guessed and in any other, and what comes out is text. */

#include "config.h"

#include "chancery-csv-reader.h"
#include "chancery-csv-survey.h"
#include "chancery-csv.h"
#include "fuzz.h"

static void
check_row (char **cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (ChanceryCsv) csv = NULL;
  g_auto (GStrv) heading = NULL;
  g_auto (GStrv) again = NULL;
  guint64 line;

  /* The heading says what parts the cells; a row of one empty cell is no row. */
  g_string_append (text, "x,y\nx,");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? "," : "");
      chancery_csv_write_cell (text, cells[i]);
    }
  stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
  csv = chancery_csv_new (stream, "-");
  if (g_strv_length (cells) >= CHANCERY_CSV_MAX_CELLS)
    return;
  g_assert_true (chancery_csv_next (csv, &heading, &line, NULL, NULL));
  g_assert_true (chancery_csv_next (csv, &again, &line, NULL, NULL));
  g_assert_nonnull (again);
  for (guint i = 0; cells[i] != NULL; i++)
    g_assert_cmpstr (again[i + 1], ==, cells[i]);
}

static void
read_in (const guint8 *bytes, gsize length, const ChanceryEncoding *encoding)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "-");
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;
  guint64 line = 0;
  guint column = 0;

  chancery_csv_set_encoding (csv, encoding);
  while (more)
    {
      g_auto (GStrv) cells = NULL;

      more = chancery_csv_next (csv, &cells, &line, NULL, &error) && cells != NULL;
      for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
        g_assert_true (g_utf8_validate (cells[i], -1, NULL));
    }
  if (chancery_csv_get_broken (csv, &line, &column))
    g_assert_true (error != NULL && line > 0 && column > 0);
}

static void
check_encodings (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (GInputStream) second =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (GString) words = NULL;
  gboolean needs = FALSE;

  g_assert_true (chancery_csv_survey_needs_encoding (stream, &needs, NULL, NULL));
  if (!needs)
    return;
  words = chancery_csv_survey_read_words (second, NULL, NULL);
  chancery_encoding_guess (words->str, words->len);
  for (guint i = 0; i < chancery_encoding_get_n (); i++)
    read_in (bytes, length, chancery_encoding_get_nth (i));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (GInputStream) second =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "-");
  g_autoptr (ChanceryCsvReader) reader = chancery_csv_reader_new (second, "-", 2461000);
  gboolean more = TRUE;

  while (more)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      more = chancery_csv_next (csv, &cells, &line, NULL, NULL) && cells != NULL;
      if (more)
        check_row (cells);
    }
  for (more = TRUE; more;)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      guint64 line;

      more = chancery_csv_reader_next (reader, &draft, &line, NULL, NULL) && draft != NULL;
    }
  check_encodings (bytes, length);
  return 0;
}
