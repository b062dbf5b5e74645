/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In what a text may be written that is not UTF-8 and does not say it: the encodings in which spreadsheets write their
 * tables, and a guess which of them it is.  Static; pure functions of their arguments; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryEncoding:
 * @id: "windows-1252": for ever
 * @name: "Windows-1252": as it is shown, never translated
 * @label: whose letters are in it: "Western European", untranslated
 * @charset: what converters call it
 * @aliases: what else it is called, between bars
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *label;
  const char *charset;
  const char *aliases;
} ChanceryEncoding;

guint chancery_encoding_get_n (void);
/** The most usual first. */
const ChanceryEncoding *chancery_encoding_get_nth (guint i);

/** The one that is called @name, whatever its case; ISO 8859-1 is taken for Windows-1252, which has all its letters.  NULL
 *  where there is none. */
const ChanceryEncoding *chancery_encoding_find (const char *name);

/** "Western European (Windows-1252)"; translated (transfer full). */
char *chancery_encoding_describe (const ChanceryEncoding *self) G_GNUC_WARN_UNUSED_RESULT;

/** What @words are written in most likely: words of a text that is not UTF-8, a blank between them.  They have a meaning in
 *  it.  NULL where most of what is not ASCII is UTF-8 all the same, so that something is wrong with the text itself. */
const ChanceryEncoding *chancery_encoding_guess (const char *words, gsize length);

/** Whether @words, as chancery_encoding_guess() takes them, may be written in @self, of which it is known from elsewhere: they
 *  have a meaning in it, and do not say clearly that they are something else. */
gboolean chancery_encoding_fits (const ChanceryEncoding *self, const char *words, gsize length);

G_END_DECLS
