/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-selection.h"

#include "chancery-reference-map.h"

#define N_A_PAGE 128

typedef struct
{
  ChanceryKindId kind;
  char *id;
} Entry;

struct _ChancerySelection
{
  ChanceryDb *db;
  gboolean is_all;
  GPtrArray *entries; /* Entry, in canonical order */
  GHashTable *ids;
};

/* What is found on the way from the chosen records to the names. */
typedef struct
{
  GHashTable *seen;
  GPtrArray *next;
} Search;

static void
entry_free (Entry *entry)
{
  g_free (entry->id);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *)a;
  const Entry *second = *(const Entry *const *)b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

static ChanceryValue *
note_target (const ChanceryField *list,
             const ChanceryField *field,
             ChanceryValue *reference,
             gpointer user_data)
{
  Search *search = user_data;
  const char *id = chancery_value_get_reference_id (reference);

  if (id != NULL && g_hash_table_add (search->seen, g_strdup (id)))
    g_ptr_array_add (search->next, g_strdup (id));
  return chancery_value_ref (reference);
}

static void
add_record (ChancerySelection *self, ChanceryRecord *record, Search *search)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->kind = chancery_record_get_kind (record)->index;
  entry->id = g_strdup (chancery_record_get_id (record));
  g_ptr_array_add (self->entries, entry);
  g_hash_table_add (self->ids, entry->id);
  chancery_reference_map_foreach (record, note_target, search);
}

/* Adds those of @ids that belong; what they refer to is left in @search. */
static gboolean
add_records (ChancerySelection *self,
             GPtrArray *ids,
             gboolean names_only,
             Search *search,
             GError **error)
{
  for (guint first = 0; first < ids->len; first += N_A_PAGE)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new ();
      g_autoptr (GPtrArray) records = NULL;

      for (guint i = first; i < MIN (first + N_A_PAGE, ids->len); i++)
        g_ptr_array_add (page, ids->pdata[i]);
      g_ptr_array_add (page, NULL);
      records = chancery_records_load_many (self->db, (const char *const *)page->pdata, error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (!names_only || chancery_kind_has_flag (chancery_record_get_kind (records->pdata[i]),
                                                   CHANCERY_KIND_NAMED))
          add_record (self, records->pdata[i], search);
    }
  return TRUE;
}

ChancerySelection *
chancery_selection_new_all (ChanceryDb *db)
{
  ChancerySelection *self = g_new0 (ChancerySelection, 1);

  self->db = db;
  self->is_all = TRUE;
  return self;
}

ChancerySelection *
chancery_selection_new (ChanceryDb *db, const char *const *ids, GError **error)
{
  g_autoptr (ChancerySelection) self = g_new0 (ChancerySelection, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  gboolean names_only = FALSE;

  g_return_val_if_fail (ids != NULL, NULL);

  self->db = db;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_hash_table_add (seen, g_strdup (ids[i])))
      g_ptr_array_add (wanted, g_strdup (ids[i]));
  while (wanted->len > 0)
    {
      g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_free);
      Search search = { .seen = seen, .next = next };

      if (!add_records (self, wanted, names_only, &search, error))
        return NULL;
      g_ptr_array_unref (wanted);
      wanted = g_steal_pointer (&next);
      names_only = TRUE;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

void
chancery_selection_free (ChancerySelection *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

gboolean
chancery_selection_is_all (ChancerySelection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_all;
}

gboolean
chancery_selection_has (ChancerySelection *self, const char *id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_all || g_hash_table_contains (self->ids, id);
}

guint
chancery_selection_get_n_records (ChancerySelection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->is_all ? 0 : self->entries->len;
}

gboolean
chancery_selection_foreach (ChancerySelection *self,
                            gboolean *enough,
                            ChanceryRecordFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (self->is_all)
    return chancery_records_foreach (self->db, enough, func, user_data, error);
  for (guint first = 0; first < self->entries->len; first += CHANCERY_RECORDS_STRETCH)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint i = first; i < MIN (first + CHANCERY_RECORDS_STRETCH, self->entries->len); i++)
        g_ptr_array_add (ids, ((Entry *)self->entries->pdata[i])->id);
      g_ptr_array_add (ids, NULL);
      if (!chancery_records_foreach_of (self->db, (const char *const *)ids->pdata, first, enough,
                                        func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
