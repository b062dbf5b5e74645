/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which folio a paper gets when it is put into a case file.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-value.h"

G_BEGIN_DECLS

/** The number after the highest among the folios of @items, 1 for an empty file; 0 for a file that has papers and
 *  no number among them: whoever keeps it does not count.  Folios that are no number (“12a”) are passed over. */
guint64 chancery_case_folios_next (ChanceryValue *items);
/** Whether the paper @uuid lay with one of @papers (a set of UUIDs), whose folio it then shares. */
gboolean chancery_case_folios_is_enclosed (ChanceryDb *db, const char *uuid, GHashTable *papers);

G_END_DECLS
