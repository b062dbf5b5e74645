/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout of the registry file: application id, numbered migrations, then columns and tables
 * derived from the table of kinds, which only ever adds.  For chancery-db-open.c and tests. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

#define CHANCERY_APPLICATION_ID 0x43484e43
#define CHANCERY_SCHEMA_VERSION 3
/* So many pieces of one size of the text index become one. */
#define CHANCERY_SCHEMA_AUTOMERGE 8

/** Brings the file up to this program: migrations in order, derived tables and columns.  In one
 *  transaction of its own. */
gboolean chancery_schema_upgrade (ChanceryDb *db, GError **error);
/** Whether a newer program wrote the file, by its version or by having more fields: it is only read then. */
gboolean chancery_schema_is_newer (ChanceryDb *db);
/** Whether the file lacks something that this program needs. */
gboolean chancery_schema_needs_upgrade (ChanceryDb *db, gint64 *version, GError **error);
/** The file's version, -1 on error. */
gint64 chancery_schema_get_version (ChanceryDb *db);
/** What stands where, for people with `sqlite3`: Markdown, written from the table (transfer full). */
char *chancery_schema_describe (void);

G_END_DECLS
