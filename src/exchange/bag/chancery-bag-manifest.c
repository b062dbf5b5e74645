/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bag-manifest.h"

#include "chancery-errors.h"

#include <string.h>

#define N_DIGITS 64

static void
listed_free (ChanceryBagListed *listed)
{
  g_free (listed->path);
  g_free (listed->sha256);
  g_free (listed);
}

static gboolean
refuse (const char *where, guint line, const char *reason, GError **error)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s:%u: %s", where,
               line, reason);
  return FALSE;
}

/* The next line without its end (LF, CR or both), which @text is moved past; NULL at the end. */
static char *
next_line (const char **text)
{
  gsize length = strcspn (*text, "\r\n");
  char *line;

  if (**text == '\0')
    return NULL;
  line = g_strndup (*text, length);
  *text += length;
  *text += g_str_has_prefix (*text, "\r\n") ? 2 : (**text != '\0');
  return line;
}

/* Line feed, carriage return and the percent sign stand encoded in a path, and nothing else. */
static char *
decode_path (const char *path)
{
  GString *decoded = g_string_new (NULL);

  for (const char *at = path; *at != '\0'; at++)
    {
      int high = *at == '%' ? g_ascii_xdigit_value (at[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (at[2]) : -1;
      int letter = low >= 0 ? high * 16 + low : 0;

      if (letter == '\n' || letter == '\r' || letter == '%')
        {
          g_string_append_c (decoded, (char)letter);
          at += 2;
        }
      else
        g_string_append_c (decoded, *at);
    }
  return g_string_free (decoded, FALSE);
}

static ChanceryBagListed *
read_listed (const char *text, guint line, const char *where, GError **error)
{
  gsize n_digits = strspn (text, "0123456789abcdefABCDEF");
  gsize n_blanks = strspn (text + n_digits, " \t");
  ChanceryBagListed *listed;

  if (n_digits != N_DIGITS || n_blanks == 0)
    {
      refuse (where, line, "no SHA-256 of 64 digits with a path after it", error);
      return NULL;
    }
  if (text[n_digits + n_blanks] == '\0')
    {
      refuse (where, line, "there is no path after the SHA-256", error);
      return NULL;
    }
  listed = g_new0 (ChanceryBagListed, 1);
  listed->sha256 = g_ascii_strdown (text, N_DIGITS);
  listed->path = decode_path (text + n_digits + n_blanks);
  listed->line = line;
  return listed;
}

GPtrArray *
chancery_bag_manifest_read (const char *text, const char *where, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)listed_free);
  guint number = 0;

  g_return_val_if_fail (text != NULL && where != NULL, NULL);

  while (TRUE)
    {
      g_autofree char *line = next_line (&text);
      ChanceryBagListed *listed;

      if (line == NULL)
        return g_steal_pointer (&all);
      number++;
      listed = read_listed (line, number, where, error);
      if (listed == NULL)
        return NULL;
      g_ptr_array_add (all, listed);
    }
}

gboolean
chancery_bag_manifest_check_declaration (const char *text, const char *where, GError **error)
{
  g_autofree char *version = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *more = NULL;

  g_return_val_if_fail (text != NULL && where != NULL, FALSE);

  version = next_line (&text);
  encoding = next_line (&text);
  more = next_line (&text);
  if (g_strcmp0 (version, "BagIt-Version: 1.0") != 0 &&
      g_strcmp0 (version, "BagIt-Version: 0.97") != 0)
    return refuse (where, 1, "this is not “BagIt-Version: 1.0”", error);
  if (g_strcmp0 (encoding, "Tag-File-Character-Encoding: UTF-8") != 0)
    return refuse (where, 2, "this is not “Tag-File-Character-Encoding: UTF-8”", error);
  return more == NULL || refuse (where, 3, "there is something after the declaration", error);
}

static gboolean
read_oxum (const char *value, guint64 *n_octets, guint64 *n_files)
{
  g_auto (GStrv) parts = g_strsplit (value, ".", -1);

  return g_strv_length (parts) == 2 &&
         g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT64, n_octets, NULL) &&
         g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT64, n_files, NULL);
}

gboolean
chancery_bag_manifest_get_oxum (const char *text,
                                const char *where,
                                gboolean *stated,
                                guint64 *n_octets,
                                guint64 *n_files,
                                guint *line,
                                GError **error)
{
  static const char label[] = "Payload-Oxum:";

  g_return_val_if_fail (text != NULL && where != NULL, FALSE);

  *stated = FALSE;
  *line = 0;
  for (guint number = 1;; number++)
    {
      g_autofree char *found = next_line (&text);

      if (found == NULL)
        return TRUE;
      if (g_ascii_strncasecmp (found, label, strlen (label)) != 0)
        continue;
      if (*stated)
        return refuse (where, number, "there is a second Payload-Oxum", error);
      *stated = TRUE;
      *line = number;
      if (!read_oxum (g_strstrip (found + strlen (label)), n_octets, n_files))
        return refuse (where, number,
                       "a Payload-Oxum is a number of octets and one of files, “7.1”", error);
    }
}

char *
chancery_bag_manifest_dup_info (const char *text, const char *label)
{
  const gsize n_label = strlen (label);
  g_autofree char *found = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  while ((found = next_line (&text)) != NULL)
    {
      if (g_ascii_strncasecmp (found, label, n_label) == 0 && found[n_label] == ':')
        return g_strdup (g_strstrip (found + n_label + 1));
      g_clear_pointer (&found, g_free);
    }
  return NULL;
}
