/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that are made in one order and wanted in another, held in memory until they are given.  Whoever makes them in
 * the order that is wanted once it is full, and has each given at once, needs no more room.  Owned by who made it; one
 * thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryArranger ChanceryArranger;

ChanceryArranger *chancery_arranger_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_arranger_free (ChanceryArranger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryArranger, chancery_arranger_free)

/** Where the next text is appended, after whatever stands there (transfer none). */
GString *chancery_arranger_begin (ChanceryArranger *self);
/** What was appended since is the one of @rank, which no other has, and none behind it was given yet.  @note: comes back
 *  with it. */
void chancery_arranger_end (ChanceryArranger *self, guint rank, guint64 note);
/** Whether it holds as much as is good. */
gboolean chancery_arranger_is_full (ChanceryArranger *self);

/** Is handed a @text, which is good for as long as the call; on FALSE sets @error. */
typedef gboolean (*ChanceryArrangerFunc) (const char *text,
                                          gsize length,
                                          guint64 note,
                                          gpointer user_data,
                                          GError **error);

/** Gives those below the rank @end that were not given yet, by rank, to @func. */
gboolean chancery_arranger_give (ChanceryArranger *self,
                                 guint end,
                                 ChanceryArrangerFunc func,
                                 gpointer user_data,
                                 GError **error);
/** Gives all that are left, and begins anew. */
gboolean chancery_arranger_give_all (ChanceryArranger *self,
                                     ChanceryArrangerFunc func,
                                     gpointer user_data,
                                     GError **error);

G_END_DECLS
