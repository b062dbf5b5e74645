/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-place.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAPER_COLUMNS "date", "reference", "title", "counterpart", "form", "answer", "state"
#define LETTER_COLUMNS \
  "date", "reference", "title", "counterpart", "direction", "their_refs", "state"
#define WATCH_COLUMNS "date", "title", "counterpart", "verdict", "since", "age", "evidence"
/* Of whoever it was reserved against the act that says so knows. */
#define RIGHT_COLUMNS "date", "title", "verdict", "since", "age", "evidence"
#define MATTER_COLUMNS "date", "reference", "title", "counterpart", "form", "state"
#define NAME_COLUMNS "title", "form", "state"

static const ChanceryPlace places[] = {
  { .id = "desk", .label = N_ ("Desk"), .icon = "chancery-desk-symbolic" },
  { .id = "records",
    .label = N_ ("All records"),
    .icon = "chancery-records-symbolic",
    .query = "",
    .kind = "demarche",
    .columns = { MATTER_COLUMNS },
    .empty_title = N_ ("Nothing is recorded yet"),
    .empty_text = N_ ("Enter the first record with Ctrl+N, or bring in what you have.") },
  { .id = "demarches",
    .label = N_ ("Demarches"),
    .icon = "chancery-demarche-symbolic",
    .heading = N_ ("Record"),
    .query = "kind:demarche",
    .kind = "demarche",
    .columns = { PAPER_COLUMNS },
    .empty_title = N_ ("No demarche yet"),
    .empty_text = N_ ("Enter the first with Ctrl+N, or paste a press text.") },
  { .id = "correspondence",
    .label = N_ ("Correspondence"),
    .icon = "chancery-document-symbolic",
    .query = "kind:document",
    .kind = "document",
    .columns = { LETTER_COLUMNS },
    .empty_title = N_ ("No correspondence yet"),
    .empty_text = N_ ("Notes, letters and cables, in and out. Enter the first with Ctrl+N.") },
  { .id = "statements",
    .label = N_ ("Statements"),
    .icon = "chancery-statement-symbolic",
    .query = "kind:statement",
    .kind = "statement",
    .columns = { "date", "title", "issuer", "form", "state" },
    .empty_title = N_ ("No statement yet"),
    .empty_text = N_ ("What was said in public, by whom and in which words.") },
  { .id = "incidents",
    .label = N_ ("Incidents"),
    .icon = "chancery-incident-symbolic",
    .query = "kind:incident",
    .kind = "incident",
    .columns = { "date", "title", "place", "form", "state" },
    .empty_title = N_ ("No incident yet"),
    .empty_text = N_ ("What happened, and what each side says about it.") },
  { .id = "demands",
    .label = N_ ("Demands"),
    .icon = "chancery-demand-symbolic",
    .heading = N_ ("Follow"),
    .query = "kind:demand",
    .kind = "demand",
    .columns = { WATCH_COLUMNS, "repeated" },
    .empty_title = N_ ("No demand yet"),
    .empty_text = N_ (
        "Demands come with the demarche that raises them, and stand here once it is registered.") },
  { .id = "assurances",
    .label = N_ ("Assurances"),
    .icon = "chancery-assurance-symbolic",
    .query = "kind:assurance",
    .kind = "assurance",
    .columns = { WATCH_COLUMNS },
    .empty_title = N_ ("No assurance yet"),
    .empty_text = N_ ("What the other side promised, and whether it was kept.") },
  { .id = "reservations",
    .label = N_ ("Rights reserved"),
    .icon = "chancery-reservation-symbolic",
    .query = "kind:reservation",
    .kind = "reservation",
    .columns = { RIGHT_COLUMNS },
    .empty_title = N_ ("No right reserved yet"),
    .empty_text = N_ (
        "Rights are reserved in the demarche that says so, and stand here once it is registered.") },
  { .id = "casefiles",
    .label = N_ ("Case files"),
    .icon = "chancery-casefile-symbolic",
    .heading = N_ ("Keep"),
    .query = "kind:casefile",
    .kind = "casefile",
    .columns = { "date", "reference", "title", "state" },
    .empty_title = N_ ("No case file yet"),
    .empty_text = N_ ("A case file keeps together what belongs together. Open one with Ctrl+N.") },
  { .id = "directory",
    .label = N_ ("Directory"),
    .icon = "chancery-directory-symbolic",
    .query = "kind:actor",
    .kind = "actor",
    .columns = { NAME_COLUMNS },
    .empty_title = N_ ("No party yet"),
    .empty_text = N_ ("Parties appear here as they are named in records.") },
  { .id = "people",
    .label = N_ ("People"),
    .icon = "chancery-person-symbolic",
    .within = "directory",
    .query = "kind:person",
    .kind = "person",
    .columns = { "title", "state" },
    .empty_title = N_ ("Nobody yet"),
    .empty_text = N_ ("People appear here as they are named in records.") },
  { .id = "places",
    .label = N_ ("Places"),
    .icon = "chancery-place-symbolic",
    .within = "directory",
    .query = "kind:place",
    .kind = "place",
    .columns = { NAME_COLUMNS },
    .empty_title = N_ ("No place yet"),
    .empty_text = N_ ("Places appear here as they are named in records.") },
  { .id = "figures",
    .label = N_ ("Figures"),
    .icon = "chancery-figure-symbolic",
    .within = "directory",
    .query = "kind:figure",
    .kind = "figure",
    .columns = { "date", "title", "place", "state" },
    .empty_title = N_ ("No figure yet"),
    .empty_text = N_ ("Numbers that are quoted, with who gave them and when.") },
  { .id = NULL },
};

const ChanceryPlace *
chancery_place_list (void)
{
  return places;
}

const ChanceryPlace *
chancery_place_find (const char *id)
{
  for (const ChanceryPlace *place = places; place->id != NULL; place++)
    if (g_strcmp0 (place->id, id) == 0)
      return place;
  return NULL;
}

const ChanceryPlace *
chancery_place_for_kind (const ChanceryKind *kind)
{
  /* “All records” would take the first kind, were it not for its empty query. */
  for (const ChanceryPlace *place = places; place->id != NULL; place++)
    if (place->query != NULL && *place->query != '\0' && strcmp (place->kind, kind->id) == 0)
      return place;
  return chancery_place_find ("records");
}
