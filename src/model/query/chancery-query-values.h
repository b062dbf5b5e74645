/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may stand behind the colon of a condition, by the table of kinds.  Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether @prefix can have @value, or one that begins so; what takes any text can. */
gboolean chancery_query_knows_value (const char *prefix, const char *value);
/** Whether one value of @prefix can be more than another: of days, numbers, years and ordered vocabularies. */
gboolean chancery_query_has_order (const char *prefix);
/** The values of @prefix, which has an order, that begin with @value, with commas between; NULL where it is one of them or begins
 *  fewer than two (transfer full). */
char *chancery_query_list_begun (const char *prefix, const char *value) G_GNUC_WARN_UNUSED_RESULT;
/** Whether the values of @prefix name records: parties, people, places. */
gboolean chancery_query_names_records (const char *prefix);
/** What a yes or a no is typed as; FALSE for anything else. */
gboolean chancery_query_read_yes (const char *value, gboolean *yes);
/** The condition that @value is a whole value of ("form:letter" of "letter"), NULL when there is none
 *  (transfer full). */
char *chancery_query_guess_condition (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/** The condition with the value of @prefix that is nearest to @value, which is none ("kind:correspondence" of
 *  "correspondance"), NULL when none is near (transfer full). */
char *chancery_query_guess_value (const char *prefix, const char *value) G_GNUC_WARN_UNUSED_RESULT;
/** The condition on the day of a record that is meant by @value, with a sign before it or without: "year:1934", "on:1934-04-12",
 *  "after:1934 before:1936" of a span; NULL for no date (transfer full). */
char *chancery_query_guess_day (const char *value, gint64 today) G_GNUC_WARN_UNUSED_RESULT;
/** The first @most values of @prefix as they can be typed, with commas between, and an ellipsis where there are more; NULL when
 *  it takes any text (transfer full). */
char *chancery_query_list_values (const char *prefix, guint most) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @value is a year of four digits. */
gboolean chancery_query_is_year (const char *value);

G_END_DECLS
