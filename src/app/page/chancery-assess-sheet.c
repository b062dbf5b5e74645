/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-assess-sheet.h"

#include "chancery-early-keys.h"
#include "chancery-field-editor.h"
#include "chancery-field-row.h"
#include "chancery-fuzzy-date.h"
#include "chancery-page-keys.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

/* In the order in which an officer says them. */
static const char *const asked[] = { "verdict", "on", "text", "evidence", "according_to" };

typedef struct
{
  GtkWidget *owner;
  ChanceryRegistry *registry;
  char **ids;
  char *evidence;
  const ChanceryField *list;
  ChanceryEditor *editors[G_N_ELEMENTS (asked)];
  /* The sheet, while what it asks about is read. */
  ChanceryEarlyKeysAwaited *sheet;
} Judgement;

static void
free_judgement (gpointer data)
{
  Judgement *self = data;

  chancery_early_keys_failed (self->sheet);
  g_object_unref (self->owner);
  g_object_unref (self->registry);
  g_strfreev (self->ids);
  g_free (self->evidence);
  g_free (self);
}

static const ChanceryField *
field_of (Judgement *self, guint i)
{
  return chancery_field_find (self->list->lines, asked[i]);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) owner = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    g_signal_emit_by_name (owner, "failed", error);
  else
    g_signal_emit_by_name (owner, "said", _ ("Assessed"), TRUE);
}

static void
go_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Judgement *self = user_data;
  g_autoptr (ChanceryLine) line = chancery_line_new (self->list, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (self->editors[i]);

      chancery_line_set_value (line, field_of (self, i), value);
    }
  chancery_registry_add_lines_async (self->registry, (const char *const *)self->ids, line, NULL,
                                     added_cb, g_object_ref (owner));
}

/* Without a verdict, or with a day that nobody understands, there is nothing to add. */
static void
changed_cb (ChanceryEditor *editor, Judgement *self)
{
  gboolean ready = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *problem = chancery_editor_dup_problem (self->editors[i]);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (self->editors[i]);

      ready = ready && problem == NULL && (i > 1 || value != NULL);
    }
  chancery_sheet_set_ready (GTK_WIDGET (editor), ready);
}

static GtkWidget *
make_rows (Judgement *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const ChanceryField *field = field_of (self, i);
      GtkWidget *row = chancery_field_row_new ();

      self->editors[i] = chancery_field_editor_new (field, self->registry);
      chancery_field_row_append (CHANCERY_FIELD_ROW (row), _ (field->label),
                                 GTK_WIDGET (self->editors[i]));
      gtk_box_append (GTK_BOX (box), row);
    }
  /* When all are there: each looks at all. */
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    g_signal_connect (self->editors[i], "changed", G_CALLBACK (changed_cb), self);
  chancery_editor_set_hint (self->editors[4], _ ("ourselves, unless somebody is named"));
  return box;
}

static void
fill_in (Judgement *self)
{
  g_autoptr (ChanceryFuzzyDate) today =
      chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (self->registry));
  g_autoptr (ChanceryValue) day = chancery_value_new_date (today);

  chancery_editor_set_value (self->editors[1], day);
  if (self->evidence != NULL)
    {
      g_autoptr (GPtrArray) items =
          g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
      g_autoptr (ChanceryValue) records = NULL;

      g_ptr_array_add (items, chancery_value_new_reference (self->evidence, NULL));
      records = chancery_value_new_list (items);
      chancery_editor_set_value (self->editors[3], records);
    }
}

static void
ask (Judgement *self, ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  guint n = g_strv_length (self->ids);
  g_autofree char *several = NULL;
  GtkWidget *rows = make_rows (self);

  fill_in (self);
  if (n > 1)
    /* Translators: how many, and what they are: “3 Demands”. */
    several = g_strdup_printf (_ ("The same for %u: %s"), n, _ (kind->plural));
  chancery_sheet_ask (self->owner, _ ("Assess"),
                      several != NULL ? several : chancery_record_get_title (record), rows,
                      _ ("_Add"), CHANCERY_SHEET_SUGGESTED, go_cb, self, free_judgement);
  chancery_sheet_set_ready (rows, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editors[0]));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Judgement *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);

  if (record != NULL)
    self->list = chancery_kind_find_field (chancery_record_get_kind (record), "assessments");
  if (self->list != NULL && gtk_widget_get_root (self->owner) != NULL)
    {
      ask (self, record);
      chancery_early_keys_came (g_steal_pointer (&self->sheet));
      return;
    }
  if (error != NULL)
    g_signal_emit_by_name (self->owner, "failed", error);
  else if (self->list == NULL)
    {
      g_autofree char *why = chancery_page_keys_explain_assess ();

      g_signal_emit_by_name (self->owner, "said", why, FALSE);
    }
  free_judgement (self);
}

void
chancery_assess_sheet_ask (GtkWidget *owner,
                           ChanceryRegistry *registry,
                           const char *const *ids,
                           const char *evidence)
{
  Judgement *self;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (ids != NULL && ids[0] != NULL);

  self = g_new0 (Judgement, 1);
  self->owner = g_object_ref (owner);
  self->registry = g_object_ref (registry);
  self->ids = g_strdupv ((char **)ids);
  self->evidence = g_strdup (evidence);
  self->sheet = chancery_early_keys_await (owner);
  chancery_registry_load_async (registry, ids[0], NULL, loaded_cb, self);
}
