/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-incident-entry.h"

#include "chancery-date-entry.h"
#include "chancery-field-row.h"
#include "chancery-focus-chain.h"
#include "chancery-incident-draft.h"
#include "chancery-link-type.h"
#include "chancery-reference-entry.h"
#include "chancery-term-drop.h"
#include "chancery-toll-entry.h"
#include "chancery-typed-entry.h"

#include <glib/gi18n-lib.h>

/* The link by which an act speaks of what happened. */
#define LINK "protests"

struct _ChanceryIncidentEntry
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryKind *kind;

  /* The field of no record: finds incidents only. */
  ChanceryField found_field;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *start;
  GtkWidget *found_row;
  GtkWidget *title;
  GtkWidget *account;
  GtkWidget *fresh;
  GtkWidget *how;
  GtkWidget *where;
  GtkWidget *when;
  GtkWidget *toll;
  GtkWidget *author;

  /* The new incident while there is one; keeps its id and what the five editors do not show. */
  ChanceryDraft *draft;
  gboolean setting;
};

static void chancery_incident_entry_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryIncidentEntry,
                               chancery_incident_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_incident_entry_companion_init))

static const ChanceryField *
list_of (ChanceryIncidentEntry *self, const char *id)
{
  return chancery_kind_find_field (self->kind, id);
}

/* ---- the draft that the five editors make ---- */

static ChanceryValue *
dup_us (ChanceryIncidentEntry *self)
{
  const char *own = self->registry != NULL ? chancery_registry_get_own_party (self->registry)
                                           : NULL;

  return own != NULL
             ? chancery_value_new_reference (own,
                                             chancery_registry_get_own_party_name (self->registry))
             : NULL;
}

static ChanceryDraft *
make_draft (ChanceryIncidentEntry *self)
{
  ChanceryDraft *draft = chancery_draft_copy (self->draft);
  g_autoptr (ChanceryValue) where = chancery_editor_dup_value (CHANCERY_EDITOR (self->where));
  g_autoptr (ChanceryValue) when = chancery_editor_dup_value (CHANCERY_EDITOR (self->when));
  g_autoptr (ChanceryValue) author = chancery_editor_dup_value (CHANCERY_EDITOR (self->author));
  g_autoptr (ChanceryValue) us = dup_us (self);

  chancery_incident_draft_set_method (draft,
                                      chancery_term_drop_get_code (CHANCERY_TERM_DROP (self->how)));
  chancery_draft_set (draft, "place", where);
  chancery_draft_set (draft, "start", when);
  chancery_incident_draft_set_claims (
      draft, author, chancery_typed_entry_get_typed (CHANCERY_TYPED_ENTRY (self->toll)), us);
  return draft;
}

/* The words that it was begun with, unless the title says them. */
static void
say_account (ChanceryIncidentEntry *self, const char *title)
{
  const char *body = chancery_draft_get_text (self->draft, "body");

  gtk_label_set_text (GTK_LABEL (self->account), body != NULL ? body : "");
  gtk_widget_set_visible (self->account, body != NULL && g_strcmp0 (body, title) != 0);
}

static void
say_title (ChanceryIncidentEntry *self)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  if (self->draft == NULL)
    return;
  draft = make_draft (self);
  record = chancery_draft_build (draft);
  gtk_label_set_text (GTK_LABEL (self->title), chancery_record_get_title (record));
  say_account (self, chancery_record_get_title (record));
}

/* ---- from finding to making ---- */

static void
show_fresh (ChanceryIncidentEntry *self, gboolean fresh)
{
  gtk_widget_set_visible (self->found_row, !fresh);
  gtk_widget_set_visible (self->fresh, fresh);
  gtk_widget_set_visible (self->title, fresh);
  if (!fresh)
    gtk_widget_set_visible (self->account, FALSE);
}

static void
begin_fresh (ChanceryIncidentEntry *self, const char *words)
{
  self->draft = chancery_draft_new (self->kind);
  chancery_draft_set_text (self->draft, "status", "reported");
  /* The words that found nothing are the account until somebody writes a better one. */
  if (words != NULL && *words != '\0')
    chancery_draft_set_text (self->draft, "body", words);
  chancery_editor_set_value (CHANCERY_EDITOR (self->entry), NULL);
  show_fresh (self, TRUE);
  say_title (self);
  gtk_widget_grab_focus (self->how);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static void
start_cb (GtkButton *button, ChanceryIncidentEntry *self)
{
  begin_fresh (self, chancery_reference_entry_get_typed (CHANCERY_REFERENCE_ENTRY (self->entry)));
}

static void
typed_new_cb (ChanceryReferenceEntry *entry, const char *typed, gpointer user_data)
{
  begin_fresh (CHANCERY_INCIDENT_ENTRY (user_data), typed);
}

static void
cancel_cb (GtkButton *button, ChanceryIncidentEntry *self)
{
  GtkWidget *editors[] = { self->how, self->where, self->when, self->toll, self->author };
  const char *words = chancery_draft_get_text (self->draft, "body");
  g_autoptr (ChanceryValue) typed = words != NULL ? chancery_value_new_reference (NULL, words)
                                                  : NULL;

  g_clear_pointer (&self->draft, chancery_draft_free);
  self->setting = TRUE;
  chancery_editor_set_value (CHANCERY_EDITOR (self->entry), typed);
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    chancery_editor_set_value (CHANCERY_EDITOR (editors[i]), NULL);
  self->setting = FALSE;
  show_fresh (self, FALSE);
  gtk_widget_grab_focus (self->entry);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static void
offer_fresh (ChanceryIncidentEntry *self, ChanceryValue *found)
{
  gtk_widget_set_visible (self->start,
                          found == NULL || chancery_value_get_reference_id (found) == NULL);
}

static void
entry_changed_cb (ChanceryEditor *editor, ChanceryIncidentEntry *self)
{
  g_autoptr (ChanceryValue) value = NULL;

  if (self->setting)
    return;
  value = chancery_editor_dup_value (editor);
  offer_fresh (self, value);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static void
fresh_changed_cb (ChanceryEditor *editor, ChanceryIncidentEntry *self)
{
  if (self->setting)
    return;
  say_title (self);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

/* ---- the companion ---- */

static ChanceryValue *
first_incident (ChanceryIncidentEntry *self, ChanceryDraft *main)
{
  ChanceryValue *links = chancery_draft_get (main, "links");

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (g_strcmp0 (chancery_line_get_text (line, "type"), LINK) == 0)
        return chancery_line_get (line, "to");
    }
  return NULL;
}

static void
load_fresh (ChanceryIncidentEntry *self, ChanceryDraft *draft)
{
  ChanceryValue *phases = chancery_draft_get (draft, "phases");
  ChanceryLine *phase =
      chancery_value_get_n_items (phases) > 0 ? chancery_value_get_line (phases, 0) : NULL;
  g_autofree char *toll = chancery_incident_draft_dup_toll (draft);
  g_autoptr (ChanceryValue) typed = chancery_value_new_text (toll);

  g_clear_pointer (&self->draft, chancery_draft_free);
  self->draft = chancery_draft_copy (draft);
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->how),
                               phase != NULL ? chancery_line_get_text (phase, "method") : NULL);
  chancery_editor_set_value (CHANCERY_EDITOR (self->where), chancery_draft_get (draft, "place"));
  chancery_editor_set_value (CHANCERY_EDITOR (self->when), chancery_draft_get (draft, "start"));
  chancery_editor_set_value (CHANCERY_EDITOR (self->toll), typed);
  chancery_editor_set_value (CHANCERY_EDITOR (self->author),
                             chancery_incident_draft_get_author (draft));
  show_fresh (self, TRUE);
  say_title (self);
}

static void
chancery_incident_entry_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (companion);
  ChanceryValue *incident = first_incident (self, main);
  ChanceryDraft *draft =
      chancery_companion_find (drafts, chancery_value_get_reference_id (incident));

  self->setting = TRUE;
  if (draft != NULL)
    load_fresh (self, draft);
  else
    {
      show_fresh (self, FALSE);
      chancery_editor_set_value (CHANCERY_EDITOR (self->entry), incident);
      offer_fresh (self, incident);
    }
  self->setting = FALSE;
}

/* Replaces the first link to an incident; the other links of the act stay. */
static void
collect_link (ChanceryIncidentEntry *self, ChanceryDraft *main, ChanceryValue *incident)
{
  ChanceryValue *links = chancery_draft_get (main, "links");
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (main), "links");
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;
  gboolean replaced = FALSE;

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);
      gboolean is_ours = g_strcmp0 (chancery_line_get_text (line, "type"), LINK) == 0;

      if (!is_ours || replaced)
        g_ptr_array_add (lines, chancery_line_ref (line));
      replaced = replaced || is_ours;
    }
  if (incident != NULL)
    {
      ChanceryLine *line = chancery_line_new (list, NULL);

      chancery_line_put_text (line, "type", LINK);
      chancery_line_put (line, "to", incident);
      g_ptr_array_add (lines, line);
    }
  value = chancery_value_new_lines (lines);
  chancery_draft_set_value (main, list, value);
}

static void
chancery_incident_entry_collect (ChanceryCompanion *companion,
                                 ChanceryDraft *main,
                                 GPtrArray *drafts)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (companion);
  g_autoptr (ChanceryValue) incident = NULL;

  if (self->draft != NULL)
    {
      g_ptr_array_add (drafts, make_draft (self));
      incident = chancery_value_new_reference (chancery_draft_get_id (self->draft), NULL);
    }
  else
    /* Words that nothing was chosen for go along into the draft that is kept, no further. */
    incident = chancery_editor_dup_value (CHANCERY_EDITOR (self->entry));
  collect_link (self, main, incident);
}

/* ---- the widget ---- */

static gboolean
chancery_incident_entry_grab_focus (GtkWidget *widget)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (widget);

  return gtk_widget_grab_focus (self->draft != NULL ? self->how : self->entry);
}

static void
chancery_incident_entry_dispose (GObject *object)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_incident_entry_parent_class)->dispose (object);
}

static void
chancery_incident_entry_finalize (GObject *object)
{
  g_clear_pointer (&CHANCERY_INCIDENT_ENTRY (object)->draft, chancery_draft_free);

  G_OBJECT_CLASS (chancery_incident_entry_parent_class)->finalize (object);
}

static const ChanceryKind *
chancery_incident_entry_get_kind (ChanceryCompanion *companion)
{
  return CHANCERY_INCIDENT_ENTRY (companion)->kind;
}

static GtkWidget *
chancery_incident_entry_find_editor (ChanceryCompanion *companion, const char *path)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (companion);
  const struct
  {
    const char *path;
    GtkWidget *editor;
  } editors[] = {
    { "phases.method", self->how },    { "place", self->where },         { "start", self->when },
    { "claims.quantity", self->toll }, { "claims.actor", self->author },
  };

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (g_str_equal (editors[i].path, path))
      return editors[i].editor;
  return NULL;
}

static char *
chancery_incident_entry_dup_problem (ChanceryCompanion *companion, GtkWidget **where)
{
  ChanceryIncidentEntry *self = CHANCERY_INCIDENT_ENTRY (companion);
  GtkWidget *editors[] = { self->how, self->where, self->when, self->toll, self->author };
  g_autoptr (ChanceryValue) found = NULL;

  if (self->draft == NULL)
    {
      found = chancery_editor_dup_value (CHANCERY_EDITOR (self->entry));
      if (found == NULL || chancery_value_get_reference_id (found) != NULL)
        return NULL;
      *where = self->entry;
      /* Translators: %s is what was typed in search of an incident. */
      return g_strdup_printf (_ ("No incident is chosen for “%s”: choose one, begin a new one, or "
                                 "clear the words"),
                              chancery_value_get_label (found));
    }
  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    {
      char *problem = chancery_editor_dup_problem (CHANCERY_EDITOR (editors[i]));

      if (problem == NULL)
        continue;
      *where = editors[i];
      return problem;
    }
  return NULL;
}

static void
chancery_incident_entry_companion_init (ChanceryCompanionInterface *iface)
{
  iface->dup_problem = chancery_incident_entry_dup_problem;
  iface->get_kind = chancery_incident_entry_get_kind;
  iface->find_editor = chancery_incident_entry_find_editor;
  iface->load = chancery_incident_entry_load;
  iface->collect = chancery_incident_entry_collect;
}

static void
chancery_incident_entry_class_init (ChanceryIncidentEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_incident_entry_dispose;
  object_class->finalize = chancery_incident_entry_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_incident_entry_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_incident_entry_init (ChanceryIncidentEntry *self)
{
  const ChanceryLinkType *type = chancery_link_type_find (LINK);

  self->kind = chancery_kind_get (type->to);
  self->found_field = (ChanceryField){ .id = "incident",
                                       .label = self->kind->label,
                                       .type = CHANCERY_TYPE_REFERENCE,
                                       .targets = { type->to } };
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
append_editor (ChanceryIncidentEntry *self, GtkWidget *row, const char *label, GtkWidget *editor)
{
  chancery_editor_set_label (CHANCERY_EDITOR (editor), label);
  chancery_field_row_append (CHANCERY_FIELD_ROW (row), label, editor);
  g_signal_connect (editor, "changed", G_CALLBACK (fresh_changed_cb), self);
  return editor;
}

static GtkWidget *
append_row (GtkWidget *box)
{
  GtkWidget *row = chancery_field_row_new ();

  gtk_box_append (GTK_BOX (box), row);
  return row;
}

static void
build_found (ChanceryIncidentEntry *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->found_row = append_row (self->box);
  self->entry = chancery_reference_entry_new (&self->found_field, self->registry);
  chancery_editor_set_label (CHANCERY_EDITOR (self->entry), _ ("Incident"));
  chancery_editor_set_hint (CHANCERY_EDITOR (self->entry), _ ("Find an incident"));
  chancery_reference_entry_offer_new (CHANCERY_REFERENCE_ENTRY (self->entry),
                                      _ ("These words become its account"), typed_new_cb, self);
  gtk_box_append (GTK_BOX (both), self->entry);
  self->start = gtk_button_new_with_label (_ ("New incident"));
  gtk_widget_set_valign (self->start, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->start, "chancery-small-button");
  gtk_box_append (GTK_BOX (both), self->start);
  chancery_field_row_append (CHANCERY_FIELD_ROW (self->found_row), _ ("Incident"), both);
  g_signal_connect (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect (self->start, "clicked", G_CALLBACK (start_cb), self);
}

static void
build_fresh (ChanceryIncidentEntry *self)
{
  const ChanceryField *method = chancery_kind_find_path (self->kind, "phases.method", NULL);
  const ChanceryField *author = chancery_kind_find_path (self->kind, "claims.actor", NULL);
  const ChanceryField *toll = list_of (self, "claims");
  GtkWidget *row;
  GtkWidget *drop;

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "chancery-made-title");
  gtk_box_append (GTK_BOX (self->box), self->title);
  self->account = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->account), 0);
  gtk_label_set_wrap (GTK_LABEL (self->account), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->account), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->account, "quiet");
  gtk_widget_add_css_class (self->account, "chancery-account");
  gtk_box_append (GTK_BOX (self->box), self->account);

  self->fresh = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->fresh);
  row = append_row (self->fresh);
  self->how = append_editor (self, row, _ ("How"), chancery_term_drop_new (method->vocabulary));
  self->where =
      append_editor (self, row, _ ("Where"),
                     chancery_reference_entry_new (chancery_kind_find_field (self->kind, "place"),
                                                   self->registry));
  row = append_row (self->fresh);
  self->when =
      append_editor (self, row, _ ("When"),
                     chancery_date_entry_new (chancery_kind_find_field (self->kind, "start"),
                                              self->registry));
  row = append_row (self->fresh);
  self->toll = append_editor (self, row, _ ("Toll"), chancery_toll_entry_new (toll));
  chancery_editor_set_hint (CHANCERY_EDITOR (self->toll), _ ("11 soldiers killed"));
  row = append_row (self->fresh);
  self->author = append_editor (self, row, _ ("Alleged author"),
                                chancery_reference_entry_new (author, self->registry));
  chancery_editor_set_hint (CHANCERY_EDITOR (self->author), _ ("according to us"));

  drop = gtk_button_new_with_label (_ ("Take an incident that is there instead"));
  gtk_widget_set_halign (drop, GTK_ALIGN_END);
  gtk_widget_add_css_class (drop, "chancery-small-button");
  g_signal_connect (drop, "clicked", G_CALLBACK (cancel_cb), self);
  /* Escape goes back as well; the tab key goes on to the demands. */
  gtk_widget_set_focusable (drop, FALSE);
  gtk_box_append (GTK_BOX (self->fresh), drop);
}

GtkWidget *
chancery_incident_entry_new (ChanceryRegistry *registry)
{
  ChanceryIncidentEntry *self = g_object_new (CHANCERY_TYPE_INCIDENT_ENTRY, NULL);

  g_set_object (&self->registry, registry);
  build_found (self);
  build_fresh (self);
  show_fresh (self, FALSE);
  return GTK_WIDGET (self);
}
