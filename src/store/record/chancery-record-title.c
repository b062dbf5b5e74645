/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the targets of references are called.  A walk over all records meets a few names again and again. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

/* A power of two. */
#define N_KEPT 16384

typedef struct
{
  gboolean is_known;
  gint64 row;
  char *title;
} Kept;

/* A row has one place, which it shares with others: the last that was asked for stands there. */
struct _ChanceryKeptTitles
{
  Kept kept[N_KEPT];
};

ChanceryKeptTitles *
chancery_kept_titles_new (void)
{
  return g_new0 (ChanceryKeptTitles, 1);
}

void
chancery_kept_titles_free (ChanceryKeptTitles *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_KEPT; i++)
    g_free (self->kept[i].title);
  g_free (self);
}

const char *
chancery_record_lend_title (ChanceryDb *db, gint64 row)
{
  static const char sql[] = "SELECT title FROM record WHERE id = ?1";
  Kept *kept;

  g_return_val_if_fail (db != NULL && db->titles != NULL, NULL);

  kept = &db->titles->kept[(guint64)row % N_KEPT];
  if (kept->is_known && kept->row == row)
    return kept->title;
  g_free (kept->title);
  *kept =
      (Kept){ .is_known = TRUE, .row = row, .title = chancery_db_query_text (db, sql, "i", row) };
  return kept->title;
}
