/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-identifier.h"

#include "chancery-errors.h"
#include "chancery-text.h"

#include <string.h>
#include <unicode/uchar.h>

/* The sign that joins two letters of an Indic script. */
#define VIRAMA 9

/* What becomes of one that cannot stand as it is (transfer full); NULL with @error. */
typedef char *(*ReadFunc) (const ChanceryField *field, const char *text, GError **error);

typedef struct
{
  ReadFunc read;
  gboolean leaves_words; /* that cannot stand as they are: somebody else will mend them */
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

static gboolean
is_word (const ChanceryField *field)
{
  return field != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_WORD);
}

/* How the letter beside @at joins, marks between passed over: -1 goes back, 1 on. */
static int
get_joining (const char *utf8, const char *at, int step)
{
  int joining;

  do
    {
      if (step < 0 && at == utf8)
        return U_JT_NON_JOINING;
      at = step < 0 ? g_utf8_prev_char (at) : g_utf8_next_char (at);
      joining = u_getIntPropertyValue ((UChar32)g_utf8_get_char (at), UCHAR_JOINING_TYPE);
    }
  while (joining == U_JT_TRANSPARENT && *at != '\0');
  return joining;
}

/* Whether the joiner at @at shows, by the shape of the letters beside it (RFC 5892, A.1 and A.2). */
static gboolean
is_shown_joiner (const char *utf8, const char *at)
{
  const gunichar character = g_utf8_get_char (at);
  int before;
  int after;

  if ((character != 0x200c && character != 0x200d) || at == utf8)
    return FALSE;
  if (g_unichar_combining_class (g_utf8_get_char (g_utf8_prev_char (at))) == VIRAMA)
    return g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (at)));
  if (character != 0x200c)
    return FALSE;
  before = get_joining (utf8, at, -1);
  after = get_joining (utf8, at, 1);
  return (before == U_JT_DUAL_JOINING || before == U_JT_LEFT_JOINING) &&
         (after == U_JT_DUAL_JOINING || after == U_JT_RIGHT_JOINING);
}

/* The first character from @at on that cannot stand in @utf8, or NULL. */
static const char *
find_unshown (const ChanceryField *field, const char *utf8, const char *at)
{
  const char *found = chancery_text_find_unshown (at);

  while (is_word (field) && found != NULL && is_shown_joiner (utf8, found))
    found = chancery_text_find_unshown (g_utf8_next_char (found));
  return found;
}

char *
chancery_identifier_read (const ChanceryField *field, const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  const char *unshown;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = strip (text);
  unshown = find_unshown (field, stripped, stripped);
  if (unshown == NULL)
    return g_steal_pointer (&stripped);
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "the character U+%04X does not show, and no number or class can hold it",
               g_utf8_get_char (unshown));
  return NULL;
}

char *
chancery_identifier_mend (const ChanceryField *field, const char *text)
{
  g_autoptr (GString) shown = NULL;
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  /* Words that a line end or a tab parted stay apart. */
  shown = g_string_new (NULL);
  for (const char *next; (next = find_unshown (field, text, at)) != NULL;
       at = g_utf8_next_char (next))
    {
      g_string_append_len (shown, at, next - at);
      if (g_unichar_isspace (g_utf8_get_char (next)))
        g_string_append_c (shown, ' ');
    }
  g_string_append (shown, at);
  return strip (shown->str);
}

static char *
mend (const ChanceryField *field, const char *text, GError **error)
{
  return chancery_identifier_mend (field, text);
}

/* Whether @text stands as it is. */
static gboolean
is_settled (const ChanceryField *field, const char *text)
{
  g_autofree char *stripped = strip (text);

  return *text != '\0' && strcmp (stripped, text) == 0 && find_unshown (field, text, text) == NULL;
}

static gboolean
is_identifier (const ChanceryField *field)
{
  return chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER);
}

/* @value as it may stand, NULL when nothing is left of it.  @earlier: (nullable). */
static gboolean
settle_value (Settling *self,
              const ChanceryField *field,
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
  if (is_settled (field, text) || (earlier != NULL && chancery_value_equal (value, earlier)))
    {
      *settled = chancery_value_ref (value);
      return TRUE;
    }
  read = self->read (field, text, self->leaves_words && is_word (field) ? NULL : error);
  if (read == NULL && self->leaves_words && is_word (field))
    {
      *settled = chancery_value_ref (value);
      return TRUE;
    }
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

  if (value == NULL || is_settled (field, chancery_value_get_text (value)))
    return TRUE;
  before = find_line (earlier, line);
  if (!settle_value (self, field, value,
                     before != NULL ? chancery_line_get_value (before, field) : NULL, &settled,
                     error))
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
  if (!settle_value (self, field, value, earlier, &settled, error))
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
chancery_identifiers_settle_file (ChanceryDraft *draft, GError **error)
{
  Settling settling = { .read = chancery_identifier_read, .leaves_words = TRUE };

  g_return_val_if_fail (draft != NULL, FALSE);

  return settle (&settling, draft, NULL, error);
}

gboolean
chancery_identifiers_mend (ChanceryDraft *draft)
{
  Settling settling = { .read = mend };

  g_return_val_if_fail (draft != NULL, FALSE);

  settle (&settling, draft, NULL, NULL);
  return settling.changed;
}
