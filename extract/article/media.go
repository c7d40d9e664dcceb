package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// countMedia counts what stands between two blocks and is no text.
func (w *walker) countMedia(n *html.Node) {
	switch n.DataAtom {
	case atom.Img, atom.Picture, atom.Video, atom.Iframe, atom.Audio, atom.Figure:
		w.pictures++
		w.picture = w.box
	case atom.Button, atom.Input, atom.Form, atom.Select, atom.Textarea, atom.Svg:
		w.controls++
	}
}

// placeByMedia writes what stands before and after block i that is no text. A line right after a picture, in the
// same box, is what stands under it in whatever language; one beside a field to type in is an offer.
//
// Example: <div><img src=pier.jpg><div>A map of the fissure. Credit: IMO.</div></div>
func (f *features) placeByMedia(i int, out []int32) {
	b := &f.blocks[i]
	out[fAnchors], out[fPictures], out[fControls] = min(int32(b.anchors), 20), min(int32(b.pictures), 8), min(int32(b.controls), 8)
	if b.pictures > 0 {
		parent := f.parent(b.box)
		out[fPictureNear] = 1 + truth(f.within(b.picture, f.parent(parent))) + truth(f.within(b.picture, parent)) +
			truth(f.within(b.picture, b.box))
	}
	if i+1 < len(f.blocks) {
		out[fPicturesNext], out[fControlsNext] = min(int32(f.blocks[i+1].pictures), 8), min(int32(f.blocks[i+1].controls), 8)
	}
}
