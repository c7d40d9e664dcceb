package text

// Default returns the engine that newsclaims uses unless told otherwise. It is cheap to call.
func Default() Engine { return Neural{} }
