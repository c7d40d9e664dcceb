package text

import "newsclaims/extract/text/internal/model"

// grammar says which relations hang together. In EWT and GUM no head has two subjects, two objects or two of another class below,
// but for a few determiners and relative clauses. A copula has no class: "is" may be one beside another in "all it is is talk".
var grammar = model.Grammar{
	Nsubj: uint8(RelNsubj), NsubjPass: uint8(RelNsubjPass), Csubj: uint8(RelCsubj), CsubjPass: uint8(RelCsubjPass),
	Aux: uint8(RelAux), AuxPass: uint8(RelAuxPass), Cop: uint8(RelCop),
	Once: classes([][]Rel{
		{RelNsubj, RelNsubjPass, RelCsubj, RelCsubjPass},
		{RelObj}, {RelIobj}, {RelCcomp}, {RelXcomp}, {RelAuxPass}, {RelCc}, {RelDet}, {RelAclRelcl},
	}),
}

// classes numbers the lists from 1.
func classes(lists [][]Rel) (of [model.MaxRels]uint8) {
	for i, list := range lists {
		for _, r := range list {
			of[r] = uint8(i + 1)
		}
	}
	return of
}
