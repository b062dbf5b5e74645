/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the import page share; of no use outside chancery-import-page*.c. */

#pragma once

#include <adwaita.h>

#include "chancery-columns-page.h"
#include "chancery-import-model.h"
#include "chancery-import-page.h"
#include "chancery-import-problem.h"

G_BEGIN_DECLS

struct _ChanceryImportPage
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryImportPreview *preview;
  ChanceryImportModel *clashes;
  ChanceryOperation *operation;
  GFile *file;
  GQueue waiting; /* GFile: those that come after it */
  guint n_files;  /* of this turn, including those already done */
  char *outcome;  /* of the last one that was brought in, NULL: none was */
  gint64 batch;   /* its number, or 0 */
  char *folder;
  guint n_taken; /* of the clashes, when it is brought in */
  /* What is done once somebody has said that answers may be lost. */
  void (*going) (ChanceryImportPage *self);

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *progress_label;
  GtkProgressBar *progress;
  GtkLabel *sentence_label;
  GtkLabel *kinds_label;
  GtkLabel *left_label;
  GtkLabel *seal_label;
  GtkCheckButton *revoked_check;
  GtkLabel *hint_label;
  GtkStack *tabs;
  GtkWidget *switcher;
  ChanceryImportProblem *problem_page;
  ChanceryColumnsPage *columns_page;
  /* Somebody was asked what the columns of the file mean. */
  gboolean maps_columns;
  /* What was proposed for them. */
  ChanceryCsvMapping *proposed;
  /* Of the look in another encoding that is under way, or NULL. */
  GCancellable *again;
  /* GFile to ChanceryCsvMapping: what was chosen for tables that were not brought in. */
  GHashTable *left_columns;
  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkWidget *skip_button;
  GtkWidget *continue_button;
  GtkWidget *apply_button;
};

/* chancery-import-page.c */

/** Says why the file cannot be brought in.  @faults: (nullable) (element-type ChanceryCsvFault): where cells of a table are
 *  to blame. */
void chancery_import_page_show_problem (ChanceryImportPage *self,
                                        const GError *error,
                                        const GPtrArray *faults,
                                        guint n_more);

/* chancery-import-page-columns.c */

/** The columns as they were left; what was read meanwhile is read again. */
void chancery_import_page_show_columns (ChanceryImportPage *self);
/** Looks at the table again, in the encoding that was chosen. */
void chancery_import_page_read_columns_again (ChanceryImportPage *self);
void chancery_import_page_stop_reading_again (ChanceryImportPage *self);

/* chancery-import-page-preview.c */

/** Whether it can be brought in now, and what is still to be done. */
void chancery_import_page_update_apply (ChanceryImportPage *self);
/** What was shown, and the answers to its clashes, go. */
void chancery_import_page_clear_tabs (ChanceryImportPage *self);
/** Only where others wait: the last of several is left as any.  @says: (nullable): to whoever does not see the page. */
void chancery_import_page_offer_skip (ChanceryImportPage *self, const char *says);
/** The keyboard goes there, where it is offered. */
void chancery_import_page_focus_skip (ChanceryImportPage *self);
/** Shows what is called @name.  What showed how far it had come gives the keyboard back to Cancel, unless @name takes it. */
void chancery_import_page_turn_to (ChanceryImportPage *self, const char *name);
/** Comes back to what the file would bring, as it was left. */
void chancery_import_page_reveal_preview (ChanceryImportPage *self);
/** Shows what the file would bring, with the keyboard where it is wanted first. */
void chancery_import_page_show_preview (ChanceryImportPage *self);

G_END_DECLS
