/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A long job as the officer sees it: a title, how far it is, a way to stop it, and a sentence on
 * what came of it.  Belongs to who started the job; properties change on the main thread only,
 * chancery_operation_report() may be called on any. */

#pragma once

#include <gio/gio.h>

#include "chancery-service-types.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_OPERATION_RUNNING,
  CHANCERY_OPERATION_DONE,
  CHANCERY_OPERATION_CANCELLED,
  CHANCERY_OPERATION_FAILED,
} ChanceryOperationState;

#define CHANCERY_TYPE_OPERATION (chancery_operation_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryOperation, chancery_operation, CHANCERY, OPERATION, GObject)

ChanceryOperation *chancery_operation_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;

/** Property “title”. */
const char *chancery_operation_get_title (ChanceryOperation *self);
/** Hand it to the job; cancelling it is cancelling the job. */
GCancellable *chancery_operation_get_cancellable (ChanceryOperation *self);
/** Property “state”. */
ChanceryOperationState chancery_operation_get_state (ChanceryOperation *self);
/** 0 to 1, or below 0 while nobody knows; property “fraction”. */
double chancery_operation_get_fraction (ChanceryOperation *self);
/** What is being done, or what came of it; never NULL; property “outcome”. */
const char *chancery_operation_get_outcome (ChanceryOperation *self);
void chancery_operation_cancel (ChanceryOperation *self);

/** How far the job is, from any thread; at most ten reports a second reach the main thread. */
void chancery_operation_report (ChanceryOperation *self, guint64 done, guint64 total);
/** Ends it: @error NULL is done, %G_IO_ERROR_CANCELLED cancelled, else failed with its message. */
void chancery_operation_finish (ChanceryOperation *self, const char *outcome, const GError *error);

G_END_DECLS
