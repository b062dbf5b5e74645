/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tag-entry.h"

#include "chancery-chip-box.h"
#include "chancery-focus-chain.h"
#include "chancery-proposal-popover.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_PROPOSALS 8

struct _ChanceryTagEntry
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *popover; /* NULL while nothing is known */
  gboolean setting;

  GPtrArray *known;
  gboolean only_known;
};

static void chancery_tag_entry_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryTagEntry,
                               chancery_tag_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_tag_entry_editor_init))

static void
close_proposals (ChanceryTagEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* ---- taking what was typed ---- */

/* As it is known, whatever the letters in which it was typed; NULL when it is not. */
static const char *
find_known (ChanceryTagEntry *self, const char *typed)
{
  g_autofree char *wanted = chancery_text_fold_label (typed);

  for (guint i = 0; self->known != NULL && i < self->known->len; i++)
    {
      const ChanceryTag *tag = g_ptr_array_index (self->known, i);
      g_autofree char *label = chancery_text_fold_label (tag->text);

      if (g_str_equal (tag->text, typed) || g_str_equal (label, wanted))
        return tag->text;
    }
  return NULL;
}

/* What stands in the entry as a tag, NULL when that is nothing (transfer full). */
static char *
dup_typed (ChanceryTagEntry *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *text = chancery_text_normalize (g_strdelimit (typed, ",", ' '), -1, NULL);
  const char *known;

  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  known = find_known (self, text);
  return known != NULL ? g_strdup (known) : g_steal_pointer (&text);
}

static void
take_text (ChanceryTagEntry *self, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  close_proposals (self);
  chancery_chip_box_append (CHANCERY_CHIP_BOX (self->box), value, text);
}

/* A chip of what stands in the entry. */
static gboolean
take (ChanceryTagEntry *self)
{
  g_autofree char *text = dup_typed (self);

  if (text == NULL)
    return FALSE;
  take_text (self, text);
  return TRUE;
}

/* ---- proposing ---- */

/* Whether a word of @text begins with @folded. */
static gboolean
has_beginning (const char *text, const char *folded)
{
  g_autofree char *words = chancery_text_fold (text, -1);
  g_autofree char *inside = g_strconcat (" ", folded, NULL);

  return g_str_has_prefix (words, folded) || strstr (words, inside) != NULL;
}

static gboolean
is_taken (ChanceryTagEntry *self, const char *text)
{
  g_autoptr (GPtrArray) values = chancery_chip_box_dup_values (CHANCERY_CHIP_BOX (self->box));

  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (chancery_value_get_text (values->pdata[i]), text) == 0)
      return TRUE;
  return FALSE;
}

/* @is_new: nobody has it yet. */
static void
append_proposal (ChanceryTagEntry *self, const char *text, const char *what, gboolean is_new)
{
  GtkWidget *row = chancery_proposal_row_new_offer (text, what, CHANCERY_KIND_NONE);

  if (!is_new)
    gtk_widget_remove_css_class (row, "chancery-offer");
  chancery_proposal_popover_append (CHANCERY_PROPOSAL_POPOVER (self->popover), row);
}

static void
append_known (ChanceryTagEntry *self, const char *folded)
{
  guint n = 0;
  g_autofree char *more = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      const ChanceryTag *tag = g_ptr_array_index (self->known, i);
      g_autofree char *what = NULL;

      if ((self->only_known && tag->n_records == 0) || !has_beginning (tag->text, folded) ||
          is_taken (self, tag->text) || ++n > N_PROPOSALS)
        continue;
      if (tag->n_records > 0)
        /* Translators: of the records that are selected. */
        what = g_strdup_printf (ngettext ("on %'u record", "on %'u records", tag->n_records),
                                tag->n_records);
      append_proposal (self, tag->text, what, FALSE);
    }
  more = chancery_proposal_row_phrase_more (n > N_PROPOSALS ? n - N_PROPOSALS : 0);
  chancery_proposal_popover_set_note (CHANCERY_PROPOSAL_POPOVER (self->popover), more);
}

static void
propose (ChanceryTagEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *folded = chancery_text_fold (typed != NULL ? typed : "", -1);

  if (self->popover == NULL)
    return;
  chancery_proposal_popover_clear (CHANCERY_PROPOSAL_POPOVER (self->popover));
  append_known (self, g_strstrip (folded));
  if (!self->only_known && typed != NULL && find_known (self, typed) == NULL)
    append_proposal (self, typed, _ ("New tag"), TRUE);
  chancery_proposal_popover_open (CHANCERY_PROPOSAL_POPOVER (self->popover),
                                  gtk_widget_get_width (GTK_WIDGET (self)));
}

/* ---- what the officer does ---- */

static void
changed_cb (GtkEditable *editable, ChanceryTagEntry *self)
{
  if (self->setting)
    return;
  if (strchr (gtk_editable_get_text (editable), ',') != NULL)
    take (self);
  else if (*gtk_editable_get_text (editable) == '\0')
    close_proposals (self);
  else
    propose (self);
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static ChanceryProposalRow *
get_selected (ChanceryTagEntry *self)
{
  return self->popover != NULL
             ? chancery_proposal_popover_get_selected (CHANCERY_PROPOSAL_POPOVER (self->popover))
             : NULL;
}

static void
take_row (ChanceryTagEntry *self, ChanceryProposalRow *row)
{
  g_autofree char *text = g_strdup (chancery_proposal_row_get_label (row));

  take_text (self, text);
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
activate_cb (GtkEntry *entry, ChanceryTagEntry *self)
{
  ChanceryProposalRow *row = get_selected (self);

  if (row != NULL)
    take_row (self, row);
  else if (take (self))
    chancery_editor_changed (CHANCERY_EDITOR (self));
  else
    chancery_editor_proceed (CHANCERY_EDITOR (self));
}

static void
chosen_cb (ChanceryProposalPopover *popover, ChanceryProposalRow *row, ChanceryTagEntry *self)
{
  take_row (self, row);
}

static void
removed_cb (ChanceryChipBox *box, ChanceryTagEntry *self)
{
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
left_cb (GtkEventControllerFocus *controller, ChanceryTagEntry *self)
{
  if (self->box == NULL)
    return;
  close_proposals (self);
  take (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryTagEntry *self)
{
  gboolean open = self->popover != NULL && gtk_widget_get_visible (self->popover);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (open)
        chancery_proposal_popover_move (CHANCERY_PROPOSAL_POPOVER (self->popover),
                                        keyval == GDK_KEY_Down ? 1 : -1);
      else if (keyval == GDK_KEY_Down && self->popover != NULL)
        propose (self);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      close_proposals (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
        return GDK_EVENT_PROPAGATE;
      return chancery_chip_box_remove_last (CHANCERY_CHIP_BOX (self->box));
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static ChanceryValue *
chancery_tag_entry_dup_value (ChanceryEditor *editor)
{
  ChanceryTagEntry *self = CHANCERY_TAG_ENTRY (editor);
  g_autoptr (GPtrArray) values = chancery_chip_box_dup_values (CHANCERY_CHIP_BOX (self->box));
  g_autofree char *rest = dup_typed (self);
  ChanceryValue *value = rest != NULL ? chancery_value_new_text (rest) : NULL;

  if (value != NULL)
    g_ptr_array_add (values, value);
  return chancery_value_new_list (values);
}

static void
chancery_tag_entry_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryTagEntry *self = CHANCERY_TAG_ENTRY (editor);

  chancery_chip_box_clear (CHANCERY_CHIP_BOX (self->box));
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = chancery_value_get_item (value, i);

      chancery_chip_box_append (CHANCERY_CHIP_BOX (self->box), item,
                                chancery_value_get_text (item));
    }
  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
}

static void
chancery_tag_entry_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_TAG_ENTRY (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
chancery_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_TAG_ENTRY (widget)->entry);
}

static void
chancery_tag_entry_dispose (GObject *object)
{
  ChanceryTagEntry *self = CHANCERY_TAG_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->known, g_ptr_array_unref);

  G_OBJECT_CLASS (chancery_tag_entry_parent_class)->dispose (object);
}

static void
chancery_tag_entry_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_tag_entry_dup_value;
  iface->set_value = chancery_tag_entry_set_value;
  iface->set_label = chancery_tag_entry_set_label;
}

static void
chancery_tag_entry_class_init (ChanceryTagEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_tag_entry_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_tag_entry_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_tag_entry_init (ChanceryTagEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_add_css_class (self->entry, "chancery-editor");
  self->box = chancery_chip_box_new (self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->box, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
chancery_tag_entry_new (void)
{
  return g_object_new (CHANCERY_TYPE_TAG_ENTRY, NULL);
}

void
chancery_tag_entry_set_known (ChanceryTagEntry *self, GPtrArray *tags, gboolean only)
{
  g_return_if_fail (CHANCERY_IS_TAG_ENTRY (self));
  g_return_if_fail (tags != NULL);

  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = g_ptr_array_ref (tags);
  self->only_known = only;
  if (self->popover != NULL)
    return;
  self->popover = chancery_proposal_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "chosen", G_CALLBACK (chosen_cb), self);
}
