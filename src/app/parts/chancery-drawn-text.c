/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drawn-text.h"

#include <math.h>
#include <string.h>

static PangoLayout *
get_layout (ChanceryDrawnText *self, GtkWidget *widget)
{
  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, self->ellipsize);
  pango_layout_set_attributes (self->layout, self->attributes);
  return self->layout;
}

void
chancery_drawn_font_measure (ChanceryDrawnFont *self, GtkWidget *widget)
{
  PangoContext *context;
  PangoFontMetrics *metrics;

  g_return_if_fail (self != NULL);

  context = gtk_widget_get_pango_context (widget);
  if (self->measured == pango_context_get_serial (context))
    return;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->measured = pango_context_get_serial (context);
  self->ascent = (float)pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  self->descent = (float)pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

float
chancery_drawn_font_get_baseline (const ChanceryDrawnFont *self, float middle, float scale)
{
  return roundf (middle + scale * (self->ascent - self->descent) / 2);
}

/* Where a line ends a blank stands: drawn in one line it would be a sign that no font has.  As many bytes, so that
 * attributes stay where they are. */
static char *
fold_lines (const char *text)
{
  char *folded = g_strdelimit (g_strdup (text), "\n\r\t\v\f", ' ');

  for (char *at = strstr (folded, "\u2028"); at != NULL; at = strstr (at, "\u2028"))
    memcpy (at, "\u2002", strlen ("\u2002"));
  for (char *at = strstr (folded, "\u2029"); at != NULL; at = strstr (at, "\u2029"))
    memcpy (at, "\u2002", strlen ("\u2002"));
  return folded;
}

/* ---- what was found is seen ---- */

/* What of its text @layout leaves out, in bytes; FALSE where all of it is there. */
static gboolean
get_left_out (PangoLayout *layout, gsize *start, gsize *end)
{
  GSList *runs = pango_layout_get_line_readonly (layout, 0)->runs;

  for (GSList *link = runs; link != NULL; link = link->next)
    {
      const PangoItem *item = ((PangoGlyphItem *)link->data)->item;

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) == 0)
        continue;
      *start = (gsize)item->offset;
      *end = (gsize)item->offset + (gsize)item->length;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_seen (PangoLayout *layout, gsize from, gsize to)
{
  gsize start, end;

  return !get_left_out (layout, &start, &end) || to <= start || from >= end;
}

/* What leaves out @from to @to of the text, in bytes: a row has no room for them. */
static void
leave_out (ChanceryDrawnText *self, gsize from, gsize to)
{
  const char *dots = from > 0 ? " … " : "…";
  g_autoptr (GString) text = g_string_new_len (self->text, (gssize)from);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);

  g_string_append (text, dots);
  g_string_append (text, self->text + to);
  pango_attr_list_update (attributes, (int)from, (int)(to - from), (int)strlen (dots));
  pango_layout_set_text (self->layout, text->str, -1);
  pango_layout_set_attributes (self->layout, attributes);
}

/* The end of the last whole word among the first @n_chars of the text, which are before what was found. */
static gsize
find_word_end (ChanceryDrawnText *self, glong n_chars)
{
  const char *end = g_utf8_offset_to_pointer (self->text, n_chars);

  while (end > self->text && *end != ' ')
    end--;
  while (end > self->text && end[-1] == ' ')
    end--;
  return (gsize)(end - self->text);
}

/* The start of the first whole word among the @n_chars before what was found, where the script has any. */
static gsize
find_word_start (ChanceryDrawnText *self, glong n_chars)
{
  const char *found = self->text + self->found_start;
  const char *start = g_utf8_offset_to_pointer (found, -n_chars);
  const char *blank = memchr (start, ' ', (gsize)(found - start));

  if (start > self->text && blank != NULL)
    start = blank + 1;
  while (start < found && g_unichar_ismark (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return (gsize)(start - self->text);
}

/* The first @n_first characters stay, as far as they are whole words, and others close to what was found.  FALSE where it
 * is not seen even so. */
static gboolean
try_first_words (ChanceryDrawnText *self, glong room, glong n_first)
{
  glong before = g_utf8_strlen (self->text, (gssize)self->found_start);
  glong after = g_utf8_strlen (self->text + self->found_start, -1);
  gsize from = find_word_end (self, MIN (n_first, before));
  glong least = n_first / 2;
  gsize to, shift;

  n_first = g_utf8_strlen (self->text, (gssize)from);
  /* What follows is of more use than what stands before it, unless it is little. */
  to = find_word_start (self, CLAMP (room - n_first - 4 - after, MIN (least, before - n_first),
                                     before - n_first));
  if (to <= from)
    return FALSE;
  leave_out (self, from, to);
  shift = to - from - strlen (from > 0 ? " … " : "…");
  return is_seen (self->layout, self->found_start - shift, self->found_end - shift);
}

/* @room: characters, about.  The first words say what it is, where they are not a piece themselves. */
static void
bring_into_sight (ChanceryDrawnText *self, glong room)
{
  for (glong n = g_str_has_prefix (self->text, "…") ? 0 : room / 3; n > 0; n /= 2)
    if (try_first_words (self, room, n))
      return;
  if (!try_first_words (self, room, 0) && self->found_start > 0)
    leave_out (self, 0, self->found_start);
}

/* All of the text again. */
static void
restore (ChanceryDrawnText *self)
{
  if (self->made_for == 0)
    return;
  self->made_for = 0;
  pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_attributes (self->layout, self->attributes);
}

/* Words in the middle go where what was found would be behind the end. */
static void
fit (ChanceryDrawnText *self, int width)
{
  gsize start, end;

  if (self->found_end == 0 || self->made_for == width)
    {
      pango_layout_set_width (self->layout, width * PANGO_SCALE);
      return;
    }
  restore (self);
  self->made_for = width;
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  if (get_left_out (self->layout, &start, &end) && self->found_end > start)
    bring_into_sight (self, g_utf8_strlen (self->text, (gssize)start));
}

/* Where the first of @found stands. */
static void
note_found (ChanceryDrawnText *self, PangoAttrList *found)
{
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (found);
  gboolean any = FALSE;

  do
    {
      GSList *here = pango_attr_iterator_get_attrs (iterator);
      int start, end;

      any = here != NULL;
      pango_attr_iterator_range (iterator, &start, &end);
      self->found_start = any ? (gsize)start : 0;
      self->found_end = any ? (gsize)end : 0;
      g_slist_free_full (here, (GDestroyNotify)pango_attribute_destroy);
    }
  while (!any && pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
}

gboolean
chancery_drawn_text_set (ChanceryDrawnText *self, const char *text, PangoAttrList *attributes)
{
  g_autofree char *folded = NULL;
  g_autoptr (PangoAttrList) owned = attributes;

  g_return_val_if_fail (self != NULL, FALSE);

  folded = fold_lines (text != NULL ? text : "");
  if (g_strcmp0 (self->text, folded) == 0 && pango_attr_list_equal (self->attributes, owned))
    return FALSE;
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  self->whole = self->made_for = 0;
  self->found_start = self->found_end = 0;
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = g_steal_pointer (&owned);
  if (self->layout == NULL)
    return TRUE;
  pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_attributes (self->layout, self->attributes);
  return TRUE;
}

gboolean
chancery_drawn_text_set_found (ChanceryDrawnText *self,
                               const char *text,
                               const char *markup,
                               PangoAttrList *attributes)
{
  PangoAttrList *found = NULL;
  g_autofree char *plain = NULL;
  gboolean changed;

  g_return_val_if_fail (markup != NULL && attributes != NULL, FALSE);

  if (*markup == '\0' || !pango_parse_markup (markup, -1, 0, &found, &plain, NULL, NULL))
    return chancery_drawn_text_set (self, text, attributes);
  pango_attr_list_splice (attributes, found, 0, 0);
  changed = chancery_drawn_text_set (self, plain, attributes);
  if (changed)
    note_found (self, found);
  pango_attr_list_unref (found);
  return changed;
}

void
chancery_drawn_text_clear (ChanceryDrawnText *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->text, g_free);
}

gboolean
chancery_drawn_text_is_empty (const ChanceryDrawnText *self)
{
  return self->text == NULL || *self->text == '\0';
}

int
chancery_drawn_text_get_width (ChanceryDrawnText *self, GtkWidget *widget)
{
  PangoLayout *layout;
  int width;

  if (chancery_drawn_text_is_empty (self))
    return 0;
  layout = get_layout (self, widget);
  restore (self);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  self->whole = width;
  return width;
}

float
chancery_drawn_text_share (float room, float first, float last, float least)
{
  float width = MAX (MIN (last, room - first), last / 2);

  return MAX (MIN (width, room - least), 0);
}

void
chancery_drawn_text_prepare (ChanceryDrawnText *self, GtkWidget *widget, float width)
{
  PangoLayout *layout;

  g_return_if_fail (self != NULL);

  if (chancery_drawn_text_is_empty (self) || width < 1)
    return;
  layout = get_layout (self, widget);
  /* What is known to fit stays as it was measured: another width would shape it again. */
  if (self->whole == 0 || self->whole > (int)width)
    fit (self, (int)width);
  pango_layout_get_extents (layout, NULL, NULL);
}

void
chancery_drawn_text_draw (ChanceryDrawnText *self,
                          GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          float x,
                          float width,
                          float baseline,
                          gboolean at_end,
                          const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoLayout *layout;
  PangoRectangle place;

  g_return_if_fail (self != NULL);

  if (chancery_drawn_text_is_empty (self) || width < 1)
    return;
  chancery_drawn_text_prepare (self, widget, width);
  layout = self->layout;
  pango_layout_get_extents (layout, NULL, &place);
  /* Where a line of the other direction would be put does not count: what begins a column is in one line. */
  x -= (float)place.x / PANGO_SCALE;
  if (rtl != at_end)
    x += width - (float)place.width / PANGO_SCALE;
  baseline -= (float)pango_layout_get_baseline (layout) / PANGO_SCALE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, baseline));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
