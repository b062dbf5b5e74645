/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a query that is not understood, or finds nothing, by every verb that takes one. */

#pragma once

#include "chancery-cli.h"

G_BEGIN_DECLS

/** Tells on standard error what stands in @text like a condition and is none; where nothing was @found, else what no
 *  record answers to.  Whether there was anything to tell. */
gboolean chancery_cli_query_warn (ChanceryCli *cli,
                                  const char *verb,
                                  const char *text,
                                  gboolean found);

G_END_DECLS
