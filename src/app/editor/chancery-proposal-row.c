/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-proposal-row.h"

#include "chancery-text-side.h"

#include <glib/gi18n-lib.h>

struct _ChanceryProposalRow
{
  GtkListBoxRow parent_instance;

  ChanceryRecordItem *item;
  ChanceryKindId kind;
  char *label;
};

G_DEFINE_FINAL_TYPE (ChanceryProposalRow, chancery_proposal_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
fill (ChanceryProposalRow *self, const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *second = chancery_text_side_dup_sentence (subtitle);
  g_autofree char *sentence = NULL;

  self->label = g_strdup (title);
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  if (second != NULL && *second != '\0')
    gtk_box_append (GTK_BOX (box), make_label (second, "chancery-quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-proposal");

  sentence = g_strjoin (", ", title, subtitle != NULL && *subtitle != '\0' ? subtitle : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
chancery_proposal_row_dispose (GObject *object)
{
  g_clear_object (&CHANCERY_PROPOSAL_ROW (object)->item);

  G_OBJECT_CLASS (chancery_proposal_row_parent_class)->dispose (object);
}

static void
chancery_proposal_row_finalize (GObject *object)
{
  g_free (CHANCERY_PROPOSAL_ROW (object)->label);

  G_OBJECT_CLASS (chancery_proposal_row_parent_class)->finalize (object);
}

static void
chancery_proposal_row_class_init (ChanceryProposalRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = chancery_proposal_row_dispose;
  G_OBJECT_CLASS (class)->finalize = chancery_proposal_row_finalize;
}

static void
chancery_proposal_row_init (ChanceryProposalRow *self)
{
}

GtkWidget *
chancery_proposal_row_new (ChanceryRecordItem *item)
{
  ChanceryProposalRow *self = g_object_new (CHANCERY_TYPE_PROPOSAL_ROW, NULL);
  const char *title = chancery_record_item_get_title (item);
  g_autofree char *second = chancery_proposal_row_describe (item);

  self->item = g_object_ref (item);
  fill (self, *title != '\0' ? title : _ ("Without a subject"), second);
  return GTK_WIDGET (self);
}

GtkWidget *
chancery_proposal_row_new_offer (const char *label, const char *what, ChanceryKindId kind)
{
  ChanceryProposalRow *self = g_object_new (CHANCERY_TYPE_PROPOSAL_ROW, NULL);

  self->kind = kind;
  fill (self, label, what);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-offer");
  return GTK_WIDGET (self);
}

const char *
chancery_proposal_row_get_label (ChanceryProposalRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_PROPOSAL_ROW (self), NULL);

  return self->label;
}

ChanceryRecordItem *
chancery_proposal_row_get_item (ChanceryProposalRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_PROPOSAL_ROW (self), NULL);

  return self->item;
}

ChanceryKindId
chancery_proposal_row_get_kind (ChanceryProposalRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_PROPOSAL_ROW (self), CHANCERY_KIND_NONE);

  return self->kind;
}

char *
chancery_proposal_row_phrase_more (guint n_more)
{
  if (n_more == 0)
    return NULL;
  /* Translators: %u is how many were found that are not shown. */
  return g_strdup_printf (ngettext ("%u more: type to find it", "%u more: type to find them",
                                    n_more),
                          n_more);
}

char *
chancery_proposal_row_describe (ChanceryRecordItem *item)
{
  const char *parts[] = { chancery_record_item_get_reference (item),
                          chancery_record_item_get_date (item),
                          chancery_record_item_get_subtitle (item),
                          chancery_record_item_get_state_words (item) };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}
