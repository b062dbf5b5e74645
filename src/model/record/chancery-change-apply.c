/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes put into a draft: the lines of a list are found once, however many of them change. */

#include "config.h"

#include "chancery-change.h"

/* A list of lines that is being changed. */
typedef struct
{
  ChanceryDraft *draft;
  const ChanceryField *list; /* NULL: none is */
  GPtrArray *lines;          /* NULL where one was taken away */
  GHashTable *places;        /* key → place + 1 of the first line that has it */
  GArray *next;              /* guint: place + 1 of the next line with the same key */
} LineEdit;

static void
unref_line (gpointer line)
{
  if (line != NULL)
    chancery_line_unref (line);
}

static void
close_list (LineEdit *edit)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (ChanceryValue) value = NULL;

  if (edit->list == NULL)
    return;
  for (guint i = 0; i < edit->lines->len; i++)
    if (edit->lines->pdata[i] != NULL)
      g_ptr_array_add (lines, edit->lines->pdata[i]);
  value = chancery_value_new_lines (lines);
  chancery_draft_set_value (edit->draft, edit->list, value);
  g_clear_pointer (&edit->places, g_hash_table_unref);
  g_clear_pointer (&edit->next, g_array_unref);
  g_clear_pointer (&edit->lines, g_ptr_array_unref);
  edit->list = NULL;
}

static void
open_list (LineEdit *edit, const ChanceryField *list)
{
  ChanceryValue *value = chancery_draft_get_value (edit->draft, list);
  guint n_lines = chancery_value_get_n_items (value);

  if (edit->list == list)
    return;
  close_list (edit);
  edit->list = list;
  edit->lines = g_ptr_array_new_with_free_func (unref_line);
  edit->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  edit->next = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (edit->next, n_lines);
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (edit->lines, chancery_line_ref (chancery_value_get_line (value, i)));
  /* From the end, so that the first of a key is the one that is found. */
  for (guint i = n_lines; i > 0; i--)
    {
      char *key = chancery_line_dup_key (edit->lines->pdata[i - 1]);

      if (key == NULL)
        continue;
      g_array_index (edit->next, guint, i - 1) =
          GPOINTER_TO_UINT (g_hash_table_lookup (edit->places, key));
      g_hash_table_replace (edit->places, key, GUINT_TO_POINTER (i));
    }
}

static void
add_line (LineEdit *edit, ChanceryLine *line)
{
  char *key = chancery_line_dup_key (line);
  guint none = 0;

  g_ptr_array_add (edit->lines, chancery_line_ref (line));
  g_array_append_val (edit->next, none);
  if (key != NULL)
    g_hash_table_replace (edit->places, key, GUINT_TO_POINTER (edit->lines->len));
}

static void
replace_line (LineEdit *edit, guint place, ChanceryLine *line)
{
  chancery_line_ref (line);
  unref_line (edit->lines->pdata[place]);
  edit->lines->pdata[place] = line;
}

static void
remove_line (LineEdit *edit, guint place, const char *key)
{
  guint next = g_array_index (edit->next, guint, place);

  g_clear_pointer (&edit->lines->pdata[place], chancery_line_unref);
  if (next > 0)
    g_hash_table_replace (edit->places, g_strdup (key), GUINT_TO_POINTER (next));
  else
    g_hash_table_remove (edit->places, key);
}

static void
change_line (LineEdit *edit, const ChanceryChange *change, ChanceryValue *target)
{
  int place;

  open_list (edit, change->field);
  place = GPOINTER_TO_INT (g_hash_table_lookup (edit->places, change->line_id)) - 1;
  if (change->line_field != NULL)
    {
      g_autoptr (ChanceryLine) line = NULL;

      if (place < 0)
        return;
      line = chancery_line_with_value (edit->lines->pdata[place], change->line_field, target);
      replace_line (edit, place, line);
    }
  else if (target == NULL && place >= 0)
    remove_line (edit, place, change->line_id);
  else if (target != NULL && place >= 0)
    replace_line (edit, place, chancery_value_get_line (target, 0));
  else if (target != NULL)
    add_line (edit, chancery_value_get_line (target, 0));
}

static void
apply (LineEdit *edit, const ChanceryChange *change, gboolean reverse)
{
  ChanceryValue *target = reverse ? change->before : change->after;

  if (change->line_id != NULL)
    {
      change_line (edit, change, target);
      return;
    }
  close_list (edit);
  chancery_draft_set_value (edit->draft, change->field, target);
}

void
chancery_change_apply (const ChanceryChange *change, ChanceryDraft *draft, gboolean reverse)
{
  LineEdit edit = { .draft = draft };

  g_return_if_fail (change != NULL && draft != NULL);

  apply (&edit, change, reverse);
  close_list (&edit);
}

void
chancery_change_apply_all (GPtrArray *changes, ChanceryDraft *draft, gboolean reverse)
{
  LineEdit edit = { .draft = draft };

  g_return_if_fail (changes != NULL && draft != NULL);

  for (guint i = 0; i < changes->len; i++)
    apply (&edit, changes->pdata[i], reverse);
  close_list (&edit);
}

static gboolean
stands (LineEdit *edit, const ChanceryChange *change)
{
  g_autoptr (ChanceryValue) whole = NULL;
  ChanceryLine *line;
  int place;

  if (change->line_id == NULL)
    {
      close_list (edit);
      return chancery_value_equal (chancery_draft_get_value (edit->draft, change->field),
                                   change->after);
    }
  open_list (edit, change->field);
  place = GPOINTER_TO_INT (g_hash_table_lookup (edit->places, change->line_id)) - 1;
  if (place < 0)
    return change->after == NULL;
  line = edit->lines->pdata[place];
  if (change->line_field != NULL)
    return chancery_value_equal (chancery_line_get_value (line, change->line_field), change->after);
  whole = chancery_value_new_line (line);
  return chancery_value_equal (whole, change->after);
}

void
chancery_change_undo_standing (GPtrArray *changes, ChanceryDraft *draft)
{
  LineEdit edit = { .draft = draft };

  g_return_if_fail (changes != NULL && draft != NULL);

  for (guint i = changes->len; i > 0; i--)
    if (stands (&edit, changes->pdata[i - 1]))
      apply (&edit, changes->pdata[i - 1], TRUE);
  close_list (&edit);
}
