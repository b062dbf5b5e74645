/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the entry share; of no use outside chancery-reference-entry*.c.  Main thread. */

#pragma once

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
  gboolean finds_more; /* than are proposed */
  GCancellable *search;
  GCancellable *titles;
  gboolean setting;
  gboolean searching;
  /* Return came before the answer: the answer decides. */
  gboolean take_first;
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
/** A record that is called @typed begins. */
void chancery_reference_entry_begin_new (ChanceryReferenceEntry *self, const char *typed);
/** Takes what stands in the entry when nobody chose. */
void chancery_reference_entry_settle (ChanceryReferenceEntry *self);

/* chancery-reference-entry-proposals.c */

/** Asks what is called as it was typed, and proposes that. */
void chancery_reference_entry_propose (ChanceryReferenceEntry *self);

G_END_DECLS
