package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"newsclaims/corpus"
)

// An ftmEntity is an entity of FollowTheMoney (followthemoney.tech), as Aleph and its kin read them: an id, a schema and
// properties, each a list of strings. An article is an Article; a claim is an Event with the article as its proof,
// its actor as organizer and its target as involved, where these are legal entities. Parties are written each time they are
// met, with the same id, and are one when read.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// ftmSchemas are the schemas of the kinds of party that are legal entities.
var ftmSchemas = map[corpus.KindName]string{"government": "PublicBody", "organization": "Organization", "person": "Person"}

func openFTM(dir string) (writer, error) {
	return openLines(dir, "entities.ftm.json", func(d *corpus.DocumentRecord, line func(any) error) error {
		article := ftmArticle(d)
		if err := line(article); err != nil {
			return err
		}
		for i := range d.Claims {
			event := ftmEvent(d, &d.Claims[i].Claim, article.ID, d.Claims[i].ID)
			for property, p := range map[string]*corpus.Party{"organizer": d.Claims[i].Actor, "involved": d.Claims[i].Target} {
				if e := ftmParty(p); e != nil {
					event.add(property, e.ID)
				}
			}
			for _, p := range []*corpus.Party{d.Claims[i].Actor, d.Claims[i].Target} {
				if e := ftmParty(p); e != nil {
					if err := line(e); err != nil {
						return err
					}
				}
			}
			if err := line(event); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *ftmEntity) add(property, value string) {
	if value != "" {
		e.Properties[property] = append(e.Properties[property], value)
	}
}

func ftmArticle(d *corpus.DocumentRecord) *ftmEntity {
	e := &ftmEntity{"newsclaims-" + hash("article", d.ID, d.URL, d.Text), "Article", map[string][]string{}}
	e.add("title", d.Title)
	e.add("sourceUrl", d.URL)
	e.add("publisher", d.Site)
	e.add("publishedAt", date(d.Published))
	e.add("language", ftmLanguages[d.Language])
	e.add("bodyText", d.Text)
	for _, a := range d.Authors {
		e.add("author", a)
	}
	return e
}

// ftmLanguages are the codes of ISO 639-3, which FollowTheMoney wants.
var ftmLanguages = map[string]string{"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "ru": "rus", "zh": "zho"}

func ftmEvent(d *corpus.DocumentRecord, c *corpus.Claim, article, id string) *ftmEntity {
	e := &ftmEntity{"newsclaims-" + hash("event", id), "Event", map[string][]string{}}
	words := []string{name(c.Actor), string(c.Action.Type), name(c.Target)}
	if c.Negated {
		words[1] = "not " + words[1]
	}
	e.add("name", strings.TrimSpace(strings.Join(words, " ")))
	e.add("summary", c.Evidence.Text)
	e.add("keywords", string(c.Action.Type))
	e.add("keywords", string(c.Status))
	e.add("sourceUrl", d.URL)
	e.add("proof", article)
	switch {
	case c.When != nil:
		e.add("startDate", c.When.From)
		e.add("endDate", c.When.To)
	case !d.Published.IsZero():
		e.add("date", d.Published.Format("2006-01-02"))
	}
	return e
}

// ftmParty is nil where p is no legal entity.
func ftmParty(p *corpus.Party) *ftmEntity {
	if p == nil || ftmSchemas[p.Kind] == "" || name(p) == "" {
		return nil
	}
	identity := p.ID
	if identity == "" {
		identity = strings.ToLower(name(p))
	}
	e := &ftmEntity{"newsclaims-" + hash("party", string(p.Kind), identity), ftmSchemas[p.Kind], map[string][]string{}}
	e.add("name", name(p))
	e.add("country", strings.ToLower(p.Country))
	return e
}

// hash is an id made of parts.
func hash(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:16])
}
