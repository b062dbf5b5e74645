/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-page.h"

#include "chancery-casefile-panel.h"
#include "chancery-focus-chain.h"
#include "chancery-page-actions.h"
#include "chancery-page-as-on.h"
#include "chancery-page-found.h"
#include "chancery-page-keys.h"
#include "chancery-page-loader.h"
#include "chancery-page-parts.h"
#include "chancery-phrase.h"
#include "chancery-record-page-bindings.h"
#include "chancery-record-page-blocks.h"
#include "chancery-record-paper.h"
#include "chancery-scroll-end.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _ChanceryRecordPage
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryPageLoader *loader;
  GSimpleActionGroup *actions;

  ChanceryDossier *dossier;
  ChanceryPageView *view;
  /* What is seen is the record with that id, not the one before it. */
  gboolean shown;
  ChanceryRecord *seen;
  /* Linked records that are shown in part. */
  GHashTable *others;
  /* CHANCERY_DAY_NONE: the day of the desk. */
  ChanceryDay as_on;
  /* Of a case file: stays while the page is filled anew. */
  GtkWidget *panel;

  GtkWidget *box;
  GtkWidget *as_on_line;
  GtkWidget *as_on_words;
  GtkWidget *scrolled;
  ChanceryPageParts *parts;
  ChanceryPageFound *found_line;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_AS_ON,
  N_PROPS
};

enum
{
  OPEN_RECORD,
  EDIT_RECORD,
  FILL_IN,
  LIKE_RECORD,
  NEW_RECORD,
  PRINT_RECORD,
  PREPARE_MEETING,
  EXPORT_RECORD,
  DRAFT_NOTE,
  SAID,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRecordPage, chancery_record_page, GTK_TYPE_WIDGET)

/* ---- showing ---- */

static void
prepare_panel (ChanceryRecordPage *self, ChanceryRecord *record)
{
  if (self->panel == NULL &&
      chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    self->panel = g_object_ref_sink (chancery_casefile_panel_new (self->registry));
  self->view->panel = self->panel;
}

static void
show_as_on (ChanceryRecordPage *self)
{
  gboolean other = self->as_on != CHANCERY_DAY_NONE;

  gtk_widget_set_visible (self->as_on_line, other);
  if (other)
    {
      g_autofree char *words = chancery_phrase_as_on (self->as_on);

      gtk_label_set_text (GTK_LABEL (self->as_on_words), words);
    }
}

/* All of the new record is there at once: what it says, what can be done to it, and its name above it. */
static void
turned_cb (ChanceryRecordPage *self)
{
  ChanceryRecord *record = chancery_dossier_get_record (self->dossier);

  self->shown = TRUE;
  g_clear_pointer (&self->seen, chancery_record_unref);
  self->seen = chancery_record_ref (record);
  chancery_page_actions_update (self->actions, record,
                                chancery_registry_is_read_only (self->registry));
  show_as_on (self);
  chancery_page_found_turned (self->found_line);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  chancery_page_keys_release (self);
}

static gboolean
make_block (GtkBox *part, gpointer user_data)
{
  return chancery_record_page_blocks_append (CHANCERY_RECORD_PAGE (user_data)->view, part);
}

/* The panel of a case file stays, and the rest is made anew round it. */
static void
fill_round_panel (ChanceryRecordPage *self)
{
  GtkBox *part = chancery_page_parts_empty_round (self->parts, self->panel);

  while (make_block (part, self))
    ;
  chancery_page_parts_filled_round (self->parts);
  turned_cb (self);
}

static void
show_dossier (ChanceryRecordPage *self)
{
  g_autoptr (ChanceryPageView) before = g_steal_pointer (&self->view);
  ChanceryFoundWords *found = chancery_page_found_get_words (self->found_line);

  self->view = chancery_page_view_new (self->registry, self->dossier, self->others, self->as_on);
  self->view->in_place = self->shown;
  if (self->shown && before != NULL)
    g_set_object (&self->view->history, before->history);
  self->view->found = found != NULL ? chancery_found_words_ref (found) : NULL;
  if (chancery_page_parts_is_coming (self->parts))
    g_clear_object (&self->panel);
  if (self->panel != NULL)
    {
      prepare_panel (self, chancery_dossier_get_record (self->dossier));
      fill_round_panel (self);
      return;
    }
  prepare_panel (self, chancery_dossier_get_record (self->dossier));
  chancery_page_parts_begin (self->parts, make_block, self, self->panel != NULL, !self->shown);
}

/* Nothing is seen, and nothing can be done to it. */
static void
clear (ChanceryRecordPage *self)
{
  g_clear_object (&self->panel);
  chancery_page_parts_clear (self->parts, NULL);
  g_clear_pointer (&self->view, chancery_page_view_free);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  g_clear_pointer (&self->seen, chancery_record_unref);
  chancery_page_actions_update (self->actions, NULL, TRUE);
  gtk_widget_set_visible (self->as_on_line, FALSE);
}

static void
show_missing (ChanceryRecordPage *self)
{
  GtkWidget *status = adw_status_page_new ();

  clear (self);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Not in This Registry"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("The record was deleted, or it was never here."));
  chancery_page_parts_clear (self->parts, status);
  self->shown = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  chancery_page_keys_release (self);
}

/* Until now what was read before could be printed, and shown as on another day, as a whole. */
static void
show_loaded (ChanceryDossier *dossier, GHashTable *others, gpointer user_data)
{
  ChanceryRecordPage *self = user_data;

  if (dossier == NULL)
    {
      show_missing (self);
      return;
    }
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  self->dossier = dossier;
  self->others = others;
  show_dossier (self);
}

/* ---- the widget ---- */

static void
chancery_record_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->dossier != NULL
                                   ? chancery_record_get_title (
                                         chancery_dossier_get_record (self->dossier))
                                   : "");
  else if (id == PROP_AS_ON)
    g_value_set_int64 (value, self->as_on);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* What scrolls takes the focus: the keys of a reader work there, and those of the page as well. */
static gboolean
chancery_record_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_RECORD_PAGE (widget)->scrolled);
}

/* With the tab key from what scrolls into what is in it, and out of the page both ways: left to itself GTK goes
 * past all of it forwards, and backwards never out of it. */
static gboolean
chancery_record_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);
  const gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  if (gtk_widget_is_focus (self->scrolled) && (back || direction == GTK_DIR_TAB_FORWARD))
    return gtk_widget_child_focus (back ? self->as_on_line : GTK_WIDGET (self->parts), direction);
  if (back && gtk_widget_get_focus_child (self->as_on_line) != NULL)
    return gtk_widget_child_focus (self->as_on_line, direction);
  return chancery_focus_chain_move (widget, direction);
}

static void
chancery_record_page_dispose (GObject *object)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (object);

  if (self->loader != NULL)
    chancery_page_loader_end (self->loader);
  if (self->box != NULL)
    clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_record_page_parent_class)->dispose (object);
}

static void
chancery_record_page_finalize (GObject *object)
{
  g_clear_object (&CHANCERY_RECORD_PAGE (object)->loader);

  G_OBJECT_CLASS (chancery_record_page_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType first, GType second, GType third)
{
  return g_signal_new (name, CHANCERY_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second, third);
}

static void
install_signals (void)
{
  signals[OPEN_RECORD] = add_signal ("open-record", 1, G_TYPE_STRING, 0, 0);
  signals[EDIT_RECORD] = add_signal ("edit-record", 1, G_TYPE_STRING, 0, 0);
  signals[FILL_IN] = add_signal ("fill-in", 2, G_TYPE_STRING, G_TYPE_STRING, 0);
  signals[LIKE_RECORD] = add_signal ("like-record", 1, G_TYPE_STRING, 0, 0);
  signals[NEW_RECORD] = add_signal ("new-record", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[PRINT_RECORD] = add_signal ("print-record", 1, G_TYPE_STRING, 0, 0);
  signals[PREPARE_MEETING] = add_signal ("prepare-meeting", 1, G_TYPE_STRING, 0, 0);
  signals[EXPORT_RECORD] = add_signal ("export-record", 1, G_TYPE_STRING, 0, 0);
  signals[DRAFT_NOTE] = add_signal ("draft-note", 1, G_TYPE_STRING, 0, 0);
  signals[SAID] = add_signal ("said", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, 0);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_ERROR, 0, 0);
}

static void
chancery_record_page_class_init (ChanceryRecordPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = chancery_record_page_get_property;
  object_class->dispose = chancery_record_page_dispose;
  object_class->finalize = chancery_record_page_finalize;
  widget_class->grab_focus = chancery_record_page_grab_focus;
  widget_class->focus = chancery_record_page_focus;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "",
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_AS_ON] =
      g_param_spec_int64 ("as-on", NULL, NULL, G_MININT64, G_MAXINT64, CHANCERY_DAY_NONE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();

  g_type_ensure (CHANCERY_TYPE_PAGE_FOUND);
  g_type_ensure (CHANCERY_TYPE_PAGE_PARTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, as_on_line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, as_on_words);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, parts);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, found_line);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  /* Here, not in the window alone: a toast on the way there would take the key for itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-page", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-page");
  chancery_record_page_install_bindings (widget_class);
}

static void
chancery_record_page_init (ChanceryRecordPage *self)
{
  self->as_on = CHANCERY_DAY_NONE;
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)chancery_record_unref);
  self->actions = chancery_page_actions_new (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  chancery_scroll_end_follow (GTK_SCROLLED_WINDOW (self->scrolled));
}

GtkWidget *
chancery_record_page_new (ChanceryRegistry *registry)
{
  ChanceryRecordPage *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_RECORD_PAGE, NULL);
  self->registry = g_object_ref (registry);
  self->loader = chancery_page_loader_new (registry, show_loaded, self);
  return GTK_WIDGET (self);
}

void
chancery_record_page_show (ChanceryRecordPage *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  if (g_strcmp0 (chancery_page_loader_get_id (self->loader), id) == 0)
    {
      if (chancery_record_page_is_coming (self))
        chancery_record_page_hurry (self);
      else
        chancery_page_loader_load (self->loader);
      return;
    }
  chancery_page_loader_turn (self->loader, id);
  chancery_page_keys_forget (self);
  chancery_page_found_forget (self->found_line);
  chancery_scroll_end_forget (GTK_SCROLLED_WINDOW (self->scrolled));
  self->as_on = CHANCERY_DAY_NONE;
  self->shown = FALSE;
  if (id == NULL)
    {
      clear (self);
      return;
    }
  /* What was there is seen until the other one is ready, but it is not what is meant any more. */
  g_clear_object (&self->panel);
  chancery_page_parts_expire (self->parts);
  chancery_page_actions_await (self->actions, chancery_registry_is_read_only (self->registry));
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
}

void
chancery_record_page_hurry (ChanceryRecordPage *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  chancery_page_loader_hurry (self->loader);
}

gboolean
chancery_record_page_is_coming (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), FALSE);

  return chancery_page_loader_get_id (self->loader) != NULL && !self->shown;
}

const char *
chancery_record_page_get_id (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return chancery_page_loader_get_id (self->loader);
}

ChanceryDossier *
chancery_record_page_get_dossier (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->shown ? self->dossier : NULL;
}

ChanceryRecord *
chancery_record_page_get_seen (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->seen;
}

ChanceryRegistry *
chancery_record_page_get_registry (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->registry;
}

void
chancery_record_page_set_found (ChanceryRecordPage *self, ChanceryFoundWords *found)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  if (!chancery_page_found_set_words (self->found_line, found) || self->dossier == NULL)
    return;
  if (self->panel == NULL || chancery_page_parts_is_coming (self->parts))
    {
      show_dossier (self);
      return;
    }
  /* The panel of a case file stays, and with it what is done there. */
  chancery_casefile_panel_set_found (CHANCERY_CASEFILE_PANEL (self->panel), found);
  chancery_page_found_mark (self->found_line);
}

void
chancery_record_page_step_found (ChanceryRecordPage *self, int by)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  chancery_page_found_step (self->found_line, by);
}

GtkWidget *
chancery_record_page_get_panel (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->panel;
}

GActionGroup *
chancery_record_page_get_actions (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/* ---- as on a day ---- */

ChanceryDay
chancery_record_page_get_as_on (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), CHANCERY_DAY_NONE);

  return self->as_on;
}

void
chancery_record_page_set_as_on (ChanceryRecordPage *self, ChanceryDay day)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  if (self->as_on == day)
    return;
  self->as_on = day;
  if (self->dossier != NULL)
    show_dossier (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_ON]);
}

void
chancery_record_page_step_as_on (ChanceryRecordPage *self, int by)
{
  ChanceryDay day;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  if (!self->shown || self->view == NULL)
    return;
  day = chancery_page_as_on_step (self->view, by);
  if (day == CHANCERY_DAY_NONE && by < 0)
    g_signal_emit (self, signals[SAID], 0, _ ("No verdict here is of an earlier day."), FALSE);
  else
    /* Past the last change is today. */
    chancery_record_page_set_as_on (self, day);
}

ChanceryPaper *
chancery_record_page_make_paper (ChanceryRecordPage *self)
{
  ChanceryPaper *paper;

  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);
  g_return_val_if_fail (chancery_record_page_get_dossier (self) != NULL, NULL);

  paper = chancery_record_paper_new (self->dossier, self->others,
                                     chancery_record_page_get_as_on (self),
                                     chancery_registry_get_own_party (self->registry));
  chancery_paper_set_right_to_left (paper, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                               GTK_TEXT_DIR_RTL);
  return paper;
}
