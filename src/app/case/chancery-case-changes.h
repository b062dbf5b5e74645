/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the papers of one case file until it is saved.  A paper is named by the id of its line
 * and never by its place, so that what comes meanwhile changes nothing in what was meant.  One save waits
 * for the one before it; what is done during it is done again to the record that came of it, and saved
 * next.  Outlives the page that it was made for until all is saved.  Main thread.
 *
 * Signals: “changed”: other lines are to be shown; “said” (const char *sentence): that was saved;
 * “failed” (GError *): that was not, and is gone. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_CHANGES (chancery_case_changes_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCaseChanges, chancery_case_changes, CHANCERY, CASE_CHANGES, GObject)

/** @items: the field of the kind that holds the papers. */
ChanceryCaseChanges *chancery_case_changes_new (ChanceryRegistry *registry,
                                                const ChanceryField *items)
    G_GNUC_WARN_UNUSED_RESULT;

/** The case file as it is in the registry; one that is older than what is known is ignored. */
void chancery_case_changes_take_record (ChanceryCaseChanges *self, ChanceryRecord *record);
/** Its papers with all that was done to them: (element-type ChanceryLine). */
GPtrArray *chancery_case_changes_get_lines (ChanceryCaseChanges *self);
/** The place of the paper with the line @id, or -1. */
int chancery_case_changes_find (ChanceryCaseChanges *self, const char *id);

/** Puts the paper at @from to @to; FALSE when there is nothing to do. */
gboolean chancery_case_changes_move (ChanceryCaseChanges *self, guint from, guint to);
void chancery_case_changes_remove (ChanceryCaseChanges *self, const char *id);
void chancery_case_changes_set_text (ChanceryCaseChanges *self,
                                     const char *id,
                                     const char *field,
                                     const char *text);
/** Saves what was done after @rest milliseconds (0: now), or as soon as the save before it is through; the
 *  latest @sentence (nullable: as before) says what it was. */
void chancery_case_changes_save (ChanceryCaseChanges *self, const char *sentence, guint rest);

G_END_DECLS
