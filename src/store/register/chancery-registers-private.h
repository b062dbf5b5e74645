/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Allotting numbers, for what registers and imports.  Internal; inside chancery_db_begin(). */

#pragma once

#include "chancery-registers.h"

G_BEGIN_DECLS

/** The next number for @draft, spent (transfer full). */
char *chancery_registers_allot (ChanceryDb *db, ChanceryDraft *draft, GError **error);
/** Enters a number that came with a record; the counter moves past it.  @is_new: it stands in the book for the first
 *  time, as held.
 *  %CHANCERY_STORE_ERROR_CONFLICT when another record holds it. */
gboolean chancery_registers_enter (ChanceryDb *db,
                                   const ChanceryKind *kind,
                                   const char *reference,
                                   const char *uuid,
                                   gboolean *is_new,
                                   GError **error);
/** Marks the number that the record carries, or all it ever had when it is gone.
 *  @state: "held", "void" or "reverted". */
gboolean chancery_registers_mark (ChanceryDb *db,
                                  const char *uuid,
                                  const char *state,
                                  const char *reason,
                                  GError **error);
/** The record @uuid carries @to now, and no more @from (both nullable), which stays spent. */
gboolean chancery_registers_move (ChanceryDb *db,
                                  const char *uuid,
                                  const char *from,
                                  const char *to,
                                  GError **error);
/** The patterns that a new registry begins with. */
gboolean chancery_registers_set_defaults (ChanceryDb *db, GError **error);

G_END_DECLS
