"""Short questions to the reader, as the fixtures answer them."""

from collections.abc import Callable

from skillpath.domain.posting import AskedSkill

Named = Callable[[str], dict[str, list[str]]]
"""From a posting to the skills that it names, each with the characters that name it."""
Asked = Callable[[str], dict[str, AskedSkill]]
"""From a posting to what it asks for, by skill."""
Groups = Callable[[str], list[tuple[set[str], int]]]
"""From a posting to its groups: the skills, and how many of them suffice."""
Held = Callable[[str], dict[str, int]]
"""From a self-assessment to the levels that it claims, by skill."""
