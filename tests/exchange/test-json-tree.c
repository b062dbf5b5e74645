/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-json-guard.h"
#include "chancery-json-tree.h"

#include <string.h>

/* What is read, written again. */
static char *
rewrite (const char *json, gsize length, GError **error)
{
  g_autoptr (ChanceryTree) tree = chancery_json_tree_read (json, length, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (tree == NULL)
    return NULL;
  chancery_canonical_write_node (out, chancery_tree_get_root (tree), CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_values (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } cases[] = {
    { "null", NULL },
    { " [ ] ", "[]" },
    { "{}", NULL },
    { "[true,false,null,0,-1,9223372036854775807,-9223372036854775808]", NULL },
    { "\t{ \"b\" : 1 ,\r\n\"a\" : [ { } ] }\n", "{\"a\":[{}],\"b\":1}" },
    { "\"\"", NULL },
    { "\"plain and Кабул, کابل, 喀布尔\"", NULL },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
    { "\"\\\\\"", NULL },
    { "[\"\\\\\\\\\",\"\\\\\\\"\"]", NULL },
    { "\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\"", "\"Aé€😀\"" },
    { "{\"k\\u0065y\":\"\\u001f\"}", "{\"key\":\"\\u001f\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *expected = cases[i].expected != NULL ? cases[i].expected : cases[i].json;
      g_autoptr (GError) error = NULL;
      g_autofree char *out = rewrite (cases[i].json, strlen (cases[i].json), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (out, ==, expected);
    }
}

/* The library takes some of them; the guard lets none of them come so far. */
static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    " ",
    "{",
    "}",
    "[1",
    "[1,",
    "[1,]",
    "[1 2]",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{a:1}",
    "\"",
    "\"abc",
    "\"\\",
    "\"\\\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud800\\n\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "-",
    "1.5",
    "1e3",
    "9223372036854775808",
    "123456789012345678901234567890",
    "tru",
    "nul",
    "'a'",
    "1 2",
    "{} {}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (chancery_json_guard_check (cases[i], strlen (cases[i]), NULL, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
    }
}

static void
test_depth (void)
{
  for (guint depth = 64; depth <= 65; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *json = g_strconcat (open, close, NULL);
      g_autofree char *out = NULL;

      g_assert_cmpint (chancery_json_guard_check (json, strlen (json), NULL, NULL), ==,
                       depth == 64);
      if (depth > 64)
        continue;
      out = rewrite (json, strlen (json), NULL);
      g_assert_cmpstr (out, ==, json);
    }
}

/* A hundred thousand line breaks are one walk over the text, not one each. */
static void
test_long_text (void)
{
  g_autoptr (GString) json = g_string_new ("[\"");
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (ChanceryTree) tree = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (json, "line %u\\n\\\"", i);
      g_string_append_printf (expected, "line %u\n\"", i);
    }
  g_string_append (json, "\"]");
  tree = chancery_json_tree_read (json->str, json->len, NULL);
  g_assert_nonnull (tree);
  g_assert_cmpuint (chancery_tree_get_root (tree)->first->n_text, ==, expected->len);
  g_assert_cmpstr (chancery_tree_get_root (tree)->first->text, ==, expected->str);
}

static void
test_take (void)
{
  static const char json[] = "{\"a\":1,\"b\":2,\"c\":3,\"ab\":4}";
  g_autoptr (ChanceryTree) tree = chancery_json_tree_read (json, strlen (json), NULL);
  ChanceryNode *root = chancery_tree_get_root (tree);
  ChanceryNode *more = chancery_tree_add_node (tree, CHANCERY_NODE_NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_null (chancery_node_take (root, "abc"));
  g_assert_null (chancery_node_take (root, ""));
  g_assert_cmpint (chancery_node_take (root, "b")->integer, ==, 2);
  g_assert_null (chancery_node_take (root, "b"));
  g_assert_cmpint (chancery_node_take (root, "ab")->integer, ==, 4);
  /* The end is where it was before. */
  more->key = "d";
  more->n_key = 1;
  chancery_node_append (root, more);
  g_assert_cmpint (chancery_node_take (root, "a")->integer, ==, 1);
  chancery_canonical_write_node (out, root, CHANCERY_CANONICAL_COMPACT, 0);
  g_assert_cmpstr (out->str, ==, "{\"c\":3,\"d\":null}");
  g_assert_nonnull (chancery_node_take (root, "c"));
  g_assert_nonnull (chancery_node_take (root, "d"));
  g_assert_null (root->first);
}

static void
test_variant (void)
{
  static const char json[] =
      "{\"a\":[{\"x\":\"y\"},[],-5],\"b\":true,\"n\":null,\"o\":{},\"t\":\"…\"}";
  g_autoptr (GVariant) variant = chancery_json_tree_parse (json, strlen (json), NULL);
  g_autoptr (ChanceryTree) tree = chancery_tree_new_from_variant (variant);
  g_autoptr (GString) out = g_string_new (NULL);

  chancery_canonical_write_node (out, chancery_tree_get_root (tree), CHANCERY_CANONICAL_COMPACT, 0);
  g_assert_cmpstr (out->str, ==, json);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-tree/values", test_values);
  g_test_add_func ("/exchange/json-tree/refused", test_refused);
  g_test_add_func ("/exchange/json-tree/depth", test_depth);
  g_test_add_func ("/exchange/json-tree/long-text", test_long_text);
  g_test_add_func ("/exchange/json-tree/take", test_take);
  g_test_add_func ("/exchange/json-tree/variant", test_variant);

  return g_test_run ();
}
