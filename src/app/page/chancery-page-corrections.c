/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-corrections.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-history-view.h"
#include "chancery-page-related.h"
#include "chancery-phrase.h"
#include "chancery-text-side.h"

#define LABEL_CHARS 16

static char *
phrase_side (const ChanceryChange *change, const ChanceryValue *value)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  return value != NULL ? chancery_phrase_value (field, value) : NULL;
}

/* ---- the block ---- */

static char *
markup_change (const ChanceryChange *change)
{
  g_autofree char *before = phrase_side (change, change->before);
  g_autofree char *after = phrase_side (change, change->after);

  if (before == NULL)
    /* Translators: what a correction put where nothing was. */
    return g_markup_printf_escaped (_ ("%s, where nothing stood"), after != NULL ? after : "");
  if (after == NULL)
    /* Translators: keep the marks round what a correction took away. */
    return g_markup_printf_escaped (_ ("<s>%s</s>, taken out"), before);
  return g_markup_printf_escaped ("<s>%s</s> → %s", before, after);
}

static GtkWidget *
make_row (const ChanceryCorrection *correction)
{
  const ChanceryChange *change = correction->change;
  g_autofree char *label =
      change->line_field != NULL
          ? g_strdup_printf ("%s, %s", _ (change->field->label), _ (change->line_field->label))
          : g_strdup (_ (change->field->label));
  g_autofree char *when = chancery_history_view_phrase_time (correction->when);
  g_autofree char *values = markup_change (change);
  g_autofree char *who =
      chancery_text_side_dup_part (correction->who != NULL ? correction->who : "");
  g_autofree char *reason =
      chancery_text_side_dup_part (correction->reason != NULL ? correction->reason : "");
  g_autofree char *quiet =
      g_markup_printf_escaped ("\n<span size=\"small\" alpha=\"72%%\">%s · %s%s%s</span>",
                               when != NULL ? when : "", who, *reason != '\0' ? " · " : "", reason);
  g_autofree char *markup = g_strconcat (values, quiet, NULL);

  return chancery_page_view_row (label, LABEL_CHARS, markup);
}

GtkWidget *
chancery_page_corrections_make (ChanceryPageView *view)
{
  GPtrArray *corrections = chancery_dossier_get_corrections (view->dossier);
  GtkWidget *block = NULL;

  for (guint i = corrections->len; i > 0; i--)
    {
      const ChanceryCorrection *correction = g_ptr_array_index (corrections, i - 1);

      /* That it is void, and why, stands above already. */
      if (chancery_corrections_is_of_state (corrections, correction))
        continue;
      if (block == NULL)
        block = chancery_page_view_block (_ ("Corrections"));
      gtk_box_append (GTK_BOX (block), make_row (correction));
    }
  return block;
}

/* ---- beside the value ---- */

char *
chancery_page_corrections_markup_original (ChanceryPageView *view, const ChanceryField *field)
{
  ChanceryValue *original = NULL;
  g_autofree char *words = NULL;

  if (field == NULL || !chancery_dossier_get_original (view->dossier, field, &original) ||
      original == NULL)
    return g_strdup ("");
  words = chancery_phrase_value (field, original);
  return g_markup_printf_escaped ("<s>%s</s> ", words);
}

char *
chancery_page_corrections_markup_line (ChanceryPageView *view, ChanceryLine *line)
{
  GPtrArray *corrections = chancery_dossier_get_corrections (view->dossier);
  g_autofree char *key = chancery_line_dup_key (line);

  for (guint i = 0; key != NULL && i < corrections->len; i++)
    {
      const ChanceryChange *change =
          ((ChanceryCorrection *)g_ptr_array_index (corrections, i))->change;
      g_autofree char *before = NULL;

      if (change->field != chancery_line_get_list (line) || change->line_field == NULL ||
          g_strcmp0 (change->line_id, key) != 0 || change->before == NULL)
        continue;
      before = phrase_side (change, change->before);
      return g_markup_printf_escaped ("<s>%s</s> ", before);
    }
  return g_strdup ("");
}

void
chancery_page_corrections_append_removed (ChanceryPageView *view,
                                          const ChanceryField *list,
                                          GtkBox *block)
{
  GPtrArray *corrections = chancery_dossier_get_corrections (view->dossier);

  for (guint i = 0; i < corrections->len; i++)
    {
      const ChanceryChange *change =
          ((ChanceryCorrection *)g_ptr_array_index (corrections, i))->change;
      g_autofree char *before = NULL;
      g_autofree char *markup = NULL;

      if (change->field != list || change->line_id == NULL || change->line_field != NULL ||
          change->after != NULL || change->before == NULL)
        continue;
      before = phrase_side (change, change->before);
      markup = g_markup_printf_escaped ("<s>%s</s>", before);
      gtk_box_append (block, chancery_page_view_row ("", LABEL_CHARS, markup));
    }
}

/* ---- void ---- */

static const char *
find_reason (ChanceryPageView *view)
{
  GPtrArray *corrections = chancery_dossier_get_corrections (view->dossier);
  const char *reason = NULL;

  for (guint i = 0; i < corrections->len; i++)
    {
      const ChanceryCorrection *correction = g_ptr_array_index (corrections, i);

      if (g_str_equal (correction->change->field->id, "state"))
        reason = correction->reason;
    }
  return reason;
}

/* What hangs on it and is void too. */
static char *
count_children (ChanceryPageView *view)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (view->dossier);
  guint64 counts[CHANCERY_N_KINDS] = { 0 };

  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);

      if (chancery_page_related_is_child (mention) &&
          chancery_record_get_state (mention->record) == CHANCERY_STATE_VOID)
        counts[chancery_record_get_kind (mention->record)->index]++;
    }
  return chancery_phrase_kinds (counts);
}

static ChanceryRecordItem *
find_void_parent (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  ChanceryRecordItem *parent = NULL;

  if (kind->parent != NULL)
    parent = chancery_dossier_get_item (view->dossier,
                                        chancery_value_get_reference_id (
                                            chancery_record_get (view->record, kind->parent)));
  return parent != NULL && chancery_record_item_get_state (parent) == CHANCERY_STATE_VOID ? parent
                                                                                          : NULL;
}

char *
chancery_page_corrections_phrase_void (ChanceryPageView *view)
{
  const char *reason = find_reason (view);
  ChanceryRecordItem *parent = find_void_parent (view);
  g_autofree char *children = count_children (view);
  GString *words = g_string_new (NULL);

  if (reason != NULL)
    /* Translators: %s is the reason why a record is void. */
    g_string_append_printf (words, _ ("Void: %s"), reason);
  else
    g_string_append (words, _ ("Void, without a reason that is known"));
  if (parent != NULL && *chancery_record_item_get_reference (parent) != '\0')
    {
      g_string_append (words, " · ");
      /* Translators: %s is the number of the act with which this went void. */
      g_string_append_printf (words, _ ("with %s"), chancery_record_item_get_reference (parent));
    }
  if (*children != '\0')
    {
      g_string_append (words, " · ");
      /* Translators: %s is what went void too: “3 demands, 1 right reserved”. */
      g_string_append_printf (words, _ ("void with it: %s"), children);
    }
  return g_string_free (words, FALSE);
}
