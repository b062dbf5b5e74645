/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From one record to the next: what is seen, pressed and done while its page comes. */

#include "config.h"

#include "chancery-page-keys.h"
#include "chancery-record-page.h"
#include "chancery-test-page.h"

#include <adwaita.h>
#include <string.h>

static const char *
id_of (ChanceryTestExample *example, guint i)
{
  return chancery_record_get_id (g_ptr_array_index (example->records, i));
}

static void
note_record_cb (ChanceryRecordPage *page, GParamSpec *pspec, GPtrArray *seen)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (page);

  if (dossier != NULL)
    g_ptr_array_add (seen,
                     g_strdup (chancery_record_get_id (chancery_dossier_get_record (dossier))));
}

static void
note_edit_cb (ChanceryRecordPage *page, const char *id, GPtrArray *edited)
{
  g_ptr_array_add (edited, g_strdup (id));
}

static void
assert_readable (GtkWidget *page)
{
  GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (chancery_test_page_find_parts (page)));

  g_assert_nonnull (part);
  g_assert_true (gtk_widget_get_mapped (part));
  g_assert_nonnull (gtk_widget_get_first_child (part));
}

/* Whoever passes many records sees the one before until the last of them is there, and what he does meanwhile is done to
 * that one. */
static void
test_records_that_are_passed (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = chancery_record_page_new (example->registry);
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (page);
  guint last = 5;

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  chancery_record_page_show (self, id_of (example, 0));
  chancery_test_page_wait (page, id_of (example, 0));
  g_signal_connect (page, "notify::title", G_CALLBACK (note_record_cb), seen);
  g_signal_connect (page, "edit-record", G_CALLBACK (note_edit_cb), edited);

  for (guint i = 1; i <= last; i++)
    chancery_record_page_show (self, id_of (example, i));
  g_assert_true (chancery_record_page_is_coming (self));
  g_assert_null (chancery_record_page_get_dossier (self));
  /* It is still there to be read. */
  assert_readable (page);
  g_action_group_activate_action (chancery_record_page_get_actions (self), "edit", NULL);
  g_assert_cmpuint (edited->len, ==, 0);

  chancery_test_page_wait (page, id_of (example, last));
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (seen, 0), ==, id_of (example, last));
  g_assert_cmpuint (edited->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (edited, 0), ==, id_of (example, last));

  /* Nothing is done to a record that is left before it came. */
  chancery_record_page_show (self, id_of (example, 1));
  g_action_group_activate_action (chancery_record_page_get_actions (self), "edit", NULL);
  chancery_record_page_show (self, id_of (example, 2));
  chancery_test_page_wait (page, id_of (example, 2));
  g_assert_cmpuint (edited->len, ==, 1);

  chancery_record_page_show (self, NULL);
  g_assert_false (chancery_record_page_is_coming (self));
  g_assert_null (chancery_record_page_get_dossier (self));
  gtk_window_destroy (GTK_WINDOW (window));
  chancery_test_settle ();
}

/* What was pressed, in order. */
static GString *pressed;

static void
note_key (ChanceryRecordPage *page, const char *name)
{
  g_string_append_printf (pressed, "%s ", name);
}

static void
assert_pressed (const char *names)
{
  g_assert_cmpstr (pressed->str, ==, names);
  g_string_truncate (pressed, 0);
}

/* A key is for the record that was asked for when it was pressed, and for that one time. */
static void
test_keys_that_wait (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  GtkWidget *page = chancery_test_page_present (example);
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (page);
  const char *first = id_of (example, 0);
  const char *second = id_of (example, 1);

  pressed = g_string_new (NULL);
  /* Pressed twice it is done once, and each in its turn. */
  chancery_record_page_show (self, first);
  chancery_page_keys_when_shown (self, "one", note_key);
  chancery_page_keys_when_shown (self, "two", note_key);
  chancery_page_keys_when_shown (self, "one", note_key);
  assert_pressed ("");
  chancery_test_page_wait (page, first);
  assert_pressed ("one two ");
  chancery_page_keys_when_shown (self, "one", note_key);
  assert_pressed ("one ");

  /* There and back again. */
  chancery_record_page_show (self, second);
  chancery_page_keys_when_shown (self, "one", note_key);
  chancery_record_page_show (self, first);
  chancery_record_page_show (self, second);
  chancery_test_page_wait (page, second);
  assert_pressed ("");

  /* Away to nothing, and back later. */
  chancery_record_page_show (self, first);
  chancery_page_keys_when_shown (self, "one", note_key);
  chancery_record_page_show (self, NULL);
  chancery_test_settle ();
  chancery_record_page_show (self, first);
  chancery_test_page_wait (page, first);
  assert_pressed ("");

  /* Asked for once more it is the same, and comes once. */
  chancery_record_page_show (self, second);
  chancery_page_keys_when_shown (self, "one", note_key);
  chancery_record_page_show (self, second);
  chancery_test_page_wait (page, second);
  assert_pressed ("one ");

  /* Something came in front. */
  chancery_record_page_show (self, first);
  chancery_page_keys_when_shown (self, "one", note_key);
  chancery_page_keys_forget (self);
  chancery_test_page_wait (page, first);
  assert_pressed ("");
  g_string_free (g_steal_pointer (&pressed), TRUE);
  chancery_test_page_close (page);
}

static void
note_said_cb (ChanceryRecordPage *page, const char *sentence, gboolean undo, GPtrArray *said)
{
  g_ptr_array_add (said, g_strdup (sentence));
}

static gboolean
is_enabled (ChanceryRecordPage *page, const char *action)
{
  return g_action_group_get_action_enabled (chancery_record_page_get_actions (page), action);
}

static const char *
find_named (ChanceryTestExample *example, gboolean named)
{
  for (guint i = 0; i < example->records->len; i++)
    {
      ChanceryRecord *record = g_ptr_array_index (example->records, i);

      if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED) ==
              named &&
          (named || chancery_record_get_state (record) == CHANCERY_STATE_REGISTERED))
        return chancery_record_get_id (record);
    }
  g_assert_not_reached ();
}

/* What fits the record that is meant is not asked of the one before it, and what does not fit says so. */
static void
test_actions_that_wait (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *page = chancery_test_page_present (example);
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (page);
  GActionGroup *actions = chancery_record_page_get_actions (self);
  const char *name = find_named (example, TRUE);
  const char *act = find_named (example, FALSE);

  g_signal_connect (page, "edit-record", G_CALLBACK (note_edit_cb), edited);
  g_signal_connect (page, "said", G_CALLBACK (note_said_cb), said);
  g_assert_false (is_enabled (self, "edit"));
  chancery_record_page_show (self, name);
  g_action_group_activate_action (actions, "edit", NULL);
  g_action_group_activate_action (actions, "edit", NULL);
  g_action_group_activate_action (actions, "void", NULL);
  chancery_test_page_wait (page, name);
  g_assert_cmpuint (edited->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (edited, 0), ==, name);
  /* A name cannot be made void. */
  g_assert_false (is_enabled (self, "void"));
  g_assert_cmpuint (said->len, ==, 1);

  chancery_record_page_show (self, act);
  g_assert_true (is_enabled (self, "void"));
  /* What stands on the page of the one before means that one, and that one is meant no more. */
  gtk_widget_activate_action (page, "page.edit", NULL);
  chancery_test_page_wait (page, act);
  g_assert_true (is_enabled (self, "void"));
  g_assert_cmpuint (edited->len, ==, 1);
  chancery_test_page_close (page);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* What is not there any more has a page that says so, and nothing of the one before stays. */
static void
test_a_missing_record (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *page = chancery_test_page_present (example);
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (page);
  const char *missing = "99999999-9999-4999-8999-999999999999";

  chancery_record_page_show (self, id_of (example, 0));
  chancery_test_page_wait (page, id_of (example, 0));
  g_assert_nonnull (chancery_record_page_get_seen (self));
  chancery_record_page_set_as_on (self, chancery_registry_get_desk_day (example->registry) - 1);
  chancery_test_page_wait (page, id_of (example, 0));
  g_assert_true (says (page, "As it stood on"));
  g_signal_connect (page, "edit-record", G_CALLBACK (note_edit_cb), edited);
  g_signal_connect (page, "said", G_CALLBACK (note_said_cb), said);
  chancery_record_page_show (self, missing);
  g_assert_cmpstr (chancery_record_get_id (chancery_record_page_get_seen (self)), ==,
                   id_of (example, 0));
  g_action_group_activate_action (chancery_record_page_get_actions (self), "edit", NULL);
  chancery_test_page_wait (page, missing);
  g_assert_null (chancery_record_page_get_seen (self));
  g_assert_null (chancery_record_page_get_dossier (self));
  g_assert_cmpuint (edited->len, ==, 0);
  g_assert_cmpuint (said->len, ==, 1);
  assert_readable (page);
  g_assert_false (says (page, "As it stood on"));
  chancery_test_page_close (page);
}

static void
count_cb (ChanceryRecordPage *page, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* Many paragraphs, and a last one. */
static char *
save_long_record (ChanceryTestExample *example)
{
  g_autoptr (GString) json = g_string_new ("{'kind':'document','title':'Long','body':'");
  g_autoptr (ChanceryRecord) record = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (json, "Paragraph %u of a long dispatch from the mission.\\n", i);
  g_string_append (json, "The last line.'}");
  record = chancery_test_save (example->store, chancery_test_draft (example->store, json->str));
  return g_strdup (chancery_record_get_id (record));
}

static GtkAdjustment *
get_vertical (GtkWidget *page)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (chancery_test_page_find_parts (page)),
                                                 GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
press_end (GtkWidget *page)
{
  gboolean done;

  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (chancery_test_page_find_parts (page)),
                                                  GTK_TYPE_SCROLLED_WINDOW),
                         "scroll-child", GTK_SCROLL_END, FALSE, &done);
}

static double
get_end (GtkAdjustment *vertical)
{
  return gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_page_size (vertical);
}

/* The end of a page is where it ends when all of it is there, and only of that one. */
static void
test_the_end_is_followed (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new_closed ();
  g_autofree char *id = save_long_record (example);
  GtkWidget *page;
  GtkAdjustment *vertical;

  chancery_test_example_open (example);
  page = chancery_test_page_present (example);
  vertical = get_vertical (page);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id_of (example, 0));
  chancery_test_page_wait (page, id_of (example, 0));
  press_end (page);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  while (chancery_record_page_is_coming (CHANCERY_RECORD_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (says (page, "The last line."));
  while (!says (page, "The last line.") || gtk_adjustment_get_upper (vertical) < 10000)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, 0);

  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id_of (example, 0));
  chancery_test_page_wait (page, id_of (example, 0));
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  while (chancery_record_page_is_coming (CHANCERY_RECORD_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);
  press_end (page);
  g_assert_false (says (page, "The last line."));
  while (!says (page, "The last line.") || gtk_adjustment_get_upper (vertical) < 10000)
    g_main_context_iteration (NULL, TRUE);
  chancery_test_page_wait (page, id);
  chancery_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, get_end (vertical));
  chancery_test_page_close (page);
}

#define N_BUTTONS 1000

static gboolean
append_button (GtkBox *part, gpointer user_data)
{
  guint *n = user_data;

  gtk_box_append (part, gtk_button_new_with_label ("Stop"));
  return ++*n < N_BUTTONS;
}

/* Tab left the page where it ended so far, and what was made a moment later was passed over. */
static void
test_tab_meets_all_of_it (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *parts = g_object_new (CHANCERY_TYPE_PAGE_PARTS, NULL);
  guint n_made = 0;
  guint n_stops = 0;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), parts);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 200);
  gtk_window_present (GTK_WINDOW (window));
  chancery_page_parts_begin (CHANCERY_PAGE_PARTS (parts), append_button, &n_made, FALSE, TRUE);
  while (chancery_page_parts_is_coming (CHANCERY_PAGE_PARTS (parts)))
    g_main_context_iteration (NULL, TRUE);
  while (gtk_widget_child_focus (parts, GTK_DIR_TAB_FORWARD))
    n_stops++;
  g_assert_cmpuint (n_stops, ==, N_BUTTONS);
  g_assert_true (chancery_page_parts_is_whole (CHANCERY_PAGE_PARTS (parts)));
  gtk_window_destroy (GTK_WINDOW (window));
  chancery_test_settle ();
}

/* Whoever reads far down in a long text stays there when the record is read again. */
static void
test_a_reload_keeps_the_place (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new_closed ();
  g_autofree char *id = save_long_record (example);
  GtkWidget *page;
  GtkAdjustment *vertical;
  guint n_shown = 0;
  double value;

  chancery_test_example_open (example);
  page = chancery_test_page_present (example);
  vertical = get_vertical (page);
  g_signal_connect (page, "notify::title", G_CALLBACK (count_cb), &n_shown);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  while (!says (page, "The last line."))
    g_main_context_iteration (NULL, TRUE);
  while (gtk_adjustment_get_upper (vertical) < 10000)
    g_main_context_iteration (NULL, TRUE);
  value = get_end (vertical) - 200;
  gtk_adjustment_set_value (vertical, value);
  chancery_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, value);

  n_shown = 0;
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  while (n_shown == 0)
    g_main_context_iteration (NULL, TRUE);
  while (!says (page, "The last line."))
    g_main_context_iteration (NULL, TRUE);
  chancery_test_page_wait (page, id);
  chancery_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, value);
  chancery_test_page_close (page);
}

/* A page that is not seen, as beside the table, is made as well. */
static void
test_a_page_that_is_not_seen (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  g_autoptr (GtkWidget) page = g_object_ref_sink (chancery_record_page_new (example->registry));

  for (guint i = 0; i < 3; i++)
    {
      chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id_of (example, i));
      chancery_test_page_wait (page, id_of (example, i));
      g_assert_cmpstr (chancery_record_get_id (
                           chancery_record_page_get_seen (CHANCERY_RECORD_PAGE (page))),
                       ==, id_of (example, i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  chancery_test_page_load_style ();
  g_test_add_func ("/app/page-turns/records-that-are-passed", test_records_that_are_passed);
  g_test_add_func ("/app/page-turns/keys-that-wait", test_keys_that_wait);
  g_test_add_func ("/app/page-turns/actions-that-wait", test_actions_that_wait);
  g_test_add_func ("/app/page-turns/a-missing-record", test_a_missing_record);
  g_test_add_func ("/app/page-turns/a-reload-keeps-the-place", test_a_reload_keeps_the_place);
  g_test_add_func ("/app/page-turns/the-end-is-followed", test_the_end_is_followed);
  g_test_add_func ("/app/page-turns/tab-meets-all-of-it", test_tab_meets_all_of_it);
  g_test_add_func ("/app/page-turns/one-that-is-not-seen", test_a_page_that_is_not_seen);
  return g_test_run ();
}
