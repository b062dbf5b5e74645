/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-claim.h"

#include "chancery-quantity.h"
#include "chancery-value.h"

static gboolean
says_the_same (const ChanceryLine *a, const ChanceryLine *b, const char *field)
{
  return g_strcmp0 (chancery_line_get_text (a, field), chancery_line_get_text (b, field)) == 0;
}

gboolean
chancery_claim_is_ours (const ChanceryLine *claim)
{
  ChanceryValue *ours;

  g_return_val_if_fail (claim != NULL, FALSE);

  ours = chancery_line_get (claim, "our_line");
  return ours != NULL && chancery_value_get_boolean (ours);
}

gboolean
chancery_claim_is_withdrawn (const ChanceryLine *claim)
{
  g_return_val_if_fail (claim != NULL, FALSE);
  return g_strcmp0 (chancery_line_get_text (claim, "stance"), "withdraws") == 0;
}

gboolean
chancery_claim_same_matter (const ChanceryLine *a, const ChanceryLine *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return says_the_same (a, b, "property") && says_the_same (a, b, "effect");
}

gboolean
chancery_claim_differs (const ChanceryLine *claim, const ChanceryLine *from)
{
  static const char *const fields[] = { "actor", "text" };
  ChanceryValue *mine;
  ChanceryValue *theirs;

  g_return_val_if_fail (claim != NULL && from != NULL, FALSE);

  if (claim == from || chancery_claim_is_withdrawn (claim) || chancery_claim_is_withdrawn (from) ||
      !says_the_same (claim, from, "category"))
    return FALSE;
  if (!says_the_same (claim, from, "stance") &&
      g_strcmp0 (chancery_line_get_text (claim, "stance"), "denies") == 0)
    return TRUE;
  mine = chancery_line_get (claim, "quantity");
  theirs = chancery_line_get (from, "quantity");
  if (mine != NULL && theirs != NULL)
    {
      gint64 low[2];
      gint64 high[2];

      chancery_quantity_get_bounds (chancery_value_get_quantity (mine), &low[0], &high[0]);
      chancery_quantity_get_bounds (chancery_value_get_quantity (theirs), &low[1], &high[1]);
      return low[0] > high[1] || low[1] > high[0];
    }
  if (g_strcmp0 (chancery_line_get_text (claim, "property"), "free") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!chancery_value_equal (chancery_line_get (claim, fields[i]),
                               chancery_line_get (from, fields[i])))
      return TRUE;
  return FALSE;
}
