/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-day.h"
#include "chancery-focus-chain.h"
#include "chancery-query-note.h"
#include "chancery-query.h"

/* Milliseconds without a key after which what was typed is taken as meant. */
#define REST 900

struct _ChancerySearchBar
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  char *asked; /* what was told by “search-changed”, or set */
  AdwHeaderBar *header_bar;
  GtkWidget *sidebar_button;
  GtkSearchEntry *search_entry;
  GtkEventControllerFocus *search_focus;
  gboolean narrow;
  GtkWidget *new_box;
  GtkWidget *new_button;
  GtkMenuButton *kinds_button;
  GtkWidget *help_button;
  GtkLabel *notice;
  char *misread; /* the condition that the notice tells of */
  char *unmet;   /* the one to which no record answers */
  guint rest_source;
};

enum
{
  SEARCH_CHANGED,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySearchBar, chancery_search_bar, GTK_TYPE_WIDGET)

/* The day that typed dates are meant from, as whoever answers means them. */
static ChanceryDay
get_today (ChancerySearchBar *self)
{
  return self->registry != NULL ? chancery_registry_get_desk_day (self->registry)
                                : chancery_day_today ();
}

static void
update_notice (ChancerySearchBar *self)
{
  g_autofree char *condition = NULL;
  g_autofree char *words = chancery_query_phrase_misread_in (chancery_search_bar_get_typed (self),
                                                             get_today (self), &condition);

  if (words == NULL && self->unmet != NULL)
    {
      condition = g_strdup (self->unmet);
      words = chancery_query_phrase_unmet (condition);
    }
  gtk_label_set_label (self->notice, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), words != NULL);
  g_free (self->misread);
  self->misread = g_steal_pointer (&condition);
}

static gboolean
rested_cb (gpointer data)
{
  ChancerySearchBar *self = data;

  self->rest_source = 0;
  update_notice (self);
  return G_SOURCE_REMOVE;
}

/* A notice goes with what it tells of, and comes only when the hand rests: what is half typed is no
 * mistake yet. */
static void
text_changed_cb (GtkEditable *editable, gpointer user_data)
{
  ChancerySearchBar *self = CHANCERY_SEARCH_BAR (user_data);

  if (self->misread != NULL && strstr (chancery_search_bar_get_typed (self), self->misread) == NULL)
    {
      g_clear_pointer (&self->misread, g_free);
      gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
    }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST, rested_cb, self);
}

static gboolean
set_asked (ChancerySearchBar *self, const char *typed)
{
  if (g_strcmp0 (self->asked, typed) == 0)
    return FALSE;
  g_free (self->asked);
  self->asked = g_strdup (typed);
  return TRUE;
}

/* Whoever leaves means the answer to what stands there. */
static void
leave (ChancerySearchBar *self)
{
  chancery_search_bar_hurry (self);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  leave (CHANCERY_SEARCH_BAR (user_data));
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  leave (CHANCERY_SEARCH_BAR (user_data));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  leave (CHANCERY_SEARCH_BAR (user_data));
  return GDK_EVENT_STOP;
}

/* In a narrow window words have the room of the button for a new record while they are typed. */
static void
update_room (ChancerySearchBar *self)
{
  gtk_widget_set_visible (self->new_box,
                          !self->narrow ||
                              !gtk_event_controller_focus_contains_focus (self->search_focus));
}

static void
fill_new_menu (ChancerySearchBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      g_autofree char *action = NULL;

      /* What is registered with another record is entered in that record's form. */
      if (chancery_kind_has_flag (kind, CHANCERY_KIND_REGISTERS_WITH_PARENT))
        continue;
      action = g_strdup_printf ("win.new-kind::%s", kind->id);
      g_menu_append (menu, _ (kind->label), action);
    }
  gtk_menu_button_set_menu_model (self->kinds_button, G_MENU_MODEL (menu));
}

static void
chancery_search_bar_dispose (GObject *object)
{
  ChancerySearchBar *self = CHANCERY_SEARCH_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->misread, g_free);
  g_clear_pointer (&self->unmet, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_object (&self->registry);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (chancery_search_bar_parent_class)->dispose (object);
}

static gboolean
chancery_search_bar_grab_focus (GtkWidget *widget)
{
  ChancerySearchBar *self = CHANCERY_SEARCH_BAR (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
  return TRUE;
}

static void
chancery_search_bar_class_init (ChancerySearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_search_bar_dispose;
  widget_class->grab_focus = chancery_search_bar_grab_focus;
  widget_class->focus = chancery_focus_chain_move;

  signals[SEARCH_CHANGED] =
      g_signal_new ("search-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
      g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, search_focus);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, new_box);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, new_button);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, kinds_button);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, help_button);
  gtk_widget_class_bind_template_child (widget_class, ChancerySearchBar, notice);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_room);
  gtk_widget_class_bind_template_callback (widget_class, chancery_search_bar_hurry);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
chancery_search_bar_init (ChancerySearchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->asked = g_strdup ("");
  fill_new_menu (self);
}

void
chancery_search_bar_set_registry (ChancerySearchBar *self, ChanceryRegistry *registry)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));
  g_set_object (&self->registry, registry);
}

void
chancery_search_bar_set_place (ChancerySearchBar *self, const ChanceryPlace *place)
{
  const ChanceryKind *kind = chancery_kind_find (place->kind);
  g_autofree char *placeholder = NULL;
  g_autofree char *new_label = NULL;

  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  /* Translators: %s is the name of a list, such as “Demarches”. */
  placeholder = g_strdup_printf (_ ("Search in %s"), _ (place->label));
  g_object_set (self->search_entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  /* Translators: %s is a kind of record, such as “Demarche”. */
  new_label = g_strdup_printf (_ ("New: %s"), _ (kind->label));
  gtk_widget_set_tooltip_text (self->new_button, new_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  new_label, -1);
}

void
chancery_search_bar_set_within (ChancerySearchBar *self, const char *label)
{
  g_autofree char *placeholder = NULL;

  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  /* Translators: %s is what was searched for, or the name of a case file. */
  placeholder = g_strdup_printf (_ ("Search within %s"), label);
  g_object_set (self->search_entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
}

void
chancery_search_bar_set_decoration (ChancerySearchBar *self,
                                    gboolean sidebar_hidden,
                                    gboolean last_pane)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  gtk_widget_set_visible (self->sidebar_button, sidebar_hidden);
  /* Beside both the words would have no room; then it is found by its key and in the menu. */
  self->narrow = sidebar_hidden && last_pane;
  gtk_widget_set_visible (self->help_button, !self->narrow);
  update_room (self);
  adw_header_bar_set_show_start_title_buttons (self->header_bar, sidebar_hidden);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, last_pane);
}

const char *
chancery_search_bar_get_typed (ChancerySearchBar *self)
{
  g_return_val_if_fail (CHANCERY_IS_SEARCH_BAR (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

void
chancery_search_bar_set_typed (ChancerySearchBar *self, const char *typed)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  set_asked (self, typed);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), typed);
  /* Whoever types on goes on there. */
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

void
chancery_search_bar_hurry (ChancerySearchBar *self)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  if (set_asked (self, chancery_search_bar_get_typed (self)))
    g_signal_emit (self, signals[SEARCH_CHANGED], 0);
}

void
chancery_search_bar_toggle_condition (ChancerySearchBar *self, const char *condition)
{
  const char *typed;
  g_autofree char *text = NULL;

  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));
  g_return_if_fail (condition != NULL);

  typed = chancery_search_bar_get_typed (self);
  text = chancery_query_drop_condition (typed, condition);
  if (text == NULL)
    text = chancery_query_join (typed, condition);
  chancery_search_bar_set_typed (self, text);
  g_signal_emit (self, signals[SEARCH_CHANGED], 0);
}

static gboolean
is_either (ChancerySearchBar *self, const char *typed)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (typed, get_today (self));

  return chancery_query_get_op (query) == CHANCERY_QUERY_OR;
}

void
chancery_search_bar_add_example (ChancerySearchBar *self, const char *example, gsize value_at)
{
  const char *typed;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  gboolean bracketed;
  gsize start;

  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));
  g_return_if_fail (example != NULL && value_at <= strlen (example));

  typed = chancery_search_bar_get_typed (self);
  before = chancery_query_close (typed, example);
  /* An OR does not reach for what stands there already. */
  bracketed = *before != '\0' && is_either (self, example);
  text = g_strconcat (before, *before != '\0' ? " " : "", bracketed ? "(" : "", example,
                      bracketed ? ")" : "", NULL);
  start = strlen (text) - bracketed - strlen (example) + value_at;
  chancery_search_bar_set_typed (self, text);
  g_signal_emit (self, signals[SEARCH_CHANGED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry),
                              (int)g_utf8_strlen (text, (gssize)start),
                              (int)g_utf8_strlen (text, -1) - bracketed);
}

void
chancery_search_bar_popup_new (ChancerySearchBar *self)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));
  gtk_menu_button_popup (self->kinds_button);
}

void
chancery_search_bar_set_unmet (ChancerySearchBar *self, const char *condition)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_BAR (self));

  if (g_strcmp0 (self->unmet, condition) == 0)
    return;
  g_free (self->unmet);
  self->unmet = g_strdup (condition);
  if (self->rest_source == 0)
    update_notice (self);
}
