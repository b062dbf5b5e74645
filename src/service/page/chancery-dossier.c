/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-dossier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-case-enclosures.h"
#include "chancery-dossier-private.h"
#include "chancery-follow.h"
#include "chancery-fuzzy-date.h"
#include "chancery-history.h"
#include "chancery-link-type.h"
#include "chancery-links.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-settings.h"

#define LINK_PATH "links.to"
#define FOLIO_PATH "items.record"
/* Of a kind: those of a page, and what of them may stand in a block before. */
#define MENTIONS_LOADED (4 * CHANCERY_DOSSIER_SHOWN)
#define SINCE_LOADED 50

struct _ChanceryDossier
{
  gatomicrefcount ref_count;
  ChanceryRecord *record;
  GHashTable *items;
  GPtrArray *mentions;
  guint n_mentions;
  gboolean cut;
  gint64 n_naming[CHANCERY_N_KINDS];
  GPtrArray *links;
  GPtrArray *casefiles;
  GHashTable *letters;
  GPtrArray *corrections;
  GPtrArray *history;
  GPtrArray *since;
  gboolean undated;
};

G_DEFINE_BOXED_TYPE (ChanceryDossier,
                     chancery_dossier,
                     chancery_dossier_ref,
                     chancery_dossier_unref)

static void
mention_free (gpointer data)
{
  ChanceryDossierMention *mention = data;

  chancery_record_unref (mention->record);
  g_free (mention);
}

static void
link_free (gpointer data)
{
  ChanceryDossierLink *link = data;

  g_free ((char *)link->type);
  g_free ((char *)link->note);
  g_clear_pointer (&link->date, chancery_fuzzy_date_unref);
  g_clear_object (&link->item);
  g_free (link);
}

void
chancery_history_entry_free (ChanceryHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->when);
  g_free (self->who);
  g_free (self->action);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
since_free (gpointer data)
{
  ChanceryDossierSince *since = data;

  g_object_unref (since->item);
  g_free (since->why);
  g_free (since);
}

static ChanceryDossier *
dossier_new (ChanceryRecord *record)
{
  ChanceryDossier *self = g_new0 (ChanceryDossier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->record = record;
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->mentions = g_ptr_array_new_with_free_func (mention_free);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->casefiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->since = g_ptr_array_new_with_free_func (since_free);
  return self;
}

/* The row of a list knows more than the mention: the date with all its precision, how it stands. */
static ChanceryRecordItem *
item_of_mention (ChanceryDb *db, const ChanceryMention *mention)
{
  g_autoptr (GPtrArray) rows = chancery_rows_fetch (db, &mention->row, 1, NULL);
  ChanceryRecordWords *words;

  if (rows != NULL && rows->len > 0)
    return chancery_record_item_new (
        chancery_record_words_new_from_row (g_ptr_array_index (rows, 0),
                                            chancery_settings_get_day (db)));
  words = g_new0 (ChanceryRecordWords, 1);
  words->row = mention->row;
  words->first_day = mention->first_day;
  words->kind = mention->kind;
  words->state = mention->state;
  words->id = g_strdup (mention->record);
  words->reference = g_strdup (mention->reference);
  words->title = g_strdup (mention->title);
  return chancery_record_item_new (words);
}

/* The item of a record that is named, made once. */
static ChanceryRecordItem *
take_item (ChanceryDossier *self, ChanceryDb *db, const ChanceryMention *mention)
{
  ChanceryRecordItem *item = g_hash_table_lookup (self->items, mention->record);

  if (item == NULL)
    {
      item = item_of_mention (db, mention);
      g_hash_table_insert (self->items, g_strdup (mention->record), item);
    }
  return item;
}

static void
add_link (ChanceryDossier *self, ChanceryDb *db, const ChanceryMention *mention, gboolean inverse)
{
  const ChanceryLinkType *type = chancery_link_type_find (mention->role);
  ChanceryDossierLink *link = g_new0 (ChanceryDossierLink, 1);

  link->type = g_strdup (mention->role);
  link->inverse = inverse;
  /* A type of a newer program is shown by its code. */
  link->words = type == NULL ? link->type : inverse ? type->inverse : type->label;
  link->note = g_strdup (mention->note);
  link->date = mention->date != NULL ? chancery_fuzzy_date_ref (mention->date) : NULL;
  link->item = g_object_ref (take_item (self, db, mention));
  g_ptr_array_add (self->links, link);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const ChanceryDossierLink *first = *(const ChanceryDossierLink *const *)a;
  const ChanceryDossierLink *second = *(const ChanceryDossierLink *const *)b;
  int by_type = g_strcmp0 (first->type, second->type);

  return by_type != 0 ? by_type : first->inverse - second->inverse;
}

static gboolean
read_targets (ChanceryDossier *self, ChanceryDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) targets = chancery_links_get_targets (db, id, error);

  if (targets == NULL)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    {
      const ChanceryMention *target = g_ptr_array_index (targets, i);

      take_item (self, db, target);
      if (strcmp (target->path, LINK_PATH) == 0)
        add_link (self, db, target, FALSE);
    }
  return TRUE;
}

static const ChanceryLine *
find_line (const ChanceryDossierMention *mention, const char *id)
{
  ChanceryValue *lines = chancery_record_get_value (mention->record, mention->list);
  guint count = chancery_value_get_n_items (lines);

  for (guint i = 0; i < count; i++)
    {
      const ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_value_get_reference_id (
                         chancery_line_get_value (line, mention->field)),
                     id) == 0)
        return line;
    }
  return NULL;
}

static gboolean
add_mention (ChanceryDossier *self, ChanceryDb *db, const ChanceryMention *from, GError **error)
{
  ChanceryDossierMention *mention;
  ChanceryRecord *record = chancery_records_load (db, from->record, error);

  if (record == NULL)
    return FALSE;
  mention = g_new0 (ChanceryDossierMention, 1);
  mention->record = record;
  mention->field = chancery_kind_find_path (from->kind, from->path, &mention->list);
  if (mention->list != NULL)
    mention->line = find_line (mention, chancery_record_get_id (self->record));
  g_ptr_array_add (self->mentions, mention);
  return TRUE;
}

static gboolean
is_child (const ChanceryMention *mention)
{
  return mention->kind->parent != NULL && strcmp (mention->path, mention->kind->parent) == 0;
}

/* In the order of kinds: parts of the record as they follow each other, then the rest, newest first. */
static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const ChanceryMention *left = *(ChanceryMention *const *)a;
  const ChanceryMention *right = *(ChanceryMention *const *)b;
  gboolean undated = left->first_day == CHANCERY_DAY_NONE;
  int order;

  if (left->kind->index != right->kind->index)
    return (int)left->kind->index - (int)right->kind->index;
  if (is_child (left) != is_child (right))
    return is_child (left) ? -1 : 1;
  if (undated != (right->first_day == CHANCERY_DAY_NONE))
    return undated ? 1 : -1;
  order = left->first_day != right->first_day ? (left->first_day < right->first_day ? -1 : 1)
                                              : (left->row > right->row) - (left->row < right->row);
  return is_child (left) ? order : -order;
}

/* How many records of a kind a search finds, where not all of them stand on a page. */
static gboolean
count_naming (ChanceryDossier *self, ChanceryDb *db, guint kind, GError **error)
{
  g_autofree char *text = chancery_dossier_dup_naming (self, chancery_kind_get (kind));
  g_autoptr (ChanceryQuery) query = chancery_search_parse (db, text, CHANCERY_DAY_NONE);

  self->n_naming[kind] = chancery_search_count (db, query, error);
  return self->n_naming[kind] >= 0;
}

static gboolean
read_mentions (ChanceryDossier *self, ChanceryDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) mentions = chancery_links_get_mentions (db, id, error);
  guint n_of_kind[CHANCERY_N_KINDS] = { 0 };
  guint n_others = 0;

  if (mentions == NULL)
    return FALSE;
  g_ptr_array_sort (mentions, compare_mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const ChanceryMention *mention = g_ptr_array_index (mentions, i);

      if (strcmp (mention->path, LINK_PATH) == 0)
        add_link (self, db, mention, TRUE);
      else if (strcmp (mention->path, FOLIO_PATH) == 0)
        g_ptr_array_add (self->casefiles, g_object_ref (take_item (self, db, mention)));
      else
        {
          n_others++;
          self->n_mentions++;
          if ((is_child (mention) || n_of_kind[mention->kind->index]++ < MENTIONS_LOADED) &&
              !add_mention (self, db, mention, error))
            return FALSE;
        }
    }
  self->cut = n_others >= CHANCERY_LINKS_MOST;
  /* A party of that many papers is not counted kind by kind. */
  for (guint i = 1; i < CHANCERY_N_KINDS && !self->cut; i++)
    if (n_of_kind[i] > CHANCERY_DOSSIER_SHOWN && !count_naming (self, db, i, error))
      return FALSE;
  return TRUE;
}

/* “names TTP, in Bajaur, in AFG/2026/1” */
static char *
phrase_reasons (GPtrArray *reasons)
{
  /* Translators: why an incident is listed; %s is a party, a place, a tag, a case file. */
  static const char *const words[] = {
    [CHANCERY_SINCE_NAMES] = N_ ("names %s"),
    [CHANCERY_SINCE_PLACE] = N_ ("in %s"),
    [CHANCERY_SINCE_TAG] = N_ ("tagged %s"),
    [CHANCERY_SINCE_CASE] = N_ ("in the case file %s"),
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const ChancerySinceReason *reason = g_ptr_array_index (reasons, i);
      g_auto (GStrv) parts = g_strsplit (_ (words[reason->why]), "%s", 2);
      g_autofree char *one = g_strjoinv (reason->name, parts);

      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", one);
    }
  return g_string_free (all, FALSE);
}

/* What is watched for its own sake is a promise, and the world goes on after it. */
static gboolean
read_since (ChanceryDossier *self, ChanceryDb *db, const char *id, GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (self->record);
  g_autoptr (GPtrArray) rows = NULL;
  guint n_all;

  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED) || kind->parent != NULL)
    return TRUE;
  rows = chancery_follow_since (db, id, CHANCERY_DAY_NONE, SINCE_LOADED, &n_all, &self->undated,
                                error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ChancerySinceRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) found = chancery_rows_fetch (db, &row->row, 1, error);
      ChanceryDossierSince *since;

      if (found == NULL)
        return FALSE;
      if (found->len == 0)
        continue;
      since = g_new0 (ChanceryDossierSince, 1);
      since->item = chancery_record_item_new (
          chancery_record_words_new_from_row (found->pdata[0], chancery_settings_get_day (db)));
      since->why = phrase_reasons (row->reasons);
      g_ptr_array_add (self->since, since);
    }
  return rows != NULL;
}

/* A correction is told by the change that it corrects; its own line adds only why. */
static gboolean
is_change (const ChanceryChange *change)
{
  return !g_str_equal (change->field->id, "corrections");
}

static void
add_reason (GPtrArray *sentences, const ChanceryChange *change)
{
  ChanceryLine *line = change->after != NULL ? chancery_value_get_line (change->after, 0) : NULL;
  const char *reason = line != NULL ? chancery_line_get_text (line, "reason") : NULL;

  if (reason != NULL)
    {
      /* Translators: %s is why something was corrected or made void. */
      g_autofree char *words = g_strdup_printf (_ ("Reason: %s"), reason);

      /* One act has one reason, however much it corrects. */
      if (!g_ptr_array_find_with_equal_func (sentences, words, g_str_equal, NULL))
        g_ptr_array_add (sentences, g_steal_pointer (&words));
    }
}

static GPtrArray *
phrase_changes (const GPtrArray *changes)
{
  GPtrArray *sentences = chancery_phrase_changes (changes, is_change);

  for (guint i = 0; i < changes->len; i++)
    if (!is_change (changes->pdata[i]))
      add_reason (sentences, changes->pdata[i]);
  return sentences;
}

static ChanceryHistoryEntry *
entry_of_row (const ChanceryHistoryRow *row)
{
  ChanceryHistoryEntry *entry = g_new0 (ChanceryHistoryEntry, 1);

  entry->sequence = row->sequence;
  entry->group = row->group;
  entry->when = g_strdup (row->when);
  entry->who = g_strdup (row->who);
  entry->action = g_strdup (row->action);
  entry->version = row->version;
  entry->changes = row->changes != NULL ? phrase_changes (row->changes)
                                        : g_ptr_array_new_with_free_func (g_free);
  return entry;
}

GPtrArray *
chancery_dossier_read_history (ChanceryDb *db, const char *id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = chancery_history_list_record (db, id, limit, error);
  GPtrArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_history_entry_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (entries, entry_of_row (g_ptr_array_index (rows, i)));
  return entries;
}

static ChanceryDossier *
read_all (ChanceryDb *db, const char *id, GError **error)
{
  g_autoptr (ChanceryDossier) self = NULL;
  ChanceryRecord *record = chancery_records_load (db, id, error);

  if (record == NULL)
    return NULL;
  self = dossier_new (record);
  if (!read_targets (self, db, id, error) || !read_mentions (self, db, id, error) ||
      !read_since (self, db, id, error))
    return NULL;
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    self->letters = chancery_case_enclosures_read (db, id, error);
  else
    self->letters = g_hash_table_new (g_str_hash, g_str_equal);
  if (self->letters == NULL)
    return NULL;
  g_ptr_array_sort (self->links, compare_links);
  self->corrections = chancery_corrections_read (db, record);
  self->history = chancery_dossier_read_history (db, id, CHANCERY_DOSSIER_HISTORY + 1, error);
  if (self->history == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

ChanceryDossier *
chancery_dossier_read (ChanceryDb *db, const char *id, GError **error)
{
  ChanceryDossier *self;

  /* One state of the registry, whatever is written meanwhile. */
  if (!chancery_db_begin_read (db, error))
    return NULL;
  self = read_all (db, id, error);
  chancery_db_end_read (db);
  return self;
}

ChanceryDossier *
chancery_dossier_ref (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_dossier_unref (ChanceryDossier *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  chancery_record_unref (self->record);
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->casefiles);
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_ptr_array_unref (self->since);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_free (self);
}

ChanceryRecord *
chancery_dossier_get_record (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->record;
}

ChanceryRecordItem *
chancery_dossier_get_item (ChanceryDossier *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

const char *
chancery_dossier_get_label (ChanceryDossier *self, const ChanceryValue *reference)
{
  ChanceryRecordItem *item;
  const char *label;

  g_return_val_if_fail (self != NULL, "");

  item = chancery_dossier_get_item (self, chancery_value_get_reference_id (reference));
  if (item != NULL)
    return chancery_record_item_get_title (item);
  label = chancery_value_get_label (reference);
  return label != NULL ? label : "";
}

GPtrArray *
chancery_dossier_get_mentions (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->mentions;
}

guint
chancery_dossier_get_n_mentions (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_mentions;
}

gboolean
chancery_dossier_is_cut (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->cut;
}

gint64
chancery_dossier_count_naming (ChanceryDossier *self, const ChanceryKind *kind)
{
  g_return_val_if_fail (self != NULL && kind != NULL, 0);
  return self->n_naming[kind->index];
}

char *
chancery_dossier_dup_naming (ChanceryDossier *self, const ChanceryKind *kind)
{
  const char *number;

  g_return_val_if_fail (self != NULL, NULL);

  number = chancery_record_get_reference (self->record);
  if (number == NULL)
    number = chancery_record_get_id (self->record);
  if (kind == NULL)
    return g_strdup_printf ("about:\"%s\"", number);
  /* Lists of what is watched leave drafts and voids out unless these are asked for. */
  return g_strdup_printf ("kind:%s about:\"%s\"%s", kind->id, number,
                          chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED)
                              ? " state:draft,registered,closed,void"
                              : "");
}

GPtrArray *
chancery_dossier_get_links (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->links;
}

GPtrArray *
chancery_dossier_get_casefiles (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->casefiles;
}

GHashTable *
chancery_dossier_get_letters (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->letters;
}

GPtrArray *
chancery_dossier_get_corrections (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->corrections;
}

gboolean
chancery_dossier_get_original (ChanceryDossier *self,
                               const ChanceryField *field,
                               ChanceryValue **original)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  for (guint i = 0; i < self->corrections->len; i++)
    {
      const ChanceryCorrection *correction = g_ptr_array_index (self->corrections, i);

      if (correction->change->field != field || correction->change->line_id != NULL)
        continue;
      *original = correction->change->before;
      return TRUE;
    }
  return FALSE;
}

GPtrArray *
chancery_dossier_get_history (ChanceryDossier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->history;
}

GPtrArray *
chancery_dossier_get_since (ChanceryDossier *self, gboolean *undated)
{
  g_return_val_if_fail (self != NULL && undated != NULL, NULL);
  *undated = self->undated;
  return self->since;
}
