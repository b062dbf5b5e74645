/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-words.h"

#include <glib/gi18n.h>

#include "chancery-fuzzy-date.h"

/* A window of passages is read by nobody to its end. */
#define MAX_PASSAGES 200

/* “Case AFG/2026/1”, “12 records found” */
static char *
phrase_scope (ChanceryScope scope, const char *name, guint count)
{
  switch (scope)
    {
    case CHANCERY_SCOPE_CASE:
      /* Translators: %s is the number of a case file. */
      return g_strdup_printf (_ ("Case %s"), name != NULL ? name : "");
    case CHANCERY_SCOPE_RECORD:
      return g_strdup (name != NULL ? name : _ ("This record"));
    case CHANCERY_SCOPE_QUERY:
      return g_strdup_printf (ngettext ("The %u record of this list", "The %u records of this list",
                                        count),
                              count);
    case CHANCERY_SCOPE_RECORDS:
      return g_strdup_printf (ngettext ("The %u record that is selected",
                                        "The %u records that are selected", count),
                              count);
    case CHANCERY_SCOPE_ALL:
    default:
      return g_strdup (_ ("The whole registry"));
    }
}

/* More go than was asked for: the parties and papers without which it could not be read. */
static char *
phrase_extra (guint asked, guint all)
{
  g_autofree char *more = NULL;

  if (asked == 0 || all <= asked)
    return NULL;
  /* Translators: the second half of “1 record and 2 that it refers to”. */
  more =
      asked == 1
          ? g_strdup_printf (ngettext ("%u that it refers to", "%u that it refers to", all - asked),
                             all - asked)
          : g_strdup_printf (ngettext ("%u that they refer to", "%u that they refer to",
                                       all - asked),
                             all - asked);
  /* Translators: %s is “2 that it refers to”. */
  return g_strdup_printf (ngettext ("%u record and %s", "%u records and %s", asked), asked, more);
}

static char *
phrase_folder (GFile *folder)
{
  g_autofree char *name = g_file_get_basename (folder);

  return g_filename_display_name (name != NULL ? name : "");
}

/* An export has all that is known: of a day that is looked at it would be a record of nothing. */
char *
chancery_export_words_what (ChanceryScope scope, const char *name, guint count, ChanceryDay as_on)
{
  g_autofree char *plain = phrase_scope (scope, name, count);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;

  if (as_on == CHANCERY_DAY_NONE)
    return g_steal_pointer (&plain);
  date = chancery_fuzzy_date_new_day (as_on);
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  /* Translators: what is exported, and a day. */
  return g_strdup_printf (_ ("%s\nAs all stands now, also what came after %s"), plain, words);
}

char *
chancery_export_words_count (const ChanceryExportCount *count, guint n_asked)
{
  g_autofree char *extra = phrase_extra (n_asked, (guint)(count->n_records + count->n_withheld));
  g_autofree char *answer = NULL;

  /* Translators: how many records an export takes along, and how many its ceiling keeps back. */
  answer =
      g_strdup_printf (_ ("%u go, %u stay"), (guint)count->n_records, (guint)count->n_withheld);
  if (count->n_records == 0)
    return g_strconcat (answer, "\n", _ ("There would be nothing in the files"), NULL);
  return extra != NULL ? g_strconcat (answer, "\n", extra, NULL) : g_steal_pointer (&answer);
}

char *
chancery_export_words_passages (char **passages, guint n)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < MAX_PASSAGES && passages[i] != NULL; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "\n\n" : "", passages[i]);
  if (n > MAX_PASSAGES)
    {
      g_string_append (joined, "\n\n");
      g_string_append_printf (joined, ngettext ("and %u more", "and %u more", n - MAX_PASSAGES),
                              n - MAX_PASSAGES);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

char *
chancery_export_words_there (GFile *folder, const char *const *names)
{
  g_autofree char *shown = phrase_folder (folder);
  g_autofree char *files = g_strjoinv (", ", (char **)names);

  /* Translators: the name of a folder, and of files in it; “Keep Both” is what a button says. */
  return g_strdup_printf (
      _ ("In “%s” there is already: %s.\n\nWhat is replaced is lost. With “Keep Both” the new "
         "files get a number."),
      shown, files);
}

/* “Exported: AFG-2026-1.json, AFG-2026-1.csv, in “Documents”” */
char *
chancery_export_words_done (GFile *folder, const ChanceryExportDone *done)
{
  g_autofree char *shown = phrase_folder (folder);
  g_autofree char *files = g_strjoinv (", ", done->names);
  guint64 n_damaged = done->n_damaged;

  if (n_damaged > 0)
    return g_strdup_printf (
        ngettext ("Exported, but %u record in it is not what was saved: check "
                  "the registry, and restore a backup",
                  "Exported, but %u records in it are not what was saved: check "
                  "the registry, and restore a backup",
                  n_damaged),
        (guint)n_damaged);
  /* Translators: the names of files, and of the folder where they are. */
  return g_strdup_printf (_ ("Exported: %s, in “%s”"), files, shown);
}
