/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of a report: how many records answer a query, apart by their values, how many acts were
 * answered and how soon, the last act, acts by month and tone, incidents and tolls by place.  One
 * rule for all of them, the query condition `counted:yes`; the list behind each number is a query.
 * SQL counts; no record is loaded.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

/** The rule in words, untranslated (N_). */
#define CHANCERY_COUNTS_RULE \
  "Counted: records that are registered or closed and not void; demarches that were delivered."
#define CHANCERY_COUNTS_ANSWER_RULE \
  "Answered: with an answer that is more than a receipt, a note taken or a promise to report."
#define CHANCERY_COUNTS_DAYS_RULE                                                                 \
  "Days to answer run from the act to the first such answer, only between days that are exactly " \
  "known; the rest are not measurable."

/** @text and `counted:yes`: what a report on @text counts (transfer full). */
ChanceryQuery *chancery_counts_query (ChanceryDb *db, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** Whether records can be counted by @name: kind, year, month, counterpart, party, answer, answered,
 *  verdict, or any field of the table of kinds ("points.kind"). */
gboolean chancery_counts_is_field (const char *name);

/**
 * ChanceryCountValue:
 * @code: what the registry holds (a code, a year, a text); for a record its UUID; "" for no value
 * @label: what is read: the untranslated label of a code (see @is_term), a name, a text; "" for none
 * @query: (nullable): the condition that gives just these ("form:note-verbale"), where there is one
 */
typedef struct
{
  char *code;
  char *label;
  gboolean is_term;
  char *query;
} ChanceryCountValue;

typedef struct
{
  ChanceryCountValue values[2];
  gint64 count;
} ChanceryCountRow;

void chancery_count_row_free (ChanceryCountRow *self);

/** How many records of @query have each value of @fields (one or two names), ordered by value; one that
 *  has several values is counted under each (element-type ChanceryCountRow) (transfer full). */
GPtrArray *chancery_counts_by (ChanceryDb *db,
                               ChanceryQuery *query,
                               const char *const *fields,
                               GError **error);

/**
 * ChanceryCountAnswers:
 * @n_asked: acts that can be answered
 * @n_answered: that were, in substance
 * @n_receipts: of which nothing came but a receipt, a note taken, a promise to report
 * @n_measured: answered, with the days between known
 * @median: twice the median of those days (so that a half is whole); @shortest, @longest
 */
typedef struct
{
  gint64 n_asked;
  gint64 n_answered;
  gint64 n_receipts;
  gint64 n_measured;
  gint64 median_doubled;
  gint64 shortest;
  gint64 longest;
} ChanceryCountAnswers;

gboolean chancery_counts_answers (ChanceryDb *db,
                                  ChanceryQuery *query,
                                  ChanceryCountAnswers *answers,
                                  GError **error);

/**
 * ChanceryCountLast:
 * @delivery: (nullable): a code of the vocabulary `delivery`; NULL for kinds that are not delivered
 * @level: of its marking
 */
typedef struct
{
  char *uuid;
  char *reference;
  char *title;
  ChanceryFuzzyDate *date;
  char *delivery;
  char *level;
} ChanceryCountLast;

void chancery_count_last_free (ChanceryCountLast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCountLast, chancery_count_last_free)

/** The last record of @text that is registered or closed, delivered or not; NULL without @error when there is
 *  none (transfer full). */
ChanceryCountLast *chancery_counts_last (ChanceryDb *db, const char *text, GError **error);

/**
 * ChanceryCountPlace:
 * @uuid: "" for incidents without a place
 * @low, @high: by side and effect (killed, wounded): the least and the most that standing claims say;
 *   %G_MAXINT64 is an open end
 * @is_known: whether anything is said at all
 *
 * Those who attacked are counted apart from whom they hit.  Of whom nothing is said, they may be either.
 */
typedef enum
{
  CHANCERY_COUNT_KILLED,
  CHANCERY_COUNT_WOUNDED,
  CHANCERY_N_COUNT_EFFECTS
} ChanceryCountEffect;

typedef enum
{
  CHANCERY_COUNT_VICTIMS,
  CHANCERY_COUNT_ASSAILANTS,
  CHANCERY_N_COUNT_SIDES
} ChanceryCountSide;

typedef struct
{
  char *uuid;
  char *label;
  gint64 n_incidents;
  gint64 low[CHANCERY_N_COUNT_SIDES][CHANCERY_N_COUNT_EFFECTS];
  gint64 high[CHANCERY_N_COUNT_SIDES][CHANCERY_N_COUNT_EFFECTS];
  gboolean is_known[CHANCERY_N_COUNT_SIDES][CHANCERY_N_COUNT_EFFECTS];
} ChanceryCountPlace;

void chancery_count_place_free (ChanceryCountPlace *self);
/** By what rule the tolls of places are counted, in words. */
const char *chancery_counts_get_places_rule (void);
/** "11", "11 to 14", "at least 5", "number not known"; NULL when nothing is said (transfer full). */
char *chancery_count_place_phrase (const ChanceryCountPlace *self,
                                   ChanceryCountSide side,
                                   ChanceryCountEffect effect);

/** Incidents of @query, and those that its acts are linked to, by place, the most first
 *  (element-type ChanceryCountPlace) (transfer full). */
GPtrArray *chancery_counts_places (ChanceryDb *db, ChanceryQuery *query, GError **error);

/** The levels of the incidents that those places count, which may lie outside @query
 *  (element-type utf8) (transfer full). */
GPtrArray *chancery_counts_event_levels (ChanceryDb *db, ChanceryQuery *query, GError **error);

G_END_DECLS
