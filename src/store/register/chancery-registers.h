/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registers: patterns, numbers and the register book.  Numbers are allotted only inside the transaction
 * that registers.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

/**
 * ChanceryRegisterRow:
 * @state: "held", "void" or "reverted"
 * @uuid, @kind, @title: (nullable): of the record, while it is here
 * @record_state: (nullable): the state of that record
 * @date: (nullable): its day, as precisely as it is known
 * @counterpart: (nullable): the other side
 * @was_date, @was_title, @was_counterpart: (nullable): what was registered, where it was corrected since
 *   (chancery_register_book_read() alone fills them in)
 * @n_missing: how many numbers just before this one were never given
 *
 * A row of the register book.
 */
typedef struct
{
  char *code;
  gint64 year;
  gint64 number;
  char *reference;
  char *uuid;
  char *title;
  char *state;
  char *reason;
  char *level;
  gint64 first_day;
  const ChanceryKind *kind;
  char *record_state;
  ChanceryFuzzyDate *date;
  char *counterpart;
  ChanceryFuzzyDate *was_date;
  char *was_title;
  char *was_counterpart;
  gint64 n_missing;
} ChanceryRegisterRow;

void chancery_register_row_free (ChanceryRegisterRow *self);

/** The register code of @kind in this registry ("PROT"; transfer full), NULL when it takes none. */
char *chancery_registers_get_code (ChanceryDb *db, const ChanceryKind *kind, GError **error);
/** The pattern ("{code}/{year}/{n:04}") of the register of @kind (transfer full), or NULL. */
char *chancery_registers_get_pattern (ChanceryDb *db, const ChanceryKind *kind, GError **error);
/** Fails with %CHANCERY_MODEL_ERROR_INVALID for a pattern without {n} or with unknown parts. */
gboolean chancery_registers_set (ChanceryDb *db,
                                 const ChanceryKind *kind,
                                 const char *code,
                                 const char *pattern,
                                 GError **error);
/** What registering @draft now would give (transfer full); NULL without @error for a kind that takes
 *  no number. */
char *chancery_registers_preview (ChanceryDb *db, ChanceryDraft *draft, GError **error);

/** The book in order (element-type ChanceryRegisterRow) (transfer container).  @code NULL: all;
 *  @year 0: all. */
GPtrArray *chancery_registers_list (ChanceryDb *db, const char *code, gint64 year, GError **error);
/** What is wrong with the book (gaps, duplicates, counters behind), a sentence each; empty when all
 *  is in order (element-type utf8) (transfer full). */
GPtrArray *chancery_registers_check (ChanceryDb *db, const char *code, gint64 year, GError **error);
/** UUID of the record that holds the number @reference (transfer full), NULL when it is free. */
char *chancery_registers_get_holder (ChanceryDb *db, const char *reference, GError **error);
/** The same, when it is a number of @kind, however its zeros are written: of PROT/2026/0001 there
 *  is no second as PROT/2026/1. */
char *chancery_registers_find_holder (ChanceryDb *db,
                                      const ChanceryKind *kind,
                                      const char *reference,
                                      GError **error);
/** @reference as the register of @kind writes it; as it is when no register made it
 *  (transfer full). */
char *chancery_registers_normalize (ChanceryDb *db,
                                    const ChanceryKind *kind,
                                    const char *reference,
                                    GError **error);

G_END_DECLS
