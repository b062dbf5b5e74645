/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which fields a press text can fill, and with what: one table beside that of the
 * kinds. A field that is to take something more is one more row; no other file
 * asks which kind it has before it. Static data; any thread.
 */

#pragma once

#include "chancery-draft.h"
#include "chancery-press-text.h"

G_BEGIN_DECLS

#define CHANCERY_PRESS_FIELD_MAX_ROLES 4

/**
 * ChanceryPressField:
 * @kind: id of the kind
 * @path: the field, or list and field of a line (`claims.quantity`)
 * @n_roles: how many of @roles there are
 * @roles: what it takes, likeliest first
 * @form: (nullable): takes only names of records of this form (`mission`); with a `!` before it, only
 *   the others
 * @with: what stands in the line beside it, or in the record if that is still empty:
 *   `field=code`, separated by blanks
 */
typedef struct
{
  const char *kind;
  const char *path;
  guint n_roles;
  ChanceryPressRole roles[CHANCERY_PRESS_FIELD_MAX_ROLES];
  const char *form;
  const char *with;
} ChanceryPressField;

/* In the order of the forms. */
const ChanceryPressField *chancery_press_fields_list (guint *n);

/**
 * chancery_press_field_resolve:
 * @list: (out): the list that the field's line belongs to, or %NULL
 */
const ChanceryField *chancery_press_field_resolve (const ChanceryPressField *self,
                                                   const ChanceryField **list);

/* Whether one value is all that it holds: another one takes its place. */
gboolean chancery_press_field_is_single (const ChanceryPressField *self);

/**
 * chancery_press_field_takes:
 * @confidence: (out): how surely, where it does
 */
gboolean chancery_press_field_takes (const ChanceryPressField *self,
                                     const ChanceryPressSpan *span,
                                     ChanceryPressConfidence *confidence);

/**
 * chancery_press_field_list_named:
 *
 * Returns: (transfer container) (element-type ChanceryNamed): of those who have
 *   the name, those that the field takes
 */
GPtrArray *chancery_press_field_list_named (const ChanceryPressField *self,
                                            const ChanceryPressSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether records of @kind are where things happen: what fields that take a place point at. */
gboolean chancery_press_fields_is_place (ChanceryKindId kind);

/**
 * chancery_press_fields_make_source:
 *
 * Returns: (transfer full): the paper as which @text is kept
 */
ChanceryDraft *chancery_press_fields_make_source (const ChanceryPressText *text)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
