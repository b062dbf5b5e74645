/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a bag beside the records: contents of attachments, the chain of the
 * history, and what the bag says of itself. */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-attachments.h"
#include "chancery-canonical.h"
#include "chancery-history.h"
#include "chancery-version.h"

#include <string.h>

#define N_A_PAGE 1000

/* ---- contents of attachments ---- */

static gboolean
add_content (ChanceryExport *self,
             ChanceryBagWriter *bag,
             const char *digest,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *path = g_strconcat ("attachments/", digest, NULL);
  GOutputStream *stream;
  gint64 size;

  /* A content may have been erased, and its name still stand. */
  if (!chancery_attachments_has (self->db, digest, &size))
    return TRUE;
  stream = chancery_bag_writer_begin (bag, path, size, cancellable, error);
  return stream != NULL &&
         chancery_attachments_get (self->db, digest, stream, cancellable, error) &&
         chancery_bag_writer_end (bag, error);
}

static gboolean
add_contents (ChanceryExport *self,
              ChanceryBagWriter *bag,
              GHashTable *contents,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GList) digests = g_list_sort (g_hash_table_get_keys (contents), (GCompareFunc)strcmp);

  for (const GList *at = digests; at != NULL; at = at->next)
    if (!add_content (self, bag, at->data, cancellable, error))
      return FALSE;
  return TRUE;
}

/* ---- the history ---- */

static void
write_member (GString *out, const char *key, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", key);
  chancery_canonical_write_string (out, text);
}

/* Of a record that does not travel no more is told than its link, without which the next could not be
 * checked. */
static void
write_row (ChanceryExport *self, const ChanceryHistoryRow *row, GString *out)
{
  gboolean told = chancery_selection_is_all (self->selection) ||
                  (row->record != NULL && chancery_selection_has (self->selection, row->record));

  g_string_append_printf (out, "{\"sequence\":%" G_GINT64_FORMAT, row->sequence);
  if (told)
    {
      write_member (out, "when", row->when);
      write_member (out, "who", row->who);
      g_string_append_printf (out, ",\"group\":%" G_GINT64_FORMAT, row->group);
      write_member (out, "action", row->action);
      write_member (out, "record", row->record);
      g_string_append_printf (out, ",\"version\":%" G_GINT64_FORMAT, row->version);
      write_member (out, "digest", row->digest);
      write_member (out, "body_digest", row->body_digest);
    }
  write_member (out, "chain", row->chain);
  g_string_append (out, "}\n");
}

static gboolean
write_rows (ChanceryExport *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new ("{\"origin\":");
  gint64 last = 0;
  guint n_rows;

  chancery_canonical_write_string (text, chancery_db_get_origin (self->db));
  g_string_append (text, "}\n");
  do
    {
      g_autoptr (GPtrArray) rows = chancery_history_list_since (self->db, last, N_A_PAGE, error);

      if (rows == NULL)
        return FALSE;
      n_rows = rows->len;
      for (guint i = 0; i < n_rows; i++)
        {
          const ChanceryHistoryRow *row = rows->pdata[i];

          write_row (self, row, text);
          last = row->sequence;
        }
      if (!g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (text, 0);
    }
  while (n_rows > 0);
  return TRUE;
}

/* Who changed what and when would tell of what is kept back: under a ceiling there is none. */
static gboolean
add_history (ChanceryExport *self,
             ChanceryBagWriter *bag,
             GCancellable *cancellable,
             GError **error)
{
  GOutputStream *stream;

  if (self->ceiling != NULL)
    return TRUE;
  stream = chancery_bag_writer_begin (bag, "history/chain.jsonl", -1, cancellable, error);
  return stream != NULL && write_rows (self, stream, cancellable, error) &&
         chancery_bag_writer_end (bag, error);
}

/* ---- what the bag says of itself ---- */

/* The checkpoint says when it was taken, which is when the bag was made. */
static char *
make_checkpoint (ChanceryExport *self, const char *made, GError **error)
{
  g_autofree char *line = chancery_history_checkpoint (self->db, error);
  char *time = line != NULL ? strrchr (line, ' ') : NULL;

  if (time == NULL)
    return NULL;
  *time = '\0';
  return g_strconcat (line, " ", made, NULL);
}

/* How far it has come says something of what was kept back, as in a book. */
static gboolean
tells_history (ChanceryExport *self)
{
  return self->ceiling == NULL || self->list_withheld;
}

static gboolean
add_info (ChanceryExport *self, ChanceryBagWriter *bag, const char *marking, GError **error)
{
  g_auto (ChanceryJsonHeader) header = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *checkpoint = NULL;

  if (!chancery_export_describe (self, &header, error))
    return FALSE;
  if (tells_history (self) && (checkpoint = make_checkpoint (self, header.exported, error)) == NULL)
    return FALSE;
  day = g_strndup (header.exported, strlen ("2026-03-02"));
  chancery_bag_writer_add_info (bag, "Bag-Software-Agent", header.program);
  chancery_bag_writer_add_info (bag, "Bagging-Date", day);
  if (header.scope != NULL)
    chancery_bag_writer_add_info (bag, "External-Identifier", header.scope);
  chancery_bag_writer_add_info (bag, "Chancery-Marking", marking);
  if (header.ceiling != NULL)
    chancery_bag_writer_add_info (bag, "Chancery-Ceiling", header.ceiling);
  if (header.scope != NULL)
    {
      g_autofree char *scope = g_strdup_printf ("%s %s", header.scope_key, header.scope);

      chancery_bag_writer_add_info (bag, "Chancery-Scope", scope);
    }
  chancery_bag_writer_add_info (bag, "Chancery-Origin", chancery_db_get_origin (self->db));
  if (checkpoint != NULL)
    chancery_bag_writer_add_info (bag, "Chancery-Checkpoint", checkpoint);
  return TRUE;
}

gboolean
chancery_export_fill_bag (ChanceryExport *self,
                          ChanceryBagWriter *bag,
                          GHashTable *contents,
                          const char *marking,
                          GCancellable *cancellable,
                          GError **error)
{
  return add_contents (self, bag, contents, cancellable, error) &&
         add_history (self, bag, cancellable, error) && add_info (self, bag, marking, error) &&
         chancery_bag_writer_close (bag, cancellable, error);
}
