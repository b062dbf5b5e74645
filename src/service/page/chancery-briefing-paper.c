/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-briefing-paper.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"

#define LADDER_HEIGHT 170

ChanceryToneLadder *
chancery_briefing_paper_make_ladder (const ChanceryBriefingPart *part)
{
  g_autoptr (ChanceryToneLadder) ladder = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  ladder = chancery_tone_ladder_new ("tone");
  for (guint i = 0; i < part->lines->len; i++)
    {
      const ChanceryBriefingLine *line = part->lines->pdata[i];

      if (line->rank >= 0 && line->day != CHANCERY_DAY_NONE)
        chancery_tone_ladder_add (ladder, line->day, line->rank, line->ours);
    }
  return chancery_tone_ladder_get_n_acts (ladder) > 1 ? g_steal_pointer (&ladder) : NULL;
}

static void
append (GString *words, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

static void
add_line (ChanceryPaper *paper, const ChanceryBriefingLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append (words, line->text);
  append (words, line->state);
  if (line->quote != NULL)
    {
      g_autofree char *quote = g_strdup_printf ("“%s”", line->quote);

      append (words, quote);
    }
  append (words, line->detail);
  chancery_paper_add_line (paper, line->side, words->str, line->citation);
}

static void
add_part (ChanceryPaper *paper, const ChanceryBriefingPart *part)
{
  ChanceryToneLadder *ladder = chancery_briefing_paper_make_ladder (part);

  chancery_paper_add_heading (paper, 2, part->heading);
  if (ladder != NULL)
    chancery_paper_add_drawing (paper, LADDER_HEIGHT, chancery_tone_ladder_draw, ladder,
                                (GDestroyNotify)chancery_tone_ladder_free);
  for (guint i = 0; i < part->lines->len; i++)
    add_line (paper, part->lines->pdata[i]);
  if (part->cut)
    chancery_paper_add_text (paper, _ ("There are more, which are not shown."),
                             CHANCERY_PAPER_QUIET);
}

ChanceryPaper *
chancery_briefing_paper_new (ChanceryBriefing *briefing, const char *desk, const char *made)
{
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (GString) foot = g_string_new (NULL);
  GPtrArray *parts;
  ChanceryPaper *paper;

  g_return_val_if_fail (briefing != NULL && desk != NULL && made != NULL, NULL);

  parts = chancery_briefing_get_parts (briefing);
  /* Translators: %s is a party. */
  title = g_strdup_printf (_ ("Meeting with %s"), chancery_briefing_get_party (briefing));
  paper = chancery_paper_new (title);
  chancery_paper_set_marking (paper, chancery_briefing_get_marking (briefing));
  date = chancery_fuzzy_date_new_day (chancery_briefing_get_day (briefing));
  day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  append (foot, desk);
  append (foot, made);
  append (foot, chancery_briefing_get_checkpoint (briefing));
  chancery_paper_set_foot (paper, foot->str);
  g_string_truncate (foot, 0);
  append (foot, chancery_briefing_get_subject (briefing));
  /* Translators: %s is the day from which ages are counted. */
  g_string_append_printf (foot, foot->len > 0 ? " · %s" : "%s", day);
  chancery_paper_add_text (paper, foot->str, CHANCERY_PAPER_QUIET);
  for (guint i = 0; i < parts->len; i++)
    add_part (paper, parts->pdata[i]);
  if (parts->len == 0)
    chancery_paper_add_text (paper, _ ("The registry says nothing of them."), CHANCERY_PAPER_BODY);
  return paper;
}
