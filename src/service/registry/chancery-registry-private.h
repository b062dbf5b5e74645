/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the registry share: its connections, how a call reaches a worker and how news
 * of a write comes back.  Of no use outside chancery-registry*.c. */

#pragma once

#include "chancery-act-stack.h"
#include "chancery-db.h"
#include "chancery-import.h"
#include "chancery-operation.h"
#include "chancery-query.h"
#include "chancery-registry.h"
#include "chancery-replace.h"
#include "chancery-worker.h"

G_BEGIN_DECLS

/** A connection and what its thread remembers; used on that thread alone. */
typedef struct
{
  ChanceryDb *db;
  /* What was read and waits to be brought in; the writer's. */
  ChanceryImport *import;
  /* Shared with what is under way to the main thread; the registry may be gone by then. */
  GWeakRef *registry;
  gint64 data_version;
  gint64 head;
  /* The act that is told next brought papers that nobody has read. */
  gboolean brings_papers;
  /* The settings as they were last seen; the searcher's. */
  char *profile;
} ChanceryConnection;

/**
 * ChanceryNewsKind:
 * @CHANCERY_NEWS_OTHERS: somebody wrote
 * @CHANCERY_NEWS_ACT: we wrote
 * @CHANCERY_NEWS_UNDO: we took back
 * @CHANCERY_NEWS_REDO: we took back what took back
 * @CHANCERY_NEWS_TAKEN_BACK: we took an import back that was chosen, whatever was done since
 * @CHANCERY_NEWS_PROFILE: settings are other than they were
 */
typedef enum
{
  CHANCERY_NEWS_OTHERS,
  CHANCERY_NEWS_ACT,
  CHANCERY_NEWS_UNDO,
  CHANCERY_NEWS_REDO,
  CHANCERY_NEWS_TAKEN_BACK,
  CHANCERY_NEWS_PROFILE,
} ChanceryNewsKind;

/**
 * ChanceryNews:
 * @group: the act, 0 for none
 * @batch: the import, which is several groups, 0 for none
 * @words: (nullable): what was taken back or done again
 * @can_undo: whether it can be taken back
 * @registers: whether it gave a number
 * @brings_papers: whether attachments came that nobody has read
 * @head: the last row of the history
 * @ids: (nullable): UUIDs, ended by NULL; NULL is everything
 * @path: (nullable): and all that follows: as the registry was opened
 * @patterns: kind's id (borrowed) to pattern
 *
 * What a connection tells the main thread.
 */
typedef struct
{
  ChanceryNewsKind kind;
  gint64 group;
  gint64 batch;
  char *words;
  gboolean can_undo;
  gboolean registers;
  gboolean brings_papers;
  gint64 head;
  GPtrArray *ids;
  char *path;
  gboolean read_only;
  char *read_only_reason;
  GHashTable *settings;
  GHashTable *patterns;
  char *own_party_name;
  ChanceryWorkingDays *working_days;
} ChanceryNews;

void chancery_news_free (ChanceryNews *self);

/**
 * ChanceryCall:
 * @who: the officer, as on the main thread when the call was made
 *
 * The arguments of a call, whichever it has; owned by its GTask.
 */
typedef struct
{
  char *who;
  char *id;
  char *other;
  char *code;
  char *text;
  char **texts;
  GPtrArray *drafts;
  GArray *rows;
  GFile *file;
  ChanceryOperation *operation;
  ChanceryLine *line;
  ChanceryValue *value;
  ChanceryFuzzyDate *date;
  const ChanceryField *field;
  gint64 number;
  gint64 batch;
  ChanceryDay as_on;
  guint limit;
  int position;
  gboolean flag;
  /* It writes files that somebody asked for. */
  gboolean gives_out;
  ChanceryReplace replace; /* where it writes one */
  /* What fits nowhere else, and how it is freed. */
  gpointer other_data;
  GDestroyNotify free_other_data;
} ChanceryCall;

/** A job with its connection; the cancellable of @task reaches into the database. */
typedef void (*ChanceryCallJob) (GTask *task, ChanceryConnection *connection, ChanceryCall *call);

typedef enum
{
  CHANCERY_WORKER_WRITER,
  CHANCERY_WORKER_SEARCHER,
  CHANCERY_WORKER_FETCHER,
  CHANCERY_WORKER_EXPORTER,
  CHANCERY_N_WORKERS,
} ChanceryWorkerId;

/** A call with the officer's name in it. */
ChanceryCall *chancery_call_new (ChanceryRegistry *self) G_GNUC_WARN_UNUSED_RESULT;

/** The same with an @operation (nullable), which is told how far the job is and calls it off. */
ChanceryCall *chancery_call_new_with_operation (ChanceryRegistry *self,
                                                ChanceryOperation *operation)
    G_GNUC_WARN_UNUSED_RESULT;
GCancellable *chancery_call_get_cancellable (ChanceryCall *call);
/** Tells the operation of @call; a ChanceryProgressFunc. */
void chancery_call_report (guint64 done, guint64 total, gpointer call);

/** Sends @call (transfer full) to a worker; a closed registry answers with an error. */
void chancery_registry_push (ChanceryRegistry *self,
                             ChanceryWorkerId worker,
                             ChanceryCall *call,
                             ChanceryCallJob job,
                             gpointer tag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** On a worker: answers @task with @answer (transfer full), or with @error (transfer full) when there is
 *  one. */
void chancery_call_answer (GTask *task, gpointer answer, GDestroyNotify destroy, GError *error);
/** What a call was answered with (transfer full). */
gpointer chancery_call_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error);

/** NULL while closed. */
ChanceryWorker *chancery_registry_get_worker (ChanceryRegistry *self, ChanceryWorkerId worker);
/** @task is the writer's, and not settled before it was answered. */
void chancery_registry_watch_writing (ChanceryRegistry *self, GTask *task);
/** @task must not be broken off before it was answered. */
void chancery_registry_watch_work (ChanceryRegistry *self, GTask *task);
/** What undo or redo would take back, NULL for nothing; good until the next act. */
const ChanceryTurn *chancery_registry_peek_undo (ChanceryRegistry *self);
const ChanceryTurn *chancery_registry_peek_redo (ChanceryRegistry *self);
ChanceryTextTaker *chancery_registry_get_text_taker (ChanceryRegistry *self);
/** Takes what it wants out of @news. */
void chancery_registry_take_news (ChanceryRegistry *self, ChanceryNews *news);

ChanceryConnection *chancery_connection_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
void chancery_connection_free (gpointer state);
/** The first job of each worker: answers with ChanceryNews (transfer full). */
void chancery_connection_open_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call);
/** The exporter's connection to the registry whose path is the `id` of @call, opened when it is
 *  first needed; NULL with @error. */
ChanceryDb *chancery_connection_require_db (ChanceryConnection *connection,
                                            const ChanceryCall *call,
                                            GError **error);
/** Likewise, and whether the `file` of @call may be written: the registry itself is not overwritten. */
gboolean chancery_connection_may_write (ChanceryConnection *connection,
                                        const ChanceryCall *call,
                                        GError **error);
/** Looks whether somebody wrote, and tells. */
void chancery_connection_poll (gpointer state);
/** Does what was put off so that acts are answered soon. */
void chancery_connection_rest (gpointer state);

/** Tells the main thread of an act and what it changed; before the task of the write is answered,
 *  so that lists know first. */
void chancery_connection_tell_act (ChanceryConnection *connection,
                                   ChanceryNewsKind kind,
                                   gint64 group);
/** The same for an act whose @turn is known: an import, or what was taken back. */
void chancery_connection_tell_turn (ChanceryConnection *connection,
                                    ChanceryNewsKind kind,
                                    const ChanceryTurn *turn);
/** Tells it of new settings, which have been written: that they cannot be read at this moment undoes nothing, and
 *  they are told as soon as they can. */
void chancery_connection_tell_profile (ChanceryConnection *connection);

/** On a worker: the words of @rows (array length=n_rows) that are there, in that order; @query: (nullable):
 *  for snippets (element-type ChanceryRecordWords) (transfer full). */
GPtrArray *chancery_registry_read_words (ChanceryDb *db,
                                         const gint64 *rows,
                                         gsize n_rows,
                                         ChanceryQuery *query,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same as they stood on @as_on, CHANCERY_DAY_NONE for now. */
GPtrArray *chancery_registry_read_words_as_on (ChanceryDb *db,
                                               ChanceryDay as_on,
                                               const gint64 *rows,
                                               gsize n_rows,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Answers @task, whose act is done or failed with @error (transfer full), and tells what it changed first; the
 *  worker of @connection. */
void chancery_registry_answer_act (GTask *task,
                                   ChanceryConnection *connection,
                                   gboolean done,
                                   GError *error);

G_END_DECLS
