/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-related.h"

#include "chancery-fuzzy-date.h"
#include "chancery-page-follow.h"
#include "chancery-phrase.h"
#include "chancery-quantity.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define START_CHARS 17

gboolean
chancery_page_related_is_child (const ChanceryDossierMention *mention)
{
  const ChanceryKind *kind = chancery_record_get_kind (mention->record);

  return kind->parent != NULL && mention->list == NULL &&
         g_str_equal (mention->field->id, kind->parent);
}

/* A block of its own says where a matter was raised again or relied on. */
static gboolean
is_told (ChanceryPageView *view, ChanceryDossierLink *link)
{
  g_autofree char *key =
      chancery_page_follow_dup_link_key (chancery_record_item_get_id (link->item));

  return link->inverse && g_hash_table_contains (view->said, key) &&
         (g_str_equal (link->type, "repeats") || g_str_equal (link->type, "relies-on"));
}

GtkWidget *
chancery_page_related_make_links (ChanceryPageView *view)
{
  GPtrArray *links = chancery_dossier_get_links (view->dossier);
  GtkWidget *block = NULL;
  const char *before = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryDossierLink *link = g_ptr_array_index (links, i);
      g_autofree char *item = chancery_page_view_markup_item (link->item);
      g_autofree char *words = chancery_page_view_capitalise (_ (link->words));
      g_autofree char *noted =
          link->note != NULL ? g_markup_printf_escaped ("\n<small>%s</small>", link->note) : NULL;
      g_autofree char *markup = g_strconcat (item, noted, NULL);

      if (chancery_page_view_is_later (view, chancery_record_item_get_first_day (link->item)) ||
          is_told (view, link))
        continue;
      if (block == NULL)
        block = chancery_page_view_block_with_button (_ ("Linked"), _ ("Link…"), "page.link", NULL);
      gtk_box_append (GTK_BOX (block),
                      chancery_page_view_row (g_strcmp0 (before, link->words) == 0 ? "" : words,
                                              START_CHARS, markup));
      before = link->words;
      g_hash_table_add (view->said, g_strdup (chancery_record_item_get_id (link->item)));
    }
  return block;
}

GtkWidget *
chancery_page_related_make_casefiles (ChanceryPageView *view)
{
  GPtrArray *files = chancery_dossier_get_casefiles (view->dossier);
  GtkWidget *block = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *markup = chancery_page_view_markup_item (g_ptr_array_index (files, i));

      if (block == NULL)
        block = chancery_page_view_block (_ ("In case files"));
      gtk_box_append (GTK_BOX (block), chancery_page_view_paragraph (markup));
    }
  return block;
}

static ChanceryDay
day_of (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (date != NULL)
    chancery_fuzzy_date_get_first_day (date, &day);
  return day;
}

/* As what a record names this one: by the role that stands beside it ("from"), else by the field. */
static char *
phrase_role (const ChanceryDossierMention *mention)
{
  const ChanceryField *role = mention->line != NULL && mention->list->role != NULL
                                  ? chancery_field_find (mention->list->lines, mention->list->role)
                                  : NULL;
  ChanceryValue *value = role != NULL ? chancery_line_get_value (mention->line, role) : NULL;

  return value != NULL ? chancery_phrase_value (role, value)
                       : g_utf8_strdown (_ (mention->field->label), -1);
}

/* A record that names this one: when, what, and as what it names it. */
static GtkWidget *
make_mention (gpointer thing)
{
  ChanceryDossierMention *mention = thing;
  ChanceryFuzzyDate *date = chancery_record_get_own_date (mention->record);
  const char *number = chancery_record_get_reference (mention->record);
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : g_strdup ("");
  g_autofree char *link =
      chancery_page_view_markup_link (chancery_record_get_id (mention->record),
                                      chancery_record_get_title (mention->record));
  g_autofree char *role = phrase_role (mention);
  g_autofree char *quiet = g_markup_printf_escaped ("<span alpha=\"62%%\"> · %s%s%s</span>",
                                                    number != NULL ? number : "",
                                                    number != NULL ? " · " : "", role);
  g_autofree char *markup = g_strconcat (link, quiet, NULL);

  return chancery_page_view_row (day, START_CHARS, markup);
}

/* A button below the first rows of a list, which lists all. */
static void
add_button (ChanceryPageView *view, GtkWidget *box, const ChanceryKind *kind, const char *label)
{
  g_autofree char *query = chancery_dossier_dup_naming (view->dossier, kind);
  /* Translators: a button; %s is what is listed: “Documents”. */
  g_autofree char *name = g_strdup_printf (_ ("%s: list all"), kind != NULL
                                                                   ? _ (kind->plural)
                                                                   : _ ("What names this record"));
  GtkWidget *button = chancery_page_view_small_button (label, name, "page.list", query);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chancery-below-rows");
  gtk_box_append (GTK_BOX (box), button);
}

/* The records of a kind that name this one, as far as they stand below its heading. */
typedef struct
{
  const ChanceryKind *kind;
  GtkWidget *block;
  GtkWidget *rows;
  guint n_shown;
  guint n_left;
} Kin;

static void
begin_kin (Kin *self, GtkWidget *box, const ChanceryKind *kind)
{
  self->kind = kind;
  self->block = chancery_page_view_block (_ (kind->plural));
  /* Rows come later than the button below them. */
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->n_shown = 0;
  self->n_left = 0;
  gtk_box_append (GTK_BOX (self->block), self->rows);
  gtk_box_append (GTK_BOX (box), self->block);
}

static void
add_kin (Kin *self, ChanceryPageView *view, ChanceryDossierMention *mention)
{
  if (self->n_shown == CHANCERY_DOSSIER_SHOWN)
    {
      self->n_left++;
      return;
    }
  chancery_page_view_add_row (view, self->rows, make_mention, mention);
  self->n_shown++;
}

static void
end_kin (const Kin *self, ChanceryPageView *view)
{
  gint64 n_all;
  g_autofree char *label = NULL;

  if (self->n_left == 0)
    return;
  n_all = chancery_dossier_count_naming (view->dossier, self->kind);
  /* On an earlier day there were others than are counted. */
  if (view->as_on != CHANCERY_DAY_NONE || n_all <= self->n_shown)
    label = g_strdup (_ ("More…"));
  else
    /* Translators: below the first rows of a list: how many more there are, and how many with those. */
    label = g_strdup_printf (ngettext ("%u more, %u in all", "%u more, %u in all",
                                       (gulong)n_all - self->n_shown),
                             (guint)n_all - self->n_shown, (guint)n_all);
  add_button (view, self->block, self->kind, label);
}

/* Everything else that names this record, by what it is there: acts with a party, figures of a
 * source, actions about an act. */
GtkWidget *
chancery_page_related_make_mentions (ChanceryPageView *view)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (view->dossier);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  Kin kin = { NULL };

  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);
      const ChanceryKind *kind = chancery_record_get_kind (mention->record);

      if (chancery_page_related_is_child (mention) ||
          chancery_page_view_is_later (view, day_of (mention->record)) ||
          !g_hash_table_add (view->said, g_strdup (chancery_record_get_id (mention->record))))
        continue;
      if (kind != kin.kind)
        {
          end_kin (&kin, view);
          begin_kin (&kin, box, kind);
        }
      add_kin (&kin, view, mention);
    }
  end_kin (&kin, view);
  if (chancery_dossier_is_cut (view->dossier))
    add_button (view, box, NULL, _ ("All that names this record"));
  if (kin.block != NULL)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}

static gboolean
is_exact (ChanceryQuantity *quantity)
{
  return quantity != NULL && chancery_quantity_get_qualifier (quantity) == CHANCERY_QUANTITY_EXACT;
}

/* Parts have to sum; when exact ones do not, the page says so.  @field is the number of the record, and its
 * parts are the records of the same kind that are part of it. */
GtkWidget *
chancery_page_related_make_parts (ChanceryPageView *view, const ChanceryField *field)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (view->dossier);
  ChanceryQuantity *whole =
      chancery_value_get_quantity (chancery_record_get_value (view->record, field));
  GtkWidget *block = NULL;
  gboolean exact = is_exact (whole);
  gint64 total = 0;
  gint64 sum = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);
      ChanceryValue *part = chancery_record_get (mention->record, field->id);
      g_autofree char *words = NULL;
      g_autofree char *link = NULL;
      gint64 number = 0;

      if (!g_str_equal (mention->field->id, "part_of") || part == NULL)
        continue;
      if (block == NULL)
        block = chancery_page_view_block (_ ("Parts"));
      words = chancery_phrase_value (field, part);
      link = chancery_page_view_markup_link (chancery_record_get_id (mention->record),
                                             chancery_record_get_title (mention->record));
      gtk_box_append (GTK_BOX (block), chancery_page_view_row (words, START_CHARS, link));
      g_hash_table_add (view->said, g_strdup (chancery_record_get_id (mention->record)));
      exact = exact && is_exact (chancery_value_get_quantity (part));
      if (chancery_quantity_get_best (chancery_value_get_quantity (part), &number))
        sum += number;
    }
  if (block != NULL && exact && chancery_quantity_get_best (whole, &total))
    {
      g_autofree char *words =
          sum == total ? g_strdup_printf (_ ("The parts sum to %'" PRId64 "."), sum)
                       /* Translators: the sum of the parts, and the number they should sum to. */
                       : g_strdup_printf (_ ("The parts sum to %'" PRId64 ", not to %'" PRId64 "."),
                                          sum, total);

      gtk_box_append (GTK_BOX (block), chancery_page_view_paragraph (words));
    }
  return block;
}
