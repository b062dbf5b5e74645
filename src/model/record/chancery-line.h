/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line: an ordered row that belongs to one record (a name of an actor, a claim, a dated
 * assessment).  Immutable, atomically reference counted, any thread; a change makes a new line. */

#pragma once

#include "chancery-value.h"

G_BEGIN_DECLS

/** An empty line of @list (a field of type LINES).  @id: UUID, or NULL: one is given when the record
 *  is saved; KEYED lines never have one. */
ChanceryLine *chancery_line_new (const ChanceryField *list, const char *id);
ChanceryLine *chancery_line_ref (ChanceryLine *self);
void chancery_line_unref (ChanceryLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryLine, chancery_line_unref)

const ChanceryField *chancery_line_get_list (const ChanceryLine *self);
const char *chancery_line_get_id (const ChanceryLine *self);
ChanceryValue *chancery_line_get_value (const ChanceryLine *self, const ChanceryField *field);
/** By the field's id; NULL when empty or when there is no such field. */
ChanceryValue *chancery_line_get (const ChanceryLine *self, const char *field_id);
/** The text, code, or label of a single value; NULL when empty. */
const char *chancery_line_get_text (const ChanceryLine *self, const char *field_id);
/** Unknown keys as canonical JSON of one object, or NULL. */
const char *chancery_line_get_unknown (const ChanceryLine *self);

/** A new line like @self with @value (nullable) in @field (transfer full). */
ChanceryLine *chancery_line_with_value (const ChanceryLine *self,
                                        const ChanceryField *field,
                                        ChanceryValue *value);
ChanceryLine *chancery_line_with_id (const ChanceryLine *self, const char *id);
ChanceryLine *chancery_line_with_unknown (const ChanceryLine *self, const char *unknown);

/** Sets while the line is being built and nobody else holds it (asserted). */
void chancery_line_set_value (ChanceryLine *self, const ChanceryField *field, ChanceryValue *value);
/** The same for the field at @place among the list's lines; @value: (nullable) (transfer full). */
void chancery_line_take_nth (ChanceryLine *self, guint place, ChanceryValue *value);
/** The same by the field's id; nothing when there is no such field. */
void chancery_line_put (ChanceryLine *self, const char *field_id, ChanceryValue *value);
void chancery_line_put_text (ChanceryLine *self, const char *field_id, const char *text);

/** Unknown keys as canonical JSON of one object, or NULL; likewise. */
void chancery_line_set_unknown (ChanceryLine *self, const char *unknown);

/** Same values and unknown keys (ids too). */
gboolean chancery_line_equal (const ChanceryLine *a, const ChanceryLine *b);
/** The order of KEYED lines: by their key fields, in table order, by byte. */
int chancery_line_compare_keys (const ChanceryLine *a, const ChanceryLine *b);
/** Two lines of one key as one: @self, with what only @other says; a text that an officer wrote and that
 *  is another in each is kept with both.  @lost: (out) (nullable): the first key under which @other says
 *  what could not be kept, NULL when all was (transfer full). */
ChanceryLine *chancery_line_join (const ChanceryLine *self,
                                  const ChanceryLine *other,
                                  const char **lost);
/** What the line is known by inside its list: its id, or for KEYED lines its key fields joined by
 *  blanks; NULL for a line that has no id yet (transfer full). */
char *chancery_line_dup_key (const ChanceryLine *self);

G_END_DECLS
