/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-incident-draft.h"

#include "chancery-kind.h"
#include "chancery-toll.h"

static const ChanceryField *
list_of (ChanceryDraft *draft, const char *id)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), id);
}

static void
put_lines (ChanceryDraft *draft, const char *field_id, GPtrArray *lines)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_lines (lines);

  chancery_draft_set (draft, field_id, value);
}

static gboolean
is_claim (ChanceryLine *claim, const char *property)
{
  return g_strcmp0 (chancery_line_get_text (claim, "property"), property) == 0;
}

/* The claim that the editor of the author shows, or NULL. */
static ChanceryLine *
find_attribution (ChanceryValue *claims)
{
  ChanceryLine *found = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    if (is_claim (chancery_value_get_line (claims, i), "attribution"))
      found = chancery_value_get_line (claims, i);
  return found;
}

/* A claim that is said in the same words is the same one, with what else is known of it. */
static ChanceryLine *
find_casualty (ChanceryValue *claims, const char *wording)
{
  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (claims, i);

      if (is_claim (claim, "casualty") &&
          g_strcmp0 (chancery_line_get_text (claim, "wording"), wording) == 0)
        return claim;
    }
  return NULL;
}

static ChanceryLine *
make_attribution (ChanceryDraft *draft, ChanceryValue *author)
{
  ChanceryLine *line = chancery_line_new (list_of (draft, "claims"), NULL);

  chancery_line_put_text (line, "property", "attribution");
  chancery_line_put (line, "actor", author);
  chancery_line_put_text (line, "degree", "asserted");
  chancery_line_put_text (line, "stance", "asserts");
  return line;
}

/* What we say on our own form is our position, and we say so. */
static ChanceryLine *
mark_ours (ChanceryLine *line, ChanceryValue *us)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;
  g_autoptr (ChanceryValue) yes = chancery_value_new_boolean (TRUE);
  g_autoptr (ChanceryLine) ours =
      chancery_line_with_value (line, chancery_field_find (fields, "our_line"), yes);

  if (us == NULL)
    return g_steal_pointer (&ours);
  return chancery_line_with_value (ours, chancery_field_find (fields, "attributed_to"), us);
}

static void
add_casualties (ChanceryDraft *draft, const char *typed, ChanceryValue *before, GPtrArray *claims)
{
  g_autoptr (GPtrArray) parsed = chancery_toll_parse (list_of (draft, "claims"), typed);
  g_autofree char *known = chancery_incident_draft_dup_toll (draft);
  gboolean untouched = g_strcmp0 (known, typed) == 0;

  for (guint i = 0; untouched && i < chancery_value_get_n_items (before); i++)
    if (is_claim (chancery_value_get_line (before, i), "casualty"))
      g_ptr_array_add (claims, chancery_line_ref (chancery_value_get_line (before, i)));
  for (guint i = 0; !untouched && i < parsed->len; i++)
    {
      ChanceryLine *claim = g_ptr_array_index (parsed, i);
      ChanceryLine *same = find_casualty (before, chancery_line_get_text (claim, "wording"));

      g_ptr_array_add (claims, chancery_line_ref (same != NULL ? same : claim));
    }
}

/* The one that the editor shows gives way; who else is said to have done it stays. */
static void
add_authors (ChanceryDraft *draft, ChanceryValue *author, ChanceryValue *before, GPtrArray *claims)
{
  ChanceryLine *shown = find_attribution (before);
  gboolean there = author == NULL;

  for (guint i = 0; i < chancery_value_get_n_items (before); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (before, i);
      gboolean same = author != NULL && is_claim (claim, "attribution") &&
                      chancery_value_equal (chancery_line_get (claim, "actor"), author);

      if (is_claim (claim, "attribution") && (same || claim != shown))
        g_ptr_array_add (claims, chancery_line_ref (claim));
      there = there || same;
    }
  if (!there)
    g_ptr_array_add (claims, make_attribution (draft, author));
}

char *
chancery_incident_draft_dup_toll (ChanceryDraft *draft)
{
  g_autoptr (GString) toll = g_string_new (NULL);
  ChanceryValue *claims;

  g_return_val_if_fail (draft != NULL, NULL);

  claims = chancery_draft_get (draft, "claims");
  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (claims, i);
      const char *wording = chancery_line_get_text (claim, "wording");

      if (is_claim (claim, "casualty") && wording != NULL)
        g_string_append_printf (toll, "%s%s", toll->len > 0 ? ", " : "", wording);
    }
  return g_string_free (g_steal_pointer (&toll), FALSE);
}

ChanceryValue *
chancery_incident_draft_get_author (ChanceryDraft *draft)
{
  ChanceryLine *claim;

  g_return_val_if_fail (draft != NULL, NULL);

  claim = find_attribution (chancery_draft_get (draft, "claims"));
  return claim != NULL ? chancery_line_get (claim, "actor") : NULL;
}

/* The first phase says how; what else the draft knows of the course of events stays. */
void
chancery_incident_draft_set_method (ChanceryDraft *draft, const char *method)
{
  const ChanceryField *list;
  ChanceryValue *before;
  g_autoptr (GPtrArray) phases = NULL;

  g_return_if_fail (draft != NULL);

  list = list_of (draft, "phases");
  before = chancery_draft_get (draft, "phases");
  phases = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  if (method != NULL)
    {
      ChanceryLine *line = chancery_value_get_n_items (before) > 0
                               ? chancery_line_ref (chancery_value_get_line (before, 0))
                               : chancery_line_new (list, NULL);

      if (g_strcmp0 (chancery_line_get_text (line, "method"), method) != 0)
        {
          g_autoptr (ChanceryValue) value = chancery_value_new_text (method);
          g_autoptr (ChanceryLine) old = line;

          line = chancery_line_with_value (old, chancery_field_find (list->lines, "method"), value);
        }
      g_ptr_array_add (phases, line);
    }
  for (guint i = 1; i < chancery_value_get_n_items (before); i++)
    g_ptr_array_add (phases, chancery_line_ref (chancery_value_get_line (before, i)));
  put_lines (draft, "phases", phases);
}

/* What we say on our own form is our position; a claim of the draft that says whose it is keeps it. */
void
chancery_incident_draft_set_claims (ChanceryDraft *draft,
                                    ChanceryValue *author,
                                    const char *toll,
                                    ChanceryValue *us)
{
  ChanceryValue *before;
  g_autoptr (GPtrArray) claims = NULL;

  g_return_if_fail (draft != NULL);

  before = chancery_draft_get (draft, "claims");
  claims = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  add_authors (draft, author, before, claims);
  add_casualties (draft, toll, before, claims);
  for (guint i = 0; i < claims->len; i++)
    if (chancery_line_get (g_ptr_array_index (claims, i), "attributed_to") == NULL)
      {
        g_autoptr (ChanceryLine) line = g_ptr_array_index (claims, i);

        claims->pdata[i] = mark_ours (line, us);
      }
  for (guint i = 0; i < chancery_value_get_n_items (before); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (before, i);

      if (!is_claim (claim, "attribution") && !is_claim (claim, "casualty"))
        g_ptr_array_add (claims, chancery_line_ref (claim));
    }
  put_lines (draft, "claims", claims);
}
