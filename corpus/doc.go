// Package corpus holds what newsclaims reads and writes: the records, their JSON lines and their schemas.
//
//	for in, err := range corpus.Inputs(os.Stdin, corpus.MaxLine) {
//		if err != nil {
//			return err // a bad line is a *LineError: the loop may go on after it
//		}
//		a, err := in.Article()
//		...
//		for _, c := range corpus.Claims(new(extract.Extractor).Extract(a), in.Origin) {
//			line, err = corpus.AppendLine(line[:0], c)
//		}
//	}
//
// Spans inside newsclaims are bytes; the records count Unicode code points of the article's text, as
// Python, JavaScript's iterators and most annotation formats do. The conversion happens here and nowhere else.
package corpus
