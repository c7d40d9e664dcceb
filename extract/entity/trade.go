package entity

import (
	"maps"
	"strings"
)

// A trade is a set of lines of business, or of sorts of body or thing. It tells "the lender", which is a bank, from "the carrier".
type trade uint64

const (
	banking trade = 1 << iota
	trading       // exchanges, brokers, funds
	insuring
	telephony
	selling
	flying
	moving // rail, road, sea, parcels
	publishing
	computing // chips, software, internet
	building  // cars and other machines
	powering
	healing
	campaigning // charities, lobbies, unions, parties
	teaching
	lawyering
	sporting
	playing // games, films, music
	ministering
	regulating
	judging
	legislating
	policing
	spying
	defending
	ruling // countries, regions and towns
	prosecuting
	chatting // things: messengers and networks
	running  // programs
	carrying // devices and vehicles
	paying   // wallets, cards, coins
	thinking // models and chatbots
	enacting
	keeping   // libraries, museums, churches
	feeding   // food and drink, and who makes it
	betting   // bookmakers and casinos
	advising  // auditors and consultants
	housing   // landlords and builders
	curing    // medicines
	attacking // malware and gangs
	telling   // books, songs, films and shows
)

// trades tells the trade of who or what is called by a common noun, and of whose name has the word: "the lender" may be Nordvik Bank.
var trades = tradeWords(map[trade]string{
	banking:            "bank bancorp banco banque bankers lender savings creditunion banking bancshares sparkasse cooperative neobank",
	trading | banking:  "fintech broker brokerage exchange bourse fund investor securities capital partners markets brokers equity pension ventures investment venture buyout payments processor money asset",
	insuring:           "insurer reinsurer insurance assurance underwriter mutual",
	telephony:          "telecom telecoms telco telecommunications operator carrier provider network mobile wireless broadband cellular telephone communications telekom telenor cable satellite isp",
	selling:            "retailer supermarket grocer chain store stores shop seller marketplace merchant trader mart retail supermarkets wholesaler pharmacy bookseller outlet outlets foods brand discounter e-commerce e-retailer exporter importer bookshop reseller dealer dealership co-op cooperative distributor",
	flying:             "airline airlines airways air carrier airport aviation flight",
	moving:             "railway railways rail train trains operator bus shipping lines line ferry ferries freight logistics parcel courier post postal haulier transport taxi taxis ride-hailing port ports trucking couriers express shipper shipowner railroad forwarder",
	publishing:         "newspaper paper daily weekly broadcaster channel network station magazine outlet publisher publishers news media press tv television radio times herald post tribune gazette courier journal agency newsroom tabloid broadcasting studio broadsheet streaming",
	computing:          "chipmaker semiconductor semiconductors chip startup start-up developer software technology technologies tech systems labs data cloud computing hosting platform cybersecurity security robotics networks networking solutions digital ai supplier vendor contractor analytics micro devices electronics manufacturer electronic internet search spyware surveillance phonemaker it gamemaker edtech processor host",
	building:           "carmaker automaker motors motor automotive manufacturer maker machines engineering works industries steel aircraft planemaker shipbuilder shipyard devices electronics appliances tractor factory supplier steelmaker smelter foundry shoemaker watchmaker truckmaker toolmaker toymaker glassmaker phonemaker manufacturing installer",
	powering:           "utility energy power electric electricity gas oil petroleum grid supplier driller refiner solar nuclear water miner mining minerals resources operator generator",
	healing:            "drugmaker pharma pharmaceuticals pharmaceutical hospital hospitals clinic clinics health healthcare medical biotech therapeutics laboratories laboratory remedies care pharmacy surgery trust",
	campaigning:        "charity group campaigners campaign nonprofit non-profit ngo association union federation society foundation coalition alliance lobby organization organisation body council party movement institute league network watchdog trust action rights centre center guild chamber church confederation collective quango think not-for-profit",
	teaching:           "university school college academy institute faculty campus schools laboratory",
	lawyering:          "law lawyers chambers llp solicitors attorneys",
	sporting:           "club team league federation association united fc athletic racing",
	playing:            "studio studios games gaming game entertainment pictures film films records music label publisher developer producer theatre orchestra streamer interactive gamemaker toymaker theater streaming promoter ticketing tickets",
	ministering:        "ministry department office secretariat treasury administration cabinet exchequer taxman embassy consulate",
	regulating:         "regulator watchdog authority commission agency commissioner bureau inspectorate ombudsman board office administration supervisor directorate body council",
	judging:            "court tribunal judges bench judiciary circuit justice",
	legislating:        "parliament senate house assembly congress chamber legislature bundestag diet duma committee panel lawmakers subcommittee commons lords knesset sejm rada caucus",
	policing:           "police force constabulary sheriff detectives squad troopers gendarmerie policia garda taskforce coastguard",
	spying:             "service intelligence spy directorate",
	defending:          "army military navy forces force pentagon marines troops guard defence defense coastguard militia",
	ruling:             "country nation state province city town municipality council county republic kingdom government island bloc union borough region district territory canton prefecture emirate regime junta parish",
	prosecuting:        "prosecutor prosecutors prosecution attorney procuracy office division",
	chatting | running: "messenger social network site website app service platform forum chat marketplace page portal",
	running:            "software program programme tool browser system extension application code plug-in plugin suite assistant product database register game patch update firmware os studio cloud malware ransomware spyware worm feature add-on algorithm password newsletter blog toolkit widget homepage webpage",
	carrying:           "device phone handset smartphone watch smartwatch tablet laptop computer router camera speaker headset console drone aircraft plane jet car vehicle suv truck van scooter bike robot pump monitor ring band gadget toy doll sensor satellite rocket engine machine meter terminal model product pen glasses tv television antenna appliance battery blender charger dashcam doorbell dongle earbuds earphones e-reader hub lock thermostat wand kettle lamp bulb modem box scanner thermometer toaster vacuum webcam projector microscope pacemaker implant inhaler ventilator lorry minibus moped motorbike ship tanker vessel tram submarine yacht equipment component prototype flagship foldable handheld hybrid sedan hatchback pickup helicopter airliner missile stick gateway pendant wearable e-bike e-scooter",
	paying:             "wallet card coin stablecoin token currency cryptocurrency mixer service pay",
	thinking:           "model chatbot assistant bot ai system generator tool agent companion product",
	enacting:           "act bill law directive regulation rule rules measure ordinance code treaty decree statute amendment convention legislation order ban levy moratorium proposal accord agreement pact charter constitution text guidelines rulebook",
	keeping:            "library museum gallery zoo theatre theater church mosque diocese archive archives cathedral abbey",
	feeding:            "bakery brewer brewery breweries distillery winery caterer restaurant restaurants meatpacker food foods foodmaker snack drink cereal biscuit syrup formula sweetener supplement yoghurt burger chocolate beverages grocery farm farms farming dairy meat coffee kitchen",
	betting:            "bookmaker casino gambling betting lottery casinos bet bets wagering",
	advising:           "auditor accounting audit consultancy consultant consulting consultants accountants pollster polling advisers advisory research",
	housing:            "landlord homebuilder housebuilder homes housing properties property estates reit realty estate construction",
	curing:             "drug pill vaccine treatment therapy medicine medication injection painkiller serum jab statin cure",
	attacking:          "gang hackers syndicate mafia malware ransomware spyware worm trojan rootkit botnet stalkerware keylogger cyber hacker",
	telling:            "book novel song film movie show documentary comic series title sequel album podcast newsletter blog encyclopedia column game",
})

// longestTrade is how long a word of trades may be at most, in bytes.
const longestTrade = 20

// tradeFilter has the words of trades.
var tradeFilter = newFilter(maps.Keys(trades))

func tradeWords(lists map[trade]string) map[string]trade {
	words := make(map[string]trade)
	for is, list := range lists {
		for w := range strings.FieldsSeq(list) {
			words[w] |= is
		}
	}
	return words
}

// tradeOf returns the trade that the words of a noun or name tell, 0 where they tell none. The last word weighs most: what "train" and "operator" have in common is
// that of "the train operator".
//
// What a center, group or institute is for its other words tell: "St. Brigid Medical Center".
func tradeOf(words string) trade {
	is := trade(0)
	for end := len(words); end > 0; {
		start := strings.LastIndexByte(words[:end], ' ') + 1
		t := tradeOfWord(words[start:end])
		switch {
		case is == 0:
			is = t
		case is&t != 0:
			is &= t
		case is&campaigning != 0:
			is |= t
		}
		end = start - 1
	}
	return is
}

// tradesOf returns the trades that nouns parted by bars tell together.
func tradesOf(nouns string) trade {
	is := trade(0)
	for nouns != "" {
		var noun string
		noun, nouns, _ = strings.Cut(nouns, "|")
		is |= tradeOf(noun)
	}
	return is
}

// tradeOfWord is tradeOf for one word: the plural of a noun has the trade of the noun.
func tradeOfWord(w string) trade {
	var b [longestTrade]byte
	if len(w) > longestTrade || w == "" {
		return 0
	}
	for i := range len(w) {
		b[i] = w[i]
		if 'A' <= w[i] && w[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	if low := b[:len(w)]; tradeFilter.has(keyOf(low)) {
		if t, ok := trades[string(low)]; ok {
			return t
		}
	}
	if n := len(w) - 1; n > 0 && b[n] == 's' && tradeFilter.has(keyOf(b[:n])) {
		return trades[string(b[:n])]
	}
	return 0
}

// How the trade of a description is that of a party.
const (
	untold    uint32 = iota // the noun has none: "the company"
	unknown                 // nothing tells that of the party
	different               // they have nothing in common
	alike
)

// deals returns how a description's trade is that of party q.
func (q *party) deals(is trade) uint32 {
	if is == 0 {
		return untold
	}
	switch of := q.trade(); {
	case of == 0:
		return unknown
	case of&is == 0:
		return different
	}
	return alike
}

// trade returns what the names of the party, the noun that introduces it and the descriptions that meant it tell of its trade.
func (q *party) trade() trade {
	q.tell()
	return q.nameTrade | q.introTrade | q.usedTrade
}

// tell reads the name of the party, once.
func (q *party) tell() {
	if q.toldBy != "" && q.toldBy == q.Name {
		return
	}
	q.toldBy, q.nameTrade, q.legislature = q.Name, tradeOf(q.Name), legislature(q.Name)
	if q.entry != nil {
		q.nameTrade |= tradesOf(q.entry.Nouns)
	}
}
