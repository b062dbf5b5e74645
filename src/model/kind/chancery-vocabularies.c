/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped vocabularies.  Codes are for ever; labels are what the officer reads. */

#include "config.h"

#include "chancery-vocabularies.h"

#include <glib/gi18n-lib.h>

#define SETTLED CHANCERY_TERM_SETTLED
#define OVER (CHANCERY_TERM_SETTLED | CHANCERY_TERM_OVER)
#define RECEIPT CHANCERY_TERM_RECEIPT

/* clang-format off */

static const ChanceryTerm state_terms[] = {
  { "draft", N_("not registered"), NULL },
  { "registered", N_("registered"), NULL },
  { "closed", N_("closed"), NULL },
  { "void", N_("void"), NULL },
  { NULL, NULL, NULL }
};

/* What else lists show as a state: of names, of case files, of actions.  What is watched shows its verdict. */
static const ChanceryTerm shown_state_terms[] = {
  { "to-check", N_("to check"), NULL },
  { "open", N_("open"), NULL },
  { "archived", N_("archived"), NULL },
  { "done", N_("done"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm marking_level_terms[] = {
  { "unmarked", N_("Unmarked"), NULL },
  { "unclassified", N_("Unclassified"), NULL },
  { "restricted", N_("Restricted"), NULL },
  { "confidential", N_("Confidential"), NULL },
  { "secret", N_("Secret"), NULL },
  { "top-secret", N_("Top secret"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm act_kind_terms[] = {
  { "protest", N_("protest"), NULL },
  { "demand", N_("demand"), NULL },
  { "request", N_("request"), NULL },
  { "information", N_("information"), NULL },
  { "warning", N_("warning"), NULL },
  { "complaint", N_("complaint"), NULL },
  { "legal-objection", N_("legal objection"), NULL },
  { "consular-representation", N_("consular representation"), NULL },
  { "condolence", N_("condolence"), NULL },
  { "reply", N_("reply"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm demarche_direction_terms[] = {
  { "made", N_("made"), NULL },
  { "received", N_("received"), NULL },
  { "witnessed", N_("witnessed"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm demarche_form_terms[] = {
  { "summons", N_("summons"), NULL },
  { "call-at-ministry", N_("call at the ministry"), NULL },
  { "call-at-mission", N_("call at the mission"), NULL },
  { "telephone", N_("telephone"), NULL },
  { "note-verbale", N_("note verbale"), NULL },
  { "first-person-note", N_("first-person note"), NULL },
  { "aide-memoire", N_("aide-mémoire"), NULL },
  { "non-paper", N_("non-paper"), NULL },
  { "memorandum", N_("memorandum"), NULL },
  { "letter", N_("letter"), NULL },
  { "collective-note", N_("collective note"), NULL },
  { "identical-notes", N_("identical notes"), NULL },
  { "protecting-power", N_("through a protecting power"), NULL },
  { "at-international-organisation", N_("at an international organisation"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm document_form_terms[] = {
  { "note-verbale", N_("note verbale"), NULL },
  { "first-person-note", N_("first-person note"), NULL },
  { "aide-memoire", N_("aide-mémoire"), NULL },
  { "non-paper", N_("non-paper"), NULL },
  { "letter", N_("letter"), NULL },
  { "cable", N_("cable"), NULL },
  { "e-mail", N_("e-mail"), NULL },
  { "memorandum", N_("memorandum"), NULL },
  { "record-of-conversation", N_("record of conversation"), NULL },
  { "despatch", N_("despatch"), NULL },
  { "instruction", N_("instruction"), NULL },
  { "report", N_("report"), NULL },
  { "press-report", N_("press report"), NULL },
  { "minutes", N_("minutes"), NULL },
  { "treaty", N_("treaty"), NULL },
  { "paper", N_("paper"), NULL },
  { "editorial-note", N_("editorial note"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm document_direction_terms[] = {
  { "in", N_("received"), NULL },
  { "out", N_("sent"), NULL },
  { "internal", N_("internal"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm tone_terms[] = {
  { "draw-attention", N_("drawing attention"), NULL },
  { "concern", N_("concern"), NULL },
  { "serious-concern", N_("serious concern"), NULL },
  { "regret", N_("regret"), NULL },
  { "deplore", N_("deploring"), NULL },
  { "protest", N_("protest"), NULL },
  { "strong-protest", N_("strong protest"), NULL },
  { "condemn", N_("condemnation"), NULL },
  { "ultimatum", N_("ultimatum"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm level_terms[] = {
  { "staff", N_("staff"), NULL },
  { "head-of-section", N_("head of section"), NULL },
  { "charge", N_("chargé d’affaires"), NULL },
  { "deputy-head", N_("deputy head of mission"), NULL },
  { "head-of-mission", N_("head of mission"), NULL },
  { "deputy-minister", N_("deputy minister"), NULL },
  { "minister", N_("minister"), NULL },
  { "head-of-government", N_("head of government"), NULL },
  { "unknown", N_("not known"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm left_in_writing_terms[] = {
  { "none", N_("nothing"), NULL },
  { "note-verbale", N_("note verbale"), NULL },
  { "aide-memoire", N_("aide-mémoire"), NULL },
  { "non-paper", N_("non-paper"), NULL },
  { "talking-points", N_("talking points"), NULL },
  { "unknown", N_("not known"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm delivery_terms[] = {
  { "planned", N_("planned"), NULL },
  { "appointment-asked", N_("appointment asked for"), NULL },
  { "delivered", N_("delivered"), NULL },
  { "refused", N_("refused"), NULL },
  { "returned", N_("returned"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm publicity_terms[] = {
  { "no", N_("not public"), NULL },
  { "announced", N_("announced"), NULL },
  { "leaked", N_("leaked"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm point_kind_terms[] = {
  { "position", N_("position"), NULL },
  { "condemnation", N_("condemnation"), NULL },
  { "warning", N_("warning"), NULL },
  { "background", N_("background"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm answer_how_terms[] = {
  { "at-delivery", N_("at delivery"), NULL },
  { "oral", N_("oral"), NULL },
  { "note", N_("by note"), NULL },
  { "public", N_("public"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm response_terms[] = {
  { "receipt-only", N_("receipt only"), NULL, RECEIPT },
  { "takes-note", N_("takes note"), NULL, RECEIPT },
  { "will-report", N_("will report"), NULL, RECEIPT },
  { "declines-to-answer", N_("declines to answer"), NULL },
  { "denies", N_("denies"), NULL },
  { "denies-responsibility", N_("denies responsibility"), NULL },
  { "explains-otherwise", N_("explains otherwise"), NULL },
  { "counter-accuses", N_("counter accuses"), NULL },
  { "promises-inquiry", N_("promises an inquiry"), NULL },
  { "promises-action", N_("promises action"), NULL },
  { "regrets", N_("regrets"), NULL },
  { "apologises", N_("apologises"), NULL },
  { "accepts", N_("accepts"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm demand_kind_terms[] = {
  { "stop", N_("stop"), NULL },
  { "act-against-group", N_("act against a group"), NULL },
  { "act-against-persons", N_("act against persons"), NULL },
  { "dismantle", N_("dismantle"), NULL },
  { "hand-over", N_("hand over"), NULL },
  { "investigate", N_("investigate"), NULL },
  { "punish", N_("punish"), NULL },
  { "explain", N_("explain"), NULL },
  { "apologise", N_("apologise"), NULL },
  { "compensate", N_("compensate"), NULL },
  { "guarantee", N_("guarantee"), NULL },
  { "protect", N_("protect"), NULL },
  { "verify", N_("verify"), NULL },
  { "withdraw", N_("withdraw"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm demand_verdict_terms[] = {
  { "open", N_("open"), NULL },
  { "receipt", N_("receipt acknowledged"), NULL },
  { "accepted-in-words", N_("accepted in words"), NULL },
  { "partly-met", N_("partly met"), NULL },
  { "met", N_("met"), NULL, OVER },
  { "refused", N_("refused"), NULL, SETTLED },
  { "counter-demand", N_("answered by a counter-demand"), NULL },
  { "overtaken", N_("overtaken"), NULL, OVER },
  { "withdrawn", N_("withdrawn"), NULL, OVER },
  { NULL, NULL, NULL }
};

static const ChanceryTerm assurance_verdict_terms[] = {
  { "pending", N_("pending"), NULL },
  { "kept", N_("kept"), NULL, SETTLED },
  { "partly-kept", N_("partly kept"), NULL },
  { "token", N_("token steps only"), NULL },
  { "not-kept", N_("not kept"), NULL, SETTLED },
  { "contradicted", N_("contradicted"), NULL, SETTLED },
  { "unverifiable", N_("unverifiable"), NULL },
  { "superseded", N_("superseded"), NULL, OVER },
  { NULL, NULL, NULL }
};

static const ChanceryTerm reservation_verdict_terms[] = {
  { "standing", N_("standing"), NULL },
  { "repeated", N_("repeated"), NULL },
  { "exercised", N_("exercised"), NULL, SETTLED },
  { "dropped", N_("dropped"), NULL, SETTLED },
  { NULL, NULL, NULL }
};

static const ChanceryTerm outcome_terms[] = {
  { "settled", N_("settled"), NULL },
  { "partly-settled", N_("partly settled"), NULL },
  { "no-result", N_("no result"), NULL },
  { "escalated", N_("escalated"), NULL },
  { "overtaken", N_("overtaken by events"), NULL },
  { "under-mediation", N_("under mediation"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm attribution_degree_terms[] = {
  { "claimed-by-actor", N_("claimed by the actor"), NULL },
  { "asserted", N_("asserted"), NULL },
  { "suspected", N_("suspected"), NULL },
  { "reported", N_("reported"), NULL },
  { "denied-by-actor", N_("denied by the actor"), NULL },
  { "established", N_("established"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm incident_kind_terms[] = {
  { "armed-attack", N_("armed attack"), NULL },
  { "border-violation", N_("border violation"), NULL },
  { "air-or-sea-violation", N_("air or sea violation"), NULL },
  { "harm-to-nationals", N_("harm to nationals"), NULL },
  { "detention", N_("detention"), NULL },
  { "harm-to-mission-or-staff", N_("harm to mission or staff"), NULL },
  { "hostile-remarks", N_("hostile remarks"), NULL },
  { "interference", N_("interference"), NULL },
  { "breach-of-agreement", N_("breach of agreement"), NULL },
  { "trade-or-transit", N_("trade or transit"), NULL },
  { "cyber", N_("cyber operation"), NULL },
  { "political-change", N_("political change"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm incident_method_terms[] = {
  { "suicide-vehicle-bomb", N_("suicide vehicle bomb"), NULL },
  { "bomb", N_("bomb"), NULL },
  { "armed-assault", N_("armed assault"), NULL },
  { "fire-raid", N_("fire raid"), NULL },
  { "infiltration", N_("infiltration"), NULL },
  { "cross-border-fire", N_("cross-border fire"), NULL },
  { "detention", N_("detention"), NULL },
  { "remarks", N_("remarks"), NULL },
  { "harassment", N_("harassment"), NULL },
  { "shelling", N_("shelling"), NULL },
  { "air-or-drone", N_("air or drone strike"), NULL },
  { "incursion", N_("incursion"), NULL },
  { "mob-attack", N_("mob attack"), NULL },
  { "arson", N_("arson"), NULL },
  { "abduction", N_("abduction"), NULL },
  { "killing", N_("killing"), NULL },
  { "damage-to-premises", N_("damage to premises"), NULL },
  { "insult-to-flag", N_("insult to the flag"), NULL },
  { "maritime-harassment", N_("maritime harassment"), NULL },
  { "airspace-violation", N_("airspace violation"), NULL },
  { "cyber", N_("cyber operation"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm incident_status_terms[] = {
  { "reported", N_("reported"), NULL },
  { "confirmed", N_("confirmed"), NULL },
  { "disputed", N_("disputed"), NULL },
  { "disproved", N_("disproved"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm incident_role_terms[] = {
  { "operated-target", N_("operated the target"), NULL },
  { "responded", N_("responded"), NULL },
  { "claimed", N_("claimed it"), NULL },
  { "host", N_("host"), NULL },
  { "victim", N_("victim"), NULL },
  { "mediator", N_("mediator"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm target_kind_terms[] = {
  { "checkpost", N_("checkpost"), NULL },
  { "convoy", N_("convoy"), NULL },
  { "mission", N_("mission"), NULL },
  { "premises", N_("premises"), NULL },
  { "vehicle", N_("vehicle"), NULL },
  { "vessel", N_("vessel"), NULL },
  { "aircraft", N_("aircraft"), NULL },
  { "infrastructure", N_("infrastructure"), NULL },
  { "people", N_("people"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm yes_no_unknown_terms[] = {
  { "yes", N_("yes"), NULL },
  { "no", N_("no"), NULL },
  { "unknown", N_("not known"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm claim_property_terms[] = {
  { "attribution", N_("alleged author"), NULL },
  { "casualty", N_("casualties"), NULL },
  { "date", N_("date"), NULL },
  { "place", N_("place"), NULL },
  { "method", N_("method"), NULL },
  { "figure", N_("figure"), NULL },
  { "free", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm stance_terms[] = {
  { "asserts", N_("says"), NULL },
  { "denies", N_("denies"), NULL },
  { "corrects", N_("corrects"), NULL },
  { "withdraws", N_("withdraws"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm reliability_terms[] = {
  { "A", N_("A, completely reliable"), NULL },
  { "B", N_("B, usually reliable"), NULL },
  { "C", N_("C, fairly reliable"), NULL },
  { "D", N_("D, not usually reliable"), NULL },
  { "E", N_("E, unreliable"), NULL },
  { "unknown", N_("not judged"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm casualty_category_terms[] = {
  { "military", N_("military"), NULL },
  { "police", N_("police"), NULL },
  { "other-security", N_("other security"), NULL },
  { "civilian", N_("civilian"), NULL },
  { "official", N_("official"), NULL },
  { "diplomat", N_("diplomat"), NULL },
  { "assailant", N_("assailant"), NULL, CHANCERY_TERM_ASSAILANT },
  { "unknown", N_("not known who"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm casualty_effect_terms[] = {
  { "killed", N_("killed"), NULL },
  { "wounded", N_("wounded"), NULL },
  { "missing", N_("missing"), NULL },
  { "captured", N_("captured"), NULL },
  { "displaced", N_("displaced"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm urgency_terms[] = {
  { "immediate", N_("immediate"), NULL },
  { "by-date", N_("by a date"), NULL },
  { "none", N_("none"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm assurance_form_terms[] = {
  { "oral", N_("oral"), NULL },
  { "written", N_("written"), NULL },
  { "public", N_("public"), NULL },
  { "treaty", N_("by treaty"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm statement_kind_terms[] = {
  { "press-statement", N_("press statement"), NULL },
  { "briefing", N_("briefing"), NULL },
  { "interview", N_("interview"), NULL },
  { "speech", N_("speech"), NULL },
  { "post", N_("post"), NULL },
  { "parliamentary-reply", N_("parliamentary reply"), NULL },
  { "joint-communique", N_("joint communiqué"), NULL },
  { "readout", N_("readout"), NULL },
  { "report", N_("report"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm actor_kind_terms[] = {
  { "state", N_("state"), NULL },
  { "government", N_("government"), NULL },
  { "ministry", N_("ministry"), NULL },
  { "mission", N_("mission"), NULL },
  { "international-organisation", N_("international organisation"), NULL },
  { "armed-force", N_("armed force"), NULL },
  { "armed-group", N_("armed group"), NULL },
  { "company", N_("company"), NULL },
  { "media", N_("media"), NULL },
  { "other", N_("other"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm name_kind_terms[] = {
  { "official", N_("official"), NULL },
  { "short", N_("short"), NULL },
  { "acronym", N_("acronym"), NULL },
  { "former", N_("former"), NULL },
  { "used-by", N_("used by others"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm recognition_terms[] = {
  { "recognised", N_("recognised"), NULL },
  { "de-facto", N_("de facto"), NULL },
  { "not-recognised", N_("not recognised"), NULL },
  { "not-stated", N_("not stated"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm place_kind_terms[] = {
  { "country", N_("country"), NULL },
  { "province", N_("province"), NULL },
  { "district", N_("district"), NULL },
  { "town", N_("town"), NULL },
  { "site", N_("site"), NULL },
  { "crossing", N_("crossing"), NULL },
  { "premises", N_("premises"), NULL },
  { "sea-area", N_("sea area"), NULL },
  { "airspace", N_("airspace"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm precedence_terms[] = {
  { "routine", N_("routine"), NULL },
  { "priority", N_("priority"), NULL },
  { "immediate", N_("immediate"), NULL },
  { "night-action", N_("night action"), NULL },
  { "flash", N_("flash"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm correspondent_role_terms[] = {
  { "from", N_("from"), NULL },
  { "to", N_("to"), NULL },
  { "information", N_("for information"), NULL },
  { "copy", N_("copy"), NULL },
  { "on-behalf-of", N_("on behalf of"), NULL },
  { "through", N_("through"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryTerm link_type_terms[] = {
  { "about", N_("is about"), NULL },
  { "protests", N_("protests"), NULL },
  { "replies-to", N_("replies to"), NULL },
  { "rejoins", N_("is a rejoinder to"), NULL },
  { "supersedes", N_("supersedes"), NULL },
  { "corrects", N_("corrects"), NULL },
  { "cites", N_("cites"), NULL },
  { "announces", N_("announces"), NULL },
  { "carried-by", N_("is carried by"), NULL },
  { "relies-on", N_("relies on"), NULL },
  { "repeats", N_("repeats"), NULL },
  { "causes", N_("causes"), NULL },
  { "part-of", N_("is part of"), NULL },
  { "context-of", N_("is context of"), NULL },
  { "precedent-for", N_("is a precedent for"), NULL },
  { "enclosure-of", N_("is an enclosure of"), NULL },
  { "translation-of", N_("is a translation of"), NULL },
  { "contradicts", N_("contradicts"), NULL },
  { NULL, NULL, NULL }
};

static const ChanceryVocabulary vocabularies[] = {
  { "state", FALSE, state_terms },
  { "shown_state", FALSE, shown_state_terms },
  { "marking_level", TRUE, marking_level_terms },
  { "act_kind", FALSE, act_kind_terms },
  { "demarche_direction", FALSE, demarche_direction_terms },
  { "demarche_form", FALSE, demarche_form_terms },
  { "document_form", FALSE, document_form_terms },
  { "document_direction", FALSE, document_direction_terms },
  { "tone", TRUE, tone_terms },
  { "level", TRUE, level_terms },
  { "left_in_writing", FALSE, left_in_writing_terms },
  { "delivery", FALSE, delivery_terms },
  { "publicity", FALSE, publicity_terms },
  { "point_kind", FALSE, point_kind_terms },
  { "answer_how", FALSE, answer_how_terms },
  { "response", FALSE, response_terms },
  { "demand_kind", FALSE, demand_kind_terms },
  { "demand_verdict", FALSE, demand_verdict_terms },
  { "assurance_verdict", FALSE, assurance_verdict_terms },
  { "reservation_verdict", FALSE, reservation_verdict_terms },
  { "outcome", FALSE, outcome_terms },
  { "attribution_degree", FALSE, attribution_degree_terms },
  { "incident_kind", FALSE, incident_kind_terms },
  { "incident_method", FALSE, incident_method_terms },
  { "incident_status", FALSE, incident_status_terms },
  { "incident_role", FALSE, incident_role_terms },
  { "target_kind", FALSE, target_kind_terms },
  { "yes_no_unknown", FALSE, yes_no_unknown_terms },
  { "claim_property", FALSE, claim_property_terms },
  { "stance", FALSE, stance_terms },
  { "reliability", FALSE, reliability_terms },
  { "casualty_category", FALSE, casualty_category_terms },
  { "casualty_effect", FALSE, casualty_effect_terms },
  { "urgency", FALSE, urgency_terms },
  { "assurance_form", FALSE, assurance_form_terms },
  { "statement_kind", FALSE, statement_kind_terms },
  { "actor_kind", FALSE, actor_kind_terms },
  { "name_kind", FALSE, name_kind_terms },
  { "recognition", FALSE, recognition_terms },
  { "place_kind", FALSE, place_kind_terms },
  { "precedence", TRUE, precedence_terms },
  { "correspondent_role", FALSE, correspondent_role_terms },
  { "link_type", FALSE, link_type_terms },
};

/* clang-format on */

const ChanceryVocabulary *
chancery_vocabularies_shipped (guint *n)
{
  *n = G_N_ELEMENTS (vocabularies);
  return vocabularies;
}
