# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was asked before of the same party is offered while it is typed, and repeated instead of asked anew."""

import re
import tempfile

from demarche import begin_demarche, make_desk, open_draft, records, tab_to
from driver import Session, main
from window import PROGRAM, cli, go_to, kept_drafts

EARLIER = "Dismantle the infrastructure of the groups in Afghan territory"
SAID_NOW = "dismantle the infrastructure of groups in Afghan territory"


def make_asked_before(folder):
    """A registered protest to Kabul with a demand."""
    registry = make_desk(folder)
    act = cli(registry, "new", "demarche", "title=Protest over the attack", "party_to=Kabul", "party_from=Islamabad",
              "act_kind=protest", "form=summons", "direction=made", "occasion_date=2026-02-18").split()[0]
    demand = cli(registry, "new", "demand", f"text={EARLIER}", "demand_kind=dismantle", f"raised_in={act}",
                 "addressee=Kabul").split()[0]
    return registry, demand, cli(registry, "register", act).strip()


def offer_is_taken_and_taken_back():
    with tempfile.TemporaryDirectory(prefix="chancery-repeats-") as folder:
        registry, _, number = make_asked_before(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui, subject="A second protest")
            ui.key("alt+3")
            ui.wait_focus("*", "Demand")
            ui.type(SAID_NOW)
            ui.wait("label", re.compile(f"^Asked before: “{EARLIER}” · {number}"))
            ui.picture("repeats-offered")
            # Bug: a text view kept the key for itself, so that no line could be taken away by it.
            ui.key("ctrl+shift+Delete")
            ui.wait_gone("button", "Repeat It")
            ui.wait_text("text", "Demand", "")
            ui.type(SAID_NOW)
            ui.wait("button", "Repeat It")
            ui.key("alt+a")
            ui.wait("label", re.compile(f"^Repeats {number}"))
            ui.picture("repeats-taken")
            # Taken back, it is asked in the words that were typed, and not offered again.
            tab_to(ui, "Ask Anew")
            ui.key("alt+a")
            ui.wait_gone("label", re.compile(f"^Repeats {number}"))
            ui.wait_text("text", "Demand", SAID_NOW)
            ui.wait_gone("button", "Repeat It")
            ui.key("ctrl+s")
            ui.wait("label", "A second protest")
        [act] = [record for record in records(registry, "demarche") if record.get("title") == "A second protest"]
        assert act.get("links", []) == [], act
        assert SAID_NOW in [record["text"] for record in records(registry, "demand")]


def repeat_outlives_a_killed_program_and_is_registered():
    with tempfile.TemporaryDirectory(prefix="chancery-repeats-") as folder:
        registry, demand, number = make_asked_before(folder)
        cli(registry, "new", "demand", "text=Dismantle the camps", "demand_kind=dismantle", "addressee=Dushanbe", f"raised_in={number}")
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui, subject="A second protest")
            ui.key("alt+3")
            ui.wait_focus("*", "Demand")
            # Where nothing is offered the same key finds one: of this party first, of others under their name.
            ui.key("alt+a")
            ui.wait_focus("text", "Earlier demand")
            ui.type("Dismantle")
            ui.wait("list item", re.compile("Dismantle the camps, To another party, Dushanbe · "))
            found = [row.name for row in ui.find_all("list item") if row.name.startswith("Dismantle")]
            assert [("Dushanbe" in name) for name in found] == [False, True], found
            ui.picture("repeats-found")
            ui.key("Return")
            ui.wait("label", re.compile(f"^Repeats {number}"))
            ui.wait_until(lambda: any(demand in content for content in kept_drafts(registry)), "the draft on disk")
            ui.kill()
            ui.quit = lambda: None
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            ui.wait("list item", re.compile("A second protest"))
            open_draft(ui, "A second protest")
            ui.wait("label", re.compile(f"^Repeats {number}"))
            ui.key("ctrl+Return")
            ui.wait("button", "Register")
            ui.key("Return")
            ui.wait("label", re.compile("^Registered as "))
        [_, act] = sorted(records(registry, "demarche"), key=lambda record: record["reference"])
        links = [(link["type"], link["to"]["id"]) for link in act["links"]]
        assert links == [("repeats", demand)], links
        assert demand in [record["id"] for record in records(registry, "demand")]
        cli(registry, "verify")


def new_matter_stays_one_in_a_kept_draft():
    """Bug: an earlier demand that was declined was offered again when the draft was taken up."""
    with tempfile.TemporaryDirectory(prefix="chancery-repeats-") as folder:
        registry, _, number = make_asked_before(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui, subject="A second protest")
            ui.key("alt+3")
            ui.wait_focus("*", "Demand")
            ui.type(SAID_NOW)
            ui.wait("button", "Repeat It")
            ui.key("alt+shift+a")
            ui.wait_gone("button", "Repeat It")
            ui.wait_until(lambda: any("chancery_new_matter" in content for content in kept_drafts(registry)), "the draft on disk")
            ui.key("Escape")
            ui.wait_gone("*", "Demand")
            go_to(ui, "Desk")
            open_draft(ui, "A second protest")
            ui.wait_text("text", "Demand", SAID_NOW)
            ui.settle()
            assert not ui.find_all("button", "Repeat It")
            ui.key("ctrl+s")
            ui.wait_gone("*", "Demand")
        assert "new_matter" not in cli(registry, "export", "--all")
        assert len(records(registry, "demand")) == 2
        cli(registry, "verify")


main(offer_is_taken_and_taken_back, repeat_outlives_a_killed_program_and_is_registered,
     new_matter_stays_one_in_a_kept_draft)
