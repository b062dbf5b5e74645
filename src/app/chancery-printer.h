/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record on paper: its marking on every page, then what it says, field by field.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-dossier.h"

G_BEGIN_DECLS

/** Asks how to print @dossier, and prints it. */
void chancery_printer_print (GtkWindow *parent, ChanceryDossier *dossier);

/** The operation without its question, for a file: @path is a PDF. */
gboolean chancery_printer_write (ChanceryDossier *dossier, const char *path, GError **error);

G_END_DECLS
