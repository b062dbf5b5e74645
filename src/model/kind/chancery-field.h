/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field: one row of the table of kinds (chancery-kinds.c).  SQL columns, search, JSON, CSV,
 * JSON Schema, forms, list columns, command line and reports are all made from these rows.
 * Lines (owned rows) are described by the same struct.  Static data: any thread. */

#pragma once

#include "chancery-kind-id.h"
#include "chancery-model-types.h"

G_BEGIN_DECLS

/**
 * ChanceryType:
 * @CHANCERY_TYPE_TEXT: UTF-8, NFC, no NUL
 * @CHANCERY_TYPE_TERM: a code of the field's vocabulary; unknown codes are kept
 * @CHANCERY_TYPE_DATE: a fuzzy date (EDTF level 1)
 * @CHANCERY_TYPE_QUANTITY: a number with its qualifier
 * @CHANCERY_TYPE_REFERENCE: another record, or words where the field allows them
 * @CHANCERY_TYPE_MARKING: level and caveats
 * @CHANCERY_TYPE_BOOLEAN: true is written, false is empty
 * @CHANCERY_TYPE_INTEGER: 64 bits
 * @CHANCERY_TYPE_JSON: any JSON, kept as its canonical text (corrections' before and after)
 * @CHANCERY_TYPE_LINES: ordered owned rows, described by the field's `lines`
 */
typedef enum
{
  CHANCERY_TYPE_TEXT,
  CHANCERY_TYPE_TERM,
  CHANCERY_TYPE_DATE,
  CHANCERY_TYPE_QUANTITY,
  CHANCERY_TYPE_REFERENCE,
  CHANCERY_TYPE_MARKING,
  CHANCERY_TYPE_BOOLEAN,
  CHANCERY_TYPE_INTEGER,
  CHANCERY_TYPE_JSON,
  CHANCERY_TYPE_LINES,
} ChanceryType;

/**
 * ChanceryFieldFlags:
 * @CHANCERY_FIELD_LIST: several values, in the order given
 * @CHANCERY_FIELD_SORTED: with LIST: kept sorted by byte and without equals (tags)
 * @CHANCERY_FIELD_MULTILINE: text of more than one line
 * @CHANCERY_FIELD_BODY: the long text of the record: has a column of its own in the text index
 * @CHANCERY_FIELD_SEARCH: its words are found by a free search
 * @CHANCERY_FIELD_NUMBER: a reference number: found whatever its dashes, blanks and leading zeros
 * @CHANCERY_FIELD_WORDS: a reference that may be plain words ("officials")
 * @CHANCERY_FIELD_DAY: a date that must be one exact day
 * @CHANCERY_FIELD_REQUIRED: must be there to register
 * @CHANCERY_FIELD_FROZEN: registering freezes it; setting it later is a correction
 * @CHANCERY_FIELD_ADDABLE: lines that may be added to a registered record without a correction
 *   and without a version check; changing or removing one is a correction when also FROZEN
 * @CHANCERY_FIELD_KEYED: lines without an id, known by their `key` fields, kept sorted by them
 * @CHANCERY_FIELD_ENVELOPE: belongs to every kind
 * @CHANCERY_FIELD_TAIL: written after the fields of the kind (corrections, links, attachments)
 * @CHANCERY_FIELD_PROGRAM: written by the program only, never by an officer
 * @CHANCERY_FIELD_NO_DIGEST: not part of the content digest
 * @CHANCERY_FIELD_KEY: of KEYED lines: part of the natural key, in table order
 * @CHANCERY_FIELD_APPEND_ONLY: lines that are never edited, only followed by the next one
 * @CHANCERY_FIELD_MORE: shown under *More* in a form
 * @CHANCERY_FIELD_CARRIED: goes into a new record that is made from this one
 * @CHANCERY_FIELD_USUAL: a new record proposes what the last one with the same other side had
 * @CHANCERY_FIELD_UNTIL: a day by which something is to come or to be done: nothing is of a void record,
 *   and a bare term (“14d”) is counted
 * @CHANCERY_FIELD_FROM_DAY: with UNTIL: counted from the day of the record, where it has one
 * @CHANCERY_FIELD_IDENTIFIER: what something is called by: no blanks at its ends and no characters that do
 *   not show
 * @CHANCERY_FIELD_WORD: with IDENTIFIER: a word of a language, in which a joiner that shows may stand; what does not show
 *   in it is left out where it comes in a file
 * @CHANCERY_FIELD_LANGUAGE: the tag of a language (BCP 47)
 * @CHANCERY_FIELD_POSITION: where a place lies (ISO 6709)
 * @CHANCERY_FIELD_CORE: of lines: what stands in them, after which the list is called (“Paper” of “Papers”), so that it needs
 *   no name of the list beside it
 */
typedef enum
{
  CHANCERY_FIELD_NONE = 0,
  CHANCERY_FIELD_LIST = 1 << 0,
  CHANCERY_FIELD_SORTED = 1 << 1,
  CHANCERY_FIELD_MULTILINE = 1 << 2,
  CHANCERY_FIELD_BODY = 1 << 3,
  CHANCERY_FIELD_SEARCH = 1 << 4,
  CHANCERY_FIELD_NUMBER = 1 << 5,
  CHANCERY_FIELD_WORDS = 1 << 6,
  CHANCERY_FIELD_DAY = 1 << 7,
  CHANCERY_FIELD_REQUIRED = 1 << 8,
  CHANCERY_FIELD_FROZEN = 1 << 9,
  CHANCERY_FIELD_ADDABLE = 1 << 10,
  CHANCERY_FIELD_KEYED = 1 << 11,
  CHANCERY_FIELD_ENVELOPE = 1 << 12,
  CHANCERY_FIELD_TAIL = 1 << 13,
  CHANCERY_FIELD_PROGRAM = 1 << 14,
  CHANCERY_FIELD_NO_DIGEST = 1 << 15,
  CHANCERY_FIELD_KEY = 1 << 16,
  CHANCERY_FIELD_APPEND_ONLY = 1 << 17,
  CHANCERY_FIELD_MORE = 1 << 18,
  CHANCERY_FIELD_CARRIED = 1 << 19,
  CHANCERY_FIELD_USUAL = 1 << 20,
  CHANCERY_FIELD_UNTIL = 1 << 21,
  CHANCERY_FIELD_FROM_DAY = 1 << 22,
  CHANCERY_FIELD_IDENTIFIER = 1 << 23,
  CHANCERY_FIELD_LANGUAGE = 1 << 24,
  CHANCERY_FIELD_POSITION = 1 << 25,
  CHANCERY_FIELD_WORD = 1 << 26,
  CHANCERY_FIELD_CORE = 1 << 27,
} ChanceryFieldFlags;

#define CHANCERY_FIELD_MAX_TARGETS 4

/**
 * ChanceryField:
 * @id: the JSON key and SQL column; for ever
 * @label: what the officer reads, untranslated (`_(field->label)` in app and cli)
 * @type: its value type
 * @flags: see #ChanceryFieldFlags
 * @vocabulary: for terms: the vocabulary's id
 * @targets: for references: the kinds it takes, likeliest first; all %CHANCERY_KIND_NONE = any
 * @lines: for lines: the fields of a line, ended by one without id
 * @role: for lines: the term field whose code tells what a reference of the line means
 *   ("from", "to"), so that `from:` finds a correspondent of that role
 * @query: search prefixes that look here, separated by blanks ("from party"); NULL for none
 * @group: the heading of the form under which it stands, an id of the kind's groups
 * @hint: one short sentence for the empty editor, untranslated; NULL for none
 */
struct _ChanceryField
{
  const char *id;
  const char *label;
  ChanceryType type;
  ChanceryFieldFlags flags;
  const char *vocabulary;
  ChanceryKindId targets[CHANCERY_FIELD_MAX_TARGETS];
  const ChanceryField *lines;
  const char *role;
  const char *query;
  const char *group;
  const char *hint;
};

/** The number of fields in an array that ends with one without id. */
guint chancery_field_count (const ChanceryField *fields);

/** The field of @fields called @id, or NULL. */
const ChanceryField *chancery_field_find (const ChanceryField *fields, const char *id);

/** Whether a reference of @field may point at a record of @kind. */
gboolean chancery_field_takes_kind (const ChanceryField *field, ChanceryKindId kind);

/** Whether @prefix ("party") is among the search prefixes of @field. */
gboolean chancery_field_has_query (const ChanceryField *field, const char *prefix);
/** Whether a search calls @field so: by its id, one of several by the id without its "s", or a search prefix. */
gboolean chancery_field_is_called (const ChanceryField *field, const char *name);

static inline gboolean
chancery_field_has_flag (const ChanceryField *field, ChanceryFieldFlags flag)
{
  return (field->flags & flag) != 0;
}

G_END_DECLS
