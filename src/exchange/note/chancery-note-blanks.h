/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blanks of a note: what a wording may name, which note-fields fills in for one record.  Tables; any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/* Whether no mission or office is named, so that the party stands for it: its name has no article. */
#define CHANCERY_NOTE_RECIPIENT_IS_PARTY "recipient_is_party"
/* Likewise for who writes; and whether the noun of its name is that of the table of ministries. */
#define CHANCERY_NOTE_MINISTRY_IS_PARTY "ministry_is_party"
#define CHANCERY_NOTE_MINISTRY_IS_MINISTRY "ministry_is_ministry"
/* The record came to us: what it says is not ours to say, and our answer is still to be written. */
#define CHANCERY_NOTE_IS_ANSWER "is_answer"
/* What is answered is a note, not a letter or a call. */
#define CHANCERY_NOTE_THEIR_IS_NOTE "their_is_note"

/* The date that a note bears: one that is not sure to the day is one to be filled in. */
#define CHANCERY_NOTE_DATE "date"

/**
 * ChanceryNoteValue:
 * @fields: of the record, the first that is filled; none where more has to be asked
 * @label: (nullable): of those that are no field alone, in English
 *
 * A single value.
 */
typedef struct
{
  const char *name;
  const char *fields[3];
  const char *label;
} ChanceryNoteValue;

typedef enum
{
  CHANCERY_NOTE_LIST_INCIDENTS,
  CHANCERY_NOTE_LIST_POSITIONS,
  CHANCERY_NOTE_LIST_CONDEMNATIONS,
  CHANCERY_NOTE_LIST_WARNINGS,
  CHANCERY_NOTE_LIST_BACKGROUNDS,
  CHANCERY_NOTE_LIST_DEMANDS,
  CHANCERY_NOTE_LIST_RESERVATIONS,
  CHANCERY_NOTE_LIST_ASSURANCES,
  CHANCERY_NOTE_LIST_REPLIES,
  CHANCERY_NOTE_LIST_EARLIER,
  CHANCERY_NOTE_LIST_FURTHER,
  CHANCERY_NOTE_N_LISTS
} ChanceryNoteList;

/**
 * ChanceryNoteListBlank:
 * @items: what each of its items has
 * @links: (nullable): the types of link that lead to them
 * @point: (nullable): the kind of point that they are
 * @has: (nullable): a field that what is linked has to have, because links of one type lead to many kinds
 */
typedef struct
{
  const char *name;
  const char *items[5];
  const char *links[3];
  const char *point;
  const char *has;
} ChanceryNoteListBlank;

/** The single values, so many of them. */
extern const ChanceryNoteValue chancery_note_values[];
extern const guint chancery_note_n_values;
/** By ChanceryNoteList. */
extern const ChanceryNoteListBlank chancery_note_lists[];

/** The single value @name, or NULL. */
const ChanceryNoteValue *chancery_note_blanks_find (const char *name);

/** Whether a template may write @name where the sections @within (element-type utf8) are open. */
gboolean chancery_note_blanks_is_known (const char *name, const GPtrArray *within);
/** Whether @code is a tone. */
gboolean chancery_note_blanks_is_tone (const char *code);
/** What @name is called on the form, in English: for a gap that the words of the templates have no name for (transfer
 *  none). */
const char *chancery_note_blanks_get_label (const ChanceryKind *kind, const char *name);

G_END_DECLS
