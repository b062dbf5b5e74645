/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entry of a reference: type-ahead over names, titles and register numbers of the records that
 * the field takes.  Return takes what is proposed; what is not there is made in place as a name to
 * check, or kept as words where the field allows them.  A field with several values shows them as
 * chips in the same flow.  Main thread. */

#pragma once

#include "chancery-editor.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REFERENCE_ENTRY (chancery_reference_entry_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryReferenceEntry,
                      chancery_reference_entry,
                      CHANCERY,
                      REFERENCE_ENTRY,
                      GtkWidget)

GtkWidget *chancery_reference_entry_new (const ChanceryField *field, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** Begins a new record of what was typed, which found nothing better. */
typedef void (*ChanceryReferenceNewFunc) (ChanceryReferenceEntry *self,
                                          const char *typed,
                                          gpointer user_data);

/** Offers a new record of the first kind that the field takes, though it is no name: @begin makes it
 *  and takes the focus; @what, static: what becomes of the words. */
void chancery_reference_entry_offer_new (ChanceryReferenceEntry *self,
                                         const char *what,
                                         ChanceryReferenceNewFunc begin,
                                         gpointer user_data);

/** Records with the party @party (nullable) are proposed before others, which say whom they are with. */
void chancery_reference_entry_prefer (ChanceryReferenceEntry *self, const char *party);

/** What stands in the entry and is not taken yet, never NULL. */
const char *chancery_reference_entry_get_typed (ChanceryReferenceEntry *self);

G_END_DECLS
