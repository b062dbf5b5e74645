/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-body-text.h"

#include "chancery-found-label.h"
#include "chancery-page-view.h"
#include "chancery-text-cut.h"

#include <glib/gi18n.h>
#include <string.h>

/* A piece that is added to a text that is seen is styled by a frame and then measured before it is laid out: the frame in
 * which it is first seen finds all of that done. */

/* Bytes: shaping a piece takes a millisecond or two.  A paragraph may go on to the limit before it is
 * cut between words.  A word that never ends costs the square of its length, wherever its script does not allow a line
 * to end between any two letters. */
#define PIECE 1000
#define LIMIT 3000
#define WORD 400
/* Pieces that stand at once; the others are there before the eye is. */
#define AT_ONCE 2
#define AT_A_FRAME 6

struct _ChanceryBodyText
{
  GtkWidget parent_instance;

  char *text;
  const char *rest; /* of text, what is not shown yet */
  guint source;
  guint tick;
  /* The first piece that is not laid out yet, and the one that is measured. */
  GtkWidget *coming;
  GtkWidget *measured;
  gboolean width_known;
  GMenuModel *menu;
  ChanceryFoundWords *found;
};

G_DEFINE_FINAL_TYPE (ChanceryBodyText, chancery_body_text, GTK_TYPE_WIDGET)

static GtkWidget *
add_piece (ChanceryBodyText *self)
{
  gsize length = chancery_body_text_cut (self->rest);
  g_autofree char *piece = g_strndup (self->rest, length);
  GtkWidget *label;

  self->rest += length;
  /* The break at which it was cut is the one between two labels. */
  if (*self->rest != '\0' && length > 0 && piece[length - 1] == '\n')
    piece[length - 1] = '\0';
  label = gtk_label_new (piece);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), chancery_page_view_wrap_mode (piece));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_extra_menu (GTK_LABEL (label), self->menu);
  gtk_widget_add_css_class (label, "chancery-body");
  chancery_found_label_mark (GTK_LABEL (label), self->found);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static gboolean step_cb (gpointer data);

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryBodyText *self = CHANCERY_BODY_TEXT (widget);

  self->tick = 0;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
lay_out_coming (ChanceryBodyText *self)
{
  for (GtkWidget *piece = self->coming; piece != NULL; piece = gtk_widget_get_next_sibling (piece))
    {
      gtk_widget_set_child_visible (piece, TRUE);
      gtk_widget_set_can_focus (piece, TRUE);
    }
  self->coming = NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Half of the measuring of a piece; after the last one all are laid out. */
static void
measure_coming (ChanceryBodyText *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int least;

  gtk_widget_measure (self->measured, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  self->width_known = !self->width_known;
  if (self->width_known)
    return;
  gtk_widget_measure (self->measured, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, NULL,
                      NULL, NULL);
  self->measured = gtk_widget_get_next_sibling (self->measured);
  if (self->measured == NULL)
    lay_out_coming (self);
}

static void
add_coming (ChanceryBodyText *self)
{
  for (guint i = 0; i < AT_A_FRAME && *self->rest != '\0'; i++)
    {
      GtkWidget *piece = add_piece (self);

      gtk_widget_set_child_visible (piece, FALSE);
      gtk_widget_set_can_focus (piece, FALSE);
      if (i == 0)
        self->coming = self->measured = piece;
    }
  self->width_known = FALSE;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* FALSE: nothing is left, or a frame is waited for. */
static gboolean
do_step (ChanceryBodyText *self)
{
  if (self->coming != NULL)
    {
      measure_coming (self);
      return TRUE;
    }
  /* Where nobody looks there is time. */
  if (*self->rest != '\0' && gtk_widget_get_mapped (GTK_WIDGET (self)))
    add_coming (self);
  return FALSE;
}

static gboolean
step_cb (gpointer data)
{
  ChanceryBodyText *self = data;

  if (do_step (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* ---- its pieces below each other ---- */

static GtkSizeRequestMode
chancery_body_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
chancery_body_text_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *coming = CHANCERY_BODY_TEXT (widget)->coming;

  *minimum = *natural = 0;
  for (GtkWidget *piece = gtk_widget_get_first_child (widget); piece != NULL && piece != coming;
       piece = gtk_widget_get_next_sibling (piece))
    {
      int least, wish;

      gtk_widget_measure (piece, orientation, for_size, &least, &wish, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wish);
          continue;
        }
      *minimum += wish;
      *natural += wish;
    }
}

static void
chancery_body_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *coming = CHANCERY_BODY_TEXT (widget)->coming;
  GtkAllocation place = { 0, 0, width, 0 };

  for (GtkWidget *piece = gtk_widget_get_first_child (widget); piece != NULL && piece != coming;
       piece = gtk_widget_get_next_sibling (piece))
    {
      gtk_widget_measure (piece, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      gtk_widget_size_allocate (piece, &place, -1);
      place.y += place.height;
    }
}

static void
chancery_body_text_map (GtkWidget *widget)
{
  ChanceryBodyText *self = CHANCERY_BODY_TEXT (widget);

  GTK_WIDGET_CLASS (chancery_body_text_parent_class)->map (widget);
  if (*self->rest != '\0' && self->source == 0 && self->tick == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), CHANCERY_BODY_TEXT (widget)->text);
}

/* One stop for the Tab key, however many pieces there are. */
static gboolean
chancery_body_text_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tab)
    return gtk_widget_grab_focus (gtk_widget_get_first_child (widget));
  return GTK_WIDGET_CLASS (chancery_body_text_parent_class)->focus (widget, direction);
}

static void
chancery_body_text_dispose (GObject *object)
{
  ChanceryBodyText *self = CHANCERY_BODY_TEXT (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->coming = self->measured = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (chancery_body_text_parent_class)->dispose (object);
}

static void
chancery_body_text_finalize (GObject *object)
{
  g_clear_pointer (&CHANCERY_BODY_TEXT (object)->found, chancery_found_words_unref);
  g_free (CHANCERY_BODY_TEXT (object)->text);

  G_OBJECT_CLASS (chancery_body_text_parent_class)->finalize (object);
}

static void
chancery_body_text_class_init (ChanceryBodyTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_body_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_body_text_finalize;
  widget_class->map = chancery_body_text_map;
  widget_class->focus = chancery_body_text_focus;
  widget_class->get_request_mode = chancery_body_text_get_request_mode;
  widget_class->measure = chancery_body_text_measure;
  widget_class->size_allocate = chancery_body_text_size_allocate;

  gtk_widget_class_install_action (widget_class, "body.copy", NULL, copy_action);
}

static void
chancery_body_text_init (ChanceryBodyText *self)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Copy the _Whole Text"), "body.copy");
  self->menu = G_MENU_MODEL (menu);
}

GtkWidget *
chancery_body_text_new (const char *text, ChanceryFoundWords *found)
{
  ChanceryBodyText *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_BODY_TEXT, NULL);
  self->text = g_strdup (text);
  self->rest = self->text;
  self->found = found != NULL ? chancery_found_words_ref (found) : NULL;
  add_piece (self);
  for (guint i = 1; i < AT_ONCE && *self->rest != '\0'; i++)
    add_piece (self);
  return GTK_WIDGET (self);
}

gboolean
chancery_body_text_add (ChanceryBodyText *self)
{
  g_return_val_if_fail (CHANCERY_IS_BODY_TEXT (self), FALSE);

  if (*self->rest == '\0' || gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  add_piece (self);
  return TRUE;
}

gboolean
chancery_body_text_is_whole (ChanceryBodyText *self)
{
  g_return_val_if_fail (CHANCERY_IS_BODY_TEXT (self), FALSE);

  return *self->rest == '\0' && self->coming == NULL;
}

void
chancery_body_text_set_found (ChanceryBodyText *self, ChanceryFoundWords *found)
{
  g_return_if_fail (CHANCERY_IS_BODY_TEXT (self));

  g_clear_pointer (&self->found, chancery_found_words_unref);
  self->found = found != NULL ? chancery_found_words_ref (found) : NULL;
}

gsize
chancery_body_text_cut (const char *text)
{
  gsize length;
  const char *end;

  g_return_val_if_fail (text != NULL, 0);

  length = strnlen (text, LIMIT + 1);
  if (length <= PIECE)
    return length;
  end = memchr (text + PIECE, '\n', length - PIECE);
  if (end != NULL)
    return (gsize)(end - text) + 1;
  if (length <= LIMIT)
    return length;
  for (end = text + LIMIT; end > text + PIECE; end--)
    if (*end == ' ')
      return (gsize)(end - text) + 1;
  for (; end > text; end--)
    if (*end == ' ')
      return (gsize)(end - text) + 1;
  /* No word of it ends: between two letters. */
  return chancery_text_cut_length (text, g_unichar_iswide (g_utf8_get_char (text)) ? LIMIT : WORD);
}
