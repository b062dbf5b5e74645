# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How did each demand stand on a day: by keyboard alone, from the list and from the page, with the same answer as
the command line; and one key that adds a dated verdict, which undo takes back."""

import json
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

MOST_KEYS_TO_A_CHANGE, MOST_KEYS_TO_A_DAY = 2, 2
LABELS = {"open": "open", "receipt": "receipt acknowledged", "partly-met": "partly met", "refused": "refused"}
FIRST, SECOND = "Take immediate and verifiable steps", "Dismantle the infrastructure"
# Later than the sample's own verdicts, which are of 2 March.
VERDICTS = [(FIRST, "receipt", "2026-03-05"), (SECOND, "refused", "2026-03-09"), (FIRST, "partly-met", "2026-03-12")]


def demands(registry, *options):
    return json.loads(cli(registry, "demands", "--format", "json", *options))["demands"]


def judge(registry):
    """Three verdicts of ours, and one of others, which decides nothing."""
    for begin, verdict, day in VERDICTS:
        [uuid] = [demand["id"] for demand in demands(registry) if demand["title"].startswith(begin)]
        cli(registry, "assess", uuid, "--verdict", verdict, "--on", day, "--text", f"Seen on {day}.",
            "--evidence", "PROT/2026/0001")


def stands_as_the_command_line_says(ui, registry, *options):
    """Each row of the list says the verdict that the command line gives."""
    told = {demand["title"]: LABELS[demand["verdict"] or "open"] for demand in demands(registry, *options)}

    def agrees():
        rows = [row.name for row in ui.find_all("list item", re.compile("^Demand, "))]
        return len(rows) == len(told) and all(
            any(title in row and re.search(rf", {verdict}( |,|$)", row) for row in rows) for title, verdict in told.items())
    ui.wait_until(agrees, f"verdicts {told}")


def as_it_stood(ui, day):
    ui.wait("label", f"As it stood on {day}")


def each_demand_on_any_day():
    with tempfile.TemporaryDirectory(prefix="chancery-as-on-") as folder:
        registry = make_registry(folder, sample=True)
        judge(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demands")
            stands_as_the_command_line_says(ui, registry)
            for shown, day in [("12 March 2026", "2026-03-12"), ("9 March 2026", "2026-03-09"), ("5 March 2026", "2026-03-05")]:
                begin = ui.other_keys
                ui.key("alt+comma")
                as_it_stood(ui, shown)
                assert ui.other_keys - begin <= MOST_KEYS_TO_A_CHANGE
                stands_as_the_command_line_says(ui, registry, "--as-on", day)
            begin = ui.other_keys
            ui.key("alt+period")
            as_it_stood(ui, "9 March 2026")
            assert ui.other_keys - begin <= MOST_KEYS_TO_A_CHANGE
            begin = ui.other_keys
            ui.key("alt+d")
            ui.wait_focus("text", "Day")
            ui.type("7 mar 2026")
            ui.wait("label", "7 March 2026")
            ui.key("Return")
            as_it_stood(ui, "7 March 2026")
            to_a_day = ui.other_keys - begin
            stands_as_the_command_line_says(ui, registry, "--as-on", "2026-03-07")
            ui.picture("as-on-1-list")
            # An export is of now, and says so.
            ui.key("ctrl+e")
            ui.wait("label", re.compile("^The 3 records of this list\nAs all stands now, also what came after 7 March 2026$"))
            ui.picture("as-on-6-export")
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^The 3 records of this list"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^As it stood on"))
            stands_as_the_command_line_says(ui, registry)
            print(f"# one key to a change, {to_a_day} and the date for any day; in all {ui.counts()}")
            assert to_a_day <= MOST_KEYS_TO_A_DAY, to_a_day


def dated_verdicts_with_evidence():
    with tempfile.TemporaryDirectory(prefix="chancery-as-on-") as folder:
        registry = make_registry(folder, sample=True)
        judge(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demands")
            ui.key("F6")
            ui.wait_focus("list item", re.compile("^Demand, "))
            for _ in range(3):
                if FIRST in ui.wait_focus("list item", re.compile("^Demand, ")).name:
                    break
                ui.key("Down")
                ui.settle()
            ui.key("Return")
            ui.wait("label", re.compile("^Partly met\nSeen on 2026-03-12.\nEvidence.*Bajaur"))
            ui.wait("label", re.compile("^Receipt acknowledged\n"))
            ui.picture("as-on-2-page")
            ui.key("alt+comma")
            as_it_stood(ui, "12 March 2026")
            ui.key("alt+comma")
            as_it_stood(ui, "5 March 2026")
            ui.wait_gone("label", re.compile("^Partly met\n"))  # absent, not grey
            ui.picture("as-on-3-page")
            ui.key("Escape")
            ui.wait("label", re.compile("^Partly met\n"))


def one_key_assesses():
    with tempfile.TemporaryDirectory(prefix="chancery-as-on-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demands")
            ui.key("F6")
            focus = ui.wait_focus("list item", re.compile("^Demand, "))
            title = focus.name.split(", ")[1]
            before = {demand["title"]: demand["verdict"] for demand in demands(registry)}
            begin = ui.other_keys
            ui.key("a")
            ui.wait_focus("button", "Verdict")
            ui.type("ref", own=False)
            ui.key("ctrl+Return")
            ui.wait("list item", re.compile(f"^Demand, {re.escape(title)}.*, refused"))
            print(f"# a verdict took {ui.other_keys - begin} other keys")
            ui.picture("as-on-4-assessed")
            after = {demand["title"]: demand["verdict"] for demand in demands(registry)}
            assert after == {**before, title: "refused"}, after
            ui.key("ctrl+z")
            ui.wait("list item", re.compile(f"^Demand, {re.escape(title)}.*, open"))
            assert {demand["title"]: demand["verdict"] for demand in demands(registry)} == before


def several_are_assessed_in_one_act():
    with tempfile.TemporaryDirectory(prefix="chancery-as-on-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demands")
            before = {demand["title"]: demand["verdict"] for demand in demands(registry)}
            ui.wait("label", "3 records")
            ui.key("F6", "Home")
            ui.settle()
            ui.wait_focus("list item", re.compile("^Demand, "))
            begin = ui.other_keys
            ui.key("shift+Down", "shift+Down")
            ui.wait("label", "3 selected · A assesses, F files, Ctrl+E exports")
            ui.picture("as-on-5-several")
            ui.key("c")
            ui.wait("label", re.compile("^3 are selected, and this key is for one"))
            ui.key("a")
            ui.wait("label", "The same for 3: Demands")
            ui.wait_focus("button", "Verdict")
            ui.type("ref", own=False)
            ui.key("ctrl+Return")
            ui.wait_until(lambda: len(ui.find_all("list item", re.compile("^Demand, .*, refused"))) == 3, "three verdicts")
            print(f"# three verdicts took {ui.other_keys - begin} other keys")
            ui.key("ctrl+z")
            ui.wait_until(lambda: not ui.find_all("list item", re.compile("^Demand, .*, refused")), "the act taken back")
            assert {demand["title"]: demand["verdict"] for demand in demands(registry)} == before
            # Two of three, and out.
            ui.key("Home", "shift+Down")
            ui.wait("label", "2 selected · A assesses, F files, Ctrl+E exports")
            ui.key("ctrl+e")
            ui.wait("label", "The 2 records that are selected")
            # What they refer to goes along, and is not counted as chosen.
            ui.wait("label", re.compile(r"^\d+ go, 0 stay\n2 records and \d+ that they refer to$"))
            ui.key("Escape")
            ui.wait_gone("label", "The 2 records that are selected")
            ui.key("ctrl+a")
            ui.wait("label", "3 selected · A assesses, F files, Ctrl+E exports")
            ui.key("Escape")
            ui.wait("label", "3 records")


main(each_demand_on_any_day, dated_verdicts_with_evidence, one_key_assesses,
     several_are_assessed_in_one_act)
