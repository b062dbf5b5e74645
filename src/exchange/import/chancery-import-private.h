/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of an import share. Internal to the chancery-import files; the
 * thread of the import.
 */

#pragma once

#include "chancery-bag.h"
#include "chancery-csv-reader.h"
#include "chancery-import.h"
#include "chancery-json-header.h"
#include "chancery-merge.h"
#include "chancery-scratch.h"
#include "chancery-spool.h"
#include "chancery-unseal.h"

G_BEGIN_DECLS

/* What is to be done with a record: kept in the scratch file. */
typedef enum
{
  CHANCERY_VERDICT_NONE,
  CHANCERY_VERDICT_NEW,
  CHANCERY_VERDICT_CHANGED,
  CHANCERY_VERDICT_UNCHANGED,
  CHANCERY_VERDICT_BEHIND, /* counted as unchanged */
  CHANCERY_VERDICT_CONFLICT,
  CHANCERY_VERDICT_NUMBER_TAKEN,
} ChanceryVerdict;

struct _ChanceryImport
{
  ChanceryDb *db;
  ChanceryScratch *scratch;
  char *name;
  ChanceryBag *bag; /* that the records came in, or NULL */
  char *bag_name;   /* its file */
  GPtrArray *
      history_faults; /* where the history in the bag does not hold, for the log; NULL: it has none */
  guint64 n_history_faults;
  gboolean history_is_told; /* it could be read to its end */
  ChancerySpool *
      opened; /* what was in a sealed or signed file, or in one that is read twice and cannot be; or NULL */
  guint64 came_in;        /* bytes of that file */
  ChancerySealNews *news; /* who signed it; NULL for a file that is neither */
  char **trusted;         /* fingerprints of revoked keys that are taken, or NULL */
  char *contents;         /* the folder of the attachments' contents, or NULL */
  GHashTable *missing;    /* digests of contents that the registry lacks; NULL: nobody asked */
  ChanceryJsonHeader header;
  ChanceryImportSummary summary;
  gint64 n_read; /* records of the file, without those made from labels */
  /* A reference is nothing but a label: until one is met, what labels may mean is not kept of any record. */
  gboolean has_labels;
  gint64 n_unnamed; /* so many records came before */
  gint64 history_head;
  gboolean is_table; /* CSV */
  gboolean is_mail;
  ChanceryKindId table_kind;              /* of rows of a table that do not say theirs */
  GPtrArray *table_wishes;                /* "COLUMN=FIELD" */
  const ChanceryEncoding *table_encoding; /* of a table that is not UTF-8; NULL: nobody said */
  ChanceryCsvMapping *given;              /* or all of it */
  ChanceryCsvMapping *chosen;             /* to be remembered */
  ChanceryCsvReader *table;               /* once it was begun */
  gboolean registry_is_empty;
  gboolean judged;
  GHashTable *labels;  /* of this import: what a label became, to ask once */
  GHashTable *targets; /* ids that were referred to lately */

  ChanceryProgressFunc progress;
  gpointer progress_data;
  guint64 n_bytes; /* of the file, 0 when nobody knows */
  GCancellable *cancellable;
};

/** Whether the file says nothing by what it lacks. */
gboolean chancery_import_is_partial (ChanceryImport *self);

/** Says how far it is: the reading is the first half. */
void chancery_import_report (ChanceryImport *self, gboolean judging, guint64 done, guint64 total);

/** A fault of the file at @line; always FALSE. */
gboolean chancery_import_refuse (ChanceryImport *self,
                                 guint64 line,
                                 GError **error,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);
/** A sentence for the officer on @line. */
gboolean chancery_import_note (ChanceryImport *self,
                               guint64 line,
                               GError **error,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);

/** Gives @draft, which has none, its id. @n_before: so many that say the same were given one before. */
gboolean chancery_import_make_id (ChanceryImport *self,
                                  ChanceryDraft *draft,
                                  guint *n_before,
                                  GError **error);
/** Puts one record that was read into the scratch file, with what has to be known of it later. */
gboolean chancery_import_keep (ChanceryImport *self,
                               ChanceryDraft *draft,
                               guint64 line,
                               GError **error);
/** Keeps what labels may mean of those records too that were kept before a label was met. */
gboolean chancery_import_keep_earlier_names (ChanceryImport *self, GError **error);
/** What is in @stream, of the file @path (NULL: it is none), once seals are opened and signatures judged
 *  (transfer full). */
GInputStream *chancery_import_open_seals (ChanceryImport *self,
                                          GInputStream *stream,
                                          const char *path,
                                          GError **error);
/** Opens the bag that @buffered reads from @below, and gives the records in it (transfer full). */
GInputStream *chancery_import_open_bag (ChanceryImport *self,
                                        GInputStream *buffered,
                                        GInputStream *below,
                                        GError **error);
/** Follows the chain of the history in the bag, if there is one, before its records are read. */
gboolean chancery_import_read_chain (ChanceryImport *self, GError **error);
/** Whether the history tells of @record, on @line, as it is; where it does not, that is noted. */
gboolean chancery_import_check_told (ChanceryImport *self,
                                     ChanceryRecord *record,
                                     guint64 line,
                                     GError **error);
/** After the last record: whether the history tells of others. */
gboolean chancery_import_end_chain (ChanceryImport *self, GError **error);
/** Reads and keeps the rows of a table. */
gboolean chancery_import_read_table (ChanceryImport *self, GInputStream *stream, GError **error);
/** Gives @draft, a row of a table whose record @id is here, what no table can say of that. */
gboolean chancery_import_keep_unsaid (ChanceryImport *self,
                                      ChanceryDraft *draft,
                                      const char *id,
                                      GError **error);
/** Reads and keeps the messages of a file of e-mail. */
gboolean chancery_import_read_mail (ChanceryImport *self, GInputStream *stream, GError **error);
/** Reports the lines of one key that become one when @draft is built, and refuses those that contradict
 *  each other. */
gboolean chancery_import_check_doubles (ChanceryImport *self,
                                        ChanceryDraft *draft,
                                        guint64 line,
                                        GError **error);
/** Leaves out of @draft what no file may hold, though it was taken once, and notes that. */
gboolean chancery_import_mend (ChanceryImport *self,
                               ChanceryDraft *draft,
                               guint64 line,
                               GError **error);
/** A record of the scratch file as a draft. */
ChanceryDraft *chancery_import_load (ChanceryImport *self, gint64 ordinal, GError **error);
/** What the file says of a record that is here too; @content: what chancery_import_load() gave for it
 *  (transfer full). */
ChanceryRecord *chancery_import_load_theirs (ChanceryImport *self,
                                             gint64 ordinal,
                                             ChanceryDraft *content,
                                             GError **error);
/** A record of a file with a ceiling says itself from now on that it may lack something. */
void chancery_import_mark_partial (ChanceryImport *self, ChanceryDraft *draft);

/** Gives references of @draft that are only labels their ids. */
gboolean chancery_import_resolve_labels (ChanceryImport *self,
                                         ChanceryDraft *draft,
                                         const ChanceryScratchRecord *kept,
                                         GError **error);
/** What @ours and @theirs came from, as the registry can still show it (transfer full). */
ChanceryAncestors *chancery_import_load_ancestors (ChanceryImport *self,
                                                   ChanceryRecord *ours,
                                                   ChanceryRecord *theirs,
                                                   GError **error);
/** Whether the clashes can be done with as was decided, @conflicts where nothing was. */
gboolean chancery_import_check_conflicts (ChanceryImport *self,
                                          ChanceryConflicts conflicts,
                                          GError **error);
/** Gives @draft, ours, what is to be taken of the clashes of the record at @ordinal. */
gboolean chancery_import_apply_decisions (ChanceryImport *self,
                                          gint64 ordinal,
                                          ChanceryConflicts conflicts,
                                          ChanceryDraft *draft,
                                          GError **error);
/** Compares everything that was read with the registry. */
gboolean chancery_import_judge (ChanceryImport *self, GError **error);

G_END_DECLS
