/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forward names of the exchange layer's types, and the one callback that all of
 * its long jobs share.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryDb ChanceryDb;
typedef struct _ChanceryImport ChanceryImport;
typedef struct _ChanceryExport ChanceryExport;
typedef struct _ChanceryExportBooks ChanceryExportBooks;
typedef struct _ChanceryFormat ChanceryFormat;

/**
 * ChanceryProgressFunc:
 * @done: how far the job is, in steps of its own (bytes or records)
 * @total: where it ends, 0 while nobody knows
 *
 * Called on the thread that does the job, often: whoever shows it thins it out.
 */
typedef void (*ChanceryProgressFunc) (guint64 done, guint64 total, gpointer user_data);

G_END_DECLS
