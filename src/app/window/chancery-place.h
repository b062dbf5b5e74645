/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The places that the sidebar leads to: what each lists, what a new record there is, and what is said
 * while it is empty.  Static data: any thread. */

#pragma once

#include <glib.h>

#include "chancery-kind.h"

G_BEGIN_DECLS

/**
 * ChanceryPlace:
 * @id: for settings and actions
 * @label, @heading: untranslated; @heading: (nullable): begins a group of rows
 * @within: (nullable): the place whose switcher shows it; it has no row of its own
 * @query: what it lists; NULL is the desk
 * @kind: (nullable): id of the kind that a new record there has
 * @columns: (array zero-terminated=1): of the table look
 * @empty_title, @empty_text: untranslated
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *icon;
  const char *heading;
  const char *within;
  const char *query;
  const char *kind;
  const char *columns[9];
  const char *empty_title;
  const char *empty_text;
} ChanceryPlace;

/** All of them, ended by one without id. */
const ChanceryPlace *chancery_place_list (void);
/** By id, or NULL. */
const ChanceryPlace *chancery_place_find (const char *id);
/** The place that lists records of @kind. */
const ChanceryPlace *chancery_place_for_kind (const ChanceryKind *kind);

G_END_DECLS
