package text

import "sync"

// Rel is a relation of Universal Dependencies v2 as the English treebanks use it.
type Rel uint8

// The relations, subtypes included.
const (
	NoRel Rel = iota
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAdvmodEmph
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDep
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelFlatForeign
	RelFlatName
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodNpmod
	RelNmodPoss
	RelNmodTmod
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblNpmod
	RelOblTmod
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelRoot
	RelVocative
	RelXcomp
	numRels
)

var relNames = [numRels]string{
	NoRel:           "_",
	RelAcl:          "acl",
	RelAclRelcl:     "acl:relcl",
	RelAdvcl:        "advcl",
	RelAdvclRelcl:   "advcl:relcl",
	RelAdvmod:       "advmod",
	RelAdvmodEmph:   "advmod:emph",
	RelAmod:         "amod",
	RelAppos:        "appos",
	RelAux:          "aux",
	RelAuxPass:      "aux:pass",
	RelCase:         "case",
	RelCc:           "cc",
	RelCcPreconj:    "cc:preconj",
	RelCcomp:        "ccomp",
	RelCompound:     "compound",
	RelCompoundPrt:  "compound:prt",
	RelConj:         "conj",
	RelCop:          "cop",
	RelCsubj:        "csubj",
	RelCsubjOuter:   "csubj:outer",
	RelCsubjPass:    "csubj:pass",
	RelDep:          "dep",
	RelDet:          "det",
	RelDetPredet:    "det:predet",
	RelDiscourse:    "discourse",
	RelDislocated:   "dislocated",
	RelExpl:         "expl",
	RelFixed:        "fixed",
	RelFlat:         "flat",
	RelFlatForeign:  "flat:foreign",
	RelFlatName:     "flat:name",
	RelGoeswith:     "goeswith",
	RelIobj:         "iobj",
	RelList:         "list",
	RelMark:         "mark",
	RelNmod:         "nmod",
	RelNmodDesc:     "nmod:desc",
	RelNmodNpmod:    "nmod:npmod",
	RelNmodPoss:     "nmod:poss",
	RelNmodTmod:     "nmod:tmod",
	RelNmodUnmarked: "nmod:unmarked",
	RelNsubj:        "nsubj",
	RelNsubjOuter:   "nsubj:outer",
	RelNsubjPass:    "nsubj:pass",
	RelNummod:       "nummod",
	RelObj:          "obj",
	RelObl:          "obl",
	RelOblAgent:     "obl:agent",
	RelOblNpmod:     "obl:npmod",
	RelOblTmod:      "obl:tmod",
	RelOblUnmarked:  "obl:unmarked",
	RelOrphan:       "orphan",
	RelParataxis:    "parataxis",
	RelPunct:        "punct",
	RelReparandum:   "reparandum",
	RelRoot:         "root",
	RelVocative:     "vocative",
	RelXcomp:        "xcomp",
}

func (r Rel) String() string { return relNames[r] }

// ParseRel returns the relation that is written s, NoRel if there is none.
func ParseRel(s string) Rel { return relByName()[s] }

var relByName = sync.OnceValue(func() map[string]Rel { return byName[Rel](relNames[:]) })

// NumRels is the number of relations, the unknown one included.
const NumRels = int(numRels)
