/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for the page and the form of a record until their own files are here. */

#include "chancery-record-form.h"
#include "chancery-record-page.h"
#include "config.h"
struct _ChanceryRecordPage
{
  GtkWidget parent;
  char *id;
};
G_DEFINE_FINAL_TYPE (ChanceryRecordPage, chancery_record_page, GTK_TYPE_WIDGET)
static void
gp (GObject *o, guint i, GValue *v, GParamSpec *p)
{
}
static void
sig (GObjectClass *k, const char *n, guint c, GType a, GType b, GType d)
{
  if (c == 0)
    g_signal_new (n, G_TYPE_FROM_CLASS (k), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  else
    g_signal_new (n, G_TYPE_FROM_CLASS (k), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, c, a, b, d);
}
static void
chancery_record_page_class_init (ChanceryRecordPageClass *klass)
{
  GObjectClass *k = G_OBJECT_CLASS (klass);
  k->get_property = gp;
  sig (k, "open-record", 1, G_TYPE_STRING, 0, 0);
  sig (k, "edit-record", 1, G_TYPE_STRING, 0, 0);
  sig (k, "new-record", 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  sig (k, "print-record", 1, G_TYPE_STRING, 0, 0);
  sig (k, "prepare-meeting", 1, G_TYPE_STRING, 0, 0);
  sig (k, "export-record", 1, G_TYPE_STRING, 0, 0);
  sig (k, "said", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, 0);
  sig (k, "failed", 1, G_TYPE_ERROR, 0, 0);
  g_object_class_install_property (k, 1,
                                   g_param_spec_string ("title", NULL, NULL, NULL,
                                                        G_PARAM_READABLE));
}
static void
chancery_record_page_init (ChanceryRecordPage *s)
{
}
GtkWidget *
chancery_record_page_new (ChanceryRegistry *r)
{
  return g_object_new (CHANCERY_TYPE_RECORD_PAGE, NULL);
}
void
chancery_record_page_show (ChanceryRecordPage *s, const char *id)
{
  s->id = g_strdup (id);
}
const char *
chancery_record_page_get_id (ChanceryRecordPage *s)
{
  return s->id;
}
ChanceryDossier *
chancery_record_page_get_dossier (ChanceryRecordPage *s)
{
  return NULL;
}
GActionGroup *
chancery_record_page_get_actions (ChanceryRecordPage *s)
{
  static GSimpleActionGroup *g;
  if (!g)
    g = g_simple_action_group_new ();
  return G_ACTION_GROUP (g);
}
struct _ChanceryRecordForm
{
  GtkWidget parent;
};
G_DEFINE_FINAL_TYPE (ChanceryRecordForm, chancery_record_form, GTK_TYPE_WIDGET)
static void
chancery_record_form_class_init (ChanceryRecordFormClass *klass)
{
  GObjectClass *k = G_OBJECT_CLASS (klass);
  k->get_property = gp;
  sig (k, "saved", 1, G_TYPE_STRING, 0, 0);
  sig (k, "closed", 0, 0, 0, 0);
  sig (k, "said", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, 0);
  sig (k, "failed", 1, G_TYPE_ERROR, 0, 0);
  g_object_class_install_property (k, 1,
                                   g_param_spec_string ("title", NULL, NULL, NULL,
                                                        G_PARAM_READABLE));
}
static void
chancery_record_form_init (ChanceryRecordForm *s)
{
}
GtkWidget *
chancery_record_form_new (ChanceryRegistry *r, const ChanceryKind *k, ChanceryRecord *rec)
{
  return g_object_new (CHANCERY_TYPE_RECORD_FORM, NULL);
}
void
chancery_record_form_fill (ChanceryRecordForm *s, const char *f, ChanceryValue *v)
{
}
void
chancery_record_form_keep (ChanceryRecordForm *s)
{
}
void
chancery_record_form_leave (ChanceryRecordForm *s)
{
  g_signal_emit_by_name (s, "closed");
}
void
chancery_record_form_begin (ChanceryRecordForm *s)
{
}
