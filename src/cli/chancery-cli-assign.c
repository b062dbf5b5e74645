/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-assign.h"

#include "chancery-errors.h"
#include "chancery-records.h"
#include "chancery-settings.h"

#include <string.h>

/* A number of a record stands for its UUID; anything else stays what was typed. */
static char *
resolve_number (ChanceryCli *cli, const ChanceryField *field, const char *typed, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (field == NULL || field->type != CHANCERY_TYPE_REFERENCE || *typed == '\0')
    return g_strdup (typed);
  found = chancery_records_find (cli->db, typed, error);
  if (found == NULL)
    return NULL;
  if (found->len > 1)
    return chancery_records_find_one (cli->db, typed, error);
  return g_strdup (found->len == 1 ? found->pdata[0] : typed);
}

static gboolean
assign_one (ChanceryCli *cli,
            ChanceryDraft *draft,
            ChanceryDraft *lines,
            const char *assignment,
            GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  const char *equals = strchr (assignment, '=');
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;
  g_autoptr (ChanceryWorkingDays) working_days = NULL;
  const ChanceryField *list = NULL;
  const ChanceryField *field;

  if (equals == NULL)
    {
      chancery_cli_set_usage_error (error, "“%s” is not FIELD=VALUE", assignment);
      return FALSE;
    }
  path = g_strndup (assignment, equals - assignment);
  field = chancery_kind_find_path (kind, path, &list);
  value = resolve_number (cli, field, equals + 1, error);
  if (value == NULL)
    return FALSE;
  working_days = chancery_settings_get_working_days (cli->db, error);
  return working_days != NULL &&
         chancery_draft_set_typed_at_desk (list != NULL ? lines : draft, path, value,
                                           chancery_settings_get_day (cli->db), working_days,
                                           error);
}

/* Lists that are given are given whole: what stood there goes first. */
static void
empty_lists (ChanceryDraft *draft, char **assignments)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      g_autofree char *prefix = g_strconcat (field->id, "=", NULL);

      for (char **at = assignments;
           chancery_field_has_flag (field, CHANCERY_FIELD_LIST) && *at != NULL; at++)
        if (g_str_has_prefix (*at, prefix))
          chancery_draft_set_value (draft, field, NULL);
    }
}

/* A link without its other end, or a paper without content, is none. */
static gboolean
check_keys (const ChanceryField *list, const ChanceryLine *line, GError **error)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (chancery_field_has_flag (field, CHANCERY_FIELD_KEY) &&
        chancery_line_get_value (line, field) == NULL)
      {
        g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                     "%s.%s: is missing; there are verbs to link and to attach", list->id,
                     field->id);
        return FALSE;
      }
  return TRUE;
}

static gboolean
append_lines (ChanceryDraft *draft, ChanceryDraft *lines, GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_draft_get_value (lines, field);

      for (guint j = 0;
           field->type == CHANCERY_TYPE_LINES && j < chancery_value_get_n_items (value); j++)
        {
          ChanceryLine *line = chancery_value_get_line (value, j);

          if (!check_keys (field, line, error))
            return FALSE;
          chancery_draft_add_line (draft, field, line);
        }
    }
  return TRUE;
}

gboolean
chancery_cli_assign (ChanceryCli *cli, ChanceryDraft *draft, char **assignments, GError **error)
{
  /* New lines are gathered apart, so that the first one never fills a gap in a line that is there. */
  g_autoptr (ChanceryDraft) lines = chancery_draft_new (chancery_draft_get_kind (draft));

  empty_lists (draft, assignments);
  for (char **at = assignments; *at != NULL; at++)
    if (!assign_one (cli, draft, lines, *at, error))
      return FALSE;
  return append_lines (draft, lines, error);
}
