/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All names by which parties, people and places are known, so that a running
 * text can be asked which of them stand in it. Names are compared folded, word by
 * word: case, diacritics, the variants of Arabic-script letters and hyphens do
 * not part them. A lookup takes the same time however many names there are.
 * Filled by one thread, then read by any.
 */

#pragma once

#include "chancery-kind-id.h"
#include "chancery-text-words.h"

G_BEGIN_DECLS

/* No name has more words; what has, is a sentence. */
#define CHANCERY_NAME_INDEX_MAX_WORDS 24

typedef struct _ChanceryNameIndex ChanceryNameIndex;

/**
 * ChanceryNamed:
 * @id: UUID of the record
 * @title: how it is shown
 * @form: (nullable): the code of its kind's form (`mission`, `state`)
 * @second: (nullable): what tells it from its namesakes
 *
 * Who has a name. Shared by atomic reference count.
 */
typedef struct
{
  ChanceryKindId kind;
  char *id;
  char *title;
  char *form;
  char *second;
} ChanceryNamed;

ChanceryNamed *chancery_named_new (ChanceryKindId kind,
                                   const char *id,
                                   const char *title,
                                   const char *form) G_GNUC_WARN_UNUSED_RESULT;
ChanceryNamed *chancery_named_ref (ChanceryNamed *self);
void chancery_named_unref (ChanceryNamed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNamed, chancery_named_unref)

ChanceryNameIndex *chancery_name_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_name_index_free (ChanceryNameIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNameIndex, chancery_name_index_free)

/**
 * chancery_name_index_add:
 * @name: one name of @named; a name of one letter, of no word or of more than
 *   %CHANCERY_NAME_INDEX_MAX_WORDS is passed over, and one with a full stop inside is met nowhere
 */
void chancery_name_index_add (ChanceryNameIndex *self, const char *name, ChanceryNamed *named);

/**
 * chancery_name_index_match:
 * @at: a word of @words
 * @found: (element-type ChanceryNamed): emptied, then filled with all who have
 *   the longest name that begins at @at
 *
 * A name that is written with a capital is met by a word with a capital only,
 * and a short name in capitals (an acronym) by capitals only: *May* is not a
 * verb, and *us* is not a state.
 *
 * Returns: how many words the name has, 0 if no name begins there
 */
guint chancery_name_index_match (const ChanceryNameIndex *self,
                                 const ChanceryTextWords *words,
                                 guint at,
                                 GPtrArray *found);

G_END_DECLS
