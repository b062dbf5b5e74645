/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text.h"

#include <string.h>

#define MAX_BYTES 200
/* A longer extension is no extension but a name with a dot in it. */
#define MAX_EXTENSION_BYTES 16
#define UNNAMED "unnamed"

static const char *
get_base (const char *path)
{
  const char *base = path;

  for (const char *at = path; *at != '\0'; at++)
    {
      if ((*at == '/' || *at == '\\') && at[1] != '\0')
        base = at + 1;
    }
  return base;
}

static gboolean
is_visible (gunichar character)
{
  switch ((int)g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;
    default:
      return !g_unichar_iszerowidth (character) || g_unichar_ismark (character);
    }
}

static char *
replace_forbidden (const char *name)
{
  GString *out = g_string_sized_new (strlen (name));

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        g_string_append_c (out, ' ');
      else if (!is_visible (character))
        continue;
      else if (character < 0x80 && strchr ("/\\<>:\"|?*", (int)character) != NULL)
        g_string_append_c (out, '_');
      else
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}

/* Hidden files, and ends that some file systems drop unasked. */
static void
trim (char *name)
{
  gsize length;
  gsize start = strspn (name, " .");

  memmove (name, name + start, strlen (name + start) + 1);
  for (length = strlen (name); length > 0 && strchr (" .", name[length - 1]) != NULL; length--)
    name[length - 1] = '\0';
}

/* Names of devices on another system, whatever their extension. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", "com", "lpt" };
  gsize length = strcspn (name, ". ");

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      if (g_ascii_strncasecmp (name, devices[i], 3) != 0)
        continue;
      if (length == 3 && i < 4)
        return TRUE;
      if (length == 4 && i >= 4 && g_ascii_isdigit (name[3]))
        return TRUE;
    }
  return FALSE;
}

static gsize
step_back_to_character (const char *utf8, gsize n_bytes)
{
  while (n_bytes > 0 && ((guchar)utf8[n_bytes] & 0xc0) == 0x80)
    n_bytes--;
  return n_bytes;
}

/* Cuts in the middle, so that the extension still says what the file is. */
static char *
shorten (const char *name)
{
  const char *extension = strrchr (name, '.');
  gsize stem;

  if (strlen (name) <= MAX_BYTES)
    return g_strdup (name);
  if (extension == NULL || strlen (extension) > MAX_EXTENSION_BYTES)
    extension = "";
  stem = step_back_to_character (name, MAX_BYTES - strlen (extension));
  while (stem > 0 && strchr (" .", name[stem - 1]) != NULL)
    stem--;
  return g_strdup_printf ("%.*s%s", (int)stem, name, extension);
}

char *
chancery_text_file_name (const char *utf8)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *safe = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  valid = g_utf8_make_valid (get_base (utf8), -1);
  composed = chancery_text_normalize (valid, -1, NULL);
  clean = replace_forbidden (composed != NULL ? composed : valid);
  trim (clean);
  if (*clean == '\0')
    return g_strdup (UNNAMED);
  /* A leading hyphen would be an option to many a program. */
  safe = (*clean == '-' || is_reserved (clean)) ? g_strconcat ("_", clean, NULL)
                                                : g_steal_pointer (&clean);
  return shorten (safe);
}
