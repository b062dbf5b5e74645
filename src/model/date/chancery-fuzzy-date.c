/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fuzzy-date.h"

#include "chancery-date-words.h"
#include "chancery-edtf.h"
#include "chancery-errors.h"

#include <string.h>

struct _ChanceryFuzzyDate
{
  gatomicrefcount ref_count;
  char *edtf;
  char *typed;
  ChanceryDateQuality quality;
  ChanceryEdtf ends[2];
  gboolean is_interval;
  ChanceryDay first;
  ChanceryDay last;
};

static const char *const qualities[] = {
  [CHANCERY_QUALITY_STATED] = "stated",
  [CHANCERY_QUALITY_INFERRED] = "inferred",
  [CHANCERY_QUALITY_ESTIMATED] = "estimated",
};

const char *
chancery_date_quality_to_string (ChanceryDateQuality quality)
{
  g_return_val_if_fail ((gsize)quality < G_N_ELEMENTS (qualities), NULL);

  return qualities[quality];
}

gboolean
chancery_date_quality_from_string (const char *text, ChanceryDateQuality *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (qualities); i++)
    {
      if (g_strcmp0 (text, qualities[i]) == 0)
        {
          *out = (ChanceryDateQuality)i;
          return TRUE;
        }
    }
  return FALSE;
}

ChanceryFuzzyDate *
chancery_fuzzy_date_new (const char *edtf,
                         const char *typed,
                         ChanceryDateQuality quality,
                         GError **error)
{
  ChanceryFuzzyDate read = { .quality = quality };
  ChanceryFuzzyDate *self;

  g_return_val_if_fail (edtf != NULL, NULL);
  g_return_val_if_fail ((gsize)quality < G_N_ELEMENTS (qualities), NULL);

  if (!chancery_edtf_parse (edtf, read.ends, &read.is_interval, error))
    return NULL;
  if (typed != NULL && !g_utf8_validate (typed, -1, NULL))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "What was typed as the date is not UTF-8");
      return NULL;
    }

  self = g_new (ChanceryFuzzyDate, 1);
  *self = read;
  g_atomic_ref_count_init (&self->ref_count);
  self->edtf = g_strdup (edtf);
  self->typed = typed != NULL && *typed != '\0' ? g_strdup (typed) : NULL;
  self->first = self->ends[0].first;
  self->last = self->ends[self->is_interval ? 1 : 0].last;
  return self;
}

ChanceryFuzzyDate *
chancery_fuzzy_date_new_day (ChanceryDay day)
{
  g_autofree char *iso = NULL;

  g_return_val_if_fail (day != CHANCERY_DAY_NONE, NULL);

  iso = chancery_day_to_iso (day);
  return chancery_fuzzy_date_new (iso, NULL, CHANCERY_QUALITY_STATED, NULL);
}

ChanceryFuzzyDate *
chancery_fuzzy_date_ref (ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_fuzzy_date_unref (ChanceryFuzzyDate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->edtf);
  g_free (self->typed);
  g_free (self);
}

const char *
chancery_fuzzy_date_get_edtf (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edtf;
}

const char *
chancery_fuzzy_date_get_typed (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->typed;
}

ChanceryDateQuality
chancery_fuzzy_date_get_quality (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_QUALITY_STATED);

  return self->quality;
}

static gboolean
give_day (ChanceryDay day, ChanceryDay *out)
{
  if (day == CHANCERY_DAY_NONE)
    return FALSE;
  if (out != NULL)
    *out = day;
  return TRUE;
}

gboolean
chancery_fuzzy_date_get_first_day (const ChanceryFuzzyDate *self, ChanceryDay *out)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return give_day (self->first, out);
}

gboolean
chancery_fuzzy_date_get_last_day (const ChanceryFuzzyDate *self, ChanceryDay *out)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return give_day (self->last, out);
}

gboolean
chancery_fuzzy_date_is_unknown (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->first == CHANCERY_DAY_NONE && self->last == CHANCERY_DAY_NONE;
}

gboolean
chancery_fuzzy_date_is_exact_day (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_interval || self->ends[0].precision != CHANCERY_EDTF_DAY)
    return FALSE;
  return !self->ends[0].approximate && !self->ends[0].uncertain;
}

gboolean
chancery_fuzzy_date_is_approximate (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ends[0].approximate || self->ends[1].approximate;
}

gboolean
chancery_fuzzy_date_is_uncertain (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ends[0].uncertain || self->ends[1].uncertain;
}

gboolean
chancery_fuzzy_date_is_interval (const ChanceryFuzzyDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_interval;
}

static gboolean
has_day (const ChanceryFuzzyDate *self)
{
  return self != NULL && (self->first != CHANCERY_DAY_NONE || self->last != CHANCERY_DAY_NONE);
}

static int
compare_days (ChanceryDay a, ChanceryDay b)
{
  return (a > b) - (a < b);
}

/* Both dates have a day. */
static int
compare_dated (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b)
{
  int order = compare_days (a->first != CHANCERY_DAY_NONE ? a->first : a->last,
                            b->first != CHANCERY_DAY_NONE ? b->first : b->last);

  if (order != 0)
    return order;
  /* An open end reaches further than any day. */
  return compare_days (a->last != CHANCERY_DAY_NONE ? a->last : G_MAXINT64,
                       b->last != CHANCERY_DAY_NONE ? b->last : G_MAXINT64);
}

int
chancery_fuzzy_date_compare (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b)
{
  if (!has_day (a) || !has_day (b))
    return has_day (b) - has_day (a);
  return compare_dated (a, b);
}

int
chancery_fuzzy_date_compare_descending (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b)
{
  if (!has_day (a) || !has_day (b))
    return has_day (b) - has_day (a);
  return compare_dated (b, a);
}

gboolean
chancery_fuzzy_date_equal (const ChanceryFuzzyDate *a, const ChanceryFuzzyDate *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->quality == b->quality && strcmp (a->edtf, b->edtf) == 0 &&
         g_strcmp0 (a->typed, b->typed) == 0;
}

gboolean
chancery_fuzzy_date_overlaps_after (const ChanceryFuzzyDate *self, const ChanceryFuzzyDate *x)
{
  if (!has_day (self) || !has_day (x))
    return FALSE;
  return self->last == CHANCERY_DAY_NONE || x->first == CHANCERY_DAY_NONE || self->last >= x->first;
}

gboolean
chancery_fuzzy_date_overlaps_before (const ChanceryFuzzyDate *self, const ChanceryFuzzyDate *x)
{
  if (!has_day (self) || !has_day (x))
    return FALSE;
  return self->first == CHANCERY_DAY_NONE || x->last == CHANCERY_DAY_NONE || self->first <= x->last;
}

gboolean
chancery_fuzzy_date_overlaps_on (const ChanceryFuzzyDate *self, const ChanceryFuzzyDate *x)
{
  return chancery_fuzzy_date_overlaps_after (self, x) &&
         chancery_fuzzy_date_overlaps_before (self, x);
}

char *
chancery_fuzzy_date_to_words (const ChanceryFuzzyDate *self, ChanceryDateWords flags)
{
  ChanceryDateQuality quality;

  g_return_val_if_fail (self != NULL, NULL);

  quality = (flags & CHANCERY_DATE_WORDS_NO_QUALITY) != 0 ? CHANCERY_QUALITY_STATED : self->quality;
  return chancery_date_words_compose (self->ends, self->is_interval, quality,
                                      (flags & CHANCERY_DATE_WORDS_LONG) != 0);
}
