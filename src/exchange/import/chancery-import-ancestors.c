/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a record of the registry and the same record of a file came from.
 *
 * Both name the digests of what they were.  Which of these contents is older than which is known of those that are
 * found in the history: ours one after the other, and beside them those that came in files, with their own pasts. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-batches.h"
#include "chancery-canonical.h"
#include "chancery-history.h"
#include "chancery-past.h"

/* A walk back through our contents. */
typedef struct
{
  ChanceryAncestors *ancestors;
  GPtrArray *pasts;    /* of those that are known, GHashTable */
  GHashTable *missing; /* digests that both name, and that no content found so far stands for */
  ChanceryRecord *newer;
  ChanceryRecord *newer_came; /* what that was made of, or NULL */
  ChanceryRecord *theirs;
  gboolean theirs_tells;
  gint64 last;      /* row of history at which the last import left the record */
  gboolean written; /* by that import */
  gboolean is_before;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->ancestors, chancery_ancestors_free);
  g_clear_pointer (&walk->pasts, g_ptr_array_unref);
  g_clear_pointer (&walk->missing, g_hash_table_unref);
  g_clear_pointer (&walk->newer, chancery_record_unref);
  g_clear_pointer (&walk->newer_came, chancery_record_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* The digests before @content, whose own is @digest.  A step back through the history leaves those of the later contents
 * in front. */
static GHashTable *
collect_past (ChanceryRecord *content, const char *digest)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const ChanceryValue *past = chancery_record_get (content, "past");

  for (guint i = 0; i < chancery_value_get_n_items (past); i++)
    {
      const char *text = chancery_value_get_text (chancery_value_get_item (past, i));

      if (g_strcmp0 (text, digest) == 0)
        g_hash_table_remove_all (digests);
      else
        g_hash_table_add (digests, g_strdup (text));
    }
  return digests;
}

/* What @content is or came from needs nothing else that stands for it. */
static void
add_known (Walk *walk, ChanceryRecord *content, GHashTable *past, const char *digest)
{
  GHashTableIter iter;
  gpointer key;

  g_ptr_array_add (walk->ancestors->known, chancery_record_ref (content));
  g_ptr_array_add (walk->pasts, g_hash_table_ref (past));
  g_hash_table_remove (walk->missing, digest);
  g_hash_table_iter_init (&iter, walk->missing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (past, key))
      g_hash_table_iter_remove (&iter);
}

static gboolean
is_in_all (GPtrArray *pasts, const char *digest)
{
  for (guint i = 0; i < pasts->len; i++)
    if (!g_hash_table_contains (pasts->pdata[i], digest))
      return FALSE;
  return TRUE;
}

/* What is missing and not in @past, that of the content before, came into the newer one, through somebody else's file. */
static void
notice_arrivals (Walk *walk, GHashTable *past, const char *digest)
{
  GHashTableIter iter;
  gpointer key;
  gboolean arrived = FALSE;

  g_hash_table_iter_init (&iter, walk->missing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_strcmp0 (key, digest) != 0 && (past == NULL || !g_hash_table_contains (past, key)))
      {
        arrived = TRUE;
        g_hash_table_iter_remove (&iter);
      }
  if (!arrived || walk->newer == NULL)
    return;
  g_ptr_array_add (walk->ancestors->partly, chancery_record_ref (walk->newer));
  if (walk->newer_came != NULL)
    g_ptr_array_add (walk->ancestors->passed, chancery_record_ref (walk->newer_came));
}

static gboolean
find_common (ChanceryHistoryRow *row,
             ChanceryRecord *content,
             ChanceryRecord *came,
             gpointer user_data)
{
  Walk *walk = user_data;
  g_autoptr (GHashTable) past = collect_past (content, row->digest);

  if (walk->newer != NULL)
    notice_arrivals (walk, past, row->digest);
  if (walk->pasts->len > 1 && is_in_all (walk->pasts, row->digest))
    {
      walk->ancestors->before = chancery_record_ref (content);
      return FALSE;
    }
  if (g_hash_table_contains (walk->missing, row->digest))
    add_known (walk, content, past, row->digest);
  if (came != NULL && g_hash_table_size (walk->missing) > 0)
    {
      g_autofree char *digest = chancery_canonical_digest (came);
      /* A copy with a ceiling came without its past; theirs may tell it. */
      g_autoptr (GHashTable) before =
          collect_past (chancery_record_get (came, "past") != NULL ? came : walk->theirs, digest);

      if (g_hash_table_contains (walk->missing, digest))
        add_known (walk, came, before, digest);
    }
  g_clear_pointer (&walk->newer, chancery_record_unref);
  walk->newer = chancery_record_ref (content);
  g_clear_pointer (&walk->newer_came, chancery_record_unref);
  walk->newer_came = came != NULL ? chancery_record_ref (came) : NULL;
  return g_hash_table_size (walk->missing) > 0 || walk->pasts->len > 1;
}

/* Whether @row was written when an import was taken back: what it had brought may be brought again. */
static gboolean
takes_back (const ChanceryHistoryRow *row)
{
  return g_strcmp0 (row->action, "revert") == 0;
}

/* Since the last import that counts only such as were taken back can have written. */
static gboolean
was_taken_back (const ChanceryHistoryRow *row)
{
  return takes_back (row) || g_strcmp0 (row->action, "import") == 0;
}

/* Nothing tells that theirs came from what the last import brought.  A desk's copy, which tells its past, may have come
 * from anything that stood here; another program's from what was given to it once. */
static gboolean
find_last (ChanceryHistoryRow *row,
           ChanceryRecord *content,
           ChanceryRecord *came,
           gpointer user_data)
{
  Walk *walk = user_data;
  ChanceryAncestors *ancestors = walk->ancestors;
  gboolean brought = walk->written && row->sequence == walk->last;
  GPtrArray *changes = g_steal_pointer (&row->changes);

  if (!walk->is_before && row->sequence <= walk->last)
    {
      walk->is_before = TRUE;
      g_ptr_array_add (ancestors->known,
                       chancery_record_ref (brought && came != NULL ? came : content));
    }
  if (walk->is_before ? walk->theirs_tells : !was_taken_back (row))
    g_ptr_array_extend_and_steal (ancestors->own, changes);
  else if (walk->is_before && !takes_back (row))
    g_ptr_array_extend_and_steal (ancestors->older, changes);
  else
    g_ptr_array_unref (changes);
  return TRUE;
}

static gboolean
walk_common (ChanceryImport *self, ChanceryRecord *ours, Walk *walk, GError **error)
{
  if (!chancery_history_foreach_content (self->db, ours, find_common, walk, error))
    return FALSE;
  notice_arrivals (walk, NULL, NULL);
  return TRUE;
}

static gboolean
walk_last (ChanceryImport *self, ChanceryRecord *ours, Walk *walk, GError **error)
{
  walk->last =
      chancery_batches_find_last (self->db, chancery_record_get_id (ours), &walk->written, error);
  if (walk->last <= 0)
    return walk->last == 0;
  return chancery_history_foreach_content (self->db, ours, find_last, walk, error);
}

ChanceryAncestors *
chancery_import_load_ancestors (ChanceryImport *self,
                                ChanceryRecord *ours,
                                ChanceryRecord *theirs,
                                GError **error)
{
  g_autoptr (GPtrArray) common = chancery_past_list_common (ours, theirs);
  g_auto (Walk) walk = {
    .ancestors = chancery_ancestors_new (),
    .pasts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref),
    .missing = g_hash_table_new (g_str_hash, g_str_equal),
    .theirs = theirs,
    .theirs_tells = chancery_record_get (theirs, "past") != NULL,
  };

  for (guint i = 0; i < common->len; i++)
    g_hash_table_add (walk.missing, common->pdata[i]);
  if (!(common->len > 0 ? walk_common (self, ours, &walk, error)
                        : walk_last (self, ours, &walk, error)))
    return NULL;
  return g_steal_pointer (&walk.ancestors);
}
