/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-gaps.h"

#include "chancery-canonical.h"

#include <string.h>

#define PARTIAL "partial"
#define REDACTED "redacted"

static gboolean
has (GPtrArray *fields, const char *field)
{
  return g_ptr_array_find_with_equal_func (fields, field, g_str_equal, NULL);
}

static void
add (GPtrArray *fields, const char *field)
{
  if (!has (fields, field))
    g_ptr_array_add (fields, g_strdup (field));
}

/* Whether the key is there at all. */
static gboolean
read_fields (GVariant *unknown, const char *key, GPtrArray *fields)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (unknown, key, G_VARIANT_TYPE ("av"));

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) field = g_variant_get_variant (boxed);

      if (g_variant_is_of_type (field, G_VARIANT_TYPE_STRING))
        add (fields, g_variant_get_string (field, NULL));
    }
  return list != NULL;
}

ChanceryGaps *
chancery_gaps_new (GVariant *unknown)
{
  ChanceryGaps *self = g_new0 (ChanceryGaps, 1);

  self->cut = g_ptr_array_new_with_free_func (g_free);
  self->redacted = g_ptr_array_new_with_free_func (g_free);
  if (unknown == NULL || !g_variant_is_of_type (unknown, G_VARIANT_TYPE_VARDICT))
    return self;
  self->is_partial = read_fields (unknown, PARTIAL, self->cut);
  self->is_partial |= read_fields (unknown, REDACTED, self->redacted);
  for (guint i = 0; i < self->redacted->len; i++)
    add (self->cut, self->redacted->pdata[i]);
  return self;
}

void
chancery_gaps_free (ChanceryGaps *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cut, g_ptr_array_unref);
  g_clear_pointer (&self->redacted, g_ptr_array_unref);
  g_free (self);
}

gboolean
chancery_gaps_is_cut (const ChanceryGaps *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return has (self->cut, field);
}

gboolean
chancery_gaps_is_redacted (const ChanceryGaps *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  return has (self->redacted, field);
}

void
chancery_gaps_add (ChanceryGaps *self, const char *field)
{
  g_return_if_fail (self != NULL && field != NULL);

  self->is_partial = TRUE;
  add (self->cut, field);
  add (self->redacted, field);
}

gboolean
chancery_gaps_edit (ChanceryGaps *self, const char *field)
{
  guint place;

  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  if (!g_ptr_array_find_with_equal_func (self->redacted, field, g_str_equal, &place))
    return FALSE;
  g_ptr_array_remove_index (self->redacted, place);
  return TRUE;
}

static void
write_fields (GVariantDict *dict, const char *key, GPtrArray *fields)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < fields->len; i++)
    g_variant_builder_add (&list, "v", g_variant_new_string (fields->pdata[i]));
  g_variant_dict_insert_value (dict, key, g_variant_builder_end (&list));
}

char *
chancery_gaps_write (const ChanceryGaps *self, GVariant *unknown)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (unknown);
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GString) json = NULL;

  g_variant_dict_remove (&dict, PARTIAL);
  g_variant_dict_remove (&dict, REDACTED);
  /* That text was taken out of a field says that the copy is partial. */
  if (self != NULL && self->is_partial &&
      (self->redacted->len == 0 || self->redacted->len < self->cut->len))
    write_fields (&dict, PARTIAL, self->cut);
  if (self != NULL && self->redacted->len > 0)
    write_fields (&dict, REDACTED, self->redacted);
  tree = g_variant_ref_sink (g_variant_dict_end (&dict));
  if (g_variant_n_children (tree) == 0)
    return NULL;
  json = g_string_new (NULL);
  chancery_canonical_write_variant (json, tree, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

gboolean
chancery_gaps_may_be_in (const char *json)
{
  return json != NULL &&
         (strstr (json, "\"" PARTIAL "\"") != NULL || strstr (json, "\"" REDACTED "\"") != NULL);
}
