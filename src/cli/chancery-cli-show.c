/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-canonical.h"
#include "chancery-case-enclosures.h"
#include "chancery-corrections.h"
#include "chancery-folios.h"
#include "chancery-link-type.h"
#include "chancery-links.h"
#include "chancery-mend.h"
#include "chancery-phrase.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static void
print_indented (const char *text, const char *indent)
{
  g_autofree char *clean = chancery_cli_clean (text, FALSE);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    printf ("%s%s\n", indent, lines[i]);
}

static void
print_field (const ChanceryField *field, const ChanceryValue *value)
{
  g_autofree char *phrase = chancery_phrase_value (field, value);
  g_autofree char *words = chancery_cli_clean (phrase, FALSE);

  if (strchr (words, '\n') != NULL || field->type == CHANCERY_TYPE_LINES)
    {
      printf ("%s:\n", _ (field->label));
      print_indented (words, "  ");
    }
  else
    printf ("%s: %s\n", _ (field->label), words);
}

static void
print_correction (const ChanceryCorrection *correction)
{
  g_autofree char *sentence = chancery_phrase_change (correction->change);
  g_autoptr (GString) source = g_string_new (correction->when);

  if (correction->who != NULL)
    g_string_append_printf (source, " · %s", correction->who);
  if (correction->reason != NULL)
    g_string_append_printf (source, " · %s", correction->reason);
  print_indented (source->str, "  ");
  print_indented (sentence, "    ");
}

/* What was put right, in words: when, by whom and why, then what stood there and what stands since. */
static void
print_corrections (ChanceryCli *cli,
                   ChanceryRecord *record,
                   const ChanceryField *field,
                   const ChanceryValue *lines)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GPtrArray) corrections = chancery_corrections_read (cli->db, record);
  guint n_read = 0;

  printf ("%s:\n", _ (field->label));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *path = chancery_line_get_text (line, "field");
      g_autofree char *words = NULL;

      if (path != NULL && chancery_kind_find_path (kind, path, NULL) != NULL &&
          n_read < corrections->len)
        {
          print_correction (corrections->pdata[n_read++]);
          continue;
        }
      /* Of a field that only a newer program knows: as it is kept. */
      words = chancery_phrase_line (line);
      print_indented (words, "  ");
    }
}

/* What other records say of this one: links in the words of their inverse, fields by their label. */
static void
print_mention (const ChanceryMention *mention)
{
  const ChanceryLinkType *type =
      strcmp (mention->path, "links.to") == 0 ? chancery_link_type_find (mention->role) : NULL;
  const ChanceryField *field = chancery_kind_find_path (mention->kind, mention->path, NULL);
  g_autofree char *title = chancery_cli_clean (mention->title, TRUE);
  const char *how = type != NULL    ? _ (type->inverse)
                    : field != NULL ? _ (field->label)
                                    : mention->path;

  printf ("  %s: %s %s%s%s\n", how, _ (mention->kind->label),
          mention->reference != NULL ? mention->reference : "",
          mention->reference != NULL ? " " : "", title);
}

/* The place of the letter of each paper among @items. */
static int *
find_letters (GHashTable *letters, ChanceryValue *items)
{
  guint n = chancery_value_get_n_items (items);
  g_autofree const char **papers = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const ChanceryValue *paper = chancery_line_get (chancery_value_get_line (items, i), "record");

      papers[i] = paper != NULL ? chancery_value_get_reference_id (paper) : NULL;
    }
  return chancery_folios_find_letters (papers, n, letters);
}

/* The papers of a case file, what lay with a letter below it: “2 encl. 1: Chart of the zone · 3”. */
static gboolean
print_papers (ChanceryCli *cli,
              ChanceryRecord *record,
              const ChanceryField *field,
              ChanceryValue *items,
              GError **error)
{
  g_autoptr (GHashTable) letters =
      chancery_case_enclosures_read (cli->db, chancery_record_get_id (record), error);
  g_autofree int *above = letters != NULL ? find_letters (letters, items) : NULL;
  g_autoptr (GArray) rows = NULL;

  if (letters == NULL)
    return FALSE;
  printf ("%s:\n", _ (field->label));
  rows = chancery_folios_arrange (above, chancery_value_get_n_items (items));
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryFolioRow *row = &g_array_index (rows, ChanceryFolioRow, i);
      g_autofree char *words = chancery_phrase_line (chancery_value_get_line (items, row->paper));
      g_autofree char *folio = NULL;
      g_autofree char *whole = NULL;

      if (row->letter >= 0)
        folio = chancery_folios_phrase_enclosure (
            chancery_line_get_text (chancery_value_get_line (items, (guint)row->letter), "folio"),
            row->ordinal);
      whole = folio != NULL ? g_strdup_printf ("%s: %s", folio, words) : g_strdup (words);
      print_indented (whole, row->letter >= 0 ? "    " : "  ");
    }
  return TRUE;
}

static gboolean
print_value (ChanceryCli *cli,
             ChanceryRecord *record,
             const ChanceryField *field,
             ChanceryValue *value,
             GError **error)
{
  if (strcmp (field->id, "corrections") == 0)
    print_corrections (cli, record, field, value);
  else if (strcmp (field->id, "items") == 0 &&
           chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    return print_papers (cli, record, field, value, error);
  else
    print_field (field, value);
  return TRUE;
}

static gboolean
print_text (ChanceryCli *cli, ChanceryRecord *record, GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GPtrArray) mentions =
      chancery_links_get_mentions (cli->db, chancery_record_get_id (record), error);
  g_autofree char *title = chancery_cli_clean (chancery_record_get_title (record), TRUE);

  if (mentions == NULL)
    return FALSE;
  printf ("%s\n%s · %s\n\n", title, _ (kind->label), chancery_record_get_id (record));
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_record_get_value (record, field);

      if (value == NULL || strcmp (field->id, "past") == 0)
        continue;
      if (!print_value (cli, record, field, value, error))
        return FALSE;
    }
  if (mentions->len > 0)
    printf ("\n%s:\n", _ ("Named in"));
  for (guint i = 0; i < mentions->len; i++)
    print_mention (mentions->pdata[i]);
  return TRUE;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_cli_load (cli, arguments[0], error);

  if (record == NULL)
    return CHANCERY_CLI_NOTHING;
  if (cli->json)
    {
      g_autoptr (ChanceryRecord) mended = chancery_mend_record (record);
      g_autoptr (GString) out = g_string_new (NULL);

      chancery_canonical_write_record (out, mended, CHANCERY_CANONICAL_NONE, 0);
      puts (out->str);
      return CHANCERY_CLI_DONE;
    }
  print_text (cli, record, error);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_show = {
  .name = "show",
  .arguments = "REF",
  .summary = "Show a record",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
