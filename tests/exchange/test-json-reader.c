/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-json-guard.h"
#include "chancery-json-reader.h"
#include "chancery-json-tree.h"

#include <string.h>

/* Reads a file and writes it again as a document (or lines). */
static char *
rewrite (const char *text, gsize length, gboolean lines, GError **error)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize)length, NULL);
  g_autoptr (ChanceryJsonReader) reader = chancery_json_reader_new (stream, "file");
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  while (TRUE)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      g_autoptr (ChanceryRecord) record = NULL;
      guint64 line;

      if (!chancery_json_reader_next (reader, &draft, &line, NULL, error))
        return NULL;
      if (draft == NULL)
        break;
      if (chancery_draft_get_id (draft) == NULL)
        chancery_draft_set_id (draft, "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10");
      record = chancery_draft_build (draft);
      if (!lines)
        g_string_append (body, body->len > 0 ? ",\n    " : "\n    ");
      chancery_canonical_write_record (body, record,
                                       lines ? CHANCERY_CANONICAL_COMPACT : CHANCERY_CANONICAL_NONE,
                                       2);
      if (lines)
        g_string_append_c (body, '\n');
    }
  g_assert_cmpuint (chancery_json_reader_get_n_bytes (reader), ==, length);
  if (lines)
    chancery_json_header_write_line (chancery_json_reader_get_header (reader), out);
  else
    chancery_json_header_write_document (chancery_json_reader_get_header (reader), out);
  g_string_append (out, body->str);
  if (!lines)
    g_string_append (out, "\n  ]\n}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_sample_same_bytes (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "bajaur.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  again = rewrite (text, length, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, text);

  /* Through lines and back. */
  lines = rewrite (text, length, TRUE, &error);
  g_assert_no_error (error);
  back = rewrite (lines, strlen (lines), FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, text);
}

static void
assert_lines (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *again = rewrite (text, strlen (text), TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, expected);
}

#define HEADER "{\"chancery\":1}\n"
#define ID "\"id\":\"5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10\""

static void
test_unknown_keys_kept (void)
{
  assert_lines ("{\"kind\":\"document\"," ID ",\"zeta\":[1,{\"b\":null,\"a\":-5}],\"title\":\"t\","
                "\"alpha\":\"x\"}",
                HEADER "{\"kind\":\"document\"," ID ",\"title\":\"t\",\"alpha\":\"x\","
                       "\"zeta\":[1,{\"a\":-5,\"b\":null}]}\n");
}

static void
test_defaults_not_written (void)
{
  assert_lines ("{\"chancery\":1,\"program\":\"x\"}\n"
                "{\"kind\":\"document\",\"id\":\"5F0C0D6E-1f7b-4d52-9d0d-6d8f4d6f1a10\","
                "\"title\":\"t\",\"tags\":[],\"note\":\"\",\"marking\":{\"level\":\"unmarked\"},"
                "\"date_on_document\":{\"edtf\":\"1955-03-31\",\"quality\":\"stated\"}}",
                "{\"chancery\":1,\"program\":\"x\"}\n"
                "{\"kind\":\"document\"," ID ",\"title\":\"t\","
                "\"date_on_document\":\"1955-03-31\"}\n");
}

static const struct
{
  const char *text;
  const char *message;
} bad_files[] = {
  { "{\"chancery\":1}\n{\"kind\":\"letter\"}", "file:2: kind: “letter” is not known" },
  { "{\"kind\":\"document\",\"id\":\"x\"}", "file:1: id: “x” is not a UUID" },
  { "{\"kind\":\"document\",\"title\":5}", "file:1: title: must be a text" },
  { "{\"kind\":\"document\",\"title\":null}", "file:1: title: must be a text" },
  { "{\"kind\":\"document\",\"title\":[\"a\"]}", "file:1: title: must be a text" },
  { "{\"kind\":\"document\",\"date_on_document\":\"2026-02-30\"}", "file:1: date_on_document: " },
  { "{\"kind\":\"document\",\"date_on_document\":{\"edtf\":\"2026-13\"}}",
    "file:1: date_on_document: " },
  { "{\"kind\":\"document\",\"date_on_document\":20260218}", "file:1: date_on_document: " },
  { "{\"kind\":\"document\",\"tags\":\"a\"}", "file:1: tags: must be a list" },
  { "{\"kind\":\"document\",\"tags\":[1]}", "file:1: tags" },
  { "{\"kind\":\"document\",\"state\":\"lost\"}", "file:1: state: " },
  { "{\"kind\":\"document\",\"place\":\"Kabul\"}", "file:1: place: " },
  { "{\"kind\":\"document\",\"place\":{}}", "file:1: place: " },
  { "{\"kind\":\"document\",\"place\":{\"id\":\"nowhere\"}}", "file:1: place: " },
  { "{\"kind\":\"document\",\"correspondents\":[{\"role\":\"from\"},{\"role\":true}]}",
    "file:1: correspondents" },
  { "{\"kind\":\"document\",\"version\":\"1\"}", "file:1: version: " },
  { "{\"chancery\":2}\n{\"kind\":\"document\"}", "file:1: chancery: format 2 is newer" },
  { "{\"chancery\":0}\n", "file:1: chancery: " },
  { "{\"chancery\":\"1\"}\n", "file:1: chancery: must be" },
  { "{\n\"records\":[]}", "file:1: chancery: is missing" },
  { "{\"chancery\":1,\"withheld\":[1],\"records\":[]}", "file:1: withheld" },
  { "{\"chancery\":1,\"desk_day\":\"today\",\"records\":[]}", "file:1: desk_day" },
  { "{\"chancery\":1,\"ceiling\":7,\"records\":[]}", "file:1: ceiling" },
  { "{\"kind\":\"document\",\"title\":\"a\"", "file:1:31: the text ends" },
};

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *again =
          rewrite (bad_files[i].text, strlen (bad_files[i].text), TRUE, &error);

      g_assert_null (again);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, bad_files[i].message))
        g_error ("“%s” does not open with “%s”", error->message, bad_files[i].message);
    }
}

/* As deep as the guard lets it be, in a key that nobody knows. */
static void
test_deep_unknown (void)
{
  g_autoptr (GString) text = g_string_new ("{\"kind\":\"document\"," ID ",\"x\":");
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 63; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 63; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  expected = g_strconcat (HEADER, text->str, "\n", NULL);
  assert_lines (text->str, expected);
}

static void
test_tree (void)
{
  static const char json[] = "{\"s\":\"x\",\"n\":-9223372036854775808,\"b\":true,\"o\":{},\"a\":[],"
                             "\"z\":null}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = chancery_json_tree_parse (json, strlen (json), &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (g_variant_is_floating (tree));
  chancery_canonical_write_variant (out, tree, CHANCERY_CANONICAL_COMPACT, 0);
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":[],\"b\":true,\"n\":-9223372036854775808,\"o\":{},\"s\":\"x\","
                   "\"z\":null}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-reader/sample-same-bytes", test_sample_same_bytes);
  g_test_add_func ("/exchange/json-reader/unknown-keys-kept", test_unknown_keys_kept);
  g_test_add_func ("/exchange/json-reader/defaults-not-written", test_defaults_not_written);
  g_test_add_func ("/exchange/json-reader/bad-files", test_bad_files);
  g_test_add_func ("/exchange/json-reader/deep-unknown", test_deep_unknown);
  g_test_add_func ("/exchange/json-reader/tree", test_tree);

  return g_test_run ();
}
