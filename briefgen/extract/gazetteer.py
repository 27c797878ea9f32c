"""Countries, their people, capitals and other names, and places that are no actors: general knowledge of the world.

ISO 3166 names and official names come from pycountry; the table below adds what pycountry lacks: the names that
English texts use, adjectives, and the capital where it may stand for the government ('Beijing rejected').
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from briefgen.institutions import companies, institutions

# common name ; other names ; adjectives and demonyms ; capital
_TABLE = """
Afghanistan;;Afghan Afghans;Kabul
Albania;;Albanian Albanians;Tirana
Algeria;;Algerian Algerians;Algiers
Andorra;;Andorran;Andorra la Vella
Angola;;Angolan Angolans;Luanda
Antigua and Barbuda;Antigua;Antiguan;Saint John's
Argentina;;Argentine Argentinian Argentines;Buenos Aires
Armenia;;Armenian Armenians;Yerevan
Australia;Commonwealth of Australia;Australian Australians;Canberra
Austria;;Austrian Austrians;Vienna
Azerbaijan;;Azerbaijani Azeri Azerbaijanis;Baku
Bahamas;The Bahamas,Commonwealth of The Bahamas;Bahamian;Nassau
Bahrain;Kingdom of Bahrain;Bahraini Bahrainis;Manama
Bangladesh;;Bangladeshi Bangladeshis;Dhaka
Barbados;;Barbadian;Bridgetown
Belarus;;Belarusian Belarusians;Minsk
Belgium;;Belgian Belgians;
Belize;;Belizean;Belmopan
Benin;;Beninese;Porto-Novo
Bhutan;;Bhutanese;Thimphu
Bolivia;Plurinational State of Bolivia;Bolivian Bolivians;La Paz
Bosnia and Herzegovina;Bosnia,Bosnia-Herzegovina;Bosnian Bosnians;Sarajevo
Botswana;;Botswanan;Gaborone
Brazil;;Brazilian Brazilians;Brasilia
Brunei;Brunei Darussalam;Bruneian;Bandar Seri Begawan
Bulgaria;;Bulgarian Bulgarians;Sofia
Burkina Faso;;Burkinabe;Ouagadougou
Burundi;;Burundian;Gitega
Cambodia;Kingdom of Cambodia;Cambodian Cambodians;Phnom Penh
Cameroon;;Cameroonian;Yaounde
Canada;;Canadian Canadians;Ottawa
Cape Verde;Cabo Verde;Cape_Verdean;Praia
Central African Republic;CAR;Central_African;Bangui
Chad;;Chadian;N'Djamena
Chile;;Chilean Chileans;Santiago
China;People's Republic of China,PRC,P.R.C.,P.R. China,mainland China;Chinese;Beijing
Colombia;;Colombian Colombians;Bogota
Comoros;;Comorian;Moroni
Republic of the Congo;Congo-Brazzaville,Congo;Congolese;Brazzaville
Democratic Republic of the Congo;DRC,DR Congo,Democratic Republic of Congo,Congo-Kinshasa,D.R.C.;;Kinshasa
Costa Rica;;Costa_Rican;San Jose
Ivory Coast;Cote d'Ivoire,Côte d'Ivoire;Ivorian;Yamoussoukro
Croatia;;Croatian Croat Croats;Zagreb
Cuba;;Cuban Cubans;Havana
Cyprus;;Cypriot Cypriots;Nicosia
Czech Republic;Czechia;Czech Czechs;Prague
Denmark;Kingdom of Denmark;Danish Danes;Copenhagen
Djibouti;;Djiboutian;
Dominica;;;Roseau
Dominican Republic;;Dominican Dominicans;Santo Domingo
East Timor;Timor-Leste;Timorese;Dili
Ecuador;;Ecuadorian Ecuadorean;Quito
Egypt;Arab Republic of Egypt;Egyptian Egyptians;Cairo
El Salvador;;Salvadoran Salvadorans;San Salvador
Equatorial Guinea;;Equatoguinean;Malabo
Eritrea;;Eritrean Eritreans;Asmara
Estonia;;Estonian Estonians;Tallinn
Eswatini;Swaziland;Swazi;Mbabane
Ethiopia;;Ethiopian Ethiopians;Addis Ababa
Fiji;;Fijian;Suva
Finland;;Finnish Finns;Helsinki
France;French Republic;French;Paris
Gabon;;Gabonese;Libreville
Gambia;The Gambia;Gambian;Banjul
Georgia;;Georgian Georgians;Tbilisi
Germany;Federal Republic of Germany;German Germans;Berlin
Ghana;;Ghanaian Ghanaians;Accra
Greece;Hellenic Republic;Greek Greeks;Athens
Grenada;;Grenadian;
Guatemala;;Guatemalan Guatemalans;Guatemala City
Guinea;;Guinean;Conakry
Guinea-Bissau;Guinea Bissau;;Bissau
Guyana;;Guyanese;Georgetown
Haiti;;Haitian Haitians;Port-au-Prince
Holy See;Vatican,the Vatican,Vatican City;Vatican;
Honduras;;Honduran Hondurans;Tegucigalpa
Hungary;;Hungarian Hungarians;Budapest
Iceland;;Icelandic Icelanders;Reykjavik
India;Republic of India;Indian Indians;New Delhi,Delhi
Indonesia;;Indonesian Indonesians;Jakarta
Iran;Islamic Republic of Iran;Iranian Iranians;Tehran
Iraq;;Iraqi Iraqis;Baghdad
Ireland;Republic of Ireland;Irish;Dublin
Israel;State of Israel;Israeli Israelis;Jerusalem,Tel Aviv
Italy;Italian Republic;Italian Italians;Rome
Jamaica;;Jamaican Jamaicans;
Japan;;Japanese;Tokyo
Jordan;Hashemite Kingdom of Jordan;Jordanian Jordanians;Amman
Kazakhstan;;Kazakh Kazakhstani;Astana
Kenya;;Kenyan Kenyans;Nairobi
Kiribati;;;Tarawa
Kosovo;;Kosovar Kosovo;Pristina
Kuwait;State of Kuwait;Kuwaiti Kuwaitis;
Kyrgyzstan;Kyrgyz Republic;Kyrgyz;Bishkek
Laos;Lao PDR,Lao People's Democratic Republic;Lao Laotian;Vientiane
Latvia;;Latvian Latvians;Riga
Lebanon;;Lebanese;Beirut
Lesotho;;Basotho;Maseru
Liberia;;Liberian Liberians;Monrovia
Libya;;Libyan Libyans;Tripoli
Liechtenstein;;;Vaduz
Lithuania;;Lithuanian Lithuanians;Vilnius
Luxembourg;Grand Duchy of Luxembourg;Luxembourgish;
Madagascar;;Malagasy;Antananarivo
Malawi;;Malawian;Lilongwe
Malaysia;;Malaysian Malaysians;Kuala Lumpur
Maldives;;Maldivian;Male
Mali;;Malian Malians;Bamako
Malta;;Maltese;Valletta
Marshall Islands;Republic of the Marshall Islands;Marshallese;Majuro
Mauritania;;Mauritanian;Nouakchott
Mauritius;;Mauritian;Port Louis
Mexico;United Mexican States;Mexican Mexicans;Mexico City
Micronesia;Federated States of Micronesia;Micronesian;Palikir
Moldova;Republic of Moldova;Moldovan Moldovans;Chisinau
Monaco;;Monegasque;
Mongolia;;Mongolian Mongolians;Ulaanbaatar
Montenegro;;Montenegrin;Podgorica
Morocco;Kingdom of Morocco;Moroccan Moroccans;Rabat
Mozambique;;Mozambican;Maputo
Myanmar;Burma;Burmese;Naypyidaw
Namibia;;Namibian;Windhoek
Nauru;;Nauruan;
Nepal;;Nepali Nepalese;Kathmandu
Netherlands;the Netherlands,Holland,Kingdom of the Netherlands;Dutch;The Hague
New Zealand;;New_Zealanders;Wellington
Nicaragua;;Nicaraguan Nicaraguans;Managua
Niger;;Nigerien;Niamey
Nigeria;;Nigerian Nigerians;Abuja
North Korea;Democratic People's Republic of Korea,DPRK,D.P.R.K.;North_Korean North_Koreans;Pyongyang
North Macedonia;Republic of North Macedonia,Macedonia;Macedonian Macedonians;Skopje
Norway;Kingdom of Norway;Norwegian Norwegians;Oslo
Oman;Sultanate of Oman;Omani Omanis;Muscat
Pakistan;Islamic Republic of Pakistan;Pakistani Pakistanis;Islamabad
Palau;;Palauan;
Palestine;State of Palestine;Palestinian;Ramallah
Panama;;Panamanian Panamanians;
Papua New Guinea;PNG;Papuan;Port Moresby
Paraguay;;Paraguayan;Asuncion
Peru;;Peruvian Peruvians;Lima
Philippines;the Philippines,Republic of the Philippines;Philippine Filipino Filipinos;Manila
Poland;;Polish Poles;Warsaw
Portugal;;Portuguese;Lisbon
Qatar;State of Qatar;Qatari Qataris;Doha
Romania;;Romanian Romanians;Bucharest
Russia;Russian Federation;Russian Russians;Moscow
Rwanda;;Rwandan Rwandans;Kigali
Saint Kitts and Nevis;St. Kitts and Nevis;;Basseterre
Saint Lucia;St. Lucia;;Castries
Saint Vincent and the Grenadines;St. Vincent and the Grenadines;;Kingstown
Samoa;;Samoan;Apia
San Marino;;;
Sao Tome and Principe;São Tomé and Príncipe;;
Saudi Arabia;Kingdom of Saudi Arabia;Saudi Saudis;Riyadh
Senegal;;Senegalese;Dakar
Serbia;;Serbian Serb Serbs;Belgrade
Seychelles;;Seychellois;
Sierra Leone;;Sierra_Leonean;Freetown
Singapore;;Singaporean Singaporeans;
Slovakia;Slovak Republic;Slovak Slovaks;Bratislava
Slovenia;;Slovenian Slovene;Ljubljana
Solomon Islands;;;Honiara
Somalia;;Somali Somalis;Mogadishu
South Africa;;South_African South_Africans;Pretoria
South Korea;Republic of Korea,ROK,R.O.K.,Korea;South_Korean South_Koreans Korean Koreans;Seoul
South Sudan;;South_Sudanese;Juba
Spain;Kingdom of Spain;Spanish Spaniards;Madrid
Sri Lanka;;Sri_Lankan Sri_Lankans;Colombo
Sudan;;Sudanese;Khartoum
Suriname;;Surinamese;Paramaribo
Sweden;Kingdom of Sweden;Swedish Swedes;Stockholm
Switzerland;Swiss Confederation;Swiss;Bern
Syria;Syrian Arab Republic;Syrian Syrians;Damascus
Taiwan;;Taiwanese;Taipei
Tajikistan;;Tajik;Dushanbe
Tanzania;United Republic of Tanzania;Tanzanian Tanzanians;Dodoma
Thailand;Kingdom of Thailand;Thai Thais;Bangkok
Togo;;Togolese;Lome
Tonga;;Tongan;
Trinidad and Tobago;;Trinidadian;Port of Spain
Tunisia;;Tunisian Tunisians;Tunis
Turkey;Türkiye,Turkiye,Republic of Türkiye,Republic of Turkey;Turkish Turks;Ankara
Turkmenistan;;Turkmen;Ashgabat
Tuvalu;;Tuvaluan;
Uganda;;Ugandan Ugandans;Kampala
Ukraine;;Ukrainian Ukrainians;Kyiv,Kiev
United Arab Emirates;UAE,U.A.E.,the Emirates;Emirati Emiratis;Abu Dhabi
United Kingdom;UK,U.K.,Great Britain,Britain,United Kingdom of Great Britain and Northern Ireland;British Britons;London
United States;United States of America,USA,U.S.A.,US,U.S.,America,U. S.;American Americans;Washington,Washington D.C.
Uruguay;;Uruguayan;Montevideo
Uzbekistan;;Uzbek Uzbeks;Tashkent
Vanuatu;;Ni-Vanuatu;Port Vila
Venezuela;Bolivarian Republic of Venezuela;Venezuelan Venezuelans;Caracas
Vietnam;Viet Nam,Socialist Republic of Vietnam;Vietnamese;Hanoi
Yemen;Republic of Yemen;Yemeni Yemenis;Sanaa
Zambia;;Zambian Zambians;Lusaka
Zimbabwe;;Zimbabwean Zimbabweans;Harare
Hong Kong;Hong Kong SAR,Hong Kong Special Administrative Region;;
Macau;Macao,Macao SAR;Macanese;
Greenland;;Greenlandic;Nuuk
Soviet Union;USSR,U.S.S.R.;Soviet Soviets;
Yugoslavia;Federal Republic of Yugoslavia;Yugoslav;
"""

# Of UNIONS, the ones that texts also name as a place or a background, as they do states.
AREAS = frozenset(("European Union", "United Nations", "African Union", "NATO", "ASEAN", "G7", "G20"))

# Of these, the ones that take up arms: 'the militants' are theirs.
ARMED = frozenset(
    (
        "Islamic State",
        "Al-Qaeda",
        "Hezbollah",
        "Hamas",
        "Taliban",
        "Boko Haram",
        "al-Shabaab",
        "Houthis",
        "Wagner Group",
    )
)

# Places that are not states: never actors by themselves.
_PLACES = """
Africa Asia Europe Antarctica Oceania Americas Eurasia Balkans Caribbean Scandinavia Arctic Pacific Atlantic Mediterranean Sahel
Caucasus Middle_East Near_East Far_East North_America South_America Latin_America Central_America Central_Asia South_Asia
East_Asia Southeast_Asia West_Africa East_Africa North_Africa Southern_Africa Sub-Saharan_Africa Western_Europe Eastern_Europe
Central_Europe Indo-Pacific Asia-Pacific Horn_of_Africa Gulf Persian_Gulf South_China_Sea East_China_Sea Red_Sea Black_Sea
Baltic_Sea Baltics Indian_Ocean Pacific_Ocean Atlantic_Ocean Arctic_Ocean Earth Moon Mars West_Bank Gaza Gaza_Strip Golan_Heights
Siberia Chechnya Darfur Crimea Donbas Kashmir Kurdistan Tibet Xinjiang Sinai Sahara Amazon_Basin Alps Himalayas Andes Rio_Grande
New_York_City Los_Angeles Chicago Houston San_Francisco Boston Philadelphia Dallas Detroit Seattle Atlanta Miami Las_Vegas
Washington_D.C. Geneva Davos Zurich Frankfurt Munich Hamburg Strasbourg Brussels Luxembourg_City Barcelona Milan Istanbul
Dubai Shanghai Shenzhen Guangzhou Mumbai Kolkata Karachi Lahore Sydney Melbourne Toronto Vancouver Montreal Osaka Kyoto
Johannesburg Cape_Town Lagos Mosul Raqqa Aleppo Homs Idlib Palmyra Fallujah Basra Kirkuk Erbil Kandahar Sao_Paulo Rio_de_Janeiro
Capitol_Hill Silicon_Valley Wall_Street Brexit World_War_I World_War_II World_War_Two Cold_War Camp_David Mar-a-Lago Guantanamo_Bay Pearl_Harbor
"""

# parts of states with a government of their own
_PROVINCES = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas
Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire
New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina
South_Dakota Tennessee Texas Utah Vermont Virginia West_Virginia Wisconsin Wyoming District_of_Columbia Puerto_Rico Guam
Ontario Quebec British_Columbia Alberta Manitoba Saskatchewan Nova_Scotia New_South_Wales Queensland Tasmania
England Scotland Wales Northern_Ireland Catalonia Bavaria
Andhra_Pradesh Arunachal_Pradesh Assam Bihar Chhattisgarh Gujarat Haryana Himachal_Pradesh Jharkhand Karnataka Kerala Madhya_Pradesh
Maharashtra Odisha Rajasthan Tamil_Nadu Telangana Uttar_Pradesh Uttarakhand West_Bengal
"""

_NICKNAMES = """
joe joseph;mike michael;bill william will;bob robert rob;jim james jimmy;tom thomas;tim timothy;dick richard rick;dan daniel;
dave david;steve steven stephen;tony anthony antony;chris christopher;ben benjamin bibi;sam samuel;ed edward ted;jack john;
liz elizabeth beth;kate katherine kathleen;sue susan;pat patrick patricia;charlie charles chuck;nick nicholas;matt matthew;
andy andrew;greg gregory;jeff jeffrey;ron ronald;don donald;ken kenneth;larry lawrence;alex alexander;pete peter;fred frederick;
al albert;ray raymond;marty martin;cathy catherine;deb deborah debbie;peggy margaret maggie;becky rebecca;vlad vladimir;max maximilian;
lou louis;phil philip;doug douglas;gene eugene;hal harold;jerry gerald;josh joshua;nate nathan nathaniel;zach zachary;abe abraham
"""


def fold(text: str) -> str:
    """A name as a key: one kind of apostrophe, no leading article."""
    text = text.replace("’", "'")
    return text[4:] if text[:4] in ("the ", "The ") else text


class Gazetteer:
    """`countries`: any name -> common name; `demonyms`: adjective -> common name; `capitals`: city -> common name;
    `places`: names that are no actors, but for the `provinces` where they govern; `unions`: any name -> full name of a body of states, a well-known body or company;
    `first`: first word -> longest name in words that begins with it."""

    def __init__(self) -> None:
        self.countries: dict[str, str] = {}
        self.demonyms: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.companies = companies()
        self.provinces: set[str] = {p.replace("_", " ") for p in _PROVINCES.split()}
        self.places: set[str] = {p.replace("_", " ") for p in _PLACES.split()} | self.provinces
        self.nicknames: dict[str, str] = {}
        for line in _TABLE.strip().splitlines():
            name, others, adjectives, capitals = line.split(";")
            for other in (name, *others.split(",")):
                if other:
                    self.countries[fold(other)] = name
            for word in adjectives.split():
                self.demonyms.setdefault(word.replace("_", " "), name)
            for city in capitals.split(","):
                if city:
                    self.capitals[city] = name
        self._add_iso()
        self.unions: dict[str, str] = {fold(k): v for k, v in institutions().items()}
        for group in _NICKNAMES.replace("\n", "").split(";"):
            for word in group.split():
                self.nicknames.setdefault(word, group.split()[0])
        self.first: dict[str, int] = {}
        for name in (*self.countries, *self.unions, *self.places, *self.capitals, *self.demonyms):
            words = name.replace("-", " - ").replace("'", " '").split()
            for key in (words[0], name.split()[0]):
                self.first[key] = max(self.first.get(key, 0), len(words))

    def _add_iso(self) -> None:
        # the data file alone: importing pycountry's classes and catalogues takes longer than all the rest
        spec = find_spec("pycountry")
        folder = Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None
        if folder is None:
            return
        for country in json.loads((folder / "databases" / "iso3166-1.json").read_text("utf-8"))["3166-1"]:
            if country["alpha_2"] in ("KP", "KR", "AQ", "JE", "GG", "VA"):  # told apart in the table, or no actors
                continue
            names = [n for n in (country["name"], country.get("official_name"), country.get("common_name")) if n]
            known = next((self.countries[fold(n)] for n in names if fold(n) in self.countries), None)
            for name in names:
                if "," not in name and "(" not in name and name not in self.places:
                    self.countries.setdefault(fold(name), known or country["name"])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one table, built at first use."""
    return Gazetteer()
