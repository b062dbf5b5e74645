/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-lean.h"

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
