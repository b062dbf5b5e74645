/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "chancery-application.h"
#include "chancery-levels.h"
#include "chancery-slices.h"

/* What the program holds must not be found in a core file, and what it writes is for its owner. */
static void
keep_to_ourselves (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  umask (077);

  /* A full disk and a broken pipe are errors to be told, not ends. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  keep_to_ourselves ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Chancery"));

  if (!chancery_levels_load (&error))
    {
      g_printerr ("chancery: %s\n", error->message);
      return EXIT_FAILURE;
    }
  chancery_slices_watch ();
  application = chancery_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
