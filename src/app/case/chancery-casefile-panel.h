/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case file holds: a sentence, the summary, what is followed in it with the verdicts of the day, and
 * five looks on one switcher: chronology, papers by folio, minutes, timeline, correspondence.  It stays while its page is
 * filled anew, so that look, place and focus live through it; how the file stands it asks the registry by
 * itself.  Main thread; owned by the record page. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASEFILE_PANEL (chancery_casefile_panel_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCasefilePanel,
                      chancery_casefile_panel,
                      CHANCERY,
                      CASEFILE_PANEL,
                      GtkWidget)

#define CHANCERY_CASEFILE_N_LOOKS 5

GtkWidget *chancery_casefile_panel_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
/** Shows the file of @view as on its day.  @items: the field of the kind that holds the papers. */
void chancery_casefile_panel_show (ChanceryCasefilePanel *self,
                                   ChanceryPageView *view,
                                   const ChanceryField *items);
/** What is marked (nullable) in what it shows from now on; what stands there is marked by its page. */
void chancery_casefile_panel_set_found (ChanceryCasefilePanel *self, ChanceryFoundWords *found);
/** The days on which a verdict changed that stands here, earliest first (element-type gint64); NULL while
 *  they are not known. */
GArray *chancery_casefile_panel_get_days (ChanceryCasefilePanel *self);
/** Turns to a look in the order of the switcher (chronology, papers, minutes, timeline), and gives it the
 *  focus. */
void chancery_casefile_panel_set_look (ChanceryCasefilePanel *self, guint look);

G_END_DECLS
