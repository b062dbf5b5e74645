/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-paper-rows.h"

#include "chancery-folios.h"

static const ChanceryCasePaperRow *
row_at (GArray *rows, guint i)
{
  return &g_array_index (rows, ChanceryCasePaperRow, i);
}

static const char *
get_paper (GPtrArray *lines, guint i)
{
  const ChanceryValue *record = chancery_line_get (lines->pdata[i], "record");

  return record != NULL ? chancery_value_get_reference_id (record) : NULL;
}

static const char *
get_part (GPtrArray *lines, guint i)
{
  return chancery_line_get_text (lines->pdata[i], "part");
}

/* The place of the letter of each paper. */
static int *
find_letters (GPtrArray *lines, ChanceryDossier *dossier)
{
  g_autofree const char **papers = g_new0 (const char *, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    papers[i] = get_paper (lines, i);
  return chancery_folios_find_letters (papers, lines->len, chancery_dossier_get_letters (dossier));
}

static gboolean
has_parts (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (get_part (lines, i) != NULL)
      return TRUE;
  return FALSE;
}

GArray *
chancery_case_paper_rows_new (GPtrArray *lines, ChanceryDossier *dossier)
{
  g_autofree int *letters = NULL;
  g_autoptr (GArray) folios = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (ChanceryCasePaperRow));
  gboolean parted;
  const char *part = NULL;

  g_return_val_if_fail (lines != NULL && dossier != NULL, rows);

  letters = find_letters (lines, dossier);
  folios = chancery_folios_arrange (letters, lines->len);
  parted = has_parts (lines);
  for (guint i = 0; i < folios->len; i++)
    {
      const ChanceryFolioRow *folio = &g_array_index (folios, ChanceryFolioRow, i);
      ChanceryCasePaperRow row = { FALSE, folio->paper, folio->letter, folio->ordinal };

      /* An enclosure stands in the part of its letter. */
      if (parted && folio->letter < 0 &&
          (i == 0 || g_strcmp0 (get_part (lines, folio->paper), part) != 0))
        {
          ChanceryCasePaperRow heading = { TRUE, folio->paper, -1, 0 };

          g_array_append_val (rows, heading);
          part = get_part (lines, folio->paper);
        }
      g_array_append_val (rows, row);
    }
  return rows;
}

int
chancery_case_paper_rows_find (GArray *rows, int place)
{
  g_return_val_if_fail (rows != NULL, -1);

  for (guint i = 0; place >= 0 && i < rows->len; i++)
    if (!row_at (rows, i)->heading && (int)row_at (rows, i)->paper == place)
      return (int)i;
  return -1;
}

/* ---- moving ---- */

/* The row that a paper is to be put beside when it goes from @from to @to, -1 for none: it takes along what lay
 * with it, and what lay with another stays with that. */
static int
put_beside (GArray *rows, guint from, guint to)
{
  int letter = (int)row_at (rows, from)->paper;

  while (to > from && to < rows->len && row_at (rows, to)->letter == letter)
    to++;
  /* A heading that is dropped on is that of what follows. */
  if (to < rows->len && row_at (rows, to)->heading)
    to = to < from ? to + 1 : to - 1;
  if (to >= rows->len || to == from || row_at (rows, to)->letter == letter)
    return -1;
  return row_at (rows, to)->letter >= 0
             ? chancery_case_paper_rows_find (rows, row_at (rows, to)->letter)
             : (int)to;
}

/* Whether only the heading of a part stands between: then the paper stays where it is and goes into that part.
 * @beside: (out): a row of it. */
static gboolean
crosses_heading (GArray *rows, guint from, guint to, guint *beside)
{
  int letter = (int)row_at (rows, from)->paper;
  guint next = to;

  while (to > from && next < rows->len && row_at (rows, next)->letter == letter)
    next++;
  if (next >= rows->len || !row_at (rows, next)->heading)
    return FALSE;
  if (next + 1 == from && next > 0)
    *beside = next - 1;
  else if (next > from && next <= to + 1 && next + 1 < rows->len)
    *beside = next + 1;
  else
    return FALSE;
  return next + 1 == from || next == from + 1 || row_at (rows, next - 1)->letter == letter;
}

int
chancery_case_paper_rows_find_neighbour (GArray *rows, guint from, guint to, gboolean *stays)
{
  guint beside;

  g_return_val_if_fail (rows != NULL && stays != NULL, -1);
  g_return_val_if_fail (from < rows->len && to < rows->len, -1);

  *stays = crosses_heading (rows, from, to, &beside);
  return *stays ? (int)beside : put_beside (rows, from, to);
}
