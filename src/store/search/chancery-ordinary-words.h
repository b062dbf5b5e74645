/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which words are no names: those that texts write small.  What was found is remembered until something is written.  One
 * belongs to each ChanceryDb.  Internal to the store; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

typedef struct _ChanceryOrdinaryWords ChanceryOrdinaryWords;

ChanceryOrdinaryWords *chancery_ordinary_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_ordinary_words_free (ChanceryOrdinaryWords *self);

/**
 * chancery_ordinary_words_has:
 * @word: one word, folded by chancery_text_fold()
 *
 * Whether most of the latest texts that have @word write it small where they write other words with capitals.  Attachments
 * are not asked.
 *
 * Returns: FALSE as well for a word that stands nowhere, or in a writing without capitals
 */
gboolean chancery_ordinary_words_has (ChanceryDb *db, const char *word);

G_END_DECLS
