/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of one row of a list, made on a worker and handed over whole to a ChanceryRecordItem.
 * A plain struct, owned by one thread at a time; of no use outside the service layer. */

#pragma once

#include "chancery-record-item.h"
#include "chancery-rows.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_COLUMN_FORM,
  CHANCERY_COLUMN_ANSWER,
  CHANCERY_COLUMN_DIRECTION,
  CHANCERY_COLUMN_THEIR_NUMBER,
  CHANCERY_COLUMN_VERDICT,
  CHANCERY_COLUMN_SINCE,
  CHANCERY_COLUMN_EVIDENCE,
  CHANCERY_COLUMN_AGE,
  CHANCERY_COLUMN_REPEATED,
  CHANCERY_COLUMN_REPEATS,
  CHANCERY_COLUMN_DONE,
  CHANCERY_N_COLUMNS,
} ChanceryColumn;

/**
 * ChanceryRecordWords:
 * @row: row id in the registry
 * @archived: of a case file: it was put into the archive
 * @columns: by #ChanceryColumn; NULL is empty
 * @first_day: from which it may be; CHANCERY_DAY_NONE when undated
 *
 * Every text but @columns may be NULL, which is read as "".
 */
typedef struct
{
  gint64 row;
  const ChanceryKind *kind;
  ChanceryState state;
  gboolean archived;
  char *id;
  char *reference;
  char *title;
  char *whole_title;
  char *date;
  char *counterpart;
  char *subtitle;
  char *title_markup;
  char *snippet;
  char *level;
  char *standing;
  char *columns[CHANCERY_N_COLUMNS];
  ChanceryDay first_day;
} ChanceryRecordWords;

void chancery_record_words_free (ChanceryRecordWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRecordWords, chancery_record_words_free)

/** An item with @words (transfer full), or an empty place when NULL. */
ChanceryRecordItem *chancery_record_item_new (ChanceryRecordWords *words) G_GNUC_WARN_UNUSED_RESULT;

/** Fills or refills @self with @words (transfer full); what differs is notified. */
void chancery_record_item_take_words (ChanceryRecordItem *self, ChanceryRecordWords *words);

/** The words of a whole record, without what only other records know (transfer full). */
ChanceryRecordWords *chancery_record_words_new_from_record (ChanceryRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

/** The words of a row of a list; ages are counted up to @day (transfer full). */
ChanceryRecordWords *chancery_record_words_new_from_row (const ChanceryListRow *row,
                                                         ChanceryDay day) G_GNUC_WARN_UNUSED_RESULT;

/** @snippet, a line with such marks, begun so near its first hit that a narrow row shows it (transfer full).
 *  @behind: something that is said before it leaves no room for words that lead to the hit. */
char *chancery_record_words_bring_forward (const char *snippet, gboolean behind);

/** @text with the marks U+0002 … U+0003 round hits, as Pango markup (transfer full). */
char *chancery_record_words_markup (const char *text);

G_END_DECLS
