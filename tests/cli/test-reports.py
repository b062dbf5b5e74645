# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk is told: chronology, what is watched and due, counts with their rule, statistics, the schema."""

import json
import os
import re
import sys

sys.dont_write_bytecode = True

from front_door import PROTEST, SAMPLE, Registry, main, write  # noqa: E402


def sample(folder):
    registry = Registry(folder, init=False)
    registry.take(SAMPLE)
    return registry


def chronology_goes_by_time(folder):
    registry = sample(folder)
    rows = registry.json("chronology", "--case", "AFG/2026/1")["chronology"]
    assert rows[0]["date"] == "2021" and rows[0]["kind"] == "incident"
    dated = [row["date"] for row in rows if row.get("date", "XXXX") != "XXXX"]
    assert [date[:4] for date in dated] == sorted(date[:4] for date in dated)
    assert all(row.get("date", "XXXX") == "XXXX" for row in rows[len(dated):]), "what is not dated stands last"
    assert len({row["id"] for row in rows}) == len(rows)
    text = registry("chronology", "--case", "AFG/2026/1").splitlines()
    assert len(text) == len(rows) and "PROT/2026/0001" in "".join(text)
    registry.run("chronology", status=2)
    registry.run("chronology", "--case", "AFG/1900/1", status=1)
    registry.run("chronology", "--case", "PROT/2026/0001", status=3)


def a_note_is_drafted(folder):
    registry = sample(folder)
    protest = "PROT/2026/0001"
    own = os.path.join(folder, "data")
    home = {"XDG_DATA_HOME": own}
    text = registry("note", protest, env=home)
    assert "presents its compliments to the Afghan mission in Islamabad" in text
    assert "2. Dismantle the infrastructure of these groups." in text
    said, told = registry.run("note", protest, "--form", "first-person-note", "--language", "fr", env=home)
    assert "J’ai l’honneur" in said and "[Destinataire]" in said
    assert "the record does not say: Date, Destinataire" in told and "another language" in told
    # A template of one's own takes the place of the program's; what is no template is told and does no harm.
    os.makedirs(os.path.join(own, "chancery/templates"))
    write(own, "chancery/templates/note-verbale.en.txt", "Form: note-verbale\nLanguage: en\n\nTo {{party}}\n")
    write(own, "chancery/templates/wrong.txt", "Form: note-verbale\n\n{{party}}\n")
    said, told = registry.run("note", protest, env=home)
    assert said == "To Afghan Taliban authorities\n", said
    assert "wrong.txt: the head has no line “Language:”" in told
    assert registry.json("note", protest, env=home) == {"template": "note-verbale.en.txt", "text": "To Afghan Taliban authorities\n"}
    path = os.path.join(folder, "note.odt")
    registry("note", protest, "--output", path, env=home)
    assert os.stat(path).st_mode & 0o777 == 0o600 and b"mimetypeapplication/vnd.oasis.opendocument.text" in open(path, "rb").read()
    for wrong in (["--form", "sonnet"], ["--language", "la"], ["--template", "none.txt"]):
        registry.run("note", protest, *wrong, env=home, status=2)
    registry.run("note", env=home, status=2)
    registry.run("note", "PROT/1900/0001", env=home, status=1)
    assert len(registry.json("note", "--list", env=home)["templates"]) == 42


def an_answer_is_drafted_to_what_came_to_us(folder):
    registry = sample(folder)
    home = {"XDG_DATA_HOME": os.path.join(folder, "data")}
    assert registry("note", "PROT/2026/0001", env=home).count("The Ministry of Foreign Affairs of Pakistan ") == 2
    incoming = registry.new("document", "title=On the checkpost", "form=note-verbale", "direction=in", "date_on_document=2026-02-25",
                            "their_refs.reference=KBL/77", "correspondents.role=from", "correspondents.who=Afghan mission in Islamabad",
                            "correspondents.role=to", "correspondents.who=Pakistan")
    text, told = registry.run("note", incoming, env=home)
    assert ("has the honour to refer to the latter’s Note No. KBL/77 dated 25 February 2026 on the following subject: [Subject]."
            in text), text
    # What the desk calls it is not theirs to read, and the text alone does not say how it is marked.
    assert "On the checkpost" not in text and "is marked" not in told
    assert text.count("the Afghan mission in Islamabad") == 2 and "the record does not say: Number, Subject, Our answer, Date" in told
    assert registry.json("note", incoming, "--language", "ru", env=home)["template"] == "reply-note.ru.txt"
    # What one answers oneself begins so too; another form is asked for by its name.
    registry("link", incoming, "replies-to", "PROT/2026/0001")
    assert "No. PROT/2026/0001" in registry("note", incoming, env=home)
    registry("set", "PROT/2026/0001", "marking=confidential")
    assert "the draft is marked “Confidential”, higher than the record" in registry.run("note", incoming, env=home)[1]
    assert "the draft is marked “Confidential”\n" in registry.run("note", "PROT/2026/0001", env=home)[1]
    registry.run("note", incoming, "--template", "note-verbale.en.txt", env=home, status=2)


def watched_records_stand_as_on_a_day(folder):
    registry = sample(folder)
    demands = registry.json("demands", "--case", "AFG/2026/1")["demands"]
    assert [d["verdict"] for d in demands] == ["open"] * 3 and {d["source"] for d in demands} == {"PROT/2026/0001"}
    assert {d["since"] for d in demands} == {"2026-03-02"} and all(d["evidence"] for d in demands)
    assert [d["verdict"] for d in registry.json("demands", "--as-on", "2026-02-20")["demands"]] == [""] * 3
    registry("assess", demands[0]["id"], "--verdict", "met", "--on", "2026-04-01")
    verdicts = lambda *options: sorted(d["verdict"] for d in registry.json("demands", *options)["demands"])  # noqa: E731
    assert verdicts("--as-on", "2026-03-31") == ["open"] * 3
    assert verdicts("--as-on", "2026-04-01") == verdicts() == ["met", "open", "open"]
    assert [a["verdict"] for a in registry.json("assurances")["assurances"]] == ["not-kept"]
    assert [r["verdict"] for r in registry.json("reservations")["reservations"]] == ["standing"]
    registry.run("demands", "--as-on", "2026", status=3)
    registry.run("demands", "--as-on", "gibberish", status=3)
    empty = registry.new("casefile", "class=IND", "title=Empty")
    assert registry.run("assurances", "--case", empty, status=1)[0] == ""


def assailants_are_counted_apart(folder):
    """Bug: the twelve attackers of the sample were added to the eleven soldiers whom they killed."""
    registry = sample(folder)
    answer = registry.json("count", "--casualties", "kind:incident")
    [bajaur] = [row for row in answer["casualties"] if row.get("killed_least") == 11]
    assert bajaur["assailants_killed_least"] == bajaur["assailants_killed_most"] == 12, bajaur
    assert "ssailants" in answer["casualty_rule"] and "counts" in answer
    text = registry("count", "--casualties", "--list", "kind:incident")
    assert "assailants killed: 12" in text and "  killed: 11" in text, text
    assert "casualties" not in registry.json("count", "kind:incident")


def due_lists_what_waits(folder):
    registry = Registry(folder)
    registry.run("due", status=1)
    late = registry.new("action", "what=Ask again", "due=2026-03-04", "assignee=Desk")
    registry.new("action", "what=Done long ago", "due=2026-03-01", "done_on=2026-03-01")
    later = registry.new("action", "what=Look later", "due=2026-05-01")
    case = registry.new("casefile", "class=AFG", "title=Idle matter")
    rows = registry.json("due", "--on", "2026-03-04")
    assert rows["on"] == "2026-03-04"
    assert {row["id"]: row["why"] for row in rows["due"]} == {late: "due", case: "nothing-scheduled"}, rows
    rows = {row["id"]: row for row in registry.json("due", "--on", "2026-05-01")["due"]}
    assert rows[late]["why"] == "overdue" and rows[later]["why"] == "due" and rows[late]["assignee"] == "Desk"
    registry("set", later, f"on={case}")
    assert case not in registry("due", "--on", "2026-05-01")
    assert "Ask again" in registry("due", "--on", "2026-05-01")
    registry("close", case)
    registry.run("due", "--on", "whenever", status=3)
    old = Registry(folder, "sample", init=False)
    old.take(SAMPLE)
    assert sum(row["kind"] == "action" for row in old.json("due", "--on", "2026-03-08")["due"]) == 2


def counts_follow_the_rule_that_they_print(folder):
    registry = Registry(folder)
    for fields in ((), (), ("form=note-verbale",), ("tone=protest",), ("party_to=India", "party_to=Iran")):
        registry.protest(*fields)
    registry.new("demarche", *PROTEST)
    void = registry.protest()[1]
    registry("void", void, "--reason", "Sent twice")
    planned = registry.protest("delivery=planned")[1]
    answer = registry.json("count", "kind:demarche")
    assert answer["count"] == 5 and "delivered" in answer["rule"] and "not void" in answer["rule"]
    text = registry("count", "kind:demarche")
    assert text.splitlines()[0] == "5" and answer["rule"] in text
    by = lambda *fields: {tuple(v for k, v in row.items() if k != "count"): row["count"]  # noqa: E731
                          for row in registry.json("count", "--by", ",".join(fields), "kind:demarche")["counts"]}
    assert by("form") == {("summons",): 4, ("note-verbale",): 1}, by("form")
    assert by("tone") == {("protest",): 1, ("",): 4}, by("tone")
    assert by("party_to") == {("Afghanistan",): 5, ("India",): 1, ("Iran",): 1}, by("party_to")
    assert by("year", "form") == {("2026", "summons"): 4, ("2026", "note-verbale"): 1}
    assert re.search(r"^note verbale +1$", registry("count", "--by", "form", "kind:demarche"), re.M | re.I)
    listed = registry.json("count", "--list", "kind:demarche")
    assert len(listed["records"]) == listed["count"] == 5
    assert not {void, planned} & {record["reference"] for record in listed["records"]}
    assert sum(number in registry("count", "--list", "--by", "form", "kind:demarche") for number in (void, planned)) == 0
    for bad in ("colour", "form,tone,level", "form,colour"):
        registry.run("count", "--by", bad, status=2)
    assert registry.run("count", "zeppelin", status=1)[0].splitlines()[0] == "0"


def statistics_count_what_is_there(folder):
    registry = sample(folder)
    rows = {row["what"]: row["number"] for row in registry.json("stats")["stats"]}
    records = json.loads(registry("export"))["records"]
    for kind in {record["kind"] for record in records}:
        assert rows[kind] == sum(record["kind"] == kind for record in records), kind
    assert rows["records"] == len(records) and rows["schema version"] >= 1
    assert rows["file bytes"] == os.path.getsize(registry.path)
    assert re.search(r"^schema version +\d+$", registry("stats"), re.M)


class Validator:
    """As much of JSON Schema (2020-12) as the schema uses; a keyword that it does not know is a fault."""

    SILENT = {"$schema", "$id", "$defs", "title", "description", "examples", "$comment"}
    TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}

    def __init__(self, schema):
        self.schema = schema

    def faults(self, value, schema, where="$"):
        if schema is True:
            return
        for word, content in schema.items():
            if word in self.SILENT:
                continue
            check = getattr(self, "check_" + word.replace("$", ""), None)
            assert check, f"unknown keyword {word}"
            yield from check(value, content, where)

    def check_ref(self, value, content, where):
        target = self.schema
        for part in content.removeprefix("#/").split("/"):
            target = target[part]
        yield from self.faults(value, target, where)

    def check_type(self, value, content, where):
        names = content if isinstance(content, list) else [content]
        if not any(isinstance(value, self.TYPES[name]) and not (name == "integer" and isinstance(value, bool)) for name in names):
            yield f"{where}: no {content}"

    def check_const(self, value, content, where):
        if value != content:
            yield f"{where}: not {content}"

    def check_enum(self, value, content, where):
        if value not in content:
            yield f"{where}: {value!r} is none of {content}"

    def check_minimum(self, value, content, where):
        if isinstance(value, int) and value < content:
            yield f"{where}: {value} is less than {content}"

    def check_maximum(self, value, content, where):
        if isinstance(value, int) and value > content:
            yield f"{where}: {value} is more than {content}"

    def check_pattern(self, value, content, where):
        if isinstance(value, str) and not re.search(content, value):
            yield f"{where}: {value!r} is not {content}"

    def check_required(self, value, content, where):
        if isinstance(value, dict):
            yield from (f"{where}: no {key}" for key in content if key not in value)

    def check_properties(self, value, content, where):
        if isinstance(value, dict):
            for key, schema in content.items():
                if key in value:
                    yield from self.faults(value[key], schema, f"{where}.{key}")

    def check_items(self, value, content, where):
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from self.faults(item, content, f"{where}[{number}]")

    def check_oneOf(self, value, content, where):
        found = [list(self.faults(value, schema, where)) for schema in content]
        if sum(not faults for faults in found) != 1:
            yield f"{where}: {sum(not faults for faults in found)} of {len(content)} fit: {min(found, key=len)[:2]}"

    def check_anyOf(self, value, content, where):
        found = [list(self.faults(value, schema, where)) for schema in content]
        if all(found):
            yield f"{where}: none fits: {min(found, key=len)[:2]}"


def schema_fits_what_is_written(folder):
    registry = sample(folder)
    schema = json.loads(registry("schema"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    validator = Validator(schema)
    for document in (json.load(open(SAMPLE)), json.loads(registry("export")), json.loads(registry("export", "--case", "AFG/2026/1", "--ceiling", "unclassified")),
                     {"chancery": 1, "records": [{"kind": "document", "title": "…", "date_on_document": "1955-03-31", "body": "…"}]}):
        faults = list(validator.faults(document, schema))
        assert not faults, faults[:5]
    for wrong in ({"chancery": 1}, {"chancery": 2, "records": []}, {"chancery": 1, "records": [{"kind": "moon"}]}, {"chancery": 1, "records": [{"title": "x"}]},
                  {"chancery": 1, "records": [{"kind": "document", "title": 5}]}, {"chancery": 1, "records": [{"kind": "demarche", "points": "x"}]},
                  {"chancery": 1, "records": [{"kind": "document", "id": "17"}]}):
        assert list(validator.faults(wrong, schema)), wrong
    assert json.loads(Registry(folder, "none", init=False)("schema")) == schema, "it needs no registry"


def text_is_for_people_and_json_for_scripts(folder):
    registry = sample(folder)
    text = registry("show", "PROT/2026/0001")
    assert "PROT/2026/0001" in text and "Protest over the attack" in text and "{" not in text
    assert "demand" in text.lower().split("named in")[1]
    record = registry.json("show", "PROT/2026/0001")
    assert record == next(r for r in json.loads(registry("export"))["records"] if r.get("reference") == "PROT/2026/0001")
    empty = write(folder, "empty.json", {"chancery": 1, "records": []})
    assert registry.take(empty) == (0, 0, 0, 0)


if __name__ == "__main__":
    main([chronology_goes_by_time, a_note_is_drafted, an_answer_is_drafted_to_what_came_to_us, watched_records_stand_as_on_a_day, assailants_are_counted_apart, due_lists_what_waits,
          counts_follow_the_rule_that_they_print, statistics_count_what_is_there, schema_fits_what_is_written,
          text_is_for_people_and_json_for_scripts])
