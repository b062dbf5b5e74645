/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-registry.h"

#include <glib/gstdio.h>

void
chancery_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
chancery_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

void
chancery_test_wait_for (const gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

ChanceryTestRegistry *
chancery_test_registry_new (void)
{
  ChanceryTestRegistry *self = g_new0 (ChanceryTestRegistry, 1);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("chancery-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.chancery", NULL);
  self->registry = chancery_registry_new ();
  chancery_registry_open_async (self->registry, self->path, CHANCERY_REGISTRY_CREATE, NULL,
                                chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  chancery_registry_open_finish (self->registry, result, &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
chancery_test_registry_free (ChanceryTestRegistry *self)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_close_async (self->registry, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  g_assert_true (chancery_registry_close_finish (self->registry, result, NULL));
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->registry);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

char *
chancery_test_registry_save (ChanceryTestRegistry *self,
                             const char *title,
                             const char *party,
                             const char *date)
{
  g_autoptr (GPtrArray) drafts = NULL;
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find ("demarche"));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_ptr_array_add (drafts, draft);
  chancery_draft_set_text (draft, "title", title);
  chancery_draft_set_text (draft, "act_kind", "protest");
  chancery_draft_set_text (draft, "direction", "made");
  chancery_draft_set_text (draft, "form", "summons");
  g_assert_true (chancery_draft_set_typed (draft, "party_from", "Pakistan", 0, &error));
  g_assert_true (chancery_draft_set_typed (draft, "party_to", party, 0, &error));
  g_assert_true (chancery_draft_set_typed (draft, "occasion_date", date, 0, &error));
  g_assert_no_error (error);
  chancery_registry_save_async (self->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  result = chancery_test_wait (&place);
  g_assert_cmpint (chancery_registry_save_finish (self->registry, result, &error), >, 0);
  g_assert_no_error (error);
  return g_strdup (chancery_draft_get_id (draft));
}
