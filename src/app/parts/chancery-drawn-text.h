/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of text that a widget draws for itself: it costs no widget, and no size is asked anew when it
 * changes.  It begins where one begins to read in the window, and ends with an ellipsis where its own script
 * ends; where that would hide what was found, words before it go.  A plain struct, zeroed before use; main
 * thread; owned by its widget. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ChanceryDrawnText:
 * @ellipsize: where it is cut; the beginning of a number says least
 *
 * All other members are its own.
 */
typedef struct
{
  PangoEllipsizeMode ellipsize;
  char *text;
  PangoAttrList *attributes;
  PangoLayout *layout;
  int whole;         /* pixels, when it was measured */
  gsize found_start; /* bytes of @text; both 0 where nothing was found */
  gsize found_end;
  int made_for; /* pixels, for which words were left out */
} ChanceryDrawnText;

/**
 * ChanceryDrawnFont:
 * @ascent: pixels above the line
 * @descent: and below it
 *
 * The font of a widget, by which all its texts stand on one line whatever their script.  Zeroed before use.
 */
typedef struct
{
  float ascent;
  float descent;
  guint measured;
} ChanceryDrawnFont;

/** Measures it where it is another than before. */
void chancery_drawn_font_measure (ChanceryDrawnFont *self, GtkWidget *widget);
/** Where the line is whose middle is at @middle, for a text of @scale times the size. */
float chancery_drawn_font_get_baseline (const ChanceryDrawnFont *self, float middle, float scale);

/** Whether anything changed.  @attributes: (nullable) (transfer full). */
gboolean chancery_drawn_text_set (ChanceryDrawnText *self,
                                  const char *text,
                                  PangoAttrList *attributes);
/** Likewise; @markup: @text with what was found in it, or "".  @attributes: (transfer full). */
gboolean chancery_drawn_text_set_found (ChanceryDrawnText *self,
                                        const char *text,
                                        const char *markup,
                                        PangoAttrList *attributes);
void chancery_drawn_text_clear (ChanceryDrawnText *self);

/** Whether there is nothing to draw. */
gboolean chancery_drawn_text_is_empty (const ChanceryDrawnText *self);
/** How wide it would like to be, in pixels. */
int chancery_drawn_text_get_width (ChanceryDrawnText *self, GtkWidget *widget);

/**
 * chancery_drawn_text_share:
 * @room: pixels for two texts of one line
 * @first: what the one at the beginning would like
 * @last: what the one at the end would like
 * @least: what the first keeps in any case
 *
 * What the last one gets.  It gives way first, but half of it stays: of a number the end says most.
 */
float chancery_drawn_text_share (float room, float first, float last, float least);

/** Shapes it for @width pixels, which is most of drawing it, when there is time for that. */
void chancery_drawn_text_prepare (ChanceryDrawnText *self, GtkWidget *widget, float width);
/**
 * chancery_drawn_text_draw:
 * @x: where its room begins at the left
 * @baseline: on which it stands, from the top
 * @at_end: whether it stands at the end of its room
 */
void chancery_drawn_text_draw (ChanceryDrawnText *self,
                               GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               float x,
                               float width,
                               float baseline,
                               gboolean at_end,
                               const GdkRGBA *color);

G_END_DECLS
