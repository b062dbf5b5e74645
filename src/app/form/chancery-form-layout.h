/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the form of a kind is laid out for its own paper: which fields share a line, what stands
 * among them that is no field, what a new one begins with.  Pure data over the table of kinds; a
 * field that no row names stands below the rows of its group.  Any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/**
 * ChanceryFormRow:
 * @group: the heading under which it stands
 * @fields: names separated by blanks, side by side; “~name” is named by its hint in place of a
 *   label; “+name” stands under *More*; “@name” is a companion (an incident, a
 *   follow-up plan, the records of a kind that hang on this one, papers)
 */
typedef struct
{
  const char *group;
  const char *fields;
} ChanceryFormRow;

/**
 * ChanceryFormLayout:
 * @kind: id of the kind
 * @rows: ended by one without group
 * @defaults: “field=code”, separated by blanks; the code “@own” is our own ministry, “@today” the
 *   day of the desk
 */
typedef struct
{
  const char *kind;
  const ChanceryFormRow *rows;
  const char *defaults;
} ChanceryFormLayout;

/** Never NULL: a kind without rows of its own has none. */
const ChanceryFormLayout *chancery_form_layout_get (const ChanceryKind *kind);

/** Whether some row of @self names @field. */
gboolean chancery_form_layout_places (const ChanceryFormLayout *self, const char *field);

/** What a text says by its words: a code, or NULL. */
typedef const char *(*ChanceryFormGuess) (const char *text);

/** How the kind of a line of the list @id, or of a record of the kind @id on another one's form, is
 *  guessed from its text; NULL when it is not. */
ChanceryFormGuess chancery_form_layout_find_guess (const char *id);

/** Whether a line of the list @list whose @term says @code has no use for its field @field: a claim
 *  about an author has no number. */
gboolean chancery_form_layout_hides (const char *list, const char *code, const char *field);
/** The term field of a line of @list that decides this, or NULL. */
const char *chancery_form_layout_find_switch (const char *list);

G_END_DECLS
