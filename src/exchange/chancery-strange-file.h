/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files in which no records can stand, though somebody hands them over as if there were some: pictures, PDF, what word
 * processors and spreadsheets keep.  Pure; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a file called @name is that begins with @bytes (“this is a picture, not records”), untranslated; NULL: it may hold
 *  records, or be a package.  @name: (nullable): says only which of two things of one form it is. */
const char *chancery_strange_file_describe (const char *name, const char *bytes, gsize length);

G_END_DECLS
