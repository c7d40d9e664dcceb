// Package warc reads web archives, WARC 1.0 and 1.1 (ISO 28500), plain or compressed, as crawlers such as that of
// CC-NEWS write them.
//
//	for page, err := range new(warc.Reader).Pages(file) {
//		if damage := new(warc.DamageError); errors.As(err, &damage) {
//			log.Print(damage) // one record is lost; the loop goes on
//			continue
//		} else if err != nil {
//			return err
//		}
//		a, err := (&article.Parser{Charset: page.Charset()}).Parse(page.Body, page.URL)
//	}
//
// An archive is read from front to back in one pass, with memory for one record.
package warc
