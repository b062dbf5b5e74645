/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-gaps.h"

#include "chancery-json-tree.h"

#include <string.h>

/* What the registry keeps was read from a file once, so that it can be read again. */
static GVariant *
parse (const char *unknown)
{
  return unknown != NULL ? chancery_json_tree_parse (unknown, strlen (unknown), NULL) : NULL;
}

ChanceryGaps *
chancery_json_gaps_read (const char *unknown)
{
  g_autoptr (GVariant) tree = chancery_gaps_may_be_in (unknown) ? parse (unknown) : NULL;

  return chancery_gaps_new (tree);
}

char *
chancery_json_gaps_replace (const char *unknown, const ChanceryGaps *gaps)
{
  g_autoptr (GVariant) tree = NULL;

  if (gaps == NULL && !chancery_gaps_may_be_in (unknown))
    return g_strdup (unknown);
  tree = parse (unknown);
  return unknown == NULL || tree != NULL ? chancery_gaps_write (gaps, tree) : g_strdup (unknown);
}
