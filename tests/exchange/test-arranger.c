/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-arranger.h"

#include <gio/gio.h>
#include <string.h>

#define N_TEXTS 5000
/* A few of these are held. */
#define LARGE (1024 * 1024)

typedef struct
{
  ChanceryArranger *arranger;
  guint next_rank;
  guint n_given;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->arranger = chancery_arranger_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  chancery_arranger_free (fixture->arranger);
}

/* Texts of several lengths, all of which say their rank. */
static char *
make_text (guint rank)
{
  g_autofree char *more = g_strnfill (rank % 300, 'x');

  return g_strdup_printf ("%u %s", rank, more);
}

static void
add_text (Fixture *fixture, guint rank)
{
  g_autofree char *text = make_text (rank);

  g_string_append (chancery_arranger_begin (fixture->arranger), text);
  chancery_arranger_end (fixture->arranger, rank, rank * 7);
}

/* Every second rank, the highest first. */
static void
add_texts (Fixture *fixture, guint n_texts)
{
  for (guint i = n_texts; i > 0; i--)
    add_text (fixture, i * 2);
}

static gboolean
take_text (const char *text, gsize length, guint64 note, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_autofree char *expected = make_text (fixture->next_rank);

  g_assert_cmpmem (text, length, expected, strlen (expected));
  g_assert_cmpuint (note, ==, fixture->next_rank * 7);
  fixture->next_rank += 2;
  fixture->n_given++;
  return TRUE;
}

static void
assert_given (Fixture *fixture, guint n_texts)
{
  g_autoptr (GError) error = NULL;

  fixture->next_rank = 2;
  fixture->n_given = 0;
  g_assert_true (chancery_arranger_give_all (fixture->arranger, take_text, fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_given, ==, n_texts);
}

static void
test_all_come_in_order (Fixture *fixture, gconstpointer data)
{
  assert_given (fixture, 0);
  for (guint i = 0; i < 3; i++)
    {
      add_texts (fixture, N_TEXTS - i);
      assert_given (fixture, N_TEXTS - i);
    }
  assert_given (fixture, 0);
}

/* Those that come late and in order go out between the ones that wait. */
static void
test_late_ones_go_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->next_rank = 2;
  for (guint rank = 100; rank > 0; rank -= 4)
    add_text (fixture, rank);
  for (guint rank = 2; rank < 90; rank += 4)
    {
      add_text (fixture, rank);
      g_assert_true (
          chancery_arranger_give (fixture->arranger, rank + 1, take_text, fixture, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (fixture->next_rank, ==, rank + 2);
    }
  for (guint rank = 90; rank < 100; rank += 4)
    add_text (fixture, rank);
  g_assert_true (chancery_arranger_give_all (fixture->arranger, take_text, fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_given, ==, 50);
}

static gboolean
count_text (const char *text, gsize length, guint64 note, gpointer user_data, GError **error)
{
  guint *n_texts = user_data;

  ++*n_texts;
  return TRUE;
}

static void
add_large (Fixture *fixture, guint rank)
{
  GString *text = chancery_arranger_begin (fixture->arranger);

  g_string_set_size (text, text->len + LARGE);
  chancery_arranger_end (fixture->arranger, rank, 0);
}

/* It says so, and what is given at once is not kept. */
static void
test_memory_has_an_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_texts = 0;
  guint rank;
  gsize held;

  g_assert_false (chancery_arranger_is_full (fixture->arranger));
  add_large (fixture, 1000);
  g_assert_false (chancery_arranger_is_full (fixture->arranger));
  for (rank = 1001; !chancery_arranger_is_full (fixture->arranger); rank++)
    add_large (fixture, rank);
  g_assert_cmpuint (rank - 1000, <=, 8);
  held = chancery_arranger_begin (fixture->arranger)->len;
  for (guint i = 0; i < 500; i++)
    {
      add_large (fixture, i);
      g_assert_true (
          chancery_arranger_give (fixture->arranger, i + 1, count_text, &n_texts, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_texts, ==, i + 1);
      g_assert_cmpuint (chancery_arranger_begin (fixture->arranger)->len, ==, held);
    }
  g_assert_true (chancery_arranger_give_all (fixture->arranger, count_text, &n_texts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_texts, ==, 500 + rank - 1000);
  g_assert_false (chancery_arranger_is_full (fixture->arranger));
}

static gboolean
refuse_text (const char *text, gsize length, guint64 note, gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
  return FALSE;
}

static void
test_who_takes_may_stop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_texts (fixture, 3);
  g_assert_false (chancery_arranger_give_all (fixture->arranger, refuse_text, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
add (const char *path, void (*func) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/exchange/arranger/all-come-in-order", test_all_come_in_order);
  add ("/exchange/arranger/late-ones-go-between", test_late_ones_go_between);
  add ("/exchange/arranger/memory-has-an-end", test_memory_has_an_end);
  add ("/exchange/arranger/who-takes-may-stop", test_who_takes_may_stop);
  return g_test_run ();
}
