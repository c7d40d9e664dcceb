// Package article reads the page of a news story: its body, and who wrote it, when and where.
//
// Parse is the function to call first:
//
//	a, err := article.Parse(html, "https://example.org/story")
//	if err != nil {
//		return err
//	}
//	fmt.Println(a.Title, a.Published, a.Text)
package article
