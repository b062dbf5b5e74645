/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A set of date keys, a bit each: keys of one day stand close together, so that a set of all records of a large
 * registry takes a megabyte or two.  Owned by who made it; one thread.  Internal to the store. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

typedef struct _ChanceryKeySet ChanceryKeySet;

ChanceryKeySet *chancery_key_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
ChanceryKeySet *chancery_key_set_ref (ChanceryKeySet *self);
void chancery_key_set_unref (ChanceryKeySet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryKeySet, chancery_key_set_unref)

/** Quickest for keys that come in ascending order. */
void chancery_key_set_add (ChanceryKeySet *self, gint64 key);
gboolean chancery_key_set_has (const ChanceryKeySet *self, gint64 key);
guint64 chancery_key_set_count (const ChanceryKeySet *self);

/** Makes the SQL functions `chancery_has_key (set, key)` and `chancery_count_keys (set)` known to the connection;
 *  the set is a pointer of the type CHANCERY_KEY_SET_POINTER. */
gboolean chancery_key_set_register (ChanceryDb *db, GError **error);

#define CHANCERY_KEY_SET_POINTER "chancery-key-set"

G_END_DECLS
