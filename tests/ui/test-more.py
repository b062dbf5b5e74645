# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list shows no more of is said below it, with how much that is, and leads to all of it."""

import contextlib
import json
import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

PARTY = "48af4f9e-c49c-434a-8d3e-6951aa62ecd3"
N_LETTERS = 20


def letters(folder, n=N_LETTERS):
    """A registry with a party that letters, one a year from 1951 on, are from."""
    registry = make_registry(folder)
    records = [{"kind": "actor", "id": PARTY, "names": [{"text": "Ruritania"}]}]
    for i in range(n):
        records.append({"kind": "document", "id": f"12345678-1234-4234-8234-{i:012}", "title": f"Letter {i + 1}",
                        "form": "letter", "date_on_document": str(1951 + i),
                        "correspondents": [{"role": "from", "who": {"id": PARTY, "label": "Ruritania"}}]})
    path = os.path.join(folder, "letters.json")
    with open(path, "w") as file:
        json.dump({"chancery": 1, "records": records}, file)
    cli(registry, "import", path)


def search_for(ui, query):
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.key("ctrl+a")
    ui.type(query)


def a_page_shows_the_newest_and_leads_to_all():
    """Bug: the page of a party showed the oldest twelve papers, and hid the rest without a word."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        letters(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Directory")
            search_for(ui, "Ruritania")
            ui.wait("list item", re.compile("^Party, "))
            ui.key("Down", "Return")
            ui.wait("button", "Correspondence: list all")
            ui.wait("label", re.compile("Letter 20"))
            ui.wait("label", re.compile("Letter 9$|Letter 9 "))
            assert ui.find("label", re.compile("Letter 8$|Letter 8 ")) is None
            ui.wait("label", "8 more, 20 in all")
            ui.picture("more-page")
            for _ in range(60):
                ui.key("Tab")
                ui.settle()
                focus = ui.focused()
                if focus and focus.name == "Correspondence: list all":
                    break
            ui.key("Return")
            ui.wait("label", re.compile("^20 records"))
            ui.picture("more-list")


def all_years_can_be_chosen():
    """Bug: there were never more than six values below a heading, and nothing said so."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        letters(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, "kind:document")
            ui.wait("label", re.compile("^20 records"))
            ui.key("ctrl+shift+f")
            ui.wait_focus("list item")
            # Type, counterpart, form, state, and six years: the next row stands for the others.
            ui.key(*["Down"] * 10)
            ui.settle()
            ui.picture("more-refine")
            ui.key("Return")
            ui.settle()
            ui.picture("more-refine-all")
            ui.key("Return")
            ui.wait("label", re.compile("^1 record"))
            ui.wait_text("*", re.compile("^Search in All records"), "kind:document year:1964")


def refining_again_shows_as_much():
    """Bug: every second time one row could be seen, and the rest of what was counted only by scrolling there."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        letters(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, "kind:document")
            ui.wait("label", re.compile("^20 records"))
            heights = []
            for turn in range(4):
                ui.key("ctrl+shift+f")
                ui.wait_focus("list item")
                ui.settle()
                ui.picture(f"more-refine-again-{turn}")
                heights.append(ui.screen.windows()[-1][4])
                ui.key("Escape")
                ui.wait_focus("*", re.compile("^Search"))
                ui.wait_until(lambda: len(ui.screen.windows()) == 1, "the popover to go")
            assert set(heights) == {heights[0]}, heights


@contextlib.contextmanager
def linking(query, found, title):
    """The picker of what one of 240 letters is linked to, the first that @query finds."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        letters(folder, 240)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, query)
            ui.wait("label", re.compile(found))
            ui.key("Return")
            ui.wait("label", title)
            ui.key("ctrl+l")
            ui.wait_focus("*", "Find a record")
            yield ui


def a_picker_says_how_many_more_there_are():
    """Bug: two hundred stood there as if they were all, and the last of them as if it were the oldest."""
    with linking("kind:document", "^240 records", "Letter 240") as ui:
        # The letters and the party, without what it would be linked to.
        ui.wait("label", "40 more: type to find them")
        ui.picture("more-picker")
        # Typing reaches the oldest, and what was typed in part is counted as it is found.
        ui.type("lette")
        ui.wait("label", "39 more: type to find them")
        ui.key("ctrl+a")
        ui.type('"Letter 1"')
        ui.wait_gone("label", re.compile("more: type to find"))
        ui.key("Return")
        ui.wait("label", re.compile("Letter 1$"))
        ui.picture("more-picker-typed")


def a_picker_counts_nothing_that_it_leaves_out():
    """Bug: who linked from one of the oldest letters, which was not among the first, was told of one more than there is."""
    with linking('"Letter 3"', "^1 record", "Letter 3") as ui:
        ui.wait("label", "40 more: type to find them")


def what_is_proposed_is_not_all():
    """Bug: eight parties of a hundred stood below what was typed in a form as if they were all."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        registry = make_registry(folder)
        path = os.path.join(folder, "parties.json")
        parties = [{"kind": "actor", "names": [{"text": f"Ruritania {name}"}]}
                   for name in ("Abbey", "Border", "Castle", "Duchy", "East", "Forest", "Guard", "Hofbau", "Island")]
        with open(path, "w") as file:
            json.dump({"chancery": 1, "records": parties}, file)
        cli(registry, "import", path)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            ui.type("Ruritania")
            ui.wait("label", "More: type on to find them")
            ui.picture("more-proposed")
            ui.type(" Is")
            ui.wait("label", "Ruritania Island")
            ui.wait_gone("label", "More: type on to find them")
            ui.key("Return")
            ui.wait("button", re.compile("Ruritania Island"))


def a_date_that_was_typed_is_offered():
    """Bug: what the rows show as a date found nothing, and nothing was offered."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "document", "title=Of a day", "form=letter", "date_on_document=2180-04-12")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, "12 Apr 2180")
            ui.wait("button", "Search on 12 April 2180")
            ui.picture("more-date")
            ui.key("Down", "Return")
            ui.wait("list item", re.compile("Of a day"))


def a_number_says_what_it_counts():
    """Bug: nothing told that the number beside Demands leaves out those that are settled."""
    with tempfile.TemporaryDirectory(prefix="chancery-more-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            row = ui.wait("list item", re.compile("^Demands, [0-9]+$"))
            assert row.description == row.name.split(", ")[1] + " not settled", row.description


main(a_page_shows_the_newest_and_leads_to_all, all_years_can_be_chosen,
     refining_again_shows_as_much, a_picker_says_how_many_more_there_are,
     a_picker_counts_nothing_that_it_leaves_out, what_is_proposed_is_not_all, a_date_that_was_typed_is_offered,
     a_number_says_what_it_counts)
