/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of an interchange file: who wrote it, of what, and under which
 * ceiling. A plain struct, owned by who filled it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number of the format that this program writes, and the highest it reads. */
#define CHANCERY_JSON_FORMAT 1

/**
 * ChanceryJsonHeader:
 * @exported: (nullable): UTC
 * @program: (nullable): name and version
 * @desk_day: (nullable): an example's own day
 * @scope_key: (nullable): `case`, `query` or `selection`; everything without one
 * @scope: (nullable): the register number, the query, or how many
 * @ceiling: (nullable): the highest level that is in the file
 * @withheld: (nullable): register numbers, sorted by byte
 */
typedef struct
{
  char *exported;
  char *program;
  char *desk_day;
  char *scope_key;
  char *scope;
  char *ceiling;
  char **withheld;
} ChanceryJsonHeader;

/** Frees what the header points at, and empties it. */
void chancery_json_header_clear (ChanceryJsonHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryJsonHeader, chancery_json_header_clear)

/** Reads a guarded header object into an empty @self. What it does not know is passed over; a newer
 *  format number is refused. */
gboolean chancery_json_header_read (ChanceryJsonHeader *self, const char *json, GError **error);

/** Appends the header as JSON Lines have it: one line with its line feed. */
void chancery_json_header_write_line (const ChanceryJsonHeader *self, GString *out);
/** Appends the beginning of a document, up to and with `"records": [`. */
void chancery_json_header_write_document (const ChanceryJsonHeader *self, GString *out);

G_END_DECLS
