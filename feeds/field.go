package feeds

// A role is what an element says about an entry or a feed, whatever the element is called.
type role uint8

const (
	noRole role = iota
	titleRole
	summaryRole
	contentRole
	linkRole
	idRole
	publishedRole
	updatedRole
	authorRole
	categoryRole
	enclosureRole
	sourceRole
	languageRole
	rightsRole
	generatorRole
	ttlRole
	skipHourRole
	skipDayRole
	periodRole
	frequencyRole
	origLinkRole
	typeRole
)

// A shape is how an element says it.
type shape uint8

const (
	textShape   shape = iota // text or markup for people to read
	plainShape               // a word, a date, an address as text
	linkShape                // an address as href or as text
	personShape              // text, or name, email and uri within
	termShape                // text, or term and label
	fileShape                // url, type and length
	sourceShape              // text and url, or a feed's head within
	openShape                // nothing itself: what is within counts
)

// An elementKind is what an element of a feed means. Of several elements with one role the one with the lowest
// rank counts.
type elementKind struct {
	role  role
	shape shape
	rank  uint8
}

// elements are the elements that we read, by the names of name.go. The modules beyond RSS and Atom fill in where those
// say nothing: <dc:creator> where there is no <author>, <itunes:summary> where there is no <description>.
var elements = map[string]elementKind{
	"title":                 {titleRole, textShape, 0},
	"dc:title":              {titleRole, textShape, 1},
	"media:title":           {titleRole, textShape, 3},
	"itunes:title":          {titleRole, textShape, 2},
	"news:title":            {titleRole, textShape, 1},
	"description":           {summaryRole, textShape, 0},
	"summary":               {summaryRole, textShape, 0},
	"abstract":              {summaryRole, textShape, 0},
	"tagline":               {summaryRole, textShape, 0},
	"subtitle":              {summaryRole, textShape, 0},
	"info":                  {noRole, textShape, 0},
	"dc:description":        {summaryRole, textShape, 1},
	"dcterms:abstract":      {summaryRole, textShape, 1},
	"itunes:summary":        {summaryRole, textShape, 2},
	"itunes:subtitle":       {summaryRole, textShape, 3},
	"media:description":     {summaryRole, textShape, 4},
	"content":               {contentRole, textShape, 0},
	"content:encoded":       {contentRole, textShape, 0},
	"encoded":               {contentRole, textShape, 0},
	"body":                  {contentRole, textShape, 0},
	"xhtml:body":            {contentRole, textShape, 0},
	"xhtml:div":             {contentRole, textShape, 1},
	"fullitem":              {contentRole, textShape, 0},
	"link":                  {linkRole, linkShape, 0},
	"feedburner:origlink":   {origLinkRole, plainShape, 0},
	"guid":                  {idRole, plainShape, 0},
	"id":                    {idRole, plainShape, 0},
	"dc:identifier":         {idRole, plainShape, 1},
	"pubdate":               {publishedRole, plainShape, 0},
	"published":             {publishedRole, plainShape, 0},
	"issued":                {publishedRole, plainShape, 0},
	"dcterms:issued":        {publishedRole, plainShape, 1},
	"prism:publicationdate": {publishedRole, plainShape, 1},
	"news:publication_date": {publishedRole, plainShape, 1},
	"created":               {publishedRole, plainShape, 2},
	"dcterms:created":       {publishedRole, plainShape, 2},
	"updated":               {updatedRole, plainShape, 0},
	"modified":              {updatedRole, plainShape, 0},
	"lastbuilddate":         {updatedRole, plainShape, 0},
	"dcterms:modified":      {updatedRole, plainShape, 1},
	"dc:date":               {updatedRole, plainShape, 1},
	"author":                {authorRole, personShape, 0},
	"dc:creator":            {authorRole, personShape, 1},
	"dc:author":             {authorRole, personShape, 1},
	"managingeditor":        {authorRole, personShape, 1},
	"itunes:author":         {authorRole, personShape, 2},
	"webmaster":             {authorRole, personShape, 3},
	"category":              {categoryRole, termShape, 0},
	"dc:subject":            {categoryRole, termShape, 0},
	"media:category":        {categoryRole, termShape, 0},
	"itunes:keywords":       {categoryRole, plainShape, 0},
	"news:keywords":         {categoryRole, plainShape, 0},
	"news:news":             {noRole, openShape, 0},
	"news:publication":      {noRole, openShape, 0},
	"news:language":         {languageRole, plainShape, 0},
	"sitemap:loc":           {linkRole, linkShape, 0},
	"sitemap:lastmod":       {updatedRole, plainShape, 0},
	"enclosure":             {enclosureRole, fileShape, 0},
	"media:content":         {enclosureRole, fileShape, 1},
	"source":                {sourceRole, sourceShape, 0},
	"language":              {languageRole, plainShape, 0},
	"dc:language":           {languageRole, plainShape, 1},
	"copyright":             {rightsRole, textShape, 0},
	"rights":                {rightsRole, textShape, 0},
	"dc:rights":             {rightsRole, textShape, 1},
	"generator":             {generatorRole, textShape, 0},
	"ttl":                   {ttlRole, plainShape, 0},
	"hour":                  {skipHourRole, plainShape, 0},
	"day":                   {skipDayRole, plainShape, 0},
	"sy:updateperiod":       {periodRole, plainShape, 0},
	"sy:updatefrequency":    {frequencyRole, plainShape, 0},
	"media:group":           {noRole, openShape, 0},
	"skiphours":             {noRole, openShape, 0},
	"skipdays":              {noRole, openShape, 0},
	"head":                  {noRole, openShape, 0},
	"image":                 {noRole, plainShape, 0},
	"comments":              {noRole, plainShape, 0},
	"contributor":           {noRole, personShape, 0},
	"dc:contributor":        {noRole, plainShape, 0},
	"rating":                {noRole, plainShape, 0},
	"docs":                  {noRole, plainShape, 0},
}

// htmlNames are elements of feeds whose names are also HTML's: within text they do not show that an end tag is missing.
var htmlNames = map[string]bool{
	"title": true, "link": true, "source": true, "summary": true, "body": true, "content": true, "image": true,
	"head": true, "xhtml:body": true, "xhtml:div": true, "abstract": true, "category": true,
}

// A field is one element of an entry or of a feed's head.
type field struct {
	elementKind
	value   string // HTML where the shape is text, else text
	address string // href or url, absolute
	rel     string
	kind    string // media type
	length  string
	email   string
	base    string // against which addresses in value are resolved
	lang    string
}

// A part is an entry or a feed's head: its fields in the order in which they come.
type part struct {
	fields []field
	base   string
	lang   string
	cut    bool // the text ended within it
}

// best returns the field with that role and the lowest rank that says something, the first of equals.
func (p *part) best(r role) *field {
	var best *field
	for i := range p.fields {
		f := &p.fields[i]
		if f.role == r && (f.value != "" || f.address != "") && (best == nil || f.rank < best.rank) {
			best = f
		}
	}
	return best
}

// last returns the value of the last field with that role and the lowest rank: a date given twice was corrected.
func (p *part) last(r role) string {
	var last *field
	for i := range p.fields {
		f := &p.fields[i]
		if f.role == r && f.value != "" && (last == nil || f.rank <= last.rank) {
			last = f
		}
	}
	if last == nil {
		return ""
	}
	return last.value
}

// value returns the value of the best field with that role, "" if there is none.
func (p *part) value(r role) string {
	if f := p.best(r); f != nil {
		return f.value
	}
	return ""
}
