/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The draft of a note from a record: its form and language are chosen, its text is gone on with, and it is copied,
 * printed or saved.  What was written stays until the program ends, and is there again when the page is.  Main
 * thread; owned by the view that shows it. */

#pragma once

#include "chancery-registry.h"
#include "chancery-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_NOTE_PAGE (chancery_note_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryNotePage, chancery_note_page, CHANCERY, NOTE_PAGE, GtkWidget)

/** Shows the draft from the record @id in place of list and page. */
void chancery_note_page_show (ChanceryWindow *window, ChanceryRegistry *registry, const char *id);

G_END_DECLS
