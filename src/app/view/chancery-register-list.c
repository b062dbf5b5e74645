/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-list.h"

struct _ChanceryRegisterItem
{
  GObject parent_instance;

  ChanceryRegisterBook *book;
  const ChanceryRegisterRow *row;
  gboolean is_gap;
};

G_DEFINE_FINAL_TYPE (ChanceryRegisterItem, chancery_register_item, G_TYPE_OBJECT)

struct _ChanceryRegisterList
{
  GObject parent_instance;

  ChanceryRegisterBook *book;
  /* For each position the row of the book (guint); a gap is the complement of the row that it precedes. */
  GArray *places;
};

static void chancery_register_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryRegisterList,
                               chancery_register_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      chancery_register_list_iface_init))

static void
chancery_register_item_finalize (GObject *object)
{
  g_clear_pointer (&CHANCERY_REGISTER_ITEM (object)->book, chancery_register_book_unref);

  G_OBJECT_CLASS (chancery_register_item_parent_class)->finalize (object);
}

static void
chancery_register_item_class_init (ChanceryRegisterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_register_item_finalize;
}

static void
chancery_register_item_init (ChanceryRegisterItem *self)
{
}

static GType
chancery_register_list_get_item_type (GListModel *model)
{
  return CHANCERY_TYPE_REGISTER_ITEM;
}

static guint
chancery_register_list_get_n_items (GListModel *model)
{
  return CHANCERY_REGISTER_LIST (model)->places->len;
}

static gpointer
chancery_register_list_get_item (GListModel *model, guint position)
{
  ChanceryRegisterList *self = CHANCERY_REGISTER_LIST (model);
  ChanceryRegisterItem *item;
  gint place;

  if (position >= self->places->len)
    return NULL;
  place = g_array_index (self->places, gint, position);
  item = g_object_new (CHANCERY_TYPE_REGISTER_ITEM, NULL);
  item->book = chancery_register_book_ref (self->book);
  item->is_gap = place < 0;
  item->row =
      g_ptr_array_index (chancery_register_book_get_rows (self->book), place < 0 ? ~place : place);
  return item;
}

static void
chancery_register_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = chancery_register_list_get_item_type;
  iface->get_n_items = chancery_register_list_get_n_items;
  iface->get_item = chancery_register_list_get_item;
}

static void
chancery_register_list_finalize (GObject *object)
{
  ChanceryRegisterList *self = CHANCERY_REGISTER_LIST (object);

  g_clear_pointer (&self->book, chancery_register_book_unref);
  g_array_unref (self->places);

  G_OBJECT_CLASS (chancery_register_list_parent_class)->finalize (object);
}

static void
chancery_register_list_class_init (ChanceryRegisterListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_register_list_finalize;
}

static void
chancery_register_list_init (ChanceryRegisterList *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (gint));
}

ChanceryRegisterList *
chancery_register_list_new (ChanceryRegisterBook *book)
{
  ChanceryRegisterList *self = g_object_new (CHANCERY_TYPE_REGISTER_LIST, NULL);
  GPtrArray *rows;

  g_return_val_if_fail (book != NULL, self);

  self->book = chancery_register_book_ref (book);
  rows = chancery_register_book_get_rows (book);
  for (gint i = 0; i < (gint)rows->len; i++)
    {
      const ChanceryRegisterRow *row = g_ptr_array_index (rows, i);
      gint gap = ~i;

      if (row->n_missing > 0)
        g_array_append_val (self->places, gap);
      g_array_append_val (self->places, i);
    }
  return self;
}

const ChanceryRegisterRow *
chancery_register_item_get_row (ChanceryRegisterItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTER_ITEM (self), NULL);
  return self->is_gap ? NULL : self->row;
}

char *
chancery_register_item_phrase_gap (ChanceryRegisterItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTER_ITEM (self), NULL);
  return self->is_gap ? chancery_register_row_phrase_gap (self->row) : NULL;
}
