/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of typed dates: text cut into numbers, names and signs, each with a
 * letter for what it is. For chancery-typed-day.c alone. Pure; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CHANCERY_DATE_TOKENS_MAX 8

typedef struct
{
  gint64 value; /* number, or which month, weekday, season or unit */
  int n_digits;
} ChanceryDateToken;

typedef struct
{
  /* A letter a token: `n` number, `m` month, `w` weekday, `s` season, `u` unit,
   * `T` today, `Y` yesterday, `M` tomorrow, `L` last, `X` next, `H` this, `A`
   * ago, `I` in, `D` the s of a decade, `B` BC, `k` working; a sign stands for itself.
   */
  char shape[CHANCERY_DATE_TOKENS_MAX + 1];
  ChanceryDateToken tokens[CHANCERY_DATE_TOKENS_MAX];
} ChanceryDateTokens;

/**
 * chancery_date_tokens_read:
 * @text: folded text
 * @stranger: (out) (optional) (transfer full): the first word that is none of
 *   a date's; only set on failure, and then perhaps not
 *
 * Returns: %FALSE if the text has other words or too many of them
 */
gboolean chancery_date_tokens_read (ChanceryDateTokens *self, const char *text, char **stranger);

G_END_DECLS
