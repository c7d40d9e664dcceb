// Package fetch gets feeds and pages over HTTP: politely, conditionally, within limits, and guarded.
package fetch
