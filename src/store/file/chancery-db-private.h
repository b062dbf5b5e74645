/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an open registry is made of, for the files of the store that open it and run its
 * transactions.  Internal; the thread of the ChanceryDb. */

#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include "chancery-db.h"
#include "chancery-facet-columns.h"
#include "chancery-ordinary-words.h"
#include "chancery-record-index.h"
#include "chancery-statement.h"
#include "chancery-words.h"

G_BEGIN_DECLS

/** Room for a SHA-256 in hex. */
#define CHANCERY_DIGEST_SIZE 65

/* A power of two. */
#define CHANCERY_DB_N_LATEST 256

/** What records are called, by their rows; made and freed by chancery-record-title.c. */
typedef struct _ChanceryKeptTitles ChanceryKeptTitles;

ChanceryKeptTitles *chancery_kept_titles_new (void);
void chancery_kept_titles_free (ChanceryKeptTitles *self);

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
  gint64 n_steps; /* that are left, see chancery_db_limit_steps(); -1: any number */
  ChanceryWords *words;
  ChanceryOrdinaryWords *ordinary;
  ChanceryRecordIndex *index;   /* what the running act changes of texts */
  GHashTable *batches;          /* what chancery-batches-list.c found, by their ids; or NULL */
  ChanceryFacetColumns *facets; /* what facets were counted of last, or NULL */
  ChanceryKeptTitles *titles;   /* during a frugal walk; else NULL */
  /* The last key of a date without a beginning (0: none), and the state of the file in which that was so. */
  gint64 last_unbegun;
  gint64 unbegun_version;
  gint64 unbegun_changes;

  /* Pages of the log that an act left behind; counted when resting. */
  int n_log_pages;
  gboolean resting;

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

/** What runs from now on is stopped after about so many steps of SQLite's machine, some twenty nanoseconds each; -1: it is
 *  not. */
void chancery_db_limit_steps (ChanceryDb *self, gint64 n_steps);
/** Whether it was stopped because of that. */
gboolean chancery_db_ran_out (ChanceryDb *self);

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
