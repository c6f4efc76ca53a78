"""A short posting, and a self-assessment that leaves steps, a group and assumed skills."""

POSTING = """\
Requirements
- Experience with PostgreSQL
- At least one of Kafka or RabbitMQ
- Good Python
Nice to have: Terraform
"""
SELF_ASSESSMENT = "I have used Python for four years. I never worked with Kafka. I tried PostgreSQL at home."
