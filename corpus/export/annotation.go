package export

import "newsclaims/corpus"

// An annotation is one of the W3C Web Annotation Data Model (www.w3.org/TR/annotation-model): what is said (body) about which words
// of which page (target). The words are given twice: by place in the article's text, and by themselves with what
// stands around them, so that they are found again in a page of another make.
type annotation struct {
	Context    string           `json:"@context"`
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Body       []annotationBody `json:"body"`
	Target     annotationTarget `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

func openAnnotation(dir string) (writer, error) {
	return openLines(dir, "annotations.jsonl", func(d *corpus.DocumentRecord, line func(any) error) error {
		runes := []rune(d.Text)
		for i := range d.Claims {
			a, err := annotationOf(d, &d.Claims[i], runes)
			if err == nil {
				err = line(a)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func annotationOf(d *corpus.DocumentRecord, c *corpus.DocumentClaim, text []rune) (*annotation, error) {
	claim, err := corpus.AppendLine(nil, &c.Claim)
	if err != nil {
		return nil, err
	}
	source := d.URL
	if source == "" {
		source = "urn:newsclaims:document:" + d.ID
	}
	e := c.Evidence
	return &annotation{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:newsclaims:claim:" + c.ID, Type: "Annotation", Motivation: "describing",
		Body: []annotationBody{
			{"TextualBody", "tagging", "text/plain", string(c.Action.Type)},
			{"TextualBody", "describing", "application/json", string(claim[:len(claim)-1])},
		},
		Target: annotationTarget{source, []any{
			positionSelector{"TextPositionSelector", e.Start, e.End},
			quoteSelector{"TextQuoteSelector", string(text[e.Start:e.End]), string(text[max(0, e.Start-32):e.Start]), string(text[e.End:min(len(text), e.End+32)])},
		}},
	}, nil
}
