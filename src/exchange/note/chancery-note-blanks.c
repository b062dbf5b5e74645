/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-blanks.h"

#include "chancery-vocabulary.h"

#include <string.h>

static const char *const truths[] = { CHANCERY_NOTE_RECIPIENT_IS_PARTY,
                                      CHANCERY_NOTE_MINISTRY_IS_PARTY,
                                      CHANCERY_NOTE_MINISTRY_IS_MINISTRY, CHANCERY_NOTE_IS_ANSWER,
                                      CHANCERY_NOTE_THEIR_IS_NOTE };

const ChanceryNoteValue chancery_note_values[] = {
  { "ministry", { NULL }, "Our ministry" },
  { "sender", { "party_from" }, NULL },
  { "recipient", { "addressee_body", "party_to" }, NULL },
  { "party", { "party_to" }, NULL },
  { "addressee", { "addressee" }, NULL },
  { "addressee_post", { "addressee_post" }, NULL },
  { "number", { "our_ref", "reference" }, "Number" },
  { CHANCERY_NOTE_DATE, { "occasion_date", "date_on_document" }, NULL },
  { "place", { "occasion_place" }, NULL },
  { "subject", { "title" }, "Subject" },
  { "reply_by", { "reply_by" }, NULL },
  { "body", { "body" }, NULL },
  { "tone", { "tone" }, NULL },
  { "answer", { NULL }, "Our answer" },
  { "their_number", { NULL }, "Their number" },
  { "their_date", { NULL }, "Date of their note" },
};

const guint chancery_note_n_values = G_N_ELEMENTS (chancery_note_values);

const ChanceryNoteListBlank chancery_note_lists[CHANCERY_NOTE_N_LISTS] = {
  [CHANCERY_NOTE_LIST_INCIDENTS] = { "incidents",
                                     { "title", "date", "place", "text" },
                                     { "protests", "about" },
                                     NULL,
                                     "phases" },
  [CHANCERY_NOTE_LIST_POSITIONS] = { "positions", { "text" }, { NULL }, "position" },
  [CHANCERY_NOTE_LIST_CONDEMNATIONS] = { "condemnations", { "text" }, { NULL }, "condemnation" },
  [CHANCERY_NOTE_LIST_WARNINGS] = { "warnings", { "text" }, { NULL }, "warning" },
  [CHANCERY_NOTE_LIST_BACKGROUNDS] = { "backgrounds", { "text" }, { NULL }, "background" },
  [CHANCERY_NOTE_LIST_DEMANDS] = { "demands", { "text", "deadline" } },
  [CHANCERY_NOTE_LIST_RESERVATIONS] = { "reservations", { "text" } },
  [CHANCERY_NOTE_LIST_ASSURANCES] = { "assurances",
                                      { "text", "date", "given_by" },
                                      { "relies-on" },
                                      NULL,
                                      "given_by" },
  [CHANCERY_NOTE_LIST_REPLIES] = { "replies",
                                   { "number", "date", "title" },
                                   { "replies-to", "rejoins" },
                                   NULL,
                                   "date_on_document" },
  [CHANCERY_NOTE_LIST_EARLIER] = { "earlier",
                                   { "number", "date", "title" },
                                   { "repeats", "cites" },
                                   NULL,
                                   "date_on_document" },
  /* What is answered beside the first. */
  [CHANCERY_NOTE_LIST_FURTHER] = { "further", { "number", "date", "title" }, { NULL } },
};

static int
find_list (const char *name)
{
  for (int i = 0; i < CHANCERY_NOTE_N_LISTS; i++)
    if (strcmp (chancery_note_lists[i].name, name) == 0)
      return i;
  return -1;
}

const ChanceryNoteValue *
chancery_note_blanks_find (const char *name)
{
  for (guint i = 0; i < chancery_note_n_values; i++)
    if (strcmp (chancery_note_values[i].name, name) == 0)
      return &chancery_note_values[i];
  return NULL;
}

static gboolean
has_item (int list, const char *name)
{
  return list >= 0 && (strcmp (name, "last") == 0 || strcmp (name, "n") == 0 ||
                       g_strv_contains (chancery_note_lists[list].items, name));
}

gboolean
chancery_note_blanks_is_known (const char *name, const GPtrArray *within)
{
  g_return_val_if_fail (name != NULL && within != NULL, FALSE);

  if (chancery_note_blanks_find (name) != NULL || find_list (name) >= 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (truths); i++)
    if (strcmp (truths[i], name) == 0)
      return TRUE;
  if (g_str_has_prefix (name, "has_") && find_list (name + strlen ("has_")) >= 0)
    return TRUE;
  for (guint i = 0; i < within->len; i++)
    if (has_item (find_list (within->pdata[i]), name))
      return TRUE;
  return FALSE;
}

gboolean
chancery_note_blanks_is_tone (const char *code)
{
  return chancery_vocabulary_find (chancery_vocabulary_get ("tone"), code) != NULL;
}

const char *
chancery_note_blanks_get_label (const ChanceryKind *kind, const char *name)
{
  const ChanceryNoteValue *value = chancery_note_blanks_find (name);

  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  if (value != NULL && value->label != NULL)
    return value->label;
  /* The note bears a day of its own, not that of the paper that it answers. */
  if (strcmp (name, CHANCERY_NOTE_DATE) == 0 &&
      chancery_kind_find_field (kind, value->fields[0]) == NULL)
    return "Date";
  for (guint i = 0; value != NULL && value->fields[i] != NULL; i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, value->fields[i]);

      if (field != NULL)
        return field->label;
    }
  return name;
}
