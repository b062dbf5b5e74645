/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Preferences: the desk profile, which is the registry's, and how the window looks, which is ours.  Every
 * change holds at once.  Main thread; owned by GTK. */

#pragma once

#include <adwaita.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PREFERENCES (chancery_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPreferences,
                      chancery_preferences,
                      CHANCERY,
                      PREFERENCES,
                      AdwPreferencesWindow)

/** Shows them over @parent. */
void chancery_preferences_present (GtkWindow *parent, ChanceryRegistry *registry);

G_END_DECLS
