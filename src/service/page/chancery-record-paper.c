/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-paper.h"

#include "chancery-phrase.h"
#include "chancery-record-sheet.h"
#include "chancery-vocabulary.h"

static const char *
label_of (const ChanceryValue *reference, gpointer user_data)
{
  return chancery_dossier_get_label (user_data, reference);
}

/* Demands and rights that were raised in the record. */
static GPtrArray *
list_children (ChanceryDossier *dossier)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (dossier);
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < mentions->len; i++)
    {
      const ChanceryDossierMention *mention = mentions->pdata[i];
      const ChanceryKind *kind = chancery_record_get_kind (mention->record);

      if (kind->parent != NULL && mention->list == NULL &&
          g_str_equal (mention->field->id, kind->parent))
        g_ptr_array_add (children, mention->record);
    }
  return children;
}

static ChancerySheetLink *
link_of_item (ChanceryRecordItem *item)
{
  ChancerySheetLink *link = g_new0 (ChancerySheetLink, 1);

  link->title = g_strdup (chancery_record_item_get_title (item));
  link->reference = g_strdup (chancery_record_item_get_reference (item));
  link->date = g_strdup (chancery_record_item_get_date (item));
  return link;
}

static GPtrArray *
list_links (ChanceryDossier *dossier, GHashTable *others)
{
  GPtrArray *links = chancery_dossier_get_links (dossier);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_sheet_link_free);

  for (guint i = 0; i < links->len; i++)
    {
      const ChanceryDossierLink *from = links->pdata[i];
      ChancerySheetLink *link = link_of_item (from->item);
      ChanceryRecord *other =
          others != NULL ? g_hash_table_lookup (others, chancery_record_item_get_id (from->item))
                         : NULL;

      link->words = from->words;
      link->note = g_strdup (from->note);
      link->inverse = from->inverse;
      link->record = other != NULL ? chancery_record_ref (other) : NULL;
      g_ptr_array_add (list, link);
    }
  return list;
}

static GPtrArray *
list_files (ChanceryDossier *dossier)
{
  GPtrArray *files = chancery_dossier_get_casefiles (dossier);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_sheet_link_free);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (list, link_of_item (files->pdata[i]));
  return list;
}

static void
raise_level (const char **highest, const char *level)
{
  if (level != NULL &&
      chancery_vocabulary_level_rank (level) > chancery_vocabulary_level_rank (*highest))
    *highest = level;
}

static void
raise_to_papers (const char **highest, ChanceryRecord *record)
{
  ChanceryValue *papers = chancery_record_get (record, "attachments");

  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    {
      ChanceryValue *marking = chancery_line_get (chancery_value_get_line (papers, i), "marking");

      if (marking != NULL)
        raise_level (highest, chancery_value_get_level (marking));
    }
}

/* The page is as secret as what it tells, of whichever record and paper. */
static const char *
find_highest (ChanceryDossier *dossier, GHashTable *others)
{
  ChanceryRecord *record = chancery_dossier_get_record (dossier);
  GPtrArray *mentions = chancery_dossier_get_mentions (dossier);
  GPtrArray *links = chancery_dossier_get_links (dossier);
  GPtrArray *files = chancery_dossier_get_casefiles (dossier);
  const char *highest = chancery_record_get_level (record);
  GHashTableIter iter;
  gpointer other;

  for (guint i = 0; i < mentions->len; i++)
    raise_level (&highest, chancery_record_get_level (
                               ((ChanceryDossierMention *)mentions->pdata[i])->record));
  for (guint i = 0; i < links->len; i++)
    raise_level (&highest,
                 chancery_record_item_get_level (((ChanceryDossierLink *)links->pdata[i])->item));
  for (guint i = 0; i < files->len; i++)
    raise_level (&highest, chancery_record_item_get_level (files->pdata[i]));
  raise_to_papers (&highest, record);
  if (others == NULL)
    return highest;
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    raise_level (&highest, chancery_record_get_level (other));
  return highest;
}

static char *
phrase_highest (ChanceryDossier *dossier, GHashTable *others)
{
  ChanceryValue *own = chancery_record_get (chancery_dossier_get_record (dossier), "marking");
  g_autoptr (ChanceryValue) marking =
      chancery_value_new_marking (find_highest (dossier, others),
                                  own != NULL ? chancery_value_get_caveats (own) : NULL);

  return chancery_phrase_marking (marking);
}

ChanceryPaper *
chancery_record_paper_new (ChanceryDossier *dossier,
                           GHashTable *others,
                           ChanceryDay as_on,
                           const char *own_party)
{
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *marking = NULL;
  ChanceryRecord *record;
  ChancerySheet sheet;
  ChanceryPaper *paper;

  g_return_val_if_fail (dossier != NULL, NULL);

  record = chancery_dossier_get_record (dossier);
  children = list_children (dossier);
  links = list_links (dossier, others);
  files = list_files (dossier);
  sheet = (ChancerySheet){ .record = record,
                           .corrections = chancery_dossier_get_corrections (dossier),
                           .children = children,
                           .links = links,
                           .files = files,
                           .label = label_of,
                           .label_data = dossier,
                           .level = 2,
                           .as_on = as_on,
                           .own_party = own_party };
  paper = chancery_paper_new (chancery_record_sheet_title (record));
  marking = phrase_highest (dossier, others);
  chancery_paper_set_marking (paper, marking);
  chancery_paper_set_foot (paper, chancery_record_get_reference (record));
  if (chancery_record_get_state (record) == CHANCERY_STATE_VOID)
    chancery_paper_strike_title (paper);
  chancery_record_sheet_fill (&sheet, paper);
  return paper;
}
