/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-side.h"

#include <string.h>

#define RIGHT_TO_LEFT_MARK "\u200f"
/* The one runs as its first letter does, the other from left to right. */
#define FIRST_STRONG_ISOLATE "\u2068"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

char *
chancery_text_side_dup (const char *text)
{
  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  return g_strconcat (RIGHT_TO_LEFT_MARK FIRST_STRONG_ISOLATE, text, POP_DIRECTIONAL_ISOLATE, NULL);
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

char *
chancery_text_side_isolate (const char *text)
{
  return g_strconcat (has_letter (text) ? FIRST_STRONG_ISOLATE : LEFT_TO_RIGHT_ISOLATE, text,
                      POP_DIRECTIONAL_ISOLATE, NULL);
}

/* The mark on both sides of what parts the parts. */
static gsize
append_separator (GString *whole, const char *text, const char *at)
{
  static const char *const separators[] = { " · ", ", " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize length = strlen (separators[i]);

      /* A comma is a part of a subject, but between a number and a day. */
      if (!g_str_has_prefix (at, separators[i]) ||
          (i > 0 && (at == text || !g_ascii_isdigit (at[-1]) || !g_ascii_isdigit (at[length]))))
        continue;
      g_string_append_printf (whole, RIGHT_TO_LEFT_MARK "%s" RIGHT_TO_LEFT_MARK, separators[i]);
      return length;
    }
  return 0;
}

char *
chancery_text_side_dup_sentence (const char *text)
{
  GString *whole;

  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  whole = g_string_new (RIGHT_TO_LEFT_MARK);
  for (const char *at = text; *at != '\0';)
    {
      gsize length = append_separator (whole, text, at);

      if (length == 0)
        g_string_append_c (whole, *at);
      at += MAX (length, 1);
    }
  return g_string_free (whole, FALSE);
}
