/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small sheet over the window that asks one thing: Return does it, Escape goes back.  Where nobody asked for what
 * would be lost, both go back.  The one place that knows which dialog of the toolkit this is.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_SHEET_SUGGESTED,
  CHANCERY_SHEET_DESTRUCTIVE,
} ChancerySheetKind;

typedef void (*ChancerySheetFunc) (GtkWidget *owner, GtkWidget *extra, gpointer user_data);

/**
 * Asks over the window of @owner.  @body and @extra may be NULL; @extra is put below the words and
 * handed to @done, which is called only when the officer goes on and while @owner lives.
 * @free_data: (nullable): called in any case.
 */
void chancery_sheet_ask (GtkWidget *owner,
                         const char *heading,
                         const char *body,
                         GtkWidget *extra,
                         const char *action,
                         ChancerySheetKind kind,
                         ChancerySheetFunc done,
                         gpointer user_data,
                         GDestroyNotify free_data);

/**
 * Warns over the window of @owner before something is lost by the way: Return and Escape keep it, as @keep says; who
 * chooses @discard has @discarded called, while @owner lives.
 */
void chancery_sheet_warn (GtkWidget *owner,
                          const char *heading,
                          const char *body,
                          const char *keep,
                          const char *discard,
                          ChancerySheetFunc discarded);

/**
 * Asks over the window of @owner which of two ways to go: Return takes @action and loses nothing, what is lost by
 * @destroy has to be chosen, Escape goes back.  @done or @destroyed is called while @owner lives; @free_data: (nullable):
 * called in any case.
 */
void chancery_sheet_choose (GtkWidget *owner,
                            const char *heading,
                            const char *body,
                            const char *destroy,
                            ChancerySheetFunc destroyed,
                            const char *action,
                            ChancerySheetFunc done,
                            gpointer user_data,
                            GDestroyNotify free_data);

/** Whether the action can be chosen yet; @inside is anything in the sheet. */
void chancery_sheet_set_ready (GtkWidget *inside, gboolean ready);

/** What the action is called from now on. */
void chancery_sheet_set_action (GtkWidget *inside, const char *action);
/** As if the action was chosen: for a widget inside the sheet that takes Return itself. */
void chancery_sheet_go (GtkWidget *inside);

G_END_DECLS
