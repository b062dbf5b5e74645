/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-lean.h"

#include "chancery-text-marks.h"

#include <string.h>
#include <unicode/uchar.h>

/* 1 for a letter that runs from the right, -1 for one from the left, 0 for what has no side. */
static int
side_of (gunichar character)
{
  const UCharDirection direction = u_charDirection ((UChar32)character);

  if (direction == U_LEFT_TO_RIGHT)
    return -1;
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

gboolean
chancery_text_misleads (const char *utf8, gboolean right_to_left)
{
  const int with = right_to_left ? 1 : -1;
  gint64 balance = 0;
  int first = 0;

  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (const char *at = utf8;; at = g_utf8_next_char (at))
    {
      if (*at == '\n' || *at == '\0')
        {
          if (balance * with < 0)
            return FALSE;
          balance = 0;
          if (*at == '\0')
            return first == -with;
          continue;
        }
      balance += side_of (g_utf8_get_char (at));
      if (first == 0 && balance != 0)
        first = balance > 0 ? 1 : -1;
      /* The first letter is the one that sides are taken by. */
      if (first == with)
        return FALSE;
    }
}

gboolean
chancery_text_has_right_to_left (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    if (side_of (g_utf8_get_char (at)) > 0)
      return TRUE;
  return FALSE;
}

gboolean
chancery_text_begins_left (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (const char *at = utf8; *at != '\0'; at = g_utf8_next_char (at))
    if (side_of (g_utf8_get_char (at)) != 0)
      return side_of (g_utf8_get_char (at)) < 0;
  return FALSE;
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
      g_string_append_printf (whole, CHANCERY_MARK_RIGHT_TO_LEFT "%s" CHANCERY_MARK_RIGHT_TO_LEFT,
                              separators[i]);
      return length;
    }
  return 0;
}

/* How much deeper in isolates what comes after @at is. */
static int
count_isolates (const char *at)
{
  if (g_str_has_prefix (at, CHANCERY_ISOLATE_FIRST_STRONG) ||
      g_str_has_prefix (at, CHANCERY_ISOLATE_LEFT_TO_RIGHT) ||
      g_str_has_prefix (at, CHANCERY_ISOLATE_RIGHT_TO_LEFT))
    return 1;
  return g_str_has_prefix (at, CHANCERY_ISOLATE_END) ? -1 : 0;
}

char *
chancery_text_keep_order (const char *sentence)
{
  GString *whole;
  int depth = 0;

  g_return_val_if_fail (sentence != NULL, NULL);

  whole = g_string_new (CHANCERY_MARK_RIGHT_TO_LEFT);
  for (const char *at = sentence; *at != '\0';)
    {
      gsize length = depth == 0 ? append_separator (whole, sentence, at) : 0;

      /* A text may close what it never opened. */
      depth = MAX (depth + count_isolates (at), 0);
      if (length == 0)
        g_string_append_c (whole, *at);
      if (*at == '\n')
        {
          g_string_append (whole, CHANCERY_MARK_RIGHT_TO_LEFT);
          depth = 0;
        }
      at += MAX (length, 1);
    }
  return g_string_free (whole, FALSE);
}
