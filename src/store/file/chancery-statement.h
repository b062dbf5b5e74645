/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A prepared statement with the store's manners: values are bound, errors become GError by one
 * table, a statement in use is never stepped twice.  Internal to the store; the thread of its
 * ChanceryDb. */

#pragma once

#include <sqlite3.h>

#include "chancery-db.h"

G_BEGIN_DECLS

typedef struct _ChanceryStatement ChanceryStatement;

/**
 * The statement of @sql, from the connection's cache.  @sql is compared by content, so generated
 * text may be passed.  Give it back with chancery_statement_free() (g_autoptr): that resets it.
 */
ChanceryStatement *chancery_db_prepare (ChanceryDb *db, const char *sql, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** Resets and returns it to the cache. */
void chancery_statement_free (ChanceryStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryStatement, chancery_statement_free)

/* Positions count from 1.  Text and blobs are copied. */
void chancery_statement_bind_int (ChanceryStatement *self, int i, gint64 value);
/** NULL binds NULL. */
void chancery_statement_bind_text (ChanceryStatement *self, int i, const char *text);
void chancery_statement_bind_null (ChanceryStatement *self, int i);
void chancery_statement_bind_blob (ChanceryStatement *self, int i, const void *data, gsize size);
/** CHANCERY_DAY_NONE binds NULL. */
void chancery_statement_bind_day (ChanceryStatement *self, int i, gint64 day);

/** TRUE: there is a row.  FALSE: the end, or @error is set. */
gboolean chancery_statement_step (ChanceryStatement *self, GError **error);
/** After the last step: hands @problem (transfer full) (nullable) on; whether there was none. */
gboolean chancery_statement_ended_well (GError *problem, GError **error);
/** The first columns of all rows that follow (element-type gint64) (transfer full); NULL on error. */
GArray *chancery_statement_read_rows (ChanceryStatement *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** Runs it to its end; FALSE on error. */
gboolean chancery_statement_run (ChanceryStatement *self, GError **error);
/** To bind and step again. */
void chancery_statement_reset (ChanceryStatement *self);

/* Columns count from 0; borrowed until the next step. */
gint64 chancery_statement_get_int (ChanceryStatement *self, int i);
const char *chancery_statement_get_text (ChanceryStatement *self, int i);
/** The same without an end of its own, but its length: a long text is not copied for it. */
const char *chancery_statement_lend_text (ChanceryStatement *self, int i, gsize *length);
char *chancery_statement_dup_text (ChanceryStatement *self, int i);
const void *chancery_statement_get_blob (ChanceryStatement *self, int i, gsize *size);
gboolean chancery_statement_is_null (ChanceryStatement *self, int i);
/** CHANCERY_DAY_NONE for NULL. */
gint64 chancery_statement_get_day (ChanceryStatement *self, int i);
sqlite3_stmt *chancery_statement_get_handle (ChanceryStatement *self);

/**
 * Prepares @sql and binds the arguments by @types, a letter each: `i` gint64, `t` text or NULL, `d` a
 * day (CHANCERY_DAY_NONE is NULL).
 */
ChanceryStatement *chancery_db_query (ChanceryDb *db,
                                      GError **error,
                                      const char *sql,
                                      const char *types,
                                      ...) G_GNUC_WARN_UNUSED_RESULT;
/** The same, and runs it to its end. */
gboolean chancery_db_run (ChanceryDb *db, GError **error, const char *sql, const char *types, ...);
/** Runs @sql (several statements allowed) without values. */
gboolean chancery_db_exec (ChanceryDb *db, const char *sql, GError **error);
/** The first column of the first row, @fallback without a row or on error. */
gint64 chancery_db_query_int (ChanceryDb *db,
                              gint64 fallback,
                              const char *sql,
                              const char *types,
                              ...);
/** The same where it matters that it failed: FALSE on error; @value: (out): @fallback without a row. */
gboolean chancery_db_look_up_int (ChanceryDb *db,
                                  gint64 fallback,
                                  gint64 *value,
                                  GError **error,
                                  const char *sql,
                                  const char *types,
                                  ...);
/** The first column of the first row as text (transfer full), NULL without a row or on error. */
char *chancery_db_query_text (ChanceryDb *db, const char *sql, const char *types, ...);
/** Sets @error from the connection's last error, by the one table. Always FALSE. */
gboolean chancery_db_fail (ChanceryDb *db, int code, GError **error);
sqlite3 *chancery_db_get_handle (ChanceryDb *db);

G_END_DECLS
