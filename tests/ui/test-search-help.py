# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help on searching: found by F1, menu and button, and each example of it a step into the search."""

import re
import tempfile

from driver import Session, main
from window import PROGRAM, go_to, make_registry

ENTRY = re.compile("^Search")


def search_for(ui, words):
    """Types into the search of the list, from wherever the keyboard is."""
    ui.key("ctrl+f")
    ui.wait_focus("*", ENTRY)
    ui.key("ctrl+a")
    ui.type(words)


def open_help(ui):
    ui.key("F1")
    ui.wait_focus("*", "Find a condition")


def an_example_goes_into_the_search():
    with tempfile.TemporaryDirectory(prefix="chancery-search-help-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, "bajaur")
            open_help(ui)
            ui.picture("search-help")
            # The way of GNOME: what is typed looks through the list, Down goes into it, Return takes.
            ui.type("kind of record")
            ui.wait("list item", "kind:demarche, Kind of record")
            ui.wait_gone("list item", re.compile("^party:Kabul"))
            ui.picture("search-help-found")
            ui.key("Down", "Return")
            ui.wait_gone("list", "Conditions")
            ui.wait_focus("*", ENTRY)
            ui.wait_text("*", ENTRY, "bajaur kind:demarche")
            ui.wait("label", re.compile("^1 record"))
            # What one would say otherwise is selected: the next word takes its place.
            ui.type("incident")
            ui.wait_text("*", ENTRY, "bajaur kind:incident")
            ui.picture("search-help-taken")


def an_or_keeps_to_itself():
    with tempfile.TemporaryDirectory(prefix="chancery-search-help-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            search_for(ui, "kind:demarche")
            open_help(ui)
            ui.type("water OR dam")
            ui.key("Return")
            ui.wait_focus("*", ENTRY)
            ui.wait_text("*", ENTRY, "kind:demarche (water OR dam)")
            open_help(ui)
            ui.type("no such thing at all")
            ui.wait("label", "No Such Condition")
            ui.picture("search-help-nothing")
            ui.key("Return")
            ui.key("Escape")
            ui.key("Escape")
            ui.wait_focus("*", ENTRY)
            ui.wait_text("*", ENTRY, "kind:demarche (water OR dam)")


def it_is_found_by_menu_and_button():
    with tempfile.TemporaryDirectory(prefix="chancery-search-help-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            # From the desk, where there is no search: the example leads to the list.
            ui.wait("list", "Places")
            ui.key("F10")
            ui.wait("menu item", "Help on Searching")
            ui.key("h")
            ui.wait_focus("*", "Find a condition")
            ui.type("answered")
            ui.key("Return")
            ui.wait_focus("*", ENTRY)
            ui.wait_text("*", ENTRY, "answered:no")
            ui.wait("label", re.compile("^1 record"))
            ui.key("Tab")
            ui.wait_focus("button", "Help on searching")
            ui.key("Return")
            ui.wait_focus("*", "Find a condition")
            ui.key("Escape")
            ui.wait_gone("list", "Conditions")


def it_has_room_where_there_is_little():
    for size, dark, name in (((360, 640), False, "narrow"), ((1280, 800), True, "dark")):
        with tempfile.TemporaryDirectory(prefix="chancery-search-help-") as folder:
            make_registry(folder, sample=True)
            with Session(PROGRAM, home=folder, size=size, dark=dark) as ui:
                ui.wait("frame")
                ui.settle()
                ui.key("ctrl+f")
                ui.settle()
                ui.picture("search-help-bar-" + name)
                ui.key("F1")
                ui.wait("list item", re.compile("^party:Kabul"))
                for window in ui.screen.windows():
                    assert window[3] <= size[0], f"{name}: a window is {window[3]} wide"
                ui.picture("search-help-" + name)
                ui.key("Escape")


main(an_example_goes_into_the_search, an_or_keeps_to_itself, it_is_found_by_menu_and_button,
                     it_has_room_where_there_is_little)
