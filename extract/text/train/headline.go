package train

import (
	"strings"

	"newsclaims/extract/text"
)

// What headlines leave out and what they write otherwise.
var (
	detRel, auxRel, passRel, copRel = text.ParseRel("det"), text.ParseRel("aux"), text.ParseRel("aux:pass"), text.ParseRel("cop")
	punctRel, markRel               = text.ParseRel("punct"), text.ParseRel("mark")
	subjRel, passSubjRel            = text.ParseRel("nsubj"), text.ParseRel("nsubj:pass")
	conjRel                         = text.ParseRel("conj")
	toTag, pastTag                  = text.ParseTag("TO"), text.ParseTag("VBD")
	oneTag, manyTag                 = text.ParseTag("VBZ"), text.ParseTag("VBP")
	pluralTag, pluralNameTag        = text.ParseTag("NNS"), text.ParseTag("NNPS")
)

// maxHeadline is the longest sentence that is rewritten as a headline, in words.
const maxHeadline = 25

// headline returns s as the writer of headlines would have it, without articles, forms of "be" and "have" that help other words
// and the last stop, with "to" for "will", and in the present tense for the past: "The app was banned by the court." is "App
// banned by court", "The EU will fine Apple." is "EU to fine Apple", "The court blocked the law." is "Court blocks law". What is
// left keeps its heads. It returns nil where s is silver, no statement with a subject or would stay as it is.
func (s *sample) headline() *sample {
	n := len(s.forms)
	if n > maxHeadline || s.silver || s.forms[n-1] != "." {
		return nil
	}
	leaf, subject := make([]bool, n), false
	for i := range leaf {
		leaf[i] = true
		subject = subject || s.rel[i] == subjRel || s.rel[i] == passSubjRel
	}
	for _, h := range s.head {
		if int(h) < n {
			leaf[h] = false
		}
	}
	to := make([]int32, n+1) // where word i goes, -1 for nowhere
	left, changed := int32(0), false
	for i := range n {
		if leaf[i] && s.unsaid(i) {
			to[i], changed = -1, changed || i < n-1
			continue
		}
		changed = changed || s.intends(i) || s.tag[i] == pastTag
		to[i] = left
		left++
	}
	to[n] = left
	if !subject || !changed || left < 3 {
		return nil
	}
	t := &sample{}
	for i, at := range to[:n] {
		if at < 0 {
			continue
		}
		form, tag, pos, rel := s.forms[i], s.tag[i], s.pos[i], s.rel[i]
		switch {
		case s.intends(i):
			form, tag, pos, rel = "to", toTag, text.PART, markRel
		case tag == pastTag && pos == text.VERB:
			form, tag = s.present(i)
		}
		t.forms, t.tag, t.pos, t.rel = append(t.forms, form), append(t.tag, tag), append(t.pos, pos), append(t.rel, rel)
		t.head = append(t.head, to[s.head[i]])
	}
	if f := t.forms[0]; f[0] >= 'a' && f[0] <= 'z' {
		t.forms[0] = strings.ToUpper(f[:1]) + f[1:]
	}
	t.look()
	return t
}

// intends reports whether word i is a "will" that headlines write as "to".
func (s *sample) intends(i int) bool {
	return s.rel[i] == auxRel && (s.forms[i] == "will" || s.forms[i] == "would")
}

// present returns the present tense of verb i, which is in the past, as its subject wants it. A verb whose subject is not found
// stays: "Veritel, which appealed".
func (s *sample) present(i int) (string, text.Tag) {
	subject := s.subject(i)
	if subject < 0 && s.rel[i] == conjRel {
		subject = s.subject(int(s.head[i]))
	}
	if subject < 0 || s.lemma[i] == "" || s.lemma[i] == "_" || s.lemma[i] == "be" {
		return s.forms[i], s.tag[i]
	}
	if s.plural(subject) {
		return s.lemma[i], manyTag
	}
	return thirdPerson(s.lemma[i]), oneTag
}

// subject returns the subject of word i, -1 if it has none.
func (s *sample) subject(i int) int {
	for k, h := range s.head {
		if int(h) == i && s.rel[k] == subjRel {
			return k
		}
	}
	return -1
}

// plural reports whether word i is more than one, or one that speaks or is spoken to.
func (s *sample) plural(i int) bool {
	switch strings.ToLower(s.forms[i]) {
	case "i", "you", "we", "they", "these", "those":
		return true
	}
	for k, h := range s.head {
		if int(h) == i && s.rel[k] == conjRel {
			return true
		}
	}
	return s.tag[i] == pluralTag || s.tag[i] == pluralNameTag
}

// thirdPerson returns what he, she or it does: "fines", "passes", "denies", "pays".
func thirdPerson(lemma string) string {
	if lemma == "have" {
		return "has"
	}
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(lemma, end) {
			return lemma + "es"
		}
	}
	if stem, ok := strings.CutSuffix(lemma, "y"); ok && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	return lemma + "s"
}

// unsaid reports whether a headline leaves word i out, which no word hangs on.
func (s *sample) unsaid(i int) bool {
	switch f := strings.ToLower(s.forms[i]); s.rel[i] {
	case detRel:
		return f == "the" || f == "a" || f == "an"
	case auxRel, passRel, copRel:
		switch f {
		case "is", "are", "was", "were", "been", "has", "have", "had":
			return true
		}
	case punctRel:
		return i == len(s.forms)-1
	}
	return false
}
