/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-scale.h"

/* The setting is in 1/1024 dots an inch. */
#define USUAL_DPI (96 * 1024)

double
chancery_text_scale_get (GtkWidget *widget)
{
  int dpi = USUAL_DPI;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > USUAL_DPI ? (double)dpi / USUAL_DPI : 1;
}
