/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-json-splitter.h"

#include <string.h>

/* Splits @text and writes down what came out: `LINE:RECORD` each, then the
 * header. */
static char *
split (const char *text, gssize length, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (ChanceryJsonSplitter) splitter = chancery_json_splitter_new (stream, "file");
  g_autoptr (GString) notes = g_string_new (NULL);

  while (TRUE)
    {
      const char *record;
      gsize record_length;
      guint64 line;

      if (!chancery_json_splitter_next (splitter, &record, &record_length, &line, NULL, error))
        return NULL;
      if (record == NULL)
        break;
      g_string_append_printf (notes, "%" G_GUINT64_FORMAT ":%.*s|", line, (int)record_length,
                              record);
    }
  if (chancery_json_splitter_get_header (splitter) != NULL)
    g_string_append_printf (notes, "%s%" G_GUINT64_FORMAT ":%s",
                            chancery_json_splitter_is_document (splitter) ? "document " : "",
                            chancery_json_splitter_get_header_line (splitter),
                            chancery_json_splitter_get_header (splitter));
  g_assert_cmpuint (chancery_json_splitter_get_n_bytes (splitter), ==,
                    length < 0 ? strlen (text) : (gsize)length);
  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static void
assert_split (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = split (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notes, ==, expected);
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = split (text, -1, &error);

  g_assert_null (notes);
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, message);
}

static void
test_document (void)
{
  assert_split ("{\n \"chancery\": 1,\n \"records\": [\n  {\"kind\": \"a\"},\n  "
                "{\"kind\": \"b\", \"x\": {\"y\": [{}]}}\n ]\n}\n",
                "4:{\"kind\": \"a\"}|5:{\"kind\": \"b\", \"x\": {\"y\": "
                "[{}]}}|document 1:{\"chancery\": 1}");
  assert_split ("{\"records\":[{\"kind\":\"a\"}],\"chancery\":1,\"withheld\":[\"X\"]}",
                "1:{\"kind\":\"a\"}|document 1:{\"chancery\":1,\"withheld\":[\"X\"]}");
  assert_split ("{\"exported\":\"now\",\"chancery\":1,\"scope\":{\"case\":\"A\"}"
                ",\"records\":[],\"z\":null}",
                "document "
                "1:{\"exported\":\"now\",\"chancery\":1,\"scope\":{\"case\":"
                "\"A\"},\"z\":null}");
}

static void
test_lines (void)
{
  assert_split ("{\"chancery\":1,\"program\":\"x\"}\n{\"kind\":\"a\"}\n\n{"
                "\"title\":\"t\",\"kind\":\"b\"}",
                "2:{\"kind\":\"a\"}|4:{\"title\":\"t\",\"kind\":\"b\"}|1:{"
                "\"chancery\":1,\"program\":\"x\"}");
}

static void
test_lines_without_header (void)
{
  assert_split ("{\"kind\":\"a\",\"records\":[1]}\n{\"title\":\"t\",\"kind\":\"b\"}\r\n",
                "1:{\"kind\":\"a\",\"records\":[1]}|2:{\"title\":\"t\",\"kind\":\"b\"}|");
  assert_split ("{\"chancery\":1}\n", "1:{\"chancery\":1}");
}

static void
test_one_record (void)
{
  assert_split ("\n{\n  \"title\": \"t\",\n  \"kind\": \"a\"\n}\n",
                "2:{\n  \"title\": \"t\",\n  \"kind\": \"a\"\n}|");
}

static void
test_refused (void)
{
  assert_refused ("[{\"kind\":\"a\"}]", "file:1:1: a bare array");
  assert_refused ("\"text\"", "file:1:1: a value that is no object");
  assert_refused ("{\"title\":\"t\"}", "neither a record");
  assert_refused ("{\"kind\":\"a\"}\n{}", "file:2:3: an object that is neither");
  assert_refused ("{\"kind\":\"a\"}\n{\"chancery\":1}", "only the first line");
  assert_refused ("{\"chancery\":1}\n{\"chancery\":1}", "only the first line");
  assert_refused ("{\"chancery\":1,\"records\":{}}", "“records” is no array");
  assert_refused ("{\"chancery\":1,\"records\":[1]}", "no object among the records");
  assert_refused ("{\"chancery\":1,\"records\":[[]]}", "no object among the records");
  assert_refused ("{\"chancery\":1,\"records\":[]}\n{\"kind\":\"a\"}", "file:2:1: nothing more");
  assert_refused ("{\"chancery\":1,\"records\":[{\"kind\":\"a\"}", "ends before");
  assert_refused ("{\"chancery\":1,\"records\":[{\"kind\":\"a\"},", "ends before");
  assert_refused ("{\"chancery\":1,\"records\":[],\"records\":[]}", "twice");
  assert_refused ("", "file:1:1: the text is empty");
  assert_refused ("{\"kind\":\"a\"\n", "ends before");
  assert_refused ("{\"kind\":\"a\"}\n{\"kind\":\n\"a\"}", "file:2:9: the line ends inside");
}

/* Records that lie across the blocks in which the stream is read, at every
 * offset. */
static void
test_blocks (void)
{
  for (guint shift = 0; shift < 40; shift++)
    {
      g_autoptr (GString) text = g_string_new ("{\"chancery\":1,\n\"records\":[");
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *filler = g_strnfill (65536 - text->len - 60 + shift, ' ');
      g_autofree char *notes = NULL;
      g_autoptr (GError) error = NULL;

      g_string_append (text, filler);
      for (guint i = 0; i < 20000; i++)
        {
          g_string_append_printf (text, "%s{\"kind\":\"k\",\"n\":%u}", i > 0 ? "," : "", i);
          g_string_append_printf (expected, "2:{\"kind\":\"k\",\"n\":%u}|", i);
        }
      g_string_append (text, "],\"program\":\"p\"}");
      g_string_append (expected, "document 1:{\"chancery\":1,\"program\":\"p\"}");
      notes = split (text->str, (gssize)text->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (notes, ==, expected->str);
      if (shift > 3 && !g_test_slow ())
        shift += 11;
    }
}

static void
test_long_record (void)
{
  g_autofree char *body = g_strnfill (3 * 1000 * 1000, 'x');
  g_autofree char *text =
      g_strdup_printf ("{\"body\":\"%s\",\"kind\":\"a\"}\n{\"kind\":\"b\"}\n", body);
  g_autofree char *expected =
      g_strdup_printf ("1:{\"body\":\"%s\",\"kind\":\"a\"}|2:{\"kind\":\"b\"}|", body);

  assert_split (text, expected);
}

static void
test_many_values (void)
{
  g_autoptr (GString) text = g_string_new ("{\"kind\":\"a\",\"x\":[1");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *notes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 250000; i++)
    g_string_append (text, ",1");
  g_string_append (text, "]}");
  assert_refused (text->str, "more than 250000 values in one record");

  for (guint i = 0; i < 300000; i++)
    g_string_append (many, "{\"kind\":\"a\",\"b\":1}\n");
  notes = split (many->str, (gssize)many->len, &error);
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("{}", 2, NULL);
  g_autoptr (ChanceryJsonSplitter) splitter = chancery_json_splitter_new (stream, "file");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *record;
  gsize length;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      chancery_json_splitter_next (splitter, &record, &length, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-splitter/document", test_document);
  g_test_add_func ("/exchange/json-splitter/lines", test_lines);
  g_test_add_func ("/exchange/json-splitter/lines-without-header", test_lines_without_header);
  g_test_add_func ("/exchange/json-splitter/one-record", test_one_record);
  g_test_add_func ("/exchange/json-splitter/refused", test_refused);
  g_test_add_func ("/exchange/json-splitter/blocks", test_blocks);
  g_test_add_func ("/exchange/json-splitter/long-record", test_long_record);
  g_test_add_func ("/exchange/json-splitter/many-values", test_many_values);
  g_test_add_func ("/exchange/json-splitter/cancelled", test_cancelled);

  return g_test_run ();
}
