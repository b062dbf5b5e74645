/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-layout.h"

#include "chancery-text.h"

#include <string.h>

/* clang-format off */

static const ChanceryFormRow no_rows[] = { { NULL, NULL } };

static const ChanceryFormRow demarche_rows[] = {
  { "act", "party_to ~addressee_body" },
  { "act", "act_kind form" },
  { "act", "occasion_date" },
  { "act", "title" },
  { "act", "tone" },
  { "happened", "@incident" },
  { "asked", "@demand" },
  { "said", "points" },
  { "said", "@reservation" },
  { "follow", "reply_by" },
  { "follow", "@plan" },
  { "follow", "delivery" },
  { "follow", "addressee level" },
  { "follow", "left_in_writing" },
  { "follow", "+answers" },
  { "papers", "body" },
  { "papers", "@papers" },
  { NULL, NULL }
};

static const ChanceryFormRow document_rows[] = {
  { "paper", "form direction" },
  { "paper", "title" },
  { "paper", "date_on_document" },
  { "paper", "date_sent_or_received" },
  { "paper", "our_ref place" },
  { "paper", "their_refs" },
  { "people", "correspondents" },
  { "text", "body" },
  { "text", "@papers" },
  { "handling", "due precedence" },
  { NULL, NULL }
};

static const ChanceryFormRow statement_rows[] = {
  { "who", "issuer" },
  { "who", "speaker ~speaker_post" },
  { "who", "made_at" },
  { "who", "statement_kind place" },
  { "words", "title" },
  { "words", "body" },
  { "words", "translation" },
  { "where", "url" },
  { "where", "captured_at" },
  { "where", "@papers" },
  { NULL, NULL }
};

static const ChanceryFormRow incident_rows[] = {
  { "event", "incident_kind status" },
  { "event", "place cross_border" },
  { "event", "start" },
  { "event", "end" },
  { "event", "title" },
  { "course", "phases" },
  { "course", "targets" },
  { "course", "roles" },
  { "course", "damage" },
  { NULL, NULL }
};

static const ChanceryFormRow demand_rows[] = {
  { "demand", "text" },
  { "demand", "demand_kind addressee" },
  { "demand", "raised_in" },
  { "term", "urgency deadline" },
  { "term", "verification" },
  { NULL, NULL }
};

static const ChanceryFormRow assurance_rows[] = {
  { "assurance", "text" },
  { "assurance", "conditions" },
  { "given", "given_by given_to" },
  { "given", "given_on" },
  { "given", "times form" },
  { "given", "given_in" },
  { NULL, NULL }
};

static const ChanceryFormRow actor_rows[] = {
  { "name", "names" },
  { "what", "actor_kind iso_code" },
  { "what", "part_of recognition" },
  { NULL, NULL }
};

static const ChanceryFormRow place_rows[] = {
  { "name", "names" },
  { "where", "place_kind part_of" },
  { "where", "position precision" },
  { NULL, NULL }
};

static const ChanceryFormRow casefile_rows[] = {
  { "file", "title" },
  { "file", "class opened" },
  { "file", "holder" },
  { NULL, NULL }
};

static const ChanceryFormRow action_rows[] = {
  { "do", "what" },
  { "do", "due assignee" },
  { "do", "on" },
  { NULL, NULL }
};

static const ChanceryFormRow figure_rows[] = {
  { "figure", "measure unit" },
  { "figure", "quantity" },
  { "figure", "region period" },
  { "whence", "source" },
  { "whence", "replaces part_of" },
  { NULL, NULL }
};

static const ChanceryFormLayout layouts[] = {
  { "demarche", demarche_rows, "act_kind=protest direction=made party_from=@own form=summons delivery=delivered" },
  { "document", document_rows, "direction=in" },
  { "statement", statement_rows, "" },
  { "incident", incident_rows, "status=reported" },
  { "demand", demand_rows, "" },
  { "assurance", assurance_rows, "given_to=@own" },
  { "actor", actor_rows, "" },
  { "place", place_rows, "" },
  { "casefile", casefile_rows, "opened=@today" },
  { "action", action_rows, "" },
  { "figure", figure_rows, "" },
};

/* Words that give a kind away, the more telling ones first. */
static const struct { const char *word; const char *code; } demand_words[] = {
  { "apolog", "apologise" }, { "compensat", "compensate" }, { "reparation", "compensate" },
  { "hand over", "hand-over" }, { "extradit", "hand-over" }, { "surrender", "hand-over" },
  { "dismantl", "dismantle" }, { "infrastructure", "dismantle" }, { "sanctuar", "dismantle" },
  { "leader", "act-against-persons" }, { "perpetrator", "act-against-persons" },
  { "arrest", "act-against-persons" }, { "prosecut", "punish" }, { "punish", "punish" },
  { "bring to justice", "punish" }, { "investigat", "investigate" }, { "inquir", "investigate" },
  { "explain", "explain" }, { "explanation", "explain" }, { "clarif", "explain" },
  { "guarantee", "guarantee" }, { "not be repeated", "guarantee" }, { "non-repetition", "guarantee" },
  { "protect", "protect" }, { "safety of", "protect" }, { "withdraw", "withdraw" }, { "pull back", "withdraw" },
  { "group", "act-against-group" }, { "organisation", "act-against-group" }, { "organization", "act-against-group" },
  { "militant", "act-against-group" }, { "stop", "stop" }, { "cease", "stop" }, { "end the", "stop" },
  { "halt", "stop" }, { "verif", "verify" },
};

static const struct { const char *word; const char *code; } point_words[] = {
  { "condemn", "condemnation" }, { "deplor", "condemnation" }, { "warn", "warning" },
  { "failure to", "warning" }, { "consequence", "warning" }, { "harm", "warning" },
  { "earlier", "background" }, { "recall", "background" }, { "since", "background" },
};

/* clang-format on */

const ChanceryFormLayout *
chancery_form_layout_get (const ChanceryKind *kind)
{
  static const ChanceryFormLayout none = { NULL, no_rows, "" };

  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].kind, kind->id))
      return &layouts[i];
  return &none;
}

gboolean
chancery_form_layout_places (const ChanceryFormLayout *self, const char *field)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (const ChanceryFormRow *row = self->rows; row->group != NULL; row++)
    {
      g_auto (GStrv) names = g_strsplit (row->fields, " ", -1);

      for (guint i = 0; names[i] != NULL; i++)
        if (g_str_equal (names[i] + strspn (names[i], "~+"), field))
          return TRUE;
    }
  return FALSE;
}

static const char *
guess_demand (const char *text)
{
  g_autofree char *folded = chancery_text_fold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (demand_words); i++)
    if (strstr (folded, demand_words[i].word) != NULL)
      return demand_words[i].code;
  return "other";
}

static const char *
guess_point (const char *text)
{
  g_autofree char *folded = chancery_text_fold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (point_words); i++)
    if (strstr (folded, point_words[i].word) != NULL)
      return point_words[i].code;
  return "position";
}

ChanceryFormGuess
chancery_form_layout_find_guess (const char *id)
{
  static const struct
  {
    const char *id;
    ChanceryFormGuess guess;
  } guesses[] = {
    { "demand", guess_demand },
    { "points", guess_point },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    if (g_strcmp0 (guesses[i].id, id) == 0)
      return guesses[i].guess;
  return NULL;
}

/* @shown: the fields that only some claims have, and that one with this code does have. */
static const struct
{
  const char *code;
  const char *shown;
} claim_fields[] = {
  { "attribution", "actor degree" },
  { "casualty", "quantity category effect" },
  { "figure", "quantity text" },
};

const char *
chancery_form_layout_find_switch (const char *list)
{
  return g_strcmp0 (list, "claims") == 0 ? "property" : NULL;
}

gboolean
chancery_form_layout_hides (const char *list, const char *code, const char *field)
{
  static const char *const special[] = { "actor",  "degree", "quantity", "category",
                                         "effect", "text",   NULL };
  const char *shown = "text";

  if (chancery_form_layout_find_switch (list) == NULL || !g_strv_contains (special, field))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (claim_fields); i++)
    if (g_strcmp0 (claim_fields[i].code, code) == 0)
      shown = claim_fields[i].shown;
  return strstr (shown, field) == NULL;
}
