/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an act of the history did, in a few words that follow “Taken back:” and “Done again:”.
 * The thread of the ChanceryDb; of no use outside the service layer. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** “link to PROT/2026/0012”, “Subject of “Protest””, “new incident “…””; while what it did still
 *  stands.  NULL when there is nothing to say (transfer full). */
char *chancery_act_words_describe (ChanceryDb *db, gint64 group);
/** The same for the import @batch: “the import of bajaur.json” (transfer full). */
char *chancery_act_words_describe_batch (ChanceryDb *db, gint64 batch);

G_END_DECLS
