/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What more is meant by a name that is searched: all names of who bears it, which is part of the query; and
 * what sounds like it in another spelling or script, which is told apart.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-query.h"

G_BEGIN_DECLS

/** @query with every name in it widened to all names of its bearers: “TTP” finds “Tehreek-e-Taliban Pakistan” too.
 *  Phrases, beginnings and `=words` stand for themselves (transfer full). */
ChanceryQuery *chancery_widen_names (ChanceryDb *db, ChanceryQuery *query)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether it is a condition that names records ("party:kabul"), which may be spelled otherwise. */
gboolean chancery_widen_names_somebody (ChanceryQuery *query);

/**
 * ChancerySpelling:
 * @of: a word that is asked for, folded
 * @word: what it may be in a record, folded
 */
typedef struct
{
  char *of;
  char *word;
} ChancerySpelling;

/** What @wider finds and @query does not (transfer full). */
ChanceryQuery *chancery_widen_without (ChanceryQuery *wider, ChanceryQuery *query)
    G_GNUC_WARN_UNUSED_RESULT;

/** From how many letters on a word of a list may go on: one, and a number, say too little of what may follow. */
#define CHANCERY_BEGUN_IN_LIST 2
/** And where the first few are offered to choose from: numbers, too. */
#define CHANCERY_BEGUN_IN_PICKER 1

/**
 * What @typed asks for if its last word is not typed to its end: “treaty prot” is for “protest” and “protocol”, too.
 *
 * @base: (nullable): the query of the list in which it was typed
 * @n_letters: CHANCERY_BEGUN_IN_LIST or CHANCERY_BEGUN_IN_PICKER
 * @today: as for chancery_search_parse()
 *
 * Returns: (nullable) (transfer full): NULL when it does not end in a word that could go on
 */
ChanceryQuery *chancery_widen_begun (ChanceryDb *db,
                                     const char *base,
                                     const char *typed,
                                     guint n_letters,
                                     gint64 today) G_GNUC_WARN_UNUSED_RESULT;

/**
 * @query with the other spellings of the names in it, which are told apart by chancery_widen_without(): “Bajour” and “باجوڑ” for
 * “Bajaur”.  Names are the words of the names of parties, people and places, but not those that texts write small: of the
 * “War Department” war is an ordinary word, and what sounds like one is another.
 *
 * @spellings: (out) (element-type ChancerySpelling) (transfer full): those spellings, of each word the likeliest first
 *
 * Returns: (nullable) (transfer full): NULL when nothing is spelled otherwise
 */
ChanceryQuery *chancery_widen_sounds (ChanceryDb *db, ChanceryQuery *query, GPtrArray **spellings)
    G_GNUC_WARN_UNUSED_RESULT;

/** @query or what stands in a record for its conditions, for whoever marks its words: all names of who is named, tags, and
 *  numbers as they are written.  Of no use to search by (transfer full). */
ChanceryQuery *chancery_widen_found (ChanceryDb *db, ChanceryQuery *query)
    G_GNUC_WARN_UNUSED_RESULT;

/** @query or any of @spellings, for whoever marks its words: what is spelled otherwise of a condition is no word of its own
 *  (transfer full). */
ChanceryQuery *chancery_widen_add_spellings (ChanceryQuery *query, GPtrArray *spellings)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * What may have been meant by @typed, where words of it stand in no text and others that are a slip away do:
 * “protset” is “protest”, and half a word the beginning of one, “protes*”.  What reads as a date is one: “12 Apr 2180” is
 * “on:2180-04-12”.  Of a sentence it is all the words that say what is sought: “what did Kabul
 * write in 1934” is “Kabul write year:1934”.
 *
 * @base: (nullable): the query of the list in which it was typed
 * @today: as for chancery_search_parse()
 *
 * Returns: (nullable) (transfer full): a query; NULL without such words, or when that finds nothing either
 */
char *chancery_widen_suggest (ChanceryDb *db, const char *base, const char *typed, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;

/** The first condition of @typed, which finds nothing, to which alone no record of the registry answers, as
 *  text ("party:nobody"; "kind:demand -state:draft,void" where only such ones would) (transfer full); NULL when each has
 *  some, and for words. */
char *chancery_widen_find_unmet (ChanceryDb *db, const char *typed, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
