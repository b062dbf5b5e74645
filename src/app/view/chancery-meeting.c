/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-meeting.h"

#include <glib/gi18n.h>

#include "chancery-briefing-paper.h"
#include "chancery-focus-chain.h"
#include "chancery-kinds.h"
#include "chancery-meeting-row.h"
#include "chancery-record-item.h"
#include "chancery-reference-entry.h"
#include "chancery-window-private.h"

/* So many rows are made before the window is drawn again. */
#define ROWS_A_FRAME 6

struct _ChanceryMeeting
{
  GtkWidget parent_instance;

  ChanceryWindow *window; /* weak */
  ChanceryView *view;     /* weak: it holds us */
  ChanceryRegistry *registry;
  ChanceryBriefing *briefing;
  GCancellable *cancellable;
  /* Of finding whom it is with. */
  GCancellable *finding;
  char *party;
  /* What is to get the focus once it is there: a row, or -1 for none. */
  int wanted_row;
  /* How far the rows have been made. */
  guint part;
  guint line;
  guint source;

  GtkWidget *box;
  AdwBin *party_bin;
  GtkWidget *party_entry;
  GtkEditable *subject;
  GtkLabel *marking;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ChanceryMeeting, chancery_meeting, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static void
clear_rows (ChanceryMeeting *self)
{
  GtkWidget *row;

  g_clear_handle_id (&self->source, g_source_remove);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* Whoever reads a record of it comes back to the row, which must not take the keys from there. */
static void
focus_wanted (ChanceryMeeting *self)
{
  GtkListBoxRow *row =
      self->wanted_row >= 0 ? gtk_list_box_get_row_at_index (self->list, self->wanted_row) : NULL;

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->wanted_row = -1;
  /* Or went on, elsewhere or with another subject. */
  if (!chancery_focus_chain_is_free (GTK_WIDGET (self)) ||
      !g_str_equal (gtk_editable_get_text (self->subject),
                    chancery_briefing_get_subject (self->briefing)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
make_rows_cb (gpointer user_data)
{
  ChanceryMeeting *self = CHANCERY_MEETING (user_data);
  GPtrArray *parts = chancery_briefing_get_parts (self->briefing);

  for (guint i = 0; i < ROWS_A_FRAME && self->part < parts->len;)
    {
      ChanceryBriefingPart *part = g_ptr_array_index (parts, self->part);

      if (self->line == part->lines->len)
        {
          self->part++;
          self->line = 0;
          continue;
        }
      gtk_list_box_append (self->list, chancery_meeting_row_new (part, self->line));
      self->line++;
      i++;
    }
  focus_wanted (self);
  if (self->part < parts->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  ChanceryBriefingPart *part = chancery_meeting_row_get_part (CHANCERY_MEETING_ROW (row));

  if (before != NULL && chancery_meeting_row_get_part (CHANCERY_MEETING_ROW (before)) == part)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, chancery_meeting_row_make_heading (part));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryMeeting *self)
{
  self->wanted_row = gtk_list_box_row_get_index (row);
  if (self->window != NULL)
    chancery_window_record_from_view (self->window,
                                      chancery_meeting_row_get_id (CHANCERY_MEETING_ROW (row)));
}

/* ---- asking ---- */

/* The line that is read keeps the focus when the lines are made anew. */
static void
remember_row (ChanceryMeeting *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->wanted_row < 0 && focus != NULL && GTK_IS_LIST_BOX_ROW (focus) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    self->wanted_row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus));
}

static void
show_briefing (ChanceryMeeting *self)
{
  GPtrArray *parts = chancery_briefing_get_parts (self->briefing);
  const char *marking = chancery_briefing_get_marking (self->briefing);

  clear_rows (self);
  self->part = 0;
  self->line = 0;
  gtk_label_set_text (self->marking, marking);
  gtk_widget_set_visible (GTK_WIDGET (self->marking), *marking != '\0');
  if (self->view != NULL)
    chancery_view_set_subtitle (self->view, chancery_briefing_get_party (self->briefing));
  adw_status_page_set_title (self->nothing, _ ("The Registry Says Nothing of Them"));
  adw_status_page_set_description (self->nothing,
                                   _ ("Try fewer words, or another party: missions count with "
                                      "the party that they are part of."));
  gtk_stack_set_visible_child_name (self->stack, parts->len > 0 ? "list" : "nothing");
  if (parts->len > 0)
    self->source = g_idle_add (make_rows_cb, self);
}

static void
briefing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryMeeting) self = CHANCERY_MEETING (user_data);
  g_autoptr (GError) error = NULL;
  ChanceryBriefing *briefing =
      chancery_registry_briefing_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&briefing, chancery_briefing_unref);
      return;
    }
  if (briefing == NULL)
    {
      if (self->window != NULL)
        chancery_window_say_error (self->window, error);
      return;
    }
  remember_row (self);
  /* Rows that are still being made are of the one that goes. */
  clear_rows (self);
  g_clear_pointer (&self->briefing, chancery_briefing_unref);
  self->briefing = briefing;
  show_briefing (self);
}

static void
ask (ChanceryMeeting *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->party == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  chancery_registry_briefing_async (self->registry, self->party,
                                    gtk_editable_get_text (self->subject), self->cancellable,
                                    briefing_cb, g_object_ref (self));
}

static void
party_changed_cb (ChanceryEditor *editor, ChanceryMeeting *self)
{
  g_autoptr (ChanceryValue) value = chancery_editor_dup_value (editor);
  const char *id = chancery_value_get_reference_id (value);

  /* A name that is not here has no past here. */
  if (id == NULL || g_strcmp0 (id, self->party) == 0)
    return;
  g_cancellable_cancel (self->finding);
  g_free (self->party);
  self->party = g_strdup (id);
  self->wanted_row = 0;
  ask (self);
}

static void
subject_changed_cb (ChanceryMeeting *self)
{
  /* The entry says so also when we filled it in. */
  if (self->briefing == NULL || !g_str_equal (gtk_editable_get_text (self->subject),
                                              chancery_briefing_get_subject (self->briefing)))
    ask (self);
}

static void
subject_activate_cb (ChanceryMeeting *self)
{
  self->wanted_row = 0;
  ask (self);
}

/* What was saved meanwhile is told too. */
static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryMeeting *self)
{
  ask (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryMeeting) self = CHANCERY_MEETING (user_data);
  g_autoptr (ChanceryRecordItem) party =
      chancery_registry_find_meeting_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_autoptr (ChanceryValue) value = NULL;

  if (self->box == NULL || party == NULL || self->party != NULL)
    return;
  value = chancery_value_new_reference (chancery_record_item_get_id (party),
                                        chancery_record_item_get_whole_title (party));
  chancery_editor_set_value (CHANCERY_EDITOR (self->party_entry), value);
  gtk_editable_set_text (self->subject, chancery_record_item_get_subtitle (party));
  self->party = g_strdup (chancery_record_item_get_id (party));
  self->wanted_row = 0;
  ask (self);
}

static ChanceryPaper *
make_paper (ChanceryView *view, gpointer user_data)
{
  ChanceryMeeting *self = CHANCERY_MEETING (user_data);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a day and a time of day, see strftime. */
  g_autofree char *made = g_date_time_format (now, _ ("%-d %b %Y, %H:%M"));

  if (self->briefing == NULL)
    return NULL;
  return chancery_briefing_paper_new (self->briefing, chancery_registry_get_name (self->registry),
                                      made);
}

/* ---- the widget ---- */

/* Whoever comes back from a record is on its line again. */
static gboolean
chancery_meeting_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryMeeting *self = CHANCERY_MEETING (widget);
  GtkListBoxRow *row = gtk_widget_get_focus_child (widget) == NULL && self->wanted_row >= 0
                           ? gtk_list_box_get_row_at_index (self->list, self->wanted_row)
                           : NULL;

  if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
    {
      self->wanted_row = -1;
      return TRUE;
    }
  return GTK_WIDGET_CLASS (chancery_meeting_parent_class)->focus (widget, direction);
}

static void
chancery_meeting_dispose (GObject *object)
{
  ChanceryMeeting *self = CHANCERY_MEETING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->box != NULL)
    {
      /* Rows that go ask for the headings of those that are left, which speak of the briefing. */
      gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
      clear_rows (self);
    }
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->briefing, chancery_briefing_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_meeting_parent_class)->dispose (object);
}

static void
chancery_meeting_finalize (GObject *object)
{
  g_free (CHANCERY_MEETING (object)->party);

  G_OBJECT_CLASS (chancery_meeting_parent_class)->finalize (object);
}

static void
chancery_meeting_class_init (ChanceryMeetingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_meeting_dispose;
  object_class->finalize = chancery_meeting_finalize;
  widget_class->focus = chancery_meeting_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-meeting.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, party_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, subject);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, marking);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, nothing);
  gtk_widget_class_bind_template_child (widget_class, ChanceryMeeting, list);
  gtk_widget_class_bind_template_callback (widget_class, subject_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_meeting_init (ChanceryMeeting *self)
{
  self->wanted_row = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

/* Who is asked, in what asks. */
static const ChanceryField *
find_asked_field (void)
{
  guint i = CHANCERY_KIND_NONE + 1;
  const ChanceryKind *kind;

  do
    kind = chancery_kind_get ((ChanceryKindId)i++);
  while (!chancery_kind_has_flag (kind, CHANCERY_KIND_ASKED));
  return chancery_kind_find_field (kind, kind->counterpart[0]);
}

void
chancery_meeting_show (ChanceryWindow *window, ChanceryRegistry *registry, const char *id)
{
  ChanceryMeeting *self;

  g_return_if_fail (CHANCERY_IS_WINDOW (window));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_MEETING, NULL);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->view, chancery_view_new (_ ("Next Meeting")));
  self->registry = g_object_ref (registry);
  /* Whom one meets is whom one asks: the same parties, found the same way. */
  self->party_entry = chancery_reference_entry_new (find_asked_field (), registry);
  chancery_editor_set_label (CHANCERY_EDITOR (self->party_entry), _ ("With"));
  chancery_editor_set_hint (CHANCERY_EDITOR (self->party_entry), _ ("Party"));
  adw_bin_set_child (self->party_bin, self->party_entry);
  g_signal_connect_object (self->party_entry, "changed", G_CALLBACK (party_changed_cb), self, 0);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  chancery_view_set_child (self->view, GTK_WIDGET (self));
  chancery_view_set_paper (self->view, make_paper, self, NULL);
  chancery_window_show_view (window, self->view);
  if (id != NULL)
    {
      self->finding = g_cancellable_new ();
      chancery_registry_find_meeting_async (registry, id, self->finding, found_cb,
                                            g_object_ref (self));
    }
}
