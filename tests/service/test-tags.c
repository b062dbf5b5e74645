/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags of several records at once, as the window has them changed. */

#include "config.h"

#include "chancery-db.h"
#include "chancery-records.h"
#include "chancery-registry-tags.h"
#include "chancery-statement.h"
#include "chancery-test-registry.h"

#include <string.h>

#define N_RECORDS 3
#define N_GONE 200000
#define FAR_BEHIND 1000000

typedef struct
{
  ChanceryTestRegistry *test;
  GArray *rows;
} Several;

static void
several_init (Several *self)
{
  static const char *const titles[N_RECORDS] = { "One", "Two", "Three" };

  self->test = chancery_test_registry_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *id =
          chancery_test_registry_save (self->test, titles[i], "Kabul", "2026-02-16");
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryDb) db =
          chancery_db_open (self->test->path, CHANCERY_DB_READ_ONLY | CHANCERY_DB_QUICK, &error);
      gint64 row;

      g_assert_no_error (error);
      row = chancery_records_get_row (db, id);
      g_array_append_val (self->rows, row);
    }
}

static void
several_clear (Several *self)
{
  chancery_test_registry_free (self->test);
  g_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Several, several_clear)

static ChanceryTagChange *
make_change (const char *add)
{
  const char *const tags[] = { add, NULL };

  return chancery_tag_change_new (tags, NULL);
}

static ChanceryTagging *
change (Several *self, ChanceryOperation *operation, const char *add)
{
  g_autoptr (ChanceryTagChange) wish = make_change (add);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  ChanceryTagging *tagging;

  chancery_registry_change_tags_async (self->test->registry, self->rows, wish, operation,
                                       chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  tagging = chancery_registry_change_tags_finish (self->test->registry, result, &error);
  g_assert_no_error (error);
  return tagging;
}

/* How many of the records would get it. */
static guint
count (Several *self, const char *add)
{
  g_autoptr (ChanceryTagChange) wish = make_change (add);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree ChanceryTagCount *answer = NULL;
  GAsyncResult *place = NULL;

  chancery_registry_count_tags_async (self->test->registry, self->rows, wish, NULL,
                                      chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  answer = chancery_registry_count_tags_finish (self->test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->n_records, ==, N_RECORDS);
  return answer->n_changed;
}

static void
turn (Several *self, gboolean redo, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GAsyncResult *place = NULL;

  if (redo)
    chancery_registry_redo_async (self->test->registry, NULL, chancery_test_result_cb, &place);
  else
    chancery_registry_undo_async (self->test->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  words = chancery_registry_undo_finish (self->test->registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_one_act_of_many_records (void)
{
  g_auto (Several) several = { 0 };
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("");
  g_autoptr (ChanceryTagging) tagging = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  GAsyncResult *place = NULL;

  several_init (&several);
  g_assert_cmpuint (count (&several, "rivers"), ==, N_RECORDS);
  tagging = change (&several, operation, "rivers");
  g_assert_cmpuint (tagging->n_changed, ==, N_RECORDS);
  g_assert_cmpuint (tagging->n_left, ==, 0);
  g_assert_cmpuint (count (&several, "rivers"), ==, 0);
  chancery_registry_list_tags_async (several.test->registry, several.rows, NULL,
                                     chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  tags = chancery_registry_list_tags_finish (several.test->registry, result, NULL);
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpuint (((ChanceryTag *)tags->pdata[0])->n_records, ==, N_RECORDS);
  turn (&several, FALSE, "“Tags” of 3 records");
  g_assert_cmpuint (count (&several, "rivers"), ==, N_RECORDS);
  turn (&several, TRUE, "“Tags” of 3 records");
  g_assert_cmpuint (count (&several, "rivers"), ==, 0);
}

/* What was stopped before it began left nothing, not even an act. */
static void
test_stopped (void)
{
  g_auto (Several) several = { 0 };
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("");
  g_autoptr (ChanceryTagging) tagging = NULL;

  several_init (&several);
  chancery_operation_cancel (operation);
  tagging = change (&several, operation, "rivers");
  g_assert_cmpuint (tagging->n_changed, ==, 0);
  g_assert_cmpuint (tagging->n_left, ==, N_RECORDS);
  g_assert_cmpuint (count (&several, "rivers"), ==, N_RECORDS);
  turn (&several, FALSE, "new demarche “Three”");
}

/* Nothing to do is no act either. */
static void
test_nothing_to_change (void)
{
  g_auto (Several) several = { 0 };
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("");
  g_autoptr (ChanceryTagging) first = NULL;
  g_autoptr (ChanceryTagging) again = NULL;

  several_init (&several);
  first = change (&several, operation, "rivers");
  again = change (&several, operation, "rivers");
  g_assert_cmpuint (first->n_changed, ==, N_RECORDS);
  g_assert_cmpuint (again->n_changed, ==, 0);
  turn (&several, FALSE, "“Tags” of 3 records");
  turn (&several, FALSE, "new demarche “Three”");
}

static void
write_raw (Several *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (self->test->path, CHANCERY_DB_QUICK, &error);

  g_assert_no_error (error);
  chancery_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* One more record, so far behind the others that whole slices lie between; answers its row. */
static gint64
save_far_behind (Several *self)
{
  static const char put[] =
      "INSERT INTO record (id, uuid, kind, title, state, level, version, date_key, digest) "
      "VALUES (" G_STRINGIFY (FAR_BEHIND) ", 'x', 'demarche', 'x', 'draft', 'unmarked', 1, 1, 'x')";
  static const char remove[] = "DELETE FROM record WHERE id = " G_STRINGIFY (FAR_BEHIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = NULL;
  g_autofree char *id = NULL;

  write_raw (self, put);
  id = chancery_test_registry_save (self->test, "Far behind", "Kabul", "2026-02-16");
  write_raw (self, remove);
  db = chancery_db_open (self->test->path, CHANCERY_DB_READ_ONLY | CHANCERY_DB_QUICK, &error);
  g_assert_no_error (error);
  return chancery_records_get_row (db, id);
}

/* Lets the store refuse to write the tags of @row. */
static void
refuse (Several *self, gint64 row)
{
  g_autofree char *sql = g_strdup_printf (
      "CREATE TRIGGER refuse BEFORE INSERT ON item WHEN new.record = %" G_GINT64_FORMAT
      " BEGIN SELECT raise (ABORT, 'the pen is dry'); END",
      row);

  write_raw (self, sql);
}

/* Bug: where a later slice failed, nobody heard of what those before had done. */
static void
test_failing_half_way_tells_what_was_done (void)
{
  g_auto (Several) several = { 0 };
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("");
  g_autoptr (ChanceryTagging) tagging = NULL;
  gint64 last;

  several_init (&several);
  last = save_far_behind (&several);
  g_assert_cmpint (last, >, FAR_BEHIND);
  refuse (&several, last);
  /* More rows that are gone than a slice takes.  They come as they lie in the file, in whatever order they are named. */
  g_array_prepend_val (several.rows, last);
  for (gint64 row = FAR_BEHIND - N_GONE; row < FAR_BEHIND; row++)
    g_array_append_val (several.rows, row);
  tagging = change (&several, operation, "rivers");
  g_assert_cmpuint (tagging->n_changed, ==, N_RECORDS);
  g_assert_cmpuint (tagging->n_left, >, 0);
  g_assert_cmpuint (tagging->n_left, <, several.rows->len);
  g_assert_nonnull (strstr (tagging->reason, "the pen is dry"));
  turn (&several, FALSE, "“Tags” of 3 records");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/tags/one-act-of-many-records", test_one_act_of_many_records);
  g_test_add_func ("/service/tags/stopped", test_stopped);
  g_test_add_func ("/service/tags/nothing-to-change", test_nothing_to_change);
  g_test_add_func ("/service/tags/failing-half-way-tells-what-was-done",
                   test_failing_half_way_tells_what_was_done);
  return g_test_run ();
}
