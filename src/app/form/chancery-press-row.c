/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-row.h"

#include "chancery-phrase.h"
#include "chancery-quantity.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 240

struct _ChanceryPressRow
{
  GtkListBoxRow parent_instance;

  ChanceryPressSession *session;
  guint index;

  GtkWidget *mark;
  GtkWidget *value;
  GtkWidget *words;
  GtkWidget *state;
  GtkWidget *others;
};

G_DEFINE_FINAL_TYPE (ChanceryPressRow, chancery_press_row, GTK_TYPE_LIST_BOX_ROW)

static const ChanceryPressProposal *
get (ChanceryPressRow *self)
{
  return chancery_press_session_get (self->session, self->index);
}

static const char *
label_of (const char *vocabulary, const char *code)
{
  return g_dgettext (GETTEXT_PACKAGE, chancery_vocabulary_label (vocabulary, code));
}

/* “11, military, killed” */
static char *
describe_toll (const ChanceryPressSpan *span)
{
  GString *words = g_string_new (NULL);
  g_autofree char *number = chancery_quantity_to_words (chancery_value_get_quantity (span->value));

  g_string_append (words, number);
  if (span->category != NULL)
    g_string_append_printf (words, ", %s", label_of ("casualty_category", span->category));
  if (span->effect != NULL)
    g_string_append_printf (words, ", %s", label_of ("casualty_effect", span->effect));
  return g_string_free (words, FALSE);
}

/* As it is understood. */
static char *
describe_value (const ChanceryPressProposal *proposal)
{
  const ChanceryPressOption *best = &g_array_index (proposal->options, ChanceryPressOption, 0);
  const ChanceryField *list;
  const ChanceryField *field = chancery_press_field_resolve (proposal->field, &list);
  g_autofree char *phrase = NULL;

  if (proposal->ambiguous)
    {
      guint n = 0;

      for (guint i = 0; i < proposal->options->len; i++)
        n += g_array_index (proposal->options, ChanceryPressOption, i).field == best->field ? 1 : 0;
      return g_strdup_printf (
          /* Translators: %s is a name, %u how many records have it. */
          ngettext ("%s: %u has this name", "%s: %u have this name, choose one", n),
          best->named->title, n);
    }
  if (best->named != NULL)
    return g_strdup (best->named->title);
  if (proposal->span->role == CHANCERY_PRESS_TOLL)
    return describe_toll (proposal->span);
  if (proposal->span->role == CHANCERY_PRESS_WHOLE)
    return g_strdup (_ ("The whole text"));
  phrase = chancery_phrase_value (field, proposal->span->value);
  return chancery_text_first_line (phrase, MAX_CHARS);
}

static char *
describe_words (ChanceryPressRow *self)
{
  const ChanceryPressProposal *proposal = get (self);
  g_autofree char *words =
      chancery_press_text_dup_words (chancery_press_session_get_text (self->session),
                                     proposal->span);
  g_autofree char *line = chancery_text_first_line (words, MAX_CHARS);

  if (proposal->span->role == CHANCERY_PRESS_WHOLE)
    return g_strdup ("");
  if (proposal->n_times > 1)
    return g_strdup_printf (
        /* Translators: %s are words of the text, %u how often it says so. */
        ngettext ("“%s”, %u time", "“%s”, %u times", proposal->n_times), line, proposal->n_times);
  return g_strdup_printf ("“%s”", line);
}

char *
chancery_press_row_dup_heading (ChanceryPressRow *self)
{
  const ChanceryPressField *field = get (self)->field;
  const ChanceryKind *kind = chancery_kind_find (field->kind);
  const ChanceryField *list;
  const ChanceryField *target = chancery_press_field_resolve (field, &list);

  if (kind->parent != NULL)
    return g_strdup (_ (kind->plural));
  /* What befell whom stands in one line of the form. */
  if (get (self)->span->role == CHANCERY_PRESS_TOLL && list != NULL)
    return g_strdup (_ ("Toll"));
  /* Translators: %s is a kind of record, then the name of a field of it: Incident: Where. */
  return g_strdup_printf (_ ("%s: %s"), _ (kind->label), _ (target->label));
}

void
chancery_press_row_update (ChanceryPressRow *self)
{
  const ChanceryPressProposal *proposal = get (self);
  gboolean taken = proposal->state == CHANCERY_PROPOSAL_TAKEN;
  g_autofree char *heading = chancery_press_row_dup_heading (self);
  g_autofree char *value = describe_value (proposal);
  g_autofree char *words = describe_words (self);
  const char *state = taken                                             ? _ ("taken")
                      : proposal->confidence == CHANCERY_PRESS_POSSIBLE ? _ ("possible")
                                                                        : "";
  g_autofree char *sentence =
      g_strdup_printf ("%s, %s, %s%s%s", heading, value, words, *state != '\0' ? ", " : "", state);

  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, *words != '\0');
  gtk_label_set_text (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->state, *state != '\0');
  gtk_widget_set_opacity (self->mark, taken ? 1 : 0);
  gtk_widget_set_visible (self->others, proposal->options->len > 1 && !taken);
  gtk_widget_set_visible (GTK_WIDGET (self), proposal->state != CHANCERY_PROPOSAL_DROPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

gboolean
chancery_press_row_offer (ChanceryPressRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_PRESS_ROW (self), FALSE);

  if (!gtk_widget_get_visible (self->others))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->others));
  return TRUE;
}

guint
chancery_press_row_get_index (ChanceryPressRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_PRESS_ROW (self), 0);

  return self->index;
}

static void
chancery_press_row_class_init (ChanceryPressRowClass *class)
{
}

static GtkWidget *
make_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
chancery_press_row_init (ChanceryPressRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-press-row");
  self->mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  self->value = make_label (text, NULL);
  self->words = make_label (text, "chancery-quiet");
  gtk_box_append (GTK_BOX (box), text);
  self->state = gtk_label_new (NULL);
  gtk_widget_set_valign (self->state, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->state, "chancery-quiet");
  gtk_box_append (GTK_BOX (box), self->state);
  self->others = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->others), "view-more-symbolic");
  gtk_widget_set_valign (self->others, GTK_ALIGN_CENTER);
  /* The arrow key to the right opens it; the tab key goes on to the form. */
  gtk_widget_set_focusable (self->others, FALSE);
  gtk_widget_add_css_class (self->others, "flat");
  gtk_widget_set_tooltip_text (self->others, _ ("Other ways to take it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other ways to take it"), -1);
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/* Each way: the field, and who is meant where names need it. */
static GMenuModel *
make_menu (ChanceryPressRow *self)
{
  const ChanceryPressProposal *proposal = get (self);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < proposal->options->len; i++)
    {
      const ChanceryPressOption *option =
          &g_array_index (proposal->options, ChanceryPressOption, i);
      const ChanceryField *list;
      const ChanceryField *field = chancery_press_field_resolve (option->field, &list);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GMenuItem) item = NULL;

      g_string_append_printf (words, "%s: %s", _ (chancery_kind_find (option->field->kind)->label),
                              _ (field->label));
      if (option->named != NULL)
        g_string_append_printf (words, " — %s", option->named->title);
      if (option->named != NULL && option->named->second != NULL)
        g_string_append_printf (words, " (%s)", option->named->second);
      /* A label of a menu takes an underline for a key. */
      g_string_replace (words, "_", "__", 0);
      item = g_menu_item_new (words->str, NULL);
      g_menu_item_set_action_and_target (item, "press.choose", "(uu)", self->index, i);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

GtkWidget *
chancery_press_row_new (ChanceryPressSession *session, guint index)
{
  ChanceryPressRow *self = g_object_new (CHANCERY_TYPE_PRESS_ROW, NULL);

  self->session = session;
  self->index = index;
  if (get (self)->options->len > 1)
    {
      g_autoptr (GMenuModel) menu = make_menu (self);

      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->others), menu);
    }
  chancery_press_row_update (self);
  return GTK_WIDGET (self);
}
