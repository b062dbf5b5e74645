/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A kind of record: its row in the table of kinds (chancery-kinds.c) and the questions that every
 * other layer asks of it, so that no other file needs to know one kind from another.
 * Static data, made ready once: any thread. */

#pragma once

#include "chancery-field.h"

G_BEGIN_DECLS

/**
 * ChanceryKindFlags:
 * @CHANCERY_KIND_NUMBERED: takes a number of a register when it is registered by an officer
 * @CHANCERY_KIND_NUMBERED_ON_SAVE: takes its number when first saved (case file)
 * @CHANCERY_KIND_REGISTERS_ON_SAVE: a saved record is registered at once
 * @CHANCERY_KIND_REGISTERS_WITH_PARENT: is registered with the record of its `parent` field, and
 *   goes void with it
 * @CHANCERY_KIND_NAMED: actor, person, place: has `names`, is looked up and made from labels;
 *   its state is *draft* (a name to check) or *registered*
 * @CHANCERY_KIND_WATCHED: has assessments; is followed until something came of it
 * @CHANCERY_KIND_FILES: holds other records by its `items` (case file)
 * @CHANCERY_KIND_TASK: a thing to do with a due day (action)
 * @CHANCERY_KIND_DELIVERED: counts only when its `delivery` is *delivered* (or empty)
 * @CHANCERY_KIND_TITLED: the officer types its title
 * @CHANCERY_KIND_CLOSES: can be closed with an outcome
 * @CHANCERY_KIND_FREEZES: registering freezes its FROZEN fields
 * @CHANCERY_KIND_ASKED: is asked of its counterpart (demand)
 */
typedef enum
{
  CHANCERY_KIND_FLAG_NONE = 0,
  CHANCERY_KIND_NUMBERED = 1 << 0,
  CHANCERY_KIND_NUMBERED_ON_SAVE = 1 << 1,
  CHANCERY_KIND_REGISTERS_ON_SAVE = 1 << 2,
  CHANCERY_KIND_REGISTERS_WITH_PARENT = 1 << 3,
  CHANCERY_KIND_NAMED = 1 << 4,
  CHANCERY_KIND_WATCHED = 1 << 5,
  CHANCERY_KIND_FILES = 1 << 6,
  CHANCERY_KIND_TASK = 1 << 7,
  CHANCERY_KIND_DELIVERED = 1 << 8,
  CHANCERY_KIND_TITLED = 1 << 9,
  CHANCERY_KIND_CLOSES = 1 << 10,
  CHANCERY_KIND_FREEZES = 1 << 11,
  CHANCERY_KIND_ASKED = 1 << 12,
} ChanceryKindFlags;

/** A heading of a kind's form, in the order of the paper: id and untranslated label. */
typedef struct
{
  const char *id;
  const char *label;
} ChanceryGroup;

/**
 * ChanceryKind:
 * @index: its number in this program
 * @id: its name in files ("demarche"); for ever
 * @label: one of it, untranslated ("Demarche")
 * @plural: the list of them, untranslated ("Demarches")
 * @icon: name of its symbolic icon
 * @flags: see #ChanceryKindFlags
 * @register_code: the code of its register ("PROT"), or NULL
 * @groups: headings of its form, ended by one without id
 * @fields: its own fields, ended by one without id; the envelope stands apart
 * @day_fields: the fields that give the day of the record, the first filled one counts; a
 *   reference means the day of that record; ended by NULL
 * @parent: for REGISTERS_WITH_PARENT: the reference field that names the parent
 * @counterpart: where lists find the other side: [0] when we act (direction made, out, internal or
 *   none), [1] when the other side does (received, in, witnessed) or [0] is empty; a reference field
 *   ("party_to") or list and role of a line ("correspondents/to"); NULL for none
 * @form: the term field that lists show as *Form*, or NULL
 * @awaited: the date field that says until when an answer to it is awaited, or NULL
 * @make_title: makes the title when none is typed; NULL: the title is what was typed
 */
struct _ChanceryKind
{
  ChanceryKindId index;
  const char *id;
  const char *label;
  const char *plural;
  const char *icon;
  ChanceryKindFlags flags;
  const char *register_code;
  const ChanceryGroup *groups;
  const ChanceryField *fields;
  const char *day_fields[3];
  const char *parent;
  const char *counterpart[2];
  const char *form;
  const char *awaited;
  char *(*make_title) (const ChanceryRecord *record);
};

/** The kind with number @index; NULL for %CHANCERY_KIND_NONE and numbers out of range. */
const ChanceryKind *chancery_kind_get (ChanceryKindId index);

/** The kind called @id ("demarche"), or NULL. */
const ChanceryKind *chancery_kind_find (const char *id);

static inline gboolean
chancery_kind_has_flag (const ChanceryKind *kind, ChanceryKindFlags flag)
{
  return (kind->flags & flag) != 0;
}

/** The fields that every kind has, ended by one without id. */
const ChanceryField *chancery_kind_get_envelope (void);

/** How many fields a record of @kind has, envelope and own together. */
guint chancery_kind_get_n_fields (const ChanceryKind *kind);

/**
 * The field at @position of @kind in *canonical order*: head of the envelope, the kind's own
 * fields, tail of the envelope.  This is the order of keys in JSON.
 */
const ChanceryField *chancery_kind_get_nth_field (const ChanceryKind *kind, guint position);
/** All of them in that order (array length=n_fields). */
const ChanceryField *const *chancery_kind_list_fields (const ChanceryKind *kind, guint *n_fields);

/** The position of @field in canonical order, or -1 when it is no field of @kind. */
int chancery_kind_get_field_position (const ChanceryKind *kind, const ChanceryField *field);

/** The field of @kind (or of the envelope) called @id, or NULL. */
const ChanceryField *chancery_kind_find_field (const ChanceryKind *kind, const char *id);

/**
 * Resolves a dotted name: "points.text" gives the lines field `points` in @list and the line's
 * field `text` as the answer; a plain name gives the field itself and NULL in @list.
 * Returns NULL when there is none such.
 */
const ChanceryField *chancery_kind_find_path (const ChanceryKind *kind,
                                              const char *path,
                                              const ChanceryField **list);
/** Whether its other side, `counterpart`, is a party, and not the place or the record that it is about. */
gboolean chancery_kind_meets_party (const ChanceryKind *self);
/** The field of a line that @query ("answer", "verdict") searches, with the list of those lines in @list;
 *  NULL, and NULL there, when @self has none. */
const ChanceryField *chancery_kind_find_line_field (const ChanceryKind *self,
                                                    const char *query,
                                                    const ChanceryField **list);

G_END_DECLS
