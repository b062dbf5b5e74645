/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-body-text.h"

#include "chancery-page-view.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bytes: shaping a piece takes a millisecond or two.  A paragraph may go on to the limit before it is
 * cut between words. */
#define PIECE 1000
#define LIMIT 3000
/* Pieces that stand at once; the others are there before the eye is. */
#define AT_ONCE 2

struct _ChanceryBodyText
{
  GtkWidget parent_instance;

  char *text;
  const char *rest; /* of text, what is not shown yet */
  guint source;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (ChanceryBodyText, chancery_body_text, GTK_TYPE_WIDGET)

static void
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
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static gboolean
add_piece_cb (gpointer data)
{
  ChanceryBodyText *self = data;

  add_piece (self);
  if (*self->rest != '\0')
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
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
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (chancery_body_text_parent_class)->dispose (object);
}

static void
chancery_body_text_finalize (GObject *object)
{
  g_free (CHANCERY_BODY_TEXT (object)->text);

  G_OBJECT_CLASS (chancery_body_text_parent_class)->finalize (object);
}

static void
chancery_body_text_class_init (ChanceryBodyTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_body_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_body_text_finalize;
  widget_class->focus = chancery_body_text_focus;

  gtk_widget_class_install_action (widget_class, "body.copy", NULL, copy_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
chancery_body_text_init (ChanceryBodyText *self)
{
  GMenu *menu = g_menu_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  g_menu_append (menu, _ ("Copy the _Whole Text"), "body.copy");
  self->menu = G_MENU_MODEL (menu);
}

GtkWidget *
chancery_body_text_new (const char *text)
{
  ChanceryBodyText *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_BODY_TEXT, NULL);
  self->text = g_strdup (text);
  self->rest = self->text;
  add_piece (self);
  for (guint i = 1; i < AT_ONCE && *self->rest != '\0'; i++)
    add_piece (self);
  if (*self->rest != '\0')
    self->source = g_idle_add_full (G_PRIORITY_LOW, add_piece_cb, self, NULL);
  return GTK_WIDGET (self);
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
  /* No word of it ends: between two letters. */
  for (end = text + LIMIT; ((guchar)*end & 0xc0) == 0x80; end--)
    ;
  return (gsize)(end - text);
}
