/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a yes or no: a check button.  Main thread. */

#pragma once

#include "chancery-editor.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CHECK_EDITOR (chancery_check_editor_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCheckEditor, chancery_check_editor, CHANCERY, CHECK_EDITOR, GtkWidget)

/** @words: (nullable): what stands beside the box, already translated. */
GtkWidget *chancery_check_editor_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
