/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing an export: the two forms of the interchange format, tables, a calendar and the books that people
 * read, to a stream. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-ics-writer.h"
#include "chancery-reader.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* How much of what was made is given to the stream at once. */
#define FULL 16384

static gboolean
is_table (const ChanceryExportWriting *writing)
{
  return strcmp (writing->mark.format->id, "csv") == 0;
}

static gboolean
flush_text (ChanceryExportWriting *writing, GError **error)
{
  gboolean written = g_output_stream_write_all (writing->stream, writing->text->str,
                                                writing->text->len, NULL, writing->cancellable,
                                                error);

  g_string_truncate (writing->text, 0);
  return written;
}

/* After one record of many. */
static gboolean
flush_full (ChanceryExportWriting *writing, GError **error)
{
  return writing->text->len < FULL || flush_text (writing, error);
}

static void
note_level (ChanceryExportWriting *writing, const char *level)
{
  if (chancery_vocabulary_level_rank (level) <= chancery_vocabulary_level_rank (writing->marking))
    return;
  g_free (writing->marking);
  writing->marking = g_strdup (level);
}

static void
note_contents (ChanceryExportWriting *writing, ChanceryRecord *record)
{
  const ChanceryValue *lines = chancery_record_get (record, "attachments");

  note_level (writing, chancery_record_get_level (record));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      const ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *digest = chancery_line_get_text (line, "sha256");

      note_level (writing, chancery_value_get_level (chancery_line_get (line, "marking")));
      if (digest != NULL)
        g_hash_table_add (writing->contents, g_strdup (digest));
    }
}

static gboolean
give_record (const char *text, gsize length, guint64 print, gpointer user_data, GError **error)
{
  ChanceryExportWriting *writing = user_data;

  if (!writing->lines)
    g_string_append (writing->text, writing->mark.n_written > 0 ? ",\n    " : "\n    ");
  g_string_append_len (writing->text, text, (gssize)length);
  if (writing->lines)
    g_string_append_c (writing->text, '\n');
  chancery_export_mark_add (&writing->mark, print);
  return flush_full (writing, error);
}

/* Makes what is written of @record: it waits for those before it in its stretch, or goes out with them. */
static gboolean
make_record (ChanceryRecord *record, guint place, gpointer user_data, GError **error)
{
  ChanceryExportWriting *writing = user_data;
  guint stretch = place / CHANCERY_RECORDS_STRETCH;
  guint rank = place % CHANCERY_RECORDS_STRETCH;
  GString *text;
  gsize start;
  guint64 print;

  if (!chancery_reader_check_record (record, error))
    {
      g_prefix_error (error, "%s: ", chancery_record_get_id (record));
      return FALSE;
    }
  if (stretch != writing->stretch &&
      !chancery_arranger_give_all (writing->arranger, give_record, writing, error))
    return FALSE;
  writing->stretch = stretch;
  text = chancery_arranger_begin (writing->arranger);
  start = text->len;
  if (writing->lines)
    chancery_canonical_write_record (text, record, CHANCERY_CANONICAL_COMPACT, 0);
  else
    chancery_canonical_write_record (text, record, CHANCERY_CANONICAL_NONE, 2);
  print = chancery_export_print (text->str + start, text->len - start);
  note_contents (writing, record);
  chancery_arranger_end (writing->arranger, rank, print);
  if (writing->enough)
    return chancery_arranger_give (writing->arranger, rank + 1, give_record, writing, error);
  writing->enough = chancery_arranger_is_full (writing->arranger);
  return TRUE;
}

static gboolean
write_records (ChanceryExportWriting *writing,
               ChanceryProgressFunc progress,
               gpointer user_data,
               GError **error)
{
  g_autoptr (ChanceryArranger) arranger = chancery_arranger_new ();
  gboolean written;

  writing->arranger = arranger;
  writing->stretch = 0;
  written = chancery_export_foreach (writing->export, &writing->enough, make_record, writing,
                                     progress, user_data, writing->cancellable, error) &&
            chancery_arranger_give_all (arranger, give_record, writing, error);
  writing->arranger = NULL;
  return written;
}

static gboolean
write_json (ChanceryExportWriting *writing,
            ChanceryProgressFunc progress,
            gpointer user_data,
            GError **error)
{
  g_auto (ChanceryJsonHeader) header = { 0 };

  if (!chancery_export_describe (writing->export, &header, error))
    return FALSE;
  if (writing->lines)
    chancery_json_header_write_line (&header, writing->text);
  else
    chancery_json_header_write_document (&header, writing->text);
  if (!flush_text (writing, error) || !write_records (writing, progress, user_data, error))
    return FALSE;
  if (!writing->lines)
    g_string_append (writing->text, writing->mark.n_written > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return flush_text (writing, error);
}

static gboolean
learn_row (ChanceryRecord *record, guint place, gpointer user_data, GError **error)
{
  ChanceryExportWriting *writing = user_data;

  chancery_csv_writer_learn (writing->table, record);
  return TRUE;
}

static gboolean
write_row (ChanceryRecord *record, guint place, gpointer user_data, GError **error)
{
  ChanceryExportWriting *writing = user_data;

  chancery_csv_writer_write_record (writing->table, record, writing->text);
  writing->mark.n_written++;
  return flush_full (writing, error);
}

static gboolean
write_table (ChanceryExportWriting *writing,
             ChanceryProgressFunc progress,
             gpointer user_data,
             GError **error)
{
  g_autoptr (ChanceryCsvWriter) table = chancery_csv_writer_new ();

  writing->table = table;
  if (!chancery_export_foreach (writing->export, NULL, learn_row, writing, NULL, NULL,
                                writing->cancellable, error))
    return FALSE;
  chancery_csv_writer_write_heading (table, writing->text);
  return chancery_export_foreach (writing->export, NULL, write_row, writing, progress, user_data,
                                  writing->cancellable, error) &&
         flush_text (writing, error);
}

/* What is kept back is not named in the event, and does not mark it either. */
static gboolean
write_event (ChanceryRecord *record, guint place, gpointer user_data, GError **error)
{
  ChanceryExportWriting *writing = user_data;
  const char *about = chancery_value_get_reference_id (chancery_record_get (record, "on"));
  g_autofree char *level = about != NULL ? chancery_export_dup_level (writing->export, about)
                                         : NULL;

  writing->mark.n_written += chancery_ics_write_action (writing->text, record, level);
  return flush_full (writing, error);
}

static gboolean
write_calendar (ChanceryExportWriting *writing,
                ChanceryProgressFunc progress,
                gpointer user_data,
                GError **error)
{
  chancery_ics_write_begin (writing->text);
  if (!flush_text (writing, error) ||
      !chancery_export_foreach (writing->export, NULL, write_event, writing, progress, user_data,
                                writing->cancellable, error))
    return FALSE;
  chancery_ics_write_end (writing->text);
  return flush_text (writing, error);
}

static gboolean write_format (ChanceryExportWriting *writing,
                              ChanceryProgressFunc progress,
                              gpointer user_data,
                              GError **error);

/* The same records once more in another form, as a file of the bag. */
static gboolean
write_part (ChanceryExportWriting *writing,
            ChanceryBagWriter *bag,
            const char *id,
            ChanceryProgressFunc progress,
            gpointer user_data,
            GError **error)
{
  const ChanceryFormat *whole = writing->mark.format;
  GOutputStream *below = writing->stream;
  const ChanceryFormat *format = chancery_formats_find (id);
  g_autofree char *name = g_strconcat (chancery_bag_writer_get_name (bag), format->suffix, NULL);
  gboolean written;

  writing->mark.format = format;
  writing->stream = chancery_bag_writer_begin (bag, name, -1, writing->cancellable, error);
  written = writing->stream != NULL && write_format (writing, progress, user_data, error) &&
            chancery_bag_writer_end (bag, error);
  writing->mark.format = whole;
  writing->stream = below;
  return written;
}

/* Nobody reads a whole registry from cover to cover. */
static gboolean
write_parts (ChanceryExportWriting *writing,
             ChanceryBagWriter *bag,
             ChanceryProgressFunc progress,
             gpointer user_data,
             GError **error)
{
  ChanceryExport *self = writing->export;

  if (!chancery_selection_is_all (self->selection) &&
      (!write_part (writing, bag, "pdf", progress, user_data, error) ||
       !write_part (writing, bag, "html", progress, user_data, error)))
    return FALSE;
  return write_part (writing, bag, "json", progress, user_data, error) &&
         chancery_export_fill_bag (self, bag, writing->contents,
                                   writing->marking != NULL ? writing->marking : "unmarked",
                                   writing->cancellable, error);
}

/* All that is in a bag gives one time, which is that of its files too. */
static gboolean
write_bag (ChanceryExportWriting *writing,
           ChanceryProgressFunc progress,
           gpointer user_data,
           GError **error)
{
  ChanceryExport *self = writing->export;
  g_auto (ChanceryJsonHeader) header = { 0 };
  g_autoptr (GDateTime) made = NULL;
  g_autoptr (ChanceryBagWriter) bag = NULL;
  gboolean timeless = self->exported == NULL;
  gboolean written;

  if (!chancery_export_describe (self, &header, error))
    return FALSE;
  if (timeless)
    self->exported = g_strdup (header.exported);
  made = g_date_time_new_from_iso8601 (header.exported, NULL);
  bag = chancery_bag_writer_new (writing->stream, writing->name,
                                 made != NULL ? g_date_time_to_unix (made) : 0);
  written = write_parts (writing, bag, progress, user_data, error);
  if (timeless)
    g_clear_pointer (&self->exported, g_free);
  return written;
}

static gboolean
write_book (ChanceryExportWriting *writing,
            ChanceryProgressFunc progress,
            gpointer user_data,
            GError **error)
{
  return chancery_export_write_book (writing->export, writing->mark.format->id, writing->stream,
                                     writing->mark.sum, progress, user_data, writing->cancellable,
                                     error);
}

static gboolean
write_format (ChanceryExportWriting *writing,
              ChanceryProgressFunc progress,
              gpointer user_data,
              GError **error)
{
  if (writing->mark.format->package)
    return write_bag (writing, progress, user_data, error);
  if (writing->mark.format->book)
    return write_book (writing, progress, user_data, error);
  if (writing->mark.format->diary)
    return write_calendar (writing, progress, user_data, error);
  return is_table (writing) ? write_table (writing, progress, user_data, error)
                            : write_json (writing, progress, user_data, error);
}

gboolean
chancery_export_writing_set_format (ChanceryExportWriting *writing,
                                    const ChanceryFormat *format,
                                    GError **error)
{
  if (format == NULL || !format->writes)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
                   "no format that this program writes%s%s", format != NULL ? ": " : "",
                   format != NULL ? format->id : "");
      return FALSE;
    }
  writing->mark.format = format;
  writing->lines = strcmp (format->id, "jsonl") == 0;
  chancery_export_set_diary (writing->export, format->diary);
  chancery_export_set_raised (writing->export, format->book || format->package);
  return TRUE;
}

gboolean
chancery_export_write_all (ChanceryExportWriting *writing,
                           ChanceryProgressFunc progress,
                           gpointer user_data,
                           GError **error)
{
  ChanceryExport *self = writing->export;
  gboolean written;

  if (!chancery_db_begin_read (self->db, error))
    return FALSE;
  chancery_db_set_cancellable (self->db, writing->cancellable);
  chancery_db_set_frugal (self->db, TRUE);
  written = (self->selection != NULL ||
             chancery_export_prepare (self, NULL, NULL, writing->cancellable, error)) &&
            write_format (writing, progress, user_data, error);
  chancery_db_set_frugal (self->db, FALSE);
  chancery_db_set_cancellable (self->db, NULL);
  chancery_db_end_read (self->db);
  return written;
}
