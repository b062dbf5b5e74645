/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-found-words.h"

#include "chancery-tokenizer.h"

#include <string.h>

/* Words that follow each other; of the last one the beginning may do. */
typedef struct
{
  GPtrArray *tokens;
  gboolean begins;
} Term;

struct _ChanceryFoundWords
{
  GArray *terms;
};

typedef struct
{
  const char *word;
  ChanceryFoundPlace place;
} Token;

typedef struct
{
  GStringChunk *words;
  GArray *tokens;
} Listing;

static void
clear_term (gpointer data)
{
  g_ptr_array_unref (((Term *)data)->tokens);
}

static void
add_word (const char *word, gsize start, gsize end, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (word));
}

static void
add_term (ChanceryFoundWords *self, ChanceryQuery *query)
{
  const char *text = chancery_query_get_text (query);
  Term term = { g_ptr_array_new_with_free_func (g_free),
                chancery_query_get_op (query) == CHANCERY_QUERY_PREFIX ||
                    chancery_tokenizer_is_lone_character (text) };

  chancery_tokenizer_each (text, TRUE, add_word, term.tokens);
  if (term.tokens->len > 0)
    g_array_append_val (self->terms, term);
  else
    g_ptr_array_unref (term.tokens);
}

ChanceryFoundWords *
chancery_found_words_new (ChanceryQuery *query)
{
  g_autoptr (ChanceryFoundWords) self = g_atomic_rc_box_new0 (ChanceryFoundWords);
  g_autoptr (GPtrArray) terms = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
  terms = chancery_query_get_terms (query);
  for (guint i = 0; i < terms->len; i++)
    add_term (self, g_ptr_array_index (terms, i));
  return self->terms->len > 0 ? g_steal_pointer (&self) : NULL;
}

ChanceryFoundWords *
chancery_found_words_ref (ChanceryFoundWords *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_words (gpointer data)
{
  g_array_unref (((ChanceryFoundWords *)data)->terms);
}

void
chancery_found_words_unref (ChanceryFoundWords *self)
{
  g_atomic_rc_box_release_full (self, free_words);
}

static void
list_token (const char *word, gsize start, gsize end, gpointer user_data)
{
  Listing *listing = user_data;
  Token token = { g_string_chunk_insert_const (listing->words, word), { start, end } };

  g_array_append_val (listing->tokens, token);
}

static const Token *
token_at (GArray *tokens, guint i)
{
  return &g_array_index (tokens, Token, i);
}

/* In a number of several parts “17” is “0017”, too. */
static gboolean
is_same_number (const char *one, const char *other)
{
  static const char digits[] = "0123456789";

  if (!g_ascii_isdigit (*one) || one[strspn (one, digits)] != '\0' ||
      other[strspn (other, digits)] != '\0')
    return FALSE;
  return strcmp (one + strspn (one, "0"), other + strspn (other, "0")) == 0;
}

/* How many tokens from @i on are @term; 0 when they are not. */
static guint
match (const Term *term, GArray *tokens, guint i)
{
  guint n = term->tokens->len;

  if (i + n > tokens->len)
    return 0;
  for (guint at = 0; at < n; at++)
    {
      const char *wanted = g_ptr_array_index (term->tokens, at);
      const char *word = token_at (tokens, i + at)->word;

      if (term->begins && at + 1 == n
              ? !g_str_has_prefix (word, wanted)
              : strcmp (word, wanted) != 0 && (n == 1 || !is_same_number (word, wanted)))
        return 0;
    }
  return n;
}

/* The longest of the terms that begin at token @i. */
static guint
match_any (ChanceryFoundWords *self, GArray *tokens, guint i)
{
  guint most = 0;

  for (guint n = 0; n < self->terms->len; n++)
    most = MAX (most, match (&g_array_index (self->terms, Term, n), tokens, i));
  return most;
}

/* Pairs of writing without blanks overlap: what goes on is one place. */
static void
add_place (GArray *places, ChanceryFoundPlace place)
{
  ChanceryFoundPlace *last =
      places->len > 0 ? &g_array_index (places, ChanceryFoundPlace, places->len - 1) : NULL;

  if (last != NULL && place.start < last->end)
    last->end = MAX (last->end, place.end);
  else
    g_array_append_val (places, place);
}

GArray *
chancery_found_words_find (ChanceryFoundWords *self, const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (ChanceryFoundPlace));
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  Listing listing = { g_string_chunk_new (4096), tokens };

  g_return_val_if_fail (self != NULL && text != NULL, places);

  chancery_tokenizer_each (text, FALSE, list_token, &listing);
  for (guint i = 0; i < tokens->len; i++)
    {
      guint n = match_any (self, tokens, i);

      if (n > 0)
        add_place (places, (ChanceryFoundPlace){ token_at (tokens, i)->place.start,
                                                 token_at (tokens, i + n - 1)->place.end });
    }
  g_string_chunk_free (listing.words);
  return places;
}
