/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tags-sheet.h"

#include "chancery-field-row.h"
#include "chancery-sheet.h"
#include "chancery-tag-entry.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ChanceryRegistry *registry;
  GArray *rows;
  ChanceryTagsFunc done;
  gpointer user_data;
  GtkWidget *box;
  GtkWidget *add;
  GtkWidget *remove;
  GtkWidget *count;
  /* Of what is asked for the sheet, and of the count that is on its way. */
  GCancellable *cancellable;
  GCancellable *counting;
} Tags;

static void
free_tags (gpointer data)
{
  Tags *self = data;

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->counting);
  g_object_unref (self->cancellable);
  g_clear_object (&self->counting);
  g_object_unref (self->registry);
  g_array_unref (self->rows);
  g_free (self);
}

/* The tags of an entry, ended by NULL. */
static char **
list_tags (GtkWidget *entry)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (CHANCERY_EDITOR (entry));

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_strv_builder_add (tags, chancery_value_get_text (chancery_value_get_item (value, i)));
  return g_strv_builder_end (tags);
}

static ChanceryTagChange *
make_change (Tags *self)
{
  g_auto (GStrv) add = list_tags (self->add);
  g_auto (GStrv) remove = list_tags (self->remove);

  return chancery_tag_change_new ((const char *const *)add, (const char *const *)remove);
}

/* ---- how many ---- */

static char *
add_sentence (char *given, char *more)
{
  g_autofree char *first = given;
  g_autofree char *second = more;

  /* Translators: two sentences, “45 records will change.” and “3 are void and stay as they are.” */
  return g_strdup_printf (_ ("%s %s"), first, second);
}

/* What stays as it is is told only where there is some. */
static char *
describe (const ChanceryTagCount *count)
{
  char *words;

  if (count->n_changed + count->n_void + count->n_archived == 0)
    return g_strdup (_ ("Nothing would change."));
  /* Translators: so many of the records that are selected. */
  words = g_strdup_printf (ngettext ("%'u record will change.", "%'u records will change.",
                                     count->n_changed),
                           count->n_changed);
  if (count->n_void > 0)
    /* Translators: so many of the records that are selected are void. */
    words = add_sentence (words, g_strdup_printf (ngettext ("%'u is void and stays as it is.",
                                                            "%'u are void and stay as they are.",
                                                            count->n_void),
                                                  count->n_void));
  if (count->n_archived > 0)
    /* Translators: so many of the case files that are selected are in the archive. */
    words = add_sentence (words,
                          g_strdup_printf (ngettext ("%'u is in the archive and stays as it is.",
                                                     "%'u are in the archive and stay as they are.",
                                                     count->n_archived),
                                           count->n_archived));
  return words;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tags *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree ChanceryTagCount *count =
      chancery_registry_count_tags_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *words = NULL;

  /* A sheet that was closed cancels. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = count != NULL ? describe (count) : g_strdup (error->message);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  chancery_sheet_set_ready (self->box, count != NULL && count->n_changed > 0);
}

static void
changed_cb (ChanceryEditor *editor, Tags *self)
{
  g_autoptr (ChanceryTagChange) change = make_change (self);
  gboolean empty = chancery_tag_change_is_empty (change);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  /* Who types faster than it is counted goes on all the same. */
  chancery_sheet_set_ready (self->box, !empty);
  if (empty)
    {
      gtk_label_set_text (GTK_LABEL (self->count), "");
      return;
    }
  self->counting = g_cancellable_new ();
  chancery_registry_count_tags_async (self->registry, self->rows, change, self->counting,
                                      counted_cb, self);
}

/* ---- the sheet ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tags *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags =
      chancery_registry_list_tags_finish (CHANCERY_REGISTRY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (tags == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->count), error->message);
      return;
    }
  chancery_tag_entry_set_known (CHANCERY_TAG_ENTRY (self->add), tags, FALSE);
  chancery_tag_entry_set_known (CHANCERY_TAG_ENTRY (self->remove), tags, TRUE);
}

static GtkWidget *
append_entry (Tags *self, const char *label)
{
  GtkWidget *entry = chancery_tag_entry_new ();
  GtkWidget *row = chancery_field_row_new ();

  chancery_field_row_append (CHANCERY_FIELD_ROW (row), label, entry);
  chancery_editor_set_label (CHANCERY_EDITOR (entry), label);
  gtk_box_append (GTK_BOX (self->box), row);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

static void
make_box (Tags *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->add = append_entry (self, _ ("Add"));
  self->remove = append_entry (self, _ ("Take away"));
  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->count), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->count, "chancery-quiet");
  gtk_box_append (GTK_BOX (self->box), self->count);
}

static void
go_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Tags *self = user_data;
  g_autoptr (ChanceryTagChange) change = make_change (self);

  if (!chancery_tag_change_is_empty (change))
    self->done (owner, self->rows, change, self->user_data);
}

void
chancery_tags_sheet_ask (GtkWidget *owner,
                         ChanceryRegistry *registry,
                         GArray *rows,
                         ChanceryTagsFunc done,
                         gpointer user_data)
{
  Tags *self;
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));
  g_return_if_fail (rows != NULL && rows->len > 0 && done != NULL);

  self = g_new0 (Tags, 1);
  self->registry = g_object_ref (registry);
  self->rows = g_array_ref (rows);
  self->done = done;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  make_box (self);
  /* Translators: how many records are selected. */
  words = g_strdup_printf (ngettext ("%'u record", "%'u records", rows->len), rows->len);
  chancery_sheet_ask (owner, _ ("Tags"), words, self->box, _ ("_Change"), CHANCERY_SHEET_SUGGESTED,
                      go_cb, self, free_tags);
  chancery_sheet_set_ready (self->box, FALSE);
  gtk_widget_grab_focus (self->add);
  chancery_registry_list_tags_async (registry, rows, self->cancellable, listed_cb, self);
}
