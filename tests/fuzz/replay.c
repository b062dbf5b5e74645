/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target without a fuzzing engine: over each file of a corpus, cut
 * short at every length, and with bytes changed by a generator of fixed seed. */

#include "config.h"

#include "fuzz.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define N_CHANGED 300
#define MAX_CUTS 400

static void
feed (const guint8 *bytes, gsize length)
{
  /* A copy of just this length, so that a sanitizer sees a read past its end. */
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  guint8 nothing = 0;

  LLVMFuzzerTestOneInput (copy != NULL ? copy : &nothing, length);
}

static void
feed_changed (GRand *random, const guint8 *bytes, gsize length)
{
  static const guint8 pieces[] = "{}[]\",:\\u0-9.eE\n\t \0\x80\xc0\xed\xf4\xff";
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  gint32 n_changes = g_rand_int_range (random, 1, 6);

  for (gint32 i = 0; i < n_changes && length > 0; i++)
    {
      gsize at = (gsize)g_rand_int_range (random, 0, (gint32)length);

      if (g_rand_boolean (random))
        copy[at] = pieces[g_rand_int_range (random, 0, (gint32)sizeof pieces - 1)];
      else
        copy[at] = (guint8)g_rand_int_range (random, 0, 256);
    }
  feed (copy, length);
}

static guint
replay_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1648);
  gsize length;
  gsize step;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return 0;
  feed ((const guint8 *)text, length);
  step = length / MAX_CUTS + 1;
  for (gsize cut = 0; cut < length; cut += step)
    feed ((const guint8 *)text, cut);
  for (guint i = 0; i < N_CHANGED; i++)
    feed_changed (random, (const guint8 *)text, length);
  return 1;
}

int
main (int argc, char *argv[])
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          n_files += replay_file (path);
        }
    }
  g_print ("%u files\n", n_files);
  return n_files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
