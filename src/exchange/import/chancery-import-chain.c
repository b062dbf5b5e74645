/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of the history that a bag carries. It belongs to the registry that wrote the bag, and nothing of it is
 * brought in: it is checked, and where it does not hold that is said, and stands in the log of the import. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-canonical.h"
#include "chancery-history.h"
#include "chancery-json-guard.h"
#include "chancery-json-tree.h"
#include "chancery-record.h"

#include <string.h>

/* What holds nowhere is described by its beginning. */
#define MAX_FAULTS 100
#define BLOCK 65536
/* No row is longer by far. */
#define MAX_LINE (1024 * 1024)

/* How far the chain was followed. */
typedef struct
{
  ChanceryImport *import;
  char *name;      /* of its file */
  guint64 line;    /* that is being read */
  char *origin;    /* NULL before the first line */
  gint64 sequence; /* of the last row, and its link */
  char *link;
} Chain;

static void
chain_clear (Chain *chain)
{
  g_free (chain->name);
  g_free (chain->origin);
  g_free (chain->link);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

/* ---- what is said ---- */

/* The log names the file already: there the place in it is enough. */
static gboolean
add_fault (ChanceryImport *self, const char *sentence, GError **error)
{
  const gsize n_name = strlen (self->bag_name);
  const gboolean within = g_str_has_prefix (sentence, self->bag_name) && sentence[n_name] == '/';

  g_ptr_array_add (self->history_faults, g_strdup (sentence + (within ? n_name + 1 : 0)));
  return chancery_scratch_add_note (self->scratch, sentence, FALSE, error);
}

static gboolean G_GNUC_PRINTF (5, 6) complain (ChanceryImport *self,
                                               const char *name,
                                               guint64 line,
                                               GError **error,
                                               const char *format,
                                               ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *sentence = NULL;
  va_list arguments;

  self->n_history_faults++;
  if (self->n_history_faults > MAX_FAULTS)
    return TRUE;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sentence = g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": %s", name, line, reason);
  return add_fault (self, sentence, error);
}

/* What is no chain is told, and not followed further: none of it is brought in, and the records may be sound.  FALSE,
 * with @error only where that could not be kept. */
static gboolean
give_up (const Chain *chain, const char *reason, GError **error)
{
  complain (chain->import, chain->name, chain->line, error, "%s", reason);
  return FALSE;
}

/* ---- its rows ---- */

static gboolean
read_number (const Chain *chain, ChanceryNode *row, const char *key, gint64 *number, GError **error)
{
  const ChanceryNode *member = chancery_node_take (row, key);
  g_autofree char *reason = NULL;

  if (member != NULL && member->type == CHANCERY_NODE_INTEGER)
    {
      *number = member->integer;
      return TRUE;
    }
  reason = g_strdup_printf ("%s: must be a whole number", key);
  return give_up (chain, reason, error);
}

/* What is not there is NULL, as it was when its link was made. */
static gboolean
read_text (const Chain *chain, ChanceryNode *row, const char *key, char **text, GError **error)
{
  const ChanceryNode *member = chancery_node_take (row, key);
  g_autofree char *reason = NULL;

  if (member == NULL || member->type == CHANCERY_NODE_NULL)
    return TRUE;
  if (member->type == CHANCERY_NODE_TEXT)
    {
      *text = g_strndup (member->text, member->n_text);
      return TRUE;
    }
  reason = g_strdup_printf ("%s: must be a text", key);
  return give_up (chain, reason, error);
}

static gboolean
read_told (const Chain *chain, ChanceryNode *node, ChanceryHistoryRow *row, GError **error)
{
  return read_text (chain, node, "who", &row->who, error) &&
         read_number (chain, node, "group", &row->group, error) &&
         read_text (chain, node, "action", &row->action, error) &&
         read_text (chain, node, "record", &row->record, error) &&
         read_number (chain, node, "version", &row->version, error) &&
         read_text (chain, node, "digest", &row->digest, error) &&
         read_text (chain, node, "body_digest", &row->body_digest, error);
}

static gboolean
check_told (const Chain *chain, const ChanceryHistoryRow *row, GError **error)
{
  g_autofree char *link = chancery_history_make_link (chain->link, row);

  if (strcmp (link, row->chain) != 0 &&
      !complain (chain->import, chain->name, chain->line, error,
                 "history entry %" G_GINT64_FORMAT " was changed", row->sequence))
    return FALSE;
  return row->record == NULL ||
         chancery_scratch_tell (chain->import->scratch, row->record, row->digest, error);
}

/* Of what does not travel with the bag the link alone is there. */
static gboolean
read_row (Chain *chain, ChanceryNode *node, ChanceryHistoryRow *row, GError **error)
{
  if (!read_number (chain, node, "sequence", &row->sequence, error) ||
      !read_text (chain, node, "chain", &row->chain, error) ||
      !read_text (chain, node, "when", &row->when, error))
    return FALSE;
  if (row->chain == NULL)
    return give_up (chain, "chain: is missing", error);
  if (row->sequence != chain->sequence + 1 &&
      !complain (chain->import, chain->name, chain->line, error,
                 "history entry %" G_GINT64_FORMAT " does not follow on %" G_GINT64_FORMAT,
                 row->sequence, chain->sequence))
    return FALSE;
  if (row->when != NULL &&
      (!read_told (chain, node, row, error) || !check_told (chain, row, error)))
    return FALSE;
  chain->sequence = row->sequence;
  g_free (chain->link);
  chain->link = g_strdup (row->chain);
  return TRUE;
}

static gboolean
read_origin (Chain *chain, ChanceryNode *node, GError **error)
{
  if (!read_text (chain, node, "origin", &chain->origin, error))
    return FALSE;
  chain->link = g_strdup (chain->origin);
  return chain->origin != NULL || give_up (chain, "origin: is missing", error);
}

static gboolean
read_node (Chain *chain, ChanceryNode *node, GError **error)
{
  ChanceryHistoryRow *row;
  gboolean done;

  if (chain->origin == NULL)
    return read_origin (chain, node, error);
  row = g_new0 (ChanceryHistoryRow, 1);
  done = read_row (chain, node, row, error);
  chancery_history_row_free (row);
  return done;
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_line (Chain *chain, const char *json, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (ChanceryTree) tree = NULL;
  ChanceryNode *root;

  chain->line++;
  if (is_blank (json, length))
    return TRUE;
  if (!chancery_json_guard_check (json, length, NULL, &reason) ||
      (tree = chancery_json_tree_read (json, length, &reason)) == NULL)
    return give_up (chain, reason->message, error);
  root = chancery_tree_get_root (tree);
  return root->type == CHANCERY_NODE_OBJECT ? read_node (chain, root, error)
                                            : give_up (chain, "this is no object", error);
}

/* The lines that are whole in @pending; what is left of it waits for the next bytes. */
static gboolean
read_lines (Chain *chain, GByteArray *pending, gboolean at_end, GError **error)
{
  gsize start = 0;

  while (start < pending->len)
    {
      const guint8 *end = memchr (pending->data + start, '\n', pending->len - start);
      const gsize length = end != NULL ? (gsize)(end - pending->data) - start
                                       : pending->len - start;

      if (end == NULL && !at_end)
        break;
      if (!read_line (chain, (const char *)pending->data + start, length, error))
        return FALSE;
      start = MIN (start + length + 1, pending->len);
    }
  g_byte_array_remove_range (pending, 0, (guint)start);
  if (pending->len <= MAX_LINE)
    return TRUE;
  chain->line++;
  return give_up (chain, "a line longer than 1 MiB", error);
}

/* A tail that is cut off, or a chain that is made anew, shows only where its end was written down. */
static gboolean
check_end (const Chain *chain, GError **error)
{
  g_autofree char *checkpoint = chancery_bag_dup_info (chain->import->bag, "Chancery-Checkpoint");
  g_autofree char *end =
      g_strdup_printf ("%s %" G_GINT64_FORMAT " %s ", chain->origin, chain->sequence, chain->link);

  return checkpoint == NULL || g_str_has_prefix (checkpoint, end) ||
         complain (chain->import, chain->name, chain->line, error,
                   "the history does not end where the checkpoint in bag-info.txt says");
}

static gboolean
read_all (Chain *chain, GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) pending = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n_read;

  do
    {
      n_read = g_input_stream_read (stream, block, BLOCK, chain->import->cancellable, error);
      if (n_read < 0)
        return FALSE;
      g_byte_array_append (pending, block, (guint)n_read);
      if (!read_lines (chain, pending, n_read == 0, error))
        return FALSE;
    }
  while (n_read > 0);
  return chain->origin != NULL ? check_end (chain, error)
                               : give_up (chain, "origin: is missing", error);
}

gboolean
chancery_import_read_chain (ChanceryImport *self, GError **error)
{
  g_autoptr (GInputStream) stream = chancery_bag_open_history (self->bag);
  g_auto (Chain) chain = { .import = self };
  g_autoptr (GError) reason = NULL;

  if (stream == NULL)
    return TRUE;
  self->history_faults = g_ptr_array_new_with_free_func (g_free);
  chain.name = g_strconcat (self->bag_name, "/" CHANCERY_BAG_HISTORY, NULL);
  self->history_is_told = read_all (&chain, stream, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* ---- the records ---- */

static gboolean
has_identifiers (const ChanceryField *list)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER))
      return TRUE;
  return FALSE;
}

/* Whether anything of @record is such as may have been mended. */
static gboolean
has_mendable (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (chancery_record_get_value (record, field) == NULL)
        continue;
      if (chancery_field_has_flag (field, CHANCERY_FIELD_IDENTIFIER) ||
          (field->type == CHANCERY_TYPE_LINES && has_identifiers (field)))
        return TRUE;
    }
  return chancery_record_get (record, "links") != NULL;
}

/* What was mended on its way out is one step further than the history of where it came from. */
static gboolean
was_mended (ChanceryRecord *record, const char *told)
{
  const ChanceryValue *past = chancery_record_get (record, "past");

  return told != NULL && has_mendable (record) && chancery_value_get_n_items (past) > 0 &&
         g_strcmp0 (chancery_value_get_text (chancery_value_get_item (past, 0)), told) == 0;
}

gboolean
chancery_import_check_told (ChanceryImport *self,
                            ChanceryRecord *record,
                            guint64 line,
                            GError **error)
{
  const char *id = chancery_record_get_id (record);
  g_autofree char *told = NULL;
  g_autofree char *digest = NULL;
  gboolean is_told;

  if (!self->history_is_told)
    return TRUE;
  if (!chancery_scratch_take_told (self->scratch, id, &is_told, &told, error))
    return FALSE;
  digest = chancery_canonical_digest (record);
  if (is_told && (g_strcmp0 (digest, told) == 0 || was_mended (record, told)))
    return TRUE;
  return complain (self, self->name, line, error,
                   is_told ? "%s is not what its history says that it is"
                           : "the history does not tell of %s",
                   id);
}

static gboolean
complain_of_lost (ChanceryImport *self, GError **error)
{
  g_autoptr (GPtrArray) left = chancery_scratch_list_told (self->scratch, MAX_FAULTS, error);

  if (left == NULL)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!complain (self, self->name, 1, error, "the history tells of %s, which is not here",
                   (const char *)left->pdata[i]))
      return FALSE;
  if (left->len == MAX_FAULTS)
    self->n_history_faults += (guint64)chancery_scratch_count_told (self->scratch) - MAX_FAULTS;
  return TRUE;
}

/* Who writes a whole package puts the history into it: one that says where that ends had one. */
static gboolean
look_for_chain (ChanceryImport *self, GError **error)
{
  g_autofree char *checkpoint = self->bag != NULL && self->header.ceiling == NULL
                                    ? chancery_bag_dup_info (self->bag, "Chancery-Checkpoint")
                                    : NULL;
  g_autofree char *name = NULL;

  if (checkpoint == NULL)
    return TRUE;
  self->history_faults = g_ptr_array_new_with_free_func (g_free);
  name = g_strconcat (self->bag_name, "/bag-info.txt", NULL);
  return complain (self, name, 1, error, "the history that ends at the checkpoint is not here");
}

gboolean
chancery_import_end_chain (ChanceryImport *self, GError **error)
{
  g_autofree char *more = NULL;

  if (self->history_faults == NULL)
    return look_for_chain (self, error);
  if (self->history_is_told && !complain_of_lost (self, error))
    return FALSE;
  if (self->n_history_faults <= MAX_FAULTS)
    return TRUE;
  more = g_strdup_printf ("%s/" CHANCERY_BAG_HISTORY ": %" G_GUINT64_FORMAT
                          " more of what the history says does not hold",
                          self->bag_name, self->n_history_faults - MAX_FAULTS);
  return add_fault (self, more, error);
}
