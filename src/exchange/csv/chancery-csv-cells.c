/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-cells.h"

#include "chancery-csv.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* What words are no longer than, and days. */
#define MOST_BYTES 120
/* “2026-02-16”, without anything behind it. */
#define DAY_LENGTH 10
#define LEVELS "marking_level"

static const ChanceryCsvOrder orders[] = { CHANCERY_CSV_DAY_FIRST, CHANCERY_CSV_MONTH_FIRST };

static guint64
match_words (const char *cell, guint64 vocabularies)
{
  guint n;
  const ChanceryVocabulary *const *list = chancery_vocabulary_list (&n);

  g_assert (n <= 64);
  for (guint i = 0; i < n; i++)
    if ((vocabularies & (G_GUINT64_CONSTANT (1) << i)) != 0 &&
        chancery_vocabulary_match (list[i], cell) == NULL)
      vocabularies &= ~(G_GUINT64_CONSTANT (1) << i);
  return vocabularies;
}

/* “12” and “May” are dates when somebody types them; in a table of which nobody knows what it holds they may be anything. */
static gboolean
tells_a_year (const char *cell)
{
  guint n_digits = 0;
  guint n_others = 0;

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isdigit (g_utf8_get_char (at)))
      n_digits++;
    else
      n_others++;
  return n_digits >= 4 && n_others >= 2;
}

static gboolean
is_day (const char *cell, ChanceryCsvOrder order)
{
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_csv_days_read (cell, order, FALSE, chancery_day_today (), NULL);
  const char *edtf = date != NULL ? chancery_fuzzy_date_get_edtf (date) : "";

  return strspn (edtf, "0123456789-") >= DAY_LENGTH;
}

void
chancery_csv_cells_take (ChanceryCsvCells *self, const char *cell)
{
  gboolean is_short;
  gboolean may_be_day;

  g_return_if_fail (self != NULL && cell != NULL);

  self->n_rows++;
  if (chancery_csv_is_blank (cell))
    return;
  if (self->n_cells++ == 0)
    {
      self->vocabularies = G_MAXUINT64;
      self->are_days[0] = self->are_days[1] = TRUE;
    }
  is_short = strnlen (cell, MOST_BYTES + 1) <= MOST_BYTES;
  may_be_day = is_short && tells_a_year (cell);
  self->vocabularies = is_short ? match_words (cell, self->vocabularies) : 0;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    self->are_days[i] = self->are_days[i] && may_be_day && is_day (cell, orders[i]);
}

static gboolean
are_words_of (const ChanceryCsvCells *self, const char *vocabulary)
{
  guint n;
  const ChanceryVocabulary *const *list = chancery_vocabulary_list (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (list[i]->id, vocabulary) == 0)
      return (self->vocabularies & (G_GUINT64_CONSTANT (1) << i)) != 0;
  return FALSE;
}

/* NULL where no field has their vocabulary, or several have. */
static const char *
find_term (const ChanceryCsvCells *self, const ChanceryKind *kind)
{
  const char *found = NULL;

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (field->type != CHANCERY_TYPE_TERM ||
          chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
          !are_words_of (self, field->vocabulary))
        continue;
      if (found != NULL)
        return NULL;
      found = field->id;
    }
  return found;
}

static const char *
find_day (const ChanceryCsvCells *self, const ChanceryKind *kind)
{
  const char *id = kind->day_fields[0];
  const ChanceryField *field = id != NULL ? chancery_kind_find_field (kind, id) : NULL;

  return (self->are_days[0] || self->are_days[1]) && field != NULL &&
                 field->type == CHANCERY_TYPE_DATE
             ? id
             : NULL;
}

static gboolean
is_taken (const ChanceryCsvMapping *mapping, const char *path)
{
  for (guint i = 0; i < chancery_csv_mapping_get_n_columns (mapping); i++)
    if (g_strcmp0 (chancery_csv_mapping_get_path (mapping, i), path) == 0)
      return TRUE;
  return FALSE;
}

void
chancery_csv_cells_propose (const ChanceryCsvCells *cells, ChanceryCsvMapping *mapping)
{
  const ChanceryKind *kind;

  g_return_if_fail (cells != NULL && mapping != NULL);

  kind = chancery_csv_mapping_get_kind (mapping);
  for (guint i = 0; i < chancery_csv_mapping_get_n_columns (mapping); i++)
    {
      const ChanceryCsvCells *column = &cells[i];
      const char *path;

      if (chancery_csv_mapping_is_settled (mapping, i) || column->n_cells == 0 ||
          (column->n_cells < 2 && column->n_cells < column->n_rows))
        continue;
      path = are_words_of (column, LEVELS) ? "marking" : find_term (column, kind);
      if (path == NULL)
        path = find_day (column, kind);
      if (path != NULL && !is_taken (mapping, path))
        chancery_csv_mapping_propose (mapping, i, path);
    }
}
