/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of codes in SQL, from the tables of the model.  A fixed statement names such a list in braces:
 *
 *   {settled demand_verdict}   the terms of a vocabulary with a flag: settled, over or receipt
 *   {met}                      the kinds whose other side is a party
 *   {sources}                  the fields by which what is followed names the record that it comes from
 *
 * What stands in the tables are words of the program, never typed, so they need not be bound.  Any thread. */

#pragma once

#include "chancery-vocabulary.h"

G_BEGIN_DECLS

/** "'met', 'refused'": the terms of @vocabulary with @flag (transfer full). */
char *chancery_sql_terms_list (const char *vocabulary, ChanceryTermFlags flag)
    G_GNUC_WARN_UNUSED_RESULT;
/** @sql with every list that it names written out (transfer full). */
char *chancery_sql_terms_expand (const char *sql) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
