/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tokenizer `chancery` of the text index: words of letters, marks and digits, folded by
 * chancery_text_fold(); writing without blanks between words (Han, kana, Thai and their like) as
 * overlapping pairs, so that a part of a sentence is found.  Offsets are those of the original
 * text.  Internal to the store. */

#pragma once

#include "chancery-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/** Stands in the store: an index made by another version is made anew. */
#define CHANCERY_TOKENIZER_VERSION 1

/** How FTS5 is extended on this connection, owned by SQLite; NULL with @error where there is none. */
fts5_api *chancery_tokenizer_get_api (ChanceryDb *db, GError **error);

/** Makes the tokenizer known to the connection. */
gboolean chancery_tokenizer_register (ChanceryDb *db, GError **error);

/** Takes note of the words of @text, as when it goes into the index (chancery_words_note()). */
void chancery_tokenizer_note (ChanceryDb *db, const char *text);

/** Whether @text is one single character of writing without blanks: it is then the beginning of
 *  pairs, and is asked for as such. */
gboolean chancery_tokenizer_is_lone_character (const char *text);
/** The tokens of @text that begin with @prefix (folded; "" for all), each once, at most @limit
 *  (element-type utf8) (transfer full). */
GPtrArray *chancery_tokenizer_list (const char *text, const char *prefix, guint limit);
/** One token of a text, folded, and where it stands there, in bytes. */
typedef void (*ChanceryTokenFunc) (const char *token, gsize start, gsize end, gpointer user_data);
/** Calls @func for each token of @text in turn, those of what is searched (@query) or of what is read. */
void chancery_tokenizer_each (const char *text,
                              gboolean query,
                              ChanceryTokenFunc func,
                              gpointer user_data);
/** Whether @text has a token that begins with @prefix (folded). */
gboolean chancery_tokenizer_has (const char *text, const char *prefix);
/** Whether @character is of a writing without blanks between words. */
gboolean chancery_tokenizer_is_unspaced (gunichar character);

G_END_DECLS
