/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-reader.h"

#include "chancery-csv-days.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-mentions.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

/* Letters: more of them in a title, a place or a number is a cell that went astray. */
#define MAX_LINE 1000
/* What is told of a cell stands between them. */
#define OPENS "“"
#define CLOSES "”"

struct _ChanceryCsvReader
{
  ChanceryCsv *csv;
  char *name;
  gint64 today;
  ChanceryKindId kind;
  ChanceryCsvMapping *mapping; /* NULL before the heading was read */
  guint64 heading_line;
  gboolean checked;
  const char *overlong; /* a path of the mapping, of the row that was read last */
  gboolean says_more;   /* that row, than is in its draft */
  GPtrArray *faults;    /* the first ones */
  guint64 n_faults;     /* cells */
  guint64 n_more;       /* of them that are in none of @faults */
};

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (ChanceryCsvReader *self, guint64 line, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s:%" G_GUINT64_FORMAT ": %s", self->name, line, reason);
  return FALSE;
}

static gboolean
read_heading (ChanceryCsvReader *self, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) headings = NULL;

  if (!chancery_csv_next (self->csv, &headings, &self->heading_line, cancellable, error))
    return FALSE;
  if (headings == NULL)
    return refuse (self, 1, error, "the file is empty");
  self->mapping = chancery_csv_mapping_new ((const char *const *)headings, self->kind);
  return TRUE;
}

/* NULL for a column that is left out. */
static const char *
get_path (ChanceryCsvReader *self, guint column)
{
  return chancery_csv_mapping_get_path (self->mapping, column);
}

static gboolean
refuse_both (ChanceryCsvReader *self, guint column, guint other, const char *path, GError **error)
{
  g_autofree char *name = chancery_csv_mapping_name_column (self->mapping, column);
  g_autofree char *other_name = chancery_csv_mapping_name_column (self->mapping, other);

  return refuse (self, self->heading_line, error, "the columns %s and %s cannot both go into “%s”",
                 name, other_name, path);
}

static gboolean
is_unknown (ChanceryCsvReader *self, guint column)
{
  guint other;

  return !chancery_csv_mapping_is_settled (self->mapping, column) &&
         chancery_csv_mapping_has_heading (self->mapping, column) &&
         !chancery_csv_mapping_is_late (self->mapping, column, &other);
}

/* All columns that are no field, of which @first is the first, and how one says where they go. */
static gboolean
refuse_unknown (ChanceryCsvReader *self, guint first, GError **error)
{
  const guint n = chancery_csv_mapping_get_n_columns (self->mapping);
  g_autofree char *name = chancery_csv_mapping_name_column (self->mapping, first);
  g_autofree char *wish = chancery_csv_mapping_phrase_path_wish (self->mapping, first, "FIELD");
  g_autofree char *none = chancery_csv_mapping_phrase_path_wish (self->mapping, first, "");
  g_autoptr (GString) more = g_string_new (NULL);

  for (guint i = first + 1; i < n; i++)
    if (is_unknown (self, i))
      {
        g_autofree char *other = chancery_csv_mapping_name_column (self->mapping, i);

        g_string_append_printf (more, "%s%s", more->len > 0 ? ", " : "", other);
      }
  g_string_replace (more, "”,,", "”,", 0);
  if (more->len > 0)
    return refuse (
        self, self->heading_line, error,
        "the column %s is no field, and neither are %s: say of each where it goes with --map %s, "
        "or leave it out with --map %s",
        name, more->str, wish, none);
  return refuse (
      self, self->heading_line, error,
      "the column %s is no field: say where it goes with --map %s, or leave it out with --map %s",
      name, wish, none);
}

/* What nobody knows is not passed over in silence, and what there is no room for not lost.  In a column without a heading
 * nothing is expected: what stands there is told with its row. */
static gboolean
check_column (ChanceryCsvReader *self, guint column, GError **error)
{
  guint other;

  if (chancery_csv_mapping_is_double (self->mapping, column, &other))
    return refuse_both (self, column, other, get_path (self, column), error);
  if (chancery_csv_mapping_is_settled (self->mapping, column) ||
      !chancery_csv_mapping_has_heading (self->mapping, column))
    return TRUE;
  if (chancery_csv_mapping_is_late (self->mapping, column, &other))
    return refuse_both (self, column, other, get_path (self, other), error);
  return refuse_unknown (self, column, error);
}

static gboolean
check_mapping (ChanceryCsvReader *self, GError **error)
{
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  for (guint i = 0; i < n; i++)
    if (!check_column (self, i, error))
      return FALSE;
  self->checked = TRUE;
  return TRUE;
}

/* The cell of the column called @path, "" without one. */
static const char *
get_cell (ChanceryCsvReader *self, char **cells, const char *path)
{
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  for (guint i = 0; i < n && cells[i] != NULL; i++)
    if (g_strcmp0 (get_path (self, i), path) == 0)
      return cells[i];
  return "";
}

/* What the model says of a field opens with its path, which is said in other words here. */
static const char *
skip_path (const char *reason)
{
  gsize length = strspn (reason, "abcdefghijklmnopqrstuvwxyz0123456789_.");

  return g_str_has_prefix (reason + length, ": ") ? reason + length + 2 : reason;
}

/* The same in another row, or NULL. */
static ChanceryCsvFault *
find_fault (ChanceryCsvReader *self, const char *path, const char *cell, const char *reason)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      ChanceryCsvFault *fault = self->faults->pdata[i];

      if (g_strcmp0 (fault->path, path) == 0 && g_strcmp0 (fault->value, cell) == 0 &&
          (path != NULL || strcmp (fault->reason, reason) == 0))
        return fault;
    }
  return NULL;
}

/* @reason with the first words of what is told in it. */
static char *
shorten (const char *reason)
{
  const char *opens = strstr (reason, OPENS);
  const char *closes = g_strrstr (reason, CLOSES);
  g_autofree char *told = NULL;
  g_autofree char *shown = NULL;

  if (opens == NULL || closes == NULL || closes < opens)
    return g_strdup (reason);
  opens += strlen (OPENS);
  told = g_strndup (opens, (gsize)(closes - opens));
  shown = chancery_text_shorten (told, CHANCERY_CSV_MAX_VALUE);
  return g_strdup_printf ("%.*s%s%s", (int)(opens - reason), reason, shown, closes);
}

/* “no marking is called so” (transfer full). */
static char *
phrase_no_word (const ChanceryKind *kind, const char *path, const char *cell)
{
  const ChanceryField *field = chancery_kind_find_path (kind, path, NULL);
  g_autofree char *label = g_utf8_strdown (field->label, -1);

  return g_strdup_printf ("“%s”: no %s is called so", cell, label);
}

/* @path: (nullable): the field that cannot be filled; @cell: (nullable): with what. */
static void
note_fault (ChanceryCsvReader *self,
            guint64 line,
            const ChanceryKind *kind,
            const char *path,
            const char *cell,
            const char *reason)
{
  g_autofree char *none = NULL;
  ChanceryCsvFault *fault = find_fault (self, path, cell, reason);

  self->n_faults++;
  if (fault == NULL && self->faults->len < CHANCERY_CSV_MAX_FAULTS)
    {
      fault = g_new0 (ChanceryCsvFault, 1);
      fault->row = chancery_csv_get_row (self->csv);
      fault->line = line;
      fault->path = g_strdup (path);
      fault->label = path != NULL ? chancery_csv_mapping_describe (kind, path) : NULL;
      fault->value = g_strdup (cell);
      fault->words = path != NULL ? chancery_csv_mapping_list_words (kind, path) : NULL;
      if (fault->words != NULL)
        reason = none = phrase_no_word (kind, path, cell);
      fault->reason = shorten (reason);
      g_ptr_array_add (self->faults, fault);
    }
  if (fault != NULL)
    fault->n_rows++;
  else
    self->n_more++;
}

static void
append_fault (ChanceryCsvReader *self, GString *text, guint place)
{
  const ChanceryCsvFault *fault = self->faults->pdata[place];

  g_string_append_printf (text, "%s%s:%" G_GUINT64_FORMAT ": ", place > 0 ? "\n" : "", self->name,
                          fault->line);
  if (fault->path != NULL)
    g_string_append_printf (text, "%s: ", fault->path);
  g_string_append (text, fault->reason);
  if (fault->n_rows > 1)
    g_string_append_printf (text, " (%" G_GUINT64_FORMAT " rows)", fault->n_rows);
  /* What may stand in a field is told once. */
  if (chancery_csv_fault_tells_words (self->faults, place))
    g_string_append_printf (text, "; these are: %s", fault->words);
}

/* All that was found, a line each; always FALSE. @last: (nullable) (transfer full): why no more was read. */
static gboolean
refuse_faults (ChanceryCsvReader *self, GError *last, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) reason = last;

  for (guint i = 0; i < self->faults->len; i++)
    append_fault (self, text, i);
  if (self->n_more > 0)
    g_string_append_printf (text, "\nand %" G_GUINT64_FORMAT " more", self->n_more);
  if (reason != NULL)
    g_string_append_printf (text, "\n%s", reason->message);
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, text->str);
  return FALSE;
}

static ChanceryDraft *
begin_draft (ChanceryCsvReader *self, char **cells, guint64 line)
{
  const char *kind_id = get_cell (self, cells, "kind");
  const char *id = get_cell (self, cells, "id");
  const ChanceryKind *kind = *kind_id == '\0' ? chancery_csv_mapping_get_kind (self->mapping)
                                              : chancery_kind_find (kind_id);
  g_autofree char *canonical = NULL;

  if (kind == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("“%s” is not known", kind_id);

      note_fault (self, line, chancery_csv_mapping_get_kind (self->mapping), "kind", kind_id,
                  reason);
      return NULL;
    }
  if (*id != '\0' && !chancery_uuid_is_valid (id))
    {
      g_autofree char *reason = g_strdup_printf ("“%s” is not a UUID", id);

      note_fault (self, line, kind, "id", id, reason);
      return NULL;
    }
  canonical = *id != '\0' ? chancery_uuid_canonical (id) : NULL;
  return chancery_draft_new_with_id (kind, canonical);
}

/* A line of a role for each of the parties in the cell. */
static gboolean
set_role (ChanceryCsvReader *self,
          ChanceryDraft *draft,
          const char *role,
          const ChanceryField *list,
          const ChanceryField *field,
          const char *cell,
          GError **error)
{
  g_autofree char *role_path = g_strdup_printf ("%s.%s", list->id, list->role);
  g_autofree char *path = g_strdup_printf ("%s.%s", list->id, field->id);
  g_auto (GStrv) parts = g_strsplit (cell, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' &&
        (!chancery_draft_set_typed (draft, role_path, role, self->today, error) ||
         !chancery_draft_set_typed (draft, path, parts[i], self->today, error)))
      return FALSE;
  return TRUE;
}

/* A date in the order of its column, and without the midnight that programs write behind a day where no time is meant. */
static gboolean
set_value (ChanceryCsvReader *self,
           ChanceryDraft *draft,
           guint column,
           const char *path,
           const char *text,
           GError **error)
{
  g_autofree char *day = NULL;

  if (!chancery_csv_mapping_is_date (self->mapping, column))
    return chancery_draft_set_typed (draft, path, text, self->today, error);
  day = chancery_csv_mapping_has_times (self->mapping, column)
            ? g_strdup (text)
            : chancery_csv_days_cut_midnight (text);
  if (chancery_csv_mapping_get_order (self->mapping, column) == CHANCERY_CSV_MONTH_FIRST)
    return chancery_draft_set_typed_month_first (draft, path, day, self->today, error);
  return chancery_draft_set_typed (draft, path, day, self->today, error);
}

/* Several values of one cell stand apart by semicolons. */
static gboolean
set_cell (ChanceryCsvReader *self,
          ChanceryDraft *draft,
          guint column,
          const char *cell,
          GError **error)
{
  const char *path = get_path (self, column);
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  const ChanceryField *list = NULL;
  const ChanceryField *field = NULL;
  const char *role;
  g_auto (GStrv) parts = NULL;

  /* What a name is called is its first name. */
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && strcmp (path, "title") == 0)
    path = "names.text";
  role = chancery_csv_mapping_find_role (kind, path, &list, &field);
  if (role != NULL)
    return set_role (self, draft, role, list, field, cell, error);
  field = chancery_kind_find_path (kind, path, &list);
  if (field != NULL && (field->type == CHANCERY_TYPE_LINES ||
                        chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM)))
    {
      self->says_more = TRUE;
      return TRUE;
    }
  if (field == NULL || !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return set_value (self, draft, column, path, cell, error);
  parts = g_strsplit (cell, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !set_value (self, draft, column, path, parts[i], error))
      return FALSE;
  return TRUE;
}

/* The field that @path is in, if it is text: of anything else what is left after a passage was taken out says
 * nothing. */
static const ChanceryField *
find_redacted (const ChanceryKind *kind, const char *path)
{
  const ChanceryField *list = NULL;
  const ChanceryField *field;

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && strcmp (path, "title") == 0)
    path = "names.text";
  field = chancery_kind_find_path (kind, path, &list);
  if (field == NULL || field->type != CHANCERY_TYPE_TEXT)
    return NULL;
  return list != NULL ? list : field;
}

/* A table has no room to say where text was taken out: the mark in a cell says it, as `redacted` does in
 * other files. */
static void
tell_redacted (ChanceryDraft *draft, GPtrArray *fields)
{
  g_autofree char *ids = NULL;
  g_autofree char *json = NULL;

  if (fields->len == 0)
    return;
  g_ptr_array_add (fields, NULL);
  ids = g_strjoinv ("\",\"", (char **)fields->pdata);
  json = g_strdup_printf ("{\"redacted\":[\"%s\"]}", ids);
  chancery_draft_set_unknown (draft, json);
}

/* Whether one of the values of @cell is longer than a line. */
static gboolean
has_long_value (const char *cell)
{
  for (const char *at = cell; *at != '\0';)
    {
      gsize length = strcspn (at, ";");

      if (length > MAX_LINE && g_utf8_strlen (at, (gssize)length) > MAX_LINE)
        return TRUE;
      at += length;
      at += strspn (at, ";");
    }
  return FALSE;
}

static gboolean
is_overlong (const ChanceryKind *kind, const char *path, const char *cell)
{
  const ChanceryField *field = NULL;

  if (strlen (cell) <= MAX_LINE || g_utf8_strlen (cell, -1) <= MAX_LINE)
    return FALSE;
  if (chancery_csv_mapping_find_role (kind, path, NULL, &field) == NULL)
    field = chancery_kind_find_path (kind, path, NULL);
  if (field == NULL || chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE))
    return FALSE;
  if (field->type == CHANCERY_TYPE_REFERENCE ||
      chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return has_long_value (cell);
  return field->type == CHANCERY_TYPE_TEXT;
}

/* What stands below no heading, unless somebody said that it is left out. */
static void
note_astray (ChanceryCsvReader *self, guint64 line, const ChanceryKind *kind, guint column)
{
  g_autofree char *reason = NULL;

  if (chancery_csv_mapping_is_settled (self->mapping, column))
    return;
  reason = g_strdup_printf ("the column %u has no heading", column + 1);
  note_fault (self, line, kind, NULL, NULL, reason);
}

static void
read_cells (ChanceryCsvReader *self, ChanceryDraft *draft, char **cells, guint64 line)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);
  g_autoptr (GPtrArray) redacted = g_ptr_array_new ();

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (GError) reason = NULL;
      const char *path;

      if (i >= n && chancery_csv_is_blank (cells[i]))
        continue;
      if (i >= n)
        {
          note_fault (self, line, kind, NULL, NULL, "more cells than columns");
          break;
        }
      path = get_path (self, i);
      if (path == NULL && !chancery_csv_is_blank (cells[i]))
        {
          self->says_more = TRUE;
          note_astray (self, line, kind, i);
        }
      if (*cells[i] == '\0' || path == NULL || strcmp (path, "kind") == 0 ||
          strcmp (path, "id") == 0)
        continue;
      if (strstr (cells[i], CHANCERY_REDACTED) != NULL)
        {
          const ChanceryField *field = find_redacted (kind, path);

          if (field == NULL)
            {
              self->says_more = TRUE;
              continue;
            }
          g_ptr_array_add (redacted, (char *)field->id);
        }
      if (!set_cell (self, draft, i, cells[i], &reason))
        note_fault (self, line, kind, path, cells[i], skip_path (reason->message));
      else if (is_overlong (kind, path, cells[i]))
        self->overlong = path;
    }
  tell_redacted (draft, redacted);
}

/* What spreadsheets write of rows that were emptied: no record. */
static gboolean
is_blank_row (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (!chancery_csv_is_blank (cells[i]))
      return FALSE;
  return TRUE;
}

ChanceryCsvReader *
chancery_csv_reader_new (GInputStream *stream, const char *name, gint64 today)
{
  ChanceryCsvReader *self = g_new0 (ChanceryCsvReader, 1);

  self->csv = chancery_csv_new (stream, name);
  self->name = g_strdup (name);
  self->today = today;
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_csv_fault_free);
  return self;
}

void
chancery_csv_reader_free (ChanceryCsvReader *self)
{
  if (self == NULL)
    return;
  chancery_csv_free (self->csv);
  chancery_csv_mapping_free (self->mapping);
  g_ptr_array_unref (self->faults);
  g_free (self->name);
  g_free (self);
}

void
chancery_csv_reader_set_encoding (ChanceryCsvReader *self, const ChanceryEncoding *encoding)
{
  g_return_if_fail (self != NULL);

  chancery_csv_set_encoding (self->csv, encoding);
}

ChanceryCsvMapping *
chancery_csv_reader_read_mapping (ChanceryCsvReader *self,
                                  ChanceryKindId kind,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->mapping == NULL, NULL);

  self->kind = kind;
  return read_heading (self, cancellable, error) ? self->mapping : NULL;
}

gboolean
chancery_csv_reader_next (ChanceryCsvReader *self,
                          ChanceryDraft **draft,
                          guint64 *line,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && draft != NULL && line != NULL, FALSE);

  *draft = NULL;
  if (self->mapping == NULL && !read_heading (self, cancellable, error))
    return FALSE;
  if (!self->checked && !check_mapping (self, error))
    return FALSE;
  while (*draft == NULL)
    {
      g_auto (GStrv) cells = NULL;
      g_autoptr (ChanceryDraft) read = NULL;
      GError *reason = NULL;

      if (!chancery_csv_next (self->csv, &cells, line, cancellable, &reason))
        {
          if (self->n_faults > 0 && reason->domain == CHANCERY_EXCHANGE_ERROR)
            return refuse_faults (self, reason, error);
          g_propagate_error (error, reason);
          return FALSE;
        }
      if (cells == NULL)
        return self->n_faults == 0 || refuse_faults (self, NULL, error);
      if (is_blank_row (cells))
        continue;
      self->overlong = NULL;
      self->says_more = FALSE;
      read = begin_draft (self, cells, *line);
      if (read != NULL)
        read_cells (self, read, cells, *line);
      if (self->n_faults == 0)
        *draft = g_steal_pointer (&read);
    }
  return TRUE;
}

const char *
chancery_csv_reader_get_overlong (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->overlong;
}

gboolean
chancery_csv_reader_says_more (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->says_more;
}

guint
chancery_csv_reader_get_n_titles (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_csv_get_n_titles (self->csv);
}

guint64
chancery_csv_reader_get_row (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_csv_get_row (self->csv);
}

const GPtrArray *
chancery_csv_reader_get_faults (ChanceryCsvReader *self, guint64 *n_more)
{
  g_return_val_if_fail (self != NULL && n_more != NULL, NULL);

  *n_more = self->n_more;
  return self->faults;
}

guint64
chancery_csv_reader_get_n_bytes (ChanceryCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return chancery_csv_get_n_bytes (self->csv);
}
