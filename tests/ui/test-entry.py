# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a demarche as an officer uses it, by keyboard alone: the next act to the same party begins with what was
usual in the last one, a new act is made from an old one, and typing outlives a program that is killed."""

import json
import re
import tempfile
import time

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

MOST_LOST = 2.0  # seconds of typing
WORDS = "Protest over the shelling of two villages and the closing of the crossing without a word of warning".split()


def made_act(registry, *fields):
    """A registered protest to Kabul by the command line, with a demand and a right reserved; its id and number."""
    act = cli(registry, "new", "demarche", "title=Protest over the attack", "party_to=Kabul", "party_from=Islamabad",
              "act_kind=warning", "form=note-verbale", "direction=made", "occasion_date=2026-02-18", "level=charge",
              "addressee_body=Embassy of Kabul", "body=The text of the note", *fields).split()[0]
    cli(registry, "new", "demand", "text=Dismantle their infrastructure", "demand_kind=dismantle", f"raised_in={act}")
    cli(registry, "new", "reservation", "text=All rights are reserved", f"made_in={act}")
    return act, cli(registry, "register", act).strip()


def demarches(registry):
    return json.loads(cli(registry, "export", "--all"))["records"]


def next_act_begins_with_what_is_usual():
    with tempfile.TemporaryDirectory(prefix="chancery-entry-") as folder:
        registry = make_registry(folder)
        _, number = made_act(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("label", "1 record")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            ui.type("Kabul")
            ui.key("Return")
            ui.wait("label", re.compile(f"^As in {number}: .*Mission or office"))
            ui.wait_text("text", "Mission or office", "Embassy of Kabul")
            ui.picture("entry-usual")
            ui.key("alt+1")
            for _ in range(5):
                ui.key("Tab")
            ui.wait_focus("text", "Subject")
            ui.type("A second warning")
            ui.key("ctrl+s")
            ui.wait("label", "A second warning")
        [act] = [record for record in demarches(registry) if record.get("title") == "A second warning"]
        assert (act["act_kind"], act["form"], act["level"]) == ("warning", "note-verbale", "charge"), act
        assert act["addressee_body"]["label"] == "Embassy of Kabul", act


def new_act_is_made_from_an_old_one():
    with tempfile.TemporaryDirectory(prefix="chancery-entry-") as folder:
        registry = make_registry(folder)
        old, number = made_act(registry)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("label", "1 record")
            ui.key("F6", "Down", "Return")
            ui.wait("label", re.compile("^Warning · made"))
            ui.key("ctrl+shift+d")
            ui.wait("label", re.compile(f"^New from {number}"))
            ui.wait("label", "Dismantle their infrastructure")
            ui.picture("entry-like")
            ui.key("ctrl+s")
            ui.wait_gone("label", re.compile(f"^New from {number}"))
        records = demarches(registry)
        [act] = [record for record in records if record["kind"] == "demarche" and record["id"] != old]
        [demand] = [record for record in records if record["kind"] == "demand"]
        rights = [record for record in records if record["kind"] == "reservation"]
        assert act["title"] == "Protest over the attack" and act["body"] == "The text of the note", act
        assert "occasion_date" not in act and "reference" not in act and act["state"] == "draft", act
        assert [(link["type"], link["to"]["id"]) for link in act["links"]] == [("repeats", demand["id"])], act["links"]
        assert sorted(right["made_in"]["id"] for right in rights) == sorted([old, act["id"]]), rights


def two_seconds_of_typing_are_lost_at_most():
    with tempfile.TemporaryDirectory(prefix="chancery-entry-") as folder:
        make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            ui.wait_focus("text", "To")
            ui.key("Tab", "Tab", "Tab", "Tab", "Tab")
            subject = ui.wait_focus("text", "Subject")
            typed, moments, stall = "", [], 0
            begin = time.monotonic()
            while time.monotonic() - begin < 3 * MOST_LOST:
                word = WORDS[len(moments) % len(WORDS)] + " "
                ui.type(word)
                asked = time.monotonic()
                typed += word
                # No faster than a text is taken in: keys that still wait for the program are not typed yet.
                ui.wait_until(lambda: ui.tree.text(subject) == typed, "what was typed, in the field")
                moments.append((time.monotonic(), typed))
                stall = max(stall, moments[-1][0] - asked)
            ui.kill()
            end = time.monotonic()
            ui.quit = lambda: None
        # What a machine with other work keeps from the program is not the program's to keep.
        safe = [text for moment, text in moments if end - moment >= MOST_LOST + stall][-1].strip()
        print(f"# the program answered within {stall:.2f} s")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            row = ui.wait("list item", re.compile("Protest over the shelling"))
            assert row
            for _ in range(8):
                focus = ui.wait_focus("*")
                if focus.role == "list item" and any("shelling" in word for word in focus.words()):
                    break
                ui.key("F6" if focus.parent.name == "Places" else "Tab")
                ui.settle()
            ui.key("Return")
            ui.wait_text("text", "Subject", re.compile("^" + re.escape(safe)))
            ui.picture("entry-kept")


main(next_act_begins_with_what_is_usual, new_act_is_made_from_an_old_one, two_seconds_of_typing_are_lost_at_most)
