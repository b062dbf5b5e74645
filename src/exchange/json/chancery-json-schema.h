/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The JSON Schema (2020-12) of the interchange format, written from the table of
 * kinds. A pure function, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_json_schema_write:
 *
 * Returns: (transfer full): the schema of a document, ending with a line feed; of a
 *   record under `#/$defs/record`
 */
char *chancery_json_schema_write (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
