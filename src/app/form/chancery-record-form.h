/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a record: a column of 640 pixels with the headings of its kind, made from the table
 * of kinds, and a foot that says how far the draft is kept.  What is typed is kept on disk at most
 * two seconds behind; nothing typed is ever lost by leaving.  One form may hold several records
 * (a demarche with its demands, its new incident, its rights reserved): they are saved as one act.
 * Owned by the window, one at a time; main thread.
 *
 * Signals, all of them for the window:
 *   “saved” (const char *id): saved or registered; show that record's page
 *   “closed”: left, the draft is kept (or there was nothing to keep)
 *   “press”: a press text stands beside the form, or does not any more (chancery-record-form-press.h)
 *   “press-left”: back from it to the form
 *   “said” (const char *sentence, gboolean undo), “failed” (GError *error): for a toast
 * Property “title”: what is being done (“New demarche”), for a header bar. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_FORM (chancery_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordForm, chancery_record_form, CHANCERY, RECORD_FORM, GtkWidget)

/** A form for a new record of @kind, or, with @record, to edit that one (a draft that was kept for
 *  it is taken up again). */
GtkWidget *chancery_record_form_new (ChanceryRegistry *registry,
                                     const ChanceryKind *kind,
                                     ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** A form that goes on with kept @drafts (element-type ChanceryDraft, the record itself first),
 *  which were kept under the id of that first one. */
GtkWidget *chancery_record_form_new_from_drafts (ChanceryRegistry *registry, GPtrArray *drafts)
    G_GNUC_WARN_UNUSED_RESULT;

/** A form for a new record that is like the one of @dossier, with a link back on offer. */
GtkWidget *chancery_record_form_new_like (ChanceryRegistry *registry, ChanceryDossier *dossier)
    G_GNUC_WARN_UNUSED_RESULT;

/** Fills a field of a new form before anything was typed; @value is borrowed. */
void chancery_record_form_fill (ChanceryRecordForm *self,
                                const char *field_id,
                                ChanceryValue *value);

/** Keeps the draft now.  To be called before the window takes the form away. */
void chancery_record_form_keep (ChanceryRecordForm *self);
/** The same where something was typed since. */
void chancery_record_form_keep_typed (ChanceryRecordForm *self);
/** Keeps the draft, says so, and emits “closed”: Escape and the back button. */
void chancery_record_form_leave (ChanceryRecordForm *self);
/** Puts the focus into the first empty field that matters. */
void chancery_record_form_begin (ChanceryRecordForm *self);

/** Puts the focus into @field_id as soon as the form has its size, wherever in it that is. */
void chancery_record_form_seek (ChanceryRecordForm *self, const char *field_id);

/** Takes @files (element-type GFile) that were dropped on it as papers of the record, and says so; FALSE where it takes
 *  none. */
gboolean chancery_record_form_take_files (ChanceryRecordForm *self, GPtrArray *files);

/** Whether it says that something stands in the way. */
gboolean chancery_record_form_has_problem (ChanceryRecordForm *self);
/** Whether something was typed that is not saved. */
gboolean chancery_record_form_is_dirty (ChanceryRecordForm *self);

G_END_DECLS
