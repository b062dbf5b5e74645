/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that stand in texts and names: gathered while the text index is written, so that no text is read
 * twice for them.  One collector belongs to each ChanceryDb.  Internal to the store; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/* Stands between two papers in what is indexed: a letter for private use, which every tokenizer of ours takes for a word,
 * so that no phrase reaches from the end of one into the beginning of the next, and a program that knows nothing of it
 * keeps the index as it is.  It is no word of the registry. */
#define CHANCERY_WORDS_BREAK "\uE4AB"

typedef struct _ChanceryWords ChanceryWords;

ChanceryWords *chancery_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_words_free (ChanceryWords *self);

/** Takes note of a word of @length bytes, with a NUL after it, that the tokenizer gave to the index. */
void chancery_words_note (ChanceryWords *self, const char *text, gsize length);
/** @noting: FALSE while texts are read whose words are known to be in the file; TRUE at first. */
void chancery_words_set_noting (ChanceryWords *self, gboolean noting);
/** Words that are noted and not written yet. */
guint chancery_words_count_noted (ChanceryWords *self);
/** Forgets what is known to stand in the file: what was written was taken back. */
void chancery_words_forget (ChanceryWords *self);

/** Writes the words that were noted since, inside the running transaction.  Cheaper a word for many at once. */
gboolean chancery_words_write (ChanceryDb *db, GError **error);
/** The words of all names of @row, after its rows of `name`. */
gboolean chancery_words_write_names (ChanceryDb *db, gint64 row, GError **error);
/** Makes all of it anew from the index and the names. */
gboolean chancery_words_renew (ChanceryDb *db, GError **error);
/** How many of the noted words are not in the file, for who has just read the whole index; -1 on error. */
gint64 chancery_words_count_missing (ChanceryDb *db, GError **error);

/** The words that begin with @prefix, which is folded (element-type utf8) (transfer full); NULL without
 *  @error when there are more than @limit, or they are not kept. */
GPtrArray *chancery_words_list (ChanceryDb *db, const char *prefix, guint limit, GError **error);

/** How many texts have @word, which is folded, as chancery_postings_count() has it, remembered until something is
 *  written: a list asks for its first page, all its rows, their number and its facets. */
gint64 chancery_words_count_texts (ChanceryDb *db, const char *word);

/** Makes the SQL functions `chancery_begins (beginning, text, …)` known to the connection: whether any of
 *  the texts has a word that begins so; and `chancery_looks (row)`, which is true, and costs what it takes to look a
 *  condition up for one row. */
gboolean chancery_words_register (ChanceryDb *db, GError **error);
/** Lets `chancery_begins` and `chancery_looks` read a bounded amount of text from now on, or the @share-th part of it; a
 *  statement that needs more fails, and chancery_words_read_too_much() tells that from other failures. */
void chancery_words_start_reading (ChanceryDb *db, guint share);
gboolean chancery_words_read_too_much (ChanceryDb *db);

G_END_DECLS
