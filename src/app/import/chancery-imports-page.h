/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The imports so far, the latest first: when, which file, who, what it brought.  Return lists its records, and what can
 * be taken back has a button for it; of what cannot it says why.  A view of the window; main thread. */

#pragma once

#include "chancery-registry.h"
#include "chancery-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORTS_PAGE (chancery_imports_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportsPage, chancery_imports_page, CHANCERY, IMPORTS_PAGE, GtkWidget)

/** Shows the imports of @registry in @window. */
void chancery_imports_page_show (ChanceryWindow *window, ChanceryRegistry *registry);

G_END_DECLS
