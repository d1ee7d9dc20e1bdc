"""The open word tables behind the checks, kept apart so that the checks read as rules."""

_STOP_WORDS = """
a about above after again against ago all also although am amid among an and another any are around as at
away back be became because become been before being below between both but by can could currently did do
does doing down due during each either else even ever every few for from further get gets given got had
has have having he her here hers herself him himself his how however i if in including into is it its
itself just last later less like made make makes making many may me might more most much must my near
next no nor not now of off on one once only onto or other others our out over own part per rather same
say says saying said shall she should since so some still such take taken takes than that the their
theirs them themselves then there these they this those through to together too toward towards under
until up upon us use used using very via was we were what when where whether which while who whom whose
why will with within without would yet you your according told tell tells added adds state states stated
statement reported reportedly report reports hold holds held want wants wanted aim aims seek seeks hope
hopes plan plans call calls come came go went would-be following follow mr mrs ms dr percent cent
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_IRREGULAR = """
say said says; tell told; rise rose risen; fall fell fallen; begin began begun; leave left; lose lost;
win won; meet met; hold held; keep kept; send sent; spend spent; pay paid; take took taken; give gave
given; go went gone; come came; become became; see saw seen; know knew known; think thought; bring
brought; buy bought; fight fought; seek sought; lead led; make made; mean meant; find found; strike
struck; withdraw withdrew withdrawn; break broke broken; speak spoke spoken; write wrote written; choose
chose chosen; drive drove driven; grow grew grown; throw threw thrown; build built; sell sold; die died
dying death deaths dead; decide decision decisions; deny denial denied; refuse refusal; reject rejection;
propose proposal; approve approval; kill killed killing; man men; woman women; child children; person
people; attack attacks; agree agreement; talk talks; defence defense; centre center; labour labor;
programme program; organise organize; organisation organization; extend extension; expand expansion; sign
signature; arrive arrival; remove removal; respond response; sue suit lawsuit; succeed success; grow
growth
"""
IRREGULAR = {form: forms[0] for row in _IRREGULAR.split(";") if (forms := row.split()) for form in forms}

NEGATIONS = frozenset(
    (
        "no",
        "not",
        "never",
        "neither",
        "nor",
        "nobody",
        "none",
        "nothing",
        "nowhere",
        "without",
        "cannot",
        "hardly",
    )
)
DENIALS = frozenset(("refuse", "decline", "fail", "unable", "unwilling", "unlikely", "reluctant"))
"""Words that, in any form, turn what follows into its contrary before `to`: `refused to sign`."""

OPPOSED = frozenset(("against", "oppose", "opposes", "opposed", "reject", "rejects", "rejected"))
"""Words that say of somebody who refuses what a denial says: "is against meeting the demands"."""

INTENTIONS = frozenset(
    (
        "hope",
        "want",
        "aim",
        "plan",
        "seek",
        "expect",
        "urge",
        "call",
        "ask",
        "demand",
        "propose",
        "would",
        "if",
    )
)
"""Words that, in any form, leave open by themselves whether what they govern comes true."""

MODALS = {
    "will": "certain", "shall": "certain", "must": "certain", "won't": "certain",
    "may": "possible", "might": "possible", "could": "possible", "can": "possible",
}  # fmt: skip


STRICT_WORDS = tuple(
    frozenset(row.split())
    for row in (
        "all every each everyone everybody everything entire whole",
        "most majority mostly largely mainly",
        "only solely exclusively merely alone just",
        "half halves",
        "always",
        "unanimous unanimously",
        "completely entirely full fully totally wholly",
    )
)
"""Words that change how much a statement says; words of one row say the same."""

_SYNONYMS = """
leave withdraw withdrawal pull exit depart departure; stay remain presence present; begin start initiate
launch open commence; end finish conclude close stop halt cease; talk dialogue negotiation discussion
negotiate discuss; deal agreement accord pact settlement treaty; soldier troop force military; militia
militant faction; foreign international; allow let permit; maybe possible potential; say claim assert
allege; big large huge; reduce decrease cut lower ease; rise increase grow; demand insist require;
reject refuse decline; official spokesman spokeswoman spokesperson; strike attack raid assault
airstrike; fear worry concern; warn caution; chief head leader; buy purchase acquire; get receive
obtain; help assist aid support; show demonstrate; try attempt; vote election poll; firm company
business; worker employee staff; police officer; plan intend; full complete; strike walkout stoppage;
pay wage salary
"""
SYNONYMS = tuple(tuple(row.split()) for row in _SYNONYMS.split(";"))

NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")

ROUGH = frozenset(("about", "around", "almost", "approximately", "nearly", "roughly", "some", "close"))
