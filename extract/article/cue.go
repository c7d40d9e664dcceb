package article

import (
	"strings"
	"sync"
)

// A cue is a set of what the words of a short block hint at.
type cue uint16

const (
	cueRelated cue = 1 << iota // another story: "READ ALSO: Minister quits"
	cuePromo                   // an offer: "Sign up for our weekly newsletter"
	cueByline                  // a writer: "By Jane Roe", "Reporting by John Doe"
	cueDate                    // a day or an hour: "Updated 3 May 2021, 10:15 am"
	cuePhoto                   // a credit: "Photo: Jane Roe/Getty Images"
	cueLegal                   // a notice: "Copyright 2021. All rights reserved."
	cueTalk                    // readers: "Leave a comment", "12 replies"
	cueShare                   // a button: "Share on Facebook"
	cueAbout                   // a self-portrait: "Jane Roe is a reporter who covers courts"
	cueAd                      // a label: "Advertisement", "Story continues below"
)

// cues are the hints of a block: by its opening, and by words anywhere in it.
type cues struct{ opening, inside cue }

// openings lists how such blocks start, in the languages of the publishers that were read for it. An
// opening matches whole words, without regard to case.
var openings = sync.OnceValue(func() map[string]cue {
	return phraseTable(map[cue]string{
		cueRelated: "read more|read also|also read|read next|read the full|read our|read:|see also|see more|related|related:|" +
			"related stories|related articles|related news|related posts|related content|related topics|more|more:|more from|more on|more news|" +
			"more stories|more about|you may|you might|recommended|recommended for|top stories|latest|latest news|" +
			"trending|most read|most popular|popular|up next|don't miss|dont miss|must read|editor's picks|" +
			"editors' picks|what to read|keep reading|continue reading|in other news|also on|from our|" +
			"watch:|watch now|watch more|listen:|click here|find out more|learn more|explore more|previous|next|" +
			"previous article|next article|next story|for more|check out|here are|in case you|" +
			"lesen sie|lesen sie auch|auch interessant|mehr zum|mehr dazu|mehr aus|mehr zum thema|zum thema|weitere artikel|" +
			"das könnte sie|das könnte dich|weiterlesen|siehe auch|passend zum|meistgelesen|" +
			"lire aussi|à lire|à lire aussi|voir aussi|sur le même|articles liés|lea también|lea más|lee también|leer más|" +
			"te puede|también te|ver también|más sobre|más noticias|lea:|leia também|leia mais|veja também|saiba mais|" +
			"leggi anche|leggi di|per approfondire|potrebbe interessarti|lees ook|lees meer|meer over|" +
			"läs också|läs mer|läs även|les også|læs også|lue myös|czytaj też|czytaj także|zobacz też|zobacz także|zobacz również|" +
			"przeczytaj|читайте также|читайте ещё|смотрите также|ilgili haber",
		cuePromo: "sign up|signup|subscribe|subscribe to|subscribe now|newsletter|get the|get our|join|join our|join us|" +
			"download|download our|download the|support|support our|donate|become a|register|log in|login|sign in|" +
			"start your|try|enter your|stay up|stay informed|never miss|want more|want to|get more|get daily|get breaking|" +
			"to get|our newsletter|follow|follow us|follow our|like us|find us|connect with|click to|buy|shop|order|save|" +
			"send us|got a tip|have a|do you have|contact us|email|jetzt|hier klicken|abonnieren|newsletter|melden sie|" +
			"inscrivez-vous|abonnez-vous|suivez|suscríbete|síguenos|síguenos en|únete|inscreva-se|assine|siga|iscriviti|seguici|" +
			"folgen sie|werde|unterstützen sie|this story|this article",
		cueByline: "by|by:|von|par|por|di|door|av|af|reporting by|editing by|written by|story by|additional reporting|" +
			"compiled by|edited by|posted by|published by|author|author:|words by|text:|autor:|redaktion|redacción|text von",
		cueDate: "published|published:|posted|posted on|updated|updated:|last updated|last modified|first published|" +
			"modified|date|date:|on|veröffentlicht|aktualisiert|stand:|publié|mis à|publicado|actualizado|pubblicato|" +
			"aggiornato|created",
		cuePhoto: "photo|photo:|photos:|photo by|photos by|photograph|image|image:|images:|image credit|picture|picture:|" +
			"pictured|pictured:|credit|credit:|video|video:|file photo|file|foto|foto:|fotos:|bild:|bild|quelle:|source|source:|" +
			"getty|getty images|photo credit|featured image|illustration|illustration:|caption|(photo|(photo:|(image|(foto:",
		cueLegal: "copyright|©|(c)|all rights|this material|terms of|privacy|disclaimer|disclaimer:|disclosure|" +
			"disclosure:|editor's note|editor's note:|correction|correction:|this story|this article|this post|" +
			"views expressed|the views|the opinions|opinions expressed|if you purchase|we may|some of|alle rechte|tous droits|" +
			"the post|originally published|this content",
		cueTalk: "comment|comments|leave a|reply|replies|view comments|show comments|post a|add a|add comment|no comments|" +
			"what do|let us|tell us|have your|join the|kommentare|kommentar|commentaires|comentarios|responses|" +
			"your email|required fields|save my",
		cueShare: "share|share this|share on|share:|tweet|facebook|twitter|whatsapp|email this|email|print|print this|" +
			"copy link|copied|pin|teilen|partager|compartir|condividi|bookmark|save|linkedin|reddit|pinterest|telegram|link copied",
		cueAbout: "about|about the|about author|about us|contact|contact:|for further|media contact|press contact|" +
			"notes to|über|über den|zur person|follow him|follow her|follow them|reach",
		cueAd: "advertisement|advertising|ad|sponsored|story continues|article continues|continue reading|" +
			"advertisement:|anzeige|werbung|publicité|publicidad|pubblicità|reklama|reklam|annonse|annons|promoted|" +
			"paid content|loading|scroll to|skip to|this is|skip",
	})
})

// insides lists words that tell a furnishing wherever they stand in a short block.
var insides = sync.OnceValue(func() map[string]cue {
	return phraseTable(map[cue]string{
		cuePromo: "newsletter|newsletters|subscribe|subscriber|subscribers|subscription|inbox|sign|signup|app|podcast|unsubscribe|" +
			"donate|donation|discount|coupon|commission|affiliate|free|patreon|membership|abonnieren|suscríbete|abonnez|premium|whatsapp|telegram",
		cueByline: "reporter|correspondent|editor|contributed|contributor|journalist|writer|reporting|editing|redakteur|staff",
		cueDate: "january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|" +
			"jun|jul|aug|sep|sept|oct|nov|dec|ago|am|pm|edt|est|gmt|utc|bst|uhr|januar|februar|märz|mai|juni|juli|oktober|" +
			"dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|" +
			"février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|min|mins|minutes|hours|read",
		cuePhoto: "photo|photos|getty|shutterstock|istock|afp|reuters|ap|epa|pixabay|unsplash|pexels|courtesy|image|images|" +
			"foto|dpa|imago|screenshot|screengrab|photograph|photographer|pictured|instagram|flickr|wikimedia|alamy|pa",
		cueLegal: "copyright|reserved|rights|reproduced|republished|redistributed|permission|terms|privacy|policy|cookies|" +
			"disclaimer|licensed|trademark|gdpr|llc",
		cueTalk:  "comment|comments|reply|replies|commenting|moderated|disqus|login|logged|kommentare|feedback",
		cueShare: "share|facebook|twitter|linkedin|pinterest|reddit|tweet|follow|likes|shares|views|instagram|tiktok|youtube",
		cueAbout: "author|graduate|covers|freelance|bio|email|reached|phd|degree|founder|lives|blog|website|@",
		cueAd:    "advertisement|sponsored|advertiser|click|here|below|video|watch|gallery|playing|javascript|browser|autoplay",
	})
})

func phraseTable(lists map[cue]string) map[string]cue {
	table := map[string]cue{}
	for c, list := range lists {
		for p := range strings.SplitSeq(list, "|") {
			table[p] |= c
		}
	}
	return table
}

// cueLimit is how long a block can be, in bytes, to be read for cues inside it.
const cueLimit = 400

// readCues reads the opening of a block, and the rest where the block is short.
func readCues(s []byte) (c cues) {
	open, in := openings(), insides()
	var buf [64]byte
	line := appendLower(buf[:0], s[:min(len(s), 48)])
	for words, i := 0, 0; i <= len(line) && words < 3; i++ {
		if i == len(line) || line[i] == ' ' || line[i] == '\n' {
			words++
			c.opening |= open[string(line[:i])]
			if i > 0 && (line[i-1] == ':' || line[i-1] == ',' || line[i-1] == '.' || line[i-1] == '!') {
				c.opening |= open[string(line[:i-1])]
			}
		}
	}
	if len(s) > cueLimit {
		return c
	}
	var long [cueLimit * 2]byte
	line = appendLower(long[:0], s)
	for start, i := 0, 0; i <= len(line); i++ {
		if i < len(line) && (line[i] >= 'a' && line[i] <= 'z' || line[i] >= 0x80) {
			continue
		}
		if i > start {
			c.inside |= in[string(line[start:i])]
		}
		if i < len(line) && line[i] == '@' {
			c.inside |= cueAbout
		}
		start = i + 1
	}
	return c
}

// appendLower appends s in lower case: ASCII, Latin-1 letters and the curly apostrophe as a straight one.
func appendLower(to, s []byte) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			to = append(to, c|0x20)
		case c == 0xc3 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0x9e:
			to = append(to, c, s[i+1]+0x20)
			i++
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x99:
			to = append(to, '\'')
			i += 2
		default:
			to = append(to, c)
		}
	}
	return to
}
