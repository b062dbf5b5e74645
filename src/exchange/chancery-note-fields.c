/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-fields.h"

#include "chancery-errors.h"
#include "chancery-links.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether no mission or office is named, so that the party stands for it: its name has no article. */
#define RECIPIENT_IS_PARTY "recipient_is_party"

/* The date that a note bears: one that is not sure to the day is one to be filled in. */
#define DATE "date"

/* Single values.  @fields: of the record, the first that is filled; none where more has to be asked.  @label: for
 * those that are no field alone. */
typedef struct
{
  const char *name;
  const char *fields[3];
  const char *label;
} Value;

/* Where the one stands among them that is asked for beside its value. */
#define RECIPIENT 2

static const Value single[] = {
  { "ministry", { NULL }, N_ ("Our ministry") },
  { "sender", { "party_from" }, NULL },
  [RECIPIENT] = { "recipient", { "addressee_body", "party_to" }, NULL },
  { "party", { "party_to" }, NULL },
  { "addressee", { "addressee" }, NULL },
  { "addressee_post", { "addressee_post" }, NULL },
  { "number", { "reference" }, N_ ("Register number") },
  { DATE, { "occasion_date", "date_on_document" }, NULL },
  { "place", { "occasion_place" }, NULL },
  { "subject", { "title" }, NULL },
  { "reply_by", { "reply_by" }, NULL },
  { "body", { "body" }, NULL },
  { "tone", { "tone" }, NULL },
};

typedef enum
{
  LIST_INCIDENTS,
  LIST_POSITIONS,
  LIST_CONDEMNATIONS,
  LIST_WARNINGS,
  LIST_BACKGROUNDS,
  LIST_DEMANDS,
  LIST_RESERVATIONS,
  LIST_ASSURANCES,
  LIST_REPLIES,
  LIST_EARLIER,
  N_LISTS
} List;

/* @items: what each of its items has.  @links: the types of link that lead to them, or NULL; @has: a field that what
 * is linked has to have, because links of one type lead to many kinds.  @point: the kind of point that they are, or
 * NULL. */
static const struct
{
  const char *name;
  const char *items[5];
  const char *links[3];
  const char *point;
  const char *has;
} lists[N_LISTS] = {
  [LIST_INCIDENTS] = { "incidents",
                       { "title", "date", "place", "text" },
                       { "protests", "about" },
                       NULL,
                       "phases" },
  [LIST_POSITIONS] = { "positions", { "text" }, { NULL }, "position" },
  [LIST_CONDEMNATIONS] = { "condemnations", { "text" }, { NULL }, "condemnation" },
  [LIST_WARNINGS] = { "warnings", { "text" }, { NULL }, "warning" },
  [LIST_BACKGROUNDS] = { "backgrounds", { "text" }, { NULL }, "background" },
  [LIST_DEMANDS] = { "demands", { "text", "deadline" } },
  [LIST_RESERVATIONS] = { "reservations", { "text" } },
  [LIST_ASSURANCES] = { "assurances",
                        { "text", "date", "given_by" },
                        { "relies-on" },
                        NULL,
                        "given_by" },
  [LIST_REPLIES] = { "replies",
                     { "number", "date", "title" },
                     { "replies-to", "rejoins" },
                     NULL,
                     "date_on_document" },
  [LIST_EARLIER] = { "earlier",
                     { "number", "date", "title" },
                     { "repeats", "cites" },
                     NULL,
                     "date_on_document" },
};

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
  GPtrArray *items[N_LISTS];
  /* The first thing that could not be read, though it is there. */
  GError *error;
} Reading;

static int
find_list (const char *name)
{
  for (int i = 0; i < N_LISTS; i++)
    if (strcmp (lists[i].name, name) == 0)
      return i;
  return -1;
}

static const Value *
find_single (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (strcmp (single[i].name, name) == 0)
      return &single[i];
  return NULL;
}

static gboolean
has_item (int list, const char *name)
{
  return list >= 0 && (strcmp (name, "last") == 0 || strcmp (name, "n") == 0 ||
                       g_strv_contains (lists[list].items, name));
}

gboolean
chancery_note_fields_is_known (const char *name, const GPtrArray *within)
{
  g_return_val_if_fail (name != NULL && within != NULL, FALSE);

  if (find_single (name) != NULL || find_list (name) >= 0)
    return TRUE;
  if (strcmp (name, RECIPIENT_IS_PARTY) == 0)
    return TRUE;
  if (g_str_has_prefix (name, "has_") && find_list (name + strlen ("has_")) >= 0)
    return TRUE;
  for (guint i = 0; i < within->len; i++)
    if (has_item (find_list (within->pdata[i]), name))
      return TRUE;
  return FALSE;
}

gboolean
chancery_note_fields_is_tone (const char *code)
{
  return chancery_vocabulary_find (chancery_vocabulary_get ("tone"), code) != NULL;
}

const char *
chancery_note_fields_get_label (const ChanceryKind *kind, const char *name)
{
  const Value *value = find_single (name);

  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  if (value != NULL && value->label != NULL)
    return _ (value->label);
  for (guint i = 0; value != NULL && value->fields[i] != NULL; i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, value->fields[i]);

      if (field != NULL)
        return _ (field->label);
    }
  return name;
}

void
chancery_note_fields_clear (ChanceryNoteFields *self)
{
  g_clear_pointer (&self->values, g_variant_unref);
  g_clear_pointer (&self->level, g_free);
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

/* What is referred to, as the language of the template calls it (transfer full) (nullable). */
static char *
name_reference (Reading *reading, ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);
  g_autoptr (ChanceryRecord) named = id != NULL ? chancery_records_load (reading->db, id, NULL)
                                                : NULL;
  char *name = NULL;

  if (named != NULL)
    name = find_name_in (named, chancery_note_template_get_language (reading->template));
  if (name == NULL && named != NULL)
    name = g_strdup (chancery_record_get_title (named));
  return name != NULL ? name : g_strdup (chancery_value_get_label (value));
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
      g_autofree char *name = name_reference (reading, chancery_value_get_item (value, i));

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
      return chancery_value_get_n_items (value) > 0 ? write_references (reading, value)
                                                    : name_reference (reading, value);
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

/* The number under which the other side knows it, else ours. */
static char *
write_number (const ChanceryRecord *record)
{
  ChanceryValue *theirs = chancery_record_get (record, "their_refs");
  const char *number =
      chancery_value_get_n_items (theirs) > 0
          ? chancery_line_get_text (chancery_value_get_line (theirs, 0), "reference")
          : NULL;

  if (number == NULL)
    number = chancery_record_get_text (record, "our_ref");
  return g_strdup (number != NULL ? number : chancery_record_get_reference (record));
}

static char *
write_item (Reading *reading, const ChanceryRecord *record, const char *item)
{
  if (strcmp (item, "title") == 0)
    return take_text (reading, record, chancery_record_get_title (record));
  if (strcmp (item, "date") == 0)
    return write_day (reading, record);
  if (strcmp (item, "number") == 0)
    return write_number (record);
  for (guint i = 0; i < G_N_ELEMENTS (item_fields); i++)
    if (strcmp (item_fields[i].item, item) == 0)
      return write_first (reading, record, item_fields[i].fields);
  g_assert_not_reached ();
}

/* Every item says all that its like may say, or a name without a value would be looked for outside. */
static void
add_record (Reading *reading, List list, const ChanceryRecord *record)
{
  GVariantDict *item = g_variant_dict_new (NULL);

  raise_level (reading, record);
  for (const char *const *name = lists[list].items; *name != NULL; name++)
    {
      g_autofree char *text = write_item (reading, record, *name);

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
      List list = LIST_POSITIONS;
      GVariantDict *item = g_variant_dict_new (NULL);
      g_autofree char *text = take_text (reading, record, chancery_line_get_text (point, "text"));

      for (int j = 0; j < N_LISTS; j++)
        if (lists[j].point != NULL && g_strcmp0 (lists[j].point, kind) == 0)
          list = (List)j;
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

      for (int j = 0; other != NULL && j < N_LISTS; j++)
        if (g_strv_contains (lists[j].links, type) &&
            chancery_kind_find_field (chancery_record_get_kind (other), lists[j].has) != NULL &&
            chancery_record_get_state (other) != CHANCERY_STATE_VOID)
          add_record (reading, (List)j, other);
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
                        ? LIST_DEMANDS
                        : LIST_RESERVATIONS,
                    child);
    }
  return TRUE;
}

/* Our own party, as the preferences name it; a registry that came as a file has none, and then it is who acts. */
static char *
write_ministry (Reading *reading, const ChanceryRecord *record)
{
  static const char *const who_acts[] = { "party_from", NULL };
  g_autofree char *own = chancery_settings_get (reading->db, CHANCERY_SETTING_OWN_PARTY, NULL);
  g_autoptr (ChanceryValue) value = NULL;

  if (own == NULL || *own == '\0')
    return write_first (reading, record, who_acts);
  value = chancery_value_new_reference (own, NULL);
  return name_reference (reading, value);
}

static char *
write_single (Reading *reading, const ChanceryRecord *record, const Value *value)
{
  ChanceryFuzzyDate *date;

  if (value->fields[0] == NULL)
    return write_ministry (reading, record);
  date = strcmp (value->name, DATE) == 0 ? chancery_record_get_date (record, value->fields[0])
                                         : NULL;
  if (date != NULL && !chancery_fuzzy_date_is_exact_day (date))
    return NULL;
  return write_first (reading, record, value->fields);
}

static void
put_single (Reading *reading, const ChanceryRecord *record, GVariantDict *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    {
      g_autofree char *text = write_single (reading, record, &single[i]);

      g_variant_dict_insert (values, single[i].name, "s", text != NULL ? text : "");
    }
  g_variant_dict_insert (values, RECIPIENT_IS_PARTY, "b",
                         chancery_record_get (record, single[RECIPIENT].fields[0]) == NULL);
}

static void
put_lists (Reading *reading, GVariantDict *values)
{
  for (int i = 0; i < N_LISTS; i++)
    {
      GPtrArray *items = reading->items[i];
      g_autofree char *has = g_strconcat ("has_", lists[i].name, NULL);
      GVariantBuilder list;

      g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
      for (guint j = 0; j < items->len; j++)
        {
          g_autofree char *n = g_strdup_printf ("%u", j + 1);

          g_variant_dict_insert (items->pdata[j], "n", "s", n);
          g_variant_dict_insert (items->pdata[j], "last", "b", j + 1 == items->len);
          g_variant_builder_add_value (&list, g_variant_dict_end (items->pdata[j]));
        }
      g_variant_dict_insert_value (values, lists[i].name, g_variant_builder_end (&list));
      g_variant_dict_insert (values, has, "b", items->len > 0);
    }
}

gboolean
chancery_note_fields_read (ChanceryDb *db,
                           const ChanceryRecord *record,
                           const ChanceryNoteTemplate *template,
                           ChanceryNoteFields *fields,
                           GError **error)
{
  g_autofree char *language = NULL;
  Reading reading = { db, template, NULL, fields, { NULL }, NULL };
  GVariantDict values;
  gboolean done;

  g_return_val_if_fail (db != NULL && record != NULL && template != NULL && fields != NULL, FALSE);

  *fields = (ChanceryNoteFields){ NULL };
  language = chancery_settings_get (db, CHANCERY_SETTING_LANGUAGE, NULL);
  reading.desk_language = language;
  for (int i = 0; i < N_LISTS; i++)
    reading.items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_dict_unref);
  g_variant_dict_init (&values, NULL);
  raise_level (&reading, record);
  add_points (&reading, record);
  add_links (&reading, record);
  done = add_children (&reading, record, error);
  put_single (&reading, record, &values);
  put_lists (&reading, &values);
  fields->values = g_variant_ref_sink (g_variant_dict_end (&values));
  for (int i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (reading.items[i]);
  if (done && reading.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading.error));
      done = FALSE;
    }
  g_clear_error (&reading.error);
  return done;
}
