/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query as an officer would say it, for paper: whoever reads that does not know what is typed into a search.
 * Any thread. */

#pragma once

#include "chancery-query.h"

G_BEGIN_DECLS

/** "Demarche; party: Kabul; from 1 Jan 2026; “water”"; "" for everything (transfer full). */
char *chancery_query_to_words (const ChanceryQuery *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
