/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holidays from an iCalendar file, as a list that chancery_working_days_new() reads.  Whole days
 * only; repeated ones are written out for eleven years, or as one line where they fall on the same
 * day of every year.  The one place that knows libical.  Synchronous; any thread. */

#pragma once

#include "chancery-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * chancery_holidays_read_file:
 * @today: repeated holidays are written out from the year before it
 * @n_left_out: (out): entries that have a time of day or no date, and so are no holidays
 *
 * Returns: (transfer full): the list, a line each in the order of the file; or %NULL with
 *   %CHANCERY_EXCHANGE_ERROR_INVALID when the file is no calendar or holds no whole day
 */
char *chancery_holidays_read_file (GFile *file,
                                   ChanceryDay today,
                                   guint *n_left_out,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same from what a file holds. */
char *chancery_holidays_read (const char *data,
                              gsize length,
                              ChanceryDay today,
                              guint *n_left_out,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The lines of @list (nullable) and those of @more that it lacks (transfer full). */
char *chancery_holidays_merge (const char *list, const char *more) G_GNUC_WARN_UNUSED_RESULT;

/** How many events the calendar in @stream holds. */
gboolean chancery_holidays_count_events (GInputStream *stream,
                                         guint64 *n_events,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
