/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import in its two steps: read and judge a file, then write what was judged.
 *
 * Reading touches nothing in the registry. Between the steps the caller may show
 * what would happen, and decide each clash. A dry run is the first step alone.
 * One thread, the one that owns the connection; both steps block for as long as
 * the file is large, report progress and can be cancelled.
 */

#pragma once

#include "chancery-exchange-types.h"

#include "chancery-change.h"
#include "chancery-csv-fault.h"
#include "chancery-csv-mapping.h"
#include "chancery-unseal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to do with clashes that nobody decided one by one. */
typedef enum
{
  CHANCERY_CONFLICTS_FAIL,
  CHANCERY_CONFLICTS_KEEP,
  CHANCERY_CONFLICTS_TAKE,
} ChanceryConflicts;

/** `fail`, `keep` or `take`; FALSE for anything else. */
gboolean chancery_conflicts_from_string (const char *text, ChanceryConflicts *conflicts);

/**
 * ChanceryImportSummary:
 * @n_new: records that are not here
 * @n_changed: records that the file brings further
 * @n_unchanged: records that are here already
 * @n_conflicts: records of which a part clashes; they are counted nowhere else
 * @n_made: names made from labels, to be checked, among the new
 * @n_dangling: references to records that are neither here nor in the file
 * @n_attachments_missing: attachments whose content is neither here nor beside the file
 * @n_contents: contents that the file brings for attachments that are here without
 * @n_new_of: new records by number of kind
 */
typedef struct
{
  guint64 n_new;
  guint64 n_changed;
  guint64 n_unchanged;
  guint64 n_conflicts;
  guint64 n_made;
  guint64 n_dangling;
  guint64 n_attachments_missing;
  guint64 n_contents;
  guint64 n_new_of[CHANCERY_N_KINDS];
} ChanceryImportSummary;

/**
 * ChanceryImportConflict:
 * @index: its number in this import, from 0
 * @record_id: the record
 * @kind: its kind
 * @reference: (nullable): its register number here
 * @title: its title here
 * @path: the field, dotted for one inside a line; `reference` when the number belongs to another
 * @line_id: (nullable): the line
 * @field: the field whose form @ours and @theirs have
 * @ours: (nullable): what stands here
 * @theirs: (nullable): what stands in the file
 * @ancestor: (nullable): what stood there when both were the same, if that is known
 * @ours_by, @ours_changed: (nullable): who wrote the record here last, and when (UTC)
 * @theirs_by, @theirs_changed: (nullable): the same as the file says it
 * @take: whether the file's value is to be taken
 * @decided: whether somebody has said so
 */
typedef struct
{
  guint64 index;
  char *record_id;
  const ChanceryKind *kind;
  char *reference;
  char *title;
  char *path;
  char *line_id;
  const ChanceryField *field;
  ChanceryValue *ours;
  ChanceryValue *theirs;
  ChanceryValue *ancestor;
  char *ours_by;
  char *ours_changed;
  char *theirs_by;
  char *theirs_changed;
  gboolean take;
  gboolean decided;
} ChanceryImportConflict;

void chancery_import_conflict_free (ChanceryImportConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryImportConflict, chancery_import_conflict_free)

/** @db outlives the import. */
ChanceryImport *chancery_import_new (ChanceryDb *db) G_GNUC_WARN_UNUSED_RESULT;
/** Removes the scratch file. */
void chancery_import_free (ChanceryImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryImport, chancery_import_free)

/** Before reading a table: what its rows are that do not say so, and where a column goes
 *  ("COLUMN=FIELD", without a field nowhere). What was wished is remembered for tables with the same
 *  headings when the import is applied. */
void chancery_import_set_table_kind (ChanceryImport *self, const ChanceryKind *kind);
void chancery_import_add_table_wish (ChanceryImport *self, const char *wish);
/** In what a table is written that neither is UTF-8 nor says by a mark what it is; without it such a table is refused. */
void chancery_import_set_table_encoding (ChanceryImport *self, const ChanceryEncoding *encoding);
/** All of that at once; a table with other headings is refused. */
void chancery_import_set_table_mapping (ChanceryImport *self, const ChanceryCsvMapping *mapping);

/**
 * chancery_import_read_file:
 *
 * The first step. What the file is (JSON, JSON Lines, CSV, e-mail, bag) is seen from its
 * content, for CSV and e-mail from the name's end too. Attachments are looked for in
 * `attachments` beside it, or in the bag. An error of %CHANCERY_EXCHANGE_ERROR_INVALID opens
 * with `FILE:LINE: `. A sealed file is opened first, and one beside which a signature lies (`.sig`, `.asc`) is held
 * to it; a bad signature is an error.
 */
gboolean chancery_import_read_file (ChanceryImport *self,
                                    const char *path,
                                    ChanceryProgressFunc progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * chancery_import_read_stream:
 * @name: what errors call it
 * @folder: (nullable): where `attachments` stands
 */
gboolean chancery_import_read_stream (ChanceryImport *self,
                                      GInputStream *stream,
                                      const char *name,
                                      const char *folder,
                                      ChanceryProgressFunc progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

/** After a table could not be read: its first cells that cannot be, and how many more there are (nullable)
 *  (element-type ChanceryCsvFault) (transfer none). */
const GPtrArray *chancery_import_get_faults (ChanceryImport *self, guint64 *n_more);
/** Before it is checked or applied: whole fingerprints of keys that are taken although they were revoked. */
void chancery_import_set_trusted_keys (ChanceryImport *self, const char *const *fingerprints);
/** After reading: whether who signed the file stands in the way of it, as chancery_import_apply() will find. */
gboolean chancery_import_check_seals (ChanceryImport *self, GError **error);
/** After reading: who signed the file (transfer none); NULL for one that was neither sealed nor signed. */
const ChancerySealNews *chancery_import_get_seal_news (ChanceryImport *self);

const ChanceryImportSummary *chancery_import_get_summary (ChanceryImport *self);

/** The number of clashing values (a record may have several). */
guint64 chancery_import_get_n_conflicts (ChanceryImport *self);
/** (element-type ChanceryImportConflict) (transfer full): at most @limit of them from @offset on. */
GPtrArray *chancery_import_list_conflicts (ChanceryImport *self,
                                           guint64 offset,
                                           guint limit,
                                           GError **error);
/** The record of each clash, as a number that means nothing else, in the order of the clashes
 *  (element-type gint64) (transfer full). */
GArray *chancery_import_list_conflict_records (ChanceryImport *self, GError **error);

/** What there is to look at besides the clashes; names are among the new. */
typedef enum
{
  CHANCERY_IMPORT_NEW,
  CHANCERY_IMPORT_CHANGED,
  CHANCERY_IMPORT_NAMES,
  CHANCERY_IMPORT_NOTES,
} ChanceryImportPart;

/**
 * ChanceryImportEntry:
 * @kind: (nullable): its kind; NULL for a note
 * @reference: (nullable): its register number
 * @title: its title, or the note
 * @date: (nullable): its own day, in words
 * @form: (nullable): its form, translated
 * @from: (nullable): who wrote it, with commas between
 * @to: (nullable): whom it went to, likewise
 * @words: (nullable): the first words of its long text
 * @changes: (nullable) (array zero-terminated=1): of a record that is here already: what will be otherwise, a
 *   sentence each
 */
typedef struct
{
  const ChanceryKind *kind;
  char *reference;
  char *title;
  char *date;
  char *form;
  char *from;
  char *to;
  char *words;
  char **changes;
} ChanceryImportEntry;

void chancery_import_entry_free (ChanceryImportEntry *entry);

/** (element-type ChanceryImportEntry) (transfer full): at most @limit of a part from @offset on, in
 *  the order of the file. */
GPtrArray *chancery_import_list_entries (ChanceryImport *self,
                                         ChanceryImportPart part,
                                         guint64 offset,
                                         guint limit,
                                         GError **error);
/** How many notes there are that tell of something else than names. */
guint64 chancery_import_count_notes (ChanceryImport *self);

gboolean chancery_import_decide (ChanceryImport *self,
                                 guint64 conflict,
                                 gboolean take,
                                 GError **error);

/** (array zero-terminated=1) (transfer full): sentences on what somebody should look at (names
 *  made, dangling references, missing attachments), at most @limit. */
char **chancery_import_list_notes (ChanceryImport *self, guint limit, GError **error);

/**
 * chancery_import_apply:
 * @author: who imports
 * @conflicts: for clashes that were not decided
 * @batch: (out) (optional): the batch, to revert it by; 0 when no record was written: contents of attachments stay
 *
 * The second step: all of it or nothing.
 */
gboolean chancery_import_apply (ChanceryImport *self,
                                const char *author,
                                ChanceryConflicts conflicts,
                                gint64 *batch,
                                ChanceryProgressFunc progress,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

/** After it: the text of the contents that the file brought is read, so that it is searched. What was
 *  not read because this was cancelled is read another time. */
gboolean chancery_import_read_texts (ChanceryImport *self,
                                     ChanceryProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
