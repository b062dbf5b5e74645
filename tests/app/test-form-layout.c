/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-layout.h"

#include <string.h>

/* Every name of a row is a field of its kind, or something that the form knows how to make. */
static void
test_names (void)
{
  for (int i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryFormLayout *layout = chancery_form_layout_get (kind);

      for (const ChanceryFormRow *row = layout->rows; row->group != NULL; row++)
        {
          g_auto (GStrv) names = g_strsplit (row->fields, " ", -1);
          gboolean is_group = FALSE;

          for (const ChanceryGroup *group = kind->groups; group->id != NULL; group++)
            is_group = is_group || g_str_equal (group->id, row->group);
          g_assert_true (is_group);
          for (guint j = 0; names[j] != NULL; j++)
            if (strchr (names[j], '@') == NULL)
              g_assert_nonnull (
                  chancery_kind_find_field (kind, names[j] + strspn (names[j], "~+")));
        }
      if (kind->awaited != NULL)
        g_assert_nonnull (chancery_kind_find_field (kind, kind->awaited));
    }
}

static void
test_guesses (void)
{
  ChanceryFormGuess demand = chancery_form_layout_find_guess ("demand");
  ChanceryFormGuess point = chancery_form_layout_find_guess ("points");

  g_assert_cmpstr (demand ("Take immediate steps against groups in Afghan territory"), ==,
                   "act-against-group");
  g_assert_cmpstr (demand ("Dismantle the infrastructure of these groups"), ==, "dismantle");
  g_assert_cmpstr (demand ("Act against the leaders who plan attacks"), ==, "act-against-persons");
  g_assert_cmpstr (demand ("Something else altogether"), ==, "other");
  g_assert_cmpstr (point ("We condemn this act"), ==, "condemnation");
  g_assert_null (chancery_form_layout_find_guess ("names"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/form-layout/names", test_names);
  g_test_add_func ("/app/form-layout/guesses", test_guesses);
  return g_test_run ();
}
