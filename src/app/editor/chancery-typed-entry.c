/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-typed-entry.h"

#include "chancery-errors.h"
#include "chancery-focus-chain.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ChanceryTypedEntry
{
  GtkWidget parent_instance;

  const ChanceryField *field;
  const ChanceryTypedSyntax *syntax;
  ChanceryRegistry *registry;

  GtkWidget *entry;
  GtkWidget *echo;

  /* What was set, and how it was shown: untouched text gives back the very same value, so that
   * “-2d” does not become another day tomorrow. */
  ChanceryValue *original;
  char *original_text;
  gboolean setting;
  ChanceryDay from;
};

static void chancery_typed_entry_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryTypedEntry,
                               chancery_typed_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_typed_entry_editor_init))

static char *
dup_stripped (ChanceryTypedEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static ChanceryValue *
parse (ChanceryTypedEntry *self, GError **error)
{
  g_autofree char *typed = dup_stripped (self);

  if (*typed == '\0')
    return NULL;
  if (self->original != NULL && !self->syntax->reads_again &&
      g_strcmp0 (typed, self->original_text) == 0)
    return chancery_value_ref (self->original);
  return self->syntax->parse (self->field, typed, self->from, self->registry, error);
}

static void
say_echo (ChanceryTypedEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  g_autofree char *words = NULL;
  g_autofree char *typed = NULL;

  if (self->syntax->echo == NULL)
    return;
  value = parse (self, &error);
  typed = dup_stripped (self);
  if (value != NULL)
    words = self->syntax->echo (self->field, value, typed, self->from, self->registry);
  else if (error != NULL)
    words = g_strdup (_ ("not understood"));
  gtk_label_set_text (GTK_LABEL (self->echo), words != NULL ? words : "");
  /* What has no room is cut. */
  gtk_widget_set_tooltip_text (self->echo, error != NULL ? error->message : words);
  gtk_widget_set_visible (self->echo, words != NULL && *words != '\0');
  if (error != NULL)
    gtk_widget_add_css_class (self->echo, "error");
  else
    gtk_widget_remove_css_class (self->echo, "error");
}

static void
changed_cb (GtkEditable *editable, ChanceryTypedEntry *self)
{
  say_echo (self);
  if (!self->setting)
    chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
activate_cb (GtkEntry *entry, ChanceryTypedEntry *self)
{
  chancery_editor_proceed (CHANCERY_EDITOR (self));
}

static ChanceryValue *
chancery_typed_entry_dup_value (ChanceryEditor *editor)
{
  return parse (CHANCERY_TYPED_ENTRY (editor), NULL);
}

static void
chancery_typed_entry_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryTypedEntry *self = CHANCERY_TYPED_ENTRY (editor);
  g_autofree char *text = NULL;

  if (value != NULL)
    text = self->syntax->format (self->field, value, self->registry);
  g_clear_pointer (&self->original, chancery_value_unref);
  g_free (self->original_text);
  self->original_text = text != NULL ? g_strdup (g_strstrip (text)) : g_strdup ("");
  if (value != NULL)
    self->original = chancery_value_ref (value);

  self->setting = TRUE;
  chancery_editor_write (GTK_EDITABLE (self->entry), self->original_text);
  self->setting = FALSE;
  say_echo (self);
}

static char *
chancery_typed_entry_dup_problem (ChanceryEditor *editor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryValue) value = parse (CHANCERY_TYPED_ENTRY (editor), &error);

  return error != NULL ? g_strdup (error->message) : NULL;
}

static void
chancery_typed_entry_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (CHANCERY_TYPED_ENTRY (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
chancery_typed_entry_set_hint (ChanceryEditor *editor, const char *hint)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (CHANCERY_TYPED_ENTRY (editor)->entry), hint);
}

static gboolean
chancery_typed_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_TYPED_ENTRY (widget)->entry);
}

static void
chancery_typed_entry_dispose (GObject *object)
{
  ChanceryTypedEntry *self = CHANCERY_TYPED_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->echo, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_typed_entry_parent_class)->dispose (object);
}

static void
chancery_typed_entry_finalize (GObject *object)
{
  ChanceryTypedEntry *self = CHANCERY_TYPED_ENTRY (object);

  g_clear_pointer (&self->original, chancery_value_unref);
  g_free (self->original_text);

  G_OBJECT_CLASS (chancery_typed_entry_parent_class)->finalize (object);
}

static void
chancery_typed_entry_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_typed_entry_dup_value;
  iface->set_value = chancery_typed_entry_set_value;
  iface->dup_problem = chancery_typed_entry_dup_problem;
  iface->set_label = chancery_typed_entry_set_label;
  iface->set_hint = chancery_typed_entry_set_hint;
}

static void
chancery_typed_entry_class_init (ChanceryTypedEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_typed_entry_dispose;
  object_class->finalize = chancery_typed_entry_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_typed_entry_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
chancery_typed_entry_init (ChanceryTypedEntry *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "chancery-editor");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->echo = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->echo), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->echo), 0);
  /* A day fits, more is cut when there is no room. */
  gtk_label_set_width_chars (GTK_LABEL (self->echo), 11);
  gtk_widget_add_css_class (self->echo, "chancery-echo");
  gtk_widget_set_hexpand (self->echo, TRUE);
  gtk_widget_set_visible (self->echo, FALSE);
  gtk_widget_set_parent (self->echo, GTK_WIDGET (self));

  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
}

GtkWidget *
chancery_typed_entry_new (const ChanceryField *field,
                          const ChanceryTypedSyntax *syntax,
                          ChanceryRegistry *registry)
{
  ChanceryTypedEntry *self = g_object_new (CHANCERY_TYPE_TYPED_ENTRY, NULL);

  self->field = field;
  self->syntax = syntax;
  self->from = CHANCERY_DAY_NONE;
  g_set_object (&self->registry, registry);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MIN (syntax->width_chars, 6));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), syntax->width_chars);
  if (syntax->tip != NULL)
    gtk_widget_set_tooltip_text (self->entry, _ (syntax->tip));
  return GTK_WIDGET (self);
}

const char *
chancery_typed_entry_get_typed (ChanceryTypedEntry *self)
{
  g_return_val_if_fail (CHANCERY_IS_TYPED_ENTRY (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
chancery_typed_entry_set_from (ChanceryTypedEntry *self, ChanceryDay from)
{
  g_return_if_fail (CHANCERY_IS_TYPED_ENTRY (self));

  if (self->from == from)
    return;
  self->from = from;
  say_echo (self);
}

/* ---- text and numbers: nothing to say beside them ---- */

static ChanceryValue *
parse_text (const ChanceryField *field,
            const char *typed,
            ChanceryDay from,
            ChanceryRegistry *registry,
            GError **error)
{
  g_autofree char *text = chancery_text_normalize (typed, -1, error);

  return text != NULL ? chancery_value_new_text (text) : NULL;
}

static char *
format_text (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry)
{
  return g_strdup (chancery_value_get_text (value));
}

GtkWidget *
chancery_text_entry_new (const ChanceryField *field)
{
  static const ChanceryTypedSyntax syntax = { .parse = parse_text,
                                              .format = format_text,
                                              .width_chars = 8 };

  return chancery_typed_entry_new (field, &syntax, NULL);
}

static ChanceryValue *
parse_integer (const ChanceryField *field,
               const char *typed,
               ChanceryDay from,
               ChanceryRegistry *registry,
               GError **error)
{
  gint64 number = 0;

  if (!g_ascii_string_to_signed (typed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is not a whole number"), typed);
      return NULL;
    }
  return chancery_value_new_integer (number);
}

static char *
format_integer (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, chancery_value_get_integer (value));
}

GtkWidget *
chancery_integer_entry_new (const ChanceryField *field)
{
  static const ChanceryTypedSyntax syntax = { .parse = parse_integer,
                                              .format = format_integer,
                                              .width_chars = 8 };

  return chancery_typed_entry_new (field, &syntax, NULL);
}
