/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-follow.h"

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-text-side.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define START_CHARS 17

/* ---- dated verdicts ---- */

static ChanceryDay
day_of (ChanceryLine *line)
{
  ChanceryFuzzyDate *on = chancery_value_get_date (chancery_line_get (line, "on"));
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (on != NULL)
    chancery_fuzzy_date_get_first_day (on, &day);
  return day;
}

/* Newest first; of one day the one that was entered last. */
static GPtrArray *
list_verdicts (ChanceryPageView *view, ChanceryValue *lines)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = chancery_value_get_n_items (lines); i > 0; i--)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i - 1);
      guint at = 0;

      if (chancery_page_view_is_later (view, day_of (line)))
        continue;
      while (at < sorted->len && day_of (sorted->pdata[at]) >= day_of (line))
        at++;
      g_ptr_array_insert (sorted, (int)at, line);
    }
  return sorted;
}

static char *
phrase_field (const ChanceryField *fields, ChanceryLine *line, const char *id)
{
  const ChanceryField *field = chancery_field_find (fields, id);

  return chancery_phrase_value (field, chancery_line_get_value (line, field));
}

/* “Partly met — according to officials”, the words, and what it rests on. */
static char *
markup_verdict (ChanceryPageView *view, ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;
  ChanceryValue *who = chancery_line_get (line, "according_to");
  ChanceryValue *evidence = chancery_line_get (line, "evidence");
  const char *text = chancery_line_get_text (line, "text");
  const char *by = chancery_line_get_text (line, "by");
  g_autofree char *verdict = phrase_field (fields, line, "verdict");
  g_autofree char *first = chancery_page_view_capitalise (verdict);
  GString *markup = g_string_new (NULL);

  g_string_append_printf (markup, "<b>%s</b>", first);
  if (who != NULL)
    {
      g_autofree char *name =
          chancery_page_view_markup_value (view, chancery_field_find (fields, "according_to"), who);

      g_string_append (markup, " — ");
      /* Translators: %s is who judges so, and is not ourselves. */
      g_string_append_printf (markup, _ ("according to %s"), name);
    }
  if (text != NULL)
    {
      g_autofree char *alone = chancery_text_side_dup_part (text);
      g_autofree char *escaped = g_markup_escape_text (alone, -1);

      g_string_append_printf (markup, "\n%s", escaped);
    }
  if (evidence != NULL)
    {
      const ChanceryField *field = chancery_field_find (fields, "evidence");
      g_autofree char *records = chancery_page_view_markup_value (view, field, evidence);
      g_autofree char *fact = chancery_page_view_markup_fact (_ (field->label), records);

      g_string_append_printf (markup, "\n%s", fact);
    }
  if (by != NULL)
    {
      g_autofree char *alone = chancery_text_side_dup_part (by);
      g_autofree char *escaped = g_markup_escape_text (alone, -1);

      g_string_append_printf (markup, "\n<span size=\"small\" alpha=\"62%%\">");
      /* Translators: %s is the officer who entered it. */
      g_string_append_printf (markup, _ ("entered by %s"), escaped);
      g_string_append (markup, "</span>");
    }
  return g_string_free (markup, FALSE);
}

GtkWidget *
chancery_page_follow_make_verdicts (ChanceryPageView *view, const ChanceryField *field)
{
  g_autoptr (GPtrArray) lines =
      list_verdicts (view, chancery_record_get_value (view->record, field));
  GtkWidget *block =
      chancery_page_view_block_with_button (_ (field->label), _ ("Assess"), "page.assess",
                                            g_variant_new_string (
                                                chancery_record_get_id (view->record)));

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *day = phrase_field (field->lines, lines->pdata[i], "on");
      g_autofree char *markup = markup_verdict (view, lines->pdata[i]);

      gtk_box_append (GTK_BOX (block), chancery_page_view_row (day, START_CHARS, markup));
    }
  if (lines->len == 0)
    {
      GtkWidget *nothing = chancery_page_view_text (_ ("Not assessed yet."));

      gtk_widget_add_css_class (nothing, "chancery-quiet");
      gtk_box_append (GTK_BOX (block), nothing);
    }
  return block;
}

/* ---- said again, relied on ---- */

static gboolean
is_watched (ChanceryPageView *view)
{
  return chancery_kind_has_flag (chancery_record_get_kind (view->record), CHANCERY_KIND_WATCHED);
}

/* What links here as @type, oldest first. */
static GPtrArray *
list_linked (ChanceryPageView *view, const char *type)
{
  GPtrArray *links = chancery_dossier_get_links (view->dossier);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryDossierLink *link = g_ptr_array_index (links, i);
      guint at = items->len;

      if (!link->inverse || strcmp (link->type, type) != 0 ||
          chancery_record_item_get_state (link->item) == CHANCERY_STATE_VOID ||
          chancery_page_view_is_later (view, chancery_record_item_get_first_day (link->item)))
        continue;
      while (at > 0 && chancery_record_item_get_first_day (items->pdata[at - 1]) >
                           chancery_record_item_get_first_day (link->item))
        at--;
      g_ptr_array_insert (items, (int)at, link->item);
    }
  return items;
}

char *
chancery_page_follow_dup_link_key (const char *id)
{
  return g_strconcat ("followed ", id, NULL);
}

static void
append_items (ChanceryPageView *view, GtkWidget *block, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *markup = chancery_page_view_markup_item (items->pdata[i]);

      gtk_box_append (GTK_BOX (block), chancery_page_view_paragraph (markup));
      g_hash_table_add (view->said, chancery_page_follow_dup_link_key (
                                        chancery_record_item_get_id (items->pdata[i])));
    }
}

GtkWidget *
chancery_page_follow_make_repeats (ChanceryPageView *view)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *block;
  const char *last;

  if (!is_watched (view))
    return NULL;
  items = list_linked (view, "repeats");
  if (items->len == 0)
    return NULL;
  last = chancery_record_item_get_reference (items->pdata[items->len - 1]);
  if (last != NULL && items->len == 1)
    /* Translators: %s is the number of the act that raised it again. */
    heading = g_strdup_printf (_ ("Repeated in %s"), last);
  else if (last != NULL)
    /* Translators: how often it was raised again, and the number of the last act that did so. */
    heading = g_strdup_printf (ngettext ("Repeated %u time, last in %s",
                                         "Repeated %u times, last in %s", items->len),
                               items->len, last);
  block = chancery_page_view_block_with_button (heading != NULL ? heading : _ ("Repeated"),
                                                _ ("Link…"), "page.link", NULL);
  append_items (view, block, items);
  return block;
}

GtkWidget *
chancery_page_follow_make_relied_on (ChanceryPageView *view)
{
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget *block;

  if (!is_watched (view))
    return NULL;
  items = list_linked (view, "relies-on");
  if (items->len == 0)
    return NULL;
  block = chancery_page_view_block_with_button (_ ("Relied on in"), _ ("Link…"), "page.link", NULL);
  append_items (view, block, items);
  return block;
}

/* ---- what happened since ---- */

static GtkWidget *
make_event (gpointer thing)
{
  ChanceryDossierSince *event = thing;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *title = chancery_record_item_get_title (event->item);
  const char *id = chancery_record_item_get_id (event->item);
  g_autofree char *link = chancery_page_view_markup_link (id, title);
  g_autofree char *markup = g_markup_printf_escaped ("\n<span alpha=\"62%%\">%s · %s</span>",
                                                     chancery_record_item_get_date (event->item),
                                                     event->why);
  g_autofree char *both = g_strconcat (link, markup, NULL);
  /* Translators: %s is an incident. */
  g_autofree char *name = g_strdup_printf (_ ("Assess, with this as evidence: %s"), title);
  GtkWidget *words = chancery_page_view_paragraph (both);
  GtkWidget *button = chancery_page_view_small_button (_ ("Assess"), name, "page.assess-with", id);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "chancery-watched");
  return row;
}

GtkWidget *
chancery_page_follow_make_since (ChanceryPageView *view)
{
  gboolean undated;
  GPtrArray *events = chancery_dossier_get_since (view->dossier, &undated);
  GtkWidget *block = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      ChanceryDossierSince *event = g_ptr_array_index (events, i);

      if (chancery_page_view_is_later (view, chancery_record_item_get_first_day (event->item)))
        continue;
      if (block == NULL)
        {
          GtkWidget *quiet = chancery_page_view_text (
              undated
                  ? _ ("Incidents of the same party or subject. The day of the assurance is not "
                       "known: some may lie before it.")
                  : _ ("Incidents of the same party or subject, to be judged."));

          block = chancery_page_view_block (_ ("What happened since"));
          gtk_widget_add_css_class (quiet, "chancery-quiet");
          gtk_box_append (GTK_BOX (block), quiet);
        }
      chancery_page_view_add_row (view, block, make_event, event);
    }
  return block;
}
