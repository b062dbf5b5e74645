/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forward names of the store's types, for headers that only pass them on. */

#pragma once

#include "chancery-model-types.h"

G_BEGIN_DECLS

typedef struct _ChanceryDb ChanceryDb;
typedef struct _ChanceryAct ChanceryAct;

G_END_DECLS
