/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A registry of its own for a test, in a folder of its own that goes with it. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

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
/** Imports the records of the interchange file @path (in the source tree: "data/samples/…"). */
void chancery_test_import (ChanceryTestStore *self, const char *path);
/** Adds how SQLite goes about @sql, under @name, and asserts that no table is walked but those named in
 *  @walked (array zero-terminated=1). */
void chancery_test_add_plan (GString *out,
                             ChanceryDb *db,
                             const char *name,
                             const char *sql,
                             const char *const *walked);
/** Asserts that @text is what stands in "golden/" @name; with @update it is written there. */
void chancery_test_golden (const char *name, const char *text, gboolean update);
/** Asserts that chancery_verify_run() finds no fault. */
void chancery_test_verify (ChanceryTestStore *self);

G_END_DECLS
