/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the form of one record and is another record: its demands, the incident that it
 * protests, its papers.  The form hands it the drafts when it opens and collects them when it keeps
 * or saves.  Implemented by widgets; main thread.
 *
 * Signal “changed”: something was typed or chosen. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-draft.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_COMPANION (chancery_companion_get_type ())
G_DECLARE_INTERFACE (ChanceryCompanion, chancery_companion, CHANCERY, COMPANION, GtkWidget)

/**
 * ChanceryCompanionInterface:
 * @load: shows what belongs to it of @drafts (element-type ChanceryDraft, borrowed)
 * @collect: adds its drafts to @drafts (transfer full into the array), and to @main what points at
 *   them
 * @keep: (nullable): adds to @drafts, as collected, what only the draft on disk has to know
 * @follow: (nullable): the fields of the record are now as in @main
 * @saved: (nullable): the record is in the registry now
 * @get_kind: (nullable): the kind of records that it holds, NULL when it holds none
 * @dup_problem: (nullable): what is not understood in it
 * @find_editor: (nullable): the widget in which @path of such a record is edited
 * @take_files: (nullable): takes @files (element-type GFile)
 */
struct _ChanceryCompanionInterface
{
  GTypeInterface parent_iface;

  void (*load) (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts);
  void (*collect) (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts);
  void (*keep) (ChanceryCompanion *self, GPtrArray *drafts);
  void (*follow) (ChanceryCompanion *self, ChanceryDraft *main);
  void (*saved) (ChanceryCompanion *self, const char *id);
  char *(*dup_problem) (ChanceryCompanion *self, GtkWidget **where);
  const ChanceryKind *(*get_kind) (ChanceryCompanion *self);
  GtkWidget *(*find_editor) (ChanceryCompanion *self, const char *path);
  void (*take_files) (ChanceryCompanion *self, GPtrArray *files);
};

void chancery_companion_load (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts);
void chancery_companion_collect (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts);
void chancery_companion_keep (ChanceryCompanion *self, GPtrArray *drafts);
void chancery_companion_follow (ChanceryCompanion *self, ChanceryDraft *main);
void chancery_companion_saved (ChanceryCompanion *self, const char *id);

/** A sentence about what is not understood, or NULL (transfer full); @where: (out): the widget in which
 *  it stands. */
char *chancery_companion_dup_problem (ChanceryCompanion *self, GtkWidget **where);

/** The kind of records that it holds, or NULL. */
const ChanceryKind *chancery_companion_get_kind (ChanceryCompanion *self);
/** Where @path (“claims.quantity”) of such a record is edited, or NULL. */
GtkWidget *chancery_companion_find_editor (ChanceryCompanion *self, const char *path);

/** Gives it @files (element-type GFile) that were dropped on the form; FALSE where it takes none. */
gboolean chancery_companion_take_files (ChanceryCompanion *self, GPtrArray *files);

/** For implementations: emits “changed”. */
void chancery_companion_changed (ChanceryCompanion *self);

/** The draft of @drafts with @id, or NULL (transfer none). */
ChanceryDraft *chancery_companion_find (GPtrArray *drafts, const char *id);

G_END_DECLS
