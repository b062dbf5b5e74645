/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `has:`: whether something is there. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-link-type.h"
#include "chancery-sql-kind.h"

#include <string.h>

/* @kind: any kind for a field of the envelope. */
static void
add_filled (ChancerySqlBuilder *self,
            const ChanceryKind *kind,
            const ChanceryField *list,
            const ChanceryField *field)
{
  g_autofree char *path = chancery_sql_kind_path (list, field);
  g_autofree char *table = NULL;

  if (field->type == CHANCERY_TYPE_LINES)
    {
      table = chancery_sql_kind_line_table (kind, field);
      g_string_append_printf (self->sql, "EXISTS (SELECT 1 FROM \"%s\" AS k WHERE k.record = r.id)",
                              table);
      return;
    }
  table = chancery_sql_kind_table_of (kind, list, field);
  if (chancery_sql_field_is_reference (field) || chancery_sql_field_is_item (field))
    {
      /* Another kind may call something else so: what an actor is part of is no place. */
      if (!chancery_field_has_flag (list != NULL ? list : field, CHANCERY_FIELD_ENVELOPE))
        {
          chancery_sql_builder_add (self, "+r.kind = ");
          chancery_sql_builder_bind (self, kind->id);
          chancery_sql_builder_add (self, " AND ");
        }
      g_string_append_printf (
          self->sql,
          "EXISTS (SELECT 1 FROM \"%s\" AS k WHERE k.record = r.id AND k.field = ", table);
      chancery_sql_builder_bind (self, path);
      chancery_sql_builder_add (self, ")");
    }
  else if (field->type == CHANCERY_TYPE_MARKING && list == NULL)
    chancery_sql_builder_add (self, "r.level <> 'unmarked'");
  else if (strcmp (table, "record") == 0)
    g_string_append_printf (self->sql, "r.\"%s\" IS NOT NULL", field->id);
  else
    g_string_append_printf (
        self->sql,
        "EXISTS (SELECT 1 FROM \"%s\" AS k WHERE k.record = r.id AND k.\"%s\" IS NOT NULL)", table,
        field->id);
}

static void
add_or (ChancerySqlBuilder *self, guint *n)
{
  if ((*n)++ > 0)
    chancery_sql_builder_add (self, " OR ");
}

static void
add_fields (ChancerySqlBuilder *self,
            const ChanceryKind *kind,
            const ChanceryField *fields,
            const char *name,
            guint *n)
{
  for (; fields->id != NULL; fields++)
    {
      if (chancery_field_is_called (fields, name))
        {
          add_or (self, n);
          add_filled (self, kind, NULL, fields);
          continue;
        }
      for (const ChanceryField *field = fields->lines; field != NULL && field->id != NULL; field++)
        if (chancery_field_has_query (field, name))
          {
            add_or (self, n);
            add_filled (self, kind, fields, field);
          }
    }
}

/* Whether a record of @kind names it: a demarche has a demand. */
static void
add_named_by (ChancerySqlBuilder *self, const ChanceryKind *kind)
{
  chancery_sql_builder_add (self, "EXISTS (SELECT 1 FROM reference AS x CROSS JOIN record AS k "
                                  "ON k.id = x.record WHERE x.target = r.id AND k.kind = ");
  chancery_sql_builder_bind (self, kind->id);
  if (kind->parent != NULL)
    {
      chancery_sql_builder_add (self, " AND x.field = ");
      chancery_sql_builder_bind (self, kind->parent);
    }
  chancery_sql_builder_add (self, ")");
}

/* Links from either side: `has:replies-to`, and `has:reply` for what was replied to. */
static void
add_linked (ChancerySqlBuilder *self, const char *type, gboolean from)
{
  chancery_sql_builder_add (self, "EXISTS (SELECT 1 FROM reference AS x WHERE ");
  chancery_sql_builder_add (self, from ? "x.record = r.id" : "x.target = r.id");
  chancery_sql_builder_add (self, " AND x.field = 'links.to'");
  if (type != NULL)
    {
      chancery_sql_builder_add (self, " AND x.role = ");
      chancery_sql_builder_bind (self, type);
    }
  chancery_sql_builder_add (self, ")");
}

void
chancery_sql_query_add_has (ChancerySqlBuilder *self, const char *name)
{
  const ChanceryLinkType *type = chancery_link_type_find (name);
  const ChanceryKind *named = chancery_kind_find (name);
  guint n = 0;

  chancery_sql_builder_add (self, "(");
  add_fields (self, chancery_kind_get ((ChanceryKindId)1), chancery_kind_get_envelope (), name, &n);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      add_fields (self, kind, kind->fields, name, &n);
    }
  if (named != NULL && n == 0)
    {
      add_or (self, &n);
      add_named_by (self, named);
    }
  if (type != NULL)
    {
      add_or (self, &n);
      add_linked (self, type->code, TRUE);
    }
  if (strcmp (name, "reply") == 0)
    {
      add_or (self, &n);
      add_linked (self, "replies-to", FALSE);
      add_or (self, &n);
      chancery_sql_query_add_has (self, "answers");
    }
  if (strcmp (name, "link") == 0 || strcmp (name, "links") == 0)
    {
      add_or (self, &n);
      add_linked (self, NULL, FALSE);
    }
  if (n == 0)
    chancery_sql_builder_add (self, "0");
  chancery_sql_builder_add (self, ")");
}
