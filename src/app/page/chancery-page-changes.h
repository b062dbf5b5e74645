/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the registry means for the page of a record.  Main thread. */

#pragma once

#include <glib.h>

#include "chancery-dossier.h"

G_BEGIN_DECLS

/** Whether a change of the records @ids is worth reading the record @id again: it is one of them, or one of them stands on
 *  its page, for which @dossier (nullable) was read. */
gboolean chancery_page_changes_concern (ChanceryDossier *dossier,
                                        const char *id,
                                        const char *const *ids);

/** Whether more, or less, elsewhere leads to the record of @now than when @before was read. */
gboolean chancery_page_changes_lead_here (ChanceryDossier *before, ChanceryDossier *now);

G_END_DECLS
