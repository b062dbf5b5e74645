/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-code.h"
#include "chancery-errors.h"

static const ChanceryField language = { .id = "language", .flags = CHANCERY_FIELD_LANGUAGE };
static const ChanceryField position = { .id = "position", .flags = CHANCERY_FIELD_POSITION };
static const ChanceryField any = { .id = "title" };

static void
assert_taken (const ChanceryField *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_code_check (field, text, &error));
  g_assert_no_error (error);
}

static void
assert_refused (const ChanceryField *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (chancery_code_check (field, text, &error))
    g_error ("“%s” was taken", text);
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

static void
test_language (void)
{
  static const char *const good[] = {
    "en",        "ur",       "FA-af",           "ur-Arab-PK", "zh-Hant-TW-x-desk",
    "de-1996",   "es-419",   "zh-min-nan",      "i-klingon",  "und",
    "x-ciphers", "sl-rozaj", "en-u-ca-islamic", "pashto",
  };
  static const char *const bad[] = { "not a lang", "a",      "en_US",
                                     "en-",        "-en",    "e n",
                                     "12",         "ur,fa",  "Persian (Dari)",
                                     "اردو",       "en--US", "en-x" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_taken (&language, good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (&language, bad[i]);
  assert_taken (&language, NULL);
  assert_taken (&any, "not a lang");
}

static void
test_position (void)
{
  static const char *const good[] = {
    "+34.7300+071.5300/", "-90+180/",          "+3443.8+07131.8/",         "+344348.5-0713148.25/",
    "+00-000/",           "+90.000-180.0000/", "+34+071+1250.5CRSWGS_84/", "+34+071-12/",
  };
  static const char *const bad[] = {
    "foo",       "34.73, 71.53", "+34.7300+071.5300", "+34.7300+71.5300/", "+91+071/",
    "+34+181/",  "+3460+071/",   "+346059+071/",      "+90.1+071/",        "+9001+071/",
    "+34.+071/", "+34+071/ ",    "+34+071CRS/",       "+34+071+/",         "+34+071//",
    "",          "+34,7+071,5/", "+34° 43′/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_taken (&position, good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (&position, bad[i]);
}

/* What a registry had before codes were held to anything does not stop other work on the record. */
static void
test_what_stood_there (void)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("actor"));
  const ChanceryField *names = chancery_kind_find_field (chancery_draft_get_kind (draft), "names");
  g_autoptr (ChanceryLine) line = chancery_line_new (names, NULL);
  g_autoptr (ChanceryRecord) before = NULL;
  g_autoptr (GError) error = NULL;

  chancery_line_put_text (line, "language", "the local one");
  chancery_draft_add_line (draft, names, line);
  g_assert_false (chancery_codes_check (draft, NULL, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "names[0].language: “the local one” "));
  g_clear_error (&error);
  before = chancery_draft_build (draft);
  g_assert_true (chancery_codes_check (draft, before, &error));
  chancery_draft_set_text (draft, "language", "another one");
  g_assert_false (chancery_codes_check (draft, before, &error));
  g_assert_true (g_str_has_prefix (error->message, "language: “another one” "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code/language", test_language);
  g_test_add_func ("/model/code/position", test_position);
  g_test_add_func ("/model/code/what-stood-there", test_what_stood_there);

  return g_test_run ();
}
