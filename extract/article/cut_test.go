package article

import (
	"strings"
	"testing"

	"newsclaims/extract/article/internal/boost"
	"pgregory.net/rapid"
)

// expectedF is the F1 to be expected of the body of all blocks from cut on.
func expectedF(votes []vote, cut float32) float64 {
	var hit, words, all float64
	for _, v := range votes {
		sure := float64(boost.Probability(v.score) * v.words)
		all += sure
		if v.score >= cut {
			hit += sure
			words += float64(v.words)
		}
	}
	return 2 * hit / max(words+all, 1)
}

func TestNoCutIsBetterThanTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var votes []vote
		for range rapid.IntRange(1, 30).Draw(t, "blocks") {
			votes = append(votes, vote{
				score: float32(rapid.IntRange(-40, 40).Draw(t, "score")) / 10, words: float32(rapid.IntRange(1, 90).Draw(t, "words")),
			})
		}
		cut := bestCut(append([]vote(nil), votes...))
		if cut < -cutRange || cut > cutRange {
			t.Fatalf("cut at %v", cut)
		}
		best := expectedF(votes, cut)
		for tenth := -10 * cutRange; tenth <= 10*cutRange; tenth++ {
			if f := expectedF(votes, float32(tenth)/10); f > best+1e-5 {
				t.Fatalf("F1 %.5f at %v, %.5f at %.1f", best, cut, f, float32(tenth)/10)
			}
		}
	})
}

func TestDoubtfulBlockIsKeptWhereItHelps(t *testing.T) {
	doubtful := vote{score: -0.4, words: 50} // p = 0.40
	if cut := bestCut([]vote{doubtful}); cut > doubtful.score {
		t.Errorf("alone on its page it is cut off at %v", cut)
	}
	votes := []vote{doubtful}
	for range 10 {
		votes = append(votes, vote{score: 5, words: 50})
	}
	if cut := bestCut(votes); cut <= doubtful.score {
		t.Errorf("after ten sure paragraphs it is kept at %v", cut)
	}
}

// pageOf is a page whose paragraphs are given, between a menu and a footer.
func pageOf(paragraphs ...string) []byte {
	return []byte("<html><title>Pier rammed</title><body><nav><a href=/a>Home</a> <a href=/b>Weather</a></nav><article><h1>Pier rammed</h1><p>" +
		strings.Join(paragraphs, "</p><p>") + "</p></article><footer><a href=/c>Terms of use</a></footer></body></html>")
}

func TestParagraphSaidTwiceIsKeptOnce(t *testing.T) {
	twin := "“I called the engine room three times and heard nothing but the water,” the captain of the ferry told the inquiry."
	a, err := Parse(pageOf(
		"The ferry Mathilda rammed the pier of Old Harbour on Monday morning, and nobody was hurt, the port authority said.", twin,
		"The authority closed the pier to all ships until a diver has looked at the piles below the water.", twin,
		"The ferry is forty years old and was due to be sold to an owner in Greece at the end of the year."), "")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(a.Text, twin); n != 1 || len(a.Blocks) != 4 {
		t.Errorf("the paragraph stands %d times in %d blocks:\n%s", n, len(a.Blocks), a.Text)
	}
}

func TestLinkInSentenceIsPartOfIt(t *testing.T) {
	line := "No captain of the last hundred years has done worse than the master of the Mathilda this winter, the paper wrote."
	linked := strings.Replace(line, "Mathilda", `<a class="promo-link" href=/m>Mathilda</a>`, 1)
	pg := readPage(parseTree(pageOf(linked)))
	for _, s := range pg.blockTexts() {
		if s == line {
			return
		}
	}
	t.Errorf("the sentence is torn: %q", pg.blockTexts())
}

func TestLinkAfterSentenceStandsAlone(t *testing.T) {
	pg := readPage(parseTree(pageOf(`The master of the Mathilda did not answer questions. <a class="promo-link" href=/m>All about ferries</a>`)))
	for _, s := range pg.blockTexts() {
		if s == "All about ferries" {
			return
		}
	}
	t.Errorf("the link is in the sentence: %q", pg.blockTexts())
}
