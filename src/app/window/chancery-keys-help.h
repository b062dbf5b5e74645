/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that tells the keys, found by what they do or by the key.  Each key that is bound has its row in the table of
 * the .c file.  Main thread; owned by the toolkit, and gone when it is closed. */

#pragma once

#include "chancery-help-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_KEYS_HELP (chancery_keys_help_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryKeysHelp, chancery_keys_help, CHANCERY, KEYS_HELP, ChanceryHelpWindow)

/** What keys are for, in the order in which they are told. */
typedef enum
{
  CHANCERY_KEYS_RECORD,
  CHANCERY_KEYS_DESK,
  CHANCERY_KEYS_EVERYWHERE,
  CHANCERY_KEYS_FILES,
  CHANCERY_KEYS_FORM,
  CHANCERY_KEYS_CASE_FILE,
  CHANCERY_KEYS_TIMELINE,
  CHANCERY_KEYS_GENERAL,
  CHANCERY_N_KEYS,
} ChanceryKeysFor;

/** Over @parent; @in_hand: whose keys stand first. */
void chancery_keys_help_present (GtkWindow *parent, ChanceryKeysFor in_hand);

G_END_DECLS
