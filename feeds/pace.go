package feeds

import (
	"strconv"
	"strings"
	"time"
)

// pace reads how often a feed says that it may be asked for. ttl is minutes; sy:updatePeriod is divided by
// sy:updateFrequency; the hours of skipHours are GMT, 24 being 0.
func (p *part) pace() Pace {
	var pace Pace
	if n, err := strconv.Atoi(p.value(ttlRole)); err == nil && n > 0 {
		pace.Every = time.Duration(min(n, 60*24*365)) * time.Minute
	}
	if d := period(p.value(periodRole)); d > 0 {
		n, err := strconv.Atoi(p.value(frequencyRole))
		if err != nil || n < 1 {
			n = 1
		}
		pace.Every = max(pace.Every, d/time.Duration(n))
	}
	for i := range p.fields {
		switch f := &p.fields[i]; f.role {
		case skipHourRole:
			if n, err := strconv.Atoi(f.value); err == nil && n >= 0 && n <= 24 {
				pace.SkipHours[n%24] = true
			}
		case skipDayRole:
			for d := time.Sunday; d <= time.Saturday; d++ {
				pace.SkipDays[d] = pace.SkipDays[d] || strings.EqualFold(d.String(), f.value)
			}
		}
	}
	return pace
}

func period(name string) time.Duration {
	const day = 24 * time.Hour
	switch strings.ToLower(name) {
	case "hourly":
		return time.Hour
	case "daily":
		return day
	case "weekly":
		return 7 * day
	case "monthly":
		return 30 * day
	case "yearly":
		return 365 * day
	}
	return 0
}
