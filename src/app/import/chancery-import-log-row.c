/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-log-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-history-view.h"
#include "chancery-import-words.h"
#include "chancery-text-side.h"
#include "chancery-unseal.h"

/* Of those in which a history does not hold together. */
#define MOST_PLACES 3

struct _ChanceryImportLogRow
{
  GtkListBoxRow parent_instance;

  gint64 batch;
  char *file;
  char *counts;
};

enum
{
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryImportLogRow, chancery_import_log_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- words ---- */

static char *
phrase_file (const ChanceryBatch *batch)
{
  return batch->file != NULL ? g_path_get_basename (batch->file)
                             : g_strdup (_ ("A file without a name"));
}

/* What taking back would undo: a clash in which theirs was taken is a change, too. */
static char *
phrase_counts (const ChanceryBatch *batch)
{
  g_autofree char *records =
      chancery_import_words_phrase_counts ((guint64)batch->n_new,
                                           (guint64)(batch->n_written - batch->n_new));
  g_autofree char *contents = chancery_import_words_phrase_contents (batch->n_contents);

  if (records != NULL && contents != NULL)
    return g_strconcat (records, " · ", contents, NULL);
  if (records != NULL)
    return g_steal_pointer (&records);
  return contents != NULL ? g_steal_pointer (&contents)
                          : g_strdup (_ ("nothing new, nothing changed"));
}

/* Why it cannot be taken back; NULL when it can, and where nothing needs to be said. */
static char *
phrase_obstacle (const ChanceryBatch *batch)
{
  g_autofree char *when = NULL;

  switch (batch->obstacle)
    {
    case CHANCERY_BATCH_REVERTED:
      when = chancery_history_view_phrase_time (batch->ended);
      /* Translators: %s is a day and a time of day. */
      return g_strdup_printf (_ ("Taken back on %s"), when);
    case CHANCERY_BATCH_WRITING:
      return g_strdup (_ ("Still being brought in"));
    case CHANCERY_BATCH_TOUCHED:
      return batch->touched != NULL
                 /* Translators: %s is the number or title of a record. */
                 ? g_strdup_printf (_ ("Cannot be taken back: %s was changed since"),
                                    batch->touched)
                 : g_strdup (_ ("Cannot be taken back: a record of it was deleted since"));
    case CHANCERY_BATCH_IDLE:
    case CHANCERY_BATCH_FREE:
      break;
    }
  return NULL;
}

/* A sentence a line; NULL for a file that nobody signed. */
static char *
phrase_signatures (const ChanceryBatch *batch)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (char **kept = batch->signatures; kept != NULL && *kept != NULL; kept++)
    {
      g_autofree char *sentence = chancery_signature_phrase_log (*kept);

      if (sentence != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", sentence);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* A sentence, and below it the first places, a line each; NULL where it holds, and where none came. */
static char *
phrase_history (const ChanceryBatch *batch)
{
  const guint n = batch->history != NULL ? g_strv_length (batch->history) : 0;
  const guint n_more = n - MIN (n, MOST_PLACES);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (n == 0)
    return NULL;
  g_string_append_printf (lines,
                          ngettext ("Its history does not hold together in %u place",
                                    "Its history does not hold together in %u places", n),
                          n);
  for (guint i = 0; i < n - n_more; i++)
    g_string_append_printf (lines, "\n%s", batch->history[i]);
  if (n_more > 0)
    {
      g_string_append_c (lines, '\n');
      /* Translators: places in which a history does not hold together. */
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* ---- the row ---- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
clicked_cb (ChanceryImportLogRow *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0);
}

static void
add_button (ChanceryImportLogRow *self, GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Back…"));
  /* Translators: %s is the name of a file. */
  g_autofree char *name = g_strdup_printf (_ ("Take back %s"), self->file);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "chancery-small-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
build (ChanceryImportLogRow *self, const ChanceryBatch *batch, gboolean writable)
{
  const gboolean reverted = batch->obstacle == CHANCERY_BATCH_REVERTED;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = chancery_history_view_phrase_time (batch->begun);
  g_autofree char *obstacle = phrase_obstacle (batch);
  g_autofree char *signatures = phrase_signatures (batch);
  g_autofree char *history = phrase_history (batch);
  g_autofree char *line = NULL;
  g_autofree char *sided = NULL;
  g_autofree char *sentence = NULL;

  /* Translators: when something was brought in, by whom, and how much. */
  line = g_strdup_printf (_ ("%s · %s · %s"), when, batch->who, self->counts);
  sentence = g_strdup_printf ("%s, %s%s%s%s%s%s%s", self->file, line,
                              signatures != NULL ? ". " : "", signatures != NULL ? signatures : "",
                              history != NULL ? ". " : "", history != NULL ? history : "",
                              obstacle != NULL ? ". " : "", obstacle != NULL ? obstacle : "");
  gtk_widget_set_hexpand (words, TRUE);
  add_label (words, self->file, reverted ? "quiet" : "subject");
  sided = chancery_text_side_dup_sentence (line);
  add_label (words, sided, "quiet");
  if (signatures != NULL)
    add_label (words, signatures, "quiet");
  if (history != NULL)
    add_label (words, history, "quiet");
  if (obstacle != NULL)
    add_label (words, obstacle, "quiet");
  gtk_box_append (GTK_BOX (box), words);
  if (batch->obstacle == CHANCERY_BATCH_FREE && writable)
    add_button (self, box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !reverted && batch->n_written > 0);
  gtk_widget_set_tooltip_text (words, batch->file);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
chancery_import_log_row_finalize (GObject *object)
{
  ChanceryImportLogRow *self = CHANCERY_IMPORT_LOG_ROW (object);

  g_free (self->file);
  g_free (self->counts);

  G_OBJECT_CLASS (chancery_import_log_row_parent_class)->finalize (object);
}

static void
chancery_import_log_row_class_init (ChanceryImportLogRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_import_log_row_finalize;

  signals[TAKE_BACK] = g_signal_new ("take-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_import_log_row_init (ChanceryImportLogRow *self)
{
}

GtkWidget *
chancery_import_log_row_new (const ChanceryBatch *batch, gboolean writable)
{
  ChanceryImportLogRow *self;

  g_return_val_if_fail (batch != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_IMPORT_LOG_ROW, NULL);
  self->batch = batch->id;
  self->file = phrase_file (batch);
  self->counts = phrase_counts (batch);
  build (self, batch, writable);
  return GTK_WIDGET (self);
}

gint64
chancery_import_log_row_get_batch (ChanceryImportLogRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_LOG_ROW (self), 0);
  return self->batch;
}

const char *
chancery_import_log_row_get_file (ChanceryImportLogRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_LOG_ROW (self), NULL);
  return self->file;
}

const char *
chancery_import_log_row_get_counts (ChanceryImportLogRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_LOG_ROW (self), NULL);
  return self->counts;
}
