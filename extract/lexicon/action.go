package lexicon

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Actions is what the language says of actions: the words that name them and the words around these
// that tell who does what to whom and how far it has come.
type Actions struct {
	senses  map[string][]Sense // by first word and part of speech: "ban v"
	light   map[string][]Light // by first word
	embeds  map[string]Embed   // by word and part of speech
	say     map[string][]string
	classes map[string]map[string]bool
}

// A Sense is one meaning of a word that names an action, a row of actions.tsv.
type Sense struct {
	Word   string   // dictionary form: "ban"
	Rest   []string // further words: "down" of "shut down", none for most
	Type   string   // action type
	Actor  []Slot   // where the actor stands, best first; nil means the default of the part of speech
	Target []Slot   // likewise the target
	Need   [][]Cond // all groups must hold, and of each group one condition
}

// NoAction is the type of a sense that names no action: "ruled out", "backed down".
const NoAction = "-"

// A SlotKind says which dependent of an action word a Slot is.
type SlotKind uint8

// The kinds of slot.
const (
	SlotPrep           SlotKind = iota // object of the preposition Slot.Prep: "a ban on X"
	SlotSubject                        // "X banned it"
	SlotObject                         // "It banned X", "X was banned"
	SlotIndirect                       // "It granted X a licence"
	SlotAgent                          // "banned by X", "the ban by X"
	SlotPossessor                      // "X's ban"
	SlotCompound                       // "the X ban"
	SlotClause                         // "It denied that X spies": the clause
	SlotClauseSubj                     // "It alleges that X spies": the subject of the clause
	SlotInfinitive                     // "It stopped selling X": the infinitive or gerund
	SlotInfinitiveSubj                 // "It let X sell": the subject of the infinitive or small clause
	SlotLight                          // a light verb carries the noun: "issued a ban"
	SlotPassive                        // the verb is passive
	SlotWrong                          // the clause tells of wrongdoing (class "wrong")
	SlotGovernor                       // "agreed to pay": the word that it hangs on
	SlotNegation                       // "is not allowed to": the word that negates the verb, which the meaning takes in
	SlotUsed                           // "barred from using X", "forbids agencies to use X": what must not be used
)

// A Slot is a place beside an action word where a party may stand.
type Slot struct {
	Kind SlotKind
	Prep string // for SlotPrep
}

// A Cond is one condition on the words around an action word.
type Cond struct {
	Slot  Slot
	Not   bool     // the slot is empty; with Words: its head is none of them
	Words []string // heads that hold; nil: the slot is filled
	Kinds []string // kinds of party that hold: "gov", "org", "person", "product", "law", "place", "num", "judge"
}

// A Light is a verb that carries an action noun, a row of light.tsv.
type Light struct {
	Rest []string // particle: "out" of "carry out"
	Role string   // "actor", "target" or "with": see light.tsv
}

// An Embed says what a word does to the action below it, a row of embed.tsv.
type Embed struct {
	Status string // "planned", "possible" or "keep"
	Negate bool
}

//go:embed actions.tsv
var actionsTSV string

//go:embed classes.tsv
var classesTSV string

//go:embed light.tsv
var lightTSV string

//go:embed embed.tsv
var embedTSV string

//go:embed say.tsv
var sayTSV string

// DefaultActions returns the embedded action lexicon. It panics if that is malformed, which a test rules out.
var DefaultActions = sync.OnceValue(func() *Actions {
	a, err := ParseActions(actionsTSV, classesTSV, lightTSV, embedTSV, sayTSV)
	if err != nil {
		panic(err)
	}
	return a
})

// ParseActions reads an action lexicon from the texts of its five tables, in the formats that the heads of
// the embedded ones describe. An error names the table and the line.
func ParseActions(actions, classes, light, embed, say string) (*Actions, error) {
	a := &Actions{
		senses: map[string][]Sense{}, light: map[string][]Light{},
		embeds: map[string]Embed{}, say: map[string][]string{}, classes: map[string]map[string]bool{},
	}
	class := map[string][]string{}
	err := rows("classes", classes, 2, func(f []string) error {
		class["$"+f[0]] = strings.Fields(f[1])
		words := map[string]bool{}
		for _, w := range class["$"+f[0]] {
			words[w] = true
		}
		a.classes[f[0]] = words
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("actions", actions, 6, func(f []string) error { return a.addSense(f, class) })
	if err != nil {
		return nil, err
	}
	err = rows("light", light, 2, func(f []string) error {
		w := strings.Fields(f[0])
		a.light[w[0]] = append(a.light[w[0]], Light{Rest: w[1:], Role: f[1]})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("embed", embed, 3, func(f []string) error {
		a.embeds[f[0]+" "+f[1]] = Embed{Status: f[2], Negate: len(f) > 3 && f[3] == "no"}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return a, rows("say", say, 1, func(f []string) error {
		w := strings.Fields(f[0])
		a.say[w[0]] = append(a.say[w[0]], strings.Join(w[1:], " "))
		return nil
	})
}

// Senses returns the meanings of the word with the given dictionary form and part of speech ('v', 'n' or
// 'a') that may name an action, in the order in which they are to be tried.
func (a *Actions) Senses(lemma string, pos byte) []Sense {
	var b [48]byte
	return a.senses[string(appendKey(b[:0], lemma, pos))]
}

// Lights returns the readings of a verb as a carrier of action nouns.
func (a *Actions) Lights(lemma string) []Light { return a.light[lemma] }

// Embed returns what the word does to an action below it; ok is false for most words.
func (a *Actions) Embed(lemma string, pos byte) (e Embed, ok bool) {
	var b [48]byte
	e, ok = a.embeds[string(appendKey(b[:0], lemma, pos))]
	return e, ok
}

// Says reports whether the subject of the verb is the source of what its clause reports.
func (a *Actions) Says(lemma string) bool { return len(a.say[lemma]) > 0 }

// appendKey appends what the maps have for a word of a part of speech. A map is asked for it without a string being made.
func appendKey(b []byte, lemma string, pos byte) []byte { return append(append(b, lemma...), ' ', pos) }

func (a *Actions) addSense(f []string, class map[string][]string) error {
	w := strings.Fields(f[0])
	s := Sense{Word: w[0], Rest: w[1:], Type: f[2]}
	if f[1] == "n" && len(w) > 1 { // the last word of a compound carries its relations
		s.Word, s.Rest = w[len(w)-1], w[:len(w)-1]
	}
	if len(f[1]) != 1 || !strings.Contains("vna", f[1]) {
		return fmt.Errorf("part of speech %q", f[1])
	}
	s.Actor, s.Target = parseSlots(f[3]), parseSlots(f[4])
	for _, group := range split(f[5], ";") {
		var conds []Cond
		for _, alt := range split(group, "|") {
			c, err := parseCond(alt, class)
			if err != nil {
				return err
			}
			conds = append(conds, c)
		}
		s.Need = append(s.Need, conds)
	}
	k := string(appendKey(nil, s.Word, f[1][0]))
	i := len(a.senses[k]) // more words before fewer: "crack down" before "crack"
	for i > 0 && len(a.senses[k][i-1].Rest) < len(s.Rest) {
		i--
	}
	a.senses[k] = slices.Insert(a.senses[k], i, s)
	return nil
}

var slotKinds = map[string]SlotKind{
	"subj": SlotSubject, "obj": SlotObject, "iobj": SlotIndirect, "by": SlotAgent, "poss": SlotPossessor,
	"comp": SlotCompound, "ccomp": SlotClause, "ccsubj": SlotClauseSubj, "xcomp": SlotInfinitive,
	"infsubj": SlotInfinitiveSubj,
	"light":   SlotLight, "pass": SlotPassive, "wrong": SlotWrong, "under": SlotGovernor, "using": SlotUsed, "not": SlotNegation,
}

func parseSlots(s string) []Slot {
	var slots []Slot
	for _, name := range split(s, ",") {
		slots = append(slots, parseSlot(name))
	}
	return slots
}

func parseSlot(name string) Slot {
	if k, ok := slotKinds[name]; ok {
		return Slot{Kind: k}
	}
	return Slot{Kind: SlotPrep, Prep: name}
}

func parseCond(s string, class map[string][]string) (Cond, error) {
	c := Cond{}
	name, list, valued := strings.Cut(s, "=")
	if cut, not := strings.CutSuffix(name, "!"); not {
		name, c.Not = cut, true
	} else if cut, not := strings.CutPrefix(name, "-"); not {
		name, c.Not = cut, true
	}
	c.Slot = parseSlot(name)
	if !valued {
		return c, nil
	}
	c.Words = []string{}
	for _, w := range split(list, ",") {
		switch {
		case w[0] == '~':
			c.Kinds = append(c.Kinds, w[1:])
		case w[0] != '$':
			c.Words = append(c.Words, w)
		case class[w] == nil:
			return c, fmt.Errorf("no class %s", w)
		default:
			c.Words = append(c.Words, class[w]...)
			if w == "$law" || w == "$product" { // named ones too
				c.Kinds = append(c.Kinds, w[1:])
			}
		}
	}
	return c, nil
}

// split is strings.Split without the one empty part of an empty string.
func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

// rows calls f with the fields of each line of a table that is neither empty nor a comment.
func rows(name, table string, min int, f func([]string) error) error {
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < min {
			return fmt.Errorf("lexicon %s, line %d: %d fields, want %d", name, n, len(fields), min)
		}
		if err := f(fields); err != nil {
			return fmt.Errorf("lexicon %s, line %d: %w", name, n, err)
		}
	}
	return nil
}

// Class returns the words of a class of classes.tsv.
func (a *Actions) Class(name string) map[string]bool { return a.classes[name] }

// Bits returns the words of some classes: of each one bit for each of the classes, in their order, that it is in.
func (a *Actions) Bits(classes []string) map[string]uint32 {
	bits := map[string]uint32{}
	for i, c := range classes {
		for w := range a.classes[c] {
			bits[w] |= 1 << i
		}
	}
	return bits
}
