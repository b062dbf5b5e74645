/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an open registry is made of, for the files of the store that open it and run its
 * transactions.  Internal; the thread of the ChanceryDb. */

#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include "chancery-db.h"
#include "chancery-statement.h"
#include "chancery-words.h"

G_BEGIN_DECLS

/** Room for a SHA-256 in hex. */
#define CHANCERY_DIGEST_SIZE 65

/* A power of two. */
#define CHANCERY_DB_N_LATEST 256

struct _ChanceryDb
{
  sqlite3 *handle;
  char *path;
  char *read_only_reason;
  char *origin;
  gboolean read_only;
  gboolean left_open;
  dev_t device;
  ino_t inode;

  /* Statements, in use or not, by their text. */
  GHashTable *statements;
  /* Some of them by where their text stands, which is nearly always the same place. */
  ChanceryStatement *latest[CHANCERY_DB_N_LATEST];
  GCancellable *cancellable;
  ChanceryWords *words;
  GHashTable *batches; /* what chancery-batches-list.c found, by their ids; or NULL */
  /* Titles by row, during a frugal walk; else NULL. */
  GHashTable *titles;

  /* The running act. */
  guint depth;
  guint read_depth;
  gboolean doomed;
  gboolean recovering;
  char *who;
  char *action;
  char *reason;
  gint64 group;
  gint64 act_start;
};

/* How much of the file a connection keeps in memory: 32 MiB. */
#define CHANCERY_DB_CACHE_SIZE "PRAGMA cache_size = -32768"

/** Opens the SQLite connection with all that must hold before anything is read. */
gboolean chancery_db_open_handle (ChanceryDb *self, gboolean create, GError **error);

/** Of the text of a statement. */
guint chancery_statement_hash (gconstpointer key);
/** Drops the statements that wait for use. */
void chancery_db_drop_statements (ChanceryDb *self);

/** Who does the running act; never NULL inside chancery_db_begin(). */
const char *chancery_db_get_who (ChanceryDb *self);
/** What the act calls itself, else @fallback. */
const char *chancery_db_get_action (ChanceryDb *self, const char *fallback);
const char *chancery_db_get_reason (ChanceryDb *self);
/** Now in UTC, as history writes it (transfer full). */
char *chancery_db_dup_now (ChanceryDb *self);

G_END_DECLS
