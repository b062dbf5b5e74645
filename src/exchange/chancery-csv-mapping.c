/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-mapping.h"

#include "chancery-errors.h"
#include "chancery-settings.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *heading;
  char *path; /* NULL: nowhere */
  gboolean chosen;
  ChanceryCsvOrder order;
} Column;

/* Follows the field in what is remembered. */
#define MONTH_FIRST " month-first"

struct _ChanceryCsvMapping
{
  GPtrArray *columns;
  gboolean is_ours; /* its rows say what they are: this program may have written it */
  ChanceryKindId kind;
};

/* What lists that were kept elsewhere call things; of the fields the first that the kind has is meant. */
static const struct
{
  const char *fields;
  const char *headings;
} synonyms[] = {
  { "title",
    "|subject|re|topic|heading|headline|name|title of document|betreff|objet|asunto|тема|" },
  { "occasion_date date_on_document made_at start given_on deadline",
    "|date|dated|day|on|when|document date|date of document|datum|fecha|дата|" },
  { "party_from correspondents.from issuer given_by", "|from|sender|by|author|von|de|от|" },
  { "party_to correspondents.to given_to addressee",
    "|to|recipient|receiver|addressee|an|para|кому|" },
  { "correspondents.copy", "|cc|copy|copy to|copies|" },
  { "correspondents.information", "|info|information|for information|" },
  { "date_sent_or_received",
    "|received|sent|date received|date sent|received on|sent on|eingang|" },
  { "due reply_by deadline review_on", "|due date|due by|deadline|reply by|reply due|frist|" },
  { "body text", "|text|body|content|contents|message|summary|description|abstract|inhalt|" },
  { "our_ref", "|our ref|our reference|our no|our number|" },
  { "their_refs.reference",
    "|their ref|their reference|their no|their number|ref|ref no|reference|reference no|reference number|number|no|"
    "file no|note no|" },
  { "tags", "|tag|keywords|keyword|labels|label|" },
  { "note", "|notes|remark|remarks|comment|comments|bemerkung|" },
  { "place occasion_place", "|place|location|where|venue|ort|" },
  { "form act_kind incident_kind statement_kind demand_kind", "|type|document type|form|art|" },
  { "marking", "|classification|security classification|security|level|" },
  { "original_location", "|file|folder|location of original|shelf|" },
};

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->heading);
  g_free (column->path);
  g_free (column);
}

/* ---- fields ---- */

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

static gboolean
kind_has (const ChanceryKind *kind, const char *path)
{
  return strcmp (path, "kind") == 0 || strcmp (path, "id") == 0 ||
         chancery_kind_find_path (kind, path, NULL) != NULL ||
         chancery_csv_mapping_find_role (kind, path, NULL, NULL) != NULL;
}

/* Rows may say their kinds, so that a column is right when some kind has its field. */
static gboolean
some_kind_has (const char *path)
{
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (kind_has (chancery_kind_get (i), path))
      return TRUE;
  return FALSE;
}

/* ---- guessing ---- */

/* What only the program writes comes back in its own tables alone: elsewhere a “reference” is theirs. */
static gboolean
may_go (const ChanceryCsvMapping *self, const ChanceryKind *kind, const char *path)
{
  const ChanceryField *field = chancery_kind_find_path (kind, path, NULL);

  if (!self->is_ours && (strcmp (path, "id") == 0 || strcmp (path, "kind") == 0))
    return FALSE;
  return kind_has (kind, path) && (self->is_ours || field == NULL ||
                                   !chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM));
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
match_label (const ChanceryCsvMapping *self,
             const ChanceryKind *kind,
             const char *heading,
             gboolean translated)
{
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (may_go (self, kind, field->id) && is_label (field, heading, translated))
        return field->id;
    }
  return NULL;
}

/* What only another kind has, in a table of ours. */
static const char *
match_any_label (const ChanceryCsvMapping *self, const char *heading, gboolean translated)
{
  const char *label = NULL;

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1;
       self->is_ours && i < CHANCERY_N_KINDS && label == NULL; i++)
    label = match_label (self, chancery_kind_get (i), heading, translated);
  return label;
}

static char *
guess_synonym (const ChanceryKind *kind, const char *heading)
{
  g_autofree char *folded = chancery_text_fold_words (heading);
  g_autofree char *sought = g_strdup_printf ("|%s|", folded);

  for (guint i = 0; *folded != '\0' && i < G_N_ELEMENTS (synonyms); i++)
    if (strstr (synonyms[i].headings, sought) != NULL)
      {
        g_auto (GStrv) fields = g_strsplit (synonyms[i].fields, " ", -1);

        for (guint k = 0; fields[k] != NULL; k++)
          if (kind_has (kind, fields[k]))
            return g_strdup (fields[k]);
      }
  return NULL;
}

/* The id of a field, its label, then what else it is called.  Only where nothing of that is meant its label in the
 * language of who runs this: a table goes the same way in every language. */
static char *
guess (const ChanceryCsvMapping *self, const char *heading)
{
  const ChanceryKind *kind = chancery_csv_mapping_get_kind (self);
  g_autofree char *path = g_ascii_strdown (heading, -1);
  char *synonym;
  const char *label;

  g_strdelimit (g_strstrip (path), " ", '_');
  if (may_go (self, kind, path) || (self->is_ours && some_kind_has (path)))
    return g_steal_pointer (&path);
  label = match_label (self, kind, heading, FALSE);
  if (label != NULL)
    return g_strdup (label);
  synonym = guess_synonym (kind, heading);
  if (synonym != NULL)
    return synonym;
  label = match_any_label (self, heading, FALSE);
  if (label == NULL)
    label = match_label (self, kind, heading, TRUE);
  if (label == NULL)
    label = match_any_label (self, heading, TRUE);
  return g_strdup (label);
}

/* Of two columns that would go into one field the first does; lines take many. */
static gboolean
is_taken (const ChanceryCsvMapping *self, guint column, const char *path)
{
  for (guint i = 0; i < column; i++)
    {
      const Column *other = self->columns->pdata[i];

      if (g_strcmp0 (other->path, path) == 0)
        return strchr (path, '.') == NULL;
    }
  return FALSE;
}

static void
guess_all (ChanceryCsvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];

      if (column->chosen)
        continue;
      g_free (column->path);
      column->path = guess (self, column->heading);
      if (column->path != NULL && is_taken (self, i, column->path))
        g_clear_pointer (&column->path, g_free);
    }
}

ChanceryCsvMapping *
chancery_csv_mapping_new (const char *const *headings, ChanceryKindId kind)
{
  ChanceryCsvMapping *self;

  g_return_val_if_fail (headings != NULL, NULL);

  self = g_new0 (ChanceryCsvMapping, 1);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->kind = kind;
  for (guint i = 0; headings[i] != NULL; i++)
    {
      Column *column = g_new0 (Column, 1);

      column->heading = g_strdup (headings[i]);
      g_ptr_array_add (self->columns, column);
      self->is_ours |= g_ascii_strcasecmp (headings[i], "kind") == 0 ||
                       g_ascii_strcasecmp (headings[i], "id") == 0;
    }
  guess_all (self);
  return self;
}

ChanceryCsvMapping *
chancery_csv_mapping_copy (const ChanceryCsvMapping *self)
{
  ChanceryCsvMapping *copy = g_new0 (ChanceryCsvMapping, 1);

  copy->columns = g_ptr_array_new_with_free_func (column_free);
  copy->kind = self->kind;
  copy->is_ours = self->is_ours;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *from = self->columns->pdata[i];
      Column *column = g_memdup2 (from, sizeof *from);

      column->heading = g_strdup (from->heading);
      column->path = g_strdup (from->path);
      g_ptr_array_add (copy->columns, column);
    }
  return copy;
}

void
chancery_csv_mapping_free (ChanceryCsvMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* ---- remembering ---- */

static char *
make_key (const ChanceryCsvMapping *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = self->columns->pdata[i];

      g_checksum_update (checksum, (const guchar *)column->heading,
                         (gssize)strlen (column->heading) + 1);
    }
  return g_strconcat ("table.", g_checksum_get_string (checksum), NULL);
}

gboolean
chancery_csv_mapping_load (ChanceryCsvMapping *self, ChanceryDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) reason = NULL;
  const ChanceryKind *kind;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  key = make_key (self);
  value = chancery_settings_get (db, key, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
  if (lines == NULL || g_strv_length (lines) != self->columns->len + 1)
    return TRUE;
  kind = chancery_kind_find (lines[0]);
  /* What goes where in records of one kind says nothing of another. */
  if (self->kind != CHANCERY_KIND_NONE && (kind == NULL || kind->index != self->kind))
    return TRUE;
  if (kind != NULL)
    self->kind = kind->index;
  for (guint i = 0; i < self->columns->len; i++)
    {
      char *line = lines[i + 1];

      if (g_str_has_suffix (line, MONTH_FIRST))
        {
          chancery_csv_mapping_set_order (self, i, CHANCERY_CSV_MONTH_FIRST);
          line[strlen (line) - strlen (MONTH_FIRST)] = '\0';
        }
      chancery_csv_mapping_set_path (self, i, line);
    }
  return TRUE;
}

gboolean
chancery_csv_mapping_save (const ChanceryCsvMapping *self, ChanceryDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GString) value = NULL;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  key = make_key (self);
  value = g_string_new (chancery_csv_mapping_get_kind (self)->id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = self->columns->pdata[i];

      g_string_append_printf (value, "\n%s%s", column->path != NULL ? column->path : "",
                              chancery_csv_mapping_is_date (self, i) &&
                                      column->order == CHANCERY_CSV_MONTH_FIRST
                                  ? MONTH_FIRST
                                  : "");
    }
  return chancery_settings_set (db, key, value->str, error);
}

/* ---- what it says ---- */

const ChanceryKind *
chancery_csv_mapping_get_kind (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return chancery_kind_get (self->kind != CHANCERY_KIND_NONE ? self->kind : CHANCERY_KIND_DOCUMENT);
}

void
chancery_csv_mapping_restart (ChanceryCsvMapping *self, ChanceryKindId kind)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    ((Column *)self->columns->pdata[i])->chosen = FALSE;
  self->kind = kind;
  guess_all (self);
}

void
chancery_csv_mapping_disown (ChanceryCsvMapping *self)
{
  g_return_if_fail (self != NULL);

  self->is_ours = FALSE;
  guess_all (self);
}

gboolean
chancery_csv_mapping_assign (ChanceryCsvMapping *self, const ChanceryCsvMapping *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (chancery_csv_mapping_get_heading (self, i),
                chancery_csv_mapping_get_heading (other, i)) != 0)
      return FALSE;
  self->kind = other->kind;
  for (guint i = 0; i < self->columns->len; i++)
    {
      chancery_csv_mapping_set_path (self, i, chancery_csv_mapping_get_path (other, i));
      chancery_csv_mapping_set_order (self, i, chancery_csv_mapping_get_order (other, i));
    }
  return TRUE;
}

gboolean
chancery_csv_mapping_is_ours (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->is_ours)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (!chancery_csv_mapping_is_settled (self, i))
      return FALSE;
  return TRUE;
}

guint
chancery_csv_mapping_get_n_columns (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const char *
chancery_csv_mapping_get_heading (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return ((Column *)self->columns->pdata[column])->heading;
}

const char *
chancery_csv_mapping_get_path (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return ((Column *)self->columns->pdata[column])->path;
}

gboolean
chancery_csv_mapping_is_settled (const ChanceryCsvMapping *self, guint column)
{
  const Column *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  found = self->columns->pdata[column];
  return found->chosen || found->path != NULL;
}

static gboolean
says_kinds (const ChanceryCsvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (chancery_csv_mapping_get_path (self, i), "kind") == 0)
      return TRUE;
  return FALSE;
}

/* Of the kind of the rows, else of the first that has it: each row may say its own. */
static const ChanceryField *
find_field (const ChanceryCsvMapping *self, const char *path)
{
  const ChanceryField *field =
      chancery_kind_find_path (chancery_csv_mapping_get_kind (self), path, NULL);

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; field == NULL && i < CHANCERY_N_KINDS; i++)
    field = chancery_kind_find_path (chancery_kind_get (i), path, NULL);
  return field;
}

/* Whether the cells of several columns can stand in @path of one record: as lines, or as items of a list. */
static gboolean
takes_many (const ChanceryCsvMapping *self, const char *path)
{
  const ChanceryKind *kind = chancery_csv_mapping_get_kind (self);
  const ChanceryField *field;

  if (strchr (path, '.') != NULL)
    return TRUE;
  /* The title of what has names is one more name. */
  if (strcmp (path, "title") == 0)
    return chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && !says_kinds (self);
  field = find_field (self, path);
  return field != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST);
}

gboolean
chancery_csv_mapping_is_double (const ChanceryCsvMapping *self, guint column, guint *other)
{
  const char *path;

  g_return_val_if_fail (self != NULL && column < self->columns->len && other != NULL, FALSE);

  path = chancery_csv_mapping_get_path (self, column);
  if (path == NULL || takes_many (self, path))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (i != column && g_strcmp0 (chancery_csv_mapping_get_path (self, i), path) == 0)
      {
        *other = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
chancery_csv_mapping_set_path (ChanceryCsvMapping *self, guint column, const char *path)
{
  Column *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  if (path != NULL && *path == '\0')
    path = NULL;
  if (path != NULL && !some_kind_has (path))
    return FALSE;
  found = self->columns->pdata[column];
  g_free (found->path);
  found->path = g_strdup (path);
  found->chosen = TRUE;
  return TRUE;
}

gboolean
chancery_csv_mapping_is_date (const ChanceryCsvMapping *self, guint column)
{
  const char *path;
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  path = chancery_csv_mapping_get_path (self, column);
  field = path != NULL ? find_field (self, path) : NULL;
  return field != NULL && field->type == CHANCERY_TYPE_DATE;
}

ChanceryCsvOrder
chancery_csv_mapping_get_order (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, CHANCERY_CSV_DAY_FIRST);

  return ((Column *)self->columns->pdata[column])->order;
}

void
chancery_csv_mapping_set_order (ChanceryCsvMapping *self, guint column, ChanceryCsvOrder order)
{
  g_return_if_fail (self != NULL && column < self->columns->len);

  ((Column *)self->columns->pdata[column])->order = order;
}

static gboolean
find_column (const ChanceryCsvMapping *self, const char *name, guint *column)
{
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((Column *)self->columns->pdata[i])->heading, name) == 0)
      {
        *column = i;
        return TRUE;
      }
  if (!g_ascii_string_to_unsigned (name, 10, 1, self->columns->len, &number, NULL))
    return FALSE;
  *column = (guint)number - 1;
  return TRUE;
}

gboolean
chancery_csv_mapping_set (ChanceryCsvMapping *self, const char *text, GError **error)
{
  const char *equals;
  g_autofree char *name = NULL;
  guint column;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  /* A heading may have the sign in it, a field has not. */
  equals = strrchr (text, '=');
  name = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : g_strdup (text);
  if (equals == NULL || !find_column (self, name, &column))
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                 "the table has no column “%s”", name);
  else if (chancery_csv_mapping_set_path (self, column, equals + 1))
    return TRUE;
  else
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                 "the column “%s” cannot go into “%s”: that is no field", name, equals + 1);
  return FALSE;
}
