/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-children-editor.h"

#include "chancery-focus-chain.h"
#include "chancery-form-layout.h"
#include "chancery-line-editor.h"
#include "chancery-link-type.h"
#include "chancery-long-text.h"
#include "chancery-registry-raised.h"
#include "chancery-repeat-offer.h"
#include "chancery-repeats.h"
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

  GtkWidget *box;
  GtkWidget *editor;
  /* Those of earlier acts that this one repeats; NULL where there is no link for it. */
  GtkWidget *repeats;
  /* Whom they are addressed to, and the lines that are said to be new matters, by id. */
  char *party;
  GHashTable *dropped;
  GCancellable *typing;
  GCancellable *cancellable;
  /* The drafts as they were loaded, by id: what a line does not show is kept from there. */
  GHashTable *loaded;
};

static void chancery_children_editor_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryChildrenEditor,
                               chancery_children_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_children_editor_companion_init))

/* What a line that is a new matter carries on disk while it is typed: it is gone when it is saved. */
#define NEW_MATTER "{\"chancery_new_matter\":true}"

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

/* ---- what was asked before ---- */

typedef struct
{
  ChanceryChildrenEditor *self;
  GWeakRef row;
  char *text;
} Seek;

static void
free_seek (Seek *seek)
{
  g_object_unref (seek->self);
  g_weak_ref_clear (&seek->row);
  g_free (seek->text);
  g_free (seek);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seek, free_seek)

static char *
dup_text (ChanceryLineRow *row)
{
  ChanceryEditor *text = chancery_line_row_get_editor (row, "text");

  return CHANCERY_IS_LONG_TEXT (text) ? chancery_long_text_dup_text (CHANCERY_LONG_TEXT (text))
                                      : g_strdup ("");
}

static void
taken_cb (ChanceryRepeatOffer *offer, ChanceryRecordItem *item, ChanceryChildrenEditor *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (offer), CHANCERY_TYPE_LINE_ROW);
  g_autofree char *text = dup_text (CHANCERY_LINE_ROW (row));
  g_autoptr (ChanceryRecordItem) taken = g_object_ref (item);

  chancery_line_editor_remove (CHANCERY_LINE_EDITOR (self->editor), CHANCERY_LINE_ROW (row));
  chancery_repeats_add (CHANCERY_REPEATS (self->repeats), taken, text);
}

static void
dropped_cb (ChanceryRepeatOffer *offer, ChanceryChildrenEditor *self)
{
  ChanceryLineRow *row =
      CHANCERY_LINE_ROW (gtk_widget_get_ancestor (GTK_WIDGET (offer), CHANCERY_TYPE_LINE_ROW));
  g_autoptr (ChanceryLine) line = chancery_line_row_dup_line (row);

  if (line != NULL)
    g_hash_table_add (self->dropped, g_strdup (chancery_line_get_id (line)));
  chancery_line_row_set_foot (row, NULL);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

/* What stands on the form already is not offered to it. */
static GPtrArray *
list_offered (ChanceryChildrenEditor *self, GPtrArray *items)
{
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const char *id = chancery_record_item_get_id (g_ptr_array_index (items, i));

      if (!chancery_repeats_has (CHANCERY_REPEATS (self->repeats), id) &&
          !g_hash_table_contains (self->loaded, id))
        g_ptr_array_add (offered, g_object_ref (g_ptr_array_index (items, i)));
    }
  return offered;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Seek) seek = user_data;
  ChanceryChildrenEditor *self = seek->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      chancery_registry_load_raised_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autoptr (ChanceryLineRow) row = g_weak_ref_get (&seek->row);
  g_autoptr (GPtrArray) offered = NULL;
  g_autofree char *text = NULL;
  GtkWidget *offer;

  if (self->box == NULL || row == NULL || error != NULL)
    return;
  text = dup_text (row);
  if (!g_str_equal (text, seek->text))
    return;
  offered = list_offered (self, items);
  if (offered->len == 0)
    {
      chancery_line_row_set_foot (row, NULL);
      return;
    }
  offer = chancery_repeat_offer_new (offered, text);
  g_signal_connect_object (offer, "taken", G_CALLBACK (taken_cb), self, 0);
  g_signal_connect_object (offer, "dropped", G_CALLBACK (dropped_cb), self, 0);
  chancery_line_row_set_foot (row, offer);
}

/* What is registered was asked in its own right. */
static gboolean
is_settled (ChanceryChildrenEditor *self, ChanceryLine *line)
{
  ChanceryDraft *draft = g_hash_table_lookup (self->loaded, chancery_line_get_id (line));
  g_autoptr (ChanceryRecord) record = draft != NULL ? chancery_draft_build (draft) : NULL;

  return g_hash_table_contains (self->dropped, chancery_line_get_id (line)) ||
         (record != NULL && chancery_record_get_state (record) != CHANCERY_STATE_DRAFT);
}

static void
seek (ChanceryChildrenEditor *self, ChanceryLineRow *row, GCancellable *cancellable)
{
  g_autofree char *text = dup_text (row);
  g_autoptr (ChanceryLine) line = chancery_line_row_dup_line (row);
  Seek *asked;

  if (self->repeats == NULL || self->registry == NULL)
    return;
  if (self->party == NULL || line == NULL || *text == '\0' || is_settled (self, line))
    {
      chancery_line_row_set_foot (row, NULL);
      return;
    }
  asked = g_new0 (Seek, 1);
  asked->self = g_object_ref (self);
  g_weak_ref_init (&asked->row, row);
  asked->text = g_strdup (text);
  chancery_registry_find_alike_async (self->registry, self->kind, self->party, text, cancellable,
                                      found_cb, asked);
}

static void
seek_all (ChanceryChildrenEditor *self)
{
  ChanceryLineRow *row;

  for (guint i = 0;
       (row = chancery_line_editor_get_row (CHANCERY_LINE_EDITOR (self->editor), i)) != NULL; i++)
    seek (self, row, self->cancellable);
}

static void
changed_cb (ChanceryEditor *editor, ChanceryChildrenEditor *self)
{
  ChanceryLineRow *row = chancery_line_editor_get_focused (CHANCERY_LINE_EDITOR (editor));

  g_cancellable_cancel (self->typing);
  g_clear_object (&self->typing);
  self->typing = g_cancellable_new ();
  if (row != NULL)
    seek (self, row, self->typing);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

static ChanceryLine *
make_line (ChanceryChildrenEditor *self, const char *text)
{
  g_autofree char *id = chancery_uuid_new ();
  ChanceryLine *line = chancery_line_new (&self->list, id);
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  chancery_line_set_value (line, &self->fields[0], value);
  return line;
}

static void
asked_anew_cb (ChanceryRepeats *repeats, const char *text, ChanceryChildrenEditor *self)
{
  g_autoptr (ChanceryLine) line = make_line (self, text);

  g_hash_table_add (self->dropped, g_strdup (chancery_line_get_id (line)));
  chancery_line_editor_add (CHANCERY_LINE_EDITOR (self->editor), line);
}

static ChanceryRepeatOffer *
get_offer (ChanceryChildrenEditor *self)
{
  ChanceryLineRow *row = chancery_line_editor_get_focused (CHANCERY_LINE_EDITOR (self->editor));
  GtkWidget *foot = row != NULL ? chancery_line_row_get_foot (row) : NULL;

  return foot != NULL ? CHANCERY_REPEAT_OFFER (foot) : NULL;
}

/* One key: takes what is offered, takes back what was taken, else looks for one. */
static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (widget);
  ChanceryRepeatOffer *offer = get_offer (self);

  if (self->repeats == NULL)
    return;
  if (offer != NULL)
    chancery_repeat_offer_take (offer);
  else if (!chancery_repeats_ask_anew (CHANCERY_REPEATS (self->repeats)))
    chancery_repeats_find (CHANCERY_REPEATS (self->repeats));
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRepeatOffer *offer = get_offer (CHANCERY_CHILDREN_EDITOR (widget));

  if (offer != NULL)
    chancery_repeat_offer_drop (offer);
}

/* ---- the companion ---- */

static void
take_in (ChanceryChildrenEditor *self, ChanceryDraft *draft)
{
  const char *id = chancery_draft_get_id (draft);
  ChanceryDraft *loaded = chancery_draft_copy (draft);

  if (g_strcmp0 (chancery_draft_get_unknown (loaded), NEW_MATTER) == 0)
    {
      g_hash_table_add (self->dropped, g_strdup (id));
      chancery_draft_set_unknown (loaded, NULL);
    }
  g_hash_table_insert (self->loaded, g_strdup (id), loaded);
}

static void
chancery_children_editor_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (companion);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  g_hash_table_remove_all (self->loaded);
  g_hash_table_remove_all (self->dropped);
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
      take_in (self, draft);
    }
  value = chancery_value_new_lines (lines);
  chancery_editor_set_value (CHANCERY_EDITOR (self->editor), value);
  if (self->repeats != NULL)
    chancery_repeats_load (CHANCERY_REPEATS (self->repeats), main);
  seek_all (self);
}

/* What was said to be a new matter is not asked about again when the draft is taken up. */
static void
chancery_children_editor_keep (ChanceryCompanion *companion, GPtrArray *drafts)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (companion);

  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);

      if (chancery_draft_get_kind (draft) == self->kind &&
          chancery_draft_get_unknown (draft) == NULL &&
          g_hash_table_contains (self->dropped, chancery_draft_get_id (draft)))
        chancery_draft_set_unknown (draft, NEW_MATTER);
    }
}

/* Whom the act is addressed to, the record that hangs on it is addressed to as well. */
static ChanceryValue *
get_counterpart (ChanceryChildrenEditor *self, ChanceryDraft *main)
{
  const char *theirs = chancery_draft_get_kind (main)->counterpart[0];
  const ChanceryField *field;
  ChanceryValue *value;

  if (self->kind->counterpart[0] == NULL || theirs == NULL)
    return NULL;
  field = chancery_kind_find_field (chancery_draft_get_kind (main), theirs);
  value = field != NULL ? chancery_draft_get_value (main, field) : NULL;
  if (value != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    value = chancery_value_get_item (value, 0);
  return value != NULL && chancery_value_is_reference (value) ? value : NULL;
}

static void
inherit_counterpart (ChanceryChildrenEditor *self, ChanceryDraft *main, ChanceryDraft *child)
{
  ChanceryValue *value = get_counterpart (self, main);

  if (value != NULL && chancery_draft_get (child, self->kind->counterpart[0]) == NULL)
    chancery_draft_set (child, self->kind->counterpart[0], value);
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
  if (self->repeats != NULL)
    chancery_repeats_collect (CHANCERY_REPEATS (self->repeats), main);
}

static void
chancery_children_editor_follow (ChanceryCompanion *companion, ChanceryDraft *main)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (companion);
  const char *party = chancery_value_get_reference_id (get_counterpart (self, main));

  if (g_strcmp0 (party, self->party) == 0)
    return;
  g_free (self->party);
  self->party = g_strdup (party);
  if (self->repeats != NULL)
    chancery_repeats_prefer (CHANCERY_REPEATS (self->repeats), party);
  seek_all (self);
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

  g_cancellable_cancel (self->typing);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->registry);
  g_clear_object (&self->typing);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (chancery_children_editor_parent_class)->dispose (object);
}

static void
chancery_children_editor_finalize (GObject *object)
{
  ChanceryChildrenEditor *self = CHANCERY_CHILDREN_EDITOR (object);

  g_hash_table_unref (self->loaded);
  g_hash_table_unref (self->dropped);
  g_free (self->fields);
  g_free (self->party);

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
  iface->keep = chancery_children_editor_keep;
  iface->follow = chancery_children_editor_follow;
}

static void
chancery_children_editor_class_init (ChanceryChildrenEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_children_editor_dispose;
  object_class->finalize = chancery_children_editor_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_children_editor_grab_focus;

  gtk_widget_class_install_action (widget_class, "repeat.take", NULL, repeat_action);
  gtk_widget_class_install_action (widget_class, "repeat.drop", NULL, drop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_ALT_MASK, "repeat.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "repeat.drop", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_children_editor_init (ChanceryChildrenEditor *self)
{
  self->loaded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)chancery_draft_free);
  self->dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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

static void
add_repeats (ChanceryChildrenEditor *self, const ChanceryLinkType *type)
{
  if (type == NULL)
    return;
  self->repeats = chancery_repeats_new (type, self->registry);
  g_signal_connect_object (self->repeats, "changed", G_CALLBACK (chancery_companion_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repeats, "asked-anew", G_CALLBACK (asked_anew_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), self->repeats);
}

GtkWidget *
chancery_children_editor_new (const ChanceryKind *parent,
                              const ChanceryKind *kind,
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
  gtk_box_append (GTK_BOX (self->box), self->editor);
  g_signal_connect (self->editor, "changed", G_CALLBACK (changed_cb), self);
  add_repeats (self, chancery_link_type_find_between (parent->index, kind->index));
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
  g_autoptr (ChanceryLine) line = NULL;

  g_return_if_fail (CHANCERY_IS_CHILDREN_EDITOR (self));

  line = make_line (self, text);
  chancery_line_editor_add (CHANCERY_LINE_EDITOR (self->editor), line);
}
