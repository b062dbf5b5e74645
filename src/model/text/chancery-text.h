/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to text everywhere: folding for search, for register numbers and
 * for labels; checking and normalising what comes in; cutting titles and file
 * names. Pure functions of their arguments, independent of the locale; any
 * thread. Every returned string belongs to the caller.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raised whenever chancery_text_fold() gives another result for some text; an
 * index built with another version has to be rebuilt.
 */
#define CHANCERY_TEXT_FOLD_VERSION 1

/**
 * chancery_text_fold:
 * @utf8: text; bytes that are no UTF-8 become U+FFFD
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Folds text for search: case, width and ligatures, diacritics of Latin, Greek
 * and Cyrillic letters and of the other scripts' marks above and below; the
 * variants of Arabic-script letters, their vowel signs, tatweel and joiners;
 * digits of every script to ASCII; dashes to `-`; quotation marks to `'` and
 * `"`; every blank to a space. Folding what was folded changes nothing.
 */
char *chancery_text_fold (const char *utf8, gssize length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_fold_into:
 * @out: where the folded text is appended
 *
 * chancery_text_fold() without an allocation of its own.
 */
void chancery_text_fold_into (GString *out, const char *utf8, gssize length);

/** Whether @whole, folded, begins with @folded. */
gboolean chancery_text_begins_folded (const char *whole, const char *folded);

/**
 * chancery_text_fold_reference:
 *
 * Folds a register number or another reference so that spellings of one number
 * meet: case, and no dashes, slashes, spaces, dots or leading zeros. Runs of
 * digits, and of letters, stay apart: `PROT/2026/0012` and `prot 2026 12` are both
 * `prot 2026 12`.
 */
char *chancery_text_fold_reference (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_fold_label:
 *
 * Folds a name for matching references by label: NFC, case folding, blanks
 * collapsed and trimmed. Diacritics and letter variants still differ.
 */
char *chancery_text_fold_label (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_fold_words:
 *
 * Letters and digits alone, folded as by chancery_text_fold(), with one space for
 * whatever stands between them: `Date (received)` is `date received`.
 */
char *chancery_text_fold_words (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_normalize:
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Makes text fit to be kept: UTF-8, NFC, no NUL.
 *
 * Returns: (transfer full): the text in NFC, or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID if it is no UTF-8 or holds a NUL
 */
char *chancery_text_normalize (const char *utf8, gssize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_has_format_characters:
 *
 * Returns: whether the text holds characters that change how other characters
 *   show while showing nothing: bidi controls, zero-width space, tags and the
 *   like. The joiners that Persian and Indic spelling needs do not count.
 */
gboolean chancery_text_has_format_characters (const char *utf8);

/** The first character of valid UTF-8 that cannot stand in an identifier, because nobody sees it or it shows
 *  otherwise elsewhere: control, format, private or unassigned; NULL when there is none (transfer none). */
const char *chancery_text_find_unshown (const char *utf8);

/**
 * chancery_text_is_identifier_safe:
 *
 * Returns: whether the text may be a reference, a name of an officer or a file:
 *   not empty, UTF-8, no blank at either end, no control, format, private or
 *   unassigned character and no line break
 */
gboolean chancery_text_is_identifier_safe (const char *utf8);

/**
 * chancery_text_first_line:
 * @max_chars: the most characters, the ellipsis counted; at least 1
 *
 * Returns: (transfer full): the first line that is not blank; where it is
 *   longer, its first sentences, or else cut at a word with “…”
 */
char *chancery_text_first_line (const char *utf8, gsize max_chars) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_shorten:
 *
 * Returns: (transfer full): @utf8 as it is, blanks and all, where it is one
 *   line and no longer than @max_chars; else chancery_text_first_line()
 */
char *chancery_text_shorten (const char *utf8, gsize max_chars) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_text_file_name:
 *
 * Returns: (transfer full): a base name that every file system takes, at most
 *   200 bytes, the extension kept: no separators, control or format characters,
 *   no leading dots or blanks, none of the reserved names; `unnamed` when
 *   nothing is left
 */
char *chancery_text_file_name (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
