/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-form-private.h"

#include "chancery-focus-follow.h"
#include "chancery-form-defaults.h"
#include "chancery-form-fields.h"
#include "chancery-form-group.h"
#include "chancery-text-cut.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  SAVED,
  CLOSED,
  SAID,
  FAILED,
  PRESS,
  PRESS_LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRecordForm, chancery_record_form, GTK_TYPE_WIDGET)

ChanceryRecord *
chancery_record_form_get_original (ChanceryRecordForm *self)
{
  return g_hash_table_lookup (self->originals, chancery_draft_get_id (self->draft));
}

const char *
chancery_record_form_get_form_id (ChanceryRecordForm *self)
{
  return chancery_draft_get_id (self->draft);
}

gboolean
chancery_record_form_can_register (ChanceryRecordForm *self)
{
  ChanceryRecord *original = chancery_record_form_get_original (self);

  return chancery_kind_has_flag (self->kind, CHANCERY_KIND_NUMBERED) &&
         (original == NULL || chancery_record_get_state (original) == CHANCERY_STATE_DRAFT);
}

void
chancery_record_form_say_problem (ChanceryRecordForm *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->kept), sentence);
  /* What stands in the way is read whole, however narrow the window is. */
  gtk_label_set_ellipsize (GTK_LABEL (self->kept), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->kept), TRUE);
  gtk_widget_add_css_class (self->kept, "error");
  gtk_widget_set_tooltip_text (self->kept, sentence);
}

gboolean
chancery_record_form_has_problem (ChanceryRecordForm *self)
{
  return gtk_widget_has_css_class (self->kept, "error");
}

void
chancery_record_form_say_kept (ChanceryRecordForm *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->kept), words);
  gtk_label_set_wrap (GTK_LABEL (self->kept), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (self->kept), PANGO_ELLIPSIZE_END);
  gtk_widget_remove_css_class (self->kept, "error");
  gtk_widget_set_tooltip_text (self->kept, NULL);
}

void
chancery_record_form_set_busy (ChanceryRecordForm *self, gboolean busy)
{
  self->busy = busy;
  busy = busy || self->voided;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.register",
                                 !busy && chancery_record_form_can_register (self));
}

static void
changed_cb (ChanceryFormFields *fields, ChanceryRecordForm *self)
{
  self->dirty = TRUE;
  if (chancery_record_form_has_problem (self))
    chancery_record_form_say_kept (self, "");
  chancery_record_form_queue_keep (self);
}

/* Ctrl+Return is what this form is for: to register where there is a register, else to save. */
static void
finish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (chancery_record_form_can_register (CHANCERY_RECORD_FORM (widget)))
    chancery_record_form_register_action (widget, name, parameter);
  else
    chancery_record_form_save_action (widget, name, parameter);
}

/* ---- leaving ---- */

void
chancery_record_form_leave (ChanceryRecordForm *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  if (self->dirty)
    {
      chancery_record_form_keep (self);
      g_signal_emit (self, signals[SAID], 0, _ ("The draft is kept; it waits on the desk"), FALSE);
    }
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_record_form_leave (CHANCERY_RECORD_FORM (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (widget);

  self->dirty = FALSE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  chancery_registry_drop_drafts_async (self->registry, chancery_record_form_get_form_id (self),
                                       NULL, NULL, NULL);
  g_signal_emit (self, signals[SAID], 0, _ ("The draft was thrown away"), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_form_fields_go (CHANCERY_FORM_FIELDS (CHANCERY_RECORD_FORM (widget)->fields),
                           (guint)g_variant_get_int32 (parameter));
}

static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_form_fields_show_more (CHANCERY_FORM_FIELDS (CHANCERY_RECORD_FORM (widget)->fields));
}

static void
reserve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_form_fields_reserve (CHANCERY_FORM_FIELDS (CHANCERY_RECORD_FORM (widget)->fields));
}

/* ---- what comes after the form is there ---- */

void
chancery_record_form_show_notice (ChanceryRecordForm *self, const char *words, gboolean begin_again)
{
  gtk_label_set_text (GTK_LABEL (self->notice_words), words);
  gtk_widget_set_visible (self->begin_again, begin_again);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
load_group (ChanceryRecordForm *self, GPtrArray *drafts)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  chancery_record_form_press_load (self, drafts);
  for (guint i = 1; i < drafts->len; i++)
    g_ptr_array_add (others, g_ptr_array_index (drafts, i));
  g_clear_pointer (&self->draft, chancery_draft_free);
  self->draft = chancery_draft_copy (g_ptr_array_index (drafts, 0));
  chancery_form_fields_load (CHANCERY_FORM_FIELDS (self->fields), self->draft, others);
  self->dirty = TRUE;
}

static gboolean
seek_cb (gpointer data)
{
  ChanceryRecordForm *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->seek_source = 0;
  /* What is scrolled to is what gets the focus: also when it has it already, and has moved. */
  if (root == NULL || self->dirty)
    return G_SOURCE_REMOVE;
  gtk_root_set_focus (root, NULL);
  chancery_form_fields_go_to_field (CHANCERY_FORM_FIELDS (self->fields), self->sought);
  return G_SOURCE_REMOVE;
}

/* Later than the frame in which the form gets its size. */
static void
queue_seek (ChanceryRecordForm *self)
{
  if (self->sought != NULL && self->seek_source == 0)
    self->seek_source = g_idle_add_full (G_PRIORITY_LOW, seek_cb, self, NULL);
}

static void
dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (ChanceryDossier) dossier =
      chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_autoptr (GPtrArray) others = NULL;

  /* Late, or a draft was taken up instead. */
  if (dossier == NULL || self->box == NULL || self->dirty)
    return;
  others = chancery_form_group_list_children (dossier, self->originals);
  chancery_form_fields_load_others (CHANCERY_FORM_FIELDS (self->fields), self->draft, others);
  queue_seek (self);
}

static void
drafts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (GPtrArray) drafts =
      chancery_registry_list_drafts_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (self->box == NULL || self->dirty)
    return;
  if (drafts != NULL && drafts->len > 0 &&
      chancery_draft_get_kind (g_ptr_array_index (drafts, 0)) == self->kind)
    {
      load_group (self, drafts);
      chancery_record_form_show_notice (
          self, _ ("This is a draft that was kept. The record itself stands as it was."), TRUE);
    }
  chancery_registry_load_dossier_async (self->registry, chancery_record_form_get_form_id (self),
                                        self->cancellable, dossier_cb, g_object_ref (self));
}

/* ---- the widget ---- */

static void
mapped_cb (ChanceryRecordForm *self, gpointer user_data)
{
  if (!self->begun)
    chancery_record_form_begin (self);
}

static void
chancery_record_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (object);
  ChanceryRecord *original;
  g_autofree char *kind = NULL;

  if (id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  original = chancery_record_form_get_original (self);
  kind = g_utf8_strdown (_ (self->kind->label), -1);
  if (original != NULL)
    {
      g_autofree char *title =
          chancery_text_cut (chancery_record_get_title (original), CHANCERY_TEXT_CUT_TITLE);

      g_value_take_string (value,
                           /* Translators: %s is a subject. */
                           g_strdup_printf (_ ("Edit %s"), title));
    }
  else
    g_value_take_string (value,
                         /* Translators: %s is “demarche”, “party”, “case file”. */
                         g_strdup_printf (_ ("New %s"), kind));
}

static void
chancery_record_form_dispose (GObject *object)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (object);

  if (self->fields != NULL)
    chancery_record_form_keep (self);
  chancery_record_form_press_dispose (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->seek_source, g_source_remove);
  self->fields = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->registry);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (chancery_record_form_parent_class)->dispose (object);
}

static void
chancery_record_form_finalize (GObject *object)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (object);

  g_clear_pointer (&self->draft, chancery_draft_free);
  g_hash_table_unref (self->originals);
  g_free (self->sought);
  g_hash_table_unref (self->theirs);
  g_free (self->joined);

  G_OBJECT_CLASS (chancery_record_form_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.save", NULL,
                                   chancery_record_form_save_action);
  gtk_widget_class_install_action (widget_class, "form.register", NULL,
                                   chancery_record_form_register_action);
  gtk_widget_class_install_action (widget_class, "form.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "form.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "form.go", "i", go_action);
  gtk_widget_class_install_action (widget_class, "form.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "form.reserve", NULL, reserve_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_ALT_MASK, "form.more", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_ALT_MASK, "form.reserve", NULL);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint)i, GDK_ALT_MASK,
                                         "form.go", "i", i);
}

static void
chancery_record_form_class_init (ChanceryRecordFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = chancery_record_form_get_property;
  object_class->dispose = chancery_record_form_dispose;
  object_class->finalize = chancery_record_form_finalize;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAVED] = g_signal_new ("saved", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[PRESS] = g_signal_new ("press", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[PRESS_LEFT] = g_signal_new ("press-left", CHANCERY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, notice);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, notice_words);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, begin_again);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, foot);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, clamp);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, kept);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRecordForm, save);
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (ChanceryRecordForm, register_));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

/* Text views take every Return for a new line, with Ctrl too: the form has to be asked first. */
static void
add_finish_key (ChanceryRecordForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  guint returns[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (returns[i], GDK_CONTROL_MASK),
                          gtk_named_action_new ("form.finish")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
chancery_record_form_init (ChanceryRecordForm *self)
{
  self->cancellable = g_cancellable_new ();
  self->originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify)chancery_record_unref);
  self->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)chancery_record_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  add_finish_key (self);
  chancery_focus_follow (GTK_SCROLLED_WINDOW (self->scrolled));
}

ChanceryRecordForm *
chancery_record_form_make (ChanceryRegistry *registry, const ChanceryKind *kind)
{
  ChanceryRecordForm *self = g_object_new (CHANCERY_TYPE_RECORD_FORM, NULL);

  self->registry = g_object_ref (registry);
  self->kind = kind;
  self->fields = chancery_form_fields_new (registry, kind);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->fields);
  g_signal_connect (self->fields, "changed", G_CALLBACK (changed_cb), self);
  chancery_record_form_watch (self);
  return self;
}

/* One of the two is the button of the form: to register, or to save. */
void
chancery_record_form_show_buttons (ChanceryRecordForm *self)
{
  gboolean registers = chancery_record_form_can_register (self);

  gtk_widget_set_visible (self->register_, registers);
  if (registers)
    gtk_widget_remove_css_class (self->save, "suggested-action");
  else
    gtk_widget_add_css_class (self->save, "suggested-action");
  chancery_record_form_set_busy (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

GtkWidget *
chancery_record_form_new (ChanceryRegistry *registry,
                          const ChanceryKind *kind,
                          ChanceryRecord *record)
{
  ChanceryRecordForm *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (kind != NULL || record != NULL, NULL);

  self = chancery_record_form_make (registry,
                                    record != NULL ? chancery_record_get_kind (record) : kind);
  if (record != NULL)
    {
      self->draft = chancery_draft_new_from_record (record);
      g_hash_table_insert (self->originals, g_strdup (chancery_record_get_id (record)),
                           chancery_record_ref (record));
      chancery_registry_list_drafts_async (registry, chancery_record_form_get_form_id (self),
                                           self->cancellable, drafts_cb, g_object_ref (self));
    }
  else
    {
      self->draft = chancery_draft_new (self->kind);
      chancery_form_defaults_fill (registry, self->draft);
    }
  chancery_form_fields_load (CHANCERY_FORM_FIELDS (self->fields), self->draft, NULL);
  if (record == NULL)
    chancery_form_fields_follow_precedent (CHANCERY_FORM_FIELDS (self->fields));
  chancery_record_form_show_buttons (self);
  return GTK_WIDGET (self);
}

static void
original_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (record == NULL || self->box == NULL)
    return;
  g_hash_table_insert (self->originals, g_strdup (chancery_record_get_id (record)),
                       chancery_record_ref (record));
  chancery_record_form_show_buttons (self);
}

GtkWidget *
chancery_record_form_new_from_drafts (ChanceryRegistry *registry, GPtrArray *drafts)
{
  ChanceryRecordForm *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (drafts != NULL && drafts->len > 0, NULL);

  self =
      chancery_record_form_make (registry, chancery_draft_get_kind (g_ptr_array_index (drafts, 0)));
  load_group (self, drafts);
  /* Drafts of records that are saved already are compared with those. */
  for (guint i = 0; i < drafts->len; i++)
    chancery_registry_load_async (registry, chancery_draft_get_id (g_ptr_array_index (drafts, i)),
                                  self->cancellable, original_cb, g_object_ref (self));
  chancery_record_form_show_notice (self, _ ("This is a draft that was kept."), TRUE);
  chancery_record_form_show_buttons (self);
  return GTK_WIDGET (self);
}

void
chancery_record_form_fill (ChanceryRecordForm *self, const char *field_id, ChanceryValue *value)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  if (chancery_kind_find_field (self->kind, field_id) == NULL)
    return;
  chancery_draft_set (self->draft, field_id, value);
  chancery_form_fields_set (CHANCERY_FORM_FIELDS (self->fields), field_id, value);
}

void
chancery_record_form_begin (ChanceryRecordForm *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  self->begun = TRUE;
  if (chancery_record_form_get_original (self) != NULL)
    chancery_form_fields_go (CHANCERY_FORM_FIELDS (self->fields), 0);
  else
    chancery_form_fields_begin (CHANCERY_FORM_FIELDS (self->fields));
}

void
chancery_record_form_seek (ChanceryRecordForm *self, const char *field_id)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));
  g_return_if_fail (field_id != NULL);

  g_free (self->sought);
  self->sought = g_strdup (field_id);
  queue_seek (self);
}

gboolean
chancery_record_form_take_files (ChanceryRecordForm *self, GPtrArray *files)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (CHANCERY_IS_RECORD_FORM (self), FALSE);
  g_return_val_if_fail (files != NULL, FALSE);

  if (!chancery_form_fields_take_files (CHANCERY_FORM_FIELDS (self->fields), files))
    return FALSE;
  /* Translators: how many files were dropped on a form; it is the form. */
  sentence = g_strdup_printf (ngettext ("%u paper goes in when it is saved",
                                        "%u papers go in when it is saved", files->len),
                              files->len);
  g_signal_emit (self, signals[SAID], 0, sentence, FALSE);
  return TRUE;
}

gboolean
chancery_record_form_is_dirty (ChanceryRecordForm *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_FORM (self), FALSE);

  return self->dirty;
}
