/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-summary.h"

#include "chancery-case-rules.h"
#include "chancery-focus-chain.h"
#include "chancery-found-label.h"
#include "chancery-long-text.h"
#include "chancery-page-view.h"
#include "chancery-record-page.h"

#include <glib/gi18n-lib.h>

#define FIELD "summary"
#define MIN_LINES 3

struct _ChanceryCaseSummary
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryRecord *record;
  gboolean editing;

  GtkWidget *box;
  GtkWidget *reading;
  GtkWidget *writing;
  GtkWidget *words;
  GtkWidget *button;
  GtkWidget *editor;
};

G_DEFINE_FINAL_TYPE (ChanceryCaseSummary, chancery_case_summary, GTK_TYPE_WIDGET)

static void
show_words (ChanceryCaseSummary *self)
{
  const char *summary = chancery_record_get_text (self->record, FIELD);

  gtk_label_set_text (GTK_LABEL (self->words), summary != NULL ? summary : _ ("No summary yet."));
  if (summary == NULL)
    gtk_widget_add_css_class (self->words, "chancery-quiet");
  else
    gtk_widget_remove_css_class (self->words, "chancery-quiet");
}

static void
leave (ChanceryCaseSummary *self)
{
  gboolean focus = chancery_focus_chain_get_child (self->editor) != NULL;

  self->editing = FALSE;
  gtk_widget_set_visible (self->reading, TRUE);
  gtk_widget_set_visible (self->writing, FALSE);
  if (focus)
    gtk_widget_grab_focus (self->button);
}

static void
open_editor (ChanceryCaseSummary *self)
{
  self->editing = TRUE;
  gtk_widget_set_visible (self->reading, FALSE);
  gtk_widget_set_visible (self->writing, TRUE);
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}

/* ---- saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryCaseSummary) self = user_data;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), CHANCERY_TYPE_RECORD_PAGE);
  g_autoptr (GError) error = NULL;

  if (chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error) < 0)
    {
      if (page != NULL && error != NULL)
        g_signal_emit_by_name (page, "failed", error);
      /* What was typed is not lost over it. */
      if (self->box != NULL)
        open_editor (self);
    }
  else if (page != NULL)
    g_signal_emit_by_name (page, "said", _ ("Summary changed"), TRUE);
}

static void
keep (ChanceryCaseSummary *self)
{
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (CHANCERY_EDITOR (self->editor));
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *draft;

  if (!self->editing)
    return;
  leave (self);
  if (chancery_value_equal (value, chancery_record_get (self->record, FIELD)))
    return;
  draft = chancery_draft_new_from_record (self->record);
  chancery_draft_set (draft, FIELD, value);
  g_ptr_array_add (drafts, draft);
  gtk_label_set_text (GTK_LABEL (self->words),
                      value != NULL ? chancery_value_get_text (value) : _ ("No summary yet."));
  /* Until the record comes with it. */
  chancery_found_label_mark (GTK_LABEL (self->words), NULL);
  chancery_registry_save_async (self->registry, drafts, NULL, NULL, saved_cb, g_object_ref (self));
}

/* ---- keys and focus ---- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryCaseSummary *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      leave (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      keep (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller, ChanceryCaseSummary *self)
{
  keep (self);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_case_summary_edit (CHANCERY_CASE_SUMMARY (widget));
}

/* ---- the widget ---- */

static void
chancery_case_summary_dispose (GObject *object)
{
  ChanceryCaseSummary *self = CHANCERY_CASE_SUMMARY (object);

  self->editing = FALSE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_case_summary_parent_class)->dispose (object);
}

static void
chancery_case_summary_class_init (ChanceryCaseSummaryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_case_summary_dispose;
  gtk_widget_class_install_action (widget_class, "summary.edit", NULL, edit_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_words (ChanceryCaseSummary *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->words = chancery_page_view_text ("");
  gtk_widget_set_hexpand (self->words, TRUE);
  self->button = gtk_button_new_with_label (_ ("Edit"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->button, _ ("Edit the summary"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit the summary"), -1);
  gtk_widget_add_css_class (self->button, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "summary.edit");
  gtk_box_append (GTK_BOX (row), self->words);
  gtk_box_append (GTK_BOX (row), self->button);
  return row;
}

static GtkWidget *
make_editor (ChanceryCaseSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *hint = gtk_label_new (_ ("Ctrl+Return keeps it, Escape leaves it as it was."));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = chancery_long_text_new (CHANCERY_LONG_TEXT_PARAGRAPHS, MIN_LINES);
  chancery_editor_set_label (CHANCERY_EDITOR (self->editor), _ ("Summary"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->editor, keys);
  gtk_widget_add_controller (self->editor, focus);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "chancery-caption");
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

static void
chancery_case_summary_init (ChanceryCaseSummary *self)
{
  self->reading = make_words (self);
  self->writing = make_editor (self);
  gtk_widget_set_visible (self->writing, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->reading);
  gtk_box_append (GTK_BOX (self->box), self->writing);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
chancery_case_summary_new (ChanceryRegistry *registry)
{
  ChanceryCaseSummary *self = g_object_new (CHANCERY_TYPE_CASE_SUMMARY, NULL);

  self->registry = g_object_ref (registry);
  return GTK_WIDGET (self);
}

void
chancery_case_summary_show (ChanceryCaseSummary *self,
                            ChanceryRecord *record,
                            ChanceryFoundWords *found)
{
  g_return_if_fail (CHANCERY_IS_CASE_SUMMARY (self));
  g_return_if_fail (record != NULL);

  chancery_record_ref (record);
  g_clear_pointer (&self->record, chancery_record_unref);
  self->record = record;
  show_words (self);
  chancery_found_label_mark (GTK_LABEL (self->words), found);
  gtk_widget_set_visible (self->button,
                          !chancery_registry_is_read_only (self->registry) &&
                              chancery_record_get_state (record) != CHANCERY_STATE_VOID &&
                              chancery_case_rules_allow_any (record, NULL));
}

void
chancery_case_summary_edit (ChanceryCaseSummary *self)
{
  g_return_if_fail (CHANCERY_IS_CASE_SUMMARY (self));

  chancery_editor_set_value (CHANCERY_EDITOR (self->editor),
                             chancery_record_get (self->record, FIELD));
  open_editor (self);
}
