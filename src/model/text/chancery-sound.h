/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a name sounds like, whatever the spelling and the script: Bajaur, Bajour and باجوڑ, Kabul, Кабул and
 * کابل.  A key holds the consonants of a word; a letter that is read in several ways gives a word several
 * keys.  Scripts are read by ICU, Arabic script by its consonants here, since its short vowels are not
 * written.  Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Stands in the store: keys of another version are made anew. */
#define CHANCERY_SOUND_VERSION 1

/**
 * chancery_sound_keys:
 * @word: one word, folded by chancery_text_fold()
 *
 * Returns: (element-type utf8) (transfer full): its keys, without repetition; none for a word with a digit, of
 *   fewer than two consonants, or of a writing that has no blanks between words
 */
GPtrArray *chancery_sound_keys (const char *word) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_sound_keys_asked:
 * @word: one word, folded by chancery_text_fold()
 *
 * What is asked for when @word is searched: its keys, and those of the ways in which others may have written it.  The keys
 * that are kept of a word remain those of chancery_sound_keys().
 *
 * Returns: (element-type utf8) (transfer full): without repetition; none for letters that nobody would say
 */
GPtrArray *chancery_sound_keys_asked (const char *word) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_sound_is_near:
 *
 * Whether two words of one key are also spelled alike: short ones, of which many have one key, but for one letter as they are
 * heard (“Nur” is “Noor”, and no “Nair”).  Of words in two scripts nothing more can be asked than the key.
 */
gboolean chancery_sound_is_near (const char *one, const char *other);

/**
 * chancery_spelling_distance:
 * @limit: more than this is of no interest
 *
 * How many letters have to be added, dropped, changed or swapped with the next to make @other of @one; @limit
 * + 1 when it takes more.
 */
guint chancery_spelling_distance (const char *one, const char *other, guint limit);

G_END_DECLS
