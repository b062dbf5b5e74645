/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-precedent.h"

#include <glib/gi18n-lib.h>

struct _ChanceryFormPrecedent
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  GCancellable *cancellable;
  /* The other side and its direction that were looked for last. */
  char *sought;
  GtkWidget *label;
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryFormPrecedent, chancery_form_precedent, GTK_TYPE_WIDGET)

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryFormPrecedent) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_precedent_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->label == NULL || error != NULL)
    return;
  g_signal_emit (self, signals[FOUND], 0, record);
}

static void
stop (ChanceryFormPrecedent *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
chancery_form_precedent_follow (ChanceryFormPrecedent *self, ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autofree char *sought = NULL;
  const char *direction;
  const char *id;

  g_return_if_fail (CHANCERY_IS_FORM_PRECEDENT (self));

  record = chancery_draft_build (draft);
  id = chancery_value_get_reference_id (chancery_record_get_counterpart (record));
  direction = chancery_record_get_text (record, "direction");
  /* Half a name is nobody yet; what was found for the one before stays until somebody is. */
  if (id == NULL)
    return;
  sought = g_strdup_printf ("%s %s", id, direction != NULL ? direction : "");
  if (g_strcmp0 (self->sought, sought) == 0)
    return;
  g_free (self->sought);
  self->sought = g_steal_pointer (&sought);
  stop (self);
  self->cancellable = g_cancellable_new ();
  chancery_registry_load_precedent_async (self->registry, chancery_draft_get_kind (draft), id,
                                          direction, self->cancellable, found_cb,
                                          g_object_ref (self));
}

void
chancery_form_precedent_say (ChanceryFormPrecedent *self, ChanceryRecord *record, GPtrArray *labels)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *quoted = NULL;
  g_autofree char *words = NULL;
  const char *name;

  g_return_if_fail (CHANCERY_IS_FORM_PRECEDENT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && labels->len > 0);
  if (record == NULL || labels->len == 0)
    return;
  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (labels, i));
  name = chancery_record_get_reference (record);
  if (name == NULL)
    /* Translators: a title inside a sentence */
    name = quoted = g_strdup_printf (_ ("“%s”"), chancery_record_get_title (record));
  /* Translators: the number or title of the last act; the names of fields: “Form, Level” */
  words = g_strdup_printf (_ ("As in %s: %s"), name, list->str);
  gtk_label_set_text (GTK_LABEL (self->label), words);
}

static void
chancery_form_precedent_dispose (GObject *object)
{
  ChanceryFormPrecedent *self = CHANCERY_FORM_PRECEDENT (object);

  stop (self);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_form_precedent_parent_class)->dispose (object);
}

static void
chancery_form_precedent_finalize (GObject *object)
{
  g_free (CHANCERY_FORM_PRECEDENT (object)->sought);

  G_OBJECT_CLASS (chancery_form_precedent_parent_class)->finalize (object);
}

static void
chancery_form_precedent_class_init (ChanceryFormPrecedentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = chancery_form_precedent_dispose;
  object_class->finalize = chancery_form_precedent_finalize;

  signals[FOUND] = g_signal_new ("found", CHANCERY_TYPE_FORM_PRECEDENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_form_precedent_init (ChanceryFormPrecedent *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "chancery-precedent");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
chancery_form_precedent_new (ChanceryRegistry *registry)
{
  ChanceryFormPrecedent *self = g_object_new (CHANCERY_TYPE_FORM_PRECEDENT, NULL);

  g_set_object (&self->registry, registry);
  return GTK_WIDGET (self);
}
