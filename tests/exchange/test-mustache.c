/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mustache.h"

#include "chancery-errors.h"

static const char values[] = "{'name': <'Kabul'>, 'empty': <''>, 'yes': <true>, 'no': <false>, "
                             "'list': <[{'text': <'one'>, 'last': <false>, 'name': <''>}, "
                             "{'text': <'two'>, 'last': <true>, 'name': <'inner'>}]>, "
                             "'none': <@aa{sv} []>}";

static char *
say_missing (const char *name, gpointer user_data)
{
  return g_strdup_printf ("[%s]", name);
}

static void
check (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryMustache) mustache = chancery_mustache_new (text, 1, &error);
  g_autoptr (GVariant) tree = g_variant_parse (G_VARIANT_TYPE_VARDICT, values, NULL, NULL, NULL);
  g_autofree char *filled = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (tree);
  filled = chancery_mustache_fill (mustache, tree, say_missing, NULL);
  g_assert_cmpstr (filled, ==, expected);
}

static void
check_error (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryMustache) mustache = chancery_mustache_new (text, 1, &error);

  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_null (mustache);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_variables (void)
{
  check ("", "");
  check ("To {{name}}.", "To Kabul.");
  check ("{{ name }}{{empty}}{{gone}}{{list}}", "Kabul[empty][gone][list]");
  check ("{ {name} }", "{ {name} }");
  /* Plain text: nothing is escaped, and what is filled in is not read again. */
  check ("<{{name}}> & {{!{ }}}", "<Kabul> & }");
}

static void
test_sections (void)
{
  check ("{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{#gone}}d{{/gone}}{{^gone}}e{{/gone}}",
         "ace");
  check ("{{#name}}at {{name}}{{/name}}", "at Kabul");
  check ("{{#list}}{{text}}{{^last}}, {{/last}}{{/list}}", "one, two");
  check ("{{#none}}x{{/none}}{{^none}}nothing{{/none}}", "nothing");
  /* An empty value of an item is empty, and not that of what is around it. */
  check ("{{#list}}{{name}} {{/list}}", "[name] inner ");
}

static void
test_lines (void)
{
  check ("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n");
  check ("a\n  {{! said to nobody }}  \nb", "a\nb");
  check ("a\n{{#no}}\nb\n{{/no}}\n", "a\n");
  check ("a {{#yes}}\nb{{/yes}}\n", "a \nb\n");
  check ("{{#list}}\n- {{text}}\n{{/list}}", "- one\n- two\n");
  check ("{{name}}\n", "Kabul\n");
}

static void
test_errors (void)
{
  check_error ("a\n{{name", "line 2: “{{” is never closed");
  check_error ("a\n\n{{#list}}\nb", "line 3: “{{#list}}” is never ended");
  check_error ("{{#list}}{{/none}}", "line 1: “{{/none}}” ends nothing that was begun here");
  check_error ("{{/list}}", "line 1: “{{/list}}” ends nothing that was begun here");
  check_error ("{{}}", "line 1: “{{}}” is no name");
  check_error ("{{> other}}", "line 1: “{{> other}}” is no name");
  check_error ("{{a.b}}", "line 1: “{{a.b}}” is no name");
  check_error ("{{=<% %>=}}", "line 1: “{{=<% %>=}}” is no name");
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{{#yes}}");
  check_error (text->str, "line 1: “yes” is nested too deeply");
}

static gboolean
is_known (const char *name, const GPtrArray *within)
{
  if (g_str_equal (name, "text"))
    return within->len > 0 && g_str_equal (within->pdata[0], "list");
  return g_str_equal (name, "list") || g_str_equal (name, "yes");
}

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryMustache) good =
      chancery_mustache_new ("{{#list}}{{#yes}}{{text}}{{/yes}}{{/list}}", 1, NULL);
  g_autoptr (ChanceryMustache) bad =
      chancery_mustache_new ("{{#list}}{{/list}}\n{{^list}}{{text}}{{/list}}", 7, NULL);

  g_assert_true (chancery_mustache_check (good, is_known, &error));
  g_assert_no_error (error);
  g_assert_false (chancery_mustache_check (bad, is_known, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "line 8: nothing is called “text” here");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mustache/variables", test_variables);
  g_test_add_func ("/exchange/mustache/sections", test_sections);
  g_test_add_func ("/exchange/mustache/lines", test_lines);
  g_test_add_func ("/exchange/mustache/errors", test_errors);
  g_test_add_func ("/exchange/mustache/depth", test_depth);
  g_test_add_func ("/exchange/mustache/names", test_names);
  return g_test_run ();
}
