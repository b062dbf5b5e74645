/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-repeat-offer.h"

#include "chancery-text.h"

#include <glib/gi18n-lib.h>

/* More earlier ones than this are no help. */
#define MAX_SHOWN 3

struct _ChanceryRepeatOffer
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *items;
};

enum
{
  TAKEN,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRepeatOffer, chancery_repeat_offer, GTK_TYPE_WIDGET)

static void
take_cb (GtkButton *button, ChanceryRepeatOffer *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  guint i = 0;

  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    i++;
  g_signal_emit (self, signals[TAKEN], 0, g_ptr_array_index (self->items, i));
}

static void
drop_cb (GtkButton *button, ChanceryRepeatOffer *self)
{
  chancery_repeat_offer_drop (self);
}

static gboolean
says_the_same (ChanceryRecordItem *item, const char *typed)
{
  g_autofree char *before = chancery_text_fold_label (chancery_record_item_get_whole_title (item));
  g_autofree char *now = chancery_text_fold_label (typed);

  return g_str_equal (before, now);
}

static char *
describe (ChanceryRecordItem *item, const char *typed)
{
  g_autofree char *source = chancery_repeat_offer_dup_source (item);

  if (says_the_same (item, typed))
    /* Translators: the number and day of the act that asked it, and how it stands: “PROT/2026/0001 · 18 Feb
     * 2026 · open 14 days”. */
    return g_strdup_printf (_ ("Asked before: %s"), source);
  /* Translators: the earlier words; the number and day of the act that asked it, and how it stands. */
  return g_strdup_printf (_ ("Asked before: “%s” · %s"), chancery_record_item_get_title (item),
                          source);
}

static GtkWidget *
make_drop (ChanceryRepeatOffer *self)
{
  GtkWidget *drop = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_valign (drop, GTK_ALIGN_START);
  gtk_widget_set_focusable (drop, FALSE);
  gtk_widget_set_tooltip_text (drop, _ ("It is a new matter (Alt+Shift+A)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("It is a new matter"), -1);
  gtk_widget_add_css_class (drop, "chancery-small-button");
  g_signal_connect (drop, "clicked", G_CALLBACK (drop_cb), self);
  return drop;
}

static void
append_item (ChanceryRepeatOffer *self, ChanceryRecordItem *item, const char *typed, gboolean first)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = describe (item, typed);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *take = gtk_button_new_with_label (_ ("Repeat It"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "chancery-precedent");
  gtk_widget_set_valign (take, GTK_ALIGN_START);
  /* Alt+A takes it: the tab key goes on through what is to be typed. */
  gtk_widget_set_focusable (take, FALSE);
  gtk_widget_set_tooltip_text (take,
                               first
                                   ? _ ("Repeat the earlier demand instead of asking anew (Alt+A)")
                                   : _ ("Repeat the earlier demand instead of asking anew"));
  gtk_widget_add_css_class (take, "chancery-small-button");
  g_signal_connect (take, "clicked", G_CALLBACK (take_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), take);
  if (first)
    gtk_box_append (GTK_BOX (row), make_drop (self));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
chancery_repeat_offer_dispose (GObject *object)
{
  ChanceryRepeatOffer *self = CHANCERY_REPEAT_OFFER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (chancery_repeat_offer_parent_class)->dispose (object);
}

static void
chancery_repeat_offer_class_init (ChanceryRepeatOfferClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_repeat_offer_dispose;

  signals[TAKEN] = g_signal_new ("taken", CHANCERY_TYPE_REPEAT_OFFER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, CHANCERY_TYPE_RECORD_ITEM);
  signals[DROPPED] = g_signal_new ("dropped", CHANCERY_TYPE_REPEAT_OFFER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
chancery_repeat_offer_init (ChanceryRepeatOffer *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
chancery_repeat_offer_new (GPtrArray *items, const char *typed)
{
  ChanceryRepeatOffer *self;

  g_return_val_if_fail (items != NULL && items->len > 0, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_REPEAT_OFFER, NULL);
  self->items = g_ptr_array_ref (items);
  for (guint i = 0; i < MIN (items->len, MAX_SHOWN); i++)
    append_item (self, g_ptr_array_index (items, i), typed, i == 0);
  return GTK_WIDGET (self);
}

void
chancery_repeat_offer_take (ChanceryRepeatOffer *self)
{
  g_return_if_fail (CHANCERY_IS_REPEAT_OFFER (self));

  g_signal_emit (self, signals[TAKEN], 0, g_ptr_array_index (self->items, 0));
}

void
chancery_repeat_offer_drop (ChanceryRepeatOffer *self)
{
  g_return_if_fail (CHANCERY_IS_REPEAT_OFFER (self));

  g_signal_emit (self, signals[DROPPED], 0);
}

char *
chancery_repeat_offer_dup_source (ChanceryRecordItem *item)
{
  GString *words = g_string_new (NULL);
  const char *parts[3];

  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (item), NULL);

  parts[0] = chancery_record_item_get_reference (item);
  parts[1] = chancery_record_item_get_date (item);
  parts[2] = chancery_record_item_get_standing (item);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}
