"""The rules of SkillPath as pure functions over values: no file, clock, request or database."""
