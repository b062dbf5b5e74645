/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tokenizer.h"

#include "chancery-db-private.h"
#include "chancery-errors.h"
#include "chancery-statement.h"
#include "chancery-text.h"
#include "chancery-words.h"

#include <string.h>

typedef int (
    *TokenFunc) (void *context, int flags, const char *token, int n_token, int start, int end);

/* What one call of FTS5 works with.  @words: (nullable): who takes note of what goes into the index. */
typedef struct
{
  void *context;
  TokenFunc emit;
  GString *folded; /* reused for every token */
  ChanceryWords *words;
} Run;

/* Most of what is read is ASCII: one look tells a word's characters from what lies between, and how they are
 * folded. */
static const char folded_ascii[0x80] = {
  ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
  ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
  ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
  ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
  ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
  ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
  ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
  ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
  ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

static gboolean
is_ascii_word (guchar c)
{
  return c < 0x80 && folded_ascii[c] != 0;
}

static gboolean
is_unspaced (gunichar c)
{
  if (c < 0x0E00)
    return FALSE;
  return (c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return is_ascii_word ((guchar)c);
  switch ((int)g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
      return TRUE;
    /* Joiners and direction marks inside a word do not divide it; folding drops them. */
    case G_UNICODE_FORMAT:
      return c != 0xFEFF;
    default:
      return FALSE;
    }
}

/* The character at @at, which never runs past @end; a broken byte stands for itself. */
static gunichar
read_char (const char *at, const char *end, const char **next)
{
  gunichar c;

  if ((guchar)*at < 0x80)
    {
      *next = at + 1;
      return (guchar)*at;
    }
  c = g_utf8_get_char_validated (at, end - at);
  if (c >= (gunichar)-2)
    {
      *next = at + 1;
      return 0xFFFD;
    }
  *next = at + g_unichar_to_utf8 (c, NULL);
  return c;
}

static int
emit (Run *run, const char *text, const char *from, const char *to)
{
  gsize length = (gsize)(to - from);
  gsize i = 0;

  g_string_set_size (run->folded, length);
  for (; i < length && is_ascii_word ((guchar)from[i]); i++)
    run->folded->str[i] = folded_ascii[(guchar)from[i]];
  if (i < length)
    {
      g_string_truncate (run->folded, 0);
      chancery_text_fold_into (run->folded, from, to - from);
    }
  if (run->folded->len == 0)
    return SQLITE_OK;
  if (run->words != NULL)
    chancery_words_note (run->words, run->folded->str, run->folded->len);
  return run->emit (run->context, 0, run->folded->str, (int)run->folded->len, (int)(from - text),
                    (int)(to - text));
}

static const char *
skip_word (const char *at, const char *end)
{
  const char *next = at;

  while (at < end)
    {
      gunichar c;

      if (is_ascii_word ((guchar)*at))
        {
          at++;
          continue;
        }
      c = read_char (at, end, &next);

      if (!is_word (c) || is_unspaced (c))
        break;
      at = next;
    }
  return at;
}

/* Overlapping pairs, and the last character alone, so that every character begins a token. */
static int
tokenize_unspaced (Run *run, const char *text, const char **from, const char *end, gboolean query)
{
  const char *at = *from;
  const char *second, *third;
  gboolean alone = TRUE;
  int result = SQLITE_OK;

  while (result == SQLITE_OK)
    {
      gboolean pair;

      read_char (at, end, &second);
      pair = second < end && is_unspaced (read_char (second, end, &third));
      if (!pair)
        break;
      result = emit (run, text, at, third);
      alone = FALSE;
      at = second;
    }
  if (result == SQLITE_OK && (alone || !query))
    result = emit (run, text, at, second);
  *from = second;
  return result;
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int n_text,
          TokenFunc func)
{
  const char *end = text + n_text;
  const char *at = text;
  gboolean indexing = (flags & FTS5_TOKENIZE_DOCUMENT) != 0 && tokenizer != NULL;
  Run run = { context, func, g_string_sized_new (64),
              indexing ? (ChanceryWords *)tokenizer : NULL };
  int result = SQLITE_OK;

  while (at < end && result == SQLITE_OK)
    {
      const char *next;
      gunichar c = read_char (at, end, &next);

      if (is_unspaced (c))
        result = tokenize_unspaced (&run, text, &at, end, (flags & FTS5_TOKENIZE_QUERY) != 0);
      else if (is_word (c))
        {
          const char *start = at;

          at = skip_word (next, end);
          result = emit (&run, text, start, at);
        }
      else
        at = next;
    }
  g_string_free (run.folded, TRUE);
  return result;
}

/* All that the tokenizer knows is who gathers the words of its connection. */
static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  *tokenizer = context;
  return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
}

static fts5_api *
get_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

fts5_api *
chancery_tokenizer_get_api (ChanceryDb *db, GError **error)
{
  fts5_api *api;

  g_return_val_if_fail (db != NULL, NULL);

  api = get_api (chancery_db_get_handle (db));
  if (api == NULL)
    g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
                         "This SQLite has no full-text search (FTS5)");
  return api;
}

gboolean
chancery_tokenizer_register (ChanceryDb *db, GError **error)
{
  fts5_api *api;
  fts5_tokenizer methods = { create, delete, tokenize };
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  api = chancery_tokenizer_get_api (db, error);
  if (api == NULL)
    return FALSE;
  code = api->xCreateTokenizer (api, "chancery", db->words, &methods, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}

static int
drop_token (void *context, int flags, const char *token, int n_token, int start, int end)
{
  return SQLITE_OK;
}

void
chancery_tokenizer_note (ChanceryDb *db, const char *text)
{
  g_return_if_fail (db != NULL && text != NULL);

  tokenize ((Fts5Tokenizer *)db->words, NULL, FTS5_TOKENIZE_DOCUMENT, text,
            (int)MIN (strlen (text), G_MAXINT), drop_token);
}

gboolean
chancery_tokenizer_is_lone_character (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return *text != '\0' && *g_utf8_next_char (text) == '\0' && is_unspaced (g_utf8_get_char (text));
}

gboolean
chancery_tokenizer_is_unspaced (gunichar character)
{
  return is_unspaced (character);
}

typedef struct
{
  GHashTable *seen;
  GPtrArray *tokens;
  const char *prefix;
  guint limit;
} Listing;

static int
list_token (void *context, int flags, const char *token, int n_token, int start, int end)
{
  Listing *listing = context;
  g_autofree char *copy = NULL;

  if (strncmp (token, listing->prefix, strlen (listing->prefix)) != 0)
    return SQLITE_OK;
  copy = g_strndup (token, (gsize)n_token);
  if (g_hash_table_contains (listing->seen, copy))
    return SQLITE_OK;
  g_hash_table_add (listing->seen, copy);
  g_ptr_array_add (listing->tokens, g_steal_pointer (&copy));
  return listing->tokens->len < listing->limit ? SQLITE_OK : SQLITE_DONE;
}

GPtrArray *
chancery_tokenizer_list (const char *text, const char *prefix, guint limit)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Listing listing = { seen, g_ptr_array_new_with_free_func (g_free), prefix, limit };

  g_return_val_if_fail (text != NULL && prefix != NULL, listing.tokens);

  tokenize (NULL, &listing, FTS5_TOKENIZE_DOCUMENT, text, (int)MIN (strlen (text), G_MAXINT),
            list_token);
  return listing.tokens;
}

typedef struct
{
  ChanceryTokenFunc func;
  gpointer user_data;
} Caller;

static int
call_token (void *context, int flags, const char *token, int n_token, int start, int end)
{
  Caller *caller = context;

  caller->func (token, (gsize)start, (gsize)end, caller->user_data);
  return SQLITE_OK;
}

void
chancery_tokenizer_each (const char *text,
                         gboolean query,
                         ChanceryTokenFunc func,
                         gpointer user_data)
{
  Caller caller = { func, user_data };

  g_return_if_fail (text != NULL && func != NULL);

  tokenize (NULL, &caller, query ? FTS5_TOKENIZE_QUERY : FTS5_TOKENIZE_DOCUMENT, text,
            (int)MIN (strlen (text), G_MAXINT), call_token);
}

static int
look_for_token (void *context, int flags, const char *token, int n_token, int start, int end)
{
  const char **prefix = context;

  if (!g_str_has_prefix (token, *prefix))
    return SQLITE_OK;
  *prefix = NULL;
  return SQLITE_DONE;
}

gboolean
chancery_tokenizer_has (const char *text, const char *prefix)
{
  g_return_val_if_fail (text != NULL && prefix != NULL, FALSE);

  tokenize (NULL, &prefix, FTS5_TOKENIZE_DOCUMENT, text, (int)MIN (strlen (text), G_MAXINT),
            look_for_token);
  return prefix == NULL;
}
