"""Words that exclude one another, as open tables: opposites, and members of one kind.

Rows end with `;`. Words of one side go together; a claim that has words of one side where its evidence
has words of another says something else: `rise grow | fall drop` and `red | yellow | green`.
"""

_OPPOSITES = """
rise increase grow climb soar jump surge gain up swell upturn growth boost boom rally rebound | fall
decrease decline drop shrink plunge slump down tumble sink slide dip plummet downturn dwindle collapse
crash; accept agree approve endorse welcome support back embrace favour favor | reject refuse oppose
disapprove denounce condemn resist rebuff spurn; begin start launch open initiate | end finish conclude
close stop halt cease; win victory triumph | lose defeat loss; confirm admit acknowledge
concede | deny refute rebut; allow permit let enable authorise authorize | ban forbid prohibit block
prevent bar outlaw; join enter | leave quit exit; arrive arrival | depart leave departure;
stay remain | leave depart quit; arrest charge accuse prosecute | acquit exonerate clear absolve; buy purchase
acquire buyer | sell seller; increase raise expand extend widen lengthen hike | cut reduce shorten shrink
lower narrow trim slash curb curtail; pass adopt | veto; strengthen improve better bolster | weaken worsen
worse undermine deteriorate; attack assault | defend; release free freed | detain arrest jail imprison;
guilty convict | innocent acquit; praise hail applaud commend | criticise criticize blame denounce condemn
slam; public publicly open openly | private privately secret secretly covert covertly confidential hidden;
early earlier | late later; first | last final; male man boy father son husband brother king | female
woman girl mother daughter wife sister queen; above more most | below less fewer least fewest; highest
high higher | lowest low lower; biggest big bigger large larger largest great greater | smallest small
smaller; longest long longer | shortest short shorter; success succeed successful | failure fail
unsuccessful; impose | lift; legal lawful legally | illegal unlawful illegally; create build establish
found | destroy dismantle abolish demolish; enemy foe adversary | ally friend; former ex | current
incumbent; majority most | minority; maximum | minimum; optimistic hopeful optimism | pessimistic
pessimism; temporary interim temporarily provisional | permanent permanently; peaceful peacefully |
violent violently; inside within indoor | outside outdoor beyond; ahead forward | behind backward
backwards back; upward | downward; young younger | old older elderly; new newer | old older; strong
stronger strongly | weak weaker weakly; fast faster quick quickly rapid rapidly swift swiftly | slow
slower slowly gradual gradually; spur stimulate accelerate encourage hasten speed promote foster | slow
hinder hamper discourage impede deter stifle delay; thrive flourish prosper | struggle suffer ailing
troubled; profit gain earnings profitable | loss deficit; surplus | deficit shortage; unveil reveal
disclose expose publish | hide conceal withhold suppress; remove delete uninstall | install insert keep
retain; right correct correctly | wrong incorrect incorrectly mistaken; true | false untrue; specific
specifically | general generic vague; bright glowing shining light luminous | dark dim gloomy; hot hotter
warm warmer | cold colder cool cooler; rich wealthy richer | poor poorer impoverished; safe safer safely
secure | dangerous unsafe risky perilous; easy easier easily simple | hard harder difficult complex; cheap
cheaper inexpensive affordable | expensive costly dear; full crowded | empty deserted; deliberate
deliberately intentional intentionally intended | accidental accidentally unintentional unintentionally;
 cause | prevent; include | exclude; import | export; supply |
demand; employ hire recruit | dismiss fire sack; domestic local | foreign overseas; natural | artificial;
major | minor; positive positively | negative negatively; love | hate dislike; hope | fear despair; victim
| perpetrator attacker assailant; plaintiff claimant | defendant; prosecution prosecutor | defence
defense; lender creditor | borrower debtor; landlord | tenant; employer | employee; teacher | student
pupil; doctor | patient; parent | child; democrat democratic | republican; conservative | liberal; urban |
rural; civilian | military soldier; alive live living survive | dead die kill; sick ill | healthy well;
present presence attend | absent absence; remember | forget; borrow | lend; give | receive; push | pull;
top | bottom; front | rear; rarely seldom hardly infrequently | often frequently commonly regularly;
always | never sometimes occasionally; likely probably | unlikely; possible | impossible; able | unable;
tighten | loosen ease relax; escalate intensify worsen | ease calm subside; unite united unity | divide
divided split division; advance | retreat; invade occupy | withdraw liberate; protect | endanger threaten
harm; encrypt | decrypt; deploy | withdraw; upgrade | downgrade; overestimate | underestimate; inflate |
deflate; bullish | bearish; appoint elect | dismiss oust remove; war fighting | peace ceasefire truce;
mandatory compulsory obligatory | voluntary optional; yesterday | tomorrow; past previous | future next
upcoming; sunrise dawn | sunset dusk; rural | urban; dry drier | wet wetter; clean cleaner | dirty
polluted; deep deeper | shallow; thick | thin; wide wider broad | narrow narrower; heavy heavier | light
lighter; loud | quiet silent; friendly | hostile; calm | tense angry; brave | cowardly; honest |
dishonest; transparent | opaque
"""

_KINDS = """
north northern | south southern | east eastern | west western; spring | summer | autumn | winter; red |
yellow | green | blue | purple violet | orange | pink | brown | black | white | grey gray; coffee | tea |
water | milk | beer | wine | juice; pizza | burger hamburger | sandwich | sushi; wheat | rice | maize corn
| barley | soy; dog | cat | horse | cattle cow | sheep | pig | chicken; car | truck lorry | bus | train |
ship ferry vessel boat | plane aircraft jet | helicopter | motorcycle | bicycle; school | hospital |
church | mosque | temple synagogue | prison jail | factory | airport | hotel; laptop computer | smartphone
phone | tablet; knife | gun pistol rifle firearm | bomb explosive | missile rocket | drone; shooting |
stabbing | bombing; murder | theft robbery burglary | arson | rape | fraud | treason | bribery corruption
| espionage spying; army | navy | police; wage salary | price | tax | rent | pension; profit earnings |
revenue sales turnover | debt; bank | insurer | airline | retailer | carmaker automaker; earthquake |
flood | hurricane storm cyclone typhoon | wildfire | drought; oil petroleum | gas | coal | uranium |
electricity; gold | silver | copper | lithium; electrical electric | mechanical | hydraulic | software;
engine | brake | steering | battery | suspension; lung | heart | brain | liver | kidney; cancer | flu
influenza | malaria | tuberculosis | measles | cholera | ebola; football soccer | basketball | tennis |
cricket | rugby | baseball; father | mother | brother | sister | son | daughter | wife | husband | uncle |
aunt
"""

_LINKS = """
before | after; because due owing thanks | despite although though spite notwithstanding regardless;
inside within | outside beyond; for | against; with | without; above over | below under
"""
"""Prepositions and conjunctions: they are compared where they link the same."""


Rows = tuple[tuple[tuple[str, ...], ...], ...]
"""Rows of sides of words."""


def _table(rows: str) -> Rows:
    return tuple(tuple(tuple(side.split()) for side in row.split("|")) for row in rows.split(";"))


OPPOSITES = _table(_OPPOSITES)
KINDS = _table(_KINDS)
LINKS = _table(_LINKS)
CONTRARIES = OPPOSITES + KINDS
