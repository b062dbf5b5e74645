/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-link-companion.h"

#include "chancery-reference-entry.h"

#include <glib/gi18n-lib.h>

struct _ChanceryLinkCompanion
{
  GtkWidget parent_instance;

  const ChanceryLinkType *type;
  /* The field of no record: finds what such a link leads to. */
  ChanceryField field;
  GtkWidget *entry;
};

static void chancery_link_companion_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryLinkCompanion,
                               chancery_link_companion,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_link_companion_companion_init))

static const ChanceryField *
links_of (ChanceryDraft *draft)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
}

static gboolean
is_ours (ChanceryLinkCompanion *self, ChanceryLine *line)
{
  return g_strcmp0 (chancery_line_get_text (line, "type"), self->type->code) == 0;
}

static void
chancery_link_companion_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryLinkCompanion *self = CHANCERY_LINK_COMPANION (companion);
  ChanceryValue *links = chancery_draft_get_value (main, links_of (main));
  g_autoptr (GPtrArray) targets =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (ChanceryValue) value = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (is_ours (self, line) && chancery_line_get (line, "to") != NULL)
        g_ptr_array_add (targets, chancery_value_ref (chancery_line_get (line, "to")));
    }
  value = targets->len > 0 ? chancery_value_new_list (targets) : NULL;
  chancery_editor_set_value (CHANCERY_EDITOR (self->entry), value);
}

static gboolean
take_target (GPtrArray *targets, ChanceryValue *target)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_strcmp0 (chancery_value_get_reference_id (g_ptr_array_index (targets, i)),
                   chancery_value_get_reference_id (target)) == 0)
      {
        g_ptr_array_remove_index (targets, i);
        return TRUE;
      }
  return FALSE;
}

/* Links that stay keep their note and date; words that found nothing are a search, no link. */
static GPtrArray *
list_targets (ChanceryLinkCompanion *self)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (CHANCERY_EDITOR (self->entry));

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    if (chancery_value_get_reference_id (chancery_value_get_item (value, i)) != NULL)
      g_ptr_array_add (targets, chancery_value_ref (chancery_value_get_item (value, i)));
  return targets;
}

static ChanceryLine *
make_link (ChanceryLinkCompanion *self, const ChanceryField *list, ChanceryValue *target)
{
  ChanceryLine *line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) type = chancery_value_new_text (self->type->code);

  chancery_line_set_value (line, chancery_field_find (list->lines, "type"), type);
  chancery_line_set_value (line, chancery_field_find (list->lines, "to"), target);
  return line;
}

static void
chancery_link_companion_collect (ChanceryCompanion *companion,
                                 ChanceryDraft *main,
                                 GPtrArray *drafts)
{
  ChanceryLinkCompanion *self = CHANCERY_LINK_COMPANION (companion);
  const ChanceryField *list = links_of (main);
  ChanceryValue *links = chancery_draft_get_value (main, list);
  g_autoptr (GPtrArray) targets = list_targets (self);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (!is_ours (self, line) || take_target (targets, chancery_line_get (line, "to")))
        g_ptr_array_add (lines, chancery_line_ref (line));
    }
  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (lines, make_link (self, list, g_ptr_array_index (targets, i)));
  value = chancery_value_new_lines (lines);
  chancery_draft_set_value (main, list, value);
}

static gboolean
chancery_link_companion_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_LINK_COMPANION (widget)->entry);
}

static void
chancery_link_companion_dispose (GObject *object)
{
  g_clear_pointer (&CHANCERY_LINK_COMPANION (object)->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_link_companion_parent_class)->dispose (object);
}

static void
chancery_link_companion_companion_init (ChanceryCompanionInterface *iface)
{
  iface->load = chancery_link_companion_load;
  iface->collect = chancery_link_companion_collect;
}

static void
chancery_link_companion_class_init (ChanceryLinkCompanionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_link_companion_dispose;
  widget_class->grab_focus = chancery_link_companion_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_link_companion_init (ChanceryLinkCompanion *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
chancery_link_companion_new (const ChanceryLinkType *type, ChanceryRegistry *registry)
{
  ChanceryLinkCompanion *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_LINK_COMPANION, NULL);
  self->type = type;
  self->field = (ChanceryField){ .id = type->code,
                                 .label = type->label,
                                 .type = CHANCERY_TYPE_REFERENCE,
                                 .flags = CHANCERY_FIELD_LIST,
                                 .targets = { type->to } };
  self->entry = chancery_reference_entry_new (&self->field, registry);
  label = chancery_link_companion_dup_label (self);
  chancery_editor_set_label (CHANCERY_EDITOR (self->entry), label);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (chancery_companion_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

char *
chancery_link_companion_dup_label (ChanceryLinkCompanion *self)
{
  const char *words;
  GString *label;

  g_return_val_if_fail (CHANCERY_IS_LINK_COMPANION (self), NULL);

  words = _ (self->type->label);
  label = g_string_new (NULL);
  g_string_append_unichar (label, g_unichar_totitle (g_utf8_get_char (words)));
  g_string_append (label, g_utf8_next_char (words));
  return g_string_free (label, FALSE);
}

gboolean
chancery_link_companion_is_empty (ChanceryLinkCompanion *self)
{
  g_autoptr (GPtrArray) targets = NULL;

  g_return_val_if_fail (CHANCERY_IS_LINK_COMPANION (self), TRUE);

  targets = list_targets (self);
  return targets->len == 0;
}
