/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new record begins with: the layout of its kind and the profile of the desk.  Main thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

void chancery_form_defaults_fill (ChanceryRegistry *registry, ChanceryDraft *draft);

G_END_DECLS
