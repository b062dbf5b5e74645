/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The line at the foot of a record page that goes through the marked places of the page and says which of how many it is
 * at.  It looks into what scrolls beside it, waits until all of that is made, and takes the keyboard from nobody.  In the
 * template of the page, with the property “scrolled” (GtkScrolledWindow, whose child is a ChanceryPageParts).  Main
 * thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-found-words.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PAGE_FOUND (chancery_page_found_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPageFound, chancery_page_found, CHANCERY, PAGE_FOUND, GtkWidget)

/** What is marked on the page, or NULL. */
ChanceryFoundWords *chancery_page_found_get_words (ChanceryPageFound *self);
/** What is marked from now on (nullable), for whoever makes the page; FALSE: it is no other. */
gboolean chancery_page_found_set_words (ChanceryPageFound *self, ChanceryFoundWords *words);
/** Marks that in what stands there already. */
void chancery_page_found_mark (ChanceryPageFound *self);

/** Goes to the marked place that is @by places on (1: the next, -1: the one before) from where the page stands, round its
 *  end; where there is none the page says so. */
void chancery_page_found_step (ChanceryPageFound *self, int by);
/** Another record comes: one is at no place of it. */
void chancery_page_found_forget (ChanceryPageFound *self);
/** The same record was made anew: the place that one is at is found again. */
void chancery_page_found_turned (ChanceryPageFound *self);

G_END_DECLS
