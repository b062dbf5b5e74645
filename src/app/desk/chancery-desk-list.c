/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-list.h"

#include <glib/gi18n.h>

#include "chancery-desk-row.h"

/* What is shown without being asked for. */
#define FIRST_ROWS 5
/* So long rows are made between two frames. */
#define SLICE (2 * G_TIME_SPAN_MILLISECOND)

struct _ChanceryDeskList
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *box;
  GtkWidget *all_button;

  ChanceryDesk *desk;
  GPtrArray *rows;  /* of the desk */
  gboolean partial; /* there are more than these */
  gboolean whole;
  guint n_made;
  guint source;
};

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryDeskList, chancery_desk_list, ADW_TYPE_PREFERENCES_GROUP)

static guint
count_shown (ChanceryDeskList *self)
{
  return self->whole ? self->rows->len : MIN (self->rows->len, FIRST_ROWS);
}

static ChanceryDeskRowWidget *
row_at (ChanceryDeskList *self, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->box), (int)place);

  return row != NULL ? CHANCERY_DESK_ROW (row) : NULL;
}

/* The same record may stand there for two reasons. */
static char *
key_of (const ChanceryDeskRow *row)
{
  return g_strconcat (row->id, "\n", row->why, NULL);
}

static void
row_entered_cb (GtkEventController *controller, ChanceryDeskList *self)
{
  g_signal_emit (self, signals[ENTERED], 0, gtk_event_controller_get_widget (controller));
}

static void
insert_row (ChanceryDeskList *self, guint place)
{
  GtkWidget *row = chancery_desk_row_new (self->desk, g_ptr_array_index (self->rows, place));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (row_entered_cb), self);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_insert (GTK_LIST_BOX (self->box), row, (int)place);
  self->n_made++;
}

static void
remove_row (ChanceryDeskList *self, ChanceryDeskRowWidget *row)
{
  gtk_list_box_remove (GTK_LIST_BOX (self->box), GTK_WIDGET (row));
  self->n_made--;
}

/* ---- what is left for later ---- */

/* FALSE when all that is shown is made. */
static gboolean
make_some (ChanceryDeskList *self)
{
  gint64 end = g_get_monotonic_time () + SLICE;

  while (self->n_made < count_shown (self))
    {
      insert_row (self, self->n_made);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      if (g_get_monotonic_time () >= end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
make_some_cb (gpointer data)
{
  ChanceryDeskList *self = data;

  if (make_some (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* After what is drawn, so that each frame shows what was made before it. */
static void
queue_rest (ChanceryDeskList *self)
{
  if (self->source == 0 && self->n_made < count_shown (self))
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, make_some_cb, self, NULL);
}

/* ---- all of it ---- */

static void
forget_button (ChanceryDeskList *self)
{
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), NULL);
  self->all_button = NULL;
}

/* The button had the keyboard and goes: the first of the rows that were not seen takes it. */
static void
show_all_cb (GtkButton *button, ChanceryDeskList *self)
{
  guint first = self->n_made;

  self->whole = TRUE;
  make_some (self);
  queue_rest (self);
  if (self->n_made > first)
    gtk_widget_grab_focus (GTK_WIDGET (row_at (self, first)));
  forget_button (self);
}

static void
update_button (ChanceryDeskList *self)
{
  g_autofree char *label = NULL;

  if (count_shown (self) >= self->rows->len)
    {
      forget_button (self);
      return;
    }
  label = g_strdup_printf (
      self->partial
          /* Translators: the number of rows that can be shown of a list that is longer. */
          ? _ ("First %u")
          /* Translators: the number of rows in a list of which only the first are shown. */
          : _ ("All %u"),
      self->rows->len);
  if (self->all_button == NULL)
    {
      self->all_button = gtk_button_new ();
      gtk_widget_add_css_class (self->all_button, "flat");
      g_signal_connect (self->all_button, "clicked", G_CALLBACK (show_all_cb), self);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->all_button);
    }
  gtk_button_set_label (GTK_BUTTON (self->all_button), label);
}

/* ---- told anew ---- */

/* The widgets by what they show, without those whose row went or was dealt with. */
static GHashTable *
sort_out (ChanceryDeskList *self, guint n)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint place = 0;
  ChanceryDeskRowWidget *row;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (wanted, key_of (g_ptr_array_index (self->rows, i)));
  while ((row = row_at (self, place)) != NULL)
    {
      g_autofree char *key = key_of (chancery_desk_row_get_row (row));

      if (g_hash_table_contains (wanted, key) && !g_hash_table_contains (kept, key))
        {
          g_hash_table_insert (kept, g_steal_pointer (&key), row);
          place++;
        }
      else
        remove_row (self, row);
    }
  return kept;
}

static void
move_row (ChanceryDeskList *self, ChanceryDeskRowWidget *row, guint place)
{
  if (row_at (self, place) == row)
    return;
  g_object_ref (row);
  gtk_list_box_remove (GTK_LIST_BOX (self->box), GTK_WIDGET (row));
  gtk_list_box_insert (GTK_LIST_BOX (self->box), GTK_WIDGET (row), (int)place);
  g_object_unref (row);
}

/* The first @n, in widgets that showed them before where there are such. */
static void
show_rows (ChanceryDeskList *self, guint n)
{
  g_autoptr (GHashTable) kept = sort_out (self, n);

  for (guint i = 0; i < n; i++)
    {
      const ChanceryDeskRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *key = key_of (row);
      ChanceryDeskRowWidget *widget = g_hash_table_lookup (kept, key);

      if (widget == NULL)
        {
          insert_row (self, i);
          continue;
        }
      g_hash_table_remove (kept, key);
      move_row (self, widget, i);
      chancery_desk_row_set_row (widget, self->desk, row);
    }
}

void
chancery_desk_list_set_rows (ChanceryDeskList *self,
                             ChanceryDesk *desk,
                             GPtrArray *rows,
                             gboolean partial,
                             gboolean at_once)
{
  guint n;

  g_return_if_fail (CHANCERY_IS_DESK_LIST (self));
  g_return_if_fail (desk != NULL && rows != NULL);

  /* What is shown is a part of the desk before, which its rows keep. */
  g_clear_pointer (&self->desk, chancery_desk_unref);
  self->desk = chancery_desk_ref (desk);
  self->rows = rows;
  self->partial = partial;
  n = MIN (count_shown (self), at_once ? MAX (self->n_made, FIRST_ROWS) : self->n_made);
  show_rows (self, n);
  update_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_made > 0);
  queue_rest (self);
}

void
chancery_desk_list_clear (ChanceryDeskList *self)
{
  ChanceryDeskRowWidget *row;

  g_return_if_fail (CHANCERY_IS_DESK_LIST (self));

  g_clear_handle_id (&self->source, g_source_remove);
  while ((row = row_at (self, 0)) != NULL)
    remove_row (self, row);
  g_clear_pointer (&self->desk, chancery_desk_unref);
  self->rows = NULL;
  self->whole = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkListBox *
chancery_desk_list_get_box (ChanceryDeskList *self)
{
  g_return_val_if_fail (CHANCERY_IS_DESK_LIST (self), NULL);
  return GTK_LIST_BOX (self->box);
}

/* ---- the widget ---- */

static void
chancery_desk_list_dispose (GObject *object)
{
  ChanceryDeskList *self = CHANCERY_DESK_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->desk, chancery_desk_unref);

  G_OBJECT_CLASS (chancery_desk_list_parent_class)->dispose (object);
}

static void
chancery_desk_list_class_init (ChanceryDeskListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = chancery_desk_list_dispose;

  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, CHANCERY_TYPE_DESK_ROW);
}

static void
chancery_desk_list_init (ChanceryDeskList *self)
{
  self->box = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->box, "boxed-list");
  gtk_widget_add_css_class (self->box, "desk-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
chancery_desk_list_new (const char *heading)
{
  ChanceryDeskList *self = g_object_new (CHANCERY_TYPE_DESK_LIST, "title", heading, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  return GTK_WIDGET (self);
}
