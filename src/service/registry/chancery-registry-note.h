/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts of notes for the window: the templates that there are, a draft by one of them, and the file that it becomes.
 * Main thread only. */

#pragma once

#include "chancery-note.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryNoteDraft:
 * @note: the draft; %NULL when no template is for records of that kind
 * @template: by which it was made
 * @templates: (element-type ChanceryNoteTemplate): all for records of that kind, by form and language
 * @problems: (element-type utf8): sentences on files of the officer's folder that are no templates
 */
typedef struct
{
  ChanceryNote *note;
  ChanceryNoteTemplate *template;
  GPtrArray *templates;
  GPtrArray *problems;
} ChanceryNoteDraft;

void chancery_note_draft_free (ChanceryNoteDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNoteDraft, chancery_note_draft_free)

/**
 * chancery_registry_draft_note_async:
 * @id: of the record
 * @template_id: (nullable): by which template; %NULL, or one that is gone: by the next two
 * @form: (nullable): which form; %NULL: that of the record
 * @language: (nullable): BCP 47; %NULL: that of the desk
 */
void chancery_registry_draft_note_async (ChanceryRegistry *self,
                                         const char *id,
                                         const char *template_id,
                                         const char *form,
                                         const char *language,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
ChanceryNoteDraft *chancery_registry_draft_note_finish (ChanceryRegistry *self,
                                                        GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** chancery_note_write_file() on a worker. */
void chancery_registry_write_note_async (ChanceryRegistry *self,
                                         ChanceryNote *note,
                                         GFile *file,
                                         ChanceryReplace replace,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean chancery_registry_write_note_finish (ChanceryRegistry *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
