/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-join-view.h"

#include "chancery-focus-chain.h"
#include "chancery-join-row.h"

#include <glib/gi18n-lib.h>

struct _ChanceryJoinView
{
  GtkWidget parent_instance;

  ChanceryFormJoin *join;

  GtkWidget *box;
  GtkLabel *who;
  GtkLabel *hint;
  GtkListBox *rows;
  GtkLabel *ours;
  GtkLabel *theirs;
  GtkButton *go;
};

enum
{
  DECIDED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryJoinView, chancery_join_view, GTK_TYPE_WIDGET)

static ChanceryFormClash *
clash_at (ChanceryJoinView *self, int i)
{
  return g_ptr_array_index (chancery_form_join_get_clashes (self->join), (guint)i);
}

static void
update (ChanceryJoinView *self)
{
  GPtrArray *clashes = chancery_form_join_get_clashes (self->join);
  guint open = 0;
  g_autofree char *hint = NULL;

  for (guint i = 0; i < clashes->len; i++)
    open += !clash_at (self, (int)i)->decided;
  if (open > 0)
    hint = g_strdup_printf (
        ngettext ("%u place was changed by both: Left keeps yours, Right takes theirs, Down goes "
                  "on, Shift for all",
                  "%u places were changed by both: Left keeps yours, Right takes theirs, Down goes "
                  "on, Shift for all",
                  open),
        open);
  gtk_label_set_label (self->hint,
                       hint != NULL ? hint : _ ("Every place has an answer; Return goes on"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), open == 0);
}

static ChanceryJoinRow *
row_at (ChanceryJoinView *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

  return row != NULL ? CHANCERY_JOIN_ROW (row) : NULL;
}

void
chancery_join_view_go_on (ChanceryJoinView *self)
{
  ChanceryJoinRow *row;

  g_return_if_fail (CHANCERY_IS_JOIN_VIEW (self));

  if (chancery_form_join_is_decided (self->join))
    {
      g_signal_emit (self, signals[DECIDED], 0);
      return;
    }
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (!chancery_join_row_get_clash (row)->decided)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
leave (ChanceryJoinView *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryJoinView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, CHANCERY_TYPE_JOIN_ROW) : NULL;
  gboolean keep = keyval == GDK_KEY_Left;

  if (keyval == GDK_KEY_Escape)
    {
      leave (self);
      return GDK_EVENT_STOP;
    }
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      chancery_join_view_go_on (self);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) == 0)
    chancery_join_row_decide (CHANCERY_JOIN_ROW (row), keep);
  else
    for (int i = 0; row_at (self, i) != NULL; i++)
      chancery_join_row_decide (row_at (self, i), keep);
  return GDK_EVENT_STOP;
}

static gboolean
chancery_join_view_grab_focus (GtkWidget *widget)
{
  ChanceryJoinRow *row = row_at (CHANCERY_JOIN_VIEW (widget), 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
chancery_join_view_dispose (GObject *object)
{
  g_clear_pointer (&CHANCERY_JOIN_VIEW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_join_view_parent_class)->dispose (object);
}

static void
chancery_join_view_finalize (GObject *object)
{
  chancery_form_join_free (CHANCERY_JOIN_VIEW (object)->join);

  G_OBJECT_CLASS (chancery_join_view_parent_class)->finalize (object);
}

static void
chancery_join_view_class_init (ChanceryJoinViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_join_view_dispose;
  object_class->finalize = chancery_join_view_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_join_view_grab_focus;

  signals[DECIDED] = g_signal_new ("decided", CHANCERY_TYPE_JOIN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", CHANCERY_TYPE_JOIN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-join-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, who);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, hint);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, rows);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, ours);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, theirs);
  gtk_widget_class_bind_template_child (widget_class, ChanceryJoinView, go);
  gtk_widget_class_bind_template_callback (widget_class, chancery_join_view_go_on);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_join_view_init (ChanceryJoinView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
say (GtkLabel *label, const char *format, const char *places)
{
  g_autoptr (GString) words = g_string_new (format);

  gtk_widget_set_visible (GTK_WIDGET (label), places != NULL);
  if (places == NULL)
    return;
  g_string_replace (words, "%s", places, 1);
  gtk_label_set_label (label, words->str);
}

GtkWidget *
chancery_join_view_new (ChanceryFormJoin *join, const char *who, const char *action)
{
  ChanceryJoinView *self;
  GPtrArray *clashes;

  g_return_val_if_fail (join != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_JOIN_VIEW, NULL);
  self->join = join;
  clashes = chancery_form_join_get_clashes (join);
  gtk_label_set_label (self->who, who);
  gtk_button_set_label (self->go, action);
  for (guint i = 0; i < clashes->len; i++)
    {
      ChanceryFormClash *clash = g_ptr_array_index (clashes, i);
      GtkWidget *row = chancery_join_row_new (clash);

      g_signal_connect_swapped (row, "decided", G_CALLBACK (update), self);
      gtk_list_box_append (self->rows, row);
    }
  /* Translators: %s are names of fields. */
  say (self->ours, _ ("Only you changed, and it is kept: %s"), chancery_form_join_get_ours (join));
  say (self->theirs, _ ("Only they changed, and it is kept: %s"),
       chancery_form_join_get_theirs (join));
  update (self);
  return GTK_WIDGET (self);
}

ChanceryFormJoin *
chancery_join_view_get_join (ChanceryJoinView *self)
{
  g_return_val_if_fail (CHANCERY_IS_JOIN_VIEW (self), NULL);

  return self->join;
}
