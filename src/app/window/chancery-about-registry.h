/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* About this registry: where it is, what is in it, and today's checkpoint of its history, to be kept
 * elsewhere.  Main thread; owned by GTK. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

void chancery_about_registry_present (GtkWindow *parent, ChanceryRegistry *registry);

G_END_DECLS
