/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the blocks of a record page are made from, and the words and widgets that all of them use:
 * values as text with links, paragraphs, headings, rows.  A view lives as long as its page shows
 * it.  A link activates the action “page.open” of the page.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-found-words.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryPageView:
 * @registry: borrowed
 * @dossier: the record and what hangs on it
 * @record: that of @dossier, borrowed
 * @others: records that are linked and shown in part, by id (ChanceryRecord)
 * @panel: (nullable): of a case file: the widget that stays while the page is filled anew
 * @said: ids of fields and of records that a block has shown in full already
 * @next_block: how far the page is made
 * @rows: rows that a block still has to get
 * @in_place: the record is seen already, and the page made anew for it begins where it is read, not at its top
 * @history: (nullable): the history as this page or the one before it for the same record shows it
 * @as_on: the day at whose end things are shown, CHANCERY_DAY_NONE for now: what is later is absent
 * @found: (nullable): the words that were searched, which are marked where they stand
 * @marking: whether they are in the paragraphs of the block that is being made
 */
typedef struct
{
  ChanceryRegistry *registry;
  ChanceryDossier *dossier;
  ChanceryRecord *record;
  GHashTable *others;
  GHashTable *said;
  GtkWidget *panel;
  guint next_block;
  GQueue *rows;
  gboolean in_place;
  GtkWidget *history;
  ChanceryDay as_on;
  ChanceryFoundWords *found;
  gboolean marking;
} ChanceryPageView;

/** A row of a long list, made from one of its things (transfer floating). */
typedef GtkWidget *(*ChanceryPageViewMakeRow) (gpointer thing);

ChanceryPageView *chancery_page_view_new (ChanceryRegistry *registry,
                                          ChanceryDossier *dossier,
                                          GHashTable *others,
                                          ChanceryDay as_on) G_GNUC_WARN_UNUSED_RESULT;
void chancery_page_view_free (ChanceryPageView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPageView, chancery_page_view_free)

/** A link to the record @id with @text, as markup (transfer full). */
char *chancery_page_view_markup_link (const char *id, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** @value of @field in words, references as links, as markup (transfer full); "" when empty. */
char *chancery_page_view_markup_value (ChanceryPageView *self,
                                       const ChanceryField *field,
                                       ChanceryValue *value) G_GNUC_WARN_UNUSED_RESULT;
/** “Label value” with a quiet label, as markup (transfer full). */
char *chancery_page_view_markup_fact (const char *label, const char *markup)
    G_GNUC_WARN_UNUSED_RESULT;
/** @item as “16 Feb 2026 · PROT/2026/0001 · title” with a link, as markup (transfer full). */
char *chancery_page_view_markup_item (ChanceryRecordItem *item) G_GNUC_WARN_UNUSED_RESULT;
/** The same for a whole record. */
char *chancery_page_view_markup_record (ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** How a label with @text wraps: between words, and within them only where one is too long.  GTK asks
 *  a label that may break its words for a width of one letter, which takes five times as long. */
PangoWrapMode chancery_page_view_wrap_mode (const char *text);

/** A paragraph that wraps; its links work. */
GtkWidget *chancery_page_view_paragraph (const char *markup) G_GNUC_WARN_UNUSED_RESULT;
/** Marks what was searched in the paragraphs of @block. */
void chancery_page_view_mark (ChanceryPageView *self, GtkWidget *block);
/** A paragraph of plain text that can be selected. */
GtkWidget *chancery_page_view_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** A block with a heading, to which rows are appended (a vertical GtkBox). */
GtkWidget *chancery_page_view_block (const char *heading) G_GNUC_WARN_UNUSED_RESULT;
/** The same with a small button at the heading's end that activates @action with @target. */
GtkWidget *chancery_page_view_block_with_button (const char *heading,
                                                 const char *button,
                                                 const char *action,
                                                 GVariant *target) G_GNUC_WARN_UNUSED_RESULT;
/** A row of two cells: a quiet one of @width_chars at the start, and @markup; on a narrow page the
 *  second stands below the first. */
GtkWidget *chancery_page_view_row (const char *start, int width_chars, const char *markup)
    G_GNUC_WARN_UNUSED_RESULT;

/** Adds a row to @block later: a page is made between frames, and a list may be long.  @thing is borrowed from the dossier. */
void chancery_page_view_add_row (ChanceryPageView *self,
                                 GtkWidget *block,
                                 ChanceryPageViewMakeRow make,
                                 gpointer thing);
/** Goes on with @text, a ChanceryBodyText that stands on the page, until it is seen: for a page that keeps its place. */
void chancery_page_view_add_text (ChanceryPageView *self, GtkWidget *text);
/** Makes some of those rows; FALSE: none is left. */
gboolean chancery_page_view_append_rows (ChanceryPageView *self);

/** A small button at the end of a row that activates @action (nullable) with @target (nullable), a text; @name says what it does, longer than
 *  @label. */
GtkWidget *chancery_page_view_small_button (const char *label,
                                            const char *name,
                                            const char *action,
                                            const char *target) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @day (CHANCERY_DAY_NONE: not known) is later than the day as on which things are shown: such a
 *  thing is absent. */
gboolean chancery_page_view_is_later (ChanceryPageView *self, ChanceryDay day);

/** How @record, which is watched, stands on the day of @self (transfer full); "" for other kinds. */
char *chancery_page_view_phrase_verdict (ChanceryPageView *self, ChanceryRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

/** @text with its first letter capital (transfer full). */
char *chancery_page_view_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
