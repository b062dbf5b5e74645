/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the words of a query stand in a text that is read, as the text index finds them: what a page marks.  Immutable,
 * atomically reference counted, any thread; no registry is asked. */

#pragma once

#include "chancery-query.h"

G_BEGIN_DECLS

/**
 * ChanceryFoundPlace:
 * @start: where it begins, in bytes
 * @end: behind its last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} ChanceryFoundPlace;

typedef struct _ChanceryFoundWords ChanceryFoundWords;

/** NULL when nothing of @query is a word that a text may hold.  Numbers of several parts are found with or without zeros in
 *  front. */
ChanceryFoundWords *chancery_found_words_new (ChanceryQuery *query) G_GNUC_WARN_UNUSED_RESULT;
ChanceryFoundWords *chancery_found_words_ref (ChanceryFoundWords *self);
void chancery_found_words_unref (ChanceryFoundWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFoundWords, chancery_found_words_unref)

/** Where they stand in @text, in its order and none within another (element-type ChanceryFoundPlace) (transfer full). */
GArray *chancery_found_words_find (ChanceryFoundWords *self, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
