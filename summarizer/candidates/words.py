"""The word lists behind candidate finding, kept apart so that the rules read as rules."""

from summarizer.domain import PositionKind

SPEECH = frozenset(
    """
    acknowledge acknowledged acknowledges acknowledging add added adds admit admits admitted affirm
    affirmed announce announced announces argue argued argues assert asserted asserts claim claimed
    claims comment commented confirm confirmed confirms contend contended contends declare declared
    declares denied denies deny describe described emphasise emphasised emphasize emphasized
    estimate estimated explain explained express expressed indicate indicated indicates insist
    insisted insists maintain maintained mention mentioned note noted notes pledge pledged predict
    predicted reiterate reiterated remark remarked repeat repeated replied reply reported respond
    responded reveal revealed said say saying says stated states stress stressed stresses suggest
    suggested suggests told tweeted wrote
    """.split()
)

_INTENT_WORDS: dict[PositionKind, str] = {
    "demands": """
    aim aimed aims ask asked asks call called calling calls demand demanded demanding demands insist
    insisted insists pressed pressing pressure push pushed pushing require required requires
    seek seeking seeks sought urge urged urges want wanted wants strike striking
    """,
    "offers": """
    drop dropped drops invite invited offer offered offers open pledge pledged pledges promise
    promised promises propose proposed proposes proposing ready willing
    """,
    "agrees": """
    accept accepted accepts agree agreed agreement agrees approve approved approves backed
    backs consensus deal endorse endorsed endorses ratified ratify sign signed signs understanding
    welcome welcomed welcomes
    """,
    "refuses": """
    block blocked blocks condemn condemned condemns criticise criticised criticize criticized
    decline declined declines denied denies deny disagree oppose opposed opposes opposing refuse
    refused refuses reject rejected rejects reluctant resist resisted resists rule ruled suspend
    suspended veto vetoed wary
    """,
    "warns": """
    alarm caution cautioned cautions fear feared fears threaten threatened threatening threatens
    warn warned warning warnings warns vow vowed vows
    """,
    "view": """
    accuse accused accuses believe believed believes consider considers expect expected expects hope
    hoped hopes intend intended intends plan planned plans realisation realization regard regards
    see sees set think thinks thought view views
    """,
}
ANSWERS = frozenset(
    "answer comment commented confirm disclose discuss elaborate give provide provided reply respond "
    "responded reveal say said specify speculate".split()
)
"""What somebody does not do who says nothing: "did not respond to questions"."""

DECLINES = frozenset("decline declined declines refuse refused refuses".split())

INTENT: dict[str, PositionKind] = {
    word: kind for kind, words in _INTENT_WORDS.items() for word in words.split()
}

AGREEMENTS = frozenset({"agreement", "consensus", "deal", "understanding"})
REACHING = frozenset(
    "close come comes came finalise finalised finalize finalized have has in made near nearing reach reached "
    "reaches reaching seal sealed sign signed strike struck to touches under".split()
)
"""What leads from those who agree to their agreement: "are close to agreement", "have signed a deal"."""

TITLES = frozenset(
    """
    admiral ambassador archbishop attorney bishop brig brigadier capt captain cardinal chairman
    chairwoman chancellor chief col colonel commander commissioner congressman congresswoman
    coordinator crown deputy dr director emir envoy executive foreign former gen general gov
    governor imam interior judge justice king lady lawmaker leader lieutenant lord lt maj major
    mayor minister miss mr mrs ms negotiator officer pm pope premier president press prime prince
    princess prof professor queen rep representative secretary sen senator senior sergeant sheikh
    sir speaker spokesman spokesperson spokeswoman sultan vice defence defense finance trade
    analyst ceo cfo coo financial leader officer operating
    """.split()
)

PERSON_TITLES = frozenset(
    "Ambassador Analyst CEO CFO COO Chairman Chairwoman Chancellor Commissioner Congressman Congresswoman "
    "Director Envoy Executive Governor Judge Justice Leader Mayor Minister Negotiator Officer Premier "
    "President Prince Representative Secretary Senator Speaker Spokesman Spokeswoman".split()
)
"""Titles after which a person's name begins wherever they stand: "Republican Senator Bob Corker"."""

ORGANISATION_HEADS = frozenset(
    """
    Administration Agency Airlines Alliance Army Assembly Association Authority Bank Board
    Brotherhood Brigade Brigades Bureau Cabinet Centre Center Chamber Co Coalition Command
    Commission Committee Company Confederation Conference Congress Corp Corporation Council Court
    Department Directorate Embassy Federation Force Forces Forum Foundation Front Fund Government
    Group Guard Guards Guild Hospital House Inc Institute League Ltd Ministry Motor Motors Movement
    Nations Network Office Organisation Organization Parliament Party Police Programme Resistance
    Secretariat Senate Service Services Society State Strategic Teamsters Tribunal Union Unions
    University Workers
    """.split()
)

CORPORATE_WORDS = frozenset(
    "AG Co Company Computer Corp Corporation GmbH Group Holding Holdings Inc LLC Ltd Motor Motors NV PLC SA "
    "SE SpA plc".split()
)
"""What the full name of a company has after the name that people use: "Ford Motor Company" is "Ford"."""

GROUP_HEADS = frozenset(
    """
    activists alliance army bloc brigade brigades carmaker carriers coalition companies company
    demonstrators drivers employees employers exporters faction factions farmers fighters forces
    fishermen government group groups guerrillas insurgents jihadists managers militants militia
    militias miners movement nurses paramilitaries parliament pilots police producers protesters
    rebels residents settlers shareholders students teachers union unions villagers workers
    """.split()
)

STATE_VOICES = frozenset(
    """
    administration army authorities cabinet delegation diplomat diplomats forces government leaders
    leadership military negotiator negotiators official officials personnel side soldiers troops
    """.split()
)
"""Heads under which a state speaks or acts itself: "Iraqi officials", "US troops"."""

PLAIN_MODIFIERS = frozenset("combat defence defense foreign ground military senior top".split())
"""What may stand beside a state's adjective without making its voice another party."""

MINISTRIES = frozenset(
    "agriculture defence defense energy finance foreign health interior justice labour oil trade "
    "transport".split()
)

GROUP_MODIFIERS = (
    MINISTRIES
    | PLAIN_MODIFIERS
    | frozenset(
        """
    allied armed civil extremist government insurgent international islamist jihadist joint labor
    labour local militant militia multinational national opposition paramilitary police political
    public rebel regional resistance ruling security separatist special state student trade
    transport
    """.split()
    )
)
"""Adjectives that belong to the name of a group: "Iraqi security forces", "striking" does not."""

GROUP_KINDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "armed": "brigade brigades faction factions fighters groups guerrillas insurgents jihadists "
        "militants militia "
        "militias paramilitaries rebels",
        "coalition": "alliance bloc coalition",
        "protest": "activists demonstrators protesters",
        "workers": "employees workers",
        "employers": "companies employers managers",
        "union": "union unions",
        "company": "carmaker company",
    }.items()
    for word in words.split()
}
"""Heads that name the same sort of group: the "Iraqi factions" of one sentence are its "Iraqi militias"."""

MEDIA = frozenset(
    """
    AFP AP BBC Bloomberg CBS CNN CNBC DPA EFE Guardian Interfax Kyodo NBC NPR Politico RIA Reuters
    TASS Xinhua Yonhap
    """.split()
) | frozenset(
    {
        "ABC News",
        "Agence France-Presse",
        "Al Jazeera",
        "Al-Jazeera",
        "Al-Monitor",
        "Anadolu",
        "Associated Press",
        "Axios",
        "CBC News",
        "Financial Times",
        "Fox News",
        "Le Monde",
        "New York Times",
        "Nikkei",
        "Radio Free Europe",
        "Sky News",
        "The National",
        "Twitter",
        "Wall Street Journal",
        "Washington Post",
        "Wikinews",
    }
)

GEOGRAPHY = frozenset(
    """
    air airbase airfield airport area base Base bay border camp city City coast county desert
    district East governorate Governorate gulf Gulf harbour island Island Islands lake mountains
    Mountains North Ocean peninsula Peninsula port province Province region Region river River Road
    sea Sea South square Square state strait Strait street Street Strip territory town valley Valley
    village war West Airbase Airport Air
    """.split()
)

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "across", "from", "into", "to", "on"}
)

PARTNER_PREPOSITIONS = frozenset({"by", "with", "against"})
"""What leads to somebody who takes part: "talks with Vell", "backed by the union"."""

BODY_NOUNS = frozenset(
    """
    ally allies automaker bloc broker carmaker company faction firm group groups insurer lender manufacturer
    militia movement newspaper operator organisation organization party producer rival union
    """.split()
)
"""Nouns before the name of a body that takes part: "the powerful group Ansar", "their ally Hamas"."""

PRESSES = frozenset(
    """
    advised asked asking calls demands expected forced invited obliged ordered persuaded pressed pressure
    pressures prompted requests required told tells urged urges urging
    """.split()
)
"""What makes an infinitive somebody's wish for another: "under pressure to agree", "urged Peru to sign"."""

AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must should does did do began "
    "started".split()
)

BODY_HEADS = frozenset(
    "army court embassy ministry navy parliament police Army Embassy Ministry Parliament".split()
)
"""Bodies of a state that speak for themselves: "Iraq's foreign ministry"."""

CALENDAR = frozenset(
    """
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug
    Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan
    """.split()
)

OPENERS = frozenset(
    """
    a about according after again against all also although always amid among an and another any are
    around as asked
    at back because before being between both but by can could currently despite did do does during
    each earlier
    either even ever every exclusive few finally first five following for four from further given
    had has have he her
    here his how however hundreds i if in indeed instead into is it its just last later leaving like
    local many may
    meanwhile more moreover most much my nearly neither never new next no none nor not now of often
    on once one only
    or other our out over part per perhaps quoting recently several she should similarly since six
    so some soon sources
    still such than that the their them then there these they this those though thousands three
    through thus to today
    together tomorrow tonight two under unlike until up upon us was we were what when where whether
    which while who
    why will with without would yes yesterday yet you your details under related
    """.split()
) - {"us"}
"""Words that begin sentences with a capital and are no names."""

PREPOSITIONS = (
    PLACE_PREPOSITIONS
    | PARTNER_PREPOSITIONS
    | frozenset(
        "about above after amid among as before behind between beyond despite during for including like "
        "of off over than through "
        "toward towards under until upon via within without".split()
    )
)

FORMS_OF_BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were"))

DETERMINERS = frozenset(
    "a an the its their his her this that these those some all both many senior one two".split()
)

PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})

DEFINITE_SPEAKERS = frozenset(
    "adviser commander company diplomat group judge leader ministry minister official president "
    "secretary spokesman "
    "spokesperson spokeswoman statement union".split()
)
"""Heads that point back to whoever spoke before: "the official added"."""

CONJUNCTIONS = frozenset({"after", "as", "before", "despite", "since", "than", "until"})
"""Words among the prepositions that also begin a clause of their own: "after Vell said …"."""

NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "without", "cannot"})
