/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one instance, windows of registries, files that are opened, and what belongs to no
 * window.  Main thread; owned by main(). */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_APPLICATION (chancery_application_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryApplication,
                      chancery_application,
                      CHANCERY,
                      APPLICATION,
                      AdwApplication)

ChanceryApplication *chancery_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
