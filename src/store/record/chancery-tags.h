/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tags that are in use, and giving tags to many records or taking them away.  Tags are never frozen:
 * only what is void, and a case file in the archive, keeps those that it has.  The thread of the ChanceryDb; a cancellable set there reaches
 * into what only reads. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryTag:
 * @text: as it was typed
 * @n_records: how many of the records that were asked about have it
 */
typedef struct
{
  char *text;
  guint n_records;
} ChanceryTag;

void chancery_tag_free (ChanceryTag *self);

/**
 * ChanceryTagChange:
 * @add: tags that all are to have, ended by NULL
 * @remove: tags that none is to have, ended by NULL
 */
typedef struct
{
  char **add;
  char **remove;
} ChanceryTagChange;

/** A change with each of @add and @remove (both nullable) once and in normal form, without empty ones and
 *  without those of @remove that are added. */
ChanceryTagChange *chancery_tag_change_new (const char *const *add, const char *const *remove)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryTagChange *chancery_tag_change_copy (const ChanceryTagChange *self)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_tag_change_free (ChanceryTagChange *self);
/** Whether it asks for nothing. */
gboolean chancery_tag_change_is_empty (const ChanceryTagChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTagChange, chancery_tag_change_free)

/**
 * ChanceryTagCount:
 * @n_records: how many are there
 * @n_changed: how many a change would change
 * @n_void: how many of the others it would, were they not void
 * @n_archived: how many it would, were they not in the archive
 */
typedef struct
{
  guint n_records;
  guint n_changed;
  guint n_void;
  guint n_archived;
} ChanceryTagCount;

/** All tags in use by their bytes, each with how many of @rows have it (0 without @rows)
 *  (element-type ChanceryTag) (transfer full). */
GPtrArray *chancery_tags_list (ChanceryDb *db, const gint64 *rows, gsize n_rows, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** What @change would do to @rows; reads nothing but indexes, whatever the records hold. */
gboolean chancery_tags_count (ChanceryDb *db,
                              const gint64 *rows,
                              gsize n_rows,
                              const ChanceryTagChange *change,
                              ChanceryTagCount *count,
                              GError **error);

/** Puts @rows (element-type gint64) into the order in which they lie in the file, and are changed in the least time. */
void chancery_tags_sort_rows (GArray *rows);

/** Whether an act is to end with what it has done; asked between a few records and the next. */
typedef gboolean (*ChanceryTagsEnoughFunc) (gpointer user_data);

/**
 * Does it, in one transaction of @act, for @n_rows rows or until @enough (nullable), which is asked when at least one was
 * gone through.  Rows that are gone, void, archived or as wished already are passed over.
 *
 * @n_done: (out): so many of @rows were gone through, from the first
 * @n_changed: (out): so many of those were changed
 */
gboolean chancery_tags_change (ChanceryDb *db,
                               const gint64 *rows,
                               gsize n_rows,
                               const ChanceryTagChange *change,
                               ChanceryTagsEnoughFunc enough,
                               gpointer user_data,
                               const ChanceryAct *act,
                               gsize *n_done,
                               guint *n_changed,
                               GError **error);

G_END_DECLS
