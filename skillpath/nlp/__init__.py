"""Reading: spaCy components that turn text into postings and assessments."""
