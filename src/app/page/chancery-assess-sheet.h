/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The small sheet that judges a demand, an assurance or a right reserved, or several of one kind at once: how
 * it stands, from which day, in words, on what evidence, and according to whom, which is ourselves unless
 * somebody is named.  What it adds is a line that is never edited.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

/** Asks over the window of @owner, which has the signals “said” and “failed” of a record page.  @ids: UUIDs,
 *  ended by NULL, copied; @evidence: (nullable): UUID of a record that is put in as evidence. */
void chancery_assess_sheet_ask (GtkWidget *owner,
                                ChanceryRegistry *registry,
                                const char *const *ids,
                                const char *evidence);

G_END_DECLS
