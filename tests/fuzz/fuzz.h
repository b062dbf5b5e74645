/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one function of a fuzz target, called by libFuzzer or by replay.c. */

#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);
