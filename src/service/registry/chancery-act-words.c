/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-act-words.h"

#include <glib/gi18n-lib.h>

#include "chancery-batches.h"
#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-text-cut.h"

/* Rows of an act that are looked at; a longer one is described by its first record. */
#define N_ROWS 256

/* What an act did to one record. */
typedef struct
{
  char *uuid;
  gint64 first;
  gint64 last;
} Touched;

static void
clear_touched (gpointer data)
{
  g_free (((Touched *)data)->uuid);
}

static GArray *
list_touched (ChanceryDb *db, gint64 group)
{
  g_autoptr (GPtrArray) rows = chancery_history_list_since (db, group - 1, N_ROWS, NULL);
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (Touched));

  g_array_set_clear_func (touched, clear_touched);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ChanceryHistoryRow *row = g_ptr_array_index (rows, i);
      Touched *known = NULL;

      if (row->group != group || row->record == NULL)
        continue;
      for (guint j = 0; j < touched->len && known == NULL; j++)
        if (g_str_equal (g_array_index (touched, Touched, j).uuid, row->record))
          known = &g_array_index (touched, Touched, j);
      if (known != NULL)
        known->last = row->sequence;
      else
        {
          Touched one = { .uuid = g_strdup (row->record),
                          .first = row->sequence,
                          .last = row->sequence };

          g_array_append_val (touched, one);
        }
    }
  return touched;
}

/* Its number, or its title between quotes (transfer full). */
static char *
name_of (ChanceryRecord *record)
{
  const char *reference = chancery_record_get_reference (record);
  g_autofree char *title = NULL;

  if (reference != NULL)
    return g_strdup (reference);
  /* Translators: a title inside a sentence */
  title = chancery_text_cut (chancery_record_get_title (record), CHANCERY_TEXT_CUT_TITLE);
  return g_strdup_printf (_ ("“%s”"), title);
}

/* Labels are of any form (“Subject”, “What became of it”): between quotes each fits. */
static char *
describe_field (const ChanceryField *field, const char *name)
{
  /* Translators: follows “Taken back:”; the name of a field, and a number or a quoted title */
  return g_strdup_printf (_ ("“%s” in %s"), _ (field->label), name);
}

/* ---- lines that came or went ---- */

static ChanceryLine *
whole_line (const ChanceryChange *change)
{
  ChanceryValue *value = change->after != NULL ? change->after : change->before;

  if (change->line_id == NULL || change->line_field != NULL ||
      chancery_value_get_n_items (value) == 0)
    return NULL;
  return chancery_value_get_line (value, 0);
}

/* The record that a line names, or NULL (transfer full). */
static char *
target_of (ChanceryDb *db, ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;

  for (const ChanceryField *field = fields; field->id != NULL; field++)
    {
      ChanceryValue *value = field->type == CHANCERY_TYPE_REFERENCE &&
                                     !chancery_field_has_flag (field, CHANCERY_FIELD_LIST)
                                 ? chancery_line_get (line, field->id)
                                 : NULL;
      const char *id = value != NULL ? chancery_value_get_reference_id (value) : NULL;
      g_autoptr (ChanceryRecord) record = id != NULL ? chancery_records_load (db, id, NULL) : NULL;

      if (record != NULL)
        return name_of (record);
    }
  return NULL;
}

/* The first text of a line: the name of a paper (transfer none). */
static const char *
text_of (ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;

  for (const ChanceryField *field = fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_TEXT && chancery_line_get_text (line, field->id) != NULL)
      return chancery_line_get_text (line, field->id);
  return NULL;
}

static char *
describe_line (ChanceryDb *db, const ChanceryChange *change, ChanceryRecord *record)
{
  ChanceryLine *line = whole_line (change);
  const ChanceryKind *kind = chancery_record_get_kind (record);
  gboolean keyed = chancery_field_has_flag (change->field, CHANCERY_FIELD_KEYED);
  g_autofree char *target = target_of (db, line);
  g_autofree char *name = name_of (record);

  if (target != NULL && keyed)
    /* Translators: follows “Taken back:”; %s is a number or a quoted title */
    return g_strdup_printf (change->after != NULL ? _ ("link to %s")
                                                  : _ ("removal of the link to %s"),
                            target);
  if (target != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    /* Translators: follows “Taken back:”; a paper, and the case file */
    return g_strdup_printf (change->after != NULL ? _ ("%s in %s") : _ ("%s taken out of %s"),
                            target, name);
  if (keyed && text_of (line) != NULL)
    /* Translators: follows “Taken back:”; the name of a file, and a number or a quoted title */
    return g_strdup_printf (change->after != NULL ? _ ("paper “%s” of %s")
                                                  : _ ("removal of the paper “%s” of %s"),
                            text_of (line), name);
  return describe_field (change->field, name);
}

/* ---- one record ---- */

static char *
describe_edit (ChanceryDb *db, ChanceryRecord *before, ChanceryRecord *after)
{
  g_autoptr (GPtrArray) changes = chancery_change_between (before, after);
  g_autofree char *name = name_of (after);
  const ChanceryChange *only = NULL;
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = g_ptr_array_index (changes, i);

      if (chancery_field_has_flag (change->field, CHANCERY_FIELD_PROGRAM))
        continue;
      only = change;
      n++;
    }
  if (n == 1 && whole_line (only) != NULL)
    return describe_line (db, only, after);
  if (n == 1)
    return describe_field (only->field, name);
  if (n > 1 && chancery_kind_has_flag (chancery_record_get_kind (after), CHANCERY_KIND_FILES) &&
      whole_line (only) != NULL)
    /* Translators: follows “Taken back:”; the number of papers, and the case file */
    return g_strdup_printf (ngettext ("%u paper in %s", "%u papers in %s", n), n, name);
  /* Translators: follows “Taken back:”; %s is a number or a quoted title */
  return g_strdup_printf (_ ("changes of %s"), name);
}

static char *
describe_touched (ChanceryDb *db, const Touched *touched)
{
  g_autoptr (ChanceryRecord) before =
      chancery_history_load_at (db, touched->uuid, touched->first - 1, NULL);
  g_autoptr (ChanceryRecord) after =
      chancery_history_load_at (db, touched->uuid, touched->last, NULL);
  g_autofree char *name = NULL;
  g_autofree char *kind = NULL;

  if (before != NULL && after != NULL)
    return describe_edit (db, before, after);
  if (before == NULL && after == NULL)
    return NULL;
  name = name_of (after != NULL ? after : before);
  if (after == NULL)
    /* Translators: follows “Taken back:”; %s is a number or a quoted title */
    return g_strdup_printf (_ ("deletion of %s"), name);
  kind = g_utf8_strdown (_ (chancery_record_get_kind (after)->label), -1);
  /* Translators: follows “Taken back:”; “demarche”, “party”, then a number or a quoted title */
  return g_strdup_printf (_ ("new %s %s"), kind, name);
}

/* The field that alone changed in the record, NULL where it was more, or a line of it. */
static const ChanceryField *
find_only_field (ChanceryDb *db, const Touched *touched)
{
  g_autoptr (ChanceryRecord) before =
      chancery_history_load_at (db, touched->uuid, touched->first - 1, NULL);
  g_autoptr (ChanceryRecord) after =
      chancery_history_load_at (db, touched->uuid, touched->last, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  const ChanceryField *only = NULL;

  if (before == NULL || after == NULL)
    return NULL;
  changes = chancery_change_between (before, after);
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = g_ptr_array_index (changes, i);

      if (chancery_field_has_flag (change->field, CHANCERY_FIELD_PROGRAM))
        continue;
      if (change->line_id != NULL || (only != NULL && only != change->field))
        return NULL;
      only = change->field;
    }
  return only;
}

/* The same field of many records, tags above all; what is true of the first and the last that are looked at
 * is true of all.  NULL where it was something else. */
static char *
describe_many (ChanceryDb *db, gint64 group, GArray *touched)
{
  const ChanceryField *field;
  guint n;

  if (touched->len < 2)
    return NULL;
  field = find_only_field (db, &g_array_index (touched, Touched, 0));
  if (field == NULL ||
      find_only_field (db, &g_array_index (touched, Touched, touched->len - 1)) != field)
    return NULL;
  n = chancery_history_count_records (db, group);
  /* Translators: follows “Taken back:”; the name of a field, and how many records */
  return g_strdup_printf (ngettext ("“%s” of %'u record", "“%s” of %'u records", n),
                          _ (field->label), n);
}

/* A name that was made on the way is not what the officer did. */
static const Touched *
find_main (ChanceryDb *db, GArray *touched)
{
  for (guint i = 0; i < touched->len; i++)
    {
      const Touched *one = &g_array_index (touched, Touched, i);
      g_autoptr (ChanceryRecord) record = chancery_history_load_at (db, one->uuid, one->last, NULL);

      if (record == NULL ||
          !chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED))
        return one;
    }
  return touched->len > 0 ? &g_array_index (touched, Touched, 0) : NULL;
}

char *
chancery_act_words_describe (ChanceryDb *db, gint64 group)
{
  g_autoptr (GArray) touched = NULL;
  g_autofree char *many = NULL;
  const Touched *main;

  g_return_val_if_fail (db != NULL, NULL);

  touched = list_touched (db, group);
  many = describe_many (db, group, touched);
  if (many != NULL)
    return g_steal_pointer (&many);
  main = find_main (db, touched);
  return main != NULL ? describe_touched (db, main) : NULL;
}

char *
chancery_act_words_describe_batch (ChanceryDb *db, gint64 batch)
{
  g_autoptr (GPtrArray) batches = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  batches = chancery_batches_list (db, NULL);
  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const ChanceryBatch *one = g_ptr_array_index (batches, i);
      g_autofree char *name = NULL;

      if (one->id != batch || one->file == NULL)
        continue;
      name = g_path_get_basename (one->file);
      /* Translators: follows “Taken back:”; the name of a file */
      return g_strdup_printf (_ ("the import of “%s”"), name);
    }
  return g_strdup (_ ("the import"));
}
