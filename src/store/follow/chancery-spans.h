/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which days records take up, and nothing else of them: what a chronology orders and a time axis
 * draws.  Thirty thousand of them are a megabyte.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-kind.h"

G_BEGIN_DECLS

/**
 * ChancerySpanFlags:
 * @CHANCERY_SPAN_ABOUT: the date is about that (`~`)
 * @CHANCERY_SPAN_UNCERTAIN: it is uncertain (`?`)
 * @CHANCERY_SPAN_INFERRED: it was worked out or estimated, not stated
 * @CHANCERY_SPAN_VOID: the record is void
 */
typedef enum
{
  CHANCERY_SPAN_PLAIN = 0,
  CHANCERY_SPAN_ABOUT = 1 << 0,
  CHANCERY_SPAN_UNCERTAIN = 1 << 1,
  CHANCERY_SPAN_INFERRED = 1 << 2,
  CHANCERY_SPAN_VOID = 1 << 3,
} ChancerySpanFlags;

/**
 * ChancerySpan:
 * @row: `record.id`
 * @first_day, @last_day: of the day of the record, CHANCERY_DAY_NONE where that end is open
 * @party: `record.id` of the other side, 0 for none
 * @kind: of the record
 * @flags: what else its date says
 */
typedef struct
{
  gint64 row;
  gint64 first_day;
  gint64 last_day;
  gint64 party;
  ChanceryKindId kind;
  ChancerySpanFlags flags;
} ChancerySpan;

/** The spans of @rows (element-type gint64) by day, undated last; rows that are gone, and kinds without
 *  a day of their own (parties, places), are left out (element-type ChancerySpan) (transfer full). */
GArray *chancery_spans_of_rows (ChanceryDb *db, GArray *rows, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** The rows of all that a case file holds, in the order of its papers, each once
 *  (element-type gint64) (transfer full). */
GArray *chancery_spans_list_papers (ChanceryDb *db, const char *casefile, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ChancerySpanParty:
 * @row: `record.id` of the party
 * @name: as lists call it
 * @count: how many spans have it on the other side
 */
typedef struct
{
  gint64 row;
  char *name;
  guint count;
} ChancerySpanParty;

void chancery_span_party_free (ChancerySpanParty *self);
/** The other sides of @spans, the most frequent first (element-type ChancerySpanParty)
 *  (transfer container). */
GPtrArray *chancery_spans_list_parties (ChanceryDb *db, GArray *spans) G_GNUC_WARN_UNUSED_RESULT;

/** The highest marking of the records of @spans; NULL without error when none is there any more
 *  (transfer full). */
char *chancery_spans_get_level (ChanceryDb *db, const ChancerySpan *spans, guint n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether @span has no day at all. */
gboolean chancery_span_is_undated (const ChancerySpan *span);

G_END_DECLS
