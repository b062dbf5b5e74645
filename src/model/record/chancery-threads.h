/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Correspondence put into order: from papers and from what answers, rejoins or encloses what, to a list in
 * which each paper stands once, below the one that it belongs to.  It knows days and links and nothing
 * else, so that the registry, a file that is exported and a test ask it alike.  Links may go in a circle,
 * lead to several papers and be as many as they like.  Any one thread at a time. */

#pragma once

#include "chancery-day.h"

G_BEGIN_DECLS

typedef struct _ChanceryThreads ChanceryThreads;

/**
 * ChanceryThreadRole:
 * @CHANCERY_THREAD_FIRST: it opens a thread
 * @CHANCERY_THREAD_ENCLOSURE: it lay with the paper above it
 * @CHANCERY_THREAD_REPLY: it answers the paper above it
 * @CHANCERY_THREAD_REJOINDER: it answers the reply above it
 */
typedef enum
{
  CHANCERY_THREAD_FIRST,
  CHANCERY_THREAD_ENCLOSURE,
  CHANCERY_THREAD_REPLY,
  CHANCERY_THREAD_REJOINDER,
} ChanceryThreadRole;

/**
 * ChanceryThreadFlags:
 * @CHANCERY_THREAD_OUTSIDE: it is not in the file: others go before it
 * @CHANCERY_THREAD_VOID: likewise, because it is void
 * @CHANCERY_THREAD_ALONE: it is a thread even when nothing answers it
 */
typedef enum
{
  CHANCERY_THREAD_PLAIN = 0,
  CHANCERY_THREAD_OUTSIDE = 1 << 0,
  CHANCERY_THREAD_VOID = 1 << 1,
  CHANCERY_THREAD_ALONE = 1 << 2,
} ChanceryThreadFlags;

/** @node: as chancery_threads_add() gave it; @depth: 0 for the first of a thread; @parent: the node above it, -1. */
typedef struct
{
  guint node;
  guint depth;
  int parent;
  ChanceryThreadRole role;
} ChanceryThreadRow;

ChanceryThreads *chancery_threads_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_threads_free (ChanceryThreads *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryThreads, chancery_threads_free)

/** A paper with its days (CHANCERY_DAY_NONE where open); gives its node, counted from 0. */
guint chancery_threads_add (ChanceryThreads *self,
                            ChanceryDay first_day,
                            ChanceryDay last_day,
                            ChanceryThreadFlags flags);
/** That @node is @role of @other.  What leads to itself says nothing. */
void chancery_threads_join (ChanceryThreads *self,
                            guint node,
                            ChanceryThreadRole role,
                            guint other);

/** Threads by their first day, undated last; in a thread what lay with a paper right below it, then what
 *  answers it by day.  Papers without any thread are left out (element-type ChanceryThreadRow)
 *  (transfer full). */
GArray *chancery_threads_arrange (ChanceryThreads *self) G_GNUC_WARN_UNUSED_RESULT;
/** The earliest paper that answers @node, is not void and was not there before it, or -1. */
int chancery_threads_find_answer (ChanceryThreads *self, guint node);
/** What @node answers or lay with besides the paper that it stands below (after arranging): nodes
 *  (element-type guint) (transfer full). */
GArray *chancery_threads_list_others (ChanceryThreads *self, guint node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
