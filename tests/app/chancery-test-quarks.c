/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of quarks that GLib makes while it is loaded, and leaves behind for readers without a lock
 * once there are over 2,048 of them: a window has as many.  It is meant, and is no leak of ours, but
 * the stack that LeakSanitizer has of it is too short to tell it by, and whole stacks make the tests
 * many times slower.  So what may be that table is remembered, which is all that LeakSanitizer asks. */

#include "config.h"

#include <glib.h>

#ifdef __SANITIZE_ADDRESS__

/* As <sanitizer/allocator_interface.h> has it, which does not come with every compiler. */
void __sanitizer_malloc_hook (const volatile void *pointer, size_t size);

#define TABLE_SIZE (2048 * sizeof (char *))

static const volatile void *tables[8];
static guint n_tables;
static gboolean is_loaded;

void
__sanitizer_malloc_hook (const volatile void *pointer, size_t size)
{
  if (!is_loaded && size == TABLE_SIZE && n_tables < G_N_ELEMENTS (tables))
    tables[n_tables++] = pointer;
}

static void __attribute__ ((constructor)) end_loading (void)
{
  is_loaded = TRUE;
}

#endif
