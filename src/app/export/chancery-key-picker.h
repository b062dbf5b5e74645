/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of keys, found by name, address or fingerprint, to choose those from that a file is sealed for.
 * A key that nobody certified is taken only when the officer says that it is the right one.  Main
 * thread; owned by GTK. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_KEY_PICKER (chancery_key_picker_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryKeyPicker, chancery_key_picker, CHANCERY, KEY_PICKER, GtkWidget)

/* Signal “changed”: others are chosen.  Signal “closed”: the officer goes back. */

/** @keys: (element-type ChancerySealKey); none of them is chosen any more. */
void chancery_key_picker_set_keys (ChanceryKeyPicker *self, GPtrArray *keys);
/** Gives the keyboard to where one types. */
void chancery_key_picker_begin (ChanceryKeyPicker *self);

/** Fingerprints of the chosen keys (array zero-terminated=1) (transfer full). */
char **chancery_key_picker_list_chosen (ChanceryKeyPicker *self) G_GNUC_WARN_UNUSED_RESULT;
/** Of those, the ones that the officer vouched for (array zero-terminated=1) (transfer full). */
char **chancery_key_picker_list_trusted (ChanceryKeyPicker *self) G_GNUC_WARN_UNUSED_RESULT;
/** Names of the chosen keys, in a sentence's order; NULL for none (transfer full). */
char *chancery_key_picker_phrase_chosen (ChanceryKeyPicker *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
