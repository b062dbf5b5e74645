/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-unsaid.h"

#include "chancery-csv-writer.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"

#include <string.h>

/* As the cell of @here would be read again. */
static gboolean
is_same_quantity (const ChanceryField *field,
                  const ChanceryValue *theirs,
                  const ChanceryValue *here)
{
  g_autofree char *cell = chancery_csv_writer_write_item (field, here);
  g_autoptr (ChanceryQuantity) read = chancery_quantity_parse (cell, NULL);

  return read != NULL && chancery_quantity_equal (read, chancery_value_get_quantity (theirs));
}

static gboolean
is_written_alike (const ChanceryField *field,
                  const ChanceryValue *theirs,
                  const ChanceryValue *here)
{
  g_autofree char *theirs_cell = NULL;
  g_autofree char *cell = NULL;

  if (field->type == CHANCERY_TYPE_QUANTITY && is_same_quantity (field, theirs, here))
    return TRUE;
  if (field->type != CHANCERY_TYPE_DATE && field->type != CHANCERY_TYPE_REFERENCE)
    return chancery_value_equal (theirs, here);
  theirs_cell = chancery_csv_writer_write_item (field, theirs);
  cell = chancery_csv_writer_write_item (field, here);
  return g_strcmp0 (theirs_cell, cell) == 0;
}

/* (transfer full) */
static ChanceryValue *
choose_item (const ChanceryField *field, ChanceryValue *theirs, const ChanceryValue *list)
{
  for (guint i = 0; i < chancery_value_get_n_items (list); i++)
    {
      ChanceryValue *here = chancery_value_get_item (list, i);

      if (is_written_alike (field, theirs, here))
        return chancery_value_ref (here);
    }
  return chancery_value_ref (theirs);
}

static void
keep_items (ChanceryDraft *theirs, const ChanceryField *field, ChanceryValue *list)
{
  ChanceryValue *read = chancery_draft_get_value (theirs, field);
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (ChanceryValue) chosen = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (read); i++)
    g_ptr_array_add (items, choose_item (field, chancery_value_get_item (read, i), list));
  chosen = chancery_value_new_list (items);
  chancery_draft_set_value (theirs, field, chosen);
}

static gboolean
has_text (ChanceryValue *lines, const char *text)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    if (g_strcmp0 (chancery_line_get_text (chancery_value_get_line (lines, i), "text"), text) == 0)
      return TRUE;
  return FALSE;
}

/* A name that says nothing of itself. */
static gboolean
is_text_alone (const ChanceryField *list, const ChanceryLine *line)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (strcmp (field->id, "text") != 0 && chancery_line_get_value (line, field) != NULL)
      return FALSE;
  return TRUE;
}

/* The title of what has names is one of them. */
static void
keep_names (ChanceryDraft *theirs, const ChanceryField *list, ChanceryValue *here)
{
  for (guint i = chancery_value_get_n_items (chancery_draft_get_value (theirs, list)); i > 0; i--)
    {
      ChanceryLine *line = chancery_value_get_line (chancery_draft_get_value (theirs, list), i - 1);

      if (is_text_alone (list, line) && has_text (here, chancery_line_get_text (line, "text")))
        chancery_draft_replace_line (theirs, list, i - 1, NULL);
    }
}

static void
keep_field (ChanceryDraft *theirs, ChanceryRecord *ours, const ChanceryField *field)
{
  ChanceryValue *read = chancery_draft_get_value (theirs, field);
  ChanceryValue *here = chancery_record_get_value (ours, field);

  if (strcmp (field->id, "state") == 0)
    chancery_draft_set_value (theirs, field, here);
  else if (read == NULL)
    return;
  else if (strcmp (field->id, "title") == 0)
    {
      if (g_strcmp0 (chancery_value_get_text (read), chancery_record_get_title (ours)) == 0)
        chancery_draft_set_value (theirs, field, here);
    }
  else if (strcmp (field->id, "names") == 0)
    keep_names (theirs, field, here);
  else if (field->type == CHANCERY_TYPE_LINES || here == NULL)
    return;
  else if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    keep_items (theirs, field, here);
  else if (is_written_alike (field, read, here))
    chancery_draft_set_value (theirs, field, here);
}

void
chancery_csv_unsaid_keep (ChanceryDraft *theirs, ChanceryRecord *ours)
{
  const ChanceryKind *kind;

  g_return_if_fail (theirs != NULL && ours != NULL);
  g_return_if_fail (chancery_draft_get_kind (theirs) == chancery_record_get_kind (ours));

  kind = chancery_record_get_kind (ours);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    keep_field (theirs, ours, chancery_kind_get_nth_field (kind, i));
}
