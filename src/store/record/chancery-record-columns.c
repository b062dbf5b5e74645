/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of a field out of its columns. */

#include "config.h"

#include "chancery-fuzzy-date.h"
#include "chancery-json.h"
#include "chancery-quantity.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

static ChanceryValue *
read_date (ChanceryStatement *statement, int column, GError **error)
{
  const char *edtf = chancery_statement_get_text (statement, column);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (edtf == NULL)
    return NULL;
  chancery_date_quality_from_string (chancery_statement_get_text (statement, column + 2), &quality);
  date = chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, column + 1),
                                  quality, error);
  return date != NULL ? chancery_value_new_date (date) : NULL;
}

static ChanceryValue *
read_quantity (ChanceryStatement *statement, int column, GError **error)
{
  gint64 numbers[3];
  const gint64 *given[3];
  ChanceryQuantityQualifier qualifier;
  g_autoptr (ChanceryQuantity) quantity = NULL;

  if (!chancery_quantity_qualifier_from_string (chancery_statement_get_text (statement, column),
                                                &qualifier))
    return NULL;
  for (int i = 0; i < 3; i++)
    {
      numbers[i] = chancery_statement_get_int (statement, column + 1 + i);
      given[i] = chancery_statement_is_null (statement, column + 1 + i) ? NULL : &numbers[i];
    }
  quantity = chancery_quantity_new (qualifier, given[0], given[1], given[2],
                                    chancery_statement_get_text (statement, column + 4), error);
  return quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
}

static ChanceryValue *
read_marking (ChanceryDb *db, ChanceryStatement *statement, int column, GError **error)
{
  const char *level = chancery_statement_get_text (statement, column);
  const char *json = chancery_statement_get_text (statement, column + 1);
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GPtrArray) caveats = NULL;

  if (json == NULL)
    return chancery_value_new_marking (level, NULL);
  tree = chancery_json_parse (db, json, error);
  if (tree == NULL)
    return NULL;
  caveats = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < g_variant_n_children (tree); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (tree, i);
      g_autoptr (GVariant) text = g_variant_get_variant (boxed);

      if (g_variant_is_of_type (text, G_VARIANT_TYPE_STRING))
        g_ptr_array_add (caveats, g_variant_dup_string (text, NULL));
    }
  g_ptr_array_add (caveats, NULL);
  return chancery_value_new_marking (level, (const char *const *)caveats->pdata);
}

ChanceryValue *
chancery_record_read_columns (ChanceryDb *db,
                              ChanceryStatement *statement,
                              int column,
                              const ChanceryField *field,
                              GError **error)
{
  const char *text;
  gsize length;

  /* Most of them are empty; a marking may have nothing but caveats. */
  if (field->type != CHANCERY_TYPE_MARKING && chancery_statement_is_null (statement, column))
    return NULL;
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      text = chancery_statement_lend_text (statement, column, &length);
      return chancery_value_new_text_len (text, length);
    case CHANCERY_TYPE_JSON:
      return chancery_value_new_json (chancery_statement_get_text (statement, column));
    case CHANCERY_TYPE_BOOLEAN:
      return chancery_value_new_boolean (chancery_statement_get_int (statement, column) != 0);
    case CHANCERY_TYPE_INTEGER:
      return chancery_value_new_integer (chancery_statement_get_int (statement, column));
    case CHANCERY_TYPE_DATE:
      return read_date (statement, column, error);
    case CHANCERY_TYPE_QUANTITY:
      return read_quantity (statement, column, error);
    case CHANCERY_TYPE_MARKING:
      return read_marking (db, statement, column, error);
    case CHANCERY_TYPE_REFERENCE:
    case CHANCERY_TYPE_LINES:
    default:
      return NULL;
    }
}
