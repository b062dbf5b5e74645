/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The number of a kind inside a running program, in the table's order (which is the order of
 * records in an export).  Files and the database hold the kind's id string, never this number. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_KIND_NONE,
  CHANCERY_KIND_DEMARCHE,
  CHANCERY_KIND_DOCUMENT,
  CHANCERY_KIND_STATEMENT,
  CHANCERY_KIND_INCIDENT,
  CHANCERY_KIND_DEMAND,
  CHANCERY_KIND_ASSURANCE,
  CHANCERY_KIND_RESERVATION,
  CHANCERY_KIND_ACTOR,
  CHANCERY_KIND_PERSON,
  CHANCERY_KIND_PLACE,
  CHANCERY_KIND_CASEFILE,
  CHANCERY_KIND_ACTION,
  CHANCERY_KIND_FIGURE,
  CHANCERY_N_KINDS,
} ChanceryKindId;

G_END_DECLS
