/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-acts.h"

#include "chancery-page-keys.h"
#include "chancery-registry-case.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

static ChanceryRegistry *
registry_of (ChanceryRecordPage *page)
{
  return chancery_record_page_get_registry (page);
}

static ChanceryRecord *
record_of (ChanceryRecordPage *page)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (page);

  return dossier != NULL ? chancery_dossier_get_record (dossier) : NULL;
}

/* ---- answers of the registry ---- */

typedef struct
{
  ChanceryRecordPage *page;
  char *sentence;
} Act;

static Act *
make_act (ChanceryRecordPage *page, const char *sentence)
{
  Act *act = g_new0 (Act, 1);

  act->page = g_object_ref (page);
  act->sentence = g_strdup (sentence);
  return act;
}

static void
act_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;

  if (chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    g_signal_emit_by_name (act->page, "said", act->sentence, TRUE);
  else
    g_signal_emit_by_name (act->page, "failed", error);
  g_object_unref (act->page);
  g_free (act->sentence);
  g_free (act);
}

/* ---- questions ---- */

static void
entered_cb (GtkEntry *entry, gpointer user_data)
{
  chancery_sheet_go (GTK_WIDGET (entry));
}

static GtkWidget *
make_entry (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (entered_cb), NULL);
  return entry;
}

/* “Close AFG/2026/1?” */
static char *
phrase_heading (ChanceryRecordPage *page, const char *numbered, const char *plain)
{
  ChanceryRecord *record = record_of (page);
  const char *number = record != NULL ? chancery_record_get_reference (record) : NULL;
  g_auto (GStrv) parts = g_strsplit (numbered, "%s", 2);

  return number != NULL ? g_strjoinv (number, parts) : g_strdup (plain);
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* ---- a new part ---- */

static void
start_part_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_start_part_async (registry_of (page), chancery_record_page_get_id (page),
                                      get_text (extra), NULL, act_cb,
                                      make_act (page, _ ("New part started")));
}

void
chancery_case_acts_start_part (ChanceryRecordPage *page)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  chancery_sheet_ask (GTK_WIDGET (page), _ ("Start a New Part?"),
                      _ ("The part before it ends today, and what is put in from now on goes into "
                         "the new one. Folios count on."),
                      make_entry (_ ("Title of the part, if it has one")), _ ("_Start"),
                      CHANCERY_SHEET_SUGGESTED, start_part_cb, NULL, NULL);
}

/* ---- closing ---- */

static void
close_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_close_record_async (registry_of (page), chancery_record_page_get_id (page),
                                        NULL, NULL, NULL, act_cb, make_act (page, _ ("Closed")));
}

static void
foreseen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPageKeysMeant) meant = user_data;
  ChanceryRecordPage *page = meant->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *open =
      chancery_registry_foresee_close_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (open == NULL)
    {
      g_signal_emit_by_name (page, "failed", error);
      return;
    }
  if (record_of (page) == NULL || !chancery_page_keys_is_still (meant) ||
      gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  /* Translators: %s is the number of a case file. */
  heading = phrase_heading (page, _ ("Close %s?"), _ ("Close This Case File?"));
  body = g_strdup_printf ("%s%s%s", open, *open != '\0' ? "\n\n" : "",
                          _ ("A closed case file takes no new papers, minutes or parts. It can be "
                             "reopened."));
  chancery_sheet_ask (GTK_WIDGET (page), heading, body, NULL,
                      *open != '\0' ? _ ("_Close Anyway") : _ ("_Close"), CHANCERY_SHEET_SUGGESTED,
                      close_cb, NULL, NULL);
  chancery_early_keys_came (g_steal_pointer (&meant->sheet));
}

void
chancery_case_acts_close (ChanceryRecordPage *page)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  chancery_registry_foresee_close_async (registry_of (page), chancery_record_page_get_id (page),
                                         NULL, foreseen_cb, chancery_page_keys_mean (page));
}

/* ---- the archive ---- */

static void
archive_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_archive_async (registry_of (page), chancery_record_page_get_id (page),
                                   get_text (extra), NULL, act_cb, make_act (page, _ ("Archived")));
}

void
chancery_case_acts_archive (ChanceryRecordPage *page)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  /* Translators: %s is the number of a case file. */
  heading = phrase_heading (page, _ ("Archive %s?"), _ ("Archive This Case File?"));
  chancery_sheet_ask (GTK_WIDGET (page), heading,
                      _ ("Nothing of it can be changed until it is reopened. Search finds it, "
                         "choosers leave it out."),
                      make_entry (_ ("Where it is kept")), _ ("_Archive"), CHANCERY_SHEET_SUGGESTED,
                      archive_cb, NULL, NULL);
}

static void
reopen_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_reopen_async (registry_of (page), chancery_record_page_get_id (page),
                                  get_text (extra), NULL, act_cb, make_act (page, _ ("Reopened")));
}

void
chancery_case_acts_reopen (ChanceryRecordPage *page)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  /* Translators: %s is a register number. */
  heading = phrase_heading (page, _ ("Reopen %s?"), _ ("Reopen?"));
  chancery_sheet_ask (GTK_WIDGET (page), heading, NULL,
                      make_entry (_ ("Why, if that is to be kept")), _ ("_Reopen"),
                      CHANCERY_SHEET_SUGGESTED, reopen_cb, NULL, NULL);
}
