/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of one export are called: one stem with an end for each format, and one number for all of them where the
 * stem alone is taken, so that they stay together.  Pure functions that look into a folder; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Names in @folder (a path) that would have to give way to @stem with each of @suffixes (array zero-terminated=1), and of
 *  which @replaced (nullable) (array zero-terminated=1) does not say that they may (array zero-terminated=1)
 *  (transfer full). */
char **chancery_export_names_list_taken (const char *folder,
                                         const char *stem,
                                         const char *const *suffixes,
                                         const char *const *replaced) G_GNUC_WARN_UNUSED_RESULT;

/** @stem, or “@stem (2)” and so on: the first with which nothing has to give way (transfer full); NULL where there is none. */
char *chancery_export_names_find_free (const char *folder,
                                       const char *stem,
                                       const char *const *suffixes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
