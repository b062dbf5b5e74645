/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding and normalising give text, whatever they are given, and change nothing
 * the second time. */

#include "config.h"

#include "chancery-text.h"
#include "fuzz.h"

#include <string.h>

static char *
fold (const char *text)
{
  return chancery_text_fold (text, -1);
}

static void
check_stable (const char *text, char *(*function) (const char *))
{
  g_autofree char *once = function (text);
  g_autofree char *twice = function (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (once, ==, twice);
}

static void
check_bytes (const guint8 *bytes, gsize length)
{
  g_autofree char *folded = chancery_text_fold ((const char *)bytes, (gssize)length);
  g_autofree char *normalized = chancery_text_normalize ((const char *)bytes, (gssize)length, NULL);
  g_autofree char *by_glib = NULL;
  g_autofree char *folded_again = NULL;

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  if (normalized == NULL)
    return;
  by_glib = g_utf8_normalize ((const char *)bytes, (gssize)length, G_NORMALIZE_NFC);
  g_assert_cmpstr (normalized, ==, by_glib);
  folded_again = fold (normalized);
  /* In a longer text marks may have been too many to keep. */
  if (length <= 64)
    g_assert_cmpstr (folded_again, ==, folded);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_strndup ((const char *)bytes, length);
  g_autofree char *title = chancery_text_first_line (text, 40);
  g_autofree char *name = chancery_text_file_name (text);

  check_bytes (bytes, length);
  check_stable (text, fold);
  check_stable (text, chancery_text_fold_reference);
  check_stable (text, chancery_text_fold_label);
  chancery_text_has_format_characters (text);
  chancery_text_is_identifier_safe (text);
  g_assert_true (g_utf8_validate (title, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 40);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (*name != '\0' && *name != '.' && *name != '-' && strpbrk (name, "/\\") == NULL);
  g_assert_cmpuint (strlen (name), <=, 200);
  return 0;
}
