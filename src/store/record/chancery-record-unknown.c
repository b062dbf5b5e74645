/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-load.h"

#include "chancery-canonical.h"
#include "chancery-json.h"
#include "chancery-reader.h"

/* What a row says under keys that this program does not know. */
typedef struct
{
  guint place;
  const ChanceryPlanTable *table;
  guint line;
  char *json;
} Unknown;

/* Where the values of a row go: a draft or a line. */
typedef struct
{
  ChanceryDraft *draft;
  ChanceryLine *line;
} Target;

static void
set_value (const Target *target, const ChanceryField *field, ChanceryValue *value)
{
  if (target->line != NULL)
    chancery_line_set_value (target->line, field, value);
  else
    chancery_draft_set_value (target->draft, field, value);
}

static ChanceryValue *
get_value (const Target *target, const ChanceryField *field)
{
  return target->line != NULL ? chancery_line_get_value (target->line, field)
                              : chancery_draft_get_value (target->draft, field);
}

static void
clear_unknown (gpointer data)
{
  g_free (((Unknown *)data)->json);
}

/* Keys inside a known value go back to it; a key that this program has learnt since becomes a
 * value; the rest stays unknown and is returned. */
static char *
spread_unknown (ChanceryDb *db,
                const ChanceryKind *kind,
                const Target *target,
                const ChanceryField *fields,
                const char *json,
                GError **error)
{
  g_autoptr (GVariant) tree = chancery_json_parse (db, json, error);
  g_autoptr (GVariantDict) rest = NULL;
  g_autoptr (GVariant) left = NULL;
  g_autoptr (GString) out = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (tree == NULL || !g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT))
    return NULL;
  rest = g_variant_dict_new (tree);
  g_variant_iter_init (&iter, tree);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      const ChanceryField *field = chancery_field_find (fields, key);
      g_autoptr (GVariant) owned = value;
      g_autoptr (ChanceryValue) made = NULL;

      if (field == NULL)
        continue;
      if (field->type == CHANCERY_TYPE_LINES && get_value (target, field) != NULL)
        {
          g_variant_dict_remove (rest, key);
          continue;
        }
      if (get_value (target, field) != NULL)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          chancery_canonical_write_variant (text, owned, CHANCERY_CANONICAL_COMPACT, 0);
          made = chancery_value_with_unknown (get_value (target, field), text->str);
        }
      else
        made = chancery_reader_read_value (kind, field, owned, NULL);
      if (made == NULL)
        continue;
      set_value (target, field, made);
      g_variant_dict_remove (rest, key);
    }
  left = g_variant_ref_sink (g_variant_dict_end (rest));
  if (g_variant_n_children (left) == 0)
    return NULL;
  out = g_string_new (NULL);
  chancery_canonical_write_variant (out, left, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
spread_in_line (ChanceryRecordLoad *self, const Unknown *unknown)
{
  const ChanceryPlanTable *table = unknown->table;
  const ChanceryValue *lines = chancery_draft_get_nth (self->drafts[unknown->place], table->place);
  Target target = { .line = chancery_value_get_line (lines, unknown->line) };
  g_autofree char *rest =
      spread_unknown (self->db, self->plan->kind, &target, table->known, unknown->json, NULL);

  chancery_line_set_unknown (target.line, rest);
}

void
chancery_record_load_note_unknown (ChanceryRecordLoad *self,
                                   const ChanceryPlanTable *table,
                                   guint place,
                                   guint line,
                                   char *json)
{
  Unknown unknown = { .place = place, .table = table, .line = line, .json = json };

  if (json == NULL)
    return;
  if (self->unknowns == NULL)
    {
      self->unknowns = g_array_new (FALSE, FALSE, sizeof (Unknown));
      g_array_set_clear_func (self->unknowns, clear_unknown);
    }
  g_array_append_val (self->unknowns, unknown);
}

void
chancery_record_load_spread_unknown (ChanceryRecordLoad *self)
{
  if (self->unknowns == NULL)
    return;
  for (guint i = 0; i < self->unknowns->len; i++)
    {
      const Unknown *unknown = &g_array_index (self->unknowns, Unknown, i);
      Target target = { .draft = self->drafts[unknown->place] };
      g_autofree char *rest = NULL;

      if (unknown->table->list != NULL)
        {
          spread_in_line (self, unknown);
          continue;
        }
      rest = spread_unknown (self->db, self->plan->kind, &target, unknown->table->known,
                             unknown->json, NULL);
      if (rest != NULL)
        chancery_draft_set_unknown (target.draft, rest);
    }
}
