/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What hangs together: links from both sides, mentions in fields, case files and the chronology.
 * Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * ChanceryMention:
 * @record: UUID of the record that names the other
 * @row: its `record.id`
 * @kind: its kind
 * @title, @reference, @state: of that record
 * @path: the field ("raised_in", "assessments.evidence", "links.to")
 * @role: (nullable): for lines with roles the code ("from"); for links their type
 * @note: (nullable), @date: (nullable): of a link
 * @first_day: of the record, CHANCERY_DAY_NONE when undated
 */
typedef struct
{
  char *record;
  gint64 row;
  const ChanceryKind *kind;
  char *title;
  char *reference;
  ChanceryState state;
  char *path;
  char *role;
  char *note;
  ChanceryFuzzyDate *date;
  gint64 first_day;
} ChanceryMention;

void chancery_mention_free (ChanceryMention *self);

/** A party can be named by hundreds of thousands of papers; search lists them all, a page does not. */
#define CHANCERY_LINKS_MOST 1000

/** Who names @uuid, in any field, line or link: order of kinds, oldest first, undated last;
 *  at most CHANCERY_LINKS_MOST links, case files and other fields each, of those fields what is in the newest records
 *  (element-type ChanceryMention) (transfer container). */
GPtrArray *chancery_links_get_mentions (ChanceryDb *db, const char *uuid, GError **error);
/** Records that @uuid names, that are here (the same shape: @path and @role are of the field that
 *  names it). */
GPtrArray *chancery_links_get_targets (ChanceryDb *db, const char *uuid, GError **error);
/** UUIDs of records whose parent field names @uuid (demands of a demarche), oldest line first
 *  (element-type utf8) (transfer full). */
GPtrArray *chancery_links_get_children (ChanceryDb *db, const char *uuid, GError **error);
/** UUIDs of those that are part of the party @uuid: ministries and missions of a state, the oldest record first
 *  (element-type utf8) (transfer full). */
GPtrArray *chancery_links_get_parts (ChanceryDb *db, const char *uuid, GError **error);
/** UUIDs of the case files that hold @uuid (element-type utf8) (transfer full). */
GPtrArray *chancery_links_get_casefiles (ChanceryDb *db, const char *uuid, GError **error);
/** UUIDs of all that a case file holds, by day, undated last (element-type utf8) (transfer full). */
GPtrArray *chancery_links_get_chronology (ChanceryDb *db, const char *casefile, GError **error);

/** Adds a link of @type from @from to @to; @note, @date: (nullable).  There already is no error. */
gboolean chancery_links_add (ChanceryDb *db,
                             const char *from,
                             const char *type,
                             const char *to,
                             const char *note,
                             ChanceryFuzzyDate *date,
                             const ChanceryAct *act,
                             GError **error);
gboolean chancery_links_remove (ChanceryDb *db,
                                const char *from,
                                const char *type,
                                const char *to,
                                const ChanceryAct *act,
                                GError **error);
/** Puts records into a case file, in one save of it; those that are in it already stay as they are.  Each gets the
 *  next folio, but what lay with a letter of the file, and in a file that does not count. */
gboolean chancery_links_file (ChanceryDb *db,
                              const char *const *uuids,
                              const char *casefile,
                              const ChanceryAct *act,
                              GError **error);
/** The same for the rows (array length=n_rows) of records, the oldest first, as a file is read; @n_papers: (out): how many are
 *  there to be put in; @n_filed: (out): how many of them were not in it yet.  A case file is never put into
 *  itself. */
gboolean chancery_links_file_rows (ChanceryDb *db,
                                   const gint64 *rows,
                                   gsize n_rows,
                                   const char *casefile,
                                   const ChanceryAct *act,
                                   guint *n_papers,
                                   guint *n_filed,
                                   GError **error);

G_END_DECLS
