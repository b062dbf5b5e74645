/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-draft.h"
#include "chancery-import-gist.h"

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static ChanceryRecord *
make (ChanceryKindId kind, const char *const *values)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_get (kind));

  for (; *values != NULL; values += 2)
    {
      g_autoptr (GError) error = NULL;

      chancery_draft_set_typed (draft, values[0], values[1], TODAY, &error);
      g_assert_no_error (error);
    }
  return chancery_draft_build (draft);
}

static void
test_paper (void)
{
  static const char *const values[] = { "title",
                                        "Account",
                                        "form",
                                        "letter",
                                        "correspondents.role",
                                        "from",
                                        "correspondents.who",
                                        "Mission A",
                                        "correspondents.role",
                                        "to",
                                        "correspondents.who",
                                        "Mission B",
                                        "correspondents.role",
                                        "to",
                                        "correspondents.who",
                                        "Mission C",
                                        "body",
                                        "The mission has\nthe honour.",
                                        NULL };
  g_autoptr (ChanceryRecord) record = make (CHANCERY_KIND_DOCUMENT, values);
  g_autofree char *form = chancery_import_gist_form (record);
  g_autofree char *from = chancery_import_gist_people (record, "from");
  g_autofree char *to = chancery_import_gist_people (record, "to");
  g_autofree char *words = chancery_import_gist_words (record);

  g_assert_cmpstr (form, ==, "letter");
  g_assert_cmpstr (from, ==, "Mission A");
  g_assert_cmpstr (to, ==, "Mission B, Mission C");
  g_assert_true (g_str_has_prefix (words, "The mission has"));
}

static void
test_act (void)
{
  static const char *const values[] = { "title", "Protest", "party_to", "Kabul", NULL };
  g_autoptr (ChanceryRecord) record = make (CHANCERY_KIND_DEMARCHE, values);
  g_autofree char *to = chancery_import_gist_people (record, "to");

  g_assert_cmpstr (to, ==, "Kabul");
  g_assert_null (chancery_import_gist_form (record));
  g_assert_null (chancery_import_gist_people (record, "from"));
  g_assert_null (chancery_import_gist_words (record));
}

/* What is titled by its text would say it twice. */
static void
test_text_that_is_the_title (void)
{
  static const char *const values[] = { "text", "Act against them.", NULL };
  g_autoptr (ChanceryRecord) record = make (CHANCERY_KIND_DEMAND, values);

  g_assert_null (chancery_import_gist_words (record));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-gist/paper", test_paper);
  g_test_add_func ("/exchange/import-gist/act", test_act);
  g_test_add_func ("/exchange/import-gist/text-that-is-the-title", test_text_that_is_the_title);
  return g_test_run ();
}
