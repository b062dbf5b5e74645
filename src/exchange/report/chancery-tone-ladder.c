/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tone-ladder.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"
#include "chancery-vocabulary.h"

#define MARK 4.0
#define GAP 9.0

typedef struct
{
  gint64 day;
  int rank;
  gboolean ours;
} Act;

struct _ChanceryToneLadder
{
  const ChanceryVocabulary *vocabulary;
  GArray *acts;
  double red;
  double green;
  double blue;
  gboolean right_to_left;
};

/* Where things stand: the field between the words of the rungs and the edge. */
typedef struct
{
  double left;
  double right;
  double top;
  double step;
  gint64 first;
  gint64 last;
} Field;

ChanceryToneLadder *
chancery_tone_ladder_new (const char *vocabulary)
{
  ChanceryToneLadder *self = g_new0 (ChanceryToneLadder, 1);

  self->vocabulary = chancery_vocabulary_get (vocabulary);
  self->acts = g_array_new (FALSE, FALSE, sizeof (Act));
  return self;
}

void
chancery_tone_ladder_free (ChanceryToneLadder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->acts);
  g_free (self);
}

void
chancery_tone_ladder_add (ChanceryToneLadder *self, gint64 day, int rank, gboolean ours)
{
  Act act = { day, rank, ours };

  g_return_if_fail (self != NULL && rank >= 0);
  g_array_append_val (self->acts, act);
}

guint
chancery_tone_ladder_get_n_acts (ChanceryToneLadder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->acts->len;
}

void
chancery_tone_ladder_set_ink (ChanceryToneLadder *self, double red, double green, double blue)
{
  g_return_if_fail (self != NULL);

  self->red = red;
  self->green = green;
  self->blue = blue;
}

void
chancery_tone_ladder_set_right_to_left (ChanceryToneLadder *self, gboolean right_to_left)
{
  g_return_if_fail (self != NULL);
  self->right_to_left = right_to_left;
}

static int
count_rungs (ChanceryToneLadder *self)
{
  int n = 0;

  while (self->vocabulary->terms[n].code != NULL)
    n++;
  return n;
}

static void
set_ink (ChanceryToneLadder *self, cairo_t *cairo, double alpha)
{
  cairo_set_source_rgba (cairo, self->red, self->green, self->blue, alpha);
}

static PangoLayout *
make_words (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
width_of (PangoContext *context, const char *text)
{
  g_autoptr (PangoLayout) layout = make_words (context, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* @x is where the words end when they are right of the field, else where they begin. */
static void
draw_words (cairo_t *cairo,
            PangoContext *context,
            const char *text,
            double x,
            double y,
            gboolean ends)
{
  g_autoptr (PangoLayout) layout = make_words (context, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cairo, ends ? x - width : x, y - height / 2.0);
  pango_cairo_show_layout (cairo, layout);
}

static Field
measure (ChanceryToneLadder *self, PangoContext *context, double width, double height)
{
  int n = count_rungs (self);
  double words = 0;
  Field field = { .top = GAP, .step = (height - 4 * GAP) / MAX (n - 1, 1) };

  for (int i = 0; i < n; i++)
    words = MAX (words, width_of (context, _ (self->vocabulary->terms[i].label)));
  words = MIN (words, width / 2);
  field.left = self->right_to_left ? 2 * MARK : words + GAP;
  field.right = self->right_to_left ? width - words - GAP : width - 2 * MARK;
  for (guint i = 0; i < self->acts->len; i++)
    {
      gint64 day = g_array_index (self->acts, Act, i).day;

      field.first = i == 0 ? day : MIN (field.first, day);
      field.last = i == 0 ? day : MAX (field.last, day);
    }
  return field;
}

static double
y_of (ChanceryToneLadder *self, const Field *field, int rank)
{
  return field->top + field->step * (count_rungs (self) - 1 - rank);
}

static double
x_of (ChanceryToneLadder *self, const Field *field, gint64 day)
{
  double share = field->last > field->first
                     ? (double)(day - field->first) / (double)(field->last - field->first)
                     : 0.5;
  double inset = 2 * MARK;
  double span = field->right - field->left - 2 * inset;

  return self->right_to_left ? field->right - inset - span * share
                             : field->left + inset + span * share;
}

static void
draw_rungs (ChanceryToneLadder *self, const Field *field, cairo_t *cairo, PangoContext *context)
{
  int n = count_rungs (self);

  cairo_set_line_width (cairo, 1);
  for (int i = 0; i < n; i++)
    {
      double y = y_of (self, field, i);

      set_ink (self, cairo, 0.15);
      cairo_move_to (cairo, field->left, y);
      cairo_line_to (cairo, field->right, y);
      cairo_stroke (cairo);
      set_ink (self, cairo, 0.75);
      draw_words (cairo, context, _ (self->vocabulary->terms[i].label),
                  self->right_to_left ? field->right + GAP : field->left - GAP, y,
                  !self->right_to_left);
    }
}

static void
draw_acts (ChanceryToneLadder *self, const Field *field, cairo_t *cairo)
{
  gboolean begun = FALSE;

  cairo_set_line_width (cairo, 1.5);
  set_ink (self, cairo, 0.45);
  for (guint i = 0; i < self->acts->len; i++)
    {
      const Act *act = &g_array_index (self->acts, Act, i);

      if (!act->ours)
        continue;
      if (begun)
        cairo_line_to (cairo, x_of (self, field, act->day), y_of (self, field, act->rank));
      else
        cairo_move_to (cairo, x_of (self, field, act->day), y_of (self, field, act->rank));
      begun = TRUE;
    }
  cairo_stroke (cairo);
  set_ink (self, cairo, 0.9);
  for (guint i = 0; i < self->acts->len; i++)
    {
      const Act *act = &g_array_index (self->acts, Act, i);

      cairo_new_sub_path (cairo);
      cairo_arc (cairo, x_of (self, field, act->day), y_of (self, field, act->rank), MARK, 0,
                 2 * G_PI);
      if (act->ours)
        cairo_fill (cairo);
      else
        cairo_stroke (cairo);
    }
}

static void
draw_days (ChanceryToneLadder *self,
           const Field *field,
           cairo_t *cairo,
           PangoContext *context,
           double height)
{
  const gint64 days[] = { field->first, field->last };

  set_ink (self, cairo, 0.75);
  for (guint i = 0; i < G_N_ELEMENTS (days) && (i == 0 || days[1] > days[0]); i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (days[i]);
      g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
      gboolean ends = (i == 1) != self->right_to_left;

      draw_words (cairo, context, words, ends ? field->right : field->left, height - GAP, ends);
    }
}

void
chancery_tone_ladder_draw (cairo_t *cairo,
                           PangoContext *context,
                           double width,
                           double height,
                           gpointer ladder)
{
  ChanceryToneLadder *self = ladder;
  Field field;

  g_return_if_fail (self != NULL);

  if (self->acts->len == 0)
    return;
  field = measure (self, context, width, height);
  draw_rungs (self, &field, cairo, context);
  draw_acts (self, &field, cairo);
  draw_days (self, &field, cairo, context, height);
}
