"""What tables say of one another: every id that is named exists, and every name belongs to one skill."""

from collections.abc import Iterable, Mapping

from skillpath.catalogue.tables import Place
from skillpath.domain.skills import Prerequisite, Skill


def check_references(skills: Mapping[str, Skill], places: Mapping[str, Place]) -> None:
    """Find ids that no skill has, and skills that name themselves; `places` says where each skill stands."""
    for skill in skills.values():
        place = places[skill.id]
        own = [one for one in skill.prerequisites if not one.inherited]
        check_prerequisites(place, own, skills)
        for key, named in (("broader", skill.broader), ("usual", skill.usual), ("related", skill.related)):
            _check_ids(place, key, named, among=skills)
            if skill.id in named:
                place.fault(f"{key}: names the skill itself")


def check_prerequisites(
    place: Place, prerequisites: Iterable[Prerequisite], skills: Mapping[str, Skill]
) -> None:
    """Find prerequisites on skills that do not exist."""
    members = [member.skill for one in prerequisites for member in one.members]
    _check_ids(place, "requires", members, among=skills)


def _check_ids(place: Place, key: str, named: Iterable[str], *, among: Mapping[str, Skill]) -> None:
    for skill in named:
        if skill not in among:
            place.fault(f"{key}: there is no skill {skill!r}")


def check_names(skills: Mapping[str, Skill], places: Mapping[str, Place]) -> None:
    """Find names and aliases that two skills share, or that stand twice: no reader could tell them apart."""
    owners: dict[str, str] = {}
    for skill in skills.values():
        forms = {_plain(form): form for form in (skill.id, *reversed(skill.forms))}
        for plain, form in forms.items():
            owner = owners.setdefault(plain, skill.id)
            if owner != skill.id:
                places[skill.id].fault(f"name or alias {form!r}: is taken by {owner}")
        for form in _twice(skill):
            places[skill.id].fault(f"name or alias {form!r}: stands twice")


def _twice(skill: Skill) -> list[str]:
    own = [_plain(form) for form in skill.forms]
    return sorted({form for form in own if own.count(form) > 1}) if len(set(own)) < len(own) else []


def _plain(form: str) -> str:
    return form.casefold().replace("-", " ")
