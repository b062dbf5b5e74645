# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program is spoken to: help, statuses, the form of errors, which registry is meant, where output goes."""

import json
import os
import re
import stat
import subprocess
import sys

sys.dont_write_bytecode = True

from front_door import CLI, SAMPLE, Registry, Skip, main, write  # noqa: E402

VERBS = """init import batches revert export note search show new set delete link unlink register void close archive reopen file part attach detach assess
chronology threads demands assurances reservations due history register-book count verify backup restore stats schema""".split()


def cli(*arguments, env=None, **more):
    return subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, env={**os.environ, **(env or {})}, **more)


def every_verb_has_its_help(folder):
    whole = cli("--help")
    assert whole.returncode == 0 and not whole.stderr and cli("-h").stdout == whole.stdout
    for verb in VERBS:
        assert re.search(rf"^  {verb} +\S", whole.stdout, re.M), verb
        for option in ("--help", "-h"):
            done = cli("--registry", "/nonexistent/none", verb, option)
            assert done.returncode == 0 and not done.stderr and f" {verb} " in done.stdout and "--format" in done.stdout, (verb, done)
    version = cli("--version")
    assert re.match(r"^chancery-cli \d+\.\d+\.\d+\n$", version.stdout) and version.returncode == 0


def manual_names_every_verb_and_option(folder):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "man", "chancery-cli.1")) as file:
        manual = file.read().replace("\\-", "-")
    for verb in VERBS:
        assert re.search(rf"Cm (.* )?{verb}\b", manual), f"the manual is silent on {verb}"
        for option in re.findall(r"^ +(?:-., )?--([a-z-]+)", cli(verb, "--help").stdout, re.M):
            assert re.search(rf"Fl -{option}\b", manual), f"the manual is silent on {verb} --{option}"


def bad_usage_is_status_2(folder):
    registry = Registry(folder)
    assert cli().returncode == 2 and not cli().stdout and cli().stderr
    for arguments in (("dance",), ("show",), ("show", "a", "b"), ("search", "--colour"), ("init", "extra"), ("verify", "--checkpoint"),
                      ("stats", "--format", "xml"), ("link", "a", "cites"), ("register-book", "--year", "last"), ("restore",), ("export", "extra")):
        out, _ = registry.run(*arguments, status=2)
        assert out == "", arguments
    assert cli("--colour", "init").returncode == 2


def errors_name_their_place(folder):
    registry = Registry(folder)
    made = registry.new("document", "title=A note")
    for arguments, status, place in ((("show", "PROT/1"), 1, "PROT/1"), (("register", made), 3, made), (("set", made, "colour=red"), 2, made),
                                     (("new", "document", "date_on_document=soon"), 3, "document: date_on_document"),
                                     (("import", os.path.join(folder, "none.json")), 3, os.path.join(folder, "none.json"))):
        _, err = registry.run(*arguments, status=status)
        assert err.startswith(f"chancery-cli: {place}: ") and err.count("\n") == 1, err


def init_touches_no_file_that_is_there(folder):
    registry = Registry(folder)
    registry.run("init", status=3)
    plain = write(folder, "letter.txt", "Dear Sir")
    assert cli("--registry", plain, "init").returncode == 3
    assert open(plain).read() == "Dear Sir"
    assert stat.S_IMODE(os.stat(registry.path).st_mode) == 0o600


def registry_that_cannot_be_used_is_status_5(folder):
    missing = Registry(folder, "missing", init=False)
    for arguments in (("search", "x"), ("stats",), ("new", "document", "title=x"), ("verify",), ("export", "--all"), ("backup", "b"), ("batches",)):
        _, err = missing.run(*arguments, status=5)
        assert missing.path in err, err
        assert not os.path.exists(missing.path)
    for name, content in (("text", b"Dear Sir"), ("empty", b""), ("database", b"SQLite format 3\0" + bytes(4000))):
        path = write(folder, name, content)
        for verb in (("search", "x"), ("import", SAMPLE), ("new", "document", "title=x")):
            done = cli("--registry", path, *verb)
            assert done.returncode == 5 and done.stderr.startswith("chancery-cli: "), (name, verb, done)
        assert open(path, "rb").read() == content
    assert cli("--registry", folder, "stats").returncode == 5


def registry_is_chosen_in_order(folder):
    first, second, third = (Registry(folder, name) for name in ("first", "second", "third"))
    home = os.path.join(folder, "home")
    for registry in (first, second, third):
        registry.new("document", f"title={os.path.basename(registry.folder)}")
    env = {"CHANCERY_REGISTRY": second.path, "XDG_DATA_HOME": home}
    assert "first" in cli("--registry", first.path, "search", "kind:document", env=env).stdout
    assert "first" in cli("search", "kind:document", "--registry", first.path, env=env).stdout
    assert "third" in cli("--registry", first.path, "search", "--registry", third.path, "kind:document", env=env).stdout
    assert "second" in cli("search", "kind:document", env=env).stdout
    env["CHANCERY_REGISTRY"] = ""
    assert cli("search", "x", env=env).returncode == 5
    assert cli("init", env=env).stdout.strip() == os.path.join(os.path.realpath(home), "chancery", "registry.chancery")
    assert stat.S_IMODE(os.stat(os.path.join(home, "chancery")).st_mode) == 0o700


def every_verb_answers_in_one_document(folder):
    registry = Registry(folder, init=False)
    assert list(registry.json("init")) == ["registry"]
    protest = registry.json("new", "demarche", "title=x", "act_kind=protest", "direction=made", "party_from=Pakistan", "party_to=India",
                            "form=summons", "occasion_date=2026-02-18")["id"]
    case = registry.json("new", "casefile", "class=AFG", "title=Case")
    assert case["reference"].startswith("AFG/")
    assurance = registry.json("new", "assurance", "text=Never again")["id"]
    note = registry.json("new", "document", "title=Note")["id"]
    paper = write(folder, "paper.txt", "words")
    backup = os.path.join(folder, "copy.chancery")
    for arguments in (("register", protest), ("set", note, "note=x"), ("link", note, "cites", protest), ("unlink", note, "cites", protest),
                      ("file", protest, "--case", case["id"]), ("attach", note, paper), ("detach", note, "paper.txt"),
                      ("assess", assurance, "--verdict", "pending"), ("close", protest), ("show", note), ("history", note),
                      ("chronology", "--case", case["id"]), ("threads", "--case", case["id"]), ("assurances",), ("register-book",), ("count",), ("count", "--by", "kind", "--list"), ("verify",),
                      ("stats",), ("search", "x"), ("search", "--count", "x"), ("import", SAMPLE, "--conflicts", "keep", "--dry-run"), ("export", "--all"),
                      ("backup", backup), ("schema",), ("delete", note)):
        assert isinstance(registry.json(*arguments), dict), arguments
    for arguments in (("demands",), ("reservations",), ("batches",), ("search", "zeppelin"), ("count", "zeppelin")):
        assert isinstance(registry.json(*arguments, status=1), dict), arguments
    assert isinstance(registry.json("due"), dict)
    assert registry.json("restore", backup)["kept"]


def output_that_does_not_arrive_is_told(folder):
    if not os.path.exists("/dev/full"):
        raise Skip("no /dev/full")
    registry = Registry(folder, init=False)
    registry.take(SAMPLE)
    for arguments in (("search", ""), ("export", "--all"), ("stats",), ("--help",), ("schema",), ("show", "PROT/2026/0001"), ("verify", "--format", "json")):
        with open("/dev/full", "wb") as full:
            done = registry.start(*arguments, stdout=full, stderr=subprocess.PIPE)
            err = done.communicate(timeout=60)[1].decode()
        assert done.returncode == 5 and re.match(r"chancery-cli: .*No space left on device", err), (arguments, done.returncode, err)


def a_reader_that_goes_is_no_crash(folder):
    registry = Registry(folder, init=False)
    registry.take(SAMPLE)
    for arguments in (("export", "--all"), ("search", "")):
        read, out = os.pipe()
        os.close(read)
        done = registry.start(*arguments, stdout=out, stderr=subprocess.PIPE)
        os.close(out)
        err = done.communicate(timeout=60)[1].decode()
        assert done.returncode == 5 and err.startswith("chancery-cli: "), (done.returncode, err)
        done = registry.start(*arguments, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
        err = done.communicate(timeout=60)[1].decode()
        assert done.returncode == 5 and err.startswith("chancery-cli: "), (done.returncode, err)


def texts_are_utf_8_in_every_locale(folder):
    registry = Registry(folder)
    for locale in ("C", "POSIX", "C.UTF-8", "xx_YY.ISO-8859-1"):
        env = {"LC_ALL": locale}
        made = registry("--as", "Žofie", "new", "document", "title=Протест на границе", env=env).strip()
        record = registry.json("show", made, env=env)
        assert record["title"] == "Протест на границе" and record["created_by"] == "Žofie"
        assert "Протест" in registry("search", "протест", "--limit", "1", env=env)


def no_text_steers_the_terminal(folder):
    registry = Registry(folder)
    hostile = "red \x1b[31m bell \x07 title \x1b]0;x\x07 c1 \x9b31m turn \u202edoc\u2066"
    made = registry.new("document", f"title={hostile}\nsecond line", f"body={hostile}\nkept line", f"note={hostile}")
    registry("set", made, "note=Other", "form=letter")
    registry("register", made)
    registry("void", made, "--reason", hostile)
    for arguments in (("search", "red"), ("show", made), ("history", made), ("register-book",), ("verify",), ("count", "--list")):
        out, err = registry.run(*arguments, status=1 if arguments[0] == "count" else 0)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out + err), (arguments, ascii(out))
    assert len(registry("search", "red").splitlines()) == 1 and "\n  kept line" in registry("show", made)
    assert "\\u001b" in registry("show", made, "--format", "json") and registry.json("show", made)["title"].startswith("red \x1b[31m")
    _, err = registry.run("set", made, f"{hostile}=x", status=2)
    assert "\x1b" not in err


def no_progress_when_nobody_looks(folder):
    registry = Registry(folder)
    lines = "\n".join(json.dumps({"kind": "document", "title": f"Paper {n}"}) for n in range(3000))
    out, err = registry.run("import", write(folder, "papers.jsonl", lines))
    assert out == "new 3000, changed 0, unchanged 0, conflicts 0\n" and err == "", (out, err)
    assert registry.run("verify")[1] == ""


if __name__ == "__main__":
    main([every_verb_has_its_help, manual_names_every_verb_and_option, bad_usage_is_status_2, errors_name_their_place, init_touches_no_file_that_is_there,
          registry_that_cannot_be_used_is_status_5, registry_is_chosen_in_order, every_verb_answers_in_one_document,
          output_that_does_not_arrive_is_told, a_reader_that_goes_is_no_crash, texts_are_utf_8_in_every_locale,
          no_text_steers_the_terminal, no_progress_when_nobody_looks])
