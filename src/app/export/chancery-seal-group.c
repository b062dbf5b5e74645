/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-seal-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-keyring.h"

struct _ChancerySealGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GCancellable *listing;
  ChanceryKeyPicker *picker; /* borrowed: beside this in the dialog */
  ChancerySealChoice *choice;
  GPtrArray
      *signers; /* of those that can sign, in the order of the rows after the first; borrowed */

  AdwActionRow *recipients_row;
  GtkWidget *arrow;
  AdwComboRow *signer_row;
};

enum
{
  CHOOSE,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySealGroup, chancery_seal_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_recipients (ChancerySealGroup *self)
{
  g_autofree char *names = chancery_key_picker_phrase_chosen (self->picker);
  g_autofree char *words = NULL;

  if (names == NULL)
    words = g_strdup (_ ("Nobody: whoever has the files can read them"));
  else
    /* Translators: %s are names with addresses. */
    words = g_strdup_printf (
        _ ("%s\nNobody else can open them; attachments go along in the package alone"), names);
  adw_action_row_set_subtitle (self->recipients_row, words);
}

static void
picked_cb (ChancerySealGroup *self)
{
  show_recipients (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_cb (ChancerySealGroup *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
signer_chosen_cb (ChancerySealGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nothing can be chosen, and that is why. */
static void
show_reason (ChancerySealGroup *self, const char *reason)
{
  adw_action_row_set_subtitle (self->recipients_row, reason);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->recipients_row), FALSE);
  gtk_widget_set_visible (self->arrow, FALSE);
}

static gboolean
has_usable (GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (((const ChancerySealKey *)keys->pdata[i])->problem == NULL)
      return TRUE;
  return FALSE;
}

/* The name alone where that tells the keys apart: the address does not fit beside the title. */
static char *
phrase_signer (GPtrArray *keys, const ChancerySealKey *key)
{
  const char *address = strstr (key->name, " <");
  g_autofree char *name = address != NULL ? g_strndup (key->name, (gsize)(address - key->name))
                                          : g_strdup (key->name);

  for (guint i = 0; i < keys->len; i++)
    if (keys->pdata[i] != key &&
        g_str_has_prefix (((const ChancerySealKey *)keys->pdata[i])->name, name))
      return g_strdup (key->name);
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (key->name);
}

static void
fill_signers (ChancerySealGroup *self, GPtrArray *keys)
{
  g_autofree char *kept = g_settings_get_string (self->settings, "export-signer");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Nobody"));
  for (guint i = 0; i < keys->len; i++)
    {
      ChancerySealKey *key = keys->pdata[i];
      g_autofree char *name = phrase_signer (keys, key);

      if (key->problem != NULL)
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->signers, key);
      if (strcmp (key->fingerprint, kept) == 0)
        selected = self->signers->len;
    }
  adw_combo_row_set_model (self->signer_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->signer_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->signer_row), self->signers->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChancerySealGroup) self = CHANCERY_SEAL_GROUP (user_data);
  g_autoptr (GError) error = NULL;

  self->choice = chancery_registry_list_keys_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->picker == NULL)
    return;
  if (self->choice == NULL)
    {
      show_reason (self, error->message);
      return;
    }
  fill_signers (self, self->choice->signers);
  if (!has_usable (self->choice->recipients))
    {
      show_reason (self, _ ("GnuPG has no keys here to seal for"));
      return;
    }
  chancery_key_picker_set_keys (self->picker, self->choice->recipients);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->recipients_row), TRUE);
  gtk_widget_set_visible (self->arrow, TRUE);
  show_recipients (self);
}

static void
chancery_seal_group_dispose (GObject *object)
{
  ChancerySealGroup *self = CHANCERY_SEAL_GROUP (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_object (&self->settings);
  self->picker = NULL;

  G_OBJECT_CLASS (chancery_seal_group_parent_class)->dispose (object);
}

static void
chancery_seal_group_finalize (GObject *object)
{
  ChancerySealGroup *self = CHANCERY_SEAL_GROUP (object);

  g_ptr_array_unref (self->signers);
  chancery_seal_choice_free (self->choice);

  G_OBJECT_CLASS (chancery_seal_group_parent_class)->finalize (object);
}

static void
chancery_seal_group_class_init (ChancerySealGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_seal_group_dispose;
  object_class->finalize = chancery_seal_group_finalize;

  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-seal-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ChancerySealGroup, recipients_row);
  gtk_widget_class_bind_template_child (widget_class, ChancerySealGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, ChancerySealGroup, signer_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, signer_chosen_cb);
}

static void
chancery_seal_group_init (ChancerySealGroup *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->signers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_seal_group_begin (ChancerySealGroup *self,
                           ChanceryRegistry *registry,
                           ChanceryKeyPicker *picker)
{
  g_return_if_fail (CHANCERY_IS_SEAL_GROUP (self) && CHANCERY_IS_KEY_PICKER (picker));
  g_return_if_fail (self->picker == NULL);

  self->picker = picker;
  self->listing = g_cancellable_new ();
  g_signal_connect_object (picker, "changed", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  chancery_registry_list_keys_async (registry, self->listing, listed_cb, g_object_ref (self));
}

/* Fingerprint, NULL for nobody. */
static const char *
get_signer (ChancerySealGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->signer_row);

  return selected > 0 && selected <= self->signers->len
             ? ((const ChancerySealKey *)self->signers->pdata[selected - 1])->fingerprint
             : NULL;
}

gboolean
chancery_seal_group_seals (ChancerySealGroup *self)
{
  g_auto (GStrv) recipients = NULL;

  g_return_val_if_fail (CHANCERY_IS_SEAL_GROUP (self), FALSE);

  if (self->picker == NULL)
    return FALSE;
  recipients = chancery_key_picker_list_chosen (self->picker);
  return *recipients != NULL;
}

ChancerySealWish *
chancery_seal_group_dup_wish (ChancerySealGroup *self)
{
  g_auto (GStrv) recipients = NULL;
  g_auto (GStrv) trusted = NULL;

  g_return_val_if_fail (CHANCERY_IS_SEAL_GROUP (self) && self->picker != NULL, NULL);

  recipients = chancery_key_picker_list_chosen (self->picker);
  trusted = chancery_key_picker_list_trusted (self->picker);
  if (*recipients == NULL && get_signer (self) == NULL)
    return NULL;
  return chancery_seal_wish_new ((const char *const *)recipients, (const char *const *)trusted,
                                 get_signer (self));
}

void
chancery_seal_group_keep (ChancerySealGroup *self)
{
  const char *signer;

  g_return_if_fail (CHANCERY_IS_SEAL_GROUP (self));

  signer = get_signer (self);
  /* Who has no key at hand today is not forgotten for it. */
  if (self->signers->len > 0)
    g_settings_set_string (self->settings, "export-signer", signer != NULL ? signer : "");
}

void
chancery_seal_group_focus (ChancerySealGroup *self)
{
  g_return_if_fail (CHANCERY_IS_SEAL_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->recipients_row));
}
