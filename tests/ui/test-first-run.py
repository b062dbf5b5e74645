# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new officer sees: the three ways to begin, the example with a page that is full, and the way out of it."""

import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, SAMPLE, cli, go_to, usual_registry

BLOCKS = ["What happened", "What we said", "What we asked", "Rights reserved", "Earlier assurances", "Linked"]


def open_example(ui):
    ui.wait("button", "Start a registry", focused=True)
    ui.key("Tab")
    ui.wait("button", "Look at an example: Bajaur, February 2026", focused=True)
    ui.key("Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def example_opens_on_the_protest():
    with Session(PROGRAM, size=(1280, 1400)) as ui:
        open_example(ui)
        ui.wait("list item", "All records", selected=True)
        ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"), selected=True)
        ui.wait("label", "Example: the desk stands on 2 March 2026")
        for block in BLOCKS:
            ui.wait("label", block)
        ui.wait("label", re.compile("Answer.none yet"))
        ui.wait("label", re.compile("Not stated: who received it"))
        ui.picture("example-page")


def no_core_file_holds_a_word():
    # Bug: nothing but the limit was set, which stops files and no program that a core is handed to.
    with Session(PROGRAM) as ui:
        ui.wait("button", "Start a registry", focused=True)
        with open(f"/proc/{ui.app.pid}/coredump_filter") as told:
            assert told.read() == "00000000\n"
        with open(f"/proc/{ui.app.pid}/limits") as told:
            assert re.search(r"Max core file size +0 +0 ", told.read())


def file_of_an_example_opens_on_the_protest():
    """Opened by data/setup.sh: what it opens on is the example's, not the button's."""
    with tempfile.TemporaryDirectory(prefix="chancery-first-") as folder:
        path = os.path.join(os.path.dirname(usual_registry(folder)), "example.chancery")
        os.makedirs(os.path.dirname(path), mode=0o700)
        cli(path, "import", SAMPLE)
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", re.compile("^Protest · made · summons"))
            ui.wait("list item", "All records", selected=True)
            ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"), selected=True)
            ui.wait("label", "Example: the desk stands on 2 March 2026")
            ui.picture("example-file")


def plain_import_makes_no_example():
    """Bug: a registry into which the sample was brought as a file was taken for the example, stood on its day with no
    way out, and was not opened again the next time."""
    with tempfile.TemporaryDirectory(prefix="chancery-first-") as folder:
        path = os.path.join(folder, "mine.chancery")
        cli(path, "import", SAMPLE)
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", re.compile("^The desk of this registry stands on 2 March 2026"))
            assert not ui.find("button", "Leave the example")
            # Without a mouse both are reached from the menu, where one of them applies.
            ui.key("F10")
            ui.wait("menu item", "Count from Today")
            assert not ui.find("menu item", "Leave the Example")
            ui.key("Escape")
            ui.wait_gone("menu item", "Count from Today")
            ui.picture("own-day")
            ui.tree.act(ui.wait("button", "Count from today"))
            ui.wait("button", "Count")
            ui.key("Return")
            ui.wait_gone("label", re.compile("stands on 2 March 2026"))
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            assert not ui.find("button", "Start a registry")
            assert not ui.find("label", re.compile("stands on 2 March 2026"))
        assert "desk_day" not in cli(path, "export", "--all")


def desk_of_the_example_has_its_day():
    with Session(PROGRAM) as ui:
        open_example(ui)
        go_to(ui, "Desk")
        ui.wait("label", re.compile("2 March"))
        ui.wait("*", re.compile("See whether steps against the groups are taken"))
        ui.picture("example-desk")


def example_is_left_for_a_registry_of_one_s_own():
    with tempfile.TemporaryDirectory(prefix="chancery-first-") as home:
        with Session(PROGRAM, home=home) as ui:
            open_example(ui)
            ui.tree.act(ui.wait("button", "Leave the example"))
            ui.wait("button", "Start a registry")
            ui.wait_gone("label", "Example: the desk stands on 2 March 2026")
            ui.wait("button", "Start a registry", focused=True)
            ui.key("Return")
            ui.wait("label", re.compile(r"PROT/\d{4}/0001"))
            ui.wait("button", "Start")
            # From the ministry to the desk and on to the numbers, after which there is nothing more to ask.
            ui.key("Return", "Return")
            ui.settle()
            assert ui.find("button", "Start")
            ui.key("Return")
            ui.wait("list", "Places")
            # There is nothing yet that could be taken back.
            ui.key("ctrl+z")
            ui.settle()
            assert "Ministry of Foreign Affairs" in cli(usual_registry(home), "search", "kind:actor")
        with Session(PROGRAM, home=home) as ui:
            ui.wait("list", "Places")  # the next time it opens on the desk, and asks nothing
            assert not ui.find("button", "Start a registry")


def a_registry_is_made_where_it_was_named():
    """Bug: the file that the officer named and that was not there yet was forgotten; the registry was made elsewhere."""
    with tempfile.TemporaryDirectory(prefix="chancery-first-") as home:
        path = os.path.join(home, "our desk.chancery")
        with Session(PROGRAM, [path], home=home) as ui:
            ui.wait("button", "Start a registry", focused=True)
            ui.key("Return")
            ui.wait("button", "Start")
            ui.type("Ministry of Roads")
            for _ in range(3):
                ui.key("Return")
                ui.settle()
            ui.wait("list", "Places")
        assert "Ministry of Roads" in cli(path, "search", "kind:actor")
        assert not os.path.exists(usual_registry(home))


def gap_is_filled_in_where_it_is():
    with Session(PROGRAM) as ui:
        open_example(ui)
        ui.tree.act(ui.wait("button", "Fill in"))
        ui.wait("*", re.compile("^Received by"), focused=True)
        ui.picture("fill-in")
        ui.key("Escape")


def link_is_made_and_taken_back():
    with Session(PROGRAM) as ui:
        open_example(ui)
        ui.key("ctrl+l")
        ui.wait("button", "Take")
        ui.key("Escape")
        ui.wait_gone("button", "Take")
        ui.key("ctrl+l")
        ui.wait("button", "Take")
        ui.type("ispr attack")
        ui.wait("list item", re.compile("Statement of ISPR on the attack"))
        ui.key("Return")
        ui.wait("list item", re.compile("Statement of ISPR.*announces"))
        ui.key("Return")
        ui.wait("label", "Linked")
        ui.key("ctrl+z")
        ui.wait("label", re.compile("^Taken back"))


def escape_comes_back_to_today_from_the_list():
    with Session(PROGRAM) as ui:
        open_example(ui)
        ui.key("alt+d")
        ui.wait("*", re.compile("^As on Which Day"))
        ui.type("1 mar 2026", own=False)
        ui.key("Return")
        ui.wait("label", "As it stood on 1 March 2026")
        ui.key("Escape")
        ui.wait_gone("label", "As it stood on 1 March 2026")


def keys_are_shown():
    with Session(PROGRAM) as ui:
        open_example(ui)
        ui.key("ctrl+question")
        # Those of what is in hand stand first: a record is open.
        ui.wait("label", "Next record")
        ui.picture("shortcuts")
        ui.type("pdf")
        ui.wait_gone("label", "Next record")
        ui.wait("list item", "Ctrl+S, Save a list or report as PDF")
        ui.key("Escape")
        ui.wait("label", "Next record")
        ui.type("ctrl+e")
        ui.wait("list item", "Ctrl+E, Export")
        ui.key("ctrl+a")
        ui.type("xyz")
        ui.wait("label", "No Such Key")
        ui.key("Escape", "Escape")
        ui.wait_gone("label", "No Such Key")


def fits_a_narrow_screen():
    for name, dark in (("light", False), ("dark", True)):
        with Session(PROGRAM, size=(360, 720), dark=dark) as ui:
            ui.wait("button", "Start a registry")
            assert ui.screen.windows()[0][3] == 360, "the first page is wider than the screen"
            ui.picture(f"narrow-{name}-first")
            open_example(ui)
            assert ui.screen.windows()[0][3] == 360, "the page of a record is wider than the screen"
            ui.picture(f"narrow-{name}-page")


main(example_opens_on_the_protest, no_core_file_holds_a_word, file_of_an_example_opens_on_the_protest, plain_import_makes_no_example,
     desk_of_the_example_has_its_day,
     example_is_left_for_a_registry_of_one_s_own,
     a_registry_is_made_where_it_was_named, gap_is_filled_in_where_it_is, link_is_made_and_taken_back, escape_comes_back_to_today_from_the_list, keys_are_shown, fits_a_narrow_screen)
