/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that bear a marking, for exports under a ceiling.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-kind.h"
#include "chancery-store-types.h"

G_BEGIN_DECLS

/**
 * ChanceryMarked:
 * @level: code of the marking's level; "unmarked" only of what was raised in another
 * @parent: (nullable): UUID of that which its parent field names, as a demarche; NULL for what is marked
 * @reference: (nullable): its register number
 * @title: as lists show it
 *
 * A row of a record, for as long as the call lasts.
 */
typedef struct
{
  const char *uuid;
  const char *level;
  const char *parent;
  const char *reference;
  const ChanceryKind *kind;
  const char *title;
} ChanceryMarked;

/** FALSE with @error set ends the walk. */
typedef gboolean (*ChanceryMarkedFunc) (const ChanceryMarked *marked,
                                        gpointer user_data,
                                        GError **error);

/** Calls @func for every record that is marked at all. */
gboolean chancery_marked_foreach (ChanceryDb *db,
                                  ChanceryMarkedFunc func,
                                  gpointer user_data,
                                  GError **error);

/** Calls @func for every record that is not marked and was raised in another. */
gboolean chancery_marked_foreach_raised (ChanceryDb *db,
                                         ChanceryMarkedFunc func,
                                         gpointer user_data,
                                         GError **error);

G_END_DECLS
