/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The data behind chancery-vocabulary.h, for chancery-vocabulary.c alone. */

#pragma once

#include "chancery-vocabulary.h"

G_BEGIN_DECLS

const ChanceryVocabulary *chancery_vocabularies_shipped (guint *n);

G_END_DECLS
