/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files in and out of the open registry.  An import is read first and judged, shown, and then brought in;
 * one at a time.  An export runs on a worker of its own, so that the window goes on.  Main thread. */

#pragma once

#include "chancery-csv-fault.h"
#include "chancery-csv-look.h"
#include "chancery-export-count.h"
#include "chancery-import.h"
#include "chancery-keyring.h"
#include "chancery-operation.h"
#include "chancery-paper.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryImportPreview:
 * @summary: how many records are new, changed, clashing …
 * @conflict_records: (element-type gint64): the record of each clashing value
 * @n_notes: how many sentences there are on what to look at
 * @seal: (nullable) (array zero-terminated=1): sentences on who signed the file, for one that came sealed or signed
 */
typedef struct
{
  ChanceryImportSummary summary;
  GArray *conflict_records;
  guint64 n_notes;
  char **seal;
  char **revoked;
} ChanceryImportPreview;

void chancery_import_preview_free (ChanceryImportPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryImportPreview, chancery_import_preview_free)

/** Looks at @file before it is read.  @encoding: (nullable): as chancery_csv_look_read() takes it. */
void chancery_registry_import_look_async (ChanceryRegistry *self,
                                          GFile *file,
                                          const ChanceryEncoding *encoding,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** NULL without @error when it is no table. */
ChanceryCsvLook *chancery_registry_import_look_finish (ChanceryRegistry *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/** Reads and judges @file; nothing in the registry is touched.  @operation: (nullable). */
void chancery_registry_import_read_async (ChanceryRegistry *self,
                                          GFile *file,
                                          ChanceryOperation *operation,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** Likewise a table of which it was chosen where its columns go. */
void chancery_registry_import_read_table_async (ChanceryRegistry *self,
                                                GFile *file,
                                                const ChanceryCsvMapping *mapping,
                                                ChanceryOperation *operation,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
ChanceryImportPreview *chancery_registry_import_read_finish (ChanceryRegistry *self,
                                                             GAsyncResult *result,
                                                             GError **error);

/** What was wrong with cells of a table that could not be read, the first of them, in the order of the rows
 *  (element-type ChanceryCsvFault) (transfer full), and how many more there are; NULL where that is not why. */
GPtrArray *chancery_registry_import_read_list_faults (ChanceryRegistry *self,
                                                      GAsyncResult *result,
                                                      guint *n_more);

/** “Row 2, Date on the paper: “soon” is no date (3 rows)” (transfer full). */
char *chancery_import_phrase_fault (const ChanceryCsvFault *fault) G_GNUC_WARN_UNUSED_RESULT;
/** “Form may be: letter, telegram” (transfer full). */
char *chancery_import_phrase_words (const ChanceryCsvFault *fault) G_GNUC_WARN_UNUSED_RESULT;

/** Some of what was read last: @clashes, or those of @part, from @offset on. */
void chancery_registry_import_page_async (ChanceryRegistry *self,
                                          gboolean clashes,
                                          ChanceryImportPart part,
                                          guint64 offset,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** (element-type ChanceryImportConflict) or (element-type ChanceryImportEntry) (transfer full). */
GPtrArray *chancery_registry_import_page_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

/**
 * Brings in what was read last.  @take: (nullable) (element-type guint64): numbers of the clashing
 * values to take from the file; the others stay as they are here.  @trusted: (nullable)
 * (array zero-terminated=1): of @revoked of the preview, those that the officer takes all the same.
 */
void chancery_registry_import_apply_async (ChanceryRegistry *self,
                                           GArray *take,
                                           const char *const *trusted,
                                           ChanceryOperation *operation,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** @batch: (out) (optional): the number of the import, which `import:` finds; 0 when there was nothing to bring in. */
gboolean chancery_registry_import_apply_finish (ChanceryRegistry *self,
                                                GAsyncResult *result,
                                                gint64 *batch,
                                                GError **error);

/** Forgets what was read. */
void chancery_registry_import_forget (ChanceryRegistry *self);

typedef enum
{
  CHANCERY_SCOPE_ALL,
  CHANCERY_SCOPE_CASE,
  CHANCERY_SCOPE_QUERY,
  CHANCERY_SCOPE_RECORD,
  /* Ids, separated by blanks. */
  CHANCERY_SCOPE_RECORDS,
} ChanceryScope;

/** @text: register number or id, query, or id, as @scope says; @ceiling: (nullable); @formats: ids, as
 *  chancery_export_count_formats() takes them. */
void chancery_registry_export_count_async (ChanceryRegistry *self,
                                           ChanceryScope scope,
                                           const char *text,
                                           const char *ceiling,
                                           const char *const *formats,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
ChanceryExportCount *chancery_registry_export_count_finish (ChanceryRegistry *self,
                                                            GAsyncResult *result,
                                                            GError **error);

/**
 * ChanceryExportDone:
 * @names: (array zero-terminated=1): of the files, in the folder
 * @paths: (array zero-terminated=1): where they lie
 * @n_records: how many records are in each of those that hold records
 * @n_damaged: how many of them are not what was saved
 * @seal: (nullable) (array zero-terminated=1): whom they are sealed for and who signed them
 */
typedef struct
{
  char **names;
  char **paths;
  char **seal;
  guint64 n_records;
  guint64 n_damaged;
} ChanceryExportDone;

void chancery_export_done_free (ChanceryExportDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryExportDone, chancery_export_done_free)

/**
 * ChancerySealWish:
 * @recipients: (nullable) (array zero-terminated=1): fingerprints of the keys to seal for; NULL: it stays open
 * @trusted: (nullable) (array zero-terminated=1): of those that the officer vouched for
 * @signer: (nullable): of the key to sign with
 */
typedef struct
{
  char **recipients;
  char **trusted;
  char *signer;
} ChancerySealWish;

ChancerySealWish *chancery_seal_wish_new (const char *const *recipients,
                                          const char *const *trusted,
                                          const char *signer) G_GNUC_WARN_UNUSED_RESULT;
void chancery_seal_wish_free (ChancerySealWish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySealWish, chancery_seal_wish_free)

/**
 * ChancerySealChoice:
 * @recipients, @signers: (element-type ChancerySealKey): chancery_keyring_list()
 */
typedef struct
{
  GPtrArray *recipients;
  GPtrArray *signers;
} ChancerySealChoice;

void chancery_seal_choice_free (ChancerySealChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySealChoice, chancery_seal_choice_free)

/** The keys that the officer has to seal and to sign with. */
void chancery_registry_list_keys_async (ChanceryRegistry *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
ChancerySealChoice *chancery_registry_list_keys_finish (ChanceryRegistry *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/**
 * chancery_registry_export_async:
 * @redact: without the passages that tell of what is kept back
 * @seal: (nullable): what closes the files
 * @formats: (array zero-terminated=1): ids
 * @name: what the files are called in @folder, without the suffix of their formats; where it would tell what nobody is to be told,
 *   another is taken
 * @replaced: (nullable) (array zero-terminated=1): names of files that may be replaced; none of them: what is there is kept
 *   and the new files get a name with a number; %NULL: nobody was asked
 *
 * Fails with %G_IO_ERROR_EXISTS before anything is written, when a file is there that is not in @replaced and for which no other
 * name may be taken: chancery_registry_export_list_there().
 */
void chancery_registry_export_async (ChanceryRegistry *self,
                                     ChanceryScope scope,
                                     const char *text,
                                     const char *ceiling,
                                     gboolean redact,
                                     const ChancerySealWish *seal,
                                     const char *const *formats,
                                     GFile *folder,
                                     const char *name,
                                     const char *const *replaced,
                                     ChanceryOperation *operation,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
ChanceryExportDone *chancery_registry_export_finish (ChanceryRegistry *self,
                                                     GAsyncResult *result,
                                                     GError **error);
/** Names of the files for which an export failed with %G_IO_ERROR_EXISTS (array zero-terminated=1) (transfer full); NULL where
 *  that is not why. */
char **chancery_registry_export_list_there (ChanceryRegistry *self, GAsyncResult *result);

/** Keeps in the case file @casefile, as an act that can be taken back, that it was sent @to somebody, in
 *  the files of @done. */
void chancery_registry_note_sent_async (ChanceryRegistry *self,
                                        const char *casefile,
                                        const char *to,
                                        const char *ceiling,
                                        const ChanceryExportDone *done,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean chancery_registry_note_sent_finish (ChanceryRegistry *self,
                                             GAsyncResult *result,
                                             GError **error);

/** chancery_paper_write_pdf() on a worker.  @paper is not changed any more from now on. */
void chancery_registry_write_paper_async (ChanceryRegistry *self,
                                          ChanceryPaper *paper,
                                          GFile *file,
                                          ChanceryReplace replace,
                                          gint64 made,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean chancery_registry_write_paper_finish (ChanceryRegistry *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
