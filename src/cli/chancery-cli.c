/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli.h"

#include "chancery-canonical.h"
#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-typed-date.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Every verb's own words about its usage come under this domain; G_OPTION_ERROR serves. */
void
chancery_cli_set_usage_error (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
}

void
chancery_cli_set_term_error (GError **error,
                             const char *field,
                             const char *typed,
                             const ChanceryVocabulary *vocabulary)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", term->code);
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "%s: “%s” is none of %s",
               field, typed, codes->str);
}

static gboolean
steers (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
chancery_cli_clean (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\t')
        g_string_append_c (clean, one_line ? ' ' : (char)c);
      else
        g_string_append_unichar (clean, steers (c) ? 0xfffd : c);
    }
  return g_string_free (clean, FALSE);
}

void
chancery_cli_complain (const char *message)
{
  g_autofree char *clean = chancery_cli_clean (message, FALSE);

  fprintf (stderr, "chancery-cli: %s\n", clean);
}

void
chancery_cli_answer (ChanceryCli *cli, const char *key, ...)
{
  g_autoptr (GString) out = NULL;
  va_list pairs;

  if (!cli->json)
    return;
  out = g_string_new ("{");
  va_start (pairs, key);
  for (; key != NULL; key = va_arg (pairs, const char *))
    {
      const char *text = va_arg (pairs, const char *);

      if (text == NULL)
        continue;
      g_string_append (out, out->len > 1 ? ",\n  " : "\n  ");
      chancery_canonical_write_string (out, key);
      g_string_append (out, ": ");
      chancery_canonical_write_string (out, text);
    }
  va_end (pairs);
  g_string_append (out, out->len > 1 ? "\n}" : "}");
  puts (out->str);
}

static ChanceryCliStatus
model_status (ChanceryModelError code)
{
  return code == CHANCERY_MODEL_ERROR_UNKNOWN_FIELD ? CHANCERY_CLI_USAGE : CHANCERY_CLI_BAD;
}

static ChanceryCliStatus
store_status (ChanceryStoreError code)
{
  switch (code)
    {
    case CHANCERY_STORE_ERROR_NOT_FOUND:
      return CHANCERY_CLI_NOTHING;
    case CHANCERY_STORE_ERROR_AMBIGUOUS:
      return CHANCERY_CLI_USAGE;
    case CHANCERY_STORE_ERROR_CONFLICT:
      return CHANCERY_CLI_CONFLICT;
    case CHANCERY_STORE_ERROR_EXISTS:
      return CHANCERY_CLI_BAD;
    case CHANCERY_STORE_ERROR_FAILED:
    case CHANCERY_STORE_ERROR_NO_REGISTRY:
    case CHANCERY_STORE_ERROR_NOT_A_REGISTRY:
    case CHANCERY_STORE_ERROR_BUSY:
    case CHANCERY_STORE_ERROR_DAMAGED:
    case CHANCERY_STORE_ERROR_NEWER:
    case CHANCERY_STORE_ERROR_READ_ONLY:
    case CHANCERY_STORE_ERROR_FULL:
      break;
    }
  return CHANCERY_CLI_REGISTRY;
}

static ChanceryCliStatus
exchange_status (ChanceryExchangeError code)
{
  switch (code)
    {
    case CHANCERY_EXCHANGE_ERROR_NO_KEY:
      return CHANCERY_CLI_NOTHING;
    case CHANCERY_EXCHANGE_ERROR_AMBIGUOUS_KEY:
    case CHANCERY_EXCHANGE_ERROR_UNSUPPORTED:
      return CHANCERY_CLI_USAGE;
    case CHANCERY_EXCHANGE_ERROR_CONFLICT:
      return CHANCERY_CLI_CONFLICT;
    case CHANCERY_EXCHANGE_ERROR_INVALID:
    case CHANCERY_EXCHANGE_ERROR_SEAL:
      break;
    }
  return CHANCERY_CLI_BAD;
}

/* A file that is not there or may not be read is a bad argument; a full disk and a reader that went
 * are not. */
static ChanceryCliStatus
io_status (GIOErrorEnum code)
{
  return code == G_IO_ERROR_NO_SPACE || code == G_IO_ERROR_BROKEN_PIPE || code == G_IO_ERROR_FAILED
             ? CHANCERY_CLI_REGISTRY
             : CHANCERY_CLI_BAD;
}

ChanceryCliStatus
chancery_cli_status (const GError *error)
{
  g_return_val_if_fail (error != NULL, CHANCERY_CLI_DONE);

  if (error->domain == G_OPTION_ERROR)
    return CHANCERY_CLI_USAGE;
  if (error->domain == CHANCERY_MODEL_ERROR)
    return model_status ((ChanceryModelError)error->code);
  if (error->domain == CHANCERY_STORE_ERROR)
    return store_status ((ChanceryStoreError)error->code);
  if (error->domain == CHANCERY_EXCHANGE_ERROR)
    return exchange_status ((ChanceryExchangeError)error->code);
  if (error->domain == G_IO_ERROR)
    return io_status ((GIOErrorEnum)error->code);
  return CHANCERY_CLI_BAD;
}

char *
chancery_cli_find (ChanceryCli *cli, const char *ref, GError **error)
{
  return chancery_records_find_one (cli->db, ref, error);
}

ChanceryRecord *
chancery_cli_load (ChanceryCli *cli, const char *ref, GError **error)
{
  g_autofree char *id = chancery_cli_find (cli, ref, error);

  return id != NULL ? chancery_records_load (cli->db, id, error) : NULL;
}

char *
chancery_cli_find_case (ChanceryCli *cli, const char *ref, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_cli_load (cli, ref, error);

  if (record == NULL)
    return NULL;
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    return g_strdup (chancery_record_get_id (record));
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "“%s” is a %s, not a case file", ref, chancery_record_get_kind (record)->id);
  return NULL;
}

gint64
chancery_cli_parse_day (ChanceryCli *cli, const char *text, GError **error)
{
  g_autoptr (ChanceryWorkingDays) working_days =
      chancery_settings_get_working_days (cli->db, error);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (working_days != NULL)
    date = chancery_typed_date_parse_at_desk (text, chancery_settings_get_day (cli->db),
                                              working_days, error);
  if (date == NULL)
    return CHANCERY_DAY_NONE;
  if (!chancery_fuzzy_date_is_exact_day (date) || !chancery_fuzzy_date_get_first_day (date, &day))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "“%s” is not one day",
                   text);
      return CHANCERY_DAY_NONE;
    }
  return day;
}

ChanceryAct
chancery_cli_act (ChanceryCli *cli, const char *action, const char *reason)
{
  ChanceryAct act = { .who = cli->who, .action = action, .reason = reason };

  return act;
}

/* Several times a second is as often as anybody reads it. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 5)

static gboolean progress_shown;

void
chancery_cli_progress (guint64 done, guint64 total, gpointer user_data)
{
  static gint64 last;
  gint64 now = g_get_monotonic_time ();

  if (now - last < PROGRESS_INTERVAL)
    return;
  last = now;
  if (!isatty (STDERR_FILENO))
    return;
  progress_shown = TRUE;
  if (total > 0)
    fprintf (stderr, "\r%s %3u %%", (const char *)user_data, (guint)(done * 100 / total));
  else
    fprintf (stderr, "\r%s %" G_GUINT64_FORMAT, (const char *)user_data, done);
}

void
chancery_cli_progress_end (void)
{
  if (progress_shown)
    fputs ("\r\033[K", stderr);
  progress_shown = FALSE;
}
