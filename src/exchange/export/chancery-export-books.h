/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The books of one act of exporting, kept while it lasts: who wants a case file as PDF and as a package wants the
 * same PDF twice, and it takes long to make.  Owned by who exports; the thread of the exports. */

#pragma once

#include "chancery-export.h"

G_BEGIN_DECLS

/** None yet. */
ChanceryExportBooks *chancery_export_books_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_export_books_free (ChanceryExportBooks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryExportBooks, chancery_export_books_free)

G_END_DECLS
