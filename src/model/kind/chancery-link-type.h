/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The types of links between records, each with its inverse: one row, seen from both sides.
 * Static data: any thread. */

#pragma once

#include "chancery-kind-id.h"
#include "chancery-line.h"

G_BEGIN_DECLS

/**
 * ChanceryLinkType:
 * @code: in files, for ever
 * @label: from the linking record, untranslated: "replies to"
 * @inverse: from the linked record: "answered by"
 * @from: the kind that it most often starts at: the picker offers it first for such pairs
 * @to: the kind that it most often ends at
 * @also_to: another that it ends at as often, or %CHANCERY_KIND_NONE
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *inverse;
  ChanceryKindId from;
  ChanceryKindId to;
  ChanceryKindId also_to;
} ChanceryLinkType;

/** The type called @code, or NULL. */
const ChanceryLinkType *chancery_link_type_find (const char *code);
/** The first type that starts most often at @from and ends most often at @to, or NULL. */
const ChanceryLinkType *chancery_link_type_find_between (ChanceryKindId from, ChanceryKindId to);
/** All of them: (array length=n). */
const ChanceryLinkType *chancery_link_type_list (guint *n);

/** Whether @line is a link, and leads to @id. */
gboolean chancery_link_leads_to (const ChanceryLine *line, const char *id);

G_END_DECLS
