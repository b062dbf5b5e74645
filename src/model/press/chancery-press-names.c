/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Known names in running text, and in which company they stand: who speaks, who is
 * addressed, who is blamed, where something happened.
 */

#include "config.h"

#include "chancery-press-fields.h"
#include "chancery-press-private.h"

/* A dateline stands in the head of a text. */
#define HEAD_BYTES 300

static gboolean
is_place (const ChanceryNamed *named)
{
  return chancery_press_fields_is_place (named->kind);
}

static gboolean
is_place_only (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (!is_place (g_ptr_array_index (found, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_place (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (is_place (g_ptr_array_index (found, i)))
      return TRUE;
  return FALSE;
}

/* “ISLAMABAD, 18 February 2026 —”, “KABUL (Reuters) –”. */
static gboolean
is_dateline (const ChanceryPressReading *self, guint first, guint n)
{
  const ChanceryWord *word = chancery_press_word (self, first);
  const ChanceryWord *last = chancery_press_word (self, first + n - 1);
  const char *behind = self->text + last->end;

  if (word->start > HEAD_BYTES || (word->flags & CHANCERY_WORD_BEGINS) == 0)
    return FALSE;
  behind += *behind == ' ' ? 1 : 0;
  return *behind == ',' || *behind == ':' || *behind == '(' || g_str_has_prefix (behind, "—") ||
         g_str_has_prefix (behind, "–") || g_str_has_prefix (behind, "- ");
}

static ChanceryPressRole
find_place_role (const ChanceryPressReading *self, guint first, guint n)
{
  guint last = first + n - 1;

  if (is_dateline (self, first, n))
    return CHANCERY_PRESS_PLACE_SAID;
  if (chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_IN, 4) == G_MAXUINT)
    return CHANCERY_PRESS_PLACE_OTHER;
  if (chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_EVENT, 20) != G_MAXUINT ||
      chancery_press_look_on (self, last, CHANCERY_PRESS_CUE_EVENT, 12) != G_MAXUINT)
    return CHANCERY_PRESS_PLACE_HAPPENED;
  return CHANCERY_PRESS_PLACE_OTHER;
}

/* A capital that no beginning of a sentence gave it. */
static gboolean
is_capital (const ChanceryPressReading *self, guint i)
{
  ChanceryWordFlags flags = chancery_press_word (self, i)->flags;

  return (flags & CHANCERY_WORD_CAPITAL) != 0 && (flags & CHANCERY_WORD_BEGINS) == 0 &&
         !self->taken[i];
}

/* Only blanks or a hyphen part word @i from the next one. */
static gboolean
goes_on (const ChanceryPressReading *self, guint i)
{
  return chancery_press_is_in_sentence (self, i + 1, i) &&
         !chancery_text_words_has_between (self->words, i, ",.;:()[]\"!?/|");
}

/* “Pakistan” in “Tehrik-e-Taliban Pakistan”, a name that nobody in the registry has: who is blamed is
 * somebody else. */
static gboolean
is_part_of_name (const ChanceryPressReading *self, guint first, guint n)
{
  guint last = first + n - 1;

  return (first > 0 && goes_on (self, first - 1) && is_capital (self, first - 1) &&
          self->cues[first - 1] == 0) ||
         (goes_on (self, last) && is_capital (self, last + 1) && self->cues[last + 1] == 0);
}

/* How far back what is demanded of them is: “demanded that the authorities take …”; G_MAXUINT when
 * nothing is, or of something of theirs. */
static guint
look_back_demand (const ChanceryPressReading *self, guint first, guint last)
{
  guint that = chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_THAT, 2);
  const char *behind = self->text + chancery_press_word (self, last)->end;
  guint demand;

  if (that == G_MAXUINT || g_str_has_prefix (behind, "’") || *behind == '\'')
    return G_MAXUINT;
  demand = chancery_press_look_back (self, first - that, CHANCERY_PRESS_CUE_DEMAND, 3);
  return demand != G_MAXUINT ? that : G_MAXUINT;
}

/* Who stands nearest to a word that tells; what stands before the name tells more than what follows,
 * so that “summoned the mission, which said” addresses the mission. */
static ChanceryPressRole
find_who_role (const ChanceryPressReading *self, guint first, guint n)
{
  guint last = first + n - 1;
  guint to = chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_TO, 5);
  guint blame = chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_BLAME, 5);
  guint speaker = chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_SPEAKER, 4);
  guint blamed = chancery_press_look_on (self, last, CHANCERY_PRESS_CUE_BLAMED, 3);
  guint speech = chancery_press_look_on (self, last, CHANCERY_PRESS_CUE_SPEECH, 5);
  guint nearest;

  to = MIN (to, look_back_demand (self, first, last));
  nearest = MIN (MIN (to, blame), MIN (speaker, MIN (blamed, speech)));

  if (nearest == G_MAXUINT)
    return CHANCERY_PRESS_WHO_OTHER;
  if (nearest == blame || nearest == blamed)
    return is_part_of_name (self, first, n) ? CHANCERY_PRESS_WHO_OTHER : CHANCERY_PRESS_WHO_BLAMED;
  if (nearest == to)
    return CHANCERY_PRESS_WHO_ADDRESSED;
  return CHANCERY_PRESS_WHO_SPEAKS;
}

/* The same name is a state and its land: the word before it tells which is meant. */
static gboolean
is_meant_as_place (const ChanceryPressReading *self, guint first, guint n, GPtrArray *found)
{
  if (is_place_only (found))
    return TRUE;
  if (!has_place (found))
    return FALSE;
  return is_dateline (self, first, n) ||
         chancery_press_look_back (self, first, CHANCERY_PRESS_CUE_IN, 1) == 1;
}

static void
add_name (ChanceryPressReading *self, guint first, guint n, GPtrArray *found)
{
  gboolean place = is_meant_as_place (self, first, n, found);
  ChanceryPressRole role = place ? find_place_role (self, first, n)
                                 : find_who_role (self, first, n);
  ChanceryPressConfidence confidence = role == CHANCERY_PRESS_PLACE_OTHER ||
                                               role == CHANCERY_PRESS_WHO_OTHER
                                           ? CHANCERY_PRESS_POSSIBLE
                                           : CHANCERY_PRESS_LIKELY;
  ChanceryPressSpan *span = chancery_press_add (self, first, n, role, confidence, NULL);

  span->named = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_named_unref);
  for (guint i = 0; i < found->len; i++)
    {
      ChanceryNamed *named = g_ptr_array_index (found, i);

      if (place == is_place (named))
        g_ptr_array_add (span->named, chancery_named_ref (named));
    }
  chancery_press_take (self, first, n);
}

void
chancery_press_read_names (ChanceryPressReading *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (self->names == NULL)
    return;
  for (guint i = 0; i < self->n_words; i++)
    {
      guint n;

      if (self->taken[i])
        continue;
      n = chancery_name_index_match (self->names, self->words, i, found);
      if (n == 0)
        continue;
      add_name (self, i, n, found);
      i += n - 1;
    }
}
