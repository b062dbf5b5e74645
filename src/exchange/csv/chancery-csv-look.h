/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A first look at a table: what its columns mean as far as that is known, and what is in them.  Every row is looked at: the last
 * cell may be the one that says whether the day or the month stands first, or that nothing says it.  Owned by
 * one; reading blocks, on the thread of the ChanceryDb.
 */

#pragma once

#include "chancery-csv-cells.h"
#include "chancery-csv-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Words that are not ASCII, and letters of one. */
#define CHANCERY_CSV_LOOK_MAX_WORDS 8
#define CHANCERY_CSV_LOOK_MAX_WORD 24

/* Where it comes from that a table is read in an encoding. */
typedef enum
{
  CHANCERY_CSV_SOURCE_CHOSEN,
  CHANCERY_CSV_SOURCE_REMEMBERED, /* of an import that stands */
  CHANCERY_CSV_SOURCE_GUESSED,
} ChanceryCsvSource;

/**
 * ChanceryCsvLook:
 * @mapping: guessed, or remembered
 * @examples: (array): for each column the first cell that is not empty, or NULL; where @encoding is one, the first that is
 *   not ASCII goes before
 * @days: (array): for each column what its cells say of the order of day and month
 * @cells: (array): for each column what its cells are; of one that is known by its heading nothing
 * @known: whether nobody has to be asked: the table is one of this program, all its columns are fields, no date
 *   may be two days, and it says in what it is written
 * @is_foreign: what stands in a column called “ID”, or nearly so, is no identity of this program
 * @separator: what parts its cells, as chancery_csv_get_separator() has it
 * @n_titles: as chancery_csv_get_n_titles() has it
 * @encoding: (nullable): in what it was read; NULL where it is UTF-8, or a mark says what it is
 * @source: why, where @encoding is one
 * @forgone: (nullable): what is remembered of tables with such headings, and is not taken: this one is no such text
 * @words: (array zero-terminated=1): words that are not ASCII, where @encoding is one
 * @broken_line, @broken_column: where something has no meaning in @encoding, and nothing more was read; 0: nowhere
 */
typedef struct
{
  ChanceryCsvMapping *mapping;
  char **examples;
  ChanceryCsvDays *days;
  ChanceryCsvCells *cells;
  gboolean known;
  gboolean is_foreign;
  char separator;
  guint n_titles;
  const ChanceryEncoding *encoding;
  ChanceryCsvSource source;
  const ChanceryEncoding *forgone;
  char **words;
  guint64 broken_line;
  guint broken_column;
} ChanceryCsvLook;

ChanceryCsvLook *chancery_csv_look_copy (const ChanceryCsvLook *self) G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_look_free (ChanceryCsvLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvLook, chancery_csv_look_free)

/** Whether a file called @name that begins with @bytes is read as a table.  @name: (nullable): NULL where somebody said that
 *  it is one. */
gboolean chancery_csv_look_recognizes (const char *name, const char *bytes, gsize length);

/** Looks at @file; NULL without @error when it is no table. A sealed one is opened, if its name tells that it is one.
 *  @encoding: (nullable): in what it is read if it is not UTF-8; NULL: as @db remembers of such tables, unless its bytes
 *  contradict that, else as is guessed. */
ChanceryCsvLook *chancery_csv_look_read (ChanceryDb *db,
                                         GFile *file,
                                         const ChanceryEncoding *encoding,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Looks at the table in @stream, as far as it can be read; nothing that is remembered of it is asked for.  @encoding:
 *  (nullable): in what it is written. */
ChanceryCsvLook *chancery_csv_look_read_stream (GInputStream *stream,
                                                const char *name,
                                                const ChanceryEncoding *encoding,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
