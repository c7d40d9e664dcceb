package corpus

import "time"

// The schemas of the records, as their field "schema" names them. The number rises when a field changes
// its meaning or goes; fields may be added without.
const (
	ClaimSchema    = "newsclaims/claim/1"
	ArticleSchema  = "newsclaims/article/1"
	DocumentSchema = "newsclaims/document/1"
	EntitySchema   = "newsclaims/entity/1"
	FailureSchema  = "newsclaims/failure/1"
)

// The names that records use for closed sets of values; Schema lists them.
type (
	ActionName    string // claim.Type
	StatusName    string // claim.Status
	KindName      string // entity.Kind
	FormName      string // entity.Form
	PageName      string // article.Kind
	BlockKindName string // article.BlockKind
)

// A Span is a half-open range of code points of the article's text.
type Span struct {
	Start int `json:"start" jsonschema:"first code point, from 0"`
	End   int `json:"end" jsonschema:"code point after the last"`
}

// A Party fills a role of a claim.
type Party struct {
	Text    string   `json:"text" jsonschema:"words of the article"`
	Name    string   `json:"name,omitempty" jsonschema:"whom the words mean, where that is known"`
	Kind    KindName `json:"kind" jsonschema:"what sort of party or thing it is"`
	ID      string   `json:"id,omitempty" jsonschema:"stable identifier, where the party is in the tables of newsclaims"`
	Country string   `json:"country,omitempty" jsonschema:"ISO 3166-1 alpha-2 code"`
	Span
}

// An Action is what is done.
type Action struct {
	Type  ActionName `json:"type" jsonschema:"one of the 20 actions"`
	Text  string     `json:"text" jsonschema:"words that name the action"`
	Lemma string     `json:"lemma,omitempty" jsonschema:"their dictionary form"`
	Span
}

// A Time is a date expression and the days that it names, From and To included.
type Time struct {
	Text string `json:"text" jsonschema:"words of the article"`
	From string `json:"from" jsonschema:"first day, YYYY-MM-DD"`
	To   string `json:"to" jsonschema:"last day, YYYY-MM-DD"`
	Span
}

// Evidence is the sentence that makes a claim.
type Evidence struct {
	Text string `json:"text" jsonschema:"the sentence"`
	Span
}

// A Claim says who did what to whom.
type Claim struct {
	Action     Action     `json:"action" jsonschema:"what is done"`
	Actor      *Party     `json:"actor,omitempty" jsonschema:"who does it; absent where the text does not say"`
	Target     *Party     `json:"target,omitempty" jsonschema:"to whom or what; absent where there is none"`
	Status     StatusName `json:"status" jsonschema:"how far the action has come"`
	Negated    bool       `json:"negated" jsonschema:"the text says that it was not done"`
	Source     *Party     `json:"source,omitempty" jsonschema:"who the text says said so; absent where the article speaks for itself"`
	When       *Time      `json:"when,omitempty" jsonschema:"date expression of the action"`
	Where      *Party     `json:"where,omitempty" jsonschema:"place or body where it happens or whom it binds"`
	Evidence   Evidence   `json:"evidence" jsonschema:"where the text says so"`
	Confidence float64    `json:"confidence" jsonschema:"how likely the claim is right, from 0 to 1"`
	Rule       string     `json:"rule,omitempty" jsonschema:"name of the rule that found it"`
}

// A ClaimRecord is one claim with what is needed to find its article again.
type ClaimRecord struct {
	Schema    string    `json:"schema" jsonschema:"name and version of this schema"`
	ID        string    `json:"id" jsonschema:"content hash of document, action, parties, status and negation"`
	Doc       string    `json:"doc" jsonschema:"id of the article"`
	File      string    `json:"file,omitempty" jsonschema:"file that the article was read from, as given"`
	URL       string    `json:"url,omitempty" jsonschema:"address of the article"`
	Title     string    `json:"title,omitempty" jsonschema:"headline"`
	Published time.Time `json:"published,omitzero" jsonschema:"date of the article, in the zone that it states"`
	Site      string    `json:"site,omitempty" jsonschema:"name of the publisher"`
	Stored
	Claim
}

// Stored is what a Store adds to a record.
type Stored struct {
	Run          string `json:"run,omitempty" jsonschema:"id of the run that read it, in a store"`
	CopyOf       string `json:"copy_of,omitempty" jsonschema:"id of the article that this one is a copy of, in a store"`
	NewerVersion string `json:"newer_version,omitempty" jsonschema:"id of the last version of the article, if this is an earlier one, in a store"`
}

// A Block is one paragraph of the text.
type Block struct {
	Kind BlockKindName `json:"kind" jsonschema:"what it was on the page"`
	Span
}

// Meta is what is known of an article besides its text.
type Meta struct {
	File      string    `json:"file,omitempty" jsonschema:"file that it was read from, as given"`
	Feed      string    `json:"feed,omitempty" jsonschema:"address of the feed that named it"`
	URL       string    `json:"url,omitempty" jsonschema:"address that it was read from"`
	Canonical string    `json:"canonical,omitempty" jsonschema:"address that the page gives itself"`
	Title     string    `json:"title,omitempty" jsonschema:"headline"`
	Site      string    `json:"site,omitempty" jsonschema:"name of the publisher"`
	Authors   []string  `json:"authors" jsonschema:"people or desks of the byline"`
	Published time.Time `json:"published,omitzero" jsonschema:"date of the article, in the zone that it states"`
	Modified  time.Time `json:"modified,omitzero" jsonschema:"date of the last change, in the zone that it states"`
	Language  string    `json:"language,omitempty" jsonschema:"BCP 47 primary tag"`
	Section   string    `json:"section,omitempty" jsonschema:"rubric"`
	Tags      []string  `json:"tags" jsonschema:"keywords"`
	Image     string    `json:"image,omitempty" jsonschema:"address of the lead image"`
	Paywalled bool      `json:"paywalled,omitempty" jsonschema:"the page says that it is not free to read"`
	Kind      PageName  `json:"kind" jsonschema:"what the page is"`
	Reason    string    `json:"reason,omitempty" jsonschema:"why it is not an article"`
	Stored
}

// An ArticleRecord is one article: its text and what is known of it. It can be read back as an Input.
type ArticleRecord struct {
	Schema string `json:"schema" jsonschema:"name and version of this schema"`
	ID     string `json:"id" jsonschema:"given id, else content hash of address, title, date and text"`
	Meta
	Text   string  `json:"text" jsonschema:"body, paragraphs separated by a blank line; all offsets refer to it"`
	Blocks []Block `json:"blocks" jsonschema:"paragraphs in order"`
}

// A Mention is one place that names an entity.
type Mention struct {
	Text string   `json:"text" jsonschema:"words of the article"`
	Form FormName `json:"form" jsonschema:"how they name the entity"`
	Span
	Doubtful bool `json:"doubtful,omitempty" jsonschema:"likelier still is that the words mean nobody who is known"`
}

// An Entity is one party or thing of an article.
type Entity struct {
	Name     string    `json:"name" jsonschema:"canonical name"`
	Kind     KindName  `json:"kind" jsonschema:"what sort of party or thing it is"`
	Ref      string    `json:"ref,omitempty" jsonschema:"stable identifier, the id of a party; absent where it is not in the tables"`
	Country  string    `json:"country,omitempty" jsonschema:"ISO 3166-1 alpha-2 code"`
	Role     string    `json:"role,omitempty" jsonschema:"of a person: office or title"`
	Owner    string    `json:"owner,omitempty" jsonschema:"of a product: ref of its maker; of a person: ref of the body"`
	Mentions []Mention `json:"mentions" jsonschema:"places that name it, in text order"`
}

// An EntityRecord is one entity of one article.
type EntityRecord struct {
	Schema string `json:"schema" jsonschema:"name and version of this schema"`
	ID     string `json:"id" jsonschema:"content hash of document, name and first mention"`
	Doc    string `json:"doc" jsonschema:"id of the article"`
	File   string `json:"file,omitempty" jsonschema:"file that the article was read from, as given"`
	URL    string `json:"url,omitempty" jsonschema:"address of the article"`
	Entity
}

// A DocumentClaim is a claim inside its document.
type DocumentClaim struct {
	ID string `json:"id" jsonschema:"content hash, that of the claim record"`
	Claim
}

// A DocumentEntity is an entity inside its document.
type DocumentEntity struct {
	ID string `json:"id" jsonschema:"content hash, that of the entity record"`
	Entity
}

// A DocumentRecord is an article with all that was read from it.
type DocumentRecord struct {
	ArticleRecord
	Sentences []Span           `json:"sentences" jsonschema:"sentences in order"`
	Entities  []DocumentEntity `json:"entities" jsonschema:"parties and things, in order of first mention"`
	Claims    []DocumentClaim  `json:"claims" jsonschema:"claims in text order of their actions"`
}

// A FailureRecord says why an input gave nothing.
type FailureRecord struct {
	Schema string `json:"schema" jsonschema:"name and version of this schema"`
	ID     string `json:"id,omitempty" jsonschema:"id that the input gave, where it could be read"`
	File   string `json:"file,omitempty" jsonschema:"file of the input, as given"`
	Line   int    `json:"line,omitempty" jsonschema:"line of the input, from 1"`
	Feed   string `json:"feed,omitempty" jsonschema:"address of the feed that named it"`
	URL    string `json:"url,omitempty" jsonschema:"address of the input"`
	Error  string `json:"error" jsonschema:"what is wrong with it"`
}
