/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What learning what is kept back and finding it share.  Internal to the chancery-mentions files. */

#pragma once

#include "chancery-mentions.h"
#include "chancery-name-index.h"
#include "chancery-number-index.h"

G_BEGIN_DECLS

struct _ChanceryMentions
{
  ChanceryNumberIndex *numbers;
  ChanceryNameIndex *names;
  gboolean has_names;
};

G_END_DECLS
