/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that are pressed before what they are meant for is there.
 *
 * Between the moment a modal window is shown and the moment the desktop gives it the keyboard, keys still come
 * to the window below; the toolkit turns them to the modal one, but to the window itself, not to what has the
 * focus in it: letters of an answer are lost, and Return confirms without them.  And what a key asked for may
 * take a moment to be read: then the next keys, which are meant for it, would be keys of the list.
 * Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * Lets early keys do in @modal what they will do once it has the keyboard.  Called once for a modal window, before it is
 * shown and before it gets controllers of its own that capture keys, which then come first; nothing is to be freed.
 */
void chancery_early_keys_take (GtkWindow *modal);

/**
 * ChanceryEarlyKeysFunc:
 * @keyval: the key that was pressed
 * @state: with these modifiers
 *
 * Whether a key has to wait in @window, for what was asked for before.
 */
typedef gboolean (*ChanceryEarlyKeysFunc) (GtkWindow *window, guint keyval, GdkModifierType state);

/**
 * Keeps keys of @window back as long as @waits says so, and with the first all that follow, also those that come to
 * a modal window over it; then they are pressed again, in their order, where the keyboard is by then.  What is waited
 * for longer than four seconds will not come: they are dropped, with a bell, for they mean nothing else.  Called
 * once for a window; nothing is to be freed.
 */
void chancery_early_keys_watch (GtkWindow *window, ChanceryEarlyKeysFunc waits);

/** What @window keeps back is not pressed any more: what it was meant for will not come. */
void chancery_early_keys_drop (GtkWindow *window);

/**
 * ChanceryEarlyKeysAwaited:
 *
 * A sheet, dialog or form that a key asked for and that has to be read first; the keys after it are meant for it.
 */
typedef struct _ChanceryEarlyKeysAwaited ChanceryEarlyKeysAwaited;

/**
 * Keys of the watched window in which @widget stands wait from now on.
 * Returns: (transfer full): to be ended by chancery_early_keys_came() once what was asked for is shown, or by
 * chancery_early_keys_failed().
 */
ChanceryEarlyKeysAwaited *chancery_early_keys_await (GtkWidget *widget);

/** What was @awaited is there: the keys go on to it.  Takes @awaited. */
void chancery_early_keys_came (ChanceryEarlyKeysAwaited *awaited);

/** What was @awaited (nullable) does not come: the keys that were kept for it are dropped.  Takes @awaited. */
void chancery_early_keys_failed (ChanceryEarlyKeysAwaited *awaited);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryEarlyKeysAwaited, chancery_early_keys_failed)

G_END_DECLS
