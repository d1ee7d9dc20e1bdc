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

_CONTRARIES = """
rise increase grow climb soar jump surge gain up swell upturn growth boost boom rally rebound | fall decrease decline drop shrink plunge slump down tumble sink slide dip plummet downturn dwindle collapse crash
accept agree approve endorse welcome support back embrace favour favor | reject refuse oppose disapprove denounce condemn resist rebuff spurn
begin start launch open initiate | end finish conclude close stop halt cease
before | after
win victory triumph | lose defeat loss
confirm admit acknowledge concede | deny refute rebut
allow permit let enable authorise authorize | ban forbid prohibit block prevent bar outlaw
join enter | leave quit exit
arrive arrival | depart leave departure
buy purchase acquire buyer | sell seller
increase raise expand extend widen lengthen hike | cut reduce shorten shrink lower narrow trim slash curb curtail
pass adopt | veto
strengthen improve better bolster | weaken worsen worse undermine deteriorate
attack assault | defend
release free freed | detain arrest jail imprison
guilty convict | innocent acquit
praise hail applaud commend | criticise criticize blame denounce condemn slam
public publicly open openly | private privately secret secretly covert covertly confidential hidden
early earlier | late later
first | last final
male man boy father son husband brother king | female woman girl mother daughter wife sister queen
above more most | below less fewer least fewest
highest high higher | lowest low lower
biggest big bigger large larger largest great greater | smallest small smaller
longest long longer | shortest short shorter
success succeed successful | failure fail unsuccessful
impose | lift
legal lawful legally | illegal unlawful illegally
create build establish found | destroy dismantle abolish demolish
enemy foe adversary | ally friend
former ex | current incumbent
majority most | minority
maximum | minimum
optimistic hopeful optimism | pessimistic pessimism
temporary interim temporarily provisional | permanent permanently
peaceful peacefully | violent violently
inside within indoor | outside outdoor beyond
ahead forward | behind backward backwards back
upward | downward
young younger | old older elderly
new newer | old older
strong stronger strongly | weak weaker weakly
fast faster quick quickly rapid rapidly swift swiftly | slow slower slowly gradual gradually
spur stimulate accelerate encourage hasten speed promote foster | slow hinder hamper discourage impede deter stifle delay
thrive flourish prosper | struggle suffer ailing troubled
profit gain earnings profitable | loss deficit
surplus | deficit shortage
unveil reveal disclose expose publish | hide conceal withhold suppress
remove delete uninstall | install insert keep retain
right correct correctly | wrong incorrect incorrectly mistaken
true | false untrue
specific specifically | general generic vague
bright glowing shining light luminous | dark dim gloomy
hot hotter warm warmer | cold colder cool cooler
rich wealthy richer | poor poorer impoverished
safe safer safely secure | dangerous unsafe risky perilous
easy easier easily simple | hard harder difficult complex
cheap cheaper inexpensive affordable | expensive costly dear
full crowded | empty deserted
deliberate deliberately intentional intentionally intended | accidental accidentally unintentional unintentionally
because due owing | despite although though
cause | prevent
include | exclude
import | export
supply | demand
employ hire recruit | dismiss fire sack
domestic local | foreign overseas
natural | artificial
major | minor
positive positively | negative negatively
love | hate dislike
hope | fear despair
victim | perpetrator attacker assailant
plaintiff claimant | defendant
prosecution prosecutor | defence defense
lender creditor | borrower debtor
landlord | tenant
employer | employee
teacher | student pupil
doctor | patient
parent | child
democrat democratic | republican
conservative | liberal
urban | rural
civilian | military soldier
alive live living survive | dead die kill
sick ill | healthy well
present presence attend | absent absence
remember | forget
borrow | lend
give | receive
push | pull
top | bottom
front | rear
rarely seldom hardly infrequently | often frequently commonly regularly
always | never sometimes occasionally
likely probably | unlikely
possible | impossible
able | unable
tighten | loosen ease relax
escalate intensify worsen | ease calm subside
unite united unity | divide divided split division
advance | retreat
invade occupy | withdraw liberate
protect | endanger threaten harm
encrypt | decrypt
deploy | withdraw
upgrade | downgrade
overestimate | underestimate
inflate | deflate
bullish | bearish
appoint elect | dismiss oust remove
war fighting | peace ceasefire truce
mandatory compulsory obligatory | voluntary optional
yesterday | tomorrow
past previous | future next upcoming
sunrise dawn | sunset dusk
rural | urban
dry drier | wet wetter
clean cleaner | dirty polluted
deep deeper | shallow
thick | thin
wide wider broad | narrow narrower
heavy heavier | light lighter
loud | quiet silent
friendly | hostile
calm | tense angry
brave | cowardly
honest | dishonest
transparent | opaque
north northern | south southern | east eastern | west western
spring | summer | autumn | winter
red | yellow | green | blue | purple violet | orange | pink | brown | black | white | grey gray
coffee | tea | water | milk | beer | wine | juice
pizza | burger hamburger | sandwich | sushi
wheat | rice | maize corn | barley | soy
dog | cat | horse | cattle cow | sheep | pig | chicken
car | truck lorry | bus | train | ship ferry vessel boat | plane aircraft jet | helicopter | motorcycle | bicycle
school | hospital | church | mosque | temple synagogue | prison jail | factory | airport | hotel
laptop computer | smartphone phone | tablet
knife | gun pistol rifle firearm | bomb explosive | missile rocket | drone
shooting | stabbing | bombing
murder | theft robbery burglary | arson | rape | fraud | treason | bribery corruption | espionage spying
army | navy | police
wage salary | price | tax | rent | pension
profit earnings | revenue sales turnover | debt
bank | insurer | airline | retailer | carmaker automaker
earthquake | flood | hurricane storm cyclone typhoon | wildfire | drought
oil petroleum | gas | coal | uranium | electricity
gold | silver | copper | lithium
electrical electric | mechanical | hydraulic | software
engine | brake | steering | battery | suspension
lung | heart | brain | liver | kidney
cancer | flu influenza | malaria | tuberculosis | measles | cholera | ebola
football soccer | basketball | tennis | cricket | rugby | baseball
father | mother | brother | sister | son | daughter | wife | husband | uncle | aunt
"""
CONTRARIES = tuple(
    tuple(tuple(side.split()) for side in row.split("|")) for row in _CONTRARIES.strip().split("\n")
)
"""Rows of words that exclude one another: opposites, and members of one kind. Words of one side go together."""

_SYNONYMS = """
leave withdraw withdrawal pull exit depart departure; stay remain presence present; begin start initiate
launch open commence; end finish conclude close stop halt cease; talk dialogue negotiation discussion
negotiate discuss; deal agreement accord pact settlement; soldier troop force military; militia militant
faction; foreign international; allow let permit; maybe possible potential; say claim assert allege; big
large huge; reduce decrease cut lower ease; rise increase grow; demand insist require; reject refuse
decline; official spokesman spokeswoman spokesperson; strike attack raid assault airstrike; fear worry
concern; warn caution; chief head leader; buy purchase acquire; get receive obtain; help assist aid
support; show demonstrate; try attempt; vote election poll; firm company business; worker employee staff;
police officer; plan intend; full complete; strike walkout stoppage; pay wage salary
"""
SYNONYMS = tuple(tuple(row.split()) for row in _SYNONYMS.split(";"))

NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")

ROUGH = frozenset(("about", "around", "almost", "approximately", "nearly", "roughly", "some", "close"))

TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Sir", "Maj", "Gen", "Col", "Lt", "Capt", "Prof"))
