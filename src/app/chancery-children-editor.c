/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-children-editor.h"

#include "chancery-form-layout.h"
#include "chancery-line-editor.h"
#include "chancery-uuid.h"

#include <glib/gi18n-lib.h>

struct _ChanceryChildrenEditor
{
  GtkWidget parent_instance;

  const ChanceryKind *kind;
  ChanceryRegistry *registry;

  /* A list of lines that no table knows: some of the kind's fields, so that the line editor can
   * show records as it shows lines. */
  ChanceryField list;
  ChanceryField *fields;

  GtkWidget *editor;
  /* The drafts as they were loaded, by id: what a line does not show is kept from there. */
  GHashTable *loaded;
};

static void chancery_children_editor_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryChildrenEditor,
                               chancery_children_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_children_editor_companion_init))

static void
changed_cb (ChanceryEditor *editor, ChanceryChildrenEditor *self)
{
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static const ChanceryField *
parent_field (ChanceryChildrenEditor *self)
{
  return chancery_kind_find_field (self->kind, self->kind->parent);
}

static gboolean
belongs (ChanceryChildrenEditor *self, ChanceryDraft *draft, const char *main_id)
{
  ChanceryValue *parent;

  if (chancery_draft_get_kind (draft) != self->kind)
    return FALSE;
  parent = chancery_draft_get_value (draft, parent_field (self));
  return g_strcmp0 (chancery_value_get_reference_id (parent), main_id) == 0;
}

static void
chancery_children_editor_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (companion);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  g_hash_table_remove_all (self->loaded);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);
      ChanceryLine *line;

      if (!belongs (self, draft, chancery_draft_get_id (main)))
        continue;
      line = chancery_line_new (&self->list, chancery_draft_get_id (draft));
      for (const ChanceryField *field = self->fields; field->id != NULL; field++)
        chancery_line_set_value (line, field, chancery_draft_get (draft, field->id));
      g_ptr_array_add (lines, line);
      g_hash_table_insert (self->loaded, g_strdup (chancery_draft_get_id (draft)),
                           chancery_draft_copy (draft));
    }
  value = chancery_value_new_lines (lines);
  chancery_editor_set_value (CHANCERY_EDITOR (self->editor), value);
}

/* Whom the act is addressed to, the record that hangs on it is addressed to as well. */
static void
inherit_counterpart (ChanceryChildrenEditor *self, ChanceryDraft *main, ChanceryDraft *child)
{
  const char *mine = self->kind->counterpart[0];
  const char *theirs = chancery_draft_get_kind (main)->counterpart[0];
  const ChanceryField *field;
  ChanceryValue *value;

  if (mine == NULL || theirs == NULL || chancery_draft_get (child, mine) != NULL)
    return;
  field = chancery_kind_find_field (chancery_draft_get_kind (main), theirs);
  value = field != NULL ? chancery_draft_get_value (main, field) : NULL;
  if (value != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    value = chancery_value_get_item (value, 0);
  if (value != NULL && chancery_value_is_reference (value))
    chancery_draft_set (child, mine, value);
}

static void
chancery_children_editor_collect (ChanceryCompanion *companion,
                                  ChanceryDraft *main,
                                  GPtrArray *drafts)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (companion);
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (CHANCERY_EDITOR (self->editor));
  g_autoptr (ChanceryValue) parent =
      chancery_value_new_reference (chancery_draft_get_id (main), NULL);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = chancery_value_get_line (value, i);
      const char *id = chancery_line_get_id (line);
      ChanceryDraft *known = id != NULL ? g_hash_table_lookup (self->loaded, id) : NULL;
      ChanceryDraft *draft = known != NULL ? chancery_draft_copy (known)
                                           : chancery_draft_new_with_id (self->kind, id);

      for (const ChanceryField *field = self->fields; field->id != NULL; field++)
        chancery_draft_set (draft, field->id, chancery_line_get (line, field->id));
      if (known == NULL)
        {
          chancery_draft_set_value (draft, parent_field (self), parent);
          inherit_counterpart (self, main, draft);
        }
      g_ptr_array_add (drafts, draft);
    }
}

static gboolean
chancery_children_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_CHILDREN_EDITOR (widget)->editor);
}

static void
chancery_children_editor_dispose (GObject *object)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_children_editor_parent_class)->dispose (object);
}

static void
chancery_children_editor_finalize (GObject *object)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (object);

  g_hash_table_unref (self->loaded);
  g_free (self->fields);

  G_OBJECT_CLASS (chancery_children_editor_parent_class)->finalize (object);
}

static const ChanceryKind *
chancery_children_editor_companion_kind (ChanceryCompanion *companion)
{
  return CHANCERY_CHILDREN_EDITOR (companion)->kind;
}

static GtkWidget *
chancery_children_editor_find_editor (ChanceryCompanion *companion, const char *path)
{
  return CHANCERY_CHILDREN_EDITOR (companion)->editor;
}

static char *
chancery_children_editor_dup_problem (ChanceryCompanion *companion, GtkWidget **where)
{
  ChanceryEditor *editor = CHANCERY_EDITOR (CHANCERY_CHILDREN_EDITOR (companion)->editor);
  char *problem = chancery_editor_dup_problem (editor);

  if (problem != NULL)
    *where = chancery_editor_find_problem (editor);
  return problem;
}

static void
chancery_children_editor_companion_init (ChanceryCompanionInterface *iface)
{
  iface->dup_problem = chancery_children_editor_dup_problem;
  iface->get_kind = chancery_children_editor_companion_kind;
  iface->find_editor = chancery_children_editor_find_editor;
  iface->load = chancery_children_editor_load;
  iface->collect = chancery_children_editor_collect;
}

static void
chancery_children_editor_class_init (ChanceryChildrenEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_children_editor_dispose;
  object_class->finalize = chancery_children_editor_finalize;
  widget_class->grab_focus = chancery_children_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_children_editor_init (ChanceryChildrenEditor *self)
{
  self->loaded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)chancery_draft_free);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/* Which of a line's terms is guessed from its text: the one that tells kinds of the record apart. */
static void
set_guess (ChanceryChildrenEditor *self)
{
  ChanceryFormGuess guess = chancery_form_layout_find_guess (self->kind->id);

  if (guess != NULL && self->kind->form != NULL)
    chancery_line_editor_set_guess (CHANCERY_LINE_EDITOR (self->editor), "text", self->kind->form,
                                    guess);
}

GtkWidget *
chancery_children_editor_new (const ChanceryKind *kind,
                              const char *fields,
                              ChanceryRegistry *registry)
{
  ChanceryChildrenEditor *self = g_object_new (CHANCERY_TYPE_CHILDREN_EDITOR, NULL);
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  guint n = g_strv_length (names);

  self->kind = kind;
  g_set_object (&self->registry, registry);
  self->fields = g_new0 (ChanceryField, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, names[i]);

      g_assert (field != NULL);
      self->fields[i] = *field;
      /* On the line it is one text among others, not the body of a record. */
      self->fields[i].flags &= ~CHANCERY_FIELD_BODY;
    }
  self->list.id = kind->id;
  self->list.label = kind->plural;
  self->list.type = CHANCERY_TYPE_LINES;
  self->list.lines = self->fields;

  self->editor = chancery_line_editor_new (&self->list, registry);
  chancery_line_editor_set_own_ids (CHANCERY_LINE_EDITOR (self->editor));
  chancery_editor_set_label (CHANCERY_EDITOR (self->editor), _ (kind->plural));
  set_guess (self);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  g_signal_connect (self->editor, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

const ChanceryKind *
chancery_children_editor_get_kind (ChanceryChildrenEditor *self)
{
  g_return_val_if_fail (CHANCERY_IS_CHILDREN_EDITOR (self), NULL);

  return self->kind;
}

void
chancery_children_editor_add_text (ChanceryChildrenEditor *self, const char *text)
{
  g_autofree char *id = NULL;
  g_autoptr (ChanceryLine) line = NULL;
  g_autoptr (ChanceryValue) value = NULL;

  g_return_if_fail (CHANCERY_IS_CHILDREN_EDITOR (self));

  id = chancery_uuid_new ();
  line = chancery_line_new (&self->list, id);
  value = chancery_value_new_text (text);
  chancery_line_set_value (line, &self->fields[0], value);
  chancery_line_editor_add (CHANCERY_LINE_EDITOR (self->editor), line);
}
