/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-words.h"

#include <glib/gi18n.h>

char *
chancery_import_words_phrase_counts (guint64 n_new, guint64 n_changed)
{
  if (n_new > 0 && n_changed > 0)
    return g_strdup_printf (_ ("%u new, %u changed"), (guint)n_new, (guint)n_changed);
  if (n_new > 0)
    return g_strdup_printf (_ ("%u new"), (guint)n_new);
  if (n_changed > 0)
    return g_strdup_printf (_ ("%u changed"), (guint)n_changed);
  return NULL;
}
