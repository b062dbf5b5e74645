/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-state.h"

#include <glib/gi18n-lib.h>

#include "chancery-casefiles.h"
#include "chancery-record-words.h"
#include "chancery-registry-private.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"
#include "chancery-watch.h"

struct _ChanceryCaseState
{
  gatomicrefcount ref_count;
  GPtrArray *items;
  GArray *spans;
  GPtrArray *watched;
  GHashTable *by_id;
  GArray *days;
  GPtrArray *threads;
  guint n_loose;
  GPtrArray *thread_days;
  GPtrArray *thread_answers;
  char *open_words;
  char *answer_words;
  char *answered;
};

G_DEFINE_BOXED_TYPE (ChanceryCaseState,
                     chancery_case_state,
                     chancery_case_state_ref,
                     chancery_case_state_unref)

static void
watched_free (gpointer data)
{
  ChanceryCaseWatched *watched = data;

  g_free (watched->id);
  g_free (watched->title);
  g_free (watched->verdict);
  g_free (watched->since);
  g_free (watched->parent_reference);
  g_free (watched);
}

/* ---- the papers ---- */

/* Words come in the order of the rows, without those that are gone meanwhile. */
static gboolean
read_items (ChanceryCaseState *self, ChanceryDb *db, const char *casefile, GError **error)
{
  g_autoptr (GArray) papers = chancery_spans_list_papers (db, casefile, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) words = NULL;

  if (papers == NULL)
    return FALSE;
  self->spans = chancery_spans_of_rows (db, papers, error);
  if (self->spans == NULL)
    return FALSE;
  for (guint i = 0; i < self->spans->len; i++)
    g_array_append_val (rows, g_array_index (self->spans, ChancerySpan, i).row);
  words = chancery_registry_read_words (db, (const gint64 *)(gpointer)rows->data, rows->len, NULL,
                                        error);
  if (words == NULL)
    return FALSE;
  g_ptr_array_set_free_func (words, NULL);
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (self->items, chancery_record_item_new (g_ptr_array_index (words, i)));
  return self->items->len == self->spans->len;
}

/* ---- what is followed ---- */

static const char *
first_verdict (const ChanceryKind *kind, const char **vocabulary)
{
  *vocabulary = chancery_kind_find_path (kind, "assessments.verdict", NULL)->vocabulary;
  return chancery_vocabulary_get (*vocabulary)->terms[0].code;
}

static ChanceryCaseWatched *
watched_of (const ChanceryWatchRow *row)
{
  ChanceryCaseWatched *watched = g_new0 (ChanceryCaseWatched, 1);
  const char *vocabulary;
  const char *first = first_verdict (row->kind, &vocabulary);

  watched->id = g_strdup (row->uuid);
  watched->kind = row->kind;
  watched->title = g_strdup (row->title);
  /* Before anybody judged it, it stands as the first term of its vocabulary says. */
  watched->verdict = g_strdup (
      _ (chancery_vocabulary_label (vocabulary, row->verdict != NULL ? row->verdict : first)));
  if (row->verdict_on != CHANCERY_DAY_NONE)
    {
      g_autoptr (ChanceryFuzzyDate) on = chancery_fuzzy_date_new_day (row->verdict_on);

      watched->since = chancery_fuzzy_date_to_words (on, CHANCERY_DATE_WORDS_SHORT);
    }
  watched->n_evidence = row->n_evidence;
  watched->parent_reference = g_strdup (row->parent_reference);
  return watched;
}

static gboolean
read_watched_kind (ChanceryCaseState *self,
                   ChanceryDb *db,
                   const ChanceryKind *kind,
                   const char *casefile,
                   gint64 as_on,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = chancery_watch_list (db, kind->index, casefile, as_on, error);
  guint n_open = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryWatchRow *row = g_ptr_array_index (rows, i);
      ChanceryCaseWatched *watched = watched_of (row);

      g_ptr_array_add (self->watched, watched);
      g_hash_table_insert (self->by_id, watched->id, watched);
      n_open += chancery_watch_row_is_open (row) ? 1 : 0;
    }
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_ASKED) && rows->len > 0)
    {
      g_free (self->open_words);
      self->open_words =
          n_open == 0
              ? g_strdup (_ ("no demand open"))
              /* Translators: how many demands of a case file are open. */
              : g_strdup_printf (ngettext ("%u demand open", "%u demands open", n_open), n_open);
    }
  return TRUE;
}

static gboolean
read_watched (ChanceryCaseState *self,
              ChanceryDb *db,
              const char *casefile,
              gint64 as_on,
              GError **error)
{
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED) &&
          !read_watched_kind (self, db, kind, casefile, as_on, error))
        return FALSE;
    }
  self->days = chancery_casefiles_list_verdict_days (db, casefile, error);
  return self->days != NULL;
}

/* ---- the last answer ---- */

static char *
phrase_answer (const ChanceryCaseAnswer *answer)
{
  g_autofree char *day = NULL;
  const char *response = NULL;

  if (!answer->takes_answers)
    return g_strdup ("");
  if (answer->record == NULL)
    return g_strdup (_ ("last answer none"));
  if (answer->on != NULL)
    day = chancery_fuzzy_date_to_words (answer->on, CHANCERY_DATE_WORDS_SHORT);
  if (answer->response != NULL)
    response = _ (chancery_vocabulary_label ("response", answer->response));
  if (day != NULL && response != NULL)
    /* Translators: a day, and what was answered (“denies”). */
    return g_strdup_printf (_ ("last answer %1$s, %2$s"), day, response);
  if (day != NULL || response != NULL)
    /* Translators: %s is a day, or what was answered (“denies”). */
    return g_strdup_printf (_ ("last answer %s"), day != NULL ? day : response);
  return g_strdup (_ ("last answer undated"));
}

static gboolean
read_answer (ChanceryCaseState *self,
             ChanceryDb *db,
             const char *casefile,
             gint64 as_on,
             GError **error)
{
  g_autoptr (ChanceryCaseAnswer) answer =
      chancery_casefiles_get_last_answer (db, casefile, as_on, error);

  if (answer == NULL)
    return FALSE;
  self->answer_words = phrase_answer (answer);
  self->answered = g_strdup (answer->record);
  return TRUE;
}

/* ---- the correspondence ---- */

/* Made here, for the window has no time for thousands of them. */
static void
phrase_thread (ChanceryCaseState *self, guint i, ChanceryDay day)
{
  const ChanceryThreadPaper *paper = self->threads->pdata[i];
  char *answer = chancery_case_threads_phrase_answer (self->threads, i, day);

  g_ptr_array_add (self->thread_days,
                   paper->date != NULL
                       ? chancery_fuzzy_date_to_words (paper->date, CHANCERY_DATE_WORDS_SHORT)
                       : g_strdup (""));
  g_ptr_array_add (self->thread_answers, answer != NULL ? answer : g_strdup (""));
}

static gboolean
read_threads (ChanceryCaseState *self,
              ChanceryDb *db,
              const char *casefile,
              gint64 as_on,
              GError **error)
{
  ChanceryDay day = as_on != CHANCERY_DAY_NONE ? as_on : chancery_settings_get_day (db);

  self->threads = chancery_case_threads_read (db, casefile, as_on, &self->n_loose, error);
  for (guint i = 0; self->threads != NULL && i < self->threads->len; i++)
    phrase_thread (self, i, day);
  return self->threads != NULL;
}

/* ---- the whole ---- */

static ChanceryCaseState *
case_state_new (void)
{
  ChanceryCaseState *self = g_new0 (ChanceryCaseState, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->watched = g_ptr_array_new_with_free_func (watched_free);
  self->thread_days = g_ptr_array_new_with_free_func (g_free);
  self->thread_answers = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->open_words = g_strdup ("");
  return self;
}

ChanceryCaseState *
chancery_case_state_read (ChanceryDb *db, const char *casefile, gint64 as_on, GError **error)
{
  g_autoptr (ChanceryCaseState) self = NULL;
  gboolean whole;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  /* One state of the registry, whatever is written meanwhile. */
  if (!chancery_db_begin_read (db, error))
    return NULL;
  self = case_state_new ();
  whole = read_items (self, db, casefile, error) &&
          read_watched (self, db, casefile, as_on, error) &&
          read_answer (self, db, casefile, as_on, error) &&
          read_threads (self, db, casefile, as_on, error);
  chancery_db_end_read (db);
  return whole ? g_steal_pointer (&self) : NULL;
}

ChanceryCaseState *
chancery_case_state_ref (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_case_state_unref (ChanceryCaseState *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->spans, g_array_unref);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->watched);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->threads, g_ptr_array_unref);
  g_ptr_array_unref (self->thread_days);
  g_ptr_array_unref (self->thread_answers);
  g_free (self->open_words);
  g_free (self->answer_words);
  g_free (self->answered);
  g_free (self);
}

GPtrArray *
chancery_case_state_get_items (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->items;
}

const ChancerySpan *
chancery_case_state_get_span (ChanceryCaseState *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->spans->len, NULL);
  return &g_array_index (self->spans, ChancerySpan, position);
}

GPtrArray *
chancery_case_state_get_watched (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->watched;
}

GPtrArray *
chancery_case_state_get_threads (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->threads;
}

guint
chancery_case_state_get_n_loose (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_loose;
}

const char *
chancery_case_state_get_thread_day (ChanceryCaseState *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->thread_days->len, "");
  return self->thread_days->pdata[i];
}

const char *
chancery_case_state_get_thread_answer (ChanceryCaseState *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->thread_answers->len, "");
  return self->thread_answers->pdata[i];
}

const ChanceryCaseWatched *
chancery_case_state_find_watched (ChanceryCaseState *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

GArray *
chancery_case_state_get_days (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->days;
}

const char *
chancery_case_state_get_open_words (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->open_words;
}

const char *
chancery_case_state_get_answer_words (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->answer_words;
}

const char *
chancery_case_state_get_answered (ChanceryCaseState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->answered;
}
