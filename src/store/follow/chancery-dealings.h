/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What has passed with a party, and about a subject: which acts, demands, assurances, rights reserved,
 * public words, disputed matters and things due there are.  A party is meant with what is part of it (its
 * missions) and with the people who hold its posts.  Rows only; whoever shows them loads the records.
 * Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryDealing:
 * @CHANCERY_DEALING_ACTS: demarches from them and to them
 * @CHANCERY_DEALING_ASSURANCES: what they promised
 * @CHANCERY_DEALING_OUR_ASSURANCES: what was promised to them
 * @CHANCERY_DEALING_DEMANDS: what is asked of them and not settled
 * @CHANCERY_DEALING_THEIR_DEMANDS: what they ask and is not settled
 * @CHANCERY_DEALING_RESERVATIONS: rights reserved towards them that stand
 * @CHANCERY_DEALING_STATEMENTS: what they said in public
 * @CHANCERY_DEALING_DISPUTED: events and figures of which several things are said
 * @CHANCERY_DEALING_FIGURES: figures that take the place of others
 * @CHANCERY_DEALING_ACTIONS: what is to be done, the next one first
 * @CHANCERY_DEALING_PAPERS: correspondence with them that waits for an answer, the next one first
 * @CHANCERY_DEALING_PEOPLE: who holds or held a post there
 *
 * All but the last three newest first, undated last.
 */
typedef enum
{
  CHANCERY_DEALING_ACTS,
  CHANCERY_DEALING_ASSURANCES,
  CHANCERY_DEALING_OUR_ASSURANCES,
  CHANCERY_DEALING_DEMANDS,
  CHANCERY_DEALING_THEIR_DEMANDS,
  CHANCERY_DEALING_RESERVATIONS,
  CHANCERY_DEALING_STATEMENTS,
  CHANCERY_DEALING_DISPUTED,
  CHANCERY_DEALING_FIGURES,
  CHANCERY_DEALING_ACTIONS,
  CHANCERY_DEALING_PAPERS,
  CHANCERY_DEALING_PEOPLE,
  CHANCERY_N_DEALINGS,
} ChanceryDealing;

/**
 * What belongs to a subject: the answers to @query, what they hang on, what is linked to either, and
 * what hangs on those (the demands of a protest, the actions on a demand).  As chancery_dealings_list()
 * takes it (transfer full).
 */
char *chancery_dealings_find_subject (ChanceryDb *db, ChanceryQuery *query, GError **error);

/** Rows (`record.id`) of one sort (element-type gint64) (transfer full).  @subject: (nullable): from
 *  chancery_dealings_find_subject(); NULL: whatever the subject. */
GArray *chancery_dealings_list (ChanceryDb *db,
                                ChanceryDealing dealing,
                                gint64 party,
                                const char *subject,
                                guint limit,
                                GError **error);

/**
 * The party that the record @row is about, or 0: itself, its counterpart, that of what it hangs on, that of
 * what is linked to it or filed in it (the one that is met most often), where a person holds a post, whom an
 * event names.  @own: (nullable): UUID of our own ministry, which is never the other side.
 */
gint64 chancery_dealings_find_party (ChanceryDb *db, gint64 row, const char *own, GError **error);

/** The statement that answers, for the test of its plan (transfer full). */
char *chancery_dealings_dup_sql (ChanceryDealing dealing);

G_END_DECLS
