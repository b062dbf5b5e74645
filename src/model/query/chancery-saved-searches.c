/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-saved-searches.h"

#include <string.h>

#include "chancery-text.h"

static void
free_search (gpointer data)
{
  ChancerySavedSearch *search = data;

  g_free (search->name);
  g_free (search->query);
  g_free (search);
}

/* Breaks of lines are what keeps names and queries apart. */
static char *
make_line (const char *text)
{
  char *line = g_strdup (text);

  return g_strstrip (g_strdelimit (line, "\r\n", ' '));
}

static ChancerySavedSearch *
make_search (const char *name, const char *query)
{
  ChancerySavedSearch *search = g_new0 (ChancerySavedSearch, 1);

  search->name = make_line (name);
  search->query = make_line (query);
  return search;
}

GPtrArray *
chancery_saved_searches_parse (const char *text)
{
  GPtrArray *searches = g_ptr_array_new_with_free_func (free_search);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; line[0] != NULL && line[1] != NULL; line += 2)
    if (*line[0] != '\0')
      g_ptr_array_add (searches, make_search (line[0], line[1]));
  return searches;
}

char *
chancery_saved_searches_to_text (GPtrArray *searches)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (searches != NULL, NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n" : "", search->name, search->query);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
chancery_saved_searches_make_name (const char *typed)
{
  g_return_val_if_fail (typed != NULL, NULL);
  return make_line (typed);
}

int
chancery_saved_searches_find (GPtrArray *searches, const char *name)
{
  g_autofree char *line = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (searches != NULL && name != NULL, -1);

  line = make_line (name);
  folded = chancery_text_fold (line, -1);
  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);
      g_autofree char *other = chancery_text_fold (search->name, -1);

      if (strcmp (folded, other) == 0)
        return (int)i;
    }
  return -1;
}

static gboolean
put (GPtrArray *searches, const char *name, const char *query, int position)
{
  g_autofree char *line = make_line (name);
  int at = chancery_saved_searches_find (searches, name);

  if (*line == '\0' || query == NULL)
    return FALSE;
  if (at >= 0)
    {
      ChancerySavedSearch *search = g_ptr_array_index (searches, (guint)at);

      g_free (search->query);
      search->query = make_line (query);
      return TRUE;
    }
  if (position > (int)searches->len)
    position = -1;
  g_ptr_array_insert (searches, position, make_search (line, query));
  return TRUE;
}

static gboolean
rename_search (GPtrArray *searches, int at, const char *name)
{
  g_autofree char *line = name != NULL ? make_line (name) : g_strdup ("");
  int there = chancery_saved_searches_find (searches, line);
  ChancerySavedSearch *search;

  if (at < 0 || *line == '\0' || (there >= 0 && there != at))
    return FALSE;
  search = g_ptr_array_index (searches, (guint)at);
  g_free (search->name);
  search->name = g_steal_pointer (&line);
  return TRUE;
}

static gboolean
move_search (GPtrArray *searches, int at, int by)
{
  gpointer search;

  if (at < 0 || by == 0 || at + by < 0 || at + by >= (int)searches->len)
    return FALSE;
  search = g_ptr_array_steal_index (searches, (guint)at);
  g_ptr_array_insert (searches, at + by, search);
  return TRUE;
}

gboolean
chancery_saved_searches_apply (GPtrArray *searches,
                               ChancerySearchesVerb verb,
                               const char *name,
                               const char *other,
                               int position)
{
  int at;

  g_return_val_if_fail (searches != NULL && name != NULL, FALSE);

  at = chancery_saved_searches_find (searches, name);
  switch (verb)
    {
    case CHANCERY_SEARCHES_PUT:
      return put (searches, name, other, position);
    case CHANCERY_SEARCHES_RENAME:
      return rename_search (searches, at, other);
    case CHANCERY_SEARCHES_MOVE:
      return move_search (searches, at, position);
    case CHANCERY_SEARCHES_REMOVE:
      if (at >= 0)
        g_ptr_array_remove_index (searches, (guint)at);
      return at >= 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}
