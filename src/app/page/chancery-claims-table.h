/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said (claims): a table for each property, one row a claim: what is said, who says so, in
 * their words.  Ours first and marked; a row that says otherwise says *differs*; what was withdrawn
 * is struck through.  On a narrow page the cells of a row stand one below the other.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** The tables of @claims, a lines value of any record; NULL when there are none. */
GtkWidget *chancery_claims_table_new (ChanceryPageView *view, ChanceryValue *claims)
    G_GNUC_WARN_UNUSED_RESULT;

/** Killed, wounded, and alleged authors in one sentence as markup (transfer full); "" when nothing
 *  is claimed about them. */
char *chancery_claims_table_summarise (ChanceryPageView *view, ChanceryValue *claims)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
