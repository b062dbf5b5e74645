/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-sides.h"

#include "chancery-records.h"
#include "chancery-settings.h"

#include <string.h>

/* What a direction is called where it comes to us, in whichever vocabulary. */
static const char *const to_us[] = { "received", "in", NULL };
/* Forms that stay what they are when they answer something. */
static const char *const own_forms[] = { "first-person-note", "aide-memoire", "talking-points",
                                         "press-statement", NULL };

void
chancery_note_sides_clear (ChanceryNoteSides *self)
{
  g_clear_pointer (&self->ours, chancery_value_unref);
  g_clear_pointer (&self->theirs, chancery_value_unref);
}

/* The first party of a field of parties, or of the lines that say which role each has (transfer none) (nullable). */
static ChanceryValue *
find_side (const ChanceryRecord *record, const char *field, const char *role)
{
  ChanceryValue *parties = chancery_record_get (record, field);
  ChanceryValue *lines = chancery_record_get (record, "correspondents");

  if (parties != NULL)
    return chancery_value_get_n_items (parties) > 0 ? chancery_value_get_item (parties, 0)
                                                    : parties;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, "role"), role) == 0 &&
          chancery_line_get (line, "who") != NULL)
        return chancery_line_get (line, "who");
    }
  return NULL;
}

/* How far up a mission is followed to its state. */
#define MOST_PARENTS 8

/* @who and what it is a part of: a note to the mission went to the state too. */
static void
add_party (ChanceryDb *db, GHashTable *parties, ChanceryValue *who)
{
  g_autofree char *id = g_strdup (chancery_value_get_reference_id (who));

  if (id == NULL && chancery_value_get_label (who) != NULL)
    g_hash_table_add (parties, g_strdup (chancery_value_get_label (who)));
  for (int i = 0; id != NULL && i < MOST_PARENTS; i++)
    {
      g_autoptr (ChanceryRecord) actor = chancery_records_load (db, id, NULL);
      ChanceryValue *whole = actor != NULL ? chancery_record_get (actor, "part_of") : NULL;

      g_hash_table_add (parties, g_steal_pointer (&id));
      id = whole != NULL ? g_strdup (chancery_value_get_reference_id (whole)) : NULL;
    }
}

static void
add_parties (ChanceryDb *db, GHashTable *parties, ChanceryValue *value)
{
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    add_party (db, parties, chancery_value_get_item (value, i));
  if (value != NULL && chancery_value_get_n_items (value) == 0)
    add_party (db, parties, value);
}

/* Whom a paper was with, beside us; none for what stayed in the house, or what we only saw. */
static GHashTable *
list_theirs (ChanceryDb *db, const ChanceryRecord *record)
{
  static const char *const of_none[] = { "internal", "witnessed", NULL };
  GHashTable *parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (ChanceryNoteSides) sides = { FALSE };
  const char *direction = chancery_record_get_text (record, "direction");
  ChanceryValue *lines = chancery_record_get (record, "correspondents");

  if (direction != NULL && g_strv_contains (of_none, direction))
    return parties;
  chancery_note_sides_find (db, record, &sides);
  add_parties (db, parties,
               chancery_record_get (record, sides.incoming ? "party_from" : "party_to"));
  if (!sides.incoming)
    add_parties (db, parties, chancery_record_get (record, "addressee_body"));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, "role"), sides.incoming ? "from" : "to") == 0)
        add_parties (db, parties, chancery_line_get (line, "who"));
    }
  return parties;
}

gboolean
chancery_note_sides_went_between (ChanceryDb *db,
                                  const ChanceryRecord *record,
                                  const ChanceryRecord *other)
{
  g_autoptr (GHashTable) one = NULL;
  g_autoptr (GHashTable) two = NULL;
  GHashTableIter iter;
  gpointer party;

  g_return_val_if_fail (db != NULL && record != NULL && other != NULL, FALSE);

  one = list_theirs (db, record);
  two = list_theirs (db, other);
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &party, NULL))
    if (g_hash_table_contains (two, party))
      return TRUE;
  return FALSE;
}

/* Ourselves, as the preferences name us; a registry that came as a file has none. */
static ChanceryValue *
find_own (ChanceryDb *db)
{
  g_autofree char *own = chancery_settings_get (db, CHANCERY_SETTING_OWN_PARTY, NULL);

  return own != NULL && *own != '\0' ? chancery_value_new_reference (own, NULL) : NULL;
}

static gboolean
is_same (ChanceryValue *one, ChanceryValue *other)
{
  return one != NULL && other != NULL &&
         g_strcmp0 (chancery_value_get_reference_id (one),
                    chancery_value_get_reference_id (other)) == 0;
}

/* A paper that does not say its way came to us if we are whom it is addressed to. */
static gboolean
is_incoming (const ChanceryRecord *record, ChanceryValue *own, ChanceryValue *to)
{
  const char *direction = chancery_record_get_text (record, "direction");

  return direction != NULL ? g_strv_contains (to_us, direction) : is_same (own, to);
}

static ChanceryValue *
ref_value (ChanceryValue *value)
{
  return value != NULL ? chancery_value_ref (value) : NULL;
}

void
chancery_note_sides_find (ChanceryDb *db, const ChanceryRecord *record, ChanceryNoteSides *sides)
{
  g_autoptr (ChanceryValue) own = NULL;
  ChanceryValue *from;
  ChanceryValue *to;

  g_return_if_fail (db != NULL && record != NULL && sides != NULL);

  own = find_own (db);
  from = find_side (record, "party_from", "from");
  to = find_side (record, "party_to", "to");
  sides->incoming = is_incoming (record, own, to);
  sides->theirs = ref_value (sides->incoming ? from : to);
  sides->ours = own != NULL ? g_steal_pointer (&own) : ref_value (sides->incoming ? to : from);
}

gboolean
chancery_note_sides_is_answer (const char *type)
{
  return g_strcmp0 (type, "replies-to") == 0 || g_strcmp0 (type, "rejoins") == 0;
}

gboolean
chancery_note_sides_is_paper (const ChanceryRecord *record)
{
  static const char *const spoken[] = {
    "summons",   "call-at-ministry", "call-at-mission",
    "telephone", "protecting-power", "at-international-organisation",
    NULL
  };
  const char *form;

  g_return_val_if_fail (record != NULL, FALSE);

  form = chancery_record_get_text (record, "form");
  /* A document is one whatever it is; a demarche that does not say its form may be a call. */
  if (form == NULL)
    return chancery_kind_find_field (chancery_record_get_kind (record), "correspondents") != NULL;
  return !g_strv_contains (spoken, form);
}

/* Whether it answers a paper that is here and stands. */
static gboolean
answers_something (ChanceryDb *db, const ChanceryRecord *record)
{
  ChanceryValue *links = chancery_record_get (record, "links");

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *link = chancery_value_get_line (links, i);
      const char *to = chancery_value_get_reference_id (chancery_line_get (link, "to"));
      g_autoptr (ChanceryRecord) other = NULL;

      if (to == NULL || !chancery_note_sides_is_answer (chancery_line_get_text (link, "type")))
        continue;
      other = chancery_records_load (db, to, NULL);
      if (other != NULL && chancery_record_get_state (other) != CHANCERY_STATE_VOID)
        return TRUE;
    }
  return FALSE;
}

gboolean
chancery_note_sides_can_reply (ChanceryDb *db, const ChanceryRecord *record)
{
  g_auto (ChanceryNoteSides) sides = { FALSE };

  g_return_val_if_fail (db != NULL && record != NULL, FALSE);

  chancery_note_sides_find (db, record, &sides);
  return sides.incoming || answers_something (db, record);
}

void
chancery_note_sides_keep_fitting (ChanceryDb *db,
                                  const ChanceryRecord *record,
                                  GPtrArray *templates)
{
  gboolean can_reply = chancery_note_sides_can_reply (db, record);
  const char *kind_id = chancery_record_get_kind (record)->id;

  for (guint i = templates->len; i > 0; i--)
    {
      ChanceryNoteTemplate *template = templates->pdata[i - 1];
      gboolean is_reply =
          strcmp (chancery_note_template_get_form (template), CHANCERY_NOTE_REPLY) == 0;

      if (!chancery_note_template_takes (template, kind_id) || (is_reply && !can_reply))
        g_ptr_array_remove_index (templates, i - 1);
    }
}

char *
chancery_note_sides_choose_form (ChanceryDb *db, const ChanceryRecord *record)
{
  g_auto (ChanceryNoteSides) sides = { FALSE };
  const char *form;

  g_return_val_if_fail (db != NULL && record != NULL, NULL);

  form = chancery_record_get_text (record, "form");
  chancery_note_sides_find (db, record, &sides);
  if (sides.incoming ||
      ((form == NULL || !g_strv_contains (own_forms, form)) && answers_something (db, record)))
    return g_strdup (CHANCERY_NOTE_REPLY);
  return g_strdup (form);
}
