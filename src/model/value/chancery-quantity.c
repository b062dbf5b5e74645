/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-quantity.h"

#include "chancery-errors.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ChanceryQuantity
{
  gatomicrefcount ref_count;
  ChanceryQuantityQualifier qualifier;
  gboolean has_best;
  gboolean has_range;
  gint64 best;
  gint64 low;
  gint64 high;
  char *wording;
};

/* Which numbers a qualifier takes. */
typedef enum
{
  NUMBER_ONE,
  NUMBER_RANGE,
  NUMBER_NONE,
} Numbers;

static const struct
{
  const char *code;
  Numbers numbers;
  const char *words;
} qualifiers[] = {
  [CHANCERY_QUANTITY_EXACT] = { "exact", NUMBER_ONE, "%s" },
  /* Translators: %s is a number */
  [CHANCERY_QUANTITY_OVER] = { "over", NUMBER_ONE, NC_ ("quantity", "over %s") },
  /* Translators: %s is a number */
  [CHANCERY_QUANTITY_AT_LEAST] = { "at-least", NUMBER_ONE, NC_ ("quantity", "at least %s") },
  /* Translators: %s is a number */
  [CHANCERY_QUANTITY_NEARLY] = { "nearly", NUMBER_ONE, NC_ ("quantity", "nearly %s") },
  /* Translators: %s is a number */
  [CHANCERY_QUANTITY_UP_TO] = { "up-to", NUMBER_ONE, NC_ ("quantity", "up to %s") },
  /* Translators: %s is a number */
  [CHANCERY_QUANTITY_ABOUT] = { "about", NUMBER_ONE, NC_ ("quantity", "about %s") },
  [CHANCERY_QUANTITY_RANGE] = { "range", NUMBER_RANGE, "%s" },
  [CHANCERY_QUANTITY_SEVERAL] = { "several", NUMBER_NONE, NC_ ("quantity", "several") },
  [CHANCERY_QUANTITY_UNKNOWN] = { "unknown", NUMBER_NONE, NC_ ("quantity", "number not known") },
};

const char *
chancery_quantity_qualifier_to_string (ChanceryQuantityQualifier qualifier)
{
  g_return_val_if_fail ((gsize)qualifier < G_N_ELEMENTS (qualifiers), NULL);

  return qualifiers[qualifier].code;
}

gboolean
chancery_quantity_qualifier_from_string (const char *text, ChanceryQuantityQualifier *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (qualifiers); i++)
    {
      if (g_strcmp0 (text, qualifiers[i].code) == 0)
        {
          *out = (ChanceryQuantityQualifier)i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
fail (GError **error, const char *code, const char *what)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "A quantity “%s” %s",
               code, what);
  return FALSE;
}

static gboolean
check_numbers (ChanceryQuantityQualifier qualifier,
               const gint64 *best,
               const gint64 *low,
               const gint64 *high,
               GError **error)
{
  const char *code = qualifiers[qualifier].code;

  switch (qualifiers[qualifier].numbers)
    {
    case NUMBER_ONE:
      if (best == NULL)
        return fail (error, code, "needs a number");
      if (low != NULL || high != NULL)
        return fail (error, code, "takes no least and most number");
      return TRUE;
    case NUMBER_RANGE:
      if (low == NULL || high == NULL)
        return fail (error, code, "needs a least and a most number");
      if (*low > *high)
        return fail (error, code, "has a least number above its most");
      if (best != NULL && (*best < *low || *best > *high))
        return fail (error, code, "has a best number outside it");
      return TRUE;
    case NUMBER_NONE:
    default:
      return (best == NULL && low == NULL && high == NULL) || fail (error, code, "takes no number");
    }
}

ChanceryQuantity *
chancery_quantity_new (ChanceryQuantityQualifier qualifier,
                       const gint64 *best,
                       const gint64 *low,
                       const gint64 *high,
                       const char *wording,
                       GError **error)
{
  ChanceryQuantity *self;

  g_return_val_if_fail ((gsize)qualifier < G_N_ELEMENTS (qualifiers), NULL);

  if (!check_numbers (qualifier, best, low, high, error))
    return NULL;
  if (wording != NULL && !g_utf8_validate (wording, -1, NULL))
    {
      fail (error, qualifiers[qualifier].code, "has a wording that is not UTF-8");
      return NULL;
    }

  self = g_new0 (ChanceryQuantity, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->qualifier = qualifier;
  self->has_best = best != NULL;
  self->has_range = low != NULL;
  self->best = best != NULL ? *best : 0;
  self->low = low != NULL ? *low : 0;
  self->high = high != NULL ? *high : 0;
  self->wording = wording != NULL && *wording != '\0' ? g_strdup (wording) : NULL;
  return self;
}

ChanceryQuantity *
chancery_quantity_ref (ChanceryQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_quantity_unref (ChanceryQuantity *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->wording);
  g_free (self);
}

ChanceryQuantityQualifier
chancery_quantity_get_qualifier (const ChanceryQuantity *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_QUANTITY_UNKNOWN);

  return self->qualifier;
}

const char *
chancery_quantity_get_wording (const ChanceryQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->wording;
}

static gboolean
give (gboolean present, gint64 number, gint64 *out)
{
  if (present && out != NULL)
    *out = number;
  return present;
}

gboolean
chancery_quantity_get_best (const ChanceryQuantity *self, gint64 *out)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return give (self->has_best, self->best, out);
}

gboolean
chancery_quantity_get_low (const ChanceryQuantity *self, gint64 *out)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return give (self->has_range, self->low, out);
}

gboolean
chancery_quantity_get_high (const ChanceryQuantity *self, gint64 *out)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return give (self->has_range, self->high, out);
}

gboolean
chancery_quantity_get_bounds (const ChanceryQuantity *self, gint64 *low, gint64 *high)
{
  gint64 least = G_MININT64;
  gint64 most = G_MAXINT64;

  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->qualifier)
    {
    case CHANCERY_QUANTITY_EXACT:
      least = most = self->best;
      break;
    case CHANCERY_QUANTITY_OVER:
      least = self->best < G_MAXINT64 ? self->best + 1 : self->best;
      break;
    case CHANCERY_QUANTITY_AT_LEAST:
      least = self->best;
      break;
    case CHANCERY_QUANTITY_NEARLY:
      most = self->best > G_MININT64 ? self->best - 1 : self->best;
      break;
    case CHANCERY_QUANTITY_UP_TO:
      most = self->best;
      break;
    case CHANCERY_QUANTITY_RANGE:
      least = self->low;
      most = self->high;
      break;
    case CHANCERY_QUANTITY_SEVERAL:
      least = 2;
      break;
    case CHANCERY_QUANTITY_ABOUT:
    case CHANCERY_QUANTITY_UNKNOWN:
    default:
      break;
    }
  if (low != NULL)
    *low = least;
  if (high != NULL)
    *high = most;
  return least != G_MININT64 && most != G_MAXINT64;
}

gboolean
chancery_quantity_equal (const ChanceryQuantity *a, const ChanceryQuantity *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->qualifier == b->qualifier && a->has_best == b->has_best && a->best == b->best &&
         a->low == b->low && a->high == b->high && g_strcmp0 (a->wording, b->wording) == 0;
}

/* Groups of three, parted as the user's language does it and not as the system's
 * locale would.
 */
static char *
group_digits (gint64 number)
{
  /* Translators: what parts thousands in a number, such as 75,000 */
  const char *separator = C_ ("thousands", ",");
  g_autofree char *digits =
      g_strdup_printf ("%" G_GUINT64_FORMAT, number < 0 ? 0 - (guint64)number : (guint64)number);
  gsize n_digits = strlen (digits);
  GString *out = g_string_new (number < 0 ? "-" : "");

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (out, separator);
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

static char *
get_range_words (const ChanceryQuantity *self)
{
  g_autofree char *low = group_digits (self->low);
  g_autofree char *high = group_digits (self->high);

  /* Translators: a range of numbers: "10–12" */
  return g_strdup_printf (C_ ("quantity", "%1$s–%2$s"), low, high);
}

static char *
get_bare_words (const ChanceryQuantity *self)
{
  const char *words = qualifiers[self->qualifier].words;
  const char *translated = g_dpgettext2 (GETTEXT_PACKAGE, "quantity", words);

  if (self->wording == NULL)
    return g_strdup (translated);
  /* Translators: what is known of a number, then the source's own words */
  return g_strdup_printf (C_ ("quantity", "%1$s: “%2$s”"), translated, self->wording);
}

static char *
get_number_words (const ChanceryQuantity *self)
{
  g_autofree char *number = group_digits (self->best);
  g_auto (GStrv) parts = NULL;

  if (self->qualifier == CHANCERY_QUANTITY_EXACT)
    return g_steal_pointer (&number);
  /* The place of the number is found, not formatted: no translation can make
   * more of it than one number.
   */
  parts = g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "quantity", qualifiers[self->qualifier].words),
                      "%s", 2);
  return g_strconcat (parts[0], number, parts[1], NULL);
}

char *
chancery_quantity_to_words (const ChanceryQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (qualifiers[self->qualifier].numbers)
    {
    case NUMBER_ONE:
      return get_number_words (self);
    case NUMBER_RANGE:
      return get_range_words (self);
    case NUMBER_NONE:
    default:
      return get_bare_words (self);
    }
}
