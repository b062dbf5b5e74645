# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example holds the whole reference case: each fact where it belongs, none lost, none sharper than it is known."""

import json
import os
import sys

with open(os.path.join(os.environ["CHANCERY_SAMPLES"], "bajaur.json")) as sample:
    DOCUMENT = json.load(sample)
RECORDS = DOCUMENT["records"]
BY_ID = {record["id"]: record for record in RECORDS}


def of(kind):
    return [record for record in RECORDS if record["kind"] == kind]


def one(kind, **fields):
    found = [r for r in of(kind) if all(r.get(key) == value for key, value in fields.items())]
    assert len(found) == 1, f"{len(found)} of {kind} {fields}"
    return found[0]


def named(name):
    return next(r for r in RECORDS if any(n["text"] == name for n in r.get("names", [])))


def target(reference):
    return BY_ID[reference["id"]]


def walk(value):
    """All references in a record: objects of an id and a label."""
    if isinstance(value, list):
        for item in value:
            yield from walk(item)
    elif isinstance(value, dict):
        if set(value) == {"id", "label"}:
            yield value
        for item in value.values():
            yield from walk(item)


def text(record):
    return json.dumps(record, ensure_ascii=False)


def header_carries_the_day():
    assert list(DOCUMENT) == ["chancery", "exported", "program", "desk_day", "records"]
    assert DOCUMENT["chancery"] == 1 and DOCUMENT["desk_day"] == "2026-03-02"
    assert 45 <= len(RECORDS) <= 55


def everything_referred_to_is_here():
    for record in RECORDS:
        for reference in walk(record):
            assert reference["id"] in BY_ID, f"{record['kind']} {record['id']} refers to {reference}"


def protest_is_formal_and_leaves_open_what_is_not_known():
    protest = one("demarche", reference="PROT/2026/0001")
    assert (protest["act_kind"], protest["direction"], protest["form"], protest["tone"]) == ("protest", "made", "summons", "condemn")
    assert protest["occasion_date"]["edtf"] == "2026-02-16/.." and protest["occasion_date"]["quality"] == "inferred"
    assert "addressee" not in protest and "answers" not in protest
    assert target(protest["party_from"][0])["iso_code"] == "PK"
    assert target(protest["addressee_body"])["actor_kind"] == "mission"
    assert {point["kind"] for point in protest["points"]} >= {"condemnation", "warning"}
    other = target(protest["party_to"][0])
    assert len(other["names"]) > 1 and other["recognition"] == "not-stated" and other["note"]


def three_demands_stand_open():
    demands = of("demand")
    assert {d["demand_kind"] for d in demands} == {"act-against-group", "dismantle", "act-against-persons"} and len(demands) == 3
    first = one("demand", demand_kind="act-against-group")
    assert first["urgency"] == "immediate" and first["verification"] is True
    for demand in demands:
        assert target(demand["raised_in"])["kind"] == "demarche"
        assert [a["verdict"] for a in demand["assessments"]] == ["open"]


def right_is_reserved_with_its_interests():
    reservation = one("reservation")
    assert len(reservation["interests"]) == 3 and reservation["trigger"] and reservation["scope"]


def earlier_assurances_are_undated_and_called_not_kept():
    assurance = one("assurance")
    assert assurance["given_on"]["edtf"] == "XXXX"
    assert assurance["times"] == {"qualifier": "several", "wording": "more than once"}
    assessment = assurance["assessments"][0]
    assert assessment["verdict"] == "not-kept" and target(assessment["evidence"][0])["kind"] == "demarche"
    assert assurance["review_on"] <= DOCUMENT["desk_day"]


def attack_has_two_phases_and_claims_side_by_side():
    attack = one("incident", incident_kind="armed-attack")
    assert attack["start"]["edtf"] == "2026-02-16" and attack["start"]["quality"] == "inferred" and "title" not in attack
    assert [phase["method"] for phase in attack["phases"]] == ["suicide-vehicle-bomb", "fire-raid"]
    assert attack["targets"][0]["kind"] == "checkpost" and len(attack["targets"][0]["operated_by"]) == 2
    bajaur = target(attack["place"])
    assert bajaur is named("Bajaur") and target(bajaur["part_of"]) is named("Khyber Pakhtunkhwa")
    casualties = [(c["quantity"].get("best"), c["category"], c.get("wording")) for c in attack["claims"] if c["property"] == "casualty"]
    assert casualties == [(11, "military", None), (None, "unknown", "heavy casualties"), (12, "assailant", None)]
    authors = [c for c in attack["claims"] if c["property"] == "attribution"]
    assert target(authors[0]["actor"]) is named("TTP") and authors[0]["our_line"] is True
    assert authors[1]["actor"] == "an external proxy, not named"
    assert any(c["property"] == "free" and "Afghan territory" in c["text"] for c in attack["claims"])


def words_have_their_speakers():
    statements = of("statement")
    assert len(statements) >= 4
    speaker = next(s for s in statements if "speaker" in s)
    person = target(speaker["speaker"])
    assert person is named("Ahmed Sharif Chaudhry") and target(person["posts"][0]["actor"]) is named("ISPR")
    assert any(c.get("attributed_to") == "officials and experts" for f in of("figure") for c in f.get("claims", []))


def rounded_figures_stay_beside_the_exact_ones():
    figures = of("figure")
    rounded = {(f["quantity"]["qualifier"], f["quantity"].get("best")) for f in figures}
    assert rounded >= {("over", 75000), ("over", 14000), ("nearly", 59000), ("over", 5000), ("about", 2597)}
    assert all(f["quantity"]["wording"] for f in figures if f["quantity"]["qualifier"] != "exact")
    for total, parts in ((75175, [14658, 58778, 1739]), (5397, [3811, 1557, 29])):
        whole = next(f for f in figures if f["quantity"] == {"qualifier": "exact", "best": total})
        found = [f["quantity"]["best"] for f in figures if f.get("part_of", {}).get("id") == whole["id"]]
        assert sorted(found) == sorted(parts) and sum(found) == total
        assert target(whole["replaces"])["quantity"]["qualifier"] == "over"
    assert any(f["quantity"]["qualifier"] == "unknown" and "ising" in f["quantity"]["wording"] for f in figures)


def context_is_known_to_the_year():
    context = one("incident", incident_kind="political-change")
    assert context["start"] == "2021" and any(link["type"] == "context-of" for link in context["links"])


def case_file_keeps_it_all():
    case = one("casefile", reference="AFG/2026/1")
    assert case["class"] == "AFG" and len(case["minutes"]) >= 2
    filed = {item["record"]["id"] for item in case["items"]}
    for kind in ("demarche", "document", "statement", "incident", "demand", "assurance", "reservation"):
        assert {record["id"] for record in of(kind)} <= filed, kind


def desk_has_its_day():
    actions = of("action")
    done = [a for a in actions if "done_on" in a]
    due = [a for a in actions if "done_on" not in a]
    assert len(done) == 1 and all(a["due"] >= DOCUMENT["desk_day"] for a in due)
    assert sum(a["due"] <= "2026-03-08" for a in due) == 2
    assert {a["on"]["id"] for a in due} == {d["id"] for d in of("demand")}


def nothing_leads_outside():
    for record in RECORDS:
        assert "://" not in text(record) and "url" not in record


def main():
    tests = [header_carries_the_day, everything_referred_to_is_here,
             protest_is_formal_and_leaves_open_what_is_not_known, three_demands_stand_open,
             right_is_reserved_with_its_interests, earlier_assurances_are_undated_and_called_not_kept,
             attack_has_two_phases_and_claims_side_by_side, words_have_their_speakers,
             rounded_figures_stay_beside_the_exact_ones, context_is_known_to_the_year,
             case_file_keeps_it_all, desk_has_its_day, nothing_leads_outside]
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            test()
            print(f"ok {number} {name}")
        except Exception as error:
            failed += 1
            print(f"not ok {number} {name}\n# {type(error).__name__}: {error}".replace("\n\n", "\n"))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
