/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-help.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-early-keys.h"
#include "chancery-flow-layout.h"
#include "chancery-query-conditions.h"
#include "chancery-text.h"

/* Pixels: beside each other where both have this, below each other else. */
#define EXAMPLE_WIDTH 216
#define WORDS_WIDTH 260
#define SPACING 18
#define MOST_CHARS 32

struct _ChancerySearchHelp
{
  AdwWindow parent_instance;

  GPtrArray *conditions;
  /* What is looked for, folded, word by word. */
  char **wanted;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySearchHelp, chancery_search_help, ADW_TYPE_WINDOW)

static const char *const headings[CHANCERY_N_CONDITION_GROUPS] = {
  [CHANCERY_CONDITION_WORDS] = N_ ("Words"),
  [CHANCERY_CONDITION_ABOUT] = N_ ("Conditions"),
  [CHANCERY_CONDITION_DAY] = N_ ("Other days"),
  [CHANCERY_CONDITION_FIELD] = N_ ("Other fields"),
};

static const ChanceryCondition *
condition_of (ChancerySearchHelp *self, GtkListBoxRow *row)
{
  return self->conditions->pdata[gtk_list_box_row_get_index (row)];
}

/* ---- rows ---- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Long words make more lines, and never go below the example where there is room beside it. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const ChanceryCondition *condition)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *example = make_label (condition->example, "monospace");
  g_autofree char *sentence = NULL;

  gtk_box_append (GTK_BOX (words), make_label (condition->label, NULL));
  if (condition->says != NULL)
    gtk_box_append (GTK_BOX (words), make_label (condition->says, "caption"));
  if (condition->kinds != NULL)
    {
      GtkWidget *kinds = make_label (condition->kinds, "caption");

      gtk_widget_add_css_class (kinds, "quiet");
      gtk_box_append (GTK_BOX (words), kinds);
    }
  gtk_widget_set_layout_manager (box, chancery_flow_layout_new (SPACING));
  gtk_widget_set_valign (example, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_size_request (example, EXAMPLE_WIDTH, -1);
  gtk_widget_insert_before (example, box, NULL);
  gtk_widget_insert_before (words, box, NULL);
  chancery_flow_layout_want (example, EXAMPLE_WIDTH);
  chancery_flow_layout_want (words, WORDS_WIDTH);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: an example of what may be typed, and what it does. */
  sentence = g_strdup_printf (_ ("%s, %s"), condition->example, condition->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  condition->says != NULL ? condition->says : "", -1);
  return row;
}

/* The first row that is seen of a group stands below its heading. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  ChancerySearchHelp *self = CHANCERY_SEARCH_HELP (user_data);
  ChanceryConditionGroup group = condition_of (self, row)->group;
  GtkWidget *heading;

  if (before != NULL && condition_of (self, before)->group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = make_label (_ (headings[group]), "search-help-heading");
  gtk_list_box_row_set_header (row, heading);
}

static gboolean
holds (const ChanceryCondition *condition, const char *word)
{
  const char *const texts[] = { condition->example, condition->label, condition->says,
                                condition->kinds, condition->others };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = texts[i] != NULL ? chancery_text_fold (texts[i], -1) : NULL;

      if (folded != NULL && strstr (folded, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer user_data)
{
  ChancerySearchHelp *self = CHANCERY_SEARCH_HELP (user_data);

  for (guint i = 0; self->wanted != NULL && self->wanted[i] != NULL; i++)
    if (!holds (condition_of (self, row), self->wanted[i]))
      return FALSE;
  return TRUE;
}

/* ---- what the officer does ---- */

static GtkListBoxRow *
first_row (ChancerySearchHelp *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (ChancerySearchHelp *self)
{
  g_autofree char *folded =
      chancery_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_strfreev (self->wanted);
  self->wanted = g_strsplit (g_strstrip (folded), " ", -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, first_row (self) != NULL ? "list" : "nothing");
}

static void
choose (ChancerySearchHelp *self, GtkListBoxRow *row)
{
  const ChanceryCondition *condition = condition_of (self, row);

  g_signal_emit (self, signals[CHOSEN], 0, condition->example, (guint)condition->value_at);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose (CHANCERY_SEARCH_HELP (user_data), row);
}

/* Return takes what stands first, once something is looked for. */
static void
entry_activated_cb (ChancerySearchHelp *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  row = first_row (self);
  if (row != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    choose (self, row);
}

/* The first Escape is for the words, the next for the window. */
static void
stop_search_cb (ChancerySearchHelp *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer user_data)
{
  ChancerySearchHelp *self = CHANCERY_SEARCH_HELP (user_data);
  GtkListBoxRow *row;

  if (keyval != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  search_changed_cb (self);
  row = first_row (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* ---- the window ---- */

static void
chancery_search_help_finalize (GObject *object)
{
  ChancerySearchHelp *self = CHANCERY_SEARCH_HELP (object);

  g_ptr_array_unref (self->conditions);
  g_strfreev (self->wanted);

  G_OBJECT_CLASS (chancery_search_help_parent_class)->finalize (object);
}

static void
chancery_search_help_class_init (ChancerySearchHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = chancery_search_help_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-search-help.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchHelp, entry);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchHelp, stack);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchHelp, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "window.close", NULL);
}

static void
chancery_search_help_init (ChancerySearchHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head_row, self, NULL);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

ChancerySearchHelp *
chancery_search_help_present (GtkWindow *parent, ChanceryDay today)
{
  ChancerySearchHelp *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (CHANCERY_TYPE_SEARCH_HELP, "transient-for", parent, "modal", TRUE, NULL);
  self->conditions = chancery_query_conditions_list (today);
  for (guint i = 0; i < self->conditions->len; i++)
    gtk_list_box_append (self->list, make_row (self->conditions->pdata[i]));
  chancery_early_keys_take (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
