/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-fields.h"

#include "chancery-children-editor.h"
#include "chancery-field-editor.h"
#include "chancery-field-row.h"
#include "chancery-form-block.h"
#include "chancery-form-layout.h"
#include "chancery-fuzzy-date.h"
#include "chancery-incident-entry.h"
#include "chancery-line-editor.h"
#include "chancery-paper-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of more fields than this need the whole width of the column. */
#define N_BESIDE_LABEL 3

typedef struct
{
  const ChanceryField *field;
  ChanceryEditor *editor;
  ChanceryFormBlock *block;
  gboolean more;
} Slot;

struct _ChanceryFormFields
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryKind *kind;
  const ChanceryFormLayout *layout;

  GtkWidget *box;
  GPtrArray *blocks;
  GArray *slots;
  GPtrArray *companions;
};

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
      Slot *slot = &g_array_index (self->slots, Slot, i);
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

static void
changed_cb (GtkWidget *widget, ChanceryFormFields *self)
{
  say_made_title (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- building ---- */

static ChanceryEditor *
add_slot (ChanceryFormFields *self,
          const ChanceryField *field,
          ChanceryFormBlock *block,
          gboolean more)
{
  Slot slot = { .field = field,
                .editor = chancery_field_editor_new (field, self->registry),
                .block = block,
                .more = more };

  if (CHANCERY_IS_LINE_EDITOR (slot.editor) && chancery_field_find (field->lines, "text") != NULL &&
      chancery_form_layout_find_guess (field->id) != NULL)
    chancery_line_editor_set_guess (CHANCERY_LINE_EDITOR (slot.editor), "text", "kind",
                                    chancery_form_layout_find_guess (field->id));
  g_signal_connect (slot.editor, "changed", G_CALLBACK (changed_cb), self);
  g_array_append_val (self->slots, slot);
  return slot.editor;
}

static gboolean
is_wide (const ChanceryField *field)
{
  if (field->type == CHANCERY_TYPE_LINES)
    return chancery_field_count (field->lines) > N_BESIDE_LABEL;
  return chancery_field_has_flag (field, CHANCERY_FIELD_BODY);
}

static void
append_caption (ChanceryFormBlock *block, const char *words, gboolean more)
{
  GtkWidget *caption = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "chancery-row-caption");
  chancery_form_block_append (block, caption, more);
}

/* A field on a row of its own. */
static void
append_field (ChanceryFormFields *self,
              ChanceryFormBlock *block,
              const ChanceryGroup *group,
              const ChanceryField *field,
              gboolean more)
{
  GtkWidget *row = chancery_field_row_new ();
  ChanceryEditor *editor = add_slot (self, field, block, more);

  if (!is_wide (field))
    chancery_field_row_append (CHANCERY_FIELD_ROW (row), _ (field->label), GTK_WIDGET (editor));
  else
    {
      if (field->type == CHANCERY_TYPE_LINES && g_strcmp0 (field->label, group->label) != 0)
        append_caption (block, _ (field->label), more);
      else if (field->type != CHANCERY_TYPE_LINES)
        chancery_editor_set_hint (editor, _ (field->label));
      chancery_field_row_append (CHANCERY_FIELD_ROW (row), NULL, GTK_WIDGET (editor));
    }
  chancery_form_block_append (block, row, more);
}

static void
add_companion (ChanceryFormFields *self,
               ChanceryFormBlock *block,
               const char *label,
               GtkWidget *companion)
{
  g_signal_connect (companion, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->companions, companion);
  if (label != NULL)
    {
      GtkWidget *row = chancery_field_row_new ();

      chancery_field_row_append (CHANCERY_FIELD_ROW (row), label, companion);
      companion = row;
    }
  chancery_form_block_append (block, companion, FALSE);
}

/* “@name”: an incident, papers, or the records of a kind that hang on this one. */
static void
append_companion (ChanceryFormFields *self, ChanceryFormBlock *block, const char *name)
{
  const ChanceryKind *kind;

  if (g_str_equal (name, "incident"))
    add_companion (self, block, NULL, chancery_incident_entry_new (self->registry));
  else if (g_str_equal (name, "papers"))
    add_companion (self, block, _ ("Papers"), chancery_paper_chooser_new (self->registry));
  else if ((kind = chancery_kind_find (name)) != NULL && kind->parent != NULL)
    {
      g_autofree char *fields = g_strjoin (" ", "text", kind->form, NULL);

      add_companion (self, block, _ (kind->plural),
                     chancery_children_editor_new (kind, fields, self->registry));
    }
  else
    g_warn_if_reached ();
}

static void
append_row (ChanceryFormFields *self,
            ChanceryFormBlock *block,
            const ChanceryGroup *group,
            const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  GtkWidget *row = NULL;

  if (names[0][0] == '@')
    {
      append_companion (self, block, names[0] + 1);
      return;
    }
  if (names[1] == NULL)
    {
      gboolean more = names[0][0] == '+';

      append_field (self, block, group,
                    chancery_kind_find_field (self->kind, names[0] + (more ? 1 : 0)), more);
      return;
    }
  row = chancery_field_row_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean bare = names[i][0] == '~';
      const ChanceryField *field = chancery_kind_find_field (self->kind, names[i] + (bare ? 1 : 0));
      ChanceryEditor *editor = add_slot (self, field, block, FALSE);

      if (bare)
        chancery_editor_set_hint (editor, _ (field->label));
      chancery_field_row_append (CHANCERY_FIELD_ROW (row), bare ? NULL : _ (field->label),
                                 GTK_WIDGET (editor));
    }
  chancery_form_block_append (block, row, FALSE);
}

static gboolean
stands_in (ChanceryFormFields *self, const ChanceryField *field, const ChanceryGroup *group)
{
  return g_strcmp0 (field->group, group->id) == 0 && chancery_field_editor_can_edit (field) &&
         !chancery_form_layout_places (self->layout, field->id);
}

/* What no row names: below the others, in the order of the table. */
static void
append_rest (ChanceryFormFields *self, ChanceryFormBlock *block, const ChanceryGroup *group)
{
  for (int more = 0; more < 2; more++)
    for (const ChanceryField *field = self->kind->fields; field->id != NULL; field++)
      if (stands_in (self, field, group) &&
          chancery_field_has_flag (field, CHANCERY_FIELD_MORE) == (more == 1))
        append_field (self, block, group, field, more == 1);
}

static gboolean
takes_title (ChanceryFormFields *self)
{
  return chancery_kind_has_flag (self->kind, CHANCERY_KIND_TITLED) &&
         !chancery_form_layout_places (self->layout, "title");
}

/* The fields of every record: the marking in sight, the rest under *More* of the last heading. */
static void
append_envelope (ChanceryFormFields *self, ChanceryFormBlock *block, const ChanceryGroup *group)
{
  for (const ChanceryField *field = chancery_kind_get_envelope (); field->id != NULL; field++)
    {
      if (!chancery_field_editor_can_edit (field) || g_str_equal (field->id, "title"))
        continue;
      append_field (self, block, group, field,
                    chancery_field_has_flag (field, CHANCERY_FIELD_MORE));
    }
}

static void
build (ChanceryFormFields *self)
{
  int number = 1;

  for (const ChanceryGroup *group = self->kind->groups; group->id != NULL; group++)
    {
      GtkWidget *block = chancery_form_block_new (_ (group->label), number++);

      if (group == self->kind->groups && takes_title (self))
        append_field (self, CHANCERY_FORM_BLOCK (block), group,
                      chancery_kind_find_field (self->kind, "title"), FALSE);
      for (const ChanceryFormRow *row = self->layout->rows; row->group != NULL; row++)
        if (g_str_equal (row->group, group->id))
          append_row (self, CHANCERY_FORM_BLOCK (block), group, row->fields);
      append_rest (self, CHANCERY_FORM_BLOCK (block), group);
      if (group[1].id == NULL)
        append_envelope (self, CHANCERY_FORM_BLOCK (block), group);
      /* A heading whose lines are only added on the page has nothing to fill in. */
      if (chancery_form_block_is_empty (CHANCERY_FORM_BLOCK (block)))
        {
          g_object_ref_sink (block);
          g_object_unref (block);
          continue;
        }
      gtk_box_append (GTK_BOX (self->box), block);
      g_ptr_array_add (self->blocks, block);
    }
}

/* ---- loading and collecting ---- */

static ChanceryValue *
default_value (ChanceryFormFields *self, const ChanceryField *field, const char *code)
{
  g_autoptr (ChanceryValue) value = NULL;

  if (g_str_equal (code, "@own"))
    {
      const char *own = chancery_registry_get_own_party (self->registry);

      value = own != NULL
                  ? chancery_value_new_reference (own, chancery_registry_get_own_party_name (
                                                           self->registry))
                  : NULL;
    }
  else if (g_str_equal (code, "@today"))
    {
      g_autoptr (ChanceryFuzzyDate) day =
          chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (self->registry));

      value = chancery_value_new_date (day);
    }
  else
    value = chancery_value_new_text (code);
  if (value != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, value);
      return chancery_value_new_list (one);
    }
  return g_steal_pointer (&value);
}

static void
unfold_filled (ChanceryFormFields *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = &g_array_index (self->slots, Slot, i);
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
chancery_form_fields_init (ChanceryFormFields *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
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
  build (self);
  return GTK_WIDGET (self);
}

void
chancery_form_fields_fill_defaults (ChanceryFormFields *self, ChanceryDraft *draft)
{
  g_auto (GStrv) pairs = NULL;
  const char *marking;
  const char *language;

  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  pairs = g_strsplit (self->layout->defaults, " ", -1);
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const ChanceryField *field = chancery_kind_find_field (self->kind, pair[0]);
      g_autoptr (ChanceryValue) value = default_value (self, field, pair[1]);

      chancery_draft_set_value (draft, field, value);
    }
  if ((language = chancery_registry_get_setting (self->registry, CHANCERY_SETTING_LANGUAGE)) !=
      NULL)
    chancery_draft_set_text (draft, "language", language);
  if ((marking = chancery_registry_get_setting (self->registry, CHANCERY_SETTING_MARKING)) != NULL)
    {
      g_autoptr (ChanceryValue) value = chancery_value_new_marking (marking, NULL);

      chancery_draft_set (draft, "marking", value);
    }
}

void
chancery_form_fields_load_main (ChanceryFormFields *self, ChanceryDraft *main)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = &g_array_index (self->slots, Slot, i);

      chancery_editor_set_value (slot->editor, chancery_draft_get_value (main, slot->field));
    }
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
    chancery_companion_load (g_ptr_array_index (self->companions, i), main, others);
}

static Slot *
find_slot (ChanceryFormFields *self, const char *field_id)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_str_equal (g_array_index (self->slots, Slot, i).field->id, field_id))
      return &g_array_index (self->slots, Slot, i);
  return NULL;
}

void
chancery_form_fields_set (ChanceryFormFields *self, const char *field_id, ChanceryValue *value)
{
  Slot *slot;

  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  slot = find_slot (self, field_id);
  if (slot != NULL)
    chancery_editor_set_value (slot->editor, value);
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
      Slot *slot = &g_array_index (self->slots, Slot, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (slot->editor);

      chancery_draft_set_value (main, slot->field, value);
    }
  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_collect (g_ptr_array_index (self->companions, i), main, drafts);
  return drafts;
}

void
chancery_form_fields_saved (ChanceryFormFields *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_FORM_FIELDS (self));

  for (guint i = 0; i < self->companions->len; i++)
    chancery_companion_saved (g_ptr_array_index (self->companions, i), id);
}

char *
chancery_form_fields_find_problem (ChanceryFormFields *self)
{
  g_return_val_if_fail (CHANCERY_IS_FORM_FIELDS (self), NULL);

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = &g_array_index (self->slots, Slot, i);
      char *problem = chancery_editor_dup_problem (slot->editor);

      if (problem == NULL)
        continue;
      if (slot->more)
        chancery_form_block_unfold (slot->block);
      gtk_widget_grab_focus (GTK_WIDGET (slot->editor));
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
  Slot *slot;

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
      Slot *slot = &g_array_index (self->slots, Slot, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (slot->editor);

      if (value == NULL && !slot->more && gtk_widget_grab_focus (GTK_WIDGET (slot->editor)))
        return;
    }
  chancery_form_fields_go (self, 0);
}
