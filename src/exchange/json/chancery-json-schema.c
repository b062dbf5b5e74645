/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-schema.h"

#include "chancery-canonical.h"
#include "chancery-json-header.h"
#include "chancery-kind.h"
#include "chancery-record.h"
#include "chancery-vocabulary.h"

#include <stdarg.h>

#define UUID "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"

/* An object of the keys and values that follow, ended by NULL. Takes floating values. */
static GVariant *
object (const char *key, ...)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    g_variant_builder_add (&builder, "{sv}", key, va_arg (arguments, GVariant *));
  va_end (arguments);
  return g_variant_builder_end (&builder);
}

static GVariant *
text (const char *words)
{
  return g_variant_new_string (words);
}

/* A list of the texts that follow, ended by NULL. */
static GVariant *
texts (const char *word, ...)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  va_list arguments;

  va_start (arguments, word);
  for (; word != NULL; word = va_arg (arguments, const char *))
    g_variant_builder_add (&builder, "v", text (word));
  va_end (arguments);
  return g_variant_builder_end (&builder);
}

static GVariant *
pair (GVariant *first, GVariant *second)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  g_variant_builder_add (&builder, "v", first);
  g_variant_builder_add (&builder, "v", second);
  return g_variant_builder_end (&builder);
}

static GVariant *
type (const char *name)
{
  return object ("type", text (name), NULL);
}

static GVariant *
definition (const char *name)
{
  g_autofree char *path = g_strdup_printf ("#/$defs/%s", name);

  return object ("$ref", text (path), NULL);
}

static GVariant *
list_of (GVariant *items)
{
  return object ("type", text ("array"), "items", items, NULL);
}

/* Codes of a newer program are read too, so that those known are no closed list. */
static GVariant *
describe_term (const ChanceryField *field)
{
  const ChanceryVocabulary *vocabulary =
      field->vocabulary != NULL ? chancery_vocabulary_get (field->vocabulary) : NULL;
  GVariantBuilder codes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  if (vocabulary == NULL)
    {
      g_variant_builder_clear (&codes);
      return type ("string");
    }
  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    g_variant_builder_add (&codes, "v", text (term->code));
  return object ("type", text ("string"), "examples", g_variant_builder_end (&codes), NULL);
}

/* The one whole number of the envelope is the version. */
static GVariant *
describe_integer (const ChanceryField *field)
{
  return chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE)
             ? object ("type", text ("integer"), "minimum", g_variant_new_int64 (1), "maximum",
                       g_variant_new_int64 (CHANCERY_VERSION_MAX), NULL)
             : type ("integer");
}

static GVariant *describe_lines (const ChanceryField *list);

static GVariant *
describe_single (const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return type ("string");
    case CHANCERY_TYPE_TERM:
      return describe_term (field);
    case CHANCERY_TYPE_DATE:
      return definition ("date");
    case CHANCERY_TYPE_QUANTITY:
      return definition ("quantity");
    case CHANCERY_TYPE_REFERENCE:
      return chancery_field_has_flag (field, CHANCERY_FIELD_WORDS)
                 ? object ("anyOf", pair (definition ("reference"), type ("string")), NULL)
                 : definition ("reference");
    case CHANCERY_TYPE_MARKING:
      return definition ("marking");
    case CHANCERY_TYPE_BOOLEAN:
      return type ("boolean");
    case CHANCERY_TYPE_INTEGER:
      return describe_integer (field);
    case CHANCERY_TYPE_JSON:
      return g_variant_new_boolean (TRUE);
    case CHANCERY_TYPE_LINES:
      break;
    }
  return describe_lines (field);
}

static GVariant *
describe_field (const ChanceryField *field)
{
  GVariant *single = describe_single (field);

  return chancery_field_has_flag (field, CHANCERY_FIELD_LIST) ? list_of (single) : single;
}

static GVariant *
describe_lines (const ChanceryField *list)
{
  GVariantBuilder properties = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED))
    g_variant_builder_add (&properties, "{sv}", "id", definition ("uuid"));
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    g_variant_builder_add (&properties, "{sv}", field->id, describe_field (field));
  return list_of (
      object ("type", text ("object"), "properties", g_variant_builder_end (&properties), NULL));
}

static GVariant *
describe_kind (const ChanceryKind *kind)
{
  GVariantBuilder properties = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&properties, "{sv}", "kind", object ("const", text (kind->id), NULL));
  g_variant_builder_add (&properties, "{sv}", "id", definition ("uuid"));
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      g_variant_builder_add (&properties, "{sv}", field->id, describe_field (field));
    }
  return object ("type", text ("object"), "title", text (kind->label), "required",
                 texts ("kind", NULL), "properties", g_variant_builder_end (&properties), NULL);
}

static GVariant *
describe_date (void)
{
  GVariant *whole =
      object ("type", text ("object"), "required", texts ("edtf", NULL), "properties",
              object ("edtf", type ("string"), "typed", type ("string"), "quality",
                      object ("enum", texts ("stated", "inferred", "estimated", NULL), NULL), NULL),
              NULL);

  return object ("description", text ("EDTF level 1 (ISO 8601-2)"), "anyOf",
                 pair (type ("string"), whole), NULL);
}

static GVariant *
describe_quantity (void)
{
  return object ("type", text ("object"), "required", texts ("qualifier", NULL), "properties",
                 object ("qualifier",
                         object ("enum",
                                 texts ("exact", "over", "at-least", "nearly", "up-to", "about",
                                        "range", "several", "unknown", NULL),
                                 NULL),
                         "best", type ("integer"), "low", type ("integer"), "high",
                         type ("integer"), "wording", type ("string"), NULL),
                 NULL);
}

static GVariant *
describe_reference (void)
{
  return object ("type", text ("object"), "anyOf",
                 pair (object ("required", texts ("id", NULL), NULL),
                       object ("required", texts ("label", NULL), NULL)),
                 "properties",
                 object ("id", definition ("uuid"), "label", type ("string"), "kind",
                         type ("string"), NULL),
                 NULL);
}

static GVariant *
describe_marking (void)
{
  return object ("type", text ("object"), "properties",
                 object ("level", type ("string"), "caveats", list_of (type ("string")), NULL),
                 NULL);
}

static GVariant *
describe_definitions (void)
{
  GVariantBuilder definitions = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  GVariantBuilder kinds = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      g_variant_builder_add (&definitions, "{sv}", kind->id, describe_kind (kind));
      g_variant_builder_add (&kinds, "v", definition (kind->id));
    }
  g_variant_builder_add (&definitions, "{sv}", "uuid",
                         object ("type", text ("string"), "pattern", text ("^" UUID "$"), NULL));
  g_variant_builder_add (&definitions, "{sv}", "date", describe_date ());
  g_variant_builder_add (&definitions, "{sv}", "quantity", describe_quantity ());
  g_variant_builder_add (&definitions, "{sv}", "reference", describe_reference ());
  g_variant_builder_add (&definitions, "{sv}", "marking", describe_marking ());
  g_variant_builder_add (&definitions, "{sv}", "record",
                         object ("oneOf", g_variant_builder_end (&kinds), NULL));
  return g_variant_builder_end (&definitions);
}

static GVariant *
describe_header (void)
{
  return object ("chancery", object ("const", g_variant_new_int64 (CHANCERY_JSON_FORMAT), NULL),
                 "exported", type ("string"), "program", type ("string"), "desk_day",
                 type ("string"), "scope", type ("object"), "ceiling", type ("string"), "withheld",
                 list_of (type ("string")), "records", list_of (definition ("record")), NULL);
}

char *
chancery_json_schema_write (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GVariant) schema = NULL;

  schema = g_variant_ref_sink (
      object ("$schema", text ("https://json-schema.org/draft/2020-12/schema"), "$id",
              text ("urn:chancery:interchange:1"), "title", text ("Chancery interchange"), "type",
              text ("object"), "required", texts ("chancery", "records", NULL), "properties",
              describe_header (), "$defs", describe_definitions (), NULL));
  chancery_canonical_write_variant (out, schema, CHANCERY_CANONICAL_NONE, 0);
  g_string_append_c (out, '\n');
  return g_string_free (g_steal_pointer (&out), FALSE);
}
