# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Task 9, the morning round: forty actions and two holidays, each done, moved by working days or planned and done by at
most three keys, until nothing is due; the registry is looked at afterwards."""

import json
import os
import re
import sqlite3
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, usual_registry

TODAY = "2026-03-19"  # a Thursday; Friday and Monday after it are holidays
HOLIDAYS = "2026-03-20, Eid al-Fitr\n03-23, Pakistan Day\n"
N_ACTIONS = 40
CASE = "11111111-1111-4111-8111-111111111111"


def action_id(number):
    return f"22222222-2222-4222-8222-{number:012d}"


def matter_of(number):
    """The case file that an action is about: none that is planned for shares its file with another."""
    return f"33333333-3333-4333-8333-{number:012d}" if number % 4 == 2 else CASE


def due_of(number):
    """Ten a day on the three days before today and on the day off after it."""
    return ["2026-03-17", "2026-03-18", TODAY, "2026-03-21"][number // 10]


def make_registry(home):
    path = usual_registry(home)
    os.makedirs(os.path.dirname(path), mode=0o700)
    records = [{"kind": "casefile", "id": CASE, "title": "Border incidents", "class": "AFG", "state": "registered",
                "reference": "AFG/2026/1"}]
    records += [{"kind": "casefile", "id": matter_of(n), "title": f"Matter {n:02}", "class": "AFG", "state": "registered",
                 "reference": f"AFG/2026/{n + 2}"} for n in range(N_ACTIONS) if matter_of(n) != CASE]
    records += [{"kind": "action", "id": action_id(n), "state": "registered", "on": {"id": matter_of(n)},
                 "what": f"Action {n:02}", "due": due_of(n)} for n in range(N_ACTIONS)]
    document = os.path.join(home, "forty.json")
    with open(document, "w") as file:
        json.dump({"chancery": 1, "desk_day": TODAY, "records": records}, file)
    cli(path, "import", document)
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO setting (key, value) VALUES ('holidays', ?)", (HOLIDAYS,))
    database.close()
    return path


def actions_of(path):
    records = json.loads(cli(path, "export", "--all"))["records"]
    return {record["id"]: record for record in records if record["kind"] == "action"}


def wait_due(ui, count):
    """The number at the desk's place in the sidebar."""
    ui.wait("list item", re.compile(f"^Desk, {count}$") if count else re.compile("^Desk$"))


def wait_row(ui, words):
    return ui.wait_focus("list item", re.compile(words))


def do(ui, number):
    """Done by one key, moved by two; planned for its matter by two and done by one."""
    if number % 4 == 1:
        ui.key("m")
        ui.key("3")
    elif number % 4 == 2:
        ui.key("p")
        ui.wait("list", "Plans")
        wait_row(ui, "^Reply chase")
        ui.key("1")
        ui.wait("label", f"Planned for AFG/2026/{number + 2}: Reply chase. “Action {number:02}” stays open")
        wait_row(ui, f"Action {number:02}")
        ui.key("d")
    else:
        ui.key("d")


def check(before, after, number):
    old, new = before[action_id(number)], after[action_id(number)]
    if number % 4 == 1:
        # From today or from its own day: Friday, the weekend and Monday do not count.
        assert new["due"] == "2026-03-26" and "done_on" not in new, (number, new)
    else:
        assert new["done_on"] == TODAY and new["due"] == old["due"], (number, new)
    assert "result" not in new, new


def morning_round(path, ui):
    go_to(ui, "Desk")
    wait_due(ui, N_ACTIONS)
    ui.key("F6")
    for number in range(N_ACTIONS):
        row = wait_row(ui, f"Action {number:02}")
        assert ("day off: Saturday; last working day before: Thu 19 Mar 2026" in row.name) == (number >= 30), row.name
        if number == 1:
            ui.picture("diary-1-desk")
        keys = ui.other_keys
        do(ui, number)
        wait_due(ui, N_ACTIONS - number - 1)
        keys = ui.other_keys - keys
        assert keys <= (1 if number % 4 in (0, 3) else 3), (number, keys)
    ui.wait("label", re.compile("^Nothing is due. Next: "))
    ui.picture("diary-2-calm")


def forty_actions_by_keyboard_alone():
    with tempfile.TemporaryDirectory(prefix="chancery-diary-") as folder:
        path = make_registry(folder)
        before = actions_of(path)
        assert len(before) == N_ACTIONS
        with Session(PROGRAM, home=folder) as ui:
            begin = ui.other_keys
            morning_round(path, ui)
            print(f"# {N_ACTIONS} actions took {ui.other_keys - begin} other keys with the way to the desk")
        after = actions_of(path)
        for number in range(N_ACTIONS):
            check(before, after, number)
        planned = [record for id, record in after.items() if id not in before]
        assert len(planned) == 3 * N_ACTIONS // 4, len(planned)
        dues = {"Ask whether the reply is on its way": "2026-04-06", "Remind": "2026-04-20",
                "Raise at the next meeting": "2026-05-04"}
        assert all(record["due"] == dues[record["what"]] for record in planned), planned
        assert sorted(record["on"]["id"] for record in planned) == sorted(3 * [matter_of(n) for n in range(2, N_ACTIONS, 4)])
        rows = json.loads(cli(path, "due", "--format", "json", "--on", TODAY))
        # What was moved to the third working day from now is announced.
        assert rows["due"] == [] and len(rows["coming"]) == N_ACTIONS // 4, rows
        cli(path, "verify")


def an_answer_typed_before_its_sheet_has_the_keyboard():
    with tempfile.TemporaryDirectory(prefix="chancery-diary-") as folder:
        path = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            wait_due(ui, N_ACTIONS)
            ui.key("F6")
            wait_row(ui, "Action 00")
            with ui.nobody_given_the_keyboard():
                ui.key("shift+d")
                ui.wait_focus("text", "Result")
                ui.type("They will answer in April")
                ui.key("BackSpace")
                ui.key("Return")
                ui.settle()
            ui.wait("label", "Done: Action 00")
            assert actions_of(path)[action_id(0)]["result"] == "They will answer in Apri"


def a_result_and_undo():
    with tempfile.TemporaryDirectory(prefix="chancery-diary-") as folder:
        path = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            wait_due(ui, N_ACTIONS)
            ui.key("F6")
            wait_row(ui, "Action 00")
            ui.key("shift+d")
            ui.wait_focus("text", "Result")
            ui.type("They will answer in April")
            ui.key("Return")
            ui.wait("label", "Done: Action 00")
            wait_due(ui, N_ACTIONS - 1)
            assert actions_of(path)[action_id(0)]["result"] == "They will answer in April"
            wait_row(ui, "Action 01")
            ui.key("m")
            ui.key("0")
            ui.wait("label", "Moved to Mon 6 Apr 2026: Action 01")
            wait_due(ui, N_ACTIONS - 2)
            assert actions_of(path)[action_id(1)]["due"] == "2026-04-06"
            wait_row(ui, "Action 02")
            ui.key("p")
            wait_row(ui, "^Reply chase")
            ui.key("Return")
            ui.wait("label", re.compile("^Planned for AFG/2026/4: Reply chase"))
            assert len(actions_of(path)) == N_ACTIONS + 3
            # What stands already is named first, and gives way as one act; the action itself stays as it is.
            wait_row(ui, "Action 02")
            ui.key("p")
            wait_row(ui, "^Reply chase")
            ui.key("1")
            ui.wait("label", "“Reply chase” Is Planned Already")
            ui.wait("label", re.compile("^For AFG/2026/4 these stand:.*20 Apr 2026, Remind", re.S))
            ui.picture("diary-3-planned-already")
            ui.key("Escape")
            ui.wait_gone("label", "“Reply chase” Is Planned Already")
            assert len(actions_of(path)) == N_ACTIONS + 3
            wait_row(ui, "Action 02")
            ui.key("p")
            wait_row(ui, "^Reply chase")
            ui.key("1")
            ui.wait("label", "“Reply chase” Is Planned Already")
            ui.key("Return")
            ui.wait("label", re.compile("3 actions gave way to it. “Action 02” stays open$"))
            after = actions_of(path)
            assert len(after) == N_ACTIONS + 6 and "done_on" not in after[action_id(2)], after
            assert sum("done_on" in record for record in after.values()) == 1 + 3, after
            ui.key("ctrl+z")
            ui.wait_until(lambda: len(actions_of(path)) == N_ACTIONS + 3, "the second plan to be taken back")
            ui.key("ctrl+z")
            ui.wait_until(lambda: len(actions_of(path)) == N_ACTIONS, "the plan to be taken back")
            for count in (1, 0):
                ui.key("ctrl+z")
                wait_due(ui, N_ACTIONS - count)
        after = actions_of(path)
        assert len(after) == N_ACTIONS
        assert all("done_on" not in record and "result" not in record for record in after.values())
        assert after[action_id(1)]["due"] == due_of(1)


def the_way_back_leads_to_the_row():
    """Bug: what was opened on the desk closed onto its first row; nothing said how far what is coming reaches."""
    with tempfile.TemporaryDirectory(prefix="chancery-diary-") as folder:
        make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            wait_due(ui, N_ACTIONS)
            ui.key("F6")
            for number in range(3):
                wait_row(ui, f"Action {number:02}")
                ui.key("Down")
            wait_row(ui, "Action 03")
            ui.key("Return")
            ui.wait("label", "Action 03")
            ui.key("ctrl+s")
            ui.wait("label", "Nothing to save here: this page is read. F2 changes what it says.")
            ui.key("Escape")
            wait_row(ui, "Action 03")
            # What is gone when it is left: its neighbour.
            ui.key("Return")
            ui.wait_focus("*")
            ui.wait("label", "Action 03")
            ui.key("d")
            wait_due(ui, N_ACTIONS - 1)
            ui.key("Escape")
            wait_row(ui, "Action 04")
            # Moved to the last of the days that are announced, it stands there; those days are said.
            ui.key("m", "3")
            wait_due(ui, N_ACTIONS - 2)
            ui.wait("label", "Until Thursday, 26 March 2026")
            ui.wait("list item", re.compile("26 Mar 2026, Action 04"))
            ui.picture("diary-4-coming")


def the_digit_means_the_row_although_the_desk_was_told_anew():
    """Bug: what was saved between M and its digit, here by another program, dropped the M."""
    with tempfile.TemporaryDirectory(prefix="chancery-diary-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            wait_due(ui, N_ACTIONS)
            ui.key("F6")
            wait_row(ui, "Action 00")
            ui.key("m")
            ui.wait("label", re.compile("^Move by how many working days"))
            cli(registry, "set", action_id(39), f"done_on={TODAY}")
            wait_due(ui, N_ACTIONS - 1)
            ui.wait("label", re.compile("^Move by how many working days"))
            ui.key("3")
            wait_due(ui, N_ACTIONS - 2)
        assert actions_of(registry)[action_id(0)]["due"] == "2026-03-26"


main(forty_actions_by_keyboard_alone, an_answer_typed_before_its_sheet_has_the_keyboard, a_result_and_undo,
     the_way_back_leads_to_the_row, the_digit_means_the_row_although_the_desk_was_told_anew)
