"""The words that comparing and the checks of wording know."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady sheikh president vice prime minister premier
    chancellor senator sen congressman congresswoman representative rep governor gov mayor ambassador
    secretary general gen lieutenant lt major maj colonel col captain capt sergeant sgt admiral adm
    brigadier spokesman spokeswoman spokesperson foreign defence defense minister king queen prince
    princess pope judge justice
    """.split()
)
"""What stands before a name and is no part of it."""

NEVER_LAST = frozenset("a an and or the their its his whose of than because".split())
"""Words after which a sentence goes on."""

ENDINGS = frozenset(
    "s es d ed ing ings er ers or ors al als ly y ion ions ation ations ment ments n ness t able".split()
)
"""What a whole word may be followed by in another form of it, so that it is no cut word."""
