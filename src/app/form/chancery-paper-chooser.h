/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Papers on a form: files that are chosen now and go into the registry once the record is saved,
 * below those that are there already.  Main thread. */

#pragma once

#include "chancery-companion.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PAPER_CHOOSER (chancery_paper_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPaperChooser,
                      chancery_paper_chooser,
                      CHANCERY,
                      PAPER_CHOOSER,
                      GtkWidget)

GtkWidget *chancery_paper_chooser_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
