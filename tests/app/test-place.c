/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-place.h"

static void
test_every_place_makes_a_known_kind (void)
{
  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    {
      g_assert_true (chancery_place_find (place->id) == place);
      if (place->query == NULL)
        continue;
      g_assert_nonnull (chancery_kind_find (place->kind));
      g_assert_nonnull (place->columns[0]);
      g_assert_nonnull (place->empty_title);
    }
}

static void
test_rows (void)
{
  guint rows = 0;

  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    rows += place->within == NULL;
  g_assert_cmpuint (rows, ==, 11);
}

static void
test_every_kind_has_a_place (void)
{
  const ChanceryPlace *records = chancery_place_find ("records");

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      const ChanceryPlace *place = chancery_place_for_kind (kind);

      /* Actions are the desk; their list is that of all records. */
      if (chancery_kind_has_flag (kind, CHANCERY_KIND_TASK))
        g_assert_true (place == records);
      else
        g_assert_cmpstr (place->kind, ==, kind->id);
    }
}

/* Whether a column of the table has something to say of @kind. */
static gboolean
has_column (const ChanceryKind *kind, const char *column)
{
  const gboolean party = chancery_kind_meets_party (kind);

  if (g_str_equal (column, "counterpart") || g_str_equal (column, "issuer"))
    return party;
  if (g_str_equal (column, "place"))
    return kind->counterpart[0] != NULL && !party;
  if (g_str_equal (column, "form"))
    return kind->form != NULL;
  if (g_str_equal (column, "verdict") || g_str_equal (column, "evidence"))
    return chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED);
  if (g_str_equal (column, "repeated"))
    return chancery_kind_has_flag (kind, CHANCERY_KIND_ASKED);
  if (g_str_equal (column, "reference"))
    return kind->register_code != NULL;
  if (g_str_equal (column, "date"))
    return kind->day_fields[0] != NULL;
  return TRUE;
}

/* Bug: incidents had their place under “Counterpart”, and rights reserved had nobody there. */
static void
test_columns_are_those_of_the_kind (void)
{
  for (const ChanceryPlace *place = chancery_place_list (); place->id != NULL; place++)
    for (guint i = 0; place->query != NULL && place->columns[i] != NULL; i++)
      if (!has_column (chancery_kind_find (place->kind), place->columns[i]))
        g_error ("%s has no %s", place->id, place->columns[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/place/every-place-makes-a-known-kind",
                   test_every_place_makes_a_known_kind);
  g_test_add_func ("/app/place/rows", test_rows);
  g_test_add_func ("/app/place/every-kind-has-a-place", test_every_kind_has_a_place);
  g_test_add_func ("/app/place/columns-are-those-of-the-kind", test_columns_are_those_of_the_kind);
  return g_test_run ();
}
