/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two rows of the export dialog: whom the files are sealed for and who signs them.  Main thread; owned
 * by GTK. */

#pragma once

#include <adwaita.h>

#include "chancery-key-picker.h"
#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_SEAL_GROUP (chancery_seal_group_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySealGroup,
                      chancery_seal_group,
                      CHANCERY,
                      SEAL_GROUP,
                      AdwPreferencesGroup)

/* Signal “choose”: the page of keys is wanted.  Signal “changed”: something else is wished. */

/** Asks @registry for the keys; @picker: the page where those are chosen that are sealed for. */
void chancery_seal_group_begin (ChancerySealGroup *self,
                                ChanceryRegistry *registry,
                                ChanceryKeyPicker *picker);
/** What closes the files (transfer full); NULL for nothing. */
ChancerySealWish *chancery_seal_group_dup_wish (ChancerySealGroup *self) G_GNUC_WARN_UNUSED_RESULT;
/** Whether somebody is chosen to seal for. */
gboolean chancery_seal_group_seals (ChancerySealGroup *self);
/** Keeps who signs for the next time. */
void chancery_seal_group_keep (ChancerySealGroup *self);
/** Gives the keyboard to the row of the recipients. */
void chancery_seal_group_focus (ChancerySealGroup *self);

G_END_DECLS
