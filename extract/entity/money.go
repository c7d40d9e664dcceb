package entity

import "newsclaims/extract/text"

// scaled reports whether the word at i says what a number before it counts: "40 million", "12 percent".
func (d *document) scaled(s, i int) bool {
	if i >= len(d.sentences[s].Tokens) {
		return false
	}
	switch d.word(s, i) {
	case "million", "billion", "trillion", "thousand", "mln", "bln", "bn", "mn", "m", "crore", "lakh", "percent", "per", "%", "euros", "dollars", "pounds", "yen", "won", "yuan", "days", "hours", "years", "months":
		return true
	}
	return false
}

// money reports whether a word that begins with a letter is a sum: "N2.4bn", "Sh310 million", "RM86mil", "NT$83.20". A model has no such unit: "ID.7", "A320".
func (d *document) money(s, i int) bool {
	w := d.word(s, i)
	k := 0
	for k < len(w) && k < 6 && (w[k] < '0' || w[k] > '9') {
		k++
	}
	if k == 0 || k == 6 {
		return false
	}
	if currency(w[:k]) {
		return k < len(w) || i+1 < len(d.sentences[s].Tokens) && d.sentences[s].Tokens[i+1].Tag == text.CD
	}
	end := k
	for end < len(w) && ('0' <= w[end] && w[end] <= '9' || w[end] == '.' || w[end] == ',') {
		end++
	}
	if k > 3 || end == k {
		return false
	}
	switch w[end:] {
	case "bn", "tn", "mn", "mln", "trn", "m", "mil":
		return true
	case "":
	default:
		return false
	}
	if i+1 < len(d.sentences[s].Tokens) {
		switch d.word(s, i+1) {
		case "million", "billion", "trillion", "crore", "lakh", "bn":
			return true
		}
	}
	return false
}

// currency reports whether the letters before a number are those of a currency and of hardly anything else.
func currency(w string) bool {
	switch w {
	case "Rs", "Rs.", "Sh", "Shs", "Ksh", "KSh", "USh", "TSh", "RM", "Dh", "Dhs", "GH¢", "GH₵", "GHS", "NT$", "HK$", "US$", "NZ$", "A$", "C$", "S$", "R$", "Tk", "Rp", "AED", "SAR", "EUR", "USD", "GBP", "INR", "JPY",
		"CHF", "TL", "PLN", "SEK", "NOK", "DKK", "ZAR", "NGN", "KES", "AUD", "CAD", "NZD", "SGD", "MYR", "KRW", "BRL", "MXN":
		return true
	}
	return false
}
