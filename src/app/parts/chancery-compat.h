/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What newer toolkits do otherwise, in one place: choosing files and asking questions.  Both answer by a
 * callback and never leave a trace in the list of recent files.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-replace.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_CHOOSE_OPEN,
  CHANCERY_CHOOSE_SAVE,
  CHANCERY_CHOOSE_FOLDER,
} ChanceryChoose;

/** @file: (nullable): NULL when nothing was chosen. */
typedef void (*ChanceryFileFunc) (GFile *file, gpointer user_data);

/**
 * chancery_compat_choose_file:
 * @parent: the window that asks; when it goes, the question goes
 * @name: (nullable): proposed name of a file to save
 * @folder: (nullable): where to begin
 * @patterns: (nullable): name and glob in turns, NULL at the end
 */
void chancery_compat_choose_file (GtkWindow *parent,
                                  ChanceryChoose choose,
                                  const char *title,
                                  const char *accept,
                                  const char *name,
                                  GFile *folder,
                                  const char *const *patterns,
                                  ChanceryFileFunc func,
                                  gpointer user_data);

/** Whether @file, as it was just chosen to be saved, may replace another one: the chooser asks before it gives a name that is
 *  taken, and what comes later nobody was asked about. */
ChanceryReplace chancery_compat_get_replace (GFile *file);

/** @text: what was typed, NULL when the question was left. */
typedef void (*ChanceryTextFunc) (const char *text, gpointer user_data);

/** Asks for one line of text. */
void chancery_compat_ask_text (GtkWindow *parent,
                               const char *heading,
                               const char *body,
                               const char *accept,
                               const char *text,
                               ChanceryTextFunc func,
                               gpointer user_data);

/** Opens a folder in the file manager. */
void chancery_compat_show_folder (GtkWindow *parent, const char *uri);

G_END_DECLS
