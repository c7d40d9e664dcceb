package fetch

import (
	"fmt"
	"net/netip"
	"sync"
	"syscall"

	"code.dny.dev/ssrf"
)

// What a feed names must not make us knock at doors behind our own firewall. The guard looks at the address that is
// about to be connected to, after names have been resolved: a name that answers with a public address first and
// with 127.0.0.1 the next time gains nothing. It lets only public addresses through, and of those not the ones at
// which clouds serve their metadata.

// guardedPorts are those at which web servers are found.
var guardedPorts = []uint16{80, 443, 591, 8000, 8008, 8080, 8081, 8443, 8888}

var guard = sync.OnceValue(func() *ssrf.Guardian {
	return ssrf.New(
		ssrf.WithPorts(guardedPorts...),
		ssrf.WithDeniedV4Prefixes(
			netip.MustParsePrefix("169.254.0.0/16"),     // link-local, where most clouds serve metadata
			netip.MustParsePrefix("168.63.129.16/32"),   // Azure's
			netip.MustParsePrefix("100.100.100.200/32"), // Alibaba's
		),
	)
})

// control refuses connections that the guard does not allow. It is a net.Dialer's Control.
func control(network, address string, c syscall.RawConn) error {
	if err := guard().Safe(network, address, c); err != nil {
		return fmt.Errorf("%w: %w", ErrBlocked, err)
	}
	return nil
}
