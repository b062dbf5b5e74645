/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-query.h"

#include "chancery-day.h"
#include "chancery-query-note.h"
#include "chancery-settings.h"
#include "chancery-widen.h"

gboolean
chancery_cli_query_warn (ChanceryCli *cli, const char *verb, const char *text, gboolean found)
{
  g_autofree char *condition = NULL;
  g_autofree char *words =
      chancery_query_phrase_misread_in (text, chancery_settings_get_day (cli->db), &condition);
  g_autofree char *unmet = NULL;
  g_autofree char *message = NULL;

  if (words == NULL && !found)
    unmet = chancery_widen_find_unmet (cli->db, text, CHANCERY_DAY_NONE);
  if (unmet != NULL)
    words = chancery_query_phrase_unmet (unmet);
  if (words == NULL)
    return FALSE;
  message = g_strdup_printf ("%s: %s", verb, words);
  chancery_cli_complain (message);
  return TRUE;
}
