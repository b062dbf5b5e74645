/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-key-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-keyring.h"
#include "chancery-sheet.h"
#include "chancery-text.h"

/* Who has more keys than this types a letter. */
#define N_SHOWN 50

struct _ChanceryKeyPicker
{
  GtkWidget parent_instance;

  GPtrArray *keys;
  GHashTable *chosen;  /* fingerprint, borrowed of a key */
  GHashTable *trusted; /* likewise, for which the officer vouched */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *entry;
  GtkListBox *list;
  GtkLabel *more_label;
};

enum
{
  CHANGED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryKeyPicker, chancery_key_picker, GTK_TYPE_WIDGET)

/* ---- words ---- */

/* What is to be known of a key besides its fingerprint; NULL where it is in order. */
static const char *
phrase_doubt (const ChancerySealKey *key)
{
  if (key->problem != NULL)
    return key->problem;
  if (key->distrusted)
    return _ ("said here not to be theirs");
  return key->certified ? NULL : _ ("not certified here");
}

static char *
phrase_key (const ChancerySealKey *key)
{
  g_autofree char *grouped = chancery_keyring_phrase_fingerprint (key->fingerprint);
  const char *doubt = phrase_doubt (key);

  /* Translators: what is doubtful in a key, and its fingerprint. */
  return doubt != NULL ? g_strdup_printf (_ ("%s · %s"), doubt, grouped)
                       : g_steal_pointer (&grouped);
}

/* ---- choosing ---- */

static gboolean
is_usable (const ChancerySealKey *key)
{
  return key->problem == NULL && !key->distrusted;
}

static void
choose (ChanceryKeyPicker *self, const ChancerySealKey *key, gboolean chosen)
{
  if (chosen)
    g_hash_table_add (self->chosen, key->fingerprint);
  else
    g_hash_table_remove (self->chosen, key->fingerprint);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_check (GtkCheckButton *check, ChanceryKeyPicker *self, gboolean active)
{
  self->filling = TRUE;
  gtk_check_button_set_active (check, active);
  self->filling = FALSE;
}

static const ChancerySealKey *
find_key (ChanceryKeyPicker *self, const char *fingerprint)
{
  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    {
      const ChancerySealKey *key = self->keys->pdata[i];

      if (strcmp (key->fingerprint, fingerprint) == 0)
        return key;
    }
  return NULL;
}

static GtkCheckButton *
find_check (ChanceryKeyPicker *self, const char *fingerprint)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (gtk_widget_get_name (row), fingerprint) == 0)
      return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  return NULL;
}

static void
vouched_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryKeyPicker *self = CHANCERY_KEY_PICKER (owner);
  const ChancerySealKey *key = find_key (self, user_data);
  GtkCheckButton *check = find_check (self, user_data);

  if (key == NULL)
    return;
  g_hash_table_add (self->trusted, key->fingerprint);
  choose (self, key, TRUE);
  if (check != NULL)
    set_check (check, self, TRUE);
}

static void
compared_cb (GtkCheckButton *check)
{
  chancery_sheet_set_ready (GTK_WIDGET (check), gtk_check_button_get_active (check));
}

/* As people read it to each other: in groups, on two lines. */
static char *
break_fingerprint (const char *fingerprint)
{
  const gsize half = strlen (fingerprint) / 2;
  g_autofree char *first = g_strndup (fingerprint, half);
  g_autofree char *one = chancery_keyring_phrase_fingerprint (first);
  g_autofree char *other = chancery_keyring_phrase_fingerprint (fingerprint + half);

  return g_strconcat (one, "\n", other, NULL);
}

/* Anybody can make a key with any name: the fingerprint is what tells.  Return alone vouches for nobody. */
static void
ask_whose (ChanceryKeyPicker *self, const ChancerySealKey *key)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_ ("I _have compared it with them"));
  g_autofree char *grouped = break_fingerprint (key->fingerprint);
  /* Translators: %s is a name with an address. */
  g_autofree char *heading = g_strdup_printf (_ ("Is this the key of %s?"), key->name);
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is the fingerprint of a key. */
      _ ("Nobody has certified it here, and anybody can make a key with that name. Compare its "
         "fingerprint with them, on the telephone or face to face:\n\n%s"),
      grouped);

  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_signal_connect (check, "toggled", G_CALLBACK (compared_cb), NULL);
  chancery_sheet_ask (GTK_WIDGET (self), heading, body, check, _ ("_It Is Theirs"),
                      CHANCERY_SHEET_SUGGESTED, vouched_cb, g_strdup (key->fingerprint), g_free);
  chancery_sheet_set_ready (check, FALSE);
  gtk_widget_grab_focus (check);
}

static void
toggled_cb (GtkCheckButton *check, ChanceryKeyPicker *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), ADW_TYPE_ACTION_ROW);
  const ChancerySealKey *key = find_key (self, gtk_widget_get_name (row));
  gboolean active = gtk_check_button_get_active (check);

  if (self->filling || key == NULL)
    return;
  if (active && !key->certified && !g_hash_table_contains (self->trusted, key->fingerprint))
    {
      set_check (check, self, FALSE);
      ask_whose (self, key);
      return;
    }
  choose (self, key, active);
}

/* ---- the list ---- */

static GtkWidget *
make_row (ChanceryKeyPicker *self, const ChancerySealKey *key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = phrase_key (key);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", key->name, words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), key->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_name (row, key->fingerprint);
  gtk_widget_set_sensitive (row, is_usable (key));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->chosen, key->fingerprint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return row;
}

static gboolean
has_words (const ChancerySealKey *key, char **words)
{
  for (; *words != NULL; words++)
    if (strstr (key->words, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* A fingerprint is typed as it is read, in groups. */
static char **
read_words (ChanceryKeyPicker *self)
{
  g_autofree char *folded =
      chancery_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  return g_strsplit (folded, " ", -1);
}

static void
fill (ChanceryKeyPicker *self)
{
  g_auto (GStrv) words = read_words (self);
  g_autofree char *more = NULL;
  GtkWidget *row;
  guint n_found = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL &&
         GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    if (has_words (self->keys->pdata[i], words) && n_found++ < N_SHOWN)
      gtk_list_box_append (self->list, make_row (self, self->keys->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_found > N_SHOWN || n_found == 0);
  more = n_found == 0 ? g_strdup (_ ("No key is called so"))
                      : g_strdup_printf (ngettext ("and %u more", "and %u more", n_found - N_SHOWN),
                                         n_found - N_SHOWN);
  gtk_label_set_label (self->more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_found > 0);
}

/* Return takes the first that is found. */
static void
entry_activated_cb (ChanceryKeyPicker *self)
{
  GtkListBoxRow *row;
  GtkWidget *check;

  /* What was typed last may not be searched for yet. */
  fill (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return;
  check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
close_cb (ChanceryKeyPicker *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
close_binding (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  close_cb (CHANCERY_KEY_PICKER (widget));
  return GDK_EVENT_STOP;
}

static void
chancery_key_picker_dispose (GObject *object)
{
  ChanceryKeyPicker *self = CHANCERY_KEY_PICKER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_key_picker_parent_class)->dispose (object);
}

static void
chancery_key_picker_finalize (GObject *object)
{
  ChanceryKeyPicker *self = CHANCERY_KEY_PICKER (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->trusted);
  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (chancery_key_picker_parent_class)->finalize (object);
}

static void
chancery_key_picker_class_init (ChanceryKeyPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_key_picker_dispose;
  object_class->finalize = chancery_key_picker_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-key-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryKeyPicker, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryKeyPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, ChanceryKeyPicker, list);
  gtk_widget_class_bind_template_child (widget_class, ChanceryKeyPicker, more_label);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_binding, NULL);
}

static void
chancery_key_picker_init (ChanceryKeyPicker *self)
{
  self->chosen = g_hash_table_new (g_str_hash, g_str_equal);
  self->trusted = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_key_picker_set_keys (ChanceryKeyPicker *self, GPtrArray *keys)
{
  g_return_if_fail (CHANCERY_IS_KEY_PICKER (self) && keys != NULL);

  g_hash_table_remove_all (self->chosen);
  g_hash_table_remove_all (self->trusted);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->keys = g_ptr_array_ref (keys);
  fill (self);
}

void
chancery_key_picker_begin (ChanceryKeyPicker *self)
{
  g_return_if_fail (CHANCERY_IS_KEY_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_widget_grab_focus (self->entry);
}

static char **
list_of (ChanceryKeyPicker *self, gboolean trusted)
{
  g_autoptr (GStrvBuilder) fingerprints = g_strv_builder_new ();

  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    {
      const ChancerySealKey *key = self->keys->pdata[i];

      if (g_hash_table_contains (self->chosen, key->fingerprint) &&
          (!trusted || g_hash_table_contains (self->trusted, key->fingerprint)))
        g_strv_builder_add (fingerprints, key->fingerprint);
    }
  return g_strv_builder_end (fingerprints);
}

char **
chancery_key_picker_list_chosen (ChanceryKeyPicker *self)
{
  g_return_val_if_fail (CHANCERY_IS_KEY_PICKER (self), NULL);

  return list_of (self, FALSE);
}

char **
chancery_key_picker_list_trusted (ChanceryKeyPicker *self)
{
  g_return_val_if_fail (CHANCERY_IS_KEY_PICKER (self), NULL);

  return list_of (self, TRUE);
}

char *
chancery_key_picker_phrase_chosen (ChanceryKeyPicker *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (CHANCERY_IS_KEY_PICKER (self), NULL);

  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    {
      const ChancerySealKey *key = self->keys->pdata[i];

      if (g_hash_table_contains (self->chosen, key->fingerprint))
        /* Translators: between names. */
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", key->name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}
