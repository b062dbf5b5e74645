/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-field-editor.h"

#include "chancery-check-editor.h"
#include "chancery-date-entry.h"
#include "chancery-line-editor.h"
#include "chancery-long-text.h"
#include "chancery-marking-chooser.h"
#include "chancery-quantity-entry.h"
#include "chancery-reference-entry.h"
#include "chancery-tag-entry.h"
#include "chancery-term-drop.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_text (const ChanceryField *field, gboolean in_line)
{
  if (chancery_field_has_flag (field, CHANCERY_FIELD_SORTED))
    return chancery_tag_entry_new ();
  if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return chancery_long_text_new (CHANCERY_LONG_TEXT_LIST, 1);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE))
    return chancery_text_entry_new (field);
  if (in_line)
    return chancery_long_text_new (CHANCERY_LONG_TEXT_LINE, 1);
  return chancery_long_text_new (CHANCERY_LONG_TEXT_PARAGRAPHS,
                                 chancery_field_has_flag (field, CHANCERY_FIELD_BODY) ? 5 : 2);
}

static GtkWidget *
make_widget (const ChanceryField *field, ChanceryRegistry *registry, gboolean in_line)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_JSON:
      return make_text (field, in_line);
    case CHANCERY_TYPE_TERM:
      return chancery_term_drop_new (field->vocabulary);
    case CHANCERY_TYPE_DATE:
      return chancery_date_entry_new (field, registry);
    case CHANCERY_TYPE_QUANTITY:
      return chancery_quantity_entry_new (field);
    case CHANCERY_TYPE_REFERENCE:
      return chancery_reference_entry_new (field, registry);
    case CHANCERY_TYPE_MARKING:
      return chancery_marking_chooser_new ();
    case CHANCERY_TYPE_BOOLEAN:
      return chancery_check_editor_new (in_line ? _ (field->label) : NULL);
    case CHANCERY_TYPE_INTEGER:
      return chancery_integer_entry_new (field);
    case CHANCERY_TYPE_LINES:
      return chancery_line_editor_new (field, registry);
    }
  g_return_val_if_reached (NULL);
}

static ChanceryEditor *
make (const ChanceryField *field, ChanceryRegistry *registry, gboolean in_line)
{
  ChanceryEditor *editor = CHANCERY_EDITOR (make_widget (field, registry, in_line));

  chancery_editor_set_label (editor, _ (field->label));
  if (field->hint != NULL)
    chancery_editor_set_hint (editor, _ (field->hint));
  return editor;
}

ChanceryEditor *
chancery_field_editor_new (const ChanceryField *field, ChanceryRegistry *registry)
{
  g_return_val_if_fail (field != NULL, NULL);

  return make (field, registry, FALSE);
}

ChanceryEditor *
chancery_field_editor_new_in_line (const ChanceryField *field, ChanceryRegistry *registry)
{
  g_return_val_if_fail (field != NULL, NULL);

  return make (field, registry, TRUE);
}

gboolean
chancery_field_editor_can_edit (const ChanceryField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  /* What is only ever added has a sheet of its own on the page, so that nothing is edited by
   * mistake; links and papers are added there too. */
  return !chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) &&
         !chancery_field_has_flag (field, CHANCERY_FIELD_APPEND_ONLY) &&
         !chancery_field_has_flag (field, CHANCERY_FIELD_TAIL);
}
