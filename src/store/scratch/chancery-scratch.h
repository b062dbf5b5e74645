/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an import puts what it has read until it is judged whole: an SQLite file beside the registry
 * that has no name, so that nothing of it is left whatever happens.  It knows nothing of the
 * registry.  Owned by the import, on its thread. */

#pragma once

#include <gio/gio.h>

#include "chancery-store-types.h"

G_BEGIN_DECLS

typedef struct _ChanceryScratch ChanceryScratch;

/**
 * ChanceryScratchRecord:
 * @ordinal: its place in the file, from 1; names made from labels follow the last of them
 * @day: when it takes its turn where records come by their days; only for chancery_scratch_add_record()
 * @id: UUID
 * @kind: of the record
 * @line: of the file
 * @verdict: 0 until it is judged; the caller's numbers after
 * @digest: (nullable): once judged, of the content that it is compared with
 * @has_labels: whether references in it are still only labels
 * @number: (nullable): of its register, in the file's words
 * @changed, @changed_by: (nullable): when and by whom, in the file's words
 */
typedef struct
{
  gint64 ordinal;
  gint64 day;
  char *id;
  const ChanceryKind *kind;
  guint64 line;
  int verdict;
  char *digest;
  gboolean has_labels;
  char *number;
  char *changed;
  char *changed_by;
} ChanceryScratchRecord;

/* Where a record stands by its day. */
typedef struct
{
  gint64 day;
  gint64 ordinal;
} ChanceryScratchTurn;

#define CHANCERY_SCRATCH_TURN_START ((ChanceryScratchTurn){ G_MININT64, 0 })

/** Frees what @record points at, and empties it. */
void chancery_scratch_record_clear (ChanceryScratchRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryScratchRecord, chancery_scratch_record_clear)

/**
 * ChanceryScratchConflict:
 * @index: its number, from 0
 * @ordinal: the record
 * @field, @line_id, @line_field: where; @line_id and @line_field (nullable)
 * @ours, @theirs, @ancestor: (nullable): JSON of the values
 * @decision: -1 not decided, 0 ours, 1 theirs
 */
typedef struct
{
  gint64 index;
  gint64 ordinal;
  char *field;
  char *line_id;
  char *line_field;
  char *ours;
  char *theirs;
  char *ancestor;
  int decision;
} ChanceryScratchConflict;

void chancery_scratch_conflict_free (ChanceryScratchConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryScratchConflict, chancery_scratch_conflict_free)

/** @folder: where the file is made, for a moment with a name. */
ChanceryScratch *chancery_scratch_new (const char *folder, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_scratch_free (ChanceryScratch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryScratch, chancery_scratch_free)
/** From here on it is read in order, and little is added: most of its memory goes to whoever needs it now. */
gboolean chancery_scratch_rest (ChanceryScratch *self, GError **error);

/** Adds @record at the end; its ordinal is set.  @content: all that it says, as whoever reads it again wants it
 *  (chancery-parcel.h).  @other_line: (out): the line of the record that has
 *  this id already, and nothing is added; else 0. */
gboolean chancery_scratch_add_record (ChanceryScratch *self,
                                      ChanceryScratchRecord *record,
                                      GByteArray *content,
                                      guint64 *other_line,
                                      GError **error);
/** The first record after @ordinal; its id is NULL when there is none. */
gboolean chancery_scratch_next_record (ChanceryScratch *self,
                                       gint64 ordinal,
                                       ChanceryScratchRecord *record,
                                       GError **error);
/** The next record by its day, those of one day as in the file; without an id when there is none.
 *  @turn: (inout): where it stands; #CHANCERY_SCRATCH_TURN_START before the first. */
gboolean chancery_scratch_next_by_day (ChanceryScratch *self,
                                       ChanceryScratchTurn *turn,
                                       ChanceryScratchRecord *record,
                                       GError **error);
/** The same for one ordinal. */
gboolean chancery_scratch_get_record (ChanceryScratch *self,
                                      gint64 ordinal,
                                      ChanceryScratchRecord *record,
                                      GError **error);
/** What the record of @ordinal says (transfer full). */
GBytes *chancery_scratch_get_content (ChanceryScratch *self, gint64 ordinal, GError **error);
/** @base: (nullable): digest of what is in the registry, kept as the record's digest from now on;
 *  @content: (nullable): NULL leaves it as it is. */
gboolean chancery_scratch_judge (ChanceryScratch *self,
                                 gint64 ordinal,
                                 int verdict,
                                 const char *base,
                                 GByteArray *content,
                                 GError **error);
/** What the file says of the record of @ordinal, whose content is something that was made of it; once. */
gboolean chancery_scratch_put_theirs (ChanceryScratch *self,
                                      gint64 ordinal,
                                      GByteArray *content,
                                      GError **error);
/** The same; NULL without @error when its content is what the file says (transfer full). */
GBytes *chancery_scratch_get_theirs (ChanceryScratch *self, gint64 ordinal, GError **error);
gboolean chancery_scratch_has_record (ChanceryScratch *self, const char *id);
gint64 chancery_scratch_count_records (ChanceryScratch *self);
/** How many contents with @digest were counted before; this one is counted now. */
gboolean chancery_scratch_count_content (ChanceryScratch *self,
                                         const char *digest,
                                         guint *n_before,
                                         GError **error);
/** A register number on @line; @other_line as above. */
gboolean chancery_scratch_add_number (ChanceryScratch *self,
                                      const char *number,
                                      guint64 line,
                                      guint64 *other_line,
                                      GError **error);

/** A name in the file; @label is folded. */
gboolean chancery_scratch_add_name (ChanceryScratch *self,
                                    const char *label,
                                    const ChanceryKind *kind,
                                    const char *id,
                                    GError **error);
/** Ids of records of the file called @label, of @kind (element-type utf8): added to @ids where they
 *  are not in it yet. */
gboolean chancery_scratch_match_name (ChanceryScratch *self,
                                      const char *label,
                                      const ChanceryKind *kind,
                                      GPtrArray *ids,
                                      GError **error);
/** What a label of a record became, for the log of the import. */
gboolean chancery_scratch_add_label (ChanceryScratch *self,
                                     gint64 ordinal,
                                     const char *label,
                                     const char *target,
                                     GError **error);
/** Calls @func with each label (as key) and target. */
gboolean chancery_scratch_foreach_label (ChanceryScratch *self,
                                         gint64 ordinal,
                                         GHFunc func,
                                         gpointer user_data,
                                         GError **error);
/** A record that something in the file refers to. */
gboolean chancery_scratch_add_target (ChanceryScratch *self,
                                      const char *id,
                                      const char *label,
                                      GError **error);
/** Calls @func with id (as key) and label of each target that is not in the file. */
gboolean chancery_scratch_foreach_target (ChanceryScratch *self,
                                          GHFunc func,
                                          gpointer user_data,
                                          GError **error);
/** A content that the file's attachments name; @present: whether it is to be read. */
gboolean chancery_scratch_add_content (ChanceryScratch *self,
                                       const char *sha256,
                                       gboolean present,
                                       GError **error);
/** Whether the content was added before. */
gboolean chancery_scratch_has_content (ChanceryScratch *self, const char *sha256);
/** The bytes of a content that came inside of the file. */
gboolean chancery_scratch_put_data (ChanceryScratch *self,
                                    const char *sha256,
                                    GBytes *bytes,
                                    GError **error);
/** Whether there are any; they are not read. */
gboolean chancery_scratch_find_data (ChanceryScratch *self,
                                     const char *sha256,
                                     gboolean *found,
                                     GError **error);
/** Them again; NULL without @error when the file did not bring them (transfer full). */
GBytes *chancery_scratch_get_data (ChanceryScratch *self, const char *sha256, GError **error);
/** Digests of contents that are to be read (element-type utf8) (transfer full). */
GPtrArray *chancery_scratch_list_contents (ChanceryScratch *self, GError **error);

/** The digest that record @id has at last in the history that came with the file; @digest NULL: it was deleted. */
gboolean chancery_scratch_tell (ChanceryScratch *self,
                                const char *id,
                                const char *digest,
                                GError **error);
/** Forgets what was told last of @id.  @told: (out): whether anything was; @digest: (out) (transfer full). */
gboolean chancery_scratch_take_told (ChanceryScratch *self,
                                     const char *id,
                                     gboolean *told,
                                     char **digest,
                                     GError **error);
/** Those that still have a digest, at most @limit (element-type utf8) (transfer full). */
GPtrArray *chancery_scratch_list_told (ChanceryScratch *self, guint limit, GError **error);
/** How many those are. */
gint64 chancery_scratch_count_told (ChanceryScratch *self);

/** @conflict's index is set. */
gboolean chancery_scratch_add_conflict (ChanceryScratch *self,
                                        ChanceryScratchConflict *conflict,
                                        GError **error);
/** At most @limit from index @offset on; of one record when @ordinal is not 0
 *  (element-type ChanceryScratchConflict) (transfer full). */
GPtrArray *chancery_scratch_list_conflicts (ChanceryScratch *self,
                                            gint64 ordinal,
                                            guint64 offset,
                                            guint limit,
                                            GError **error);
gint64 chancery_scratch_count_conflicts (ChanceryScratch *self);
gboolean chancery_scratch_decide (ChanceryScratch *self,
                                  guint64 index,
                                  gboolean take,
                                  GError **error);

/** The record of each clash, in their order (element-type gint64) (transfer full). */
GArray *chancery_scratch_list_conflict_records (ChanceryScratch *self, GError **error);
/** At most @limit ordinals of records judged @verdict, those after @ordinal, from the @offset-th on
 *  (element-type gint64) (transfer full). */
GArray *chancery_scratch_list_judged (ChanceryScratch *self,
                                      int verdict,
                                      gint64 ordinal,
                                      guint64 offset,
                                      guint limit,
                                      GError **error);

/** A sentence for the officer; @of_name: it tells of a name that was made, which is also a record. */
gboolean chancery_scratch_add_note (ChanceryScratch *self,
                                    const char *note,
                                    gboolean of_name,
                                    GError **error);
/** How many there are that do not tell of names. */
gint64 chancery_scratch_count_notes (ChanceryScratch *self);
/** At most @limit of them from the @offset-th on (array zero-terminated=1) (transfer full); @names:
 *  also those that tell of names. */
char **chancery_scratch_list_notes (ChanceryScratch *self,
                                    gboolean names,
                                    guint64 offset,
                                    guint limit,
                                    GError **error);

G_END_DECLS
