/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be known about the group of drafts of a form before it is saved: what did not change,
 * what would be a correction, what registering still needs, and the action that a date to reply by
 * makes.  The record of the form stands first in the group.  Main thread. */

#pragma once

#include "chancery-dossier.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/** The records that hang on that of @dossier, as drafts (element-type ChanceryDraft) (transfer
 *  full); each goes into @originals by its id. */
GPtrArray *chancery_form_group_list_children (ChanceryDossier *dossier, GHashTable *originals)
    G_GNUC_WARN_UNUSED_RESULT;

/** Adds the action that the layout of the kind asks for, when its date is filled in now and was not
 *  in @original (nullable). */
void chancery_form_group_add_follow_up (GPtrArray *drafts, ChanceryRecord *original);

/** Drafts of records that are not in @originals are new ones, or were deleted meanwhile: they are made
 *  anew. */
void chancery_form_group_forget_versions (GPtrArray *drafts, GHashTable *originals);

/** Takes away what is in the registry exactly so already. */
void chancery_form_group_drop_unchanged (GPtrArray *drafts, GHashTable *originals);

/** The ids of records that were never registered, hung on this one and are not in @drafts any more
 *  (element-type utf8) (transfer full): the officer took their lines away. */
GPtrArray *chancery_form_group_list_removed (GPtrArray *drafts, GHashTable *originals)
    G_GNUC_WARN_UNUSED_RESULT;

/** The labels of frozen fields that were changed, “Date, Subject”, or NULL (transfer full).
 *  @completed: (out) (nullable) (transfer full): the labels of those in which nothing stood. */
char *chancery_form_group_list_corrections (GPtrArray *drafts,
                                            GHashTable *originals,
                                            char **completed);

/** The first field that has to be typed before @draft can be registered, or NULL.  A date never is:
 *  it may stand as not known. */
const char *chancery_form_group_find_missing (ChanceryDraft *draft);

/** Lets the dates that registering needs, and that are empty, stand as not known. */
void chancery_form_group_say_unknown (ChanceryDraft *draft);

G_END_DECLS
