/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An open registry: one SQLite connection, used by one thread for life.  How it is opened, written and
 * checked is the contract of the registry's safety and stands in chancery-db-open.c alone.
 * Everything else of the store takes a ChanceryDb.  Owned by who opened it. */

#pragma once

#include <gio/gio.h>

#include "chancery-errors.h"
#include "chancery-store-types.h"

G_BEGIN_DECLS

/**
 * ChanceryDbFlags:
 * @CHANCERY_DB_READ_ONLY: never write, whatever the file allows
 * @CHANCERY_DB_QUICK: do not look at the head of the history (second and third connection of a
 *   process that has looked)
 * @CHANCERY_DB_AS_IS: with READ_ONLY: take a registry of an older format as it stands, to copy it
 */
typedef enum
{
  CHANCERY_DB_NONE = 0,
  CHANCERY_DB_READ_ONLY = 1 << 0,
  CHANCERY_DB_QUICK = 1 << 1,
  CHANCERY_DB_AS_IS = 1 << 2,
} ChanceryDbFlags;

/**
 * ChanceryAct:
 * @who: the officer
 * @action: what history calls it ("create", "edit", "import" …); NULL lets each function say it
 * @reason: (nullable): why, for corrections and voids
 * @group: 0 begins a group of its own; else the group (of an import in several transactions)
 *
 * One officer's act: all that is written between begin and commit is one group of the history,
 * undone as one.
 */
struct _ChanceryAct
{
  const char *who;
  const char *action;
  const char *reason;
  gint64 group;
};

/** Makes a new registry at @path (its folder too) and opens it.
 *  %CHANCERY_STORE_ERROR_EXISTS when anything is there. */
ChanceryDb *chancery_db_create (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Opens the registry at @path.  One that cannot be written safely is opened read-only, and
 *  chancery_db_get_read_only_reason() says why. */
ChanceryDb *chancery_db_open (const char *path, ChanceryDbFlags flags, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Rolls back what was not committed and closes. */
void chancery_db_free (ChanceryDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryDb, chancery_db_free)

const char *chancery_db_get_path (ChanceryDb *self);
gboolean chancery_db_is_read_only (ChanceryDb *self);
/** A sentence, or NULL when it can be written. */
const char *chancery_db_get_read_only_reason (ChanceryDb *self);
/** UUID given to the registry when it was made. */
const char *chancery_db_get_origin (ChanceryDb *self);
/** Whether the last process left without closing (a log was found): worth a chancery_verify_quick()
 *  on a connection of its own. */
gboolean chancery_db_was_left_open (ChanceryDb *self);
/** Whether @path is the registry's own file or one of its side files, by device and inode: it must
 *  never be opened by hand. */
gboolean chancery_db_is_own_file (ChanceryDb *self, const char *path);

/** What is run from now on stops with %G_IO_ERROR_CANCELLED once @cancellable is cancelled; NULL
 *  takes it away. */
void chancery_db_set_cancellable (ChanceryDb *self, GCancellable *cancellable);
/** Stops what runs now.  The only call that another thread may make. */
void chancery_db_interrupt (ChanceryDb *self);

/** Grows when another connection (of any process) committed. */
gint64 chancery_db_get_data_version (ChanceryDb *self);

/**
 * Begins a write transaction, as @act (copied).  May be nested: an inner pair joins the outer one,
 * its @act only names the action, and an inner rollback dooms the whole.
 */
gboolean chancery_db_begin (ChanceryDb *self, const ChanceryAct *act, GError **error);
gboolean chancery_db_commit (ChanceryDb *self, GError **error);
void chancery_db_rollback (ChanceryDb *self);
/** Begins and ends a reading transaction: all that is read between sees one state. */
gboolean chancery_db_begin_read (ChanceryDb *self, GError **error);
void chancery_db_end_read (ChanceryDb *self);

/** A reading transaction that ends with the scope: `g_auto (ChanceryReading) reading = chancery_db_read (db, error);` */
typedef ChanceryDb *ChanceryReading;
/** @self, or NULL on error. */
ChanceryReading chancery_db_read (ChanceryDb *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (ChanceryReading, chancery_db_end_read, NULL)

/**
 * Whether little of the file is kept in memory from now on.  For a walk over all of it in an order that is
 * not the file's: what was read is not wanted again, but for the tops of the trees and the titles of what
 * is often referred to.  Between chancery_db_begin_read() and chancery_db_end_read(), where nothing changes.
 */
void chancery_db_set_frugal (ChanceryDb *self, gboolean frugal);
/** The group of the act that runs, or that was committed last; 0 when nothing was written. */
gint64 chancery_db_get_group (ChanceryDb *self);

/**
 * Leaves it to chancery_db_rest() to move the log into the file, so that an act is answered as soon as the
 * log is on the disk.  An act still moves a log of 62 MiB or more itself.  For a thread that has times of rest.
 */
void chancery_db_set_resting (ChanceryDb *self);
/**
 * Whether the log may grow as long for any thread: for an act of many transactions, which write the same pages again
 * and again.  FALSE at its end, when the log is moved, so that the next act has not all of it to move.
 */
void chancery_db_set_long_log (ChanceryDb *self, gboolean is_long);
/** The thread has nothing else to do: moves a log of 4 MiB or more, as far as no reader needs it. */
void chancery_db_rest (ChanceryDb *self);
/** Moves the log into the file and empties it. */
gboolean chancery_db_checkpoint (ChanceryDb *self, GError **error);

G_END_DECLS
