/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs that are killed, and programs that write at the same time. */

#include "config.h"

#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 12
#define WRITERS 4
#define LINES_EACH 12

/* In the child: saves records for ever and says so, a byte each, once each is kept. */
static void
save_for_ever (const char *path, int out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, &error);

  /* A child that was forked would make the ids of its sister again. */
  g_random_set_seed ((guint32)getpid ());
  for (guint i = 0; db != NULL; i++)
    {
      g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("document"));
      g_autoptr (ChanceryRecord) record = NULL;
      g_autofree char *title = g_strdup_printf ("Paper %u of %d", i, getpid ());

      chancery_draft_set_text (draft, "title", title);
      record = chancery_records_save_one (db, draft, chancery_test_act (NULL), &error);
      if (record == NULL || write (out, "k", 1) != 1)
        break;
    }
  g_printerr ("writer: %s\n", error != NULL ? error->message : "the pipe is closed");
  _exit (1);
}

static guint
run_until_killed (const char *path, guint after)
{
  int ends[2];
  guint kept = 0;
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      save_for_ever (path, ends[1]);
    }
  close (ends[1]);
  while (kept < after && read (ends[0], &byte, 1) == 1)
    kept++;
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (read (ends[0], &byte, 1) == 1)
    kept++;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_cmpuint (kept, >=, after);
  return kept;
}

static void
test_nothing_kept_is_lost (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  guint kept = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 found;

      g_clear_pointer (&store->db, chancery_db_free);
      kept += run_until_killed (store->path, round % 5);
      chancery_test_store_reopen (store);
      found = chancery_db_query_int (store->db, -1, "SELECT count (*) FROM record", "");
      /* One may have been kept without anybody having been told. */
      g_assert_cmpint (found, >=, kept);
      g_assert_cmpint (found, <=, kept + round + 1);
      chancery_test_verify (store);
    }
}

static void
add_lines (const char *path, const char *uuid)
{
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, NULL);
  const ChanceryField *list = chancery_kind_find_field (chancery_kind_find ("casefile"), "minutes");

  g_random_set_seed ((guint32)getpid ());
  for (guint i = 0; db != NULL && i < LINES_EACH; i++)
    {
      g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
      g_autoptr (ChanceryValue) text = chancery_value_new_text ("Seen");

      chancery_line_set_value (line, chancery_field_find (list->lines, "text"), text);
      if (!chancery_records_add_line (db, uuid, line, chancery_test_act (NULL), NULL))
        _exit (1);
    }
  g_clear_pointer (&db, chancery_db_free);
  _exit (0);
}

static void
test_nobody_overwrites_anybody (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'casefile','title':'Border','class':'AFG'}"));
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  pid_t children[WRITERS];

  g_clear_pointer (&store->db, chancery_db_free);
  for (guint i = 0; i < WRITERS; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        add_lines (store->path, chancery_record_get_id (record));
    }
  for (guint i = 0; i < WRITERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  chancery_test_store_reopen (store);
  after = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_value_get_n_items (chancery_record_get (after, "minutes")), ==,
                    WRITERS * LINES_EACH);
  g_assert_cmpint (chancery_record_get_version (after), ==, 1 + WRITERS * LINES_EACH);
  chancery_test_verify (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/kill/nothing-kept-is-lost", test_nothing_kept_is_lost);
  g_test_add_func ("/store/kill/nobody-overwrites-anybody", test_nobody_overwrites_anybody);

  return g_test_run ();
}
