/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"

G_DEFINE_QUARK (chancery_model_error, chancery_model_error)
G_DEFINE_QUARK (chancery_store_error, chancery_store_error)
G_DEFINE_QUARK (chancery_exchange_error, chancery_exchange_error)
