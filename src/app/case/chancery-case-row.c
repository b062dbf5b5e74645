/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-row.h"

#include "chancery-text-scale.h"
#include "chancery-text-side.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GAP 12
#define PADDING 5
#define HEADING_SPACE 14
/* Below this width the day stands above the sentence. */
#define NARROW 380
#define STEP 18
/* A sentence that is longer ends in an ellipsis: the record is one key away. */
#define MOST_LINES 4
#define MOST_START_LINES 3

struct _ChanceryCaseRow
{
  GtkWidget parent_instance;

  ChanceryCaseRowMetrics metrics;
  GtkWidget *start;
  GtkWidget *words;
  gboolean heading;
  gboolean started;
  guint step;
};

G_DEFINE_FINAL_TYPE (ChanceryCaseRow, chancery_case_row, GTK_TYPE_WIDGET)

/* Words that were laid out before the row had its style would keep the font of that moment (GTK 4.8), and
 * the same words again are not laid out anew. */
static void
set_words (GtkWidget *inscription, const char *words)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), words);
}

ChanceryCaseRowMetrics
chancery_case_row_get_metrics (GtkWidget *widget, int start_width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);
  ChanceryCaseRowMetrics metrics;

  metrics.scale = chancery_text_scale_get (widget);
  metrics.start_width = (int)lround (start_width * metrics.scale);
  /* Lines of other scripts are higher than those of the font that was asked for. */
  metrics.line = (int)ceil (pango_font_metrics_get_height (font) * 1.12 / PANGO_SCALE);
  metrics.character = (double)pango_font_metrics_get_approximate_char_width (font) / PANGO_SCALE;
  pango_font_metrics_unref (font);
  return metrics;
}

/* Ideographs are twice as wide, marks take no room. */
static double
measure_text (const ChanceryCaseRowMetrics *metrics, const char *text)
{
  double n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      n += g_unichar_iswide (character) ? 2 : g_unichar_iszerowidth (character) ? 0 : 1;
    }
  return n * metrics->character;
}

/* What is left at the end of a long line is lost to it: about half a word. */
static int
count_lines (const ChanceryCaseRowMetrics *metrics, const char *text, int width, int most)
{
  double room = MAX (metrics->character * 4, width * 0.95);

  return CLAMP ((int)ceil (measure_text (metrics, text) / room), 1, most);
}

static gboolean
is_narrow (const ChanceryCaseRowMetrics *metrics, int width)
{
  return width < NARROW * metrics->scale;
}

int
chancery_case_row_get_height (const ChanceryCaseRowMetrics *metrics,
                              const char *start,
                              const char *title,
                              int width)
{
  gboolean narrow = is_narrow (metrics, width);
  int room = narrow ? width : width - metrics->start_width - GAP;
  int lines = count_lines (metrics, title, room, MOST_LINES) + 1;

  if (narrow)
    lines += *start != '\0' ? 1 : 0;
  else
    lines = MAX (lines, count_lines (metrics, start, metrics->start_width, MOST_START_LINES));
  return lines * metrics->line + 2 * PADDING;
}

int
chancery_case_row_get_step_width (const ChanceryCaseRowMetrics *metrics, guint step)
{
  return (int)lround (STEP * metrics->scale) * (int)step;
}

int
chancery_case_row_get_heading_height (const ChanceryCaseRowMetrics *metrics)
{
  return metrics->line + HEADING_SPACE + PADDING;
}

/* ---- the widget ---- */

static void
chancery_case_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  /* Whoever holds the row knows its height; it takes what it is given. */
  *minimum = *natural = 0;
}

static void
place_child (GtkWidget *child, int x, int y, int width, int height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, MAX (height, least) }, -1);
}

static void
chancery_case_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryCaseRow *self = CHANCERY_CASE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start = self->metrics.start_width;
  int step = chancery_case_row_get_step_width (&self->metrics, self->step);
  int rest = MAX (1, width - start - GAP - step);

  if (self->heading)
    place_child (self->words, 0, HEADING_SPACE, width, height - HEADING_SPACE - PADDING);
  else if (is_narrow (&self->metrics, width))
    {
      int x = rtl ? 0 : step;
      int above = self->started ? self->metrics.line : 0;

      place_child (self->start, x, PADDING, MAX (1, width - step), self->metrics.line);
      place_child (self->words, x, PADDING + above, MAX (1, width - step),
                   height - 2 * PADDING - above);
    }
  else
    {
      place_child (self->start, rtl ? width - start : 0, PADDING, start, height - 2 * PADDING);
      place_child (self->words, rtl ? 0 : start + GAP + step, PADDING, rest, height - 2 * PADDING);
    }
}

static void
chancery_case_row_dispose (GObject *object)
{
  ChanceryCaseRow *self = CHANCERY_CASE_ROW (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  /* An inscription of GTK 4.8 does not free them itself. */
  if (self->words != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->words), NULL);
  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_case_row_parent_class)->dispose (object);
}

static void
chancery_case_row_class_init (ChanceryCaseRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_case_row_dispose;
  widget_class->measure = chancery_case_row_measure;
  widget_class->size_allocate = chancery_case_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "case-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
make_inscription (ChanceryCaseRow *self)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return inscription;
}

static void
chancery_case_row_init (ChanceryCaseRow *self)
{
  self->start = make_inscription (self);
  gtk_widget_add_css_class (self->start, "chancery-case-start");
  self->words = make_inscription (self);
}

GtkWidget *
chancery_case_row_new (const ChanceryCaseRowMetrics *metrics)
{
  ChanceryCaseRow *self = g_object_new (CHANCERY_TYPE_CASE_ROW, NULL);

  self->metrics = *metrics;
  return GTK_WIDGET (self);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint)from;
  attribute->end_index = (guint)to;
  pango_attr_list_insert (list, attribute);
}

static void
set_heading (ChanceryCaseRow *self, gboolean heading)
{
  self->heading = heading;
  gtk_widget_set_child_visible (self->start, !heading);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
chancery_case_row_show (ChanceryCaseRow *self,
                        const char *start,
                        const char *title,
                        const char *quiet,
                        gboolean struck,
                        const char *sentence)
{
  g_autofree char *subject = chancery_text_side_dup (title);
  g_autofree char *second = chancery_text_side_dup_sentence (quiet);
  g_autofree char *words = NULL;
  PangoAttrList *attributes = pango_attr_list_new ();
  gsize end = strlen (subject);

  g_return_if_fail (CHANCERY_IS_CASE_ROW (self));

  words = g_strconcat (subject, *second != '\0' ? "\n" : "", second, NULL);
  add_attribute (attributes, pango_attr_strikethrough_new (struck), 0, end);
  add_attribute (attributes, pango_attr_foreground_alpha_new (0x9e00), end, strlen (words));
  add_attribute (attributes, pango_attr_scale_new (0.9), end, strlen (words));
  self->started = *start != '\0';
  set_heading (self, FALSE);
  set_words (self->start, start);
  set_words (self->words, words);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->words), attributes);
  pango_attr_list_unref (attributes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

void
chancery_case_row_set_step (ChanceryCaseRow *self, guint step)
{
  g_return_if_fail (CHANCERY_IS_CASE_ROW (self));

  if (self->step == step)
    return;
  self->step = step;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
chancery_case_row_show_heading (ChanceryCaseRow *self, const char *heading)
{
  PangoAttrList *none = pango_attr_list_new ();

  g_return_if_fail (CHANCERY_IS_CASE_ROW (self));

  set_heading (self, TRUE);
  set_words (self->start, "");
  set_words (self->words, heading);
  /* An inscription keeps the attributes that it once had into the next text. */
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->words), none);
  pango_attr_list_unref (none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
}
