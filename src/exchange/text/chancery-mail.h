/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One e-mail taken apart: who, when, what, and the files in it. All texts are tidy UTF-8. A plain
 * struct; any thread. The one place that knows GMime.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A larger message is refused. */
#define CHANCERY_MAIL_MAX_BYTES (128 * 1024 * 1024)

/**
 * ChanceryMailParty:
 * @role: a term of `correspondent_role`: "from", "to", "copy"
 * @name: as it is written there, or else the address
 * @address: (nullable): of the mailbox
 */
typedef struct
{
  const char *role;
  char *name;
  char *address;
} ChanceryMailParty;

/**
 * ChanceryMailPart:
 * @name: a plain file name, of which there is one in a message
 * @media_type: as the message says
 * @content: decoded
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *content;
} ChanceryMailPart;

/**
 * ChanceryMail:
 * @subject: "" without one
 * @id: (nullable): Message-ID, without its brackets
 * @answered: (array zero-terminated=1): ids of what it answers, the nearest first
 * @date: (nullable): NULL also when what stands there is no date
 * @parties: (element-type ChanceryMailParty): each once in a role
 * @body: the text that is meant to be read, "" without one
 * @parts: (element-type ChanceryMailPart): all the rest
 */
typedef struct
{
  char *subject;
  char *id;
  char **answered;
  GDateTime *date;
  GPtrArray *parties;
  GString *body;
  GPtrArray *parts;
} ChanceryMail;

/** NULL with a reason when it is no message, or one that is not to be trusted. */
ChanceryMail *chancery_mail_parse (const guint8 *bytes, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_mail_free (ChanceryMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMail, chancery_mail_free)

G_END_DECLS
