/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-look.h"

#include "chancery-csv-survey.h"
#include "chancery-csv.h"
#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-formats.h"
#include "chancery-seal.h"
#include "chancery-spool.h"
#include "chancery-strange-file.h"
#include "chancery-unseal.h"
#include "chancery-uuid.h"

#include <string.h>

ChanceryCsvLook *
chancery_csv_look_copy (const ChanceryCsvLook *self)
{
  ChanceryCsvLook *copy = g_new0 (ChanceryCsvLook, 1);
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  copy->mapping = chancery_csv_mapping_copy (self->mapping);
  copy->examples = g_new0 (char *, n + 1);
  copy->days = g_memdup2 (self->days, (n + 1) * sizeof *self->days);
  copy->cells = g_memdup2 (self->cells, (n + 1) * sizeof *self->cells);
  for (guint i = 0; i < n; i++)
    {
      copy->examples[i] = g_strdup (self->examples[i]);
      copy->days[i].example = g_strdup (self->days[i].example);
    }
  copy->known = self->known;
  copy->is_foreign = self->is_foreign;
  copy->separator = self->separator;
  copy->n_titles = self->n_titles;
  copy->encoding = self->encoding;
  copy->source = self->source;
  copy->forgone = self->forgone;
  copy->words = g_strdupv (self->words);
  copy->broken_line = self->broken_line;
  copy->broken_column = self->broken_column;
  return copy;
}

void
chancery_csv_look_free (ChanceryCsvLook *self)
{
  guint n;

  if (self == NULL)
    return;
  n = chancery_csv_mapping_get_n_columns (self->mapping);
  for (guint i = 0; i < n; i++)
    {
      g_free (self->examples[i]);
      chancery_csv_days_clear (&self->days[i]);
    }
  g_free (self->examples);
  g_free (self->days);
  g_free (self->cells);
  g_strfreev (self->words);
  chancery_csv_mapping_free (self->mapping);
  g_free (self);
}

gboolean
chancery_csv_look_recognizes (const char *name, const char *bytes, gsize length)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if ((lower != NULL && !g_str_has_suffix (lower, ".csv")) ||
      chancery_strange_file_describe (name, bytes, length) != NULL)
    return FALSE;
  /* JSON is JSON, whatever is said of it. */
  while (length > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      length--;
    }
  return length == 0 || strchr ("{[", *bytes) == NULL;
}

/* ---- what is in it ---- */

static void
take_example (ChanceryCsvLook *look, guint column, const char *cell)
{
  char **example = &look->examples[column];

  if (*cell == '\0')
    return;
  /* Whether the encoding is right is seen from what is not ASCII. */
  if (*example == NULL ||
      (look->encoding != NULL && g_str_is_ascii (*example) && !g_str_is_ascii (cell)))
    {
      g_free (*example);
      *example = g_strdup (cell);
    }
}

static void
take_word (GPtrArray *words, const char *word)
{
  if (g_str_is_ascii (word) || g_utf8_strlen (word, -1) > CHANCERY_CSV_LOOK_MAX_WORD ||
      g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    return;
  g_ptr_array_add (words, g_strdup (word));
}

static void
take_words (GPtrArray *words, const char *cell)
{
  g_autoptr (GString) word = NULL;

  if (words->len >= CHANCERY_CSV_LOOK_MAX_WORDS || g_str_is_ascii (cell))
    return;
  word = g_string_new (NULL);
  for (const char *at = cell; words->len < CHANCERY_CSV_LOOK_MAX_WORDS; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == 0 || g_unichar_isspace (c) || (c < 0x80 && g_ascii_ispunct ((char)c)))
        {
          take_word (words, word->str);
          g_string_truncate (word, 0);
        }
      else
        g_string_append_unichar (word, c);
      if (c == 0)
        return;
    }
}

/* One identity of this program says that the others may be damaged, and so does the heading, written as this program
 * does. */
static void
take_id (ChanceryCsvLook *look, guint column, const char *cell, gboolean *has_ids)
{
  if (*cell == '\0' || *has_ids ||
      g_strcmp0 (chancery_csv_mapping_get_path (look->mapping, column), "id") != 0 ||
      strcmp (chancery_csv_mapping_get_heading (look->mapping, column), "id") == 0)
    return;
  *has_ids = chancery_uuid_is_valid (cell);
  look->is_foreign = !*has_ids;
}

static gboolean
read_rows (ChanceryCsv *csv,
           ChanceryCsvLook *look,
           GPtrArray *words,
           GCancellable *cancellable,
           GError **error)
{
  guint n_columns = chancery_csv_mapping_get_n_columns (look->mapping);
  gboolean has_ids = FALSE;

  while (TRUE)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, cancellable, error))
        return FALSE;
      for (guint i = 0; cells != NULL && i < n_columns && cells[i] != NULL; i++)
        {
          take_example (look, i, cells[i]);
          chancery_csv_days_take (&look->days[i], cells[i]);
          if (!chancery_csv_mapping_is_settled (look->mapping, i))
            chancery_csv_cells_take (&look->cells[i], cells[i]);
          take_id (look, i, cells[i], &has_ids);
          if (look->encoding != NULL)
            take_words (words, cells[i]);
        }
      if (cells == NULL)
        return TRUE;
    }
}

/* Lists that were kept elsewhere number their rows in a column “ID”, too: of this program is one in
 * which there stands what it writes there. */
static gboolean
says_who_it_is (const ChanceryCsvLook *look)
{
  guint n = chancery_csv_mapping_get_n_columns (look->mapping);
  gboolean is_empty = TRUE;
  gboolean says = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *path = chancery_csv_mapping_get_path (look->mapping, i);
      gboolean is_id = g_strcmp0 (path, "id") == 0;

      is_empty &= look->examples[i] == NULL;
      if (look->examples[i] == NULL || (!is_id && g_strcmp0 (path, "kind") != 0))
        continue;
      if (is_id ? !chancery_uuid_is_valid (look->examples[i])
                : chancery_kind_find (look->examples[i]) == NULL)
        return FALSE;
      says = TRUE;
    }
  return says || is_empty;
}

/* Nobody knows in which order a day is that may be two. */
static gboolean
settle_orders (ChanceryCsvLook *look)
{
  guint n = chancery_csv_mapping_get_n_columns (look->mapping);
  gboolean settled = TRUE;

  for (guint i = 0; i < n; i++)
    {
      chancery_csv_mapping_settle_days (look->mapping, i, &look->days[i]);
      settled &= !chancery_csv_mapping_is_doubtful (look->mapping, i, &look->days[i]);
    }
  return settled;
}

/* Never NULL: what could be read before @error. */
static ChanceryCsvLook *
look_through (GInputStream *stream,
              const char *name,
              const ChanceryEncoding *encoding,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, name);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  ChanceryCsvLook *look = g_new0 (ChanceryCsvLook, 1);
  g_auto (GStrv) headings = NULL;
  static const char *const none[] = { NULL };
  gboolean is_read;
  guint64 line;
  guint n;

  chancery_csv_set_encoding (csv, encoding);
  is_read = chancery_csv_next (csv, &headings, &line, cancellable, error);
  look->encoding = encoding;
  look->separator = chancery_csv_get_separator (csv);
  look->n_titles = chancery_csv_get_n_titles (csv);
  look->mapping = chancery_csv_mapping_new (headings != NULL ? (const char *const *)headings : none,
                                            CHANCERY_KIND_NONE);
  n = chancery_csv_mapping_get_n_columns (look->mapping);
  look->examples = g_new0 (char *, n + 1);
  look->days = g_new0 (ChanceryCsvDays, n + 1);
  look->cells = g_new0 (ChanceryCsvCells, n + 1);
  if (is_read)
    read_rows (csv, look, words, cancellable, error);
  if (!chancery_csv_get_broken (csv, &look->broken_line, &look->broken_column))
    look->broken_line = 0;
  g_ptr_array_add (words, NULL);
  look->words = (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
  if (!says_who_it_is (look))
    chancery_csv_mapping_disown (look->mapping);
  return look;
}

/* ---- in what it is written ---- */

/* A file, or what was in a sealed one, which is read more than once. */
typedef struct
{
  GInputStream *stream;
  ChancerySpool *spool; /* (nullable) */
  char *name;
} Table;

/* In what it is read, and why. */
typedef struct
{
  const ChanceryEncoding *encoding;
  ChanceryCsvSource source;
  const ChanceryEncoding *forgone;
} Choice;

/* A pipe, of which only the first look sees anything. */
static gboolean
comes_once (const Table *table)
{
  return table->spool == NULL && !g_seekable_can_seek (G_SEEKABLE (table->stream));
}

static GInputStream *
begin_again (const Table *table, GCancellable *cancellable, GError **error)
{
  if (table->spool != NULL)
    return chancery_spool_open (table->spool, 0, chancery_spool_get_size (table->spool));
  if (comes_once (table))
    return g_object_ref (table->stream);
  return g_seekable_seek (G_SEEKABLE (table->stream), 0, G_SEEK_SET, cancellable, error)
             ? g_object_ref (table->stream)
             : NULL;
}

/* What is remembered of tables whose headings have the same bytes.  @encoding: (out) (nullable). */
static gboolean
recall_encoding (ChanceryDb *db,
                 const Table *table,
                 const ChanceryEncoding **encoding,
                 GCancellable *cancellable,
                 GError **error)
{
  /* Each byte is a letter of its own. */
  static const ChanceryEncoding bytes = { .name = "bytes", .charset = "ISO-8859-1" };
  g_autoptr (GInputStream) stream = begin_again (table, cancellable, error);
  g_autoptr (ChanceryCsv) csv = NULL;
  g_autoptr (ChanceryCsvMapping) mapping = NULL;
  g_auto (GStrv) headings = NULL;
  guint64 line;

  *encoding = NULL;
  if (stream == NULL)
    return FALSE;
  csv = chancery_csv_new (stream, table->name);
  chancery_csv_set_encoding (csv, &bytes);
  if (!chancery_csv_next (csv, &headings, &line, cancellable, NULL) || headings == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  mapping = chancery_csv_mapping_new ((const char *const *)headings, CHANCERY_KIND_NONE);
  chancery_csv_mapping_set_encoding (mapping, &bytes);
  return chancery_csv_mapping_recall_encoding (mapping, db, encoding, error);
}

/* @remembered: (nullable): taken as far as the words of the table do not contradict it. */
static gboolean
guess_encoding (const Table *table,
                const ChanceryEncoding *remembered,
                Choice *choice,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GString) words = NULL;

  stream = begin_again (table, cancellable, error);
  words = stream != NULL ? chancery_csv_survey_read_words (stream, cancellable, error) : NULL;
  if (words == NULL)
    return FALSE;
  if (remembered != NULL && chancery_encoding_fits (remembered, words->str, words->len))
    *choice = (Choice){ .encoding = remembered, .source = CHANCERY_CSV_SOURCE_REMEMBERED };
  else
    *choice = (Choice){ .encoding = chancery_encoding_guess (words->str, words->len),
                        .source = CHANCERY_CSV_SOURCE_GUESSED,
                        .forgone = remembered };
  return TRUE;
}

/* @choice: (inout): what somebody chose, which is nothing where the table says itself what it is. */
static gboolean
settle_encoding (ChanceryDb *db,
                 const Table *table,
                 Choice *choice,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  const ChanceryEncoding *remembered;
  gboolean needs = FALSE;

  if (!comes_once (table))
    {
      stream = begin_again (table, cancellable, error);
      if (stream == NULL ||
          !chancery_csv_survey_needs_encoding (stream, &needs, cancellable, error))
        return FALSE;
    }
  if (!needs)
    choice->encoding = NULL;
  if (!needs || choice->encoding != NULL)
    return TRUE;
  return recall_encoding (db, table, &remembered, cancellable, error) &&
         guess_encoding (table, remembered, choice, cancellable, error);
}

/* As @choice says.  Never NULL without @error, and otherwise what could be read before @reason. */
static ChanceryCsvLook *
look_in (const Table *table,
         const Choice *choice,
         GCancellable *cancellable,
         GError **reason,
         GError **error)
{
  g_autoptr (GInputStream) stream = begin_again (table, cancellable, error);
  ChanceryCsvLook *look;

  if (stream == NULL)
    return NULL;
  look = look_through (stream, table->name, choice->encoding, cancellable, reason);
  look->source = choice->source;
  look->forgone = choice->forgone;
  return look;
}

static ChanceryCsvLook *
look_at (ChanceryDb *db,
         const Table *table,
         const ChanceryEncoding *encoding,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (ChanceryCsvLook) look = NULL;
  g_autoptr (GError) reason = NULL;
  Choice choice = { .encoding = encoding };

  if (!settle_encoding (db, table, &choice, cancellable, error))
    return NULL;
  look = look_in (table, &choice, cancellable, &reason, error);
  /* Far behind the words by which it was judged something may contradict what is remembered. */
  if (look != NULL && look->broken_line > 0 && choice.source == CHANCERY_CSV_SOURCE_REMEMBERED)
    {
      const ChanceryEncoding *remembered = choice.encoding;

      g_clear_error (&reason);
      g_clear_pointer (&look, chancery_csv_look_free);
      if (!guess_encoding (table, NULL, &choice, cancellable, error))
        return NULL;
      choice.forgone = remembered;
      look = look_in (table, &choice, cancellable, &reason, error);
    }
  if (look == NULL)
    return NULL;
  /* What is wrong with the encoding is mended by choosing another. */
  if (reason != NULL && (look->encoding == NULL || look->broken_line == 0))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  look->known = chancery_csv_mapping_is_ours (look->mapping) && look->encoding == NULL;
  if (!chancery_csv_mapping_load (look->mapping, db, error))
    return NULL;
  chancery_csv_mapping_set_encoding (look->mapping, look->encoding);
  chancery_csv_cells_propose (look->cells, look->mapping);
  look->known &= settle_orders (look);
  return g_steal_pointer (&look);
}

/* Opens a sealed table, of which its name tells that it is one. */
static gboolean
open_seal (ChanceryDb *db, Table *table, GCancellable *cancellable, GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (db));
  g_autofree char *plain = chancery_seal_strip_name (table->name);
  g_autoptr (ChancerySealNews) news = chancery_seal_news_new ();
  const char *bytes;
  gsize length;

  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (table->stream), -1, cancellable,
                                    error) < 0)
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (table->stream), &length);
  if (!chancery_unseal_recognizes (bytes, length) ||
      chancery_formats_find_for_path (plain) != chancery_formats_find ("csv"))
    return TRUE;
  table->spool = chancery_unseal_open (table->stream, table->name, NULL, home, news, NULL, NULL,
                                       cancellable, error);
  if (table->spool == NULL)
    return FALSE;
  g_free (table->name);
  table->name = g_steal_pointer (&plain);
  return TRUE;
}

/* By its first bytes, which are looked at where they are: what comes through a pipe comes once. */
static gboolean
is_table (const Table *table, gboolean *is, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) inside = NULL;
  g_autoptr (GInputStream) stream = NULL;
  const char *bytes;
  gsize length;

  if (table->spool == NULL)
    stream = g_object_ref (table->stream);
  else
    {
      inside = begin_again (table, cancellable, error);
      stream = g_buffered_input_stream_new (inside);
      if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (stream), -1, cancellable, error) <
          0)
        return FALSE;
    }
  bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (stream), &length);
  *is = chancery_csv_look_recognizes (table->name, bytes, length);
  return TRUE;
}

ChanceryCsvLook *
chancery_csv_look_read (ChanceryDb *db,
                        GFile *file,
                        const ChanceryEncoding *encoding,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (ChancerySpool) spool = NULL;
  g_autofree char *name = NULL;
  Table table = { NULL };
  ChanceryCsvLook *look = NULL;
  gboolean is = FALSE;

  g_return_val_if_fail (db != NULL && G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  buffered = g_buffered_input_stream_new (G_INPUT_STREAM (stream));
  table = (Table){ .stream = buffered, .name = g_file_get_basename (file) };
  if (open_seal (db, &table, cancellable, error) && is_table (&table, &is, cancellable, error) &&
      is)
    look = look_at (db, &table, encoding, cancellable, error);
  spool = table.spool;
  name = table.name;
  return look;
}

ChanceryCsvLook *
chancery_csv_look_read_stream (GInputStream *stream,
                               const char *name,
                               const ChanceryEncoding *encoding,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (ChanceryCsvLook) look = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && name != NULL, NULL);

  look = look_through (stream, name, encoding, cancellable, &reason);
  if (reason != NULL && reason->domain != CHANCERY_EXCHANGE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&look);
}
