package entity_test

import (
	"strings"
	"sync"
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// who lists the mentions of src as "words/kind=name".
func who(t testing.TB, src string) []string {
	t.Helper()
	set := new(entity.Finder).Find(src, text.Default().Sentences(src))
	var got []string
	for _, m := range set.Mentions {
		name := "?"
		if m.Entity >= 0 {
			name = set.Entities[m.Entity].Name
		}
		got = append(got, src[m.Start:m.End]+"/"+m.Kind.String()+"="+name)
	}
	return got
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{
			"Acting Homeland Security Secretary Elaine Duke told agencies to drop Kaspersky Lab products. Duke said Chinese authorities had not replied. She met officials in Beijing.",
			"Homeland Security/government=Department of Homeland Security; Elaine Duke/person=Elaine Duke; Kaspersky Lab/organization=Kaspersky Lab; " +
				"Duke/person=Elaine Duke; Chinese authorities/government=China; She/person=Elaine Duke; Beijing/place=Beijing",
		},
		{
			"Best Buy said it would stop selling the phones. Macy's followed.",
			"Best Buy/organization=Best Buy; it/organization=Best Buy; the phones/product=?; Macy's/organization=Macy's",
		},
		{"Beijing accused Washington of bullying.", "Beijing/government=China; Washington/government=United States"},
		{"Friedrich Merz visited Georgia in July.", "Friedrich Merz/person=Friedrich Merz; Georgia/place=Georgia"},
		{"The association called on Ottawa to act.", "The association/organization=?; Ottawa/government=Canada"},
		{"Officials say Missouri, Arkansas and Iowa sued.", "Missouri/government=Missouri; Arkansas/government=Arkansas; Iowa/government=Iowa"},
		// a description opens a party where something after means it, and is left open where nothing does
		{
			"OpenAI left. The finance ministry said last week it was in no hurry.",
			"OpenAI/organization=OpenAI; The finance ministry/government=finance ministry; it/government=finance ministry",
		},
		{"It rained. The finance ministry was silent.", "It/other=?; The finance ministry/government=finance ministry"},
		{"It rained. The charity was silent.", "It/other=?; The charity/organization=?"},
		{"The oil workers' union won at Rotterdam district court.", "The oil workers' union/organization=?; Rotterdam district court/government=Rotterdam district court; Rotterdam/place=Rotterdam"},
		{"A pensioner who was fined because she slept has won. Doreen Hurst drove home.", "she/person=Doreen Hurst; Doreen Hurst/person=Doreen Hurst"},
		{"The Comisión Nacional del Mercado de Valores (CNMV) agreed.", "Comisión Nacional del Mercado de Valores/government=CNMV; CNMV/government=CNMV"},
		{"Asic spoke to Apra.", "Asic/government=Australian Securities and Investments Commission; Apra/government=Australian Prudential Regulation Authority"},
		{"The Ministry of Finance and the Ministry of Economy, Trade and Industry agreed.", "Ministry of Finance/government=Ministry of Finance; Ministry of Economy, Trade and Industry/government=Ministry of Economy, Trade and Industry"},
		{"Subscribers of SABC+ pay more than those of the SABC.", "SABC+/product=SABC+; SABC/organization=SABC"},
		{"They said AB 2602 would breach Rule 41.", "They/other=?; AB 2602/law=AB 2602; Rule 41/law=Rule 41"},
		{"Parliament passed the Online Safety Act No. 9 of 2024 on Friday.", "Parliament/government=Parliament; Online Safety Act No. 9 of 2024/law=Online Safety Act No. 9 of 2024"},
		{"MARISOL TEAGUE, HOST: Schools want quiet.", "MARISOL TEAGUE/person=MARISOL TEAGUE"},
		{"The court heard Stephen Quill SC and Anh Dao Pham KC on Friday.", "The court/government=court; Stephen Quill/person=Stephen Quill; Anh Dao Pham/person=Anh Dao Pham"},
		{"Kim Beom-su met Lin Ming-shih.", "Kim Beom-su/person=Kim Beom-su; Lin Ming-shih/person=Lin Ming-shih"},
		{"Rules of the Barack Obama-era were lifted.", "Barack Obama/person=Barack Obama"},
		{"Putin called it a mistake to wait.", "Putin/person=Vladimir Putin; it/other=?"},
		// where names begin and end
		{"Judges at the Supreme Court of the Netherlands sat late.", "Supreme Court of the Netherlands/government=Supreme Court of the Netherlands"},
		{"Police raided Examind of Waterloo on Monday.", "Examind/organization=Examind; Waterloo/place=Waterloo"},
		{"Brazil's Supreme Court ruled on Friday.", "Brazil/government=Brazil; Supreme Court/government=Supreme Federal Court"},
		{"The aides spoke to the Kenya ICT Action Network on Friday.", "The aides/person=?; Kenya ICT Action Network/organization=Kenya ICT Action Network"},
		{"Said Choi Soo-yeon and Pierre-Antoine Vacheron on Friday.", "Choi Soo-yeon/person=Choi Soo-yeon; Pierre-Antoine Vacheron/person=Pierre-Antoine Vacheron"},
		{"Workers of Khazanah Nasional Bhd and Kereta Kita Sdn Bhd left early.", "Khazanah Nasional Bhd/organization=Khazanah Nasional Bhd; Kereta Kita Sdn Bhd/organization=Kereta Kita Sdn Bhd"},
		{"Consultancy Tarn & Lisle counts the cases. Detectives found nothing.", "Tarn & Lisle/organization=Tarn & Lisle"},
		{"Officials at the US Bureau of Industry and Security left early.", "US Bureau of Industry and Security/government=Bureau of Industry and Security"},
		{"The deal that Navio-Kakao lawyers wrote was signed.", "Navio/organization=Navio; Kakao/organization=Kakao"},
		{"She sells Teams together with Windows to schools.", "She/person=?; Teams/product=Microsoft Teams; Windows/product=Windows"},
		{
			"They wrote to the Attorney General's Office about the Business Laws (Amendment) Act.",
			"They/other=?; Attorney General's Office/government=Attorney General's Office; Business Laws (Amendment) Act/law=Business Laws (Amendment) Act",
		},
		// a sum and an office are no names
		{"It lent N2.4bn and Sh310 million, and RM86mil more, on Friday.", "It/other=?"},
		{"I met the Chief Executive Officer of Zuma Mobile.", "the Chief Executive Officer/person=?; Zuma Mobile/organization=Zuma Mobile"},
		// short forms
		{
			"The Competition Commission of India fined a shop in Mumbai. The Commission may wait.",
			"Competition Commission of India/government=Competition Commission of India; Mumbai/place=Mumbai; Commission/government=Competition Commission of India",
		},
		{
			"Banks broke the Corporations Act 2001. The Act obliges them to pay.",
			"Corporations Act 2001/law=Corporations Act 2001; Act/law=Corporations Act 2001; them/other=?",
		},
		{
			"The Nuclear Regulation Authority sat. The NRA had time.",
			"Nuclear Regulation Authority/government=Nuclear Regulation Authority; NRA/government=Nuclear Regulation Authority",
		},
		{"I bought the Murmur Dome last year. The Dome is loud.", "Murmur Dome/product=Murmur Dome; Dome/product=Murmur Dome"},
		{
			"Nigeria was warned in Abuja. The National Assembly voted, and Nigeria paid.",
			"Nigeria/government=Nigeria; Abuja/place=Abuja; National Assembly/government=National Assembly of Nigeria; Nigeria/government=Nigeria",
		},
		{
			"Maureen Pickett lost her money. A lawyer for Maureen wept.",
			"Maureen Pickett/person=Maureen Pickett; her/person=Maureen Pickett; Maureen/person=Maureen Pickett",
		},
		// who is called by what it makes; whom a reflexive means; a gender that lists tell by the first name
		{"Mattel lost money. The Barbie maker said it was sorry.", "Mattel/organization=Mattel; The Barbie maker/organization=Mattel; it/organization=Mattel"},
		{"Volkswagen blamed itself.", "Volkswagen/organization=Volkswagen; itself/organization=Volkswagen"},
		{"Elon Musk smiled. She left.", "Elon Musk/person=Elon Musk; She/person=?"},
		// descriptions whose words were tagged as something else, and those of a town's bodies
		{"The tribunal leaned on old rules.", "The tribunal/government=tribunal"},
		{"She asked how the bank guards data.", "She/person=?; the bank/organization=?"},
		{"Mayors met the ministry yesterday.", "the ministry/government=ministry"},
		{"A plea reached the town's magistrates on Monday.", "the town's magistrates/person=?"},
		{"Twelve members of parliament wept.", ""},
		{"The lobby asked parliament to look at the fees.", "The lobby/organization=?; parliament/government=parliament"},
		// a noun that the article coins, a country that it gives, an office that it names later, and letters of which many countries have a body
		{
			"Wexley sells the Plumpet, a knitted teapot cosy. Parents who own the cosy must burn it.",
			"Wexley/organization=Wexley; Plumpet/product=Plumpet; the cosy/product=Plumpet; it/product=Plumpet",
		},
		{
			"Ferrin Software, a Boston start-up, sued Okren Systems of Helsinki. The Finnish company said nothing.",
			"Ferrin Software/organization=Ferrin Software; Boston/place=Boston; Okren Systems/organization=Okren Systems; Helsinki/place=Helsinki; The Finnish company/organization=Okren Systems",
		},
		{"The director was asked twice. He smiled. Upendo School director Peter Mutiso left.", "The director/person=Peter Mutiso; He/person=Peter Mutiso; Upendo School/organization=Upendo School; Peter Mutiso/person=Peter Mutiso"},
		{"India grounded three jets in Mumbai. The DGCA said so.", "India/government=India; Mumbai/place=Mumbai; DGCA/government=Directorate General of Civil Aviation"},
		// names that go on behind a small word or a comma, and sums behind them
		{"Lawmakers passed the Made in Italy Act on Friday.", "Made in Italy Act/law=Made in Italy Act"},
		{"Officers enforce the Ordinance on Cable Safety now.", "Ordinance on Cable Safety/law=Ordinance on Cable Safety"},
		{"Shares of Ferralba Renovables, S.A. were halted.", "Ferralba Renovables, S.A./organization=Ferralba Renovables, S.A."},
		{"The regulator fined Klarivo 40 million euros.", "The regulator/government=?; Klarivo/organization=Klarivo"},
		{"They sued at the Batticaloa Magistrate's Court.", "They/other=?; Batticaloa Magistrate's Court/government=Batticaloa Magistrate's Court"},
		// a compound that is no party
		{"The data centre was closed.", ""},
	} {
		if diff := cmp.Diff(c.want, strings.Join(who(t, c.src), "; ")); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", c.src, diff)
		}
	}
}

// TestSpans checks on any text that mentions lie in their sentences, in order, and that entities and mentions agree.
func TestSpans(t *testing.T) {
	words := []string{"Huawei", "the", "company", "US", "officials", "it", "said", "(", "FTC", ")", "'s", "its", "Jane", "Roe", ",", ".", "\n\n", "Chinese", "ban", "“", "é"}
	rapid.Check(t, func(r *rapid.T) {
		src := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(r, "words"), " ")
		sentences := text.Default().Sentences(src)
		set := new(entity.Finder).Find(src, sentences)
		last := 0
		for i, m := range set.Mentions {
			tok := sentences[m.Sentence].Tokens
			if m.First >= m.Last || m.Last > len(tok) || m.Start != tok[m.First].Start || m.End != tok[m.Last-1].End || m.Head < m.First || m.Head >= m.Last {
				r.Fatalf("mention %d of %q is %+v", i, src, m)
			}
			if m.Start < last {
				r.Fatalf("mention %d of %q is out of order", i, src)
			}
			if set.At(m.Sentence, m.Head) < 0 {
				r.Fatalf("nothing at the head of mention %d of %q", i, src)
			}
			last = m.Start
			if problem := misleads(set, i); problem != "" {
				r.Fatalf("mention %d of %q %s", i, src, problem)
			}
		}
		for e, ent := range set.Entities {
			for _, i := range ent.Mentions {
				if set.Mentions[i].Entity != e {
					r.Fatalf("entity %d of %q lists mention %d of another", e, src, i)
				}
			}
			if len(ent.Mentions) == 0 || ent.Name == "" {
				r.Fatalf("entity %d of %q is %+v", e, src, ent)
			}
		}
	})
}

// misleads says what is wrong with the party that an open mention likely means, "" if nothing is.
func misleads(set *entity.Set, i int) string {
	m := &set.Mentions[i]
	e := m.Likely()
	switch {
	case m.Entity >= 0:
		if e != m.Entity && e != -1 {
			return "is decided, and likely another"
		}
	case e < 0:
	case e >= len(set.Entities):
		return "likely is an entity that there is not"
	case m.Form != entity.Pronoun:
		return "is open for two parties and no pronoun"
	case set.Entities[e].Mentions[0] > i:
		return "likely is a party that comes later"
	}
	return ""
}

// TestLikely holds that some pronouns of the development articles are open between two parties, and that such a one likely means a party that was named before it.
func TestLikely(t *testing.T) {
	f, open := new(entity.Finder), 0
	for _, a := range readGold(t, "dev") {
		set := f.Find(a.Text, a.sentences)
		for i := range set.Mentions {
			if problem := misleads(set, i); problem != "" {
				t.Errorf("%s: %s", a.Text[set.Mentions[i].Start:set.Mentions[i].End], problem)
			}
			if set.Mentions[i].Entity < 0 && set.Mentions[i].Likely() >= 0 {
				open++
			}
		}
	}
	if open == 0 {
		t.Error("no pronoun is open between two parties")
	}
}

// TestConcurrent finds the same in many goroutines at once as in one.
func TestConcurrent(t *testing.T) {
	const src = "The FTC sued Huawei. It denied the charge. Officials in Berlin met the company."
	sentences := text.Default().Sentences(src)
	var f entity.Finder
	want := f.Find(src, sentences)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want.Mentions, f.Find(src, sentences).Mentions, cmp.AllowUnexported(entity.Mention{})); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func BenchmarkFind(b *testing.B) {
	src := strings.Repeat("Best Buy said it would stop selling Kaspersky Lab products after US officials raised concerns about the Moscow-based firm. ", 30)
	sentences := text.Default().Sentences(src)
	tokens := 0
	for i := range sentences {
		tokens += len(sentences[i].Tokens)
	}
	var f entity.Finder
	f.Find(src, sentences)
	b.ReportAllocs()
	for b.Loop() {
		f.Find(src, sentences)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
