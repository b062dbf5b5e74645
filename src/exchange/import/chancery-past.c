/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-past.h"

#include "chancery-canonical.h"

#include <string.h>

static guint
count (const ChanceryValue *past)
{
  return chancery_value_get_n_items (past);
}

static const char *
get (const ChanceryValue *past, guint i)
{
  return chancery_value_get_text (chancery_value_get_item (past, i));
}

gboolean
chancery_past_has (const ChanceryRecord *record, const char *digest)
{
  const ChanceryValue *past = chancery_record_get (record, "past");

  for (guint i = 0; i < count (past); i++)
    if (g_strcmp0 (get (past, i), digest) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
chancery_past_list_common (const ChanceryRecord *ours, const ChanceryRecord *theirs)
{
  GPtrArray *common = g_ptr_array_new_with_free_func (g_free);
  const ChanceryValue *past = chancery_record_get (ours, "past");
  g_autofree char *digest = chancery_canonical_digest (ours);

  if (chancery_past_has (theirs, digest))
    g_ptr_array_add (common, g_steal_pointer (&digest));
  for (guint i = 0; i < count (past); i++)
    if (chancery_past_has (theirs, get (past, i)))
      g_ptr_array_add (common, g_strdup (get (past, i)));
  return common;
}

static void
add_digest (GPtrArray *digests, GHashTable *seen, const char *digest)
{
  /* One more: chancery_past_settle() may take one away. */
  if (digest == NULL || digests->len > CHANCERY_PAST_LENGTH)
    return;
  if (g_hash_table_add (seen, g_strdup (digest)))
    g_ptr_array_add (digests, chancery_value_new_text (digest));
}

/* Both lists are newest first and nothing dates their entries: where neither side
 * is ahead they are taken in turns, so that neither loses all of its own. */
static void
add_pasts (GPtrArray *digests,
           GHashTable *seen,
           const ChanceryRecord *ours,
           const ChanceryRecord *theirs,
           gboolean theirs_first)
{
  const ChanceryValue *here = chancery_record_get (ours, "past");
  const ChanceryValue *there = chancery_record_get (theirs, "past");

  for (guint i = 0; theirs_first && i < count (there); i++)
    add_digest (digests, seen, get (there, i));
  for (guint i = 0; i < count (here) || i < count (there); i++)
    {
      if (i < count (there))
        add_digest (digests, seen, get (there, i));
      if (i < count (here))
        add_digest (digests, seen, get (here, i));
    }
}

void
chancery_past_join (ChanceryDraft *draft, const ChanceryRecord *ours, const ChanceryRecord *theirs)
{
  g_autoptr (GPtrArray) digests =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *here = chancery_canonical_digest (ours);
  g_autofree char *there = chancery_canonical_digest (theirs);
  g_autoptr (ChanceryValue) past = NULL;
  g_autoptr (ChanceryValue) version = NULL;
  gboolean theirs_ahead = chancery_past_has (theirs, here);

  if (!theirs_ahead)
    add_digest (digests, seen, here);
  add_digest (digests, seen, there);
  add_pasts (digests, seen, ours, theirs, theirs_ahead);
  past = chancery_value_new_list (digests);
  version = chancery_value_new_integer (
      MAX (chancery_record_version_after (chancery_record_get_version (ours)),
           chancery_record_get_version (theirs)));
  chancery_draft_set (draft, "past", past);
  chancery_draft_set (draft, "version", version);
}

void
chancery_past_settle (ChanceryDraft *draft)
{
  g_autoptr (GPtrArray) digests =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autofree char *own = chancery_canonical_digest (record);
  ChanceryValue *past = chancery_record_get (record, "past");
  g_autoptr (ChanceryValue) value = NULL;

  for (guint i = 0; i < count (past) && digests->len < CHANCERY_PAST_LENGTH; i++)
    if (g_strcmp0 (get (past, i), own) != 0)
      g_ptr_array_add (digests, chancery_value_ref (chancery_value_get_item (past, i)));
  value = digests->len > 0 ? chancery_value_new_list (digests) : NULL;
  chancery_draft_set (draft, "past", value);
}
