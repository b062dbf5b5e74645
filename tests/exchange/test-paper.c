/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MADE G_GINT64_CONSTANT (1772445600) /* 2 March 2026 */
#define WIDTH 470.0
#define HEIGHT 760.0

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("chancery-paper-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (g_file_peek_path (fixture->file));
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static void
add_row (GPtrArray *rows, const char *first, const char *second)
{
  char *cells[] = { (char *)first, (char *)second, NULL };

  g_ptr_array_add (rows, g_strdupv (cells));
}

static const ChanceryPaperColumn two_columns[] = {
  { "Counterpart", 1, CHANCERY_PAPER_START },
  { "Acts", 0, CHANCERY_PAPER_END },
};

static ChanceryPaper *
make_paper (void)
{
  ChanceryPaper *paper = chancery_paper_new ("Protests, 2026 <b>& more</b>");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  add_row (rows, "Afghan Taliban authorities", "12");
  add_row (rows, "دفتر خارجہ", "3");
  chancery_paper_set_marking (paper, "Restricted");
  chancery_paper_set_foot (paper, "kind:demarche · made 2 March 2026");
  chancery_paper_add_heading (paper, 1, "By counterpart");
  chancery_paper_add_text (paper, "Counted: what was delivered.", CHANCERY_PAPER_QUIET);
  chancery_paper_add_table (paper, two_columns, G_N_ELEMENTS (two_columns), rows);
  chancery_paper_add_heading (paper, 2, "The last");
  chancery_paper_add_line (paper, "16 Feb 2026", "Protest over the attack", "PROT/2026/0014");
  chancery_paper_add_struck_line (paper, NULL, "17 Feb 2026", NULL);
  return paper;
}

/* The text of the file as another program reads it, or NULL where there is none. */
static char *
read_text (Fixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *arguments[] = { "pdftotext", "-layout", g_file_peek_path (fixture->file), "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (program == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

static GBytes *
write_bytes (Fixture *fixture, ChanceryPaper *paper, gint64 made)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_true (chancery_paper_write_pdf (paper, fixture->file, CHANCERY_REPLACE_WHAT_IS_THERE,
                                           made, NULL, &error));
  g_assert_no_error (error);
  bytes = g_file_load_bytes (fixture->file, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) first = make_paper ();
  g_autoptr (ChanceryPaper) second = make_paper ();
  g_autoptr (GBytes) a = write_bytes (fixture, first, MADE);
  g_autoptr (GBytes) b = write_bytes (fixture, second, MADE);
  g_autoptr (GBytes) again = write_bytes (fixture, second, MADE);
  g_autoptr (GBytes) later = write_bytes (fixture, second, MADE + 60);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (a, again));
  g_assert_false (g_bytes_equal (a, later));
}

static void
test_says_what_it_holds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  g_autoptr (GBytes) bytes = write_bytes (fixture, paper, MADE);
  g_autofree char *text = read_text (fixture);

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  /* Twice as it stands: at the top, and at the foot. */
  g_assert_cmpuint (count (text, "Protests, 2026 <b>& more</b>"), ==, 2);
  g_assert_cmpuint (count (text, "Restricted"), ==, 2);
  g_assert_nonnull (strstr (text, "kind:demarche · made 2 March 2026"));
  g_assert_nonnull (strstr (text, "page 1 of 1"));
  g_assert_nonnull (strstr (text, "Afghan Taliban authorities"));
  g_assert_nonnull (strstr (text, "Protest over the attack"));
  g_assert_nonnull (strstr (text, "PROT/2026/0014"));
  g_assert_nonnull (strstr (text, "17 Feb 2026"));
}

static void
test_long_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = chancery_paper_new ("Register book");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GString) wordy = g_string_new ("first-word");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_pages;

  for (guint i = 0; i < 2500; i++)
    g_string_append (wordy, " wordy");
  g_string_append (wordy, " last-word");
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *number = g_strdup_printf ("PROT/2026/%04u", i);

      /* One cell is longer than a page; nothing of it may be lost. */
      add_row (rows, i == 100 ? wordy->str : "A protest with a subject", number);
    }
  chancery_paper_set_marking (paper, "Secret");
  chancery_paper_add_table (paper, two_columns, G_N_ELEMENTS (two_columns), rows);
  chancery_paper_strike_row (paper, 3);
  n_pages = chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT);
  g_assert_cmpuint (n_pages, >, 8);
  g_assert_cmpuint (n_pages, <, 16);

  bytes = write_bytes (fixture, paper, MADE);
  text = read_text (fixture);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  n_pages = count (text, "\f");
  g_assert_cmpuint (count (text, "Secret"), ==, 2 * n_pages);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *words = g_strdup_printf ("page %u of %u\n", page, n_pages);

      g_assert_cmpuint (count (text, words), ==, 1);
    }
  g_assert_cmpuint (count (text, "Counterpart"), >=, n_pages - 3);
  g_assert_cmpuint (count (text, "wordy"), ==, 2500);
  g_assert_nonnull (strstr (text, "first-word"));
  g_assert_nonnull (strstr (text, "last-word"));
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *number = g_strdup_printf ("PROT/2026/%04u", i);

      g_assert_cmpuint (count (text, number), ==, 1);
    }
}

/* A copied text has no lines through its words. */
static void
test_struck_in_words (void)
{
  g_autoptr (ChanceryPaper) paper = chancery_paper_new ("Title");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autofree char *text = NULL;

  add_row (rows, "was\nis", "PROT/2026/0001");
  add_row (rows, "A number", "PROT/2026/0002");
  chancery_paper_add_struck_line (paper, "Reply by", "20 Mar 2026", NULL);
  chancery_paper_add_table (paper, two_columns, G_N_ELEMENTS (two_columns), rows);
  chancery_paper_strike_cell (paper, 0, 0, strlen (((char **)rows->pdata[0])[0]) - strlen ("\nis"));
  /* Bug: what was struck to its end stood as if it held. */
  chancery_paper_strike_cell (paper, 1, 1, strlen ("PROT/2026/0002"));
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
  text = chancery_paper_to_text (paper);
  g_assert_nonnull (strstr (text, "Reply by\t20 Mar 2026, struck through\n"));
  g_assert_nonnull (strstr (text, "\nwas → is\tPROT/2026/0001\n"));
  g_assert_nonnull (strstr (text, "\nA number\tPROT/2026/0002, struck through\n"));
}

static void
test_heading_stays_with_text (Fixture *fixture, gconstpointer data)
{
  for (guint n_before = 38; n_before < 46; n_before++)
    {
      g_autoptr (ChanceryPaper) paper = chancery_paper_new ("Title");
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      const char *heading;
      const char *after;

      for (guint i = 0; i < n_before; i++)
        chancery_paper_add_line (paper, NULL, "One line.", NULL);
      chancery_paper_add_heading (paper, 2, "The heading");
      chancery_paper_add_text (paper, "What follows.", CHANCERY_PAPER_BODY);
      bytes = write_bytes (fixture, paper, MADE);
      text = read_text (fixture);
      if (text == NULL)
        {
          g_test_skip ("pdftotext is not here");
          return;
        }
      heading = strstr (text, "The heading");
      after = strstr (text, "What follows.");
      g_assert_true (heading != NULL && after != NULL && heading < after);
      g_assert_null (memchr (heading, '\f', (gsize)(after - heading)));
    }
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  return memmem (content, length, words, strlen (words)) != NULL;
}

/* The outline is not compressed, so that the names can be seen in the bytes. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  g_autoptr (GBytes) bytes = write_bytes (fixture, paper, MADE);

  g_assert_true (holds (bytes, "/Outlines"));
  g_assert_true (holds (bytes, "(By counterpart)"));
  g_assert_true (holds (bytes, "(The last)"));
  g_assert_true (holds (bytes, "20260302100000"));
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)WIDTH, (int)HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint ink_right = 0;
  guint ink_left = 0;

  chancery_paper_set_right_to_left (paper, TRUE);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
  chancery_paper_draw_page (paper, cairo, 0);
  cairo_surface_flush (surface);
  /* Numbers stand at the left, names at the right. */
  for (int y = 100; y < 170; y++)
    for (int x = 0; x < (int)WIDTH; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 128)
        (*(x < 60 ? &ink_left : x > WIDTH / 2 ? &ink_right : &ink_left))++;
  g_assert_cmpuint (ink_right, >, ink_left);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* It ran from the left, and its full stop stood at the wrong end, because a name in it comes first. */
static void
test_a_sentence_that_begins_with_a_foreign_name (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)WIDTH, (int)HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr (ChanceryPaper) paper = chancery_paper_new (NULL);
  int stride = cairo_image_surface_get_stride (surface);
  guint ink_right = 0;
  guint ink_left = 0;

  chancery_paper_hide_title (paper);
  chancery_paper_set_right_to_left (paper, TRUE);
  chancery_paper_add_text (paper, "UNHCR نے آج جواب دیا۔", CHANCERY_PAPER_BODY);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
  chancery_paper_draw_page (paper, cairo, 0);
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < (int)WIDTH; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 128)
        (*(x > WIDTH / 2 ? &ink_right : &ink_left))++;
  g_assert_cmpuint (ink_right, >, 0);
  g_assert_cmpuint (ink_left, ==, 0);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* How much ink stands in each half of the first lines of @paper. */
static void
measure_ink (ChanceryPaper *paper, guint *left, guint *right)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)WIDTH, (int)HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);

  *left = *right = 0;
  chancery_paper_draw_page (paper, cairo, 0);
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < (int)WIDTH; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 128)
        (*(x > WIDTH / 2 ? right : left))++;
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* How far from the right edge of the page the first lines begin. */
static int
measure_edge (ChanceryPaper *paper)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)WIDTH, (int)HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int edge = (int)WIDTH;

  chancery_paper_draw_page (paper, cairo, 0);
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < (int)WIDTH; x++)
      if (cairo_image_surface_get_data (surface)[y * stride + x] > 64)
        edge = MIN (edge, (int)WIDTH - x);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return edge;
}

/* Bug: an English subject stood at the far side of the page, away from its day. */
static void
test_a_line_begins_beside_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = chancery_paper_new (NULL);
  guint left;
  guint right;

  chancery_paper_hide_title (paper);
  chancery_paper_set_right_to_left (paper, TRUE);
  chancery_paper_add_line (paper, "2 مارچ", "Done.", NULL);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
  measure_ink (paper, &left, &right);
  g_assert_cmpuint (right, >, 0);
  g_assert_cmpuint (left, ==, 0);
  g_assert_cmpuint (measure_edge (paper), <, 10);
}

/* Bug: on a page from right to left the title of a record in English stood at the far side, and what is said below it (“PROT/1 · 16
 * فروری”) ran from there with the day torn apart. */
static void
test_titles_and_parts_begin_where_the_page_does (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ChanceryPaper) paper = chancery_paper_new (i == 0 ? "Protest" : NULL);
      guint left;
      guint right;

      chancery_paper_set_right_to_left (paper, TRUE);
      if (i > 0)
        chancery_paper_hide_title (paper);
      if (i == 1)
        chancery_paper_add_heading (paper, 1, "Protest");
      if (i == 2)
        chancery_paper_add_text (paper, "PROT/1 · 16 فروری", CHANCERY_PAPER_QUIET);
      g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
      measure_ink (paper, &left, &right);
      g_assert_cmpuint (right, >, 0);
      g_assert_cmpuint (left, ==, 0);
    }
}

/* Bug: the opening of an Urdu note ran from the left, because the long Latin name of a ministry outweighs its words. */
static void
test_a_paper_of_one_language (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = { "ur", "ar", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ChanceryPaper) paper = chancery_paper_new (NULL);
      guint left;
      guint right;

      chancery_paper_hide_title (paper);
      chancery_paper_set_language (paper, languages[i], "<%1$s/%2$s>");
      g_assert_true (chancery_paper_has_direction (paper));
      chancery_paper_add_text (paper, i < 2 ? "Ministry of Trade کو" : "وزارة to it",
                               CHANCERY_PAPER_BODY);
      g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 1);
      measure_ink (paper, &left, &right);
      g_assert_cmpuint (i < 2 ? right : left, >, 0);
      g_assert_cmpuint (i < 2 ? left : right, ==, 0);
    }
}

static void
test_plain_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  g_autofree char *text = chancery_paper_to_text (paper);

  g_assert_cmpstr (text, ==,
                   "Restricted\n\n"
                   "Protests, 2026 <b>& more</b>\n"
                   "\nBy counterpart\n"
                   "Counted: what was delivered.\n"
                   "Counterpart\tActs\n"
                   "Afghan Taliban authorities\t12\n"
                   "دفتر خارجہ\t3\n"
                   "\nThe last\n"
                   "16 Feb 2026\tProtest over the attack (PROT/2026/0014)\n"
                   "17 Feb 2026, struck through\n"
                   "\nkind:demarche · made 2 March 2026\n"
                   "\nRestricted\n");
}

static void
draw_box (cairo_t *cairo, PangoContext *context, double width, double height, gpointer data)
{
  double *seen = data;

  g_assert_true (PANGO_IS_CONTEXT (context));
  seen[0] = width;
  seen[1] = height;
}

static void
test_drawing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = chancery_paper_new (NULL);
  double seen[2] = { 0, 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 10, 10);
  cairo_t *cairo = cairo_create (surface);

  chancery_paper_add_drawing (paper, 500, draw_box, seen, NULL);
  /* The second does not fit on the page, the third on none. */
  chancery_paper_add_drawing (paper, 500, draw_box, seen, NULL);
  chancery_paper_add_drawing (paper, 5000, draw_box, seen, NULL);
  chancery_paper_add_page_break (paper);
  chancery_paper_add_text (paper, "The end.", CHANCERY_PAPER_BODY);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), ==, 4);
  chancery_paper_draw_page (paper, cairo, 0);
  g_assert_cmpfloat (seen[0], ==, WIDTH);
  g_assert_cmpfloat (seen[1], ==, 500);
  chancery_paper_draw_page (paper, cairo, 2);
  g_assert_cmpfloat (seen[1], <, HEIGHT);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

/* Bug: a file that came after the officer had chosen a free name was replaced. */
static void
test_keeps_what_is_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GDir) folder = NULL;

  g_assert_true (
      g_file_set_contents (g_file_peek_path (fixture->file), "what was there", -1, NULL));
  g_assert_false (chancery_paper_write_pdf (paper, fixture->file, CHANCERY_REPLACE_NOTHING, MADE,
                                            NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "what was there");
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, "paper.pdf");
  g_assert_null (g_dir_read_name (folder));
}

/* A file that is there stays as it was until the new one is whole, and only its owner reads it. */
static void
test_whole_or_not (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = make_paper ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GDir) folder = NULL;
  GStatBuf facts;

  g_assert_true (
      g_file_set_contents (g_file_peek_path (fixture->file), "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (chancery_paper_write_pdf (paper, fixture->file, CHANCERY_REPLACE_WHAT_IS_THERE,
                                            MADE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "what was there");
  folder = g_dir_open (fixture->folder, 0, NULL);
  name = g_strdup (g_dir_read_name (folder));
  g_assert_cmpstr (name, ==, "paper.pdf");
  g_assert_null (g_dir_read_name (folder));

  g_assert_true (chancery_paper_write_pdf (paper, fixture->file, CHANCERY_REPLACE_WHAT_IS_THERE,
                                           MADE, NULL, NULL));
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

/* What came from outside may be neither UTF-8 nor short. */
static void
test_odd_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryPaper) paper = chancery_paper_new ("\xff title");
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 12000; i++)
    g_string_append_c (endless, 'x');
  chancery_paper_set_foot (paper, endless->str);
  chancery_paper_set_marking (paper, "");
  chancery_paper_add_heading (paper, 9, endless->str);
  chancery_paper_add_text (paper, "\xc3(", CHANCERY_PAPER_QUOTE);
  chancery_paper_add_text (paper, "", CHANCERY_PAPER_BODY);
  chancery_paper_add_line (paper, endless->str, endless->str, endless->str);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, WIDTH, HEIGHT), >, 5);
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, 200, 200), >, 5);
  bytes = write_bytes (fixture, paper, MADE);
}

#define TEST(path, function) \
  g_test_add ("/exchange/paper/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("same-bytes", test_same_bytes);
  TEST ("says-what-it-holds", test_says_what_it_holds);
  TEST ("long-table", test_long_table);
  g_test_add_func ("/exchange/paper/struck-in-words", test_struck_in_words);
  TEST ("heading-stays-with-text", test_heading_stays_with_text);
  TEST ("outline", test_outline);
  TEST ("right-to-left", test_right_to_left);
  TEST ("a-sentence-that-begins-with-a-foreign-name",
        test_a_sentence_that_begins_with_a_foreign_name);
  TEST ("a-line-begins-beside-its-day", test_a_line_begins_beside_its_day);
  TEST ("titles-and-parts-begin-where-the-page-does",
        test_titles_and_parts_begin_where_the_page_does);
  TEST ("a-paper-of-one-language", test_a_paper_of_one_language);
  TEST ("plain-text", test_plain_text);
  TEST ("drawing", test_drawing);
  TEST ("keeps-what-is-there", test_keeps_what_is_there);
  TEST ("whole-or-not", test_whole_or_not);
  TEST ("odd-texts", test_odd_texts);
  return g_test_run ();
}
