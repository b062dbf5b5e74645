/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first pass: each record on its own, and what the second has to know of all. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-attachments.h"
#include "chancery-canonical.h"
#include "chancery-fuzzy-date.h"
#include "chancery-identifier.h"
#include "chancery-mend.h"
#include "chancery-parcel.h"
#include "chancery-record-import.h"
#include "chancery-reference-map.h"
#include "chancery-registers.h"
#include "chancery-sha256.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

/* Of those that are referred to: beyond, the scratch file is asked again. */
#define MAX_TARGETS 8192

typedef struct
{
  ChanceryImport *import;
  GError **error;
  gboolean failed;
  gboolean has_labels;
} Targets;

/* The same file has to give the same ids anywhere, so a record without one takes
 * it from what it says, and from how many equal ones stand before it. */
gboolean
chancery_import_make_id (ChanceryImport *self,
                         ChanceryDraft *draft,
                         guint *n_before,
                         GError **error)
{
  static const char nil[] = "00000000-0000-0000-0000-000000000000";
  g_autoptr (ChanceryDraft) copy = chancery_draft_copy (draft);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;

  chancery_draft_set_id (copy, nil);
  record = chancery_draft_build (copy);
  digest = chancery_canonical_digest (record);
  if (!chancery_scratch_count_content (self->scratch, digest, n_before, error))
    return FALSE;
  name = g_strdup_printf ("record %s %u", digest, *n_before);
  id = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
  chancery_draft_set_id (draft, id);
  return TRUE;
}

static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/* A name is for people: it must not be able to say where a file lies. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && strpbrk (name, "/\\") == NULL && strcmp (name, ".") != 0 &&
         strcmp (name, "..") != 0 && chancery_text_is_identifier_safe (name);
}

/* Whether the content lies beside the file, and is what it says it is; or came inside of it. */
static gboolean
check_content (ChanceryImport *self,
               const char *digest,
               guint64 line,
               gboolean *present,
               GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  g_autofree guint8 *block = g_malloc (65536);
  gssize n_read;

  if (!chancery_scratch_find_data (self->scratch, digest, present, error))
    return FALSE;
  if (!*present && self->bag != NULL)
    *present = chancery_bag_has_content (self->bag, digest);
  if (*present || self->bag != NULL || self->contents == NULL)
    return TRUE;
  path = g_build_filename (self->contents, digest, NULL);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, self->cancellable, NULL);
  if (stream == NULL)
    return TRUE;
  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), block, 65536, self->cancellable,
                                        error)) > 0)
    chancery_sha256_update (checksum, block, n_read);
  if (n_read < 0)
    return FALSE;
  *present = TRUE;
  return strcmp (chancery_sha256_get_string (checksum), digest) == 0 ||
         chancery_import_refuse (self, line, error,
                                 "attachments: the content beside the file is not %s", digest);
}

/* A content may come for a record that is here as it is in the file. */
static gboolean
count_content (ChanceryImport *self, const char *digest, GError **error)
{
  if (self->missing == NULL)
    self->missing = chancery_attachments_list_missing (self->db, error);
  if (self->missing == NULL)
    return FALSE;
  if (g_hash_table_contains (self->missing, digest))
    self->summary.n_contents++;
  return TRUE;
}

static gboolean
keep_attachment (ChanceryImport *self, const ChanceryLine *line, guint64 number, GError **error)
{
  const char *name = chancery_line_get_text (line, "name");
  const char *digest = chancery_line_get_text (line, "sha256");
  gboolean present = FALSE;

  if (!is_plain_name (name))
    return chancery_import_refuse (self, number, error, "attachments: “%s” is no plain file name",
                                   name != NULL ? name : "");
  if (!is_digest (digest))
    return chancery_import_refuse (self, number, error,
                                   "attachments: “%s” has no SHA-256 of 64 lower-case digits",
                                   name);
  if (chancery_scratch_has_content (self->scratch, digest))
    return TRUE;
  if (!chancery_attachments_has (self->db, digest, NULL))
    {
      if (!check_content (self, digest, number, &present, error))
        return FALSE;
      if (present && !count_content (self, digest, error))
        return FALSE;
      if (!present)
        {
          self->summary.n_attachments_missing++;
          if (!chancery_import_note (self, number, error,
                                     "the content of “%s” is neither here nor beside the file",
                                     name))
            return FALSE;
        }
    }
  return chancery_scratch_add_content (self->scratch, digest, present, error);
}

static gboolean
keep_attachments (ChanceryImport *self, ChanceryRecord *record, guint64 line, GError **error)
{
  const ChanceryValue *lines = chancery_record_get (record, "attachments");

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    if (!keep_attachment (self, chancery_value_get_line (lines, i), line, error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_label (ChanceryImport *self, const ChanceryRecord *record, const char *text, GError **error)
{
  g_autofree char *label = text != NULL && *text != '\0' ? chancery_text_fold_label (text) : NULL;

  return label == NULL ||
         chancery_scratch_add_name (self->scratch, label, chancery_record_get_kind (record),
                                    chancery_record_get_id (record), error);
}

/* What labels elsewhere in the file may mean: names, and titles of what has none. */
static gboolean
keep_names (ChanceryImport *self, const ChanceryRecord *record, GError **error)
{
  const ChanceryValue *names;

  if (chancery_record_get_state (record) == CHANCERY_STATE_VOID)
    return TRUE;
  if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED))
    return keep_label (self, record, chancery_record_get_title (record), error);
  names = chancery_record_get (record, "names");
  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    if (!keep_label (self, record,
                     chancery_line_get_text (chancery_value_get_line (names, i), "text"), error))
      return FALSE;
  return TRUE;
}

/* The same few are referred to again and again. */
static gboolean
add_target (ChanceryImport *self, const char *id, const char *label, GError **error)
{
  if (g_hash_table_contains (self->targets, id))
    return TRUE;
  if (g_hash_table_size (self->targets) >= MAX_TARGETS)
    g_hash_table_remove_all (self->targets);
  g_hash_table_add (self->targets, g_strdup (id));
  return chancery_scratch_add_target (self->scratch, id, label, error);
}

static ChanceryValue *
keep_target (const ChanceryField *list,
             const ChanceryField *field,
             ChanceryValue *reference,
             gpointer user_data)
{
  Targets *targets = user_data;
  const char *id = chancery_value_get_reference_id (reference);

  if (id != NULL && !targets->failed)
    targets->failed =
        !add_target (targets->import, id, chancery_value_get_label (reference), targets->error);
  else if (id == NULL && chancery_value_is_reference (reference))
    targets->has_labels = TRUE;
  return chancery_value_ref (reference);
}

/* When a record was made and changed is believed, and by what it was before a later file is judged:
 * neither can be anything. */
static gboolean
check_own_story (ChanceryImport *self, ChanceryRecord *record, guint64 number, GError **error)
{
  static const char *const times[] = { "created", "changed" };
  const ChanceryValue *past = chancery_record_get (record, "past");

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const char *text = chancery_record_get_text (record, times[i]);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

      if (text != NULL && time == NULL)
        return chancery_import_refuse (self, number, error,
                                       "%s: “%s” is no time such as 2026-02-16T09:30:00Z", times[i],
                                       text);
    }
  for (guint i = 0; i < chancery_value_get_n_items (past); i++)
    {
      const char *digest = chancery_value_get_text (chancery_value_get_item (past, i));

      if (!is_digest (digest))
        return chancery_import_refuse (self, number, error,
                                       "past[%u]: “%s” is no SHA-256 of 64 lower-case digits", i,
                                       digest != NULL ? digest : "");
    }
  return TRUE;
}

/* Lines are changed, corrected and merged by their ids. */
static gboolean
check_line_ids (ChanceryImport *self, ChanceryRecord *record, guint64 number, GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      const ChanceryValue *lines = chancery_record_get_value (record, field);

      if (field->type != CHANCERY_TYPE_LINES)
        continue;
      for (guint j = 0; j < chancery_value_get_n_items (lines); j++)
        {
          const char *id = chancery_line_get_id (chancery_value_get_line (lines, j));

          if (id != NULL && !g_hash_table_add (ids, (char *)id))
            return chancery_import_refuse (self, number, error,
                                           "%s[%u].id: %s stands twice in this record", field->id,
                                           j, id);
        }
    }
  return TRUE;
}

gboolean
chancery_import_mend (ChanceryImport *self, ChanceryDraft *draft, guint64 line, GError **error)
{
  g_autoptr (ChanceryDraft) given = chancery_draft_copy (draft);
  const gboolean has_unshown = chancery_identifiers_mend (draft);
  const gboolean has_links = chancery_mend_links (draft) > 0;

  if (!has_unshown && !has_links)
    return TRUE;
  /* A desk that still has it so takes what comes back for newer.  Other programs tell no past. */
  if (chancery_draft_get (draft, "version") != NULL)
    {
      g_autoptr (ChanceryRecord) told = chancery_draft_build (given);
      g_autofree char *digest = chancery_canonical_digest (told);

      chancery_draft_follow (draft, told, digest);
    }
  return (!has_unshown ||
          chancery_import_note (self, line, error, "what does not show in a class is left out")) &&
         (!has_links || chancery_import_note (self, line, error,
                                              "links: a link of the record to itself is left out"));
}

static gboolean
keep_number (ChanceryImport *self, ChanceryRecord *record, guint64 line, GError **error)
{
  const char *number = chancery_record_get_reference (record);
  g_autofree char *normal = NULL;
  guint64 other_line = 0;

  if (number == NULL)
    return TRUE;
  normal =
      chancery_registers_normalize (self->db, chancery_record_get_kind (record), number, error);
  if (normal == NULL ||
      !chancery_scratch_add_number (self->scratch, normal, line, &other_line, error))
    return FALSE;
  return other_line == 0 ||
         chancery_import_refuse (self, line, error,
                                 "reference: the record of line %" G_GUINT64_FORMAT
                                 " has the number %s too",
                                 other_line, number);
}

/* Of very many the rows are written by their days, as their texts are: so each page of the registry is come to a few
 * times, not once for every record on it.  Before them stands what others refer to, behind them what has its day from
 * another, or holds others. */
static gint64
get_turn (const ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  ChanceryDay day;

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    return G_MININT64;
  if (date == NULL || chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    return G_MAXINT64;
  return chancery_fuzzy_date_get_first_day (date, &day) ||
                 chancery_fuzzy_date_get_last_day (date, &day)
             ? day
             : G_MAXINT64;
}

gboolean
chancery_import_keep (ChanceryImport *self, ChanceryDraft *draft, guint64 line, GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_auto (ChanceryScratchRecord) kept = { 0 };
  Targets targets = { .import = self, .error = error };
  guint64 other_line = 0;
  guint n_before = 0;

  if (!chancery_import_check_doubles (self, draft, line, error) ||
      (chancery_draft_get_id (draft) == NULL &&
       !chancery_import_make_id (self, draft, &n_before, error)) ||
      !chancery_import_mend (self, draft, line, error))
    return FALSE;
  chancery_record_import_complete (draft);
  record = chancery_draft_build (draft);
  if (!check_own_story (self, record, line, error) ||
      !chancery_import_check_told (self, record, line, error) ||
      !check_line_ids (self, record, line, error) ||
      !keep_attachments (self, record, line, error) || !keep_number (self, record, line, error))
    return FALSE;
  chancery_reference_map_foreach (record, keep_target, &targets);
  if (targets.failed)
    return FALSE;
  self->has_labels |= targets.has_labels;
  if (self->has_labels && !keep_names (self, record, error))
    return FALSE;
  chancery_parcel_write (content, record);
  kept.id = g_strdup (chancery_record_get_id (record));
  kept.day = get_turn (record);
  kept.kind = chancery_record_get_kind (record);
  kept.line = line;
  kept.has_labels = targets.has_labels;
  kept.number = g_strdup (chancery_record_get_reference (record));
  kept.changed = g_strdup (chancery_record_get_text (record, "changed"));
  kept.changed_by = g_strdup (chancery_record_get_text (record, "changed_by"));
  if (!chancery_scratch_add_record (self->scratch, &kept, content, &other_line, error))
    return FALSE;
  if (!self->has_labels)
    self->n_unnamed = kept.ordinal;
  return other_line == 0 ||
         chancery_import_refuse (self, line, error,
                                 "id: the record of line %" G_GUINT64_FORMAT " has the id %s too",
                                 other_line, kept.id);
}

gboolean
chancery_import_keep_earlier_names (ChanceryImport *self, GError **error)
{
  for (gint64 ordinal = 1; self->has_labels && ordinal <= self->n_unnamed; ordinal++)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      g_autoptr (ChanceryRecord) record = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          (draft = chancery_import_load (self, ordinal, error)) == NULL)
        return FALSE;
      record = chancery_draft_build (draft);
      if (!keep_names (self, record, error))
        return FALSE;
    }
  return TRUE;
}
