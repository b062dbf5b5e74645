/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The headings of a form and their editors, laid out as the kind asks. */

#include "config.h"

#include "chancery-children-editor.h"
#include "chancery-field-editor.h"
#include "chancery-field-row.h"
#include "chancery-form-fields-private.h"
#include "chancery-form-precedent.h"
#include "chancery-incident-entry.h"
#include "chancery-line-editor.h"
#include "chancery-paper-chooser.h"
#include "chancery-plan-drop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of more fields than this need the whole width of the column. */
#define N_BESIDE_LABEL 3

static ChanceryEditor *
add_slot (ChanceryFormFields *self,
          const ChanceryField *field,
          ChanceryFormBlock *block,
          gboolean more)
{
  ChanceryFormSlot slot = { .field = field,
                            .editor = chancery_field_editor_new (field, self->registry),
                            .block = block,
                            .more = more };

  if (CHANCERY_IS_LINE_EDITOR (slot.editor) && chancery_field_find (field->lines, "text") != NULL &&
      chancery_form_layout_find_guess (field->id) != NULL)
    chancery_line_editor_set_guess (CHANCERY_LINE_EDITOR (slot.editor), "text", "kind",
                                    chancery_form_layout_find_guess (field->id));
  g_signal_connect_object (slot.editor, "changed", G_CALLBACK (chancery_form_fields_changed_cb),
                           self, 0);
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
      /* What is said in an empty box is gone as soon as something is typed into it. */
      if (g_strcmp0 (field->label, group->label) != 0)
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
               GtkWidget *companion,
               gboolean more)
{
  g_signal_connect_object (companion, "changed", G_CALLBACK (chancery_form_fields_changed_cb), self,
                           0);
  g_ptr_array_add (self->companions, companion);
  if (label != NULL)
    {
      GtkWidget *row = chancery_field_row_new ();

      chancery_field_row_append (CHANCERY_FIELD_ROW (row), label, companion);
      g_object_bind_property (companion, "visible", row, "visible", G_BINDING_SYNC_CREATE);
      companion = row;
    }
  chancery_form_block_append (block, companion, more);
}

/* “@name”: an incident, papers, a plan, or the records of a kind that hang on this one. */
static void
append_companion (ChanceryFormFields *self,
                  ChanceryFormBlock *block,
                  const char *name,
                  gboolean more)
{
  const ChanceryKind *kind;

  if (g_str_equal (name, "incident"))
    add_companion (self, block, NULL, chancery_incident_entry_new (self->registry), more);
  else if (g_str_equal (name, "papers"))
    add_companion (self, block, _ ("Papers"), chancery_paper_chooser_new (self->registry), more);
  else if (g_str_equal (name, "plan"))
    add_companion (self, block, _ ("Plan"), chancery_plan_drop_new (self->registry), more);
  else if ((kind = chancery_kind_find (name)) != NULL && kind->parent != NULL)
    {
      g_autofree char *fields = g_strjoin (" ", "text", kind->form, NULL);

      add_companion (self, block, _ (kind->plural),
                     chancery_children_editor_new (self->kind, kind, fields, self->registry), more);
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

  if (g_str_has_prefix (names[0], "@") || g_str_has_prefix (names[0], "+@"))
    {
      gboolean more = names[0][0] == '+';

      append_companion (self, block, names[0] + (more ? 2 : 1), more);
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

/* Below the row of the other side: what is usual with it. */
static void
append_precedent (ChanceryFormFields *self, ChanceryFormBlock *block, const char *fields)
{
  const char *side = self->kind->counterpart[0];
  GtkWidget *row;

  if (self->precedent != NULL || side == NULL)
    return;
  if (strncmp (fields, side, strcspn (side, "/")) != 0)
    return;
  self->precedent = chancery_form_precedent_new (self->registry);
  row = chancery_field_row_new ();
  chancery_field_row_append (CHANCERY_FIELD_ROW (row), "", self->precedent);
  g_object_bind_property (self->precedent, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  chancery_form_block_append (block, row, FALSE);
}

void
chancery_form_fields_build (ChanceryFormFields *self)
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
          {
            append_row (self, CHANCERY_FORM_BLOCK (block), group, row->fields);
            append_precedent (self, CHANCERY_FORM_BLOCK (block), row->fields);
          }
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
