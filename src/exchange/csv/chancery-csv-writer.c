/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-writer.h"

#include "chancery-csv.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-quantity.h"

#include <string.h>

struct _ChanceryCsvWriter
{
  GHashTable *used; /* ids of fields */
  GPtrArray *columns;
};

static char *
write_quantity (const ChanceryQuantity *quantity)
{
  gint64 best;

  if (chancery_quantity_get_wording (quantity) != NULL)
    return g_strdup (chancery_quantity_get_wording (quantity));
  if (chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_EXACT &&
      chancery_quantity_get_best (quantity, &best))
    return g_strdup_printf ("%" G_GINT64_FORMAT, best);
  return chancery_quantity_to_words (quantity);
}

static char *
write_marking (const ChanceryValue *value)
{
  const char *const *caveats = chancery_value_get_caveats (value);
  g_autofree char *joined = caveats != NULL ? g_strjoinv (", ", (char **)caveats) : NULL;

  if (joined == NULL || *joined == '\0')
    return g_strdup (chancery_value_get_level (value));
  return g_strdup_printf ("%s, %s", chancery_value_get_level (value), joined);
}

static char *
write_reference (const ChanceryValue *value)
{
  const char *label = chancery_value_get_label (value);

  return g_strdup (label != NULL ? label : chancery_value_get_reference_id (value));
}

char *
chancery_csv_writer_write_item (const ChanceryField *field, const ChanceryValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  switch (field->type)
    {
    case CHANCERY_TYPE_DATE:
      return g_strdup (chancery_fuzzy_date_get_edtf (chancery_value_get_date (value)));
    case CHANCERY_TYPE_QUANTITY:
      return write_quantity (chancery_value_get_quantity (value));
    case CHANCERY_TYPE_REFERENCE:
      return write_reference (value);
    case CHANCERY_TYPE_MARKING:
      return write_marking (value);
    case CHANCERY_TYPE_BOOLEAN:
      return g_strdup (chancery_value_get_boolean (value) ? "yes" : "no");
    case CHANCERY_TYPE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, chancery_value_get_integer (value));
    case CHANCERY_TYPE_LINES:
      return chancery_phrase_value (field, value);
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
    case CHANCERY_TYPE_JSON:
    default:
      return g_strdup (chancery_value_get_text (value));
    }
}

static char *
write_value (const ChanceryField *field, const ChanceryValue *value)
{
  g_autoptr (GString) text = NULL;

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return chancery_csv_writer_write_item (field, value);
  text = g_string_new (NULL);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      g_autofree char *item =
          chancery_csv_writer_write_item (field, chancery_value_get_item (value, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", item);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Digests say nothing to a reader of tables, and the title has a column of its own. */
static gboolean
has_column (const ChanceryField *field)
{
  return strcmp (field->id, "past") != 0 && strcmp (field->id, "title") != 0;
}

/* In the order of the table, a field that several kinds have where the first has it. */
static void
choose_columns (ChanceryCsvWriter *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      for (guint j = 0; j < chancery_kind_get_n_fields (kind); j++)
        {
          const ChanceryField *field = chancery_kind_get_nth_field (kind, j);

          if (g_hash_table_contains (self->used, field->id) &&
              g_hash_table_add (seen, (char *)field->id))
            g_ptr_array_add (self->columns, (char *)field->id);
        }
    }
}

ChanceryCsvWriter *
chancery_csv_writer_new (void)
{
  ChanceryCsvWriter *self = g_new0 (ChanceryCsvWriter, 1);

  self->used = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns = g_ptr_array_new ();
  return self;
}

void
chancery_csv_writer_free (ChanceryCsvWriter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->used);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

void
chancery_csv_writer_learn (ChanceryCsvWriter *self, const ChanceryRecord *record)
{
  const ChanceryKind *kind;

  g_return_if_fail (self != NULL && record != NULL);

  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (has_column (field) && chancery_record_get_value (record, field) != NULL)
        g_hash_table_add (self->used, (char *)field->id);
    }
}

void
chancery_csv_writer_write_heading (ChanceryCsvWriter *self, GString *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  choose_columns (self);
  g_string_append (out, "kind,id,title");
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (out, ",%s", (const char *)self->columns->pdata[i]);
  g_string_append (out, "\r\n");
}

void
chancery_csv_writer_write_record (ChanceryCsvWriter *self,
                                  const ChanceryRecord *record,
                                  GString *out)
{
  const ChanceryKind *kind;

  g_return_if_fail (self != NULL && record != NULL && out != NULL);

  kind = chancery_record_get_kind (record);
  g_string_append_printf (out, "%s,%s,", kind->id, chancery_record_get_id (record));
  chancery_csv_write_cell (out, chancery_record_get_title (record));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, self->columns->pdata[i]);
      ChanceryValue *value = field != NULL ? chancery_record_get_value (record, field) : NULL;
      g_autofree char *text = value != NULL ? write_value (field, value) : NULL;

      g_string_append_c (out, ',');
      if (text != NULL)
        chancery_csv_write_cell (out, text);
    }
  g_string_append (out, "\r\n");
}
