/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-selection.h"

#include "chancery-record-list.h"
#include "chancery-row-changes.h"

struct _ChanceryListSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *selected;
  /* What will be selected when the rows are there anew; NULL at other times. */
  GtkBitset *coming;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryListSelection,
                               chancery_list_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

/* ---- a list ---- */

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  ChanceryListSelection *self = CHANCERY_LIST_SELECTION (list);

  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static gpointer
get_item (GListModel *list, guint position)
{
  ChanceryListSelection *self = CHANCERY_LIST_SELECTION (list);

  return self->model != NULL ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- a selection ---- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (CHANCERY_LIST_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (CHANCERY_LIST_SELECTION (model)->selected);
}

/* All changes come this way: of the rows in @mask those in @selected are selected from now on. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  ChanceryListSelection *self = CHANCERY_LIST_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint n_items = get_n_items (G_LIST_MODEL (self));

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  /* All is not all while only the first rows are here. */
  if (n_items == 0 ||
      (gtk_bitset_get_size (selected) >= n_items && CHANCERY_IS_RECORD_LIST (self->model) &&
       chancery_record_list_is_partial (CHANCERY_RECORD_LIST (self->model))))
    return FALSE;
  gtk_bitset_remove_range_closed (changes, n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->selected, changes);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes) -
                                             gtk_bitset_get_minimum (changes) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  /* What is not set here is done by the toolkit through set_selection. */
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* ---- the object ---- */

static void
items_changed_cb (ChanceryListSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Adds those of the @n rows from @from on that are selected, as rows from @to on. */
static void
copy_stretch (GtkBitset *selected, GtkBitset *coming, guint from, guint to, guint n)
{
  guint64 n_selected = n > 0 ? gtk_bitset_get_size_in_range (selected, from, from + n - 1) : 0;
  GtkBitsetIter iter;
  guint position;

  if (n_selected == 0)
    return;
  if (n_selected == n)
    {
      gtk_bitset_add_range (coming, to, n);
      return;
    }
  for (gboolean more = gtk_bitset_iter_init_at (&iter, selected, from, &position);
       more && position - from < n; more = gtk_bitset_iter_next (&iter, &position))
    gtk_bitset_add (coming, position - from + to);
}

static void
remapping_cb (ChanceryListSelection *self, GArray *changes)
{
  guint n_items = get_n_items (G_LIST_MODEL (self));
  guint from = 0, to = 0;

  g_clear_pointer (&self->coming, gtk_bitset_unref);
  self->coming = gtk_bitset_new_empty ();
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryRowChange *change = &g_array_index (changes, ChanceryRowChange, i);

      copy_stretch (self->selected, self->coming, from, to, change->position - from);
      to += change->position - from + change->added;
      from = change->position + change->removed;
    }
  copy_stretch (self->selected, self->coming, from, to, n_items - from);
}

static void
remapped_cb (ChanceryListSelection *self)
{
  guint n_items = get_n_items (G_LIST_MODEL (self));

  if (self->coming == NULL)
    return;
  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&self->coming);
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
}

static void
chancery_list_selection_dispose (GObject *object)
{
  ChanceryListSelection *self = CHANCERY_LIST_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (chancery_list_selection_parent_class)->dispose (object);
}

static void
chancery_list_selection_finalize (GObject *object)
{
  gtk_bitset_unref (CHANCERY_LIST_SELECTION (object)->selected);
  g_clear_pointer (&CHANCERY_LIST_SELECTION (object)->coming, gtk_bitset_unref);

  G_OBJECT_CLASS (chancery_list_selection_parent_class)->finalize (object);
}

static void
chancery_list_selection_class_init (ChanceryListSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = chancery_list_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_list_selection_finalize;
}

static void
chancery_list_selection_init (ChanceryListSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

ChanceryListSelection *
chancery_list_selection_new (void)
{
  return g_object_new (CHANCERY_TYPE_LIST_SELECTION, NULL);
}

void
chancery_list_selection_set_model (ChanceryListSelection *self, GListModel *model)
{
  guint removed;
  guint added;

  g_return_if_fail (CHANCERY_IS_LIST_SELECTION (self));

  if (self->model == model)
    return;
  removed = get_n_items (G_LIST_MODEL (self));
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (model != NULL && CHANCERY_IS_RECORD_LIST (model))
    {
      g_signal_connect_swapped (model, "remapping", G_CALLBACK (remapping_cb), self);
      g_signal_connect_swapped (model, "remapped", G_CALLBACK (remapped_cb), self);
    }
  added = get_n_items (G_LIST_MODEL (self));
  gtk_bitset_remove_all (self->selected);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, added);
}

guint
chancery_list_selection_get_n_selected (ChanceryListSelection *self)
{
  g_return_val_if_fail (CHANCERY_IS_LIST_SELECTION (self), 0);
  return (guint)gtk_bitset_get_size (self->selected);
}

guint
chancery_list_selection_get_only (ChanceryListSelection *self)
{
  g_return_val_if_fail (CHANCERY_IS_LIST_SELECTION (self), GTK_INVALID_LIST_POSITION);
  return gtk_bitset_get_size (self->selected) == 1 ? gtk_bitset_get_minimum (self->selected)
                                                   : GTK_INVALID_LIST_POSITION;
}

void
chancery_list_selection_select_only (ChanceryListSelection *self, guint position)
{
  g_return_if_fail (CHANCERY_IS_LIST_SELECTION (self));

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
}

GArray *
chancery_list_selection_list (ChanceryListSelection *self, guint limit)
{
  GArray *positions;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (CHANCERY_IS_LIST_SELECTION (self), NULL);

  positions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position);
       more && positions->len < limit; more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (positions, position);
  return positions;
}
