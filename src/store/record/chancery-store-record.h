/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of which saving and loading a record are made.  Internal to the store; all writing
 * happens inside chancery_db_begin(). */

#pragma once

#include "chancery-change.h"
#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-statement.h"

G_BEGIN_DECLS

/* --- chancery-record-read.c */

/** The record of @row. */
ChanceryRecord *chancery_record_read (ChanceryDb *db, gint64 row, GError **error);
/** The records of @rows (array length=n_rows), all of @kind, into @records in that order, with one reference on each;
 *  on error none of them. */
gboolean chancery_record_read_many (ChanceryDb *db,
                                    const ChanceryKind *kind,
                                    const gint64 *rows,
                                    guint n_rows,
                                    ChanceryRecord **records,
                                    GError **error);

/* --- chancery-records-many.c */

/** The records of @rows (array length=n_rows), each once and of whatever kind, in that order
 *  (element-type ChanceryRecord) (transfer full). */
GPtrArray *chancery_record_read_rows (ChanceryDb *db,
                                      const gint64 *rows,
                                      guint n_rows,
                                      GError **error);

/* --- chancery-record-columns.c */

/** The value of @field in the row that @statement stands on, @column being the first that tells it; NULL when it is
 *  empty, and with @error when it cannot be read (transfer full). */
ChanceryValue *chancery_record_read_columns (ChanceryDb *db,
                                             ChanceryStatement *statement,
                                             int column,
                                             const ChanceryField *field,
                                             GError **error);

/* --- chancery-record-write.c */

/**
 * ChanceryWriteFlags:
 * @CHANCERY_WRITE_NO_TEXT: the search text is written later, and what was written is read back then
 * @CHANCERY_WRITE_UNREAD: what was written is read back later
 */
typedef enum
{
  CHANCERY_WRITE_NONE = 0,
  CHANCERY_WRITE_NO_TEXT = 1 << 0,
  CHANCERY_WRITE_UNREAD = 1 << 1,
} ChanceryWriteFlags;

/** Writes @record over @before (NULL: it is new) with all that is kept in step but history, and, unless that
 *  is left for later, reads it back and compares.  @base: the digest of what @before says; where another was kept
 *  with it nothing is written, because the damage would be kept as if somebody had meant it.  @read (out) (optional) (transfer full): as it was read back, NULL when that is left too;
 *  @digest (out) (optional): of its content. */
gboolean chancery_record_write (ChanceryDb *db,
                                ChanceryRecord *record,
                                ChanceryRecord *before,
                                const char *base,
                                ChanceryWriteFlags flags,
                                ChanceryRecord **read,
                                char **digest,
                                GError **error);
/** Brings what lists and search keep of a record (title, day, other side, text) up to date with the
 *  record and with what it points at. */
gboolean chancery_record_write_derived (ChanceryDb *db, gint64 row, GError **error);
/** What CHANCERY_WRITE_NO_TEXT left for later of the @n_rows records of @rows: reading back, the text, and what
 *  depends on records that came after; all but the list of words (chancery_words_write()).  The texts are written in
 *  the order of @rows. */
gboolean chancery_record_write_late (ChanceryDb *db,
                                     const gint64 *rows,
                                     guint n_rows,
                                     GError **error);
/** Reads the @n_rows records of @rows back and compares each with the digest that was written for it. */
gboolean chancery_record_check_written (ChanceryDb *db,
                                        const gint64 *rows,
                                        guint n_rows,
                                        GError **error);
/** Takes everything of a record away; references to it keep its title as their label. */
gboolean chancery_record_erase_row (ChanceryDb *db, gint64 row, GError **error);

/* --- chancery-record-commit.c */

/** Writes what @draft holds over @before (NULL: new): sets who, when, version and earlier digests,
 *  and adds a row to the history.  @action: what it is called there. */
ChanceryRecord *chancery_record_commit (ChanceryDb *db,
                                        ChanceryDraft *draft,
                                        ChanceryRecord *before,
                                        const char *action,
                                        GError **error);
/** The same of one of several records, which are read back when all are written: chancery_record_check_written(). */
gboolean chancery_record_commit_one_of (ChanceryDb *db,
                                        ChanceryDraft *draft,
                                        ChanceryRecord *before,
                                        const char *action,
                                        GError **error);
/** Takes @record away, with a tombstone and a row in the history. */
gboolean chancery_record_commit_delete (ChanceryDb *db,
                                        ChanceryRecord *record,
                                        const char *action,
                                        GError **error);
/* --- chancery-record-correct.c */

/** Whether @change, made to @before, is one of what registering froze, or takes away what may always be
 *  added. */
gboolean chancery_record_is_correction (ChanceryRecord *before, const ChanceryChange *change);
/** Adds the line of `corrections` that says what @change does. */
void chancery_record_add_correction (ChanceryDb *db,
                                     ChanceryDraft *draft,
                                     const ChanceryChange *change);

/* --- chancery-record-fields.c */

/** Writes the fields that differ from @before. */
gboolean chancery_record_write_fields (ChanceryDb *db,
                                       gint64 row,
                                       ChanceryRecord *record,
                                       ChanceryRecord *before,
                                       GError **error);

/* --- chancery-record-title.c */

/** What the record of @row is called, NULL when there is none; lent until the next call.  Only while titles
 *  are kept: chancery_db_set_frugal(). */
const char *chancery_record_lend_title (ChanceryDb *db, gint64 row);

/* --- chancery-record-days.c */

/** The day that lists and search use for @record: its own, else of the record it takes it from. */
gboolean chancery_record_find_days (ChanceryDb *db,
                                    ChanceryRecord *record,
                                    gint64 *first,
                                    gint64 *last,
                                    GError **error);
/** A free key for a record of those days; 0 on error. */
gint64 chancery_record_new_key (ChanceryDb *db, gint64 first, gint64 last, GError **error);
/** Whether @key is one of those days. */
gboolean chancery_record_key_fits (gint64 key, gint64 first, gint64 last);
/** @is_new: nothing stands under the key yet. */
gboolean chancery_record_write_long_date (ChanceryDb *db,
                                          gint64 row,
                                          gint64 key,
                                          gint64 first,
                                          gint64 last,
                                          gboolean is_new,
                                          GError **error);
/** The rows of the records that may take the day of @row (element-type gint64) (transfer full). */
GArray *chancery_record_list_day_dependants (ChanceryDb *db, gint64 row, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** Brings records up to date that show the title or take the day of @row. */
gboolean chancery_record_refresh_dependants (ChanceryDb *db,
                                             gint64 row,
                                             gboolean title_changed,
                                             gboolean days_changed,
                                             GError **error);

/* --- chancery-record-text.c */

/** @is_new: the row has no names yet. */
gboolean chancery_record_write_names (ChanceryDb *db,
                                      gint64 row,
                                      ChanceryRecord *record,
                                      gboolean is_new,
                                      GError **error);
/** @before: (nullable): what the row holds so far; numbers that are the same there are left as they are.  NULL: the row
 *  has none yet. */
gboolean chancery_record_write_numbers (ChanceryDb *db,
                                        gint64 row,
                                        ChanceryRecord *record,
                                        ChanceryRecord *before,
                                        GError **error);
/** The words of a record by the columns of the index; all owned. */
typedef struct
{
  char *title;
  char *body;
  char *words;
  char *papers;
} ChanceryRecordText;

void chancery_record_text_collect (ChanceryRecordText *self,
                                   ChanceryDb *db,
                                   ChanceryRecord *record);
void chancery_record_text_clear (ChanceryRecordText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryRecordText, chancery_record_text_clear)

/** The name of the attachment to which byte @place of @papers, the texts of the attachments of that row as they are
 *  indexed, belongs (transfer full); NULL when it belongs to none.  @start, @end: (out): where its own text lies. */
char *chancery_record_find_paper (ChanceryDb *db,
                                  gint64 row,
                                  const char *papers,
                                  gsize place,
                                  gsize *start,
                                  gsize *end);
/** 64 bits of a folded label. */
gint64 chancery_record_hash_label (const char *label);

/* --- chancery-record-index.c */

/** The text row and the index in step with it.  Where there is a text already the change waits for
 *  chancery_record_index_write(); until then both are as they were. */
gboolean chancery_record_write_text (ChanceryDb *db,
                                     gint64 row,
                                     gint64 key,
                                     ChanceryRecord *record,
                                     GError **error);
/** The text row of a record that has none, and its place in the index.  The words that it has stay noted:
 *  chancery_words_write() writes those of many records at once. */
gboolean chancery_record_add_text (ChanceryDb *db,
                                   gint64 row,
                                   gint64 key,
                                   ChanceryRecord *record,
                                   GError **error);
/** The text row of the record and what waits for it. */
gboolean chancery_record_remove_text (ChanceryDb *db, gint64 row, GError **error);

/* --- chancery-record-resolve.c */

/** Gives ids to references that are only labels, making the names that are missing. */
gboolean chancery_record_resolve (ChanceryDb *db, ChanceryDraft *draft, GError **error);

/* --- chancery-record-lines.c */

/** Gives new lines their id and, where lines say who entered them, the officer's name.
 *  %CHANCERY_MODEL_ERROR_INVALID when two lines of one key contradict each other. */
gboolean chancery_record_finish_lines (ChanceryDb *db,
                                       ChanceryDraft *draft,
                                       ChanceryRecord *before,
                                       GError **error);

G_END_DECLS
