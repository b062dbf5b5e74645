/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of kinds itself, for chancery-kind.c alone; everyone else asks chancery-kind.h. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

extern const ChanceryField chancery_envelope_fields[];
extern const ChanceryKind chancery_kinds[CHANCERY_N_KINDS];

G_END_DECLS
