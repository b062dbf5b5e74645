# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file goes out sealed for those who are chosen and signed, by keyboard; what comes in says who signed it."""

import json
import os
import re
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

from driver import Session, main
from keyring import TIME, Keyring, have_gpg
from window import PROGRAM, cli, make_registry

US, THEM, OTHER = "ayesha@mofa.example", "kabul@mofa.example", "desk@other.example"
NUMBER = "AFG/2026/1"
DARK = bool(os.environ.get("CHANCERY_DARK"))


def make_keys(keys, abroad):
    keys.us = keys.make("Ayesha Khan", US)
    keys.them = keys.make("Embassy in Kabul", THEM)
    keys.old = keys.make("Embassy in Kabul, until 2021", "old-kabul@mofa.example", expires="1y", time=TIME)
    keys.stranger = abroad.make("Other Desk", OTHER)
    abroad.give(keys, keys.stranger)
    keys.give(abroad, keys.them)


def session(home, keys, **more):
    return Session(PROGRAM, home=home, environment={"GNUPGHOME": keys.home}, dark=DARK, **more)


def open_the_export(ui):
    ui.wait("list", "Places")
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type(NUMBER)
    ui.wait("list item", re.compile("^Case file, " + NUMBER))
    ui.key("Down", "Return")
    ui.wait("label", re.compile(f"^{NUMBER} · open since"))
    ui.key("ctrl+e")
    ui.wait("label", "Case " + NUMBER)
    ui.wait("label", re.compile(r"^\d+ go, 0 stay"))


def choose(ui, words, name):
    """On the page of keys."""
    ui.wait_focus("*", "Find a key")
    ui.type(words)
    ui.wait("check box", re.compile("^" + re.escape(name)))
    ui.key("Return")


def the_case_goes_out_sealed_and_signed():
    with tempfile.TemporaryDirectory(prefix="chancery-seal-") as home, Keyring() as keys, Keyring() as abroad:
        make_keys(keys, abroad)
        path = make_registry(home, sample=True)
        with session(home, keys) as ui:
            open_the_export(ui)
            ui.wait("label", "Nobody: whoever has the files can read them")
            ui.picture("seal-1-open")
            ui.key("alt+s")
            ui.wait_focus("*", "Find a key")
            ui.picture("seal-2-keys")
            # One that is not certified is asked about, and stays away when that is left.
            choose(ui, "other", "Other Desk")
            ui.wait("label", re.compile("^Is this the key of Other Desk"))
            ui.picture("seal-3-whose")
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^Is this the key"))
            ui.key("ctrl+a")
            ui.type("kabul emb")
            ui.wait("check box", re.compile("^Embassy in Kabul <"))
            ui.key("Return")
            ui.wait("check box", re.compile("^Embassy in Kabul <"), checked=True)
            ui.picture("seal-4-chosen")
            ui.key("Escape")
            ui.wait("label", re.compile(f"^Embassy in Kabul <{THEM}>\nNobody else can open them"))
            ui.key("alt+b")
            ui.settle()
            ui.key("Down", "Return")
            ui.wait("label", ".zip.gpg")
            ui.picture("seal-5-ready")
            ui.key("alt+f")
            ui.type("Embassy")
            ui.key("Return")
            ui.wait("label", re.compile(r"^Exported: .*AFG-2026-1\.zip\.gpg"))
            ui.picture("seal-6-done")
        names = sorted(name for name in os.listdir(home) if name.startswith("AFG-"))
        assert names and all(name.endswith(".gpg") for name in names), names
        for name in names:
            assert keys.recipients(os.path.join(home, name)) == [keys.subkey(keys.them)], name
        text = json.loads(cli(path, "show", NUMBER, "--format", "json"))["minutes"][-1]["text"]
        assert f"Sealed for Embassy in Kabul <{THEM}>, {keys.them}" in text and f"Signed by Ayesha Khan <{US}>, {keys.us}" in text, text

        # It comes in elsewhere, and says who it is from.
        with tempfile.TemporaryDirectory(prefix="chancery-seal-") as there:
            other = make_registry(there)
            with Session(PROGRAM, [os.path.join(home, "AFG-2026-1.zip.gpg")], home=there, environment={"GNUPGHOME": keys.home}, dark=DARK) as ui:
                ui.wait("label", re.compile(f"^Signed on [^ ]+ [^ ]+ [^ ]+ by Ayesha Khan <{US}>, whose key is certified here"))
                ui.picture("seal-7-import")
                ui.key("ctrl+Return")
                ui.wait("label", re.compile("^Brought in: "))
                choose_in_main_menu(ui, "Imports…")
                ui.wait("list", "Imports")
                ui.wait("label", re.compile(f"^Signed on [^ ]+ [^ ]+ [^ ]+ by Ayesha Khan <{US}>, whose key is certified here"))
                ui.picture("seal-9-imports")
                ui.key("Escape")
            batch = json.loads(cli(other, "batches", "--format", "json"))["batches"][0]
            assert batch["signed"].startswith("certified " + keys.us), batch


def choose_in_main_menu(ui, entry):
    ui.key("F10")
    ui.wait("menu item", entry)
    for _ in range(30):
        if ui.wait_focus("*").name == entry:
            break
        ui.key("Down")
        ui.settle()
    ui.key("Return")


def somebody_vouches_for_a_key():
    with tempfile.TemporaryDirectory(prefix="chancery-seal-") as home, Keyring() as keys, Keyring() as abroad:
        make_keys(keys, abroad)
        make_registry(home, sample=True)
        with session(home, keys) as ui:
            open_the_export(ui)
            ui.key("alt+s")
            choose(ui, keys.stranger[:8], "Other Desk")
            ui.wait("label", re.compile("^Is this the key of Other Desk"))
            ui.wait_focus("check box", "I have compared it with them")
            ui.wait("button", "It Is Theirs", sensitive=False)
            ui.key("space")
            ui.wait("button", "It Is Theirs", sensitive=True)
            ui.key("Return")
            ui.wait("check box", re.compile("^Other Desk"), checked=True)
            ui.key("Escape")
            ui.wait("label", re.compile(f"^Other Desk <{OTHER}>"))
            ui.key("alt+e")
            ui.wait("label", re.compile(r"^Exported: "))
            # Who signs is kept, and nobody was; whom it is sealed for is asked anew.
            ui.key("ctrl+e")
            ui.wait("label", "Nobody: whoever has the files can read them")
            ui.key("Escape")
            ui.wait_gone("label", "Case " + NUMBER)
        sealed = [name for name in os.listdir(home) if name.startswith("AFG-")]
        assert sealed and all(abroad.recipients(os.path.join(home, name)) == [abroad.subkey(keys.stranger)] for name in sealed)


def a_revoked_key_is_taken_by_whoever_says_so():
    with tempfile.TemporaryDirectory(prefix="chancery-seal-") as home, Keyring() as keys, Keyring() as abroad:
        make_keys(keys, abroad)
        path = os.path.join(home, "in.json.gpg")
        abroad.gpg("--local-user", keys.stranger, "--sign", "--output", path, os.path.join(os.environ["CHANCERY_SAMPLES"], "bajaur.json"))
        abroad.revoke(keys.stranger)
        abroad.give(keys, keys.stranger)
        registry = make_registry(home)
        with Session(PROGRAM, [path], home=home, environment={"GNUPGHOME": keys.home}, dark=DARK) as ui:
            ui.wait("label", re.compile(f"in the name of Other Desk <{OTHER}> with a key that was revoked"))
            ui.wait_focus("check box", re.compile("^I know why the key was revoked"))
            ui.wait("button", "Bring In", sensitive=False)
            ui.picture("seal-10-revoked")
            ui.key("ctrl+Return")
            ui.settle()
            ui.key("space")
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("label", re.compile("^Brought in: "))
        batch = json.loads(cli(registry, "batches", "--format", "json"))["batches"][0]
        assert batch["signed"].startswith("revoked " + keys.stranger), batch


def without_keys_it_is_said():
    with tempfile.TemporaryDirectory(prefix="chancery-seal-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home, environment={"GNUPGHOME": os.path.join(home, "none")}, dark=DARK) as ui:
            open_the_export(ui)
            ui.wait("label", "GnuPG has no keys here to seal for")
            ui.picture("seal-8-none")
            ui.key("Escape")
            ui.wait_gone("label", "Case " + NUMBER)
        assert not os.path.exists(os.path.join(home, "none"))
        with Session("/usr/bin/env", ["PATH=/none", PROGRAM], home=home, dark=DARK) as ui:
            open_the_export(ui)
            ui.wait("label", re.compile(r"^GnuPG \(gpg\) is not installed here"))
            ui.key("Escape")
            ui.wait_gone("label", "Case " + NUMBER)


if have_gpg():
    main(the_case_goes_out_sealed_and_signed, somebody_vouches_for_a_key,
         a_revoked_key_is_taken_by_whoever_says_so, without_keys_it_is_said)
else:
    main()
