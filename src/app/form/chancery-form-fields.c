/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-fields-private.h"

#include "chancery-children-editor.h"
#include "chancery-companion.h"
#include "chancery-form-precedent.h"
#include "chancery-typed-entry.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryFormFields, chancery_form_fields, GTK_TYPE_WIDGET)

/* The title that the program writes until the officer types one stands in the empty editor. */
static void
say_made_title (ChanceryFormFields *self)
{
  ChanceryEditor *title = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  if (self->kind->make_title == NULL)
    return;
  draft = chancery_draft_new (self->kind);
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      g_autoptr (ChanceryValue) value = NULL;

      if (g_str_equal (slot->field->id, "title"))
        title = slot->editor;
      else if ((value = chancery_editor_dup_value (slot->editor)) != NULL)
        chancery_draft_set_value (draft, slot->field, value);
    }
  if (title == NULL)
    return;
  record = chancery_draft_build (draft);
  chancery_editor_set_hint (title, chancery_record_get_title (record));
}

/* ---- what is usual between the two ---- */

static void
set_proposed (ChanceryFormSlot *slot, gboolean proposed)
{
  if (proposed)
    gtk_widget_add_css_class (GTK_WIDGET (slot->editor), "proposed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (slot->editor), "proposed");
}

/* The marking of the desk is the lowest one, whatever the last act bore. */
static gboolean
is_lower (ChanceryValue *value, ChanceryValue *own)
{
  return chancery_vocabulary_level_rank (chancery_value_get_level (value)) <
         chancery_vocabulary_level_rank (chancery_value_get_level (own));
}

/* Who types into what was proposed replaces it. */
static void
select_if_focused (ChanceryFormSlot *slot)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (slot->editor));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_EDITABLE (focus) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (slot->editor)))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
}

static void
precedent_cb (ChanceryFormPrecedent *precedent, ChanceryRecord *record, ChanceryFormFields *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      ChanceryValue *value = record != NULL ? chancery_record_get_value (record, slot->field)
                                            : NULL;

      if (slot->touched || !chancery_field_has_flag (slot->field, CHANCERY_FIELD_USUAL))
        continue;
      if (value == NULL || is_lower (value, slot->own))
        value = slot->own;
      else if (!chancery_value_equal (value, slot->own))
        g_ptr_array_add (labels, (gpointer)_ (slot->field->label));
      chancery_editor_set_value (slot->editor, value);
      set_proposed (slot, value != NULL);
      select_if_focused (slot);
    }
  chancery_form_precedent_say (precedent, record, labels);
}

/* What stands in the fields now, without what stands on the form as a record of its own. */
static ChanceryDraft *
make_draft (ChanceryFormFields *self)
{
  ChanceryDraft *draft = chancery_draft_new (self->kind);

  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (slot->editor);

      chancery_draft_set_value (draft, slot->field, value);
    }
  return draft;
}

/* A reply is awaited so many days after the act, whenever it is entered. */
static void
count_from_day (ChanceryFormFields *self, ChanceryDraft *draft)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);

      if (chancery_field_has_flag (slot->field, CHANCERY_FIELD_FROM_DAY) &&
          CHANCERY_IS_TYPED_ENTRY (slot->editor))
        chancery_typed_entry_set_from (CHANCERY_TYPED_ENTRY (slot->editor),
                                       chancery_draft_get_day (draft));
    }
}

static void
follow (ChanceryFormFields *self)
{
  g_autoptr (ChanceryDraft) draft = make_draft (self);

  count_from_day (self, draft);
  if (self->follows && self->precedent != NULL)
    chancery_form_precedent_follow (CHANCERY_FORM_PRECEDENT (self->precedent), draft);
  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_follow (g_ptr_array_index (self->companions, i), draft);
}

void
chancery_form_fields_changed_cb (GtkWidget *widget, ChanceryFormFields *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);

      if (GTK_WIDGET (slot->editor) == widget)
        {
          slot->touched = TRUE;
          set_proposed (slot, FALSE);
        }
    }
  say_made_title (self);
  follow (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- loading and collecting ---- */

static void
unfold_filled (ChanceryFormFields *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      g_autoptr (ChanceryValue) value = NULL;

      /* What the desk's profile fills in by itself is no reason to unfold. */
      if (!slot->more || chancery_field_has_flag (slot->field, CHANCERY_FIELD_ENVELOPE) ||
          strstr (self->layout->defaults, slot->field->id) != NULL)
        continue;
      value = chancery_editor_dup_value (slot->editor);
      if (value != NULL)
        chancery_form_block_unfold (slot->block);
    }
}

/* ---- the widget ---- */

static void
chancery_form_fields_dispose (GObject *object)
{
  ChanceryFormFields *self = CHANCERY_FORM_FIELDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_form_fields_parent_class)->dispose (object);
}

static void
chancery_form_fields_finalize (GObject *object)
{
  ChanceryFormFields *self = CHANCERY_FORM_FIELDS (object);

  g_array_unref (self->slots);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->companions);

  G_OBJECT_CLASS (chancery_form_fields_parent_class)->finalize (object);
}

static void
chancery_form_fields_class_init (ChanceryFormFieldsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_form_fields_dispose;
  object_class->finalize = chancery_form_fields_finalize;

  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_FORM_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-form");
}

static void
clear_slot (gpointer data)
{
  g_clear_pointer (&((ChanceryFormSlot *)data)->own, chancery_value_unref);
}

static void
chancery_form_fields_init (ChanceryFormFields *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (ChanceryFormSlot));
  g_array_set_clear_func (self->slots, clear_slot);
  self->blocks = g_ptr_array_new ();
  self->companions = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
chancery_form_fields_new (ChanceryRegistry *registry, const ChanceryKind *kind)
{
  ChanceryFormFields *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_FORM_FIELDS, NULL);
  g_set_object (&self->registry, registry);
  self->kind = kind;
  self->layout = chancery_form_layout_get (kind);
  chancery_form_fields_build (self);
  if (self->precedent != NULL)
    /* Its answer may come when the form is gone. */
    g_signal_connect_object (self->precedent, "found", G_CALLBACK (precedent_cb), self, 0);
  return GTK_WIDGET (self);
}

void
chancery_form_fields_load_main (ChanceryFormFields *self, ChanceryDraft *main)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);

      chancery_editor_set_value (slot->editor, chancery_draft_get_value (main, slot->field));
    }
  count_from_day (self, main);
  unfold_filled (self);
  say_made_title (self);
}

void
chancery_form_fields_load (ChanceryFormFields *self, ChanceryDraft *main, GPtrArray *others)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  chancery_form_fields_load_main (self, main);
  chancery_form_fields_load_others (self, main, others);
}

void
chancery_form_fields_load_others (ChanceryFormFields *self, ChanceryDraft *main, GPtrArray *others)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->companions->len; i++)
    {
      ChanceryCompanion *companion = g_ptr_array_index (self->companions, i);

      chancery_companion_load (companion, main, others);
      chancery_companion_follow (companion, main);
    }
}

void
chancery_form_fields_follow_precedent (ChanceryFormFields *self)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  self->follows = TRUE;
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);

      g_clear_pointer (&slot->own, chancery_value_unref);
      slot->own = chancery_editor_dup_value (slot->editor);
      slot->touched = FALSE;
      set_proposed (slot, slot->own != NULL);
    }
  follow (self);
}

static ChanceryFormSlot *
find_slot (ChanceryFormFields *self, const char *field_id)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_str_equal (g_array_index (self->slots, ChanceryFormSlot, i).field->id, field_id))
      return &g_array_index (self->slots, ChanceryFormSlot, i);
  return NULL;
}

void
chancery_form_fields_set (ChanceryFormFields *self, const char *field_id, ChanceryValue *value)
{
  ChanceryFormSlot *slot;

  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  slot = find_slot (self, field_id);
  if (slot == NULL)
    return;
  chancery_editor_set_value (slot->editor, value);
  slot->touched = TRUE;
  set_proposed (slot, FALSE);
  follow (self);
}

GPtrArray *
chancery_form_fields_collect (ChanceryFormFields *self, ChanceryDraft *base)
{
  GPtrArray *drafts;
  ChanceryDraft *main;

  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), NULL);

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  main = chancery_draft_copy (base);
  g_ptr_array_add (drafts, main);
  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (slot->editor);

      chancery_draft_set_value (main, slot->field, value);
    }
  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_collect (g_ptr_array_index (self->companions, i), main, drafts);
  return drafts;
}

void
chancery_form_fields_keep (ChanceryFormFields *self, GPtrArray *drafts)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_keep (g_ptr_array_index (self->companions, i), drafts);
}

gboolean
chancery_form_fields_take_files (ChanceryFormFields *self, GPtrArray *files)
{
  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), FALSE);
  g_return_val_if_fail (files != NULL, FALSE);

  for (guint i = 0; i < self->companions->len; i++)
    if (chancery_companion_take_files (g_ptr_array_index (self->companions, i), files))
      return TRUE;
  return FALSE;
}

void
chancery_form_fields_saved (ChanceryFormFields *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_saved (g_ptr_array_index (self->companions, i), id);
}

/* What is not understood under one heading: the focus goes there. */
static char *
find_problem_in (ChanceryFormFields *self, GtkWidget *block)
{
  GtkWidget *where = NULL;
  char *problem = NULL;

  for (guint i = 0; problem == NULL && i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);

      if (GTK_WIDGET (slot->block) != block ||
          (problem = chancery_editor_dup_problem (slot->editor)) == NULL)
        continue;
      where = chancery_editor_find_problem (slot->editor);
      if (slot->more)
        chancery_form_block_unfold (slot->block);
    }
  for (guint i = 0; problem == NULL && i < self->companions->len; i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);

      if (gtk_widget_is_ancestor (companion, block))
        problem = chancery_companion_dup_problem (CHANCERY_COMPANION (companion), &where);
    }
  if (problem != NULL)
    gtk_widget_grab_focus (where);
  return problem;
}

char *
chancery_form_fields_find_problem (ChanceryFormFields *self)
{
  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      char *problem = find_problem_in (self, g_ptr_array_index (self->blocks, i));

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

gboolean
chancery_form_fields_go (ChanceryFormFields *self, guint n)
{
  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), FALSE);

  return n < self->blocks->len && gtk_widget_grab_focus (g_ptr_array_index (self->blocks, n));
}

gboolean
chancery_form_fields_go_to_field (ChanceryFormFields *self, const char *field_id)
{
  ChanceryFormSlot *slot;

  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), FALSE);

  slot = find_slot (self, field_id);
  if (slot == NULL)
    return FALSE;
  if (slot->more)
    chancery_form_block_unfold (slot->block);
  return gtk_widget_grab_focus (GTK_WIDGET (slot->editor));
}

void
chancery_form_fields_show_more (ChanceryFormFields *self)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      GtkWidget *block = g_ptr_array_index (self->blocks, i);

      if ((gtk_widget_get_state_flags (block) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
        chancery_form_block_show_more (CHANCERY_FORM_BLOCK (block));
    }
}

gboolean
chancery_form_fields_reserve (ChanceryFormFields *self)
{
  const char *formula;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), FALSE);

  formula = chancery_registry_get_setting (self->registry, CHANCERY_SETTING_HOUSE_FORMULA);
  if (formula == NULL || *formula == '\0')
    {
      const char *us = chancery_registry_get_own_party_name (self->registry);

      if (us != NULL && *us != '\0')
        /* Translators: %s is our own ministry or state. */
        formula = plain = g_strdup_printf (_ ("%s reserves all its rights in this matter."), us);
      else
        formula = plain = g_strdup (_ ("All rights in this matter are reserved."));
    }
  for (guint i = 0; i < self->companions->len; i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);

      /* Of what hangs on an act, a right reserved is what has no other side to answer it. */
      if (CHANCERY_IS_CHILDREN_EDITOR (companion) &&
          chancery_children_editor_get_kind (CHANCERY_CHILDREN_EDITOR (companion))
                  ->counterpart[0] == NULL)
        {
          chancery_children_editor_add_text (CHANCERY_CHILDREN_EDITOR (companion), formula);
          return TRUE;
        }
    }
  return FALSE;
}

void
chancery_form_fields_begin (ChanceryFormFields *self)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      ChanceryFormSlot *slot = &g_array_index (self->slots, ChanceryFormSlot, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (slot->editor);

      if (value == NULL && !slot->more && gtk_widget_grab_focus (GTK_WIDGET (slot->editor)))
        return;
    }
  chancery_form_fields_go (self, 0);
}
