# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer has answered about the clashes of a file is not lost without a word."""

import os
import re
import subprocess
import tempfile

from driver import Session, main
from window import CLI, PROGRAM, edited_elsewhere, make_registry, nobody_writes, note_of, records_file

LOST = "Your answer to 1 clash will be lost."
FIRST = "Finish or leave the import first: Escape leaves it."


def answer(ui):
    ui.wait("list item", re.compile("not decided"), focused=True)
    ui.key("Right")
    ui.wait("list item", re.compile("theirs is taken"), focused=True)


def who_leaves_answers_is_asked():
    # Bug: one Escape too many, or a window that was closed, and an hour of answers was gone without a question.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            answer(ui)
            ui.key("ctrl+q")
            ui.wait("*", FIRST)
            ui.key("Escape")
            ui.wait("label", LOST)
            ui.picture("import-answers-asked")
            # Bug: a second Return, or the Ctrl+Return that was to bring in, threw the answers away.
            for key in ("Escape", "Return", "ctrl+Return"):
                ui.key(key)
                ui.wait_gone("label", LOST)
                ui.wait("list item", re.compile("theirs is taken"), focused=True)
                ui.key("Escape")
                ui.wait("label", LOST)
                ui.wait_focus("button", "Keep Answers")
            ui.key("alt+d")
            ui.wait("list", "Places")
        assert note_of(registry) == "Ours."


def answers_stay_while_another_program_writes():
    # Bug: after ten seconds the file could not be brought in, and what was answered had gone with it.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            answer(ui)
            with nobody_writes(registry):
                ui.key("ctrl+Return")
                ui.wait("label", "Bringing in")
                ui.wait("*", "Another program is writing to the registry: nothing came in yet.")
                ui.wait_focus("button", "Bring In")
                ui.picture("import-answers-stay")
            # An answer that is given otherwise by then is the one that counts.
            ui.key("shift+Tab")
            row = ui.wait("list item", re.compile("theirs is taken"))
            for _ in range(8):
                if ui.focused().ref == row.ref:
                    break
                ui.key("Tab")
                ui.settle()
            ui.key("Left")
            ui.wait("list item", re.compile("what is here stays"), focused=True)
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new, 1 changed · 1 clash: as here")
        assert note_of(registry) == "Ours."


def files_that_come_do_not_take_the_place_of_answers():
    # Bug: they were judged at once, and the answers were gone without a question.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder, sample=True)
        other = records_file(folder, "other.json", "Other")
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            answer(ui)
            subprocess.run([PROGRAM, other], env=ui.environment, timeout=60, check=True)
            ui.wait("*", FIRST)
            ui.wait("label", "embassy.zip")
            ui.wait("list item", re.compile("theirs is taken"), focused=True)
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
        assert note_of(registry) == "Theirs."


def columns_are_as_they_were_left():
    # Bug: one Escape too many, and what was chosen for the columns was gone without a word.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder)
        path = os.path.join(folder, "list.csv")
        with open(path, "w") as table:
            table.write("Subject,Colour\nNote of the mission,red\n")
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", "1 column is left out")
            ui.key("Tab")
            ui.wait_focus("combo box", "Colour")
            ui.key("space")
            ui.wait_focus("list item")
            ui.key("End")
            ui.key("Return")
            ui.wait("label", "Every column has its field")
            # Bug: the window closed without a word, and what was chosen was gone.
            ui.key("ctrl+q")
            ui.wait("*", FIRST)
            ui.picture("import-columns-stay")
            # The list was closed by the choice.
            ui.key("Escape")
            ui.wait("list", "Places")
            subprocess.run([PROGRAM, path], env=ui.environment, timeout=60, check=True)
            ui.wait("label", "Every column has its field")
            ui.picture("import-columns-left")
            ui.key("Escape")
            ui.wait("list", "Places")
        dry = subprocess.run([CLI, "--registry", registry, "import", "--dry-run", path], capture_output=True, timeout=60)
        assert b"\xe2\x80\x9cColour\xe2\x80\x9d is no field" in dry.stderr, f"what was not brought in is remembered there: {dry}"


main(who_leaves_answers_is_asked, answers_stay_while_another_program_writes, files_that_come_do_not_take_the_place_of_answers,
     columns_are_as_they_were_left)
