/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-fields.h"

#include "chancery-errors.h"
#include "chancery-links.h"
#include "chancery-note-blanks.h"
#include "chancery-note-names.h"
#include "chancery-note-sides.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* From which field of a record an item takes what it is asked for. */
static const struct
{
  const char *item;
  const char *fields[3];
} item_fields[] = {
  { "text", { "text", "body" } },
  { "place", { "place" } },
  { "deadline", { "deadline" } },
  { "given_by", { "given_by" } },
};

typedef struct
{
  ChanceryDb *db;
  const ChanceryNoteTemplate *template;
  const char *desk_language;
  ChanceryNoteFields *fields;
  GPtrArray *items[CHANCERY_NOTE_N_LISTS];
  const ChanceryRecord *record;
  ChanceryNoteSides sides;
  ChanceryNoteBody ministry;
  ChanceryNoteBody recipient;
  /* Of what is answered first. */
  char *their_number;
  char *their_date;
  gboolean their_is_note;
  /* The first thing that could not be read, though it is there. */
  GError *error;
} Reading;

void
chancery_note_fields_clear (ChanceryNoteFields *self)
{
  g_clear_pointer (&self->values, g_variant_unref);
  g_clear_pointer (&self->level, g_free);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
}

gboolean
chancery_note_fields_is_language (const char *language, const char *other)
{
  gsize length = strcspn (language, "-_");

  return g_ascii_strncasecmp (language, other, length) == 0 && strcspn (other, "-_") == length;
}

/* What is not in this registry is nothing to tell; what cannot be read makes no note that looks finished. */
static ChanceryRecord *
load (Reading *reading, const char *id)
{
  g_autoptr (GError) error = NULL;
  ChanceryRecord *record = chancery_records_load (reading->db, id, &error);

  if (error != NULL && reading->error == NULL &&
      !g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND))
    reading->error = g_steal_pointer (&error);
  return record;
}

/* The note is as secret as what it tells. */
static void
raise_level (Reading *reading, const ChanceryRecord *record)
{
  const char *level = chancery_record_get_level (record);

  if (reading->fields->level != NULL && chancery_vocabulary_level_rank (level) <=
                                            chancery_vocabulary_level_rank (reading->fields->level))
    return;
  g_free (reading->fields->level);
  reading->fields->level = g_strdup (level);
}

static char *
write_date (Reading *reading, ChanceryFuzzyDate *date)
{
  return chancery_locale_write_date (date, chancery_note_template_get_language (reading->template),
                                     chancery_note_template_get_frames (reading->template));
}

/* Counts what was typed in another language than the note is written in. */
static char *
take_text (Reading *reading, const ChanceryRecord *record, const char *text)
{
  const char *language = chancery_record_get_text (record, "language");

  if (language == NULL)
    language = reading->desk_language;
  if (text != NULL && language != NULL &&
      !chancery_note_fields_is_language (language,
                                         chancery_note_template_get_language (reading->template)))
    reading->fields->n_foreign++;
  return g_strdup (text);
}

static char *
write_references (Reading *reading, ChanceryValue *value)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      g_autofree char *name = chancery_note_names_write (reading->db, reading->template,
                                                         chancery_value_get_item (value, i));

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

/* The value of a field as the note says it; NULL when it is empty (transfer full). */
static char *
write_field (Reading *reading, const ChanceryRecord *record, const ChanceryField *field)
{
  ChanceryValue *value = chancery_record_get_value (record, field);

  if (value == NULL)
    return NULL;
  switch (field->type)
    {
    case CHANCERY_TYPE_DATE:
      return write_date (reading, chancery_value_get_date (value));
    case CHANCERY_TYPE_REFERENCE:
      return chancery_value_get_n_items (value) > 0
                 ? write_references (reading, value)
                 : chancery_note_names_write (reading->db, reading->template, value);
    case CHANCERY_TYPE_TERM:
      return g_strdup (
          chancery_note_template_get_tone (reading->template, chancery_value_get_text (value)));
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_QUANTITY:
    case CHANCERY_TYPE_MARKING:
    case CHANCERY_TYPE_BOOLEAN:
    case CHANCERY_TYPE_INTEGER:
    case CHANCERY_TYPE_JSON:
    case CHANCERY_TYPE_LINES:
    default:
      return take_text (reading, record, chancery_value_get_text (value));
    }
}

static char *
write_first (Reading *reading, const ChanceryRecord *record, const char *const *fields)
{
  char *text = NULL;

  for (; *fields != NULL && text == NULL; fields++)
    {
      const ChanceryField *field =
          chancery_kind_find_field (chancery_record_get_kind (record), *fields);

      text = field != NULL ? write_field (reading, record, field) : NULL;
    }
  return text;
}

/* The day of a record, its own or that of the record which it takes it from. */
static char *
write_day (Reading *reading, const ChanceryRecord *record)
{
  ChanceryFuzzyDate *own = chancery_record_get_own_date (record);
  const char *source = chancery_record_get_day_source (record);
  g_autoptr (ChanceryRecord) other = own == NULL && source != NULL ? load (reading, source) : NULL;

  if (other != NULL)
    own = chancery_record_get_own_date (other);
  return own != NULL ? write_date (reading, own) : NULL;
}

/* What is missing but for which a wording has words of its own, so that it must not be empty: in brackets. */
static char *
write_gap (Reading *reading, const char *name, const char *english)
{
  const char *word = chancery_note_template_find_word (reading->template, name);
  const char *label = word != NULL ? word : english;

  if (!g_ptr_array_find_with_equal_func (reading->fields->gaps, label, g_str_equal, NULL))
    g_ptr_array_add (reading->fields->gaps, g_strdup (label));
  return g_strdup_printf ("[%s]", label);
}

/* What is linked, as far as it decides what may be said of it. */
typedef struct
{
  gboolean is_theirs;
  gboolean went_between;
  gboolean is_higher;
} Linked;

/* What we answer came to us; of what else is named its own direction says so. */
static Linked
judge (Reading *reading, ChanceryNoteList list, const ChanceryRecord *record)
{
  Linked linked = { .is_theirs = list == CHANCERY_NOTE_LIST_REPLIES ||
                                 list == CHANCERY_NOTE_LIST_FURTHER };
  g_auto (ChanceryNoteSides) sides = { FALSE };

  chancery_note_sides_find (reading->db, record, &sides);
  linked.is_theirs |= sides.incoming;
  /* What they say that they answer has reached them. */
  linked.went_between = (reading->sides.incoming && list == CHANCERY_NOTE_LIST_EARLIER) ||
                        chancery_note_sides_went_between (reading->db, reading->record, record);
  linked.is_higher = chancery_vocabulary_level_rank (chancery_record_get_level (record)) >
                     chancery_vocabulary_level_rank (chancery_record_get_level (reading->record));
  return linked;
}

/* What came to us bears the number of those who wrote it: under ours they would look for it in vain.  A call has none.
 * Ours is known to those alone whom the paper went to. */
static char *
write_number (Reading *reading, const ChanceryRecord *record, const Linked *linked)
{
  ChanceryValue *theirs = chancery_record_get (record, "their_refs");
  const char *number;

  if (linked->is_theirs)
    {
      number = chancery_value_get_n_items (theirs) > 0
                   ? chancery_line_get_text (chancery_value_get_line (theirs, 0), "reference")
                   : NULL;
      if (number == NULL && chancery_note_sides_is_paper (record))
        return write_gap (reading, "their_number", "Their number");
      return g_strdup (number);
    }
  number = chancery_record_get_text (record, "our_ref");
  if (number == NULL)
    number = chancery_record_get_reference (record);
  return number != NULL && !linked->went_between ? write_gap (reading, "number", "Number")
                                                 : g_strdup (number);
}

/* The title is the desk's own word for a thing, and goes to nobody, but for that of a paper that we sent to them: it is
 * what we called the subject there.  Nor does that of what is marked higher. */
static char *
write_title (Reading *reading,
             ChanceryNoteList list,
             const ChanceryRecord *record,
             const Linked *linked)
{
  ChanceryState state = chancery_record_get_state (record);

  if (list == CHANCERY_NOTE_LIST_INCIDENTS)
    return write_gap (reading, CHANCERY_NOTE_WORD_WHAT_HAPPENED, "What happened");
  if (linked->is_theirs || !linked->went_between || linked->is_higher ||
      state == CHANCERY_STATE_DRAFT || !chancery_note_sides_is_paper (record))
    return write_gap (reading, "subject", "Subject");
  return take_text (reading, record, chancery_record_get_title (record));
}

static char *
write_item (Reading *reading,
            ChanceryNoteList list,
            const ChanceryRecord *record,
            const Linked *linked,
            const char *item)
{
  if (strcmp (item, "title") == 0)
    return write_title (reading, list, record, linked);
  if (strcmp (item, "date") == 0)
    return write_day (reading, record);
  if (strcmp (item, "number") == 0)
    return write_number (reading, record, linked);
  for (guint i = 0; i < G_N_ELEMENTS (item_fields); i++)
    if (strcmp (item_fields[i].item, item) == 0)
      return write_first (reading, record, item_fields[i].fields);
  g_assert_not_reached ();
}

static gboolean
is_note (const ChanceryRecord *record)
{
  static const char *const forms[] = { "note-verbale", "first-person-note", "collective-note",
                                       "identical-notes", NULL };
  const char *form = chancery_record_get_text (record, "form");

  return form != NULL && g_strv_contains (forms, form);
}

/* The first that is answered is named in the sentence that begins the answer. */
static gboolean
take_first_reply (Reading *reading, const ChanceryRecord *record, const Linked *linked)
{
  ChanceryFuzzyDate *date;

  if (reading->items[CHANCERY_NOTE_LIST_REPLIES]->len > 0)
    return FALSE;
  /* A note bears a day: one that is not sure would not fit into the sentence. */
  date = chancery_record_get_own_date (record);
  if (date != NULL && chancery_fuzzy_date_is_exact_day (date))
    reading->their_date = write_date (reading, date);
  reading->their_number = write_number (reading, record, linked);
  reading->their_is_note = is_note (record);
  return TRUE;
}

/* Every item says all that its like may say, or a name without a value would be looked for outside. */
static void
add_record (Reading *reading, ChanceryNoteList list, const ChanceryRecord *record)
{
  GVariantDict *item = g_variant_dict_new (NULL);
  const Linked linked = judge (reading, list, record);

  raise_level (reading, record);
  if (list == CHANCERY_NOTE_LIST_REPLIES && !take_first_reply (reading, record, &linked))
    add_record (reading, CHANCERY_NOTE_LIST_FURTHER, record);
  for (const char *const *name = chancery_note_lists[list].items; *name != NULL; name++)
    {
      g_autofree char *text = write_item (reading, list, record, &linked, *name);

      g_variant_dict_insert (item, *name, "s", text != NULL ? text : "");
    }
  g_ptr_array_add (reading->items[list], item);
}

static void
add_points (Reading *reading, const ChanceryRecord *record)
{
  ChanceryValue *points = chancery_record_get (record, "points");

  for (guint i = 0; i < chancery_value_get_n_items (points); i++)
    {
      ChanceryLine *point = chancery_value_get_line (points, i);
      const char *kind = chancery_line_get_text (point, "kind");
      ChanceryNoteList list = CHANCERY_NOTE_LIST_POSITIONS;
      GVariantDict *item = g_variant_dict_new (NULL);
      g_autofree char *text = take_text (reading, record, chancery_line_get_text (point, "text"));

      for (int j = 0; j < CHANCERY_NOTE_N_LISTS; j++)
        if (chancery_note_lists[j].point != NULL &&
            g_strcmp0 (chancery_note_lists[j].point, kind) == 0)
          list = (ChanceryNoteList)j;
      g_variant_dict_insert (item, "text", "s", text != NULL ? text : "");
      g_ptr_array_add (reading->items[list], item);
    }
}

static void
add_links (Reading *reading, const ChanceryRecord *record)
{
  ChanceryValue *links = chancery_record_get (record, "links");

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *link = chancery_value_get_line (links, i);
      const char *type = chancery_line_get_text (link, "type");
      const char *to = chancery_value_get_reference_id (chancery_line_get (link, "to"));
      g_autoptr (ChanceryRecord) other = to != NULL ? chancery_records_load (reading->db, to, NULL)
                                                    : NULL;

      /* What they answer is what we wrote before. */
      if (reading->sides.incoming)
        {
          if (other != NULL && chancery_note_sides_is_answer (type) &&
              chancery_record_get_state (other) != CHANCERY_STATE_VOID)
            add_record (reading, CHANCERY_NOTE_LIST_EARLIER, other);
          continue;
        }
      for (int j = 0; other != NULL && j < CHANCERY_NOTE_N_LISTS; j++)
        if (g_strv_contains (chancery_note_lists[j].links, type) &&
            chancery_kind_find_field (chancery_record_get_kind (other),
                                      chancery_note_lists[j].has) != NULL &&
            chancery_record_get_state (other) != CHANCERY_STATE_VOID)
          add_record (reading, (ChanceryNoteList)j, other);
    }
}

static gboolean
add_children (Reading *reading, const ChanceryRecord *record, GError **error)
{
  g_autoptr (GPtrArray) ids =
      chancery_links_get_children (reading->db, chancery_record_get_id (record), error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (ChanceryRecord) child = chancery_records_load (reading->db, ids->pdata[i], error);

      if (child == NULL)
        return FALSE;
      if (chancery_record_get_state (child) != CHANCERY_STATE_VOID)
        add_record (reading,
                    chancery_kind_has_flag (chancery_record_get_kind (child), CHANCERY_KIND_ASKED)
                        ? CHANCERY_NOTE_LIST_DEMANDS
                        : CHANCERY_NOTE_LIST_RESERVATIONS,
                    child);
    }
  return TRUE;
}

/* Whom the note goes to: the mission or office, else the other party, or each of several. */
static void
find_bodies (Reading *reading, const ChanceryRecord *record)
{
  ChanceryValue *body = chancery_record_get (record, "addressee_body");
  ChanceryValue *parties = chancery_record_get (record, "party_to");

  ChanceryValue *to = body;

  if (reading->sides.incoming || (body == NULL && chancery_value_get_n_items (parties) < 2))
    to = reading->sides.theirs;
  else if (body == NULL)
    to = parties;
  chancery_note_body_find (reading->db, reading->template, reading->sides.ours, &reading->ministry);
  chancery_note_body_find_recipient (reading->db, reading->template, to, &reading->recipient,
                                     reading->fields->gaps);
  /* What is addressed is an office, of whichever kind. */
  if (to == body && !reading->recipient.is_bare)
    reading->recipient.is_party = FALSE;
}

/* Who acts and the other party, as parties. */
static char *
write_party (Reading *reading, ChanceryValue *side)
{
  return side != NULL ? chancery_note_names_write (reading->db, reading->template, side) : NULL;
}

/* What is no field of the record alone, or not the record's to say (transfer full); TRUE where it is so.  Of what came to
 * us that is all: its title too is the desk's own, whatever their paper says on top. */
static gboolean
write_of_sides (Reading *reading, const ChanceryRecord *record, const char *name, char **text)
{
  const struct
  {
    const char *name;
    const char *text;
  } known[] = {
    { "ministry", reading->ministry.name },
    { "recipient", reading->recipient.name },
    { "answer", NULL },
    { "their_number", reading->their_number },
    { "their_date", reading->their_date },
  };
  gboolean has_parties = chancery_kind_find_field (chancery_record_get_kind (record), "party_to") !=
                         NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].name, name) == 0)
      {
        *text = g_strdup (known[i].text);
        return TRUE;
      }
  if (!reading->sides.incoming && has_parties)
    return FALSE;
  if (strcmp (name, "sender") == 0)
    *text = write_party (reading, reading->sides.ours);
  else if (strcmp (name, "party") == 0)
    *text = write_party (reading, reading->sides.theirs);
  else
    return reading->sides.incoming;
  return TRUE;
}

static char *
write_single (Reading *reading, const ChanceryRecord *record, const ChanceryNoteValue *value)
{
  ChanceryFuzzyDate *date;
  char *text = NULL;

  if (write_of_sides (reading, record, value->name, &text))
    return text;
  date = strcmp (value->name, CHANCERY_NOTE_DATE) == 0
             ? chancery_record_get_date (record, value->fields[0])
             : NULL;
  if (date != NULL && !chancery_fuzzy_date_is_exact_day (date))
    return NULL;
  return write_first (reading, record, value->fields);
}

static void
put_single (Reading *reading, const ChanceryRecord *record, GVariantDict *values)
{
  for (guint i = 0; i < chancery_note_n_values; i++)
    {
      g_autofree char *text = write_single (reading, record, &chancery_note_values[i]);

      g_variant_dict_insert (values, chancery_note_values[i].name, "s", text != NULL ? text : "");
    }
  g_variant_dict_insert (values, CHANCERY_NOTE_RECIPIENT_IS_PARTY, "b",
                         reading->recipient.is_party);
  g_variant_dict_insert (values, CHANCERY_NOTE_MINISTRY_IS_PARTY, "b", reading->ministry.is_party);
  g_variant_dict_insert (values, CHANCERY_NOTE_MINISTRY_IS_MINISTRY, "b",
                         reading->ministry.is_ministry);
  g_variant_dict_insert (values, CHANCERY_NOTE_IS_ANSWER, "b", reading->sides.incoming);
  g_variant_dict_insert (values, CHANCERY_NOTE_THEIR_IS_NOTE, "b", reading->their_is_note);
}

static void
put_lists (Reading *reading, GVariantDict *values)
{
  for (int i = 0; i < CHANCERY_NOTE_N_LISTS; i++)
    {
      GPtrArray *items = reading->items[i];
      g_autofree char *has = g_strconcat ("has_", chancery_note_lists[i].name, NULL);
      GVariantBuilder list;

      g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
      for (guint j = 0; j < items->len; j++)
        {
          g_autofree char *n = g_strdup_printf ("%u", j + 1);

          g_variant_dict_insert (items->pdata[j], "n", "s", n);
          g_variant_dict_insert (items->pdata[j], "last", "b", j + 1 == items->len);
          g_variant_builder_add_value (&list, g_variant_dict_end (items->pdata[j]));
        }
      g_variant_dict_insert_value (values, chancery_note_lists[i].name,
                                   g_variant_builder_end (&list));
      g_variant_dict_insert (values, has, "b", items->len > 0);
    }
}

/* Of what came to us nothing is ours to say again but which paper it is. */
static gboolean
add_contents (Reading *reading, const ChanceryRecord *record, GError **error)
{
  if (reading->sides.incoming)
    add_record (reading, CHANCERY_NOTE_LIST_REPLIES, record);
  else
    add_points (reading, record);
  add_links (reading, record);
  return reading->sides.incoming || add_children (reading, record, error);
}

static void
reading_clear (Reading *reading)
{
  chancery_note_sides_clear (&reading->sides);
  chancery_note_body_clear (&reading->ministry);
  chancery_note_body_clear (&reading->recipient);
  g_clear_pointer (&reading->their_number, g_free);
  g_clear_pointer (&reading->their_date, g_free);
  for (int i = 0; i < CHANCERY_NOTE_N_LISTS; i++)
    g_ptr_array_unref (reading->items[i]);
}

gboolean
chancery_note_fields_read (ChanceryDb *db,
                           const ChanceryRecord *record,
                           const ChanceryNoteTemplate *template,
                           ChanceryNoteFields *fields,
                           GError **error)
{
  g_autofree char *language = NULL;
  Reading reading = { .db = db, .template = template, .fields = fields, .record = record };
  GVariantDict values;
  gboolean done;

  g_return_val_if_fail (db != NULL && record != NULL && template != NULL && fields != NULL, FALSE);

  *fields = (ChanceryNoteFields){ .gaps = g_ptr_array_new_with_free_func (g_free) };
  language = chancery_settings_get (db, CHANCERY_SETTING_LANGUAGE, NULL);
  reading.desk_language = language;
  for (int i = 0; i < CHANCERY_NOTE_N_LISTS; i++)
    reading.items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_dict_unref);
  g_variant_dict_init (&values, NULL);
  raise_level (&reading, record);
  chancery_note_sides_find (db, record, &reading.sides);
  find_bodies (&reading, record);
  done = add_contents (&reading, record, error);
  put_single (&reading, record, &values);
  put_lists (&reading, &values);
  fields->values = g_variant_ref_sink (g_variant_dict_end (&values));
  reading_clear (&reading);
  if (done && reading.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading.error));
      done = FALSE;
    }
  g_clear_error (&reading.error);
  return done;
}
