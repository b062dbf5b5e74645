/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-view.h"
#include "chancery-record-form.h"
#include "chancery-record-page.h"
#include "chancery-test-page.h"

#include <adwaita.h>

/* The narrowest screen that everything must fit. */
#define NARROW 360

/* Names what is too wide, from the outside in. */
static void
name_wide (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > NARROW - 40)
        g_test_message ("  %s: %d px", G_OBJECT_TYPE_NAME (child), least);
      name_wide (child);
    }
}

static void
assert_fits (GtkWidget *widget, const char *what)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("%s: %d px", what, least);
  if (least > NARROW)
    name_wide (widget);
  g_assert_cmpint (least, <=, NARROW);
}

/* Every record of the example, of every kind, has a page that loads without a warning. */
static void
test_every_record_has_a_page (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = chancery_record_page_new (example->registry);

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < example->records->len; i++)
    {
      const char *id = chancery_record_get_id (example->records->pdata[i]);

      chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
      chancery_test_page_wait (page, id);
      chancery_test_settle ();
      assert_fits (page, chancery_record_get_title (example->records->pdata[i]));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  chancery_test_settle ();
}

/* Half as large again, as people with weak eyes set it; the dots per inch are in 1/1024. */
static void
test_large_text_fits (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_every_record_has_a_page ();
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* So often that a page does not show all of it at once. */
#define N_EDITS (CHANCERY_DOSSIER_HISTORY + 9)

static void
edit_often (ChanceryTestExample *example, const char *id)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      ChanceryDraft *draft = chancery_test_edit (example->store, id);
      g_autofree char *text = g_strdup_printf ("Seen %u times", i);
      g_autoptr (ChanceryRecord) record = NULL;

      chancery_draft_set_text (draft, "note", text);
      record = chancery_test_save (example->store, draft);
      g_assert_nonnull (record);
    }
}

/* The page of the record @id, which was edited often, with its history open; @button asks for more of it. */
static GtkWidget *
present_history (ChanceryTestExample *example,
                 const char *id,
                 GtkWidget **history,
                 GtkWidget **button)
{
  GtkWidget *page;

  edit_often (example, id);
  chancery_test_example_open (example);
  page = chancery_test_page_present (example);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  chancery_test_page_wait (page, id);
  *history = find_class (page, "chancery-history");
  g_assert_nonnull (*history);
  gtk_expander_set_expanded (GTK_EXPANDER (*history), TRUE);
  chancery_test_settle ();
  *button = find_class (*history, "chancery-small-button");
  g_assert_nonnull (*button);
  return page;
}

/* Bug: of more than fifty changes the first ones were left out without a word. */
static void
test_history_goes_back_to_the_beginning (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new_closed ();
  const char *id = chancery_record_get_id (example->records->pdata[0]);
  GtkWidget *history;
  GtkWidget *button;
  GtkWidget *page = present_history (example, id, &history, &button);

  g_assert_cmpuint (count_children (gtk_widget_get_prev_sibling (button)), ==,
                    CHANCERY_DOSSIER_HISTORY);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  while (gtk_widget_get_visible (button))
    g_main_context_iteration (NULL, TRUE);
  /* And the one with which it came in. */
  g_assert_cmpuint (count_children (gtk_widget_get_prev_sibling (button)), ==, N_EDITS + 1);
  /* Bug: the keyboard went with the button. */
  g_assert_true (gtk_widget_is_focus (history));
  chancery_test_page_close (page);
}

/* A form for every kind, empty, and one on every record; looking at it makes no draft. */
static void
test_every_kind_has_a_form (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *form = chancery_record_form_new (example->registry, kind, NULL);

      gtk_window_set_child (GTK_WINDOW (window), form);
      gtk_window_present (GTK_WINDOW (window));
      chancery_test_settle ();
      assert_fits (form, kind->id);
      g_assert_false (chancery_record_form_is_dirty (CHANCERY_RECORD_FORM (form)));
      gtk_window_destroy (GTK_WINDOW (window));
      chancery_test_settle ();
    }
}

static void
test_looking_at_a_form_changes_nothing (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();

  for (guint i = 0; i < example->records->len; i++)
    {
      ChanceryRecord *record = example->records->pdata[i];
      GtkWidget *window = gtk_window_new ();
      GtkWidget *form =
          chancery_record_form_new (example->registry, chancery_record_get_kind (record), record);

      gtk_window_set_child (GTK_WINDOW (window), form);
      gtk_window_present (GTK_WINDOW (window));
      chancery_test_settle ();
      g_test_message ("%s", chancery_record_get_title (record));
      g_assert_false (chancery_record_form_is_dirty (CHANCERY_RECORD_FORM (form)));
      gtk_window_destroy (GTK_WINDOW (window));
      chancery_test_settle ();
    }
}

static void
count_cb (ChanceryRecordPage *page, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
read_again (GtkWidget *page, const char *id)
{
  guint n_turned = 0;
  gulong handler = g_signal_connect (page, "notify::title", G_CALLBACK (count_cb), &n_turned);

  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  while (n_turned == 0)
    g_main_context_iteration (NULL, TRUE);
  chancery_test_page_wait (page, id);
  /* Until what was there before has gone. */
  chancery_test_settle ();
  g_signal_handler_disconnect (page, handler);
}

/* Bug: what somebody changed elsewhere closed the history under the eyes of who read in it, and took the keyboard away. */
static void
test_history_stays_open (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new_closed ();
  const char *id = chancery_record_get_id (example->records->pdata[0]);
  const char *other = chancery_record_get_id (example->records->pdata[1]);
  GtkWidget *history;
  GtkWidget *button;
  GtkWidget *page = present_history (example, id, &history, &button);

  gtk_widget_grab_focus (button);
  read_again (page, id);

  history = find_class (page, "chancery-history");
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (history)));
  button = find_class (history, "chancery-small-button");
  g_assert_true (gtk_widget_is_focus (button));
  g_signal_emit_by_name (button, "clicked");
  while (gtk_widget_get_visible (button))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_focus (history));
  read_again (page, id);

  /* With all that was asked for. */
  history = find_class (page, "chancery-history");
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (history)));
  g_assert_true (gtk_widget_is_focus (history));
  button = find_class (history, "chancery-small-button");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpuint (count_children (gtk_widget_get_prev_sibling (button)), ==, N_EDITS + 1);

  /* Another record begins with its own. */
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), other);
  chancery_test_page_wait (page, other);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
  chancery_test_page_wait (page, id);
  chancery_test_settle ();
  history = find_class (page, "chancery-history");
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (history)));
  chancery_test_page_close (page);
}

/* Of a case file the panel stays, and all else is made anew round it. */
static void
test_history_of_a_case_file_stays_open (void)
{
  g_autoptr (ChanceryTestExample) example = chancery_test_example_new ();
  GtkWidget *page = chancery_test_page_present (example);
  guint n_seen = 0;

  for (guint i = 0; i < example->records->len; i++)
    {
      ChanceryRecord *record = g_ptr_array_index (example->records, i);
      const char *id = chancery_record_get_id (record);
      GtkWidget *history;

      if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
        continue;
      chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
      chancery_test_page_wait (page, id);
      chancery_test_settle ();
      history = find_class (page, "chancery-history");
      gtk_expander_set_expanded (GTK_EXPANDER (history), TRUE);
      gtk_widget_grab_focus (history);
      read_again (page, id);
      history = find_class (page, "chancery-history");
      g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (history)));
      g_assert_true (gtk_widget_is_focus (history));
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 0);
  chancery_test_page_close (page);
}

/* Bug: in a window that runs from right to left, the parts of a number without a letter were turned round. */
static void
test_numbers_run_from_left_to_right (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "418.82/1-8544", "\u2066418.82/1-8544\u2069" },
    { "DOC/1974/0068", "DOC/1974/0068" },
    { "1974", "1974" },
  };
  const ChanceryField *field =
      chancery_kind_find_field (chancery_kind_find ("document"), "our_ref");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryValue) value = chancery_value_new_text (cases[i].text);
      g_autofree char *shown = chancery_page_view_markup_value (NULL, field, value);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  chancery_test_page_load_style ();
  g_test_add_func ("/app/pages/every-record-has-one", test_every_record_has_a_page);
  g_test_add_func ("/app/pages/large-text-fits", test_large_text_fits);
  g_test_add_func ("/app/pages/history-goes-back-to-the-beginning",
                   test_history_goes_back_to_the_beginning);
  g_test_add_func ("/app/pages/history-stays-open", test_history_stays_open);
  g_test_add_func ("/app/pages/history-of-a-case-file-stays-open",
                   test_history_of_a_case_file_stays_open);
  g_test_add_func ("/app/pages/numbers-run-from-left-to-right",
                   test_numbers_run_from_left_to_right);
  g_test_add_func ("/app/forms/every-kind-has-one", test_every_kind_has_a_form);
  g_test_add_func ("/app/forms/looking-changes-nothing", test_looking_at_a_form_changes_nothing);
  return g_test_run ();
}
