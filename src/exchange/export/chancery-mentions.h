/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passages of free text that tell of what a ceiling keeps back: its register numbers,
 * in whatever spelling, its names and its titles. They are listed before an export,
 * and can be taken out of it. Made for one export, on its thread.
 */

#pragma once

#include "chancery-records.h"

G_BEGIN_DECLS

/* What stands in the place of a passage that was taken out, in every language. */
#define CHANCERY_REDACTED "[redacted]"

/* Passages that are told of one export; those beyond are counted only. */
#define CHANCERY_MENTIONS_MAX_TOLD 10000

typedef struct _ChanceryMentions ChanceryMentions;

ChanceryMentions *chancery_mentions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_mentions_free (ChanceryMentions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMentions, chancery_mentions_free)

void chancery_mentions_add_number (ChanceryMentions *self, const char *number);
/** By what @record, which is kept back, is called: all names of who has names, else its title, or the whole
 *  line of which a title is the beginning.  Of what has several sentences each with four words or more is
 *  found, or else the longest.  Not found is a title that is a single word, which could stand anywhere, a
 *  shorter sentence beside another, and a part of a title: but of more than 24 words each half, third… is. */
void chancery_mentions_add_record (ChanceryMentions *self, ChanceryRecord *record);
/** The same of a record of which no more than the title is at hand. */
void chancery_mentions_add_title (ChanceryMentions *self,
                                  const ChanceryKind *kind,
                                  const char *id,
                                  const char *title);

/** Adds for each passage of @record a sentence to @sentences (element-type utf8), with the ids of
 *  fields, and to @passages (element-type utf8) what a person reads: record and field, and in a second
 *  line the words round it; nothing beyond %CHANCERY_MENTIONS_MAX_TOLD of them.  Returns: how many
 *  passages there are, told or not. */
guint64 chancery_mentions_list (ChanceryMentions *self,
                                ChanceryRecord *record,
                                GPtrArray *sentences,
                                GPtrArray *passages);
/** The same of the @text of the attachment @name of @record, out of which nothing can be taken. */
guint64 chancery_mentions_list_attachment (ChanceryMentions *self,
                                           ChanceryRecord *record,
                                           const char *name,
                                           const char *text,
                                           GPtrArray *sentences,
                                           GPtrArray *passages);
/** The same of the words of a query, which a file gives as its scope. */
guint64 chancery_mentions_list_query (ChanceryMentions *self,
                                      const char *query,
                                      GPtrArray *sentences,
                                      GPtrArray *passages);
/** @record without the passages, with `redacted` naming the fields that lost one (transfer full). */
ChanceryRecord *chancery_mentions_redact (ChanceryMentions *self, ChanceryRecord *record);
/** @text without the passages (transfer full). */
char *chancery_mentions_redact_text (ChanceryMentions *self, const char *text);

G_END_DECLS
