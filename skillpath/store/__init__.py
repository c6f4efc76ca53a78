"""What is kept, in SQLAlchemy."""
