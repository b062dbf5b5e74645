/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record on paper: what its page says, in its order, with every correction beside its original, the
 * reason of a void, claims side by side, demands with their verdicts.  Any thread. */

#pragma once

#include "chancery-day.h"
#include "chancery-dossier.h"
#include "chancery-paper.h"

G_BEGIN_DECLS

/**
 * chancery_record_paper_new:
 * @others: (nullable): linked records that are shown in part, by id (ChanceryRecord)
 * @as_on: the day that verdicts are given for, %CHANCERY_DAY_NONE for the latest
 * @own_party: (nullable): id of the party whose desk this is: that we act goes without saying
 */
ChanceryPaper *chancery_record_paper_new (ChanceryDossier *dossier,
                                          GHashTable *others,
                                          ChanceryDay as_on,
                                          const char *own_party) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
