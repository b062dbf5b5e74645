/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The chapters of a book that the program writes: the cover, the contents, the chronology, the names. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-case-rules.h"
#include "chancery-export-private.h"
#include "chancery-phrase.h"
#include "chancery-record-sheet.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_part (GString *words, const char *between, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? between : "", part);
}

static void
add_fact (ChanceryPaper *paper, const char *label, const char *words)
{
  if (words != NULL && *words != '\0')
    chancery_paper_add_line (paper, label, words, NULL);
}

/* ---- the cover ---- */

static char *
phrase_count (ChanceryBook *self)
{
  guint n_records = g_hash_table_size (self->entries);
  g_autofree char *records =
      g_strdup_printf (ngettext ("%u record", "%u records", n_records), n_records);
  g_autofree char *papers =
      g_strdup_printf (ngettext ("%u attachment", "%u attachments", self->n_papers),
                       self->n_papers);

  if (self->n_papers == 0)
    return g_steal_pointer (&records);
  return g_strdup_printf ("%s · %s", records, papers);
}

static const char *
phrase_state (const ChanceryBookEntry *entry)
{
  switch (entry->state)
    {
    case CHANCERY_STATE_DRAFT:
      return _ ("not registered");
    case CHANCERY_STATE_CLOSED:
      return _ ("closed");
    case CHANCERY_STATE_VOID:
      return _ ("void");
    case CHANCERY_STATE_REGISTERED:
    default:
      return _ ("open");
    }
}

static void
add_file_facts (ChanceryBook *self, ChanceryPaper *paper)
{
  g_autoptr (ChanceryRecord) file =
      self->file != NULL ? chancery_export_load (self->export, self->file->id, NULL) : NULL;
  static const char *const told[] = { "opened", "closed", "archived", "kept_at", "holder" };

  if (file == NULL)
    return;
  add_fact (paper, _ ("Number"), self->file->reference);
  add_fact (paper, _ ("State"),
            chancery_case_is_archived (file) ? _ ("archived") : phrase_state (self->file));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const ChanceryField *field = chancery_kind_find_field (self->file->kind, told[i]);
      g_autofree char *words =
          field != NULL ? chancery_phrase_value (field, chancery_record_get_value (file, field))
                        : NULL;

      if (field != NULL)
        add_fact (paper, _ (field->label), words);
    }
}

/* The year under which a moment stands; 0 for none. */
static gint64
year_of (const ChanceryBookMoment *moment)
{
  ChanceryDay day;
  gint64 year;
  int month, of_month;

  if (moment->date == NULL || (!chancery_fuzzy_date_get_first_day (moment->date, &day) &&
                               !chancery_fuzzy_date_get_last_day (moment->date, &day)))
    return 0;
  chancery_day_to_ymd (day, &year, &month, &of_month);
  return year;
}

/* The span of the days that it tells of. */
static char *
phrase_days (ChanceryBook *self)
{
  const ChanceryBookMoment *first = NULL;
  const ChanceryBookMoment *last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < self->moments->len; i++)
    {
      const ChanceryBookMoment *moment = self->moments->pdata[i];

      if (year_of (moment) == 0)
        continue;
      first = first != NULL ? first : moment;
      last = moment;
    }
  if (first == NULL)
    return NULL;
  from = chancery_fuzzy_date_to_words (first->date, CHANCERY_DATE_WORDS_SHORT);
  to = chancery_fuzzy_date_to_words (last->date, CHANCERY_DATE_WORDS_SHORT);
  if (strcmp (from, to) == 0)
    return g_steal_pointer (&from);
  /* Translators: two days in words, the first and the last. */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
add_facts (ChanceryBook *self, ChanceryPaper *paper)
{
  g_autofree char *desk = chancery_settings_get (self->db, CHANCERY_SETTING_DESK, NULL);
  g_autofree char *count = phrase_count (self);
  g_autofree char *days = phrase_days (self);

  add_fact (paper, _ ("Marking"), self->marking);
  add_file_facts (self, paper);
  add_fact (paper, _ ("Desk"), desk);
  add_fact (paper, _ ("How much"), count);
  add_fact (paper, _ ("Days"), days);
}

/* What became of the passages that tell of what was left out, in what is here. */
static char *
phrase_passages (ChanceryBook *self)
{
  const ChanceryExportSummary *summary = chancery_export_get_summary (self->export);
  guint n = (guint)(summary->n_mentions - summary->n_in_attachments);

  if (n == 0)
    return NULL;
  if (self->export->redact)
    return g_strdup_printf (ngettext ("%u passage that tells of it was taken out.",
                                      "%u passages that tell of it were taken out.", n),
                            n);
  return g_strdup_printf (ngettext ("%u passage that tells of it was kept.",
                                    "%u passages that tell of it were kept.", n),
                          n);
}

static char *
phrase_in_attachments (ChanceryBook *self)
{
  guint n = (guint)chancery_export_get_summary (self->export)->n_in_attachments;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u passage in an attachment tells of it.",
                                    "%u passages in attachments tell of it.", n),
                          n);
}

static char *
phrase_withheld (ChanceryBook *self)
{
  const ChanceryExportSummary *summary = chancery_export_get_summary (self->export);
  g_autofree char *passages = phrase_passages (self);
  g_autofree char *in_attachments = phrase_in_attachments (self);
  g_autofree char *records = NULL;
  g_autofree char *papers = NULL;
  g_autofree char *left_out = NULL;
  g_autoptr (GString) count = g_string_new (NULL);

  records = g_strdup_printf (ngettext ("%u record", "%u records", (gulong)summary->n_withheld),
                             (guint)summary->n_withheld);
  papers = g_strdup_printf (ngettext ("%u attachment", "%u attachments",
                                      (gulong)summary->n_withheld_attachments),
                            (guint)summary->n_withheld_attachments);
  append_part (count, " · ", summary->n_withheld > 0 ? records : NULL);
  append_part (count, " · ", summary->n_withheld_attachments > 0 ? papers : NULL);
  if (count->len == 0)
    left_out = g_strdup (_ ("Nothing was left out."));
  else
    /* Translators: “3 records · 1 attachment”. */
    left_out = g_strdup_printf (_ ("Marked higher and left out: %s."), count->str);
  return passages != NULL ? g_strjoin (" ", left_out, passages, in_attachments, NULL)
                          : g_strjoin (" ", left_out, in_attachments, NULL);
}

/* The marking of this copy, and how high it could have been. */
static char *
phrase_level (ChanceryBook *self)
{
  const char *ceiling = chancery_vocabulary_label ("marking_level", self->header.ceiling);
  const char *marking = self->marking;

  if (*marking == '\0')
    marking = _ (chancery_vocabulary_label ("marking_level", "unmarked"));
  /* Translators: two markings, that of this copy and the highest that could be in it. */
  return g_strdup_printf (_ ("This copy: %s · up to %s"), marking, _ (ceiling));
}

/* A proof that nothing else is missing: numbers without titles. */
static void
add_withheld (ChanceryBook *self, ChanceryPaper *paper)
{
  g_autofree char *level = NULL;
  g_autofree char *words = NULL;

  if (self->header.ceiling == NULL)
    return;
  level = phrase_level (self);
  chancery_paper_add_heading (paper, 2, level);
  if (self->header.withheld == NULL)
    {
      chancery_paper_add_text (paper, _ ("What is marked higher is not in this file."),
                               CHANCERY_PAPER_BODY);
      return;
    }
  words = phrase_withheld (self);
  chancery_paper_add_text (paper, words, CHANCERY_PAPER_BODY);
  if (self->header.withheld[0] != NULL)
    {
      g_autofree char *numbers = g_strjoinv (", ", self->header.withheld);

      chancery_paper_add_line (paper, _ ("Numbers"), numbers, NULL);
    }
}

static void
add_summary (ChanceryBook *self, ChanceryPaper *paper)
{
  g_autoptr (ChanceryRecord) file =
      self->file != NULL ? chancery_export_load (self->export, self->file->id, NULL) : NULL;
  const char *summary = file != NULL ? chancery_record_get_text (file, "summary") : NULL;

  if (summary != NULL)
    {
      chancery_paper_add_text (paper, summary, CHANCERY_PAPER_BODY);
      chancery_paper_add_space (paper, 12);
    }
}

void
chancery_book_add_cover (ChanceryBook *self, ChanceryPaper *paper)
{
  g_autofree char *made = NULL;
  g_autofree char *checkpoint = NULL;

  chancery_paper_add_space (paper, 110);
  if (self->file != NULL)
    chancery_paper_add_text (paper, _ (self->file->kind->label), CHANCERY_PAPER_QUIET);
  chancery_paper_add_title (paper, self->file != NULL ? self->file->title : self->title);
  chancery_paper_name_last (paper, CHANCERY_BOOK_PLACE_COVER);
  chancery_paper_add_space (paper, 18);
  add_summary (self, paper);
  add_facts (self, paper);
  add_withheld (self, paper);
  chancery_paper_add_space (paper, 12);
  made = chancery_phrase_made (self->made);
  chancery_paper_add_text (paper, made, CHANCERY_PAPER_QUIET);
  if (self->checkpoint == NULL)
    return;
  checkpoint = g_strdup_printf (_ ("Checkpoint of the registry’s history: %s"), self->checkpoint);
  chancery_paper_add_text (paper, checkpoint, CHANCERY_PAPER_QUIET);
}

/* ---- the contents ---- */

/* A heading before the first paper of each part. */
static void
add_part (ChanceryBook *self,
          ChanceryPaper *paper,
          const ChanceryBookEntry *entry,
          const char **part)
{
  g_autofree char *words = NULL;

  if (entry == NULL || entry->position == 0 || g_strcmp0 (entry->part, *part) == 0)
    return;
  *part = entry->part;
  words = chancery_book_phrase_part (self, entry);
  if (words != NULL)
    chancery_paper_add_heading (paper, 2, words);
}

void
chancery_book_add_contents (ChanceryBook *self, ChanceryPaper *paper)
{
  const char *part = NULL;

  chancery_paper_add_heading (paper, 1, _ ("Contents"));
  chancery_paper_name_last (paper, CHANCERY_BOOK_PLACE_CONTENTS);
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const ChanceryBookChapter *chapter = self->chapters->pdata[i];
      const ChanceryBookEntry *entry = g_hash_table_lookup (self->entries, chapter->place);
      g_autofree char *cited = NULL;

      if (chapter->part == CHANCERY_BOOK_COVER || chapter->part == CHANCERY_BOOK_CONTENTS)
        continue;
      if (chapter->part == CHANCERY_BOOK_RECORD)
        add_part (self, paper, entry, &part);
      else if (part != NULL)
        chancery_paper_add_space (paper, 12);
      if (chapter->part == CHANCERY_BOOK_RECORD)
        cited = entry->folio != NULL ? g_strdup_printf (_ ("folio %s"), entry->folio)
                                     : g_strdup (entry->reference);
      if (entry != NULL && entry->state == CHANCERY_STATE_VOID)
        chancery_paper_add_struck_line (paper, cited, chapter->title, chapter->words);
      else
        chancery_paper_add_line (paper, cited, chapter->title, chapter->words);
      chancery_paper_lead_last (paper, chapter->place, TRUE);
    }
}

/* ---- the chronology ---- */

static void
add_year (ChanceryPaper *paper, gint64 year)
{
  g_autofree char *words = NULL;

  if (year == 0)
    words = g_strdup (_ ("Undated"));
  else
    words = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  chancery_paper_add_heading (paper, 2, words);
}

/* The record, or what was added to it on that day. */
static char *
phrase_moment (ChanceryBook *self, const ChanceryBookMoment *moment)
{
  g_autofree char *title = g_strdup (moment->entry->title);

  if (moment->list == NULL)
    return g_steal_pointer (&title);
  if (moment->entry == self->file)
    return g_strdup (moment->words);
  /* A demand is called by its first sentence, which has a full stop. */
  if (g_str_has_suffix (title, "."))
    title[strlen (title) - 1] = '\0';
  /* Translators: a line of a chronology: a record, and what was added to it that day. */
  return g_strdup_printf (C_ ("chronology", "%s: %s"), title, moment->words);
}

static void
add_moment (ChanceryBook *self, ChanceryPaper *paper, const ChanceryBookMoment *moment)
{
  const ChanceryBookEntry *entry = moment->entry;
  g_autofree char *day =
      moment->date != NULL ? chancery_fuzzy_date_to_words (moment->date, CHANCERY_DATE_WORDS_SHORT)
                           : NULL;
  g_autofree char *said = phrase_moment (self, moment);
  g_autofree char *cited = chancery_book_cite (entry);
  g_autoptr (GString) source =
      g_string_new (_ (moment->list != NULL ? moment->list->label : entry->kind->label));

  append_part (source, " · ", moment->list == NULL ? entry->counterpart : NULL);
  append_part (source, " · ", cited);
  if (entry->state == CHANCERY_STATE_VOID)
    {
      append_part (source, " · ", _ ("void"));
      chancery_paper_add_struck_line (paper, day, said, source->str);
    }
  else
    chancery_paper_add_line (paper, day, said, source->str);
  chancery_paper_lead_last (paper, entry->id, FALSE);
}

void
chancery_book_add_chronology (ChanceryBook *self, ChanceryPaper *paper)
{
  gint64 year = G_MININT64;

  chancery_paper_add_heading (paper, 1, _ ("Chronology"));
  chancery_paper_name_last (paper, CHANCERY_BOOK_PLACE_CHRONOLOGY);
  chancery_paper_add_text (
      paper,
      _ ("Written by the program from all that is dated here. Days that were worked "
         "out or are not exact say so; what has no day stands at the end."),
      CHANCERY_PAPER_QUIET);
  for (guint i = 0; i < self->moments->len; i++)
    {
      const ChanceryBookMoment *moment = self->moments->pdata[i];

      if (year_of (moment) != year)
        add_year (paper, year = year_of (moment));
      add_moment (self, paper, moment);
    }
}

/* ---- the names ---- */

/* Its other names, and what else is known of it. */
static char *
phrase_name (ChanceryBook *self, const ChanceryBookEntry *entry, ChanceryRecord *record)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const ChanceryField *list = entry->kind->fields; list->id != NULL; list++)
    {
      ChanceryValue *lines =
          list->type == CHANCERY_TYPE_LINES ? chancery_record_get_value (record, list) : NULL;

      for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
        {
          ChanceryLine *line = chancery_value_get_line (lines, i);
          const char *text = chancery_line_get_text (line, "text");
          g_autofree char *said =
              text != NULL
                  ? g_strdup (text)
                  : chancery_record_sheet_line (line, NULL, NULL, chancery_book_label, self);

          if (strcmp (said, entry->title) != 0)
            append_part (words, "; ", said);
        }
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* “state”, “province” */
static char *
phrase_sort (const ChanceryBookEntry *entry, ChanceryRecord *record)
{
  for (const ChanceryField *field = entry->kind->fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_TERM)
      return chancery_phrase_value (field, chancery_record_get_value (record, field));
  return NULL;
}

gboolean
chancery_book_add_names (ChanceryBook *self, ChanceryPaper *paper, GError **error)
{
  const ChanceryKind *kind = NULL;

  chancery_paper_add_heading (paper, 1, _ ("Parties, people, places"));
  chancery_paper_name_last (paper, CHANCERY_BOOK_PLACE_NAMES);
  for (guint i = 0; i < self->names->len; i++)
    {
      const ChanceryBookEntry *entry = self->names->pdata[i];
      g_autoptr (ChanceryRecord) record = chancery_export_load (self->export, entry->id, error);
      g_autofree char *sort = NULL;
      g_autofree char *known = NULL;

      if (record == NULL)
        return FALSE;
      if (entry->kind != kind)
        chancery_paper_add_heading (paper, 2, _ (entry->kind->plural));
      kind = entry->kind;
      sort = phrase_sort (entry, record);
      known = phrase_name (self, entry, record);
      chancery_paper_add_line (paper, sort, entry->title, known);
      chancery_paper_name_last (paper, entry->id);
    }
  return TRUE;
}
