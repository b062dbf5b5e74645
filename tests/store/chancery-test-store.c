/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-store.h"

#include "chancery-json.h"
#include "chancery-reader.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"
#include "chancery-verify.h"

#include <glib/gstdio.h>
#include <string.h>

ChanceryTestStore *
chancery_test_store_new (void)
{
  g_autoptr (GError) error = NULL;
  ChanceryTestStore *self = g_new0 (ChanceryTestStore, 1);

  self->directory = g_dir_make_tmp ("chancery-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->directory, "registry.chancery", NULL);
  self->db = chancery_db_create (self->path, &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
chancery_test_store_free (ChanceryTestStore *self)
{
  g_clear_pointer (&self->db, chancery_db_free);
  remove_folder (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

void
chancery_test_store_reopen (ChanceryTestStore *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, chancery_db_free);
  self->db = chancery_db_open (self->path, CHANCERY_DB_NONE, &error);
  g_assert_no_error (error);
}

const ChanceryAct *
chancery_test_act (const char *reason)
{
  static ChanceryAct act;

  act = (ChanceryAct){ .who = "Officer", .reason = reason };
  return &act;
}

ChanceryRecord *
chancery_test_save (ChanceryTestStore *self, ChanceryDraft *draft)
{
  g_autoptr (ChanceryDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record =
      chancery_records_save_one (self->db, owned, chancery_test_act (NULL), &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

ChanceryDraft *
chancery_test_draft (ChanceryTestStore *self, const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = chancery_json_parse (self->db, text, &error);
  ChanceryDraft *draft;

  g_assert_no_error (error);
  draft = chancery_reader_read_record (tree, &error);
  g_assert_no_error (error);
  return draft;
}

ChanceryDraft *
chancery_test_edit (ChanceryTestStore *self, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (self->db, uuid, &error);

  g_assert_no_error (error);
  return chancery_draft_new_from_record (record);
}

ChanceryDraft *
chancery_test_demarche (ChanceryTestStore *self, const char *title, const char *party)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'demarche','title':'%s','act_kind':'protest','direction':'made','form':'summons',"
      "'party_from':[{'label':'Pakistan'}],'party_to':[{'label':'%s'}],'occasion_date':'2026-02-18'}",
      title, party);

  return chancery_test_draft (self, json);
}

static void
import_record (ChanceryTestStore *self, GVariant *tree)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDraft) draft = chancery_reader_read_record (tree, &error);
  g_autoptr (ChanceryRecord) record = NULL;

  g_assert_no_error (error);
  record = chancery_draft_build (draft);
  chancery_record_import_put (self->db, record, NULL, &error);
  g_assert_no_error (error);
}

void
chancery_test_put (ChanceryTestStore *self, ChanceryDb *db, const char *json)
{
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (self, json);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GError) error = NULL;

  chancery_record_import_put (db, record, NULL, &error);
  g_assert_no_error (error);
}

GArray *
chancery_test_list_plainly (ChanceryTestStore *self, ChanceryQuery *query, gboolean oldest_first)
{
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, NULL);
  const char *key = chancery_sql_query_date_key (compiled);
  g_autofree char *order = oldest_first ? g_strdup_printf ("%s < 0, %s", key, key)
                                        : g_strdup_printf ("%s DESC", key);
  g_autofree char *sql = chancery_sql_query_select (compiled, "r.id", NULL, order);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (self->db, sql, &error);
  GArray *rows;

  g_assert_no_error (error);
  chancery_sql_query_bind (compiled, statement);
  rows = chancery_statement_read_rows (statement, &error);
  g_assert_no_error (error);
  return rows;
}

void
chancery_test_assert_rows (GArray *found, GArray *expected, guint offset, guint limit)
{
  g_assert_cmpuint (found->len, ==, MIN (limit, expected->len - MIN (offset, expected->len)));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), ==,
                     g_array_index (expected, gint64, offset + i));
}

void
chancery_test_import (ChanceryTestStore *self, const char *path)
{
  g_autofree char *full = g_build_filename (g_test_get_dir (G_TEST_DIST), "..", path, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GVariant) records = NULL;
  gint64 last = 0;

  g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  tree = chancery_json_parse (self->db, text, &error);
  g_assert_no_error (error);
  records = g_variant_lookup_value (tree, "records", G_VARIANT_TYPE ("av"));
  g_assert_nonnull (records);

  chancery_db_begin (self->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < g_variant_n_children (records); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (records, i);
      g_autoptr (GVariant) record = g_variant_get_variant (boxed);

      import_record (self, record);
    }
  chancery_record_import_index (self->db, 0, 100000, &last, &error);
  g_assert_no_error (error);
  chancery_db_commit (self->db, &error);
  g_assert_no_error (error);
}

void
chancery_test_add_plan (GString *out,
                        ChanceryDb *db,
                        const char *name,
                        const char *sql,
                        const char *const *walked)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, explain, &error);

  g_assert_no_error (error);
  g_string_append_printf (out, "-- %s\n", name);
  while (chancery_statement_step (statement, &error))
    {
      const char *step = chancery_statement_get_text (statement, 3);
      g_auto (GStrv) words = g_strsplit (step, " ", 3);

      g_string_append_printf (out, "%s\n", step);
      g_test_message ("%s: %s", name, step);
      if (g_str_has_prefix (step, "SCAN "))
        g_assert_true (g_strv_contains (walked, words[1]));
    }
  g_assert_no_error (error);
}

static gboolean update_golden;

void
chancery_test_init (int *argc, char ***argv)
{
  int n = 1;

  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--update-golden") == 0)
      update_golden = TRUE;
    else
      (*argv)[n++] = (*argv)[i];
  *argc = n;
  (*argv)[n] = NULL;
  g_test_init (argc, argv, NULL);
}

gboolean
chancery_test_updates_golden (void)
{
  return update_golden;
}

void
chancery_test_golden (const char *name, const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (update_golden)
    g_file_set_contents (path, text, -1, &error);
  else
    g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (!update_golden)
    g_assert_cmpstr (text, ==, golden);
}

void
chancery_test_verify (ChanceryTestStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = chancery_verify_run (self->db, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      ChanceryVerifyItem *item = items->pdata[i];

      g_test_message ("%s: %s", item->area, item->text);
      g_assert_cmpint (item->level, ==, CHANCERY_VERIFY_NOTE);
    }
}
