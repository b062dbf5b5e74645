/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table goes into which field: guessed from the headings, changed by somebody, and
 * remembered for tables with the same headings. A column goes into a field ("title"), a field of a line
 * ("their_refs.reference"), a line of a role ("correspondents.from"), into `kind` or `id`, or nowhere.
 * Owned by one; any thread, one at a time.
 */

#pragma once

#include "chancery-csv-days.h"
#include "chancery-encoding.h"
#include "chancery-exchange-types.h"

#include "chancery-kind.h"

G_BEGIN_DECLS

/* Letters of a heading that are told; the column of a longer one is called by its number. */
#define CHANCERY_CSV_MAX_HEADING 80

typedef struct _ChanceryCsvMapping ChanceryCsvMapping;

/** @kind: of rows that do not say theirs; NONE: documents. */
ChanceryCsvMapping *chancery_csv_mapping_new (const char *const *headings, ChanceryKindId kind)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryCsvMapping *chancery_csv_mapping_copy (const ChanceryCsvMapping *self)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_mapping_free (ChanceryCsvMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvMapping, chancery_csv_mapping_free)

/** What the registry remembers of tables with these headings; unchanged when there is nothing, or of
 *  rows of another kind than was said.  In what they are written is no part of it. */
gboolean chancery_csv_mapping_load (ChanceryCsvMapping *self, ChanceryDb *db, GError **error);
/** Whether it is as chancery_csv_mapping_load() found it, but for what was changed since. */
gboolean chancery_csv_mapping_is_remembered (const ChanceryCsvMapping *self);
/** In what tables are written whose headings have these bytes: those of @self in its encoding.  @encoding: (out)
 *  (nullable): NULL where the registry does not remember it. */
gboolean chancery_csv_mapping_recall_encoding (const ChanceryCsvMapping *self,
                                               ChanceryDb *db,
                                               const ChanceryEncoding **encoding,
                                               GError **error);
/** Remembers where the columns go and in what it is written, until the import @batch is taken back; 0: for ever.  Inside
 *  of a transaction, or in one of its own. */
gboolean chancery_csv_mapping_save (const ChanceryCsvMapping *self,
                                    ChanceryDb *db,
                                    gint64 batch,
                                    GError **error);

const ChanceryKind *chancery_csv_mapping_get_kind (const ChanceryCsvMapping *self);
/** All columns are guessed anew. */
void chancery_csv_mapping_restart (ChanceryCsvMapping *self, ChanceryKindId kind);
/** Its rows say neither what they are nor who, though a heading sounds like it: columns that nobody chose
 *  are guessed anew. */
void chancery_csv_mapping_disown (ChanceryCsvMapping *self);
/** Takes over what @other says of tables with the same headings; FALSE when it has others. */
gboolean chancery_csv_mapping_assign (ChanceryCsvMapping *self, const ChanceryCsvMapping *other);
/** Takes over from @other, of the same table read in another encoding, what is otherwise in it than @proposed, which was
 *  made before anybody chose. */
void chancery_csv_mapping_take_choices (ChanceryCsvMapping *self,
                                        const ChanceryCsvMapping *proposed,
                                        const ChanceryCsvMapping *other);
/** In what tables with these headings are written that are not UTF-8, or NULL: nobody said. */
const ChanceryEncoding *chancery_csv_mapping_get_encoding (const ChanceryCsvMapping *self);
void chancery_csv_mapping_set_encoding (ChanceryCsvMapping *self, const ChanceryEncoding *encoding);
/** Whether rows of a table are read alike by both. */
gboolean chancery_csv_mapping_equal (const ChanceryCsvMapping *self,
                                     const ChanceryCsvMapping *other);
/** Whether its rows say what they are, or who, and all its columns are fields: it is of this program. */
gboolean chancery_csv_mapping_is_ours (const ChanceryCsvMapping *self);
guint chancery_csv_mapping_get_n_columns (const ChanceryCsvMapping *self);
const char *chancery_csv_mapping_get_heading (const ChanceryCsvMapping *self, guint column);
/** As it is told: “Date”; of one of two that are called the same, or of one without a heading, with its number; translated
 *  nowhere (transfer full). */
char *chancery_csv_mapping_name_column (const ChanceryCsvMapping *self, guint column)
    G_GNUC_WARN_UNUSED_RESULT;
/** Whether anything stands over @column: else nothing is expected in it. */
gboolean chancery_csv_mapping_has_heading (const ChanceryCsvMapping *self, guint column);
/** NULL: nowhere. */
const char *chancery_csv_mapping_get_path (const ChanceryCsvMapping *self, guint column);
/** Whether it was left out by somebody, or found its field: else nobody knows what it means. */
gboolean chancery_csv_mapping_is_settled (const ChanceryCsvMapping *self, guint column);
/** Whether what is in @column and in another column goes into one field that holds one value alone, so that of one
 *  of them nothing would be left; @other is the first such column. */
gboolean chancery_csv_mapping_is_double (const ChanceryCsvMapping *self,
                                         guint column,
                                         guint *other);
/** Whether @column, of which nobody knows what it means, would go where @other does, were that not there. */
gboolean chancery_csv_mapping_is_late (const ChanceryCsvMapping *self, guint column, guint *other);
/** Proposes @path, which the kind of the rows has, for @column, of which nobody knows what it means: its cells look like it. */
void chancery_csv_mapping_propose (ChanceryCsvMapping *self, guint column, const char *path);
/** Whether @column goes where chancery_csv_mapping_propose() had it. */
gboolean chancery_csv_mapping_is_proposed (const ChanceryCsvMapping *self, guint column);
/** @path: (nullable): NULL or "" leaves the column out; FALSE when no kind has such a field. */
gboolean chancery_csv_mapping_set_path (ChanceryCsvMapping *self, guint column, const char *path);

/** Whether @column goes into a field that is a date. */
gboolean chancery_csv_mapping_is_date (const ChanceryCsvMapping *self, guint column);
/** How its dates of three numbers are read; the day stands first where nobody said otherwise. */
ChanceryCsvOrder chancery_csv_mapping_get_order (const ChanceryCsvMapping *self, guint column);
void chancery_csv_mapping_set_order (ChanceryCsvMapping *self,
                                     guint column,
                                     ChanceryCsvOrder order);

/** The order that the cells of @column agree on goes before what is remembered; whether midnight is a time is said by
 *  them alone. */
void chancery_csv_mapping_settle_days (ChanceryCsvMapping *self,
                                       guint column,
                                       const ChanceryCsvDays *days);
/** Whether the dates of @column have times of day, so that midnight is one. */
gboolean chancery_csv_mapping_has_times (const ChanceryCsvMapping *self, guint column);
/** Whether dates of @column may be read either way, and neither its cells decide nor somebody said it by
 *  chancery_csv_mapping_set(). */
gboolean chancery_csv_mapping_is_doubtful (const ChanceryCsvMapping *self,
                                           guint column,
                                           const ChanceryCsvDays *days);

/** What somebody wrote: "COLUMN=FIELD", COLUMN being a heading or the number of a column from 1; of dates the order may
 *  follow: "Date=date_on_document month-first". */
gboolean chancery_csv_mapping_set (ChanceryCsvMapping *self, const char *text, GError **error);

/** What chancery_csv_mapping_set() takes for that @column goes into @path, quoted for a shell (transfer full). */
char *chancery_csv_mapping_phrase_path_wish (const ChanceryCsvMapping *self,
                                             guint column,
                                             const char *path) G_GNUC_WARN_UNUSED_RESULT;
/** What chancery_csv_mapping_set() takes for that @column has @order, quoted for a shell (transfer full). */
char *chancery_csv_mapping_phrase_wish (const ChanceryCsvMapping *self,
                                        guint column,
                                        ChanceryCsvOrder order) G_GNUC_WARN_UNUSED_RESULT;

/** Whether rows of @kind may go into @path, or say their kind or id there. */
gboolean chancery_csv_mapping_kind_has (const ChanceryKind *kind, const char *path);
/** Rows may say their kinds, so that a column is right when some kind has its field. */
gboolean chancery_csv_mapping_some_kind_has (const char *path);
/** The paths that rows of the kind may go into, in the order of the table (element-type utf8)
 *  (transfer full). */
GPtrArray *chancery_csv_mapping_list_paths (const ChanceryKind *kind);
/** "Their numbers, Their number"; untranslated words are translated (transfer full). */
char *chancery_csv_mapping_describe (const ChanceryKind *kind, const char *path);
/** What may stand in @path where few words may, as they are shown: "letter, cable"; NULL where it is not so
 *  (transfer full). */
char *chancery_csv_mapping_list_words (const ChanceryKind *kind, const char *path);

/**
 * chancery_csv_mapping_find_role:
 * @list: (out) (optional): the lines
 * @value: (out) (optional): the field of such a line that is not the role
 *
 * Returns: (nullable): the term, when @path names lines of a role
 */
const char *chancery_csv_mapping_find_role (const ChanceryKind *kind,
                                            const char *path,
                                            const ChanceryField **list,
                                            const ChanceryField **value);

G_END_DECLS
