/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A registry of its own for a test, in a folder of its own that goes with it. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-query.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory;
  char *path;
  ChanceryDb *db;
} ChanceryTestStore;

/** An empty registry, open. */
ChanceryTestStore *chancery_test_store_new (void);
void chancery_test_store_free (ChanceryTestStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTestStore, chancery_test_store_free)

/** Closes and opens it again. */
void chancery_test_store_reopen (ChanceryTestStore *self);

/** The act of "Officer", with @reason (nullable). */
const ChanceryAct *chancery_test_act (const char *reason);

/** Saves @draft (transfer full); it must go well. */
ChanceryRecord *chancery_test_save (ChanceryTestStore *self, ChanceryDraft *draft);
/** A draft of @kind from JSON text with single quotes for double ones. */
ChanceryDraft *chancery_test_draft (ChanceryTestStore *self, const char *json);
/** A new draft of today's content of @uuid. */
ChanceryDraft *chancery_test_edit (ChanceryTestStore *self, const char *uuid);
/** A demarche that can be registered, titled @title, to the party called @party. */
ChanceryDraft *chancery_test_demarche (ChanceryTestStore *self,
                                       const char *title,
                                       const char *party);
/** Puts in what an import would, without its text, by @db; within its act. */
void chancery_test_put (ChanceryTestStore *self, ChanceryDb *db, const char *json);
/** What a statement finds that was written without a look at the registry, newest or oldest first and the undated
 *  last (element-type gint64) (transfer full). */
GArray *chancery_test_list_plainly (ChanceryTestStore *self,
                                    ChanceryQuery *query,
                                    gboolean oldest_first);
/** Asserts that @found are @limit of @expected after the first @offset (element-type gint64). */
void chancery_test_assert_rows (GArray *found, GArray *expected, guint offset, guint limit);
/** Imports the records of the interchange file @path (in the source tree: "data/samples/…"). */
void chancery_test_import (ChanceryTestStore *self, const char *path);
/** Adds how SQLite goes about @sql, under @name, and asserts that no table is walked but those named in
 *  @walked (array zero-terminated=1). */
void chancery_test_add_plan (GString *out,
                             ChanceryDb *db,
                             const char *name,
                             const char *sql,
                             const char *const *walked);
/** g_test_init() for a test with golden files: takes `--update-golden`, which writes them anew, out of @argv. */
void chancery_test_init (int *argc, char ***argv);
/** Whether it stood there. */
gboolean chancery_test_updates_golden (void);
/** Asserts that @text is what stands in "golden/" @name, or writes it there. */
void chancery_test_golden (const char *name, const char *text);
/** Asserts that chancery_verify_run() finds no fault. */
void chancery_test_verify (ChanceryTestStore *self);

G_END_DECLS
