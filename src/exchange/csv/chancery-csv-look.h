/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A first look at a table: what its columns mean as far as that is known, and what is in them. Owned by
 * one; reading blocks, on the thread of the ChanceryDb.
 */

#pragma once

#include "chancery-csv-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many rows are looked at: a cell behind the first page may be the one that says whether the day or the month stands
 * first, or that nothing says it. */
#define CHANCERY_CSV_LOOK_MAX_ROWS 100000

/**
 * ChanceryCsvLook:
 * @mapping: guessed, or remembered
 * @examples: (array): for each column the first cell that is not empty, or NULL
 * @days: (array): for each column what its cells say of the order of day and month
 * @known: whether nobody has to be asked: the table is one of this program, all its columns are fields, and no date
 *   may be two days
 * @separator: what parts its cells, as chancery_csv_get_separator() has it
 */
typedef struct
{
  ChanceryCsvMapping *mapping;
  char **examples;
  ChanceryCsvDays *days;
  gboolean known;
  char separator;
} ChanceryCsvLook;

ChanceryCsvLook *chancery_csv_look_copy (const ChanceryCsvLook *self) G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_look_free (ChanceryCsvLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvLook, chancery_csv_look_free)

/** Whether a file called @name that begins with @bytes is read as a table.  @name: (nullable): NULL where somebody said that
 *  it is one. */
gboolean chancery_csv_look_recognizes (const char *name, const char *bytes, gsize length);

/** Looks at @file; NULL without @error when it is no table. A sealed one is opened, if its name tells that it is one. */
ChanceryCsvLook *chancery_csv_look_read (ChanceryDb *db,
                                         GFile *file,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** What the cells of the table in @stream say of their days, for each column of its heading, as far as they can be read
 *  (element-type ChanceryCsvDays) (transfer full). */
GArray *chancery_csv_look_read_days (GInputStream *stream,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
