/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All that the page of one record needs, fetched in one go: the record, what hangs on it, what
 * points at it, the case files that hold it and a summary of its history.  Built on a worker,
 * immutable afterwards, atomically reference counted, boxed. */

#pragma once

#include <glib-object.h>

#include "chancery-corrections.h"
#include "chancery-record-item.h"

G_BEGIN_DECLS

/** So many records of a kind that name this one a page shows, and says how many more there are. */
#define CHANCERY_DOSSIER_SHOWN 12
/** So many entries of the history a page shows at first. */
#define CHANCERY_DOSSIER_HISTORY 50

/**
 * ChanceryDossierLink:
 * @type: code of the link
 * @inverse: whether the link stands in the other record
 * @words: what the other record is to this one (“replies to”, “replied to by”), untranslated
 * @note: (nullable): the note of the link
 * @date: (nullable): its date
 * @item: the other record
 */
typedef struct
{
  const char *type;
  gboolean inverse;
  const char *words;
  const char *note;
  ChanceryFuzzyDate *date;
  ChanceryRecordItem *item;
} ChanceryDossierLink;

/**
 * ChanceryDossierMention:
 * @record: a record that names this one, whole
 * @field: the field that does (“raised_in”, “evidence”, “source”)
 * @list: (nullable): the list of lines in which @field stands
 * @line: (nullable): the first of those lines that does; @record keeps it
 */
typedef struct
{
  ChanceryRecord *record;
  const ChanceryField *field;
  const ChanceryField *list;
  const ChanceryLine *line;
} ChanceryDossierMention;

/**
 * ChanceryDossierSince:
 * @item: an event after the promise
 * @why: the facts why it is listed: “names TTP, in Bajaur”
 */
typedef struct
{
  ChanceryRecordItem *item;
  char *why;
} ChanceryDossierSince;

/**
 * ChanceryHistoryEntry:
 * @sequence: its place in the history of the registry
 * @group: the act that it belongs to
 * @when: UTC, “2026-03-02T10:15:00Z”
 * @who: the officer
 * @action: “create”, “edit”, “register”, “void”, …
 * @version: the record's version after it
 * @changes: (element-type utf8): what it did, a sentence each
 */
typedef struct
{
  gint64 sequence;
  gint64 group;
  char *when;
  char *who;
  char *action;
  gint64 version;
  GPtrArray *changes;
} ChanceryHistoryEntry;

void chancery_history_entry_free (ChanceryHistoryEntry *self);

#define CHANCERY_TYPE_DOSSIER (chancery_dossier_get_type ())
GType chancery_dossier_get_type (void);
ChanceryDossier *chancery_dossier_ref (ChanceryDossier *self);
void chancery_dossier_unref (ChanceryDossier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryDossier, chancery_dossier_unref)

ChanceryRecord *chancery_dossier_get_record (ChanceryDossier *self);
/** What is known of any record that this one names (fields, lines, links, folios), or NULL when it
 *  is not in this registry. */
ChanceryRecordItem *chancery_dossier_get_item (ChanceryDossier *self, const char *id);
/** The title of that record, else the reference's own label; never NULL. */
const char *chancery_dossier_get_label (ChanceryDossier *self, const ChanceryValue *reference);
/** Records that name this one in a field of their own, in the order of kinds: its demands and reservations, oldest
 *  first, then actions on it, statements that cite it, newest first and undated last
 *  (element-type ChanceryDossierMention) (transfer none). */
GPtrArray *chancery_dossier_get_mentions (ChanceryDossier *self);
/** How many there are; a party or place may be named by more than are loaded. */
guint chancery_dossier_get_n_mentions (ChanceryDossier *self);
/** Whether so many name it that those loaded are of the newest only, and some of their kinds may be missing. */
gboolean chancery_dossier_is_cut (ChanceryDossier *self);
/** How many records of @kind chancery_dossier_dup_naming() finds, where those loaded are more than CHANCERY_DOSSIER_SHOWN of
 *  them and chancery_dossier_is_cut() is FALSE; else 0. */
gint64 chancery_dossier_count_naming (ChanceryDossier *self, const ChanceryKind *kind);
/** A search for all records of @kind (nullable: of all kinds) that name it or are linked to it (transfer full). */
char *chancery_dossier_dup_naming (ChanceryDossier *self, const ChanceryKind *kind)
    G_GNUC_WARN_UNUSED_RESULT;
/** Grouped: links of one type and direction stand together
 *  (element-type ChanceryDossierLink) (transfer none). */
GPtrArray *chancery_dossier_get_links (ChanceryDossier *self);
/** Case files that hold the record (element-type ChanceryRecordItem) (transfer none). */
GPtrArray *chancery_dossier_get_casefiles (ChanceryDossier *self);
/** Events since a promise, newest first; empty for other records.  @undated: (out): whether its day is not known
 *  (element-type ChanceryDossierSince) (transfer none). */
GPtrArray *chancery_dossier_get_since (ChanceryDossier *self, gboolean *undated);
/** Of a case file: chancery_case_enclosures_read(); empty for another record (transfer none). */
GHashTable *chancery_dossier_get_letters (ChanceryDossier *self);
/** In the order in which they were made (element-type ChanceryCorrection) (transfer none). */
GPtrArray *chancery_dossier_get_corrections (ChanceryDossier *self);
/** The first value of @field before it was corrected: what stood there when it was registered.  FALSE when it
 *  was never corrected; @original: (out) (nullable) (transfer none). */
gboolean chancery_dossier_get_original (ChanceryDossier *self,
                                        const ChanceryField *field,
                                        ChanceryValue **original);
/** Newest first (element-type ChanceryHistoryEntry) (transfer none): one more than CHANCERY_DOSSIER_HISTORY says that
 *  there are earlier ones. */
GPtrArray *chancery_dossier_get_history (ChanceryDossier *self);

G_END_DECLS
