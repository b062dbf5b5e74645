/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the form share: the widget itself, keeping what is typed, saving and registering,
 * and what others do meanwhile.  Of no use outside them. */

#pragma once

#include "chancery-early-keys.h"
#include "chancery-form-join.h"
#include "chancery-press-session.h"
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
  GtkWidget *begin_again;
  GtkWidget *scrolled;
  GtkWidget *foot;
  /* Both versions side by side, while they are in the place of the form. */
  GtkWidget *join;
  GtkWidget *clamp;
  GtkWidget *kept;
  GtkWidget *save;
  GtkWidget *register_;
  GtkWidget *fields;

  /* The record of the form as it was loaded or begun. */
  ChanceryDraft *draft;
  /* Records of the group as they are in the registry, by id. */
  GHashTable *originals;
  /* Those that somebody changed since, as they are now, by id. */
  GHashTable *theirs;
  /* What was joined with theirs, for the word of thanks (nullable). */
  char *joined;

  /* The press text beside the form and its panel; and the paper of one that was kept with the draft,
   * while it is read again (all nullable). */
  ChanceryPressSession *press;
  GtkWidget *press_panel;
  ChanceryDraft *press_kept;
  /* One that was pasted and is being read has the keys that come meanwhile. */
  ChanceryEarlyKeysAwaited *press_awaited;

  gboolean dirty;
  gboolean busy;
  gboolean begun;
  /* Somebody made it void: nothing is saved any more. */
  gboolean voided;
  /* What is asked again after a clash, and how much of it is on its way. */
  guint n_awaited;
  gboolean found_theirs; /* one of them has another version now */
  gboolean registering;
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

/** Words at the head of the form; @begin_again: whether throwing the draft away is offered there. */
void chancery_record_form_show_notice (ChanceryRecordForm *self,
                                       const char *words,
                                       gboolean begin_again);
/** Words at the foot. */
void chancery_record_form_say_kept (ChanceryRecordForm *self, const char *words);
/** One of the two is the button of the form: to register, or to save. */
void chancery_record_form_show_buttons (ChanceryRecordForm *self);
/** The form of a kind, empty. */
ChanceryRecordForm *chancery_record_form_make (ChanceryRegistry *registry,
                                               const ChanceryKind *kind);

/* chancery-record-form-keep.c */

/** Something was typed: it is on disk soon. */
void chancery_record_form_queue_keep (ChanceryRecordForm *self);

/* chancery-record-form-meanwhile.c */

/** Listens to what others do with the records of the form. */
void chancery_record_form_watch (ChanceryRecordForm *self);
/** Whether others changed what is on the form, so that both versions are shown before it is saved or
 *  registered; joins at once, and returns FALSE, where nothing clashes. */
gboolean chancery_record_form_join (ChanceryRecordForm *self, gboolean registering);
/** The registry would not have it: looks what changed, and saves or registers again. */
void chancery_record_form_ask_theirs (ChanceryRecordForm *self, gboolean registering);

/* chancery-record-form-press.c */

/** Takes the press text that was kept out of @drafts and reads it again. */
void chancery_record_form_press_load (ChanceryRecordForm *self, GPtrArray *drafts);
/** Adds the press text to @drafts, for the draft on disk. */
void chancery_record_form_press_keep (ChanceryRecordForm *self, GPtrArray *drafts);
/** Adds the paper and the citations to @drafts, for the registry. */
void chancery_record_form_press_save (ChanceryRecordForm *self, GPtrArray *drafts);
void chancery_record_form_press_dispose (ChanceryRecordForm *self);

/* Actions of the widget class, in chancery-record-form-save.c. */

void chancery_record_form_save_action (GtkWidget *widget, const char *name, GVariant *parameter);
void chancery_record_form_register_action (GtkWidget *widget,
                                           const char *name,
                                           GVariant *parameter);

G_END_DECLS
