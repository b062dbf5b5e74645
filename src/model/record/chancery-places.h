/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a record has in the places of which changes speak.  Changes come list by list, so the lines of
 * the list that was asked for last are kept found.  Owned by one thread at a time. */

#pragma once

#include "chancery-change.h"

G_BEGIN_DECLS

typedef struct _ChanceryPlaces ChanceryPlaces;

ChanceryPlaces *chancery_places_new (ChanceryRecord *record);
void chancery_places_free (ChanceryPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPlaces, chancery_places_free)

/** What stands where @change speaks of, in the form of its `before`; NULL when nothing does
 *  (transfer full). */
ChanceryValue *chancery_places_dup_value (ChanceryPlaces *self, const ChanceryChange *change);

G_END_DECLS
