/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-row.h"

#include <glib/gi18n.h>

#include "chancery-fuzzy-date.h"
#include "chancery-text-side.h"

/* Between the day and what there is to do. */
#define SPACING 12

struct _ChanceryDeskRowWidget
{
  GtkListBoxRow parent_instance;

  ChanceryDesk *desk;
  const ChanceryDeskRow *row;
  GtkWidget *line;
  GtkLabel *due;
  GtkLabel *what;
  GtkLabel *about;
  GtkLabel *remark;
  char *sentence;
  gboolean handled;
};

G_DEFINE_FINAL_TYPE (ChanceryDeskRowWidget, chancery_desk_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- the day beside the rest ---- */

/* A box of GTK asks how wide labels have to be for the height of the row, and for that each is laid out at some thirty
 * widths.  Here the day is as wide as it wants, and the rest gets what is left. */
static int
day_width (GtkWidget *line)
{
  int natural;

  gtk_widget_measure (gtk_widget_get_first_child (line), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
get_line_mode (GtkWidget *line)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_line (GtkWidget *line,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  GtkWidget *rest = gtk_widget_get_last_child (line);
  int before = day_width (line) + SPACING;
  int day_minimum, day_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (rest, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += before;
      *natural += before;
      return;
    }
  gtk_widget_measure (gtk_widget_get_first_child (line), orientation, before - SPACING,
                      &day_minimum, &day_natural, NULL, NULL);
  gtk_widget_measure (rest, orientation, for_size >= 0 ? MAX (for_size - before, 0) : -1, minimum,
                      natural, NULL, NULL);
  *minimum = MAX (*minimum, day_minimum);
  *natural = MAX (*natural, day_natural);
}

static void
allocate_line (GtkWidget *line, int width, int height, int baseline)
{
  const gboolean rtl = gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL;
  const int day = day_width (line);
  const int rest = MAX (width - day - SPACING, 0);
  GtkAllocation place = { rtl ? width - day : 0, 0, day, height };

  gtk_widget_size_allocate (gtk_widget_get_first_child (line), &place, -1);
  place.x = rtl ? 0 : day + SPACING;
  place.width = rest;
  gtk_widget_size_allocate (gtk_widget_get_last_child (line), &place, -1);
}

/* ---- the widget ---- */

static void
chancery_desk_row_finalize (GObject *object)
{
  ChanceryDeskRowWidget *self = CHANCERY_DESK_ROW (object);

  g_clear_pointer (&self->desk, chancery_desk_unref);
  g_free (self->sentence);

  G_OBJECT_CLASS (chancery_desk_row_parent_class)->finalize (object);
}

static void
chancery_desk_row_class_init (ChanceryDeskRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = chancery_desk_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-desk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskRowWidget, line);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskRowWidget, due);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskRowWidget, what);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskRowWidget, about);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskRowWidget, remark);
}

static void
chancery_desk_row_init (ChanceryDeskRowWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, gtk_custom_layout_new (get_line_mode, measure_line,
                                                                    allocate_line));
}

static char *
due_words (const ChanceryDeskRow *row, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (row->due == CHANCERY_DAY_NONE)
    return g_strdup (*row->why != '\0' ? _ (row->why) : _ (row->kind->label));
  if (row->due == today)
    return g_strdup (_ ("today"));
  date = chancery_fuzzy_date_new_day (row->due);
  return chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
}

/* “PROT/2026/0001 · Reply awaited · Niger” */
static char *
about_words (const ChanceryDeskRow *row)
{
  const char *texts[] = {
    row->reference,
    row->due != CHANCERY_DAY_NONE && *row->why != '\0' ? _ (row->why) : NULL,
    row->about,
  };
  GString *about = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", texts[i]);
  return g_string_free (about, FALSE);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Labels that say the same are not laid out again. */
static void
update (ChanceryDeskRowWidget *self)
{
  const ChanceryDeskRow *row = self->row;
  ChanceryDay today = chancery_desk_get_day (self->desk);
  g_autofree char *due = due_words (row, today);
  g_autofree char *about = about_words (row);
  g_autofree char *sentence = g_strdup_printf ("%s, %s, %s%s%s", due, row->title, about,
                                               row->remark != NULL ? ", " : "",
                                               row->remark != NULL ? row->remark : "");

  gtk_label_set_label (self->due, due);
  set_class (GTK_WIDGET (self->due), "overdue", row->due != CHANCERY_DAY_NONE && row->due < today);
  gtk_label_set_label (self->what, *row->title != '\0' ? row->title : _ (row->kind->label));
  chancery_text_side_align (self->what);
  chancery_desk_row_set_asking (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), row->remark != NULL);
  gtk_label_set_label (self->remark, row->remark != NULL ? row->remark : "");
  chancery_text_side_align (self->remark);
  self->handled = FALSE;
  set_class (GTK_WIDGET (self), "handled", FALSE);
  if (g_strcmp0 (self->sentence, sentence) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_free (self->sentence);
  self->sentence = g_steal_pointer (&sentence);
}

GtkWidget *
chancery_desk_row_new (ChanceryDesk *desk, const ChanceryDeskRow *row)
{
  ChanceryDeskRowWidget *self = g_object_new (CHANCERY_TYPE_DESK_ROW, NULL);

  chancery_desk_row_set_row (self, desk, row);
  return GTK_WIDGET (self);
}

void
chancery_desk_row_set_row (ChanceryDeskRowWidget *self,
                           ChanceryDesk *desk,
                           const ChanceryDeskRow *row)
{
  ChanceryDesk *before;

  g_return_if_fail (CHANCERY_IS_DESK_ROW (self));
  g_return_if_fail (desk != NULL && row != NULL);

  before = self->desk;
  self->desk = chancery_desk_ref (desk);
  self->row = row;
  if (before != NULL)
    chancery_desk_unref (before);
  update (self);
}

const ChanceryDeskRow *
chancery_desk_row_get_row (ChanceryDeskRowWidget *self)
{
  g_return_val_if_fail (CHANCERY_IS_DESK_ROW (self), NULL);
  return self->row;
}

void
chancery_desk_row_set_asking (ChanceryDeskRowWidget *self, gboolean asking)
{
  g_autofree char *about = NULL;

  g_return_if_fail (CHANCERY_IS_DESK_ROW (self));

  about = about_words (self->row);
  gtk_label_set_label (self->about,
                       asking ? _ ("Move by how many working days? 1 to 9, 0 for ten") : about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), asking || *about != '\0');
  set_class (GTK_WIDGET (self->about), "quiet", !asking);
}

gboolean
chancery_desk_row_get_handled (ChanceryDeskRowWidget *self)
{
  g_return_val_if_fail (CHANCERY_IS_DESK_ROW (self), FALSE);
  return self->handled;
}

void
chancery_desk_row_set_handled (ChanceryDeskRowWidget *self)
{
  g_return_if_fail (CHANCERY_IS_DESK_ROW (self));

  self->handled = TRUE;
  set_class (GTK_WIDGET (self), "handled", TRUE);
}
