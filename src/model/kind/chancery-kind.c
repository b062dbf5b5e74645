/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-kind.h"

#include "chancery-kinds.h"

#include <string.h>

/* Canonical order of a kind's fields, and the way back from a name: made once from the table. */
typedef struct
{
  guint n_fields;
  guint first_own; /* those of the kind itself stand together */
  guint n_own;
  guint n_envelope;
  guint *envelope_positions; /* by the place in the envelope's table */
  const ChanceryField **fields;
  GHashTable *by_id;
} KindIndex;

static KindIndex kind_indexes[CHANCERY_N_KINDS];

guint
chancery_field_count (const ChanceryField *fields)
{
  guint n = 0;

  g_return_val_if_fail (fields != NULL, 0);

  while (fields[n].id != NULL)
    n++;
  return n;
}

const ChanceryField *
chancery_field_find (const ChanceryField *fields, const char *id)
{
  g_return_val_if_fail (fields != NULL && id != NULL, NULL);

  for (; fields->id != NULL; fields++)
    if (strcmp (fields->id, id) == 0)
      return fields;
  return NULL;
}

gboolean
chancery_field_takes_kind (const ChanceryField *field, ChanceryKindId kind)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (field->targets[0] == CHANCERY_KIND_NONE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (field->targets); i++)
    if (field->targets[i] == kind)
      return TRUE;
  return FALSE;
}

gboolean
chancery_field_has_query (const ChanceryField *field, const char *prefix)
{
  gsize length = strlen (prefix);

  g_return_val_if_fail (field != NULL, FALSE);

  for (const char *at = field->query; at != NULL && *at != '\0';)
    {
      const char *end = strchrnul (at, ' ');

      if ((gsize)(end - at) == length && strncmp (at, prefix, length) == 0)
        return TRUE;
      at = *end == ' ' ? end + 1 : end;
    }
  return FALSE;
}

gboolean
chancery_field_is_called (const ChanceryField *field, const char *name)
{
  gsize length;

  g_return_val_if_fail (field != NULL && name != NULL, FALSE);

  length = strlen (name);
  if (strcmp (field->id, name) == 0 || chancery_field_has_query (field, name))
    return TRUE;
  return strncmp (field->id, name, length) == 0 && strcmp (field->id + length, "s") == 0;
}

static void
add_fields (KindIndex *index,
            const ChanceryField *fields,
            ChanceryFieldFlags mask,
            ChanceryFieldFlags want)
{
  for (; fields->id != NULL; fields++)
    if ((fields->flags & mask) == want)
      {
        g_hash_table_insert (index->by_id, (gpointer)fields->id,
                             GUINT_TO_POINTER (index->n_fields));
        index->fields[index->n_fields++] = fields;
      }
}

static void
note_envelope_positions (KindIndex *index, guint n_envelope)
{
  index->envelope_positions = g_new (guint, n_envelope);
  for (guint i = 0; i < n_envelope; i++)
    index->envelope_positions[i] =
        GPOINTER_TO_UINT (g_hash_table_lookup (index->by_id, chancery_envelope_fields[i].id));
}

/* Where @field stands among the @n of @fields, or -1. */
static int
find_ordinal (const ChanceryField *fields, guint n, const ChanceryField *field)
{
  guintptr first = (guintptr)fields;
  guintptr at = (guintptr)field;

  return at >= first && at < (guintptr)(fields + n) ? (int)((at - first) / sizeof *fields) : -1;
}

static const KindIndex *
get_index (const ChanceryKind *kind)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      guint n_envelope = chancery_field_count (chancery_envelope_fields);

      for (guint i = 1; i < CHANCERY_N_KINDS; i++)
        {
          KindIndex *index = &kind_indexes[i];
          const ChanceryField *own = chancery_kinds[i].fields;

          index->fields = g_new (const ChanceryField *, n_envelope + chancery_field_count (own));
          index->by_id = g_hash_table_new (g_str_hash, g_str_equal);
          add_fields (index, chancery_envelope_fields, CHANCERY_FIELD_TAIL, CHANCERY_FIELD_NONE);
          index->first_own = index->n_fields;
          add_fields (index, own, CHANCERY_FIELD_NONE, CHANCERY_FIELD_NONE);
          index->n_own = index->n_fields - index->first_own;
          add_fields (index, chancery_envelope_fields, CHANCERY_FIELD_TAIL, CHANCERY_FIELD_TAIL);
          index->n_envelope = n_envelope;
          note_envelope_positions (index, n_envelope);
        }
      g_once_init_leave (&once, 1);
    }
  return &kind_indexes[kind->index];
}

const ChanceryKind *
chancery_kind_get (ChanceryKindId index)
{
  if (index <= CHANCERY_KIND_NONE || index >= CHANCERY_N_KINDS)
    return NULL;
  return &chancery_kinds[index];
}

const ChanceryKind *
chancery_kind_find (const char *id)
{
  if (id == NULL)
    return NULL;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (strcmp (chancery_kinds[i].id, id) == 0)
      return &chancery_kinds[i];
  return NULL;
}

const ChanceryField *
chancery_kind_get_envelope (void)
{
  return chancery_envelope_fields;
}

guint
chancery_kind_get_n_fields (const ChanceryKind *kind)
{
  g_return_val_if_fail (kind != NULL, 0);

  return get_index (kind)->n_fields;
}

const ChanceryField *
chancery_kind_get_nth_field (const ChanceryKind *kind, guint position)
{
  const KindIndex *index;

  g_return_val_if_fail (kind != NULL, NULL);

  index = get_index (kind);
  g_return_val_if_fail (position < index->n_fields, NULL);
  return index->fields[position];
}

const ChanceryField *const *
chancery_kind_list_fields (const ChanceryKind *kind, guint *n_fields)
{
  const KindIndex *index;

  g_return_val_if_fail (kind != NULL && n_fields != NULL, NULL);

  index = get_index (kind);
  *n_fields = index->n_fields;
  return index->fields;
}

int
chancery_kind_get_field_position (const ChanceryKind *kind, const ChanceryField *field)
{
  const KindIndex *index;
  int ordinal;

  g_return_val_if_fail (kind != NULL && field != NULL, -1);

  /* Asked for each value of each record that is read or written: by address, not by name. */
  index = get_index (kind);
  ordinal = find_ordinal (kind->fields, index->n_own, field);
  if (ordinal >= 0)
    return (int)index->first_own + ordinal;
  ordinal = find_ordinal (chancery_envelope_fields, index->n_envelope, field);
  return ordinal >= 0 ? (int)index->envelope_positions[ordinal] : -1;
}

const ChanceryField *
chancery_kind_find_field (const ChanceryKind *kind, const char *id)
{
  const KindIndex *index;
  gpointer position;

  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  index = get_index (kind);
  if (!g_hash_table_lookup_extended (index->by_id, id, NULL, &position))
    return NULL;
  return index->fields[GPOINTER_TO_UINT (position)];
}

const ChanceryField *
chancery_kind_find_path (const ChanceryKind *kind, const char *path, const ChanceryField **list)
{
  const char *dot;
  g_autofree char *head = NULL;
  const ChanceryField *field;

  g_return_val_if_fail (kind != NULL && path != NULL, NULL);

  if (list != NULL)
    *list = NULL;
  dot = strchr (path, '.');
  if (dot == NULL)
    return chancery_kind_find_field (kind, path);

  head = g_strndup (path, dot - path);
  field = chancery_kind_find_field (kind, head);
  if (field == NULL || field->type != CHANCERY_TYPE_LINES)
    return NULL;
  if (list != NULL)
    *list = field;
  return chancery_field_find (field->lines, dot + 1);
}

const ChanceryField *
chancery_kind_find_line_field (const ChanceryKind *self,
                               const char *query,
                               const ChanceryField **list)
{
  g_return_val_if_fail (self != NULL && query != NULL && list != NULL, NULL);

  for (*list = self->fields; (*list)->id != NULL; (*list)++)
    for (const ChanceryField *field = (*list)->lines; field != NULL && field->id != NULL; field++)
      if (chancery_field_has_query (field, query))
        return field;
  *list = NULL;
  return NULL;
}

gboolean
chancery_kind_meets_party (const ChanceryKind *self)
{
  const ChanceryField *field;
  g_auto (GStrv) path = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->counterpart[0] == NULL)
    return FALSE;
  path = g_strsplit (self->counterpart[0], "/", 2);
  field = chancery_kind_find_field (self, path[0]);
  if (field->type == CHANCERY_TYPE_LINES)
    for (field = field->lines; field->type != CHANCERY_TYPE_REFERENCE; field++)
      g_assert (field->id != NULL);
  /* What takes any record is about it. */
  return field->targets[0] != CHANCERY_KIND_NONE &&
         chancery_field_takes_kind (field, CHANCERY_KIND_ACTOR);
}
