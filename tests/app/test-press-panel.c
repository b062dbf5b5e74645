/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-panel.h"
#include "chancery-press-row.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  guint proposal;
  guint option;
  guint n_taken;
  guint n_dropped;
} Heard;

static void
take_cb (Heard *heard, guint proposal, guint option)
{
  heard->proposal = proposal;
  heard->option = option;
  heard->n_taken++;
}

static void
drop_cb (Heard *heard, guint proposal)
{
  heard->proposal = proposal;
  heard->n_dropped++;
}

static ChanceryPressSession *
make_session (const char *text, gboolean namesakes)
{
  g_autoptr (ChanceryNameIndex) names = chancery_name_index_new ();
  g_autoptr (ChanceryNamed) one = chancery_named_new (CHANCERY_KIND_PERSON,
                                                      "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c01",
                                                      "Ali Khan", NULL);
  g_autoptr (ChanceryNamed) two = chancery_named_new (CHANCERY_KIND_PERSON,
                                                      "0d3e6b52-0f0f-4c5e-8d0c-4f7a6f0a6c02",
                                                      "Ali Khan", NULL);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (ChanceryPressText) read = NULL;
  ChanceryDay today;

  chancery_name_index_add (names, "Ali Khan", one);
  if (namesakes)
    chancery_name_index_add (names, "Ali Khan", two);
  g_assert_true (chancery_day_from_iso ("2026-03-02", &today));
  read = chancery_press_text_read (text, today, names);
  g_ptr_array_add (kinds, (gpointer)chancery_kind_find ("statement"));
  return chancery_press_session_new (read, kinds, NULL);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Text is data: what looks like markup is shown as it is. */
static void
test_text_is_data (void)
{
  const char *text = "Envoy <b>& co</b> summoned over raid\n\nAli Khan said in a press release so.";
  g_autoptr (ChanceryPressSession) session = make_session (text, FALSE);
  GtkWidget *panel = g_object_ref_sink (chancery_press_panel_new (session));
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (panel, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, text);
  g_assert_nonnull (find_type (panel, CHANCERY_TYPE_PRESS_ROW));
  g_object_unref (panel);
}

/* Nothing is taken without a key, and an ambiguous name not even by one. */
static void
test_keys (void)
{
  g_autoptr (ChanceryPressSession) session =
      make_session ("KABUL, 18 February 2026 — Ali Khan said so in a press release.", TRUE);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *panel = chancery_press_panel_new (session);
  Heard heard = { 0 };

  gtk_window_set_child (GTK_WINDOW (window), panel);
  g_signal_connect_swapped (panel, "take", G_CALLBACK (take_cb), &heard);
  g_signal_connect_swapped (panel, "drop", G_CALLBACK (drop_cb), &heard);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (chancery_press_panel_step (CHANCERY_PRESS_PANEL (panel), 1));
  g_assert_cmpuint (heard.n_taken, ==, 0);
  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    {
      gboolean ambiguous = chancery_press_session_get (session, i)->ambiguous;
      guint before = heard.n_taken;

      chancery_press_panel_go_to (CHANCERY_PRESS_PANEL (panel), i);
      gtk_widget_activate_action (panel, "press.take", NULL);
      g_assert_cmpuint (heard.n_taken, ==, before + (ambiguous ? 0 : 1));
      g_assert_true (ambiguous || heard.proposal == i);
    }
  gtk_widget_activate_action (panel, "press.choose", "(uu)", 0, 1);
  g_assert_cmpuint (heard.option, ==, 1);
  gtk_widget_activate_action (panel, "press.drop", NULL);
  g_assert_cmpuint (heard.n_dropped, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A text that says nothing of use is shown all the same. */
static void
test_empty (void)
{
  g_autoptr (ChanceryPressSession) session = make_session ("ä — ß", FALSE);
  GtkWidget *panel = g_object_ref_sink (chancery_press_panel_new (session));

  g_assert_nonnull (find_type (panel, CHANCERY_TYPE_PRESS_ROW)); /* the whole text as the body */
  chancery_press_panel_update (CHANCERY_PRESS_PANEL (panel));
  g_object_unref (panel);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/press-panel/text-is-data", test_text_is_data);
  g_test_add_func ("/app/press-panel/keys", test_keys);
  g_test_add_func ("/app/press-panel/empty", test_empty);
  return g_test_run ();
}
