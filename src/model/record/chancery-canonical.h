/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Canonical JSON: the one way a record is written, byte for byte (the interchange format), and the
 * digest over it.  Pure functions, any thread. */

#pragma once

#include "chancery-record.h"
#include "chancery-tree.h"

G_BEGIN_DECLS

/**
 * ChanceryCanonicalFlags:
 * @CHANCERY_CANONICAL_COMPACT: one line, no blanks (JSON Lines, digests, history)
 * @CHANCERY_CANONICAL_DIGEST: without labels of references that have ids, and without what is
 *   NO_DIGEST in the table
 */
typedef enum
{
  CHANCERY_CANONICAL_NONE = 0,
  CHANCERY_CANONICAL_COMPACT = 1 << 0,
  CHANCERY_CANONICAL_DIGEST = 1 << 1,
} ChanceryCanonicalFlags;

/** Appends @record; nested lines are indented by two blanks a level, from @depth on. */
void chancery_canonical_write_record (GString *out,
                                      const ChanceryRecord *record,
                                      ChanceryCanonicalFlags flags,
                                      guint depth);
/** Appends one value in its field's JSON form ("null" when NULL). */
void chancery_canonical_write_value (GString *out,
                                     const ChanceryField *field,
                                     const ChanceryValue *value,
                                     ChanceryCanonicalFlags flags,
                                     guint depth);
void chancery_canonical_write_line (GString *out,
                                    const ChanceryLine *line,
                                    ChanceryCanonicalFlags flags,
                                    guint depth);
/** Appends a JSON string with the shortest escapes, non-ASCII raw. */
void chancery_canonical_write_string (GString *out, const char *text);
/** Appends any tree of plain values as JSON, keys of objects in byte order. */
void chancery_canonical_write_node (GString *out,
                                    const ChanceryNode *node,
                                    ChanceryCanonicalFlags flags,
                                    guint depth);
/** The same of a{sv}, av, s, x, b, mv. */
void chancery_canonical_write_variant (GString *out,
                                       GVariant *tree,
                                       ChanceryCanonicalFlags flags,
                                       guint depth);

/** SHA-256 of the digest form, 64 lower-case hex digits (transfer full). */
char *chancery_canonical_digest (const ChanceryRecord *record);

G_END_DECLS
