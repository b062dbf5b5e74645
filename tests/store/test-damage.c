/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registries with a flipped bit: nothing crashes, and what an officer would see wrong is told. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-test-store.h"
#include "chancery-verify.h"

#include <string.h>

#define FLIPS 150
#define LEAST_SEEN 120

static gboolean
ignore_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  return TRUE;
}

/* Whether somebody who opens the file is told that something is wrong with it. */
static gboolean
is_told (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, &error);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *checkpoint = NULL;

  if (db == NULL)
    return TRUE;
  chancery_records_foreach (db, NULL, ignore_record, NULL, NULL);
  checkpoint = chancery_history_checkpoint (db, NULL);
  items = chancery_verify_run (db, NULL, NULL, NULL, &error);
  return items == NULL || chancery_verify_has_fault (items);
}

/* Pages of a small registry are mostly empty, and nobody looks there. */
static guint32
find_filled (GRand *random, const char *content, gsize length)
{
  guint32 at;

  do
    at = g_rand_int_range (random, 0, length);
  while (content[at] == 0);
  return at;
}

static void
test_flipped_bits (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *path = g_build_filename (store->directory, "damaged.chancery", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20260218);
  g_autoptr (GError) error = NULL;
  guint seen = 0;
  gsize length;

  chancery_test_import (store, "data/samples/bajaur.json");
  chancery_db_checkpoint (store->db, &error);
  g_assert_no_error (error);
  g_clear_pointer (&store->db, chancery_db_free);
  g_assert_true (g_file_get_contents (store->path, &content, &length, NULL));

  /* The control: the file as it is has no fault. */
  g_assert_true (g_file_set_contents (path, content, length, NULL));
  g_assert_false (is_told (path));
  for (guint i = 0; i < FLIPS; i++)
    {
      guint32 at = find_filled (random, content, length);
      char bit = (char)(1 << g_rand_int_range (random, 0, 8));

      content[at] ^= bit;
      g_assert_true (g_file_set_contents (path, content, length, NULL));
      seen += is_told (path);
      content[at] ^= bit;
    }
  g_test_message ("%u of %u flipped bits were seen", seen, FLIPS);
  g_assert_cmpuint (seen, >=, LEAST_SEEN);
}

/* A save, an undo or a deletion keeps a digest, which would be one of the damage. */
static void
test_damage_is_not_written_over (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) made = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'document','title':'Note','body':'As it was'}"));
  const char *uuid = chancery_record_get_id (made);
  g_autoptr (ChanceryDraft) draft = chancery_test_edit (store, uuid);
  g_autoptr (ChanceryRecord) noted = NULL;
  g_autoptr (GError) error = NULL;
  gint64 group;

  chancery_draft_set_text (draft, "note", "read");
  noted = chancery_records_save_one (store->db, draft, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  group = chancery_db_get_group (store->db);
  g_assert_true (chancery_records_check_kept (store->db, noted, &error));
  chancery_db_exec (store->db, "UPDATE document SET body = 'As it is'", &error);
  g_assert_no_error (error);

  g_clear_pointer (&draft, chancery_draft_free);
  draft = chancery_test_edit (store, uuid);
  chancery_draft_set_text (draft, "note", "read again");
  g_assert_null (chancery_records_save_one (store->db, draft, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (chancery_history_undo (store->db, group, chancery_test_act (NULL), &error), ==,
                   0);
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (chancery_records_delete (store->db, uuid, chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/damage/flipped-bits", test_flipped_bits);

  g_test_add_func ("/store/damage/is-not-written-over", test_damage_is_not_written_over);

  return g_test_run ();
}
