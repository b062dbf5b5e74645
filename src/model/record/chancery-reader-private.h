/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the reader share; of no use outside chancery-reader….c.  Any thread. */

#pragma once

#include "chancery-reader.h"

G_BEGIN_DECLS

/** Sets @error to say that something “must be @wanted”; always FALSE. */
gboolean chancery_reader_set_wrong_type (GError **error, const char *wanted);
/** Whether @id (nullable) is a UUID. */
gboolean chancery_reader_check_id (const char *id, GError **error);
/** Whether a reference in @field may lead to records of @kind, which a file calls @name. */
gboolean chancery_reader_check_target (const ChanceryField *field,
                                       ChanceryKindId kind,
                                       const char *name,
                                       GError **error);
/** Takes a text out of @object into @out (transfer full), NULL where it has none of that @key. */
gboolean chancery_reader_take_text (ChanceryNode *object,
                                    const char *key,
                                    char **out,
                                    GError **error);
/** What is left of @object, as canonical JSON (transfer full), or NULL when nothing is. */
char *chancery_reader_write_rest (const ChanceryNode *object);
/** The value of a @field that is no list and has no lines (transfer full), with what @node says beyond it; NULL without
 *  @error where it says nothing. */
ChanceryValue *chancery_reader_read_single (const ChanceryField *field,
                                            ChanceryNode *node,
                                            GError **error);

G_END_DECLS
