/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What choosing the records of an export and writing them share. Internal to the
 * chancery-export files; the thread of the export.
 */

#pragma once

#include "chancery-arranger.h"
#include "chancery-bag-writer.h"
#include "chancery-ceiling.h"
#include "chancery-csv-writer.h"
#include "chancery-export.h"
#include "chancery-formats.h"
#include "chancery-json-header.h"
#include "chancery-seal.h"
#include "chancery-selection.h"
#include "chancery-sha256.h"
#include "chancery-spool.h"

G_BEGIN_DECLS

struct _ChanceryExport
{
  ChanceryDb *db;
  char *scope_key;
  char *scope;
  char **ids; /* chosen, without the names; NULL for all */
  char *level;
  char *exported;
  gboolean list_withheld;
  gboolean redact;
  gboolean diary;
  gboolean raised;
  ChanceryReplace replace;
  ChancerySeal *seal;         /* NULL: open, and signed by nobody */
  guint n_left_contents;      /* of attachments, by what was sealed last */
  ChanceryExportBooks *books; /* not owned; NULL: none is kept */

  ChancerySelection *selection;
  ChanceryCeiling *ceiling; /* NULL for none */
  ChanceryExportSummary summary;
  gboolean is_checked; /* the summary tells what is damaged */
};

/** Where what must not lie open is kept while it is made: on the disk of the registry, because a stick that goes out
 *  keeps what was once on it; else where temporary files are. */
ChancerySpool *chancery_export_spool_new (ChanceryExport *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Writes the book in @format ("pdf", "html"), or what is kept of it; @sum: (nullable): is fed what is written. */
gboolean chancery_export_write_book (ChanceryExport *self,
                                     const char *format,
                                     GOutputStream *stream,
                                     ChancerySha256 *sum,
                                     ChanceryProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * ChanceryExportMark:
 * @format: what was written
 * @n_written: how many records
 * @print: over them as they were written
 * @sum: (nullable): over a book
 *
 * What is known of what was written, to find it again.
 */
typedef struct
{
  const ChanceryFormat *format;
  guint64 n_written;
  guint64 print;
  ChancerySha256 *sum;
} ChanceryExportMark;

/**
 * ChanceryExportWriting:
 * @stream: where it goes
 * @name: what a bag is called
 * @lines: whether a record is a line
 * @table: what makes rows, while they are written
 * @text: what was made and waits for @stream
 * @arranger: (nullable): where records wait that are made as they lie in the registry, while they are written; those
 *   of the stretch @stretch (%CHANCERY_RECORDS_STRETCH)
 * @enough: so many wait that the others of the stretch are made in canonical order
 * @contents: (element-type utf8): digests of the attachments of what was written
 * @marking: (nullable): the highest of what was written
 *
 * An export while it is written.
 */
typedef struct
{
  ChanceryExport *export;
  GOutputStream *stream;
  const char *name;
  gboolean lines;
  ChanceryCsvWriter *table;
  ChanceryExportMark mark;
  GString *text;
  ChanceryArranger *arranger;
  guint stretch;
  gboolean enough;
  GHashTable *contents;
  char *marking;
  GCancellable *cancellable;
} ChanceryExportWriting;

/** Sets the format that is written; an error when @format is NULL or one that is only read. */
gboolean chancery_export_writing_set_format (ChanceryExportWriting *writing,
                                             const ChanceryFormat *format,
                                             GError **error);
/** Chooses, if nobody has, and writes; all of it sees one state of the registry. */
gboolean chancery_export_write_all (ChanceryExportWriting *writing,
                                    ChanceryProgressFunc progress,
                                    gpointer user_data,
                                    GError **error);

/** Of the text of a record, as it was made. */
guint64 chancery_export_print (const char *text, gsize length);
/** One more record of @print was written. */
void chancery_export_mark_add (ChanceryExportMark *mark, guint64 print);
/** Reads the open file again; @folder: where a package may be unpacked. */
gboolean chancery_export_check (const ChanceryExportMark *mark,
                                int descriptor,
                                const char *folder,
                                GCancellable *cancellable,
                                GError **error);
/** Whether the bytes of the open file are those of @sum. */
gboolean chancery_export_check_sum (ChancerySha256 *sum,
                                    int descriptor,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * ChanceryExportRecordFunc:
 * @record: as it may be seen
 * @place: which it is in canonical order; those of records that stay behind are missing
 */
typedef gboolean (*ChanceryExportRecordFunc) (ChanceryRecord *record,
                                              guint place,
                                              gpointer user_data,
                                              GError **error);

/** Calls @func for each record that travels.  @enough: (inout) (nullable): see chancery_records_foreach(). */
gboolean chancery_export_foreach (ChanceryExport *self,
                                  gboolean *enough,
                                  ChanceryExportRecordFunc func,
                                  gpointer user_data,
                                  ChanceryProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);

/** The record @id as it may be seen (transfer full); NULL without error when it does not travel. */
ChanceryRecord *chancery_export_load (ChanceryExport *self, const char *id, GError **error);
/** Whether the number of @id may be told: it is not above the ceiling, and neither is what raised it. */
gboolean chancery_export_may_name (ChanceryExport *self, const char *id);
/** What a record is called that may not travel: its present title where there is no ceiling, else NULL
 *  (transfer full). */
char *chancery_export_dup_title (ChanceryExport *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** The marking of the record @id, NULL when it is not in the registry (transfer full). */
char *chancery_export_dup_level (ChanceryExport *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** Ends a @bag in which the records stand: with @contents (a set of digests of attachments), the chain
 *  of the history, and what it says of itself. @marking: the highest in it. */
gboolean chancery_export_fill_bag (ChanceryExport *self,
                                   ChanceryBagWriter *bag,
                                   GHashTable *contents,
                                   const char *marking,
                                   GCancellable *cancellable,
                                   GError **error);

/** Fills the empty @header. */
gboolean chancery_export_describe (ChanceryExport *self,
                                   ChanceryJsonHeader *header,
                                   GError **error);

G_END_DECLS
