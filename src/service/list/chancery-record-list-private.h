/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of ChanceryRecordList share.  Internal to it; main thread. */

#pragma once

#include "chancery-record-list.h"

G_BEGIN_DECLS

/** Rows that are shown before the others. */
#define CHANCERY_RECORD_LIST_PAGE 128

struct _ChanceryRecordList
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  char *base;
  char *typed;
  char *sort;
  gboolean descending;
  ChanceryDay as_on;

  GArray *rows;
  /* So many of them answer the query, so many more would if its last word went on; the others sound like it.  Of a partial
   * answer more rows are on their way. */
  guint n_exact;
  guint n_begun;
  gboolean partial;
  /* What is asked is another query than what is shown. */
  gboolean awaits_first;
  char *meant;
  char *found;
  char *marked;
  char *suggestion;
  char *unmet;
  GPtrArray *left_out;
  GHashTable *items;
  GHashTable *pages;
  GHashTable *asked;

  guint generation;
  GCancellable *search;
  GCancellable *fetches;
  char *problem;
  guint fetch_source;
  guint search_source;
  guint seeking;
  gint64 sought_row;
  GCancellable *life;
  /* The rows were handed over: nothing is searched. */
  gboolean is_given;
};

/** What is under way; an answer to another generation of the list is dropped. */
typedef struct
{
  ChanceryRecordList *list;
  guint generation;
  guint seeking;
  GArray *rows;
} ChanceryRecordListRequest;

/** @rows: (nullable) (transfer full): those that are fetched. */
ChanceryRecordListRequest *chancery_record_list_request_new (ChanceryRecordList *list,
                                                             GArray *rows);
void chancery_record_list_request_free (ChanceryRecordListRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRecordListRequest, chancery_record_list_request_free)

void chancery_record_list_set_problem (ChanceryRecordList *self, const char *problem);

/* --- chancery-record-list-fetch.c */

/** The object at @row, which somebody looks at; one without words marks its page. */
ChanceryRecordItem *chancery_record_list_look_at (ChanceryRecordList *self,
                                                  guint position,
                                                  gint64 row);
/** Asks anew for the words of @ids, NULL for all that somebody looked at. */
void chancery_record_list_refetch (ChanceryRecordList *self, const char *const *ids);
/** The same of all, and forgets what is under way: it would bring words of what was asked before. */
void chancery_record_list_fetch_anew (ChanceryRecordList *self);

G_END_DECLS
