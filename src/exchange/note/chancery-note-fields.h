/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the wording of a note may name, and what stands in its place for one record.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-note-template.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/** Whether two languages (BCP 47) are one but for region and script: "fr" is spoken where "fr-CH" is. */
gboolean chancery_note_fields_is_language (const char *language, const char *other);

/**
 * ChanceryNoteFields:
 * @values: `a{sv}`, for chancery_mustache_fill()
 * @n_foreign: how many of the texts stand in another language than the template
 * @level: code of the highest marking among what is told, of whichever record
 * @gaps: labels of what stands in brackets among @values already (element-type utf8)
 */
typedef struct
{
  GVariant *values;
  guint n_foreign;
  char *level;
  GPtrArray *gaps;
} ChanceryNoteFields;

void chancery_note_fields_clear (ChanceryNoteFields *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryNoteFields, chancery_note_fields_clear)

/** Reads what a note from @record (of this registry) says: names in the language of @template where the registry
 *  knows them so, days written as that language writes them, texts as they were typed. */
gboolean chancery_note_fields_read (ChanceryDb *db,
                                    const ChanceryRecord *record,
                                    const ChanceryNoteTemplate *template,
                                    ChanceryNoteFields *fields,
                                    GError **error);

G_END_DECLS
