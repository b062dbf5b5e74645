/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new incident as the five editors of the form of an act make it: how it was done, the toll and the
 * alleged author.  What else the draft knows stays in it.  Main thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** The toll as it was typed, "" for none (transfer full). */
char *chancery_incident_draft_dup_toll (ChanceryDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/** Whom the claim about the author that stands last names, or NULL (transfer none). */
ChanceryValue *chancery_incident_draft_get_author (ChanceryDraft *draft);

/** @method: (nullable): the code of how it was done. */
void chancery_incident_draft_set_method (ChanceryDraft *draft, const char *method);
/** @author: (nullable): whom we allege; @toll: as it was typed; @us: (nullable): whose position all
 *  of it is. */
void chancery_incident_draft_set_claims (ChanceryDraft *draft,
                                         ChanceryValue *author,
                                         const char *toll,
                                         ChanceryValue *us);

G_END_DECLS
