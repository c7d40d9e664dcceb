package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of newsclaims a package may import: those that come before it in the flow of the data. A
// package that is missing here is a stage nobody has placed.
var mayImport = map[string][]string{
	"feeds":                   {},
	"feeds/fetch":             {"feeds"},
	"feeds/warc":              {"feeds", "feeds/fetch"},
	"extract/article":         {},
	"extract/internal/kernel": {},
	"extract/internal/choice": {"extract/internal/kernel"},
	"extract/lexicon":         {},
	"extract/text":            {"extract/internal/kernel"},
	"extract/when":            {"extract/article", "extract/lexicon", "extract/text"},
	"extract/entity":          {"extract/internal/kernel", "extract/internal/choice", "extract/article", "extract/lexicon", "extract/text", "extract/when"},
	"extract/claim":           {"extract/internal/choice", "extract/article", "extract/lexicon", "extract/text", "extract/when", "extract/entity"},
	"extract":                 {"extract/article", "extract/lexicon", "extract/text", "extract/when", "extract/entity", "extract/claim"},
	"corpus":                  {"feeds", "extract", "extract/article", "extract/lexicon", "extract/text", "extract/when", "extract/entity", "extract/claim"},
	"corpus/eval":             {"corpus", "extract/claim"},
	"corpus/export":           {"corpus", "extract"},
	"corpus/web":              {"corpus", "extract"},
	"cmd/newsclaims":          {"*"},
}

// partOf says to which stage a package inside another belongs, as extract/entity/tagger to extract/entity. A stage may import its
// own parts, and they may import what it may, and each other.
func partOf(pkg string) string {
	for p := pkg; p != "."; p = path.Dir(p) {
		if _, ok := mayImport[p]; ok {
			return p
		}
	}
	return ""
}

// impure are the packages that reach out of the program. No package under extract may import one, so that a host can
// embed it; trainers, which are programs' parts, and tests may.
var impure = []string{"os", "os/exec", "os/signal", "net", "net/http", "log", "log/slog", "io/ioutil", "syscall"}

// trainers are packages under extract that make model files and are linked into no extractor.
var trainers = []string{"train", "training"}

func TestImportsRunAgainstTheFlow(t *testing.T) {
	for file, imports := range sourceFiles(t, filepath.Join("..", "..")) {
		pkg := path.Dir(file)
		stage := partOf(pkg)
		if stage == "" {
			t.Errorf("%s: package %s is not placed in the flow", file, pkg)
			continue
		}
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, "newsclaims/"); ok && !allowed(stage, partOf(own)) {
				t.Errorf("%s imports %s, which comes after it or beside it in the flow", file, imported)
			}
			if strings.HasPrefix(file, "extract/") && slices.Contains(impure, imported) && !isTrainer(pkg) {
				t.Errorf("%s imports %s: extraction is pure", file, imported)
			}
		}
	}
}

func allowed(stage, imported string) bool {
	may := mayImport[stage]
	return stage == imported || slices.Contains(may, imported) || slices.Contains(may, "*")
}

func isTrainer(pkg string) bool { return slices.Contains(trainers, path.Base(pkg)) }

// sourceFiles returns the imports of the Go files under root that are not tests, by their slash-separated paths.
func sourceFiles(t *testing.T, root string) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 1 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files[name] = []string{}
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			files[name] = append(files[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d source files found", len(files))
	}
	return files
}
