package coref_test

import (
	"strings"
	"testing"

	"newsclaims/extract/entity/coref"
	"newsclaims/extract/text/conllu"
)

const treebank = `# newdoc id = GUM_news_own
1	Nordvik	_	_	_	_	2	nsubj	_	Entity=(1-organization-new)
2	sued	_	_	_	_	0	root	_	_
3	the	_	_	_	_	4	det	_	Entity=(2-organization-new
4	regulator	_	_	_	_	2	obj	_	_
5	of	_	_	_	_	6	case	_	_
6	Norway	_	_	_	_	4	nmod	_	Entity=(3-place-new)2)|SpaceAfter=No
7	.	_	_	_	_	2	punct	_	_

1	It	_	_	_	_	2	nsubj	_	Entity=(1-organization-giv)
2	lost	_	_	_	_	0	root	_	SpaceAfter=No
3	.	_	_	_	_	2	punct	_	_

# newdoc id = GUM_vlog_own
1	Hi	_	_	_	_	0	root	_	Entity=(1-person-new)

`

// TestArticles holds that documents of other genres are left out and that a phrase is marked by its head.
func TestArticles(t *testing.T) {
	sentences, err := conllu.ReadAll(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	articles := coref.Articles(sentences, coref.News)
	if len(articles) != 1 || articles[0].Text != "Nordvik sued the regulator of Norway. It lost." || !articles[0].Heads {
		t.Fatalf("%+v", articles)
	}
	var got []string
	for _, m := range articles[0].Marks {
		got = append(got, articles[0].Text[m.Start:m.End]+" "+m.Chain)
	}
	if want := "Nordvik 1, regulator 2, Norway 3, It 1"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}
