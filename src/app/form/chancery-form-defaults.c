/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-defaults.h"

#include "chancery-code.h"
#include "chancery-form-layout.h"
#include "chancery-fuzzy-date.h"

static ChanceryValue *
default_value (ChanceryRegistry *registry, const ChanceryField *field, const char *code)
{
  g_autoptr (ChanceryValue) value = NULL;

  if (g_str_equal (code, "@own"))
    {
      const char *own = chancery_registry_get_own_party (registry);

      value =
          own != NULL
              ? chancery_value_new_reference (own, chancery_registry_get_own_party_name (registry))
              : NULL;
    }
  else if (g_str_equal (code, "@today"))
    {
      g_autoptr (ChanceryFuzzyDate) day =
          chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (registry));

      value = chancery_value_new_date (day);
    }
  else
    value = chancery_value_new_text (code);
  if (value != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, value);
      return chancery_value_new_list (one);
    }
  return g_steal_pointer (&value);
}

/* What a profile calls a language may be none, and a record with it could not be saved. */
static void
fill_language (ChanceryRegistry *registry, ChanceryDraft *draft)
{
  const ChanceryField *field =
      chancery_kind_find_field (chancery_draft_get_kind (draft), "language");
  const char *language = chancery_registry_get_setting (registry, CHANCERY_SETTING_LANGUAGE);

  if (language != NULL && chancery_code_check (field, language, NULL))
    chancery_draft_set_text (draft, "language", language);
}

void
chancery_form_defaults_fill (ChanceryRegistry *registry, ChanceryDraft *draft)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  g_auto (GStrv) pairs = NULL;
  const char *marking;

  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));
  g_return_if_fail (draft != NULL);

  pairs = g_strsplit (chancery_form_layout_get (kind)->defaults, " ", -1);
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const ChanceryField *field = chancery_kind_find_field (kind, pair[0]);
      g_autoptr (ChanceryValue) value = default_value (registry, field, pair[1]);

      chancery_draft_set_value (draft, field, value);
    }
  fill_language (registry, draft);
  if ((marking = chancery_registry_get_setting (registry, CHANCERY_SETTING_MARKING)) != NULL)
    {
      g_autoptr (ChanceryValue) value = chancery_value_new_marking (marking, NULL);

      chancery_draft_set (draft, "marking", value);
    }
}
