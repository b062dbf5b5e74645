/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a table that cannot be read, as a table: row, field, what stands there, and why not.  One stop of the Tab
 * key; Up and Down go through its rows, each of which is a sentence for whoever hears it.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_FAULT_LIST (chancery_fault_list_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFaultList, chancery_fault_list, CHANCERY, FAULT_LIST, GtkWidget)

/** @faults: (element-type ChanceryCsvFault): in the order of the rows (transfer floating). */
GtkWidget *chancery_fault_list_new (const GPtrArray *faults) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
