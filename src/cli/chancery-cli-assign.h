/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* FIELD=VALUE arguments, for the verbs that fill a record in. */

#pragma once

#include "chancery-cli.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * Sets each FIELD=VALUE of @assignments in @draft.  A value of a reference field may be a number of
 * a record or a name.  A field of a line, given the first time, begins a new line; a list field
 * that is given replaces what it held.
 */
gboolean chancery_cli_assign (ChanceryCli *cli,
                              ChanceryDraft *draft,
                              char **assignments,
                              GError **error);

G_END_DECLS
