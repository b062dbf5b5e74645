/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A toll as it is typed in one breath (“11 soldiers killed, over 20 wounded”), read into claims about
 * casualties: number, of whom, and what befell them.  Pure; any thread. */

#pragma once

#include "chancery-line.h"

G_BEGIN_DECLS

/** The claims of @typed, one for each part between commas (element-type ChanceryLine)
 *  (transfer full); the words typed are kept in each.  @list: the list of claims.  Empty when
 *  nothing was typed. */
GPtrArray *chancery_toll_parse (const ChanceryField *list, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
