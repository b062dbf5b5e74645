/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a place stands is known only when all of the page is made and laid out: what is asked for is done in the frames
 * that follow. */

#include "config.h"

#include "chancery-page-found.h"

#include <glib/gi18n-lib.h>

#include "chancery-body-text.h"
#include "chancery-found-label.h"
#include "chancery-page-parts.h"
#include "chancery-record-page.h"

/* Of what is seen of the page, what is above the place that one is at. */
#define ABOVE 0.25

struct _ChanceryPageFound
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scrolled;
  GtkWidget *label;
  ChanceryFoundWords *words;
  /* Counted from 1; 0: none yet. */
  guint number;
  /* How many places are still to be gone, and whether the page has still to scroll there. */
  int by;
  gboolean moved;
  /* All of it was there in the frame before this one. */
  gboolean settled;
  guint tick;
};

enum
{
  PROP_0,
  PROP_SCROLLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ChanceryPageFound, chancery_page_found, GTK_TYPE_WIDGET)

/* ---- the places ---- */

/* @place: in the text of @label, counted from 0. */
typedef struct
{
  GtkWidget *label;
  guint place;
} Place;

static GtkWidget *
get_parts (ChanceryPageFound *self)
{
  return gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scrolled)));
}

/* In the order in which they are read; FALSE: some of the page is still to be made. */
static gboolean
gather (GtkWidget *widget, GArray *places)
{
  GArray *own = chancery_found_label_get_places (widget);
  gboolean whole = !CHANCERY_IS_BODY_TEXT (widget) ||
                   chancery_body_text_is_whole (CHANCERY_BODY_TEXT (widget));

  if (!gtk_widget_get_visible (widget))
    return TRUE;
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      Place place = { widget, i };

      g_array_append_val (places, place);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && whole;
       child = gtk_widget_get_next_sibling (child))
    whole = gather (child, places);
  return whole;
}

/* NULL: some of the page is still to be made. */
static GArray *
list_places (ChanceryPageFound *self)
{
  GtkWidget *parts = get_parts (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  return chancery_page_parts_is_whole (CHANCERY_PAGE_PARTS (parts)) && gather (parts, places)
             ? g_steal_pointer (&places)
             : NULL;
}

/* How far below its top the page has @place; one that is folded away stands where it would open. */
static double
find_y (ChanceryPageFound *self, const Place *place)
{
  GtkWidget *widget = place->label;
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;

  if (gtk_widget_get_mapped (widget))
    {
      const ChanceryFoundPlace *found = &g_array_index (chancery_found_label_get_places (widget),
                                                        ChanceryFoundPlace, place->place);
      PangoRectangle letter;
      int y;

      pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (widget)), (int)found->start,
                                 &letter);
      gtk_label_get_layout_offsets (GTK_LABEL (widget), NULL, &y);
      /* A line that has no room yet is said to hang out of its label, above the page. */
      point.y = (float)MAX (y + PANGO_PIXELS (letter.y), 0);
    }
  while (!gtk_widget_get_mapped (widget))
    widget = gtk_widget_get_parent (widget);
  return gtk_widget_compute_point (widget, get_parts (self), &point, &point) ? point.y : 0;
}

static void
stress (ChanceryPageFound *self, GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const Place *at = self->number > 0 ? &g_array_index (places, Place, self->number - 1) : NULL;

      chancery_found_label_stress (GTK_LABEL (place->label),
                                   at != NULL && at->label == place->label ? (int)at->place : -1);
    }
}

/* ---- going there ---- */

static gboolean
is_in_sight (ChanceryPageFound *self, const Place *place)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double below = find_y (self, place) - gtk_adjustment_get_value (vertical);

  return below >= 0 && below < gtk_adjustment_get_page_size (vertical);
}

static guint
count_above (ChanceryPageFound *self, GArray *places)
{
  double top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled));
  guint n = 0;

  while (n < places->len && find_y (self, &g_array_index (places, Place, n)) < top)
    n++;
  return n;
}

/* From the place that one is at, as long as one has not scrolled away from it. */
static guint
find_next (ChanceryPageFound *self, GArray *places)
{
  const int n = (int)places->len;
  int next;

  if (self->number > 0 && self->number <= places->len &&
      (self->moved || is_in_sight (self, &g_array_index (places, Place, self->number - 1))))
    next = (int)self->number - 1 + self->by;
  else
    next = (int)count_above (self, places) + self->by - (self->by > 0 ? 1 : 0);
  return (guint)(((next % n) + n) % n);
}

/* What is one of several looks is turned to. */
static void
open_folded (ChanceryPageFound *self, const Place *place)
{
  GtkWidget *parts = get_parts (self);
  GtkWidget *parent;

  for (GtkWidget *widget = place->label; widget != parts; widget = parent)
    {
      parent = gtk_widget_get_parent (widget);
      if (GTK_IS_STACK (parent))
        gtk_stack_set_visible_child (GTK_STACK (parent), widget);
    }
}

static void
say_place (ChanceryPageFound *self, guint n)
{
  g_autofree char *words = NULL;

  /* Translators: which of the marked places of a page, and how many there are. */
  words = g_strdup_printf (_ ("Marked place %'u of %'u"), self->number, n);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
say_none (ChanceryPageFound *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), CHANCERY_TYPE_RECORD_PAGE);

  g_signal_emit_by_name (page, "said", _ ("Nothing is marked here: search for words first."),
                         FALSE);
}

static void
move (ChanceryPageFound *self, GArray *places)
{
  self->number = places->len > 0 ? find_next (self, places) + 1 : 0;
  self->moved = self->number > 0;
  self->by = 0;
  if (!self->moved)
    {
      say_none (self);
      return;
    }
  open_folded (self, &g_array_index (places, Place, self->number - 1));
  stress (self, places);
  say_place (self, places->len);
}

static void
scroll (ChanceryPageFound *self, GArray *places)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scrolled);

  self->moved = FALSE;
  if (self->number <= places->len)
    gtk_adjustment_set_value (vertical,
                              find_y (self, &g_array_index (places, Place, self->number - 1)) -
                                  ABOVE * gtk_adjustment_get_page_size (vertical));
}

/* The page was made anew, perhaps with fewer of them. */
static void
find_again (ChanceryPageFound *self, GArray *places)
{
  if (self->number > places->len)
    chancery_page_found_forget (self);
  else if (self->number > 0)
    {
      stress (self, places);
      say_place (self, places->len);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryPageFound *self = CHANCERY_PAGE_FOUND (data);
  g_autoptr (GArray) places = list_places (self);

  if (places == NULL || !self->settled)
    {
      self->settled = places != NULL;
      return G_SOURCE_CONTINUE;
    }
  if (self->by != 0)
    {
      /* What that opens, and its line, are laid out in this frame. */
      move (self, places);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  if (self->moved)
    scroll (self, places);
  else
    find_again (self, places);
  return G_SOURCE_REMOVE;
}

static void
queue_tick (ChanceryPageFound *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->scrolled), tick_cb, self, NULL);
}

/* ---- marking ---- */

static void
mark (GtkWidget *widget, ChanceryFoundWords *words)
{
  if (CHANCERY_IS_BODY_TEXT (widget))
    chancery_body_text_set_found (CHANCERY_BODY_TEXT (widget), words);
  if (chancery_found_label_get_places (widget) != NULL)
    chancery_found_label_mark (GTK_LABEL (widget), words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark (child, words);
}

/* ---- the widget ---- */

static void
chancery_page_found_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SCROLLED)
    g_set_weak_pointer (&CHANCERY_PAGE_FOUND (object)->scrolled, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_page_found_dispose (GObject *object)
{
  ChanceryPageFound *self = CHANCERY_PAGE_FOUND (object);

  chancery_page_found_forget (self);
  g_clear_weak_pointer (&self->scrolled);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->words, chancery_found_words_unref);

  G_OBJECT_CLASS (chancery_page_found_parent_class)->dispose (object);
}

static void
chancery_page_found_class_init (ChanceryPageFoundClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = chancery_page_found_set_property;
  object_class->dispose = chancery_page_found_dispose;

  properties[PROP_SCROLLED] =
      g_param_spec_object ("scrolled", NULL, NULL, GTK_TYPE_SCROLLED_WINDOW,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_page_found_init (ChanceryPageFound *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* What changes in a status is read out to whoever does not see it. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "chancery-page-found");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

ChanceryFoundWords *
chancery_page_found_get_words (ChanceryPageFound *self)
{
  g_return_val_if_fail (CHANCERY_IS_PAGE_FOUND (self), NULL);

  return self->words;
}

gboolean
chancery_page_found_set_words (ChanceryPageFound *self, ChanceryFoundWords *words)
{
  g_return_val_if_fail (CHANCERY_IS_PAGE_FOUND (self), FALSE);

  if (self->words == words)
    return FALSE;
  g_clear_pointer (&self->words, chancery_found_words_unref);
  self->words = words != NULL ? chancery_found_words_ref (words) : NULL;
  chancery_page_found_forget (self);
  return TRUE;
}

void
chancery_page_found_mark (ChanceryPageFound *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_FOUND (self));

  mark (get_parts (self), self->words);
}

void
chancery_page_found_step (ChanceryPageFound *self, int by)
{
  g_autoptr (GArray) places = NULL;

  g_return_if_fail (CHANCERY_IS_PAGE_FOUND (self));

  self->by += by;
  if (self->tick != 0)
    return;
  places = list_places (self);
  self->settled = places != NULL;
  queue_tick (self);
}

void
chancery_page_found_forget (ChanceryPageFound *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_FOUND (self));

  if (self->tick != 0 && self->scrolled != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scrolled), self->tick);
  self->tick = 0;
  self->number = 0;
  self->by = 0;
  self->moved = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
chancery_page_found_turned (ChanceryPageFound *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_FOUND (self));

  self->settled = FALSE;
  if (self->number > 0)
    queue_tick (self);
}
