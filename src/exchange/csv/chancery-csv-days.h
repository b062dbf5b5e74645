/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the day or the month stands first in the dates of a column: “03/04/2026” is the third of April or the fourth
 * of March, and only other cells, or somebody, can tell. Pure; any thread.
 */

#pragma once

#include "chancery-fuzzy-date.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_CSV_DAY_FIRST,
  CHANCERY_CSV_MONTH_FIRST,
} ChanceryCsvOrder;

/** "day-first", "month-first". */
const char *chancery_csv_order_to_string (ChanceryCsvOrder order);
/** FALSE for anything else. */
gboolean chancery_csv_order_from_string (const char *text, ChanceryCsvOrder *order);

/**
 * ChanceryCsvDays:
 * @example: (nullable): the first cell that is a day either way, and two different ones
 * @day_first: some cell is a day only so
 * @month_first: some cell is a day only so
 * @has_times: some cell has a time of day other than midnight, so that midnight is a time among them
 *
 * What the cells of one column say.
 */
typedef struct
{
  char *example;
  gboolean day_first;
  gboolean month_first;
  gboolean has_times;
} ChanceryCsvDays;

/** Takes what @cell says to what others said; anything but a date of three numbers says nothing of the order. */
void chancery_csv_days_take (ChanceryCsvDays *self, const char *cell);
/** Frees what is in it. */
void chancery_csv_days_clear (ChanceryCsvDays *self);
/** The order that the cells agree on; FALSE where they say nothing, or contradict each other. */
gboolean chancery_csv_days_decide (const ChanceryCsvDays *self, ChanceryCsvOrder *order);

/** @cell without the midnight that spreadsheets and databases write behind a day that has no time (“3/2/2026 0:00”), in
 *  lower case and in figures that everybody reads; a cell with any other time, or with any in EDTF, as it is (transfer
 *  full). */
char *chancery_csv_days_cut_midnight (const char *cell) G_GNUC_WARN_UNUSED_RESULT;

/** The date that @cell is in @order, with what stands in it; @has_times: of its column (transfer full); NULL with
 *  %CHANCERY_MODEL_ERROR_INVALID for what is none. */
ChanceryFuzzyDate *chancery_csv_days_read (const char *cell,
                                           ChanceryCsvOrder order,
                                           gboolean has_times,
                                           ChanceryDay today,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
