/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a tree of plain values (chancery-tree.h, or the same as a GVariant: a{sv}, av, s, x, b) to drafts and
 * values, driven by the table of kinds.  Exchange makes the tree behind its guard,
 * the store with SQLite's own JSON functions; the reading is here, once.  Any thread. */

#pragma once

#include "chancery-draft.h"
#include "chancery-tree.h"

G_BEGIN_DECLS

/**
 * Reads a whole record.  Unknown keys are kept.  Without an `id` the draft has none either
 * (chancery_draft_get_id() is NULL) and the caller gives it one.  An error names the field path:
 * “points[2].kind: …”.  Texts are normalised to NFC.
 */
ChanceryDraft *chancery_reader_read_record (GVariant *variant, GError **error);
/** A record of a file, from @tree, which is used up: what is read is taken out of it.  Unlike what the store kept, it
 *  is held to what may stand in an identifier and in a code. */
ChanceryDraft *chancery_reader_read_tree (ChanceryTree *tree, GError **error);

/** Reads one value of @field (list, lines or single) of a record of @kind.  NULL with @error unset: empty. */
ChanceryValue *chancery_reader_read_value (const ChanceryKind *kind,
                                           const ChanceryField *field,
                                           GVariant *variant,
                                           GError **error);

/**
 * Whether @record, written and read again, would be taken: what its values are made of is made sure of
 * when they are made, so that the ids, the state and the kinds of targets are left.
 */
gboolean chancery_reader_check_record (ChanceryRecord *record, GError **error);

G_END_DECLS
