/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-words.h"

#include <string.h>

#define EVENT CHANCERY_PRESS_CUE_EVENT
#define SPEECH CHANCERY_PRESS_CUE_SPEECH
#define SPEAKER CHANCERY_PRESS_CUE_SPEAKER
#define TO CHANCERY_PRESS_CUE_TO
#define BLAME CHANCERY_PRESS_CUE_BLAME
#define BLAMED CHANCERY_PRESS_CUE_BLAMED
#define IN CHANCERY_PRESS_CUE_IN
#define AHEAD CHANCERY_PRESS_CUE_AHEAD
#define DAY CHANCERY_PRESS_CUE_DAY
#define DEMAND CHANCERY_PRESS_CUE_DEMAND
#define RESERVE CHANCERY_PRESS_CUE_RESERVE
#define POINT CHANCERY_PRESS_CUE_POINT
#define ASSURE CHANCERY_PRESS_CUE_ASSURE
#define THAT CHANCERY_PRESS_CUE_THAT
#define PAST CHANCERY_PRESS_CUE_PAST

#define POSSIBLE CHANCERY_PRESS_POSSIBLE
#define LIKELY CHANCERY_PRESS_LIKELY
#define SURE CHANCERY_PRESS_SURE

#define CUE(words, cues)              \
  {                                   \
    words, cues, NULL, NULL, POSSIBLE \
  }

/* The most words of a phrase, and the letters by which phrases are found. */
#define MAX_WORDS 8
#define KEY_BYTES 3

static const ChanceryPressPhrase english[] = {
  /* What was done, and how. */
  { "summoned", SPEECH | TO, "demarche_form", "summons", SURE },
  { "was summoned", TO, "demarche_form", "summons", SURE },
  { "summons", SPEECH | TO, "demarche_form", "summons", LIKELY },
  { "called in", SPEECH | TO, "demarche_form", "summons", LIKELY },
  { "called to the ministry", SPEECH, "demarche_form", "summons", LIKELY },
  { "note verbale", 0, "demarche_form", "note-verbale", SURE },
  { "note of protest", 0, "demarche_form", "first-person-note", LIKELY },
  { "protest note", 0, "demarche_form", "first-person-note", LIKELY },
  { "aide memoire", 0, "demarche_form", "aide-memoire", SURE },
  { "non paper", 0, "demarche_form", "non-paper", SURE },
  { "collective note", 0, "demarche_form", "collective-note", SURE },
  { "identic note*", 0, "demarche_form", "identical-notes", SURE },
  { "telephon*", SPEECH | TO, "demarche_form", "telephone", LIKELY },
  { "by telephone", 0, "demarche_form", "telephone", LIKELY },
  { "in a letter", 0, "demarche_form", "letter", LIKELY },
  { "addressed a note", SPEECH, "demarche_form", "first-person-note", LIKELY },
  { "protesting power", 0, "demarche_form", "protecting-power", POSSIBLE },
  { "formal protest", TO, "act_kind", "protest", SURE },
  { "lodged a protest", SPEECH | TO, "act_kind", "protest", SURE },
  { "strong protest", TO, "tone", "strong-protest", SURE },
  { "protested strongly", SPEECH, "tone", "strong-protest", SURE },
  { "strongly protested", SPEECH, "tone", "strong-protest", SURE },
  { "solemn protest", TO, "tone", "strong-protest", LIKELY },
  { "protested", SPEECH | TO, "act_kind", "protest", LIKELY },
  { "protest", TO, "act_kind", "protest", POSSIBLE },
  { "demarche", TO, "act_kind", "protest", POSSIBLE },
  { "condolence*", SPEECH, "act_kind", "condolence", LIKELY },
  { "ultimatum", 0, "tone", "ultimatum", SURE },
  { "strongly condemned", SPEECH | POINT, "tone", "condemn", SURE },
  { "strongly condemns", SPEECH | POINT, "tone", "condemn", SURE },
  { "strongest terms", 0, "tone", "condemn", LIKELY },
  { "strong condemnation", 0, "tone", "condemn", SURE },
  { "condemned", SPEECH | POINT, "tone", "condemn", SURE },
  { "condemns", SPEECH | POINT, "tone", "condemn", SURE },
  { "condemnation", 0, "tone", "condemn", LIKELY },
  { "deplored", SPEECH | POINT, "tone", "deplore", SURE },
  { "deplores", SPEECH | POINT, "tone", "deplore", SURE },
  { "expressed regret", SPEECH, "tone", "regret", SURE },
  { "deep regret", 0, "tone", "regret", LIKELY },
  { "grave concern", 0, "tone", "serious-concern", SURE },
  { "serious concern", 0, "tone", "serious-concern", SURE },
  { "deep concern", 0, "tone", "serious-concern", LIKELY },
  { "strong concern*", 0, "tone", "serious-concern", LIKELY },
  { "expressed concern", SPEECH, "tone", "concern", SURE },
  { "expressed its concern", SPEECH, "tone", "concern", SURE },
  { "expressed his concern", SPEECH, "tone", "concern", SURE },
  { "drew the attention", SPEECH, "tone", "draw-attention", LIKELY },
  { "draws the attention", SPEECH, "tone", "draw-attention", LIKELY },

  /* Who was received. */
  { "charge d affaires", TO, "level", "charge", LIKELY },
  { "deputy head of mission", TO, "level", "deputy-head", SURE },
  { "ambassador", TO, "level", "head-of-mission", LIKELY },
  { "high commissioner", TO, "level", "head-of-mission", LIKELY },
  { "head of mission", TO, "level", "head-of-mission", LIKELY },

  /* How an incident came about. */
  { "suicide car bomb*", EVENT, "incident_method", "suicide-vehicle-bomb", SURE },
  { "suicide vehicle*", EVENT, "incident_method", "suicide-vehicle-bomb", SURE },
  { "suicide truck bomb*", EVENT, "incident_method", "suicide-vehicle-bomb", SURE },
  { "vehicle borne", EVENT, "incident_method", "suicide-vehicle-bomb", LIKELY },
  { "car bomb*", EVENT, "incident_method", "suicide-vehicle-bomb", LIKELY },
  { "explosive laden vehicle", EVENT, "incident_method", "suicide-vehicle-bomb", LIKELY },
  { "explosives laden vehicle", EVENT, "incident_method", "suicide-vehicle-bomb", LIKELY },
  { "rammed", EVENT, "incident_method", "suicide-vehicle-bomb", POSSIBLE },
  { "suicide bomb*", EVENT, "incident_method", "bomb", LIKELY },
  { "suicide attack*", EVENT, "incident_method", "bomb", POSSIBLE },
  { "suicide blast*", EVENT, "incident_method", "bomb", LIKELY },
  { "roadside bomb*", EVENT, "incident_method", "bomb", SURE },
  { "improvised explosive device*", EVENT, "incident_method", "bomb", SURE },
  { "bomb*", EVENT, "incident_method", "bomb", LIKELY },
  { "explosion*", EVENT, "incident_method", "bomb", POSSIBLE },
  { "blast", EVENT, "incident_method", "bomb", POSSIBLE },
  { "fire raid*", EVENT, "incident_method", "fire-raid", SURE },
  { "fired upon", EVENT, "incident_method", "cross-border-fire", LIKELY },
  { "opened fire", EVENT, "incident_method", "armed-assault", LIKELY },
  { "cross border firing", EVENT, "incident_method", "cross-border-fire", SURE },
  { "unprovoked firing", EVENT, "incident_method", "cross-border-fire", LIKELY },
  { "stormed", EVENT, "incident_method", "armed-assault", LIKELY },
  { "gunmen", EVENT, "incident_method", "armed-assault", LIKELY },
  { "armed assault", EVENT, "incident_method", "armed-assault", SURE },
  { "ambush*", EVENT, "incident_method", "armed-assault", LIKELY },
  { "infiltrat*", EVENT, "incident_method", "infiltration", LIKELY },
  { "shelling", EVENT, "incident_method", "shelling", SURE },
  { "shelled", EVENT, "incident_method", "shelling", SURE },
  { "mortar*", EVENT, "incident_method", "shelling", LIKELY },
  { "bombard*", EVENT, "incident_method", "shelling", LIKELY },
  { "air strike*", EVENT, "incident_method", "air-or-drone", SURE },
  { "airstrike*", EVENT, "incident_method", "air-or-drone", SURE },
  { "drone*", EVENT, "incident_method", "air-or-drone", LIKELY },
  { "incursion*", EVENT, "incident_method", "incursion", LIKELY },
  { "mob", EVENT, "incident_method", "mob-attack", LIKELY },
  { "arson", EVENT, "incident_method", "arson", SURE },
  { "set on fire", EVENT, "incident_method", "arson", LIKELY },
  { "set ablaze", EVENT, "incident_method", "arson", LIKELY },
  { "abduct*", EVENT, "incident_method", "abduction", SURE },
  { "kidnap*", EVENT, "incident_method", "abduction", SURE },
  { "detained", EVENT, "incident_method", "detention", LIKELY },
  { "arrested", EVENT, "incident_method", "detention", POSSIBLE },
  { "assassinat*", EVENT, "incident_method", "killing", SURE },
  { "murder*", EVENT, "incident_method", "killing", LIKELY },
  { "harass*", EVENT, "incident_method", "harassment", LIKELY },
  { "violated the airspace", EVENT, "incident_method", "airspace-violation", SURE },
  { "violation of airspace", EVENT, "incident_method", "airspace-violation", SURE },
  { "airspace violation*", EVENT, "incident_method", "airspace-violation", SURE },
  { "cyber attack*", EVENT, "incident_method", "cyber", SURE },
  { "cyberattack*", EVENT, "incident_method", "cyber", SURE },
  { "insult to the flag", EVENT, "incident_method", "insult-to-flag", SURE },
  { "attack", EVENT, NULL, NULL, POSSIBLE },
  { "attacks", EVENT, NULL, NULL, POSSIBLE },
  { "attacked", EVENT, NULL, NULL, POSSIBLE },
  { "raid*", EVENT, NULL, NULL, POSSIBLE },
  { "incident", EVENT, NULL, NULL, POSSIBLE },
  { "outrage*", EVENT, NULL, NULL, POSSIBLE },
  { "seized", EVENT, NULL, NULL, POSSIBLE },
  { "martyred", EVENT, NULL, NULL, POSSIBLE },
  { "killed", EVENT, NULL, NULL, POSSIBLE },
  { "killing", EVENT, NULL, NULL, POSSIBLE },
  { "wounded", EVENT, NULL, NULL, POSSIBLE },
  { "terrorist attack*", EVENT, "incident_kind", "armed-attack", LIKELY },
  { "armed attack*", EVENT, "incident_kind", "armed-attack", LIKELY },
  { "border violation*", EVENT, "incident_kind", "border-violation", SURE },
  { "checkpost", EVENT, "target_kind", "checkpost", LIKELY },
  { "check post", EVENT, "target_kind", "checkpost", LIKELY },
  { "checkpoint", EVENT, "target_kind", "checkpost", LIKELY },
  { "convoy", EVENT, "target_kind", "convoy", LIKELY },

  /* What kind of public words. */
  { "press release", 0, "statement_kind", "press-statement", SURE },
  { "press statement", 0, "statement_kind", "press-statement", SURE },
  { "in a statement", SPEECH, "statement_kind", "press-statement", LIKELY },
  { "weekly briefing", 0, "statement_kind", "briefing", SURE },
  { "press briefing", 0, "statement_kind", "briefing", SURE },
  { "news conference", 0, "statement_kind", "briefing", LIKELY },
  { "press conference", 0, "statement_kind", "briefing", LIKELY },
  { "in an interview", SPEECH, "statement_kind", "interview", SURE },
  { "joint communique", 0, "statement_kind", "joint-communique", SURE },
  { "joint statement", 0, "statement_kind", "joint-communique", LIKELY },
  { "readout", 0, "statement_kind", "readout", LIKELY },
  { "in writing", 0, "assurance_form", "written", LIKELY },
  { "verbally", 0, "assurance_form", "oral", LIKELY },
  { "publicly", 0, "assurance_form", "public", LIKELY },

  /* Who speaks. */
  CUE ("said", SPEECH),
  CUE ("says", SPEECH),
  CUE ("stated", SPEECH),
  CUE ("states", SPEECH),
  CUE ("announced", SPEECH),
  CUE ("reiterated", SPEECH),
  CUE ("lodged", SPEECH),
  CUE ("told", SPEECH),
  CUE ("issued", SPEECH),
  CUE ("expressed", SPEECH),
  CUE ("added", SPEECH),
  CUE ("declared", SPEECH),
  CUE ("informed", SPEECH | TO),
  CUE ("confirmed", SPEECH),
  CUE ("denied", SPEECH),
  CUE ("rejected", SPEECH),
  CUE ("recalled", SPEECH),
  CUE ("emphasised", SPEECH),
  CUE ("emphasized", SPEECH),
  CUE ("stressed", SPEECH),
  CUE ("reported", SPEECH),
  CUE ("replied", SPEECH),
  CUE ("conveyed", SPEECH),
  CUE ("spokes*", SPEECH),
  CUE ("according to", SPEAKER),
  CUE ("statement by", SPEAKER),
  CUE ("statement of the", SPEAKER),
  CUE ("issued by", SPEAKER),
  CUE ("said by", SPEAKER),

  /* Who is addressed. */
  CUE ("conveyed to", SPEECH | TO),
  CUE ("handed to", TO),
  CUE ("delivered to", TO),
  CUE ("lodged with", SPEECH | TO),
  CUE ("protest with", TO),
  CUE ("protest to", TO),
  CUE ("addressed to", TO),
  CUE ("representations to", TO),
  CUE ("made to", TO),
  CUE ("communicated to", TO),
  CUE ("urged", SPEECH | TO | DEMAND),
  CUE ("called on", SPEECH | TO | DEMAND),
  CUE ("called upon", SPEECH | TO | DEMAND),
  CUE ("calls on", SPEECH | TO | DEMAND),
  CUE ("calls upon", SPEECH | TO | DEMAND),
  CUE ("asked", SPEECH | TO),
  CUE ("demarche to", TO),
  CUE ("told the", SPEECH | TO),

  /* Who is blamed. */
  CUE ("carried out by", BLAME),
  CUE ("perpetrated by", BLAME),
  CUE ("committed by", BLAME),
  CUE ("attack by", EVENT | BLAME),
  CUE ("attacks by", EVENT | BLAME),
  CUE ("attributed to", BLAME),
  CUE ("blamed on", BLAME),
  CUE ("blamed", BLAME),
  CUE ("blames", BLAME),
  CUE ("accused", BLAME),
  CUE ("accuses", BLAME),
  CUE ("orchestrated by", BLAME),
  CUE ("planned by", BLAME),
  CUE ("belonging to", BLAME),
  CUE ("affiliated with", BLAME),
  CUE ("responsibility of", BLAME),
  CUE ("claimed by", BLAME),
  CUE ("militants of", BLAME),
  CUE ("terrorists of", BLAME),
  CUE ("fighters of", BLAME),
  CUE ("militants from", BLAME),
  CUE ("work of", BLAME),
  CUE ("claimed responsibility", BLAMED),
  CUE ("claims responsibility", BLAMED),
  CUE ("was behind", BLAMED),
  CUE ("were behind", BLAMED),
  CUE ("was responsible", BLAMED),
  CUE ("were responsible", BLAMED),
  CUE ("carried out", BLAMED),
  CUE ("militant*", BLAMED),
  CUE ("terrorist*", BLAMED),
  CUE ("fighters", BLAMED),
  CUE ("perpetrated", BLAMED),

  /* Where and when. */
  CUE ("in", IN | DAY),
  CUE ("at", IN),
  CUE ("near", IN),
  CUE ("inside", IN),
  CUE ("across", IN),
  CUE ("within", IN),
  CUE ("district", IN),
  CUE ("province of", IN),
  CUE ("town of", IN),
  CUE ("village of", IN),
  CUE ("city of", IN),
  CUE ("district of", IN),
  CUE ("outside", IN),
  CUE ("during", DAY),
  CUE ("since", DAY),
  CUE ("of", DAY),
  CUE ("until", DAY | AHEAD),
  CUE ("till", DAY | AHEAD),
  CUE ("before", DAY | AHEAD),
  CUE ("after", DAY),
  CUE ("by", DAY | AHEAD),
  CUE ("from", DAY),
  CUE ("between", DAY),
  CUE ("early", DAY),
  CUE ("late", DAY),
  CUE ("mid", DAY),
  CUE ("last", DAY),
  CUE ("this", DAY),
  CUE ("next", DAY | AHEAD),
  CUE ("about", DAY),
  CUE ("around", DAY),
  CUE ("will", AHEAD),
  CUE ("shall", AHEAD),
  CUE ("would", AHEAD),
  CUE ("not later than", AHEAD | DAY),
  CUE ("earlier", PAST),
  CUE ("previously", PAST),

  /* What is asked, kept, said and promised. */
  CUE ("demanded", SPEECH | DEMAND),
  CUE ("demands", SPEECH | DEMAND),
  CUE ("demand", DEMAND),
  CUE ("called for", SPEECH | DEMAND),
  CUE ("calls for", SPEECH | DEMAND),
  CUE ("insisted", SPEECH | DEMAND),
  CUE ("requested", SPEECH | DEMAND),
  CUE ("requests", SPEECH | DEMAND),
  CUE ("asked that", SPEECH | DEMAND),
  CUE ("demanded of", SPEECH | DEMAND | TO),
  CUE ("demanded from", SPEECH | DEMAND | TO),
  CUE ("demands from", SPEECH | DEMAND | TO),
  CUE ("reserves the right", SPEECH | RESERVE),
  CUE ("reserved the right", SPEECH | RESERVE),
  CUE ("reserve the right", RESERVE),
  CUE ("reserving the right", RESERVE),
  CUE ("reserves its right*", SPEECH | RESERVE),
  CUE ("reserve its right*", RESERVE),
  CUE ("reserves all rights", SPEECH | RESERVE),
  CUE ("reserves all its rights", SPEECH | RESERVE),
  CUE ("reserve all rights", RESERVE),
  CUE ("warned", SPEECH | POINT),
  CUE ("warns", SPEECH | POINT),
  CUE ("cautioned", SPEECH | POINT),
  CUE ("assured", SPEECH | ASSURE),
  CUE ("gave assurances", SPEECH | ASSURE),
  CUE ("gave an assurance", SPEECH | ASSURE),
  CUE ("given assurances", ASSURE),
  CUE ("pledged", SPEECH | ASSURE),
  CUE ("promised", SPEECH | ASSURE),
  CUE ("undertook", SPEECH | ASSURE),
  CUE ("undertakes", SPEECH | ASSURE),
  CUE ("guaranteed", SPEECH | ASSURE),
  CUE ("that", THAT),
};

static const struct
{
  const ChanceryPressPhrase *phrases;
  gsize n;
} languages[] = {
  { english, G_N_ELEMENTS (english) },
};

/* The first letters of the first word; enough to leave a handful. */
static void
make_key (const char *word, char key[KEY_BYTES + 1])
{
  gsize n = 0;

  while (n < KEY_BYTES && word[n] != '\0' && word[n] != ' ' && word[n] != '*')
    {
      key[n] = word[n];
      n++;
    }
  key[n] = '\0';
}

static gpointer
make_index (gpointer unused)
{
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (gsize j = 0; j < languages[i].n; j++)
      {
        const ChanceryPressPhrase *phrase = &languages[i].phrases[j];
        char key[KEY_BYTES + 1];
        GPtrArray *bucket;

        make_key (phrase->words, key);
        bucket = g_hash_table_lookup (index, key);
        if (bucket == NULL)
          {
            bucket = g_ptr_array_new ();
            g_hash_table_insert (index, g_strdup (key), bucket);
          }
        g_ptr_array_add (bucket, (gpointer)phrase);
      }
  return index;
}

static gboolean
matches_word (const char *word, gsize length, const char *folded)
{
  if (word[length - 1] == '*')
    return strncmp (folded, word, length - 1) == 0;
  return strncmp (folded, word, length) == 0 && folded[length] == '\0';
}

/* How many words of the text the phrase takes, 0 when it is not there. */
static guint
match (const ChanceryPressPhrase *phrase, const ChanceryTextWords *words, guint at)
{
  guint sentence = chancery_text_words_get (words, at)->sentence;
  guint n = 0;

  for (const char *word = phrase->words; *word != '\0'; n++)
    {
      gsize length = strcspn (word, " ");
      const ChanceryWord *found;

      if (at + n >= chancery_text_words_get_n (words))
        return 0;
      found = chancery_text_words_get (words, at + n);
      if (found->sentence != sentence || !matches_word (word, length, found->folded))
        return 0;
      word += length;
      word += strspn (word, " ");
    }
  return n;
}

const ChanceryPressPhrase *
chancery_press_words_match (const ChanceryTextWords *words, guint at, guint *n_words)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  const ChanceryPressPhrase *longest = NULL;
  char key[KEY_BYTES + 1];
  GPtrArray *bucket;

  *n_words = 0;
  make_key (chancery_text_words_get (words, at)->folded, key);
  bucket = g_hash_table_lookup (index, key);
  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    {
      const ChanceryPressPhrase *phrase = g_ptr_array_index (bucket, i);
      guint n = match (phrase, words, at);

      if (n > *n_words)
        {
          *n_words = n;
          longest = phrase;
        }
    }
  return longest;
}
