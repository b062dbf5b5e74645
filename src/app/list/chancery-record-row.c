/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "chancery-drawn-chip.h"

/* Pixels, at 96 dots to the inch. */
#define HEIGHT 76
#define LEAST_WIDTH 120
#define GAP 6
#define ICON 16
/* What is left to a date or to what a record is about, however long its neighbour is. */
#define LEAST_TEXT 46

#define CAPTION 0.82
#define WEIGHT_OF_SUBJECT 600

typedef enum
{
  TEXT_DATE,
  TEXT_MARKING,
  TEXT_REFERENCE,
  TEXT_TITLE,
  TEXT_ABOUT,
  TEXT_STATE,
  N_TEXTS,
} Text;

/* All of it is drawn by this widget: seven more for each row would be made, styled, measured and told to a
 * screen reader, which is told a sentence instead. */
struct _ChanceryRecordRow
{
  GtkWidget parent_instance;

  ChanceryRecordItem *item;
  gboolean show_kind;
  gboolean is_void;
  GtkIconPaintable *icon;
  const char *icon_name;
  ChanceryDrawnText texts[N_TEXTS];
  ChanceryDrawnFont font;
};

G_DEFINE_FINAL_TYPE (ChanceryRecordRow, chancery_record_row, GTK_TYPE_WIDGET)

/* The verdict of what is watched says more than its state. */
static const char *
state_of (ChanceryRecordItem *item)
{
  const char *words = chancery_record_item_get_state_words (item);

  return *words != '\0' ? words : chancery_record_item_get_standing (item);
}

/* The register number; what has none and was asked again is one matter, and says so. */
static const char *
reference_of (ChanceryRecordItem *item)
{
  const char *reference = chancery_record_item_get_reference (item);
  const char *repeats = chancery_record_item_get_column (item, "repeats");

  return reference != NULL ? reference : *repeats != '\0' ? repeats : NULL;
}

/* ---- what is said ---- */

static PangoAttrList *
new_attributes (double scale, gboolean numbers, gboolean struck)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (numbers)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  return attributes;
}

static PangoAttrList *
new_weight (PangoAttrList *attributes, int weight)
{
  pango_attr_list_insert_before (attributes, pango_attr_weight_new ((PangoWeight)weight));
  return attributes;
}

static const char *
date_of (ChanceryRecordRow *self)
{
  const ChanceryKind *kind = chancery_record_item_get_kind (self->item);
  const char *date = chancery_record_item_get_date (self->item);

  if (!chancery_record_item_is_loaded (self->item))
    return date;
  if (kind->day_fields[0] == NULL)
    return chancery_record_item_get_column (self->item, "form");
  return *date == '\0' ? _ ("undated") : date;
}

static const char *
about_of (ChanceryRecordRow *self)
{
  const char *about = chancery_record_item_get_counterpart (self->item);

  return *about != '\0' ? about : chancery_record_item_get_subtitle (self->item);
}

/* The list gives rows a parent of its own, which is what a screen reader meets: the record in a sentence, and
 * where in it the words were found. */
static void
update_accessible (ChanceryRecordRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean found = *chancery_record_item_get_snippet (self->item) != '\0';
  g_autofree char *sentence = NULL;

  if (parent == NULL)
    return;
  sentence = chancery_record_item_dup_sentence (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  found ? self->texts[TEXT_ABOUT].text : "", -1);
}

static GtkIconPaintable *
look_up_icon (GtkWidget *widget, const char *name)
{
  return gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (
                                         gtk_widget_get_display (widget)),
                                     name, NULL, ICON, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_PRELOAD);
}

/* GTK finds it in its own list.  The first row of its kind would wait for the drawing to be read: others do that. */
static gboolean
update_icon (ChanceryRecordRow *self)
{
  const ChanceryKind *kind = chancery_record_item_get_kind (self->item);
  const char *name = self->show_kind && kind != NULL ? kind->icon : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  if (g_strcmp0 (self->icon_name, name) == 0)
    return FALSE;
  self->icon_name = name;
  g_clear_object (&self->icon);
  if (name != NULL)
    self->icon = look_up_icon (widget, name);
  return TRUE;
}

/* Now, and not all of it in the frame that draws it; how wide the row was it will be again. */
static void
prepare (ChanceryRecordRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = (float)gtk_widget_get_width (widget);
  float state = (float)chancery_drawn_text_get_width (&self->texts[TEXT_STATE], widget);

  chancery_drawn_text_get_width (&self->texts[TEXT_REFERENCE], widget);
  chancery_drawn_text_get_width (&self->texts[TEXT_DATE], widget);
  chancery_drawn_text_prepare (&self->texts[TEXT_TITLE], widget, width);
  state = MAX (MIN (state, width - LEAST_TEXT - GAP), 0);
  chancery_drawn_text_prepare (&self->texts[TEXT_ABOUT], widget,
                               width - (state > 0 ? state + GAP : 0));
}

static void
update (ChanceryRecordRow *self)
{
  gboolean is_void = chancery_record_item_get_state (self->item) == CHANCERY_STATE_VOID;
  const char *title = chancery_record_item_get_title (self->item);
  gboolean changed;

  if (*title == '\0' && chancery_record_item_is_loaded (self->item))
    title = _ ("Without a subject");
  changed = chancery_drawn_text_set (&self->texts[TEXT_DATE], date_of (self),
                                     new_attributes (CAPTION, TRUE, FALSE));
  changed |= chancery_drawn_text_set (&self->texts[TEXT_REFERENCE], reference_of (self->item),
                                      new_attributes (CAPTION, TRUE, is_void));
  changed |= chancery_drawn_chip_set (&self->texts[TEXT_MARKING],
                                      chancery_record_item_get_marking (self->item));
  changed |= chancery_drawn_text_set_found (&self->texts[TEXT_TITLE], title,
                                            chancery_record_item_get_title_markup (self->item),
                                            new_weight (new_attributes (1, FALSE, is_void),
                                                        WEIGHT_OF_SUBJECT));
  changed |= chancery_drawn_text_set_found (&self->texts[TEXT_ABOUT], about_of (self),
                                            chancery_record_item_get_snippet (self->item),
                                            new_attributes (1, FALSE, FALSE));
  changed |= chancery_drawn_text_set (&self->texts[TEXT_STATE], state_of (self->item),
                                      new_attributes (CAPTION, FALSE, FALSE));
  changed |= update_icon (self);
  changed |= self->is_void != is_void;
  self->is_void = is_void;
  update_accessible (self);
  if (!changed)
    return;
  prepare (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

/* Three lines of one height, whatever their script: each stands as if it were written in the first font. */
static float
baseline_of (ChanceryRecordRow *self, guint line, double scale)
{
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self)) / 3;

  return chancery_drawn_font_get_baseline (&self->font, height * ((float)line + 0.5f),
                                           (float)scale);
}

/* Where @x, counted from where one begins to read, is from the left. */
static float
from_left (ChanceryRecordRow *self, float x, float width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
             ? (float)gtk_widget_get_width (widget) - x - width
             : x;
}

static void
draw (ChanceryRecordRow *self,
      GtkSnapshot *snapshot,
      Text text,
      float x,
      float width,
      float baseline,
      const GdkRGBA *color)
{
  gboolean at_end = text == TEXT_REFERENCE || text == TEXT_STATE;

  chancery_drawn_text_draw (&self->texts[text], GTK_WIDGET (self), snapshot,
                            from_left (self, x, width), width, baseline, at_end, color);
}

static void
draw_icon (ChanceryRecordRow *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  float middle = (float)gtk_widget_get_height (GTK_WIDGET (self)) / 6;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (from_left (self, 0, ICON),
                                                          roundf (middle - ICON / 2.f)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, ICON,
                                            ICON, color, 1);
  gtk_snapshot_restore (snapshot);
}

/* The marking, which ends at @end. */
static float
draw_marking (ChanceryRecordRow *self, GtkSnapshot *snapshot, float end)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = chancery_drawn_chip_get_width (&self->texts[TEXT_MARKING], widget);

  if (width <= 0)
    return end;
  chancery_drawn_chip_draw (&self->texts[TEXT_MARKING], widget, snapshot, &self->font,
                            from_left (self, end - width, width),
                            (float)gtk_widget_get_height (widget) / 6);
  return end - width - GAP;
}

/* What of the first line from @begin to @end the number has, beside the date and the marking. */
static float
width_of_reference (ChanceryRecordRow *self, float begin, float end)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float reference = (float)chancery_drawn_text_get_width (&self->texts[TEXT_REFERENCE], widget);
  float date = (float)chancery_drawn_text_get_width (&self->texts[TEXT_DATE], widget);
  float marking = chancery_drawn_chip_get_width (&self->texts[TEXT_MARKING], widget);

  return chancery_drawn_text_share (end - begin - GAP, date + (marking > 0 ? marking + GAP : 0),
                                    reference, LEAST_TEXT);
}

/* Of the number the end is seen, of the date the beginning. */
static void
draw_first_line (ChanceryRecordRow *self, GtkSnapshot *snapshot, const GdkRGBA *quiet)
{
  float begin = self->icon != NULL ? ICON + GAP : 0;
  float end = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float baseline = baseline_of (self, 0, CAPTION);
  float width = width_of_reference (self, begin, end);

  if (self->icon != NULL)
    draw_icon (self, snapshot, quiet);
  if (width > 0)
    {
      draw (self, snapshot, TEXT_REFERENCE, end - width, width, baseline, quiet);
      end -= width + GAP;
    }
  end = draw_marking (self, snapshot, end);
  draw (self, snapshot, TEXT_DATE, begin, MAX (end - begin, 0), baseline, quiet);
}

static void
draw_last_line (ChanceryRecordRow *self,
                GtkSnapshot *snapshot,
                const GdkRGBA *quiet,
                const GdkRGBA *state)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float end = (float)gtk_widget_get_width (widget);
  float width = (float)chancery_drawn_text_get_width (&self->texts[TEXT_STATE], widget);

  if (width > 0)
    {
      width = MAX (MIN (width, end - LEAST_TEXT - GAP), 0);
      draw (self, snapshot, TEXT_STATE, end - width, width, baseline_of (self, 2, CAPTION), state);
      end -= width + GAP;
    }
  draw (self, snapshot, TEXT_ABOUT, 0, end, baseline_of (self, 2, 1), quiet);
}

static void
chancery_record_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryRecordRow *self = CHANCERY_RECORD_ROW (widget);
  /* As the style sheets have it for what is quiet. */
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color, quiet, state;

  if (self->item == NULL)
    return;
  chancery_drawn_font_measure (&self->font, widget);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  quiet = state = color;
  quiet.alpha *= contrast ? 0.9f : 0.65f;
  state.alpha *= contrast ? 0.9f : 0.8f;
  draw_first_line (self, snapshot, &quiet);
  draw (self, snapshot, TEXT_TITLE, 0, (float)gtk_widget_get_width (widget),
        baseline_of (self, 1, 1), self->is_void ? &quiet : &color);
  draw_last_line (self, snapshot, &quiet, &state);
}

/* The height is asked for, by the size of text. */
static void
chancery_record_row_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 0;
}

static void
chancery_record_row_dispose (GObject *object)
{
  ChanceryRecordRow *self = CHANCERY_RECORD_ROW (object);

  chancery_record_row_set_item (self, NULL);
  g_clear_object (&self->icon);

  G_OBJECT_CLASS (chancery_record_row_parent_class)->dispose (object);
}

static void
chancery_record_row_finalize (GObject *object)
{
  ChanceryRecordRow *self = CHANCERY_RECORD_ROW (object);

  for (guint i = 0; i < N_TEXTS; i++)
    chancery_drawn_text_clear (&self->texts[i]);

  G_OBJECT_CLASS (chancery_record_row_parent_class)->finalize (object);
}

static void
chancery_record_row_class_init (ChanceryRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_record_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_record_row_finalize;
  widget_class->snapshot = chancery_record_row_snapshot;
  widget_class->measure = chancery_record_row_measure;
  gtk_widget_class_set_css_name (widget_class, "record-row");
}

/* Three lines, whatever their script: the height follows the size of text and nothing else. */
static void
follow_text_size (ChanceryRecordRow *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               dpi > 0 ? MAX (HEIGHT, HEIGHT * dpi / (96 * 1024)) : HEIGHT);
}

static void
chancery_record_row_init (ChanceryRecordRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i].ellipsize = i == TEXT_REFERENCE ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  follow_text_size (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (follow_text_size), self, G_CONNECT_SWAPPED);
}

void
chancery_record_row_read_icons (GtkWidget *widget)
{
  static GPtrArray *icons;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (icons != NULL)
    return;
  /* As long as somebody holds them GTK does not forget them. */
  icons = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    g_ptr_array_add (icons, look_up_icon (widget, chancery_kind_get ((ChanceryKindId)i)->icon));
}

GtkWidget *
chancery_record_row_new (void)
{
  return g_object_new (CHANCERY_TYPE_RECORD_ROW, NULL);
}

void
chancery_record_row_set_item (ChanceryRecordRow *self, ChanceryRecordItem *item)
{
  g_return_if_fail (CHANCERY_IS_RECORD_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  /* An item changes all at once; one of its properties stands for the rest. */
  g_signal_connect_object (item, "notify::sentence", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

ChanceryRecordItem *
chancery_record_row_get_item (ChanceryRecordRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ROW (self), NULL);
  return self->item;
}

void
chancery_record_row_set_show_kind (ChanceryRecordRow *self, gboolean show_kind)
{
  g_return_if_fail (CHANCERY_IS_RECORD_ROW (self));

  if (self->show_kind == show_kind)
    return;
  self->show_kind = show_kind;
  if (self->item != NULL)
    update (self);
}
