/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-history-view.h"

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
  g_autofree char *head = g_markup_printf_escaped ("%s <span alpha=\"62%%\">· %s</span>",
                                                   phrase_action (entry->action),
                                                   entry->who != NULL ? entry->who : "");

  g_string_append (markup, head);
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      g_autofree char *change =
          g_markup_printf_escaped ("\n%s", (const char *)g_ptr_array_index (entry->changes, i));

      g_string_append (markup, change);
    }
  return chancery_page_view_row (when != NULL ? when : "", 18, markup->str);
}

GtkWidget *
chancery_history_view_new (ChanceryPageView *view)
{
  GPtrArray *history = chancery_dossier_get_history (view->dossier);
  GtkWidget *expander;
  GtkWidget *box;

  if (history == NULL || history->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (guint i = 0; i < history->len; i++)
    chancery_page_view_add_row (view, box, make_entry, g_ptr_array_index (history, i));
  expander = gtk_expander_new (_ ("History"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "chancery-history");
  gtk_widget_add_css_class (expander, "chancery-page-block");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  return expander;
}
