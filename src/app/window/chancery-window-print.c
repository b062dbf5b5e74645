/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed: the view that is shown, the list where it has the keyboard, else the record.  Of a list it is what is
 * selected where that is several rows and not all. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-list-paper.h"
#include "chancery-printer.h"
#include "chancery-query-words.h"
#include "chancery-window-private.h"

/* More than this takes so long that the officer is told. */
#define MANY 1000

/* Where a list on paper goes. */
typedef void (*Goal) (ChanceryWindow *self, ChanceryPaper *paper);

typedef struct
{
  ChanceryWindow *window;
  Goal goal;
  char *name; /* of its file */
  guint n;    /* that were chosen; 0 for all, of which more may come before the list is complete */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  g_free (wish->name);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
print (ChanceryWindow *self, ChanceryPaper *paper)
{
  chancery_printer_print (GTK_WINDOW (self), paper);
}

static void
say_copied (ChanceryWindow *self, guint n)
{
  g_autofree char *words =
      g_strdup_printf (ngettext ("%'u record copied", "%'u records copied", n), n);

  chancery_window_say (self, words, FALSE);
}

/* None once the registry was left. */
static guint
count_answers (ChanceryWindow *self)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);

  return records != NULL ? chancery_record_list_get_n_exact (records) : 0;
}

static void
paper_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  ChanceryWindow *self = wish->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryPaper) paper =
      chancery_list_paper_make_finish (CHANCERY_RECORD_LIST (source), result, &error);

  if (paper == NULL)
    {
      chancery_window_say_error (self, error);
      return;
    }
  /* Whoever closed the window meanwhile prints nothing. */
  if (self->toasts == NULL)
    return;
  chancery_paper_set_right_to_left (paper, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                               GTK_TEXT_DIR_RTL);
  if (wish->goal == chancery_printer_save)
    chancery_printer_save_as (self, paper, wish->name);
  else
    wish->goal (self, paper);
  if (wish->goal == chancery_printer_copy)
    say_copied (self, wish->n > 0 ? wish->n : count_answers (self));
}

/* What was searched for beside what the place says, in words; "" for nothing. */
static char *
phrase_search (ChanceryWindow *self)
{
  const char *within = chancery_record_list_view_get_within (self->list);
  const char *typed = chancery_record_list_view_get_typed (self->list);
  g_autofree char *both = within != NULL ? chancery_query_join (within, typed) : g_strdup (typed);
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse (both, chancery_registry_get_desk_day (self->registry));

  return chancery_query_to_words (query);
}

/* What the paper is headed by, and @name: (out): what its file is called: by what was saved or searched, not as if that
 * were all that the place has (transfer full). */
static char *
phrase_title (ChanceryWindow *self, const ChanceryPlace *place, char **name)
{
  g_autofree char *saved = chancery_window_dup_search_shown (self);
  g_autofree char *words = phrase_search (self);
  const char *title = *words != '\0' && *place->query == '\0' ? _ ("Search") : _ (place->label);

  if (saved != NULL)
    *name = g_strdup (saved);
  else
    *name = *words != '\0' ? g_strdup_printf ("%s – %s", title, words) : g_strdup (title);
  return saved != NULL ? g_steal_pointer (&saved) : g_strdup (title);
}

/* What there is nothing for, in a list without rows. */
static const char *
phrase_nothing (Goal goal)
{
  if (goal == chancery_printer_copy)
    return _ ("There is nothing here to copy.");
  return goal == chancery_printer_save ? _ ("There is nothing here to save.")
                                       : _ ("There is nothing here to print.");
}

static void
send_list (ChanceryWindow *self, const char *action, Goal goal)
{
  const ChanceryPlace *place = chancery_record_list_view_get_place (self->list);
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  g_auto (GStrv) columns = chancery_record_list_view_dup_columns (self->list);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *title = NULL;
  Wish *wish;
  guint n;

  if (place == NULL || records == NULL || chancery_window_await_answer (self, action))
    return;
  rows = chancery_window_list_several (self);
  if (rows == NULL && chancery_window_say_nothing (self, phrase_nothing (goal)))
    return;
  n = rows != NULL ? rows->len : count_answers (self);
  if (n > MANY)
    {
      /* Translators: the number of records of a list that is printed or saved. */
      g_autofree char *words = g_strdup_printf (_ ("Putting %'u records on paper…"), n);

      chancery_window_say (self, words, FALSE);
    }
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->goal = goal;
  wish->n = rows != NULL ? n : 0;
  title = phrase_title (self, place, &wish->name);
  chancery_list_paper_make_async (records, title, (const char *const *)columns, rows,
                                  self->cancellable, paper_cb, wish);
}

static void
print_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_list (CHANCERY_WINDOW (widget), name, print);
}

static void
save_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_list (CHANCERY_WINDOW (widget), name, chancery_printer_save);
}

static void
copy_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send_list (CHANCERY_WINDOW (widget), name, chancery_printer_copy);
}

/* The table has no page beside it that could be meant. */
static gboolean
means_list (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return FALSE;
  return chancery_record_list_view_get_table (self->list) ||
         (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryView *view = chancery_window_get_view (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "view") == 0)
    {
      if (view != NULL && chancery_view_has_paper (view))
        chancery_view_print (view);
    }
  else if (means_list (self))
    send_list (self, name, print);
  else
    chancery_window_press_for_record (self, "print");
}

static void
order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return;
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_popup_order (self->list);
}

void
chancery_window_install_print_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.print-list", NULL, print_list_action);
  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_list_action);
  gtk_widget_class_install_action (widget_class, "win.copy-list", NULL, copy_list_action);
  gtk_widget_class_install_action (widget_class, "win.order", NULL, order_action);
}
