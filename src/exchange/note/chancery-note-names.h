/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What parties, missions and places are called in a note: as its language calls them where the registry knows that, and for a
 * state the ministry that writes and is written to.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-note-template.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/** What @value refers to, as the language of @template calls it, else by its title, else by the words of the reference;
 *  NULL for nothing (transfer full). */
char *chancery_note_names_write (ChanceryDb *db,
                                 const ChanceryNoteTemplate *template,
                                 ChanceryValue *value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ChanceryNoteBody:
 * @name: without an English article
 * @is_party: a party stands for itself: its name takes no article
 * @is_ministry: its noun is the one that the table of ministries has in that language
 * @is_bare: it may be a state of which no office is known: nobody said what it is
 *
 * Who writes a note, or is written to.
 */
typedef struct
{
  char *name;
  gboolean is_party;
  gboolean is_ministry;
  gboolean is_bare;
} ChanceryNoteBody;

void chancery_note_body_clear (ChanceryNoteBody *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryNoteBody, chancery_note_body_clear)

/** Of a state its ministry of foreign affairs: the one that the registry knows as a part of it, else by the table that
 *  @template was read with.  Everybody else is who they are. */
void chancery_note_body_find (ChanceryDb *db,
                              const ChanceryNoteTemplate *template,
                              ChanceryValue *value,
                              ChanceryNoteBody *body);
/** Whom a note goes to, @value: (nullable): one or several; what may be a state of which no office is known stands in
 *  brackets, and is added to @gaps (element-type utf8).  @body as of chancery_note_body_find(). */
void chancery_note_body_find_recipient (ChanceryDb *db,
                                        const ChanceryNoteTemplate *template,
                                        ChanceryValue *value,
                                        ChanceryNoteBody *body,
                                        GPtrArray *gaps);

G_END_DECLS
