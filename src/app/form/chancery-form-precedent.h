/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The last record with the same other side, from which a new one proposes what is usual between the
 * two: the quiet line of a form that looks for it and says what was taken over.  Main thread.
 *
 * Signal “found” (ChanceryRecord *record, nullable): for the other side that stands on the form now. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_FORM_PRECEDENT (chancery_form_precedent_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFormPrecedent,
                      chancery_form_precedent,
                      CHANCERY,
                      FORM_PRECEDENT,
                      GtkWidget)

GtkWidget *chancery_form_precedent_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

/** Looks again when the other side of @draft is another one than before. */
void chancery_form_precedent_follow (ChanceryFormPrecedent *self, ChanceryDraft *draft);
/** Says that @labels (element-type utf8) are as in @record (nullable); nothing when there are none. */
void chancery_form_precedent_say (ChanceryFormPrecedent *self,
                                  ChanceryRecord *record,
                                  GPtrArray *labels);

G_END_DECLS
