/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the export dialog from which the formats are chosen, each with what its files end with.  Main thread; owned by
 * GTK. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_FORMAT_GROUP (chancery_format_group_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFormatGroup,
                      chancery_format_group,
                      CHANCERY,
                      FORMAT_GROUP,
                      AdwPreferencesGroup)

/* Signal “changed”: others are chosen. */

/** Ids of what is chosen, in the order of the rows (array zero-terminated=1) (transfer full). */
char **chancery_format_group_list_chosen (ChanceryFormatGroup *self) G_GNUC_WARN_UNUSED_RESULT;
/** Whether the files are sealed, which their ends tell. */
void chancery_format_group_set_sealed (ChanceryFormatGroup *self, gboolean sealed);
/** Keeps what is chosen for the next time. */
void chancery_format_group_keep (ChanceryFormatGroup *self);

G_END_DECLS
