# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an embassy edited comes back: the window shows what is new, changed and clashing before anything is written,
and a file that is none is refused in words."""

import json
import os
import re
import subprocess
import tempfile

from driver import Session, main
from window import CLI, PROGRAM, SAMPLE, cli, go_to, make_registry, without_time

PROTEST = "PROT/2026/0001"


def edited_elsewhere(folder, registry):
    """A file from another registry with one record new, one changed, and one that clashes with what is here."""
    there = os.path.join(folder, "there.chancery")
    cli(there, "import", os.path.join(folder, "plain.json"))
    cli(there, "new", "document", "form=letter", "title=Letter of the embassy", "direction=in")
    cli(there, "set", "AFG/2026/1", "summary=As the embassy sees it.")
    cli(there, "set", PROTEST, "note=Theirs.")
    cli(registry, "set", PROTEST, "note=Ours.")
    path = os.path.join(folder, "embassy.zip")
    cli(there, "export", "--all", "--output", path)
    return path


def note_of(registry):
    return json.loads(cli(registry, "show", PROTEST, "--format", "json")).get("note")


def clash_is_decided_by_keyboard():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        path = edited_elsewhere(folder, registry)
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", re.compile("1 new, 1 changed, 1 clash"))
            # Bug: the row of the clash was empty where its page had come late.
            for words in ("Ours.", "Theirs."):
                ui.wait("label", words)
            ui.picture("import-preview")
            assert not ui.find("button", "Bring In", sensitive=True), "open clashes do not stop it"
            assert note_of(registry) == "Ours."
            ui.wait("list item", re.compile("Here · .+, .+: Ours.. Theirs · .+, .+: Theirs.. not decided"), focused=True)
            for tab in ("Clashes 1", "New 1", "Changed 1"):
                ui.wait("*", tab)
            ui.key("Left")
            ui.wait("list item", re.compile("what is here stays"), focused=True)
            ui.key("Right")
            ui.wait("list item", re.compile("theirs is taken"), focused=True)
            ui.wait("button", "Bring In", sensitive=True)
            ui.picture("import-decided")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new, 1 changed · 1 clash: theirs")
            ui.wait("button", "Undo")
            ui.picture("import-toast")
            ui.wait_until(lambda: note_of(registry) == "Theirs.", "their note")
            ui.key("ctrl+z")
            ui.wait_until(lambda: note_of(registry) == "Ours.", "our note again")
            ui.key("ctrl+shift+z")
            ui.wait_until(lambda: note_of(registry) == "Theirs.", "their note again")
            print(f"# one clash: {ui.counts()}")
        assert "Letter of the embassy" in cli(registry, "search", "letter embassy")
        again = cli(registry, "import", "--dry-run", path)
        assert again.startswith("new 0, changed 0, unchanged 49, conflicts 0"), again


def what_is_changed_is_told_before():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            ui.tree.act(ui.wait("page tab", "Changed 1"))
            ui.wait("label", re.compile("→ As the embassy sees it"))
            ui.picture("import-changed")


def another_file_takes_the_place_of_the_first():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        first = edited_elsewhere(folder, registry)
        second = os.path.join(folder, "second.json")
        with open(second, "w", encoding="utf-8") as file:
            json.dump({"chancery": 1, "records": [{"kind": "document", "title": "Only this"}]}, file)
        with Session(PROGRAM, [first], home=folder) as ui:
            ui.wait("*", "Clashes 1")
            ui.key("Right")
            ui.wait("button", "Bring In", sensitive=True)
            # Bug: the clashes of the first file stood on, and their answers went with the second.
            subprocess.run([PROGRAM, second], env=ui.environment, timeout=60, check=True)
            ui.wait("label", "1 new")
            ui.wait_gone("*", "Clashes 1")
            ui.key("ctrl+Return")
            ui.wait("*", "Brought in: 1 new")
            assert note_of(registry) == "Ours."


def choose_in_main_menu(ui, entry):
    ui.key("F10")
    ui.wait("menu item", entry)
    for _ in range(30):
        if ui.wait_focus("*").name == entry:
            break
        ui.key("Down")
        ui.settle()
    ui.key("Return")


def imports_are_listed_and_taken_back():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        path = edited_elsewhere(folder, registry)
        cli(registry, "import", "--conflicts", "take", path)
        assert note_of(registry) == "Theirs."
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            choose_in_main_menu(ui, "Imports…")
            ui.wait("list", "Imports")
            ui.wait("list item", re.compile("^embassy.zip, .* · 1 new, 2 changed$"), focused=True)
            # What was changed since cannot be taken back, and it says so.
            ui.wait("list item", re.compile("^plain.json, .* · 48 new. Cannot be taken back: .* was changed since$"))
            assert len(ui.find_all("button", "Take Back…")) == 1
            ui.picture("imports-1")
            ui.key("Return")
            ui.wait("label", "3 records")
            ui.wait("list item", re.compile("Letter of the embassy"))
            ui.picture("imports-2-records")
            ui.key("Escape")
            ui.wait("list item", re.compile("^embassy.zip"), focused=True)
            ui.key("Tab")
            ui.wait_focus("button", "Take Back…")
            ui.key("Return")
            ui.wait("label", "Take “embassy.zip” Back?")
            ui.wait("label", re.compile("^It brought 1 new, 2 changed"))
            ui.picture("imports-3-question")
            ui.key("Return")
            ui.wait("*", "Taken back: the import of “embassy.zip”")
            ui.wait("list item", re.compile("^embassy.zip, .*Taken back on "))
            assert note_of(registry) == "Ours."
            ui.picture("imports-4-taken-back")
            ui.key("ctrl+shift+z")
            ui.wait("button", "Take Back…")
            assert note_of(registry) == "Theirs."
            ui.key("Escape")
            ui.wait_gone("list", "Imports")
        assert cli(registry, "search", "--count", "import:2").strip() == "3"


def without_an_import_it_says_so():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            choose_in_main_menu(ui, "Imports…")
            ui.wait("label", "No Imports Yet")
            ui.wait_focus("button", "Bring In Records…")
            ui.picture("imports-5-empty")
        # Bug: a view that was chosen from the menu lay under the places in a narrow window.
        with Session(PROGRAM, home=folder, size=(400, 760)) as ui:
            ui.wait("button", "Places")
            ui.key("F9")
            ui.wait("list", "Places")
            choose_in_main_menu(ui, "Imports…")
            ui.wait("label", "No Imports Yet")
            ui.wait_gone("list", "Places")
            ui.picture("imports-6-narrow")


def file_that_is_none_is_refused_in_words():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        before = cli(registry, "export", "--all")
        path = os.path.join(folder, "broken.json")
        with open(SAMPLE) as file, open(path, "w") as broken:
            broken.write(file.read()[:5000])
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", "This file cannot be brought in")
            ui.wait("label", re.compile("ends before it is complete"))
            ui.picture("import-refused")
            ui.key("Escape")
            ui.wait("list", "Places")
        assert without_time(cli(registry, "export", "--all")) == without_time(before)


def is_found(registry, words):
    """Whether there is a hit; the command line says by its status that there is none."""
    return subprocess.run([CLI, "--registry", registry, "search", "--count", words], capture_output=True, timeout=60).returncode == 0


def columns_of_a_table_are_asked_for():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        path = os.path.join(folder, "list.csv")
        with open(path, "w") as table:
            table.write("Subject,Dated,From,Farbe <b>\nNote of the mission,2026-02-16,Mission A,red\n")
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", "Columns")
            ui.wait("label", "1 column is left out")
            ui.wait("label", "Farbe <b>")
            ui.wait("label", "Note of the mission")
            ui.picture("import-columns")
            ui.key("ctrl+Return")
            ui.wait("label", re.compile("2 new"))
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait_until(lambda: is_found(registry, "mission note kind:document"), "the note")
        assert cli(registry, "import", "--dry-run", path).startswith("new 0, changed 0, unchanged 1"), "what was chosen is remembered"


def a_bad_date_leads_back_to_the_columns():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        make_registry(folder)
        path = os.path.join(folder, "list.csv")
        long = "Heading of a list that nobody ever thought to keep short " * 8
        with open(path, "w") as table:
            table.write(f"Subject;Dated;From;{long}\nNote of the mission;soon;Mission, A;red\n")
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", "Parted by semicolons · 1 column is left out")
            ui.picture("import-semicolons")
            ui.key("ctrl+Return")
            ui.wait("label", "This file cannot be brought in")
            ui.wait_focus("button", "Back to the Columns")
            ui.picture("import-bad-date")
            ui.key("Return")
            ui.wait("label", "Parted by semicolons · 1 column is left out")


def mail_comes_in_and_is_found_by_what_came_with_it():
    with tempfile.TemporaryDirectory(prefix="chancery-import-") as folder:
        registry = make_registry(folder, sample=True)
        path = os.path.join(folder, "note.eml")
        with open(path, "w") as mail:
            mail.write("From: Mission A <a@example.org>\nSubject: Account of the mission\nDate: Mon, 16 Feb 2026 09:30:00 +0000\n"
                       "Message-ID: <one@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
                       "--x\nContent-Type: text/plain\n\nSee what is attached.\n"
                       "--x\nContent-Type: text/html; name=account.html\n\n<p>Eleven lorries burned at Torkham</p>\n--x--\n")
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("label", re.compile("2 new"))
            ui.picture("import-mail")
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait_until(lambda: is_found(registry, "lorries"), "the text of what came with it")
            go_to(ui, "All records")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("lorries")
            ui.wait("label", re.compile("^1 record\\b"))
            ui.picture("import-mail-found")


main(clash_is_decided_by_keyboard, what_is_changed_is_told_before, another_file_takes_the_place_of_the_first, file_that_is_none_is_refused_in_words,
     imports_are_listed_and_taken_back, without_an_import_it_says_so, columns_of_a_table_are_asked_for,
     a_bad_date_leads_back_to_the_columns,
     mail_comes_in_and_is_found_by_what_came_with_it)
