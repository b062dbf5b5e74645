/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is disputed: of one event several things are said, and figures take the place of others.  Both
 * stand side by side with who says so; nobody is taken to be right. */

#include "config.h"

#include "chancery-briefing-private.h"

#include <glib/gi18n-lib.h>

#include "chancery-claim.h"
#include "chancery-records.h"

#define EVENTS_SHOWN 12
#define FIGURES_SHOWN 12

/* “Tehrik-e-Taliban Pakistan”, “11 (military)”: what a claim says. */
static char *
phrase_claim (ChanceryLine *claim)
{
  static const char *const fields[] = { "actor", "quantity", "text" };
  g_autofree char *category = chancery_briefing_phrase_in (claim, "category");
  g_autofree char *degree = chancery_briefing_phrase_in (claim, "degree");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *phrase = chancery_briefing_phrase_in (claim, fields[i]);

      if (phrase != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", phrase);
    }
  if (category != NULL && g_strcmp0 (chancery_line_get_text (claim, "category"), "unknown") != 0)
    g_string_append_printf (words, " (%s)", category);
  if (degree != NULL && g_strcmp0 (chancery_line_get_text (claim, "degree"), "asserted") != 0)
    g_string_append_printf (words, ", %s", degree);
  if (g_strcmp0 (chancery_line_get_text (claim, "stance"), "denies") == 0)
    {
      g_autofree char *said = g_string_free (words, FALSE);

      words = g_string_new (NULL);
      /* Translators: %s is what is denied. */
      g_string_append_printf (words, _ ("denies: %s"), said);
    }
  return g_string_free (words, FALSE);
}

static void
add_claim (ChanceryBriefingDesk *desk,
           ChanceryBriefingPart *part,
           ChanceryRecord *event,
           ChanceryLine *claim,
           gboolean differs)
{
  const char *source = chancery_value_get_reference_id (chancery_line_get (claim, "source"));
  const char *wording = chancery_line_get_text (claim, "wording");
  g_autoptr (GString) detail = g_string_new (NULL);
  ChanceryBriefingLine *line = chancery_briefing_desk_add (desk, part, source,
                                                           chancery_record_get_id (event),
                                                           phrase_claim (claim));

  line->under = TRUE;
  if (differs)
    line->state = g_strdup (_ ("differs"));
  if (chancery_claim_is_ours (claim))
    chancery_briefing_join (detail, g_strdup (_ ("our position")));
  chancery_briefing_join (detail, chancery_briefing_phrase_in (claim, "attributed_to"));
  if (detail->len > 0)
    line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  if (wording != NULL)
    line->quote = g_strdup (wording);
}

/* “Suicide vehicle bomb, Bajaur, 16 Feb 2026: attribution” */
static void
add_matter (ChanceryBriefingDesk *desk,
            ChanceryBriefingPart *part,
            ChanceryRecord *event,
            ChanceryLine *claim)
{
  g_autofree char *property = chancery_briefing_phrase_in (claim, "property");
  g_autofree char *effect = chancery_briefing_phrase_in (claim, "effect");
  const char *matter = effect != NULL ? effect : property;
  const char *title = chancery_record_get_title (event);

  chancery_briefing_desk_add (
      desk, part, chancery_record_get_id (event), NULL,
      /* Translators: the title of an event, what is said about it (“killed”, “alleged author”). */
      matter != NULL ? g_strdup_printf (_ ("%s: %s"), title, matter) : g_strdup (title));
}

/* Our own first, then as they were entered. */
static GPtrArray *
list_same_matter (ChanceryValue *claims, ChanceryLine *of)
{
  GPtrArray *same = g_ptr_array_new ();

  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (claims, i);

      if (chancery_claim_same_matter (claim, of) && !chancery_claim_is_withdrawn (claim))
        g_ptr_array_insert (same, chancery_claim_is_ours (claim) ? 0 : -1, claim);
    }
  return same;
}

static gboolean
is_disputed (GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    for (guint j = 0; j < claims->len; j++)
      if (chancery_claim_differs (claims->pdata[i], claims->pdata[j]))
        return TRUE;
  return FALSE;
}

static gboolean
is_first_of_its_matter (ChanceryValue *claims, guint position)
{
  for (guint i = 0; i < position; i++)
    if (chancery_claim_same_matter (chancery_value_get_line (claims, i),
                                    chancery_value_get_line (claims, position)))
      return FALSE;
  return TRUE;
}

static void
add_event (ChanceryBriefingDesk *desk, ChanceryBriefingPart *part, ChanceryRecord *event)
{
  ChanceryValue *claims = chancery_record_get (event, "claims");

  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    {
      g_autoptr (GPtrArray) same = NULL;

      if (!is_first_of_its_matter (claims, i))
        continue;
      same = list_same_matter (claims, chancery_value_get_line (claims, i));
      if (!is_disputed (same))
        continue;
      add_matter (desk, part, event, g_ptr_array_index (same, 0));
      for (guint j = 0; j < same->len; j++)
        add_claim (desk, part, event, g_ptr_array_index (same, j),
                   chancery_claim_differs (g_ptr_array_index (same, j),
                                           g_ptr_array_index (same, 0)));
    }
}

/* ---- figures ---- */

static void
add_number (ChanceryBriefingDesk *desk,
            ChanceryBriefingPart *part,
            ChanceryRecord *figure,
            char *state)
{
  const char *source = chancery_value_get_reference_id (chancery_record_get (figure, "source"));
  g_autofree char *quantity = chancery_briefing_phrase (figure, "quantity");
  ChanceryBriefingLine *line =
      chancery_briefing_desk_add (desk, part, source, chancery_record_get_id (figure),
                                  g_strdup (quantity != NULL ? quantity : ""));

  line->under = TRUE;
  line->state = state;
}

static gboolean
add_figure (ChanceryBriefingDesk *desk,
            ChanceryBriefingPart *part,
            ChanceryRecord *figure,
            GError **error)
{
  const char *earlier = chancery_value_get_reference_id (chancery_record_get (figure, "replaces"));
  g_autoptr (ChanceryRecord) before = chancery_records_load (desk->db, earlier, error);

  if (before == NULL)
    return FALSE;
  /* Its number is told, whoever gave it: its marking counts. */
  chancery_briefing_desk_row (desk, earlier);
  chancery_briefing_desk_add (desk, part, chancery_record_get_id (figure), NULL,
                              g_strdup (chancery_record_get_title (figure)));
  add_number (desk, part, figure, NULL);
  add_number (desk, part, before, g_strdup (_ ("replaced")));
  return TRUE;
}

gboolean
chancery_briefing_add_disputed (ChanceryBriefingDesk *self, GError **error)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (self, "disputed", _ ("Disputed"));
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) events = chancery_briefing_desk_load (self, CHANCERY_DEALING_DISPUTED,
                                                              EVENTS_SHOWN, &part->cut, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    add_event (self, part, g_ptr_array_index (events, i));
  part = chancery_briefing_desk_begin (self, "figures", _ ("Figures that were replaced"));
  figures = chancery_briefing_desk_load (self, CHANCERY_DEALING_FIGURES, FIGURES_SHOWN, &part->cut,
                                         error);
  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (!add_figure (self, part, g_ptr_array_index (figures, i), error))
      return FALSE;
  return figures != NULL;
}
