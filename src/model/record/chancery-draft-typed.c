/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading what officers and scripts type into a field; see chancery_draft_set_typed(). */

#include "config.h"

#include "chancery-code.h"
#include "chancery-draft.h"
#include "chancery-errors.h"
#include "chancery-identifier.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-typed-ahead.h"
#include "chancery-typed-date.h"
#include "chancery-uuid.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* Where typed dates count from, and by what. */
typedef struct
{
  gint64 today;
  /* The day of the record, else today. */
  gint64 own;
  const ChanceryWorkingDays *working_days;
  gboolean month_first;
} Desk;

static ChanceryValue *
parse_text (const ChanceryField *field, const char *typed, GError **error)
{
  g_autofree char *identifier = NULL;

  if (!chancery_code_check (field, typed, error))
    return NULL;
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER))
    return chancery_value_new_text (typed);
  identifier = chancery_identifier_read (field, typed, error);
  return identifier != NULL ? chancery_value_new_text (identifier) : NULL;
}

static ChanceryValue *
parse_term (const ChanceryField *field, const char *typed, GError **error)
{
  const ChanceryVocabulary *vocabulary = chancery_vocabulary_get (field->vocabulary);
  const char *code = chancery_vocabulary_match (vocabulary, typed);
  g_autoptr (GString) codes = NULL;

  if (code != NULL)
    return chancery_value_new_text (code);
  codes = g_string_new (NULL);
  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", term->code);
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” is none of %s",
               typed, codes->str);
  return NULL;
}

/* A term such as “14d” has no month that could stand first. */
static ChanceryFuzzyDate *
read_date (const ChanceryField *field, const char *typed, const Desk *desk, GError **error)
{
  gint64 from = chancery_field_has_flag (field, CHANCERY_FIELD_FROM_DAY) ? desk->own : desk->today;
  gboolean ahead = chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL);

  if (desk->month_first && !(ahead && chancery_typed_ahead_is_term (typed)))
    return chancery_typed_date_parse_month_first (typed, desk->today, error);
  return ahead ? chancery_typed_ahead_parse (typed, from, desk->today, desk->working_days, error)
               : chancery_typed_date_parse_at_desk (typed, desk->today, desk->working_days, error);
}

static ChanceryValue *
parse_date (const ChanceryField *field, const char *typed, const Desk *desk, GError **error)
{
  g_autoptr (ChanceryFuzzyDate) date = read_date (field, typed, desk, error);

  if (date == NULL)
    return NULL;
  if (chancery_field_has_flag (field, CHANCERY_FIELD_DAY) &&
      !chancery_fuzzy_date_is_exact_day (date))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” is not one day",
                   typed);
      return NULL;
    }
  return chancery_value_new_date (date);
}

static ChanceryValue *
parse_quantity (const char *typed, GError **error)
{
  g_autoptr (ChanceryQuantity) quantity = chancery_quantity_parse (typed, error);

  return quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
}

static ChanceryValue *
parse_reference (const char *typed)
{
  g_autofree char *id = chancery_uuid_is_valid (typed) ? chancery_uuid_canonical (typed) : NULL;

  return chancery_value_new_reference (id, id != NULL ? NULL : typed);
}

/* "restricted" or "restricted, EYES ONLY, NO COPY". */
static ChanceryValue *
parse_marking (const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (typed, ",", -1);
  const char *level;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  level = chancery_vocabulary_match (chancery_vocabulary_get ("marking_level"), parts[0]);
  if (level == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "“%s” is no level of marking", parts[0]);
      return NULL;
    }
  return chancery_value_new_marking (level, (const char *const *)parts + 1);
}

static ChanceryValue *
parse_boolean (const char *typed, GError **error)
{
  const char *const yes[] = { "yes", "true", "1", NULL };
  const char *const no[] = { "no", "false", "0", NULL };

  if (g_strv_contains (yes, typed))
    return chancery_value_new_boolean (TRUE);
  if (!g_strv_contains (no, typed))
    g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                 "“%s” is neither yes nor no", typed);
  return NULL;
}

static ChanceryValue *
parse_integer (const char *typed, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (typed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "“%s” is not a whole number", typed);
      return NULL;
    }
  return chancery_value_new_integer (number);
}

static ChanceryValue *
parse_single (const ChanceryField *field, const char *typed, const Desk *desk, GError **error)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return parse_text (field, typed, error);
    case CHANCERY_TYPE_TERM:
      return parse_term (field, typed, error);
    case CHANCERY_TYPE_DATE:
      return parse_date (field, typed, desk, error);
    case CHANCERY_TYPE_QUANTITY:
      return parse_quantity (typed, error);
    case CHANCERY_TYPE_REFERENCE:
      return parse_reference (typed);
    case CHANCERY_TYPE_MARKING:
      return parse_marking (typed, error);
    case CHANCERY_TYPE_BOOLEAN:
      return parse_boolean (typed, error);
    case CHANCERY_TYPE_INTEGER:
      return parse_integer (typed, error);
    case CHANCERY_TYPE_JSON:
    case CHANCERY_TYPE_LINES:
      break;
    }
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "cannot be given as one value; name a field of its lines, like %s.%s", field->id,
               field->lines != NULL ? field->lines[0].id : "text");
  return NULL;
}

/* Adds @value to the last item of @old, or as a new item. */
static ChanceryValue *
add_to_list (ChanceryValue *old, ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < chancery_value_get_n_items (old); i++)
    g_ptr_array_add (items, chancery_value_get_item (old, i));
  g_ptr_array_add (items, value);
  return chancery_value_new_list (items);
}

static void
set_in_line (ChanceryDraft *self,
             const ChanceryField *list,
             const ChanceryField *field,
             ChanceryValue *value)
{
  ChanceryValue *lines = chancery_draft_get_value (self, list);
  guint n = chancery_value_get_n_items (lines);
  ChanceryLine *last = n > 0 ? chancery_value_get_line (lines, n - 1) : NULL;
  gboolean many = chancery_field_has_flag (field, CHANCERY_FIELD_LIST);
  g_autoptr (ChanceryLine) line = NULL;
  g_autoptr (ChanceryValue) items = NULL;

  /* A list inside a line takes every further value; a single field that is filled begins a line. */
  if (last == NULL || (!many && chancery_line_get_value (last, field) != NULL))
    {
      line = chancery_line_new (list, NULL);
      items = many ? add_to_list (NULL, value) : chancery_value_ref (value);
      chancery_line_set_value (line, field, items);
      chancery_draft_add_line (self, list, line);
      return;
    }
  items = many ? add_to_list (chancery_line_get_value (last, field), value)
               : chancery_value_ref (value);
  line = chancery_line_with_value (last, field, items);
  chancery_draft_replace_line (self, list, n - 1, line);
}

static gboolean
set_typed (ChanceryDraft *self,
           const char *path,
           const char *typed,
           const Desk *desk,
           GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (self);
  const ChanceryField *list;
  const ChanceryField *field = chancery_kind_find_path (kind, path, &list);
  g_autofree char *text = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  g_autoptr (GError) inner = NULL;

  if (field == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_UNKNOWN_FIELD,
                   "%s: a %s has no such field", path, kind->id);
      return FALSE;
    }
  if (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                   "%s: is written by the program", path);
      return FALSE;
    }
  text = chancery_text_normalize (typed, -1, &inner);
  if (text != NULL && *text != '\0')
    value = parse_single (field, text, desk, &inner);
  if (inner != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&inner), "%s: ", path);
      return FALSE;
    }
  if (list != NULL)
    {
      if (value != NULL)
        set_in_line (self, list, field, value);
    }
  else if (value != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    chancery_draft_add_item (self, field, value);
  else
    chancery_draft_set_value (self, field, value);
  return TRUE;
}

static ChanceryDay
get_own_day (ChanceryDraft *self, gint64 today)
{
  const ChanceryDay own = chancery_draft_get_day (self);

  return own != CHANCERY_DAY_NONE ? own : today;
}

gboolean
chancery_draft_set_typed (ChanceryDraft *self,
                          const char *path,
                          const char *typed,
                          gint64 today,
                          GError **error)
{
  return chancery_draft_set_typed_at_desk (self, path, typed, today, NULL, error);
}

gboolean
chancery_draft_set_typed_at_desk (ChanceryDraft *self,
                                  const char *path,
                                  const char *typed,
                                  gint64 today,
                                  const ChanceryWorkingDays *working_days,
                                  GError **error)
{
  const Desk desk = { .today = today,
                      .own = get_own_day (self, today),
                      .working_days = working_days };

  return set_typed (self, path, typed, &desk, error);
}

gboolean
chancery_draft_set_typed_month_first (ChanceryDraft *self,
                                      const char *path,
                                      const char *typed,
                                      gint64 today,
                                      GError **error)
{
  const Desk desk = { .today = today, .own = get_own_day (self, today), .month_first = TRUE };

  return set_typed (self, path, typed, &desk, error);
}
