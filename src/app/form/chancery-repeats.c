/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-repeats.h"

#include "chancery-reference-entry.h"
#include "chancery-registry-raised.h"
#include "chancery-repeat-offer.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ChanceryLine *link;
  GtkWidget *widget;
  GtkWidget *text;
  GtkWidget *source;
  GtkWidget *button;
} Repeat;

struct _ChanceryRepeats
{
  GtkWidget parent_instance;

  const ChanceryLinkType *type;
  ChanceryRegistry *registry;
  GCancellable *cancellable;
  /* The field of no record: finds what such a link leads to. */
  ChanceryField field;

  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *finder;
  GtkWidget *button;
  GPtrArray *repeats;
};

enum
{
  CHANGED,
  ASKED_ANEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRepeats, chancery_repeats, GTK_TYPE_WIDGET)

static void
free_repeat (gpointer data)
{
  Repeat *repeat = data;

  chancery_line_unref (repeat->link);
  g_free (repeat);
}

static const ChanceryField *
links_of (ChanceryDraft *draft)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
}

static gboolean
is_ours (ChanceryRepeats *self, ChanceryLine *line)
{
  return g_strcmp0 (chancery_line_get_text (line, "type"), self->type->code) == 0 &&
         chancery_line_get (line, "to") != NULL;
}

static const char *
id_of (Repeat *repeat)
{
  return chancery_value_get_reference_id (chancery_line_get (repeat->link, "to"));
}

static Repeat *
find (ChanceryRepeats *self, const char *id)
{
  for (guint i = 0; i < self->repeats->len; i++)
    {
      Repeat *repeat = g_ptr_array_index (self->repeats, i);

      if (g_strcmp0 (id_of (repeat), id) == 0)
        return repeat;
    }
  return NULL;
}

/* ---- one repeat ---- */

static void
say (Repeat *repeat, const char *text, const char *source)
{
  const char *note = chancery_line_get_text (repeat->link, "note");
  g_autofree char *words = NULL;

  /* Translators: what is repeated and how it stands: “PROT/2026/0001 · 18 Feb 2026 · open 14 days”. */
  words = source != NULL ? g_strdup_printf (_ ("Repeats %s"), source) : g_strdup (_ ("Repeats"));
  gtk_label_set_text (GTK_LABEL (repeat->text), note != NULL ? note : text);
  gtk_label_set_text (GTK_LABEL (repeat->source), words);
  gtk_widget_set_tooltip_text (repeat->text, note != NULL ? text : NULL);
}

static void
take_back (ChanceryRepeats *self, Repeat *repeat)
{
  const char *note = chancery_line_get_text (repeat->link, "note");
  g_autofree char *text =
      g_strdup (note != NULL ? note : gtk_label_get_text (GTK_LABEL (repeat->text)));

  gtk_box_remove (GTK_BOX (self->rows), repeat->widget);
  g_ptr_array_remove (self->repeats, repeat);
  g_signal_emit (self, signals[ASKED_ANEW], 0, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask_anew_cb (GtkButton *button, ChanceryRepeats *self)
{
  for (guint i = 0; i < self->repeats->len; i++)
    {
      Repeat *repeat = g_ptr_array_index (self->repeats, i);

      if (repeat->button != GTK_WIDGET (button))
        continue;
      take_back (self, repeat);
      return;
    }
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static Repeat *
append (ChanceryRepeats *self, ChanceryLine *link)
{
  Repeat *repeat = g_new0 (Repeat, 1);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  repeat->link = chancery_line_ref (link);
  repeat->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  repeat->text = make_label ("chancery-repeat");
  repeat->source = make_label ("chancery-precedent");
  repeat->button = gtk_button_new_with_label (_ ("Ask Anew"));
  gtk_widget_set_valign (repeat->button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (
      repeat->button,
      _ ("Ask it as a demand of its own instead of repeating the earlier one (Alt+A)"));
  gtk_widget_add_css_class (repeat->button, "chancery-small-button");
  g_signal_connect (repeat->button, "clicked", G_CALLBACK (ask_anew_cb), self);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), repeat->text);
  gtk_box_append (GTK_BOX (words), repeat->source);
  gtk_box_append (GTK_BOX (repeat->widget), words);
  gtk_box_append (GTK_BOX (repeat->widget), repeat->button);
  gtk_box_append (GTK_BOX (self->rows), repeat->widget);
  g_ptr_array_add (self->repeats, repeat);
  return repeat;
}

/* Words that differ from the earlier ones are kept as the note of the link. */
static ChanceryLine *
make_link (ChanceryRepeats *self, const char *id, const char *title, const char *typed)
{
  const ChanceryField *list =
      chancery_kind_find_field (chancery_kind_get (self->type->from), "links");
  ChanceryLine *line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) code = chancery_value_new_text (self->type->code);
  g_autoptr (ChanceryValue) target = chancery_value_new_reference (id, title);
  g_autofree char *before = chancery_text_fold_label (title);
  g_autofree char *now = chancery_text_fold_label (typed != NULL ? typed : title);

  chancery_line_set_value (line, chancery_field_find (list->lines, "type"), code);
  chancery_line_set_value (line, chancery_field_find (list->lines, "to"), target);
  if (!g_str_equal (before, now))
    {
      g_autoptr (ChanceryValue) note = chancery_value_new_text (typed);

      chancery_line_set_value (line, chancery_field_find (list->lines, "note"), note);
    }
  return line;
}

/* ---- where the repeated ones come from ---- */

static void
raised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRepeats) self = user_data;
  g_autoptr (GPtrArray) items =
      chancery_registry_load_raised_finish (CHANCERY_REGISTRY (source), result, NULL);

  for (guint i = 0; self->box != NULL && items != NULL && i < items->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (items, i);
      Repeat *repeat = find (self, chancery_record_item_get_id (item));
      g_autofree char *words = chancery_repeat_offer_dup_source (item);

      if (repeat != NULL)
        say (repeat, chancery_record_item_get_title (item), words);
    }
}

static void
ask_about (ChanceryRepeats *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (self->registry == NULL || self->repeats->len == 0)
    return;
  for (guint i = 0; i < self->repeats->len; i++)
    if (id_of (g_ptr_array_index (self->repeats, i)) != NULL)
      g_ptr_array_add (ids, (gpointer)id_of (g_ptr_array_index (self->repeats, i)));
  g_ptr_array_add (ids, NULL);
  chancery_registry_load_raised_async (self->registry, (const char *const *)ids->pdata,
                                       self->cancellable, raised_cb, g_object_ref (self));
}

/* ---- finding one ---- */

static void
show_finder (ChanceryRepeats *self, gboolean shown)
{
  gtk_widget_set_visible (self->finder, shown);
  gtk_widget_set_visible (self->button, !shown);
}

static void
found_cb (ChanceryEditor *editor, ChanceryRepeats *self)
{
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (editor);
  const char *id = value != NULL ? chancery_value_get_reference_id (value) : NULL;
  g_autoptr (ChanceryLine) link = NULL;
  Repeat *repeat;

  if (id == NULL)
    return;
  chancery_editor_set_value (editor, NULL);
  show_finder (self, FALSE);
  if (find (self, id) != NULL)
    return;
  link = make_link (self, id, chancery_value_get_label (value), NULL);
  repeat = append (self, link);
  say (repeat, chancery_value_get_label (value), NULL);
  ask_about (self);
  gtk_widget_grab_focus (repeat->button);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nothing was looked for after all. */
static void
left_cb (GtkEventControllerFocus *controller, ChanceryRepeats *self)
{
  if (self->finder != NULL && gtk_widget_get_visible (self->finder) &&
      *chancery_reference_entry_get_typed (CHANCERY_REFERENCE_ENTRY (self->finder)) == '\0')
    show_finder (self, FALSE);
}

static void
find_cb (GtkButton *button, ChanceryRepeats *self)
{
  chancery_repeats_find (self);
}

/* ---- the widget ---- */

static void
chancery_repeats_dispose (GObject *object)
{
  ChanceryRepeats *self = CHANCERY_REPEATS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->finder = NULL;
  g_clear_object (&self->registry);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->repeats, g_ptr_array_unref);

  G_OBJECT_CLASS (chancery_repeats_parent_class)->dispose (object);
}

static void
chancery_repeats_class_init (ChanceryRepeatsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_repeats_dispose;

  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_REPEATS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ASKED_ANEW] = g_signal_new ("asked-anew", CHANCERY_TYPE_REPEATS, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
chancery_repeats_init (ChanceryRepeats *self)
{
  self->repeats = g_ptr_array_new_with_free_func (free_repeat);
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build_finder (ChanceryRepeats *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->field = (ChanceryField){ .id = self->type->code,
                                 .label = self->type->label,
                                 .type = CHANCERY_TYPE_REFERENCE,
                                 .targets = { self->type->to } };
  self->finder = chancery_reference_entry_new (&self->field, self->registry);
  chancery_editor_set_label (CHANCERY_EDITOR (self->finder), _ ("Earlier demand"));
  chancery_editor_set_hint (CHANCERY_EDITOR (self->finder), _ ("Find an earlier demand"));
  g_signal_connect (self->finder, "changed", G_CALLBACK (found_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->finder, focus);
  gtk_box_append (GTK_BOX (self->box), self->finder);

  self->button = gtk_button_new_with_label (_ ("Repeat an earlier demand"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  /* Alt+A opens it: the tab key goes on through what is to be typed. */
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Find a demand of an earlier act (Alt+A)"));
  gtk_widget_add_css_class (self->button, "chancery-small-button");
  g_signal_connect (self->button, "clicked", G_CALLBACK (find_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
  show_finder (self, FALSE);
}

GtkWidget *
chancery_repeats_new (const ChanceryLinkType *type, ChanceryRegistry *registry)
{
  ChanceryRepeats *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_REPEATS, NULL);
  self->type = type;
  g_set_object (&self->registry, registry);
  build_finder (self);
  return GTK_WIDGET (self);
}

void
chancery_repeats_load (ChanceryRepeats *self, ChanceryDraft *main)
{
  ChanceryValue *links;
  GtkWidget *row;

  g_return_if_fail (CHANCERY_IS_REPEATS (self));

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  g_ptr_array_set_size (self->repeats, 0);
  links = chancery_draft_get_value (main, links_of (main));
  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *link = chancery_value_get_line (links, i);
      const char *label;

      if (!is_ours (self, link))
        continue;
      label = chancery_value_get_label (chancery_line_get (link, "to"));
      say (append (self, link), label != NULL ? label : "…", NULL);
    }
  ask_about (self);
}

void
chancery_repeats_collect (ChanceryRepeats *self, ChanceryDraft *main)
{
  const ChanceryField *list = links_of (main);
  ChanceryValue *links = chancery_draft_get_value (main, list);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  g_return_if_fail (CHANCERY_IS_REPEATS (self));

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    if (!is_ours (self, chancery_value_get_line (links, i)))
      g_ptr_array_add (lines, chancery_line_ref (chancery_value_get_line (links, i)));
  for (guint i = 0; i < self->repeats->len; i++)
    g_ptr_array_add (lines,
                     chancery_line_ref (((Repeat *)g_ptr_array_index (self->repeats, i))->link));
  value = chancery_value_new_lines (lines);
  chancery_draft_set_value (main, list, value);
}

gboolean
chancery_repeats_has (ChanceryRepeats *self, const char *id)
{
  g_return_val_if_fail (CHANCERY_IS_REPEATS (self), FALSE);

  return find (self, id) != NULL;
}

void
chancery_repeats_add (ChanceryRepeats *self, ChanceryRecordItem *item, const char *typed)
{
  g_autoptr (ChanceryLine) link = NULL;
  g_autofree char *source = NULL;

  g_return_if_fail (CHANCERY_IS_REPEATS (self));
  g_return_if_fail (CHANCERY_IS_RECORD_ITEM (item));

  if (find (self, chancery_record_item_get_id (item)) != NULL)
    return;
  link = make_link (self, chancery_record_item_get_id (item),
                    chancery_record_item_get_whole_title (item), typed);
  source = chancery_repeat_offer_dup_source (item);
  say (append (self, link), chancery_record_item_get_title (item), source);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
chancery_repeats_find (ChanceryRepeats *self)
{
  g_return_if_fail (CHANCERY_IS_REPEATS (self));

  show_finder (self, TRUE);
  gtk_widget_grab_focus (self->finder);
}

gboolean
chancery_repeats_ask_anew (ChanceryRepeats *self)
{
  g_return_val_if_fail (CHANCERY_IS_REPEATS (self), FALSE);

  for (guint i = 0; i < self->repeats->len; i++)
    {
      Repeat *repeat = g_ptr_array_index (self->repeats, i);

      if (!gtk_widget_is_focus (repeat->button))
        continue;
      take_back (self, repeat);
      return TRUE;
    }
  return FALSE;
}

void
chancery_repeats_prefer (ChanceryRepeats *self, const char *party)
{
  g_return_if_fail (CHANCERY_IS_REPEATS (self));
  chancery_reference_entry_prefer (CHANCERY_REFERENCE_ENTRY (self->finder), party);
}
