/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing records as a file brought them: created, changed, version, state and number stay as they
 * are, no rule of states is asked, counters move past the numbers.  Made for transactions of thousands
 * of records: rows first, their text for search afterwards.  The thread of the ChanceryDb, inside its
 * chancery_db_begin(). */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/** How a reference that is only a label was settled. */
typedef struct
{
  const char *label;
  ChanceryKindId kind;
  const char *uuid;
  gboolean made;
  guint n_matches;
} ChanceryLabelMatch;

typedef void (*ChanceryLabelFunc) (const ChanceryLabelMatch *match, gpointer user_data);

/**
 * Gives every reference of @draft that is only a label its id: one name that matches is used; none or
 * several give the UUID version 5 of (namespace, kind, folded label).  Nothing is written: the
 * caller sees in @func what has to be made (chancery_record_import_make_name()).
 */
gboolean chancery_record_import_resolve (ChanceryDb *db,
                                         ChanceryDraft *draft,
                                         ChanceryLabelFunc func,
                                         gpointer user_data,
                                         GError **error);
/** What a label of a field stands for, without a draft (transfer full).  @kind: the one named
 *  beside the label, or CHANCERY_KIND_NONE. */
char *chancery_record_import_match (ChanceryDb *db,
                                    const ChanceryField *field,
                                    ChanceryKindId kind,
                                    const char *label,
                                    gboolean *made,
                                    guint *n_matches,
                                    GError **error);
/** The UUID that a label without a match gets (transfer full). */
char *chancery_record_import_label_id (ChanceryKindId kind, const char *label);
/** A draft of a name to check: @kind called @label with @uuid (transfer full). */
ChanceryDraft *chancery_record_import_make_name (ChanceryKindId kind,
                                                 const char *label,
                                                 const char *uuid);

/** Fills in what a file may leave out and the registry always has: the state of a record that names
 *  none, by its kind.  To be called before digests are compared. */
void chancery_record_import_complete (ChanceryDraft *draft);

/** Who is said to have made a correction, when (UTC) and why. */
typedef struct
{
  const char *who;
  const char *when;
  const char *reason;
} ChanceryCredit;

/** @draft is to be written over the registered @before: what it changes of what registering froze without
 *  a correction that tells so gets one, given to @credit, and no correction of @before is lost. */
void chancery_record_import_correct (ChanceryDb *db,
                                     ChanceryDraft *draft,
                                     ChanceryRecord *before,
                                     const ChanceryCredit *credit);

/** Desks that bring in one file leave the same correction, each in its own name: those of @draft that stand in
 *  @theirs (the lines of the other desk) too are credited to whoever was first, so that both come to hold
 *  the same.  %TRUE when that changed @draft. */
gboolean chancery_record_import_agree (ChanceryDraft *draft, const ChanceryValue *theirs);

/**
 * Writes @record whole, over what is here under its id.  Its text for search is left to
 * chancery_record_import_index().  @came: (nullable): what the file said, where @record is not just that: history
 * keeps it.  %CHANCERY_STORE_ERROR_CONFLICT when its number belongs to another id.
 */
gboolean chancery_record_import_put (ChanceryDb *db,
                                     ChanceryRecord *record,
                                     ChanceryRecord *came,
                                     GError **error);
/** Writes the search text of records that have none yet and stand behind @after in the order of their days, at most
 *  @limit; 0 is before the first.  @last is the place of the last that was done, or one behind all when no other is left,
 *  and 0 when there was nothing to do. */
gboolean chancery_record_import_index (ChanceryDb *db,
                                       gint64 after,
                                       guint limit,
                                       gint64 *last,
                                       GError **error);
/**
 * Larger pieces of the text index, of which more are merged at once, while a large import writes: so each text
 * is merged less often.  That stands in the file, and so it has to be set in the transaction that begins the batch,
 * and set back in the one that ends it; chancery_batches_recover() does so for a dead one.
 */
gboolean chancery_record_import_configure (ChanceryDb *db, gboolean writing, GError **error);
/**
 * ChanceryImportStep:
 * @CHANCERY_IMPORT_NOTHING: nothing is imported
 * @CHANCERY_IMPORT_ROWS: chancery_record_import_put() is called very often
 * @CHANCERY_IMPORT_TEXTS: chancery_record_import_index() is
 */
typedef enum
{
  CHANCERY_IMPORT_NOTHING,
  CHANCERY_IMPORT_ROWS,
  CHANCERY_IMPORT_TEXTS,
} ChanceryImportStep;

/** To be said before each step of an import, and after the last: meanwhile the file is brought up to date with its log
 *  less often, and each step keeps as much of the registry in memory as it leaves room for. */
void chancery_record_import_set_step (ChanceryDb *db, ChanceryImportStep step);
/** Merges the pieces of the text index after a large import, so that the next save is quick.
 *  @n_written: the records that were written, which a file's unchanged ones are not; where those are half of the
 *  registry or more, all pieces become one. */
gboolean chancery_record_import_settle (ChanceryDb *db, gint64 n_written, GError **error);

G_END_DECLS
