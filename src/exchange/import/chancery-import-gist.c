/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-gist.h"

#include "chancery-kind.h"
#include "chancery-line.h"
#include "chancery-phrase.h"
#include "chancery-text.h"
#include "chancery-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Letters of the text. */
#define MAX_WORDS 160

char *
chancery_import_gist_form (const ChanceryRecord *record)
{
  const ChanceryKind *kind;
  const ChanceryField *field = NULL;
  ChanceryValue *value = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  kind = chancery_record_get_kind (record);
  if (kind->form != NULL)
    field = chancery_kind_find_field (kind, kind->form);
  if (field != NULL)
    value = chancery_record_get_value (record, field);
  return value != NULL ? chancery_phrase_value (field, value) : NULL;
}

static void
add_label (GString *people, const ChanceryValue *value)
{
  const char *label = value != NULL ? chancery_value_get_label (value) : NULL;

  if (label == NULL || *label == '\0')
    return;
  if (people->len > 0)
    /* Translators: between the names of those who wrote a letter, or to whom it went. */
    g_string_append (people, _ (", "));
  g_string_append (people, label);
}

static void
add_value (GString *people, const ChanceryField *field, const ChanceryValue *value)
{
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      add_label (people, value);
      return;
    }
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    add_label (people, chancery_value_get_item (value, i));
}

static void
add_lines (GString *people, const ChanceryField *list, const ChanceryValue *lines, const char *role)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, list->role), role) != 0)
        continue;
      for (const ChanceryField *field = list->lines; field->id != NULL; field++)
        if (field->type == CHANCERY_TYPE_REFERENCE)
          add_label (people, chancery_line_get_value (line, field));
    }
}

char *
chancery_import_gist_people (const ChanceryRecord *record, const char *role)
{
  g_autoptr (GString) people = g_string_new (NULL);

  g_return_val_if_fail (record != NULL && role != NULL, NULL);

  for (const ChanceryField *field = chancery_record_get_kind (record)->fields; field->id != NULL;
       field++)
    {
      ChanceryValue *value = chancery_record_get_value (record, field);

      if (value == NULL)
        continue;
      if (field->type == CHANCERY_TYPE_REFERENCE && chancery_field_has_query (field, role))
        add_value (people, field, value);
      else if (field->type == CHANCERY_TYPE_LINES && field->role != NULL)
        add_lines (people, field, value, role);
    }
  return people->len > 0 ? g_string_free (g_steal_pointer (&people), FALSE) : NULL;
}

char *
chancery_import_gist_words (const ChanceryRecord *record)
{
  const char *title;

  g_return_val_if_fail (record != NULL, NULL);

  title = chancery_record_get_title (record);
  for (const ChanceryField *field = chancery_record_get_kind (record)->fields; field->id != NULL;
       field++)
    {
      const char *text = chancery_field_has_flag (field, CHANCERY_FIELD_BODY)
                             ? chancery_record_get_text (record, field->id)
                             : NULL;

      if (text != NULL && *text != '\0' && (title == NULL || !g_str_has_prefix (text, title)))
        return chancery_text_first_line (text, MAX_WORDS);
    }
  return NULL;
}
