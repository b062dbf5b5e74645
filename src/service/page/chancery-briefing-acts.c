/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said and answered: the tone of each act, the words of the last one, their answers, what they said
 * in public, whom one met. */

#include "config.h"

#include "chancery-briefing-private.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"
#include "chancery-links.h"
#include "chancery-records.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#define TONES_SHOWN 24
#define ANSWERS_SHOWN 12
#define RECEIVED_SHOWN 8
#define STATEMENTS_SHOWN 5
#define PEOPLE_SHOWN 20
/* A long text is quoted by its beginning; the whole of it is one key away. */
#define MOST_QUOTED 4000

/* Whether it was said at all; what is only planned was not. */
static gboolean
was_said (ChanceryRecord *act)
{
  const char *delivery = chancery_record_get_text (act, "delivery");

  return delivery == NULL || g_str_equal (delivery, "delivered");
}

static gboolean
is_ours (ChanceryRecord *act)
{
  return g_strcmp0 (chancery_record_get_text (act, "direction"), "made") == 0;
}

static char *
phrase_own_date (ChanceryRecord *act)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (act);

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                      : g_strdup ("");
}

static void
set_side (ChanceryBriefingLine *line, char *side)
{
  g_free (line->side);
  line->side = side != NULL ? side : g_strdup ("");
}

/* ---- tone ---- */

/* Where it stands on a time axis; an act of no known day has a place in the table only. */
static ChanceryDay
find_day (ChanceryRecord *act)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (act);
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (date != NULL && !chancery_fuzzy_date_get_first_day (date, &day))
    chancery_fuzzy_date_get_last_day (date, &day);
  return day;
}

static void
add_tone (ChanceryBriefingDesk *desk, ChanceryBriefingPart *part, ChanceryRecord *act)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (act), "tone");
  const char *code = chancery_record_get_text (act, "tone");
  g_autofree char *tone = chancery_briefing_phrase (act, "tone");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  ChanceryBriefingLine *line;

  chancery_briefing_join (words, chancery_briefing_phrase (act, "act_kind"));
  chancery_briefing_join (words, chancery_briefing_phrase (act, "direction"));
  chancery_briefing_join (words, chancery_briefing_phrase (act, "form"));
  text = g_strdup_printf ("%s: %s", tone, chancery_record_get_title (act));
  line = chancery_briefing_desk_add (desk, part, chancery_record_get_id (act), NULL,
                                     chancery_briefing_capitalise (text));
  set_side (line, phrase_own_date (act));
  line->rank = chancery_vocabulary_rank (chancery_vocabulary_get (field->vocabulary), code);
  line->ours = is_ours (act);
  line->day = find_day (act);
  line->detail = g_string_free (g_steal_pointer (&words), FALSE);
}

/* The oldest first, as a ladder is read. */
static void
add_tones (ChanceryBriefingDesk *desk)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (desk, "tone", _ ("Tone of the acts"));
  g_autoptr (GPtrArray) toned = g_ptr_array_new ();

  part->cut = desk->acts_cut;
  for (guint i = 0; i < desk->acts->len; i++)
    {
      ChanceryRecord *act = g_ptr_array_index (desk->acts, i);

      if (!was_said (act) || chancery_record_get_text (act, "tone") == NULL)
        continue;
      if (toned->len < TONES_SHOWN)
        g_ptr_array_add (toned, act);
      else
        part->cut = TRUE;
    }
  for (guint i = toned->len; i > 0; i--)
    add_tone (desk, part, g_ptr_array_index (toned, i - 1));
}

/* ---- the last wording ---- */

static char *
shorten (const char *text)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= MOST_QUOTED)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, MOST_QUOTED);
  while (end > text && !g_ascii_isspace (*end))
    end = g_utf8_prev_char (end);
  return g_strdup_printf ("%.*s …", (int)(end - text), text);
}

static void
add_words (ChanceryBriefingDesk *desk,
           ChanceryBriefingPart *part,
           ChanceryRecord *act,
           char *side,
           const char *words)
{
  ChanceryBriefingLine *line;

  if (words == NULL)
    {
      g_free (side);
      return;
    }
  line = chancery_briefing_desk_add (desk, part, chancery_record_get_id (act), NULL, g_strdup (""));
  set_side (line, side);
  line->quote = shorten (words);
}

static void
add_points (ChanceryBriefingDesk *desk, ChanceryBriefingPart *part, ChanceryRecord *act)
{
  ChanceryValue *points = chancery_record_get (act, "points");

  for (guint i = 0; i < chancery_value_get_n_items (points); i++)
    {
      ChanceryLine *point = chancery_value_get_line (points, i);
      g_autofree char *kind = chancery_briefing_phrase_in (point, "kind");

      add_words (desk, part, act, kind != NULL ? chancery_briefing_capitalise (kind) : NULL,
                 chancery_line_get_text (point, "text"));
    }
}

/* What was reserved in it, cited by the act: its words, whatever became of the right. */
static gboolean
add_reserved (ChanceryBriefingDesk *desk,
              ChanceryBriefingPart *part,
              ChanceryRecord *act,
              GError **error)
{
  g_autoptr (GPtrArray) children =
      chancery_links_get_children (desk->db, chancery_record_get_id (act), error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      g_autoptr (ChanceryRecord) child =
          chancery_records_load (desk->db, g_ptr_array_index (children, i), error);
      const ChanceryKind *kind;

      if (child == NULL)
        return FALSE;
      kind = chancery_record_get_kind (child);
      /* Demands, which have an addressee, stand above. */
      if (kind->counterpart[0] == NULL && chancery_record_get_state (child) != CHANCERY_STATE_VOID)
        add_words (desk, part, act, g_strdup (_ (kind->label)),
                   chancery_record_get_text (child, "text"));
    }
  return children != NULL;
}

static gboolean
add_wording (ChanceryBriefingDesk *desk, GError **error)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (desk, "wording", _ ("Last wording"));

  for (guint i = 0; i < desk->acts->len; i++)
    {
      ChanceryRecord *act = g_ptr_array_index (desk->acts, i);

      if (!was_said (act) || !is_ours (act))
        continue;
      add_points (desk, part, act);
      if (!add_reserved (desk, part, act, error))
        return FALSE;
      add_words (desk, part, act,
                 g_strdup (
                     _ (chancery_kind_find_field (chancery_record_get_kind (act), "body")->label)),
                 chancery_record_get_text (act, "body"));
      /* The last one that has words; one that has none says nothing. */
      if (part->lines->len > 0)
        return TRUE;
    }
  return TRUE;
}

/* ---- answers ---- */

static void
add_answer (ChanceryBriefingDesk *desk,
            ChanceryBriefingPart *part,
            ChanceryRecord *act,
            ChanceryLine *answer)
{
  const char *paper = chancery_value_get_reference_id (chancery_line_get (answer, "record"));
  g_autofree char *response = chancery_briefing_phrase_in (answer, "response");
  const char *text = chancery_line_get_text (answer, "text");
  const char *number = chancery_record_get_reference (act);
  g_autoptr (GString) detail = g_string_new (NULL);
  ChanceryBriefingLine *line;

  line = chancery_briefing_desk_add (desk, part, paper, chancery_record_get_id (act),
                                     response != NULL ? chancery_briefing_capitalise (response)
                                                      : g_strdup (""));
  set_side (line, chancery_briefing_phrase_in (answer, "on"));
  line->quote = text != NULL ? shorten (text) : NULL;
  chancery_briefing_join (detail, chancery_briefing_phrase_in (answer, "by"));
  chancery_briefing_join (detail, chancery_briefing_phrase_in (answer, "how"));
  chancery_briefing_join (detail,
                          number != NULL
                              /* Translators: %s is the number of the act that is answered. */
                              ? g_strdup_printf (_ ("to %s"), number)
                              : g_strdup_printf (_ ("to “%s”"), chancery_record_get_title (act)));
  line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
}

/* The last answer of each act, the newest act first. */
static void
add_answers (ChanceryBriefingDesk *desk)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (desk, "answers", _ ("Their answers"));

  for (guint i = 0; i < desk->acts->len; i++)
    {
      ChanceryRecord *act = g_ptr_array_index (desk->acts, i);
      ChanceryValue *answers = chancery_record_get (act, "answers");

      if (!is_ours (act))
        continue;
      for (guint j = chancery_value_get_n_items (answers); j > 0; j--)
        {
          if (part->lines->len == ANSWERS_SHOWN)
            {
              part->cut = TRUE;
              return;
            }
          add_answer (desk, part, act, chancery_value_get_line (answers, j - 1));
        }
    }
}

gboolean
chancery_briefing_add_acts (ChanceryBriefingDesk *self, GError **error)
{
  add_tones (self);
  if (!add_wording (self, error))
    return FALSE;
  add_answers (self);
  return TRUE;
}

/* ---- in public ---- */

gboolean
chancery_briefing_add_statements (ChanceryBriefingDesk *self, GError **error)
{
  ChanceryBriefingPart *part =
      chancery_briefing_desk_begin (self, "statements", _ ("What they said in public"));
  g_autoptr (GPtrArray) records = chancery_briefing_desk_load (self, CHANCERY_DEALING_STATEMENTS,
                                                               STATEMENTS_SHOWN, &part->cut, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      ChanceryRecord *record = g_ptr_array_index (records, i);
      ChanceryBriefingLine *line =
          chancery_briefing_desk_add (self, part, chancery_record_get_id (record), NULL,
                                      g_strdup (chancery_record_get_title (record)));
      g_autoptr (GString) detail = g_string_new (NULL);

      set_side (line, phrase_own_date (record));
      chancery_briefing_join (detail, chancery_briefing_phrase (record, "speaker"));
      chancery_briefing_join (detail, chancery_briefing_phrase (record, "speaker_post"));
      chancery_briefing_join (detail, chancery_briefing_phrase (record, "issuer"));
      if (detail->len > 0)
        line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
    }
  return records != NULL;
}

/* ---- people ---- */

/* Who came, as whom, and how high: what is not stated is left out. */
static void
add_received (ChanceryBriefingDesk *desk, ChanceryBriefingPart *part)
{
  guint n = 0;

  for (guint i = 0; i < desk->acts->len && n < RECEIVED_SHOWN; i++)
    {
      ChanceryRecord *act = g_ptr_array_index (desk->acts, i);
      const char *level = chancery_record_get_text (act, "level");
      g_autoptr (GString) words = g_string_new (NULL);
      ChanceryBriefingLine *line;

      chancery_briefing_join (words, chancery_briefing_phrase (act, "addressee"));
      chancery_briefing_join (words, chancery_briefing_phrase (act, "addressee_post"));
      if (level != NULL && !g_str_equal (level, "unknown"))
        chancery_briefing_join (words, chancery_briefing_phrase (act, "level"));
      if (words->len == 0 || !is_ours (act))
        continue;
      line = chancery_briefing_desk_add (desk, part, chancery_record_get_id (act), NULL,
                                         /* Translators: %s is a person, a post, a level. */
                                         g_strdup_printf (_ ("Received: %s"), words->str));
      set_side (line, phrase_own_date (act));
      n++;
    }
}

static void
add_posts (ChanceryBriefingDesk *desk, ChanceryBriefingPart *part, ChanceryRecord *person)
{
  ChanceryValue *posts = chancery_record_get (person, "posts");

  for (guint i = chancery_value_get_n_items (posts); i > 0; i--)
    {
      ChanceryLine *post = chancery_value_get_line (posts, i - 1);
      g_autofree char *from = chancery_briefing_phrase_in (post, "from");
      g_autofree char *to = chancery_briefing_phrase_in (post, "to");
      g_autoptr (GString) detail = g_string_new (NULL);
      ChanceryBriefingLine *line =
          chancery_briefing_desk_add (desk, part, chancery_record_get_id (person), NULL,
                                      g_strdup (chancery_record_get_title (person)));

      chancery_briefing_join (detail, chancery_briefing_phrase_in (post, "post"));
      chancery_briefing_join (detail, chancery_briefing_phrase_in (post, "actor"));
      if (detail->len > 0)
        line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
      if (from != NULL && to != NULL)
        set_side (line, g_strdup_printf ("%s – %s", from, to));
      else if (from != NULL)
        /* Translators: %s is the day on which a post was taken up. */
        set_side (line, g_strdup_printf (_ ("since %s"), from));
      else if (to != NULL)
        /* Translators: %s is the day on which a post was left. */
        set_side (line, g_strdup_printf (_ ("until %s"), to));
    }
}

gboolean
chancery_briefing_add_people (ChanceryBriefingDesk *self, GError **error)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (self, "people", _ ("People"));
  g_autoptr (GPtrArray) people = NULL;

  add_received (self, part);
  people =
      chancery_briefing_desk_load (self, CHANCERY_DEALING_PEOPLE, PEOPLE_SHOWN, &part->cut, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    add_posts (self, part, g_ptr_array_index (people, i));
  return people != NULL;
}
