"""Bodies and companies that policy texts name without introduction: general knowledge of the world, with their short forms.

Only names that mean one thing in English texts are listed: no short form that is also a word, a place's abbreviation or
the short form of two bodies.
"""

from __future__ import annotations

from functools import lru_cache

# full name ; other names
_BODIES = """
U.S. Central Command;CENTCOM,USCENTCOM,US Central Command,United States Central Command
U.S. Africa Command;AFRICOM,USAFRICOM,US Africa Command,United States Africa Command
U.S. European Command;EUCOM,USEUCOM,US European Command,United States European Command
U.S. Indo-Pacific Command;INDOPACOM,USINDOPACOM,US Indo-Pacific Command,United States Indo-Pacific Command
U.S. Southern Command;SOUTHCOM,USSOUTHCOM,US Southern Command,United States Southern Command
U.S. Northern Command;NORTHCOM,USNORTHCOM,US Northern Command,United States Northern Command
World Food Programme;WFP,World Food Program
UNICEF;United Nations Children's Fund,UN Children's Fund,Unicef
UNESCO;United Nations Educational, Scientific and Cultural Organization,Unesco
UNHCR;United Nations High Commissioner for Refugees,UN Refugee Agency,United Nations Refugee Agency,Office of the United Nations High Commissioner for Refugees
UNRWA;United Nations Relief and Works Agency
United Nations Development Programme;UNDP,UN Development Programme,UN Development Program
United Nations Environment Programme;UNEP,UN Environment Programme
United Nations Population Fund;UNFPA
United Nations Office for the Coordination of Humanitarian Affairs;OCHA,UNOCHA
United Nations Office on Drugs and Crime;UNODC
United Nations Conference on Trade and Development;UNCTAD
UN Women;
United Nations Security Council;UN Security Council,U.N. Security Council,UNSC,UN's Security Council
United Nations General Assembly;UN General Assembly,U.N. General Assembly,UNGA
United Nations Human Rights Council;UN Human Rights Council,UNHRC
Food and Agriculture Organization;FAO,Food and Agriculture Organization of the United Nations
International Labour Organization;ILO,International Labor Organization,International Labour Organisation
International Organization for Migration;IOM
International Maritime Organization;IMO
International Civil Aviation Organization;ICAO
International Telecommunication Union;ITU
World Intellectual Property Organization;WIPO
World Meteorological Organization;WMO
International Court of Justice;ICJ
Universal Postal Union;UPU
International Finance Corporation;IFC
International Development Association;
World Customs Organization;WCO
Financial Action Task Force;FATF
Financial Stability Board;
Basel Committee on Banking Supervision;
Bank for International Settlements;
International Energy Agency;IEA
International Renewable Energy Agency;IRENA
Organization for Security and Co-operation in Europe;OSCE,Organisation for Security and Co-operation in Europe
Council of Europe;
European Court of Human Rights;ECHR
International Committee of the Red Cross;ICRC,International Red Cross,International Committee for the Red Cross
International Federation of Red Cross and Red Crescent Societies;IFRC
Amnesty International;
Human Rights Watch;HRW
Greenpeace;
Transparency International;
Oxfam;
Save the Children;
Médecins Sans Frontières;Doctors Without Borders,Medecins Sans Frontieres
Organization of American States;OAS
Inter-American Development Bank;IADB
Asian Development Bank;
African Development Bank;AfDB
Asian Infrastructure Investment Bank;AIIB
European Bank for Reconstruction and Development;EBRD
European Investment Bank;EIB
Asia-Pacific Economic Cooperation;APEC
Economic Community of West African States;ECOWAS
Southern African Development Community;SADC
East African Community;
Gulf Cooperation Council;GCC
Arab League;League of Arab States
Organisation of Islamic Cooperation;Organization of Islamic Cooperation,OIC
Shanghai Cooperation Organization;Shanghai Cooperation Organisation
Pacific Islands Forum;
BRICS;
Mercosur;
OPEC+;
European Commission;EU Commission,Commission of the European Union
European Council;
European Parliament;EU Parliament
Council of the European Union;EU Council
European Central Bank;ECB
Court of Justice of the European Union;CJEU,European Court of Justice,ECJ,Court of Justice of the EU,EU Court of Justice
European External Action Service;EEAS
European Medicines Agency;
European Food Safety Authority;EFSA
Europol;
Eurojust;
Frontex;
Eurogroup;
Interpol;INTERPOL
Federal Reserve;Fed,U.S. Federal Reserve,US Federal Reserve,Federal Reserve System
Federal Reserve Board;Federal Reserve Board of Governors,Board of Governors of the Federal Reserve System
Federal Open Market Committee;FOMC
Securities and Exchange Commission;
Federal Trade Commission;FTC
Federal Communications Commission;FCC
Federal Deposit Insurance Corporation;FDIC
Commodity Futures Trading Commission;CFTC
Consumer Financial Protection Bureau;CFPB
Federal Housing Finance Agency;FHFA
National Credit Union Administration;NCUA
Office of the Comptroller of the Currency;
Environmental Protection Agency;EPA
Food and Drug Administration;FDA
Centers for Disease Control and Prevention;CDC
Centers for Medicare & Medicaid Services;Centers for Medicare and Medicaid Services
National Institutes of Health;NIH
National Science Foundation;NSF
Department of Homeland Security;DHS
Department of Health and Human Services;HHS
Department of Housing and Urban Development;HUD
Department of Justice;DOJ
Department of Defense;DOD,DoD
Department of Veterans Affairs;
Federal Emergency Management Agency;FEMA
Transportation Security Administration;TSA
Customs and Border Protection;CBP
Immigration and Customs Enforcement;
U.S. Citizenship and Immigration Services;USCIS
Cybersecurity and Infrastructure Security Agency;CISA
Drug Enforcement Administration;DEA
Bureau of Alcohol, Tobacco, Firearms and Explosives;ATF
Internal Revenue Service;IRS
Office of Foreign Assets Control;OFAC
Financial Crimes Enforcement Network;FinCEN
Financial Stability Oversight Council;FSOC
Committee on Foreign Investment in the United States;CFIUS
Office of Management and Budget;OMB
Office of the United States Trade Representative;USTR,Office of the U.S. Trade Representative
Office of Personnel Management;
National Security Council;
National Economic Council;
Council of Economic Advisers;
National Security Agency;
National Aeronautics and Space Administration;NASA
National Oceanic and Atmospheric Administration;NOAA
Federal Aviation Administration;FAA
National Highway Traffic Safety Administration;NHTSA
National Transportation Safety Board;NTSB
Federal Energy Regulatory Commission;FERC
Nuclear Regulatory Commission;
U.S. Agency for International Development;USAID,United States Agency for International Development
Small Business Administration;
Social Security Administration;
Government Accountability Office;GAO
Congressional Budget Office;CBO
U.S. International Development Finance Corporation;
Millennium Challenge Corporation;
Export-Import Bank of the United States;
U.S. Supreme Court;
National Guard;
U.S. Coast Guard;US Coast Guard
Ways and Means Committee;
National Labor Relations Board;NLRB
U.S. Geological Survey;USGS
U.S. Forest Service;
Bureau of Land Management;
Army Corps of Engineers;U.S. Army Corps of Engineers
White House;
Pentagon;
Kremlin;
Downing Street;
State Duma;
Bundestag;
Bundesrat;
Bundesbank;
Knesset;
Lok Sabha;
Rajya Sabha;
Reserve Bank of India;
Reserve Bank of Australia;
Bank of England;
Bank of Japan;
People's Bank of China;PBOC
Swiss National Bank;
Bank of Canada;
Securities and Exchange Board of India;SEBI
Foreign, Commonwealth & Development Office;FCDO,Foreign, Commonwealth and Development Office
HM Treasury;
Home Office;
Ofcom;
Ofgem;
National Health Service;NHS
House of Commons;
House of Lords;
House of Representatives;
Supreme Court;
Department of Foreign Affairs and Trade;DFAT
Australian Federal Police;
Islamic Revolutionary Guard Corps;IRGC
Islamic Revolutionary Guard Corps-Qods Force;IRGC-QF
People's Liberation Army;
Chinese Communist Party;Communist Party of China,CCP
Palestinian Authority;
Palestine Liberation Organization;
Free Syrian Army;
Syrian Democratic Forces;
Lashkar-e-Taiba;
Jaish-e-Mohammed;
Jabhat al-Nusra;al-Nusra Front,Nusra Front
Haqqani Network;
Kurdistan Workers' Party;PKK
Muslim Brotherhood;
Sinaloa Cartel;
Jalisco New Generation Cartel;Cartel de Jalisco Nueva Generacion,CJNG
Tren de Aragua;
MS-13;
Republican Party;GOP
Democratic Party;
Labour Party;
Conservative Party;
Liberal Democrats;Lib Dems
Sinn Féin;Sinn Fein
Fianna Fáil;Fianna Fail
Fine Gael;
Scottish National Party;SNP
Democratic Unionist Party;DUP
Plaid Cymru;
Reform UK;
Australian Labor Party;ALP
Christian Democratic Union;CDU
Christian Social Union;CSU
Social Democratic Party of Germany;SPD
National Rally;Rassemblement National
Five Star Movement;
Likud;
Fatah;
Kuomintang;KMT
African National Congress;
Bharatiya Janata Party;
Alternative for Germany;
World Economic Forum;
Business Roundtable;
U.S. Chamber of Commerce;
AFL-CIO;
National Association of Manufacturers;
Rand Corporation;RAND Corporation
Brookings Institution;
Chatham House;
"""

_COMPANIES = """
Google;Microsoft;Facebook;Instagram;YouTube;WhatsApp;LinkedIn;TikTok;ByteDance;Tencent;Alibaba;Huawei;ZTE;Xiaomi;Baidu;Temu;Shein;Nvidia,NVIDIA;AMD;Intel;
Qualcomm;Broadcom;TSMC,Taiwan Semiconductor Manufacturing Company;ASML;SMIC;Samsung,Samsung Electronics;SK Hynix;LG Electronics;Sony;
Toshiba;Hitachi;Panasonic;Toyota;Honda;Nissan;Hyundai;Kia;Volkswagen;BMW;Mercedes-Benz;Daimler;Stellantis;Renault;Peugeot;
General Motors;Ford Motor Company;Tesla;BYD;SpaceX;Starlink;OpenAI;Anthropic;DeepSeek;Netflix;Disney,Walt Disney;Spotify;
Uber;Lyft;Airbnb;PayPal;Mastercard;eBay;Walmart;Costco;IKEA;Starbucks;McDonald's;Coca-Cola;PepsiCo;Nestlé,Nestle;Unilever;
Procter & Gamble;Pfizer;Moderna;AstraZeneca;Novartis;Novo Nordisk;Eli Lilly;Johnson & Johnson;GlaxoSmithKline;Sanofi;Bayer;Merck;
Boeing;Airbus;Lockheed Martin;Raytheon;Northrop Grumman;General Dynamics;BAE Systems;Rheinmetall;Thales;Rolls-Royce;Saab;
ExxonMobil,Exxon Mobil;TotalEnergies;Gazprom;Rosneft;Lukoil;Surgutneftegas;Transneft;Novatek;Aramco,Saudi Aramco;Petrobras;Equinor;
PetroChina;Sinopec;CNOOC;Glencore;Rio Tinto;BHP;ArcelorMittal;Nippon Steel;U.S. Steel,US Steel;Alcoa;Rusal;Rosatom;Rostec;
Siemens;Bosch;BASF;SAP;Deutsche Bank;Commerzbank;BNP Paribas;Société Générale,Societe Generale;HSBC;Barclays;UBS;Credit Suisse;
Goldman Sachs;JPMorgan,JPMorgan Chase,JP Morgan;Morgan Stanley;Citigroup,Citibank;Bank of America;Wells Fargo;BlackRock;Blackstone;
Berkshire Hathaway;Moody's;Fitch Ratings;Sberbank;VTB;Gazprombank;SWIFT;Binance;Coinbase;Maersk;COSCO;FedEx;DHL;Lufthansa;
Ryanair;Emirates Airlines;Qantas;Delta Air Lines;United Airlines;American Airlines;Aeroflot;Tata Motors;Infosys;Reliance Industries;Foxconn;
IBM;Cisco;Dell;Hewlett-Packard;Salesforce;Palantir;Verizon;AT&T;T-Mobile;Comcast;Vodafone;Ericsson;Nokia;Kaspersky;SolarWinds
"""


# Bodies of states which act under a place-like name, with their short forms: canonical name, kind stays organisation.
UNIONS = {
    "European Union": ("EU", "E.U.", "the EU"),
    "United Nations": ("UN", "U.N."),
    "African Union": ("AU",),
    "NATO": ("Nato", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation", "Atlantic Alliance"),
    "ASEAN": ("Asean", "Association of Southeast Asian Nations", "Association of South East Asian Nations"),
    "G7": ("G-7", "Group of Seven"),
    "G20": ("G-20", "Group of Twenty", "Group of 20"),
    "World Trade Organization": ("WTO", "World Trade Organisation"),
    "World Health Organization": ("WHO", "World Health Organisation"),
    "International Monetary Fund": ("IMF",),
    "Organisation for Economic Co-operation and Development": (
        "OECD",
        "Organization for Economic Co-operation and Development",
        "Organization for Economic Cooperation and Development",
    ),
    "World Bank": (),
    "OPEC": ("Opec", "Organization of the Petroleum Exporting Countries"),
    "Central Intelligence Agency": ("CIA", "C.I.A."),
    "Federal Bureau of Investigation": ("FBI", "F.B.I."),
    "International Criminal Court": ("ICC",),
    "International Atomic Energy Agency": ("IAEA",),
    "Islamic State": (
        "IS",
        "ISIL",
        "ISIS",
        "Daesh",
        "Da'esh",
        "IS group",
        "Islamic State of Iraq and the Levant",
        "Islamic State of Iraq and Syria",
    ),
    "Al-Qaeda": ("al-Qaeda", "al-Qaida", "Al-Qaida", "al Qaeda", "Al Qaeda", "al-Qa'ida", "Al Qaida", "al Qaida"),
    "Hezbollah": ("Hizballah", "Hizbullah", "Hizbollah"),
    "Hamas": (),
    "Taliban": (),
    "Boko Haram": (),
    "al-Shabaab": ("Al-Shabaab", "al-Shabab", "Al Shabaab"),
    "Houthis": ("Houthi", "Ansar Allah"),
    "Peshmerga": (),
    "Wagner Group": ("Wagner",),
}


# Of bodies that act for another, that other.
PART_OF = {
    "European Commission": "European Union",
    "European Council": "European Union",
    "Council of the European Union": "European Union",
    "European External Action Service": "European Union",
    "Federal Open Market Committee": "Federal Reserve",
    "Federal Reserve Board": "Federal Reserve",
    "Office of Foreign Assets Control": "U.S. Department of the Treasury",
    "Financial Crimes Enforcement Network": "U.S. Department of the Treasury",
    "Internal Revenue Service": "U.S. Department of the Treasury",
    "Federal Bureau of Investigation": "U.S. Department of Justice",
    "Drug Enforcement Administration": "U.S. Department of Justice",
    "Pentagon": "U.S. Department of Defense",
    "Bureau of Industry and Security": "U.S. Department of Commerce",
    "Kremlin": "Russia",
    "Downing Street": "United Kingdom",
    "United Nations Security Council": "United Nations",
    "United Nations General Assembly": "United Nations",
}


def companies() -> frozenset[str]:
    """The full names of the well-known companies."""
    return frozenset(entry.split(",")[0] for entry in _COMPANIES.replace("\n", "").split(";"))


@lru_cache(maxsize=1)
def institutions() -> dict[str, str]:
    """Any name of a well-known body or company -> its full name."""
    out: dict[str, str] = {}
    for line in _BODIES.strip().splitlines():
        name, _, others = line.partition(";")
        out[name] = name
        for other in _split(others):
            out[other] = name
    for entry in _COMPANIES.replace("\n", "").split(";"):
        name, *rest = entry.split(",")
        for other in (name, *rest):
            out[other] = name
    for name, short in UNIONS.items():
        for other in (name, *short):
            out[other] = name
    return out


def _split(others: str) -> list[str]:
    """Names parted by commas; a comma before a space belongs to a name."""
    parts: list[str] = []
    for piece in others.split(","):
        if piece[:1] == " " and parts:
            parts[-1] += "," + piece
        elif piece:
            parts.append(piece)
    return parts
