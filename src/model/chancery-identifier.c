/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-identifier.h"

#include "chancery-errors.h"
#include "chancery-text.h"

#include <string.h>

/* What becomes of one that cannot stand as it is (transfer full); NULL with @error. */
typedef char *(*ReadFunc) (const char *text, GError **error);

typedef struct
{
  ReadFunc read;
  gboolean changed;
} Settling;

static char *
strip (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, (gsize)(end - start));
}

char *
chancery_identifier_read (const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  const char *unshown;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = strip (text);
  unshown = chancery_text_find_unshown (stripped);
  if (unshown == NULL)
    return g_steal_pointer (&stripped);
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "the character U+%04X does not show, and no number or class can hold it",
               g_utf8_get_char (unshown));
  return NULL;
}

/* Words that a line end or a tab parted stay apart. */
static char *
mend (const char *text, GError **error)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *at = text;

  for (const char *next; (next = chancery_text_find_unshown (at)) != NULL;
       at = g_utf8_next_char (next))
    {
      g_string_append_len (shown, at, next - at);
      if (g_unichar_isspace (g_utf8_get_char (next)))
        g_string_append_c (shown, ' ');
    }
  g_string_append (shown, at);
  return strip (shown->str);
}

static gboolean
is_identifier (const ChanceryField *field)
{
  return chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER);
}

/* @value as it may stand, NULL when nothing is left of it.  @earlier: (nullable). */
static gboolean
settle_value (Settling *self,
              ChanceryValue *value,
              const ChanceryValue *earlier,
              ChanceryValue **settled,
              GError **error)
{
  const char *text = chancery_value_get_text (value);
  g_autofree char *read = NULL;

  *settled = NULL;
  if (text == NULL)
    return TRUE;
  if (chancery_text_is_identifier_safe (text) ||
      (earlier != NULL && chancery_value_equal (value, earlier)))
    {
      *settled = chancery_value_ref (value);
      return TRUE;
    }
  read = self->read (text, error);
  if (read == NULL)
    return FALSE;
  self->changed = TRUE;
  *settled = *read != '\0' ? chancery_value_new_text (read) : NULL;
  return TRUE;
}

static ChanceryLine *
find_line (const ChanceryValue *lines, const ChanceryLine *line)
{
  const char *id = chancery_line_get_id (line);

  for (guint i = 0; id != NULL && i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *found = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_id (found), id) == 0)
        return found;
    }
  return NULL;
}

static gboolean
settle_line (Settling *self,
             ChanceryDraft *draft,
             const ChanceryField *list,
             guint i,
             const ChanceryField *field,
             const ChanceryValue *earlier,
             GError **error)
{
  ChanceryLine *line = chancery_value_get_line (chancery_draft_get_value (draft, list), i);
  ChanceryValue *value = chancery_line_get_value (line, field);
  g_autoptr (ChanceryValue) settled = NULL;
  g_autoptr (ChanceryLine) other = NULL;
  ChanceryLine *before;

  if (value == NULL || chancery_text_is_identifier_safe (chancery_value_get_text (value)))
    return TRUE;
  before = find_line (earlier, line);
  if (!settle_value (self, value, before != NULL ? chancery_line_get_value (before, field) : NULL,
                     &settled, error))
    {
      g_prefix_error (error, "[%u]: %s: ", i, field->id);
      return FALSE;
    }
  if (settled == value)
    return TRUE;
  other = chancery_line_with_value (line, field, settled);
  chancery_draft_replace_line (draft, list, i, other);
  return TRUE;
}

static gboolean
settle_lines (Settling *self,
              ChanceryDraft *draft,
              const ChanceryField *list,
              const ChanceryValue *earlier,
              GError **error)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    for (guint i = 0; is_identifier (field) &&
                      i < chancery_value_get_n_items (chancery_draft_get_value (draft, list));
         i++)
      if (!settle_line (self, draft, list, i, field, earlier, error))
        return FALSE;
  return TRUE;
}

static gboolean
settle_field (Settling *self,
              ChanceryDraft *draft,
              const ChanceryField *field,
              const ChanceryValue *earlier,
              GError **error)
{
  ChanceryValue *value = chancery_draft_get_value (draft, field);
  g_autoptr (ChanceryValue) settled = NULL;

  if (value == NULL)
    return TRUE;
  if (field->type == CHANCERY_TYPE_LINES)
    return settle_lines (self, draft, field, earlier, error);
  if (!is_identifier (field))
    return TRUE;
  if (!settle_value (self, value, earlier, &settled, error))
    return FALSE;
  if (settled != value)
    chancery_draft_set_value (draft, field, settled);
  return TRUE;
}

static gboolean
settle (Settling *self, ChanceryDraft *draft, ChanceryRecord *before, GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (!settle_field (self, draft, field,
                         before != NULL ? chancery_record_get_value (before, field) : NULL, error))
        {
          g_prefix_error (error, "%s: ", field->id);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
chancery_identifiers_settle (ChanceryDraft *draft, ChanceryRecord *before, GError **error)
{
  Settling settling = { .read = chancery_identifier_read };

  g_return_val_if_fail (draft != NULL, FALSE);

  return settle (&settling, draft, before, error);
}

gboolean
chancery_identifiers_mend (ChanceryDraft *draft)
{
  Settling settling = { .read = mend };

  g_return_val_if_fail (draft != NULL, FALSE);

  settle (&settling, draft, NULL, NULL);
  return settling.changed;
}
