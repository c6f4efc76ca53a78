"""SkillPath reads a posting and an engineer's own words and orders what is to be learnt between them."""
