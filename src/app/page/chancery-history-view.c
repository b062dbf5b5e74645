/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-history-view.h"

#include "chancery-record-page.h"
#include "chancery-text-side.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *action;
  const char *words;
} actions[] = {
  { "create", N_ ("entered") },      { "edit", N_ ("edited") },
  { "register", N_ ("registered") }, { "void", N_ ("made void") },
  { "close", N_ ("closed") },        { "link", N_ ("linked") },
  { "archive", N_ ("archived") },    { "reopen", N_ ("reopened") },
  { "unlink", N_ ("unlinked") },     { "file", N_ ("filed") },
  { "attach", N_ ("paper added") },  { "detach", N_ ("paper removed") },
  { "import", N_ ("brought in") },   { "undo", N_ ("undone") },
  { "redo", N_ ("done again") },     { "correct", N_ ("corrected") },
  { "delete", N_ ("deleted") },      { "add", N_ ("added to") },
  { "merge", N_ ("merged") },
};

static const char *
phrase_action (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].action, action) == 0)
      return _ (actions[i].words);
  return action;
}

/* History is kept in UTC; people read it in the time of their desk. */
char *
chancery_history_view_phrase_time (const char *when)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = when != NULL ? g_date_time_new_from_iso8601 (when, utc) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  /* Translators: a day and a time of day, see strftime. */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %Y, %H:%M")) : g_strdup (when);
}

static GtkWidget *
make_entry (gpointer thing)
{
  ChanceryHistoryEntry *entry = thing;
  g_autofree char *when = chancery_history_view_phrase_time (entry->when);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *who = chancery_text_side_dup_part (entry->who != NULL ? entry->who : "");
  g_autofree char *head = g_markup_printf_escaped ("%s<span alpha=\"62%%\"> · %s</span>",
                                                   phrase_action (entry->action), who);

  g_string_append (markup, head);
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      g_autofree char *change =
          g_markup_printf_escaped ("\n%s", (const char *)g_ptr_array_index (entry->changes, i));

      g_string_append (markup, change);
    }
  return chancery_page_view_row (when != NULL ? when : "", 18, markup->str);
}

/* ---- earlier entries ---- */

/* What is behind the button below the entries that are shown. */
typedef struct
{
  ChanceryRegistry *registry;
  char *id;
  GtkWidget *box;
  gboolean reading;
  /* That of the last one shown, and how many are. */
  gint64 sequence;
  guint n_shown;
  /* All that was read, and what the page before had of it: rows may still be made from that. */
  GPtrArray *entries;
  GPtrArray *before;
} Earlier;

#define EARLIER "chancery-earlier"

static void
earlier_free (gpointer data)
{
  Earlier *self = data;

  g_object_unref (self->registry);
  g_free (self->id);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

/* The button has the keyboard: before it goes, what it stands in gets it. */
static void
hide (GtkWidget *button)
{
  GtkWidget *expander = gtk_widget_get_ancestor (button, GTK_TYPE_EXPANDER);

  if (gtk_widget_is_focus (button) && expander != NULL)
    gtk_widget_grab_focus (expander);
  gtk_widget_set_visible (button, FALSE);
}

static void
read_earlier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = user_data;
  Earlier *self = g_object_get_data (G_OBJECT (button), EARLIER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history =
      chancery_registry_history_finish (CHANCERY_REGISTRY (source), result, &error);
  guint most = self->n_shown + CHANCERY_DOSSIER_HISTORY;

  self->reading = FALSE;
  /* The page has gone to another record. */
  if (gtk_widget_get_root (button) == NULL)
    return;
  if (history == NULL)
    {
      GtkWidget *page = gtk_widget_get_ancestor (button, CHANCERY_TYPE_RECORD_PAGE);

      if (page != NULL)
        g_signal_emit_by_name (page, "said", error->message, FALSE);
      return;
    }
  for (guint i = 0; i < history->len && self->n_shown < most; i++)
    {
      ChanceryHistoryEntry *entry = g_ptr_array_index (history, i);

      /* What was done meanwhile is newer than all of them. */
      if (entry->sequence >= self->sequence)
        continue;
      gtk_box_append (GTK_BOX (self->box), make_entry (entry));
      self->sequence = entry->sequence;
      self->n_shown++;
    }
  if (history->len <= most)
    hide (button);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&history);
}

static void
earlier_cb (GtkWidget *button, gpointer user_data)
{
  Earlier *self = user_data;

  if (self->reading)
    return;
  self->reading = TRUE;
  chancery_registry_history_async (self->registry, self->id,
                                   self->n_shown + CHANCERY_DOSSIER_HISTORY + 1, NULL,
                                   read_earlier_cb, g_object_ref (button));
}

/* @last: the last entry that is shown in @box. */
static GtkWidget *
make_earlier (ChanceryPageView *view, GtkWidget *box, const ChanceryHistoryEntry *last)
{
  GtkWidget *button = chancery_page_view_small_button (
      /* Translators: a button below the newest changes of a record: shows those before. */
      _ ("Earlier Changes"), _ ("Earlier changes of this record"), NULL, NULL);
  Earlier *self = g_new0 (Earlier, 1);

  self->registry = g_object_ref (view->registry);
  self->id = g_strdup (chancery_record_get_id (view->record));
  self->box = box;
  self->sequence = last->sequence;
  self->n_shown = CHANCERY_DOSSIER_HISTORY;
  g_object_set_data_full (G_OBJECT (button), EARLIER, self, earlier_free);
  g_signal_connect (button, "clicked", G_CALLBACK (earlier_cb), self);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chancery-below-rows");
  return button;
}

/* ---- made anew ---- */

static GtkWidget *
find_earlier (GtkWidget *expander)
{
  GtkWidget *last = gtk_widget_get_last_child (gtk_expander_get_child (GTK_EXPANDER (expander)));

  return g_object_get_data (G_OBJECT (last), EARLIER) != NULL ? last : NULL;
}

/* What was asked for on the page before is there again. */
static void
show_again (ChanceryPageView *view, GtkWidget *button, GtkWidget *button_before)
{
  Earlier *self = g_object_get_data (G_OBJECT (button), EARLIER);
  const Earlier *before = g_object_get_data (G_OBJECT (button_before), EARLIER);

  if (before->entries == NULL)
    return;
  self->entries = g_ptr_array_ref (before->entries);
  self->before = g_ptr_array_ref (before->entries);
  for (guint i = 0; i < self->before->len; i++)
    {
      ChanceryHistoryEntry *entry = g_ptr_array_index (self->before, i);

      if (entry->sequence >= self->sequence || entry->sequence < before->sequence)
        continue;
      chancery_page_view_add_row (view, self->box, make_entry, entry);
      self->sequence = entry->sequence;
      self->n_shown++;
    }
  gtk_widget_set_visible (button, gtk_widget_get_visible (button_before));
}

/* As it was left by who reads it, and is left until this one is seen. */
static void
take_place (ChanceryPageView *view, GtkWidget *expander)
{
  GtkWidget *button = find_earlier (expander);
  GtkWidget *before = view->history != NULL ? find_earlier (view->history) : NULL;

  if (button != NULL && before != NULL)
    show_again (view, button, before);
  if (view->history != NULL)
    g_object_bind_property (view->history, "expanded", expander, "expanded", G_BINDING_SYNC_CREATE);
  g_set_object (&view->history, expander);
}

GtkWidget *
chancery_history_view_new (ChanceryPageView *view)
{
  GPtrArray *history = chancery_dossier_get_history (view->dossier);
  GtkWidget *expander;
  GtkWidget *box;
  GtkWidget *rows;
  guint n_shown;

  if (history == NULL || history->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), rows);
  n_shown = MIN (history->len, CHANCERY_DOSSIER_HISTORY);
  for (guint i = 0; i < n_shown; i++)
    chancery_page_view_add_row (view, rows, make_entry, g_ptr_array_index (history, i));
  if (history->len > n_shown)
    gtk_box_append (GTK_BOX (box),
                    make_earlier (view, rows, g_ptr_array_index (history, n_shown - 1)));
  expander = gtk_expander_new (_ ("History"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "chancery-history");
  gtk_widget_add_css_class (expander, "chancery-page-block");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  take_place (view, expander);
  return expander;
}
