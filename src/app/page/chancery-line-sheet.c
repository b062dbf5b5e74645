/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-line-sheet.h"

#include "chancery-draft.h"
#include "chancery-field-editor.h"
#include "chancery-field-row.h"
#include "chancery-fuzzy-date.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ChanceryRegistry *registry;
  char *id;
  const ChanceryField *list;
  GArray *editors; /* of Cell */
} Wish;

typedef struct
{
  const ChanceryField *field;
  ChanceryEditor *editor;
} Cell;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->registry);
  g_free (wish->id);
  g_array_unref (wish->editors);
  g_free (wish);
}

static Wish *
make_wish (ChanceryRegistry *registry, const char *id, const ChanceryField *list)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->registry = g_object_ref (registry);
  wish->id = g_strdup (id);
  wish->list = list;
  wish->editors = g_array_new (FALSE, FALSE, sizeof (Cell));
  return wish;
}

static GtkWidget *
append_editor (Wish *wish, GtkWidget *box, const ChanceryField *field)
{
  Cell cell = { field, chancery_field_editor_new (field, wish->registry) };
  GtkWidget *row = chancery_field_row_new ();

  chancery_field_row_append (CHANCERY_FIELD_ROW (row), _ (field->label), GTK_WIDGET (cell.editor));
  gtk_box_append (GTK_BOX (box), row);
  g_array_append_val (wish->editors, cell);
  return GTK_WIDGET (cell.editor);
}

/* A day that has to be one exact day is today, unless somebody says otherwise. */
static void
begin_today (Wish *wish)
{
  for (guint i = 0; i < wish->editors->len; i++)
    {
      Cell *cell = &g_array_index (wish->editors, Cell, i);
      g_autoptr (ChanceryFuzzyDate) today = NULL;
      g_autoptr (ChanceryValue) value = NULL;

      if (cell->field->type != CHANCERY_TYPE_DATE)
        continue;
      today = chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (wish->registry));
      value = chancery_value_new_date (today);
      chancery_editor_set_value (cell->editor, value);
      return;
    }
}

static void
failed (GtkWidget *owner, const GError *error)
{
  if (g_signal_lookup ("failed", G_OBJECT_TYPE (owner)) != 0)
    g_signal_emit_by_name (owner, "failed", error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) owner = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    failed (owner, error);
}

static void
add_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (ChanceryLine) line = chancery_line_new (wish->list, NULL);
  gboolean filled = FALSE;

  for (guint i = 0; i < wish->editors->len; i++)
    {
      Cell *cell = &g_array_index (wish->editors, Cell, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (cell->editor);

      filled = filled || (value != NULL && cell->field->type != CHANCERY_TYPE_DATE);
      chancery_line_set_value (line, cell->field, value);
    }
  if (filled)
    chancery_registry_add_line_async (wish->registry, wish->id, line, NULL, added_cb,
                                      g_object_ref (owner));
}

void
chancery_line_sheet_ask (GtkWidget *owner,
                         ChanceryRegistry *registry,
                         const char *id,
                         const ChanceryField *list,
                         const char *heading,
                         const char *about,
                         ChanceryLine *begin)
{
  GtkWidget *box;
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (list != NULL && list->type == CHANCERY_TYPE_LINES);

  wish = make_wish (registry, id, list);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (chancery_field_editor_can_edit (field))
      append_editor (wish, box, field);
  begin_today (wish);
  for (guint i = 0; begin != NULL && i < wish->editors->len; i++)
    {
      Cell *cell = &g_array_index (wish->editors, Cell, i);
      ChanceryValue *value = chancery_line_get_value (begin, cell->field);

      if (value != NULL)
        chancery_editor_set_value (cell->editor, value);
    }
  chancery_sheet_ask (owner, heading, about, box, _ ("_Add"), CHANCERY_SHEET_SUGGESTED, add_cb,
                      wish, free_wish);
  /* The day is there already; what matters comes next. */
  if (wish->editors->len > 1 &&
      g_array_index (wish->editors, Cell, 0).field->type == CHANCERY_TYPE_DATE)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (wish->editors, Cell, 1).editor));
}
