/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the scratch share: the connection, its statements, and how they are run.
 * Internal to them; the thread of the import. */

#pragma once

#include <sqlite3.h>

#include "chancery-scratch.h"

G_BEGIN_DECLS

/* Statements that are run for every record are prepared once. */
typedef enum
{
  CHANCERY_SCRATCH_ADD_RECORD,
  CHANCERY_SCRATCH_FIND_RECORD,
  CHANCERY_SCRATCH_NEXT_RECORD,
  CHANCERY_SCRATCH_GET_RECORD,
  CHANCERY_SCRATCH_ADD_TURN,
  CHANCERY_SCRATCH_NEXT_TURN,
  CHANCERY_SCRATCH_JUDGE,
  CHANCERY_SCRATCH_PUT_BODY,
  CHANCERY_SCRATCH_GET_BODY,
  CHANCERY_SCRATCH_PUT_THEIRS,
  CHANCERY_SCRATCH_GET_THEIRS,
  CHANCERY_SCRATCH_ADD_EQUAL,
  CHANCERY_SCRATCH_COUNT_EQUAL,
  CHANCERY_SCRATCH_ADD_NUMBER,
  CHANCERY_SCRATCH_FIND_NUMBER,
  CHANCERY_SCRATCH_ADD_NAME,
  CHANCERY_SCRATCH_MATCH_NAME,
  CHANCERY_SCRATCH_ADD_LABEL,
  CHANCERY_SCRATCH_LIST_LABELS,
  CHANCERY_SCRATCH_ADD_TARGET,
  CHANCERY_SCRATCH_ADD_CONTENT,
  CHANCERY_SCRATCH_FIND_CONTENT,
  CHANCERY_SCRATCH_PUT_DATA,
  CHANCERY_SCRATCH_GET_DATA,
  CHANCERY_SCRATCH_FIND_DATA,
  CHANCERY_SCRATCH_ADD_CONFLICT,
  CHANCERY_SCRATCH_ADD_NOTE,
  CHANCERY_SCRATCH_TELL,
  CHANCERY_SCRATCH_TAKE_TOLD,
  CHANCERY_SCRATCH_LIST_TOLD,
  CHANCERY_SCRATCH_N_STATEMENTS,
} ChanceryScratchStatement;

struct _ChanceryScratch
{
  sqlite3 *sqlite;
  sqlite3_stmt *statements[CHANCERY_SCRATCH_N_STATEMENTS];
};

gboolean chancery_scratch_fail (ChanceryScratch *self, GError **error);
sqlite3_stmt *chancery_scratch_take_statement (ChanceryScratch *self,
                                               ChanceryScratchStatement id,
                                               GError **error);
void chancery_scratch_bind_text (sqlite3_stmt *statement, int i, const char *text);
void chancery_scratch_give_back (sqlite3_stmt *statement);
gboolean chancery_scratch_run (ChanceryScratch *self, sqlite3_stmt *statement, GError **error);
char *chancery_scratch_dup_column (sqlite3_stmt *statement, int column);
gint64 chancery_scratch_count (ChanceryScratch *self, const char *sql);
gboolean chancery_scratch_find_line (ChanceryScratch *self,
                                     ChanceryScratchStatement id,
                                     const char *key,
                                     guint64 *line,
                                     GError **error);
gboolean chancery_scratch_foreach_pair (ChanceryScratch *self,
                                        sqlite3_stmt *statement,
                                        GHFunc func,
                                        gpointer user_data,
                                        GError **error);

G_END_DECLS
