/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A value of a field: immutable, atomically reference counted, any thread.  An empty value is no
 * value: constructors given nothing return NULL, and every function takes NULL for *empty*. */

#pragma once

#include "chancery-field.h"

G_BEGIN_DECLS

/** A text or the code of a term; NULL when @text is NULL or "".  It is kept in NFC, as it goes into files, whoever
 *  brings it in; whether it may be kept at all is asked before (chancery_text_normalize()). */
ChanceryValue *chancery_value_new_text (const char *text);
/** The same of a text that was kept before, and is as it is to be. */
ChanceryValue *chancery_value_new_kept_text (const char *text);
/** The same of @length bytes, none of which is 0. */
ChanceryValue *chancery_value_new_text_len (const char *text, gsize length);
ChanceryValue *chancery_value_new_date (ChanceryFuzzyDate *date);
ChanceryValue *chancery_value_new_quantity (ChanceryQuantity *quantity);

/** A reference to the record @id, called @label when it is not here.  One of the two may be NULL:
 *  without @id the store finds or makes the record by its label when it is saved. */
ChanceryValue *chancery_value_new_reference (const char *id, const char *label);

/** The same, with the kind that the label means ("kind" beside the label). */
ChanceryValue *chancery_value_new_reference_full (const char *id,
                                                  const char *label,
                                                  ChanceryKindId kind);

/** Plain words in a field that allows them beside references. */
ChanceryValue *chancery_value_new_words (const char *words);

/** @level: code, NULL or "unmarked" for none; @caveats: (nullable) strings, sorted here. */
ChanceryValue *chancery_value_new_marking (const char *level, const char *const *caveats);
ChanceryValue *chancery_value_new_boolean (gboolean value);
ChanceryValue *chancery_value_new_integer (gint64 value);

/** @json: canonical JSON text. */
ChanceryValue *chancery_value_new_json (const char *json);

/** @values: (element-type ChanceryValue): NULL when empty; references are taken on each. */
ChanceryValue *chancery_value_new_list (GPtrArray *values);

/** @lines: (element-type ChanceryLine): NULL when empty; references are taken on each. */
ChanceryValue *chancery_value_new_lines (GPtrArray *lines);
/** The same without taking references: @values, at least one, with what frees them, is the value's from here on
 *  (element-type ChanceryValue) (transfer full). */
ChanceryValue *chancery_value_take_list (GPtrArray *values);
/** The same (element-type ChanceryLine) (transfer full). */
ChanceryValue *chancery_value_take_lines (GPtrArray *lines);
/** A lines value of @line alone. */
ChanceryValue *chancery_value_new_line (ChanceryLine *line);

ChanceryValue *chancery_value_ref (ChanceryValue *self);
void chancery_value_unref (ChanceryValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryValue, chancery_value_unref)

/** The text, term code, words or JSON text; NULL when empty or of another type. */
const char *chancery_value_get_text (const ChanceryValue *self);
ChanceryFuzzyDate *chancery_value_get_date (const ChanceryValue *self);
ChanceryQuantity *chancery_value_get_quantity (const ChanceryValue *self);
gboolean chancery_value_get_boolean (const ChanceryValue *self);
gint64 chancery_value_get_integer (const ChanceryValue *self);

gboolean chancery_value_is_reference (const ChanceryValue *self);
gboolean chancery_value_is_words (const ChanceryValue *self);
const char *chancery_value_get_reference_id (const ChanceryValue *self);
/** The label of a reference, or the words. */
const char *chancery_value_get_label (const ChanceryValue *self);
ChanceryKindId chancery_value_get_reference_kind (const ChanceryValue *self);

/** The code of the level; "unmarked" for an empty value. */
const char *chancery_value_get_level (const ChanceryValue *self);
/** (nullable) (array zero-terminated=1) */
const char *const *chancery_value_get_caveats (const ChanceryValue *self);

/** Puts @element (a line, or a value of a list) into place @i, the end included, of a value that only its owner
 *  holds, so that thousands can be put one by one; FALSE when others hold it too, and it stays as it is. */
gboolean chancery_value_put (ChanceryValue *self, guint i, gpointer element);
/** How many elements a list or lines value has; 0 when empty. */
guint chancery_value_get_n_items (const ChanceryValue *self);
/** The element of a list value (transfer none). */
ChanceryValue *chancery_value_get_item (const ChanceryValue *self, guint i);
/** The element of a lines value (transfer none). */
ChanceryLine *chancery_value_get_line (const ChanceryValue *self, guint i);

/** Keys inside the value's JSON object that this program does not know, as canonical JSON of one
 *  object ("{\"new\":1}"), or NULL. */
const char *chancery_value_get_unknown (const ChanceryValue *self);
/** A copy of @self that carries @unknown. */
ChanceryValue *chancery_value_with_unknown (ChanceryValue *self, const char *unknown);

/** Same content.  Labels of references that have ids do not count. */
gboolean chancery_value_equal (const ChanceryValue *a, const ChanceryValue *b);

G_END_DECLS
