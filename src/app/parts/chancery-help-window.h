/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that tells what there is, a row each below headings, and finds rows by what they say: the help on
 * searching, and that on keys.  It fits narrow screens and large text.  Main thread; owned by the toolkit, and gone
 * when it is closed. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_HELP_WINDOW (chancery_help_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (ChanceryHelpWindow,
                          chancery_help_window,
                          CHANCERY,
                          HELP_WINDOW,
                          AdwWindow)

struct _ChanceryHelpWindowClass
{
  AdwWindowClass parent_class;

  /** The officer takes the row that was added as number @index, from 0; the window closes after it.  Without it rows are
   * there to be read. */
  void (*chosen) (ChanceryHelpWindow *self, guint index);
};

/** What a window calls what it tells of; all translated and borrowed. */
typedef struct
{
  const char *title;
  /** Where something is looked for, as “Find a condition”. */
  const char *find;
  /** The name of the list. */
  const char *rows;
  /** Where nothing is found. */
  const char *nothing;
} ChanceryHelpWords;

/** One row; what is left NULL is not there, all else is translated and copied. */
typedef struct
{
  const char *heading;
  /** What stands at the side, floating, and how it reads. */
  GtkWidget *lead;
  const char *lead_words;
  const char *label;
  /** More of the same, and what it applies to. */
  const char *says;
  const char *quiet;
  /** Other words by which it is found, not shown. */
  const char *others;
} ChanceryHelpRow;

/** @self: new, before a row is added. */
void chancery_help_window_set_words (ChanceryHelpWindow *self, const ChanceryHelpWords *words);

/** Adds @row at the end, below the heading it names where the row before has another one. */
void chancery_help_window_add (ChanceryHelpWindow *self, const ChanceryHelpRow *row);

/** Shows @self, and has the keys that were pressed meanwhile. */
void chancery_help_window_open (ChanceryHelpWindow *self);

G_END_DECLS
