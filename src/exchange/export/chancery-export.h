/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An export: which records, under which ceiling, in which form, to where.
 *
 * Made, asked what it would hold, then written. A file is written beside its
 * place and moved there only when it is whole and was read again; nothing but the
 * file that was there before is ever seen under its name. One thread, the one
 * that owns the connection; records are streamed.
 */

#pragma once

#include "chancery-exchange-types.h"
#include "chancery-replace.h"
#include "chancery-seal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** @db outlives the export. Nothing is chosen yet: every record of the registry. */
ChanceryExport *chancery_export_new (ChanceryDb *db) G_GNUC_WARN_UNUSED_RESULT;
void chancery_export_free (ChanceryExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryExport, chancery_export_free)

/** One case file with what is filed in it, and the names that it refers to. @ref: its register
 *  number or id. */
gboolean chancery_export_set_case (ChanceryExport *self, const char *ref, GError **error);
/** What a query finds, and the names that it refers to. */
gboolean chancery_export_set_query (ChanceryExport *self, const char *query, GError **error);
/** These records, and the names that they refer to. */
gboolean chancery_export_set_ids (ChanceryExport *self, const char *const *ids, GError **error);

/** Leaves out every record and attachment marked above @level (a code); NULL for no ceiling. */
gboolean chancery_export_set_ceiling (ChanceryExport *self, const char *level, GError **error);
/** Whether passages of free text that tell of what the ceiling keeps back are taken out, with a mark in
 *  their place and the field named in `redacted`; they stay unless told. */
void chancery_export_set_redact (ChanceryExport *self, gboolean redact);
/** Whether the register numbers that the ceiling kept back are listed; they are unless told. */
void chancery_export_set_list_withheld (ChanceryExport *self, gboolean list);
/** Only the dated actions of what is chosen, and those about it; a calendar has nothing else. */
void chancery_export_set_diary (ChanceryExport *self, gboolean diary);
/** With the demands and the rights that were raised in what is chosen, and that the case file or the query
 *  itself does not hold: who reads an act wants to read them too. */
void chancery_export_set_raised (ChanceryExport *self, gboolean raised);
/** What closes it: sealed for its recipients, or with a signature beside it; NULL: neither (transfer full). */
void chancery_export_set_seal (ChanceryExport *self, ChancerySeal *seal);
/** Where books are kept for the other files of the same act, which has to give all of them one time
 *  (chancery_export_set_exported()); @books outlives the export.  NULL: none is kept. */
void chancery_export_set_books (ChanceryExport *self, ChanceryExportBooks *books);
/** After writing: how many contents of attachments did not go along, because nothing lies beside a sealed
 *  file; a package has them in it. */
guint chancery_export_get_n_left_contents (ChanceryExport *self);
/** Whether files that are there already give way to those that are written; they do unless told. */
void chancery_export_set_replace (ChanceryExport *self, ChanceryReplace replace);
/** The time that the header gives; NULL: now. */
void chancery_export_set_exported (ChanceryExport *self, const char *utc);

/**
 * ChanceryExportSummary:
 * @n_records: that would be written
 * @n_damaged: after writing: records that are not what was saved, and were written as they are
 * @n_withheld: records of the scope that the ceiling keeps back
 * @n_withheld_attachments: likewise
 * @n_mentions: passages of free text that tell of what is withheld
 * @n_in_attachments: those among them that stand in attachments, which go as they are
 * @damaged: (array zero-terminated=1): sentences on them, on the first hundred where there are more
 * @mentions: (array zero-terminated=1): sentences on them, on the first ten thousand where there are more
 * @passages: (array zero-terminated=1): the same for people: record and field, and in a second line
 *   the words round it
 */
typedef struct
{
  guint64 n_records;
  guint64 n_damaged;
  guint64 n_withheld;
  guint64 n_withheld_attachments;
  guint64 n_mentions;
  guint64 n_in_attachments;
  char **damaged;
  char **mentions;
  char **passages;
} ChanceryExportSummary;

/** Chooses the records and counts; called by the writing functions when the caller did not. */
gboolean chancery_export_prepare (ChanceryExport *self,
                                  ChanceryProgressFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);
/** After chancery_export_prepare(). */
const ChanceryExportSummary *chancery_export_get_summary (ChanceryExport *self);

/** After chancery_export_prepare(): whether what is exported may be told, as in the name of a file: what
 *  a case file or a record that is kept back is called, or the words of a query, may not. */
gboolean chancery_export_tells_scope (ChanceryExport *self);

/**
 * chancery_export_write_file:
 * @format: an id of chancery_formats_list(); NULL: from the name's end
 *
 * Contents of attachments are written into `attachments` beside the file, those of a bag into it. Nothing
 * lies beside a sealed file. A signature has the name of its file and `.sig`; that of a file
 * which is replaced goes with it.
 *
 * Returns: %FALSE with %G_IO_ERROR_EXISTS when nothing may be replaced and chancery_export_list_taken() is not empty
 */
gboolean chancery_export_write_file (ChanceryExport *self,
                                     const char *format,
                                     const char *path,
                                     ChanceryProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

/** What would have to give way to a file @path: one of that name, and signatures of it (array zero-terminated=1): paths
 *  (transfer full). */
char **chancery_export_list_taken (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** Without contents of attachments, but for a bag. */
gboolean chancery_export_write_stream (ChanceryExport *self,
                                       const char *format,
                                       GOutputStream *stream,
                                       ChanceryProgressFunc progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
