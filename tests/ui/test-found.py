# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The found words of a page: F3 goes from one to the next, down to what lies below the fold or behind another look."""

import json
import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

PARAGRAPH = "The embassy presents its compliments and recalls what was agreed at the border commission. " * 4
LAST = "In the end the grain was let through."


def search(ui, query):
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.key("ctrl+a")
    ui.type(query)


def at(ui, number, of):
    ui.wait("*", f"Marked place {number} of {of}")


def paragraph(ui):
    return ui.find("label", re.compile(re.escape(LAST)))


def a_word_below_the_fold_is_gone_to():
    with tempfile.TemporaryDirectory(prefix="chancery-found-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "statement", "title=Grain held at the gate", "body=" + "\n".join([PARAGRAPH] * 30 + [LAST]))
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search(ui, "grain")
            ui.wait("label", re.compile("^1 record"))
            ui.key("Down")
            row = ui.wait_focus("list item")
            ui.wait("label", "Grain held at the gate")
            assert not paragraph(ui)
            # From the list, and the keyboard stays there.
            ui.key("F3")
            at(ui, 1, 2)
            ui.key("F3")
            at(ui, 2, 2)
            ui.wait_until(lambda: paragraph(ui), "the last paragraph")
            assert ui.focused().ref == row.ref
            ui.picture("found-last")
            # Round the end, and back.
            ui.key("F3")
            at(ui, 1, 2)
            ui.wait_until(lambda: not paragraph(ui), "the head of the page")
            ui.picture("found-first")
            ui.key("shift+F3")
            at(ui, 2, 2)
            ui.wait_until(lambda: paragraph(ui), "the last paragraph")
            # From where the page stands: whoever scrolled back to its head begins there again.
            ui.key("F6")
            ui.settle()
            ui.key("Home")
            ui.wait_until(lambda: not paragraph(ui), "the head of the page")
            ui.key("F3")
            at(ui, 1, 2)
            # From the search entry.
            ui.key("ctrl+f")
            entry = ui.wait_focus("*", re.compile("^Search"))
            ui.key("shift+F3")
            at(ui, 2, 2)
            assert ui.focused().ref == entry.ref
            # What is saved elsewhere leaves one where one is.
            cli(registry, "new", "statement", "title=Fish")
            at(ui, 2, 2)
            search(ui, "border")
            # Bug: pressed while the search was still going on it said that nothing was marked.
            ui.key("F3")
            # It begins where one reads, not at the head.
            line = ui.wait("*", re.compile("^Marked place .* of 120$"))
            number = int(line.name.split()[2])
            assert number > 60, line.name
            ui.key("F3")
            at(ui, number + 1, 120)
            search(ui, "")
            ui.key("Delete")
            ui.wait_gone("*", re.compile("^Marked place"))
            ui.key("F3")
            ui.wait("label", "Nothing is marked here: search for words first.")


def a_note_is_shown_and_marked():
    """Bug: the search found the note of a record and quoted it, and the page did not have it."""
    with tempfile.TemporaryDirectory(prefix="chancery-found-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "document", "title=Despatch of the legation", "body=" + LAST, "note=Latter despatch not printed.")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search(ui, '"latter despatch not printed"')
            ui.wait("label", re.compile("^1 record"))
            ui.key("Down")
            ui.wait("label", "Note")
            ui.wait("label", "Latter despatch not printed.")
            ui.key("F3")
            at(ui, 1, 1)
            ui.picture("found-note")


def what_is_found_is_marked_wherever_it_stands():
    """Bug: of a row that was found by a name, a number, a tag or a line the page had nothing marked."""
    with tempfile.TemporaryDirectory(prefix="chancery-found-") as folder:
        registry = make_registry(folder)
        records = os.path.join(folder, "records.json")
        with open(records, "w", encoding="utf-8") as file:
            json.dump({"chancery": 1, "records": [
                {"kind": "actor", "names": [{"text": "Tehreek of Zenda"}, {"text": "TZ"}]},
                {"kind": "document", "title": "A letter", "our_ref": "NV-0017/61", "tags": ["granary"],
                 "date_on_document": "1961-08-03", "body": "His tags were seen.",
                 "correspondents": [{"role": "from", "who": {"label": "Tehreek of Zenda"}}]},
                {"kind": "incident", "title": "At the mill", "phases": [{"text": "The orchard was left."}]}]}, file)
        cli(registry, "import", records)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            for query in ("orchard", "granary", "tag:granary", "tags", "nv 17 61 letter", "ref:nv 17 61", "TZ kind:document",
                          "from:TZ"):
                search(ui, query)
                ui.wait("label", re.compile("^1 record"))
                ui.key("Down")
                ui.wait_focus("list item")
                ui.key("F3")
                if query == "nv 17 61 letter":  # its subject as well
                    at(ui, 1, 2)
                else:
                    at(ui, 1, 1)
                ui.picture("found-" + "".join(c for c in query if c.isalnum()))
                search(ui, "no such word")
                ui.wait("label", "0 records")


def a_case_file_is_marked_anew():
    """Bug: what was searched when the page of a case file was opened stayed marked there, and nothing else was."""
    with tempfile.TemporaryDirectory(prefix="chancery-found-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "casefile", "class=AFG", "title=Orchards at the border", "summary=An orchard, and a granary beside it.",
            "minutes.text=The granary was seen again.")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search(ui, "orchards")
            ui.wait("label", re.compile("^1 record"))
            ui.key("Down")
            ui.wait("label", "Orchards at the border")
            ui.key("F3")
            at(ui, 1, 1)
            assert not ui.find("label", re.compile("seen again"))
            search(ui, "granary")
            ui.key("F3")
            at(ui, 1, 2)
            # The minutes are turned to.
            ui.key("F3")
            at(ui, 2, 2)
            ui.wait("label", re.compile("seen again"))
            ui.picture("found-case")
            # Pressed twice before the answer it goes on twice.
            search(ui, "granary OR orchard")
            ui.key("F3", "F3")
            at(ui, 2, 3)


def the_place_stands_in_the_upper_third():
    with tempfile.TemporaryDirectory(prefix="chancery-found-") as folder:
        registry = make_registry(folder)
        # Of the pieces of the text it begins one.
        text = [PARAGRAPH] * 9 + [LAST] + [PARAGRAPH] * 20
        cli(registry, "new", "statement", "title=Grain held at the gate", "body=" + "\n".join(text))
        for name, more in (("dark", {"dark": True}), ("narrow", {"size": (360, 640)})):
            with Session(PROGRAM, home=folder, **more) as ui:
                search(ui, "grain")
                ui.wait("label", re.compile("^1 record"))
                if name == "narrow":
                    # Bug: what was said of a page that is not seen was longer than the window is wide.
                    ui.key("F3")
                    ui.wait("label", "Open the record first.")
                ui.key("Down", "Return")
                ui.wait("label", "Grain held at the gate")
                ui.key("F3", "F3")
                at(ui, 2, 2)

                def place():
                    found = ui.find("label", re.compile("^" + re.escape(LAST)))
                    return ui.tree.extents([found.ref])[0] if found else None

                ui.wait_until(place, "the paragraph")
                height = ui.tree.extents([ui.find("frame").ref])[0][3]
                assert height / 10 < place()[1] < height / 2.5, (place(), height)
                ui.picture(f"found-{name}")


main(a_word_below_the_fold_is_gone_to, a_note_is_shown_and_marked, what_is_found_is_marked_wherever_it_stands, a_case_file_is_marked_anew, the_place_stands_in_the_upper_third)
