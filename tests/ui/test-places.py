# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the sidebar: what is highlighted is what is shown, Return goes to work there, and a place begins with
its own list."""

import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, SAMPLE, cli, make_registry, usual_registry

PROTEST = "PROT/2026/0001"


def to_sidebar(ui):
    ui.wait("list", "Places")
    for _ in range(6):
        focus = ui.focused()
        if focus and focus.role == "list item" and focus.parent.name == "Places":
            return
        ui.key("F6")
        ui.settle()


def highlight_and_list_agree():
    with tempfile.TemporaryDirectory(prefix="chancery-places-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            to_sidebar(ui)
            ui.key("Home")
            ui.wait("list item", re.compile("^Desk"), selected=True)
            ui.key("Down", "Down")
            ui.wait("list item", re.compile("^Demarches"), selected=True)
            ui.wait("list item", re.compile("^Demarche, " + PROTEST))
            ui.wait("label", "1 record")
            ui.key("Down", "Down", "Down", "Down")
            ui.wait("list item", re.compile("^Demands"), selected=True)
            ui.wait("label", "3 records")
            ui.wait_focus("list item", re.compile("^Demands"))
            ui.key("Return")  # and the keys of the list are alive
            ui.wait_focus("list item", re.compile("^Demand, "))
            ui.key("a")
            ui.wait_focus("button", "Verdict")
            ui.key("Escape")
            to_sidebar(ui)
            ui.key("Home", "Return")
            ui.wait_focus("list item", re.compile("Reply awaited|open|Name to check|,"))
            assert ui.focused().parent.name != "Places"
            ui.picture("places-1-desk")


def a_place_begins_with_its_own_list():
    with tempfile.TemporaryDirectory(prefix="chancery-places-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            to_sidebar(ui)
            ui.key("Home", "Down", "Down", "Return")
            ui.wait_focus("list item", re.compile("^Demarche, " + PROTEST))
            ui.key("Return")
            ui.wait("label", re.compile("^Protest · made · summons"))
            to_sidebar(ui)
            ui.key("End", "Return")
            ui.wait("list item", re.compile("^Directory"), selected=True)
            ui.wait_focus("list item", re.compile("^Party, "))
            ui.wait("label", "Choose a record, or enter one with Ctrl+N.")
            ui.wait_gone("label", re.compile("^Protest · made · summons"))
            ui.picture("places-2-directory")


def what_was_opened_on_the_desk_closes_onto_it():
    """Bug: Escape from a draft or record that was opened on the desk led to a list that nobody had asked for."""
    with tempfile.TemporaryDirectory(prefix="chancery-places-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            to_sidebar(ui)
            ui.key("Home", "Return")
            ui.wait_focus("list item", re.compile("^See whether"))
            ui.key("Return")
            ui.wait_gone("list", "Due")
            ui.wait_focus("scroll pane")
            ui.key("Escape")
            ui.wait("list item", re.compile("^Desk"), selected=True)
            ui.wait_focus("list item", re.compile("^See whether"))
            ui.key("ctrl+n")
            ui.wait("label", re.compile("^New "))
            ui.key("Escape")
            ui.wait("list item", re.compile("^Desk"), selected=True)
            # From a list it leads to the list.
            to_sidebar(ui)
            ui.key("Home", "Down", "Down", "Return")
            ui.wait_focus("list item", re.compile("^Demarche, " + PROTEST))
            ui.key("Return")
            ui.wait_focus("scroll pane")
            ui.key("Escape")
            ui.wait_focus("list item", re.compile("^Demarche, " + PROTEST))


def arrows_go_through_the_desk():
    """Bug: nothing had the keyboard at the start, and the arrow keys stopped at the end of a list of the desk."""
    with tempfile.TemporaryDirectory(prefix="chancery-places-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait_focus("list item", re.compile("^See whether"))
            lists = set()
            for _ in range(12):
                lists.add(ui.wait_focus("list item").parent.name)
                ui.key("Down")
                ui.settle()
            assert len(lists) > 1 and "Places" not in lists, lists


def panes_alone_are_stepped_through():
    with tempfile.TemporaryDirectory(prefix="chancery-places-") as folder:
        registry = os.path.join(os.path.dirname(usual_registry(folder)), "example.chancery")
        os.makedirs(os.path.dirname(registry), mode=0o700)
        cli(registry, "import", SAMPLE)
        with Session(PROGRAM, [registry], home=folder) as ui:
            ui.wait("button", "Leave the example")
            ui.wait("label", re.compile("^Protest · made · summons"))
            to_sidebar(ui)
            ui.key("Home")
            for place in ("Desk", "All records", "Demarches", "Case files"):
                while not ui.wait_focus("list item").name.startswith(place):
                    ui.key("Down")
                    ui.settle()
                for _ in range(4):
                    ui.key("F6")
                    ui.settle()
                    assert ui.focused() and ui.focused().name != "Leave the example", place
                to_sidebar(ui)


main(highlight_and_list_agree, a_place_begins_with_its_own_list, what_was_opened_on_the_desk_closes_onto_it,
     arrows_go_through_the_desk, panes_alone_are_stepped_through)
