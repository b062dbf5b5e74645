/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that bear a marking, for exports under a ceiling.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-store-types.h"

G_BEGIN_DECLS

/**
 * ChanceryMarkedFunc:
 * @level: code of the marking's level, never "unmarked"
 * @reference: (nullable): its register number
 */
typedef void (*ChanceryMarkedFunc) (const char *uuid,
                                    const char *level,
                                    const char *reference,
                                    gpointer user_data);

/** Calls @func for every record that is marked at all. */
gboolean chancery_marked_foreach (ChanceryDb *db,
                                  ChanceryMarkedFunc func,
                                  gpointer user_data,
                                  GError **error);

/**
 * ChanceryRaisedFunc:
 * @uuid: of a record without a marking
 * @parent: of that which its parent field names, as a demarche
 * @reference: (nullable): its register number
 */
typedef void (*ChanceryRaisedFunc) (const char *uuid,
                                    const char *parent,
                                    const char *reference,
                                    gpointer user_data);

/** Calls @func for every record that is not marked and was raised in another. */
gboolean chancery_marked_foreach_raised (ChanceryDb *db,
                                         ChanceryRaisedFunc func,
                                         gpointer user_data,
                                         GError **error);

G_END_DECLS
