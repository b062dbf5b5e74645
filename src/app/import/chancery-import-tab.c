/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-tab.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-conflict-row.h"
#include "chancery-focus-chain.h"
#include "chancery-text-cut.h"
#include "chancery-text-side.h"
#include "chancery-text.h"

/* Of a record that changes: so many changes, and so much of each. */
#define MOST_CHANGES 3
#define MAX_CHANGE 200
/* Pixels. */
#define MAX_WIDTH 720

struct _ChanceryImportTab
{
  GtkWidget parent_instance;

  ChanceryImportModel *model;
  gboolean clashes;
  char *folder;
  GtkSingleSelection *selection;
  GtkWidget *box;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (ChanceryImportTab, chancery_import_tab, GTK_TYPE_WIDGET)

/* Without the folder that the file stands in, which the officer knows. */
static const char *
short_note (ChanceryImportTab *self, const char *note)
{
  gsize length = self->folder != NULL ? strlen (self->folder) : 0;

  if (length > 0 && g_str_has_prefix (note, self->folder) && note[length] == G_DIR_SEPARATOR)
    return note + length + 1;
  return note;
}

static char *
phrase_people (const ChanceryImportEntry *entry)
{
  g_autofree char *from = entry->from != NULL ? chancery_text_side_isolate (entry->from) : NULL;
  g_autofree char *to = entry->to != NULL ? chancery_text_side_isolate (entry->to) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: of a record that would be brought in: who wrote it, and to whom. */
    return g_strdup_printf (_ ("from %s to %s"), from, to);
  if (from != NULL)
    /* Translators: of a record that would be brought in: who wrote it. */
    return g_strdup_printf (_ ("from %s"), from);
  if (to != NULL)
    /* Translators: of a record that would be brought in: whom it went to. */
    return g_strdup_printf (_ ("to %s"), to);
  return NULL;
}

/* What an officer checks: kind and form, number, day, who wrote to whom; each may run another way than its neighbours. */
static char *
dup_quiet_line (const ChanceryImportEntry *entry)
{
  g_autofree char *people = phrase_people (entry);
  const char *const parts[] = { entry->form, entry->reference, entry->date, people };
  GString *line = g_string_new (_ (entry->kind->label));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = parts[i] != NULL ? chancery_text_side_isolate (parts[i]) : NULL;

      if (part != NULL && *parts[i] != '\0')
        g_string_append_printf (line, " · %s", part);
    }
  return g_string_free (line, FALSE);
}

/* What will be otherwise: the first sentences, and how many more there are; of what is new, how it begins. */
static char *
dup_changes (const ChanceryImportEntry *entry)
{
  guint n = entry != NULL && entry->changes != NULL ? g_strv_length (entry->changes) : 0;
  GString *lines = g_string_new (n == 0 && entry != NULL ? entry->words : NULL);

  for (guint i = 0; i < MIN (n, MOST_CHANGES); i++)
    {
      g_autofree char *line = chancery_text_first_line (entry->changes[i], MAX_CHANGE);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n > MOST_CHANGES)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines,
                              ngettext ("and %u more change", "and %u more changes",
                                        n - MOST_CHANGES),
                              n - MOST_CHANGES);
    }
  return g_string_free (lines, FALSE);
}

static void
entry_changed_cb (ChanceryImportItem *item, GtkListItem *list_item)
{
  const ChanceryImportEntry *entry = chancery_import_item_get_entry (item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (box);
  ChanceryImportTab *self = g_object_get_data (G_OBJECT (list_item), "tab");
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *quiet = gtk_widget_get_next_sibling (title);
  GtkWidget *changes = gtk_widget_get_next_sibling (quiet);
  g_autofree char *change_lines = dup_changes (entry);
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;

  if (entry != NULL)
    words = chancery_text_cut (entry->kind != NULL ? entry->title : short_note (self, entry->title),
                               CHANCERY_TEXT_CUT_TITLE);
  else
    words = g_strdup ("");
  if (entry != NULL && entry->kind != NULL)
    line = dup_quiet_line (entry);
  gtk_label_set_label (GTK_LABEL (title), words);
  gtk_label_set_label (GTK_LABEL (quiet), line != NULL ? line : "");
  gtk_label_set_label (GTK_LABEL (changes), change_lines);
  gtk_widget_set_visible (changes, *change_lines != '\0');
  gtk_widget_set_tooltip_text (box, words);
  if (row != NULL)
    {
      g_autofree char *sentence = line != NULL ? g_strdup_printf ("%s, %s", words, line)
                                               : g_strdup (words);

      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, change_lines, -1);
    }
}

static GtkWidget *
make_entry_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *quiet = gtk_label_new (NULL);
  GtkWidget *changes = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (quiet), 0);
  /* Who wrote to whom is still seen where there is little room. */
  gtk_label_set_wrap (GTK_LABEL (quiet), TRUE);
  gtk_label_set_lines (GTK_LABEL (quiet), 2);
  gtk_label_set_ellipsize (GTK_LABEL (quiet), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (quiet, "caption");
  gtk_widget_add_css_class (quiet, "quiet");
  gtk_widget_add_css_class (box, "import-entry");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), quiet);
  gtk_label_set_xalign (GTK_LABEL (changes), 0);
  gtk_label_set_ellipsize (GTK_LABEL (changes), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (changes, "caption");
  gtk_widget_set_visible (changes, FALSE);
  gtk_box_append (GTK_BOX (box), changes);
  return box;
}

static void
chosen_cb (ChanceryConflictRow *row, gboolean take, GtkListItem *list_item)
{
  ChanceryImportTab *self = g_object_get_data (G_OBJECT (list_item), "tab");
  guint position = gtk_list_item_get_position (list_item);

  if (position != GTK_INVALID_LIST_POSITION)
    chancery_import_model_decide (self->model, position, take, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ChanceryImportTab *self)
{
  GtkWidget *child = self->clashes ? chancery_conflict_row_new () : make_entry_row ();

  g_object_set_data (G_OBJECT (list_item), "tab", self);
  if (self->clashes)
    g_signal_connect (child, "chosen", G_CALLBACK (chosen_cb), list_item);
  gtk_list_item_set_child (list_item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ChanceryImportTab *self)
{
  ChanceryImportItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (self->clashes)
    {
      chancery_conflict_row_set_item (CHANCERY_CONFLICT_ROW (child), item);
      return;
    }
  g_signal_connect (item, "changed", G_CALLBACK (entry_changed_cb), list_item);
  entry_changed_cb (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, ChanceryImportTab *self)
{
  if (self->clashes)
    chancery_conflict_row_set_item (CHANCERY_CONFLICT_ROW (gtk_list_item_get_child (list_item)),
                                    NULL);
  else
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), entry_changed_cb,
                                          list_item);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryImportTab *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;

  if ((!left && !right) || position == GTK_INVALID_LIST_POSITION ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* The sides change places where one reads from the right. */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    right = !right;
  chancery_import_model_decide (self->model, position, right, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static gboolean
chancery_import_tab_grab_focus (GtkWidget *widget)
{
  ChanceryImportTab *self = CHANCERY_IMPORT_TAB (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
chancery_import_tab_dispose (GObject *object)
{
  ChanceryImportTab *self = CHANCERY_IMPORT_TAB (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (chancery_import_tab_parent_class)->dispose (object);
}

static void
chancery_import_tab_finalize (GObject *object)
{
  g_free (CHANCERY_IMPORT_TAB (object)->folder);

  G_OBJECT_CLASS (chancery_import_tab_parent_class)->finalize (object);
}

static void
chancery_import_tab_class_init (ChanceryImportTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_import_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_import_tab_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_import_tab_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_import_tab_init (ChanceryImportTab *self)
{
}

/* Above the list, as wide as its rows. */
static GtkWidget *
make_explanation (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "import-explanation");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), label);
  return clamp;
}

static void
build (ChanceryImportTab *self, const char *label, const char *explanation)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *scrolled;
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "import-list");
  gtk_list_view_set_show_separators (self->view, TRUE);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), MAX_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), MAX_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (explanation != NULL)
    gtk_box_append (GTK_BOX (self->box), make_explanation (explanation));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  if (!self->clashes)
    return;
  /* Before the list, which would go from side to side with them. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

GtkWidget *
chancery_import_tab_new (ChanceryImportModel *model,
                         gboolean clashes,
                         const char *label,
                         const char *explanation,
                         const char *folder)
{
  ChanceryImportTab *self;

  g_return_val_if_fail (CHANCERY_IS_IMPORT_MODEL (model), NULL);

  self = g_object_new (CHANCERY_TYPE_IMPORT_TAB, NULL);
  self->model = g_object_ref (model);
  self->clashes = clashes;
  self->folder = g_strdup (folder);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (model)));
  build (self, label, explanation);
  return GTK_WIDGET (self);
}
