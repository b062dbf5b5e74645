/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-ceiling.h"

#include "chancery-attachments.h"
#include "chancery-errors.h"
#include "chancery-json-gaps.h"
#include "chancery-marked.h"
#include "chancery-mentions.h"
#include "chancery-records.h"
#include "chancery-reference-map.h"
#include "chancery-sent-note.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* A title is made from names, and these from nothing: more than a few steps is a circle. */
#define MAX_DEPTH 8

struct _ChanceryCeiling
{
  ChanceryDb *db;
  ChancerySelection *selection;
  int rank;
  GHashTable *above;  /* ids of all records of the registry above the ceiling */
  GHashTable *titles; /* id → title, where it is not the one that the registry shows */
  GHashTable *looked; /* ids of records outside the scope whose titles were looked at */
  guint depth;        /* of titles that are made from other titles */
  GPtrArray *numbers; /* NULL-terminated */
  GHashTable *listed; /* ids of those whose numbers these are */
  ChanceryMentions *mentions;
  gboolean untold;
};

/* A line that is being stripped. */
typedef struct
{
  ChanceryCeiling *ceiling;
  guint64 n_attachments;
} Strip;

static gboolean
is_above (ChanceryCeiling *self, const char *level)
{
  return chancery_vocabulary_level_rank (level) > self->rank;
}

/* A paper of the scope may cite one that is not in it, by its number, its title or, if it has names, by any. */
static gboolean
withhold (ChanceryCeiling *self, const ChanceryMarked *marked, GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;

  g_hash_table_add (self->above, g_strdup (marked->uuid));
  if (marked->reference != NULL)
    chancery_mentions_add_number (self->mentions, marked->reference);
  if (chancery_selection_has (self->selection, marked->uuid))
    {
      if (marked->reference != NULL && g_hash_table_add (self->listed, g_strdup (marked->uuid)))
        g_ptr_array_add (self->numbers, g_strdup (marked->reference));
      return TRUE; /* and the rest when it is learnt */
    }
  /* A title that the program makes may be the mere beginning of a text. */
  if (marked->kind->make_title == NULL)
    {
      chancery_mentions_add_title (self->mentions, marked->kind, marked->uuid, marked->title);
      return TRUE;
    }
  record = chancery_records_load (self->db, marked->uuid, error);
  if (record == NULL)
    return FALSE;
  chancery_mentions_add_record (self->mentions, record);
  return TRUE;
}

static gboolean
note_marked (const ChanceryMarked *marked, gpointer user_data, GError **error)
{
  ChanceryCeiling *self = user_data;

  return !is_above (self, marked->level) || withhold (self, marked, error);
}

/* What was raised in an act and bears no marking of its own is as secret as the act. */
static gboolean
note_raised (const ChanceryMarked *marked, gpointer user_data, GError **error)
{
  ChanceryCeiling *self = user_data;

  return !g_hash_table_contains (self->above, marked->parent) || withhold (self, marked, error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
sort_numbers (ChanceryCeiling *self)
{
  g_ptr_array_sort (self->numbers, compare_texts);
  g_ptr_array_add (self->numbers, NULL);
}

/* A record outside the scope may have a title that was made from what is withheld, as an incident has
 * that of its place.  FALSE: titles stand in titles so deep that nobody can say. */
static gboolean
look_outside (ChanceryCeiling *self, const char *id)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean learnt;

  if (chancery_selection_has (self->selection, id) || g_hash_table_contains (self->looked, id))
    return TRUE;
  if (self->depth >= MAX_DEPTH)
    return FALSE;
  g_hash_table_add (self->looked, g_strdup (id));
  record = chancery_records_load (self->db, id, &error);
  /* What cannot be read may be anything; what is not here has no title here. */
  if (record == NULL)
    return g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
  self->depth++;
  learnt = chancery_ceiling_learn (self, record, NULL);
  self->depth--;
  return learnt;
}

/* The title by which @reference may be named.  That of a record which is not here could be of any
 * level: it may have been deleted. */
static const char *
get_open_label (ChanceryCeiling *self, ChanceryValue *reference)
{
  const char *id = chancery_value_get_reference_id (reference);
  const char *title;

  if (!look_outside (self, id))
    return NULL;
  title = g_hash_table_lookup (self->titles, id);
  if (title != NULL || chancery_value_get_label (reference) == NULL)
    return title;
  return chancery_records_get_row (self->db, id) != 0 ? chancery_value_get_label (reference) : NULL;
}

/* What may be seen of a reference: all, the id alone, or nothing. */
static ChanceryValue *
strip_reference (const ChanceryField *list,
                 const ChanceryField *field,
                 ChanceryValue *reference,
                 gpointer user_data)
{
  ChanceryCeiling *self = ((Strip *)user_data)->ceiling;
  const char *id = chancery_value_get_reference_id (reference);
  gboolean travels;

  if (id == NULL)
    return chancery_value_ref (reference);
  travels = chancery_selection_has (self->selection, id);
  if (g_hash_table_contains (self->above, id))
    return travels || chancery_field_has_flag (field, CHANCERY_FIELD_KEY)
               ? NULL
               : chancery_value_new_reference (id, NULL);
  /* A line that is known by its reference is a link, and needs both its ends. */
  if (!travels && chancery_field_has_flag (field, CHANCERY_FIELD_KEY))
    return NULL;
  return chancery_value_new_reference (id, get_open_label (self, reference));
}

/* The string that begins at @at, up to its quote; an escape ends in none that is looked for. */
static char *
dup_string (const char *at)
{
  return g_strndup (at, strcspn (at, "\""));
}

/* Whether the reference with @id, after which @rest stands in JSON, names what is not here, or is called after
 * what is kept back, as an incident is after its place. */
static gboolean
labels_hidden (ChanceryCeiling *self, const char *id, const char *rest)
{
  if (!g_str_has_prefix (rest, "\",\"label\":"))
    return FALSE;
  return chancery_records_get_row (self->db, id) == 0 || !look_outside (self, id) ||
         g_hash_table_contains (self->titles, id);
}

/* Whether JSON that is kept as text (the values of a correction) names a record above, or is an
 * attachment that was marked above. */
static gboolean
names_above (ChanceryCeiling *self, const char *json)
{
  static const char id_key[] = "\"id\":\"";
  static const char level_key[] = "\"level\":\"";

  for (const char *at = strstr (json, id_key); at != NULL; at = strstr (at, id_key))
    {
      g_autofree char *id = dup_string (at += strlen (id_key));

      if (g_hash_table_contains (self->above, id) || labels_hidden (self, id, at + strlen (id)))
        return TRUE;
    }
  for (const char *at = strstr (json, level_key); at != NULL; at = strstr (at, level_key))
    {
      g_autofree char *level = dup_string (at += strlen (level_key));

      if (is_above (self, level))
        return TRUE;
    }
  return FALSE;
}

/* Whether an earlier value that @line keeps may not be seen. */
static gboolean
keeps_above (ChanceryCeiling *self, const ChanceryField *list, ChanceryLine *line)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);

      if (field->type == CHANCERY_TYPE_JSON && value != NULL &&
          (names_above (self, chancery_value_get_text (value)) ||
           chancery_sent_note_is_in (chancery_value_get_text (value))))
        return TRUE;
    }
  return FALSE;
}

/* Such a line still says who changed which field, when and why, but neither the values nor which
 * line it was: a link is known by its target, an attachment by its name. */
static gboolean
tells_values (const ChanceryField *field)
{
  return field->type == CHANCERY_TYPE_JSON || strcmp (field->id, "line") == 0;
}

static ChanceryValue *
strip_value (ChanceryValue *value)
{
  if (chancery_value_get_unknown (value) != NULL)
    return chancery_value_with_unknown (value, NULL);
  return chancery_value_ref (value);
}

/* NULL for a line that is itself marked above, an attachment, or says who else was sent it. */
static ChanceryLine *
strip_line (Strip *strip, const ChanceryField *list, ChanceryLine *line)
{
  ChanceryLine *result;
  gboolean hides = keeps_above (strip->ceiling, list, line);

  if (chancery_sent_note_is (line))
    return NULL;
  result = chancery_line_with_unknown (line, NULL);
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autoptr (ChanceryValue) stripped = NULL;
      ChanceryLine *next;

      if (value == NULL)
        continue;
      if (field->type == CHANCERY_TYPE_MARKING &&
          is_above (strip->ceiling, chancery_value_get_level (value)))
        {
          strip->n_attachments++;
          chancery_line_unref (result);
          return NULL;
        }
      stripped = hides && tells_values (field) ? NULL : strip_value (value);
      next = chancery_line_with_value (result, field, stripped);
      chancery_line_unref (result);
      result = next;
    }
  return result;
}

static ChanceryValue *
strip_lines (Strip *strip, const ChanceryField *list, ChanceryValue *value)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = strip_line (strip, list, chancery_value_get_line (value, i));

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return chancery_value_new_lines (lines);
}

static ChanceryValue *
strip_list (ChanceryValue *value)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = strip_value (chancery_value_get_item (value, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return chancery_value_new_list (items);
}

static void
strip_field (Strip *strip, ChanceryDraft *draft, const ChanceryField *field)
{
  ChanceryValue *value = chancery_draft_get_value (draft, field);
  g_autoptr (ChanceryValue) stripped = NULL;

  if (value == NULL)
    return;
  if (field->type == CHANCERY_TYPE_LINES)
    stripped = strip_lines (strip, field, value);
  else if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    stripped = strip_list (value);
  else
    stripped = strip_value (value);
  chancery_draft_set_value (draft, field, stripped);
}

ChanceryCeiling *
chancery_ceiling_new (ChanceryDb *db,
                      ChancerySelection *selection,
                      const char *level,
                      GError **error)
{
  g_autoptr (ChanceryCeiling) self = g_new0 (ChanceryCeiling, 1);

  self->db = db;
  self->selection = selection;
  self->rank = chancery_vocabulary_level_rank (level);
  self->above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mentions = chancery_mentions_new ();
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  if (self->rank == G_MAXINT)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "“%s” is no level of marking", level);
      return NULL;
    }
  if (!chancery_marked_foreach (db, note_marked, self, error) ||
      !chancery_marked_foreach_raised (db, note_raised, self, error))
    return NULL;
  sort_numbers (self);
  return g_steal_pointer (&self);
}

void
chancery_ceiling_free (ChanceryCeiling *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->above, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->looked, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_clear_pointer (&self->mentions, chancery_mentions_free);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_free (self);
}

gboolean
chancery_ceiling_withholds (ChanceryCeiling *self, const char *id)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_contains (self->above, id);
}

const char *const *
chancery_ceiling_get_numbers (ChanceryCeiling *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->numbers->pdata;
}

void
chancery_ceiling_set_untold (ChanceryCeiling *self, gboolean untold)
{
  g_return_if_fail (self != NULL);

  self->untold = untold;
}

/* Whether @record files a paper that is kept back and that the list of what is kept back does not name. */
static gboolean
files_unlisted (ChanceryCeiling *self, ChanceryRecord *record)
{
  const ChanceryField *list;
  const ChanceryField *paper =
      chancery_kind_find_path (chancery_record_get_kind (record), "items.record", &list);
  ChanceryValue *lines = paper != NULL ? chancery_record_get_value (record, list) : NULL;

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryValue *to = chancery_line_get_value (chancery_value_get_line (lines, i), paper);
      const char *id = to != NULL ? chancery_value_get_reference_id (to) : NULL;

      if (id != NULL && chancery_ceiling_withholds (self, id) &&
          !g_hash_table_contains (self->listed, id))
        return TRUE;
    }
  return FALSE;
}

/* Numbers that were given one after the other say by what is missing between them that something is. */
static void
close_gaps (ChanceryDraft *draft)
{
  const ChanceryField *list;
  const ChanceryField *folio =
      chancery_kind_find_path (chancery_draft_get_kind (draft), "items.folio", &list);
  ChanceryValue *lines = folio != NULL ? chancery_draft_get_value (draft, list) : NULL;
  g_autoptr (GPtrArray) bare = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  if (lines == NULL)
    return;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    g_ptr_array_add (bare,
                     chancery_line_with_value (chancery_value_get_line (lines, i), folio, NULL));
  value = chancery_value_new_lines (bare);
  chancery_draft_set_value (draft, list, value);
}

/* Keys that nobody here knows stay; what the record says of what it lacks goes with it, as far as it names fields. */
static void
keep_gaps (ChanceryDraft *draft)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  g_autoptr (ChanceryGaps) gaps = chancery_json_gaps_read (chancery_draft_get_unknown (draft));
  g_autofree char *kept = NULL;

  for (guint i = gaps->cut->len; i-- > 0;)
    if (chancery_kind_find_field (kind, gaps->cut->pdata[i]) == NULL)
      {
        chancery_gaps_edit (gaps, gaps->cut->pdata[i]);
        g_ptr_array_remove_index (gaps->cut, i);
      }
  kept = chancery_json_gaps_replace (NULL, gaps);
  chancery_draft_set_unknown (draft, kept);
}

ChanceryRecord *
chancery_ceiling_strip (ChanceryCeiling *self, ChanceryRecord *record, guint64 *n_attachments)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  const ChanceryKind *kind;
  Strip strip = { .ceiling = self };

  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  draft = chancery_draft_new_from_record (record);
  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    strip_field (&strip, draft, chancery_kind_get_nth_field (kind, i));
  chancery_reference_map_draft (draft, strip_reference, &strip);
  if (self->untold || files_unlisted (self, record))
    close_gaps (draft);
  /* Digests of earlier contents would let somebody try out what was taken away. */
  chancery_draft_set (draft, "past", NULL);
  keep_gaps (draft);
  if (n_attachments != NULL)
    *n_attachments += strip.n_attachments;
  return chancery_draft_build (draft);
}

gboolean
chancery_ceiling_learn (ChanceryCeiling *self, ChanceryRecord *record, GError **error)
{
  const char *id;
  g_autoptr (ChanceryRecord) stripped = NULL;

  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  id = chancery_record_get_id (record);
  if (chancery_ceiling_withholds (self, id))
    {
      chancery_mentions_add_record (self->mentions, record);
      return TRUE;
    }
  if (chancery_record_get (record, "title") != NULL)
    return TRUE;
  stripped = chancery_ceiling_strip (self, record, NULL);
  if (strcmp (chancery_record_get_title (record), chancery_record_get_title (stripped)) != 0)
    g_hash_table_insert (self->titles, g_strdup (id),
                         g_strdup (chancery_record_get_title (stripped)));
  return TRUE;
}

guint64
chancery_ceiling_list_mentions (ChanceryCeiling *self,
                                ChanceryRecord *record,
                                GPtrArray *mentions,
                                GPtrArray *passages)
{
  g_return_val_if_fail (self != NULL && record != NULL, 0);

  return chancery_mentions_list (self->mentions, record, mentions, passages);
}

guint64
chancery_ceiling_list_attachments (ChanceryCeiling *self,
                                   ChanceryRecord *record,
                                   GPtrArray *mentions,
                                   GPtrArray *passages)
{
  const ChanceryValue *lines;
  guint64 n = 0;

  g_return_val_if_fail (self != NULL && record != NULL, 0);

  lines = chancery_record_get (record, "attachments");
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *name = chancery_line_get_text (line, "name");
      const char *sha256 = chancery_line_get_text (line, "sha256");
      g_autofree char *text = sha256 != NULL ? chancery_attachments_dup_text (self->db, sha256)
                                             : NULL;

      if (text != NULL)
        n += chancery_mentions_list_attachment (self->mentions, record, name != NULL ? name : "",
                                                text, mentions, passages);
    }
  return n;
}

guint64
chancery_ceiling_list_query (ChanceryCeiling *self,
                             const char *query,
                             GPtrArray *mentions,
                             GPtrArray *passages)
{
  g_return_val_if_fail (self != NULL && query != NULL, 0);

  return chancery_mentions_list_query (self->mentions, query, mentions, passages);
}

ChanceryRecord *
chancery_ceiling_redact (ChanceryCeiling *self, ChanceryRecord *record)
{
  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  return chancery_mentions_redact (self->mentions, record);
}

char *
chancery_ceiling_redact_text (ChanceryCeiling *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  return chancery_mentions_redact_text (self->mentions, text);
}
