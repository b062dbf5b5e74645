/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-phrase.h"
#include "chancery-record-words.h"
#include "chancery-text-marks.h"
#include "chancery-vocabulary.h"

struct _ChanceryRecordItem
{
  GObject parent_instance;

  ChanceryRecordWords *words;
};

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_ID,
  PROP_REFERENCE,
  PROP_TITLE,
  PROP_DATE,
  PROP_COUNTERPART,
  PROP_SUBTITLE,
  PROP_SNIPPET,
  PROP_STATE_WORDS,
  PROP_LEVEL,
  PROP_MARKING,
  PROP_SENTENCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const column_names[CHANCERY_N_COLUMNS] = {
  [CHANCERY_COLUMN_FORM] = "form",           [CHANCERY_COLUMN_ANSWER] = "answer",
  [CHANCERY_COLUMN_DIRECTION] = "direction", [CHANCERY_COLUMN_THEIR_NUMBER] = "their_refs",
  [CHANCERY_COLUMN_VERDICT] = "verdict",     [CHANCERY_COLUMN_SINCE] = "since",
  [CHANCERY_COLUMN_EVIDENCE] = "evidence",   [CHANCERY_COLUMN_AGE] = "age",
  [CHANCERY_COLUMN_REPEATED] = "repeated",   [CHANCERY_COLUMN_REPEATS] = "repeats",
  [CHANCERY_COLUMN_DONE] = "done",
};

G_DEFINE_FINAL_TYPE (ChanceryRecordItem, chancery_record_item, G_TYPE_OBJECT)

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
chancery_record_item_finalize (GObject *object)
{
  ChanceryRecordItem *self = CHANCERY_RECORD_ITEM (object);

  chancery_record_words_free (self->words);

  G_OBJECT_CLASS (chancery_record_item_parent_class)->finalize (object);
}

static void
chancery_record_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRecordItem *self = CHANCERY_RECORD_ITEM (object);

  switch (id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->words != NULL);
      break;
    case PROP_ID:
      g_value_set_string (value, chancery_record_item_get_id (self));
      break;
    case PROP_REFERENCE:
      g_value_set_string (value, chancery_record_item_get_reference (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, chancery_record_item_get_title (self));
      break;
    case PROP_DATE:
      g_value_set_string (value, chancery_record_item_get_date (self));
      break;
    case PROP_COUNTERPART:
      g_value_set_string (value, chancery_record_item_get_counterpart (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, chancery_record_item_get_subtitle (self));
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, chancery_record_item_get_snippet (self));
      break;
    case PROP_STATE_WORDS:
      g_value_set_string (value, chancery_record_item_get_state_words (self));
      break;
    case PROP_LEVEL:
      g_value_set_string (value, chancery_record_item_get_level (self));
      break;
    case PROP_MARKING:
      g_value_set_string (value, chancery_record_item_get_marking (self));
      break;
    case PROP_SENTENCE:
      g_value_take_string (value, chancery_record_item_dup_sentence (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_record_item_class_init (ChanceryRecordItemClass *klass)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROP_ID, "id" },           { PROP_REFERENCE, "reference" },     { PROP_TITLE, "title" },
    { PROP_DATE, "date" },       { PROP_COUNTERPART, "counterpart" }, { PROP_SUBTITLE, "subtitle" },
    { PROP_SNIPPET, "snippet" }, { PROP_STATE_WORDS, "state-words" }, { PROP_LEVEL, "level" },
    { PROP_MARKING, "marking" }, { PROP_SENTENCE, "sentence" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = chancery_record_item_finalize;
  object_class->get_property = chancery_record_item_get_property;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
chancery_record_item_init (ChanceryRecordItem *self)
{
}

ChanceryRecordItem *
chancery_record_item_new (ChanceryRecordWords *words)
{
  ChanceryRecordItem *self = g_object_new (CHANCERY_TYPE_RECORD_ITEM, NULL);

  self->words = words;
  return self;
}

void
chancery_record_item_take_words (ChanceryRecordItem *self, ChanceryRecordWords *words)
{
  g_return_if_fail (CHANCERY_IS_RECORD_ITEM (self));
  g_return_if_fail (words != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  chancery_record_words_free (self->words);
  self->words = words;
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
chancery_record_item_is_loaded (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), FALSE);
  return self->words != NULL;
}

const char *
chancery_record_item_get_id (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), NULL);
  return self->words != NULL ? self->words->id : NULL;
}

const ChanceryKind *
chancery_record_item_get_kind (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), NULL);
  return self->words != NULL ? self->words->kind : NULL;
}

const char *
chancery_record_item_get_reference (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), NULL);
  return self->words != NULL ? self->words->reference : NULL;
}

const char *
chancery_record_item_get_title (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->title) : "";
}

const char *
chancery_record_item_get_whole_title (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL && self->words->whole_title != NULL
             ? self->words->whole_title
             : chancery_record_item_get_title (self);
}

const char *
chancery_record_item_get_date (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->date) : "";
}

ChanceryDay
chancery_record_item_get_first_day (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), CHANCERY_DAY_NONE);
  return self->words != NULL ? self->words->first_day : CHANCERY_DAY_NONE;
}

const char *
chancery_record_item_get_counterpart (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->counterpart) : "";
}

const char *
chancery_record_item_get_subtitle (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->subtitle) : "";
}

const char *
chancery_record_item_get_title_markup (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->title_markup) : "";
}

const char *
chancery_record_item_get_snippet (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->snippet) : "";
}

ChanceryState
chancery_record_item_get_state (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), CHANCERY_STATE_DRAFT);
  return self->words != NULL ? self->words->state : CHANCERY_STATE_REGISTERED;
}

const char *
chancery_record_item_get_state_words (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");

  switch (chancery_record_item_get_state (self))
    {
    case CHANCERY_STATE_DRAFT:
      if (chancery_kind_has_flag (self->words->kind, CHANCERY_KIND_NAMED))
        return _ ("to check");
      return _ ("not registered");
    case CHANCERY_STATE_CLOSED:
      return self->words->archived ? _ ("archived") : _ ("closed");
    case CHANCERY_STATE_VOID:
      return _ ("void");
    case CHANCERY_STATE_REGISTERED:
    default:
      return "";
    }
}

const char *
chancery_record_item_get_level (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "unmarked");
  return self->words != NULL && self->words->level != NULL ? self->words->level : "unmarked";
}

const char *
chancery_record_item_get_marking (ChanceryRecordItem *self)
{
  const char *level;

  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");

  level = chancery_record_item_get_level (self);
  if (chancery_vocabulary_level_rank (level) < chancery_vocabulary_level_rank ("restricted"))
    return "";
  return _ (chancery_vocabulary_label ("marking_level", level));
}

const char *
chancery_record_item_get_column (ChanceryRecordItem *self, const char *column)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  g_return_val_if_fail (column != NULL, "");

  if (self->words == NULL)
    return "";
  for (guint i = 0; i < CHANCERY_N_COLUMNS; i++)
    if (strcmp (column_names[i], column) == 0)
      return or_empty (self->words->columns[i]);
  return "";
}

const char *
chancery_record_item_get_standing (ChanceryRecordItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), "");
  return self->words != NULL ? or_empty (self->words->standing) : "";
}

char *
chancery_record_item_dup_sentence (ChanceryRecordItem *self)
{
  /* In a sentence from right to left each part is kept to itself, lest a day is drawn to the words before it. */
  const gboolean alone = chancery_phrase_is_right_to_left ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *texts[9];

  g_return_val_if_fail (CHANCERY_IS_RECORD_ITEM (self), NULL);

  if (self->words == NULL)
    return g_strdup ("");

  texts[0] = _ (self->words->kind->label);
  texts[1] = self->words->reference;
  texts[2] = self->words->title;
  texts[3] = self->words->date;
  texts[4] = self->words->counterpart;
  texts[5] = chancery_record_item_get_standing (self);
  texts[6] = self->words->columns[CHANCERY_COLUMN_REPEATED];
  texts[7] = chancery_record_item_get_state_words (self);
  texts[8] = chancery_record_item_get_marking (self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_ptr_array_add (parts, alone ? g_strconcat (CHANCERY_ISOLATE_FIRST_STRONG, texts[i],
                                                   CHANCERY_ISOLATE_END, NULL)
                                    : g_strdup (texts[i]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}
