/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-header.h"

#include "chancery-canonical.h"
#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-json-tree.h"

#include <string.h>

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
read_format (GVariant *tree, GError **error)
{
  g_autoptr (GVariant) member = g_variant_lookup_value (tree, "chancery", NULL);
  gint64 number;

  if (member == NULL)
    return refuse (error, "chancery: is missing; without the number of the format nothing is read");
  if (!g_variant_is_of_type (member, G_VARIANT_TYPE_INT64))
    return refuse (error, "chancery: must be a whole number");
  number = g_variant_get_int64 (member);
  if (number > CHANCERY_JSON_FORMAT)
    return refuse (error,
                   "chancery: format %" G_GINT64_FORMAT " is newer than %d, the newest that this "
                   "program reads",
                   number, CHANCERY_JSON_FORMAT);
  return number > 0 || refuse (error, "chancery: there is no format %" G_GINT64_FORMAT, number);
}

static gboolean
read_text (GVariant *tree, const char *key, char **text, GError **error)
{
  g_autoptr (GVariant) member = g_variant_lookup_value (tree, key, NULL);

  if (member == NULL)
    return TRUE;
  if (!g_variant_is_of_type (member, G_VARIANT_TYPE_STRING))
    return refuse (error, "%s: must be a text", key);
  *text = g_variant_dup_string (member, NULL);
  return TRUE;
}

static gboolean
read_withheld (ChanceryJsonHeader *self, GVariant *tree, GError **error)
{
  g_autoptr (GVariant) member = g_variant_lookup_value (tree, "withheld", NULL);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  if (member == NULL)
    return TRUE;
  if (!g_variant_is_of_type (member, G_VARIANT_TYPE ("av")))
    return refuse (error, "withheld: must be a list of texts");
  for (gsize i = 0; i < g_variant_n_children (member); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (member, i);
      g_autoptr (GVariant) number = g_variant_get_variant (boxed);

      if (!g_variant_is_of_type (number, G_VARIANT_TYPE_STRING))
        return refuse (error, "withheld: must be a list of texts");
      g_strv_builder_add (numbers, g_variant_get_string (number, NULL));
    }
  self->withheld = g_strv_builder_end (numbers);
  return TRUE;
}

static gboolean
read_desk_day (ChanceryJsonHeader *self, GVariant *tree, GError **error)
{
  if (!read_text (tree, "desk_day", &self->desk_day, error))
    return FALSE;
  return self->desk_day == NULL || chancery_day_from_iso (self->desk_day, NULL) ||
         refuse (error, "desk_day: “%s” is no day", self->desk_day);
}

static const char *
get_scope_key (const ChanceryJsonHeader *self)
{
  return self->scope_key != NULL && self->scope != NULL ? self->scope_key : NULL;
}

/* The members that are there, each with its key, in their order. @write is told the
 * depth of a value's own members. */
static void
write_members (const ChanceryJsonHeader *self,
               GString *out,
               const char *separator,
               const char *colon,
               ChanceryCanonicalFlags flags)
{
  const struct
  {
    const char *key;
    const char *text;
  } members[] = {
    { "exported", self->exported },
    { "program", self->program },
    { "desk_day", self->desk_day },
  };

  g_string_append_printf (out, "\"chancery\"%s%d", colon, CHANCERY_JSON_FORMAT);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].text != NULL)
      {
        g_string_append_printf (out, "%s\"%s\"%s", separator, members[i].key, colon);
        chancery_canonical_write_string (out, members[i].text);
      }
  if (get_scope_key (self) != NULL)
    {
      GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
      g_autoptr (GVariant) scope = NULL;

      g_variant_builder_add (&builder, "{sv}", self->scope_key, g_variant_new_string (self->scope));
      scope = g_variant_ref_sink (g_variant_builder_end (&builder));
      g_string_append_printf (out, "%s\"scope\"%s", separator, colon);
      chancery_canonical_write_variant (out, scope, flags, 1);
    }
  if (self->ceiling != NULL)
    {
      g_string_append_printf (out, "%s\"ceiling\"%s", separator, colon);
      chancery_canonical_write_string (out, self->ceiling);
    }
  if (self->withheld != NULL && self->withheld[0] != NULL)
    {
      GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
      g_autoptr (GVariant) withheld = NULL;

      for (guint i = 0; self->withheld[i] != NULL; i++)
        g_variant_builder_add (&builder, "v", g_variant_new_string (self->withheld[i]));
      withheld = g_variant_ref_sink (g_variant_builder_end (&builder));
      g_string_append_printf (out, "%s\"withheld\"%s", separator, colon);
      chancery_canonical_write_variant (out, withheld, flags, 1);
    }
}

void
chancery_json_header_clear (ChanceryJsonHeader *self)
{
  g_clear_pointer (&self->exported, g_free);
  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->desk_day, g_free);
  g_clear_pointer (&self->scope_key, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->ceiling, g_free);
  g_clear_pointer (&self->withheld, g_strfreev);
}

gboolean
chancery_json_header_read (ChanceryJsonHeader *self, const char *json, GError **error)
{
  g_autoptr (GVariant) tree = NULL;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  tree = chancery_json_tree_parse (json, strlen (json), error);
  return tree != NULL && read_format (tree, error) &&
         read_text (tree, "exported", &self->exported, error) &&
         read_text (tree, "program", &self->program, error) && read_desk_day (self, tree, error) &&
         read_text (tree, "ceiling", &self->ceiling, error) && read_withheld (self, tree, error);
}

void
chancery_json_header_write_line (const ChanceryJsonHeader *self, GString *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  g_string_append_c (out, '{');
  write_members (self, out, ",", ":", CHANCERY_CANONICAL_COMPACT);
  g_string_append (out, "}\n");
}

void
chancery_json_header_write_document (const ChanceryJsonHeader *self, GString *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  g_string_append (out, "{\n  ");
  write_members (self, out, ",\n  ", ": ", CHANCERY_CANONICAL_NONE);
  g_string_append (out, ",\n  \"records\": [");
}
