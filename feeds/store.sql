-- What feeds keep in a store. The tables stand beside those of package corpus and know nothing of them.

-- A feed that is followed.
CREATE TABLE IF NOT EXISTS subscription (
  url    TEXT PRIMARY KEY,
  title  TEXT NOT NULL,
  home   TEXT NOT NULL, -- address of the site
  folder TEXT NOT NULL, -- folders joined by "/"
  added  TEXT NOT NULL  -- RFC 3339
) WITHOUT ROWID;

-- What is known about a feed between polls.
CREATE TABLE IF NOT EXISTS feed (
  url    TEXT PRIMARY KEY,
  next   INTEGER NOT NULL, -- Unix time before which it is not asked for
  record TEXT NOT NULL,    -- the record as JSON, without the sightings
  seen   TEXT NOT NULL     -- the sightings as JSON
) WITHOUT ROWID;

-- What feeds have said: each version of each item, once.
CREATE TABLE IF NOT EXISTS item (
  key     INTEGER PRIMARY KEY,
  feed    TEXT NOT NULL,
  id      TEXT NOT NULL,    -- identity within the feed
  version INTEGER NOT NULL, -- 1 for the first that was seen
  hash    TEXT NOT NULL,    -- of what it says
  url     TEXT NOT NULL,    -- of its page, in one spelling
  seen    INTEGER NOT NULL, -- Unix time when it was handed out
  record  TEXT NOT NULL,    -- the item as JSON
  UNIQUE (feed, id, hash)
);
CREATE INDEX IF NOT EXISTS item_url ON item (url) WHERE url <> '';
