/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may stand behind the colon of a condition, by the table of kinds.  Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether @prefix can have @value, or one that begins so; what takes any text can. */
gboolean chancery_query_knows_value (const char *prefix, const char *value);
/** The condition that @value is a whole value of ("form:letter" of "letter"), NULL when there is none
 *  (transfer full). */
char *chancery_query_guess_condition (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/** The condition with the value of @prefix that is nearest to @value, which is none ("kind:correspondence" of
 *  "correspondance"), NULL when none is near (transfer full). */
char *chancery_query_guess_value (const char *prefix, const char *value) G_GNUC_WARN_UNUSED_RESULT;
/** The first @most values of @prefix as they can be typed, with commas between, and an ellipsis where there are more; NULL when
 *  it takes any text (transfer full). */
char *chancery_query_list_values (const char *prefix, guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
