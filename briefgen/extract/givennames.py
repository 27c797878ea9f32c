"""Given names that English texts use most: what tells 'Priscilla Marden' from a company, where nothing else does.

General knowledge, not complete on purpose: no name that is as often a surname, a place, a company or a word.
"""

from __future__ import annotations

GIVEN = frozenset(
    """aaron abdul abdullah abigail adam adriana adrian agnes ahmad ahmed aisha alan alberto alejandro aleksandr alessandro alexander
    alexandra alexei alfredo ali alice alicia alison allison alexis amanda amina amir amit amy ana anastasia anders andrea andreas
    andrei andrew andrzej angela angelina anita anjali ann anna anne annette annie anthony antoine anton antonio anwar april arjun
    arthur ashley astrid audrey barbara beatrice benjamin bernard bernd bethany betty beverly bill bjorn bob bogdan boris brenda brian
    bridget brigitte bruno caitlin carla carlos carmen carol carolina caroline caroly carolyn catherine cecilia celine cesar
    charlotte chiara christian christina christine christoph christopher claire clara claudia claudio colin colleen connie
    cristina cynthia daniel daniela danielle david deborah debra denise dennis derek diana diane diego dieter dimitri dmitri dmitry
    dmytro dominique donald donna dora doris dorothy douglas edith eduardo edward edwin eileen ekaterina elaine elena eleanor elisabeth
    elizabeth ella ellen emilia emily emma emmanuel enrique eric erica erik erika ernesto esther eugene eva evelyn ewa fabio fatima
    federico felicia felipe fernando fiona florian francesca francesco francisco franck francois frank franz frederick
    fumio gabriel gabriela gareth gary gavin geoffrey georg george georgia gerald gerard gerhard giorgia giorgio giovanni giuseppe
    glenn gloria gonzalo graham greta gregory guillaume guillermo gustavo hamid hannah harald haruhiko hassan heather hector heidi
    heiko helen helena helmut henri henrik hiroshi hugo hussein ian ibrahim igor ilya imran ingrid irene irina isabel isabella isabelle
    ismail ivan jacinda jacob jacqueline jacques jaime jakub james jan jane janet janice jasmine jason javier jean jeanne jeffrey
    jenna jennifer jeremy jerome jessica jill jim joan joanna joanne jochen joel johan johanna johannes john jonathan jorge jose joseph
    josephine joshua joyce juan juanita judith judy julia julian juliana julie jurgen justin justyna kamala kamal karen karin
    karl karolina katarina kate katherine kathleen kathryn katie katrin kazuo keith kelly kenji kenneth kerstin kevin khalid kimberly
    kirsten klaus kristalina kristen kristina kristjan krzysztof kyle larissa larry lars laura lauren laurent leila leonard
    leonardo leslie leyla liam linda lisa lorenzo lori louise lucas lucia luciano lucy luigi luis luisa luiz lukas lynn magdalena mahmoud
    malik manfred manuel marc marcela marcelo marcia marco marcus margaret margarethe maria mariam marian marianne marie marina mario
    marion marisa marissa marjorie markus marta martha martin martina mary masha massimo mateusz matteo matthew matthias maureen mauricio
    maxim megan mehdi mehmet melania melanie melissa michael michaela michal michel michele michelle miguel mikhail milan milos mircea
    miriam mohamed mohammad mohammed mohamad molly monica monika monique muhammad mustafa nadia nancy naoko narendra natalia natalie
    natasha nathan nicholas nicola nicolas nicole nigel nikita nikolai nina noah nora norbert norman oksana olaf oleg oleksandr olena
    olga oliver olivia olivier omar oscar osman pablo pamela paolo pascal patricia patrick paul paula pauline pavel pedro peggy penelope
    penny peter philip philippe phillip pierre piotr priscilla priya rachel rafael raj rajesh ralph ramon raphael raul raymond rebecca
    regina renata ricardo richard rita robert roberto rodrigo roger roland ronald rosa rosemary roxana ruth ryan sabine sabrina
    salman salvatore samantha samir samuel sandra sanjay sara sarah sebastian sergei sergey sergio sharon sheila shinzo shirley sigrid silvia
    simon simone sofia sonia sophia sophie stanislav stefan stefano stella stephane stephanie stephen steve steven stuart sunil
    susan susanna susanne suzanne svetlana sven sylvia sylvie tamara tanya tariq tatiana taro teresa theodore theresa therese thierry thomas
    tiffany timothy tina tobias toshiro tracy ulrich ulrike umar ursula valentina valerie vanessa vera veronica veronika victor
    viktor viktoria vincent vladimir volodymyr walter wendy werner wilhelm william wolfgang xavier yasmin yolanda yousef youssef yuki
    yuri yusuf yvette yvonne zeinab zoe zsolt""".split()
)

# Of these, the names of women, and those of either.
WOMEN = frozenset(
    """abigail adriana agnes aisha alexandra alice alicia alison allison amanda amina amy ana anastasia angela angelina anita
    anjali ann anna anne annette annie astrid audrey barbara beatrice bethany betty beverly brenda bridget brigitte caitlin
    carla carmen carol carolina caroline caroly carolyn catherine cecilia celine charlotte chiara christina christine claire
    clara claudia colleen connie cristina cynthia daniela danielle deborah debra denise diana diane donna dora doris dorothy
    edith ekaterina elaine eleanor elena elisabeth elizabeth ella ellen emilia emily emma erica erika esther eva evelyn ewa
    fatima felicia fiona francesca gabriela giorgia gloria greta hannah heather heidi helen helena ingrid irene irina isabel
    isabella isabelle jacinda jacqueline jane janet janice jasmine jeanne jenna jennifer jessica jill joanna joanne johanna
    josephine juanita judith judy julia juliana julie justyna kamala karen karin karolina katarina kate katherine kathleen
    kathryn katie katrin kerstin kimberly kirsten kristalina kristina larissa laura lauren leila leyla linda lisa lori louise
    lucia lucy luisa magdalena marcela marcia margaret margarethe maria mariam marianne marie marina marisa marissa marjorie
    marta martha martina mary maureen megan melania melanie melissa michaela michelle miriam molly monica monika monique
    nadia nancy naoko natalia natalie natasha nicole nina nora oksana olena olga olivia pamela patricia paula pauline
    penelope penny priscilla priya rachel rebecca regina renata rita rosa roxana ruth sabine sabrina samantha sandra sara
    sarah sharon sheila shirley sigrid silvia sofia sonia sophia sophie stella stephanie susan susanna susanne suzanne
    svetlana sylvia sylvie tamara tanya tatiana teresa theresa therese tiffany tina ulrike ursula valentina valerie vanessa
    vera veronica veronika viktoria wendy yasmin yolanda yvette yvonne zeinab zoe eileen joan joyce peggy rosemary""".split()
)
EITHER = frozenset(
    "alexis andrea april ashley dominique georgia jaime jan jean kelly kristen leslie lynn malik marian marion masha michal michele milan nicola nikita noah simone taro tracy yuki".split()
)

# Chinese, Korean and Vietnamese family names, which stand before the given name: 'Wang' is 'Wang Haolin'.
FAMILY_FIRST = frozenset(
    """bae bai cai cao chang chen cheng chiang cho choe choi chu chung cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han
    hao he hong hou hsu hu hua huang hwang jeon jeong jia jiang jin jung kang kim kong kwon lai lam le lee lei li liang liao lim lin liu
    long lu luo ma mao meng moon nguyen pan park peng pham phan qian qin qiu ren seo shao shen shi shin sim song su sun tan tang tao tian
    to tran tsai tsang vo wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yi yin yoon yu yuan yun zeng zhang zhao zheng
    zhong zhou zhu zou""".split()
)
