/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-names.h"

#include "chancery-links.h"
#include "chancery-note-fields.h"
#include "chancery-records.h"

#include <string.h>

/* The official name in @language, else any in it; NULL when there is none (transfer full). */
static char *
find_name_in (const ChanceryRecord *named, const char *language)
{
  ChanceryValue *names = chancery_record_get (named, "names");
  const char *found = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    {
      ChanceryLine *name = chancery_value_get_line (names, i);
      const char *spoken = chancery_line_get_text (name, "language");
      const char *kind = chancery_line_get_text (name, "kind");
      gboolean is_official = g_strcmp0 (kind, "official") == 0;

      if (spoken == NULL || !chancery_note_fields_is_language (spoken, language) ||
          g_strcmp0 (kind, "former") == 0)
        continue;
      if (found == NULL || is_official)
        found = chancery_line_get_text (name, "text");
      if (is_official)
        break;
    }
  return g_strdup (found);
}

static char *
write_name (const ChanceryRecord *named, const char *language)
{
  char *name = find_name_in (named, language);

  return name != NULL ? name : g_strdup (chancery_record_get_title (named));
}

static ChanceryRecord *
load (ChanceryDb *db, ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);

  return id != NULL ? chancery_records_load (db, id, NULL) : NULL;
}

char *
chancery_note_names_write (ChanceryDb *db,
                           const ChanceryNoteTemplate *template,
                           ChanceryValue *value)
{
  g_autoptr (ChanceryRecord) named = NULL;

  g_return_val_if_fail (db != NULL && template != NULL && value != NULL, NULL);

  named = load (db, value);
  if (named == NULL)
    return g_strdup (chancery_value_get_label (value));
  return write_name (named, chancery_note_template_get_language (template));
}

void
chancery_note_body_clear (ChanceryNoteBody *self)
{
  g_clear_pointer (&self->name, g_free);
}

static gboolean
is_of_kind (const ChanceryRecord *actor, const char *kind)
{
  return g_strcmp0 (chancery_record_get_text (actor, "actor_kind"), kind) == 0;
}

/* Whether any of its names, in whichever language, is that of a ministry of foreign affairs. */
static gboolean
is_for_foreign_affairs (const ChanceryNoteMinistries *table, const ChanceryRecord *actor)
{
  ChanceryValue *names = chancery_record_get (actor, "names");

  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    {
      const char *name = chancery_line_get_text (chancery_value_get_line (names, i), "text");

      if (name != NULL && chancery_note_ministries_is_one (table, name))
        return TRUE;
    }
  return chancery_note_ministries_is_one (table, chancery_record_get_title (actor));
}

static ChanceryRecord *
find_ministry (ChanceryDb *db, const ChanceryNoteMinistries *table, const ChanceryRecord *state)
{
  g_autoptr (GPtrArray) ids = chancery_links_get_parts (db, chancery_record_get_id (state), NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (ChanceryRecord) part = chancery_records_load (db, ids->pdata[i], NULL);

      if (part != NULL && is_of_kind (part, "ministry") && is_for_foreign_affairs (table, part))
        return g_steal_pointer (&part);
    }
  return NULL;
}

/* As the language calls the ministry that the registry knows, else as it calls any by the state's name, else as the
 * registry knows it. */
static char *
write_ministry (ChanceryDb *db,
                const ChanceryNoteMinistries *table,
                const ChanceryRecord *state,
                const char *language)
{
  g_autoptr (ChanceryRecord) ministry = find_ministry (db, table, state);
  g_autofree char *state_name = write_name (state, language);
  char *name = ministry != NULL ? find_name_in (ministry, language) : NULL;

  if (name == NULL)
    name = chancery_note_ministries_write (table, language, state_name);
  if (name == NULL && ministry != NULL)
    name = g_strdup (chancery_record_get_title (ministry));
  return name;
}

/* The template writes the article where its sentence needs one. */
static void
drop_article (ChanceryNoteBody *body, const char *language)
{
  if (body->name == NULL || !chancery_note_fields_is_language (language, "en") ||
      g_ascii_strncasecmp (body->name, "the ", strlen ("the ")) != 0)
    return;
  memmove (body->name, body->name + strlen ("the "), strlen (body->name) - strlen ("the ") + 1);
}

void
chancery_note_body_find (ChanceryDb *db,
                         const ChanceryNoteTemplate *template,
                         ChanceryValue *value,
                         ChanceryNoteBody *body)
{
  const ChanceryNoteMinistries *table;
  const char *language;
  g_autoptr (ChanceryRecord) actor = NULL;

  g_return_if_fail (db != NULL && template != NULL && body != NULL);

  *body = (ChanceryNoteBody){ .is_party = TRUE };
  if (value == NULL)
    return;
  language = chancery_note_template_get_language (template);
  table = chancery_note_template_get_ministries (template);
  actor = load (db, value);
  if (actor != NULL && table != NULL && is_of_kind (actor, "state"))
    {
      body->name = write_ministry (db, table, actor, language);
      body->is_party = body->is_bare = body->name == NULL;
    }
  else if (actor != NULL)
    body->is_party = !is_of_kind (actor, "ministry") && !is_of_kind (actor, "mission");
  if (body->name == NULL)
    body->name = chancery_note_names_write (db, template, value);
  /* A name alone, or of what nobody said the kind, may be that of a state. */
  if (table != NULL && body->name != NULL &&
      (actor == NULL || chancery_record_get_text (actor, "actor_kind") == NULL))
    body->is_party = body->is_bare = !chancery_note_ministries_is_one (table, body->name);
  if (!body->is_party)
    drop_article (body, language);
  body->is_ministry = !body->is_party && table != NULL && body->name != NULL &&
                      chancery_note_ministries_has_noun (table, language, body->name);
}

/* A state is not written to: in brackets, that somebody puts its ministry or mission there. */
static void
bracket_name (const ChanceryNoteTemplate *template, ChanceryNoteBody *body, GPtrArray *gaps)
{
  const char *word = chancery_note_template_find_word (template, CHANCERY_NOTE_WORD_RECIPIENT_OF);
  g_autoptr (GString) label = g_string_new (word != NULL ? word : "Ministry or mission: %s");

  g_string_replace (label, "%s", body->name, 1);
  g_free (body->name);
  body->name = g_strdup_printf ("[%s]", label->str);
  g_ptr_array_add (gaps, g_strdup (label->str));
}

static void
find_one_recipient (ChanceryDb *db,
                    const ChanceryNoteTemplate *template,
                    ChanceryValue *value,
                    ChanceryNoteBody *body,
                    GPtrArray *gaps)
{
  chancery_note_body_find (db, template, value, body);
  if (body->is_bare)
    bracket_name (template, body, gaps);
}

void
chancery_note_body_find_recipient (ChanceryDb *db,
                                   const ChanceryNoteTemplate *template,
                                   ChanceryValue *value,
                                   ChanceryNoteBody *body,
                                   GPtrArray *gaps)
{
  g_autoptr (GPtrArray) names = NULL;
  const guint n = chancery_value_get_n_items (value);

  g_return_if_fail (db != NULL && template != NULL && body != NULL && gaps != NULL);

  if (n == 0)
    {
      find_one_recipient (db, template, value, body, gaps);
      return;
    }
  *body = (ChanceryNoteBody){ .is_ministry = TRUE };
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      ChanceryNoteBody one;

      find_one_recipient (db, template, chancery_value_get_item (value, i), &one, gaps);
      body->is_party |= one.is_party;
      body->is_bare |= one.is_bare;
      body->is_ministry &= one.is_ministry;
      if (one.name != NULL)
        g_ptr_array_add (names, g_steal_pointer (&one.name));
    }
  g_ptr_array_add (names, NULL);
  body->name = g_strjoinv (", ", (char **)names->pdata);
}
