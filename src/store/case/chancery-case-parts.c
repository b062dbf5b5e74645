/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-parts.h"

#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-uuid.h"

#include <string.h>

/* The lists of a case file that parts are about. */
typedef struct
{
  const ChanceryField *parts;
  const ChanceryField *items;
  const ChanceryField *part; /* of an item */
} Lists;

static gboolean
find_lists (const ChanceryKind *kind, Lists *lists)
{
  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    return FALSE;
  lists->parts = chancery_kind_find_field (kind, "parts");
  lists->part = chancery_kind_find_path (kind, "items.part", &lists->items);
  return lists->parts != NULL && lists->part != NULL;
}

/* The number of the part that papers go into, or NULL. */
static const char *
find_open_part (ChanceryValue *parts)
{
  guint n = chancery_value_get_n_items (parts);

  for (guint i = n; i > 0; i--)
    {
      ChanceryLine *part = chancery_value_get_line (parts, i - 1);

      if (chancery_line_get (part, "closed") == NULL &&
          chancery_line_get_text (part, "number") != NULL)
        return chancery_line_get_text (part, "number");
    }
  return n > 0 ? chancery_line_get_text (chancery_value_get_line (parts, n - 1), "number") : NULL;
}

static GHashTable *
list_ids (ChanceryValue *lines)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      const char *id = chancery_line_get_id (chancery_value_get_line (lines, i));

      if (id != NULL)
        g_hash_table_add (ids, (gpointer)id);
    }
  return ids;
}

/* Papers without a part, but for those in @but (nullable), get @number. */
static void
place_papers (ChanceryDraft *draft, const Lists *lists, const char *number, GHashTable *but)
{
  ChanceryValue *items = chancery_draft_get_value (draft, lists->items);
  g_autoptr (GPtrArray) placed =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) part = chancery_value_new_text (number);
  g_autoptr (ChanceryValue) value = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryLine *line = chancery_value_get_line (items, i);
      const char *id = chancery_line_get_id (line);
      gboolean lacks = chancery_line_get_value (line, lists->part) == NULL &&
                       (but == NULL || id == NULL || !g_hash_table_contains (but, id));

      g_ptr_array_add (placed, lacks ? chancery_line_with_value (line, lists->part, part)
                                     : chancery_line_ref (line));
      changed |= lacks;
    }
  if (!changed)
    return;
  value = chancery_value_new_lines (placed);
  chancery_draft_set_value (draft, lists->items, value);
}

void
chancery_case_parts_place_papers (ChanceryDraft *draft, ChanceryRecord *before)
{
  Lists lists;
  const char *number;
  g_autoptr (GHashTable) earlier = NULL;

  g_return_if_fail (draft != NULL);

  if (!find_lists (chancery_draft_get_kind (draft), &lists))
    return;
  number = find_open_part (chancery_draft_get_value (draft, lists.parts));
  if (number == NULL)
    return;
  earlier = list_ids (before != NULL ? chancery_record_get_value (before, lists.items) : NULL);
  place_papers (draft, &lists, number, earlier);
}

/* ---- a new part ---- */

/* 4 → “IV”, as volumes are numbered. */
static char *
to_roman (guint number)
{
  static const struct
  {
    guint value;
    const char *letters;
  } digits[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                 { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                 { 5, "V" },    { 4, "IV" },   { 1, "I" } };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    for (; number >= digits[i].value; number -= digits[i].value)
      g_string_append (words, digits[i].letters);
  return g_string_free (words, FALSE);
}

static gboolean
has_number (ChanceryValue *parts, const char *number)
{
  for (guint i = 0; i < chancery_value_get_n_items (parts); i++)
    if (g_strcmp0 (chancery_line_get_text (chancery_value_get_line (parts, i), "number"), number) ==
        0)
      return TRUE;
  return FALSE;
}

static char *
next_number (ChanceryValue *parts)
{
  guint n = chancery_value_get_n_items (parts) + 1;
  char *number = to_roman (n);

  while (has_number (parts, number))
    {
      g_free (number);
      number = to_roman (++n);
    }
  return number;
}

static void
set_text (ChanceryLine *line, const char *id, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  if (value != NULL)
    chancery_line_set_value (line, chancery_field_find (chancery_line_get_list (line)->lines, id),
                             value);
}

/* Of the file and the number: two desks that both start part II start the same one, and where they call it
 * differently that is told.  An id that an old part kept when it got another number is not given again. */
static char *
make_line_id (ChanceryDraft *draft, const Lists *lists, const char *number)
{
  g_autofree char *name = g_strdup_printf ("part %s\n%s", chancery_draft_get_id (draft), number);
  char *id = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
  g_autoptr (GHashTable) ids = list_ids (chancery_draft_get_value (draft, lists->parts));

  if (!g_hash_table_contains (ids, id))
    return id;
  g_free (id);
  return chancery_uuid_new ();
}

static void
add_part (ChanceryDraft *draft,
          const Lists *lists,
          const char *number,
          const char *title,
          ChanceryValue *opened)
{
  g_autofree char *id = make_line_id (draft, lists, number);
  g_autoptr (ChanceryLine) line = chancery_line_new (lists->parts, id);

  set_text (line, "number", number);
  set_text (line, "title", title);
  if (opened != NULL)
    chancery_line_set_value (line, chancery_field_find (lists->parts->lines, "opened"), opened);
  chancery_draft_add_line (draft, lists->parts, line);
}

/* Parts end when the next one begins. */
static void
end_parts (ChanceryDraft *draft, const Lists *lists, ChanceryValue *today)
{
  const ChanceryField *closed = chancery_field_find (lists->parts->lines, "closed");

  for (guint i = 0; i < chancery_value_get_n_items (chancery_draft_get_value (draft, lists->parts));
       i++)
    {
      ChanceryLine *part =
          chancery_value_get_line (chancery_draft_get_value (draft, lists->parts), i);
      g_autoptr (ChanceryLine) ended = NULL;

      if (chancery_line_get_value (part, closed) != NULL)
        continue;
      ended = chancery_line_with_value (part, closed, today);
      chancery_draft_replace_line (draft, lists->parts, (int)i, ended);
    }
}

static char *
start_part (ChanceryDb *db, const char *casefile, const char *title, GError **error)
{
  g_autoptr (ChanceryRecord) file = chancery_records_load (db, casefile, error);
  g_autoptr (ChanceryFuzzyDate) day = chancery_fuzzy_date_new_day (chancery_settings_get_day (db));
  g_autoptr (ChanceryValue) today = chancery_value_new_date (day);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autofree char *number = NULL;
  Lists lists;

  if (file == NULL)
    return NULL;
  if (!find_lists (chancery_record_get_kind (file), &lists))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE, "“%s” is no case file",
                   chancery_record_get_title (file));
      return NULL;
    }
  draft = chancery_draft_new_from_record (file);
  if (chancery_value_get_n_items (chancery_record_get_value (file, lists.parts)) == 0)
    {
      g_autofree char *first = to_roman (1);

      add_part (draft, &lists, first, NULL, chancery_record_get (file, "opened"));
      place_papers (draft, &lists, first, NULL);
    }
  end_parts (draft, &lists, today);
  number = next_number (chancery_draft_get_value (draft, lists.parts));
  add_part (draft, &lists, number, title, today);
  after = chancery_records_save_one (db, draft, NULL, error);
  return after != NULL ? g_steal_pointer (&number) : NULL;
}

char *
chancery_case_parts_start (ChanceryDb *db,
                           const char *casefile,
                           const char *title,
                           const ChanceryAct *act,
                           GError **error)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);

  if (!chancery_db_begin (db, act, error))
    return NULL;
  number = start_part (db, casefile, title, error);
  if (number == NULL)
    {
      chancery_db_rollback (db);
      return NULL;
    }
  return chancery_db_commit (db, error) ? g_steal_pointer (&number) : NULL;
}
