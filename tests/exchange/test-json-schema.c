/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-guard.h"
#include "chancery-json-schema.h"
#include "chancery-json-tree.h"
#include "chancery-kind.h"

#include <string.h>

static GVariant *
look_up (GVariant *tree, const char *key)
{
  GVariant *member = g_variant_lookup_value (tree, key, NULL);

  if (member == NULL)
    g_error ("the schema has no “%s”", key);
  return member;
}

/* Every kind and field of the table is in it. */
static void
test_whole (void)
{
  g_autofree char *schema = chancery_json_schema_write ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GVariant) definitions = NULL;

  g_assert_true (chancery_json_guard_check (schema, strlen (schema), NULL, &error));
  tree = chancery_json_tree_parse (schema, strlen (schema), &error);
  g_assert_no_error (error);
  definitions = look_up (tree, "$defs");
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      g_autoptr (GVariant) described = look_up (definitions, kind->id);
      g_autoptr (GVariant) properties = look_up (described, "properties");

      for (guint j = 0; j < chancery_kind_get_n_fields (kind); j++)
        {
          g_autoptr (GVariant) property =
              look_up (properties, chancery_kind_get_nth_field (kind, j)->id);

          g_assert_nonnull (property);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-schema/whole", test_whole);

  return g_test_run ();
}
