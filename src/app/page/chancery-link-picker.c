/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-link-picker.h"

#include "chancery-line-sheet.h"
#include "chancery-link-type.h"
#include "chancery-page-view.h"

#include <glib/gi18n-lib.h>

/* So many stand at sight, the rest under *Other*. */
#define N_AT_SIGHT 4

#define ANSWERING_LINK "replies-to"

/* A type seen from this side or the other, and how well it fits the pair. */
typedef struct
{
  const ChanceryLinkType *type;
  gboolean inverse;
  int fit;
} Choice;

typedef struct
{
  GtkWidget *owner;
  GtkWidget *window;
  ChanceryRegistry *registry;
  ChanceryRecord *record;
  char *other;
  const ChanceryKind *other_kind;
  GtkWidget *likeliest;
} Linking;

static void
free_linking (gpointer data, GClosure *closure)
{
  Linking *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->registry);
  chancery_record_unref (self->record);
  g_free (self->other);
  g_free (self);
}

static int
measure_fit (const ChanceryLinkType *type, ChanceryKindId from, ChanceryKindId to)
{
  const ChanceryKind *meant = chancery_kind_get (type->to);
  const ChanceryKind *there = chancery_kind_get (to);
  gboolean ends_there = type->to == to ||
                        (type->also_to != CHANCERY_KIND_NONE && type->also_to == to);

  /* What is said of one thing that is watched can be said of another. */
  return (type->from == from ? 2 : 0) + (ends_there ? 2 : 0) +
         (type->from == from && ends_there ? 3 : 0) +
         (type->from == from && chancery_kind_has_flag (meant, CHANCERY_KIND_WATCHED) &&
                  chancery_kind_has_flag (there, CHANCERY_KIND_WATCHED)
              ? 1
              : 0);
}

static int
compare_fit (gconstpointer a, gconstpointer b)
{
  const Choice *left = a;
  const Choice *right = b;

  if (left->fit != right->fit)
    return right->fit - left->fit;
  /* As they stand in their table. */
  return left->type != right->type ? (left->type < right->type ? -1 : 1)
                                   : left->inverse - right->inverse;
}

static GArray *
list_choices (ChanceryKindId mine, ChanceryKindId theirs)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  guint n = 0;
  const ChanceryLinkType *types = chancery_link_type_list (&n);

  for (guint i = 0; i < n; i++)
    {
      Choice there = { &types[i], FALSE, measure_fit (&types[i], mine, theirs) };
      Choice back = { &types[i], TRUE, measure_fit (&types[i], theirs, mine) };

      g_array_append_val (choices, there);
      g_array_append_val (choices, back);
    }
  g_array_sort (choices, compare_fit);
  return choices;
}

/* A paper that replies to an act is an answer to it: the officer may say what it comes to. */
static void
offer_answer (Linking *self, const char *answered, const ChanceryKind *kind, const char *with)
{
  const ChanceryField *list = chancery_kind_find_field (kind, "answers");
  const ChanceryField *field = list != NULL ? chancery_field_find (list->lines, "record") : NULL;
  g_autoptr (ChanceryLine) begin = NULL;
  g_autoptr (ChanceryValue) record = NULL;

  if (field == NULL)
    return;
  begin = chancery_line_new (list, NULL);
  record = chancery_value_new_reference (with, NULL);
  chancery_line_set_value (begin, field, record);
  chancery_line_sheet_ask (self->owner, self->registry, answered, list, _ ("Enter the Answer"),
                           _ ("The link says that it was answered; say how."), begin);
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) owner = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    g_signal_emit_by_name (owner, "failed", error);
  else
    g_signal_emit_by_name (owner, "said", _ ("Linked"), TRUE);
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, Linking *self)
{
  const char *type = gtk_widget_get_name (GTK_WIDGET (row));
  gboolean inverse = gtk_widget_has_css_class (GTK_WIDGET (row), "chancery-inverse");
  const char *mine = chancery_record_get_id (self->record);
  const char *from = inverse ? self->other : mine;
  const char *to = inverse ? mine : self->other;

  chancery_registry_link_async (self->registry, from, to, type, NULL, NULL, NULL, linked_cb,
                                g_object_ref (self->owner));
  if (g_str_equal (type, ANSWERING_LINK))
    offer_answer (self, to, inverse ? chancery_record_get_kind (self->record) : self->other_kind,
                  from);
  gtk_window_close (GTK_WINDOW (self->window));
}

/* “This demarche replies to PROT/2026/0012”, or from the other side “PROT/2026/0012 replies to this
 * demarche”. */
static GtkWidget *
make_sentence (Linking *self, const Choice *choice, const char *other)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *kind = g_utf8_strdown (_ (chancery_record_get_kind (self->record)->label), -1);
  const char *verb = _ (choice->type->label);
  /* Translators: “This demarche”; %s is a kind of record. */
  g_autofree char *subject = g_strdup_printf (_ ("This %s"), kind);
  /* Translators: “… replies to this demarche”; %s is a kind of record. */
  g_autofree char *object = g_strdup_printf (_ ("this %s"), kind);
  const char *first = choice->inverse ? other : subject;
  const char *last = choice->inverse ? object : other;
  g_autofree char *markup = g_markup_printf_escaped ("%s <b>%s</b> %s", first, verb, last);
  g_autofree char *plain = g_strdup_printf ("%s %s %s", first, verb, last);
  GtkWidget *label = chancery_page_view_paragraph (markup);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_name (row, choice->type->code);
  gtk_widget_add_css_class (row, "chancery-proposal");
  if (choice->inverse)
    gtk_widget_add_css_class (row, "chancery-inverse");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  return row;
}

static GtkWidget *
make_list (Linking *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  g_signal_connect (list, "row-activated", G_CALLBACK (chosen_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What it is to the other record"), -1);
  return list;
}

static GtkWidget *
make_choices (Linking *self, ChanceryRecordItem *item)
{
  const ChanceryKind *theirs = chancery_record_item_get_kind (item);
  const char *number = chancery_record_item_get_reference (item);
  const char *other = number != NULL ? number : chancery_record_item_get_title (item);
  g_autoptr (GArray) choices =
      list_choices (chancery_record_get_kind (self->record)->index, theirs->index);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = make_list (self);
  GtkWidget *rest = make_list (self);
  GtkWidget *expander = gtk_expander_new (_ ("Other"));

  for (guint i = 0; i < choices->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (i < N_AT_SIGHT ? first : rest),
                         make_sentence (self, &g_array_index (choices, Choice, i), other));
  self->likeliest = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (first), 0));
  gtk_list_box_select_row (GTK_LIST_BOX (first), GTK_LIST_BOX_ROW (self->likeliest));
  gtk_expander_set_child (GTK_EXPANDER (expander), rest);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
picked_cb (ChanceryRecordPicker *picker, const char *const *ids, Linking *self)
{
  ChanceryRecordItem *item = chancery_record_picker_find (picker, ids[0]);

  if (item == NULL || self->other != NULL)
    return;
  self->other = g_strdup (ids[0]);
  self->other_kind = chancery_record_item_get_kind (item);
  chancery_record_picker_show_page (picker, make_choices (self, item));
  gtk_widget_grab_focus (self->likeliest);
}

void
chancery_link_picker_ask (GtkWidget *owner, ChanceryRegistry *registry, ChanceryRecord *record)
{
  Linking *self;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (record != NULL);

  self = g_new0 (Linking, 1);
  self->owner = g_object_ref (owner);
  self->registry = g_object_ref (registry);
  self->record = chancery_record_ref (record);
  self->window = chancery_record_picker_new (owner, registry, _ ("Link"), NULL, FALSE);
  chancery_record_picker_exclude (CHANCERY_RECORD_PICKER (self->window),
                                  chancery_record_get_id (record));
  g_signal_connect_data (self->window, "picked", G_CALLBACK (picked_cb), self, free_linking, 0);
  gtk_window_present (GTK_WINDOW (self->window));
}
