# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several files that are opened at once: records come in one file after the other, and what is not brought in or not
opened is told by its name."""

import json
import os
import re
import subprocess
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry, records_file, usual_registry

FIRST = "Finish or leave the import first: Escape leaves it."


def files_of(folder, *names):
    """A file for each name, with one record that is called as the file is."""
    return [records_file(folder, name + ".json", name.split()[0].capitalize()) for name in names]


def titles(registry):
    records = json.loads(cli(registry, "export", "--all"))["records"]
    return sorted(record["title"] for record in records if record["kind"] == "document")


def again(ui, *paths):
    """What a file manager does while the program runs."""
    subprocess.run([PROGRAM, *paths], env=ui.environment, timeout=60, check=True)


def files_come_one_after_the_other():
    # Bug: of several files that were opened at once the last was judged, and the others were never heard of.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, files_of(folder, "one", "two", "three"), home=folder) as ui:
            ui.wait("label", "one.json · 2 more wait")
            ui.wait("label", "1 new")
            ui.wait_focus("list item")
            ui.wait("button", "Skip")
            ui.picture("import-files-1")
            ui.key("ctrl+Return")
            ui.wait("*", "Brought in: 1 new")
            ui.wait("label", "two.json · 1 more waits")
            ui.wait("button", "Bring In", sensitive=True)
            # What came in is taken back when nothing is judged by it.
            assert not ui.find("button", "Undo")
            ui.key("alt+s")
            ui.wait("label", "three.json")
            ui.wait("button", "Bring In", sensitive=True)
            assert not ui.find("button", "Skip"), "nothing is left that could be gone on with"
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new")
            ui.wait("button", "Undo")
        assert titles(registry) == ["One", "Three"], titles(registry)


def what_waits_is_told_when_it_is_left():
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, files_of(folder, "one", "two", "three", "four", "five"), home=folder) as ui:
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("label", "two.json · 3 more wait")
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("Escape")
            ui.wait("list", "Places")
            # Bug: what was brought in before was told no more, and could not be taken back.
            ui.wait("*", "Brought in: 1 new · Not brought in: two.json, three.json, four.json and 1 more")
            ui.wait("button", "Show")
            ui.wait("button", "Undo")
            ui.picture("import-files-left")
            assert titles(registry) == ["One"], titles(registry)
            ui.key("ctrl+z")
            ui.wait_until(lambda: titles(registry) == [], "the one that came in to be taken back")


def one_that_cannot_be_read_stops_no_other():
    # Bug: the program ended at a name that is no UTF-8.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        broken, good = files_of(folder, "broken \udce9", "good \udce9")
        with open(broken, "w", encoding="utf-8") as file:
            file.write("{")
        with Session(PROGRAM, [broken, good], home=folder) as ui:
            ui.wait("label", "This file cannot be brought in")
            ui.wait("label", "broken \ufffd.json · 1 more waits")
            ui.wait("label", re.compile("^broken \ufffd.json, line 1: "))
            ui.wait_focus("button", "Skip")
            ui.picture("import-files-broken")
            ui.key("Return")
            ui.wait("label", "good \ufffd.json")
            ui.wait_focus("list item")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new")
        assert titles(registry) == ["Good"], titles(registry)


def a_second_return_leaves_nothing():
    # Bug: the button that was pressed went, Cancel got the keyboard, and the next Return left all that waited.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        broken, slow = files_of(folder, "broken", "slow")
        with open(broken, "w", encoding="utf-8") as file:
            file.write("{")
        # It is looked at as soon as somebody writes into it.
        plain = os.path.join(folder, "plain.json")
        os.rename(slow, plain)
        os.mkfifo(slow)
        with Session(PROGRAM, [broken, slow], home=folder) as ui:
            ui.wait_focus("button", "Skip")
            ui.key("Return")
            ui.wait_focus("progress bar", "Progress")
            ui.key("Return")
            ui.settle()
            ui.wait("label", "slow.json")
            ui.wait("label", "Reading")
            ui.picture("import-files-slow")
            with open(slow, "wb") as pipe:
                os.rename(plain, slow)
                pipe.write(b"{")
            ui.wait_focus("list item")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new")
        assert titles(registry) == ["Slow"], titles(registry)


def what_takes_the_place_of_a_file_says_so():
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        one, two, three = files_of(folder, "one", "two", "three")
        with Session(PROGRAM, [one, two], home=folder) as ui:
            ui.wait("button", "Bring In", sensitive=True)
            again(ui, three)
            ui.wait("label", "three.json")
            ui.wait("*", "Not brought in: one.json, two.json")
            ui.wait_focus("list item")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
        assert titles(registry) == ["Three"], titles(registry)


def files_wait_for_a_registry():
    # Bug: a file that came with others had the questions asked once more, and took the place of the one before.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as home:
        one, two, three = files_of(home, "one", "two", "three")
        with Session(PROGRAM, [one, two], home=home) as ui:
            ui.wait("button", "Start")
            ui.type("Ministry of Roads")
            again(ui, three)
            ui.settle()
            for _ in range(3):
                ui.key("Return")
                ui.settle()
            ui.wait("label", "one.json · 2 more wait")
            ui.wait("button", "Bring In", sensitive=True)
            for name in ("two.json · 1 more waits", "three.json"):
                ui.key("ctrl+Return")
                ui.wait("label", name)
                ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
        assert titles(usual_registry(home)) == ["One", "Three", "Two"]
        assert "Ministry of Roads" in cli(usual_registry(home), "search", "kind:actor")


def files_go_to_the_registry_that_was_named_with_them():
    # Bug: they were judged for the registry that was still open, and the other one came in front of that.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        others = [os.path.join(folder, name + ".chancery") for name in ("other", "third")]
        for other in others:
            cli(other, "init")
        (one,) = files_of(folder, "one")
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            again(ui, one, *others)
            ui.wait("*", "One registry is open at a time. Not opened: third.chancery")
            ui.wait("label", "1 new")
            ui.wait_focus("list item")
            ui.picture("import-files-registry")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("label", "other")
        assert titles(others[0]) == ["One"] and not titles(registry) and not titles(others[1])


def a_registry_waits_for_the_import():
    # Bug: it came in front of what was judged, and what was judged stayed behind, for the registry before.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        other = os.path.join(folder, "other.chancery")
        cli(other, "init")
        one, two = files_of(folder, "one", "two")
        with Session(PROGRAM, [one], home=folder) as ui:
            ui.wait("button", "Bring In", sensitive=True)
            again(ui, other, two)
            ui.wait("*", FIRST)
            ui.wait("label", "one.json")
            ui.wait_focus("list item")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            again(ui, other)
            ui.wait("label", "other")
        assert titles(registry) == ["One"] and not titles(other)


def files_are_dragged_onto_the_window():
    # They could be chosen by the menu or named on the command line alone.
    with tempfile.TemporaryDirectory(prefix="chancery-files-") as folder:
        registry = make_registry(folder)
        paths = files_of(folder, "one", "two tables")
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            window = ui.screen.windows()[0][0]
            # What stands in front is closed first, and that is said.
            ui.key("ctrl+comma")
            ui.wait("*", "Preferences")
            drag = ui.drag(paths)
            assert not drag.over(window, 40, 700), "they would come in behind the preferences"
            drag.leave()
            ui.wait("*", "Close what stands in front of the window, then drop the files.")
            ui.key("Escape")
            ui.wait_gone("*", "Preferences")
            go_to(ui, "All records")
            drag = ui.drag(paths)
            # Bug: dropped on the search entry their paths were searched for.
            assert drag.over(window, *ui.middle(ui.wait("entry", re.compile("^Search")))), "the window does not take files"
            ui.picture("import-files-dragged")
            drag.drop()
            ui.wait("label", "one.json · 1 more waits")
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("label", "two tables.json")
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait_text("entry", re.compile("^Search"), "")
        assert titles(registry) == ["One", "Two"], titles(registry)


main(files_come_one_after_the_other, what_waits_is_told_when_it_is_left, one_that_cannot_be_read_stops_no_other, a_second_return_leaves_nothing,
     what_takes_the_place_of_a_file_says_so, files_wait_for_a_registry, files_go_to_the_registry_that_was_named_with_them,
     a_registry_waits_for_the_import, files_are_dragged_onto_the_window)
