/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-reference-entry-private.h"

#include "chancery-chip-box.h"
#include "chancery-focus-chain.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>

static void chancery_reference_entry_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryReferenceEntry,
                               chancery_reference_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_reference_entry_editor_init))

char *
chancery_reference_entry_dup_typed (ChanceryReferenceEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
set_entry_text (ChanceryReferenceEntry *self, const char *text)
{
  gboolean setting = self->setting;

  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = setting;
}

static void
say_echo (ChanceryReferenceEntry *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->echo), words != NULL ? words : "");
  gtk_widget_set_visible (self->echo, words != NULL && *words != '\0');
}

static gboolean
is_list (ChanceryReferenceEntry *self)
{
  return chancery_field_has_flag (self->field, CHANCERY_FIELD_LIST);
}

/* ---- taking what was typed ---- */

static void
take (ChanceryReferenceEntry *self, ChanceryValue *value, const char *label, const char *echo)
{
  chancery_reference_entry_stop (self);
  if (is_list (self))
    {
      chancery_chip_box_append (CHANCERY_CHIP_BOX (self->chips), value, label);
      set_entry_text (self, "");
    }
  else
    {
      g_clear_pointer (&self->chosen, chancery_value_unref);
      self->chosen = chancery_value_ref (value);
      set_entry_text (self, label);
      say_echo (self, echo);
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

void
chancery_reference_entry_take_item (ChanceryReferenceEntry *self, ChanceryRecordItem *item)
{
  const char *title = chancery_record_item_get_whole_title (item);
  const char *label = *title != '\0' ? title : chancery_record_item_get_reference (item);
  g_autoptr (ChanceryValue) value =
      chancery_value_new_reference (chancery_record_item_get_id (item), label);

  take (self, value, label != NULL ? label : "", NULL);
}

/* A value that is only its words: a name to check, or plain words. */
static ChanceryValue *
make_unknown (ChanceryReferenceEntry *self, const char *typed, ChanceryKindId kind, gboolean words)
{
  g_autofree char *label = chancery_text_normalize (typed, -1, NULL);

  if (label == NULL || *label == '\0')
    return NULL;
  if (words)
    return chancery_value_new_words (label);
  if (kind == CHANCERY_KIND_NONE)
    return chancery_value_new_reference (NULL, label);
  return chancery_value_new_reference_full (NULL, label, kind);
}

void
chancery_reference_entry_begin_new (ChanceryReferenceEntry *self, const char *typed)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->begin_new (self, typed, self->begin_new_data);
}

gboolean
chancery_reference_entry_take_row (ChanceryReferenceEntry *self, ChanceryProposalRow *row)
{
  ChanceryRecordItem *item = chancery_proposal_row_get_item (row);
  ChanceryKindId kind = chancery_proposal_row_get_kind (row);
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);
  g_autoptr (ChanceryValue) value = NULL;

  if (item != NULL)
    {
      chancery_reference_entry_take_item (self, item);
      return TRUE;
    }
  if (self->begin_new != NULL && kind == self->field->targets[0])
    {
      chancery_reference_entry_begin_new (self, typed);
      return FALSE;
    }
  value = make_unknown (self, typed, kind,
                        kind == CHANCERY_KIND_NONE &&
                            chancery_field_has_flag (self->field, CHANCERY_FIELD_WORDS));
  if (value != NULL)
    take (self, value, typed, kind != CHANCERY_KIND_NONE ? _ ("new, to check") : NULL);
  return TRUE;
}

ChanceryRecordItem *
chancery_reference_entry_find_exact (ChanceryReferenceEntry *self, const char *typed)
{
  g_autofree char *wanted = chancery_text_fold_label (typed);
  g_autofree char *number = chancery_text_fold_reference (typed);

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (self->found, i);
      const char *reference = chancery_record_item_get_reference (item);
      const char *title = chancery_record_item_get_whole_title (item);
      g_autofree char *label = chancery_text_fold_label (title);
      g_autofree char *folded = chancery_text_fold_reference (reference != NULL ? reference : "");

      if (g_str_equal (label, wanted) || (*folded != '\0' && g_str_equal (folded, number)))
        return item;
    }
  return NULL;
}

/* What stands in the entry when nobody chose: its record by name, else words or a new name. */
static ChanceryValue *
dup_unchosen (ChanceryReferenceEntry *self)
{
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);
  ChanceryRecordItem *item;

  if (*typed == '\0' || self->chosen != NULL)
    return NULL;
  if ((item = chancery_reference_entry_find_exact (self, typed)) != NULL)
    return chancery_value_new_reference (chancery_record_item_get_id (item),
                                         chancery_record_item_get_whole_title (item));
  return make_unknown (self, typed, self->field->targets[0],
                       chancery_field_has_flag (self->field, CHANCERY_FIELD_WORDS));
}

/* Whether saving @value makes a name to check. */
static gboolean
makes_name (ChanceryReferenceEntry *self, ChanceryValue *value)
{
  const ChanceryKind *kind = chancery_kind_get (self->field->targets[0]);
  return !chancery_value_is_words (value) && chancery_value_get_reference_id (value) == NULL &&
         kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED);
}

void
chancery_reference_entry_settle (ChanceryReferenceEntry *self)
{
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);
  g_autoptr (ChanceryValue) value = dup_unchosen (self);
  ChanceryRecordItem *item;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (value == NULL)
    return;
  if ((item = chancery_reference_entry_find_exact (self, typed)) != NULL)
    chancery_reference_entry_take_item (self, item);
  else if (self->begin_new != NULL)
    /* It is neither a name nor words: what is to become of it is for the officer to say. */
    say_echo (self, _ ("nothing chosen yet"));
  else
    take (self, value, typed, makes_name (self, value) ? _ ("new, to check") : NULL);
}

/* ---- what the officer does ---- */

static void
changed_cb (GtkEditable *editable, ChanceryReferenceEntry *self)
{
  if (self->setting)
    return;
  chancery_reference_entry_stop (self);
  g_clear_pointer (&self->chosen, chancery_value_unref);
  say_echo (self, NULL);
  if (*gtk_editable_get_text (editable) == '\0')
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    chancery_reference_entry_propose (self);
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

/* Whether it is decided only by an answer, which is asked for where it was not. */
static gboolean
decides_later (ChanceryReferenceEntry *self)
{
  if (self->answered)
    return FALSE;
  if (self->search == NULL)
    chancery_reference_entry_propose (self);
  self->take_first = self->search != NULL;
  if (self->take_first && self->begin_new != NULL && self->awaited == NULL)
    self->awaited = chancery_early_keys_await (GTK_WIDGET (self));
  return self->take_first;
}

static void
activate_cb (GtkEntry *entry, ChanceryReferenceEntry *self)
{
  ChanceryProposalRow *row =
      chancery_proposal_popover_get_selected (CHANCERY_PROPOSAL_POPOVER (self->popover));
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);

  if (*typed != '\0' && self->chosen == NULL && decides_later (self))
    {
      /* Words that find nothing may begin a record here, for which the keys after this one are. */
      if (self->awaited != NULL)
        return;
    }
  else if (row != NULL)
    {
      if (!chancery_reference_entry_take_row (self, row))
        return;
    }
  else if (*typed != '\0' && self->chosen == NULL)
    chancery_reference_entry_settle (self);
  chancery_editor_proceed (CHANCERY_EDITOR (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ChanceryReferenceEntry *self)
{
  gboolean open = gtk_widget_get_visible (self->popover);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      /* What is still seen was found for other words. */
      if (self->search != NULL)
        self->n_steps = keyval == GDK_KEY_Down ? self->n_steps + 1 : MAX (self->n_steps, 1) - 1;
      else if (open)
        chancery_proposal_popover_move (CHANCERY_PROPOSAL_POPOVER (self->popover),
                                        keyval == GDK_KEY_Down ? 1 : -1);
      else if (keyval == GDK_KEY_Down)
        chancery_reference_entry_propose (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      if (!is_list (self) || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
        return GDK_EVENT_PROPAGATE;
      return chancery_chip_box_remove_last (CHANCERY_CHIP_BOX (self->chips));
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
chosen_cb (ChanceryProposalPopover *popover, ChanceryProposalRow *row, ChanceryReferenceEntry *self)
{
  chancery_reference_entry_take_row (self, row);
}

static void
removed_cb (ChanceryChipBox *box, ChanceryReferenceEntry *self)
{
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
left_cb (GtkEventControllerFocus *controller, ChanceryReferenceEntry *self)
{
  if (self->popover == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (self->take_first)
    return;
  chancery_reference_entry_stop (self);
  chancery_reference_entry_settle (self);
  /* A long name is read from its beginning. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
}

/* ---- titles of references that came without one ---- */

typedef struct
{
  ChanceryReferenceEntry *self;
  ChanceryValue *value;
} TitleWish;

static void
title_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TitleWish *wish = user_data;
  g_autoptr (ChanceryReferenceEntry) self = wish->self;
  g_autoptr (ChanceryValue) value = wish->value;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, NULL);

  g_free (wish);
  if (record == NULL || self->popover == NULL)
    return;
  if (self->chips != NULL)
    chancery_chip_box_rename (CHANCERY_CHIP_BOX (self->chips), value,
                              chancery_record_get_title (record));
  else if (self->chosen == value)
    set_entry_text (self, chancery_record_get_title (record));
}

static const char *
label_of (ChanceryReferenceEntry *self, ChanceryValue *value)
{
  const char *label = chancery_value_get_label (value);
  TitleWish *wish;

  if (label != NULL && *label != '\0')
    return label;
  if (self->registry != NULL && chancery_value_get_reference_id (value) != NULL)
    {
      wish = g_new0 (TitleWish, 1);
      wish->self = g_object_ref (self);
      wish->value = chancery_value_ref (value);
      chancery_registry_load_async (self->registry, chancery_value_get_reference_id (value),
                                    self->titles, title_cb, wish);
    }
  return "…";
}

/* ---- the editor ---- */

static ChanceryValue *
chancery_reference_entry_dup_value (ChanceryEditor *editor)
{
  ChanceryReferenceEntry *self = CHANCERY_REFERENCE_ENTRY (editor);
  g_autoptr (ChanceryValue) rest = dup_unchosen (self);
  g_autoptr (GPtrArray) values = NULL;

  if (!is_list (self))
    return self->chosen != NULL ? chancery_value_ref (self->chosen) : g_steal_pointer (&rest);
  values = chancery_chip_box_dup_values (CHANCERY_CHIP_BOX (self->chips));
  if (rest != NULL)
    g_ptr_array_add (values, g_steal_pointer (&rest));
  return chancery_value_new_list (values);
}

static void
chancery_reference_entry_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryReferenceEntry *self = CHANCERY_REFERENCE_ENTRY (editor);

  chancery_reference_entry_stop (self);
  g_clear_pointer (&self->chosen, chancery_value_unref);
  say_echo (self, NULL);
  set_entry_text (self, "");
  if (is_list (self))
    {
      chancery_chip_box_clear (CHANCERY_CHIP_BOX (self->chips));
      for (guint i = 0; i < chancery_value_get_n_items (value); i++)
        {
          ChanceryValue *item = chancery_value_get_item (value, i);

          chancery_chip_box_append (CHANCERY_CHIP_BOX (self->chips), item, label_of (self, item));
        }
      return;
    }
  if (value == NULL)
    return;
  self->chosen = chancery_value_ref (value);
  set_entry_text (self, label_of (self, value));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
  if (makes_name (self, value))
    say_echo (self, _ ("new, to check"));
}

static void
chancery_reference_entry_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_REFERENCE_ENTRY (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
chancery_reference_entry_set_hint (ChanceryEditor *editor, const char *hint)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (CHANCERY_REFERENCE_ENTRY (editor)->entry), hint);
}

static gboolean
chancery_reference_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_REFERENCE_ENTRY (widget)->entry);
}

static GtkSizeRequestMode
chancery_reference_entry_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
chancery_reference_entry_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  gtk_widget_measure (CHANCERY_REFERENCE_ENTRY (widget)->content, orientation, for_size, minimum,
                      natural, NULL, NULL);
}

static void
chancery_reference_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryReferenceEntry *self = CHANCERY_REFERENCE_ENTRY (widget);

  gtk_widget_allocate (self->content, width, height, -1, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

/* The answer would come to whoever was told of it here, and is gone. */
static void
chancery_reference_entry_unroot (GtkWidget *widget)
{
  ChanceryReferenceEntry *self = CHANCERY_REFERENCE_ENTRY (widget);

  chancery_early_keys_failed (g_steal_pointer (&self->awaited));
  chancery_reference_entry_stop (self);

  GTK_WIDGET_CLASS (chancery_reference_entry_parent_class)->unroot (widget);
}

static void
chancery_reference_entry_dispose (GObject *object)
{
  ChanceryReferenceEntry *self = CHANCERY_REFERENCE_ENTRY (object);

  g_cancellable_cancel (self->titles);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->echo);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, chancery_value_unref);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->party, g_free);

  G_OBJECT_CLASS (chancery_reference_entry_parent_class)->dispose (object);
}

static void
chancery_reference_entry_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_reference_entry_dup_value;
  iface->set_value = chancery_reference_entry_set_value;
  iface->set_label = chancery_reference_entry_set_label;
  iface->set_hint = chancery_reference_entry_set_hint;
}

static void
chancery_reference_entry_class_init (ChanceryReferenceEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_reference_entry_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_reference_entry_grab_focus;
  widget_class->get_request_mode = chancery_reference_entry_get_request_mode;
  widget_class->measure = chancery_reference_entry_measure;
  widget_class->size_allocate = chancery_reference_entry_size_allocate;
  widget_class->unroot = chancery_reference_entry_unroot;
}

static void
chancery_reference_entry_init (ChanceryReferenceEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->titles = g_cancellable_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_add_css_class (self->entry, "chancery-editor");
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);

  self->echo = g_object_ref_sink (gtk_label_new (NULL));
  gtk_widget_set_visible (self->echo, FALSE);
  gtk_widget_add_css_class (self->echo, "chancery-echo");
  gtk_label_set_ellipsize (GTK_LABEL (self->echo), PANGO_ELLIPSIZE_END);

  self->popover = chancery_proposal_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "chosen", G_CALLBACK (chosen_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
chancery_reference_entry_new (const ChanceryField *field, ChanceryRegistry *registry)
{
  ChanceryReferenceEntry *self = g_object_new (CHANCERY_TYPE_REFERENCE_ENTRY, NULL);

  self->field = field;
  g_set_object (&self->registry, registry);
  if (is_list (self))
    {
      self->chips = chancery_chip_box_new (self->entry);
      g_signal_connect (self->chips, "removed", G_CALLBACK (removed_cb), self);
      self->content = self->chips;
    }
  else
    {
      self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (self->content), self->entry);
      gtk_box_append (GTK_BOX (self->content), self->echo);
    }
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
chancery_reference_entry_offer_new (ChanceryReferenceEntry *self,
                                    const char *what,
                                    ChanceryReferenceNewFunc begin,
                                    gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REFERENCE_ENTRY (self));

  self->begin_new = begin;
  self->begin_new_what = what;
  self->begin_new_data = user_data;
}

const char *
chancery_reference_entry_get_typed (ChanceryReferenceEntry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REFERENCE_ENTRY (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
chancery_reference_entry_prefer (ChanceryReferenceEntry *self, const char *party)
{
  g_free (self->party);
  self->party = g_strdup (party);
}
