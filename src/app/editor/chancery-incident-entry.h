/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened, on the form of an act: one entry that finds an incident or starts one.  A new one
 * opens four editors in place (how, where, when, toll) and one for its alleged author according to
 * us; the title that this makes stands above.  Main thread. */

#pragma once

#include "chancery-companion.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_INCIDENT_ENTRY (chancery_incident_entry_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryIncidentEntry,
                      chancery_incident_entry,
                      CHANCERY,
                      INCIDENT_ENTRY,
                      GtkWidget)

GtkWidget *chancery_incident_entry_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
