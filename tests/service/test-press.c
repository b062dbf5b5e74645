/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-registry-press.h"
#include "chancery-test-registry.h"

#include <string.h>

static const char text[] =
    "Envoy summoned over raid\r\n\r\n"
    "NIAMEY, 18 February 2026 — Pakistan summoned the envoy and lodged a "
    "formal protest with Niger, according to Ali Khan. It strongly condemned "
    "a raid in which 11 soldiers were killed.";

static ChanceryPressSession *
read_press (ChanceryTestRegistry *test, const char *pasted, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (kinds, (gpointer)chancery_kind_find (kind));
  g_ptr_array_add (kinds, (gpointer)chancery_kind_find ("incident"));
  chancery_registry_read_press_async (test->registry, pasted, kinds, NULL, chancery_test_result_cb,
                                      &place);
  result = chancery_test_wait (&place);
  return chancery_registry_read_press_finish (test->registry, result, error);
}

static ChanceryRecord *
load (ChanceryTestRegistry *test, const char *id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_load_async (test->registry, id, NULL, chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  return chancery_registry_load_finish (test->registry, result, NULL);
}

static void
save (ChanceryTestRegistry *test, GPtrArray *drafts)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  chancery_registry_save_async (test->registry, drafts, NULL, NULL, chancery_test_result_cb,
                                &place);
  result = chancery_test_wait (&place);
  g_assert_cmpint (chancery_registry_save_finish (test->registry, result, &error), >, 0);
  g_assert_no_error (error);
}

static void
take (ChanceryPressSession *session, const char *path, GPtrArray *drafts)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    if (strcmp (chancery_press_session_get (session, i)->field->path, path) == 0)
      {
        chancery_press_session_take (session, i, 0, drafts, NULL, &error);
        g_assert_no_error (error);
        return;
      }
  g_error ("nothing proposes %s", path);
}

static void
save_person (ChanceryTestRegistry *test, const char *name)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *person = chancery_draft_new (chancery_kind_find ("person"));

  g_assert_true (chancery_draft_set_typed (person, "names.text", name, 0, NULL));
  g_ptr_array_add (drafts, person);
  save (test, drafts);
}

/* The paper is made and cited in the act that saves, and goes with it. */
static void
test_one_act (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *other = chancery_test_registry_save (test, "Earlier", "Niger", "2026-02-01");
  g_autoptr (ChanceryPressSession) session = read_press (test, text, "demarche", NULL);
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_autoptr (ChanceryRecord) paper = NULL;
  g_autoptr (ChanceryRecord) act = NULL;
  ChanceryValue *links;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  const char *source = chancery_press_session_get_source (session);

  g_ptr_array_add (drafts, chancery_draft_new (chancery_kind_find ("demarche")));
  take (session, "party_to", drafts);
  take (session, "title", drafts);
  take (session, "tone", drafts);
  take (session, "claims.quantity", drafts);
  chancery_press_session_save (session, drafts);
  save (test, drafts);

  paper = load (test, source);
  g_assert_nonnull (paper);
  g_assert_cmpstr (chancery_record_get_text (paper, "form"), ==, "press-report");
  g_assert_null (strchr (chancery_record_get_text (paper, "body"), '\r'));
  g_assert_null (chancery_record_get_unknown (paper));
  act = load (test, chancery_draft_get_id (g_ptr_array_index (drafts, 0)));
  links = chancery_record_get (act, "links");
  g_assert_cmpuint (chancery_value_get_n_items (links), ==, 2);
  g_assert_cmpstr (chancery_line_get_text (chancery_value_get_line (links, 0), "type"), ==,
                   "cites");

  chancery_registry_undo_async (test->registry, NULL, chancery_test_result_cb, &place);
  undone = chancery_test_wait (&place);
  g_assert_null (load (test, source));
  g_assert_null (load (test, chancery_draft_get_id (g_ptr_array_index (drafts, 0))));
  {
    g_autoptr (ChanceryRecord) still = load (test, other);

    g_assert_nonnull (still);
  }
}

/* Two people of one name are told apart, and nobody is guessed. */
static void
test_namesakes (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (ChanceryPressSession) session = NULL;
  gboolean found = FALSE;

  save_person (test, "Ali Khan");
  save_person (test, "Ali Khan");
  session = read_press (test, text, "statement", NULL);
  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    {
      const ChanceryPressProposal *proposal = chancery_press_session_get (session, i);

      if (!proposal->ambiguous)
        continue;
      found = TRUE;
      g_assert_cmpuint (proposal->options->len, ==, 2);
      g_assert_nonnull (g_array_index (proposal->options, ChanceryPressOption, 1).named->second);
    }
  g_assert_true (found);
}

static void
test_refused (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *long_text = g_strnfill (CHANCERY_PRESS_TEXT_MAX + 1, 'a');
  const char *const refused[] = { "", " \n\t", "\xff\xfe", long_text };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_press (test, refused[i], "demarche", &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/press/one-act", test_one_act);
  g_test_add_func ("/service/press/namesakes", test_namesakes);
  g_test_add_func ("/service/press/refused", test_refused);
  return g_test_run ();
}
