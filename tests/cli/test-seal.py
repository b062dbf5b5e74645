#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that go out sealed and signed, and come in so: for whom, by whom, and what is refused."""

import hashlib
import json
import os
import re
import subprocess
import time

from front_door import CLI, SAMPLE, Registry, Skip, main, write
from keyring import TIME, Keyring, have_gpg

US, THEM = "ayesha@mofa.example", "kabul@mofa.example"


MADE = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def today():
    return time.strftime("%d %B %Y", time.gmtime()).lstrip("0")


class Desk(Registry):
    """A registry whose officer has keys."""

    def __init__(self, folder, keys, name="one", init=True):
        self.keys = keys
        super().__init__(folder, name, init)

    def run(self, *arguments, env=None, **more):
        return super().run(*arguments, env={**self.keys.env, **(env or {})}, **more)


def with_keys(test):
    """Two keys that are certified, one's own among them."""

    def run(folder):
        if not have_gpg():
            raise Skip("gpg is not here")
        with Keyring() as keys:
            keys.us = keys.make("Ayesha Khan", US)
            keys.them = keys.make("Embassy Kabul", THEM)
            test(folder, keys)

    run.__name__ = test.__name__
    return run


def sample(folder, keys, name="one"):
    desk = Desk(folder, keys, name)
    desk.take(SAMPLE)
    return desk


def names(folder):
    return sorted(name for name in os.listdir(folder) if not name.startswith("registry.chancery"))


def untouched(desk):
    """What a registry holds, to be compared."""
    return desk("stats"), desk("verify").splitlines()[:-1]


# ---- round trips


@with_keys
def what_is_sealed_and_signed_comes_in_as_it_went(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "all.json.gpg")
    out, err = desk.run("export", "--all", "--recipient", THEM, "--sign", US, "--output", path)
    assert not out and not err, (out, err)
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert keys.recipients(path) == [keys.subkey(keys.them)], "the list of recipients is exact"
    with open(path, "rb") as file:
        assert b"Bajaur" not in file.read()

    other = Desk(folder, keys, "other", init=False)
    out, err = other.run("import", path)
    assert out.startswith("new 48, changed 0, unchanged 0, conflicts 0"), out
    assert f"all.json.gpg: Signed on {today()} by Ayesha Khan <{US}>, whose key is certified here" in err, err
    assert keys.us in err.replace(" ", ""), err
    first, second = desk("export", "--all"), other("export", "--all")
    assert [line for line in first.splitlines() if '"exported"' not in line] == \
        [line for line in second.splitlines() if '"exported"' not in line]
    batch = other.json("batches")["batches"][0]
    assert re.fullmatch(f"certified {keys.us} {MADE} Ayesha Khan <{US}>", batch["signed"]) and batch["file"].endswith("/all.json.gpg"), batch
    told = other.json("import", path)
    assert told["signatures"][0] | {"made": ""} == {"standing": "certified", "fingerprint": keys.us, "made": "",
                                                   "who": f"Ayesha Khan <{US}>"}, told
    assert names(other.folder) == [] and names(desk.folder) == [], "something was left behind"


@with_keys
def a_package_takes_its_attachments_along(folder, keys):
    desk = sample(folder, keys)
    paper = write(folder, "paper.txt", "What was handed over")
    desk("attach", "PROT/2026/0001", paper)
    path = os.path.join(folder, "case.zip.gpg")
    desk("export", "--case", "AFG/2026/1", "--recipient", THEM, "--output", path)
    other = Desk(folder, keys, "other")
    out, err = other.run("import", path)
    assert out.startswith("new 28") and "Sealed, but not signed" in err, (out, err)
    digest = hashlib.sha256(b"What was handed over").hexdigest()
    assert other.json("show", "PROT/2026/0001")["attachments"][0]["sha256"] == digest
    other("verify")
    again = Desk(folder, keys, "again")
    with open(path, "rb") as file:
        out, err = again.run("import", "-", stdin=file.read())
    assert out.startswith("new 28") and "standard input: Sealed, but not signed" in err, (out, err)

    plain = os.path.join(folder, "case.json.gpg")
    _, err = desk.run("export", "--case", "AFG/2026/1", "--recipient", THEM, "--output", plain)
    assert "the contents of 1 attachment stay" in err, err
    assert "attachments" not in os.listdir(folder), "nothing lies open beside what is sealed"


@with_keys
def every_format_is_sealed(folder, keys):
    desk = sample(folder, keys)
    for suffix, magic in ((".json", b"{"), (".jsonl", b"{"), (".csv", b""), (".pdf", b"%PDF"), (".html", b"<!"), (".ics", b"BEGIN:VCALENDAR"), (".zip", b"PK")):
        path = os.path.join(folder, "out" + suffix + ".gpg")
        desk("export", "--case", "AFG/2026/1", "--recipient", keys.them, "--sign", keys.us, "--output", path)
        assert keys.gpg("--decrypt", path).startswith(magic), suffix
    sealed = subprocess.run([CLI, "--registry", desk.path, "export", "--recipient", THEM, "--format", "jsonl"],
                            capture_output=True, env={**os.environ, **keys.env}, check=True).stdout
    assert keys.gpg("--decrypt", stdin=sealed).count(b"\n") == 49
    for suffix in (".jsonl", ".csv"):
        other = Desk(folder, keys, "other" + suffix)
        out, err = other.run("import", os.path.join(folder, "out" + suffix + ".gpg"))
        assert out.startswith("new 28"), (suffix, out, err)


@with_keys
def two_recipients_open_it_each_alone(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "all.json.gpg")
    desk("export", "--recipient", THEM, "--recipient", US.upper(), "--recipient", f"Kabul <{THEM}>", "--output", path)
    assert keys.recipients(path) == sorted([keys.subkey(keys.them), keys.subkey(keys.us)]), "who is named twice is one"
    for fingerprint in (keys.us, keys.them):
        with Keyring() as alone:
            secret = keys.gpg("--pinentry-mode", "loopback", "--passphrase", "", "--export-secret-keys", fingerprint)
            alone.gpg("--import", stdin=secret)
            assert Desk(folder, alone, "of-" + fingerprint).take(path) == (48, 0, 0, 0)


@with_keys
def what_gpg_would_add_is_left_out(folder, keys):
    desk = sample(folder, keys)
    with open(os.path.join(keys.home, "gpg.conf"), "w") as file:
        file.write(f"encrypt-to {keys.us}\ndefault-recipient-self\n")
    path = os.path.join(folder, "all.json.gpg")
    desk("export", "--recipient", THEM, "--output", path)
    assert keys.recipients(path) == [keys.subkey(keys.them)]


@with_keys
def the_minute_says_for_whom(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "case.zip.gpg")
    desk("export", "--case", "AFG/2026/1", "--recipient", THEM, "--sign", US, "--to", "Embassy", "--output", path)
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    text = desk.json("show", "AFG/2026/1")["minutes"][-1]["text"]
    assert text == (f"Sent to Embassy: 28 records, nothing held back.\ncase.zip.gpg, SHA-256 {digest}\n"
                    f"Sealed for Embassy Kabul <{THEM}>, {keys.them}\nSigned by Ayesha Khan <{US}>, {keys.us}"), text
    assert "5e47c4a5" not in desk("export", "--case", "AFG/2026/1", "--ceiling", "restricted")


# ---- whom it cannot be sealed for


@with_keys
def an_unclear_recipient_is_refused(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "out.json.gpg")
    write(folder, "out.json.gpg", b"what was there before")

    def refused(status, words, *options):
        _, err = desk.run("export", *options, "--output", path, status=status)
        assert words in err, err
        with open(path, "rb") as file:
            assert file.read() == b"what was there before"
        assert names(folder) == ["one", "out.json.gpg"], names(folder)

    refused(1, "export: nobody@x.example: there is no such key here", "--recipient", "nobody@x.example")
    refused(1, "there is no such key", "--recipient", "0123456789ABCDEF")
    refused(1, "there is no such key", "--recipient", "mofa@kabul@mofa.example")
    refused(1, "there is no such key", "--recipient", "abul@mofa.example")
    refused(3, "too few digits", "--recipient", keys.them[-8:])
    refused(3, "no address, no fingerprint", "--recipient", "Embassy")
    refused(3, "no address, no fingerprint", "--recipient", "")
    refused(1, "there is no such key", "--recipient", THEM, "--recipient", "nobody@x.example")
    twin = keys.make("Another Embassy", "twin@mofa.example")
    keys.gpg("--quick-add-uid", twin, f"Embassy Kabul <{THEM}>")
    refused(2, "several keys are called so", "--recipient", THEM)
    _, err = desk.run("export", "--recipient", THEM, "--output", path, status=2)
    assert keys.them in err and twin in err, err
    keys.gpg("--quick-revoke-uid", twin, f"Embassy Kabul <{THEM}>")
    desk("export", "--recipient", THEM, "--output", os.path.join(folder, "well.json.gpg"))
    os.unlink(os.path.join(folder, "well.json.gpg"))

    old = keys.make("Old Embassy", "old@mofa.example", expires="1y", time=TIME)
    refused(3, f"old@mofa.example: the key {old} has expired", "--recipient", "old@mofa.example")
    keys.revoke(twin)
    refused(3, f"the key {twin} is revoked", "--recipient", "twin@mofa.example")
    keys.gpg("--pinentry-mode", "loopback", "--passphrase", "", "--quick-gen-key", "Signs Only <signs@mofa.example>", "ed25519", "sign", "0")
    refused(3, "cannot be sealed for", "--recipient", "signs@mofa.example")
    # An expired key beside a good one of the same address is no doubt.
    good = keys.make("New Embassy", "old@mofa.example")
    desk("export", "--recipient", "old@mofa.example", "--output", os.path.join(folder, "well.json.gpg"))
    assert keys.recipients(os.path.join(folder, "well.json.gpg")) == [keys.subkey(good)]


@with_keys
def a_key_that_nobody_certified_has_to_be_named_whole(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "out.json.gpg")
    with Keyring() as abroad:
        stranger = abroad.make("Other Desk", "other@mofa.example")
        abroad.give(keys, stranger)
        for who in ("other@mofa.example", stranger):
            _, err = desk.run("export", "--recipient", who, "--output", path, status=3)
            assert "nobody here has certified" in err and stranger in err and "--trust-key" in err, err
            for wrong in (keys.them, stranger[-16:], "other@mofa.example"):
                _, err = desk.run("export", "--recipient", who, "--trust-key", wrong, "--output", path, status=3)
                assert "nobody here has certified" in err, err
        assert not os.path.exists(path)
        spaced = " ".join(stranger[i:i + 4] for i in range(0, 40, 4)).lower()
        desk("export", "--recipient", "other@mofa.example", "--trust-key", spaced, "--output", path)
        assert Desk(folder, abroad, "abroad").take(path) == (48, 0, 0, 0)
        # Whose key is not here cannot open it.
        with Keyring() as nobody:
            nobody.make("Nobody", "nobody@x.example")
            other = Desk(folder, nobody, "other")
            before = untouched(other)
            _, err = other.run("import", path, status=3)
            assert f"it is sealed for {abroad.subkey(stranger)}, and no such secret key is here" in err, err
            assert untouched(other) == before


@with_keys
def a_signer_without_a_secret_key_is_refused(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "out.json")
    with Keyring() as abroad:
        abroad.give(keys, abroad.make("Other Desk", "other@mofa.example"))
        _, err = desk.run("export", "--sign", "other@mofa.example", "--output", path, status=1)
        assert "there is no such secret key here" in err, err
    keys.make("Old Desk", "old@mofa.example", expires="1y", time=TIME)
    _, err = desk.run("export", "--sign", "old@mofa.example", "--output", path, status=3)
    assert "has expired" in err, err
    assert not os.path.exists(path)


@with_keys
def without_its_passphrase_nothing_is_made(folder, keys):
    desk = sample(folder, keys)
    keys.make("Locked", "locked@mofa.example", passphrase="a secret")
    with open(os.path.join(keys.home, "gpg-agent.conf"), "w") as file:
        file.write("pinentry-program /bin/false\n")
    subprocess.run(["gpgconf", "--homedir", keys.home, "--kill", "all"], check=True, capture_output=True)
    for options in (("--recipient", THEM, "--output", "out.json.gpg"), ("--output", "out.pdf", "--case", "AFG/2026/1")):
        path = os.path.join(folder, options[options.index("--output") + 1])
        _, err = desk.run("export", "--sign", "locked@mofa.example", *[path if option.startswith("out.") else option for option in options], status=3)
        assert "passphrase" in err, err
        assert names(folder) == ["one"], names(folder)


@with_keys
def without_gpg_it_is_said(folder, keys):
    desk = sample(folder, keys)
    sealed = os.path.join(folder, "in.json.gpg")
    desk("export", "--recipient", THEM, "--output", sealed)
    nowhere = {"PATH": folder}
    _, err = desk.run("export", "--recipient", THEM, "--output", os.path.join(folder, "out.json.gpg"), status=3, env=nowhere)
    assert err.startswith("chancery-cli: export: GnuPG (gpg) is not installed here"), err
    _, err = desk.run("import", sealed, status=3, env=nowhere)
    assert "in.json.gpg: GnuPG (gpg) is not installed here" in err, err
    assert names(folder) == ["in.json.gpg", "one"], names(folder)


@with_keys
def a_name_does_not_lie(folder, keys):
    desk = sample(folder, keys)

    def usage(words, *options):
        _, err = desk.run("export", *options, status=2)
        assert words in err, err

    usage("let its name end with .gpg", "--recipient", THEM, "--output", os.path.join(folder, "out.zip"))
    usage("let its name end with .gpg", "--recipient", THEM, "--output", os.path.join(folder, "out.json.asc"))
    usage("is the name of a sealed file", "--format", "json", "--output", os.path.join(folder, "out.json.gpg"))
    usage("is the name of a sealed file", "--format", "json", "--sign", US, "--output", os.path.join(folder, "out.pgp"))
    usage("does not tell the format", "--recipient", THEM, "--output", os.path.join(folder, "out.gpg"))
    usage("--sign needs --output FILE", "--sign", US)
    usage("--sign needs --output FILE", "--sign", US, "--output", "-")
    usage("give one --sign", "--sign", US, "--sign", THEM, "--output", os.path.join(folder, "out.json"))
    usage("--trust-key needs a --recipient", "--trust-key", keys.us, "--output", os.path.join(folder, "out.json"))
    assert names(folder) == ["one"], names(folder)


# ---- signatures


@with_keys
def a_signature_lies_beside_its_file(folder, keys):
    desk = sample(folder, keys)
    for name in ("out.json", "out.pdf", "out.zip"):
        path = os.path.join(folder, name)
        desk("export", "--case", "AFG/2026/1", "--sign", US, "--output", path)
        keys.gpg("--verify", path + ".sig", path)
    for name in ("out.json", "out.zip"):
        other = Desk(folder, keys, "other-" + name)
        out, err = other.run("import", os.path.join(folder, name))
        assert out.startswith("new 28") and f"{name}: Signed on {today()} by Ayesha Khan" in err, (out, err)
        assert other.json("batches")["batches"][0]["signed"].startswith("certified " + keys.us)
    # The signature of what is replaced goes with it; what is none, and only called so, stays.
    path = os.path.join(folder, "out.zip")
    desk("export", "--case", "AFG/2026/1", "--output", path)
    assert not os.path.exists(path + ".sig")
    note = write(folder, "out.zip.sig", "a note")
    desk("export", "--case", "AFG/2026/1", "--output", path)
    assert os.path.exists(note)
    # So does an armoured one, also where another takes its place; and a note of that name stays.
    path = os.path.join(folder, "again.json")
    for options in ((), ("--sign", US)):
        write(folder, "again.json", "before")
        keys.gpg("--armor", "--local-user", US, "--detach-sign", "--output", path + ".asc", path)
        desk("export", "--case", "AFG/2026/1", *options, "--output", path)
        assert [name for name in names(folder) if name.startswith("again.json.")] == ["again.json.sig"][:len(options)]
    write(folder, "again.json.asc", "a note")
    desk("export", "--case", "AFG/2026/1", "--sign", US, "--output", path)
    assert [name for name in names(folder) if name.startswith("again.json.")] == ["again.json.asc", "again.json.sig"]
    # Where the file cannot take its place, what was there keeps its signature.
    os.makedirs(os.path.join(folder, "stays.json"))
    before = write(folder, "stays.json.sig", "a signature")
    for left in (["stays.json", "stays.json.sig"], ["stays.json"]):
        desk.run("export", "--case", "AFG/2026/1", "--sign", US, "--output", os.path.join(folder, "stays.json"), status=3)
        assert [name for name in names(folder) if name.startswith(("stays", ".export"))] == left, names(folder)
        if len(left) == 2:
            with open(before) as file:
                assert file.read() == "a signature"
            os.unlink(before)
    other = Desk(folder, keys, "other")
    before = untouched(other)
    path = os.path.join(folder, "out.json")
    with open(path, "a") as file:
        file.write("\n")
    _, err = other.run("import", path, status=3)
    assert "out.json.sig: the signature is bad" in err and keys.us in err, err
    write(folder, "out.json.sig", "no signature")
    _, err = other.run("import", path, status=3)
    assert "out.json.sig: this is no signature that can be read" in err, err
    _, err = other.run("import", path + ".sig", status=3)
    assert untouched(other) == before
    # An armoured one is looked at too; what only has its name is not.
    os.unlink(path + ".sig")
    keys.gpg("--armor", "--local-user", US, "--detach-sign", path)
    out, err = other.run("import", "--dry-run", path)
    assert f"out.json: Signed on {today()} by Ayesha Khan" in err, err
    write(folder, "out.json.asc", "a note")
    out, err = other.run("import", path)
    assert out.startswith("new 28") and not err, (out, err)


@with_keys
def who_signed_is_told_as_it_is(folder, keys):
    other = Desk(folder, keys, "other")
    with Keyring() as abroad:
        stranger = abroad.make("Other Desk", "other@mofa.example")
        path = os.path.join(folder, "in.json.gpg")
        keys.give(abroad, keys.them)
        abroad.gpg("--trust-model", "always", "--local-user", stranger, "--sign", "--encrypt", "--recipient", THEM, "--output", path, SAMPLE)
        _, err = other.run("import", "--dry-run", path)
        assert f"Signed, it says on {today()}, with the key" in err and "which is not here: who signed is not known" in err and stranger in err.replace(" ", ""), err
        assert other.json("import", "--dry-run", path)["signatures"][0]["standing"] == "unknown"
        abroad.give(keys, stranger)
        _, err = other.run("import", "--dry-run", path)
        assert "nobody here has certified that it is theirs" in err and "Other Desk" in err, err
        package = os.path.join(folder, "case.zip")
        sample(folder, keys, "source")("export", "--case", "AFG/2026/1", "--output", package)
        abroad.gpg("--local-user", stranger, "--detach-sign", "--output", package + ".sig", package)
        abroad.revoke(stranger)
        abroad.give(keys, stranger)
        before = untouched(other)
        for options in ((), ("--dry-run",), ("--trust-key", keys.us), ("--trust-key", stranger[-16:])):
            _, err = other.run("import", *options, path, status=3)
            assert f"in.json.gpg: it is signed with the key {stranger} of Other Desk <other@mofa.example>, which was revoked" in err, err
            assert "--trust-key" in err and "anybody" not in err, err
        _, err = other.run("import", package, status=3)
        assert f"case.zip: it is signed with the key {stranger}" in err, err
        assert untouched(other) == before
        # What was signed before the key was given up is taken by whoever says so, and that is kept.
        spaced = " ".join(stranger[i:i + 4] for i in range(0, 40, 4)).lower()
        assert other.json("import", "--dry-run", "--trust-key", spaced, path)["signatures"][0]["standing"] == "revoked"
        late = Desk(folder, keys, "late")
        out, err = late.run("import", "--trust-key", spaced, path)
        assert out.startswith("new 48") and f"Signed, it says on {today()}, in the name of Other Desk <other@mofa.example> with a key that was revoked" in err, (out, err)
        assert late.json("batches")["batches"][0]["signed"].startswith(f"revoked {stranger} "), late.json("batches")
    old = keys.make("Old Desk", "old@mofa.example", expires="1y", time=TIME)
    path = os.path.join(folder, "old.json.gpg")
    keys.gpg("--faked-system-time", "20200801T000000", "--local-user", old, "--sign", "--output", path, SAMPLE)
    out, err = other.run("import", path)
    assert "Signed on 1 August 2020 in the name of Old Desk <old@mofa.example>, but the key or the signature has expired" in err, err
    assert other.json("batches")["batches"][0]["signed"] == f"expired {old} 2020-08-01T00:00:00Z Old Desk <old@mofa.example>"


# ---- what is wrong


@with_keys
def what_is_more_than_was_signed_is_refused(folder, keys):
    other = Desk(folder, keys, "other")
    before = untouched(other)
    signed = os.path.join(folder, "one.json.gpg")
    keys.gpg("--local-user", US, "--sign", "--output", signed, SAMPLE)
    # gpg ends well, and says beside a good signature that what follows is nothing; what it had read ahead it lets go.
    with open(signed, "rb") as file:
        path = write(folder, "two.json.gpg", file.read() + b"more than was signed" * 4096)
    with Keyring() as nobody:
        for env in (keys.env, nobody.env):
            _, err = other.run("import", path, status=3, env=env)
            assert "two.json.gpg: it is damaged, or there is more in it than was signed" in err and keys.us in err, err
    assert untouched(other) == before
    assert other.take(signed) == (48, 0, 0, 0)


@with_keys
def a_signed_file_that_was_cut_short_is_refused(folder, keys):
    other = Desk(folder, keys, "other")
    before = untouched(other)
    table = write(folder, "list.csv", "Title,Number\n" + "".join(f"A letter,{number}\n" for number in range(9000)))
    for number, options in enumerate((("--compress-algo", "none"), ("--compress-algo", "zip"), ("--armor",))):
        path = os.path.join(folder, f"whole-{number}.csv.gpg")
        keys.gpg(*options, "--local-user", US, "--sign", "--output", path, table)
        with open(path, "rb") as file:
            whole = file.read()
        for part in (whole[:100], whole[:len(whole) // 3], whole[:len(whole) // 2], whole[:-150], whole[:-60]):
            _, err = other.run("import", write(folder, "cut.csv.gpg", part), status=3)
            assert "cut.csv.gpg: it" in err and "damaged" in err, err
            assert not err.split("cut.csv.gpg")[1].startswith(":1"), err
    keys.gpg("--store", "--output", os.path.join(folder, "stored.csv.gpg"), table)
    _, err = other.run("import", os.path.join(folder, "stored.csv.gpg"), status=3)
    assert "it was cut short on its way, or is damaged: it does not end with a signature" in err, err
    assert untouched(other) == before


@with_keys
def what_was_changed_on_its_way_is_refused(folder, keys):
    desk = sample(folder, keys)
    path = os.path.join(folder, "all.json.gpg")
    desk("export", "--recipient", THEM, "--sign", US, "--output", path)
    with open(path, "rb") as file:
        whole = file.read()
    other = Desk(folder, keys, "other")
    before = untouched(other)
    bad = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:] for at in (30, 120, len(whole) // 2, len(whole) - 4)]
    bad += [whole[:120], whole[:-1], whole[: len(whole) // 2], whole + b"more", whole + whole]
    # Behind a message gpg takes garbage, if chance will have it so, for one that has a passphrase, and asks for that.
    asking = os.path.join(folder, "asking.gpg")
    keys.gpg("--symmetric", "--passphrase", "x", "--output", asking, write(folder, "asking.txt", "more"))
    with open(asking, "rb") as file:
        bad += [whole + file.read()]
    for number, content in enumerate(bad):
        _, err = other.run("import", write(folder, f"bad-{number}.json.gpg", content), status=3)
        assert f"bad-{number}.json.gpg: it cannot be opened: it is damaged, or was changed on its way" in err, err
    twice = os.path.join(folder, "twice.json.gpg")
    keys.gpg("--encrypt", "--recipient", THEM, "--output", twice, path)
    _, err = other.run("import", twice, status=3)
    assert "sealed or signed once more" in err, err
    broken = os.path.join(folder, "broken.json.gpg")
    keys.gpg("--encrypt", "--recipient", THEM, "--output", broken, write(folder, "broken.json", '{"chancery": 1,\n"records": [{]}'))
    _, err = other.run("import", broken, status=3)
    assert "broken.json.gpg:2:" in err, err
    assert untouched(other) == before and names(other.folder) == []


@with_keys
def a_bomb_fills_neither_disk_nor_memory(folder, keys):
    other = Desk(folder, keys, "other")
    before = untouched(other)
    path = os.path.join(folder, "bomb.json.gpg")
    # Not made in here: a process that is started begins with the memory of who starts it.
    much = os.path.join(folder, "much")
    with open(much, "wb") as file:
        file.truncate(160 << 20)
    keys.gpg("--compress-algo", "bzip2", "--encrypt", "--recipient", THEM, "--output", path, much)
    assert os.path.getsize(path) < 100_000
    process = other.start("import", path, env={**os.environ, **keys.env}, stderr=subprocess.PIPE)
    err = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 3 and "bomb.json.gpg: it unpacks to more than 200 times its size" in err, err
    # What it unpacks to is never held; a sanitizer holds what was freed.
    with open(CLI, "rb") as file:
        watched = b"__asan_init" in file.read()
    print(f"# {usage.ru_maxrss >> 10} MiB")
    assert usage.ru_maxrss < (800 << 10 if watched else 100 << 10), f"{usage.ru_maxrss} KiB"
    assert untouched(other) == before and names(other.folder) == []


@with_keys
def a_ceiling_holds_in_what_is_sealed(folder, keys):
    desk = sample(folder, keys)
    desk.new("document", "title=Canaryword of a source", "body=canaryword", "marking=secret", "form=letter")
    for suffix in (".json", ".zip", ".jsonl"):
        path = os.path.join(folder, "out" + suffix + ".gpg")
        desk("export", "--all", "--ceiling", "restricted", "--recipient", THEM, "--output", path)
        opened = keys.gpg("--decrypt", path)
        assert opened and b"anaryword" not in opened, suffix
        other = Desk(folder, keys, "other" + suffix)
        other.take(path)
        assert b"anaryword" not in other("export", "--all").encode()


main([what_is_sealed_and_signed_comes_in_as_it_went, a_package_takes_its_attachments_along, every_format_is_sealed,
      two_recipients_open_it_each_alone, what_gpg_would_add_is_left_out, the_minute_says_for_whom,
      an_unclear_recipient_is_refused, a_key_that_nobody_certified_has_to_be_named_whole,
      a_signer_without_a_secret_key_is_refused, without_its_passphrase_nothing_is_made, without_gpg_it_is_said,
      a_name_does_not_lie, a_signature_lies_beside_its_file, who_signed_is_told_as_it_is,
      what_is_more_than_was_signed_is_refused, a_signed_file_that_was_cut_short_is_refused, what_was_changed_on_its_way_is_refused, a_bomb_fills_neither_disk_nor_memory, a_ceiling_holds_in_what_is_sealed])
