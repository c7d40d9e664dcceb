package entity

import "strings"

// A trade is a set of lines of business, or of sorts of body or thing. It tells "the lender", which is a bank, from "the carrier".
type trade uint32

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
)

// trades tells the trade of who or what is called by a common noun, and of whose name has the word: "the lender" may be Nordvik Bank.
var trades = tradeWords(map[trade]string{
	banking:            "bank bancorp banco banque bankers lender savings creditunion banking bancshares sparkasse cooperative",
	trading | banking:  "fintech broker brokerage exchange bourse fund investor securities capital partners markets brokers equity pension ventures",
	insuring:           "insurer reinsurer insurance assurance underwriter mutual",
	telephony:          "telecom telecoms telco telecommunications operator carrier provider network mobile wireless broadband cellular telephone communications telekom telenor cable satellite isp",
	selling:            "retailer supermarket grocer chain store stores shop seller marketplace merchant trader mart retail supermarkets wholesaler pharmacy bookseller outlet outlets foods brand",
	flying:             "airline airlines airways air carrier airport aviation flight",
	moving:             "railway railways rail train trains operator bus shipping lines line ferry ferries freight logistics parcel courier post postal haulier transport taxi taxis ride-hailing port ports trucking couriers express",
	publishing:         "newspaper paper daily weekly broadcaster channel network station magazine outlet publisher publishers news media press tv television radio times herald post tribune gazette courier journal agency newsroom tabloid broadcasting studio",
	computing:          "chipmaker semiconductor semiconductors chip startup start-up developer software technology technologies tech systems labs data cloud computing hosting platform cybersecurity security robotics networks networking solutions digital ai supplier vendor contractor analytics micro devices electronics manufacturer electronic internet",
	building:           "carmaker automaker motors motor automotive manufacturer maker machines engineering works industries steel aircraft planemaker shipbuilder shipyard devices electronics appliances tractor factory supplier",
	powering:           "utility energy power electric electricity gas oil petroleum grid supplier driller refiner solar nuclear water miner mining minerals resources operator generator",
	healing:            "drugmaker pharma pharmaceuticals pharmaceutical hospital hospitals clinic clinics health healthcare medical biotech therapeutics laboratories laboratory remedies care pharmacy surgery trust",
	campaigning:        "charity group campaigners campaign nonprofit non-profit ngo association union federation society foundation coalition alliance lobby organization organisation body council party movement institute league network watchdog trust action rights centre center guild chamber church",
	teaching:           "university school college academy institute faculty campus schools laboratory",
	lawyering:          "law lawyers chambers llp solicitors attorneys",
	sporting:           "club team league federation association united fc athletic racing",
	playing:            "studio studios games gaming game entertainment pictures film films records music label publisher developer producer theatre orchestra streamer interactive",
	ministering:        "ministry department office secretariat treasury administration",
	regulating:         "regulator watchdog authority commission agency commissioner bureau inspectorate ombudsman board office administration supervisor directorate body council",
	judging:            "court tribunal judges bench judiciary circuit justice",
	legislating:        "parliament senate house assembly congress chamber legislature bundestag diet duma committee panel lawmakers subcommittee commons lords knesset sejm rada caucus",
	policing:           "police force constabulary sheriff detectives squad troopers gendarmerie policia garda",
	spying:             "service intelligence spy directorate",
	defending:          "army military navy forces force pentagon marines troops guard defence defense",
	ruling:             "country nation state province city town municipality council county republic kingdom government island bloc union borough region district territory",
	prosecuting:        "prosecutor prosecutors prosecution attorney procuracy office",
	chatting | running: "messenger social network site website app service platform forum chat marketplace page portal",
	running:            "software program programme tool browser system extension application code plug-in plugin suite assistant product database register game patch update firmware os studio cloud",
	carrying:           "device phone handset smartphone watch smartwatch tablet laptop computer router camera speaker headset console drone aircraft plane jet car vehicle suv truck van scooter bike robot pump monitor ring band gadget toy doll sensor satellite rocket engine machine meter terminal model product pen glasses tv television",
	paying:             "wallet card coin stablecoin token currency cryptocurrency mixer service pay",
	thinking:           "model chatbot assistant bot ai system generator tool agent companion product",
	enacting:           "act bill law directive regulation rule rules measure ordinance code treaty decree statute amendment convention legislation order",
})

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
	const longest = 20
	var b [longest]byte
	if len(w) > longest {
		return 0
	}
	for i := range len(w) {
		b[i] = w[i]
		if 'A' <= w[i] && w[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	t, ok := trades[string(b[:len(w)])]
	if n := len(w) - 1; !ok && n > 0 && b[n] == 's' {
		t = trades[string(b[:n])]
	}
	return t
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
	if q.tradeName != q.Name {
		q.tradeName, q.nameTrade = q.Name, tradeOf(q.Name)
	}
	return q.nameTrade | q.introTrade | q.usedTrade
}
