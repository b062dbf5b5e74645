/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows what a pattern of register numbers gives, before there is a registry to ask.  Pure. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** “{code}/{year}/{n:04}” with @code, @year and @n put in (transfer full); NULL when it has no
 *  {n} or a part that is not known. */
char *chancery_number_pattern_expand (const char *pattern, const char *code, gint64 year, gint64 n)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
