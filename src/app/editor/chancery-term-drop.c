/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-term-drop.h"

#include "chancery-focus-chain.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Letters typed within this time make one word. */
#define WORD_MILLISECONDS 1000

/* A note takes a second line rather than more than this. */
#define NOTE_CHARS 44

struct _ChanceryTermDrop
{
  GtkWidget parent_instance;

  const ChanceryVocabulary *vocabulary;
  GtkWidget *drop;
  /* One code a row of the drop-down; the first is NULL for *empty*, unless there always is a choice. */
  GPtrArray *codes;
  GtkStringList *labels;
  /* What stands beneath each label in the open list, "" for nothing; NULL: nothing anywhere. */
  GPtrArray *notes;

  GString *typed;
  guint32 typed_at;
  gboolean setting;
  gboolean required;
};

static void chancery_term_drop_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryTermDrop,
                               chancery_term_drop,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_term_drop_editor_init))

static char *
capitalise (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, *text != '\0' ? 1 : 0);
  g_autofree char *upper = g_utf8_strup (head, -1);

  return g_strconcat (upper, text + strlen (head), NULL);
}

static void
append_term (ChanceryTermDrop *self, const char *code, const char *label)
{
  g_autofree char *shown = capitalise (label);

  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->labels, shown);
}

/* The first row that is a term. */
static guint
first_term (const ChanceryTermDrop *self)
{
  return self->required ? 0 : 1;
}

static void
selected_cb (GtkDropDown *drop, GParamSpec *pspec, ChanceryTermDrop *self)
{
  if (gtk_drop_down_get_selected (drop) < first_term (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  if (!self->setting)
    chancery_editor_changed (CHANCERY_EDITOR (self));
}

/* Chooses the first term that begins with what was typed; one letter again steps through those. */
static gboolean
choose_typed (ChanceryTermDrop *self, gunichar letter, guint32 now)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  guint from = first_term (self);
  g_autofree char *wanted = NULL;

  if (now - self->typed_at > WORD_MILLISECONDS)
    g_string_truncate (self->typed, 0);
  self->typed_at = now;
  g_string_append_unichar (self->typed, letter);
  wanted = g_utf8_casefold (self->typed->str, -1);
  if (g_utf8_strlen (wanted, -1) == 1)
    from = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop)) + 1;

  for (guint i = 0; i < n; i++)
    {
      guint at = (from + i) % n;
      g_autofree char *folded = NULL;

      if (at < first_term (self))
        continue;
      folded = g_utf8_casefold (gtk_string_list_get_string (self->labels, at), -1);
      if (!g_str_has_prefix (folded, wanted))
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), at);
      return TRUE;
    }
  return FALSE;
}

static void
step (ChanceryTermDrop *self, int by)
{
  int n = (int)g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  int at = (int)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop)) + by;

  if (at >= 0 && at < n)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), (guint)at);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryTermDrop *self)
{
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *button = gtk_widget_get_first_child (self->drop);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* With the list open the keys are the list's. */
  if (button != NULL && (gtk_widget_get_state_flags (button) & GTK_STATE_FLAG_CHECKED) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      chancery_editor_proceed (CHANCERY_EDITOR (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
      if (self->required)
        return GDK_EVENT_STOP;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), 0);
      return GDK_EVENT_STOP;
    default:
      break;
    }
  if (letter != 0 && g_unichar_isgraph (letter))
    return choose_typed (self, letter, now);
  return GDK_EVENT_PROPAGATE;
}

static ChanceryValue *
chancery_term_drop_dup_value (ChanceryEditor *editor)
{
  return chancery_value_new_text (chancery_term_drop_get_code (CHANCERY_TERM_DROP (editor)));
}

static void
chancery_term_drop_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (editor), chancery_value_get_text (value));
}

static void
chancery_term_drop_set_label (ChanceryEditor *editor, const char *label)
{
  ChanceryTermDrop *self = CHANCERY_TERM_DROP (editor);
  GtkWidget *button = gtk_widget_get_first_child (self->drop);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  /* It is the button inside that takes the focus. */
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
chancery_term_drop_set_hint (ChanceryEditor *editor, const char *hint)
{
  ChanceryTermDrop *self = CHANCERY_TERM_DROP (editor);
  const char *row[] = { hint != NULL ? hint : "", NULL };
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop));

  /* It stands where nothing is chosen. */
  if (self->required)
    return;
  self->setting = TRUE;
  gtk_string_list_splice (self->labels, 0, 1, row);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), selected);
  self->setting = FALSE;
}

static gboolean
chancery_term_drop_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_TERM_DROP (widget)->drop);
}

static void
chancery_term_drop_dispose (GObject *object)
{
  ChanceryTermDrop *self = CHANCERY_TERM_DROP (object);

  g_clear_pointer (&self->drop, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_term_drop_parent_class)->dispose (object);
}

static void
chancery_term_drop_finalize (GObject *object)
{
  ChanceryTermDrop *self = CHANCERY_TERM_DROP (object);

  g_clear_object (&self->labels);
  g_ptr_array_unref (self->codes);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (chancery_term_drop_parent_class)->finalize (object);
}

static void
chancery_term_drop_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_term_drop_dup_value;
  iface->set_value = chancery_term_drop_set_value;
  iface->set_label = chancery_term_drop_set_label;
  iface->set_hint = chancery_term_drop_set_hint;
}

static void
chancery_term_drop_class_init (ChanceryTermDropClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_term_drop_dispose;
  object_class->finalize = chancery_term_drop_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_term_drop_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_term_drop_init (ChanceryTermDrop *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->typed = g_string_new (NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");

  self->drop = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), NULL);
  gtk_widget_add_css_class (self->drop, "chancery-editor");
  gtk_widget_set_parent (self->drop, GTK_WIDGET (self));
  g_signal_connect (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
chancery_term_drop_new (const char *vocabulary)
{
  ChanceryTermDrop *self = g_object_new (CHANCERY_TYPE_TERM_DROP, NULL);

  self->vocabulary = chancery_vocabulary_get (vocabulary);
  self->setting = TRUE;
  append_term (self, NULL, "");
  for (const ChanceryTerm *term = self->vocabulary != NULL ? self->vocabulary->terms : NULL;
       term != NULL && term->code != NULL; term++)
    append_term (self, term->code, _ (term->label));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), 0);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

/* ---- terms with a note ---- */

static void
selected_row_cb (GtkDropDown *drop, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (row),
                            gtk_drop_down_get_selected (drop) == gtk_list_item_get_position (item)
                                ? 1
                                : 0);
}

static GtkWidget *
make_note_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NOTE_CHARS);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ChanceryTermDrop *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), make_note_label (NULL));
  gtk_box_append (GTK_BOX (words), make_note_label ("chancery-quiet"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, row);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ChanceryTermDrop *self)
{
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *note = gtk_widget_get_last_child (words);
  guint at = gtk_list_item_get_position (item);
  const char *text = at < self->notes->len ? g_ptr_array_index (self->notes, at) : "";

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_label_set_text (GTK_LABEL (note), text);
  gtk_widget_set_visible (note, *text != '\0');
  g_signal_connect_object (self->drop, "notify::selected", G_CALLBACK (selected_row_cb), item, 0);
  selected_row_cb (GTK_DROP_DOWN (self->drop), NULL, item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ChanceryTermDrop *self)
{
  if (self->drop != NULL)
    g_signal_handlers_disconnect_by_func (self->drop, selected_row_cb, item);
}

static void
show_notes (ChanceryTermDrop *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop), factory);
}

GtkWidget *
chancery_term_drop_new_empty (void)
{
  ChanceryTermDrop *self = g_object_new (CHANCERY_TYPE_TERM_DROP, NULL);

  self->setting = TRUE;
  append_term (self, NULL, "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), 0);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

GtkWidget *
chancery_term_drop_new_required (void)
{
  ChanceryTermDrop *self = g_object_new (CHANCERY_TYPE_TERM_DROP, NULL);

  self->required = TRUE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  return GTK_WIDGET (self);
}

void
chancery_term_drop_add (ChanceryTermDrop *self,
                        const char *code,
                        const char *label,
                        const char *note)
{
  g_return_if_fail (CHANCERY_IS_TERM_DROP (self));
  g_return_if_fail (code != NULL && label != NULL);

  for (guint i = first_term (self); i < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), code))
      return;
  if (note != NULL && self->notes == NULL)
    show_notes (self);
  while (self->notes != NULL && self->notes->len < self->codes->len)
    g_ptr_array_add (self->notes, g_strdup (""));
  if (self->notes != NULL)
    g_ptr_array_add (self->notes, g_strdup (note != NULL ? note : ""));
  /* Where there always is a choice the first that comes is chosen, and not by the officer. */
  self->setting = TRUE;
  append_term (self, code, label);
  self->setting = FALSE;
}

void
chancery_term_drop_describe (ChanceryTermDrop *self, const char *words)
{
  GtkWidget *button;

  g_return_if_fail (CHANCERY_IS_TERM_DROP (self));

  button = gtk_widget_get_first_child (self->drop);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

const char *
chancery_term_drop_get_code (ChanceryTermDrop *self)
{
  guint selected;

  g_return_val_if_fail (CHANCERY_IS_TERM_DROP (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop));
  return selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;
}

void
chancery_term_drop_set_code (ChanceryTermDrop *self, const char *code)
{
  guint at = 0;

  g_return_if_fail (CHANCERY_IS_TERM_DROP (self));

  self->setting = TRUE;
  while (code != NULL && at < self->codes->len &&
         g_strcmp0 (g_ptr_array_index (self->codes, at), code) != 0)
    at++;
  if (at == self->codes->len && code != NULL)
    append_term (self, code, code);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop), at);
  self->setting = FALSE;
}
