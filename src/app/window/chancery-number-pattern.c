/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-number-pattern.h"

#include <string.h>

#define WIDTH_MAX 9

/* “n” or “n:04” */
static gboolean
add_number (GString *out, const char *part, gint64 n)
{
  int width = 0;

  if (part[0] != 'n')
    return FALSE;
  if (part[1] == ':' && part[2] == '0' && g_ascii_isdigit (part[3]) && part[4] == '\0')
    width = g_ascii_digit_value (part[3]);
  else if (part[1] != '\0')
    return FALSE;
  g_string_append_printf (out, "%0*" G_GINT64_FORMAT, MIN (width, WIDTH_MAX), n);
  return TRUE;
}

char *
chancery_number_pattern_expand (const char *pattern, const char *code, gint64 year, gint64 n)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean numbered = FALSE;

  g_return_val_if_fail (pattern != NULL && code != NULL, NULL);

  while (*pattern != '\0')
    {
      g_autofree char *part = NULL;
      const char *end;

      if (*pattern != '{')
        {
          g_string_append_c (out, *pattern++);
          continue;
        }
      if ((end = strchr (pattern, '}')) == NULL)
        return NULL;
      part = g_strndup (pattern + 1, (gsize)(end - pattern - 1));
      pattern = end + 1;
      if (strcmp (part, "code") == 0)
        g_string_append (out, code);
      else if (strcmp (part, "year") == 0)
        g_string_append_printf (out, "%" G_GINT64_FORMAT, year);
      else if (add_number (out, part, n))
        numbered = TRUE;
      else
        return NULL;
    }
  return numbered ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
