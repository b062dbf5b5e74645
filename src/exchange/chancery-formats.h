/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of formats that files come and go in. Static data, any thread. */

#pragma once

#include "chancery-exchange-types.h"

G_BEGIN_DECLS

/**
 * ChanceryFormat:
 * @id: on the command line ("jsonl")
 * @label: untranslated
 * @suffix: of its files, with the dot
 * @media_type: of its files
 * @reads: whether chancery_import_read_file() takes it
 * @writes: whether chancery_export_write_file() makes it
 * @diary: whether it holds dated actions and nothing else
 * @book: whether it is read from cover to cover, by people; it holds what was raised in an act too
 * @package: whether it holds other forms of the same records, and all that belongs to them
 * @for_programs: whether nobody who looks for a form to read or send wants it
 */
struct _ChanceryFormat
{
  const char *id;
  const char *label;
  const char *suffix;
  const char *media_type;
  gboolean reads;
  gboolean writes;
  gboolean diary;
  gboolean book;
  gboolean package;
  gboolean for_programs;
};

const ChanceryFormat *chancery_formats_list (guint *n_formats);
/** By id, or NULL. */
const ChanceryFormat *chancery_formats_find (const char *id);
/** By the end of a file's name, or NULL. */
const ChanceryFormat *chancery_formats_find_for_path (const char *path);

G_END_DECLS
