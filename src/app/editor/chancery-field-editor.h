/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place that knows which editor a field gets, by its type.  Main thread. */

#pragma once

#include "chancery-editor.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/** An editor for @field, empty; @registry: (nullable): where references are looked up. */
ChanceryEditor *chancery_field_editor_new (const ChanceryField *field, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** The same, for a field inside a line: text of several lines begins as one. */
ChanceryEditor *chancery_field_editor_new_in_line (const ChanceryField *field,
                                                   ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether an officer edits @field in a form at all. */
gboolean chancery_field_editor_can_edit (const ChanceryField *field);

G_END_DECLS
