/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-vocabulary.h"

#include "chancery-text.h"
#include "chancery-vocabularies.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEVELS "marking_level"

/* A ministry's own levels, set before any reader runs; never freed while the program lives. */
static ChanceryVocabulary own_levels;

/* What terms are called where they are not called as here: each means one of them and no other. */
static const struct
{
  const char *vocabulary;
  const char *code;
  const char *words;
} other_names[] = {
  { "document_form", "cable", "|telegram|telegramme|telex|" },
  { "document_form", "despatch", "|dispatch|" },
  { "document_form", "memorandum", "|memo|" },
  { "document_form", "record-of-conversation", "|memorandum of conversation|memcon|" },
  { "document_form", "note-verbale", "|verbal note|" },
  { "document_direction", "in", "|incoming|" },
  { "document_direction", "out", "|outgoing|" },
  { "demarche_form", "telephone", "|telephone call|phone|phone call|" },
  { "demarche_form", "memorandum", "|memo|" },
  { "demarche_form", "note-verbale", "|verbal note|" },
};

typedef struct
{
  GHashTable *by_id;
  const ChanceryVocabulary **list;
  guint n;
} VocabularyIndex;

static const VocabularyIndex *
get_index (void)
{
  static VocabularyIndex index;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      const ChanceryVocabulary *shipped = chancery_vocabularies_shipped (&index.n);

      index.by_id = g_hash_table_new (g_str_hash, g_str_equal);
      index.list = g_new (const ChanceryVocabulary *, index.n);
      for (guint i = 0; i < index.n; i++)
        {
          gboolean replaced = own_levels.terms != NULL && strcmp (shipped[i].id, LEVELS) == 0;

          index.list[i] = replaced ? &own_levels : &shipped[i];
          g_hash_table_insert (index.by_id, (gpointer)shipped[i].id, (gpointer)index.list[i]);
        }
      g_once_init_leave (&once, 1);
    }
  return &index;
}

const ChanceryVocabulary *
chancery_vocabulary_get (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (get_index ()->by_id, id);
}

const ChanceryVocabulary *const *
chancery_vocabulary_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = get_index ()->n;
  return get_index ()->list;
}

const ChanceryTerm *
chancery_vocabulary_find (const ChanceryVocabulary *self, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (const ChanceryTerm *term = self->terms; code != NULL && term->code != NULL; term++)
    if (strcmp (term->code, code) == 0)
      return term;
  return NULL;
}

int
chancery_vocabulary_rank (const ChanceryVocabulary *self, const char *code)
{
  const ChanceryTerm *term = chancery_vocabulary_find (self, code);

  return term != NULL ? (int)(term - self->terms) : -1;
}

gboolean
chancery_vocabulary_has_flag (const ChanceryVocabulary *self,
                              const char *code,
                              ChanceryTermFlags flag)
{
  const ChanceryTerm *term = chancery_vocabulary_find (self, code);

  return term != NULL && (term->flags & flag) != 0;
}

const char *
chancery_vocabulary_label (const char *vocabulary, const char *code)
{
  const ChanceryVocabulary *self = vocabulary != NULL ? chancery_vocabulary_get (vocabulary) : NULL;
  const ChanceryTerm *term = self != NULL ? chancery_vocabulary_find (self, code) : NULL;

  return term != NULL ? term->label : code;
}

static gboolean
has_words (const char *name, const char *wanted)
{
  g_autofree char *words = chancery_text_fold_words (name);

  return strcmp (words, wanted) == 0;
}

/* With other signs between its words, or without its accents; or by another name. */
static const char *
match_words (const ChanceryVocabulary *self, const char *text)
{
  g_autofree char *wanted = chancery_text_fold_words (text);
  g_autofree char *among = g_strdup_printf ("|%s|", wanted);

  if (*wanted == '\0')
    return NULL;
  for (const ChanceryTerm *term = self->terms; term->code != NULL; term++)
    if (has_words (term->code, wanted) || has_words (term->label, wanted) ||
        has_words (g_dgettext (GETTEXT_PACKAGE, term->label), wanted))
      return term->code;
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (strcmp (other_names[i].vocabulary, self->id) == 0 &&
        strstr (other_names[i].words, among) != NULL)
      return other_names[i].code;
  return NULL;
}

const char *
chancery_vocabulary_match (const ChanceryVocabulary *self, const char *text)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  wanted = g_utf8_casefold (text, -1);
  for (const ChanceryTerm *term = self->terms; term->code != NULL; term++)
    {
      const char *forms[] = { term->code, term->label, g_dgettext (GETTEXT_PACKAGE, term->label) };

      for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          g_autofree char *form = g_utf8_casefold (forms[i], -1);

          if (strcmp (form, wanted) == 0)
            return term->code;
        }
    }
  return match_words (self, text);
}

GPtrArray *
chancery_vocabulary_list_begun (const ChanceryVocabulary *self, const char *text)
{
  GPtrArray *codes = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL && text != NULL, codes);

  folded = chancery_text_fold (text, -1);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '*')
    folded[length - 1] = '\0';
  for (const ChanceryTerm *term = self->terms; term->code != NULL; term++)
    if (chancery_text_begins_folded (term->code, folded) ||
        chancery_text_begins_folded (term->label, folded) ||
        chancery_text_begins_folded (g_dgettext (GETTEXT_PACKAGE, term->label), folded))
      g_ptr_array_add (codes, (gpointer)term->code);
  return codes;
}

const char *
chancery_vocabulary_match_begun (const ChanceryVocabulary *self, const char *text)
{
  const char *code;
  g_autoptr (GPtrArray) begun = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  code = chancery_vocabulary_match (self, text);
  if (code != NULL)
    return code;
  begun = chancery_vocabulary_list_begun (self, text);
  return begun->len == 1 ? begun->pdata[0] : NULL;
}

void
chancery_vocabulary_set_levels (const char *const *codes_and_labels)
{
  GArray *terms = g_array_new (TRUE, TRUE, sizeof (ChanceryTerm));

  g_return_if_fail (codes_and_labels != NULL);
  g_return_if_fail (own_levels.terms == NULL);

  for (guint i = 0; codes_and_labels[i] != NULL && codes_and_labels[i + 1] != NULL; i += 2)
    {
      ChanceryTerm term = { g_intern_string (codes_and_labels[i]),
                            g_intern_string (codes_and_labels[i + 1]), NULL,
                            CHANCERY_TERM_FLAG_NONE };

      g_array_append_val (terms, term);
    }
  own_levels.id = LEVELS;
  own_levels.ordered = TRUE;
  own_levels.terms = (const ChanceryTerm *)g_array_free (terms, FALSE);
}

int
chancery_vocabulary_level_rank (const char *level)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get (LEVELS);
  int rank;

  if (level == NULL)
    return 0;
  rank = chancery_vocabulary_rank (levels, level);
  return rank < 0 ? G_MAXINT : rank;
}
