/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-meeting.h"

#include <glib/gi18n.h>

#include "chancery-phrase.h"
#include "chancery-record-item.h"
#include "chancery-registry.h"

/* A heading and the records below it; %s is the party's name, quoted. */
typedef struct
{
  const char *heading;
  const char *query;
  guint limit;
} Part;

static const Part parts[] = {
  { N_ ("Last said to them"), "kind:demarche to:=%s", 3 },
  { N_ ("What we asked"), "kind:demand party:=%s", 12 },
  { N_ ("What they promised"), "kind:assurance party:=%s", 12 },
  { N_ ("What they said in public"), "kind:statement party:=%s", 5 },
  { N_ ("Incidents in which they are named"), "kind:incident party:=%s", 5 },
};

struct _ChanceryMeeting
{
  AdwWindow parent_instance;

  ChanceryWindow *window;
  ChanceryRegistry *registry;
  char *party;
  guint part;
  gboolean found;
  GCancellable *cancellable;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *column;
};

G_DEFINE_FINAL_TYPE (ChanceryMeeting, chancery_meeting, ADW_TYPE_WINDOW)

static void ask_next (ChanceryMeeting *self);

static void
row_activated_cb (AdwActionRow *row, gpointer user_data)
{
  ChanceryMeeting *self = CHANCERY_MEETING (user_data);

  if (self->window != NULL)
    chancery_window_open_record (self->window, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* “PROT/2026/0001 · 16 Feb 2026 · open”: what the line rests on. */
static char *
citation_of (ChanceryRecordItem *item)
{
  const char *texts[] = {
    chancery_record_item_get_reference (item),
    chancery_record_item_get_date (item),
    chancery_record_item_get_column (item, "form"),
    chancery_record_item_get_column (item, "verdict"),
    chancery_record_item_get_column (item, "since"),
    chancery_record_item_get_state_words (item),
  };
  GString *citation = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (citation, "%s%s", citation->len > 0 ? " · " : "", texts[i]);
  return g_string_free (citation, FALSE);
}

static GtkWidget *
make_row (ChanceryMeeting *self, ChanceryRecordItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *citation = citation_of (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), chancery_record_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), citation);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, chancery_record_item_get_id (item));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

/* In which terms it was said: only the record itself knows. */
static void
tone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwPreferencesGroup) group = ADW_PREFERENCES_GROUP (user_data);
  g_autoptr (ChanceryRecord) record = NULL;
  const ChanceryField *field;
  g_autofree char *tone = NULL;
  g_autofree char *words = NULL;

  record = chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, NULL);
  if (record == NULL)
    return;
  field = chancery_kind_find_field (chancery_record_get_kind (record), "tone");
  if (field == NULL || chancery_record_get_value (record, field) == NULL)
    return;
  tone = chancery_phrase_value (field, chancery_record_get_value (record, field));
  /* Translators: %s is the strength of words, such as “condemnation”. */
  words = g_strdup_printf (_ ("Last in terms of: %s"), tone);
  adw_preferences_group_set_description (group, words);
}

static void
show_part (ChanceryMeeting *self, const Part *part, GPtrArray *items)
{
  GtkWidget *group;

  if (items->len == 0)
    return;
  self->found = TRUE;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (part->heading));
  for (guint i = 0; i < items->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (self, g_ptr_array_index (items, i)));
  gtk_box_append (self->column, group);
  if (part == &parts[0])
    chancery_registry_load_async (self->registry,
                                  chancery_record_item_get_id (g_ptr_array_index (items, 0)),
                                  self->cancellable, tone_cb, g_object_ref (group));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryMeeting) self = CHANCERY_MEETING (user_data);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  items = chancery_registry_find_records_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items != NULL)
    show_part (self, &parts[self->part], items);
  self->part++;
  ask_next (self);
}

static void
ask_next (ChanceryMeeting *self)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *name = NULL;
  g_autofree char *query = NULL;

  if (self->part == G_N_ELEMENTS (parts))
    {
      gtk_stack_set_visible_child_name (self->stack, self->found ? "column" : "nothing");
      return;
    }
  pieces = g_strsplit (self->party, "\"", -1);
  name = g_strjoinv (" ", pieces);
  g_strfreev (g_steal_pointer (&pieces));
  pieces = g_strsplit (parts[self->part].query, "%s", 2);
  query = g_strdup_printf ("%s\"%s\"%s", pieces[0], name, pieces[1]);
  chancery_registry_find_records_async (self->registry, query, parts[self->part].limit,
                                        self->cancellable, found_cb, g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryMeeting) self = CHANCERY_MEETING (user_data);
  g_autoptr (ChanceryDossier) dossier = NULL;
  ChanceryRecord *record;
  const ChanceryKind *kind;

  dossier = chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, NULL);
  if (dossier == NULL)
    return;
  record = chancery_dossier_get_record (dossier);
  kind = chancery_record_get_kind (record);
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    self->party = g_strdup (chancery_record_get_title (record));
  for (guint i = 0; self->party == NULL && i < G_N_ELEMENTS (kind->counterpart); i++)
    {
      ChanceryValue *value = NULL;

      if (kind->counterpart[i] != NULL)
        value = chancery_record_get (record, kind->counterpart[i]);
      if (chancery_value_get_n_items (value) > 0)
        value = chancery_value_get_item (value, 0);
      if (chancery_value_is_reference (value))
        self->party = g_strdup (chancery_dossier_get_label (dossier, value));
    }
  if (self->party == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  adw_window_title_set_subtitle (self->title, self->party);
  ask_next (self);
}

static void
chancery_meeting_dispose (GObject *object)
{
  ChanceryMeeting *self = CHANCERY_MEETING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_meeting_parent_class)->dispose (object);
}

static void
chancery_meeting_finalize (GObject *object)
{
  ChanceryMeeting *self = CHANCERY_MEETING (object);

  g_object_unref (self->cancellable);
  g_free (self->party);

  G_OBJECT_CLASS (chancery_meeting_parent_class)->finalize (object);
}

static void
chancery_meeting_class_init (ChanceryMeetingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_meeting_dispose;
  object_class->finalize = chancery_meeting_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-meeting.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, column);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
chancery_meeting_init (ChanceryMeeting *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_meeting_present (ChanceryWindow *parent, ChanceryRegistry *registry, const char *id)
{
  ChanceryMeeting *self;

  g_return_if_fail (CHANCERY_IS_WINDOW (parent));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_MEETING, "transient-for", parent, NULL);
  g_set_weak_pointer (&self->window, parent);
  self->registry = g_object_ref (registry);
  chancery_registry_load_dossier_async (registry, id, self->cancellable, loaded_cb,
                                        g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
