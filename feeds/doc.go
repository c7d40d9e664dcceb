// Package feeds reads and polls news feeds.
package feeds
