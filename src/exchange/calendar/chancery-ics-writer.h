/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions as a calendar, RFC 5545.  An action becomes an event of a whole day that leaves the day
 * free, not a to-do: the calendars that most offices have show events and drop to-dos.  It is handed
 * records that the ceiling has passed, and writes of the record that an action is about nothing but
 * the label that was left to it.  Pure; any thread. */

#pragma once

#include "chancery-record.h"

G_BEGIN_DECLS

void chancery_ics_write_begin (GString *out);
/**
 * @about_level: (nullable): the marking of what @record is about, whose name it bears; the higher of both is
 *   that of the event
 * Returns: FALSE for a @record without a day that a calendar has; nothing is written then
 */
gboolean chancery_ics_write_action (GString *out, ChanceryRecord *record, const char *about_level);
void chancery_ics_write_end (GString *out);

G_END_DECLS
