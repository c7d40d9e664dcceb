package article

import (
	"bytes"
	"strings"
	"sync"
)

// A tell counts the words of a block that give away who speaks. What a publisher writes about itself is much the
// same everywhere, whatever the page looks like and however long the paragraph is:
//
//   - it says we and you: "We may earn a commission when you buy through our links";
//   - it speaks of its own upkeep: "You can unsubscribe from the newsletter or delete cookies in your browser";
//   - it says its name: "At Fjord Times, we believe that everyone needs good journalism".
type tell struct{ address, upkeep, site int32 }

type tellKind uint8

const (
	tellAddress tellKind = 1 << iota
	tellUpkeep
)

// tells maps the hash of a word to what it gives away.
var tells = sync.OnceValue(func() map[uint64]tellKind {
	table := map[uint64]tellKind{}
	for k, list := range map[tellKind]string{
		tellAddress: "we our us you your yours ours wir uns unser unsere unserer unserem unseren ihr ihre ihren ihnen euch dich dir du " +
			"nous notre nos vous votre vos nosotros nuestro nuestra nuestros nuestras usted ustedes tu su noi nostro nostra nostri voi vostro " +
			"wij we ons onze jij je jouw uw nós nosso nossa você seu sua vi vår vårt våra oss du dig din vores jer " +
			"my nasz nasza nasze nam wy wam twój twoje мы наш наша наши нас вы вас ваш ваши biz bizim siz sizin",
		tellUpkeep: "cookie cookies browser website websites site privacy newsletter newsletters subscribe subscriber subscribers " +
			"subscription subscribing unsubscribe inbox email emails mail account app apps advertising advertisement advertisers ads " +
			"personal data terms donate donation contribution membership member members sign signed login log register registered " +
			"password copyright reserved policy settings consent preferences download click share commission affiliate links purchase " +
			"retailer retailers journalism comments comment commenting podcast podcasts editorial disclaimer contact facebook twitter " +
			"instagram whatsapp telegram javascript content permission licensed reproduced trademark " +
			"datenschutz nutzungsbedingungen werbung anzeige abonnieren abo abonnement registrieren anmelden konto kostenlos inhalte inhalt externen " +
			"einwilligung zustimmung kommentare lesen artikel confidentialité données publicité abonnez inscrivez compte gratuit contenu " +
			"suscríbete suscripción correo boletín cuenta publicidad privacidad contenido gratis iscriviti pubblicità contenuti " +
			"nieuwsbrief advertentie inhoud prenumerera annons nyhetsbrev abonner reklame publicidade assine conteúdo " +
			"reklama subskrypcja prywatności zgody treści реклама подписаться подписывайтесь сайт",
	} {
		for w := range strings.FieldsSeq(list) {
			table[hashWord([]byte(w))] |= k
		}
	}
	return table
})

// A sieve lets through the hashes that were put into it and one in some of all others: asking it costs a fraction
// of asking a map, and most words are in none.
type sieve [64]uint64

func (s *sieve) put(h uint64)      { s[h>>6&63] |= 1 << (h & 63) }
func (s *sieve) has(h uint64) bool { return s[h>>6&63]>>(h&63)&1 != 0 }

// tellSieve has the words of tells.
var tellSieve = sync.OnceValue(func() *sieve {
	s := &sieve{}
	for h := range tells() {
		s.put(h)
	}
	return s
})

// Words are hashed by FNV-1a of 64 bits.
const (
	hashBasis uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

func hashWord(w []byte) uint64 {
	h := hashBasis
	for _, c := range w {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

// siteNames are what a page calls its publisher: the name of the site, and of its host what comes before the
// last dot. Names of fewer than four bytes are left out: they are found by chance.
func siteNames(site, host string) (names [2][]byte) {
	if site = strings.TrimSpace(site); len(site) >= 4 && len(site) <= 60 {
		names[0] = appendLower(nil, []byte(site))
	}
	labels := strings.Split(host, ".")
	if n := len(labels); n >= 2 {
		label := labels[n-2]
		if n >= 3 && len(label) <= 3 {
			label = labels[n-3]
		}
		if len(label) >= 4 {
			names[1] = appendLower(nil, []byte(label))
		}
	}
	return names
}

// says reports whether a text in lower case has one of the names in it.
func says(lower []byte, names [2][]byte) int32 {
	switch {
	case len(names[0]) > 0 && bytes.Contains(lower, names[0]):
		return 2
	case len(names[1]) > 0 && bytes.Contains(lower, names[1]):
		return 1
	}
	return 0
}

// authorNames returns the first few authors in lower case, those with names long enough not to be found by chance.
func authorNames(authors []string) (names [][]byte) {
	for _, a := range authors[:min(len(authors), 6)] {
		if len(a) >= 6 && len(a) <= 60 {
			names = append(names, appendLower(nil, []byte(a)))
		}
	}
	return names
}

// named reports whether a text in lower case has one of the names in it: 2 where it starts with it.
func named(lower []byte, names [][]byte) (found int32) {
	for _, n := range names {
		if i := bytes.Index(lower, n); i >= 0 && i < 12 {
			return 2
		} else if i >= 0 {
			found = 1
		}
	}
	return found
}
