/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-json-guard.h"

#include <string.h>

/* A text and what the guard has to say: NULL for nothing, else a part of it. */
typedef struct
{
  const char *text;
  const char *reason;
  gsize length; /* where the text holds a NUL */
} Case;

static const Case good_cases[] = {
  { "{}", NULL },
  { "[]", NULL },
  { "\"\"", NULL },
  { "0", NULL },
  { "-0", NULL },
  { "-1", NULL },
  { "9223372036854775807", NULL },
  { "-9223372036854775808", NULL },
  { "true", NULL },
  { "false", NULL },
  { "null", NULL },
  { " \t\r\n[ \t\r\n] \t\r\n", NULL },
  { "{\"a\":1}", NULL },
  { "{\"\":1}", NULL },
  { "{\"a\":{\"a\":{\"a\":1}}}", NULL },
  { "[{\"a\":1},{\"a\":1}]", NULL },
  { "{\"a\":[1,2,3],\"b\":\"x\"}", NULL },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", NULL },
  { "\"\\u0001\"", NULL },
  { "\"\\u00e9\\u0663\"", NULL },
  { "\"\\ud83d\\ude00\"", NULL },
  { "\"\\uD83D\\uDE00\"", NULL },
  { "\"\x7f\"", NULL },
  { "\"\xc2\x80\"", NULL },
  { "\"\xdf\xbf\"", NULL },
  { "\"\xe0\xa0\x80\"", NULL },
  { "\"\xed\x9f\xbf\"", NULL },
  { "\"\xee\x80\x80\"", NULL },
  { "\"\xef\xbb\xbf\"", NULL },
  { "\"\xef\xbf\xbf\"", NULL },
  { "\"\xf0\x90\x80\x80\"", NULL },
  { "\"\xf4\x8f\xbf\xbf\"", NULL },
  { "\"12345678\xd8\xa7\xd8\xad\xd8\xb6\xd8\xa7\xd8\xb1 12345678\"", NULL },
  { "\"1234567\\\"1234567\\\\12345678901234567\"", NULL },
};

static const Case grammar_cases[] = {
  { "", "empty" },
  { " \n\t ", "empty" },
  { "{", "ends before" },
  { "[", "ends before" },
  { "\"", "ends before" },
  { "-", "minus" },
  { "}", "a value" },
  { "]", "a value" },
  { ",", "a value" },
  { ":", "a value" },
  { "[1,]", "a value" },
  { "[,1]", "a value" },
  { "[,]", "a value" },
  { "[1 2]", "a comma" },
  { "[1:2]", "a digit" },
  { "[\"a\":2]", "a comma" },
  { "[1}", "closed by" },
  { "{\"a\":1]", "closed by" },
  { "{]", "a key" },
  { "[}", "a value" },
  { "{,}", "a key" },
  { "{\"a\"}", "a colon" },
  { "{\"a\",1}", "a colon" },
  { "{\"a\" 1}", "a colon" },
  { "{\"a\":}", "a value" },
  { "{\"a\":,}", "a value" },
  { "{\"a\"::1}", "a value" },
  { "{\"a\":1,}", "a key" },
  { "{\"a\":1,,\"b\":2}", "a key" },
  { "{\"a\":1 \"b\":2}", "a comma" },
  { "{\"a\":1;\"b\":2}", "a digit" },
  { "{a:1}", "a key" },
  { "{'a':1}", "a key" },
  { "{1:1}", "a key" },
  { "{[\"a\"]:1}", "a key" },
  { "{null:1}", "a key" },
  { "['a']", "a value" },
  { "// comment\n{}", "a value" },
  { "/* comment */{}", "a value" },
  { "{} // comment", "nothing more" },
  { "# comment\n{}", "a value" },
  { "{}{}", "nothing more" },
  { "{} {}", "nothing more" },
  { "[][]", "nothing more" },
  { "{}x", "nothing more" },
  { "{}]", "nothing more" },
  { "{}}", "nothing more" },
  { "1 2", "nothing more" },
  { "\"a\"\"b\"", "nothing more" },
  { "true false", "nothing more" },
  { "truex", "nothing more" },
  { "True", "a value" },
  { "TRUE", "a value" },
  { "nul", "ends before" },
  { "nulL", "the rest of" },
  { "tru ", "the rest of" },
  { "fals]", "the rest of" },
  { "undefined", "a value" },
  { "NaN", "a value" },
  { "nan", "the rest of" },
  { "Infinity", "a value" },
  { "-Infinity", "a digit" },
  { "inf", "a value" },
  { "*", "a value" },
  { "\\u0041", "a value" },
  { "[\"a\",\n4\n,1", "ends before" },
  { "[\x0b]", "byte 0x0b" },
  { "[\x0c]", "byte 0x0c" },
  { "[\x1f]", "byte 0x1f" },
  { "[\x7f]", "byte 0x7f" },
  { "[\xc2\xa0]", "byte 0xc2" },
  { "[\xe2\x80\xa8]", "byte 0xe2" },
  { "[\xe2\x81\xa0]", "byte 0xe2" },
  { "\xef\xbb\xbf{}", "byte order mark" },
  { "\xef\xbb\xbf", "byte order mark" },
  { "\xfe\xff{", "byte order mark" },
  { "\xff\xfe{", "byte order mark" },
  { " \xef\xbb\xbf{}", "byte 0xef" },
  { "<html>", "a value" },
  { "PK\x03\x04", "a value" },
  { "\x1f\x8b\x08", "a value" },
  { "SQLite format 3", "a value" },
  { "kind,title\r\n", "a value" },
  { "\0", "NUL", 1 },
  { "{\0}", "NUL", 3 },
  { "{\"a\0b\":1}", "NUL", 9 },
  { "[\"a\0\"]", "NUL", 6 },
  { "[1\0]", "NUL", 4 },
  { "[tr\0e]", "NUL", 6 },
  { "\"\\\0\"", "escape", 4 },
  { "{}\0", "NUL", 3 },
};

static const Case number_cases[] = {
  { "01", "needless zero" },
  { "00", "needless zero" },
  { "-01", "needless zero" },
  { "010", "needless zero" },
  { "[-]", "minus" },
  { "--1", "a digit" },
  { "+1", "a value" },
  { "-+1", "a digit" },
  { "- 1", "minus" },
  { "1-", "a digit" },
  { "1+1", "a digit" },
  { ".5", "a value" },
  { "-.5", "whole numbers" },
  { "0.5", "whole numbers" },
  { "1.", "whole numbers" },
  { "1.0", "whole numbers" },
  { "1e5", "whole numbers" },
  { "1E5", "whole numbers" },
  { "1e+5", "whole numbers" },
  { "1e", "whole numbers" },
  { "0e1", "whole numbers" },
  { "0x10", "a digit" },
  { "0b1", "a digit" },
  { "0o7", "a digit" },
  { "1_000", "a digit" },
  { "1,000", "nothing more" },
  { "1 000", "nothing more" },
  { "1L", "a digit" },
  { "1a", "a digit" },
  { "1\"", "a digit" },
  { "1[", "a digit" },
  { "1{", "a digit" },
  { "1\xd9\xa3", "a digit" },
  { "\xd9\xa3", "a value" },
  { "9223372036854775808", "64 bits" },
  { "-9223372036854775809", "64 bits" },
  { "9999999999999999999", "64 bits" },
  { "99999999999999999999", "64 bits" },
  { "18446744073709551615", "64 bits" },
  { "18446744073709551616", "64 bits" },
  { "100000000000000000000", "characters" },
  { "-100000000000000000000", "characters" },
  { "1000000000000000000000000000000000000000000000000000", "characters" },
};

static const Case string_cases[] = {
  { "\"a", "ends before" },
  { "\"\\", "ends before" },
  { "\"\\\"", "ends before" },
  { "\"\\u", "ends before" },
  { "\"\\u12", "ends before" },
  { "\"\\ud83d", "ends before" },
  { "\"\\ud83d\\", "ends before" },
  { "\"\\ud83d\\u", "ends before" },
  { "\"\\ud83d\\ude0", "ends before" },
  { "\"\\a\"", "escape" },
  { "\"\\'\"", "escape" },
  { "\"\\0\"", "escape" },
  { "\"\\x41\"", "escape" },
  { "\"\\v\"", "escape" },
  { "\"\\U00000041\"", "escape" },
  { "\"\\ \"", "escape" },
  { "\"\\\n\"", "escape" },
  { "\"\\\xc3\xa9\"", "escape" },
  { "\"\\u\"", "hexadecimal" },
  { "\"\\u1\"", "hexadecimal" },
  { "\"\\u12\"", "hexadecimal" },
  { "\"\\u123\"", "hexadecimal" },
  { "\"\\u123g\"", "hexadecimal" },
  { "\"\\u 123\"", "hexadecimal" },
  { "\"\\u+123\"", "hexadecimal" },
  { "\"\\u-123\"", "hexadecimal" },
  { "\"\\u{41}\"", "hexadecimal" },
  { "\"\\u0000\"", "escaped NUL" },
  { "{\"a\\u0000b\":1}", "escaped NUL" },
  { "\"\\ud800\"", "surrogate" },
  { "\"\\udbff\"", "surrogate" },
  { "\"\\udc00\"", "surrogate" },
  { "\"\\udfff\"", "surrogate" },
  { "\"\\ud83d \\ude00\"", "surrogate" },
  { "\"\\ud83dx\"", "surrogate" },
  { "\"\\ud83d\\n\"", "surrogate" },
  { "\"\\ud83d\\u0041\"", "surrogate" },
  { "\"\\ud83d\\ud83d\"", "surrogate" },
  { "\"\\ude00\\ud83d\"", "surrogate" },
  { "{\"\\ud800\":1}", "surrogate" },
  { "{\"\\udc00\\ud800\":1}", "surrogate" },
};

static const Case utf8_cases[] = {
  { "\"\x80\"", "UTF-8" },
  { "\"\xbf\"", "UTF-8" },
  { "\"\xc0\x80\"", "UTF-8" },
  { "\"\xc0\xaf\"", "UTF-8" },
  { "\"\xc1\xbf\"", "UTF-8" },
  { "\"\xc2\"", "UTF-8" },
  { "\"\xc2\xc2\"", "UTF-8" },
  { "\"\xc2 \"", "UTF-8" },
  { "\"\xdf\x7f\"", "UTF-8" },
  { "\"\xdf\xc0\"", "UTF-8" },
  { "\"\xe0\x80\x80\"", "UTF-8" },
  { "\"\xe0\x9f\xbf\"", "UTF-8" },
  { "\"\xe0\x80\xaf\"", "UTF-8" },
  { "\"\xe0\xa0\"", "UTF-8" },
  { "\"\xe1\x80\"", "UTF-8" },
  { "\"\xe1\x80\xc0\"", "UTF-8" },
  { "\"\xe2\x28\xa1\"", "UTF-8" },
  { "\"\xe2\x82\x28\"", "UTF-8" },
  { "\"\xed\xa0\x80\"", "UTF-8" },
  { "\"\xed\xaf\xbf\"", "UTF-8" },
  { "\"\xed\xb0\x80\"", "UTF-8" },
  { "\"\xed\xbf\xbf\"", "UTF-8" },
  { "\"\xed\xa0\xbd\xed\xb8\x80\"", "UTF-8" },
  { "\"\xf0\x80\x80\x80\"", "UTF-8" },
  { "\"\xf0\x80\x80\xaf\"", "UTF-8" },
  { "\"\xf0\x8f\xbf\xbf\"", "UTF-8" },
  { "\"\xf0\x90\x80\"", "UTF-8" },
  { "\"\xf0\x28\x8c\xbc\"", "UTF-8" },
  { "\"\xf0\x90\x28\xbc\"", "UTF-8" },
  { "\"\xf0\x90\x8c\x28\"", "UTF-8" },
  { "\"\xf4\x90\x80\x80\"", "UTF-8" },
  { "\"\xf4\xbf\xbf\xbf\"", "UTF-8" },
  { "\"\xf5\x80\x80\x80\"", "UTF-8" },
  { "\"\xf7\xbf\xbf\xbf\"", "UTF-8" },
  { "\"\xf8\x88\x80\x80\x80\"", "UTF-8" },
  { "\"\xfc\x84\x80\x80\x80\x80\"", "UTF-8" },
  { "\"\xfe\"", "UTF-8" },
  { "\"\xff\"", "UTF-8" },
  { "\"caf\xe9\"", "UTF-8" },
  { "{\"caf\xe9\":1}", "UTF-8" },
  { "\"12345678\xe0\x80\xaf\"", "UTF-8" },
  { "\"\xc3", "ends before" },
};

static const Case key_cases[] = {
  { "{\"a\":1,\"a\":2}", "twice" },
  { "{\"a\":1,\"b\":1,\"a\":1}", "twice" },
  { "{\"\":1,\"\":2}", "twice" },
  { "{\"a\":1,\"\\u0061\":2}", "twice" },
  { "{\"\\u0061\":1,\"a\":2}", "twice" },
  { "{\"\xc3\xa9\":1,\"\\u00e9\":2}", "twice" },
  { "{\"\\n\":1,\"\\u000a\":2}", "twice" },
  { "{\"/\":1,\"\\/\":2}", "twice" },
  { "{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":2}", "twice" },
  { "{\"a\":{\"b\":1,\"b\":2}}", "twice" },
  { "{\"a\":{\"b\":1},\"a\":2}", "twice" },
  { "[{\"a\":1,\"a\":2}]", "twice" },
  { "{\"a\":[{\"a\":1}],\"b\":{\"a\":1},\"a\":2}", "twice" },
};

static guint n_judged;

/* The verdict must not depend on where the bytes are cut. */
static void
judge (const char *text, gsize length, const char *reason, const ChanceryJsonLimits *limits)
{
  static const gsize steps[] = { 0, 1, 2, 3, 7 };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (ChanceryJsonGuard) guard = chancery_json_guard_new (limits);
      g_autoptr (GError) error = NULL;
      gsize step = steps[i] > 0 ? steps[i] : MAX (length, 1);
      gboolean accepted = TRUE;

      for (gsize at = 0; at < length && accepted; at += step)
        {
          /* A copy of its own, so that a sanitizer sees a read past its end. */
          g_autofree char *piece = g_memdup2 (text + at, MIN (step, length - at));

          accepted = chancery_json_guard_feed (guard, piece, MIN (step, length - at), &error);
        }
      accepted = accepted && chancery_json_guard_finish (guard, &error);
      if (reason == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (accepted);
          continue;
        }
      g_assert_false (accepted);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (strstr (error->message, reason) == NULL)
        g_error ("%s: “%s” says nothing of “%s”", text, error->message, reason);
      if (first == NULL)
        first = g_strdup (error->message);
      g_assert_cmpstr (error->message, ==, first);
    }
  n_judged++;
}

static void
judge_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    judge (cases[i].text, cases[i].length > 0 ? cases[i].length : strlen (cases[i].text),
           cases[i].reason, NULL);
}

static void
test_good (void)
{
  judge_cases (good_cases, G_N_ELEMENTS (good_cases));
}

static const char whole[] = "{\"kind\":\"document\",\"title\":\"\xc3\x89t\xc3\xa9 "
                            "\\ud83d\\ude00\",\"n\":-12,"
                            "\"list\":[true,false,null,{\"a\":[]}],\"x\":\"\\\"\"}";

static void
test_good_whole (void)
{
  judge (whole, strlen (whole), NULL, NULL);
}

/* Every file that is hostile, counted: the number may grow and never shrink. */
static void
test_hostile (void)
{
  const Case *tables[] = { grammar_cases, number_cases, string_cases, utf8_cases, key_cases };
  const gsize lengths[] = { G_N_ELEMENTS (grammar_cases), G_N_ELEMENTS (number_cases),
                            G_N_ELEMENTS (string_cases), G_N_ELEMENTS (utf8_cases),
                            G_N_ELEMENTS (key_cases) };

  n_judged = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    judge_cases (tables[i], lengths[i]);

  /* Cut short at every byte. */
  for (gsize length = 0; length < strlen (whole); length++)
    judge (whole, length, length == 0 ? "empty" : "ends before", NULL);

  /* Every control character, raw in a text, in a key and between the tokens. */
  for (guint c = 0; c < 0x20; c++)
    {
      char text[] = { '"', 'a', (char)c, 'b', '"' };
      char key[] = { '{', '"', (char)c, '"', ':', '1', '}' };
      char token[] = { '[', (char)c, ']' };

      judge (text, sizeof text, c == 0 ? "NUL" : "control character", NULL);
      judge (key, sizeof key, c == 0 ? "NUL" : "control character", NULL);
      if (c == 0 || strchr ("\t\n\r", (int)c) == NULL)
        judge (token, sizeof token, c == 0 ? "NUL" : "a value", NULL);
    }
  g_test_message ("%u hostile files", n_judged);
  g_assert_cmpuint (n_judged, >=, 400);
}

static void
test_depth (void)
{
  static const guint depths[] = { 64, 65, 1000, 5000, 75000, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) arrays = g_string_new (NULL);
      g_autoptr (GString) objects = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gboolean accepted = depths[i] <= 64;

      for (guint depth = 0; depth < depths[i]; depth++)
        {
          g_string_append_c (arrays, '[');
          g_string_append (objects, "{\"a\":");
        }
      g_string_append (objects, "1");
      for (guint depth = 0; depth < depths[i]; depth++)
        {
          g_string_append_c (arrays, ']');
          g_string_append_c (objects, '}');
        }
      g_assert_true (chancery_json_guard_check (arrays->str, arrays->len, NULL, &error) ==
                     accepted);
      g_assert_true (accepted || strstr (error->message, "1:65: nested more than 64 deep") != NULL);
      g_clear_error (&error);
      g_assert_true (chancery_json_guard_check (objects->str, objects->len, NULL, &error) ==
                     accepted);
      g_assert_true (accepted || strstr (error->message, "nested more than 64 deep") != NULL);
    }
}

static void
test_caps (void)
{
  ChanceryJsonLimits limits = chancery_json_limits_default;

  limits.max_string = 4;
  judge ("\"1234\"", 6, NULL, &limits);
  judge ("\"12345\"", 7, "a text of more than 4 bytes", &limits);
  judge ("\"1234567890123456789\"", 21, "1:6: a text of more than 4 bytes", &limits);
  judge ("\"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\"", 10, "1:4: a text of more than 4 bytes", &limits);
  limits = chancery_json_limits_default;
  limits.max_key = 4;
  judge ("{\"1234\":1}", 10, NULL, &limits);
  judge ("{\"\\u0031234\":1}", 15, NULL, &limits);
  judge ("{\"12345\":1}", 11, "a key of more than 4 bytes", &limits);
  limits = chancery_json_limits_default;
  limits.max_number = 3;
  judge ("-12", 3, NULL, &limits);
  judge ("-123", 4, "more than 3 characters", &limits);
  limits = chancery_json_limits_default;
  limits.max_members = 2;
  judge ("{\"a\":1,\"b\":2}", 13, NULL, &limits);
  judge ("{\"a\":1,\"b\":2,\"c\":3}", 19, "more than 2 members", &limits);
  limits = chancery_json_limits_default;
  limits.max_values = 3;
  judge ("[1,2]", 5, NULL, &limits);
  judge ("[1,2,3]", 7, "more than 3 values", &limits);
  limits = chancery_json_limits_default;
  limits.max_depth = 1;
  judge ("[1]", 3, NULL, &limits);
  judge ("[[]]", 4, "nested more than 1 deep", &limits);
}

static void
test_many (void)
{
  ChanceryJsonLimits limits = chancery_json_limits_default;

  limits.many = TRUE;
  judge ("{}\n{}\n", 6, NULL, &limits);
  judge ("{}\r\n\r\n{}", 8, NULL, &limits);
  judge ("{\n}\n", 4, NULL, &limits);
  judge ("{} {}", 5, "a second value", &limits);
  judge ("{\n}\n{}", 6, "a second value", &limits);
  judge ("{}\n{\n}", 6, "ends inside", &limits);
  judge ("{}\n{", 4, "ends before", &limits);
  judge ("", 0, "empty", &limits);
}

static void
test_position (void)
{
  g_autoptr (ChanceryJsonGuard) guard = chancery_json_guard_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  const char text[] = "{\n  \"\xd9\x86\xd8\xa7\xd9\x85\": \"\xd8\xb3\",\n "
                      "\"\xc3\xa9\": \"\xc3\xa9\", x";

  g_assert_false (chancery_json_guard_feed (guard, text, strlen (text), &error));
  g_assert_cmpuint (chancery_json_guard_get_line (guard), ==, 3);
  g_assert_cmpuint (chancery_json_guard_get_column (guard), ==, 12);
  g_assert_cmpuint (chancery_json_guard_get_offset (guard), ==, strlen (text) - 1);
  g_assert_cmpstr (error->message, ==, "3:12: “x” where a key in double quotes should stand");

  /* A refusal stands. */
  g_assert_false (chancery_json_guard_feed (guard, "}", 1, &again));
  g_assert_cmpstr (again->message, ==, error->message);
  g_assert_false (chancery_json_guard_finish (guard, NULL));
}

static gboolean
note_event (const ChanceryJsonEvent *event, gpointer user_data, GError **error)
{
  GString *notes = user_data;

  g_string_append_printf (notes, "%u%c%c%" G_GUINT64_FORMAT " ", event->depth, "KSE"[event->type],
                          event -> value, event -> offset);
  if (event->type == CHANCERY_JSON_EVENT_KEY && event->key_length == 4 &&
      memcmp (event->key, "stop", 4) == 0)
    {
      g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                           "told to stop");
      return FALSE;
    }
  return TRUE;
}

static void
test_events (void)
{
  const char text[] = "{\"a\": [1, {\"b\": 2}], \"c\": \"d\", \"e\": 5}";

  for (gsize step = 1; step < sizeof text; step++)
    {
      g_autoptr (ChanceryJsonGuard) guard = chancery_json_guard_new (NULL);
      g_autoptr (GString) notes = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      chancery_json_guard_watch (guard, 1, note_event, notes);
      for (gsize at = 0; at < strlen (text); at += step)
        g_assert_true (
            chancery_json_guard_feed (guard, text + at, MIN (step, strlen (text) - at), &error));
      g_assert_true (chancery_json_guard_finish (guard, &error));
      g_assert_cmpstr (notes->str, ==,
                       "0S{0 1K\"1 1S[6 1E[19 1K\"21 1S\"26 1E\"29 1K\"31 1S036 1E037 0E{38 ");
    }
}

static void
test_watcher_refuses (void)
{
  g_autoptr (ChanceryJsonGuard) guard = chancery_json_guard_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  chancery_json_guard_watch (guard, 2, note_event, notes);
  g_assert_false (chancery_json_guard_feed (guard, "{\n \"stop\": 1}", 13, &error));
  g_assert_cmpstr (error->message, ==, "2:8: told to stop");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-guard/good", test_good);
  g_test_add_func ("/exchange/json-guard/good-whole", test_good_whole);
  g_test_add_func ("/exchange/json-guard/hostile", test_hostile);
  g_test_add_func ("/exchange/json-guard/depth", test_depth);
  g_test_add_func ("/exchange/json-guard/caps", test_caps);
  g_test_add_func ("/exchange/json-guard/many", test_many);
  g_test_add_func ("/exchange/json-guard/position", test_position);
  g_test_add_func ("/exchange/json-guard/events", test_events);
  g_test_add_func ("/exchange/json-guard/watcher-refuses", test_watcher_refuses);

  return g_test_run ();
}
