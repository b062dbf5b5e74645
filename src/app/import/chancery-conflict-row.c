/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-conflict-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-history-view.h"
#include "chancery-page-view.h"
#include "chancery-phrase.h"
#include "chancery-text-side.h"

/* Bytes that are left before the difference, so that one sees where it is. */
#define BEFORE 40
/* Texts that differ earlier than this are shown from their beginning. */
#define NEAR 80
/* More than the three lines of a row hold. */
#define SHOWN 400
/* What a tooltip shows of a value. */
#define TOOLTIP 2000

struct _ChanceryConflictRow
{
  GtkWidget parent_instance;

  ChanceryImportItem *item;
  gboolean updating;
  GtkWidget *box;
  GtkLabel *record;
  GtkLabel *field;
  GtkToggleButton *here;
  GtkToggleButton *theirs;
  GtkLabel *here_who;
  GtkLabel *theirs_who;
  GtkLabel *here_text;
  GtkLabel *theirs_text;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryConflictRow, chancery_conflict_row, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkToggleButton *button, gpointer user_data)
{
  ChanceryConflictRow *self = CHANCERY_CONFLICT_ROW (user_data);

  if (!self->updating && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHOSEN], 0, button == self->theirs);
}

/* Where @a and @b begin to differ, at the beginning of a letter. */
static gsize
find_difference (const char *a, const char *b)
{
  gsize at = 0;

  while (a[at] != '\0' && a[at] == b[at])
    at++;
  while (at > 0 && ((guchar)a[at] & 0xc0) == 0x80)
    at--;
  return at;
}

static void
show_side (GtkLabel *label, GtkToggleButton *button, const char *words, gsize difference)
{
  g_autofree char *excerpt = chancery_conflict_row_excerpt (words, difference);
  g_autofree char *all = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), TOOLTIP));

  gtk_label_set_wrap_mode (label, chancery_page_view_wrap_mode (excerpt));
  gtk_label_set_label (label, *excerpt != '\0' ? excerpt : _ ("nothing"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), *all != '\0' ? all : NULL);
}

/* “Here · Desk for Afghanistan, 2 Mar 2026, 10:15” */
static void
show_who (GtkLabel *label, const char *side, const char *who, const char *changed)
{
  g_autofree char *when = changed != NULL ? chancery_history_view_phrase_time (changed)
                                          : g_strdup ("");
  GString *words = g_string_new (side);
  g_autofree char *desk = chancery_text_side_dup_part (who != NULL ? who : "");
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;

  if (who != NULL || changed != NULL)
    g_string_append_printf (words, " · %s%s%s", desk, who != NULL && changed != NULL ? ", " : "",
                            when);
  plain = g_string_free (words, FALSE);
  text = chancery_text_side_dup_sentence (plain);
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

static char *
dup_record (const ChanceryImportConflict *conflict)
{
  const char *title = conflict->title != NULL ? conflict->title : _ (conflict->kind->label);
  g_autofree char *alone = chancery_text_side_dup_part (title);
  g_autofree char *both = conflict->reference != NULL
                              ? g_strdup_printf ("%s · %s", conflict->reference, alone)
                              : g_strdup (alone);

  return chancery_text_side_dup_sentence (both);
}

/* The list gives rows a parent of its own, which is what a screen reader meets. */
static void
update_accessible_label (ChanceryConflictRow *self, const char *record, const char *field)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *decisions[] = {
    [CHANCERY_DECISION_OPEN] = _ ("not decided"),
    [CHANCERY_DECISION_HERE] = _ ("what is here stays"),
    [CHANCERY_DECISION_THEIRS] = _ ("theirs is taken"),
  };
  g_autofree char *sentence = NULL;

  if (parent == NULL)
    return;
  /* Translators: a field, its record, whose side (“Here · Desk, 2 Mar 2026”) and what stands there, the same of the
   * file, what was decided. */
  sentence = g_strdup_printf (_ ("%s, %s. %s: %s. %s: %s. %s"), field, record,
                              gtk_label_get_label (self->here_who),
                              gtk_label_get_label (self->here_text),
                              gtk_label_get_label (self->theirs_who),
                              gtk_label_get_label (self->theirs_text),
                              decisions[chancery_import_item_get_decision (self->item)]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
update (ChanceryConflictRow *self)
{
  const ChanceryImportConflict *conflict = chancery_import_item_get_conflict (self->item);
  ChanceryDecision decision = chancery_import_item_get_decision (self->item);
  g_autofree char *record = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  gsize difference;

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->here, decision == CHANCERY_DECISION_HERE);
  gtk_toggle_button_set_active (self->theirs, decision == CHANCERY_DECISION_THEIRS);
  self->updating = FALSE;
  /* It stays as high as it is until its page has come.  (What is no visible child is left out when
   * sizes are given, and may then be shown with none.) */
  gtk_widget_set_opacity (self->box, conflict != NULL ? 1 : 0);
  gtk_widget_set_sensitive (self->box, conflict != NULL);
  if (conflict == NULL)
    return;

  record = dup_record (conflict);
  ours = chancery_phrase_value (conflict->field, conflict->ours);
  theirs = chancery_phrase_value (conflict->field, conflict->theirs);
  difference = find_difference (ours, theirs);
  gtk_label_set_label (self->record, record);
  gtk_label_set_label (self->field, _ (conflict->field->label));
  show_who (self->here_who, _ ("Here"), conflict->ours_by, conflict->ours_changed);
  show_who (self->theirs_who, _ ("Theirs"), conflict->theirs_by, conflict->theirs_changed);
  show_side (self->here_text, self->here, ours, difference);
  show_side (self->theirs_text, self->theirs, theirs, difference);
  update_accessible_label (self, record, _ (conflict->field->label));
}

static void
chancery_conflict_row_dispose (GObject *object)
{
  ChanceryConflictRow *self = CHANCERY_CONFLICT_ROW (object);

  chancery_conflict_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_conflict_row_parent_class)->dispose (object);
}

static void
chancery_conflict_row_class_init (ChanceryConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_conflict_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, record);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, field);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, here);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, here_who);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, theirs_who);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, here_text);
  gtk_widget_class_bind_template_child (widget_class, ChanceryConflictRow, theirs_text);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_conflict_row_init (ChanceryConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
chancery_conflict_row_new (void)
{
  return g_object_new (CHANCERY_TYPE_CONFLICT_ROW, NULL);
}

void
chancery_conflict_row_set_item (ChanceryConflictRow *self, ChanceryImportItem *item)
{
  g_return_if_fail (CHANCERY_IS_CONFLICT_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

char *
chancery_conflict_row_excerpt (const char *text, gsize from)
{
  const char *start = from < NEAR ? text : text + from - BEFORE;
  const char *end;
  const char *mark = "";

  /* From the beginning of a word, if there is one, and never from within a letter. */
  if (from >= NEAR)
    {
      gsize word = strcspn (start, " \n");

      start += word < BEFORE ? word + 1 : 0;
      while (((guchar)*start & 0xc0) == 0x80)
        start++;
      mark = "…";
    }
  end = start + strnlen (start, SHOWN);
  while (((guchar)*end & 0xc0) == 0x80)
    end--;
  return g_strdup_printf ("%s%.*s", mark, (int)(end - start), start);
}
