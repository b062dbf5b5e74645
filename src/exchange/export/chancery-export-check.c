/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written is read again before it replaces anything: what cannot be read, guard and all,
 * never gets a name. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-bag.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-holidays.h"
#include "chancery-json-splitter.h"
#include "chancery-sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

static inline guint64
add_word (guint64 print, guint64 word)
{
  print = (print ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return print << 29 | print >> 35;
}

static inline guint64
read_word (const char *text, guint i)
{
  guint64 word;

  memcpy (&word, text + i * sizeof word, sizeof word);
  return word;
}

static gboolean
read_header (ChanceryJsonSplitter *splitter, GError **error)
{
  g_auto (ChanceryJsonHeader) header = { 0 };
  const char *json = chancery_json_splitter_get_header (splitter);

  return json == NULL || chancery_json_header_read (&header, json, error);
}

/* The guard goes through all that an import goes through.  The records were found readable when they were
 * written: it is left to see that they lie there as they were. */
static gboolean
count_json (const ChanceryExportMark *mark,
            GInputStream *stream,
            guint64 *n_read,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (ChanceryJsonSplitter) splitter =
      chancery_json_splitter_new (stream, "what was written");
  guint64 print = 0;

  while (TRUE)
    {
      const char *record;
      gsize length;

      if (!chancery_json_splitter_next (splitter, &record, &length, NULL, cancellable, error))
        return FALSE;
      if (record == NULL)
        break;
      print = add_word (print, chancery_export_print (record, length));
      (*n_read)++;
    }
  if (*n_read == mark->n_written && print != mark->print)
    {
      g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                           "what lies on the disk is not what was written");
      return FALSE;
    }
  return read_header (splitter, error);
}

static gboolean
count_rows (GInputStream *stream, guint64 *n_read, GCancellable *cancellable, GError **error)
{
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, "what was written");
  gboolean heading = TRUE;

  while (TRUE)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, cancellable, error))
        return FALSE;
      if (cells == NULL)
        return TRUE;
      *n_read += !heading;
      heading = FALSE;
    }
}

/* Every digest of it, and the records in it as they are looked at in a file of their own. */
static gboolean
count_bag (const ChanceryExportMark *mark,
           int descriptor,
           const char *folder,
           guint64 *n_read,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (ChanceryBag) bag = chancery_bag_open (descriptor, "what was written", 0, folder, NULL,
                                                   NULL, NULL, NULL, cancellable, error);
  g_autoptr (GInputStream) document = NULL;

  document = bag != NULL ? chancery_bag_open_document (bag, NULL) : NULL;
  return document != NULL && count_json (mark, document, n_read, cancellable, error);
}

static gboolean
check_sum (ChancerySha256 *written, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();
  guint8 block[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, cancellable, error)) > 0)
    chancery_sha256_update (sum, block, n);
  if (n < 0)
    return FALSE;
  if (strcmp (chancery_sha256_get_string (sum), chancery_sha256_get_string (written)) == 0)
    return TRUE;
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                       "what lies on the disk is not what was written");
  return FALSE;
}

/* From its beginning. */
static GInputStream *
open_again (int descriptor, GError **error)
{
  int own = fcntl (descriptor, F_DUPFD_CLOEXEC, 0);
  int saved;

  if (own >= 0 && lseek (own, 0, SEEK_SET) == 0)
    return g_unix_input_stream_new (own, TRUE);
  saved = errno;
  if (own >= 0)
    close (own);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "what was written: %s",
               g_strerror (saved));
  return NULL;
}

/* A book has no reader here; it is left to see that it lies there as it was written. */
static gboolean
count_written (const ChanceryExportMark *mark,
               GInputStream *stream,
               guint64 *n_read,
               GCancellable *cancellable,
               GError **error)
{
  if (mark->format->book)
    return check_sum (mark->sum, stream, cancellable, error);
  if (mark->format->diary)
    return chancery_holidays_count_events (stream, n_read, cancellable, error);
  return strcmp (mark->format->id, "csv") == 0
             ? count_rows (stream, n_read, cancellable, error)
             : count_json (mark, stream, n_read, cancellable, error);
}

/* Words in turns to four, which do not wait for one another and each stay in a register.  It is to notice accidents;
 * nobody who may write here has to forge. */
guint64
chancery_export_print (const char *text, gsize length)
{
  guint64 first = 1, second = 2, third = 3, fourth = 4;
  guint64 print = add_word (0, length);
  char rest[4 * sizeof (guint64)] = { 0 };

  for (; length >= sizeof rest; length -= sizeof rest, text += sizeof rest)
    {
      first = add_word (first, read_word (text, 0));
      second = add_word (second, read_word (text, 1));
      third = add_word (third, read_word (text, 2));
      fourth = add_word (fourth, read_word (text, 3));
    }
  memcpy (rest, text, length);
  print = add_word (add_word (print, add_word (first, read_word (rest, 0))),
                    add_word (second, read_word (rest, 1)));
  return add_word (add_word (print, add_word (third, read_word (rest, 2))),
                   add_word (fourth, read_word (rest, 3)));
}

void
chancery_export_mark_add (ChanceryExportMark *mark, guint64 print)
{
  mark->print = add_word (mark->print, print);
  mark->n_written++;
}

gboolean
chancery_export_check (const ChanceryExportMark *mark,
                       int descriptor,
                       const char *folder,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GInputStream) stream = open_again (descriptor, error);
  guint64 n_read = 0;

  if (stream == NULL)
    return FALSE;
  if (mark->format->package ? !count_bag (mark, descriptor, folder, &n_read, cancellable, error)
                            : !count_written (mark, stream, &n_read, cancellable, error))
    return FALSE;
  if (n_read == mark->n_written)
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "what was written holds %" G_GUINT64_FORMAT " records instead of %" G_GUINT64_FORMAT,
               n_read, mark->n_written);
  return FALSE;
}

gboolean
chancery_export_check_sum (ChancerySha256 *sum,
                           int descriptor,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GInputStream) stream = open_again (descriptor, error);

  return stream != NULL && check_sum (sum, stream, cancellable, error);
}
