/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the single keys of a record do, on its page and on the list that shows it there; where they
 * do not apply they say why and what does.  Main thread. */

#pragma once

#include "chancery-early-keys.h"
#include "chancery-record-page.h"

G_BEGIN_DECLS

typedef void (*ChanceryPageKeysFunc) (ChanceryRecordPage *page, const char *name);

/** Calls @press_then with @name as soon as the record of @page is seen, at once if it is or if none was asked for.  What
 *  waits already is not added again, and is never done once chancery_page_keys_forget() was called. */
void chancery_page_keys_when_shown (ChanceryRecordPage *page,
                                    const char *name,
                                    ChanceryPageKeysFunc press_then);

/** Whether something waits. */
gboolean chancery_page_keys_are_waiting (ChanceryRecordPage *page);
/** Drops what waits: another record is meant from now on, or something has come in front of the page. */
void chancery_page_keys_forget (ChanceryRecordPage *page);
/** Does what waits, in the order in which it was pressed; for the page, once its record is seen. */
void chancery_page_keys_release (ChanceryRecordPage *page);

/**
 * Presses “assess”, “correct-day”, “void” or “plan” for the record of @page, once it has come; the
 * page says by its signal “said” why it cannot be done.
 */
void chancery_page_keys_press (ChanceryRecordPage *page, const char *key);

/** Binds all of them on a widget that lists records: the window does them, by its “win.record-key”,
 *  “win.done” and “win.move”. */
void chancery_page_keys_bind (GtkWidgetClass *widget_class);

/** Says by the signal “said” why @action, one of the page's, is not done with the record that is seen. */
void chancery_page_keys_say_why_not (ChanceryRecordPage *page, const char *action);

/** A page and the record that was meant on it, while the registry is asked about that one. */
typedef struct
{
  ChanceryRecordPage *page;
  char *id;
  /* What is asked about it, until it is shown; stolen by whoever shows it. */
  ChanceryEarlyKeysAwaited *sheet;
} ChanceryPageKeysMeant;

/** The record that is meant on @page now; holds @page. */
ChanceryPageKeysMeant *chancery_page_keys_mean (ChanceryRecordPage *page) G_GNUC_WARN_UNUSED_RESULT;
/** Whether it is meant there still. */
gboolean chancery_page_keys_is_still (const ChanceryPageKeysMeant *self);
void chancery_page_keys_meant_free (ChanceryPageKeysMeant *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPageKeysMeant, chancery_page_keys_meant_free)

/** Why only some records are assessed (transfer full). */
char *chancery_page_keys_explain_assess (void);

G_END_DECLS
