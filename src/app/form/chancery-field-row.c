/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-field-row.h"

#define LABEL_PIXELS 140
#define NARROW_PIXELS 480
#define GAP_PIXELS 12
/* A label is as high as the editor that it stands beside; above one it stands close. */
#define BESIDE_PIXELS 36
#define ABOVE_PIXELS 8
#define BELOW_PIXELS 3

typedef struct
{
  GtkWidget *label; /* NULL: none */
  GtkWidget *widget;
} Pair;

struct _ChanceryFieldRow
{
  GtkWidget parent_instance;

  GArray *pairs;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (ChanceryFieldRow, chancery_field_row, GTK_TYPE_WIDGET)

/* Large text needs wider labels and turns to the narrow form sooner. */
static double
text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 1.0, 3.0) : 1.0;
}

static void
say_problem (ChanceryFieldRow *self)
{
  g_autofree char *problem = NULL;

  for (guint i = 0; i < self->pairs->len && problem == NULL; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (CHANCERY_IS_EDITOR (pair->widget))
        problem = chancery_editor_dup_problem (CHANCERY_EDITOR (pair->widget));
    }
  chancery_field_row_set_problem (self, problem);
}

static void
changed_cb (ChanceryEditor *editor, ChanceryFieldRow *self)
{
  /* While it is typed it is only half a word; a problem that stands goes as soon as it can. */
  if (gtk_widget_get_visible (self->problem))
    say_problem (self);
}

static void
left_cb (GtkEventControllerFocus *controller, ChanceryFieldRow *self)
{
  if (self->problem != NULL)
    say_problem (self);
}

/* A place for each widget: with @place NULL only the height is counted. */
static int
lay_narrow (ChanceryFieldRow *self, int width, gboolean place)
{
  int y = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);
      GtkWidget *widgets[] = { pair->label, pair->widget };

      for (guint j = 0; j < G_N_ELEMENTS (widgets); j++)
        {
          int height = 0;

          if (widgets[j] == NULL || !gtk_widget_should_layout (widgets[j]))
            continue;
          if (widgets[j] == pair->label)
            y += ABOVE_PIXELS;
          gtk_widget_measure (widgets[j], GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                              NULL);
          if (place)
            gtk_widget_size_allocate (widgets[j], &(GtkAllocation){ 0, y, width, height }, -1);
          y += height + (widgets[j] == pair->label ? BELOW_PIXELS : 0);
        }
    }
  return y;
}

static int
measure_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* A cell in a row, mirrored where the text runs from right to left. */
static int
put (ChanceryFieldRow *self,
     GtkWidget *widget,
     int x,
     int width,
     int total,
     int least,
     gboolean place)
{
  int height = 0;
  int minimum = 0;

  if (!gtk_widget_should_layout (widget))
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  height = MAX (height, least);
  if (place)
    {
      gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

      gtk_widget_size_allocate (widget,
                                &(GtkAllocation){ rtl ? total - x - width : x, 0, width, height },
                                -1);
    }
  return height;
}

static int
lay_wide (ChanceryFieldRow *self, int width, gboolean place)
{
  int labels = 0;
  /* What needs no label of its own stands smaller beside what it belongs to. */
  gboolean aside = self->pairs->len == 2 && g_array_index (self->pairs, Pair, 1).label == NULL;
  int share;
  int x = 0;
  int height = 0;
  int first = (int)(LABEL_PIXELS * text_scale (GTK_WIDGET (self)));

  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (pair->label != NULL)
        labels += (i == 0 ? first : measure_width (pair->label)) + GAP_PIXELS;
    }
  share =
      (width - labels - GAP_PIXELS * ((int)self->pairs->len - 1)) / MAX ((int)self->pairs->len, 1);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);
      int cell = !aside ? share : i == 0 ? share * 6 / 5 : share * 2 - share * 6 / 5;
      int label = i == 0 ? first : (pair->label != NULL ? measure_width (pair->label) : 0);

      if (pair->label != NULL)
        {
          height = MAX (height, put (self, pair->label, x, label, width, BESIDE_PIXELS, place));
          x += label + GAP_PIXELS;
        }
      height = MAX (height, put (self, pair->widget, x, cell, width, 0, place));
      x += cell + GAP_PIXELS;
    }
  return height;
}

static gboolean
is_narrow (ChanceryFieldRow *self, int width)
{
  return width < NARROW_PIXELS * text_scale (GTK_WIDGET (self));
}

static int
lay_out (ChanceryFieldRow *self, int width, gboolean place)
{
  gboolean narrow = is_narrow (self, width);
  int height;

  for (guint i = 0; i < self->pairs->len && place; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (pair->label != NULL)
        gtk_label_set_xalign (GTK_LABEL (pair->label), narrow ? 0.0 : 1.0);
    }
  height = narrow ? lay_narrow (self, width, place) : lay_wide (self, width, place);
  if (gtk_widget_get_visible (self->problem))
    {
      int x = narrow ? 0 : (int)(LABEL_PIXELS * text_scale (GTK_WIDGET (self))) + GAP_PIXELS;
      int more = 0;

      gtk_widget_measure (self->problem, GTK_ORIENTATION_VERTICAL, MAX (width - x, 1), NULL, &more,
                          NULL, NULL);
      if (place)
        {
          gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

          gtk_widget_size_allocate (self->problem,
                                    &(GtkAllocation){ rtl ? 0 : x, height, width - x, more }, -1);
        }
      height += more;
    }
  return height;
}

static GtkSizeRequestMode
chancery_field_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
chancery_field_row_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ChanceryFieldRow *self = CHANCERY_FIELD_ROW (widget);
  int least = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : 640, FALSE);
      return;
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair *pair = &g_array_index (self->pairs, Pair, i);
      int pair_minimum = 0;

      gtk_widget_measure (pair->widget, GTK_ORIENTATION_HORIZONTAL, -1, &pair_minimum, NULL, NULL,
                          NULL);
      least = MAX (least, pair_minimum);
    }
  *minimum = least;
  *natural = MAX (least, 640);
}

static void
chancery_field_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (CHANCERY_FIELD_ROW (widget), width, TRUE);
}

static void
chancery_field_row_dispose (GObject *object)
{
  ChanceryFieldRow *self = CHANCERY_FIELD_ROW (object);
  GtkWidget *child;

  self->problem = NULL;
  g_array_set_size (self->pairs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (chancery_field_row_parent_class)->dispose (object);
}

static void
chancery_field_row_finalize (GObject *object)
{
  g_array_unref (CHANCERY_FIELD_ROW (object)->pairs);

  G_OBJECT_CLASS (chancery_field_row_parent_class)->finalize (object);
}

static gboolean
chancery_field_row_grab_focus (GtkWidget *widget)
{
  ChanceryFieldRow *self = CHANCERY_FIELD_ROW (widget);

  return self->pairs->len > 0 &&
         gtk_widget_grab_focus (g_array_index (self->pairs, Pair, 0).widget);
}

static gboolean
chancery_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryFieldRow *self = CHANCERY_FIELD_ROW (widget);
  g_autofree GtkWidget **widgets = g_new (GtkWidget *, self->pairs->len + 1);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (chancery_field_row_parent_class)->focus (widget, direction);
  for (guint i = 0; i < self->pairs->len; i++)
    widgets[i] = g_array_index (self->pairs, Pair, i).widget;
  return chancery_editor_focus_in_order (widgets, self->pairs->len, direction);
}

static void
chancery_field_row_class_init (ChanceryFieldRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_field_row_dispose;
  object_class->finalize = chancery_field_row_finalize;
  widget_class->focus = chancery_field_row_focus;
  widget_class->grab_focus = chancery_field_row_grab_focus;
  widget_class->get_request_mode = chancery_field_row_get_request_mode;
  widget_class->measure = chancery_field_row_measure;
  widget_class->size_allocate = chancery_field_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "chancery-row");
}

static void
chancery_field_row_init (ChanceryFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_add_css_class (self->problem, "chancery-problem");
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
chancery_field_row_new (void)
{
  return g_object_new (CHANCERY_TYPE_FIELD_ROW, NULL);
}

void
chancery_field_row_append (ChanceryFieldRow *self, const char *label, GtkWidget *widget)
{
  Pair pair = { .widget = widget };

  g_return_if_fail (CHANCERY_IS_FIELD_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* An empty label keeps the place of one, so that what follows stands below the other editors. */
  if (label != NULL)
    {
      pair.label = gtk_label_new (label);
      gtk_label_set_ellipsize (GTK_LABEL (pair.label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (pair.label, *label != '\0' ? label : NULL);
      gtk_widget_add_css_class (pair.label, "chancery-label");
      gtk_widget_insert_before (pair.label, GTK_WIDGET (self), self->problem);
    }
  gtk_widget_insert_before (widget, GTK_WIDGET (self), self->problem);
  if (CHANCERY_IS_EDITOR (widget))
    g_signal_connect_object (widget, "changed", G_CALLBACK (changed_cb), self, 0);
  g_array_append_val (self->pairs, pair);
}

void
chancery_field_row_set_problem (ChanceryFieldRow *self, const char *text)
{
  g_return_if_fail (CHANCERY_IS_FIELD_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}
