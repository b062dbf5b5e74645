/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "chancery-application.h"
#include "chancery-levels.h"
#include "chancery-process.h"
#include "chancery-slices.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  chancery_process_prepare ();
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
