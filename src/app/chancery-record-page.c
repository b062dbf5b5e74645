/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-page.h"

#include "chancery-as-on.h"
#include "chancery-casefile-panel.h"
#include "chancery-focus-chain.h"
#include "chancery-page-actions.h"
#include "chancery-page-as-on.h"
#include "chancery-page-keys.h"
#include "chancery-phrase.h"
#include "chancery-record-page-blocks.h"
#include "chancery-record-paper.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _ChanceryRecordPage
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  GSimpleActionGroup *actions;
  char *id;

  ChanceryDossier *dossier;
  ChanceryPageView *view;
  /* Linked records that are shown in part, and how many of them are still on their way. */
  GHashTable *others;
  guint n_awaited;
  GCancellable *cancellable;
  /* CHANCERY_DAY_NONE: the day of the desk. */
  ChanceryDay as_on;
  /* Of a case file: stays while the page is filled anew. */
  GtkWidget *panel;

  GtkWidget *box;
  GtkWidget *as_on_line;
  GtkWidget *as_on_words;
  GtkWidget *scrolled;
  GtkWidget *column;
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

/* All but the panel of a case file, which is filled anew where it stands. */
static void
clear (ChanceryRecordPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->column);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != self->panel)
        gtk_box_remove (GTK_BOX (self->column), child);
      child = next;
    }
  g_clear_pointer (&self->view, chancery_page_view_free);
}

static void
clear_all (ChanceryRecordPage *self)
{
  self->panel = NULL;
  clear (self);
}

static void
prepare_panel (ChanceryRecordPage *self, ChanceryRecord *record)
{
  if (self->panel == NULL &&
      chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    {
      self->panel = chancery_casefile_panel_new (self->registry);
      gtk_box_append (GTK_BOX (self->column), self->panel);
    }
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

static void
show_dossier (ChanceryRecordPage *self)
{
  ChanceryRecord *record = chancery_dossier_get_record (self->dossier);

  clear (self);
  self->view = chancery_page_view_new (self->registry, self->dossier, self->others,
                                       chancery_record_page_get_as_on (self));
  prepare_panel (self, record);
  chancery_record_page_blocks_append (self->view, GTK_BOX (self->column));
  chancery_page_actions_update (self->actions, record,
                                chancery_registry_is_read_only (self->registry));
  show_as_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* ---- loading ---- */

static void
other_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record != NULL)
    g_hash_table_insert (self->others, g_strdup (chancery_record_get_id (record)),
                         chancery_record_ref (record));
  if (--self->n_awaited == 0)
    show_dossier (self);
}

static void
load_others (ChanceryRecordPage *self)
{
  g_autoptr (GPtrArray) ids = chancery_record_page_blocks_list_needed (self->dossier);

  g_clear_pointer (&self->others, g_hash_table_unref);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)chancery_record_unref);
  self->n_awaited = ids->len;
  if (ids->len == 0)
    show_dossier (self);
  for (guint i = 0; i < ids->len; i++)
    chancery_registry_load_async (self->registry, g_ptr_array_index (ids, i), self->cancellable,
                                  other_cb, g_object_ref (self));
}

static void
show_missing (ChanceryRecordPage *self)
{
  GtkWidget *status = adw_status_page_new ();

  clear_all (self);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Not in This Registry"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("The record was deleted, or it was never here."));
  gtk_box_append (GTK_BOX (self->column), status);
  chancery_page_actions_update (self->actions, NULL, TRUE);
}

static void
dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDossier) dossier =
      chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (dossier == NULL)
    {
      show_missing (self);
      return;
    }
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  self->dossier = g_steal_pointer (&dossier);
  load_others (self);
}

static void
load (ChanceryRecordPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  chancery_registry_load_dossier_async (self->registry, self->id, self->cancellable, dossier_cb,
                                        g_object_ref (self));
}

/* Whether a change of @ids is worth loading again: ours, or one that stands on the page. */
static gboolean
concerns (ChanceryRecordPage *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], self->id) == 0 ||
        (self->dossier != NULL && chancery_dossier_get_item (self->dossier, ids[i]) != NULL))
      return TRUE;
  return FALSE;
}

static gboolean
is_mentioned (ChanceryRecordPage *self, const char *const *ids)
{
  GPtrArray *mentions = self->dossier != NULL ? chancery_dossier_get_mentions (self->dossier)
                                              : NULL;

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);

      if (g_strv_contains (ids, chancery_record_get_id (mention->record)))
        return TRUE;
    }
  return FALSE;
}

/* How much elsewhere leads to the record. */
static guint
count_from_elsewhere (ChanceryDossier *dossier)
{
  return chancery_dossier_get_links (dossier)->len + chancery_dossier_get_casefiles (dossier)->len +
         chancery_dossier_get_n_mentions (dossier);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordPage) self = user_data;
  g_autoptr (ChanceryDossier) dossier =
      chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (self->box == NULL || dossier == NULL || self->dossier == NULL)
    return;
  if (g_strcmp0 (chancery_record_get_id (chancery_dossier_get_record (dossier)), self->id) == 0 &&
      count_from_elsewhere (dossier) != count_from_elsewhere (self->dossier))
    load (self);
}

/* What is new elsewhere may lead here from now on, as a case file that it was put into: nothing on the page tells.
 * The page is made anew only if it does. */
static void
look (ChanceryRecordPage *self)
{
  chancery_registry_load_dossier_async (self->registry, self->id, NULL, looked_cb,
                                        g_object_ref (self));
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryRecordPage *self)
{
  if (self->id == NULL)
    return;
  if (ids == NULL || concerns (self, ids) || is_mentioned (self, ids))
    load (self);
  /* A case file is put into no other, and reading a large one takes its time. */
  else if (self->panel == NULL)
    look (self);
}

/* ---- actions inside the page ---- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_RECORD], 0, g_variant_get_string (parameter, NULL));
}

/* “page.edit” is “record.edit” of the window, for what stands inside. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (CHANCERY_RECORD_PAGE (widget)->actions),
                                  name + strlen ("page."), NULL);
}

static void
fill_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[FILL_IN], 0, CHANCERY_RECORD_PAGE (widget)->id,
                 g_variant_get_string (parameter, NULL));
}

static void
assess_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_page_actions_assess (CHANCERY_RECORD_PAGE (widget),
                                g_variant_get_string (parameter, NULL), NULL);
}

/* The record itself, with another as evidence. */
static void
assess_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_page_actions_assess (CHANCERY_RECORD_PAGE (widget), CHANCERY_RECORD_PAGE (widget)->id,
                                g_variant_get_string (parameter, NULL));
}

static void
add_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_page_actions_add_line (CHANCERY_RECORD_PAGE (widget),
                                  g_variant_get_string (parameter, NULL));
}

/* Alt and a number turns to a look of a case file. */
static gboolean
look_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);

  if (self->panel == NULL)
    return FALSE;
  chancery_casefile_panel_set_look (CHANCERY_CASEFILE_PANEL (self->panel),
                                    g_variant_get_uint32 (arguments));
  return TRUE;
}

/* What the single keys do to the record, or why they do not. */
static gboolean
key_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  chancery_page_keys_press (CHANCERY_RECORD_PAGE (widget), g_variant_get_string (arguments, NULL));
  return TRUE;
}

/* Escape comes back to today first; only then does it leave the page. */
static gboolean
escape_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);

  if (self->as_on == CHANCERY_DAY_NONE)
    return FALSE;
  chancery_record_page_set_as_on (self, CHANCERY_DAY_NONE);
  return TRUE;
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
    return gtk_widget_child_focus (back ? self->as_on_line : self->column, direction);
  if (back && gtk_widget_get_focus_child (self->as_on_line) != NULL)
    return gtk_widget_child_focus (self->as_on_line, direction);
  return chancery_focus_chain_move (widget, direction);
}

static void
chancery_record_page_dispose (GObject *object)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->box != NULL)
    clear_all (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_record_page_parent_class)->dispose (object);
}

static void
chancery_record_page_finalize (GObject *object)
{
  g_free (CHANCERY_RECORD_PAGE (object)->id);

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
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const forwarded[] = {
    "page.put-in", "page.correct-day", "page.edit",      "page.link",           "page.attach",
    "page.void",   "page.as-on-back",  "page.as-on-day", "page.as-on-previous", "page.as-on-next"
  };

  gtk_widget_class_install_action (widget_class, "page.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "page.fill-in", "s", fill_in_action);
  gtk_widget_class_install_action (widget_class, "page.assess", "s", assess_action);
  gtk_widget_class_install_action (widget_class, "page.assess-with", "s", assess_with_action);
  gtk_widget_class_install_action (widget_class, "page.add-line", "s", add_line_action);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_action);

  for (guint i = 0; i < CHANCERY_CASEFILE_N_LOOKS; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, look_binding, "u", i);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, key_binding, "s", "assess");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, key_binding, "s", "correct-day");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, 0, key_binding, "s", "void");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, key_binding, "s", "plan");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "win.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "win.move", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_ALT_MASK,
                                       "page.as-on-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, GDK_ALT_MASK,
                                       "page.as-on-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_ALT_MASK, "page.as-on-day",
                                       NULL);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, as_on_line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, as_on_words);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordPage, column);
  /* Here, not in the window alone: a toast on the way there would take the key for itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-page", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-page");
  install_actions (widget_class);
}

static void
chancery_record_page_init (ChanceryRecordPage *self)
{
  self->as_on = CHANCERY_DAY_NONE;
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)chancery_record_unref);
  self->actions = chancery_page_actions_new (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
chancery_record_page_new (ChanceryRegistry *registry)
{
  ChanceryRecordPage *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_RECORD_PAGE, NULL);
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
chancery_record_page_show (ChanceryRecordPage *self, const char *id)
{
  gboolean other;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  other = g_strcmp0 (self->id, id) != 0;
  if (other)
    {
      g_autofree char *copy = g_strdup (id);

      g_free (self->id);
      self->id = g_steal_pointer (&copy);
      self->as_on = CHANCERY_DAY_NONE;
      g_clear_pointer (&self->dossier, chancery_dossier_unref);
      clear_all (self);
      chancery_page_actions_update (self->actions, NULL, TRUE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                    GTK_SCROLLED_WINDOW (self->scrolled)),
                                0);
    }
  load (self);
}

const char *
chancery_record_page_get_id (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->id;
}

ChanceryDossier *
chancery_record_page_get_dossier (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->dossier;
}

ChanceryRegistry *
chancery_record_page_get_registry (ChanceryRecordPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self), NULL);

  return self->registry;
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

  if (self->view == NULL)
    return;
  day = chancery_page_as_on_step (self->view, by);
  if (day == CHANCERY_DAY_NONE && by < 0)
    g_signal_emit (self, signals[SAID], 0, _ ("No verdict here is of an earlier day."), FALSE);
  else
    /* Past the last change is today. */
    chancery_record_page_set_as_on (self, day);
}

static void
day_chosen_cb (GtkWidget *owner, ChanceryDay day)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (owner);
  ChanceryDay today = chancery_registry_get_desk_day (self->registry);

  chancery_record_page_set_as_on (self, day == today ? CHANCERY_DAY_NONE : day);
}

void
chancery_record_page_ask_as_on (ChanceryRecordPage *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  chancery_as_on_ask (GTK_WIDGET (self), self->registry, day_chosen_cb);
}

ChanceryPaper *
chancery_record_page_make_paper (ChanceryRecordPage *self)
{
  ChanceryPaper *paper;

  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (self) && self->dossier != NULL, NULL);

  paper = chancery_record_paper_new (self->dossier, self->others,
                                     chancery_record_page_get_as_on (self),
                                     chancery_registry_get_own_party (self->registry));
  chancery_paper_set_right_to_left (paper, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                               GTK_TEXT_DIR_RTL);
  return paper;
}
