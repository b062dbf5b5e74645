/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of which saving and loading a record are made.  Internal to the store; all writing
 * happens inside chancery_db_begin(). */

#pragma once

#include "chancery-change.h"
#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/* --- chancery-record-read.c */

ChanceryRecord *chancery_record_read (ChanceryDb *db, gint64 row, GError **error);

/* --- chancery-record-write.c */

/**
 * ChanceryWriteFlags:
 * @CHANCERY_WRITE_NO_TEXT: the search text is written later, and what was written is read back then
 */
typedef enum
{
  CHANCERY_WRITE_NONE = 0,
  CHANCERY_WRITE_NO_TEXT = 1 << 0,
} ChanceryWriteFlags;

/** Writes @record over @before (NULL: it is new) with all that is kept in step but history, and, unless that
 *  is left for later, reads it back and compares.  @row (out) (optional): its row;
 *  @digest (out) (optional): of its content. */
gboolean chancery_record_write (ChanceryDb *db,
                                ChanceryRecord *record,
                                ChanceryRecord *before,
                                ChanceryWriteFlags flags,
                                gint64 *row,
                                char **digest,
                                GError **error);
/** Brings what lists and search keep of a record (title, day, other side, text) up to date with the
 *  record and with what it points at. */
gboolean chancery_record_write_derived (ChanceryDb *db, gint64 row, GError **error);
/** What CHANCERY_WRITE_NO_TEXT left for later: reading back, the text, and what depends on records that came
 *  after; all but the list of words (chancery_words_write()). */
gboolean chancery_record_write_late (ChanceryDb *db, gint64 row, GError **error);
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
/** Brings records up to date that show the title or take the day of @row. */
gboolean chancery_record_refresh_dependants (ChanceryDb *db,
                                             gint64 row,
                                             gboolean title_changed,
                                             gboolean days_changed,
                                             GError **error);

/* --- chancery-record-text.c */

/** @is_new: the row has no names, no numbers yet. */
gboolean chancery_record_write_names (ChanceryDb *db,
                                      gint64 row,
                                      ChanceryRecord *record,
                                      gboolean is_new,
                                      GError **error);
gboolean chancery_record_write_numbers (ChanceryDb *db,
                                        gint64 row,
                                        ChanceryRecord *record,
                                        gboolean is_new,
                                        GError **error);
/** The text row and the index in step with it. */
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
/** The name of the attachment to which byte @place of the papers of that row belongs (transfer full). */
char *chancery_record_find_paper (ChanceryDb *db, gint64 row, gint64 place);
gboolean chancery_record_remove_text (ChanceryDb *db, gint64 row, GError **error);
/** 64 bits of a folded label. */
gint64 chancery_record_hash_label (const char *label);

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
