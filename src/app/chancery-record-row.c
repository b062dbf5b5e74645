/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-row.h"

#include "chancery-text-side.h"

#include <glib/gi18n.h>

/* Pixels, at 96 dots to the inch. */
#define HEIGHT 76

struct _ChanceryRecordRow
{
  GtkWidget parent_instance;

  ChanceryRecordItem *item;
  gboolean show_kind;
  GtkWidget *lines;
  GtkImage *icon;
  GtkInscription *date;
  GtkLabel *marking;
  GtkInscription *reference;
  GtkInscription *title;
  GtkInscription *about;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (ChanceryRecordRow, chancery_record_row, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* The list gives rows a parent of its own, which is what a screen reader meets. */
static void
update_accessible_label (ChanceryRecordRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *sentence = NULL;

  if (parent == NULL || self->item == NULL)
    return;
  sentence = chancery_record_item_dup_sentence (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/* The verdict of what is watched says more than its state. */
static const char *
state_of (ChanceryRecordItem *item)
{
  const char *words = chancery_record_item_get_state_words (item);

  return *words != '\0' ? words : chancery_record_item_get_standing (item);
}

/* Text with its highlights, or plain.  An inscription keeps the attributes that it once had, into the
 * next text and, in GTK 4.8, beyond its own end: they are always set, also to none. */
static void
show_words (GtkInscription *inscription, const char *text, const char *markup)
{
  PangoAttrList *attributes = NULL;
  g_autofree char *sided = chancery_text_side_dup (*markup != '\0' ? markup : text);
  g_autofree char *plain = NULL;

  if (*markup != '\0')
    pango_parse_markup (sided, -1, 0, &attributes, &plain, NULL, NULL);
  gtk_inscription_set_text (inscription, plain != NULL ? plain : sided);
  gtk_inscription_set_attributes (inscription, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static void
update_about (ChanceryRecordRow *self)
{
  const char *snippet = chancery_record_item_get_snippet (self->item);
  const char *about = chancery_record_item_get_counterpart (self->item);

  if (*about == '\0')
    about = chancery_record_item_get_subtitle (self->item);
  show_words (self->about, about, snippet);
}

/* The register number; what has none and was asked again is one matter, and says so. */
static const char *
reference_of (ChanceryRecordItem *item)
{
  const char *reference = chancery_record_item_get_reference (item);
  const char *repeats = chancery_record_item_get_column (item, "repeats");

  return reference != NULL ? reference : *repeats != '\0' ? repeats : NULL;
}

static void
update (ChanceryRecordRow *self)
{
  const ChanceryKind *kind = chancery_record_item_get_kind (self->item);
  const char *date = chancery_record_item_get_date (self->item);
  const char *title = chancery_record_item_get_title (self->item);
  gboolean loaded = chancery_record_item_is_loaded (self->item);

  if (loaded && kind->day_fields[0] == NULL)
    date = chancery_record_item_get_column (self->item, "form");
  else if (*date == '\0' && loaded)
    date = _ ("undated");
  gtk_inscription_set_text (self->date, date);
  gtk_inscription_set_text (self->reference, reference_of (self->item));
  /* Empty, it would still take its room from the date. */
  gtk_widget_set_visible (GTK_WIDGET (self->reference), reference_of (self->item) != NULL);
  if (*title == '\0' && loaded)
    title = _ ("Without a subject");
  show_words (self->title, title, chancery_record_item_get_title_markup (self->item));
  update_about (self);
  show_text (self->marking, chancery_record_item_get_marking (self->item));
  show_text (self->state, state_of (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->show_kind);
  gtk_image_set_from_icon_name (self->icon, kind != NULL ? kind->icon : NULL);

  if (chancery_record_item_get_state (self->item) == CHANCERY_STATE_VOID)
    gtk_widget_add_css_class (GTK_WIDGET (self), "void");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "void");
  update_accessible_label (self);
}

static void
chancery_record_row_dispose (GObject *object)
{
  ChanceryRecordRow *self = CHANCERY_RECORD_ROW (object);

  chancery_record_row_set_item (self, NULL);
  g_clear_pointer (&self->lines, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_record_row_parent_class)->dispose (object);
}

static void
chancery_record_row_class_init (ChanceryRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_record_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, lines);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, date);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, marking);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, reference);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, about);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordRow, state);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  follow_text_size (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (follow_text_size), self, G_CONNECT_SWAPPED);
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
    {
      show_words (self->title, "", "");
      show_words (self->about, "", "");
      return;
    }

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

  self->show_kind = show_kind;
}
