/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-meeting-row.h"

#include <glib/gi18n.h>

#include "chancery-briefing-paper.h"
#include "chancery-page-view.h"
#include "chancery-text-side.h"

#define SIDE_CHARS 15
#define LADDER_HEIGHT 200
#define INDENT 24

struct _ChanceryMeetingRow
{
  GtkListBoxRow parent_instance;

  ChanceryBriefingPart *part;
  char *id;
};

G_DEFINE_FINAL_TYPE (ChanceryMeetingRow, chancery_meeting_row, GTK_TYPE_LIST_BOX_ROW)

static void
append_quiet (GString *markup, const char *text)
{
  g_autofree char *quiet = NULL;

  if (text == NULL || *text == '\0')
    return;
  quiet = g_markup_printf_escaped ("%s<span size=\"small\" alpha=\"72%%\">%s</span>",
                                   markup->len > 0 ? "\n" : "", text);
  g_string_append (markup, quiet);
}

static char *
markup_line (const ChanceryBriefingLine *line)
{
  g_autofree char *alone = chancery_text_side_dup_part (line->text);
  g_autofree char *text = g_markup_escape_text (alone, -1);
  GString *markup = g_string_new (text);

  if (line->state != NULL)
    {
      g_autofree char *state =
          g_markup_printf_escaped ("%s<b>%s</b>", markup->len > 0 ? "  " : "", line->state);

      g_string_append (markup, state);
    }
  if (line->quote != NULL)
    {
      g_autofree char *words = chancery_text_side_dup_part (line->quote);
      g_autofree char *quote =
          g_markup_printf_escaped ("%s<i>“%s”</i>", markup->len > 0 ? "\n" : "", words);

      g_string_append (markup, quote);
    }
  append_quiet (markup, line->detail);
  append_quiet (markup, line->citation);
  return g_string_free (markup, FALSE);
}

static char *
name_line (const ChanceryBriefingLine *line)
{
  const char *texts[] = { line->side,  line->text,   line->state,
                          line->quote, line->detail, line->citation };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", texts[i]);
  return g_string_free (name, FALSE);
}

static void
chancery_meeting_row_finalize (GObject *object)
{
  g_free (CHANCERY_MEETING_ROW (object)->id);

  G_OBJECT_CLASS (chancery_meeting_row_parent_class)->finalize (object);
}

static void
chancery_meeting_row_class_init (ChanceryMeetingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_meeting_row_finalize;
}

static void
chancery_meeting_row_init (ChanceryMeetingRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-meeting-row");
}

/* Where no line has a day there is no column for days. */
static gboolean
has_sides (ChanceryBriefingPart *part)
{
  for (guint i = 0; i < part->lines->len; i++)
    if (*((ChanceryBriefingLine *)g_ptr_array_index (part->lines, i))->side != '\0')
      return TRUE;
  return FALSE;
}

GtkWidget *
chancery_meeting_row_new (ChanceryBriefingPart *part, guint line)
{
  ChanceryMeetingRow *self;
  const ChanceryBriefingLine *shown;
  g_autofree char *markup = NULL;
  g_autofree char *name = NULL;
  GtkWidget *words;

  g_return_val_if_fail (part != NULL && line < part->lines->len, NULL);

  shown = g_ptr_array_index (part->lines, line);
  self = g_object_new (CHANCERY_TYPE_MEETING_ROW, NULL);
  self->part = part;
  self->id = g_strdup (shown->id);
  markup = markup_line (shown);
  words = has_sides (part) ? chancery_page_view_row (shown->side, SIDE_CHARS, markup)
                           : chancery_page_view_paragraph (markup);
  if (shown->under)
    gtk_widget_set_margin_start (words, INDENT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), words);
  name = name_line (shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

ChanceryBriefingPart *
chancery_meeting_row_get_part (ChanceryMeetingRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_MEETING_ROW (self), NULL);
  return self->part;
}

const char *
chancery_meeting_row_get_id (ChanceryMeetingRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_MEETING_ROW (self), NULL);
  return self->id;
}

/* ---- headings ---- */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer ladder)
{
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  chancery_tone_ladder_set_ink (ladder, ink.red, ink.green, ink.blue);
  chancery_tone_ladder_set_right_to_left (ladder, gtk_widget_get_direction (GTK_WIDGET (area)) ==
                                                      GTK_TEXT_DIR_RTL);
  chancery_tone_ladder_draw (cairo, gtk_widget_get_pango_context (GTK_WIDGET (area)), width, height,
                             ladder);
}

static GtkWidget *
make_ladder (ChanceryBriefingPart *part)
{
  ChanceryToneLadder *ladder = chancery_briefing_paper_make_ladder (part);
  GtkWidget *area;

  if (ladder == NULL)
    return NULL;
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), LADDER_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, ladder,
                                  (GDestroyNotify)chancery_tone_ladder_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
      _ ("Tone of the acts over time; the lines below say the same in words"), -1);
  return area;
}

GtkWidget *
chancery_meeting_row_make_heading (ChanceryBriefingPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (part->heading);
  GtkWidget *ladder = make_ladder (part);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "chancery-heading");
  gtk_box_append (GTK_BOX (box), label);
  if (ladder != NULL)
    gtk_box_append (GTK_BOX (box), ladder);
  if (part->cut)
    {
      GtkWidget *more = gtk_label_new (_ ("There are more, which are not shown."));

      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_label_set_wrap (GTK_LABEL (more), TRUE);
      gtk_widget_add_css_class (more, "chancery-quiet");
      gtk_box_append (GTK_BOX (box), more);
    }
  gtk_widget_add_css_class (box, "chancery-meeting-heading");
  return box;
}
