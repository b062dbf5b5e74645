/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the page of a record does by actions of the page, and what its keys do.  Main thread. */

#pragma once

#include "chancery-record-page.h"

G_BEGIN_DECLS

/** Installs the actions “page.…” and the keys on the class of the page. */
void chancery_record_page_install_bindings (GtkWidgetClass *widget_class);

G_END_DECLS
