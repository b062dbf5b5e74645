/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* On which days a verdict changed that stands on a page.  It follows the day of assessment, never the
 * day of typing.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** The nearest such day after (@by 1) or before (-1) the day of @view; %CHANCERY_DAY_NONE when there
 *  is none. */
ChanceryDay chancery_page_as_on_step (ChanceryPageView *view, int by);

G_END_DECLS
