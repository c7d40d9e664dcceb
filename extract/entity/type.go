package entity

// Kind says what sort of party or thing an entity is.
type Kind uint8

// The kinds. Other is the zero value: something that is named and is none of the rest.
const (
	Other        Kind = iota
	Government        // states, ministries, agencies, regulators, legislatures, courts, police, armed forces
	Organization      // companies, media, associations, parties, universities
	Person
	Product // software, devices, services, models
	Law     // acts, bills, directives, treaties, court cases
	Place   // where something is, not who acts
	numKinds
)

var kindNames = [numKinds]string{
	Other: "other", Government: "government", Organization: "organization", Person: "person",
	Product: "product", Law: "law", Place: "place",
}

func (k Kind) String() string { return kindNames[k] }

// Form says how a mention names its entity.
type Form uint8

// The forms of a mention.
const (
	Name        Form = iota // "Best Buy", "the FTC"
	Description             // "the company", "the Moscow-based firm", "Chinese authorities"
	Pronoun                 // "it", "they", "its"
)

// A Mention is one place in the text that names a party or thing: tokens First up to but not including
// Last of one sentence. A leading article is not part of a name; a possessive clitic never is.
type Mention struct {
	Sentence    int // index into the sentences given to Find
	First, Last int // token indexes in that sentence
	Head        int // token that the rest of the mention hangs on
	Start, End  int // bytes of the text
	Kind        Kind
	Form        Form
	Entity      int // index into Set.Entities, -1 where it could not be decided

	// Doubtful says that the model finds it likelier that the mention means nobody whom it knows. Whoever looks for mentions of parties is right more often with
	// such answers, whoever asks whom a mention means is right more often without them.
	Doubtful bool

	rival int // one more than the index of the party that a pronoun means rather than another as likely as it, where that is why Entity is -1; 0 else
}

// Likely returns Entity, -1 where that is doubtful; of a pronoun that might as well mean a party of another kind and is open for that, the party that it means rather. Who says
// what a text says of "it" has more to go by than who says whom "it" means.
func (m *Mention) Likely() int {
	switch {
	case m.Doubtful:
		return -1
	case m.Entity < 0:
		return m.rival - 1
	}
	return m.Entity
}

// An Entity is one party or thing of an article and all that is known of it. Empty strings are not known.
type Entity struct {
	Kind     Kind
	Name     string // canonical name: from the tables where it is in them, else the fullest mention
	ID       string // stable identifier from the tables ("org/best-buy", "gov/us/ftc"), "" if in none
	Country  string // ISO 3166-1 alpha-2 code
	Role     string // of a person: "Acting Homeland Security Secretary"
	Owner    string // of a product: id of who makes it; of a person with a role: id of the body
	Mentions []int  // indexes into Set.Mentions, in text order
}

// A Set is who is who in one article. Mentions are in text order and do not overlap, save that a
// possessive pronoun or a name may lie inside a longer description.
type Set struct {
	Entities []Entity
	Mentions []Mention

	first []int32 // index of the first mention of each sentence, and one more; nil in a set made by hand
}
