"""The example that ships with SkillPath: a posting, and what somebody says they can do."""

from skillpath.paths import GRAPH_DATA


def example_texts() -> tuple[str, str]:
    """Return the posting and the self-assessment of the example."""
    folder = GRAPH_DATA / "examples"
    posting, self_assessment = (folder / "posting.txt", folder / "self.txt")
    return posting.read_text(encoding="utf-8"), self_assessment.read_text(encoding="utf-8")
