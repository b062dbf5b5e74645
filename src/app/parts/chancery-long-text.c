/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-long-text.h"

#include "chancery-focus-chain.h"
#include "chancery-text-lean.h"
#include "chancery-text-marks.h"
#include "chancery-text.h"

#define MARGIN_X 9
#define MARGIN_Y 8
/* As high as the editors of one line beside it. */
#define MIN_HEIGHT 36

struct _ChanceryLongText
{
  GtkWidget parent_instance;

  ChanceryLongTextForm form;
  int min_lines;
  GtkWidget *scrolled;
  GtkWidget *view;
  GtkWidget *hint;
  GtkTextBuffer *buffer;
  gboolean setting;
  /* How all paragraphs run; NONE: each as its letters do. */
  GtkTextDirection side;
};

static void chancery_long_text_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryLongText,
                               chancery_long_text,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_long_text_editor_init))

static void
changed_cb (GtkTextBuffer *buffer, ChanceryLongText *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!self->setting)
    chancery_editor_changed (CHANCERY_EDITOR (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryLongText *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if (self->form != CHANCERY_LONG_TEXT_LINE ||
      (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  chancery_editor_proceed (CHANCERY_EDITOR (self));
  return GDK_EVENT_STOP;
}

static ChanceryValue *
dup_list (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) values =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      ChanceryValue *value = chancery_value_new_text (g_strstrip (lines[i]));

      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  return chancery_value_new_list (values);
}

static ChanceryValue *
chancery_long_text_dup_value (ChanceryEditor *editor)
{
  ChanceryLongText *self = CHANCERY_LONG_TEXT (editor);
  g_autofree char *typed = chancery_long_text_dup_text (self);
  g_autofree char *text = chancery_text_normalize (typed, -1, NULL);

  if (text == NULL)
    return NULL;
  return self->form == CHANCERY_LONG_TEXT_LIST ? dup_list (text) : chancery_value_new_text (text);
}

static void
chancery_long_text_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryLongText *self = CHANCERY_LONG_TEXT (editor);
  g_autoptr (GString) text = NULL;

  if (self->form != CHANCERY_LONG_TEXT_LIST)
    {
      chancery_long_text_set_text (self, chancery_value_get_text (value));
      return;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            chancery_value_get_text (chancery_value_get_item (value, i)));
  chancery_long_text_set_text (self, text->str);
}

static void
chancery_long_text_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_LONG_TEXT (editor)->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
chancery_long_text_set_hint (ChanceryEditor *editor, const char *hint)
{
  gtk_label_set_text (GTK_LABEL (CHANCERY_LONG_TEXT (editor)->hint), hint != NULL ? hint : "");
}

static gboolean
chancery_long_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_LONG_TEXT (widget)->view);
}

static GtkSizeRequestMode
chancery_long_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A text view knows its height only for the width that it has; a form has to ask before that. */
static int
measure_height (ChanceryLongText *self, int width)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int line = 0;
  int height = 0;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  layout = gtk_widget_create_pango_layout (self->view, "X");
  pango_layout_get_pixel_size (layout, NULL, &line);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width - 2 * MARGIN_X, 1) * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (MAX (height, line * self->min_lines) + 2 * MARGIN_Y, MIN_HEIGHT);
}

static void
chancery_long_text_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ChanceryLongText *self = CHANCERY_LONG_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 80;
      *natural = 140;
    }
  else
    *minimum = *natural = measure_height (self, for_size >= 0 ? for_size : 480);
}

static void
chancery_long_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryLongText *self = CHANCERY_LONG_TEXT (widget);
  GtkWidget *children[] = { self->scrolled, self->hint };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int minimum = 0;

      if (!gtk_widget_should_layout (children[i]))
        continue;
      gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (children[i], &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                                -1);
    }
}

static void
chancery_long_text_dispose (GObject *object)
{
  ChanceryLongText *self = CHANCERY_LONG_TEXT (object);

  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (chancery_long_text_parent_class)->dispose (object);
}

static void
chancery_long_text_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_long_text_dup_value;
  iface->set_value = chancery_long_text_set_value;
  iface->set_label = chancery_long_text_set_label;
  iface->set_hint = chancery_long_text_set_hint;
}

static void
chancery_long_text_class_init (ChanceryLongTextClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_long_text_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_long_text_grab_focus;
  widget_class->get_request_mode = chancery_long_text_get_request_mode;
  widget_class->measure = chancery_long_text_measure;
  widget_class->size_allocate = chancery_long_text_size_allocate;
}

static void
chancery_long_text_init (ChanceryLongText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view;

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->buffer = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->view = gtk_text_view_new_with_buffer (self->buffer);
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, MARGIN_Y);
  gtk_text_view_set_bottom_margin (view, MARGIN_Y);
  gtk_text_view_set_left_margin (view, MARGIN_X);
  gtk_text_view_set_right_margin (view, MARGIN_X);
  gtk_widget_add_css_class (self->view, "chancery-editor");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  self->hint = gtk_label_new (NULL);
  gtk_widget_set_halign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->hint, "chancery-placeholder");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));

  g_signal_connect (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

GtkWidget *
chancery_long_text_new (ChanceryLongTextForm form, int min_lines)
{
  ChanceryLongText *self = g_object_new (CHANCERY_TYPE_LONG_TEXT, NULL);

  self->form = form;
  self->min_lines = MAX (min_lines, 1);
  return GTK_WIDGET (self);
}

/* What a text view may not be told, a paragraph says of itself by its first letter.  From right to left each does, so that
 * one goes on so when its first words are replaced by a Latin name. */
static char *
add_marks (const char *text, GtkTextDirection side)
{
  const char *mark = side == GTK_TEXT_DIR_RTL ? CHANCERY_MARK_RIGHT_TO_LEFT
                                              : CHANCERY_MARK_LEFT_TO_RIGHT;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      if (*lines[i] != '\0' &&
          (side == GTK_TEXT_DIR_RTL || chancery_text_misleads (lines[i], FALSE)))
        g_string_append (out, mark);
      g_string_append (out, lines[i]);
    }
  return g_string_free (out, FALSE);
}

static char *
remove_marks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      while (g_str_has_prefix (line, CHANCERY_MARK_LEFT_TO_RIGHT) ||
             g_str_has_prefix (line, CHANCERY_MARK_RIGHT_TO_LEFT))
        line = g_utf8_next_char (line);
      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (out, FALSE);
}

char *
chancery_long_text_dup_text (ChanceryLongText *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CHANCERY_IS_LONG_TEXT (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  if (self->side == GTK_TEXT_DIR_NONE)
    return g_strstrip (g_steal_pointer (&text));
  return g_strstrip (remove_marks (text));
}

void
chancery_long_text_set_side (ChanceryLongText *self, GtkTextDirection side)
{
  g_return_if_fail (CHANCERY_IS_LONG_TEXT (self));

  self->side = side;
  gtk_widget_set_direction (self->view, side);
}

void
chancery_long_text_set_text (ChanceryLongText *self, const char *text)
{
  g_autofree char *marked = NULL;

  g_return_if_fail (CHANCERY_IS_LONG_TEXT (self));

  if (text != NULL && self->side != GTK_TEXT_DIR_NONE)
    marked = add_marks (text, self->side);
  self->setting = TRUE;
  /* What is loaded is no act of the officer that could be undone. */
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, marked != NULL ? marked : text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
}

void
chancery_long_text_begin (ChanceryLongText *self)
{
  GtkTextIter start;

  g_return_if_fail (CHANCERY_IS_LONG_TEXT (self));

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  /* Behind a mark of its side, or what is typed there is not of it. */
  if (self->side != GTK_TEXT_DIR_NONE && !gtk_text_iter_is_end (&start) &&
      (gtk_text_iter_get_char (&start) == 0x200e || gtk_text_iter_get_char (&start) == 0x200f))
    gtk_text_iter_forward_char (&start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}
