/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a press text needs of the fields of a form: which kinds of records stand on it, what was
 * taken shown in its editor, and a mark where a value cites the text. */

#include "config.h"

#include "chancery-companion.h"
#include "chancery-form-fields-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CITED "chancery-cited"

GPtrArray *
chancery_form_fields_list_kinds (ChanceryFormFields *self)
{
  GPtrArray *kinds = g_ptr_array_new ();

  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), kinds);

  g_ptr_array_add (kinds, (gpointer)self->kind);
  for (guint i = 0; i < self->companions->len; i++)
    {
      const ChanceryKind *kind =
          chancery_companion_get_kind (g_ptr_array_index (self->companions, i));

      if (kind != NULL && !g_ptr_array_find (kinds, kind, NULL))
        g_ptr_array_add (kinds, (gpointer)kind);
    }
  return kinds;
}

static ChanceryFormSlot *
find_slot (ChanceryFormFields *self, const char *path)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      gsize length = strlen (slot->field->id);

      /* A line is edited in the editor of its list. */
      if (strncmp (slot->field->id, path, length) == 0 &&
          (path[length] == '\0' || path[length] == '.'))
        return slot;
    }
  return NULL;
}

static GtkWidget *
find_companion (ChanceryFormFields *self, const ChanceryKind *kind)
{
  for (guint i = 0; i < self->companions->len; i++)
    if (chancery_companion_get_kind (g_ptr_array_index (self->companions, i)) == kind)
      return g_ptr_array_index (self->companions, i);
  return NULL;
}

void
chancery_form_fields_show_taken (ChanceryFormFields *self,
                                 GPtrArray *drafts,
                                 const ChanceryKind *kind,
                                 const char *path)
{
  g_autoptr (GPtrArray) others = NULL;
  GtkWidget *companion;
  ChanceryFormSlot *slot;

  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));
  g_return_if_fail (drafts != NULL && drafts->len > 0);

  if (kind == self->kind)
    {
      if ((slot = find_slot (self, path)) == NULL)
        return;
      chancery_form_fields_set (self, slot->field->id,
                                chancery_draft_get_value (g_ptr_array_index (drafts, 0),
                                                          slot->field));
      if (slot->more)
        chancery_form_block_unfold (slot->block);
      return;
    }
  if ((companion = find_companion (self, kind)) == NULL)
    return;
  others = g_ptr_array_new ();
  for (guint i = 1; i < drafts->len; i++)
    g_ptr_array_add (others, g_ptr_array_index (drafts, i));
  chancery_companion_load (CHANCERY_COMPANION (companion), g_ptr_array_index (drafts, 0), others);
}

static void
mark (GtkWidget *widget, const char *words)
{
  g_autofree char *description = NULL;

  if (widget == NULL || (words == NULL && !gtk_widget_has_css_class (widget, CITED)))
    return;
  if (words == NULL)
    {
      gtk_widget_remove_css_class (widget, CITED);
      gtk_widget_set_tooltip_text (widget, NULL);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  /* Translators: of a field; %s are words of the press text. */
  description = g_strdup_printf (_ ("From the press text: “%s”"), words);
  gtk_widget_add_css_class (widget, CITED);
  gtk_widget_set_tooltip_text (widget, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

void
chancery_form_fields_mark_cited (ChanceryFormFields *self,
                                 const ChanceryKind *kind,
                                 const char *path,
                                 const char *words)
{
  ChanceryFormSlot *slot;
  GtkWidget *companion;

  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  if (kind == self->kind && (slot = find_slot (self, path)) != NULL)
    mark (GTK_WIDGET (slot->editor), words);
  else if ((companion = find_companion (self, kind)) != NULL)
    mark (chancery_companion_find_editor (CHANCERY_COMPANION (companion), path), words);
}
