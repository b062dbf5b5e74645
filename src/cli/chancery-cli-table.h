/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What verbs print: rows of named columns, as aligned text or as one JSON document. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryCliColumn:
 * @key: its name in JSON
 * @flags: see #ChanceryCliColumnFlags
 */
typedef enum
{
  CHANCERY_CLI_COLUMN_PLAIN = 0,
  CHANCERY_CLI_COLUMN_NUMBER = 1 << 0, /* a JSON number, right-aligned as text */
  CHANCERY_CLI_COLUMN_JSON_ONLY = 1 << 1,
  CHANCERY_CLI_COLUMN_TEXT_ONLY = 1 << 2,
  CHANCERY_CLI_COLUMN_ALWAYS = 1 << 3, /* in JSON an empty one is "", not left out */
} ChanceryCliColumnFlags;

typedef struct
{
  const char *key;
  ChanceryCliColumnFlags flags;
} ChanceryCliColumn;

typedef struct _ChanceryCliTable ChanceryCliTable;

/** @name: the key of the list in JSON.  @columns: ended by one without key. */
ChanceryCliTable *chancery_cli_table_new (const char *name, const ChanceryCliColumn *columns)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_cli_table_free (ChanceryCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCliTable, chancery_cli_table_free)

/** A row; as many values as columns, NULL for an empty one. */
void chancery_cli_table_add (ChanceryCliTable *self, const char *const *values);
guint chancery_cli_table_get_n_rows (const ChanceryCliTable *self);
/** A member of the JSON document beside the list; a line under the rows as text. */
void chancery_cli_table_set_note (ChanceryCliTable *self, const char *key, const char *text);
/** A number beside the list, in JSON alone. */
void chancery_cli_table_set_number (ChanceryCliTable *self, const char *key, gint64 number);
/** A further list beside the first one: after its rows as text, a member of its own in JSON.  Takes
 *  @more. */
void chancery_cli_table_append (ChanceryCliTable *self, ChanceryCliTable *more);
/** Writes all to standard output. */
void chancery_cli_table_print (ChanceryCliTable *self, gboolean json);

G_END_DECLS
