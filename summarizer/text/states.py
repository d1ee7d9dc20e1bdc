"""States and widely known bodies by the words that news English uses: names, adjectives, capitals.

One open table instead of a gazetteer: a state acts in the news under its name ("Iraq"), its
adjective ("Iraqi officials") and its capital ("Baghdad said"). Cities that are also the common
name of something else (Georgetown, Victoria, San José) and capitals that never stand for a
government are left out, since a wrong join is worse than a missed one.
"""

from functools import cache

_TABLE = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Argentina|Argentine,Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani,Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian|Minsk
Belgium|Belgian|
Benin|Beninese|
Bolivia|Bolivian|La Paz
Bosnia,Bosnia and Herzegovina|Bosnian|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian|Brasilia,Brasília
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian|Ottawa
Central African Republic||Bangui
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China,People's Republic of China,PRC|Chinese|Beijing
Colombia|Colombian|Bogota,Bogotá
Costa Rica|Costa Rican|
Ivory Coast,Cote d'Ivoire,Côte d'Ivoire|Ivorian|
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czech Republic,Czechia|Czech|Prague
Democratic Republic of the Congo,DR Congo,DRC|Congolese|Kinshasa
Denmark|Danish|Copenhagen
Djibouti|Djiboutian|
Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorian,Ecuadorean|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish|Helsinki
France|French|Paris
Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Guatemala|Guatemalan|
Guinea|Guinean|Conakry
Guyana|Guyanese|
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik
India|Indian|New Delhi,Delhi
Indonesia|Indonesian|Jakarta
Iran,Islamic Republic of Iran|Iranian|Tehran,Teheran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|
Italy|Italian|Rome
Jamaica|Jamaican|
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kosovo|Kosovar,Kosovan|Pristina
Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian|Male
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mexico|Mexican|Mexico City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar,Burma|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nepal|Nepali,Nepalese|Kathmandu
Netherlands,Holland|Dutch|The Hague
New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja
North Korea,DPRK|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Palestinian Authority|Palestinian|Ramallah
Panama|Panamanian|
Papua New Guinea||Port Moresby
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia,Russian Federation|Russian|Moscow,Kremlin
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana
Solomon Islands||Honiara
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea,Republic of Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|
Tunisia|Tunisian|Tunis
Turkey,Türkiye,Turkiye|Turkish|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kiev
United Arab Emirates,UAE|Emirati|Abu Dhabi
United Kingdom,UK,U.K.,Britain,Great Britain|British|London,Westminster
United States,US,U.S.,USA,U.S.A.,United States of America,America|American|Washington,White House
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vatican,Holy See||
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
European Union,EU|European|Brussels
"""


_BODIES = """
Islamic State,ISIS,ISIL,Daesh,Da'esh,Islamic State group,Islamic State of Iraq and Syria
United Nations,UN,U.N.
NATO,North Atlantic Treaty Organization,North Atlantic Treaty Organisation
World Trade Organization,World Trade Organisation,WTO
International Monetary Fund,IMF
International Atomic Energy Agency,IAEA
World Health Organization,World Health Organisation,WHO
International Criminal Court,ICC
International Court of Justice,ICJ
African Union,AU
Association of Southeast Asian Nations,ASEAN
Organization for Security and Co-operation in Europe,OSCE
Organisation of Petroleum Exporting Countries,OPEC
Palestine Liberation Organization,PLO
Revolutionary Armed Forces of Colombia,FARC
Kurdistan Workers' Party,PKK
Federal Bureau of Investigation,FBI
Central Intelligence Agency,CIA
Pentagon,Department of Defense,US Department of Defense
State Department,US State Department,Department of State
"""


@cache
def known_bodies() -> dict[str, str]:
    """Map each spelling of a widely known body to one name: ISIS → Islamic State."""
    rows = [row.split(",") for row in _BODIES.split("\n") if row]
    return {spelling: names[0] for names in rows for spelling in names}


@cache
def state_names() -> dict[str, str]:
    """Map each name and seat of government to the name of its state: Baghdad → Iraq."""
    rows = [row.split("|") for row in _TABLE.split("\n") if row]
    return {
        word: names.split(",")[0]
        for names, _, seats in rows
        for word in (*names.split(","), *seats.split(","))
        if word
    }


@cache
def state_adjectives() -> dict[str, str]:
    """Map each adjective to the name of its state: Iraqi → Iraq, and US → United States."""
    rows = [row.split("|") for row in _TABLE.split("\n") if row]
    adjectives = {word: names.split(",")[0] for names, words, _ in rows for word in words.split(",") if word}
    shorts = {
        word: state
        for word, state in state_names().items()
        if word.replace(".", "").isupper() and len(word) <= len("U.S.A.")
    }
    return adjectives | shorts
