/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-words.h"

#include "chancery-csv-fault.h"
#include "chancery-phrase.h"
#include "chancery-text.h"

#include <glib/gi18n.h>

/* Files that are told by their names. */
#define MOST_NAMES 3
/* Columns that are, and letters of their headings. */
#define MOST_COLUMNS 8
#define MAX_HEADING 24

char *
chancery_import_words_phrase_counts (guint64 n_new, guint64 n_changed)
{
  if (n_new > 0 && n_changed > 0)
    return g_strdup_printf (_ ("%u new, %u changed"), (guint)n_new, (guint)n_changed);
  if (n_new > 0)
    return g_strdup_printf (_ ("%u new"), (guint)n_new);
  if (n_changed > 0)
    return g_strdup_printf (_ ("%u changed"), (guint)n_changed);
  return NULL;
}

char *
chancery_import_words_phrase_contents (guint64 n_contents)
{
  if (n_contents == 0)
    return NULL;
  /* Translators: of attachments whose file was not here so far. */
  return g_strdup_printf (ngettext ("%u attachment that was missing here",
                                    "%u attachments that were missing here", (gulong)n_contents),
                          (guint)n_contents);
}

/* A file that brings nothing: it is here already, or there is nothing in it. */
static const char *
phrase_nothing (const ChanceryImportPreview *preview, gboolean table)
{
  if (preview->summary.n_unchanged > 0)
    return _ ("All of this is here already");
  return table ? _ ("This table has headings, but no rows")
               : _ ("There are no records in this file");
}

char *
chancery_import_words_phrase_preview (const ChanceryImportPreview *preview, gboolean table)
{
  const ChanceryImportSummary *summary = &preview->summary;
  char *counts = chancery_import_words_phrase_counts (summary->n_new, summary->n_changed);
  char *contents = chancery_import_words_phrase_contents (summary->n_contents);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (counts != NULL)
    g_ptr_array_add (parts, counts);
  if (preview->conflict_records->len > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%u clash"), preview->conflict_records->len));
  if (summary->n_made > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u name to check", "%u names to check",
                                                       (gulong)summary->n_made),
                                             (guint)summary->n_made));
  if (contents != NULL)
    g_ptr_array_add (parts, contents);
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (phrase_nothing (preview, table)));
  else if (summary->n_unchanged > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%u here already"), (guint)summary->n_unchanged));
  if (preview->n_notes > 0)
    /* Translators: how many remarks on the file there are below. */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u to look at", "%u to look at",
                                                       (gulong)preview->n_notes),
                                             (guint)preview->n_notes));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of “41 new, 3 changed, 2 clash”. */
  return g_strjoinv (_ (", "), (char **)parts->pdata);
}

char *
chancery_import_words_phrase_kinds (const ChanceryImportPreview *preview)
{
  g_autofree char *kinds = chancery_phrase_kinds (preview->summary.n_new_of);

  /* Translators: of what a file brings that is not here: “3 demarches, 2 parties”. */
  return *kinds != '\0' ? g_strdup_printf (_ ("New: %s"), kinds) : NULL;
}

static char *
phrase_settled (guint n_clashes, guint n_taken)
{
  if (n_taken == 0)
    return g_strdup_printf (ngettext ("%u clash: as here", "%u clashes: all as here", n_clashes),
                            n_clashes);
  if (n_taken == n_clashes)
    return g_strdup_printf (ngettext ("%u clash: theirs", "%u clashes: all theirs", n_clashes),
                            n_clashes);
  /* Translators: how many clashes, in how many of them ours stayed, in how many theirs was taken. */
  return g_strdup_printf (ngettext ("%u clash: %u as here, %u theirs",
                                    "%u clashes: %u as here, %u theirs", n_clashes),
                          n_clashes, n_clashes - n_taken, n_taken);
}

char *
chancery_import_words_phrase_outcome (const ChanceryImportPreview *preview, guint n_taken)
{
  const guint n_clashes = preview->conflict_records->len;
  g_autofree char *counts =
      chancery_import_words_phrase_counts (preview->summary.n_new, preview->summary.n_changed);
  g_autofree char *contents = chancery_import_words_phrase_contents (preview->summary.n_contents);
  GString *words = g_string_new (counts);

  if (contents != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", contents);
  if (n_clashes > 0)
    {
      g_autofree char *settled = phrase_settled (n_clashes, n_taken);

      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append (words, settled);
    }
  return g_string_free (words, FALSE);
}

char *
chancery_import_words_phrase_faults (const GPtrArray *faults, guint n_more)
{
  guint n = n_more;

  for (guint i = 0; i < faults->len; i++)
    n += (guint)((const ChanceryCsvFault *)faults->pdata[i])->n_rows;
  if (n_more == 0)
    return g_strdup_printf (ngettext ("%'u cell cannot be read", "%'u cells cannot be read", n), n);
  /* Translators: of a table: how many of its cells, and how many of those are in no line of a list. */
  return g_strdup_printf (ngettext ("%'u cell cannot be read; %'u are not listed",
                                    "%'u cells cannot be read; %'u are not listed", n),
                          n, n_more);
}

char *
chancery_import_words_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

char *
chancery_import_words_phrase_names (const GPtrArray *files, guint first)
{
  g_autoptr (GString) told = g_string_new (NULL);
  const guint n = files->len - first;
  const guint n_more = n - MIN (n, MOST_NAMES);

  for (guint i = first; i < files->len - n_more; i++)
    {
      g_autofree char *name = chancery_import_words_name (files->pdata[i]);

      g_string_append_printf (told, "%s%s", i > first ? _ (", ") : "", name);
    }
  if (n_more == 0)
    return g_string_free (g_steal_pointer (&told), FALSE);
  /* Translators: names of files, and how many others. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_more), told->str, n_more);
}

/* How it begins; one without a heading goes by its number (transfer full). */
static char *
name_column (const ChanceryCsvMapping *mapping, guint column)
{
  return chancery_csv_mapping_has_heading (mapping, column)
             ? chancery_text_first_line (chancery_csv_mapping_get_heading (mapping, column),
                                         MAX_HEADING)
             : g_strdup_printf ("%u", column + 1);
}

char *
chancery_import_words_phrase_left_out (const ChanceryCsvMapping *mapping)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *told = NULL;
  guint n = 0;

  g_return_val_if_fail (mapping != NULL, NULL);

  for (guint i = 0; i < chancery_csv_mapping_get_n_columns (mapping); i++)
    {
      g_autofree char *name = NULL;

      if (chancery_csv_mapping_get_path (mapping, i) != NULL || n++ >= MOST_COLUMNS)
        continue;
      name = name_column (mapping, i);
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", name);
    }
  if (n == 0)
    return NULL;
  told = n <= MOST_COLUMNS
             ? g_strdup (names->str)
             : g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - MOST_COLUMNS),
                                names->str, n - MOST_COLUMNS);
  /* Translators: of a table; headings of its columns follow. */
  return g_strdup_printf (ngettext ("%u column is left out: %s", "%u columns are left out: %s", n),
                          n, told);
}

char *
chancery_import_words_phrase_left (const GPtrArray *files)
{
  g_autofree char *names = chancery_import_words_phrase_names (files, 0);

  /* Translators: %s are names of files. */
  return g_strdup_printf (_ ("Not brought in: %s"), names);
}
