/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-panel.h"

#include "chancery-focus-chain.h"
#include "chancery-press-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _ChanceryPressPanel
{
  GtkWidget parent_instance;

  ChanceryPressSession *session;

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkWidget *form_button;
  GtkTextView *view;
  GtkListBox *list;
  GtkLabel *foot;

  GtkTextTag *open;
  GtkTextTag *taken;
  GtkTextTag *current_tag;
  int *starts; /* in characters, by proposal */
  int *ends;
  int current;
};

enum
{
  TAKE,
  DROP,
  UNDO,
  LEAVE,
  CLOSE,
  FINISH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryPressPanel, chancery_press_panel, GTK_TYPE_WIDGET)

/* ---- the text ---- */

typedef struct
{
  gsize byte;
  int *character;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  return left->byte < right->byte ? -1 : left->byte > right->byte ? 1 : 0;
}

/* Text buffers count characters: all places are counted in one walk through the text. */
static void
count_characters (ChanceryPressPanel *self)
{
  const char *text = chancery_press_text_get_text (chancery_press_session_get_text (self->session));
  guint n = chancery_press_session_get_n (self->session);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gsize byte = 0;
  int character = 0;

  self->starts = g_new0 (int, n);
  self->ends = g_new0 (int, n);
  for (guint i = 0; i < n; i++)
    {
      const ChanceryPressSpan *span = chancery_press_session_get (self->session, i)->span;
      Place both[] = { { span->start, &self->starts[i] }, { span->end, &self->ends[i] } };

      g_array_append_vals (places, both, 2);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      character += (int)g_utf8_pointer_to_offset (text + byte, text + place->byte);
      byte = place->byte;
      *place->character = character;
    }
}

static void
get_range (ChanceryPressPanel *self, guint i, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_iter_at_offset (buffer, start, self->starts[i]);
  gtk_text_buffer_get_iter_at_offset (buffer, end, self->ends[i]);
}

static gboolean
is_whole (ChanceryPressPanel *self, guint i)
{
  return chancery_press_session_get (self->session, i)->span->role == CHANCERY_PRESS_WHOLE;
}

/* What waits has one line under it, what is taken two. */
static void
underline (ChanceryPressPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  for (guint i = 0; i < chancery_press_session_get_n (self->session); i++)
    {
      ChanceryProposalState state = chancery_press_session_get (self->session, i)->state;

      if (state == CHANCERY_PROPOSAL_DROPPED || is_whole (self, i))
        continue;
      get_range (self, i, &start, &end);
      gtk_text_buffer_apply_tag (buffer,
                                 state == CHANCERY_PROPOSAL_TAKEN ? self->taken : self->open,
                                 &start, &end);
    }
}

static void
show_current (ChanceryPressPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->current_tag, &start, &end);
  if (self->current < 0 || is_whole (self, (guint)self->current))
    return;
  get_range (self, (guint)self->current, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->current_tag, &start, &end);
  gtk_text_view_scroll_to_iter (self->view, &start, 0.1, FALSE, 0, 0);
}

/* ---- the list ---- */

static ChanceryPressRow *
get_row (ChanceryPressPanel *self, guint index)
{
  return CHANCERY_PRESS_ROW (gtk_list_box_get_row_at_index (self->list, (int)index));
}

static void
set_current (ChanceryPressPanel *self, int index)
{
  self->current = index;
  show_current (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryPressPanel *self)
{
  set_current (self,
               row != NULL ? (int)chancery_press_row_get_index (CHANCERY_PRESS_ROW (row)) : -1);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  g_autofree char *heading = chancery_press_row_dup_heading (CHANCERY_PRESS_ROW (row));
  g_autofree char *above =
      before != NULL ? chancery_press_row_dup_heading (CHANCERY_PRESS_ROW (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "chancery-press-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_list (ChanceryPressPanel *self)
{
  for (guint i = 0; i < chancery_press_session_get_n (self->session); i++)
    gtk_list_box_append (self->list, chancery_press_row_new (self->session, i));
}

static void
say_counts (ChanceryPressPanel *self)
{
  guint n = chancery_press_session_get_n (self->session);
  guint n_taken = 0;
  guint n_open = 0;
  g_autofree char *open = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      ChanceryProposalState state = chancery_press_session_get (self->session, i)->state;

      n_taken += state == CHANCERY_PROPOSAL_TAKEN ? 1 : 0;
      n_open += state == CHANCERY_PROPOSAL_OPEN ? 1 : 0;
    }
  /* Translators: of proposals of a press text. */
  open = g_strdup_printf (ngettext ("%u proposal", "%u proposals", n_open), n_open);
  taken = g_strdup_printf (_ ("%u taken"), n_taken);
  words = n_taken > 0 ? g_strdup_printf ("%s · %s", open, taken) : g_strdup (open);
  adw_window_title_set_subtitle (self->title, words);
}

void
chancery_press_panel_say (ChanceryPressPanel *self, const char *sentence)
{
  g_return_if_fail (CHANCERY_IS_PRESS_PANEL (self));

  gtk_label_set_text (self->foot, sentence);
}

static void
say_keys (ChanceryPressPanel *self)
{
  chancery_press_panel_say (self, chancery_press_session_get_n (self->session) == 0
                                      ? _ ("Nothing in this text fits this form.")
                                      : _ ("F4 next · Return takes · Delete drops · Ctrl+Z takes "
                                           "back"));
}

void
chancery_press_panel_update (ChanceryPressPanel *self)
{
  g_return_if_fail (CHANCERY_IS_PRESS_PANEL (self));

  for (guint i = 0; i < chancery_press_session_get_n (self->session); i++)
    chancery_press_row_update (get_row (self, i));
  gtk_list_box_invalidate_headers (self->list);
  underline (self);
  show_current (self);
  say_counts (self);
  say_keys (self);
}

void
chancery_press_panel_go_to (ChanceryPressPanel *self, guint index)
{
  ChanceryPressRow *row;

  g_return_if_fail (CHANCERY_IS_PRESS_PANEL (self));

  row = get_row (self, index);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

gboolean
chancery_press_panel_step (ChanceryPressPanel *self, int step)
{
  int next;

  g_return_val_if_fail (CHANCERY_IS_PRESS_PANEL (self), FALSE);

  next = chancery_press_session_next (self->session, self->current, step);
  if (next < 0 && chancery_press_session_get_n (self->session) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return FALSE;
    }
  if (next < 0)
    {
      chancery_press_panel_say (self, _ ("Every proposal has its answer. Escape goes back to the "
                                         "form."));
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return FALSE;
    }
  chancery_press_panel_go_to (self, (guint)next);
  return TRUE;
}

void
chancery_press_panel_undo (ChanceryPressPanel *self)
{
  g_return_if_fail (CHANCERY_IS_PRESS_PANEL (self));

  g_signal_emit (self, signals[UNDO], 0);
}

void
chancery_press_panel_set_alone (ChanceryPressPanel *self, gboolean alone)
{
  g_return_if_fail (CHANCERY_IS_PRESS_PANEL (self));

  gtk_widget_set_visible (self->form_button, alone);
}

/* ---- what the officer does ---- */

static void
take (ChanceryPressPanel *self)
{
  const ChanceryPressProposal *proposal;

  if (self->current < 0)
    return;
  proposal = chancery_press_session_get (self->session, (guint)self->current);
  if (proposal->state != CHANCERY_PROPOSAL_OPEN)
    chancery_press_panel_step (self, 1);
  else if (!proposal->ambiguous || !chancery_press_row_offer (get_row (self, (guint)self->current)))
    g_signal_emit (self, signals[TAKE], 0, (guint)self->current, 0u);
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take (CHANCERY_PRESS_PANEL (widget));
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryPressPanel *self = CHANCERY_PRESS_PANEL (widget);

  if (self->current >= 0)
    g_signal_emit (self, signals[DROP], 0, (guint)self->current);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint proposal;
  guint option;

  g_variant_get (parameter, "(uu)", &proposal, &option);
  g_signal_emit (widget, signals[TAKE], 0, proposal, option);
}

static void
others_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryPressPanel *self = CHANCERY_PRESS_PANEL (widget);

  if (self->current >= 0)
    chancery_press_row_offer (get_row (self, (guint)self->current));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_press_panel_undo (CHANCERY_PRESS_PANEL (widget));
}

static void
finish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[FINISH], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LEAVE], 0);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryPressPanel *self)
{
  take (self);
}

/* A click into underlined words goes to the proposal, the shortest that has them. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, ChanceryPressPanel *self)
{
  GtkTextIter iter;
  int best = -1;
  int at;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return;
  at = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < chancery_press_session_get_n (self->session); i++)
    if (self->starts[i] <= at && at < self->ends[i] && !is_whole (self, i) &&
        chancery_press_session_get (self->session, i)->state != CHANCERY_PROPOSAL_DROPPED &&
        (best < 0 || self->ends[i] - self->starts[i] < self->ends[best] - self->starts[best]))
      best = (int)i;
  if (best >= 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, (guint)best)));
}

/* ---- the widget ---- */

static gboolean
chancery_press_panel_grab_focus (GtkWidget *widget)
{
  ChanceryPressPanel *self = CHANCERY_PRESS_PANEL (widget);

  if (self->current >= 0)
    return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, (guint)self->current)));
  return chancery_press_panel_step (self, 1) || gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
chancery_press_panel_dispose (GObject *object)
{
  ChanceryPressPanel *self = CHANCERY_PRESS_PANEL (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->list = NULL;

  G_OBJECT_CLASS (chancery_press_panel_parent_class)->dispose (object);
}

static void
chancery_press_panel_finalize (GObject *object)
{
  ChanceryPressPanel *self = CHANCERY_PRESS_PANEL (object);

  g_free (self->starts);
  g_free (self->ends);

  G_OBJECT_CLASS (chancery_press_panel_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType type)
{
  return g_signal_new (name, CHANCERY_TYPE_PRESS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, type, type);
}

static void
chancery_press_panel_class_init (ChanceryPressPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_press_panel_dispose;
  object_class->finalize = chancery_press_panel_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_press_panel_grab_focus;

  signals[TAKE] = add_signal ("take", 2, G_TYPE_UINT);
  signals[DROP] = add_signal ("drop", 1, G_TYPE_UINT);
  signals[UNDO] = add_signal ("undo", 0, G_TYPE_NONE);
  signals[LEAVE] = add_signal ("leave", 0, G_TYPE_NONE);
  signals[CLOSE] = add_signal ("close", 0, G_TYPE_NONE);
  signals[FINISH] = add_signal ("finish", 0, G_TYPE_NONE);

  gtk_widget_class_install_action (widget_class, "press.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "press.drop", NULL, drop_action);
  gtk_widget_class_install_action (widget_class, "press.choose", "(uu)", choose_action);
  gtk_widget_class_install_action (widget_class, "press.others", NULL, others_action);
  gtk_widget_class_install_action (widget_class, "press.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "press.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "press.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "press.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "press.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "press.undo",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-press-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, form_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, view);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, list);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPressPanel, foot);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-press");
}

/* The list would take Return for itself and the text Delete; what is asked for is the same in both. */
static void
add_keys (ChanceryPressPanel *self, GtkWidget *widget)
{
  static const struct
  {
    guint key;
    const char *action;
    GdkModifierType modifiers;
  } keys[] = {
    { GDK_KEY_Return, "press.finish", GDK_CONTROL_MASK },
    { GDK_KEY_KP_Enter, "press.finish", GDK_CONTROL_MASK },
    { GDK_KEY_Return, "press.take" },
    { GDK_KEY_KP_Enter, "press.take" },
    { GDK_KEY_Delete, "press.drop" },
    { GDK_KEY_KP_Delete, "press.drop" },
    { GDK_KEY_Right, "press.others" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  gboolean text = GTK_IS_TEXT_VIEW (widget);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    /* In the text the arrow moves. */
    if (!text || keys[i].key != GDK_KEY_Right)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}

static void
chancery_press_panel_init (ChanceryPressPanel *self)
{
  GtkTextBuffer *buffer;

  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  self->open = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->taken =
      gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  self->current_tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD,
                                                  "background", "#3584e4", "foreground", "#ffffff",
                                                  NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  add_keys (self, GTK_WIDGET (self->view));
  add_keys (self, GTK_WIDGET (self->list));
}

GtkWidget *
chancery_press_panel_new (ChanceryPressSession *session)
{
  ChanceryPressPanel *self;

  g_return_val_if_fail (session != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_PRESS_PANEL, NULL);
  self->session = session;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view),
                            chancery_press_text_get_text (
                                chancery_press_session_get_text (session)),
                            -1);
  count_characters (self);
  fill_list (self);
  chancery_press_panel_update (self);
  return GTK_WIDGET (self);
}
