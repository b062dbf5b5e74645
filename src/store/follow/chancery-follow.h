/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Round what is watched: the days on which verdicts changed, matters that are raised again, and what
 * happened since a promise.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-fuzzy-date.h"
#include "chancery-kind.h"
#include "chancery-query.h"

G_BEGIN_DECLS

/** The days of our own verdicts on the records that @query asks for, each once, earliest first
 *  (element-type gint64) (transfer full). */
GArray *chancery_follow_days (ChanceryDb *db, ChanceryQuery *query, GError **error);

/** Registered records of @kind to the party @party that say the same as @text, word for word or nearly,
 *  and have not been settled: what is asked again is one matter.  UUIDs, likeliest first
 *  (element-type utf8) (transfer full). */
GPtrArray *chancery_follow_find_alike (ChanceryDb *db,
                                       const ChanceryKind *kind,
                                       const char *party,
                                       const char *text,
                                       GError **error);

/** Why an event is listed after a promise. */
typedef enum
{
  CHANCERY_SINCE_NAMES,
  CHANCERY_SINCE_PLACE,
  CHANCERY_SINCE_TAG,
  CHANCERY_SINCE_CASE,
} ChancerySinceWhy;

/** @name: the party or place that the event names, the tag, the number of the case file. */
typedef struct
{
  ChancerySinceWhy why;
  char *name;
} ChancerySinceReason;

/**
 * ChancerySinceRow:
 * @uuid, @row, @title, @level: the event
 * @first_day: CHANCERY_DAY_NONE when open or undated
 * @reasons: each once, parties first (element-type ChancerySinceReason)
 */
typedef struct
{
  char *uuid;
  gint64 row;
  char *title;
  char *level;
  gint64 first_day;
  gint64 date_key;
  GPtrArray *reasons;
} ChancerySinceRow;

/** Events after the day of the watched record @uuid that have its party or its subject: a party or place that its
 *  words name, a tag, a case file.  Facts to judge, newest first, at most @limit; those up to @as_on
 *  (CHANCERY_DAY_NONE: all).  @n_all: how many there are.  @undated: whether the day of the promise
 *  is not known, so that some may lie before it (element-type ChancerySinceRow) (transfer full). */
GPtrArray *chancery_follow_since (ChanceryDb *db,
                                  const char *uuid,
                                  ChanceryDay as_on,
                                  guint limit,
                                  guint *n_all,
                                  gboolean *undated,
                                  GError **error);

/** The statement behind it, for who looks at its plan (transfer full). */
char *chancery_follow_since_sql (ChancerySinceWhy why);

G_END_DECLS
