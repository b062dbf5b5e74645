/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The searches that a registry keeps under a name, in their order: one text of names and queries, a line
 * each in turns, as a setting holds it.  Names are told apart whatever their case and accents.  Plain
 * data, owned by who read it; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *query;
} ChancerySavedSearch;

/**
 * ChancerySearchesVerb:
 * @CHANCERY_SEARCHES_PUT: name, query, position: changes the query of the search of that name, else adds one
 *   at position (-1: the last)
 * @CHANCERY_SEARCHES_RENAME: name, and the new one
 * @CHANCERY_SEARCHES_MOVE: name, and by how many places it goes down
 * @CHANCERY_SEARCHES_REMOVE: name
 */
typedef enum
{
  CHANCERY_SEARCHES_PUT,
  CHANCERY_SEARCHES_RENAME,
  CHANCERY_SEARCHES_MOVE,
  CHANCERY_SEARCHES_REMOVE,
} ChancerySearchesVerb;

/** What @text (nullable) holds (element-type ChancerySavedSearch) (transfer full). */
GPtrArray *chancery_saved_searches_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** The text of @searches (transfer full). */
char *chancery_saved_searches_to_text (GPtrArray *searches) G_GNUC_WARN_UNUSED_RESULT;

/** @typed as a name: in one line, without blanks around it (transfer full). */
char *chancery_saved_searches_make_name (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
/** Where the search called @name stands, -1 for nowhere. */
int chancery_saved_searches_find (GPtrArray *searches, const char *name);

/** Changes @searches as @verb says; FALSE when there is nothing to change: no such name, none that could
 *  be given, a place that is none. */
gboolean chancery_saved_searches_apply (GPtrArray *searches,
                                        ChancerySearchesVerb verb,
                                        const char *name,
                                        const char *other,
                                        int position);

G_END_DECLS
