/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-guess.h"

#include "chancery-csv-headings.h"
#include "chancery-csv-mapping.h"
#include "chancery-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What only the program writes comes back in its own tables alone: elsewhere a “reference” is theirs. */
static gboolean
may_go (const ChanceryKind *kind, gboolean is_ours, const char *path)
{
  const ChanceryField *field = chancery_kind_find_path (kind, path, NULL);

  if (!is_ours && (strcmp (path, "id") == 0 || strcmp (path, "kind") == 0))
    return FALSE;
  return chancery_csv_mapping_kind_has (kind, path) &&
         (is_ours || field == NULL || !chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM));
}

static gboolean
is_label (const ChanceryField *field, const char *heading, gboolean translated)
{
  if (field->label == NULL)
    return FALSE;
  return translated ? strcmp (_ (field->label), heading) == 0
                    : g_ascii_strcasecmp (field->label, heading) == 0;
}

static const char *
match_label (const ChanceryKind *kind, gboolean is_ours, const char *heading, gboolean translated)
{
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (may_go (kind, is_ours, field->id) && is_label (field, heading, translated))
        return field->id;
    }
  return NULL;
}

/* What only another kind has, in a table of ours. */
static const char *
match_any_label (const char *heading, gboolean translated)
{
  const char *label = NULL;

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS && label == NULL; i++)
    label = match_label (chancery_kind_get (i), TRUE, heading, translated);
  return label;
}

/* What lists that were kept elsewhere call things; of the fields the first that the kind has is meant. */
static char *
guess_synonym (const ChanceryKind *kind, const char *heading)
{
  const char *found = chancery_csv_headings_find (heading);
  g_auto (GStrv) fields = found != NULL ? g_strsplit (found, " ", -1) : NULL;

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (*fields[i] != '\0' && chancery_csv_mapping_kind_has (kind, fields[i]))
      return g_strdup (fields[i]);
  return NULL;
}

/* The id of a field, its label, then what else it is called.  Only where nothing of that is meant its label in the
 * language of who runs this: a table goes the same way in every language. */
char *
chancery_csv_guess (const ChanceryKind *kind, gboolean is_ours, const char *heading)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  char *synonym;
  const char *label;

  g_return_val_if_fail (kind != NULL && heading != NULL, NULL);

  text = chancery_csv_strip (heading);
  path = g_ascii_strdown (text, -1);
  g_strdelimit (path, " ", '_');
  if (may_go (kind, is_ours, path) || (is_ours && chancery_csv_mapping_some_kind_has (path)))
    return g_steal_pointer (&path);
  label = match_label (kind, is_ours, text, FALSE);
  if (label != NULL)
    return g_strdup (label);
  synonym = guess_synonym (kind, text);
  if (synonym != NULL)
    return synonym;
  label = is_ours ? match_any_label (text, FALSE) : NULL;
  if (label == NULL)
    label = match_label (kind, is_ours, text, TRUE);
  if (label == NULL && is_ours)
    label = match_any_label (text, TRUE);
  return g_strdup (label);
}

char *
chancery_csv_guess_before_bracket (const ChanceryKind *kind, const char *heading)
{
  g_autofree char *stripped = NULL;
  const char *bracket;

  g_return_val_if_fail (kind != NULL && heading != NULL, NULL);

  stripped = chancery_csv_strip (heading);
  bracket = strpbrk (stripped, "([");
  if (bracket == NULL || !(g_str_has_suffix (bracket, ")") || g_str_has_suffix (bracket, "]")))
    return NULL;
  stripped[bracket - stripped] = '\0';
  return chancery_csv_guess (kind, FALSE, stripped);
}
