/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks are made, wait in a part that is not mapped until a frame has gone by, which gives them their style, are
 * measured one by one (chancery-measure-queue.h), and then are seen. */

#include "config.h"

#include "chancery-page-parts.h"

#include "chancery-measure-queue.h"
#include "chancery-page-keyboard.h"

#define WIDTH 640
#define SPACING 24
#define MARGIN_START 18
#define MARGIN_TOP 24
#define MARGIN_BOTTOM 48

/* Microseconds: a step between two frames. */
#define STEP 2500

struct _ChanceryPageParts
{
  GtkWidget parent_instance;

  /* In order: what is seen, then the part that is being filled.  Those that are on their way out. */
  GPtrArray *shown;
  GtkWidget *filling;
  GPtrArray *going;

  ChanceryPagePartsMake make;
  gpointer user_data;
  gboolean whole;
  gboolean from_top;
  /* What is being filled comes below what is seen, and does not take its place. */
  gboolean turned;
  /* What had the keyboard before the same was made anew, as long as it did not come again. */
  ChanceryPageKeyboard *keyboard;
  ChanceryMeasureQueue *unmeasured;
  guint source;
  /* Of the frame that styles what was made. */
  guint tick;
};

enum
{
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryPageParts, chancery_page_parts, GTK_TYPE_WIDGET)

/* ---- where it is ---- */

static GtkAdjustment *
get_vertical (ChanceryPageParts *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))
                          : NULL;
}

static int
inner_width (int width)
{
  return CLAMP (width - 2 * MARGIN_START, 0, WIDTH);
}

/* A page that was not seen yet has no size: it will have that of what it is in. */
static int
get_width (ChanceryPageParts *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  while (widget != NULL && gtk_widget_get_width (widget) == 0)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? inner_width (gtk_widget_get_width (widget)) : 0;
}

/* ---- taking away ---- */

/* Whoever takes away a page at once waits for it. */
static gboolean
empty_step (ChanceryPageParts *self, gint64 until)
{
  while (self->going->len > 0)
    {
      GtkWidget *part = g_ptr_array_index (self->going, self->going->len - 1);
      GtkWidget *block;

      while ((block = gtk_widget_get_last_child (part)) != NULL)
        {
          gtk_box_remove (GTK_BOX (part), block);
          if (g_get_monotonic_time () > until)
            return TRUE;
        }
      gtk_widget_unparent (part);
      g_ptr_array_set_size (self->going, (int)self->going->len - 1);
    }
  return FALSE;
}

static void
send_away (ChanceryPageParts *self, GtkWidget *part)
{
  gtk_widget_set_child_visible (part, FALSE);
  gtk_widget_set_visible (part, FALSE);
  g_ptr_array_add (self->going, part);
}

static void
send_away_shown (ChanceryPageParts *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    send_away (self, g_ptr_array_index (self->shown, i));
  g_ptr_array_set_size (self->shown, 0);
}

static void
stop_making (ChanceryPageParts *self)
{
  if (self->filling != NULL)
    send_away (self, self->filling);
  self->filling = NULL;
  self->make = NULL;
  chancery_measure_queue_clear (self->unmeasured);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* ---- making ---- */

static void
start_part (ChanceryPageParts *self)
{
  self->filling = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_child_visible (self->filling, FALSE);
  gtk_widget_set_can_focus (self->filling, FALSE);
  gtk_widget_insert_before (self->filling, GTK_WIDGET (self), NULL);
}

static void
make_next (ChanceryPageParts *self)
{
  if (!self->make (GTK_BOX (self->filling), self->user_data))
    self->make = NULL;
}

/* Where nobody looks nothing waits for a frame, which may not come. */
static gboolean
is_seen (ChanceryPageParts *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && get_width (self) > 0;
}

/* Whether the part that is being filled has as much as is seen of it. */
static gboolean
is_enough (ChanceryPageParts *self)
{
  GtkAdjustment *vertical = get_vertical (self);
  double wanted;

  if (self->whole || vertical == NULL || !is_seen (self) ||
      gtk_widget_get_first_child (self->filling) == NULL)
    return FALSE;
  wanted = gtk_adjustment_get_page_size (vertical);
  if (!self->turned && !self->from_top)
    wanted += gtk_adjustment_get_value (vertical);
  return wanted > 0 && chancery_measure_height (self->filling, get_width (self)) > wanted;
}

/* What has the keyboard, or NULL if it is not here. */
static GtkWidget *
get_focus (ChanceryPageParts *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* What has the keyboard goes with what was there: then the page has it, as when one comes to it. */
static void
keep_keyboard (ChanceryPageParts *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scrolled != NULL && get_focus (self) != NULL)
    gtk_widget_grab_focus (scrolled);
}

static void
note_keyboard (ChanceryPageParts *self, GtkWidget *focus)
{
  g_clear_pointer (&self->keyboard, chancery_page_keyboard_free);
  if (focus != NULL)
    self->keyboard = chancery_page_keyboard_note (focus);
}

/* Unless somebody went on meanwhile. */
static void
give_keyboard (ChanceryPageParts *self, GtkWidget *part)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (self->keyboard == NULL)
    return;
  if (scrolled == NULL || !gtk_widget_is_focus (scrolled) ||
      chancery_page_keyboard_give (self->keyboard, part))
    note_keyboard (self, NULL);
}

static void
turn (ChanceryPageParts *self)
{
  GtkAdjustment *vertical = get_vertical (self);

  self->turned = TRUE;
  if (self->from_top || get_focus (self) != NULL)
    note_keyboard (self, self->from_top ? NULL : get_focus (self));
  keep_keyboard (self);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  if (self->from_top && vertical != NULL)
    gtk_adjustment_set_value (vertical, 0);
  send_away_shown (self);
}

/* What is ready is seen with the next frame. */
static void
show_part (ChanceryPageParts *self)
{
  GtkWidget *part = g_steal_pointer (&self->filling);

  if (!self->turned)
    turn (self);
  gtk_widget_set_can_focus (part, TRUE);
  gtk_widget_set_child_visible (part, gtk_widget_get_first_child (part) != NULL);
  g_ptr_array_add (self->shown, part);
  give_keyboard (self, part);
  if (self->make == NULL)
    note_keyboard (self, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_ready (ChanceryPageParts *self)
{
  gboolean first = !self->turned;

  show_part (self);
  if (first)
    g_signal_emit (self, signals[TURNED], 0);
}

static gboolean step_cb (gpointer data);

static void
queue_step (ChanceryPageParts *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 10, step_cb, self, NULL);
}

/* What is idle comes after the frame that begins now. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (widget);

  self->tick = 0;
  queue_step (self);
  return G_SOURCE_REMOVE;
}

/* Blocks as long as there is time, and those of them that are new are measured after the next frame; the last one before
 * may have got more. */
static void
make_step (ChanceryPageParts *self, gint64 until)
{
  GtkWidget *before;
  GtkWidget *block;

  if (self->filling == NULL)
    start_part (self);
  before = gtk_widget_get_last_child (self->filling);
  do
    make_next (self);
  while (self->make != NULL && g_get_monotonic_time () < until);
  for (block = gtk_widget_get_last_child (self->filling); block != NULL;
       block = block != before ? gtk_widget_get_prev_sibling (block) : NULL)
    chancery_measure_queue_add (self->unmeasured, block);
}

/* One thing is done, and then the loop comes round.  FALSE: nothing is left, or a frame is waited for. */
static gboolean
do_step (ChanceryPageParts *self, gint64 until)
{
  if (!chancery_measure_queue_is_empty (self->unmeasured))
    chancery_measure_queue_run (self->unmeasured, get_width (self), until);
  else if (self->filling != NULL && (self->make == NULL || is_enough (self)))
    show_ready (self);
  else if (self->make != NULL)
    {
      make_step (self, until);
      if (!chancery_measure_queue_is_empty (self->unmeasured) && is_seen (self))
        {
          self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
          return FALSE;
        }
      chancery_measure_queue_clear (self->unmeasured);
    }
  else
    return empty_step (self, until);
  return TRUE;
}

static gboolean
step_cb (gpointer data)
{
  ChanceryPageParts *self = data;

  if (do_step (self, g_get_monotonic_time () + STEP))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* All that is left, at once. */
static void
finish (ChanceryPageParts *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  chancery_measure_queue_clear (self->unmeasured);
  if (self->filling == NULL)
    start_part (self);
  while (self->make != NULL)
    make_next (self);
  show_ready (self);
  /* What was there before is still to be taken away. */
  queue_step (self);
}

/* ---- the widget ---- */

/* Whoever goes on with Tab meets what lies below, before he leaves the page. */
static gboolean
chancery_page_parts_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (widget);
  GtkWidgetClass *usual = GTK_WIDGET_CLASS (chancery_page_parts_parent_class);

  if (usual->focus (widget, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD || !self->turned || chancery_page_parts_is_whole (self))
    return FALSE;
  finish (self);
  return usual->focus (widget, direction);
}

static GtkSizeRequestMode
chancery_page_parts_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (ChanceryPageParts *self, int *minimum, int *natural)
{
  *minimum = 0;
  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *part = g_ptr_array_index (self->shown, i);
      int least;

      if (gtk_widget_get_first_child (part) == NULL)
        continue;
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *minimum += 2 * MARGIN_START;
  *natural = MAX (*minimum, WIDTH + 2 * MARGIN_START);
}

/* Nobody has to know how high it would be if it were as wide as it likes: every label would be laid out for that. */
static int
width_for (ChanceryPageParts *self, int for_size)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (for_size >= 0)
    return for_size;
  return width > 0 ? width : WIDTH + 2 * MARGIN_START;
}

static void
chancery_page_parts_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (widget);
  int width = inner_width (width_for (self, for_size));
  int height = MARGIN_TOP + MARGIN_BOTTOM;
  gboolean first = TRUE;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *part = g_ptr_array_index (self->shown, i);

      if (gtk_widget_get_first_child (part) == NULL)
        continue;
      height += chancery_measure_height (part, width) + (first ? 0 : SPACING);
      first = FALSE;
    }
  *minimum = *natural = height;
}

static void
chancery_page_parts_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (widget);
  int inner = inner_width (width);
  GtkAllocation place = { 0, MARGIN_TOP, 0, 0 };

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *part = g_ptr_array_index (self->shown, i);
      int least;

      if (gtk_widget_get_first_child (part) == NULL)
        continue;
      /* What cannot be as narrow stands out on both sides. */
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (inner, least);
      place.x = (width - place.width) / 2;
      place.height = chancery_measure_height (part, inner);
      gtk_widget_size_allocate (part, &place, -1);
      place.y += place.height + SPACING;
    }
}

static void
chancery_page_parts_dispose (GObject *object)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (object);
  GtkWidget *child;

  stop_making (self);
  note_keyboard (self, NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->going, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (chancery_page_parts_parent_class)->dispose (object);
}

static void
chancery_page_parts_finalize (GObject *object)
{
  ChanceryPageParts *self = CHANCERY_PAGE_PARTS (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->going);
  chancery_measure_queue_free (self->unmeasured);

  G_OBJECT_CLASS (chancery_page_parts_parent_class)->finalize (object);
}

static void
chancery_page_parts_class_init (ChanceryPagePartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_page_parts_dispose;
  object_class->finalize = chancery_page_parts_finalize;
  widget_class->focus = chancery_page_parts_focus;
  widget_class->get_request_mode = chancery_page_parts_get_request_mode;
  widget_class->measure = chancery_page_parts_measure;
  widget_class->size_allocate = chancery_page_parts_size_allocate;

  signals[TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_page_parts_init (ChanceryPageParts *self)
{
  self->shown = g_ptr_array_new ();
  self->going = g_ptr_array_new ();
  self->turned = TRUE;
  self->unmeasured = chancery_measure_queue_new ();
}

void
chancery_page_parts_begin (ChanceryPageParts *self,
                           ChanceryPagePartsMake make,
                           gpointer user_data,
                           gboolean whole,
                           gboolean from_top)
{
  g_return_if_fail (CHANCERY_IS_PAGE_PARTS (self));
  g_return_if_fail (make != NULL);

  stop_making (self);
  self->make = make;
  self->user_data = user_data;
  self->whole = whole;
  self->from_top = from_top;
  self->turned = FALSE;
  queue_step (self);
}

gboolean
chancery_page_parts_is_coming (ChanceryPageParts *self)
{
  g_return_val_if_fail (CHANCERY_IS_PAGE_PARTS (self), FALSE);

  return !self->turned;
}

gboolean
chancery_page_parts_is_whole (ChanceryPageParts *self)
{
  g_return_val_if_fail (CHANCERY_IS_PAGE_PARTS (self), FALSE);

  return self->make == NULL && self->filling == NULL;
}

void
chancery_page_parts_expire (ChanceryPageParts *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_PARTS (self));

  stop_making (self);
  self->turned = TRUE;
  note_keyboard (self, NULL);
  keep_keyboard (self);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  queue_step (self);
}

void
chancery_page_parts_clear (ChanceryPageParts *self, GtkWidget *block)
{
  g_return_if_fail (CHANCERY_IS_PAGE_PARTS (self));

  stop_making (self);
  self->from_top = TRUE;
  start_part (self);
  if (block != NULL)
    gtk_box_append (GTK_BOX (self->filling), block);
  self->turned = FALSE;
  show_part (self);
  empty_step (self, G_MAXINT64);
}

GtkBox *
chancery_page_parts_empty_round (ChanceryPageParts *self, GtkWidget *kept)
{
  GtkWidget *focus;
  GtkWidget *part;
  GtkWidget *block;
  GtkWidget *next;

  g_return_val_if_fail (CHANCERY_IS_PAGE_PARTS (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (kept), NULL);

  stop_making (self);
  focus = get_focus (self);
  if (focus != NULL && focus != kept && !gtk_widget_is_ancestor (focus, kept))
    {
      note_keyboard (self, focus);
      keep_keyboard (self);
    }
  part = gtk_widget_get_parent (kept);
  for (block = gtk_widget_get_first_child (part); block != NULL; block = next)
    {
      next = gtk_widget_get_next_sibling (block);
      if (block != kept)
        gtk_box_remove (GTK_BOX (part), block);
    }
  return GTK_BOX (part);
}

void
chancery_page_parts_filled_round (ChanceryPageParts *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_PARTS (self));

  for (guint i = 0; i < self->shown->len; i++)
    give_keyboard (self, g_ptr_array_index (self->shown, i));
  note_keyboard (self, NULL);
}
