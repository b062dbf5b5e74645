/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the preferences on the diary: days off, holidays, how early the desk warns, follow-up
 * plans.  All of it is kept in the registry.  Main thread; owned by the window that shows it. */

#pragma once

#include <adwaita.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_DIARY_PREFERENCES (chancery_diary_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryDiaryPreferences,
                      chancery_diary_preferences,
                      CHANCERY,
                      DIARY_PREFERENCES,
                      AdwPreferencesPage)

/** Shows what stands in @registry and keeps what is changed in it. */
void chancery_diary_preferences_set_registry (ChanceryDiaryPreferences *self,
                                              ChanceryRegistry *registry);

G_END_DECLS
