/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-formats.h"

#include <glib/gi18n-lib.h>

static const ChanceryFormat formats[] = {
  { "pdf", N_ ("To read (PDF)"), ".pdf", "application/pdf", .writes = TRUE, .book = TRUE },
  { "html", N_ ("In a browser (HTML)"), ".html", "text/html", .writes = TRUE, .book = TRUE },
  { "bag", N_ ("To exchange or archive (package)"), ".zip", "application/zip", TRUE, TRUE,
    .package = TRUE },
  { "json", N_ ("Data (JSON)"), ".json", "application/vnd.chancery+json", TRUE, TRUE },
  { "jsonl", N_ ("Data, a record a line (JSON Lines)"), ".jsonl", "application/jsonl", TRUE, TRUE,
    .for_programs = TRUE },
  { "csv", N_ ("Table (CSV)"), ".csv", "text/csv", TRUE, TRUE },
  { "ics", N_ ("Calendar of the actions (iCalendar)"), ".ics", "text/calendar", .writes = TRUE,
    .diary = TRUE },
  { "eml", N_ ("E-mail (EML)"), ".eml", "message/rfc822", .reads = TRUE },
  { "mbox", N_ ("Mailbox (mbox)"), ".mbox", "application/mbox", .reads = TRUE },
};

const ChanceryFormat *
chancery_formats_list (guint *n_formats)
{
  if (n_formats != NULL)
    *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const ChanceryFormat *
chancery_formats_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];
  return NULL;
}

const ChanceryFormat *
chancery_formats_find_for_path (const char *path)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return &formats[i];
  return NULL;
}
