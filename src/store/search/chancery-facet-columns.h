/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What facets count of each record, as numbers in memory: sixteen bytes a record and eight for each place that one
 * names.  Read in one walk over the file and kept with the connection, for whoever narrows a list asks again and
 * again; of what was written since only that is read anew, as long as it can be told and is not much.  Or read of
 * some records alone.  Internal to the store but for
 * chancery_facet_columns_forget(); the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-kind.h"

G_BEGIN_DECLS

#define CHANCERY_FACET_LAST_YEAR 9999

/**
 * ChanceryFacetRecord:
 * @nature: which of chancery_facet_columns_get_natures()
 * @form: which of the codes, 0 for none
 * @side: who is met: which of the names, 0 for nobody
 * @year: -1 for none, and for one that is no facet
 * @is_there: whether there is such a record
 */
typedef struct
{
  guint32 nature;
  guint32 form;
  guint32 side;
  gint16 year;
  gint16 is_there;
} ChanceryFacetRecord;

/** @kind: (nullable): where this program knows it; @meets: whether it meets a party. */
typedef struct
{
  const ChanceryKind *kind;
  gboolean meets;
  char *state;
  char *level;
} ChanceryFacetNature;

/** The form of a kind. */
typedef struct
{
  const ChanceryKind *kind;
  char *code;
} ChanceryFacetForm;

/** @value: which of the names that fold alike came first. */
typedef struct
{
  char *text;
  char *folded;
  guint32 value;
} ChanceryFacetName;

/** That a record names a place, each place once a record.  @record: which of chancery_facet_columns_get_records(). */
typedef struct
{
  guint32 record;
  guint32 name;
} ChanceryFacetPlace;

typedef struct _ChanceryFacetColumns ChanceryFacetColumns;

/** The columns of the state that the connection reads, between chancery_db_begin_read() and
 *  chancery_db_end_read().  @rows: (element-type gint64): the records that are asked for; where they are few and
 *  nothing is kept in memory, no others are read.  A row that no record can have is left out, and nothing is kept in
 *  memory of a file whose rows are beyond 31 bits.  NULL on error.  Give it back with
 *  chancery_facet_columns_release(). */
ChanceryFacetColumns *chancery_facet_columns_get (ChanceryDb *db, GArray *rows, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** For whoever got them: they are freed, unless the connection keeps them for the next. */
void chancery_facet_columns_release (ChanceryFacetColumns *self);
/** For the connection: frees what it keeps. */
void chancery_facet_columns_free (ChanceryFacetColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryFacetColumns, chancery_facet_columns_release)

/** Gives back what facets keep in memory, with the connection, when nobody asked for it since @microseconds. */
void chancery_facet_columns_forget (ChanceryDb *db, gint64 microseconds);

/** Which of the records stands in @row; FALSE when none does. */
gboolean chancery_facet_columns_find (const ChanceryFacetColumns *self, gint64 row, guint32 *at);
/** (element-type ChanceryFacetRecord) (transfer none): some are not there. */
GArray *chancery_facet_columns_get_records (const ChanceryFacetColumns *self);
/** (element-type ChanceryFacetNature) (transfer none) */
GArray *chancery_facet_columns_get_natures (const ChanceryFacetColumns *self);
/** (element-type ChanceryFacetForm) (transfer none) */
GArray *chancery_facet_columns_get_forms (const ChanceryFacetColumns *self);
/** (element-type ChanceryFacetName) (transfer none) */
GArray *chancery_facet_columns_get_names (const ChanceryFacetColumns *self);
/** Those of a record one after the other (element-type ChanceryFacetPlace) (transfer none). */
GArray *chancery_facet_columns_get_places (const ChanceryFacetColumns *self);

/** What the file is asked for. */
typedef enum
{
  CHANCERY_FACET_SQL_ALL,
  CHANCERY_FACET_SQL_ONE,
  CHANCERY_FACET_SQL_ALL_PLACES,
  CHANCERY_FACET_SQL_PLACES_OF_ONE,
  CHANCERY_FACET_SQL_WHO_NAMES,
  CHANCERY_FACET_N_SQL,
} ChanceryFacetSql;

/** One of the statements (transfer full). */
char *chancery_facet_columns_dup_sql (ChanceryFacetSql which);

G_END_DECLS
