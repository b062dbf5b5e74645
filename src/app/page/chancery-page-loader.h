/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what the page of a record is made from: its dossier and the linked records that are shown in part, again whenever
 * the registry says something that concerns them.  All of it is handed over at once, so that what was there before can be
 * used as a whole until then.  Owned by the page; main thread. */

#pragma once

#include "chancery-dossier.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PAGE_LOADER (chancery_page_loader_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPageLoader, chancery_page_loader, CHANCERY, PAGE_LOADER, GObject)

/** @dossier: what was read (transfer full), NULL if the record is not in the registry; @others: the linked records by
 *  their ids (transfer full), NULL as well */
typedef void (*ChanceryPageLoaderFunc) (ChanceryDossier *dossier,
                                        GHashTable *others,
                                        gpointer user_data);

/** @func: is called for whatever is read, never within a function of the loader that is called */
ChanceryPageLoader *chancery_page_loader_new (ChanceryRegistry *registry,
                                              ChanceryPageLoaderFunc func,
                                              gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/** Of which record, or NULL. */
const char *chancery_page_loader_get_id (ChanceryPageLoader *self);
/** From now on it is about another record, @id, or about none (NULL).  Whoever goes through a list by holding a key
 *  passes records that nobody reads: they would only be in the way of the one that he comes to, and are left out.  A
 *  single step reads its record at once. */
void chancery_page_loader_turn (ChanceryPageLoader *self, const char *id);
/** Reads the same record again. */
void chancery_page_loader_load (ChanceryPageLoader *self);
/** Reads at once what waits for whoever may be passing. */
void chancery_page_loader_hurry (ChanceryPageLoader *self);
/** Nothing is read and handed over any more. */
void chancery_page_loader_end (ChanceryPageLoader *self);

G_END_DECLS
