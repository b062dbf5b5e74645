/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers as they are seen run ahead of the record while something was changed and is not yet saved
 * (chancery-case-changes.c).  What a menu or a sheet is about is kept by the paper's line, not by its
 * place: the papers may change while it is open. */

#include "config.h"

#include "chancery-case-papers.h"

#include "chancery-case-changes.h"
#include "chancery-case-paper-rows.h"
#include "chancery-case-row.h"
#include "chancery-case-rules.h"
#include "chancery-folios.h"
#include "chancery-long-column.h"
#include "chancery-page-view.h"
#include "chancery-record-page.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

#define FOLIO_WIDTH 54
/* Somebody who moves a paper up ten places does one thing. */
#define MOVE_REST 500
#define AT_ONCE 10

struct _ChanceryCasePapers
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryDossier *dossier;
  ChanceryCaseChanges *changes;
  GArray *rows;      /* ChanceryCasePaperRow */
  GHashTable *parts; /* number → its words */
  ChanceryCaseRowMetrics metrics;
  gboolean writable;
  /* The page listens to what becomes of the changes. */
  gboolean heard;

  GtkWidget *box;
  GtkWidget *column;
  GtkWidget *number;
  GtkWidget *menu;
  char *menu_line;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (ChanceryCasePapers, chancery_case_papers, GTK_TYPE_WIDGET)

static guint
count_lines (ChanceryCasePapers *self)
{
  return self->changes != NULL ? chancery_case_changes_get_lines (self->changes)->len : 0;
}

static ChanceryLine *
nth_line (ChanceryCasePapers *self, guint place)
{
  return g_ptr_array_index (chancery_case_changes_get_lines (self->changes), place);
}

static const ChanceryCasePaperRow *
row_at (ChanceryCasePapers *self, guint position)
{
  return &g_array_index (self->rows, ChanceryCasePaperRow, position);
}

static ChanceryLine *
line_at (ChanceryCasePapers *self, guint position)
{
  return nth_line (self, row_at (self, position)->paper);
}

/* The row of what the menu is about, -1 when it is gone meanwhile. */
static int
find_menu_row (ChanceryCasePapers *self)
{
  return self->changes != NULL
             ? chancery_case_paper_rows_find (self->rows,
                                              chancery_case_changes_find (self->changes,
                                                                          self->menu_line))
             : -1;
}

static GtkWidget *
get_page (ChanceryCasePapers *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), CHANCERY_TYPE_RECORD_PAGE);
}

/* ---- words ---- */

static const char *
title_of (ChanceryCasePapers *self, ChanceryLine *line)
{
  const char *title =
      chancery_dossier_get_label (self->dossier, chancery_line_get (line, "record"));

  return *title != '\0' ? title : _ ("not in this registry");
}

static char *
phrase_place (ChanceryCasePapers *self, guint place)
{
  const char *folio = chancery_line_get_text (nth_line (self, place), "folio");

  return folio != NULL ? g_strdup (folio) : g_strdup_printf ("(%u)", place + 1);
}

/* Of an enclosure that of its letter. */
static char *
phrase_folio (ChanceryCasePapers *self, guint position)
{
  const ChanceryCasePaperRow *row = row_at (self, position);
  g_autofree char *letter = NULL;

  if (row->letter < 0)
    return phrase_place (self, row->paper);
  letter = phrase_place (self, (guint)row->letter);
  return chancery_folios_phrase_enclosure (letter, row->ordinal);
}

static char *
phrase_heading (ChanceryCasePapers *self, guint position)
{
  const char *number = chancery_line_get_text (line_at (self, position), "part");
  const char *words = number != NULL ? g_hash_table_lookup (self->parts, number) : NULL;

  if (number == NULL)
    return g_strdup (_ ("In no part"));
  return words != NULL ? g_strdup (words) : chancery_folios_phrase_part_number (number);
}

/* The folio that an enclosure bears itself. */
static char *
phrase_kept (ChanceryCasePapers *self, guint position)
{
  const char *folio = chancery_line_get_text (line_at (self, position), "folio");

  return row_at (self, position)->letter >= 0 && folio != NULL
             ? g_strdup_printf (_ ("folio %s"), folio)
             : NULL;
}

static char *
phrase_quiet (ChanceryCasePapers *self, guint position)
{
  ChanceryLine *line = line_at (self, position);
  ChanceryRecordItem *item =
      chancery_dossier_get_item (self->dossier, chancery_value_get_reference_id (
                                                    chancery_line_get (line, "record")));
  g_autofree char *kept = phrase_kept (self, position);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *parts[] = { item != NULL ? _ (chancery_record_item_get_kind (item)->label) : NULL,
                          item != NULL ? chancery_record_item_get_date (item) : NULL,
                          item != NULL ? chancery_record_item_get_reference (item) : NULL, kept,
                          chancery_line_get_text (line, "note") };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return chancery_page_view_capitalise (words->str);
}

/* ---- rows ---- */

static GtkWidget *
make_row (gpointer data)
{
  return chancery_case_row_new (&CHANCERY_CASE_PAPERS (data)->metrics);
}

static guint
step_of (const ChanceryCasePaperRow *row)
{
  return !row->heading && row->letter >= 0 ? 1 : 0;
}

static void
bind_row (GtkWidget *row, guint position, gpointer data)
{
  ChanceryCasePapers *self = data;
  ChanceryLine *line = line_at (self, position);
  const ChanceryCasePaperRow *place = row_at (self, position);
  const char *typed = chancery_line_get_text (line, "folio");
  g_autofree char *folio = NULL;
  g_autofree char *quiet = NULL;
  g_autofree char *sentence = NULL;

  chancery_case_row_set_step (CHANCERY_CASE_ROW (row), step_of (place));
  if (place->heading)
    {
      g_autofree char *heading = phrase_heading (self, position);

      chancery_case_row_show_heading (CHANCERY_CASE_ROW (row), heading);
      return;
    }
  folio = phrase_folio (self, position);
  quiet = phrase_quiet (self, position);
  sentence =
      typed != NULL || place->letter >= 0
          /* Translators: a row for a screen reader: folio, subject, what it is, its place of so many. */
          ? g_strdup_printf (_ ("Folio %1$s: %2$s, %3$s, %4$u of %5$u"), folio,
                             title_of (self, line), quiet, place->paper + 1, count_lines (self))
          /* Translators: a row for a screen reader: subject, what it is, its place of so many. */
          : g_strdup_printf (_ ("%1$s, %2$s, %3$u of %4$u"), title_of (self, line), quiet,
                             place->paper + 1, count_lines (self));
  chancery_case_row_show (CHANCERY_CASE_ROW (row), folio, title_of (self, line), quiet, FALSE,
                          sentence);
}

static int
get_height (guint position, int width, gpointer data)
{
  ChanceryCasePapers *self = data;

  const ChanceryCasePaperRow *row = row_at (self, position);
  g_autofree char *folio = NULL;

  if (row->heading)
    return chancery_case_row_get_heading_height (&self->metrics);
  folio = phrase_folio (self, position);
  return chancery_case_row_get_height (&self->metrics, folio,
                                       title_of (self, line_at (self, position)),
                                       width - chancery_case_row_get_step_width (&self->metrics,
                                                                                 step_of (row)));
}

static gboolean
can_focus (guint position, gpointer data)
{
  return !row_at (CHANCERY_CASE_PAPERS (data), position)->heading;
}

static const ChanceryLongColumnRows column_rows = { make_row, bind_row, get_height, can_focus };

static void
refresh (ChanceryCasePapers *self)
{
  self->metrics = chancery_case_row_get_metrics (GTK_WIDGET (self), FOLIO_WIDTH);
  g_array_unref (self->rows);
  self->rows =
      chancery_case_paper_rows_new (chancery_case_changes_get_lines (self->changes), self->dossier);
  chancery_long_column_set_n_rows (CHANCERY_LONG_COLUMN (self->column), self->rows->len);
}

static gboolean
refresh_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryCasePapers *self = CHANCERY_CASE_PAPERS (widget);

  if (self->dossier != NULL)
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* Only what is seen has its style, and that says how high a line is. */
static void
mapped_cb (GtkWidget *column, GtkWidget *self)
{
  gtk_widget_add_tick_callback (self, refresh_cb, NULL, NULL);
}

/* ---- saving ---- */

static void
said_cb (GtkWidget *page, const char *sentence)
{
  g_signal_emit_by_name (page, "said", sentence, TRUE);
}

static void
failed_cb (GtkWidget *page, GError *error)
{
  g_signal_emit_by_name (page, "failed", error);
}

static void
changes_changed_cb (ChanceryCasePapers *self)
{
  if (self->dossier != NULL && self->box != NULL)
    refresh (self);
}

/* The page hears what became of it even when it shows something else by then. */
static void
changed (ChanceryCasePapers *self, const char *sentence, guint rest)
{
  GtkWidget *page = get_page (self);

  if (page != NULL && !self->heard)
    {
      g_signal_connect_object (self->changes, "said", G_CALLBACK (said_cb), page,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->changes, "failed", G_CALLBACK (failed_cb), page,
                               G_CONNECT_SWAPPED);
      self->heard = TRUE;
    }
  refresh (self);
  chancery_case_changes_save (self->changes, sentence, rest);
}

/* ---- what can be done ---- */

/* A paper goes into the part of what it is put beside. */
static void
follow_part (ChanceryCasePapers *self, ChanceryLine *line, const char *part)
{
  if (g_strcmp0 (chancery_line_get_text (line, "part"), part) != 0)
    chancery_case_changes_set_text (self->changes, chancery_line_get_id (line), "part",
                                    part != NULL ? part : "");
}

/* From row to row; an enclosure stays with its letter. */
static void
move (ChanceryCasePapers *self, guint from, guint to)
{
  g_autoptr (ChanceryLine) line = NULL;
  g_autofree char *part = NULL;
  gboolean stays;
  int neighbour;

  if (!self->writable || from >= self->rows->len || to >= self->rows->len ||
      row_at (self, from)->heading || row_at (self, from)->letter >= 0)
    return;
  neighbour = chancery_case_paper_rows_find_neighbour (self->rows, from, to, &stays);
  if (neighbour < 0)
    return;
  line = chancery_line_ref (line_at (self, from));
  part = g_strdup (chancery_line_get_text (line_at (self, (guint)neighbour), "part"));
  if (!stays && !chancery_case_changes_move (self->changes, row_at (self, from)->paper,
                                             row_at (self, (guint)neighbour)->paper))
    return;
  follow_part (self, line, part);
  changed (self, _ ("Papers put in another order"), MOVE_REST);
  to = (guint)MAX (0, chancery_case_paper_rows_find (
                          self->rows,
                          chancery_case_changes_find (self->changes, chancery_line_get_id (line))));
  chancery_long_column_go (CHANCERY_LONG_COLUMN (self->column), to, TRUE);
}

static void
remove_paper (ChanceryCasePapers *self, int position)
{
  if (!self->writable || position < 0 || position >= (int)self->rows->len ||
      row_at (self, (guint)position)->heading)
    return;
  chancery_case_changes_remove (self->changes,
                                chancery_line_get_id (line_at (self, (guint)position)));
  changed (self, _ ("Taken out of the file"), AT_ONCE);
}

static void
number_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryCasePapers *self = user_data;

  if (!self->writable)
    return;
  for (guint i = 0; i < count_lines (self); i++)
    {
      g_autofree char *folio = g_strdup_printf ("%u", i + 1);

      chancery_case_changes_set_text (self->changes, chancery_line_get_id (nth_line (self, i)),
                                      "folio", folio);
    }
  changed (self, _ ("Folios numbered"), AT_ONCE);
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryCasePapers *self = user_data;
  int by = g_variant_get_int32 (parameter);
  int last = (int)self->rows->len - 1;
  int from = find_menu_row (self);
  int to = by == 1 || by == -1 ? from + by : by > 0 ? last : 0;

  if (from >= 0)
    move (self, (guint)from, (guint)CLAMP (to, 0, MAX (0, last)));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryCasePapers *self = user_data;

  remove_paper (self, find_menu_row (self));
}

static void
open_paper (ChanceryCasePapers *self, guint position)
{
  const char *id =
      chancery_value_get_reference_id (chancery_line_get (line_at (self, position), "record"));

  if (id != NULL && chancery_dossier_get_item (self->dossier, id) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "s", id);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryCasePapers *self = user_data;
  int row = find_menu_row (self);

  if (row >= 0)
    open_paper (self, (guint)row);
}

/* ---- folio and note ---- */

static void
describe_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryCasePapers *self = CHANCERY_CASE_PAPERS (owner);
  GtkWidget *folio = gtk_widget_get_first_child (extra);
  GtkWidget *note = gtk_widget_get_last_child (extra);
  const char *line = user_data;

  if (!self->writable || chancery_case_changes_find (self->changes, line) < 0)
    return;
  chancery_case_changes_set_text (self->changes, line, "folio",
                                  gtk_editable_get_text (GTK_EDITABLE (folio)));
  chancery_case_changes_set_text (self->changes, line, "note",
                                  gtk_editable_get_text (GTK_EDITABLE (note)));
  changed (self, _ ("Noted"), AT_ONCE);
}

static void
typed_cb (GtkEntry *entry, gpointer user_data)
{
  chancery_sheet_go (GTK_WIDGET (entry));
}

static void
append_entry (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect (entry, "activate", G_CALLBACK (typed_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
}

static void
describe_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryCasePapers *self = user_data;
  GtkWidget *box;
  ChanceryLine *line;
  int row = find_menu_row (self);

  if (!self->writable || row < 0)
    return;
  line = line_at (self, (guint)row);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  append_entry (box, _ ("Folio"), chancery_line_get_text (line, "folio"));
  append_entry (box, _ ("Note"), chancery_line_get_text (line, "note"));
  chancery_sheet_ask (GTK_WIDGET (self), _ ("Folio and Note"), title_of (self, line), box,
                      _ ("_Save"), CHANCERY_SHEET_SUGGESTED, describe_cb,
                      g_strdup (self->menu_line), g_free);
}

/* ---- signals of the column ---- */

static void
activated_cb (ChanceryLongColumn *column, guint position, ChanceryCasePapers *self)
{
  open_paper (self, position);
}

static void
moved_cb (ChanceryLongColumn *column, guint from, guint to, ChanceryCasePapers *self)
{
  move (self, from, to);
}

static void
removed_cb (ChanceryLongColumn *column, guint position, ChanceryCasePapers *self)
{
  remove_paper (self, (int)position);
}

static void
menu_cb (ChanceryLongColumn *column, guint position, GtkWidget *row, ChanceryCasePapers *self)
{
  graphene_rect_t place;

  g_free (self->menu_line);
  self->menu_line = g_strdup (chancery_line_get_id (line_at (self, position)));
  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &place))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)place.origin.x + 24, (int)place.origin.y, 1,
                                                (int)place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* ---- the widget ---- */

static void
list_parts (ChanceryCasePapers *self)
{
  ChanceryValue *parts = chancery_record_get (chancery_dossier_get_record (self->dossier), "parts");

  g_hash_table_remove_all (self->parts);
  for (guint i = 0; i < chancery_value_get_n_items (parts); i++)
    {
      ChanceryLine *part = chancery_value_get_line (parts, i);
      const char *number = chancery_line_get_text (part, "number");

      if (number != NULL)
        g_hash_table_insert (self->parts, g_strdup (number), chancery_folios_phrase_part (part));
    }
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) go = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();

  g_menu_append (go, _ ("Open"), "papers.open");
  g_menu_append (order, _ ("Move Up"), "papers.move(-1)");
  g_menu_append (order, _ ("Move Down"), "papers.move(1)");
  g_menu_append (order, _ ("Move to the Top"), "papers.move(-3)");
  g_menu_append (order, _ ("Move to the End"), "papers.move(3)");
  g_menu_append (paper, _ ("Folio and Note…"), "papers.describe");
  g_menu_append (paper, _ ("Number the Folios"), "papers.number");
  g_menu_append (paper, _ ("Take Out of the File"), "papers.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  return G_MENU_MODEL (menu);
}

static void
add_actions (ChanceryCasePapers *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action },
    { .name = "move", .activate = move_action, .parameter_type = "i" },
    { .name = "describe", .activate = describe_action },
    { .name = "number", .activate = number_action },
    { .name = "remove", .activate = remove_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "papers", G_ACTION_GROUP (self->actions));
}

static void
chancery_case_papers_unmap (GtkWidget *widget)
{
  ChanceryCasePapers *self = CHANCERY_CASE_PAPERS (widget);

  if (self->changes != NULL)
    chancery_case_changes_save (self->changes, NULL, 0);
  GTK_WIDGET_CLASS (chancery_case_papers_parent_class)->unmap (widget);
}

static void
chancery_case_papers_dispose (GObject *object)
{
  ChanceryCasePapers *self = CHANCERY_CASE_PAPERS (object);

  if (self->changes != NULL)
    chancery_case_changes_save (self->changes, NULL, 0);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_case_papers_parent_class)->dispose (object);
}

static void
chancery_case_papers_finalize (GObject *object)
{
  ChanceryCasePapers *self = CHANCERY_CASE_PAPERS (object);

  g_free (self->menu_line);
  g_array_unref (self->rows);
  g_hash_table_unref (self->parts);

  G_OBJECT_CLASS (chancery_case_papers_parent_class)->finalize (object);
}

static void
chancery_case_papers_class_init (ChanceryCasePapersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_case_papers_dispose;
  G_OBJECT_CLASS (class)->finalize = chancery_case_papers_finalize;
  widget_class->unmap = chancery_case_papers_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_case_papers_init (ChanceryCasePapers *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (ChanceryCasePaperRow));
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->column = chancery_long_column_new (&column_rows, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Papers"), -1);
  g_signal_connect (self->column, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->column, "map", G_CALLBACK (mapped_cb), self);
  g_signal_connect (self->column, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->column, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect (self->column, "menu", G_CALLBACK (menu_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->column);
  self->number = gtk_button_new_with_label (_ ("Number the folios"));
  gtk_widget_set_tooltip_text (self->number,
                               _ ("Write the folios anew, from 1 on, in the order of the papers; "
                                  "until then a folio stays with its paper"));
  gtk_widget_set_halign (self->number, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->number, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->number), "papers.number");
  gtk_box_append (GTK_BOX (self->box), self->number);
  add_actions (self);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

GtkWidget *
chancery_case_papers_new (ChanceryRegistry *registry)
{
  ChanceryCasePapers *self = g_object_new (CHANCERY_TYPE_CASE_PAPERS, NULL);

  self->registry = g_object_ref (registry);
  return GTK_WIDGET (self);
}

void
chancery_case_papers_show (ChanceryCasePapers *self,
                           ChanceryDossier *dossier,
                           const ChanceryField *items)
{
  static const char *const writing[] = { "move", "describe", "number", "remove" };

  g_return_if_fail (CHANCERY_IS_CASE_PAPERS (self));
  g_return_if_fail (dossier != NULL && items != NULL);

  chancery_dossier_ref (dossier);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  self->dossier = dossier;
  if (self->changes == NULL)
    {
      self->changes = chancery_case_changes_new (self->registry, items);
      g_signal_connect_object (self->changes, "changed", G_CALLBACK (changes_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  chancery_case_changes_take_record (self->changes, chancery_dossier_get_record (dossier));
  list_parts (self);
  self->writable = !chancery_registry_is_read_only (self->registry) &&
                   chancery_record_get_state (chancery_dossier_get_record (dossier)) !=
                       CHANCERY_STATE_VOID &&
                   chancery_case_rules_allow_any (chancery_dossier_get_record (dossier), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), writing[i])),
        self->writable);
  chancery_long_column_set_movable (CHANCERY_LONG_COLUMN (self->column), self->writable);
  refresh (self);
  gtk_widget_set_visible (self->number, self->writable && count_lines (self) > 0);
}
