/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a column of a table can go, and how that and the column are called. */

#include "config.h"

#include "chancery-csv-mapping.h"

#include "chancery-csv.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
chancery_csv_mapping_find_role (const ChanceryKind *kind,
                                const char *path,
                                const ChanceryField **list,
                                const ChanceryField **value)
{
  const char *dot;
  g_autofree char *head = NULL;
  const ChanceryField *field, *role;
  const ChanceryTerm *term;

  g_return_val_if_fail (kind != NULL && path != NULL, NULL);

  dot = strchr (path, '.');
  head = dot != NULL ? g_strndup (path, (gsize)(dot - path)) : NULL;
  field = head != NULL ? chancery_kind_find_field (kind, head) : NULL;
  if (field == NULL || field->type != CHANCERY_TYPE_LINES || field->role == NULL)
    return NULL;
  role = chancery_field_find (field->lines, field->role);
  term = role != NULL
             ? chancery_vocabulary_find (chancery_vocabulary_get (role->vocabulary), dot + 1)
             : NULL;
  if (term == NULL)
    return NULL;
  for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
    if (inner != role && inner->type == CHANCERY_TYPE_REFERENCE)
      {
        if (list != NULL)
          *list = field;
        if (value != NULL)
          *value = inner;
        return term->code;
      }
  return NULL;
}

gboolean
chancery_csv_mapping_kind_has (const ChanceryKind *kind, const char *path)
{
  g_return_val_if_fail (kind != NULL && path != NULL, FALSE);

  return strcmp (path, "kind") == 0 || strcmp (path, "id") == 0 ||
         chancery_kind_find_path (kind, path, NULL) != NULL ||
         chancery_csv_mapping_find_role (kind, path, NULL, NULL) != NULL;
}

gboolean
chancery_csv_mapping_some_kind_has (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_csv_mapping_kind_has (chancery_kind_get (i), path))
      return TRUE;
  return FALSE;
}

static void
add_path (GPtrArray *paths, const ChanceryField *list, const char *id)
{
  g_ptr_array_add (paths, list != NULL ? g_strdup_printf ("%s.%s", list->id, id) : g_strdup (id));
}

static void
add_line_paths (GPtrArray *paths, const ChanceryKind *kind, const ChanceryField *list)
{
  const ChanceryField *role = list->role != NULL ? chancery_field_find (list->lines, list->role)
                                                 : NULL;
  const ChanceryVocabulary *vocabulary = role != NULL ? chancery_vocabulary_get (role->vocabulary)
                                                      : NULL;

  for (guint i = 0; vocabulary != NULL && vocabulary->terms[i].code != NULL; i++)
    add_path (paths, list, vocabulary->terms[i].code);
  for (const ChanceryField *inner = list->lines; inner->id != NULL; inner++)
    if (!chancery_field_has_flag (inner, CHANCERY_FIELD_PROGRAM))
      add_path (paths, list, inner->id);
}

GPtrArray *
chancery_csv_mapping_list_paths (const ChanceryKind *kind)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
          chancery_field_has_flag (field, CHANCERY_FIELD_KEYED))
        continue;
      if (field->type == CHANCERY_TYPE_LINES)
        add_line_paths (paths, kind, field);
      else
        add_path (paths, NULL, field->id);
    }
  add_path (paths, NULL, "kind");
  add_path (paths, NULL, "id");
  return paths;
}

/* “From”, “For information”: as a field of its own would be called. */
static char *
describe_role (const ChanceryField *list, const char *role)
{
  const ChanceryField *field = chancery_field_find (list->lines, list->role);
  const char *label = _ (chancery_vocabulary_label (field->vocabulary, role));
  gunichar first = g_unichar_totitle (g_utf8_get_char (label));
  GString *words = g_string_new (NULL);

  g_string_append_unichar (words, first);
  g_string_append (words, g_utf8_next_char (label));
  return g_string_free (words, FALSE);
}

/* “Papers: Folio”; but “Paper” alone, where a list is called after what stands in it. */
static char *
describe_inner (const ChanceryField *list, const ChanceryField *inner)
{
  if (chancery_field_has_flag (inner, CHANCERY_FIELD_CORE))
    return g_strdup (_ (inner->label));
  /* Translators: what is told line by line (“Papers”), and a part of each (“Folio”). */
  return g_strdup_printf (_ ("%s: %s"), _ (list->label), _ (inner->label));
}

char *
chancery_csv_mapping_describe (const ChanceryKind *kind, const char *path)
{
  const ChanceryField *list = NULL;
  const ChanceryField *field;
  const char *role;

  g_return_val_if_fail (kind != NULL && path != NULL, NULL);

  if (strcmp (path, "kind") == 0)
    return g_strdup (_ ("What it is"));
  if (strcmp (path, "id") == 0)
    return g_strdup (_ ("Identity (UUID)"));
  role = chancery_csv_mapping_find_role (kind, path, &list, &field);
  if (role != NULL)
    return describe_role (list, role);
  field = chancery_kind_find_path (kind, path, &list);
  if (field == NULL)
    return g_strdup (path);
  return list != NULL ? describe_inner (list, field) : g_strdup (_ (field->label));
}

char *
chancery_csv_mapping_list_words (const ChanceryKind *kind, const char *path)
{
  const ChanceryField *field;
  const ChanceryVocabulary *vocabulary = NULL;
  GString *words;

  g_return_val_if_fail (kind != NULL && path != NULL, NULL);

  field = chancery_kind_find_path (kind, path, NULL);
  if (field != NULL && field->type == CHANCERY_TYPE_TERM)
    vocabulary = chancery_vocabulary_get (field->vocabulary);
  else if (field != NULL && field->type == CHANCERY_TYPE_MARKING)
    vocabulary = chancery_vocabulary_get ("marking_level");
  if (vocabulary == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    /* Translators: between the parts of “41 new, 3 changed, 2 clash”. */
    g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (term->label));
  return g_string_free (words, FALSE);
}

gboolean
chancery_csv_mapping_has_heading (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !chancery_csv_is_blank (chancery_csv_mapping_get_heading (self, column));
}

static gboolean
is_called_as_another (const ChanceryCsvMapping *self, guint column)
{
  const char *heading = chancery_csv_mapping_get_heading (self, column);

  for (guint i = 0; i < chancery_csv_mapping_get_n_columns (self); i++)
    if (i != column && strcmp (chancery_csv_mapping_get_heading (self, i), heading) == 0)
      return TRUE;
  return FALSE;
}

char *
chancery_csv_mapping_name_column (const ChanceryCsvMapping *self, guint column)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!chancery_csv_mapping_has_heading (self, column))
    return g_strdup_printf ("%u", column + 1);
  shown = chancery_text_shorten (chancery_csv_mapping_get_heading (self, column),
                                 CHANCERY_CSV_MAX_HEADING);
  return is_called_as_another (self, column) ? g_strdup_printf ("%u, “%s”,", column + 1, shown)
                                             : g_strdup_printf ("“%s”", shown);
}
