/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The open registry as the window sees it: everything that reads or writes is a pair of _async and
 * _finish, done by one of three workers (writer, searcher, fetcher) with a connection each.  What
 * is asked all the time (own party, settings, the day of the desk) is kept here and answered at
 * once.  Main thread only; shared by reference. */

#pragma once

#include <gio/gio.h>

#include "chancery-day.h"
#include "chancery-dossier.h"
#include "chancery-draft.h"
#include "chancery-replace.h"
#include "chancery-service-types.h"
#include "chancery-settings.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REGISTRY (chancery_registry_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRegistry, chancery_registry, CHANCERY, REGISTRY, GObject)

/**
 * ChanceryRegistryOpenFlags:
 * @CHANCERY_REGISTRY_OPEN: the file must be there
 * @CHANCERY_REGISTRY_CREATE: the file must not be there, and is made
 * @CHANCERY_REGISTRY_READ_ONLY: never write, whatever the file allows
 */
typedef enum
{
  CHANCERY_REGISTRY_OPEN = 0,
  CHANCERY_REGISTRY_CREATE = 1 << 0,
  CHANCERY_REGISTRY_READ_ONLY = 1 << 1,
} ChanceryRegistryOpenFlags;

/* Signal “changed” (const char *const *ids): records came, changed or went; NULL stands for
 * everything.  Emitted for our own writes and for those of another process. */

ChanceryRegistry *chancery_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;

void chancery_registry_open_async (ChanceryRegistry *self,
                                   const char *path,
                                   ChanceryRegistryOpenFlags flags,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean chancery_registry_open_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error);

/** Whether all that the writer was asked for is done and was answered; signal “settled” tells when it is.  Who ends the
 *  program before loses what is not. */
gboolean chancery_registry_is_settled (ChanceryRegistry *self);

/** Whether something is being done that must not be broken off: something is written to the registry, or given out from it
 *  into files; signal “working” (gboolean) tells when it begins and when the last of it has ended. */
gboolean chancery_registry_is_working (ChanceryRegistry *self);

/** Finishes what is being written, then closes.  Also done when the last reference goes. */
void chancery_registry_close_async (ChanceryRegistry *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean chancery_registry_close_finish (ChanceryRegistry *self,
                                         GAsyncResult *result,
                                         GError **error);

/** Property “path”; NULL while closed. */
const char *chancery_registry_get_path (ChanceryRegistry *self);
/** The name to show: the desk's, else the file's without its suffix; property “name”. */
const char *chancery_registry_get_name (ChanceryRegistry *self);
/** Property “read-only”. */
gboolean chancery_registry_is_read_only (ChanceryRegistry *self);
/** Why, as a sentence; NULL when it can be written; property “read-only-reason”. */
const char *chancery_registry_get_read_only_reason (ChanceryRegistry *self);
/** The day from which the desk, ages and *as on* count: today, or the example's; property
 *  “desk-day”. */
ChanceryDay chancery_registry_get_desk_day (ChanceryRegistry *self);
/** Whether that day stands still. */
gboolean chancery_registry_has_own_day (ChanceryRegistry *self);
/** Where the example is made, by whatever makes it (transfer full). */
char *chancery_registry_dup_example_path (void);
/** Whether this is the example: what lies there and has its day; property “is-example”.  A registry of an
 *  officer into which a file brought a day is none. */
gboolean chancery_registry_is_example (ChanceryRegistry *self);
/** UUID of our own ministry, or NULL; property “own-party”. */
const char *chancery_registry_get_own_party (ChanceryRegistry *self);
/** Its name, or ""; property “own-party-name”. */
const char *chancery_registry_get_own_party_name (ChanceryRegistry *self);

/** The days that the desk works; NULL, the usual ones, while closed. */
const ChanceryWorkingDays *chancery_registry_get_working_days (ChanceryRegistry *self);
/** A setting of the registry as it is now, or NULL.  At once: settings are kept in memory. */
const char *chancery_registry_get_setting (ChanceryRegistry *self, const char *key);
/** The pattern of the register of a kind (“demarche”), or NULL when it takes no numbers. */
const char *chancery_registry_get_register_pattern (ChanceryRegistry *self, const char *kind);
/** Finished by chancery_registry_act_finish(). */
void chancery_registry_set_register_async (ChanceryRegistry *self,
                                           const char *kind,
                                           const char *code,
                                           const char *pattern,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

/** @settings: key and value in turns, NULL at the end; an empty value removes the key. */
void chancery_registry_set_settings_async (ChanceryRegistry *self,
                                           const char *const *settings,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean chancery_registry_set_settings_finish (ChanceryRegistry *self,
                                                GAsyncResult *result,
                                                GError **error);

/* Reading: the fetcher */

void chancery_registry_load_async (ChanceryRegistry *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** %CHANCERY_STORE_ERROR_NOT_FOUND when there is none (transfer full). */
ChanceryRecord *chancery_registry_load_finish (ChanceryRegistry *self,
                                               GAsyncResult *result,
                                               GError **error);

/** The latest record of @kind whose other side is @counterpart, acting in @direction (nullable): what a
 *  new one may be like. */
void chancery_registry_load_precedent_async (ChanceryRegistry *self,
                                             const ChanceryKind *kind,
                                             const char *counterpart,
                                             const char *direction,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/** NULL without @error when there is none (transfer full). */
ChanceryRecord *chancery_registry_load_precedent_finish (ChanceryRegistry *self,
                                                         GAsyncResult *result,
                                                         GError **error);

void chancery_registry_load_dossier_async (ChanceryRegistry *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
ChanceryDossier *chancery_registry_load_dossier_finish (ChanceryRegistry *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/** Names for a picker: records that @field takes whose name, reference or number begins like @text,
 *  likeliest first; with "" the ones used last.  @party: (nullable): whose come before the others. */
void chancery_registry_find_names_async (ChanceryRegistry *self,
                                         const ChanceryField *field,
                                         const char *party,
                                         const char *text,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** (element-type ChanceryRecordItem) (transfer container) */
GPtrArray *chancery_registry_find_names_finish (ChanceryRegistry *self,
                                                GAsyncResult *result,
                                                GError **error);

/** Records by query text (“kind:incident bajaur”), newest first, with snippets; after them those with a word that begins
 *  like the last one of it.  For pickers. */
void chancery_registry_find_records_async (ChanceryRegistry *self,
                                           const char *query,
                                           guint limit,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** The same, those first to which something was done last; finished likewise. */
void chancery_registry_find_latest_async (ChanceryRegistry *self,
                                          const char *query,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** (element-type ChanceryRecordItem) (transfer container) */
GPtrArray *chancery_registry_find_records_finish (ChanceryRegistry *self,
                                                  GAsyncResult *result,
                                                  GError **error);

void chancery_registry_history_async (ChanceryRegistry *self,
                                      const char *id,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** (element-type ChanceryHistoryEntry) (transfer container) */
GPtrArray *chancery_registry_history_finish (ChanceryRegistry *self,
                                             GAsyncResult *result,
                                             GError **error);

/** The number that registering @draft now would give (“PROT/2026/0015”). */
void chancery_registry_next_number_async (ChanceryRegistry *self,
                                          ChanceryDraft *draft,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** NULL without @error when its kind takes none (transfer full). */
char *chancery_registry_next_number_finish (ChanceryRegistry *self,
                                            GAsyncResult *result,
                                            GError **error);

/* Writing: the writer.  Each is one act: it can be undone as one, unless it registers or voids. */

/**
 * Saves @drafts (element-type ChanceryDraft; copied at once) together, all or none.  A reference
 * that is only a label finds its record or makes one to check.  @reason: (nullable): why a frozen
 * field of a registered record is set, which makes a correction.
 * %CHANCERY_STORE_ERROR_CONFLICT when one changed since it was read.
 */
void chancery_registry_save_async (ChanceryRegistry *self,
                                   GPtrArray *drafts,
                                   const char *reason,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** The act's number, or -1. */
gint64 chancery_registry_save_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error);

/** Saves @drafts (may be empty or NULL) and registers @id with all that is registered with it, in one act. */
void chancery_registry_register_async (ChanceryRegistry *self,
                                       GPtrArray *drafts,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** The number that it was given, "" for a kind without (transfer full); NULL on error. */
char *chancery_registry_register_finish (ChanceryRegistry *self,
                                         GAsyncResult *result,
                                         GError **error);

/** Adds @line to its list of @id; never clashes with another officer's. */
void chancery_registry_add_line_async (ChanceryRegistry *self,
                                       const char *id,
                                       ChanceryLine *line,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** Adds @line to its list of each of @ids, in one act. */
void chancery_registry_add_lines_async (ChanceryRegistry *self,
                                        const char *const *ids,
                                        ChanceryLine *line,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void chancery_registry_void_async (ChanceryRegistry *self,
                                   const char *id,
                                   const char *reason,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** @outcome: (nullable): code of the vocabulary; @text: (nullable). */
void chancery_registry_close_record_async (ChanceryRegistry *self,
                                           const char *id,
                                           const char *outcome,
                                           const char *text,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void chancery_registry_delete_async (ChanceryRegistry *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** @type: code of the link as seen from @from; @note, @date: (nullable). */
void chancery_registry_link_async (ChanceryRegistry *self,
                                   const char *from,
                                   const char *to,
                                   const char *type,
                                   const char *note,
                                   ChanceryFuzzyDate *date,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void chancery_registry_unlink_async (ChanceryRegistry *self,
                                     const char *from,
                                     const char *to,
                                     const char *type,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** Puts records in a case file, in one save of it; those that are in it stay as they are. */
void chancery_registry_file_async (ChanceryRegistry *self,
                                   const char *casefile,
                                   const char *const *ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** @marking: (nullable): value of type marking. */
void chancery_registry_attach_async (ChanceryRegistry *self,
                                     const char *id,
                                     GFile *file,
                                     ChanceryValue *marking,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void chancery_registry_detach_async (ChanceryRegistry *self,
                                     const char *id,
                                     const char *digest,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** Writes the attachment with @digest to @file; another file of the name gives way only where @replace says so. */
void chancery_registry_save_attachment_async (ChanceryRegistry *self,
                                              const char *digest,
                                              GFile *file,
                                              ChanceryReplace replace,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/** Finishes add_line, add_lines, void, close_record, delete, link, unlink, file, attach, detach and
 *  save_attachment. */
gboolean chancery_registry_act_finish (ChanceryRegistry *self,
                                       GAsyncResult *result,
                                       GError **error);

/** Takes back the last act of this session. */
void chancery_registry_undo_async (ChanceryRegistry *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void chancery_registry_redo_async (ChanceryRegistry *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** Finishes both: what was taken back or done again, in words that follow a colon
 *  (“link to PROT/2026/0012”), "" when there are none (transfer full); NULL on error. */
char *chancery_registry_undo_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** Properties “can-undo” and “can-redo”. */
gboolean chancery_registry_can_undo (ChanceryRegistry *self);
gboolean chancery_registry_can_redo (ChanceryRegistry *self);
/** Why Undo stops here, as a sentence: what was done last is not taken back.  NULL when something can
 *  be, or nothing was done. */
const char *chancery_registry_get_undo_end (ChanceryRegistry *self);
/** What was done so far is no longer offered to be taken back: the example, or a new registry, begins here. */
void chancery_registry_forget_acts (ChanceryRegistry *self);

/* Unsaved typing: on disk, never searched, exported or in history */

/** Keeps @drafts (element-type ChanceryDraft; copied at once) of the form called @form. */
void chancery_registry_keep_drafts_async (ChanceryRegistry *self,
                                          const char *form,
                                          GPtrArray *drafts,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
void chancery_registry_drop_drafts_async (ChanceryRegistry *self,
                                          const char *form,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** The drafts of @form, in the order in which they were kept; of all forms when NULL. */
void chancery_registry_list_drafts_async (ChanceryRegistry *self,
                                          const char *form,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** (element-type ChanceryDraft) (transfer container) */
GPtrArray *chancery_registry_list_drafts_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
