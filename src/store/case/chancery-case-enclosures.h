/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which papers lay with which letter.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** Of the papers of @casefile that are enclosures of another of its papers: UUID → UUID of that letter, the
 *  one that lies first in the file where there are several, for chancery_folios_find_letters() (transfer full). */
GHashTable *chancery_case_enclosures_read (ChanceryDb *db, const char *casefile, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** The statement behind it, for who looks at its plan. */
const char *chancery_case_enclosures_get_sql (void);
/** @uuids in the same order, but enclosures right after the letter among them that they lay with
 *  (element-type utf8) (transfer full), ended by NULL. */
GPtrArray *chancery_case_enclosures_order (ChanceryDb *db, const char *const *uuids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
