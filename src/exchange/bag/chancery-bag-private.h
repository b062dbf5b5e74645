/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What going through a bag's zip and judging what was found share. Internal to the
 * chancery-bag files; the thread of the bag.
 */

#pragma once

#include "chancery-bag.h"
#include "chancery-spool.h"

G_BEGIN_DECLS

#define CHANCERY_BAG_MANIFEST "manifest-sha256.txt"
#define CHANCERY_BAG_TAG_MANIFEST "tagmanifest-sha256.txt"

/* A file in the zip. */
typedef struct
{
  char sha256[65];
  guint64 size;
  gboolean listed; /* by the manifest that it belongs to */
  gboolean kept;   /* in the spool, from @start on */
  guint64 start;
} ChanceryBagEntry;

struct _ChanceryBag
{
  char *name;
  int descriptor; /* borrowed, while it is opened */
  guint64 zip_size;
  guint64 came_in;     /* bytes that all of it came in */
  char *base;          /* the folder of the bag in the zip with its slash, "" without one */
  GHashTable *entries; /* path in the bag → ChanceryBagEntry */
  GHashTable *folded;  /* paths as a file system might confuse them */
  GHashTable *tags;    /* path → text of a tag file that is read */
  guint64 n_unpacked;
  gsize n_name_bytes;
  guint64 n_tag_bytes;
  char *document;      /* path */
  char *document_name; /* for errors */
  ChancerySpool *spool;

  ChanceryBagWantFunc wants;
  gpointer want_data;
  ChanceryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
};

/** A fault of the zip as such; always FALSE. */
gboolean chancery_bag_refuse (ChanceryBag *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/** @path as a message may show it: as it is, escaped where it holds what cannot be seen (transfer full). */
char *chancery_bag_dup_shown (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** Goes through the zip and notes what is in it; texts of tag files are kept. */
gboolean chancery_bag_look (ChanceryBag *self, GError **error);
/** Goes through it again and puts what is wanted into the spool. */
gboolean chancery_bag_keep (ChanceryBag *self, GError **error);
/** Whether all that was found agrees with what the tag files say; finds the records. */
gboolean chancery_bag_judge (ChanceryBag *self, GError **error);

G_END_DECLS
