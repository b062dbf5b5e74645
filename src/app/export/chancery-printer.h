/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a paper goes: to a printer, into a file, onto the clipboard.  The one place that prints.
 * Main thread; a file is written on a worker of the registry. */

#pragma once

#include "chancery-paper.h"
#include "chancery-window.h"

G_BEGIN_DECLS

/** Asks how to print @paper, and prints it. */
void chancery_printer_print (GtkWindow *parent, ChanceryPaper *paper);
/** Asks where to, and writes @paper there as PDF; @window says when it is done. */
void chancery_printer_save (ChanceryWindow *window, ChanceryPaper *paper);
/** The same; @name: what is proposed to call the file, without its end. */
void chancery_printer_save_as (ChanceryWindow *window, ChanceryPaper *paper, const char *name);
/** Puts @paper onto the clipboard as text; @window says so. */
void chancery_printer_copy (ChanceryWindow *window, ChanceryPaper *paper);

G_END_DECLS
