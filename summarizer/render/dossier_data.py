"""Dossiers for programs: the whole dossier as JSON."""

from summarizer.domain import Dossier


class JsonDossierRenderer:
    """The dossier itself; reads back to an equal dossier."""

    name = "json"
    suffix = ".json"

    def render(self, dossier: Dossier) -> str:
        """Return the dossier as JSON by `schemas/dossier.schema.json`."""
        return dossier.model_dump_json(indent=2) + "\n"
