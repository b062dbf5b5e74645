/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-claim.h"

#include "chancery-kinds.h"
#include "chancery-quantity.h"
#include "chancery-value.h"

static const ChanceryField *
list_of_claims (void)
{
  return chancery_kind_find_field (chancery_kind_find ("incident"), "claims");
}

static void
set (ChanceryLine *line, const char *id, ChanceryValue *value)
{
  g_autoptr (ChanceryValue) owned = value;

  chancery_line_set_value (line, chancery_field_find (list_of_claims ()->lines, id), owned);
}

static ChanceryLine *
make (const char *property, const char *text, const char *stance)
{
  ChanceryLine *line = chancery_line_new (list_of_claims (), NULL);

  set (line, "property", chancery_value_new_text (property));
  set (line, "text", chancery_value_new_text (text));
  if (stance != NULL)
    set (line, "stance", chancery_value_new_text (stance));
  return line;
}

static ChanceryLine *
count (ChanceryQuantityQualifier qualifier, gint64 best)
{
  ChanceryLine *line = chancery_line_new (list_of_claims (), NULL);
  g_autoptr (ChanceryQuantity) quantity =
      chancery_quantity_new (qualifier, &best, NULL, NULL, NULL, NULL);

  set (line, "property", chancery_value_new_text ("casualty"));
  set (line, "quantity", chancery_value_new_quantity (quantity));
  return line;
}

static void
test_words_differ (void)
{
  g_autoptr (ChanceryLine) ours = make ("attribution", "TTP", NULL);
  g_autoptr (ChanceryLine) same = make ("attribution", "TTP", NULL);
  g_autoptr (ChanceryLine) theirs = make ("attribution", "a proxy", NULL);
  g_autoptr (ChanceryLine) denied = make ("attribution", "TTP", "denies");
  g_autoptr (ChanceryLine) gone = make ("attribution", "nobody", "withdraws");
  g_autoptr (ChanceryLine) remark = make ("free", "it rained", NULL);
  g_autoptr (ChanceryLine) other_remark = make ("free", "it was cold", NULL);

  g_assert_false (chancery_claim_differs (ours, ours));
  g_assert_false (chancery_claim_differs (ours, same));
  g_assert_true (chancery_claim_differs (theirs, ours));
  g_assert_true (chancery_claim_differs (denied, ours));
  g_assert_true (chancery_claim_is_withdrawn (gone));
  g_assert_false (chancery_claim_differs (gone, ours));
  /* Of what is said freely, one thing does not exclude the other. */
  g_assert_false (chancery_claim_differs (remark, other_remark));
}

static void
test_numbers_differ_when_both_cannot_be (void)
{
  g_autoptr (ChanceryLine) eleven = count (CHANCERY_QUANTITY_EXACT, 11);
  g_autoptr (ChanceryLine) twelve = count (CHANCERY_QUANTITY_EXACT, 12);
  g_autoptr (ChanceryLine) many = count (CHANCERY_QUANTITY_OVER, 10);

  g_assert_true (chancery_claim_differs (eleven, twelve));
  g_assert_false (chancery_claim_differs (eleven, many));
  g_assert_true (chancery_claim_same_matter (eleven, twelve));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/claim/words", test_words_differ);
  g_test_add_func ("/model/claim/numbers", test_numbers_differ_when_both_cannot_be);
  return g_test_run ();
}
