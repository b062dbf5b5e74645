/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that travel in the registry itself (the desk profile and what belongs to it), by key.
 * Any key may be kept; these are the ones that the program reads.  Values are text. */

#pragma once

#include "chancery-saved-searches.h"
#include "chancery-store-types.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

#define CHANCERY_SETTING_OWN_PARTY "own_party"
#define CHANCERY_SETTING_DESK "desk"
#define CHANCERY_SETTING_OFFICER "officer"
#define CHANCERY_SETTING_LANGUAGE "language"
#define CHANCERY_SETTING_MARKING "marking"
#define CHANCERY_SETTING_HOUSE_FORMULA "house_formula"
#define CHANCERY_SETTING_DESK_DAY "desk_day"
/* As chancery-saved-searches.h reads them. */
#define CHANCERY_SETTING_SEARCHES "searches"
/* Days off of a week and the list of holidays, as chancery-working-days.h reads them. */
#define CHANCERY_SETTING_WEEKEND "weekend"
#define CHANCERY_SETTING_HOLIDAYS "holidays"
/* How many working days before its day a thing is announced. */
#define CHANCERY_SETTING_WARNING "warning"
/* Chains of actions, as chancery-plan.h reads them. */
#define CHANCERY_SETTING_PLANS "plans"

#define CHANCERY_WARNING_DEFAULT 3
#define CHANCERY_WARNING_MAX 30

/** The value of @key, or NULL when it is not set (transfer full).  @error tells the two apart. */
char *chancery_settings_get (ChanceryDb *db, const char *key, GError **error);
/** @value NULL takes the setting away. */
gboolean chancery_settings_set (ChanceryDb *db, const char *key, const char *value, GError **error);
/** All keys and values (element-type utf8 utf8) (transfer full). */
GHashTable *chancery_settings_list (ChanceryDb *db, GError **error);
/** The day from which the desk counts: `desk_day`, else today. */
gint64 chancery_settings_get_day (ChanceryDb *db);

/** The days that the desk works; without settings Monday to Friday (transfer full). */
ChanceryWorkingDays *chancery_settings_get_working_days (ChanceryDb *db, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** How many working days ahead the desk warns. */
gboolean chancery_settings_get_warning (ChanceryDb *db, int *days, GError **error);
/** The same from the text of the setting, which may be NULL. */
int chancery_settings_read_warning (const char *text);

/** The saved searches (element-type ChancerySavedSearch) (transfer full). */
GPtrArray *chancery_settings_get_searches (ChanceryDb *db, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** Does to them as they are now what @verb says, whoever changed them since they were looked at;
 *  %CHANCERY_STORE_ERROR_NOT_FOUND when that cannot be done any more. */
gboolean chancery_settings_edit_searches (ChanceryDb *db,
                                          ChancerySearchesVerb verb,
                                          const char *name,
                                          const char *other,
                                          int position,
                                          GError **error);

G_END_DECLS
