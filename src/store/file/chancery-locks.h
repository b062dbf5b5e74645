/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Locks on the files of a registry that hold until SQLite gives them up.
 *
 * The locks that SQLite takes belong to the process, and POSIX takes all of them away as soon as the
 * process closes any descriptor of the file: a file chooser that looks what kind of file it shows is
 * enough, and another program may then remove the log that we write to.  So SQLite is given locks that
 * belong to an open file (F_OFD_SETLK), all of a file on one descriptor that nobody else has.  Other
 * programs see no difference.  Internal to the store; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Gives SQLite's usual file system these locks, once for the process; before the first registry is
 *  opened. */
void chancery_locks_install (void);

G_END_DECLS
