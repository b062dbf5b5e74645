/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sent-note.h"

#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-sha256.h"
#include "chancery-uuid.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK 65536
#define BEFORE_SUM ", SHA-256 "
#define N_OF_SUM 64

static gboolean
has_sum (const char *text)
{
  for (const char *at = strstr (text, BEFORE_SUM); at != NULL; at = strstr (at, BEFORE_SUM))
    if (strspn (at += strlen (BEFORE_SUM), "0123456789abcdef") == N_OF_SUM)
      return TRUE;
  return FALSE;
}

gboolean
chancery_sent_note_is (const ChanceryLine *line)
{
  const char *id;
  const char *text;

  g_return_val_if_fail (line != NULL, FALSE);

  if (strcmp (chancery_line_get_list (line)->id, "minutes") != 0)
    return FALSE;
  id = chancery_line_get_id (line);
  text = chancery_line_get_text (line, "text");
  return (id != NULL && g_str_has_prefix (id, CHANCERY_SENT_NOTE_ID)) ||
         (text != NULL && has_sum (text));
}

gboolean
chancery_sent_note_is_in (const char *json)
{
  g_return_val_if_fail (json != NULL, FALSE);

  return strstr (json, "\"" CHANCERY_SENT_NOTE_ID) != NULL || has_sum (json);
}

static char *
digest_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n_read = -1;

  while (stream != NULL && (n_read = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK,
                                                          cancellable, error)) > 0)
    chancery_sha256_update (checksum, block, n_read);
  return n_read == 0 ? g_strdup (chancery_sha256_get_string (checksum)) : NULL;
}

static char *
phrase_sent (const char *to, const char *ceiling, guint64 n_records)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u record", "%u records", (gulong)n_records), (guint)n_records);

  if (ceiling == NULL)
    /* Translators: whom a case file was sent to, and “12 records”. */
    return g_strdup_printf (_ ("Sent to %s: %s, nothing held back."), to, count);
  /* Translators: whom a case file was sent to, “12 records”, and a level of marking. */
  return g_strdup_printf (_ ("Sent to %s: %s, up to %s."), to, count,
                          _ (chancery_vocabulary_label ("marking_level", ceiling)));
}

static char *
write_text (const char *to,
            const char *ceiling,
            guint64 n_records,
            const char *const *paths,
            const char *const *seal,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *sentence = phrase_sent (to, ceiling, n_records);
  g_autoptr (GString) text = g_string_new (sentence);

  for (; *paths != NULL; paths++)
    {
      g_autofree char *base = g_path_get_basename (*paths);
      g_autofree char *name = g_filename_display_name (base);
      g_autofree char *digest = digest_file (*paths, cancellable, error);

      if (digest == NULL)
        return NULL;
      g_string_append_printf (text, "\n%s" BEFORE_SUM "%s", name, digest);
    }
  for (; seal != NULL && *seal != NULL; seal++)
    g_string_append_printf (text, "\n%s", *seal);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_id (void)
{
  char *id = chancery_uuid_new ();

  memcpy (id, CHANCERY_SENT_NOTE_ID, strlen (CHANCERY_SENT_NOTE_ID));
  return id;
}

static ChanceryLine *
make_minute (ChanceryDb *db, const ChanceryField *minutes, const char *text, const char *who)
{
  g_autofree char *id = make_id ();
  ChanceryLine *line = chancery_line_new (minutes, id);
  g_autoptr (ChanceryFuzzyDate) day = chancery_fuzzy_date_new_day (chancery_settings_get_day (db));
  g_autoptr (ChanceryValue) date = chancery_value_new_date (day);

  chancery_line_put (line, "date", date);
  chancery_line_put_text (line, "text", text);
  chancery_line_put_text (line, "by", who);
  return line;
}

gboolean
chancery_sent_note_leave (ChanceryDb *db,
                          const char *ref,
                          const char *to,
                          const char *ceiling,
                          guint64 n_records,
                          const char *const *paths,
                          const char *const *seal,
                          const ChanceryAct *act,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ChanceryRecord) casefile = NULL;
  g_autoptr (ChanceryLine) line = NULL;
  const ChanceryField *minutes;

  g_return_val_if_fail (db != NULL && ref != NULL && to != NULL && paths != NULL, FALSE);

  id = chancery_records_find_one (db, ref, error);
  casefile = id != NULL ? chancery_records_load (db, id, error) : NULL;
  if (casefile == NULL)
    return FALSE;
  minutes = chancery_kind_find_field (chancery_record_get_kind (casefile), "minutes");
  g_return_val_if_fail (minutes != NULL, FALSE);
  text = write_text (to, ceiling, n_records, paths, seal, cancellable, error);
  if (text == NULL)
    return FALSE;
  line = make_minute (db, minutes, text, act->who);
  return chancery_records_add_line (db, id, line, act, error);
}
