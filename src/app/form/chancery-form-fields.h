/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The headings of a kind with an editor for every field, laid out for its own paper: what a form
 * shows between its bars.  It knows nothing of saving.  Main thread.
 *
 * Signal “changed”: something was typed or chosen. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_FORM_FIELDS (chancery_form_fields_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFormFields, chancery_form_fields, CHANCERY, FORM_FIELDS, GtkWidget)

GtkWidget *chancery_form_fields_new (ChanceryRegistry *registry, const ChanceryKind *kind)
    G_GNUC_WARN_UNUSED_RESULT;

/** Shows @main; @others: (nullable) (element-type ChanceryDraft): the rest of the group. */
void chancery_form_fields_load (ChanceryFormFields *self, ChanceryDraft *main, GPtrArray *others);
/** Shows @main alone; the rest of the group stays as it is typed. */
void chancery_form_fields_load_main (ChanceryFormFields *self, ChanceryDraft *main);
/** Shows the rest of the group alone, when it comes later. */
void chancery_form_fields_load_others (ChanceryFormFields *self,
                                       ChanceryDraft *main,
                                       GPtrArray *others);
/** What stands now is what the form began with by itself: it is shown as proposed until the officer
 *  touches it, and gives way to what the last record with the same other side had. */
void chancery_form_fields_follow_precedent (ChanceryFormFields *self);
/** Shows @value in the editor of @field_id. */
void chancery_form_fields_set (ChanceryFormFields *self,
                               const char *field_id,
                               ChanceryValue *value);

/** The group as it stands: a copy of @base with what the editors hold, then the others
 *  (element-type ChanceryDraft) (transfer full). */
GPtrArray *chancery_form_fields_collect (ChanceryFormFields *self, ChanceryDraft *base);
/** Adds to @drafts, as collected, what only the draft on disk has to know. */
void chancery_form_fields_keep (ChanceryFormFields *self, GPtrArray *drafts);
/** @files (element-type GFile) were dropped on the form: they become papers; FALSE where it takes none. */
gboolean chancery_form_fields_take_files (ChanceryFormFields *self, GPtrArray *files);
/** The record is in the registry: files that were chosen go in now. */
void chancery_form_fields_saved (ChanceryFormFields *self, const char *id);

/** Puts the focus where something is not understood and returns what (transfer full), or NULL. */
char *chancery_form_fields_find_problem (ChanceryFormFields *self);
/** Goes to the @n-th heading, from 0. */
gboolean chancery_form_fields_go (ChanceryFormFields *self, guint n);
/** Puts the focus into @field_id. */
gboolean chancery_form_fields_go_to_field (ChanceryFormFields *self, const char *field_id);
/** Unfolds *More* of the heading that has the focus. */
void chancery_form_fields_show_more (ChanceryFormFields *self);
/** Adds the house formula as a right reserved, where the form has such. */
gboolean chancery_form_fields_reserve (ChanceryFormFields *self);
/** Puts the focus into the first empty field, or the first. */
void chancery_form_fields_begin (ChanceryFormFields *self);

/* For a press text beside the form (chancery-form-fields-press.c). */

/** The kinds of records that stand on the form, its own first (element-type ChanceryKind) (transfer
 *  container). */
GPtrArray *chancery_form_fields_list_kinds (ChanceryFormFields *self) G_GNUC_WARN_UNUSED_RESULT;
/** Shows what @drafts, the whole group, now has at @path of the record of @kind; the rest of the form
 *  stays as it is typed. */
void chancery_form_fields_show_taken (ChanceryFormFields *self,
                                      GPtrArray *drafts,
                                      const ChanceryKind *kind,
                                      const char *path);
/** Marks the field as citing @words of the text, or, with NULL, as citing nothing. */
void chancery_form_fields_mark_cited (ChanceryFormFields *self,
                                      const ChanceryKind *kind,
                                      const char *path,
                                      const char *words);

G_END_DECLS
