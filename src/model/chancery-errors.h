/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domains of all layers, one a layer.  They are declared at the bottom of the house so
 * that the window can name an error of the store without seeing the store.  A code exists only
 * where some caller acts on it; everything else is …_FAILED with a sentence in the message.
 * Cancelling is always G_IO_ERROR_CANCELLED. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryModelError:
 * @CHANCERY_MODEL_ERROR_INVALID: a value that its type or vocabulary does not allow
 * @CHANCERY_MODEL_ERROR_UNKNOWN_FIELD: no such field, line or kind
 * @CHANCERY_MODEL_ERROR_STATE: a rule of states forbids it (frozen, void, not registered …)
 * @CHANCERY_MODEL_ERROR_INCOMPLETE: fields that registering needs are empty
 */
typedef enum
{
  CHANCERY_MODEL_ERROR_INVALID,
  CHANCERY_MODEL_ERROR_UNKNOWN_FIELD,
  CHANCERY_MODEL_ERROR_STATE,
  CHANCERY_MODEL_ERROR_INCOMPLETE,
} ChanceryModelError;

/**
 * ChanceryStoreError:
 * @CHANCERY_STORE_ERROR_FAILED: anything that no caller tells apart
 * @CHANCERY_STORE_ERROR_NOT_FOUND: no such record, batch, attachment
 * @CHANCERY_STORE_ERROR_AMBIGUOUS: a reference that several records carry (they are in the message)
 * @CHANCERY_STORE_ERROR_CONFLICT: the record changed since it was read
 * @CHANCERY_STORE_ERROR_NO_REGISTRY: the file is not there
 * @CHANCERY_STORE_ERROR_NOT_A_REGISTRY: the file is something else
 * @CHANCERY_STORE_ERROR_EXISTS: `init` on a file that is there
 * @CHANCERY_STORE_ERROR_BUSY: another process held the lock too long
 * @CHANCERY_STORE_ERROR_DAMAGED: the file is damaged, or was replaced under us
 * @CHANCERY_STORE_ERROR_NEWER: written by a newer program; opened for reading only
 * @CHANCERY_STORE_ERROR_READ_ONLY: the file or its file system cannot be written safely
 * @CHANCERY_STORE_ERROR_FULL: the disk is full
 */
typedef enum
{
  CHANCERY_STORE_ERROR_FAILED,
  CHANCERY_STORE_ERROR_NOT_FOUND,
  CHANCERY_STORE_ERROR_AMBIGUOUS,
  CHANCERY_STORE_ERROR_CONFLICT,
  CHANCERY_STORE_ERROR_NO_REGISTRY,
  CHANCERY_STORE_ERROR_NOT_A_REGISTRY,
  CHANCERY_STORE_ERROR_EXISTS,
  CHANCERY_STORE_ERROR_BUSY,
  CHANCERY_STORE_ERROR_DAMAGED,
  CHANCERY_STORE_ERROR_NEWER,
  CHANCERY_STORE_ERROR_READ_ONLY,
  CHANCERY_STORE_ERROR_FULL,
} ChanceryStoreError;

/**
 * ChanceryExchangeError:
 * @CHANCERY_EXCHANGE_ERROR_INVALID: the file breaks the format; the message says where and how
 * @CHANCERY_EXCHANGE_ERROR_CONFLICT: records clash and the caller asked to fail then
 * @CHANCERY_EXCHANGE_ERROR_UNSUPPORTED: no such format, or not in this direction
 * @CHANCERY_EXCHANGE_ERROR_NO_KEY: nobody among the keys here is called so
 * @CHANCERY_EXCHANGE_ERROR_AMBIGUOUS_KEY: several are (they are in the message)
 * @CHANCERY_EXCHANGE_ERROR_SEAL: a key that cannot be used, or GnuPG did not do what it was asked for
 */
typedef enum
{
  CHANCERY_EXCHANGE_ERROR_INVALID,
  CHANCERY_EXCHANGE_ERROR_CONFLICT,
  CHANCERY_EXCHANGE_ERROR_UNSUPPORTED,
  CHANCERY_EXCHANGE_ERROR_NO_KEY,
  CHANCERY_EXCHANGE_ERROR_AMBIGUOUS_KEY,
  CHANCERY_EXCHANGE_ERROR_SEAL,
} ChanceryExchangeError;

#define CHANCERY_MODEL_ERROR (chancery_model_error_quark ())
#define CHANCERY_STORE_ERROR (chancery_store_error_quark ())
#define CHANCERY_EXCHANGE_ERROR (chancery_exchange_error_quark ())

GQuark chancery_model_error_quark (void);
GQuark chancery_store_error_quark (void);
GQuark chancery_exchange_error_quark (void);

G_END_DECLS
