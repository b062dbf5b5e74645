/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One expression of EDTF level 1, read into its parts. For the files of the
 * fuzzy date alone. A plain value; any thread.
 */

#pragma once

#include "chancery-day.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_EDTF_OPEN,    /* `..` */
  CHANCERY_EDTF_UNKNOWN, /* `XXXX`, or nothing at an end of an interval */
  CHANCERY_EDTF_DAY,
  CHANCERY_EDTF_MONTH,
  CHANCERY_EDTF_SEASON,
  CHANCERY_EDTF_YEAR,
  CHANCERY_EDTF_DECADE,         /* `201X` */
  CHANCERY_EDTF_CENTURY,        /* `20XX` */
  CHANCERY_EDTF_SOME_DAY,       /* `2004-06-XX` */
  CHANCERY_EDTF_SOME_MONTH,     /* `2004-XX` */
  CHANCERY_EDTF_SOME_MONTH_DAY, /* `2004-XX-XX` */
} ChanceryEdtfPrecision;

typedef struct
{
  ChanceryEdtfPrecision precision;
  gint64 year;
  int month; /* 1 to 12, or 21 to 24 for a season */
  int day;
  char time[15]; /* `09:00:00+05:00`, or empty */
  gboolean approximate;
  gboolean uncertain;
  ChanceryDay first; /* CHANCERY_DAY_NONE where open or unknown */
  ChanceryDay last;
} ChanceryEdtf;

/**
 * chancery_edtf_parse:
 * @ends: (out): the date, or both ends of the interval
 * @is_interval: (out): whether the second end is filled
 *
 * Spring is March to May, summer June to August, autumn September to November,
 * winter December to February of the next year.
 *
 * Returns: %FALSE with %CHANCERY_MODEL_ERROR_INVALID
 */
gboolean chancery_edtf_parse (const char *edtf,
                              ChanceryEdtf ends[2],
                              gboolean *is_interval,
                              GError **error);

G_END_DECLS
