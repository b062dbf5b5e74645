/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-cut.h"

#include <string.h>
#include <unicode/ubrk.h>

/* Bytes that are looked at on each side of a place to tell whether it is between two letters. */
#define WINDOW 256

static gsize
go_back_to_character (const char *utf8, gsize at)
{
  while (at > 0 && ((guchar)utf8[at] & 0xc0) == 0x80)
    at--;
  return at;
}

/* The last place between two letters of the @length bytes, up to @at; 0 where there is none. */
static gsize
find_boundary (const char *utf8, gsize length, gsize at)
{
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  UBreakIterator *letters = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  int32_t found = 0;

  utext_openUTF8 (&text, utf8, (int64_t)length, &status);
  ubrk_setUText (letters, &text, &status);
  if (U_SUCCESS (status))
    found = ubrk_isBoundary (letters, (int32_t)at) ? (int32_t)at
                                                   : ubrk_preceding (letters, (int32_t)at);
  if (letters != NULL)
    ubrk_close (letters);
  utext_close (&text);
  return found > 0 ? (gsize)found : 0;
}

gsize
chancery_text_cut_length (const char *utf8, gsize max_bytes)
{
  gsize length, start, end, found;

  g_return_val_if_fail (utf8 != NULL, 0);

  length = strnlen (utf8, max_bytes + WINDOW);
  if (length <= max_bytes)
    return length;
  end = go_back_to_character (utf8, max_bytes);
  start = go_back_to_character (utf8, end > WINDOW ? end - WINDOW : 0);
  /* What was measured may end within a character, which is no part of the window then. */
  found = find_boundary (utf8 + start, go_back_to_character (utf8, length) - start, end - start);
  /* Where marks have no end they are cut between two of them. */
  return found > 0 ? start + found : end;
}

char *
chancery_text_cut (const char *utf8, gsize max_bytes)
{
  gsize length;

  g_return_val_if_fail (utf8 != NULL, NULL);

  length = chancery_text_cut_length (utf8, max_bytes);
  return utf8[length] == '\0' ? g_strdup (utf8) : g_strdup_printf ("%.*s…", (int)length, utf8);
}
