/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two halves of the form share: the widget itself, and saving and registering.  Of no use
 * outside them. */

#pragma once

#include "chancery-record-form.h"

G_BEGIN_DECLS

struct _ChanceryRecordForm
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryKind *kind;
  GCancellable *cancellable;

  GtkWidget *box;
  GtkWidget *notice;
  GtkWidget *notice_words;
  GtkWidget *clamp;
  GtkWidget *kept;
  GtkWidget *save;
  GtkWidget *register_;
  GtkWidget *fields;

  /* The record of the form as it was loaded or begun. */
  ChanceryDraft *draft;
  /* Records of the group as they are in the registry, by id. */
  GHashTable *originals;

  gboolean dirty;
  gboolean busy;
  gboolean begun;
  guint keep_source;
  /* A field that is to be gone to once what stands above it is there. */
  char *sought;
  guint seek_source;
};

/** The record as it is in the registry, or NULL. */
ChanceryRecord *chancery_record_form_get_original (ChanceryRecordForm *self);
/** The id under which the draft is kept. */
const char *chancery_record_form_get_form_id (ChanceryRecordForm *self);
gboolean chancery_record_form_can_register (ChanceryRecordForm *self);
/** Says @sentence at the foot, as something that stands in the way. */
void chancery_record_form_say_problem (ChanceryRecordForm *self, const char *sentence);
/** Nothing can be saved while something is. */
void chancery_record_form_set_busy (ChanceryRecordForm *self, gboolean busy);

/* Actions of the widget class, in the other half. */

void chancery_record_form_save_action (GtkWidget *widget, const char *name, GVariant *parameter);
void chancery_record_form_register_action (GtkWidget *widget,
                                           const char *name,
                                           GVariant *parameter);

G_END_DECLS
