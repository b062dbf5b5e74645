/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that finds a record (or several) by words or number: for filing, for putting papers into
 * a case file, and as the first step of linking.  Return takes what is selected, Escape goes back.
 * Main thread; destroys itself.
 *
 * Signal “picked” (const char *const *ids): the officer took these. */

#pragma once

#include <adwaita.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_PICKER (chancery_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordPicker,
                      chancery_record_picker,
                      CHANCERY,
                      RECORD_PICKER,
                      AdwWindow)

/**
 * @base: (nullable): a query that every answer fits (“kind:casefile”)
 * @several: whether more than one can be taken; all that was found is then selected by Ctrl+A
 */
GtkWidget *chancery_record_picker_new (GtkWidget *owner,
                                       ChanceryRegistry *registry,
                                       const char *title,
                                       const char *base,
                                       gboolean several) G_GNUC_WARN_UNUSED_RESULT;

/** Proposes first what was used last, and below all to make what is typed: the signal “wanted” (const char
 *  *title) asks for that.  @label is the offer: “New case file”.  Before it is shown. */
void chancery_record_picker_offer_new (ChanceryRecordPicker *self, const char *label);
/** Never proposes @id.  Before it is shown. */
void chancery_record_picker_exclude (ChanceryRecordPicker *self, const char *id);
/** Stays open after “picked”: something else follows in the same window. */
void chancery_record_picker_show_page (ChanceryRecordPicker *self, GtkWidget *page);
/** What was found under @id, or NULL. */
ChanceryRecordItem *chancery_record_picker_find (ChanceryRecordPicker *self, const char *id);

G_END_DECLS
