/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-side.h"

#include "chancery-phrase.h"
#include "chancery-text-lean.h"

#include <string.h>

#define RIGHT_TO_LEFT_MARK "\u200f"
/* The one runs as its first letter does, the other from left to right. */
#define FIRST_STRONG_ISOLATE "\u2068"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define RIGHT_TO_LEFT_ISOLATE "\u2067"
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

char *
chancery_text_side_dup_part (const char *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL &&
      !chancery_text_has_right_to_left (text))
    return g_strdup (text);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        char *alone = chancery_text_side_isolate (lines[i]);

        g_free (lines[i]);
        lines[i] = alone;
      }
  return g_strjoinv ("\n", lines);
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

/* How much deeper in isolates what comes after @at is. */
static int
count_isolates (const char *at)
{
  if (g_str_has_prefix (at, FIRST_STRONG_ISOLATE) || g_str_has_prefix (at, LEFT_TO_RIGHT_ISOLATE) ||
      g_str_has_prefix (at, RIGHT_TO_LEFT_ISOLATE))
    return 1;
  return g_str_has_prefix (at, POP_DIRECTIONAL_ISOLATE) ? -1 : 0;
}

char *
chancery_text_side_dup_sentence (const char *text)
{
  GString *whole;
  int depth = 0;

  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  whole = g_string_new (RIGHT_TO_LEFT_MARK);
  for (const char *at = text; *at != '\0';)
    {
      gsize length = depth == 0 ? append_separator (whole, text, at) : 0;

      /* A text may close what it never opened. */
      depth = MAX (depth + count_isolates (at), 0);
      if (length == 0)
        g_string_append_c (whole, *at);
      if (*at == '\n')
        {
          g_string_append (whole, RIGHT_TO_LEFT_MARK);
          depth = 0;
        }
      at += MAX (length, 1);
    }
  return g_string_free (whole, FALSE);
}

/* Pango turns the side round for a text that runs against its surroundings. */
void
chancery_text_side_align (GtkLabel *label)
{
  gboolean against;

  g_return_if_fail (GTK_IS_LABEL (label));

  against = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL &&
            chancery_text_begins_left (gtk_label_get_text (label));
  gtk_label_set_justify (label, against ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

void
chancery_text_side_take_from_words (void)
{
  if (chancery_phrase_is_right_to_left ())
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}
