/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-tags.h"
#include "chancery-test-store.h"

#include <string.h>

/* Four demarches: one without tags, two with, one void with the same. */
typedef struct
{
  ChanceryTestStore *store;
  gint64 rows[4];
  char *ids[4];
} Four;

static void
save (Four *four, guint i, const char *title, const char *tags)
{
  g_autofree char *json =
      g_strdup_printf ("{'kind':'demarche','title':'%s','party_to':[{'label':'Kabul'}],"
                       "'act_kind':'protest','direction':'made',"
                       "'party_from':[{'label':'Islamabad'}],'form':'summons',"
                       "'occasion_date':'2026-02-0%u'%s}",
                       title, i + 1, tags);
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (four->store, chancery_test_draft (four->store, json));

  four->ids[i] = g_strdup (chancery_record_get_id (record));
  four->rows[i] = chancery_records_get_row (four->store->db, four->ids[i]);
}

static void
four_init (Four *four)
{
  g_autoptr (GError) error = NULL;

  four->store = chancery_test_store_new ();
  save (four, 0, "None", "");
  save (four, 1, "Border", ",'tags':['border']");
  save (four, 2, "Both", ",'tags':['border','Water']");
  save (four, 3, "Void", ",'tags':['border']");
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *number = chancery_records_register (four->store->db, four->ids[i],
                                                           chancery_test_act (NULL), &error);

      g_assert_no_error (error);
      g_assert_nonnull (number);
    }
  chancery_records_void (four->store->db, four->ids[3], chancery_test_act ("Twice"), &error);
  g_assert_no_error (error);
}

static void
four_clear (Four *four)
{
  for (guint i = 0; i < 4; i++)
    g_free (four->ids[i]);
  chancery_test_store_free (four->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Four, four_clear)

static ChanceryTagChange *
make_change (const char *add, const char *remove)
{
  g_auto (GStrv) adds = g_strsplit (add, ",", -1);
  g_auto (GStrv) removes = g_strsplit (remove, ",", -1);

  return chancery_tag_change_new ((const char *const *)adds, (const char *const *)removes);
}

static void
assert_tags (Four *four, guint i, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (four->store->db, four->ids[i], &error);
  g_autoptr (GString) tags = g_string_new (NULL);
  ChanceryValue *value;

  g_assert_no_error (error);
  value = chancery_record_get (record, "tags");
  for (guint j = 0; j < chancery_value_get_n_items (value); j++)
    g_string_append_printf (tags, "%s%s", j > 0 ? "," : "",
                            chancery_value_get_text (chancery_value_get_item (value, j)));
  g_assert_cmpstr (tags->str, ==, expected);
}

static void
assert_count (Four *four, const char *add, const char *remove, guint n_changed, guint n_void)
{
  g_autoptr (ChanceryTagChange) change = make_change (add, remove);
  g_autoptr (GError) error = NULL;
  ChanceryTagCount count;

  g_assert_true (chancery_tags_count (four->store->db, four->rows, 4, change, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.n_records, ==, 4);
  g_assert_cmpuint (count.n_changed, ==, n_changed);
  g_assert_cmpuint (count.n_void, ==, n_void);
}

static void
test_count_says_what_would_change (void)
{
  g_auto (Four) four = { 0 };

  four_init (&four);
  assert_count (&four, "border", "", 1, 0);
  assert_count (&four, "new", "", 3, 1);
  assert_count (&four, "", "border", 2, 1);
  assert_count (&four, "", "water", 0, 0);
  assert_count (&four, "border", "Water", 2, 0);
  /* What stands in both is added. */
  assert_count (&four, "border", "border", 1, 0);
  assert_count (&four, " ,", "", 0, 0);
}

static void
test_change_is_one_act (void)
{
  g_auto (Four) four = { 0 };
  g_autoptr (ChanceryTagChange) change = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_done;
  guint n_changed;
  gint64 group;

  four_init (&four);
  change = make_change ("new,border", "Water");
  g_assert_true (chancery_tags_change (four.store->db, four.rows, 4, change, NULL, NULL,
                                       chancery_test_act (NULL), &n_done, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_done, ==, 4);
  g_assert_cmpuint (n_changed, ==, 3);
  assert_tags (&four, 0, "border,new");
  assert_tags (&four, 1, "border,new");
  assert_tags (&four, 2, "border,new");
  assert_tags (&four, 3, "border");
  /* A tag is no correction of what was registered. */
  record = chancery_records_load (four.store->db, four.ids[1], &error);
  g_assert_null (chancery_record_get (record, "corrections"));
  group = chancery_db_get_group (four.store->db);
  g_assert_cmpuint (chancery_history_count_records (four.store->db, group), ==, 3);
  chancery_test_verify (four.store);

  g_assert_cmpint (chancery_history_undo (four.store->db, group, chancery_test_act (NULL), &error),
                   >, 0);
  g_assert_no_error (error);
  assert_tags (&four, 0, "");
  assert_tags (&four, 1, "border");
  assert_tags (&four, 2, "Water,border");
  chancery_test_verify (four.store);
}

static gboolean
always (gpointer user_data)
{
  return TRUE;
}

static void
test_slices_are_one_act (void)
{
  g_auto (Four) four = { 0 };
  g_autoptr (ChanceryTagChange) change = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryAct act = *chancery_test_act (NULL);
  gsize from = 0;
  guint n_slices = 0;

  four_init (&four);
  change = make_change ("new", "");
  while (from < 4)
    {
      gsize n_done;
      guint n_changed;

      g_assert_true (chancery_tags_change (four.store->db, four.rows + from, 4 - from, change,
                                           always, NULL, &act, &n_done, &n_changed, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_done, >, 0);
      from += n_done;
      n_slices++;
      act.group = chancery_db_get_group (four.store->db);
    }
  g_assert_cmpuint (n_slices, >, 1);
  g_assert_cmpuint (chancery_history_count_records (four.store->db, act.group), ==, 3);
  g_assert_cmpint (chancery_history_undo (four.store->db, act.group, chancery_test_act (NULL),
                                          &error),
                   >, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    assert_tags (&four, i, i == 0 ? "" : i == 2 ? "Water,border" : "border");
}

/* A row that is gone is passed over, so that one deletion elsewhere does not stop the whole. */
static void
test_rows_that_are_gone_are_passed_over (void)
{
  g_auto (Four) four = { 0 };
  g_autoptr (ChanceryTagChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_done;
  guint n_changed;

  four_init (&four);
  chancery_records_delete (four.store->db, four.ids[0], chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  change = make_change ("new", "");
  g_assert_true (chancery_tags_change (four.store->db, four.rows, 4, change, NULL, NULL,
                                       chancery_test_act (NULL), &n_done, &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
}

static void
test_list_counts_those_asked_about (void)
{
  g_auto (Four) four = { 0 };
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  four_init (&four);
  g_array_append_vals (many, four.rows + 1, 2);
  for (guint round = 0; round < 2; round++)
    {
      g_clear_pointer (&tags, g_ptr_array_unref);
      tags = chancery_tags_list (four.store->db, (const gint64 *)(gpointer)many->data, many->len,
                                 &error);
      g_assert_no_error (error);
      g_assert_cmpuint (tags->len, ==, 2);
      g_assert_cmpstr (((ChanceryTag *)tags->pdata[0])->text, ==, "Water");
      g_assert_cmpuint (((ChanceryTag *)tags->pdata[0])->n_records, ==, 1);
      g_assert_cmpstr (((ChanceryTag *)tags->pdata[1])->text, ==, "border");
      g_assert_cmpuint (((ChanceryTag *)tags->pdata[1])->n_records, ==, 2);
      /* Of so many the index is walked instead; rows that nobody has are in no way of it. */
      for (gint64 row = 1000000; many->len < 2000; row++)
        g_array_append_val (many, row);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/tags/count-says-what-would-change", test_count_says_what_would_change);
  g_test_add_func ("/store/tags/change-is-one-act", test_change_is_one_act);
  g_test_add_func ("/store/tags/slices-are-one-act", test_slices_are_one_act);
  g_test_add_func ("/store/tags/rows-that-are-gone-are-passed-over",
                   test_rows_that_are_gone_are_passed_over);
  g_test_add_func ("/store/tags/list-counts-those-asked-about", test_list_counts_those_asked_about);

  return g_test_run ();
}
