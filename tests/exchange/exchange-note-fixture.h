/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What notes are drafted from, and the drafts, for the tests of them. */

#pragma once

#include "chancery-note-sides.h"
#include "chancery-note.h"
#include "chancery-records.h"

#include "exchange-fixture.h"

#include <string.h>

#define PARTY "11111111-1111-4111-8111-111111111111"
#define MISSION "22222222-2222-4222-8222-222222222222"
#define FULL "33333333-3333-4333-8333-333333333333"
#define SPARSE "44444444-4444-4444-8444-444444444444"
#define INCIDENT "55555555-5555-4555-8555-555555555555"
#define STATE "66666666-6666-4666-8666-666666666666"
#define MINISTRY "77777777-7777-4777-8777-777777777777"
#define RECEIVED "88888888-8888-4888-8888-888888888888"
#define INCOMING "99999999-9999-4999-8999-999999999999"
#define ANSWER "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"

static const char records[] =
    "{\"kind\":\"actor\",\"id\":\"" PARTY "\",\"actor_kind\":\"state\",\"names\":["
    "{\"text\":\"Ruritania\",\"kind\":\"official\",\"language\":\"en\"},"
    "{\"text\":\"la Ruritanie\",\"kind\":\"short\",\"language\":\"fr\"},"
    "{\"text\":\"la République de Ruritanie\",\"kind\":\"official\",\"language\":\"fr\"}]}\n"
    "{\"kind\":\"actor\",\"id\":\"" MISSION "\",\"actor_kind\":\"mission\",\"names\":["
    "{\"text\":\"Embassy of Ruritania\",\"kind\":\"official\"}]}\n"
    "{\"kind\":\"incident\",\"id\":\"" INCIDENT
    "\",\"state\":\"registered\",\"title\":\"The fire at the customs house\","
    "\"incident_kind\":\"armed-attack\",\"marking\":{\"level\":\"confidential\"},\"start\":\"2026-02-14\",\"language\":\"en\"}\n"
    "{\"kind\":\"demarche\",\"id\":\"" FULL
    "\",\"reference\":\"PROT/2026/0007\",\"state\":\"registered\","
    "\"title\":\"Protest over <the fire> & more\",\"language\":\"en\",\"marking\":{\"level\":\"restricted\"},"
    "\"act_kind\":\"protest\",\"direction\":\"made\",\"form\":\"note-verbale\","
    "\"party_from\":[{\"label\":\"Strelsau\"}],\"party_to\":[{\"id\":\"" PARTY "\"}],"
    "\"addressee_body\":{\"id\":\"" MISSION
    "\"},\"occasion_date\":\"2026-02-16\",\"tone\":\"protest\","
    "\"reply_by\":\"2026-03-16\",\"points\":[{\"kind\":\"warning\",\"text\":\"It cannot be borne again.\"}],"
    "\"links\":[{\"type\":\"protests\",\"to\":{\"id\":\"" INCIDENT "\"}}]}\n"
    "{\"kind\":\"demand\",\"state\":\"registered\",\"text\":\"Find who lit it.\",\"raised_in\":{\"id\":\"" FULL
    "\"},"
    "\"urgency\":\"by-date\",\"deadline\":\"2026-04-01\"}\n"
    "{\"kind\":\"demand\",\"state\":\"registered\",\"text\":\"Rebuild the house.\",\"raised_in\":{\"id\":\"" FULL
    "\"}}\n"
    "{\"kind\":\"reservation\",\"state\":\"registered\",\"text\":\"To ask for what it cost.\",\"made_in\":{\"id\":\"" FULL
    "\"}}\n"
    "{\"kind\":\"demarche\",\"id\":\"" SPARSE "\",\"title\":\"A word\",\"direction\":\"made\","
    "\"party_to\":[{\"id\":\"" PARTY "\"}],\"occasion_date\":\"2026-02-16/..\"}\n";

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_import (fixture->db, records, CHANCERY_CONFLICTS_FAIL,
                  "new 9, changed 0, unchanged 0, conflicts 0");
}

/* A state that has a ministry, what came to it, and what it answered; the other party is a state of which nothing more is known. */
static const char more[] =
    "{\"kind\":\"actor\",\"id\":\"" STATE "\",\"actor_kind\":\"state\",\"names\":["
    "{\"text\":\"Kingdom of Strelsau\",\"kind\":\"official\",\"language\":\"en\"},"
    "{\"text\":\"Королевство Стрельсау\",\"language\":\"ru\"}]}\n"
    "{\"kind\":\"actor\",\"actor_kind\":\"ministry\",\"part_of\":{\"id\":\"" STATE
    "\"},\"names\":[{\"text\":\"Ministry of the Interior\",\"language\":\"en\"}]}\n"
    "{\"kind\":\"actor\",\"id\":\"" MINISTRY
    "\",\"actor_kind\":\"ministry\",\"part_of\":{\"id\":\"" STATE
    "\"},\"names\":[{\"text\":\"The Royal Ministry of Foreign Affairs\",\"language\":\"en\"}]}\n"
    "{\"kind\":\"demarche\",\"id\":\"" RECEIVED "\",\"title\":\"Their protest\","
    "\"direction\":\"received\",\"form\":\"summons\",\"tone\":\"protest\",\"reply_by\":\"2026-05-01\","
    "\"party_from\":[{\"id\":\"" PARTY "\"}],\"party_to\":[{\"id\":\"" STATE
    "\"}],\"occasion_date\":\"2026-02\","
    "\"points\":[{\"kind\":\"warning\",\"text\":\"Theirs to say.\"}]}\n"
    "{\"kind\":\"demand\",\"text\":\"Theirs to ask.\",\"raised_in\":{\"id\":\"" RECEIVED "\"}}\n"
    "{\"kind\":\"document\",\"id\":\"" INCOMING
    "\",\"title\":\"On the fire\",\"form\":\"note-verbale\",\"direction\":\"in\","
    "\"date_on_document\":\"2026-02-20\",\"their_refs\":[{\"reference\":\"KBL/77\"}],"
    "\"correspondents\":[{\"role\":\"from\",\"who\":{\"id\":\"" MISSION
    "\"}},{\"role\":\"to\",\"who\":{\"id\":\"" STATE "\"}}],"
    "\"links\":[{\"type\":\"replies-to\",\"to\":{\"id\":\"" FULL "\"}}]}\n"
    "{\"kind\":\"demarche\",\"id\":\"" ANSWER
    "\",\"title\":\"Once more\",\"direction\":\"made\",\"form\":\"note-verbale\","
    "\"party_from\":[{\"id\":\"" STATE "\"}],\"party_to\":[{\"id\":\"" PARTY
    "\"}],\"occasion_date\":\"2026-02-22\","
    "\"points\":[{\"kind\":\"position\",\"text\":\"Ours to say.\"}],"
    "\"links\":[{\"type\":\"rejoins\",\"to\":{\"id\":\"" INCOMING "\"}}]}\n";

static inline ChanceryNoteTemplate *
read_template (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole =
      g_strconcat ("Form: note-verbale\nLanguage: ", *text == '!' ? "fr" : "en",
                   "\nAbout: about %s\nAfter: from %s\nTone protest: protests\n\n", text, NULL);
  ChanceryNoteTemplate *template = chancery_note_template_new ("own.txt", whole, TRUE, &error);

  g_assert_no_error (error);
  return template;
}

static inline ChanceryNote *
draft (Fixture *fixture, const char *id, const char *text)
{
  g_autoptr (ChanceryNoteTemplate) template = read_template (text);
  g_autoptr (GError) error = NULL;
  ChanceryNote *note = chancery_note_new (fixture->db, id, template, &error);

  g_assert_no_error (error);
  return note;
}

static inline void
import_more (Fixture *fixture)
{
  fixture_import (fixture->db, more, CHANCERY_CONFLICTS_FAIL,
                  "new 7, changed 0, unchanged 0, conflicts 0");
}

/* The draft that is made when nobody names a form. */
static inline ChanceryNote *
draft_usual (Fixture *fixture, const char *id, const char *language, const char *template_id)
{
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (fixture->db, id, &error);
  g_autofree char *form = chancery_note_sides_choose_form (fixture->db, record);
  ChanceryNoteTemplate *template =
      chancery_note_templates_choose (list, chancery_record_get_kind (record)->id, form, language);
  ChanceryNote *note = chancery_note_new (fixture->db, id, template, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (chancery_note_template_get_id (template), ==, template_id);
  return note;
}

static inline void
assert_says (const ChanceryNote *note, const char *words)
{
  if (strstr (chancery_note_get_text (note), words) == NULL)
    g_error ("“%s” is not in\n%s", words, chancery_note_get_text (note));
}
