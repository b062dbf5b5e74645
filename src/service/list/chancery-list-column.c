/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const ChanceryListColumn columns[] = {
  { "date", N_ ("Date"), 130, FALSE, 1.3 },
  { "reference", N_ ("Reference"), 140, FALSE, 0 },
  { "title", N_ ("Subject"), 0, FALSE, 3 },
  { "counterpart", N_ ("Counterpart"), 160, FALSE, 1.4 },
  { "place", N_ ("Place"), 160, FALSE, 1.4 },
  { "issuer", N_ ("Issued by"), 160, FALSE, 1.4 },
  { "form", N_ ("Form"), 120, FALSE, 1 },
  { "answer", N_ ("Answer"), 120, FALSE, 1 },
  { "direction", N_ ("Direction"), 96, FALSE, 0 },
  { "their_refs", N_ ("Their number"), 140, FALSE, 1.2 },
  { "verdict", N_ ("Verdict"), 170, FALSE, 1.2 },
  { "since", N_ ("Since"), 110, FALSE, 1 },
  { "age", N_ ("Age"), 120, TRUE, 1 },
  { "evidence", N_ ("Evidence"), 150, FALSE, 1.2 },
  { "repeated", N_ ("Repeated"), 200, TRUE, 1.4 },
  { "state", N_ ("State"), 116, FALSE, 1 },
};

const ChanceryListColumn *
chancery_list_column_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].id, id) == 0)
      return &columns[i];
  return NULL;
}

const ChanceryListColumn *
chancery_list_column_list (guint *n)
{
  *n = G_N_ELEMENTS (columns);
  return columns;
}

/* What a kind has for its other side: a party, who said it, where it was; what an action is about is
 * none of these. */
static const char *
counterpart_text (const ChanceryListColumn *self, ChanceryRecordItem *item)
{
  const ChanceryKind *kind = chancery_record_item_get_kind (item);

  if (kind == NULL || chancery_kind_meets_party (kind) != (strcmp (self->id, "place") != 0))
    return "";
  return chancery_record_item_get_counterpart (item);
}

/* Nothing for what is only registered, but how it stands where there is more to say of it. */
static const char *
state_text (ChanceryRecordItem *item)
{
  const ChanceryKind *kind = chancery_record_item_get_kind (item);
  const char *text = chancery_record_item_get_state_words (item);

  if (*text != '\0' || kind == NULL)
    return text;
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    return _ ("open");
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
    return chancery_record_item_get_standing (item);
  return chancery_record_item_get_column (item, "done");
}

const char *
chancery_list_column_get_text (const ChanceryListColumn *self, ChanceryRecordItem *item)
{
  const char *text;

  g_return_val_if_fail (self != NULL && CHANCERY_IS_RECORD_ITEM (item), "");

  if (strcmp (self->id, "date") == 0)
    text = chancery_record_item_get_date (item);
  else if (strcmp (self->id, "reference") == 0)
    text = chancery_record_item_get_reference (item);
  else if (strcmp (self->id, "title") == 0)
    text = chancery_record_item_get_title (item);
  else if (strcmp (self->id, "counterpart") == 0 || strcmp (self->id, "place") == 0 ||
           strcmp (self->id, "issuer") == 0)
    text = counterpart_text (self, item);
  else if (strcmp (self->id, "state") == 0)
    text = state_text (item);
  /* With how long it has stood so. */
  else if (strcmp (self->id, "verdict") == 0)
    text = chancery_record_item_get_standing (item);
  else
    text = chancery_record_item_get_column (item, self->id);
  return text != NULL ? text : "";
}
