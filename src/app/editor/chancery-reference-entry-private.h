/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the entry share; of no use outside chancery-reference-entry*.c.  Main thread. */

#pragma once

#include "chancery-early-keys.h"
#include "chancery-proposal-popover.h"
#include "chancery-record-item.h"
#include "chancery-reference-entry.h"

G_BEGIN_DECLS

struct _ChanceryReferenceEntry
{
  GtkWidget parent_instance;

  const ChanceryField *field;
  char *party;
  ChanceryRegistry *registry;

  GtkWidget *content;
  GtkWidget *chips; /* NULL for a single reference */
  GtkWidget *entry;
  GtkWidget *echo;
  GtkWidget *popover;

  /* What the entry of a single reference stands for; NULL while its text is nobody's. */
  ChanceryValue *chosen;
  GPtrArray *found;
  gboolean finds_more;  /* than are proposed */
  GCancellable *search; /* NULL: none is under way */
  GCancellable *titles;
  gboolean setting;
  /* What was found is what is called as it stands in the entry. */
  gboolean answered;
  /* Return came before the answer: the answer decides.  So far Down had gone in what was to come. */
  gboolean take_first;
  guint n_steps;
  /* What begins of words that find nothing has the keys that come meanwhile. */
  ChanceryEarlyKeysAwaited *awaited;
  ChanceryReferenceNewFunc begin_new; /* NULL: only names are made here */
  const char *begin_new_what;
  gpointer begin_new_data;
};

/* chancery-reference-entry.c */

/** What stands in the entry, without blanks round it (transfer full). */
char *chancery_reference_entry_dup_typed (ChanceryReferenceEntry *self);
/** The one that was found and is called exactly @typed; NULL for none. */
ChanceryRecordItem *chancery_reference_entry_find_exact (ChanceryReferenceEntry *self,
                                                         const char *typed);
void chancery_reference_entry_take_item (ChanceryReferenceEntry *self, ChanceryRecordItem *item);
/** Takes what a row proposes; FALSE when a record begins there, with which the officer goes on. */
gboolean chancery_reference_entry_take_row (ChanceryReferenceEntry *self, ChanceryProposalRow *row);
/** A record that is called @typed begins. */
void chancery_reference_entry_begin_new (ChanceryReferenceEntry *self, const char *typed);
/** Takes what stands in the entry when nobody chose. */
void chancery_reference_entry_settle (ChanceryReferenceEntry *self);

/* chancery-reference-entry-proposals.c */

/** Asks what is called as it was typed, and proposes that. */
void chancery_reference_entry_propose (ChanceryReferenceEntry *self);
/** What was asked is not what is meant any more. */
void chancery_reference_entry_stop (ChanceryReferenceEntry *self);

G_END_DECLS
