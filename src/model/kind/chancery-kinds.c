/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table: every kind, field and line of the registry, once.  A new field is one row here; the
 * id is its JSON key and SQL column for ever, the label may change.  clang-format keeps out so that
 * a row stays a row. */

#include "config.h"

#include "chancery-kinds.h"

#include "chancery-titles.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

#define T(name) .type = CHANCERY_TYPE_##name
#define TERM(v) .type = CHANCERY_TYPE_TERM, .vocabulary = v
#define REF(...) .type = CHANCERY_TYPE_REFERENCE, .targets = { __VA_ARGS__ }
#define ANY .type = CHANCERY_TYPE_REFERENCE
#define LINES(array) .type = CHANCERY_TYPE_LINES, .lines = array
#define F(...) .flags = (ChanceryFieldFlags) (__VA_ARGS__)
#define END { .id = NULL }

#define K_ACTOR CHANCERY_KIND_ACTOR
#define K_PERSON CHANCERY_KIND_PERSON
#define K_PLACE CHANCERY_KIND_PLACE
#define K_DEMARCHE CHANCERY_KIND_DEMARCHE
#define K_DOCUMENT CHANCERY_KIND_DOCUMENT
#define K_STATEMENT CHANCERY_KIND_STATEMENT
#define K_FIGURE CHANCERY_KIND_FIGURE

#define LIST CHANCERY_FIELD_LIST
#define SORTED CHANCERY_FIELD_SORTED
#define MULTILINE CHANCERY_FIELD_MULTILINE
#define BODY CHANCERY_FIELD_BODY
#define SEARCH CHANCERY_FIELD_SEARCH
#define NUMBER CHANCERY_FIELD_NUMBER
#define IDENTIFIER CHANCERY_FIELD_IDENTIFIER
#define WORD CHANCERY_FIELD_WORD
#define WORDS CHANCERY_FIELD_WORDS
#define DAY CHANCERY_FIELD_DAY
#define REQUIRED CHANCERY_FIELD_REQUIRED
#define FROZEN CHANCERY_FIELD_FROZEN
#define ADDABLE CHANCERY_FIELD_ADDABLE
#define KEYED CHANCERY_FIELD_KEYED
#define ENVELOPE CHANCERY_FIELD_ENVELOPE
#define TAIL CHANCERY_FIELD_TAIL
#define PROGRAM CHANCERY_FIELD_PROGRAM
#define NO_DIGEST CHANCERY_FIELD_NO_DIGEST
#define KEY CHANCERY_FIELD_KEY
#define APPEND_ONLY CHANCERY_FIELD_APPEND_ONLY
#define MORE CHANCERY_FIELD_MORE
#define CARRIED CHANCERY_FIELD_CARRIED
#define USUAL CHANCERY_FIELD_USUAL
#define UNTIL CHANCERY_FIELD_UNTIL
#define FROM_DAY CHANCERY_FIELD_FROM_DAY
#define LANGUAGE CHANCERY_FIELD_LANGUAGE
#define POSITION CHANCERY_FIELD_POSITION
#define CORE CHANCERY_FIELD_CORE

/* ---- the envelope ------------------------------------------------------------------------- */

static const ChanceryField correction_fields[] = {
  { .id = "when", .label = N_("When"), T (TEXT), F (PROGRAM) },
  { .id = "who", .label = N_("By"), T (TEXT), F (PROGRAM) },
  { .id = "field", .label = N_("Field"), T (TEXT), F (PROGRAM) },
  { .id = "line", .label = N_("Line"), T (TEXT), F (PROGRAM) },
  { .id = "before", .label = N_("Before"), T (JSON), F (PROGRAM) },
  { .id = "after", .label = N_("After"), T (JSON), F (PROGRAM) },
  { .id = "reason", .label = N_("Reason"), T (TEXT), F (PROGRAM | MULTILINE) },
  END
};

static const ChanceryField link_fields[] = {
  { .id = "type", .label = N_("Link"), TERM ("link_type"), F (CORE | KEY) },
  { .id = "to", .label = N_("To"), ANY, F (KEY) },
  { .id = "note", .label = N_("Note"), T (TEXT), F (SEARCH) },
  { .id = "date", .label = N_("Date"), T (DATE) },
  END
};

static const ChanceryField attachment_fields[] = {
  { .id = "name", .label = N_("Name"), T (TEXT), F (KEY | SEARCH) },
  { .id = "sha256", .label = N_("SHA-256"), T (TEXT), F (KEY | PROGRAM) },
  { .id = "size", .label = N_("Size"), T (INTEGER), F (PROGRAM) },
  { .id = "media_type", .label = N_("Media type"), T (TEXT), F (PROGRAM) },
  { .id = "captured_on", .label = N_("Captured on"), T (DATE) },
  { .id = "marking", .label = N_("Marking"), T (MARKING) },
  END
};

const ChanceryField chancery_envelope_fields[] = {
  { .id = "reference", .label = N_("Number"), T (TEXT), F (ENVELOPE | PROGRAM | NUMBER | IDENTIFIER | SEARCH) },
  { .id = "title", .label = N_("Subject"), T (TEXT), F (ENVELOPE | SEARCH | FROZEN | CARRIED) },
  { .id = "state", .label = N_("State"), TERM ("state"), F (ENVELOPE | PROGRAM), .query = "state" },
  { .id = "marking", .label = N_("Marking"), T (MARKING), F (ENVELOPE | CARRIED | USUAL), .query = "marking" },
  { .id = "language", .label = N_("Language"), T (TEXT), F (ENVELOPE | MORE | CARRIED | USUAL | LANGUAGE), .query = "language" },
  { .id = "tags", .label = N_("Tags"), T (TEXT), F (ENVELOPE | LIST | SORTED | SEARCH | MORE | CARRIED), .query = "tag" },
  { .id = "note", .label = N_("Note"), T (TEXT), F (ENVELOPE | MULTILINE | SEARCH | MORE) },
  { .id = "created", .label = N_("Created"), T (TEXT), F (ENVELOPE | PROGRAM | NO_DIGEST) },
  { .id = "created_by", .label = N_("Created by"), T (TEXT), F (ENVELOPE | PROGRAM | NO_DIGEST) },
  { .id = "changed", .label = N_("Changed"), T (TEXT), F (ENVELOPE | PROGRAM | NO_DIGEST) },
  { .id = "changed_by", .label = N_("Changed by"), T (TEXT), F (ENVELOPE | PROGRAM | NO_DIGEST) },
  { .id = "version", .label = N_("Version"), T (INTEGER), F (ENVELOPE | PROGRAM | NO_DIGEST) },
  { .id = "past", .label = N_("Earlier contents"), T (TEXT), F (ENVELOPE | LIST | PROGRAM | NO_DIGEST) },
  { .id = "corrections", .label = N_("Corrections"), LINES (correction_fields), F (ENVELOPE | TAIL | PROGRAM | ADDABLE | APPEND_ONLY) },
  { .id = "links", .label = N_("Linked"), LINES (link_fields), F (ENVELOPE | TAIL | ADDABLE | KEYED) },
  { .id = "attachments", .label = N_("Papers"), LINES (attachment_fields), F (ENVELOPE | TAIL | ADDABLE | KEYED) },
  END
};

/* ---- lines that several kinds share -------------------------------------------------------- */

#define ASSESSMENT_FIELDS(verdicts)                                                                 \
  { .id = "on", .label = N_("On"), T (DATE), F (DAY) },                                             \
  { .id = "verdict", .label = N_("Verdict"), TERM (verdicts), .query = "verdict" },                 \
  { .id = "text", .label = N_("Text"), T (TEXT), F (MULTILINE | SEARCH) },                          \
  { .id = "evidence", .label = N_("Evidence"), ANY, F (LIST) },                                     \
  { .id = "according_to", .label = N_("According to"), REF (K_ACTOR, K_PERSON), F (WORDS) },        \
  { .id = "by", .label = N_("Entered by"), T (TEXT), F (PROGRAM) },                                 \
  END

static const ChanceryField demand_assessment_fields[] = { ASSESSMENT_FIELDS ("demand_verdict") };
static const ChanceryField assurance_assessment_fields[] = { ASSESSMENT_FIELDS ("assurance_verdict") };
static const ChanceryField reservation_assessment_fields[] = { ASSESSMENT_FIELDS ("reservation_verdict") };

static const ChanceryField claim_fields[] = {
  { .id = "property", .label = N_("About"), TERM ("claim_property") },
  { .id = "actor", .label = N_("Alleged author"), REF (K_ACTOR, K_PERSON), F (WORDS), .query = "author party" },
  { .id = "degree", .label = N_("Degree"), TERM ("attribution_degree") },
  { .id = "quantity", .label = N_("Number"), T (QUANTITY) },
  { .id = "category", .label = N_("Of whom"), TERM ("casualty_category") },
  { .id = "effect", .label = N_("Effect"), TERM ("casualty_effect") },
  { .id = "text", .label = N_("What is said"), T (TEXT), F (CORE | MULTILINE | SEARCH) },
  { .id = "stance", .label = N_("Stance"), TERM ("stance") },
  { .id = "source", .label = N_("Source"), ANY },
  { .id = "attributed_to", .label = N_("Who says so"), REF (K_ACTOR, K_PERSON), F (WORDS) },
  { .id = "wording", .label = N_("In their words"), T (TEXT), F (MULTILINE | SEARCH) },
  { .id = "reliability", .label = N_("Reliability"), TERM ("reliability") },
  { .id = "our_line", .label = N_("Our position"), T (BOOLEAN) },
  END
};

static const ChanceryField name_fields[] = {
  { .id = "text", .label = N_("Name"), T (TEXT), F (CORE | SEARCH) },
  { .id = "language", .label = N_("Language"), T (TEXT), F (LANGUAGE) },
  { .id = "script", .label = N_("Script"), T (TEXT) },
  { .id = "kind", .label = N_("Kind"), TERM ("name_kind") },
  { .id = "used_by", .label = N_("Used by"), REF (K_ACTOR, K_PERSON), F (WORDS) },
  END
};

static const ChanceryGroup no_groups[] = { { NULL, NULL } };

/* ---- demarche ------------------------------------------------------------------------------ */

static const ChanceryField point_fields[] = {
  { .id = "kind", .label = N_("Kind"), TERM ("point_kind") },
  { .id = "text", .label = N_("Text"), T (TEXT), F (MULTILINE | SEARCH) },
  END
};

static const ChanceryField answer_fields[] = {
  { .id = "on", .label = N_("On"), T (DATE) },
  { .id = "by", .label = N_("By"), REF (K_ACTOR, K_PERSON) },
  { .id = "how", .label = N_("How"), TERM ("answer_how") },
  { .id = "response", .label = N_("Answer"), TERM ("response"), .query = "answer", F (CORE) },
  { .id = "text", .label = N_("Text"), T (TEXT), F (MULTILINE | SEARCH) },
  { .id = "record", .label = N_("In"), REF (K_DOCUMENT, K_DEMARCHE, K_STATEMENT) },
  END
};

static const ChanceryGroup demarche_groups[] = {
  { "act", N_("Act") },
  { "happened", N_("What happened") },
  { "asked", N_("What we asked") },
  { "said", N_("What we said") },
  { "follow", N_("Follow-up") },
  { "papers", N_("Text and papers") },
  { NULL, NULL }
};

static const ChanceryField demarche_fields[] = {
  { .id = "act_kind", .label = N_("Nature"), TERM ("act_kind"), F (REQUIRED | FROZEN | CARRIED | USUAL), .query = "nature", .group = "act" },
  { .id = "direction", .label = N_("Direction"), TERM ("demarche_direction"), F (REQUIRED | FROZEN | MORE | CARRIED), .query = "direction", .group = "act" },
  { .id = "party_from", .label = N_("From"), REF (K_ACTOR), F (LIST | REQUIRED | FROZEN | MORE | CARRIED), .query = "from party", .group = "act" },
  { .id = "party_to", .label = N_("To"), REF (K_ACTOR), F (LIST | REQUIRED | FROZEN | CARRIED), .query = "to party", .group = "act" },
  { .id = "addressee", .label = N_("Received by"), REF (K_PERSON), F (FROZEN | CARRIED | USUAL), .query = "to", .group = "follow" },
  { .id = "addressee_post", .label = N_("Their post"), T (TEXT), F (FROZEN | SEARCH | MORE | CARRIED | USUAL), .group = "follow" },
  { .id = "addressee_body", .label = N_("Mission or office"), REF (K_ACTOR), F (FROZEN | CARRIED | USUAL), .query = "to party", .group = "act" },
  { .id = "delivered_by", .label = N_("Delivered by"), REF (K_PERSON), F (FROZEN | MORE | CARRIED | USUAL), .query = "from", .group = "follow" },
  { .id = "form", .label = N_("Form"), TERM ("demarche_form"), F (REQUIRED | FROZEN | CARRIED | USUAL), .query = "form", .group = "act" },
  { .id = "occasion_date", .label = N_("Date"), T (DATE), F (REQUIRED | FROZEN), .group = "act" },
  { .id = "occasion_place", .label = N_("Place"), REF (K_PLACE), F (FROZEN | MORE | CARRIED | USUAL), .query = "place", .group = "act" },
  { .id = "tone", .label = N_("Tone"), TERM ("tone"), F (FROZEN | CARRIED), .query = "tone", .group = "act" },
  { .id = "level", .label = N_("Level"), TERM ("level"), F (FROZEN | CARRIED | USUAL), .query = "level", .group = "follow" },
  { .id = "left_in_writing", .label = N_("Left in writing"), TERM ("left_in_writing"), F (CARRIED | USUAL), .group = "follow" },
  { .id = "date_on_document", .label = N_("Date on the document"), T (DATE), F (MORE), .group = "papers" },
  { .id = "instruction_ref", .label = N_("Instruction"), T (TEXT), F (FROZEN | SEARCH | MORE), .group = "papers" },
  { .id = "reply_by", .label = N_("Reply by"), T (DATE), F (UNTIL | FROM_DAY), .group = "follow", .hint = N_("+30d") },
  { .id = "delivery", .label = N_("Delivery"), TERM ("delivery"), .query = "delivery", .group = "follow" },
  { .id = "publicity", .label = N_("Publicity"), TERM ("publicity"), F (MORE), .query = "publicity", .group = "follow" },
  { .id = "outcome", .label = N_("What came of it"), TERM ("outcome"), F (MORE), .query = "outcome", .group = "follow" },
  { .id = "outcome_text", .label = N_("What came of it, in words"), T (TEXT), F (MULTILINE | SEARCH | MORE), .group = "follow" },
  { .id = "body", .label = N_("Text"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN | CARRIED), .group = "papers" },
  { .id = "points", .label = N_("Points"), LINES (point_fields), F (FROZEN | CARRIED), .group = "said" },
  { .id = "answers", .label = N_("Answers"), LINES (answer_fields), F (FROZEN | ADDABLE), .group = "follow" },
  END
};

/* ---- document ------------------------------------------------------------------------------ */

static const ChanceryField their_ref_fields[] = {
  { .id = "party", .label = N_("Party"), REF (K_ACTOR) },
  { .id = "reference", .label = N_("Their number"), T (TEXT), F (CORE | NUMBER | IDENTIFIER | SEARCH) },
  END
};

static const ChanceryField correspondent_fields[] = {
  { .id = "role", .label = N_("Role"), TERM ("correspondent_role") },
  { .id = "who", .label = N_("Who"), REF (K_ACTOR, K_PERSON), .query = "party" },
  END
};

static const ChanceryGroup document_groups[] = {
  { "paper", N_("Paper") },
  { "people", N_("From and to") },
  { "text", N_("Text") },
  { "handling", N_("Handling") },
  { NULL, NULL }
};

static const ChanceryField document_fields[] = {
  { .id = "form", .label = N_("Form"), TERM ("document_form"), F (REQUIRED | FROZEN | CARRIED | USUAL), .query = "form", .group = "paper" },
  { .id = "direction", .label = N_("Direction"), TERM ("document_direction"), F (FROZEN | CARRIED), .query = "direction", .group = "paper" },
  { .id = "our_ref", .label = N_("Our number"), T (TEXT), F (FROZEN | NUMBER | IDENTIFIER | SEARCH), .group = "paper" },
  { .id = "date_on_document", .label = N_("Date on the paper"), T (DATE), F (FROZEN), .group = "paper" },
  { .id = "date_sent_or_received", .label = N_("Sent or received"), T (DATE), F (FROZEN), .group = "paper" },
  { .id = "due", .label = N_("Due"), T (DATE), F (UNTIL), .group = "handling", .hint = N_("+14d") },
  { .id = "precedence", .label = N_("Precedence"), TERM ("precedence"), F (FROZEN | CARRIED | USUAL), .query = "precedence", .group = "handling" },
  { .id = "place", .label = N_("Place"), REF (K_PLACE), F (FROZEN | CARRIED | USUAL), .query = "place", .group = "paper" },
  { .id = "body", .label = N_("Text"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN | CARRIED), .group = "text" },
  { .id = "medium", .label = N_("Medium"), T (TEXT), F (FROZEN | MORE | CARRIED | USUAL), .group = "handling" },
  { .id = "original_location", .label = N_("Where the original is"), T (TEXT), F (FROZEN | SEARCH | MORE), .group = "handling" },
  { .id = "drafted_by", .label = N_("Drafted by"), REF (K_PERSON), F (FROZEN | WORDS | MORE | CARRIED), .group = "people" },
  { .id = "cleared_by", .label = N_("Cleared by"), REF (K_PERSON), F (FROZEN | WORDS | MORE | CARRIED), .group = "people" },
  { .id = "approved_by", .label = N_("Approved by"), REF (K_PERSON), F (FROZEN | WORDS | MORE | CARRIED), .group = "people" },
  { .id = "sign_off", .label = N_("Signed"), T (TEXT), F (FROZEN | SEARCH | MORE | CARRIED), .group = "people" },
  { .id = "source", .label = N_("Source"), T (TEXT), F (FROZEN | SEARCH | NUMBER | MORE), .group = "handling" },
  { .id = "their_refs", .label = N_("Their numbers"), LINES (their_ref_fields), F (FROZEN), .group = "paper" },
  { .id = "correspondents", .label = N_("From and to"), LINES (correspondent_fields), F (FROZEN | CARRIED), .role = "role", .group = "people" },
  END
};

/* ---- statement ----------------------------------------------------------------------------- */

static const ChanceryGroup statement_groups[] = {
  { "who", N_("Who spoke") },
  { "words", N_("What was said") },
  { "where", N_("Where it stands") },
  { NULL, NULL }
};

static const ChanceryField statement_fields[] = {
  { .id = "issuer", .label = N_("Issued by"), REF (K_ACTOR), F (FROZEN | CARRIED), .query = "from party", .group = "who" },
  { .id = "speaker", .label = N_("Speaker"), REF (K_PERSON), F (FROZEN | CARRIED | USUAL), .query = "from", .group = "who" },
  { .id = "speaker_post", .label = N_("Speaking as"), T (TEXT), F (FROZEN | SEARCH | CARRIED | USUAL), .group = "who" },
  { .id = "statement_kind", .label = N_("Kind"), TERM ("statement_kind"), F (FROZEN | CARRIED | USUAL), .query = "form", .group = "who" },
  { .id = "made_at", .label = N_("Date"), T (DATE), F (FROZEN), .group = "who" },
  { .id = "place", .label = N_("Place"), REF (K_PLACE), F (FROZEN | CARRIED | USUAL), .query = "place", .group = "who" },
  { .id = "body", .label = N_("Text"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN), .group = "words" },
  { .id = "url", .label = N_("Address"), T (TEXT), F (FROZEN | SEARCH), .group = "where" },
  { .id = "captured_at", .label = N_("Captured on"), T (DATE), .group = "where" },
  { .id = "translation", .label = N_("Translation"), T (TEXT), F (MULTILINE | SEARCH), .group = "words" },
  END
};

/* ---- incident ------------------------------------------------------------------------------ */

static const ChanceryField phase_fields[] = {
  { .id = "method", .label = N_("How"), TERM ("incident_method"), .query = "method" },
  { .id = "start", .label = N_("When"), T (DATE) },
  { .id = "text", .label = N_("What happened"), T (TEXT), F (MULTILINE | SEARCH) },
  END
};

static const ChanceryField target_fields[] = {
  { .id = "kind", .label = N_("Target"), TERM ("target_kind"), .query = "target", F (CORE) },
  { .id = "operated_by", .label = N_("Operated by"), REF (K_ACTOR), F (LIST), .query = "party" },
  END
};

static const ChanceryField role_fields[] = {
  { .id = "actor", .label = N_("Party"), REF (K_ACTOR, K_PERSON), .query = "party" },
  { .id = "role", .label = N_("Role"), TERM ("incident_role") },
  END
};

static const ChanceryGroup incident_groups[] = {
  { "event", N_("What happened") },
  { "course", N_("Course of events") },
  { "said", N_("What is said") },
  { "text", N_("Account") },
  { NULL, NULL }
};

static const ChanceryField incident_fields[] = {
  { .id = "incident_kind", .label = N_("Kind"), TERM ("incident_kind"), F (FROZEN | CARRIED), .query = "form", .group = "event" },
  { .id = "start", .label = N_("When"), T (DATE), F (FROZEN), .group = "event" },
  { .id = "end", .label = N_("Until"), T (DATE), F (FROZEN | MORE), .group = "event" },
  { .id = "place", .label = N_("Where"), REF (K_PLACE), F (FROZEN | CARRIED), .query = "place", .group = "event" },
  { .id = "cross_border", .label = N_("Across a border"), TERM ("yes_no_unknown"), F (FROZEN | CARRIED), .group = "event" },
  { .id = "status", .label = N_("Status"), TERM ("incident_status"), .query = "status", .group = "event" },
  { .id = "damage", .label = N_("Damage"), T (TEXT), F (FROZEN | SEARCH | MULTILINE), .group = "course" },
  { .id = "body", .label = N_("Account"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN), .group = "text" },
  { .id = "phases", .label = N_("Course of events"), LINES (phase_fields), F (FROZEN | CARRIED), .group = "course" },
  { .id = "targets", .label = N_("Targets"), LINES (target_fields), F (FROZEN | CARRIED), .group = "course" },
  { .id = "roles", .label = N_("Parties"), LINES (role_fields), F (FROZEN | CARRIED), .role = "role", .group = "course" },
  { .id = "claims", .label = N_("What is said"), LINES (claim_fields), F (FROZEN | ADDABLE), .group = "said" },
  END
};

/* ---- what an officer watches ---------------------------------------------------------------- */

static const ChanceryGroup demand_groups[] = {
  { "demand", N_("What we asked") },
  { "term", N_("By when") },
  { "became", N_("What became of it") },
  { NULL, NULL }
};

static const ChanceryField demand_fields[] = {
  { .id = "text", .label = N_("Demand"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN | REQUIRED | CARRIED), .group = "demand" },
  { .id = "demand_kind", .label = N_("Kind"), TERM ("demand_kind"), F (CARRIED), .query = "form", .group = "demand" },
  { .id = "raised_in", .label = N_("Raised in"), REF (K_DEMARCHE), F (FROZEN), .group = "demand" },
  { .id = "addressee", .label = N_("Addressed to"), REF (K_ACTOR), F (CARRIED), .query = "to party", .group = "demand" },
  { .id = "urgency", .label = N_("Urgency"), TERM ("urgency"), F (CARRIED), .query = "urgency", .group = "term" },
  { .id = "deadline", .label = N_("Deadline"), T (DATE), F (UNTIL), .group = "term" },
  { .id = "verification", .label = N_("To be verified"), T (BOOLEAN), F (CARRIED), .group = "term" },
  { .id = "assessments", .label = N_("What became of it"), LINES (demand_assessment_fields), F (ADDABLE | APPEND_ONLY), .group = "became" },
  END
};

static const ChanceryGroup assurance_groups[] = {
  { "assurance", N_("What was promised") },
  { "given", N_("Given") },
  { "became", N_("What became of it") },
  { NULL, NULL }
};

static const ChanceryField assurance_fields[] = {
  { .id = "text", .label = N_("Assurance"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN | REQUIRED | CARRIED), .group = "assurance" },
  { .id = "given_by", .label = N_("Given by"), REF (K_ACTOR, K_PERSON), F (CARRIED), .query = "from party", .group = "given" },
  { .id = "given_to", .label = N_("Given to"), REF (K_ACTOR, K_PERSON), F (CARRIED), .query = "to party", .group = "given" },
  { .id = "given_on", .label = N_("Given on"), T (DATE), .group = "given" },
  { .id = "given_in", .label = N_("Given in"), ANY, F (FROZEN), .group = "given" },
  { .id = "times", .label = N_("How often"), T (QUANTITY), .group = "given" },
  { .id = "form", .label = N_("Form"), TERM ("assurance_form"), F (CARRIED), .query = "form", .group = "given" },
  { .id = "conditions", .label = N_("Conditions"), T (TEXT), F (MULTILINE | SEARCH | CARRIED), .group = "assurance" },
  { .id = "review_on", .label = N_("Review on"), T (DATE), F (UNTIL), .group = "became" },
  { .id = "assessments", .label = N_("What became of it"), LINES (assurance_assessment_fields), F (ADDABLE | APPEND_ONLY), .group = "became" },
  END
};

static const ChanceryGroup reservation_groups[] = {
  { "right", N_("Right reserved") },
  { "became", N_("What became of it") },
  { NULL, NULL }
};

static const ChanceryField reservation_fields[] = {
  { .id = "text", .label = N_("Right reserved"), T (TEXT), F (MULTILINE | BODY | SEARCH | FROZEN | REQUIRED | CARRIED), .group = "right" },
  { .id = "scope", .label = N_("Scope"), T (TEXT), F (MULTILINE | SEARCH | CARRIED), .group = "right" },
  { .id = "trigger", .label = N_("Trigger"), T (TEXT), F (MULTILINE | SEARCH | CARRIED), .group = "right" },
  { .id = "interests", .label = N_("Interests"), T (TEXT), F (LIST | SEARCH | CARRIED), .group = "right" },
  { .id = "legal_basis", .label = N_("Legal basis"), T (TEXT), F (MULTILINE | SEARCH | CARRIED), .group = "right" },
  { .id = "made_in", .label = N_("Made in"), REF (K_DEMARCHE), F (FROZEN), .group = "right" },
  { .id = "assessments", .label = N_("What became of it"), LINES (reservation_assessment_fields), F (ADDABLE | APPEND_ONLY), .group = "became" },
  END
};

/* ---- what an officer looks up ---------------------------------------------------------------- */

static const ChanceryField designation_fields[] = {
  { .id = "text", .label = N_("Designation"), T (TEXT), F (CORE | SEARCH) },
  { .id = "by", .label = N_("By"), REF (K_ACTOR), F (WORDS) },
  { .id = "on", .label = N_("On"), T (DATE) },
  END
};

static const ChanceryField post_fields[] = {
  { .id = "post", .label = N_("Post"), T (TEXT), F (CORE | SEARCH) },
  { .id = "actor", .label = N_("At"), REF (K_ACTOR), .query = "party" },
  { .id = "from", .label = N_("From"), T (DATE) },
  { .id = "to", .label = N_("To"), T (DATE) },
  END
};

static const ChanceryGroup actor_groups[] = {
  { "name", N_("Names") },
  { "what", N_("What it is") },
  { NULL, NULL }
};

static const ChanceryField actor_fields[] = {
  { .id = "actor_kind", .label = N_("Kind"), TERM ("actor_kind"), F (CARRIED), .query = "form", .group = "what" },
  { .id = "iso_code", .label = N_("ISO code"), T (TEXT), F (SEARCH), .group = "what" },
  { .id = "part_of", .label = N_("Part of"), REF (K_ACTOR), F (CARRIED), .group = "what" },
  { .id = "recognition", .label = N_("Recognition"), TERM ("recognition"), F (CARRIED), .group = "what" },
  { .id = "names", .label = N_("Names"), LINES (name_fields), .group = "name" },
  { .id = "designations", .label = N_("Designations"), LINES (designation_fields), .group = "what" },
  END
};

static const ChanceryGroup person_groups[] = {
  { "name", N_("Names") },
  { "posts", N_("Posts") },
  { NULL, NULL }
};

static const ChanceryField person_fields[] = {
  { .id = "names", .label = N_("Names"), LINES (name_fields), .group = "name" },
  { .id = "posts", .label = N_("Posts"), LINES (post_fields), F (CARRIED), .group = "posts" },
  END
};

static const ChanceryGroup place_groups[] = {
  { "name", N_("Names") },
  { "where", N_("Where it is") },
  { NULL, NULL }
};

static const ChanceryField place_fields[] = {
  { .id = "place_kind", .label = N_("Kind"), TERM ("place_kind"), F (CARRIED), .query = "form", .group = "where" },
  { .id = "part_of", .label = N_("Part of"), REF (K_PLACE), F (CARRIED), .query = "place", .group = "where" },
  { .id = "position", .label = N_("Position"), T (TEXT), F (POSITION), .group = "where", .hint = N_("+34.7300+071.5300/") },
  { .id = "precision", .label = N_("Precision"), T (TEXT), F (CARRIED), .group = "where" },
  { .id = "names", .label = N_("Names"), LINES (name_fields), .group = "name" },
  END
};

/* ---- what keeps order ------------------------------------------------------------------------ */

static const ChanceryField item_fields[] = {
  { .id = "record", .label = N_("Paper"), ANY, F (CORE) },
  { .id = "folio", .label = N_("Folio"), T (TEXT) },
  { .id = "note", .label = N_("Note"), T (TEXT), F (SEARCH) },
  { .id = "part", .label = N_("Part"), T (TEXT) },
  END
};

static const ChanceryField part_fields[] = {
  { .id = "number", .label = N_("Part"), T (TEXT), F (CORE) },
  { .id = "title", .label = N_("Title"), T (TEXT), F (SEARCH) },
  { .id = "opened", .label = N_("Opened"), T (DATE) },
  { .id = "closed", .label = N_("Closed"), T (DATE) },
  END
};

static const ChanceryField minute_fields[] = {
  { .id = "date", .label = N_("Date"), T (DATE) },
  { .id = "text", .label = N_("Minute"), T (TEXT), F (CORE | MULTILINE | SEARCH) },
  { .id = "by", .label = N_("By"), T (TEXT) },
  END
};

static const ChanceryGroup casefile_groups[] = {
  { "file", N_("Case file") },
  { "summary", N_("Summary") },
  { "papers", N_("Papers") },
  { "minutes", N_("Minutes") },
  { NULL, NULL }
};

static const ChanceryField casefile_fields[] = {
  { .id = "class", .label = N_("Class"), T (TEXT), F (SEARCH | CARRIED | IDENTIFIER | WORD), .query = "class", .group = "file", .hint = N_("AFG") },
  { .id = "opened", .label = N_("Opened"), T (DATE), .group = "file" },
  { .id = "closed", .label = N_("Closed"), T (DATE), F (MORE), .group = "file" },
  { .id = "archived", .label = N_("Archived"), T (DATE), F (PROGRAM), .group = "file" },
  { .id = "kept_at", .label = N_("Kept at"), T (TEXT), F (PROGRAM | SEARCH | MULTILINE), .group = "file" },
  { .id = "holder", .label = N_("Held by"), T (TEXT), F (SEARCH | CARRIED), .group = "file" },
  { .id = "summary", .label = N_("Summary"), T (TEXT), F (MULTILINE | BODY | SEARCH), .group = "summary" },
  { .id = "parts", .label = N_("Parts"), LINES (part_fields), F (ADDABLE | MORE), .group = "papers" },
  { .id = "items", .label = N_("Papers"), LINES (item_fields), F (ADDABLE), .group = "papers" },
  { .id = "minutes", .label = N_("Minutes"), LINES (minute_fields), F (ADDABLE), .group = "minutes" },
  END
};

static const ChanceryGroup action_groups[] = {
  { "do", N_("What is to be done") },
  { "done", N_("Done") },
  { NULL, NULL }
};

static const ChanceryField action_fields[] = {
  { .id = "on", .label = N_("About"), ANY, F (CARRIED), .group = "do" },
  { .id = "what", .label = N_("What"), T (TEXT), F (SEARCH | REQUIRED | CARRIED), .group = "do" },
  { .id = "due", .label = N_("Due"), T (DATE), F (UNTIL), .group = "do", .hint = N_("+7d") },
  { .id = "assignee", .label = N_("Who"), T (TEXT), F (SEARCH | CARRIED), .query = "assignee", .group = "do" },
  { .id = "done_on", .label = N_("Done on"), T (DATE), .group = "done" },
  { .id = "result", .label = N_("Result"), T (TEXT), F (MULTILINE | SEARCH), .group = "done" },
  END
};

static const ChanceryGroup figure_groups[] = {
  { "figure", N_("Figure") },
  { "whence", N_("Where it comes from") },
  { "said", N_("What is said") },
  { NULL, NULL }
};

static const ChanceryField figure_fields[] = {
  { .id = "measure", .label = N_("What is counted"), T (TEXT), F (SEARCH | CARRIED), .group = "figure" },
  { .id = "unit", .label = N_("Unit"), T (TEXT), F (CARRIED), .group = "figure" },
  { .id = "region", .label = N_("Where"), REF (K_PLACE), F (CARRIED), .query = "place", .group = "figure" },
  { .id = "period", .label = N_("Period"), T (DATE), .group = "figure" },
  { .id = "quantity", .label = N_("Number"), T (QUANTITY), .group = "figure" },
  { .id = "source", .label = N_("Source"), ANY, .group = "whence" },
  { .id = "replaces", .label = N_("Replaces"), REF (K_FIGURE), .group = "whence" },
  { .id = "part_of", .label = N_("Part of"), REF (K_FIGURE), F (CARRIED), .group = "whence" },
  { .id = "claims", .label = N_("What is said"), LINES (claim_fields), F (ADDABLE), .group = "said" },
  END
};

/* ---- the kinds, in the order of an export ---------------------------------------------------- */

#define KF(...) .flags = (ChanceryKindFlags) (__VA_ARGS__)

const ChanceryKind chancery_kinds[CHANCERY_N_KINDS] = {
  [CHANCERY_KIND_NONE] = { .groups = no_groups },
  [CHANCERY_KIND_DEMARCHE] = {
    .index = CHANCERY_KIND_DEMARCHE,
    .id = "demarche", .label = N_("Demarche"), .plural = N_("Demarches"), .icon = "chancery-demarche-symbolic",
    KF (CHANCERY_KIND_NUMBERED | CHANCERY_KIND_DELIVERED | CHANCERY_KIND_TITLED | CHANCERY_KIND_CLOSES | CHANCERY_KIND_FREEZES),
    .register_code = "PROT", .groups = demarche_groups, .fields = demarche_fields,
    .day_fields = { "occasion_date" }, .counterpart = { "party_to", "party_from" }, .form = "form",
    .awaited = "reply_by" },
  [CHANCERY_KIND_DOCUMENT] = {
    .index = CHANCERY_KIND_DOCUMENT,
    .id = "document", .label = N_("Correspondence"), .plural = N_("Correspondence"), .icon = "chancery-document-symbolic",
    KF (CHANCERY_KIND_NUMBERED | CHANCERY_KIND_TITLED | CHANCERY_KIND_CLOSES | CHANCERY_KIND_FREEZES),
    .register_code = "DOC", .groups = document_groups, .fields = document_fields,
    .day_fields = { "date_on_document", "date_sent_or_received" },
    .counterpart = { "correspondents/to", "correspondents/from" }, .form = "form" },
  [CHANCERY_KIND_STATEMENT] = {
    .index = CHANCERY_KIND_STATEMENT,
    .id = "statement", .label = N_("Statement"), .plural = N_("Statements"), .icon = "chancery-statement-symbolic",
    KF (CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_TITLED | CHANCERY_KIND_FREEZES),
    .groups = statement_groups, .fields = statement_fields,
    .day_fields = { "made_at" }, .counterpart = { "issuer", "speaker" }, .form = "statement_kind" },
  [CHANCERY_KIND_INCIDENT] = {
    .index = CHANCERY_KIND_INCIDENT,
    .id = "incident", .label = N_("Incident"), .plural = N_("Incidents"), .icon = "chancery-incident-symbolic",
    KF (CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_FREEZES),
    .groups = incident_groups, .fields = incident_fields,
    .day_fields = { "start" }, .counterpart = { "place", NULL }, .form = "incident_kind",
    .make_title = chancery_titles_make_incident },
  [CHANCERY_KIND_DEMAND] = {
    .index = CHANCERY_KIND_DEMAND,
    .id = "demand", .label = N_("Demand"), .plural = N_("Demands"), .icon = "chancery-demand-symbolic",
    KF (CHANCERY_KIND_REGISTERS_WITH_PARENT | CHANCERY_KIND_WATCHED | CHANCERY_KIND_FREEZES | CHANCERY_KIND_ASKED),
    .groups = demand_groups, .fields = demand_fields,
    .day_fields = { "raised_in" }, .parent = "raised_in", .counterpart = { "addressee", NULL }, .form = "demand_kind",
    .make_title = chancery_titles_make_text },
  [CHANCERY_KIND_ASSURANCE] = {
    .index = CHANCERY_KIND_ASSURANCE,
    .id = "assurance", .label = N_("Assurance"), .plural = N_("Assurances"), .icon = "chancery-assurance-symbolic",
    KF (CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_WATCHED | CHANCERY_KIND_FREEZES),
    .groups = assurance_groups, .fields = assurance_fields,
    .day_fields = { "given_on", "given_in" }, .counterpart = { "given_by", NULL }, .form = "form",
    .make_title = chancery_titles_make_text },
  [CHANCERY_KIND_RESERVATION] = {
    .index = CHANCERY_KIND_RESERVATION,
    .id = "reservation", .label = N_("Right reserved"), .plural = N_("Rights reserved"), .icon = "chancery-reservation-symbolic",
    KF (CHANCERY_KIND_REGISTERS_WITH_PARENT | CHANCERY_KIND_WATCHED | CHANCERY_KIND_FREEZES),
    .groups = reservation_groups, .fields = reservation_fields,
    .day_fields = { "made_in" }, .parent = "made_in",
    .make_title = chancery_titles_make_text },
  [CHANCERY_KIND_ACTOR] = {
    .index = CHANCERY_KIND_ACTOR,
    .id = "actor", .label = N_("Party"), .plural = N_("Parties"), .icon = "chancery-actor-symbolic",
    KF (CHANCERY_KIND_NAMED),
    .groups = actor_groups, .fields = actor_fields, .form = "actor_kind",
    .make_title = chancery_titles_make_name },
  [CHANCERY_KIND_PERSON] = {
    .index = CHANCERY_KIND_PERSON,
    .id = "person", .label = N_("Person"), .plural = N_("People"), .icon = "chancery-person-symbolic",
    KF (CHANCERY_KIND_NAMED),
    .groups = person_groups, .fields = person_fields,
    .make_title = chancery_titles_make_name },
  [CHANCERY_KIND_PLACE] = {
    .index = CHANCERY_KIND_PLACE,
    .id = "place", .label = N_("Place"), .plural = N_("Places"), .icon = "chancery-place-symbolic",
    KF (CHANCERY_KIND_NAMED),
    .groups = place_groups, .fields = place_fields, .form = "place_kind",
    .make_title = chancery_titles_make_name },
  [CHANCERY_KIND_CASEFILE] = {
    .index = CHANCERY_KIND_CASEFILE,
    .id = "casefile", .label = N_("Case file"), .plural = N_("Case files"), .icon = "chancery-casefile-symbolic",
    KF (CHANCERY_KIND_NUMBERED_ON_SAVE | CHANCERY_KIND_FILES | CHANCERY_KIND_TITLED | CHANCERY_KIND_CLOSES),
    .register_code = "CASE", .groups = casefile_groups, .fields = casefile_fields,
    .day_fields = { "opened" } },
  [CHANCERY_KIND_ACTION] = {
    .index = CHANCERY_KIND_ACTION,
    .id = "action", .label = N_("Action"), .plural = N_("Actions"), .icon = "chancery-action-symbolic",
    KF (CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_TASK),
    .groups = action_groups, .fields = action_fields,
    .day_fields = { "due" }, .counterpart = { "on", NULL },
    .make_title = chancery_titles_make_what },
  [CHANCERY_KIND_FIGURE] = {
    .index = CHANCERY_KIND_FIGURE,
    .id = "figure", .label = N_("Figure"), .plural = N_("Figures"), .icon = "chancery-figure-symbolic",
    KF (CHANCERY_KIND_REGISTERS_ON_SAVE),
    .groups = figure_groups, .fields = figure_fields,
    .day_fields = { "period" }, .counterpart = { "region", NULL },
    .make_title = chancery_titles_make_figure },
};

/* clang-format on */
