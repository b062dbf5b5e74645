/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of a CSV file, one draft a row: columns find their fields by their
 * heading, an id of the table (dotted for a field of a line) or a label. What only
 * the program writes, and lists of lines, are passed over. Used on one thread at a
 * time; reading blocks.
 */

#pragma once

#include "chancery-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryCsvReader ChanceryCsvReader;

/** @today: from which typed dates are understood, a ChanceryDay. */
ChanceryCsvReader *chancery_csv_reader_new (GInputStream *stream, const char *name, gint64 today)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_reader_free (ChanceryCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvReader, chancery_csv_reader_free)

/** As chancery_json_reader_next(). Rows without a `kind` are documents. */
gboolean chancery_csv_reader_next (ChanceryCsvReader *self,
                                   ChanceryDraft **draft,
                                   guint64 *line,
                                   GCancellable *cancellable,
                                   GError **error);

guint64 chancery_csv_reader_get_n_bytes (ChanceryCsvReader *self);

G_END_DECLS
