"""IANA zone names by region, Windows zone names, and cities that have no zone of their own."""

from __future__ import annotations

REGIONS = {
    "Africa": (
        "Abidjan Accra Addis_Ababa Algiers Asmara Bamako Bangui Banjul Bissau Blantyre "
        "Brazzaville Bujumbura Cairo Casablanca Ceuta Conakry Dakar Dar_es_Salaam Djibouti Douala "
        "El_Aaiun Freetown Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa "
        "Lagos Libreville Lome Luanda Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu "
        "Monrovia Nairobi Ndjamena Niamey Nouakchott Ouagadougou Porto-Novo Sao_Tome Tripoli "
        "Tunis Windhoek"
    ),
    "America": (
        "Adak Anchorage Anguilla Antigua Araguaina Argentina/Buenos_Aires Argentina/Catamarca "
        "Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza "
        "Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis "
        "Argentina/Tucuman Argentina/Ushuaia Aruba Asuncion Atikokan Bahia Bahia_Banderas "
        "Barbados Belem Belize Blanc-Sablon Boa_Vista Bogota Boise Cambridge_Bay Campo_Grande "
        "Cancun Caracas Cayenne Cayman Chicago Chihuahua Ciudad_Juarez Costa_Rica Coyhaique "
        "Creston Cuiaba Curacao Danmarkshavn Dawson Dawson_Creek Denver Detroit Dominica Edmonton "
        "Eirunepe El_Salvador Fort_Nelson Fortaleza Glace_Bay Goose_Bay Grand_Turk Grenada "
        "Guadeloupe Guatemala Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis "
        "Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay "
        "Indiana/Vincennes Indiana/Winamac Inuvik Iqaluit Jamaica Juneau Kentucky/Louisville "
        "Kentucky/Monticello Kralendijk La_Paz Lima Los_Angeles Lower_Princes Maceio Managua "
        "Manaus Marigot Martinique Matamoros Mazatlan Menominee Merida Metlakatla Mexico_City "
        "Miquelon Moncton Monterrey Montevideo Montserrat Nassau New_York Nome Noronha "
        "North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Nuuk Ojinaga Panama "
        "Paramaribo Phoenix Port-au-Prince Port_of_Spain Porto_Velho Puerto_Rico Punta_Arenas "
        "Rankin_Inlet Recife Regina Resolute Rio_Branco Santarem Santiago Santo_Domingo Sao_Paulo "
        "Scoresbysund Sitka St_Barthelemy St_Johns St_Kitts St_Lucia St_Thomas St_Vincent "
        "Swift_Current Tegucigalpa Thule Tijuana Toronto Tortola Vancouver Whitehorse Winnipeg "
        "Yakutat"
    ),
    "Antarctica": (
        "Casey Davis DumontDUrville Macquarie Mawson McMurdo Palmer Rothera Syowa Troll Vostok"
    ),
    "Arctic": ("Longyearbyen"),
    "Asia": (
        "Aden Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Atyrau Baghdad Bahrain Baku Bangkok "
        "Barnaul Beirut Bishkek Brunei Chita Colombo Damascus Dhaka Dili Dubai Dushanbe Famagusta "
        "Gaza Hebron Ho_Chi_Minh Hong_Kong Hovd Irkutsk Jakarta Jayapura Jerusalem Kabul "
        "Kamchatka Karachi Kathmandu Khandyga Kolkata Krasnoyarsk Kuala_Lumpur Kuching Kuwait "
        "Macau Magadan Makassar Manila Muscat Nicosia Novokuznetsk Novosibirsk Omsk Oral "
        "Phnom_Penh Pontianak Pyongyang Qatar Qostanay Qyzylorda Riyadh Sakhalin Samarkand Seoul "
        "Shanghai Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Tomsk "
        "Ulaanbaatar Urumqi Ust-Nera Vientiane Vladivostok Yakutsk Yangon Yekaterinburg Yerevan"
    ),
    "Atlantic": (
        "Azores Bermuda Canary Cape_Verde Faroe Madeira Reykjavik South_Georgia St_Helena Stanley"
    ),
    "Australia": (
        "Adelaide Brisbane Broken_Hill Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth "
        "Sydney"
    ),
    "Europe": (
        "Amsterdam Andorra Astrakhan Athens Belgrade Berlin Bratislava Brussels Bucharest "
        "Budapest Busingen Chisinau Copenhagen Dublin Gibraltar Guernsey Helsinki Isle_of_Man "
        "Istanbul Jersey Kaliningrad Kirov Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta "
        "Mariehamn Minsk Monaco Moscow Oslo Paris Podgorica Prague Riga Rome Samara San_Marino "
        "Sarajevo Saratov Simferopol Skopje Sofia Stockholm Tallinn Tirane Ulyanovsk Vaduz "
        "Vatican Vienna Vilnius Volgograd Warsaw Zagreb Zurich"
    ),
    "Indian": (
        "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Maldives Mauritius Mayotte "
        "Reunion"
    ),
    "Pacific": (
        "Apia Auckland Bougainville Chatham Chuuk Easter Efate Fakaofo Fiji Funafuti Galapagos "
        "Gambier Guadalcanal Guam Honolulu Kanton Kiritimati Kosrae Kwajalein Majuro Marquesas "
        "Midway Nauru Niue Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei Port_Moresby Rarotonga "
        "Saipan Tahiti Tarawa Tongatapu Wake Wallis"
    ),
}

# Older names of zones, which the time zone database keeps as links.
OLDER = (
    "Africa/Asmera Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka "
    "America/Buenos_Aires America/Catamarca America/Coral_Harbour America/Cordoba "
    "America/Ensenada America/Fort_Wayne America/Godthab America/Indianapolis "
    "America/Jujuy America/Knox_IN America/Louisville America/Mendoza America/Montreal "
    "America/Nipigon America/Pangnirtung America/Porto_Acre America/Rainy_River "
    "America/Rosario America/Santa_Isabel America/Shiprock America/Thunder_Bay "
    "America/Virgin America/Yellowknife Antarctica/South_Pole Asia/Ashkhabad "
    "Asia/Calcutta Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Dacca Asia/Harbin "
    "Asia/Istanbul Asia/Kashgar Asia/Katmandu Asia/Macao Asia/Rangoon Asia/Saigon "
    "Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator Atlantic/Faeroe "
    "Atlantic/Jan_Mayen Australia/ACT Australia/Canberra Australia/Currie Australia/LHI "
    "Australia/NSW Australia/North Australia/Queensland Australia/South "
    "Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna "
    "Europe/Belfast Europe/Kiev Europe/Nicosia Europe/Tiraspol Europe/Uzhgorod "
    "Europe/Zaporozhye Pacific/Enderbury Pacific/Johnston Pacific/Ponape Pacific/Samoa "
    "Pacific/Truk Pacific/Yap"
)

# Source: the CLDR table of Windows zones, "Standard Time" left off where the name ends in it.
WINDOWS = {
    "aus central": "Australia/Darwin",
    "aus eastern": "Australia/Sydney",
    "afghanistan": "Asia/Kabul",
    "alaskan": "America/Anchorage",
    "aleutian": "America/Adak",
    "altai": "Asia/Barnaul",
    "arab": "Asia/Riyadh",
    "arabian": "Asia/Dubai",
    "arabic": "Asia/Baghdad",
    "argentina": "America/Buenos_Aires",
    "astrakhan": "Europe/Astrakhan",
    "atlantic": "America/Halifax",
    "aus central w.": "Australia/Eucla",
    "azerbaijan": "Asia/Baku",
    "azores": "Atlantic/Azores",
    "bahia": "America/Bahia",
    "bangladesh": "Asia/Dhaka",
    "belarus": "Europe/Minsk",
    "bougainville": "Pacific/Bougainville",
    "canada central": "America/Regina",
    "cape verde": "Atlantic/Cape_Verde",
    "caucasus": "Asia/Yerevan",
    "cen. australia": "Australia/Adelaide",
    "central america": "America/Guatemala",
    "central asia": "Asia/Bishkek",
    "central brazilian": "America/Cuiaba",
    "central europe": "Europe/Budapest",
    "central european": "Europe/Warsaw",
    "central pacific": "Pacific/Guadalcanal",
    "central": "America/Chicago",
    "central standard time (mexico)": "America/Mexico_City",
    "chatham islands": "Pacific/Chatham",
    "china": "Asia/Shanghai",
    "cuba": "America/Havana",
    "dateline": "Etc/GMT+12",
    "e. africa": "Africa/Nairobi",
    "e. australia": "Australia/Brisbane",
    "e. europe": "Europe/Chisinau",
    "e. south america": "America/Sao_Paulo",
    "easter island": "Pacific/Easter",
    "eastern": "America/New_York",
    "eastern standard time (mexico)": "America/Cancun",
    "egypt": "Africa/Cairo",
    "ekaterinburg": "Asia/Yekaterinburg",
    "fle": "Europe/Kiev",
    "fiji": "Pacific/Fiji",
    "gmt": "Europe/London",
    "gtb": "Europe/Bucharest",
    "georgian": "Asia/Tbilisi",
    "greenland": "America/Godthab",
    "greenwich": "Atlantic/Reykjavik",
    "haiti": "America/Port-au-Prince",
    "hawaiian": "Pacific/Honolulu",
    "india": "Asia/Calcutta",
    "iran": "Asia/Tehran",
    "israel": "Asia/Jerusalem",
    "jordan": "Asia/Amman",
    "kaliningrad": "Europe/Kaliningrad",
    "korea": "Asia/Seoul",
    "libya": "Africa/Tripoli",
    "line islands": "Pacific/Kiritimati",
    "lord howe": "Australia/Lord_Howe",
    "magadan": "Asia/Magadan",
    "magallanes": "America/Punta_Arenas",
    "marquesas": "Pacific/Marquesas",
    "mauritius": "Indian/Mauritius",
    "middle east": "Asia/Beirut",
    "montevideo": "America/Montevideo",
    "morocco": "Africa/Casablanca",
    "mountain": "America/Denver",
    "mountain standard time (mexico)": "America/Mazatlan",
    "myanmar": "Asia/Rangoon",
    "n. central asia": "Asia/Novosibirsk",
    "namibia": "Africa/Windhoek",
    "nepal": "Asia/Katmandu",
    "new zealand": "Pacific/Auckland",
    "newfoundland": "America/St_Johns",
    "norfolk": "Pacific/Norfolk",
    "north asia east": "Asia/Irkutsk",
    "north asia": "Asia/Krasnoyarsk",
    "north korea": "Asia/Pyongyang",
    "omsk": "Asia/Omsk",
    "pacific sa": "America/Santiago",
    "pacific": "America/Los_Angeles",
    "pacific standard time (mexico)": "America/Tijuana",
    "pakistan": "Asia/Karachi",
    "paraguay": "America/Asuncion",
    "qyzylorda": "Asia/Qyzylorda",
    "romance": "Europe/Paris",
    "russia time zone 10": "Asia/Srednekolymsk",
    "russia time zone 11": "Asia/Kamchatka",
    "russia time zone 3": "Europe/Samara",
    "russian": "Europe/Moscow",
    "sa eastern": "America/Cayenne",
    "sa pacific": "America/Bogota",
    "sa western": "America/La_Paz",
    "se asia": "Asia/Bangkok",
    "saint pierre": "America/Miquelon",
    "sakhalin": "Asia/Sakhalin",
    "samoa": "Pacific/Apia",
    "sao tome": "Africa/Sao_Tome",
    "saratov": "Europe/Saratov",
    "singapore": "Asia/Singapore",
    "south africa": "Africa/Johannesburg",
    "south sudan": "Africa/Juba",
    "sri lanka": "Asia/Colombo",
    "sudan": "Africa/Khartoum",
    "syria": "Asia/Damascus",
    "taipei": "Asia/Taipei",
    "tasmania": "Australia/Hobart",
    "tocantins": "America/Araguaina",
    "tokyo": "Asia/Tokyo",
    "tomsk": "Asia/Tomsk",
    "tonga": "Pacific/Tongatapu",
    "transbaikal": "Asia/Chita",
    "turkey": "Europe/Istanbul",
    "turks and caicos": "America/Grand_Turk",
    "us eastern": "America/Indianapolis",
    "us mountain": "America/Phoenix",
    "utc": "Etc/UTC",
    "utc+12": "Etc/GMT-12",
    "utc+13": "Etc/GMT-13",
    "utc-02": "Etc/GMT+2",
    "utc-08": "Etc/GMT+8",
    "utc-09": "Etc/GMT+9",
    "utc-11": "Etc/GMT+11",
    "ulaanbaatar": "Asia/Ulaanbaatar",
    "venezuela": "America/Caracas",
    "vladivostok": "Asia/Vladivostok",
    "volgograd": "Europe/Volgograd",
    "w. australia": "Australia/Perth",
    "w. central africa": "Africa/Lagos",
    "w. europe": "Europe/Berlin",
    "w. mongolia": "Asia/Hovd",
    "west asia": "Asia/Tashkent",
    "west bank": "Asia/Hebron",
    "west pacific": "Pacific/Port_Moresby",
    "yakutsk": "Asia/Yakutsk",
    "yukon": "America/Whitehorse",
}

_MORE = {
    "Europe/London": "england britain uk edinburgh manchester glasgow birmingham leeds bristol "
    "liverpool cardiff cambridge oxford scotland wales",
    "Europe/Dublin": "ireland cork",
    "Europe/Berlin": "germany munich muenchen munchen frankfurt hamburg cologne koeln koln "
    "stuttgart dusseldorf duesseldorf leipzig dresden hannover nuremberg bonn deutschland",
    "Europe/Paris": "france lyon marseille toulouse nice bordeaux lille nantes strasbourg",
    "Europe/Madrid": "spain barcelona valencia sevilla seville bilbao malaga",
    "Europe/Rome": "italy milan milano turin naples rom roma florence bologna",
    "Europe/Zurich": "switzerland geneva basel bern lausanne zuerich",
    "Europe/Vienna": "austria wien graz salzburg",
    "Europe/Brussels": "belgium antwerp bruxelles",
    "Europe/Amsterdam": "netherlands holland rotterdam utrecht eindhoven hague",
    "Europe/Lisbon": "portugal porto lisboa",
    "Europe/Warsaw": "poland krakow cracow wroclaw gdansk",
    "Europe/Prague": "czechia brno praha",
    "Europe/Stockholm": "sweden gothenburg",
    "Europe/Oslo": "norway bergen",
    "Europe/Copenhagen": "denmark aarhus",
    "Europe/Helsinki": "finland espoo",
    "Europe/Athens": "greece",
    "Europe/Kyiv": "ukraine kiev",
    "Europe/Bucharest": "romania cluj",
    "Europe/Budapest": "hungary",
    "Europe/Istanbul": "turkey ankara",
    "Europe/Moscow": "petersburg",
    "America/New_York": "nyc boston philadelphia atlanta miami washington dc pittsburgh "
    "charlotte raleigh orlando cleveland baltimore jersey brooklyn manhattan tampa",
    "America/Chicago": "houston dallas minneapolis memphis milwaukee nashville texas omaha tulsa",
    "America/Denver": "utah colorado albuquerque",
    "America/Phoenix": "arizona scottsdale tucson",
    "America/Los_Angeles": "california seattle portland sacramento oakland sf la cupertino redmond",
    "Pacific/Honolulu": "hawaii",
    "America/Anchorage": "alaska",
    "America/Toronto": "ottawa montreal waterloo quebec ontario",
    "America/Vancouver": "victoria",
    "America/Edmonton": "calgary",
    "America/Mexico_City": "guadalajara mexico",
    "America/Sao_Paulo": "brazil rio brasilia campinas curitiba",
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Bogota": "colombia medellin",
    "America/Lima": "peru",
    "America/Santiago": "chile",
    "Asia/Kolkata": "india mumbai delhi bangalore bengaluru chennai hyderabad pune bombay "
    "calcutta noida gurgaon gurugram ahmedabad",
    "Asia/Shanghai": "china beijing shenzhen guangzhou hangzhou chengdu",
    "Asia/Tokyo": "japan osaka kyoto yokohama",
    "Asia/Seoul": "korea busan",
    "Asia/Taipei": "taiwan",
    "Asia/Hong_Kong": "hk",
    "Asia/Singapore": "sg",
    "Asia/Bangkok": "thailand",
    "Asia/Jakarta": "bandung",
    "Asia/Manila": "philippines cebu",
    "Asia/Ho_Chi_Minh": "vietnam saigon",
    "Asia/Kuala_Lumpur": "malaysia",
    "Asia/Dubai": "uae emirates",
    "Asia/Riyadh": "saudi jeddah",
    "Asia/Jerusalem": "israel haifa",
    "Asia/Karachi": "pakistan lahore islamabad",
    "Asia/Dhaka": "bangladesh",
    "Asia/Kathmandu": "nepal",
    "Asia/Colombo": "lanka",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "wellington christchurch",
    "Africa/Johannesburg": "capetown durban pretoria",
    "Africa/Cairo": "egypt",
    "Africa/Lagos": "nigeria abuja",
    "Africa/Nairobi": "kenya",
    "Africa/Casablanca": "morocco rabat",
}
_FOREIGN = {
    "Europe/London": "londres london",
    "Europe/Berlin": "berlin berlim francfort munique",
    "Europe/Paris": "paris parigi",
    "Europe/Zurich": "genf geneve ginebra genebra zurique",
    "Europe/Vienna": "viena vienne",
    "Europe/Rome": "mailand rom roma milan",
    "Europe/Prague": "prag praga",
    "Europe/Warsaw": "warschau varsovia varsovie",
    "Europe/Lisbon": "lissabon lisbonne",
    "Europe/Moscow": "moskau moscou moscu",
    "Europe/Brussels": "brussel bruxelas bruselas",
    "Europe/Athens": "athen atenas athenes",
    "Europe/Stockholm": "estocolmo",
    "Europe/Copenhagen": "kopenhagen copenhague",
    "Asia/Tokyo": "tokio toquio",
    "Asia/Shanghai": "pekin peking pequim",
    "Asia/Singapore": "singapur singapour singapura",
    "Africa/Cairo": "kairo",
}
CITIES = {word: zone for zone, words in _MORE.items() for word in words.split()} | {
    "nueva york": "America/New_York",
    "nova york": "America/New_York",
    "nova iorque": "America/New_York",
    "sao paulo": "America/Sao_Paulo",
    "ciudad de mexico": "America/Mexico_City",
    "san francisco": "America/Los_Angeles",
    "los angeles": "America/Los_Angeles",
    "san diego": "America/Los_Angeles",
    "san jose": "America/Los_Angeles",
    "silicon valley": "America/Los_Angeles",
    "las vegas": "America/Los_Angeles",
    "salt lake city": "America/Denver",
    "new jersey": "America/New_York",
    "washington dc": "America/New_York",
    "new delhi": "Asia/Kolkata",
    "cape town": "Africa/Johannesburg",
    "rio de janeiro": "America/Sao_Paulo",
    "tel aviv": "Asia/Jerusalem",
    "abu dhabi": "Asia/Dubai",
    "st petersburg": "Europe/Moscow",
    "the hague": "Europe/Amsterdam",
    "kansas city": "America/Chicago",
    "new orleans": "America/Chicago",
    "san antonio": "America/Chicago",
    "st louis": "America/Chicago",
    "hong kong": "Asia/Hong_Kong",
    "new york city": "America/New_York",
    "sri lanka": "Asia/Colombo",
    "south africa": "Africa/Johannesburg",
    "new zealand": "Pacific/Auckland",
    "uk": "Europe/London",
    "us east coast": "America/New_York",
    "us west coast": "America/Los_Angeles",
    "east coast": "America/New_York",
    "west coast": "America/Los_Angeles",
}


def names() -> dict[str, str]:
    """Return lower-case IANA name, and lower-case last part ("new york"), to the IANA name."""
    found: dict[str, str] = {}
    for zone in OLDER.split():
        found[zone.lower()] = zone
        found[zone.rpartition("/")[2].lower().replace("_", " ")] = zone
    for region, places in REGIONS.items():
        for place in places.split():
            zone = f"{region}/{place}" if region else place
            found[zone.lower()] = zone
            found[place.rpartition("/")[2].lower().replace("_", " ")] = zone
    for old, new in (
        ("us/eastern", "America/New_York"),
        ("us/central", "America/Chicago"),
        ("us/mountain", "America/Denver"),
        ("us/pacific", "America/Los_Angeles"),
        ("us/alaska", "America/Anchorage"),
        ("us/hawaii", "Pacific/Honolulu"),
        ("us/arizona", "America/Phoenix"),
        ("asia/calcutta", "Asia/Kolkata"),
        ("europe/kiev", "Europe/Kyiv"),
        ("asia/saigon", "Asia/Ho_Chi_Minh"),
        ("asia/katmandu", "Asia/Kathmandu"),
        ("america/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("america/indianapolis", "America/Indiana/Indianapolis"),
        ("asia/rangoon", "Asia/Yangon"),
        ("etc/utc", "UTC"),
        ("etc/gmt", "UTC"),
        ("utc", "UTC"),
    ):
        found[old] = new
    found.update({word: zone for zone, words in _FOREIGN.items() for word in words.split()})
    found.update(CITIES)
    return found
