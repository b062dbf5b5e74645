/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The links of one type from the record of a form, as chips with an entry that finds more: the
 * demands that an act repeats.  A companion of the form; main thread. */

#pragma once

#include "chancery-companion.h"
#include "chancery-link-type.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_LINK_COMPANION (chancery_link_companion_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryLinkCompanion,
                      chancery_link_companion,
                      CHANCERY,
                      LINK_COMPANION,
                      GtkWidget)

GtkWidget *chancery_link_companion_new (const ChanceryLinkType *type, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;
/** The words of the link, beginning a line: “Repeats” (transfer full). */
char *chancery_link_companion_dup_label (ChanceryLinkCompanion *self);
gboolean chancery_link_companion_is_empty (ChanceryLinkCompanion *self);

G_END_DECLS
