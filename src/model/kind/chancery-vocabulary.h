/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vocabularies: lists of terms with codes that stay and labels that are translated.  The shipped
 * ones are data in chancery-vocabularies.c; marking levels can be replaced by a ministry's own
 * before the first registry is opened (main thread); reading is for any thread. */

#pragma once

#include "chancery-model-types.h"

G_BEGIN_DECLS

/**
 * ChanceryTermFlags:
 * @CHANCERY_TERM_SETTLED: of verdicts: nothing more is expected; what has no verdict yet, or one without
 *   this, is open, wherever that is counted or listed
 * @CHANCERY_TERM_OVER: of verdicts: it no longer stands, so that it is neither raised again nor reviewed
 * @CHANCERY_TERM_RECEIPT: of responses: says only that it came, or that an answer will: no answer, where
 *   answers are counted or awaited
 * @CHANCERY_TERM_ASSAILANT: of people: those who attacked, who are counted apart from those who were hit
 */
typedef enum
{
  CHANCERY_TERM_FLAG_NONE = 0,
  CHANCERY_TERM_SETTLED = 1 << 0,
  CHANCERY_TERM_OVER = 1 << 1,
  CHANCERY_TERM_RECEIPT = 1 << 2,
  CHANCERY_TERM_ASSAILANT = 1 << 3,
} ChanceryTermFlags;

/** @code: in files, for ever.  @label: untranslated.  @hint: (nullable) a line that explains it. */
struct _ChanceryTerm
{
  const char *code;
  const char *label;
  const char *hint;
  ChanceryTermFlags flags;
};

/** @terms: ended by one without code; in order of strength when @ordered. */
struct _ChanceryVocabulary
{
  const char *id;
  gboolean ordered;
  const ChanceryTerm *terms;
};

/** The vocabulary called @id, or NULL. */
const ChanceryVocabulary *chancery_vocabulary_get (const char *id);
/** All of them: (array length=n). */
const ChanceryVocabulary *const *chancery_vocabulary_list (guint *n);
const ChanceryTerm *chancery_vocabulary_find (const ChanceryVocabulary *self, const char *code);
/** The place of @code in the order, from 0; -1 when it is not known. */
int chancery_vocabulary_rank (const ChanceryVocabulary *self, const char *code);
/** Whether @code is a term of it with @flag; FALSE when it is not known, or NULL. */
gboolean chancery_vocabulary_has_flag (const ChanceryVocabulary *self,
                                       const char *code,
                                       ChanceryTermFlags flag);
/** The untranslated label of @code, or @code itself when the vocabulary does not know it. */
const char *chancery_vocabulary_label (const char *vocabulary, const char *code);
/** The code whose code or (translated or not) label equals @text without case, else by its words alone; else what @text
 *  is another name of; NULL if none. */
const char *chancery_vocabulary_match (const ChanceryVocabulary *self, const char *text);
/** The codes whose code or (translated or not) label begins with @text, which may end in a star; their order is that of the
 *  terms (element-type utf8) (transfer container). */
GPtrArray *chancery_vocabulary_list_begun (const ChanceryVocabulary *self, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
/** What chancery_vocabulary_match() says of @text, else the one code that it begins; NULL if it begins none or several. */
const char *chancery_vocabulary_match_begun (const ChanceryVocabulary *self, const char *text);

/** Replaces the marking levels, lowest first: (array zero-terminated=1) code and label in turns. */
void chancery_vocabulary_set_levels (const char *const *codes_and_labels);
/** The rank of a marking level; a level that is not known ranks above all (G_MAXINT). */
int chancery_vocabulary_level_rank (const char *level);

G_END_DECLS
