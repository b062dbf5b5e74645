/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-claims-table.h"

#include "chancery-claim.h"
#include "chancery-flow-layout.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

#define CELL_CHARS 21

/* Claims that speak of the same thing: one property, and of casualties one effect. */
typedef struct
{
  char *heading;
  GPtrArray *claims;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->heading);
  g_ptr_array_unref (group->claims);
  g_free (group);
}

static const ChanceryField *
field_of (ChanceryLine *claim, const char *id)
{
  return chancery_field_find (chancery_line_get_list (claim)->lines, id);
}

static char *
term_of (ChanceryLine *claim, const char *id)
{
  const char *code = chancery_line_get_text (claim, id);

  if (code == NULL)
    return NULL;
  return g_strdup (_ (chancery_vocabulary_label (field_of (claim, id)->vocabulary, code)));
}

static char *
markup_of (ChanceryPageView *view, ChanceryLine *claim, const char *id)
{
  ChanceryValue *value = chancery_line_get (claim, id);

  return value != NULL ? chancery_page_view_markup_value (view, field_of (claim, id), value) : NULL;
}

static char *
heading_of (ChanceryLine *claim)
{
  g_autofree char *effect = term_of (claim, "effect");
  g_autofree char *property = term_of (claim, "property");

  if (effect != NULL)
    return chancery_page_view_capitalise (effect);
  return property != NULL ? chancery_page_view_capitalise (property) : g_strdup (_ ("Other"));
}

static GPtrArray *
group_claims (ChanceryValue *claims)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    {
      ChanceryLine *claim = chancery_value_get_line (claims, i);
      g_autofree char *heading = heading_of (claim);
      Group *group = NULL;

      for (guint j = 0; j < groups->len && group == NULL; j++)
        if (g_str_equal (((Group *)g_ptr_array_index (groups, j))->heading, heading))
          group = g_ptr_array_index (groups, j);
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->heading = g_steal_pointer (&heading);
          group->claims = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_insert (group->claims, chancery_claim_is_ours (claim) ? 0 : -1, claim);
    }
  return groups;
}

/* ---- one claim ---- */

static char *
markup_value (ChanceryPageView *view, ChanceryLine *claim)
{
  g_autofree char *actor = markup_of (view, claim, "actor");
  g_autofree char *text = markup_of (view, claim, "text");
  g_autofree char *quantity = markup_of (view, claim, "quantity");
  const char *code = chancery_line_get_text (claim, "category");
  g_autofree char *category = g_strcmp0 (code, "unknown") != 0 ? term_of (claim, "category") : NULL;
  g_autofree char *bracketed = category != NULL ? g_strdup_printf ("(%s)", category) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  const char *parts[] = { actor, quantity, quantity != NULL ? bracketed : NULL, text };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", parts[i]);
  if (words->len == 0)
    g_string_append (words, "…");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
markup_claim (ChanceryPageView *view, ChanceryLine *claim, gboolean other)
{
  g_autofree char *value = markup_value (view, claim);
  g_autofree char *degree = term_of (claim, "degree");
  const char *stance = chancery_line_get_text (claim, "stance");
  g_autoptr (GString) words = g_string_new (NULL);

  if (chancery_claim_is_withdrawn (claim))
    g_string_append_printf (words, "<s>%s</s>", value);
  else if (g_strcmp0 (stance, "denies") == 0)
    /* Translators: %s is what is denied. */
    g_string_append_printf (words, _ ("denies: %s"), value);
  else
    g_string_append (words, value);
  if (degree != NULL && g_strcmp0 (chancery_line_get_text (claim, "degree"), "asserted") != 0)
    g_string_append_printf (words, "<span alpha=\"62%%\">, %s</span>", degree);
  if (other)
    g_string_append_printf (words, "\n<span weight=\"bold\" size=\"small\">%s</span>",
                            _ ("differs"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
markup_source (ChanceryPageView *view, ChanceryLine *claim)
{
  g_autofree char *who = markup_of (view, claim, "attributed_to");
  g_autofree char *source = markup_of (view, claim, "source");
  const char *reliability = chancery_line_get_text (claim, "reliability");
  ChanceryRecordItem *item =
      chancery_dossier_get_item (view->dossier, chancery_value_get_reference_id (
                                                    chancery_line_get (claim, "source")));
  g_autoptr (GString) words = g_string_new (who != NULL ? who : "");

  if (chancery_claim_is_ours (claim))
    g_string_append_printf (words, "%s<b>%s</b>", words->len > 0 ? "\n" : "", _ ("our position"));
  if (source != NULL)
    g_string_append_printf (words, "%s<span size=\"small\">%s</span>", words->len > 0 ? "\n" : "",
                            source);
  if (item != NULL && *chancery_record_item_get_date (item) != '\0')
    g_string_append_printf (words, "<span size=\"small\" alpha=\"62%%\">, %s</span>",
                            chancery_record_item_get_date (item));
  if (reliability != NULL)
    g_string_append_printf (words, "\n<span size=\"small\" alpha=\"62%%\">%s %s</span>",
                            _ ("reliability"), reliability);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_cell (const char *markup)
{
  GtkWidget *cell = chancery_page_view_paragraph (markup);

  gtk_label_set_width_chars (GTK_LABEL (cell), CELL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), CELL_CHARS);
  gtk_label_set_yalign (GTK_LABEL (cell), 0);
  gtk_widget_set_hexpand (cell, TRUE);
  return cell;
}

static GtkWidget *
make_row (ChanceryPageView *view, ChanceryLine *claim, ChanceryLine *first, gboolean quotes)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, NULL);
  const char *wording = chancery_line_get_text (claim, "wording");
  g_autofree char *what = markup_claim (view, claim, chancery_claim_differs (claim, first));
  g_autofree char *who = markup_source (view, claim);
  g_autofree char *quoted = wording != NULL ? g_markup_printf_escaped ("<i>“%s”</i>", wording)
                                            : g_strdup ("");

  gtk_widget_set_layout_manager (row, chancery_flow_layout_new (12));
  gtk_widget_add_css_class (row, "chancery-claim");
  gtk_widget_set_parent (make_cell (what), row);
  gtk_widget_set_parent (make_cell (who), row);
  if (quotes)
    gtk_widget_set_parent (make_cell (quoted), row);
  return row;
}

/* Whether anybody's own words are there: a column that is empty throughout is none. */
static gboolean
has_quotes (Group *group)
{
  for (guint i = 0; i < group->claims->len; i++)
    if (chancery_line_get_text (g_ptr_array_index (group->claims, i), "wording") != NULL)
      return TRUE;
  return FALSE;
}

GtkWidget *
chancery_claims_table_new (ChanceryPageView *view, ChanceryValue *claims)
{
  g_autoptr (GPtrArray) groups = NULL;
  GtkWidget *box;

  if (chancery_value_get_n_items (claims) == 0)
    return NULL;
  groups = group_claims (claims);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      GtkWidget *heading = gtk_label_new (group->heading);

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "chancery-subheading");
      gtk_box_append (GTK_BOX (box), heading);
      for (guint j = 0; j < group->claims->len; j++)
        gtk_box_append (GTK_BOX (box),
                        make_row (view, g_ptr_array_index (group->claims, j),
                                  g_ptr_array_index (group->claims, 0), has_quotes (group)));
    }
  return box;
}

char *
chancery_claims_table_summarise (ChanceryPageView *view, ChanceryValue *claims)
{
  g_autoptr (GPtrArray) groups = group_claims (claims);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      ChanceryLine *first = g_ptr_array_index (group->claims, 0);
      const char *property = chancery_line_get_text (first, "property");
      g_autofree char *heading = g_utf8_strdown (group->heading, -1);
      g_autoptr (GString) values = g_string_new (NULL);
      g_autofree char *fact = NULL;

      if (g_strcmp0 (property, "casualty") != 0 && g_strcmp0 (property, "attribution") != 0)
        continue;
      for (guint j = 0; j < group->claims->len; j++)
        {
          g_autofree char *value = markup_value (view, g_ptr_array_index (group->claims, j));

          g_string_append_printf (values, "%s%s", j > 0 ? "; " : "", value);
        }
      fact = chancery_page_view_markup_fact (heading, values->str);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", fact);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
