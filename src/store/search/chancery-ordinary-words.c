/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-ordinary-words.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* Texts that are asked from either end of the registry: what an office is called today is no other word than it was. */
#define MAX_TEXTS 5
/* So many decide, and where there is no other text one does.  A name is written small by a slip of the hand alone. */
#define MOST_SMALL 2
/* Of a long text the beginning is asked. */
#define MAX_LENGTH "32768"
/* Words that are remembered. */
#define MAX_KNOWN 1024

/* What was found of words in one state of the file. */
struct _ChanceryOrdinaryWords
{
  GHashTable *known; /* of a word: GINT_TO_POINTER (gboolean) */
  gint64 version;
  gint64 changes;
};

ChanceryOrdinaryWords *
chancery_ordinary_words_new (void)
{
  ChanceryOrdinaryWords *self = g_new0 (ChanceryOrdinaryWords, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
chancery_ordinary_words_free (ChanceryOrdinaryWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_free (self);
}

/* How one word is written in one text. */
typedef struct
{
  const char *word;
  const char *text;
  gboolean small;
  gboolean capital;
} Writing;

/* A tag, or what somebody typed in haste, has no capitals at all and says nothing of names. */
static gboolean
has_capitals (const char *text, const char *at)
{
  while (at > text && at[-1] != '\n')
    at--;
  for (; *at != '\0' && *at != '\n'; at = g_utf8_next_char (at))
    if (g_unichar_isupper (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static void
look_at (const char *token, gsize start, gsize end, gpointer user_data)
{
  Writing *self = user_data;
  const char *at = self->text + start;

  if (self->small || strcmp (token, self->word) != 0)
    return;
  if (!g_unichar_islower (g_utf8_get_char (at)))
    self->capital |= g_unichar_isupper (g_utf8_get_char (at));
  else
    self->small = has_capitals (self->text, at);
}

/* @statement: at a text in several parts */
static Writing
read_text (ChanceryStatement *statement, const char *word)
{
  Writing writing = { .word = word };

  for (int i = 0; i < 3; i++)
    {
      writing.text = chancery_statement_get_text (statement, i);
      if (writing.text != NULL && !writing.small)
        chancery_tokenizer_each (writing.text, FALSE, look_at, &writing);
    }
  return writing;
}

/* Asks the texts that @statement finds until it is decided; gives back how many it found.  @first: (inout): the earliest
 * of them. */
static guint
ask_texts (ChanceryStatement *statement,
           const char *word,
           gint64 *first,
           guint *n_small,
           guint *n_texts)
{
  guint n = 0;

  while (statement != NULL && *n_small < MOST_SMALL && chancery_statement_step (statement, NULL))
    {
      Writing writing = read_text (statement, word);

      n++;
      *first = MIN (*first, chancery_statement_get_int (statement, 3));
      *n_small += writing.small;
      *n_texts += writing.small || writing.capital;
    }
  return n;
}

static gboolean
ask (ChanceryDb *db, const char *word)
{
#define FROM_TEXTS                                                                            \
  "SELECT t.title, substr (t.body, 1, " MAX_LENGTH "), substr (t.words, 1, " MAX_LENGTH "), " \
  "s.rowid FROM record_search AS s CROSS JOIN record_text AS t ON t.date_key = s.rowid "      \
  "WHERE s.record_search MATCH ?1 AND s.rowid < ?3 ORDER BY s.rowid "
  static const char *const sql[] = { FROM_TEXTS "DESC LIMIT ?2", FROM_TEXTS "LIMIT ?2" };
  g_autofree char *match = NULL;
  /* None is asked twice. */
  gint64 first = G_MAXINT64;
  guint n_small = 0;
  guint n_texts = 0;

  match = g_strdup_printf ("{title body words} : \"%s\"", word);
  for (guint i = 0, n = MAX_TEXTS; i < G_N_ELEMENTS (sql) && n == MAX_TEXTS; i++)
    {
      g_autoptr (ChanceryStatement) statement =
          chancery_db_query (db, NULL, sql[i], "tii", match, (gint64)MAX_TEXTS, first);

      n = ask_texts (statement, word, &first, &n_small, &n_texts);
    }
  return n_small >= MOST_SMALL || (n_small == 1 && n_texts == 1);
}

gboolean
chancery_ordinary_words_has (ChanceryDb *db, const char *word)
{
  ChanceryOrdinaryWords *self;
  gint64 version;
  gint64 changes;
  gpointer ordinary;

  g_return_val_if_fail (db != NULL && word != NULL, FALSE);

  self = db->ordinary;
  version = chancery_db_get_data_version (db);
  changes = sqlite3_total_changes64 (db->handle);
  if (self->version != version || self->changes != changes ||
      g_hash_table_size (self->known) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  self->version = version;
  self->changes = changes;
  if (!g_hash_table_lookup_extended (self->known, word, NULL, &ordinary))
    {
      ordinary = GINT_TO_POINTER (ask (db, word));
      g_hash_table_insert (self->known, g_strdup (word), ordinary);
    }
  return GPOINTER_TO_INT (ordinary);
}
