/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Patterns of register numbers: `{code}`, `{year}`, `{n}` or `{n:04}`, and a field of the record
 * (`{class}`), with anything between.  Internal to the store; pure functions, any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/** Whether @pattern makes numbers: it has {n}, and no part that means nothing for @kind. */
gboolean chancery_register_pattern_check (const char *pattern,
                                          const ChanceryKind *kind,
                                          GError **error);
/** The field of the record that the pattern names, or NULL (transfer full). */
char *chancery_register_pattern_dup_field (const char *pattern);
/** @code stands for {code} and for the field (transfer full). */
char *chancery_register_pattern_expand (const char *pattern,
                                        const char *code,
                                        gint64 year,
                                        gint64 number);
/** Takes a number apart that was made by @pattern; FALSE when it was not. */
gboolean chancery_register_pattern_parse (const char *pattern,
                                          const char *own_code,
                                          const char *reference,
                                          char **code,
                                          gint64 *year,
                                          gint64 *number);

G_END_DECLS
