/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk over every reference of a record, wherever the table of kinds has one:
 * fields, lists, lines. Pure functions on what the caller owns.
 */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * ChanceryReferenceMapFunc:
 * @list: (nullable): the lines field, for a reference inside a line
 * @field: the field
 * @reference: never %NULL; it may be words
 *
 * Returns: (transfer full) (nullable): what shall stand there; @reference again, with a
 *   reference of its own, to leave it; %NULL to take it away
 */
typedef ChanceryValue *(*ChanceryReferenceMapFunc) (const ChanceryField *list,
                                                    const ChanceryField *field,
                                                    ChanceryValue *reference,
                                                    gpointer user_data);

/**
 * chancery_reference_map_draft:
 *
 * Puts what @func gives in the place of each reference. A line that loses one by
 * which it is known, or its first field, loses its sense and goes whole.
 *
 * Returns: whether anything changed
 */
gboolean chancery_reference_map_draft (ChanceryDraft *draft,
                                       ChanceryReferenceMapFunc func,
                                       gpointer user_data);

/** Calls @func for each reference of @record; what it returns is dropped. */
void chancery_reference_map_foreach (const ChanceryRecord *record,
                                     ChanceryReferenceMapFunc func,
                                     gpointer user_data);

/** "party_from", "correspondents.who" (transfer full). */
char *chancery_reference_map_path (const ChanceryField *list, const ChanceryField *field);

G_END_DECLS
