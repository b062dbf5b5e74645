/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet that adds one line to a list of a record: an assessment, an answer, a claim, a minute; or
 * that edits one long text.  Made from the fields of the list.  Main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-sheet.h"

G_BEGIN_DECLS

/** Asks over @owner's window for a line of @list and adds it to the record @id in @registry.
 *  @about: (nullable): what stands below the heading; @begin: (nullable): what is filled in first. */
void chancery_line_sheet_ask (GtkWidget *owner,
                              ChanceryRegistry *registry,
                              const char *id,
                              const ChanceryField *list,
                              const char *heading,
                              const char *about,
                              ChanceryLine *begin);

G_END_DECLS
