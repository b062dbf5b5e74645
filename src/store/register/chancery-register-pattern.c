/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-pattern.h"

#include "chancery-errors.h"

#include <string.h>

/* The next piece of a pattern: text up to "{", or the inside of one pair of braces. */
static gboolean
next_piece (const char **at, char **piece, gboolean *is_part)
{
  const char *end;

  g_clear_pointer (piece, g_free);
  if (**at == '\0')
    return FALSE;
  *is_part = **at == '{' && strchr (*at, '}') != NULL;
  if (*is_part)
    {
      end = strchr (*at, '}');
      *piece = g_strndup (*at + 1, end - *at - 1);
      *at = end + 1;
      return TRUE;
    }
  end = strchrnul (*at + 1, '{');
  *piece = g_strndup (*at, end - *at);
  *at = end;
  return TRUE;
}

static gboolean
is_number (const char *part)
{
  return strcmp (part, "n") == 0 ||
         (g_str_has_prefix (part, "n:0") && g_ascii_isdigit (part[3]) && part[4] == '\0');
}

static gboolean
is_fixed (const char *part)
{
  return is_number (part) || strcmp (part, "code") == 0 || strcmp (part, "year") == 0;
}

gboolean
chancery_register_pattern_check (const char *pattern, const ChanceryKind *kind, GError **error)
{
  g_autofree char *piece = NULL;
  gboolean is_part;
  gboolean has_number = FALSE;

  for (const char *at = pattern; next_piece (&at, &piece, &is_part);)
    {
      if (!is_part)
        continue;
      if (!is_fixed (piece) && chancery_kind_find_field (kind, piece) == NULL)
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                       "“{%s}” means nothing in the pattern of a number", piece);
          return FALSE;
        }
      has_number |= is_number (piece);
    }
  if (!has_number)
    g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                         "the pattern of a number needs “{n}”");
  return has_number;
}

char *
chancery_register_pattern_dup_field (const char *pattern)
{
  g_autofree char *piece = NULL;
  gboolean is_part;

  for (const char *at = pattern; next_piece (&at, &piece, &is_part);)
    if (is_part && !is_fixed (piece))
      return g_steal_pointer (&piece);
  return NULL;
}

char *
chancery_register_pattern_expand (const char *pattern, const char *code, gint64 year, gint64 number)
{
  g_autofree char *piece = NULL;
  GString *reference = g_string_new (NULL);
  gboolean is_part;

  for (const char *at = pattern; next_piece (&at, &piece, &is_part);)
    {
      if (!is_part)
        g_string_append (reference, piece);
      else if (is_number (piece))
        g_string_append_printf (reference, "%0*" G_GINT64_FORMAT,
                                piece[1] == ':' ? piece[3] - '0' : 1, number);
      else if (strcmp (piece, "year") == 0)
        g_string_append_printf (reference, "%04" G_GINT64_FORMAT, year);
      else
        g_string_append (reference, code);
    }
  return g_string_free (reference, FALSE);
}

/* The pattern as an expression with the named groups code, year and number. */
static GRegex *
make_expression (const char *pattern, const char *own_code)
{
  g_autoptr (GString) text = g_string_new ("^");
  g_autofree char *piece = NULL;
  gboolean is_part;
  gboolean has_code = FALSE;

  for (const char *at = pattern; next_piece (&at, &piece, &is_part);)
    {
      g_autofree char *literal = NULL;

      if (is_part && is_number (piece))
        g_string_append (text, "(?<number>[0-9]{1,15})");
      else if (is_part && strcmp (piece, "year") == 0)
        g_string_append (text, "(?<year>[0-9]{4})");
      else if (is_part && strcmp (piece, "code") != 0)
        {
          g_string_append (text, has_code ? ".+" : "(?<code>.+)");
          has_code = TRUE;
        }
      else
        {
          literal = g_regex_escape_string (is_part ? own_code : piece, -1);
          g_string_append (text, literal);
        }
    }
  g_string_append_c (text, '$');
  return g_regex_new (text->str, G_REGEX_DUPNAMES, 0, NULL);
}

/* More patterns than a registry has. */
#define MAX_KEPT 64

/* Kept for the life of the thread, because making an expression takes far longer than using it, and an import
 * asks several times a record.  Lent. */
static GRegex *
get_expression (const char *pattern, const char *own_code)
{
  static GPrivate private = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);
  GHashTable *kept = g_private_get (&private);
  g_autofree char *key = g_strconcat (own_code, "\n", pattern, NULL);
  GRegex *expression;

  if (kept == NULL)
    {
      kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_regex_unref);
      g_private_set (&private, kept);
    }
  expression = g_hash_table_lookup (kept, key);
  if (expression != NULL)
    return expression;
  if (g_hash_table_size (kept) >= MAX_KEPT)
    g_hash_table_remove_all (kept);
  expression = make_expression (pattern, own_code);
  if (expression != NULL)
    g_hash_table_insert (kept, g_steal_pointer (&key), expression);
  return expression;
}

gboolean
chancery_register_pattern_parse (const char *pattern,
                                 const char *own_code,
                                 const char *reference,
                                 char **code,
                                 gint64 *year,
                                 gint64 *number)
{
  GRegex *expression = get_expression (pattern, own_code);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;
  g_autofree char *year_text = NULL;
  g_autofree char *number_text = NULL;

  if (expression == NULL || !g_regex_match (expression, reference, 0, &match))
    return FALSE;
  number_text = g_match_info_fetch_named (match, "number");
  year_text = g_match_info_fetch_named (match, "year");
  found = g_match_info_fetch_named (match, "code");
  if (number_text == NULL)
    return FALSE;
  *number = g_ascii_strtoll (number_text, NULL, 10);
  *year = year_text != NULL ? g_ascii_strtoll (year_text, NULL, 10) : 0;
  *code = g_strdup (found != NULL && found[0] != '\0' ? found : own_code);
  return TRUE;
}
