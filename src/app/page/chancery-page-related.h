/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands round a record: its links, grouped by the words of the link and from both sides, the
 * case files that hold it, the records that name it, the parts of a figure.  Each block is NULL when
 * there is none.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

GtkWidget *chancery_page_related_make_links (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *chancery_page_related_make_casefiles (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;
/** All that names the record and was not shown by an earlier block. */
GtkWidget *chancery_page_related_make_mentions (ChanceryPageView *view) G_GNUC_WARN_UNUSED_RESULT;
/** @field: the number of the record. */
GtkWidget *chancery_page_related_make_parts (ChanceryPageView *view, const ChanceryField *field)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether @mention is a record that hangs on this one (a demand of a demarche). */
gboolean chancery_page_related_is_child (const ChanceryDossierMention *mention);

G_END_DECLS
