/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record.h"

#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-record-private.h"

#include <string.h>

static const char *const state_names[] = { "draft", "registered", "closed", "void" };

const char *
chancery_state_to_string (ChanceryState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

gboolean
chancery_state_from_string (const char *text, ChanceryState *state)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (state_names); i++)
    if (strcmp (state_names[i], text) == 0)
      {
        *state = (ChanceryState)i;
        return TRUE;
      }
  return FALSE;
}

ChanceryRecord *
chancery_record_new (const ChanceryKind *kind, const char *id)
{
  guint n = chancery_kind_get_n_fields (kind);
  ChanceryRecord *self = g_malloc0 (sizeof (ChanceryRecord) + n * sizeof (ChanceryValue *));

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = g_strdup (id);
  self->n_values = n;
  return self;
}

ChanceryRecord *
chancery_record_ref (ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_record_unref (ChanceryRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i] != NULL)
      chancery_value_unref (self->values[i]);
  g_free (self->id);
  g_free (self->title);
  g_free (self->unknown);
  g_free (self);
}

const ChanceryKind *
chancery_record_get_kind (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

const char *
chancery_record_get_id (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
chancery_record_get_title (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
chancery_record_get_reference (const ChanceryRecord *self)
{
  return chancery_record_get_text (self, "reference");
}

ChanceryState
chancery_record_get_state (const ChanceryRecord *self)
{
  ChanceryState state = CHANCERY_STATE_DRAFT;

  chancery_state_from_string (chancery_record_get_text (self, "state"), &state);
  return state;
}

gint64
chancery_record_get_version (const ChanceryRecord *self)
{
  return chancery_value_get_integer (chancery_record_get (self, "version"));
}

gint64
chancery_record_version_after (gint64 version)
{
  return version >= 0 && version < CHANCERY_VERSION_MAX ? version + 1 : 1;
}

const char *
chancery_record_get_level (const ChanceryRecord *self)
{
  return chancery_value_get_level (chancery_record_get (self, "marking"));
}

ChanceryValue *
chancery_record_get_value (const ChanceryRecord *self, const ChanceryField *field)
{
  int position;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  position = chancery_kind_get_field_position (self->kind, field);
  return position >= 0 ? self->values[position] : NULL;
}

ChanceryValue *
chancery_record_get_nth (const ChanceryRecord *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n_values, NULL);

  return self->values[position];
}

ChanceryValue *
chancery_record_get (const ChanceryRecord *self, const char *field_id)
{
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && field_id != NULL, NULL);

  field = chancery_kind_find_field (self->kind, field_id);
  return field != NULL ? chancery_record_get_value (self, field) : NULL;
}

const char *
chancery_record_get_text (const ChanceryRecord *self, const char *field_id)
{
  ChanceryValue *value = chancery_record_get (self, field_id);
  const char *text = chancery_value_get_text (value);

  return text != NULL ? text : chancery_value_get_label (value);
}

ChanceryFuzzyDate *
chancery_record_get_date (const ChanceryRecord *self, const char *field_id)
{
  return chancery_value_get_date (chancery_record_get (self, field_id));
}

const char *
chancery_record_get_unknown (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown;
}

/* The first filled one of the fields that give the day. */
static ChanceryValue *
get_day_value (const ChanceryRecord *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->kind->day_fields) && self->kind->day_fields[i] != NULL;
       i++)
    {
      ChanceryValue *value = chancery_record_get (self, self->kind->day_fields[i]);

      if (value != NULL)
        return value;
    }
  return NULL;
}

ChanceryFuzzyDate *
chancery_record_get_own_date (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return chancery_value_get_date (get_day_value (self));
}

const char *
chancery_record_get_day_source (const ChanceryRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return chancery_value_get_reference_id (get_day_value (self));
}

/* The day of an assessment; undated ones count as made before any day. */
static ChanceryDay
assessment_day (const ChanceryLine *line)
{
  ChanceryFuzzyDate *on = chancery_value_get_date (chancery_line_get (line, "on"));
  ChanceryDay day;

  return on != NULL && chancery_fuzzy_date_get_first_day (on, &day) ? day : CHANCERY_DAY_NONE;
}

ChanceryLine *
chancery_record_get_assessment (const ChanceryRecord *self, gint64 as_on)
{
  ChanceryValue *assessments;
  ChanceryLine *latest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  assessments = chancery_record_get (self, "assessments");
  for (guint i = 0; i < chancery_value_get_n_items (assessments); i++)
    {
      ChanceryLine *line = chancery_value_get_line (assessments, i);
      ChanceryDay day = assessment_day (line);

      if (chancery_line_get (line, "according_to") != NULL)
        continue;
      if (as_on != CHANCERY_DAY_NONE && day > as_on)
        continue;
      if (latest == NULL || day >= assessment_day (latest))
        latest = line;
    }
  return latest;
}

GPtrArray *
chancery_record_get_missing (const ChanceryRecord *self)
{
  GPtrArray *missing = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, missing);

  if (chancery_kind_has_flag (self->kind, CHANCERY_KIND_TITLED) &&
      chancery_record_get (self, "title") == NULL)
    g_ptr_array_add (missing, (gpointer)chancery_kind_find_field (self->kind, "title"));
  for (guint i = 0; i < self->n_values; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (self->kind, i);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_REQUIRED) && self->values[i] == NULL)
        g_ptr_array_add (missing, (gpointer)field);
    }
  return missing;
}

gboolean
chancery_record_is_frozen (const ChanceryRecord *self, const ChanceryField *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return chancery_kind_has_flag (self->kind, CHANCERY_KIND_FREEZES) &&
         chancery_field_has_flag (field, CHANCERY_FIELD_FROZEN) &&
         chancery_record_get_state (self) != CHANCERY_STATE_DRAFT;
}

gboolean
chancery_record_is_moot (const ChanceryRecord *self, const ChanceryField *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL) &&
         chancery_record_get_state (self) == CHANCERY_STATE_VOID;
}

/* ---- the other side ---- */

/* The other side acts in what we receive or witness; there it stands in the second field. */
static gboolean
other_side_acts (const ChanceryRecord *record)
{
  static const char *const directions[] = { "received", "in", "witnessed" };
  const char *direction = chancery_record_get_text (record, "direction");

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_strcmp0 (direction, directions[i]) == 0)
      return TRUE;
  return FALSE;
}

static ChanceryValue *
find_in_lines (ChanceryValue *lines, const char *role)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const ChanceryField *list = chancery_line_get_list (line);

      if (list->role == NULL || g_strcmp0 (chancery_line_get_text (line, list->role), role) != 0)
        continue;
      for (const ChanceryField *field = list->lines; field->id != NULL; field++)
        if (field->type == CHANCERY_TYPE_REFERENCE && chancery_line_get_value (line, field) != NULL)
          return chancery_line_get_value (line, field);
    }
  return NULL;
}

/* @path: "party_to", or a list and the role of its line: "correspondents/to". */
static ChanceryValue *
find_side (const ChanceryRecord *record, const char *path)
{
  const char *slash = path != NULL ? strchr (path, '/') : NULL;
  g_autofree char *list = NULL;
  ChanceryValue *value;

  if (path == NULL)
    return NULL;
  if (slash != NULL)
    {
      list = g_strndup (path, slash - path);
      return find_in_lines (chancery_record_get (record, list), slash + 1);
    }
  value = chancery_record_get (record, path);
  return chancery_value_get_n_items (value) > 0 ? chancery_value_get_item (value, 0) : value;
}

ChanceryValue *
chancery_record_get_counterpart (const ChanceryRecord *self)
{
  const char *const *paths;
  ChanceryValue *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  paths = self->kind->counterpart;
  if (!other_side_acts (self))
    value = find_side (self, paths[0]);
  return value != NULL ? value : find_side (self, paths[1]);
}
