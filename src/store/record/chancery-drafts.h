/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Unsaved typing, on disk: never searched, exported, counted or in history.
 * The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/** @form: the form's own name.  @drafts (element-type ChanceryDraft) replace what it kept before. */
gboolean chancery_drafts_keep (ChanceryDb *db, const char *form, GPtrArray *drafts, GError **error);
/** The drafts of @form in their order; of all forms when NULL
 *  (element-type ChanceryDraft) (transfer container). */
GPtrArray *chancery_drafts_load (ChanceryDb *db, const char *form, GError **error);
gboolean chancery_drafts_drop (ChanceryDb *db, const char *form, GError **error);
/** Names of the forms that have drafts, latest first, with the time kept as their value in @times
 *  (out) (optional) (element-type utf8) (transfer full). */
GPtrArray *chancery_drafts_list_forms (ChanceryDb *db, GPtrArray **times, GError **error);

G_END_DECLS
