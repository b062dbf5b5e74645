/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two queries that become one: neither reaches into the other. */

#include "config.h"

#include "chancery-query.h"

#include <string.h>

/* As a part of a greater one. */
static char *
write_part (const ChanceryQuery *query)
{
  g_autofree char *normal = chancery_query_to_string (query);

  return chancery_query_get_op (query) == CHANCERY_QUERY_OR ? g_strdup_printf ("(%s)", normal)
                                                            : g_steal_pointer (&normal);
}

/* Only the text is wanted; what a typed date means is told when the whole is read. */
static char *
normalize (const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, chancery_day_today ());

  return write_part (query);
}

char *
chancery_query_close (const char *text, const char *rest)
{
  g_autofree char *plain = NULL;
  g_autofree char *part = NULL;
  g_autofree char *follows = NULL;
  g_autofree char *together = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (text != NULL && rest != NULL, NULL);

  plain = g_strstrip (g_strdup (text));
  part = normalize (plain);
  follows = normalize (rest);
  together = g_strconcat (plain, " ", follows, NULL);
  apart = g_strconcat (part, " ", follows, NULL);
  whole = normalize (together);
  return strcmp (whole, apart) == 0 ? g_steal_pointer (&plain) : g_steal_pointer (&part);
}

char *
chancery_query_dup_quotable (const char *text)
{
  static const char *const quotes[] = { "\"", "“", "”", "„" };
  GString *plain;

  g_return_val_if_fail (text != NULL, NULL);

  plain = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    g_string_replace (plain, quotes[i], " ", 0);
  return g_string_free (plain, FALSE);
}

char *
chancery_query_join (const char *base, const char *typed)
{
  g_autofree char *rest = NULL;
  g_autofree char *closed = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (base == NULL || *base == '\0')
    return g_strdup (typed);
  rest = normalize (typed);
  if (*rest == '\0')
    return g_strdup (base);
  closed = chancery_query_close (base, rest);
  return *closed != '\0' ? g_strconcat (closed, " ", rest, NULL) : g_steal_pointer (&rest);
}
