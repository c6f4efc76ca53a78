"""A strict reader of HTML: what a browser would mend in silence is a fault."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as WORDINGS

_FILLED_IN = {"input", "select", "textarea"}


def html_faults(html: str, *, whole_page: bool = True) -> list[str]:
    """Return what is wrong with a page, or with a fragment that stands for one element of it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html) if whole_page else parser.parseFragment(html)
    faults = [
        f"line {line}: {WORDINGS[code] % details}"
        for (line, _), code, details in parser.errors
    ]  # fmt: skip
    faults += [*_id_faults(root), *_label_faults(root), *_anchor_faults(root), *_form_faults(root)]
    return faults + (list(_page_faults(root)) if whole_page else [])


def _elements(root: Element, *names: str) -> Iterator[Element]:
    return (each for each in root.iter() if isinstance(each.tag, str) and (not names or each.tag in names))


def _id_faults(root: Element) -> Iterator[str]:
    counts = Counter(each.get("id") for each in _elements(root) if each.get("id") is not None)
    yield from (f"id {id_!r} stands {count} times" for id_, count in counts.items() if count > 1)
    ids = set(counts)
    for each in _elements(root):
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            for id_ in (each.get(name) or "").split():
                if id_ not in ids:
                    yield f"<{each.tag}> {name} names no id {id_!r}"


def _label_faults(root: Element) -> Iterator[str]:
    labelled = {each.get("for") for each in _elements(root, "label")}
    ids = {each.get("id") for each in _elements(root)}
    yield from (f"label for {id_!r} has no field" for id_ in labelled - ids)
    for each in _elements(root, *_FILLED_IN):
        if each.get("type") != "hidden" and each.get("id") not in labelled:
            yield f"<{each.tag} name={each.get('name')!r}> has no label"


def _anchor_faults(root: Element) -> Iterator[str]:
    ids = {each.get("id") for each in _elements(root)}
    for each in _elements(root, "a"):
        address = each.get("href")
        if not address:
            yield "a link leads nowhere"
        elif address.startswith("#") and address[1:] not in ids:
            yield f"no element has the id of the link {address}"


def _form_faults(root: Element) -> Iterator[str]:
    for form in _elements(root, "form"):
        if not form.get("action") or form.get("method") not in ("get", "post"):
            yield f"a form has no action or no method: {form.attrib}"
        if not any(button.get("type") == "submit" for button in _elements(form, "button")):
            yield f"the form {form.get('action')} has no button to submit it"
        if (sent_by_htmx := form.get("hx-post")) and sent_by_htmx != form.get("action"):
            yield f"the form {form.get('action')} goes elsewhere with htmx: {sent_by_htmx}"


def _page_faults(root: Element) -> Iterator[str]:
    for name in ("h1", "title", "main"):
        if (count := len(list(_elements(root, name)))) != 1:
            yield f"there are {count} <{name}>, not one"
    if not root.get("lang"):
        yield "the language is not named"
    for each in _elements(root, "script", "link", "img"):
        address = each.get("src") or each.get("href") or ""
        if urlsplit(address).netloc or not address.startswith("/static/"):
            yield f"<{each.tag}> is not our own: {address!r}"
