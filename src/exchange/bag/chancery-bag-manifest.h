/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tag files of a bag as texts: what a manifest lists, what the declaration and
 * `bag-info.txt` say (RFC 8493, 2.1 and 2.2). Reads what it is given and nothing else;
 * any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryBagListed:
 * @path: below the folder of the bag, decoded
 * @sha256: 64 lower-case digits
 * @line: of the manifest, from 1
 */
typedef struct
{
  char *path;
  char *sha256;
  guint line;
} ChanceryBagListed;

/**
 * chancery_bag_manifest_read:
 * @where: what errors call the manifest; they open with `@where:LINE: `
 *
 * Returns: (element-type ChanceryBagListed) (transfer full): in the order of the file; NULL on error
 */
GPtrArray *chancery_bag_manifest_read (const char *text, const char *where, GError **error);

/** Whether `bagit.txt` says what this program can read: version 1.0 or 0.97, in UTF-8. */
gboolean chancery_bag_manifest_check_declaration (const char *text,
                                                  const char *where,
                                                  GError **error);

/**
 * chancery_bag_manifest_get_oxum:
 * @text: of `bag-info.txt`
 * @stated: (out): whether it has a Payload-Oxum
 * @line: (out): where
 *
 * Returns: FALSE with @error set when what it has is none.
 */
gboolean chancery_bag_manifest_get_oxum (const char *text,
                                         const char *where,
                                         gboolean *stated,
                                         guint64 *n_octets,
                                         guint64 *n_files,
                                         guint *line,
                                         GError **error);
/** What `bag-info.txt` says on the first line of @label; NULL when it has none (transfer full). */
char *chancery_bag_manifest_dup_info (const char *text, const char *label);

G_END_DECLS
