"""The local page on which people review briefs: an application, and what serves it on this machine."""

from summarizer.web.app import create_app
from summarizer.web.guarding import Access
from summarizer.web.launching import Place, launch

__all__ = ["Access", "Place", "create_app", "launch"]
