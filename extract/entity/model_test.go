package entity_test

import (
	"bytes"
	"testing"

	"newsclaims/extract/entity"
	"newsclaims/extract/text"
)

const marked = `[Halvard Bio|o|halvard] lost a case. [The company|o|halvard] said [it|o|halvard] would appeal. [The Patent Office|g|office] said [it|g|office] was pleased.`

// TestModel holds that a model survives being written, and that the same articles give the same one.
func TestModel(t *testing.T) {
	a, err := entity.ReadMarked(marked)
	if err != nil {
		t.Fatal(err)
	}
	articles, sentences := []entity.Article{a}, [][]text.Sentence{text.Default().Sentences(a.Text)}
	var first, second, third bytes.Buffer
	if _, err := entity.Train(articles, sentences).WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	if _, err := entity.Train(articles, sentences).WriteTo(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same articles give another model")
	}
	m, err := entity.ReadModel(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.WriteTo(&third); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), third.Bytes()) {
		t.Error("the model that is read is not the one that was written")
	}
}

// TestReadModelRefuses holds that files of another size or form are errors.
func TestReadModelRefuses(t *testing.T) {
	for _, file := range []string{"", "no model", "\x28\xb5\x2f\xfd\x20\x00\x01\x00\x00"} {
		if _, err := entity.ReadModel(bytes.NewReader([]byte(file))); err == nil {
			t.Errorf("no error for %q", file)
		}
	}
}

// TestReadMarked reads marks and refuses broken ones.
func TestReadMarked(t *testing.T) {
	a, err := entity.ReadMarked("[The FTC|g|gov/us/ftc] sued.")
	if err != nil || a.Text != "The FTC sued." || len(a.Marks) != 1 || a.Text[a.Marks[0].Start:a.Marks[0].End] != "FTC" || a.Marks[0].Kind != entity.Government {
		t.Errorf("%+v, %v", a, err)
	}
	for _, bad := range []string{"[FTC", "[FTC|g]", "[FTC|x|ftc]"} {
		if _, err := entity.ReadMarked(bad); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}
