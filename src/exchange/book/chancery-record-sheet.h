/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record in words on a paper: what its page says, in its order, with every correction beside its original,
 * the reason of a void, claims side by side, demands with their verdicts.  It knows of other records
 * only what it is handed, so that a page of the window, a printed page and a book that went through a
 * ceiling read alike and none says more than it may.  Pure functions, any thread. */

#pragma once

#include "chancery-corrections.h"
#include "chancery-day.h"
#include "chancery-paper.h"

G_BEGIN_DECLS

/** What a reference is called; never NULL, "" for what shall not be named. */
typedef const char *(*ChancerySheetLabel) (const ChanceryValue *reference, gpointer user_data);

/**
 * ChancerySheetLink:
 * @words: (nullable): what the other record is to this one, untranslated (“replies to”)
 * @title: of the other record
 * @reference, @date: (nullable): of the other record, as they are read
 * @note: (nullable): of the link
 * @place: (nullable): where the other record stands in the same file
 * @inverse: whether the link stands in the other record
 * @record: (nullable): the other record, where it is shown in part
 */
typedef struct
{
  const char *words;
  char *title;
  char *reference;
  char *date;
  char *note;
  char *place;
  gboolean inverse;
  ChanceryRecord *record;
} ChancerySheetLink;

/** Frees all of it but @words. */
void chancery_sheet_link_free (ChancerySheetLink *self);

/**
 * ChancerySheet:
 * @record: the record
 * @corrections: (element-type ChanceryCorrection): of it
 * @children: (element-type ChanceryRecord): demands and rights that were raised in it
 * @links: (element-type ChancerySheetLink): both ways, those of one type together
 * @files: (element-type ChancerySheetLink): case files that hold it
 * @left_out: (nullable): ids of its lists and long texts that stand elsewhere
 * @folio: (nullable): what is said before all else: its place in a case file
 * @label: how what it refers to is called
 * @label_data: for @label
 * @level: of its headings, as chancery_paper_add_heading() counts
 * @as_on: the day that verdicts are given for, %CHANCERY_DAY_NONE for the latest
 * @own_party: (nullable): id of the party whose desk this is: that we act goes without saying
 * @in_book: whether it is one of many: says its own marking and what else is known of its papers
 */
typedef struct
{
  ChanceryRecord *record;
  GPtrArray *corrections;
  GPtrArray *children;
  GPtrArray *links;
  GPtrArray *files;
  const char *const *left_out;
  const char *folio;
  ChancerySheetLabel label;
  gpointer label_data;
  guint level;
  ChanceryDay as_on;
  const char *own_party;
  gboolean in_book;
} ChancerySheet;

/** Adds all that is to be said of the record below its title. */
void chancery_record_sheet_fill (const ChancerySheet *sheet, ChanceryPaper *paper);

/** What the record is called, also when nobody gave it a subject. */
const char *chancery_record_sheet_title (ChanceryRecord *record);
/** “16 Feb 2026, inferred”; "" for a record without a day of its own (transfer full). */
char *chancery_record_sheet_day (ChanceryRecord *record);
/** How what is followed stands on @as_on; "" for what is not (transfer full). */
char *chancery_record_sheet_verdict (ChanceryRecord *record, ChanceryDay as_on);
/** Which fields of a line a sentence is made of. */
typedef gboolean (*ChancerySheetChooser) (const ChanceryField *field, gconstpointer data);

/** The filled fields of @line as one sentence, those that @chooser (nullable) takes; of a reference only what
 *  @label gives (transfer full). */
char *chancery_record_sheet_line (ChanceryLine *line,
                                  ChancerySheetChooser chooser,
                                  gconstpointer chooser_data,
                                  ChancerySheetLabel label,
                                  gpointer label_data);

G_END_DECLS
