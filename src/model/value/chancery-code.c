/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-code.h"

#include "chancery-errors.h"

#include <string.h>
#include <unicode/uloc.h>

/* ---- a language ---- */

/* Well-formed is enough: which languages there are changes. */
static gboolean
is_language (const char *text)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  uloc_forLanguageTag (text, locale, sizeof locale, &parsed, &status);
  return U_SUCCESS (status) && parsed > 0 && (gsize)parsed == strlen (text);
}

/* ---- a position ---- */

static gboolean
take_digits (const char **at, guint n, int most, gboolean *is_most)
{
  int number = 0;

  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      number = number * 10 + g_ascii_digit_value (**at);
    }
  *is_most = number == most;
  return number <= most;
}

/* Nothing but zeros can follow on the most that there is. */
static gboolean
take_fraction (const char **at, gboolean none)
{
  const char *start;

  if (**at != '.')
    return TRUE;
  start = ++*at;
  for (; g_ascii_isdigit (**at); (*at)++)
    if (none && **at != '0')
      return FALSE;
  return *at > start;
}

/* Degrees, or degrees and minutes, or with seconds too; the last of them with its fraction. */
static gboolean
take_angle (const char **at, guint n_digits, int most)
{
  gboolean is_most;

  if (**at != '+' && **at != '-')
    return FALSE;
  (*at)++;
  if (!take_digits (at, n_digits, most, &is_most))
    return FALSE;
  for (guint i = 0; i < 2 && g_ascii_isdigit (**at); i++)
    {
      gboolean is_last;

      if (!take_digits (at, 2, is_most ? 0 : 59, &is_last))
        return FALSE;
    }
  return take_fraction (at, is_most);
}

/* A height, in whatever unit the system of reference behind it says. */
static gboolean
take_height (const char **at)
{
  const char *start;

  if (**at != '+' && **at != '-')
    return TRUE;
  start = ++*at;
  while (g_ascii_isdigit (**at))
    (*at)++;
  return *at > start && take_fraction (at, FALSE);
}

static gboolean
is_position (const char *text)
{
  const char *at = text;

  if (!take_angle (&at, 2, 90) || !take_angle (&at, 3, 180) || !take_height (&at))
    return FALSE;
  if (g_str_has_prefix (at, "CRS"))
    {
      const gsize n_name = strcspn (at += strlen ("CRS"), "/ ");

      if (n_name == 0)
        return FALSE;
      at += n_name;
    }
  return strcmp (at, "/") == 0;
}

/* ---- a draft ---- */

gboolean
chancery_code_check (const ChanceryField *field, const char *text, GError **error)
{
  const char *wanted = NULL;

  g_return_val_if_fail (field != NULL, FALSE);

  if (text == NULL)
    return TRUE;
  if (chancery_field_has_flag (field, CHANCERY_FIELD_LANGUAGE) && !is_language (text))
    wanted = "no tag of a language, such as ur or fa-AF (BCP 47)";
  else if (chancery_field_has_flag (field, CHANCERY_FIELD_POSITION) && !is_position (text))
    wanted = "no position such as +34.7300+071.5300/ (ISO 6709)";
  if (wanted == NULL)
    return TRUE;
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” is %s", text,
               wanted);
  return FALSE;
}

static gboolean
stood_there (const ChanceryValue *lines, const ChanceryField *field, const char *text)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryValue *value = chancery_line_get_value (chancery_value_get_line (lines, i), field);

      if (g_strcmp0 (chancery_value_get_text (value), text) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_lines (const ChanceryField *list,
             const ChanceryValue *lines,
             const ChanceryValue *earlier,
             GError **error)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    for (const ChanceryField *field = list->lines; field->id != NULL; field++)
      {
        const char *text =
            field->type == CHANCERY_TYPE_TEXT
                ? chancery_line_get_text (chancery_value_get_line (lines, i), field->id)
                : NULL;

        if (stood_there (earlier, field, text) || chancery_code_check (field, text, error))
          continue;
        g_prefix_error (error, "%s[%u].%s: ", list->id, i, field->id);
        return FALSE;
      }
  return TRUE;
}

gboolean
chancery_codes_check (ChanceryDraft *draft, ChanceryRecord *before, GError **error)
{
  const ChanceryKind *kind;

  g_return_val_if_fail (draft != NULL, FALSE);

  kind = chancery_draft_get_kind (draft);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      const ChanceryValue *value = chancery_draft_get_value (draft, field);
      const ChanceryValue *earlier = before != NULL ? chancery_record_get_value (before, field)
                                                    : NULL;
      const char *text;

      if (value == NULL)
        continue;
      if (field->type == CHANCERY_TYPE_LINES && !check_lines (field, value, earlier, error))
        return FALSE;
      if (field->type != CHANCERY_TYPE_TEXT || chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
        continue;
      text = chancery_value_get_text (value);
      if (g_strcmp0 (chancery_value_get_text (earlier), text) == 0 ||
          chancery_code_check (field, text, error))
        continue;
      g_prefix_error (error, "%s: ", field->id);
      return FALSE;
    }
  return TRUE;
}
