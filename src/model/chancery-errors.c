/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"

G_DEFINE_QUARK (chancery-model-error-quark, chancery_model_error)
G_DEFINE_QUARK (chancery-store-error-quark, chancery_store_error)
G_DEFINE_QUARK (chancery-exchange-error-quark, chancery_exchange_error)
