"""The web application."""

from flask import Flask
from jinja2 import StrictUndefined

from skillpath.config import Config, load_config
from skillpath.paths import TEMPLATES
from skillpath.store.database import init_database
from skillpath.web import words
from skillpath.web.assets import init_assets
from skillpath.web.errors import init_errors
from skillpath.web.health import health
from skillpath.web.plans import plans
from skillpath.web.security import init_security
from skillpath.web.start import start

MOST_BYTES = 1_048_576
"""The largest request: two texts of the greatest length fit, also when each character takes nine bytes."""


def create_app(config: Config | None = None) -> Flask:
    """Return the application for a configuration, by default that of the environment."""
    config = config or load_config()
    app = Flask(__name__, template_folder=str(TEMPLATES))
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.config["SQLALCHEMY_ENGINES"] = {"default": config.database}
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    init_database(app)
    init_assets(app)
    init_security(app, config.hosts)
    init_errors(app)
    words.init_words(app)
    for blueprint in (start, plans, health):
        app.register_blueprint(blueprint)
    return app
