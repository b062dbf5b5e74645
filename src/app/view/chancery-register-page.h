/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The register book: one register and year at a time, numbers in order, voids struck through with their
 * reasons, gaps told.  Return opens the record, Escape comes back.  A view of the window; main
 * thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REGISTER_PAGE (chancery_register_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRegisterPage,
                      chancery_register_page,
                      CHANCERY,
                      REGISTER_PAGE,
                      GtkWidget)

/** Shows the book in @window. */
void chancery_register_page_show (ChanceryWindow *window, ChanceryRegistry *registry);

G_END_DECLS
