/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text with places to fill in, in the notation of mustache(5): variables `{{x}}`, sections `{{#x}}…{{/x}}`,
 * inverted sections `{{^x}}…{{/x}}` and comments `{{! …}}`.  A section, its end or a comment that stands alone on its
 * line leaves no line behind.  It makes plain text, so that nothing is escaped; partials, lambdas, dotted names and
 * other delimiters are refused.
 *
 * Immutable once read; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryMustache ChanceryMustache;

/**
 * chancery_mustache_new:
 * @text: UTF-8
 * @first_line: the number of its first line in the file, for errors
 *
 * Returns: (transfer full): or %NULL with %CHANCERY_EXCHANGE_ERROR_INVALID, which says the line
 */
ChanceryMustache *chancery_mustache_new (const char *text, guint first_line, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_mustache_free (ChanceryMustache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMustache, chancery_mustache_free)

/** Whether @name may stand where the sections @within (element-type utf8) are open, the innermost last. */
typedef gboolean (*ChanceryMustacheKnown) (const char *name, const GPtrArray *within);

/** Fails with %CHANCERY_EXCHANGE_ERROR_INVALID at the first name that is not @known, and says its line. */
gboolean chancery_mustache_check (const ChanceryMustache *self,
                                  ChanceryMustacheKnown known,
                                  GError **error);

/** What is written where a variable has no value (transfer full). */
typedef char *(*ChanceryMustacheMissing) (const char *name, gpointer user_data);

/**
 * chancery_mustache_fill:
 * @values: `a{sv}`: texts (`s`), truths (`b`), and lists (`aa{sv}`), each item of which fills its section once
 *
 * A name is looked up in the item of the innermost section first, then outwards.  No text, an empty one, a false
 * truth and an empty list are no value.
 *
 * Returns: (transfer full): the text
 */
char *chancery_mustache_fill (const ChanceryMustache *self,
                              GVariant *values,
                              ChanceryMustacheMissing missing,
                              gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
