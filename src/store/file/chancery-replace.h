/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The name that a finished file gets, and what may be in its way.  What was made beside its place is moved to it; where
 * nobody said that the file that is there goes, it stays, also when it came at the last moment.  Pure functions, any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryReplace:
 * @CHANCERY_REPLACE_NOTHING: whatever has the name already keeps it
 * @CHANCERY_REPLACE_WHAT_IS_THERE: it gives way
 */
typedef enum
{
  CHANCERY_REPLACE_NOTHING,
  CHANCERY_REPLACE_WHAT_IS_THERE,
} ChanceryReplace;

/**
 * chancery_replace_rename:
 * @folder: descriptor of the folder in which both names are, or AT_FDCWD
 * @from: the name that it has
 * @to: the name that it gets
 * @replace: whether another file may give way to it
 *
 * Returns: 0, or -1 with `errno`: EEXIST when something has the name and stays
 */
int chancery_replace_rename (int folder, const char *from, const char *to, ChanceryReplace replace);

/** The same with %CHANCERY_REPLACE_NOTHING on a file system that cannot look and move at once: the name is taken by an empty
 *  file, which nobody else can have made, and that one is replaced.  chancery_replace_rename() does it by itself. */
int chancery_replace_take_name (int folder, const char *from, const char *to);

/** Whether anything has the name @path, a link to nowhere too. */
gboolean chancery_replace_is_taken (const char *path);

G_END_DECLS
