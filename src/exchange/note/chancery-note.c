/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note.h"

#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-note-blanks.h"
#include "chancery-note-sides.h"
#include "chancery-odt-writer.h"
#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-vocabulary.h"

#include <string.h>

struct _ChanceryNote
{
  gatomicrefcount ref_count;
  char *text;
  char *title;
  char *language;
  char *page_words; /* or NULL */
  char *marking;
  gboolean is_raised;
  GStrv gaps;
  guint n_foreign;
};

typedef struct
{
  const ChanceryKind *kind;
  const ChanceryNoteTemplate *template;
  GPtrArray *labels;
} Gaps;

static char *
note_gap (const char *name, gpointer user_data)
{
  Gaps *gaps = user_data;
  const char *label = chancery_note_template_find_word (gaps->template, name);

  if (label == NULL)
    label = chancery_note_blanks_get_label (gaps->kind, name);

  if (!g_ptr_array_find_with_equal_func (gaps->labels, label, g_str_equal, NULL))
    g_ptr_array_add (gaps->labels, g_strdup (label));
  return g_strdup_printf ("[%s]", label);
}

/* Blanks at the end of lines go, one empty line parts paragraphs, none stands before the first or after the last. */
static char *
tidy (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);
  gboolean apart = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        {
          apart = out->len > 0;
          continue;
        }
      if (apart)
        g_string_append_c (out, '\n');
      apart = FALSE;
      g_string_append_printf (out, "%s\n", lines[i]);
    }
  return g_string_free (out, FALSE);
}

/* The highest level of all that is told, with the record's own caveats. */
static char *
phrase_marking (const ChanceryRecord *record, const char *level)
{
  ChanceryValue *own = chancery_record_get (record, "marking");
  g_autoptr (ChanceryValue) marking =
      chancery_value_new_marking (level, own != NULL ? chancery_value_get_caveats (own) : NULL);

  return chancery_phrase_marking (marking);
}

/* Of what stands in brackets already, what the wording has taken. */
static void
add_written_gaps (const GPtrArray *gaps, const char *text, GPtrArray *labels)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *written = g_strdup_printf ("[%s]", (const char *)gaps->pdata[i]);

      if (strstr (text, written) != NULL &&
          !g_ptr_array_find_with_equal_func (labels, gaps->pdata[i], g_str_equal, NULL))
        g_ptr_array_add (labels, g_strdup (gaps->pdata[i]));
    }
}

static ChanceryNote *
note_new (void)
{
  ChanceryNote *self = g_new0 (ChanceryNote, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

ChanceryNote *
chancery_note_new (ChanceryDb *db,
                   const char *id,
                   const ChanceryNoteTemplate *template,
                   GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryNote) self = note_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *filled = NULL;
  g_auto (ChanceryNoteFields) fields = { NULL };
  Gaps gaps = { NULL, template, labels };

  g_return_val_if_fail (db != NULL && id != NULL && template != NULL, NULL);

  record = chancery_records_load (db, id, error);
  if (record == NULL)
    return NULL;
  gaps.kind = chancery_record_get_kind (record);
  if (!chancery_note_template_takes (template, gaps.kind->id))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
                   "%s: is not for a record of the kind “%s”",
                   chancery_note_template_get_id (template), gaps.kind->id);
      return NULL;
    }
  if (strcmp (chancery_note_template_get_form (template), CHANCERY_NOTE_REPLY) == 0 &&
      !chancery_note_sides_can_reply (db, record))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
                   "%s: the record came not to us, and answers nothing",
                   chancery_note_template_get_id (template));
      return NULL;
    }
  if (!chancery_note_fields_read (db, record, template, &fields, error))
    return NULL;
  filled = chancery_mustache_fill (chancery_note_template_get_body (template), fields.values,
                                   note_gap, &gaps);
  add_written_gaps (fields.gaps, filled, labels);
  self->text = tidy (filled);
  self->title = g_strdup (chancery_note_template_get_name (template));
  self->language = g_strdup (chancery_note_template_get_language (template));
  self->page_words =
      g_strdup (chancery_note_template_find_word (template, CHANCERY_NOTE_WORD_PAGE));
  self->marking = phrase_marking (record, fields.level);
  self->is_raised = chancery_vocabulary_level_rank (fields.level) >
                    chancery_vocabulary_level_rank (chancery_record_get_level (record));
  self->n_foreign = fields.n_foreign;
  g_ptr_array_add (labels, NULL);
  self->gaps = (GStrv)g_ptr_array_steal (labels, NULL);
  return g_steal_pointer (&self);
}

ChanceryNote *
chancery_note_with_text (const ChanceryNote *self, const char *text)
{
  ChanceryNote *other = note_new ();

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  other->text = tidy (text);
  other->title = g_strdup (self->title);
  other->language = g_strdup (self->language);
  other->page_words = g_strdup (self->page_words);
  other->marking = g_strdup (self->marking);
  other->is_raised = self->is_raised;
  other->gaps = g_strdupv (self->gaps);
  other->n_foreign = self->n_foreign;
  return other;
}

ChanceryNote *
chancery_note_ref (ChanceryNote *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_note_unref (ChanceryNote *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->title);
  g_free (self->language);
  g_free (self->page_words);
  g_free (self->marking);
  g_strfreev (self->gaps);
  g_free (self);
}

const char *
chancery_note_get_text (const ChanceryNote *self)
{
  return self->text;
}

const char *
chancery_note_get_title (const ChanceryNote *self)
{
  return self->title;
}

const char *
chancery_note_get_language (const ChanceryNote *self)
{
  return self->language;
}

const char *
chancery_note_get_marking (const ChanceryNote *self)
{
  return self->marking;
}

gboolean
chancery_note_is_raised (const ChanceryNote *self)
{
  return self->is_raised;
}

const char *const *
chancery_note_get_gaps (const ChanceryNote *self)
{
  return (const char *const *)self->gaps;
}

guint
chancery_note_get_n_foreign (const ChanceryNote *self)
{
  return self->n_foreign;
}

ChanceryPaper *
chancery_note_to_paper (const ChanceryNote *self)
{
  ChanceryPaper *paper = chancery_paper_new (self->title);
  g_auto (GStrv) paragraphs = g_strsplit (self->text, "\n\n", -1);

  chancery_paper_hide_title (paper);
  chancery_paper_set_marking (paper, self->marking);
  chancery_paper_set_language (paper, self->language, self->page_words);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    chancery_paper_add_text (paper, g_strchomp (paragraphs[i]), CHANCERY_PAPER_BODY);
  return paper;
}

static gboolean
write_bytes (const char *path,
             ChanceryReplace replace,
             GBytes *bytes,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = chancery_file_writer_new (path, replace, error);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return writer != NULL &&
         g_output_stream_write_all (chancery_file_writer_get_stream (writer), data, size, NULL,
                                    cancellable, error) &&
         chancery_file_writer_commit (writer, error);
}

static gboolean
write_odt (const ChanceryNote *self,
           const char *path,
           ChanceryReplace replace,
           gint64 made,
           GCancellable *cancellable,
           GError **error)
{
  const ChanceryOdt odt = { self->title, self->text, self->language, self->marking, made };
  g_autoptr (GBytes) bytes = chancery_odt_write (&odt, error);

  return bytes != NULL && write_bytes (path, replace, bytes, cancellable, error);
}

static gboolean
write_pdf (const ChanceryNote *self,
           const char *path,
           ChanceryReplace replace,
           gint64 made,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (ChanceryPaper) paper = chancery_note_to_paper (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return chancery_paper_write_pdf (paper, file, replace, made, cancellable, error);
}

static gboolean
write_txt (const ChanceryNote *self,
           const char *path,
           ChanceryReplace replace,
           gint64 made,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *marked =
      g_strdup_printf ("%s\n\n%s\n%s\n", self->marking, self->text, self->marking);
  const char *text = *self->marking != '\0' ? marked : self->text;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return write_bytes (path, replace, bytes, cancellable, error);
}

/* By the end of its name; each is written by the function beside it. */
static const struct
{
  const char *suffix;
  gboolean (*write) (const ChanceryNote *self,
                     const char *path,
                     ChanceryReplace replace,
                     gint64 made,
                     GCancellable *cancellable,
                     GError **error);
} formats[] = {
  { ".odt", write_odt },
  { ".pdf", write_pdf },
  { ".txt", write_txt },
};

static int
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return (int)i;
  return -1;
}

gboolean
chancery_note_is_file_name (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return find_format (path) >= 0;
}

gboolean
chancery_note_write_file (const ChanceryNote *self,
                          const char *path,
                          ChanceryReplace replace,
                          gint64 made,
                          GCancellable *cancellable,
                          GError **error)
{
  int format;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  format = find_format (path);
  if (format >= 0)
    return formats[format].write (self, path, replace, made, cancellable, error);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
               "%s: a note is written as .odt, .pdf or .txt", path);
  return FALSE;
}
