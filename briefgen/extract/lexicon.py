"""Word lists of general government and policy English that tell a role from a body, a law or a venue (all lower case)."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JOINED = frozenset(
    ("co", "de", "e", "pre", "re", "fast", "fine", "cross", "double", "green", "jump", "stress")
)  # with a hyphen and a verb behind it one word: 'co-chaired', 'de-escalate'

# Heads of roles: they stand before a name, or open an apposition ('..., chair of the board').
ROLE_HEADS = _words("""
secretary minister president chair chairman chairwoman chairperson co-chair co-chairman vice-chair vice-chairman director
director-general commissioner governor ambassador senator representative congressman congresswoman congressmember chancellor
vice-chancellor treasurer premier mayor envoy adviser advisor administrator admiral general colonel captain major lieutenant
sergeant brigadier marshal judge justice king queen prince princess emperor pope bishop archbishop cardinal rabbi imam ayatollah
sheikh emir sultan duke baroness ceo cfo coo cto chief head leader speaker spokesman spokeswoman spokesperson manager
founder co-founder professor economist analyst lawyer attorney counsel scientist researcher fellow scholar author
editor correspondent journalist commander deputy officer coordinator inspector superintendent constable sheriff comptroller
controller auditor ombudsman rapporteur lawmaker legislator member mep mp whip delegate councillor councilor counselor counsellor
negotiator diplomat activist president-elect candidate nominee owner executive principal dean rector provost chaplain
investigator parliamentarian assemblyman assemblywoman backbencher undersecretary under-secretary vice-president prosecutor pm sen. rep. gov. gen. col. lt. sgt. capt. adm. maj. prof. pres.
cmdr. brig. cpl. spc. pfc. pvt. ssgt. msgt. ens.
official secretary-general governor-general attorney-general strategist historian engineer chairs astronaut physician
terrorist kingpin liaison lecturer constable expert investor campaigner consultant businessman businesswoman entrepreneur taoiseach tánaiste tanaiste crown-prince mantri
""")
RANKS = _words("gen. col. lt. sgt. capt. adm. maj. cmdr. brig. cpl. spc. pfc. pvt. ssgt. msgt. ens.")
SHORT_TITLES = RANKS | _words("sen. rep. gov. prof. pres. sens. reps. insp. supt.")
SHORT_FOR = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel", "lt": "lieutenant",
    "sgt": "sergeant", "capt": "captain", "adm": "admiral", "maj": "major", "prof": "professor", "pres": "president",
}  # fmt: skip
# Heads that are only roles before a name when capitalised or in an apposition; never 'the head', 'a member' alone.
WEAK_HEADS = _words("""official general major chief head leader member deputy officer partner principal chairs counsel justice fellow
executive author marshal king prince duke owner candidate constable investor campaigner consultant expert manager editor analyst attorney captain""")
PERSON_HEADS = ROLE_HEADS - _words("chairs counsel justice general major")
ROLE_MODIFIERS = _words("""
deputy vice acting assistant under prime foreign first second senior chief principal national security former special
presidential federal union managing executive general associate attorney junior interim permanent outgoing incoming then ex
crown home interior defense defence finance economic economy budget trade external internal public press lead co chief-of-staff
majority minority ranking lord grand staff state parliamentary supreme brigade high major lieutenant rear top joint honorary
current new late ranking alternate shadow caretaker global regional inaugural legal political military communications policy raksha rajya pradhan
""")
# Behind a name: 'Per Ask MP'.
POSTNOMINALS = _words("mp mep mps msp mla mlc td qc kc sc ao am oam ac obe mbe cbe")
HONORIFICS = _words(
    "h.e. hon rt mr. mr ms. ms mrs. mrs dr. dr sir dame lord lady miss madam madame rev. reverend hon. honourable honorable prof. prof "
    "professor messrs. messrs mr. mallam malam alhaji alhaja haji hajji dato datuk seri tengku shri smt herr frau mullah maulana"
)

# Heads of bodies: the last word of a name, or the word before 'of', 'for', 'on'.
ORG_HEADS = _words("""
sirketi şirketi fze pte pty llp bv b.v. ltda oao ooo pjsc ojsc cjsc jsc dmcc fzco l.l.c l.l.c. s.p.a. srl
department ministry office bureau bank board committee subcommittee commission council institute university college
organization organisation association federation court agency authority authorities center centre house parliament congress senate assembly
chamber union service services administration corporation corp corp. company co co. inc inc. ltd ltd. llc plc gmbh ag s.a. sa nv se
group party alliance league embassy consulate secretariat directorate directorate-general division network foundation trust
society club school academy hospital police army navy force forces guard command corps wing squadron brigade brigades battalion regiment fleet militia
government treasury cabinet presidency mission delegation consortium coalition partnership forum
task panel tribunal registry reserve system exchange holdings industries technologies partners capital airlines airways motors motor media
news times post journal press broadcasting television radio studios pharmaceuticals energy labs laboratories laboratory
platforms networks observatory museum library church movement front front fund facility unit team campaign caucus knesset bundestag bundesbank duma
diet politburo junta brotherhood crescent cross caliphate cartel mafia hezbollah hamas taliban regime customs revenue protection intelligence
""")
COMPANY_ENDS = _words(
    "sirketi şirketi fze pte pty llp bv b.v. ltda oao ooo pjsc ojsc cjsc jsc dmcc fzco l.l.c l.l.c. n.a. spa s.p.a. srl kg corp corp. co co. inc inc. ltd ltd. llc plc gmbh ag s.a. sa nv se company corporation incorporated holdings group limited"
)
# Bodies known by one capitalised word.
ONE_WORD = _words("""congress parliament senate treasury administration knesset duma bundestag pentagon kremlin hezbollah hamas taliban
interpol europol eurostat bundesbank opec nato unesco unicef""")
# Heads that are bodies only as the last word of a name of several words.
WEAK_ORG_HEADS = _words("""house school system exchange service services task partners capital energy motor motors media news times post
journal press cross customs revenue protection intelligence co co. sa se ag forum campaign front team unit
platforms networks force forces guard command partnership mission movement cabinet trust reserve library museum church facility fund program group party
board committee panel office division network office club society union court center centre bank treasury authority government company""")

# Heads of what is made or held, not of who acts.
THING_HEADS = _words("""
act law bill regulation regulations directive rule rules order orders code amendment constitution treaty agreement agreements accord
accords protocol charter convention framework pact deal resolution declaration statute section article annex chapter title decree
report review survey register index strategy plan program programme programs programmes policy project scheme credit credits
summit summits meeting meetings ministerial conference conferences dialogue talks session olympics games war day week month year anniversary week
award prize medal tax taxes tariff tariffs list license licence visa bond bonds note notes bills loan street avenue road building
tower airport square park river lake sea ocean island islands mountain mountains valley bay coast strait canal bridge corridor
pipeline railway highway port station telescope spacecraft rocket prison memorial cemetery stadium hotel hall room garden palace mosque cathedral
crisis revolution spring pandemic hurricane covid covid-19 virus disease fever ebola sheet fact statement release readout
remarks speech address letter memorandum memoranda proclamation notice message holocaust genocide era age doctrine dream promise
influenza flu bible koran torah constitution internet web twitter facebook linkedin instagram whatsapp email photo video
roadmap heist designation designations terms reference risk risks food provisions provision advisory guidance pavilion violence treasuries usd eur gbp jpy cny cpi pce gdpr gmt est edt cst cdt mst pst pdt utc atm dsa dma nafta usmca currency dollar euro yuan won yen pound ruble rupee peso gas oil coal steel lng vat gdp ai esg dei csrd csddd cbam chatgpt grok copilot javascript iphone android ios faq faqs pdf q a ceasefire emergency
initiative initiatives date dates adjustments manipulations imports exports mechanism mechanisms penalties barriers certificate certificates principles objectives
mou mous j.d. b.a. m.a. b.s. m.s. ph.d. llm mba determination determinations manual markets securities obligations benefits goals rights measures requirements exemption exemptions administrations package standards sanctions opioid process fentanyl budget jet missile missiles missions yojana abhiyan abhiyaan
guideline guidelines petition cup bowl championship league's anthem flag border borders zone region province city county district state states village town capital
""")

# Fields of policy as they stand in names of offices.
PORTFOLIO = _words("""
war assistance humanitarian religious freedom finance finances economy economic economics treasury foreign affairs trade commerce state defense defence interior home industry industrial energy
health human services education labor labour employment agriculture food fisheries forestry rural environment environmental climate
change transport transportation infrastructure housing urban development regional cooperation justice legal counsel homeland
security veterans science technology technologies innovation research culture cultural media sport sports tourism communications communication
information broadcasting electronics it railway railways digital intelligence artificial planning budget public credit works accounts
investment investments investment prosperity international global european relations integration enlargement neighbourhood market markets
internal external competition competitiveness small medium business businesses enterprise enterprises crafts social solidarity
family families women youth children gender equality pensions welfare immigration migration citizenship refugees border borders
customs revenue taxation tax policy policies fiscal monetary banking financial institutions terrorist terrorism terrorist financing
crimes enforcement narcotics drug control natural resources mines mining minerals water power petroleum oil gas nuclear space aviation civil
maritime navy army air force veterans' productivity implementation simplification reform administration administrative government
management personnel strategy strategic communications operations staff exchequer privy seal national federal
political military arms nonproliferation democracy rights religious freedom oceans hemisphere western
legislative general executive export exports import imports supply chain chains critical emergency
preparedness response coordination humanitarian cybersecurity cyber privacy consumer protection standards statistics census insurance thrift currency engraving printing
mint population refugees marine land lands minerals diplomacy equality inclusion skills higher training economic-affairs law manpower expatriates sustainability disability heritage textiles steel coal electricity wildlife forests indigenous aboriginal tribal indian local communities community ageing
""")

# Plural heads of unnamed but definite groups that act.
GROUP_HEADS = _words("""
ministers leaders officials partners lawmakers governors members senators representatives ambassadors delegates envoys commissioners
ceos executives companies businesses firms carriers shippers exporters importers manufacturers producers suppliers banks institutions
investors lenders insurers regulators agencies authorities governments nations countries states allies parties sides
workers employees farmers consumers taxpayers voters citizens residents families parents students teachers veterans
experts analysts economists scientists researchers scholars lawyers attorneys judges prosecutors critics activists advocates campaigners protesters
rebels militants insurgents terrorists forces troops soldiers officers commanders fighters gunmen
unions organizations organisations groups associations participants attendees counterparts delegations secretaries treasurers
chiefs heads presidents diplomats negotiators inspectors observers envoys agents investigators operators owners providers platforms
retailers automakers carmakers airlines brokers dealers traders traffickers smugglers cartels networks
republicans democrats conservatives liberals socialists legislators policymakers bankers industries stakeholders
contractors landlords hospitals schools universities municipalities mayors communities migrants refugees immigrants aliens
journalists reporters doctors nurses patients women men people entities persons individuals entrepreneurs creditors donors
shareholders borrowers depositors departments customers clients users employers households homeowners renters seniors retirees beneficiaries vendors
nationals elites oligarchs victims survivors civilians hackers operatives financiers facilitators supporters militias factions elements affiliates
subsidiaries meps mps colleagues personnel wholesalers growers ranchers fishermen miners utilities refiners developers startups
fintechs advertisers publishers broadcasters sellers buyers merchants marketers truckers shipowners chipmakers drugmakers demonstrators
settlers separatists pirates hostages prisoners detainees
attackers assailants gangs suspects kidnappers extremists jihadists girls boys schoolgirls schoolchildren captives abductees
firefighters rescuers medics paramedics peacekeepers villagers tribesmen politicians nationalists loyalists marines sailors pilots
guards passengers pilgrims worshippers dissidents opponents rivals adversaries guardians relatives residents athletes players fans
advisers advisors strikers staffers aides insiders fraudsters scammers criminals cybercriminals launderers counterfeiters rings
 plaintiffs defendants jurors tenants policyholders bondholders
""")
# Of these, the ones that are groups of their own only with a modifier ('EU lawmakers', not 'people').
VAGUE_GROUPS = _words("""leaders exporters importers allies partners people women men persons individuals nations countries states members parties sides companies businesses firms groups
workers families citizens residents communities entities agencies officers heads chiefs governments institutions banks
organizations organisations forces networks platforms agents schools universities students parents industries providers owners operators
experts analysts critics participants consumers employees patients nurses doctors hospitals teachers investors aliens
shareholders borrowers customers clients users employers households homeowners renters seniors beneficiaries vendors victims survivors
civilians operatives supporters elements affiliates subsidiaries colleagues personnel startups developers utilities
migrants refugees immigrants journalists reporters farmers individuals stakeholders entrepreneurs representatives fintechs advertisers publishers sellers buyers merchants marketers
hostages prisoners detainees rings criminals advisers advisors girls boys captives guards passengers opponents rivals relatives athletes players fans suspects""")

SAYING = _words("""say said says tell told tells state stated states add added adds announce announced announces note noted notes explain
explained warn warned warns argue argued write wrote declare declared comment commented ask asked reply replied continue
continued remark remarked claim claimed insist insisted reiterate reiterated stress stressed emphasize emphasized urge urged""")
SPANS = frozenset("weeks months years decades generations".split())  # for which something has gone on
DAYS = _words("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday")
MONTHS = _words("""january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning
christmas easter ramadan eid thanksgiving""")
# Capitalised at the head of a sentence, or in any title, but no part of a name.
FUNCTION = _words("""
the a an this that these those and or but nor so yet for of in on at by to from with without under over after before since until during
through throughout while when where why how what which who whom whose as if because although though unless despite upon following
he she it they we i you his her its their our your my him them us me one two three four five six seven eight nine ten both all some many
most more few several each every any no not none other another such same than then there here now once again also too only just
still even however moreover furthermore additionally meanwhile instead therefore thus accordingly according yes thank thanks today
is are was were be been being has have had do does did will would can could may might must shall should let
between among amongst amid unlike beyond besides alongside whereas whether against across about above below within per via including regardless together earlier later last next
recently currently finally first second third yesterday tomorrow said item read sign photo q a re cc published updated archived follow click note gmt+2 gmt+1
""")
PARTICLES = _words(
    "de del della di da do dos das du van von der den ter bin ibn bint al el la le las los abu ben af zu y"
)

FIRST_SINGULAR = _words("i me my mine myself")
FIRST_PLURAL = _words("we us our ours ourselves")
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
OPENING_MARKS, CLOSING_MARKS = frozenset(("“", '"', "``")), frozenset(("”", '"', "''"))
QUOTE_MARKS = OPENING_MARKS | CLOSING_MARKS
# the labels of those who ask, in a transcript
ASKERS = _words("Q QUESTION Question REPORTER Reporter JOURNALIST Journalist INTERVIEWER HOST PRESENTER COMPERE")

# what an authority makes and what then speaks for it
INSTRUMENTS = frozenset(
    "order rule license licence directive memorandum proclamation regulation determination guidance notice announcement decision "
    "action designation sanction amendment advisory waiver statement communiqué communique publication resolution decree ruling "
    "opinion letter proposal report measure restriction program programme package initiative funding "
    "assistance contribution grant loan".split()
)
RECKONED = _words("estimate project forecast predict anticipate")  # no plan, and no deadline
# what several do together
MEETINGS = frozenset(
    "discussion meeting talk conversation call dialogue consultation session summit visit exchange".split()
)
# Heads of bodies that are no companies: 'Halden' is not short for 'Halden Police Department'.
PUBLIC_HEADS = (
    ORG_HEADS
    - COMPANY_ENDS
    - frozenset(
        """motor motors airlines airways energy capital partners technologies industries pharmaceuticals media news bank trust exchange
    network services systems laboratories studios foundation""".split()
    )
)
