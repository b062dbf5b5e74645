/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a table that cannot be read, as a table: row, field, what stands there, and why not.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** @faults: (element-type ChanceryCsvFault): in the order of the rows (transfer floating). */
GtkWidget *chancery_fault_list_new (const GPtrArray *faults) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
