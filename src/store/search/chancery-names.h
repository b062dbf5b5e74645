/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for pickers and for references by label.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-name-index.h"

G_BEGIN_DECLS

/**
 * ChanceryName:
 * @uuid, @row, @kind: the record
 * @name: the name that matched
 * @title: how the record is shown
 * @second: a line that tells namesakes apart ("Ministry · Pakistan"), or ""
 * @to_check: a name that was made from a label and nobody has looked at
 * @elsewhere: (nullable): the other party that it is with, "" for none; see
 *   chancery_names_put_first()
 */
typedef struct
{
  char *uuid;
  gint64 row;
  const ChanceryKind *kind;
  char *name;
  char *title;
  char *second;
  gboolean to_check;
  char *elsewhere;
} ChanceryName;

void chancery_name_free (ChanceryName *self);

/**
 * Records that @field takes whose name (or number) begins like @text, or has a word that does;
 * exact first, then most used.  "" gives the ones used last
 * (element-type ChanceryName) (transfer container).
 */
GPtrArray *chancery_names_lookup (ChanceryDb *db,
                                  const ChanceryField *field,
                                  const char *text,
                                  guint limit,
                                  GError **error);
/** Puts those of @names (element-type ChanceryName) whose other side is the record @party before the
 *  others, which are told @elsewhere. */
gboolean chancery_names_put_first (ChanceryDb *db,
                                   GPtrArray *names,
                                   const char *party,
                                   GError **error);
/** Records whose name equals @label (NFC, case and blanks aside) among the kinds that @field takes;
 *  @kind narrows to one (element-type utf8) (transfer full). */
GPtrArray *chancery_names_match (ChanceryDb *db,
                                 const ChanceryField *field,
                                 ChanceryKindId kind,
                                 const char *label,
                                 GError **error);

/** Every name of every party, person and place that is not void (transfer full). */
ChanceryNameIndex *chancery_names_index (ChanceryDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Fills in what tells @named from its namesakes. */
void chancery_names_tell_apart (ChanceryDb *db, ChanceryNamed *named);

G_END_DECLS
