"""A product recall: what is called back, why, how many, and what its owners should do."""

from typing import Annotated, Literal

from summarizer.domain import Claim, DatedClaim, Section, Sections
from summarizer.domain.claims import FIGURE, NAME


class Product(Claim):
    """What is called back."""

    product: Annotated[str, NAME]
    maker: Annotated[str, NAME] = ""
    models: tuple[Annotated[str, NAME], ...] = ()
    """Models, lots or years that are meant."""
    units: Annotated[str, FIGURE] = ""
    """How many."""


class Hazard(Claim):
    """What is wrong with it, and what that may do."""

    hazard: str
    severity: Literal["death", "injury", "damage", "none told"]
    cases: Annotated[str, FIGURE] = ""
    """How many cases are known."""


class Remedy(Claim):
    """What the maker offers and what owners should do."""

    remedy: str


class Step(DatedClaim):
    """What happened in the matter, or is to happen, and when."""


class Recall(Sections):
    """Product recalls: product, hazard, remedy, dates."""

    products: Annotated[tuple[Product, ...], Section("What is recalled", "product")]
    hazards: Annotated[tuple[Hazard, ...], Section("Hazard", "hazard")]
    remedies: Annotated[tuple[Remedy, ...], Section("What to do", "remedy")]
    dates: Annotated[tuple[Step, ...], Section("Dates", "date")]
