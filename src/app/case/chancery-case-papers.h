/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of a case file in their order, to be moved, numbered, noted and taken out on the spot.  A
 * folio is what was written on the paper: it goes where its paper goes; a paper without one shows its
 * place.  *Number the folios* writes them anew.  What is moved is saved half a second after the last
 * move, as one act.  Opens records by “page.open”; says what was done by the signals of the page around.
 * Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_PAPERS (chancery_case_papers_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCasePapers, chancery_case_papers, CHANCERY, CASE_PAPERS, GtkWidget)

GtkWidget *chancery_case_papers_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
/** @items: the field of the kind that holds the papers. */
void chancery_case_papers_show (ChanceryCasePapers *self,
                                ChanceryDossier *dossier,
                                const ChanceryField *items);

G_END_DECLS
