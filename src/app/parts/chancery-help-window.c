/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-early-keys.h"
#include "chancery-flow-layout.h"
#include "chancery-text.h"

/* Pixels: beside each other where both have this, below each other else. */
#define LEAD_WIDTH 216
#define WORDS_WIDTH 260
#define SPACING 18
#define MOST_CHARS 32

/* What a row is found by. */
typedef struct
{
  const char *heading;
  char *words;
} HelpRow;

typedef struct
{
  /* HelpRow, as they were added. */
  GPtrArray *rows;
  /* What is looked for, folded, word by word. */
  char **wanted;

  AdwWindowTitle *title;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *nothing;
} ChanceryHelpWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ChanceryHelpWindow, chancery_help_window, ADW_TYPE_WINDOW)

static ChanceryHelpWindowPrivate *
get (gpointer self)
{
  return chancery_help_window_get_instance_private (CHANCERY_HELP_WINDOW (self));
}

static void
help_row_free (gpointer data)
{
  HelpRow *row = data;

  g_free (row->words);
  g_free (row);
}

static const HelpRow *
row_of (ChanceryHelpWindow *self, GtkListBoxRow *row)
{
  return get (self)->rows->pdata[gtk_list_box_row_get_index (row)];
}

/* ---- rows ---- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Long words make more lines, and never go below what stands at the side where there is room beside it. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const ChanceryHelpRow *told, gboolean can_be_chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *sentence = NULL;

  gtk_box_append (GTK_BOX (words), make_label (told->label, NULL));
  if (told->says != NULL)
    gtk_box_append (GTK_BOX (words), make_label (told->says, "caption"));
  if (told->quiet != NULL)
    {
      GtkWidget *quiet = make_label (told->quiet, "caption");

      gtk_widget_add_css_class (quiet, "quiet");
      gtk_box_append (GTK_BOX (words), quiet);
    }
  gtk_widget_set_layout_manager (box, chancery_flow_layout_new (SPACING));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_size_request (told->lead, LEAD_WIDTH, -1);
  gtk_widget_insert_before (told->lead, box, NULL);
  gtk_widget_insert_before (words, box, NULL);
  chancery_flow_layout_want (told->lead, LEAD_WIDTH);
  chancery_flow_layout_want (words, WORDS_WIDTH);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_be_chosen);
  /* Translators: an example of what may be typed or pressed, and what it does. */
  sentence = g_strdup_printf (_ ("%s, %s"), told->lead_words, told->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told->says != NULL ? told->says : "", -1);
  return row;
}

/* The first row that is seen of a group stands below its heading. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = row_of (user_data, row)->heading;

  if (before != NULL && row_of (user_data, before)->heading == heading)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_label (heading, "help-heading"));
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer user_data)
{
  char **wanted = get (user_data)->wanted;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (strstr (row_of (user_data, row)->words, wanted[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* ---- what the officer does ---- */

static GtkListBoxRow *
first_row (ChanceryHelpWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get (self)->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (ChanceryHelpWindow *self)
{
  ChanceryHelpWindowPrivate *priv = get (self);
  g_autofree char *folded =
      chancery_text_fold (gtk_editable_get_text (GTK_EDITABLE (priv->entry)), -1);

  g_strfreev (priv->wanted);
  priv->wanted = g_strsplit (g_strstrip (folded), " ", -1);
  gtk_list_box_invalidate_filter (priv->list);
  gtk_list_box_invalidate_headers (priv->list);
  gtk_stack_set_visible_child_name (priv->stack, first_row (self) != NULL ? "list" : "nothing");
}

static void
activated_cb (ChanceryHelpWindow *self, GtkListBoxRow *row)
{
  ChanceryHelpWindowClass *klass = CHANCERY_HELP_WINDOW_GET_CLASS (self);

  if (klass->chosen == NULL)
    return;
  klass->chosen (self, (guint)gtk_list_box_row_get_index (row));
  gtk_window_close (GTK_WINDOW (self));
}

/* Return takes what stands first, once something is looked for. */
static void
entry_activated_cb (ChanceryHelpWindow *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  row = first_row (self);
  if (row != NULL && *gtk_editable_get_text (GTK_EDITABLE (get (self)->entry)) != '\0')
    activated_cb (self, row);
}

/* The first Escape is for the words, the next for the window. */
static void
stop_search_cb (ChanceryHelpWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (get (self)->entry);

  if (*gtk_editable_get_text (entry) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (entry, "");
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer user_data)
{
  GtkListBoxRow *row;

  if (keyval != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  search_changed_cb (user_data);
  row = first_row (user_data);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* ---- the window ---- */

static void
chancery_help_window_finalize (GObject *object)
{
  ChanceryHelpWindowPrivate *priv = get (object);

  g_ptr_array_unref (priv->rows);
  g_strfreev (priv->wanted);

  G_OBJECT_CLASS (chancery_help_window_parent_class)->finalize (object);
}

static void
chancery_help_window_class_init (ChanceryHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = chancery_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-help-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ChanceryHelpWindow, title);
  gtk_widget_class_bind_template_child_private (widget_class, ChanceryHelpWindow, entry);
  gtk_widget_class_bind_template_child_private (widget_class, ChanceryHelpWindow, stack);
  gtk_widget_class_bind_template_child_private (widget_class, ChanceryHelpWindow, list);
  gtk_widget_class_bind_template_child_private (widget_class, ChanceryHelpWindow, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
chancery_help_window_init (ChanceryHelpWindow *self)
{
  ChanceryHelpWindowPrivate *priv = get (self);

  priv->rows = g_ptr_array_new_with_free_func (help_row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (priv->entry, GTK_WIDGET (self));
  gtk_list_box_set_header_func (priv->list, head_row, self, NULL);
  gtk_list_box_set_filter_func (priv->list, is_wanted, self, NULL);
}

void
chancery_help_window_set_words (ChanceryHelpWindow *self, const ChanceryHelpWords *words)
{
  ChanceryHelpWindowPrivate *priv;

  g_return_if_fail (CHANCERY_IS_HELP_WINDOW (self));
  g_return_if_fail (words != NULL);

  priv = get (self);
  gtk_window_set_title (GTK_WINDOW (self), words->title);
  adw_window_title_set_title (priv->title, words->title);
  g_object_set (priv->entry, "placeholder-text", words->find, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->find, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->rows, -1);
  adw_status_page_set_title (priv->nothing, words->nothing);
}

void
chancery_help_window_add (ChanceryHelpWindow *self, const ChanceryHelpRow *row)
{
  ChanceryHelpWindowPrivate *priv;
  HelpRow *kept;

  g_return_if_fail (CHANCERY_IS_HELP_WINDOW (self));
  g_return_if_fail (row != NULL && GTK_IS_WIDGET (row->lead) && row->label != NULL);

  priv = get (self);
  kept = g_new0 (HelpRow, 1);
  {
    const char *const texts[] = { row->lead_words, row->label, row->says, row->quiet, row->others };
    g_autoptr (GString) words = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      if (texts[i] != NULL)
        g_string_append_printf (words, "%s\n", texts[i]);
    kept->words = chancery_text_fold (words->str, (gssize)words->len);
  }
  /* One pointer a heading, so that groups are told apart without reading them. */
  kept->heading = g_intern_string (row->heading);
  g_ptr_array_add (priv->rows, kept);
  gtk_list_box_append (priv->list,
                       make_row (row, CHANCERY_HELP_WINDOW_GET_CLASS (self)->chosen != NULL));
}

void
chancery_help_window_open (ChanceryHelpWindow *self)
{
  g_return_if_fail (CHANCERY_IS_HELP_WINDOW (self));

  chancery_early_keys_take (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
