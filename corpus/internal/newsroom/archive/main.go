// Archive writes a web archive of invented news to standard output, the same for the same flags:
//
//	go run ./corpus/internal/newsroom/archive -stories 100000 > news.warc.gz
//
// Its pages have several layouts; some of the stories are copies of others, and some of the records are damaged.
package main

import (
	"bufio"
	"flag"
	"log"
	"os"

	"newsclaims/corpus/internal/newsroom"
)

func main() {
	log.SetFlags(0)
	var a newsroom.Archive
	flag.IntVar(&a.Stories, "stories", 1000, "how many `stories`")
	flag.Uint64Var(&a.Seed, "seed", 1, "another `number` makes other stories")
	flag.Float64Var(&a.Copies, "copies", 0.2, "`part` of the stories that are copies, from 0 to 1")
	flag.Float64Var(&a.Damaged, "damaged", 0.01, "`part` of the records that are damaged, from 0 to 1")
	flag.Parse()
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	err := a.Write(out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		log.Fatal("archive: ", err)
	}
}
