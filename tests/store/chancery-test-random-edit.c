/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-random.h"

#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-tags.h"
#include "chancery-value.h"

static void
save_one (ChanceryTestRandom *self, ChanceryTestStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (store->db, uuid, NULL);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (record == NULL)
    return;
  draft = chancery_draft_new_from_record (record);
  for (guint n = 1 + chancery_test_random_below (self, 6); n > 0; n--)
    g_string_append_printf (text, "%s ", chancery_test_random_word (self));
  /* Whoever names it calls it otherwise from now on. */
  if (chancery_value_get_n_items (chancery_draft_get (draft, "names")) > 1)
    chancery_draft_replace_line (draft,
                                 chancery_kind_find_field (chancery_record_get_kind (record),
                                                           "names"),
                                 0, NULL);
  chancery_draft_set_text (draft, chancery_test_random_one_in (self, 2) ? "note" : "title",
                           text->str);
  /* What the rules do not let through is left as it was. */
  saved = chancery_records_save_one (store->db, draft, chancery_test_act ("Misread"), NULL);
}

static void
tag_many (ChanceryTestRandom *self, ChanceryTestStore *store)
{
  const char *const add[] = { chancery_test_random_tag (self), NULL };
  const char *const remove[] = { chancery_test_random_tag (self), NULL };
  g_autoptr (ChanceryTagChange) change = chancery_tag_change_new (add, remove);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gsize n_done;
  guint n_changed;

  for (gint64 row = 1; row < (gint64)self->kinds->len;
       row += 1 + chancery_test_random_below (self, 9))
    g_array_append_val (rows, row);
  chancery_tags_change (store->db, (const gint64 *)(gpointer)rows->data, rows->len, change, NULL,
                        NULL, chancery_test_act (NULL), &n_done, &n_changed, &error);
  g_assert_no_error (error);
}

void
chancery_test_random_edit (ChanceryTestRandom *self, ChanceryTestStore *store)
{
  guint number = chancery_test_random_below (self, self->kinds->len);
  g_autofree char *uuid = chancery_test_random_dup_id (self, number);
  g_autofree char *given = NULL;

  switch (chancery_test_random_below (self, 7))
    {
    case 0:
      chancery_records_delete (store->db, uuid, chancery_test_act ("Never sent"), NULL);
      break;
    case 1:
      given = chancery_records_register (store->db, uuid, chancery_test_act (NULL), NULL);
      break;
    case 2:
      chancery_records_void (store->db, uuid, chancery_test_act ("Withdrawn"), NULL);
      break;
    case 3:
      chancery_records_close (store->db, uuid, NULL, NULL, chancery_test_act (NULL), NULL);
      break;
    case 4:
      tag_many (self, store);
      break;
    case 5:
      if (chancery_db_get_group (store->db) != self->filled)
        chancery_history_undo (store->db, chancery_db_get_group (store->db),
                               chancery_test_act (NULL), NULL);
      break;
    default:
      save_one (self, store, uuid);
    }
}
