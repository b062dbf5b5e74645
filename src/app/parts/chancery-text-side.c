/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-side.h"

#include "chancery-phrase.h"
#include "chancery-text-lean.h"
#include "chancery-text-marks.h"

#include <string.h>

char *
chancery_text_side_dup (const char *text)
{
  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  return g_strconcat (CHANCERY_MARK_RIGHT_TO_LEFT CHANCERY_ISOLATE_FIRST_STRONG, text,
                      CHANCERY_ISOLATE_END, NULL);
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
  return g_strconcat (has_letter (text) ? CHANCERY_ISOLATE_FIRST_STRONG
                                        : CHANCERY_ISOLATE_LEFT_TO_RIGHT,
                      text, CHANCERY_ISOLATE_END, NULL);
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

char *
chancery_text_side_dup_sentence (const char *text)
{
  if (text == NULL || *text == '\0' || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  return chancery_text_keep_order (text);
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
