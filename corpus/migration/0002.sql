-- The key of a claim is its place in the order in which claims are handed out (corpus/order.go), so that every index, that of the
-- words too, gives them in this order by itself.

CREATE TABLE site (
  key  INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
);
INSERT INTO site (name) SELECT DISTINCT site COLLATE NOCASE FROM document WHERE site <> '';

ALTER TABLE claim RENAME TO claim_before;
CREATE TABLE claim (
  key            INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES document,
  ord            INTEGER NOT NULL,
  id             TEXT NOT NULL,
  type           TEXT NOT NULL,
  status         TEXT NOT NULL,
  negated        INTEGER NOT NULL,
  confidence     REAL NOT NULL,
  actor          INTEGER NOT NULL, -- party, 0 for none
  target         INTEGER NOT NULL,
  source         INTEGER NOT NULL,
  actor_country  TEXT,
  target_country TEXT,
  site           INTEGER NOT NULL, -- 0 for none
  day            TEXT NOT NULL,    -- of the document
  hidden         INTEGER NOT NULL, -- 1: of a copy, 2: of an earlier version, 3: both
  record         TEXT NOT NULL     -- the claim as JSON
);
-- A key is at least that of orderKey and more than the key before it.
INSERT INTO claim
  SELECT rank + max(least - rank) OVER (ORDER BY rank), document, ord, id, type, status, negated, confidence, actor, target, source,
    (SELECT nullif(country, '') FROM party WHERE party.key = actor), (SELECT nullif(country, '') FROM party WHERE party.key = target),
    coalesce((SELECT site.key FROM document d JOIN site ON site.name = d.site WHERE d.key = document), 0), day, hidden, record
  FROM (
    SELECT *, row_number() OVER (ORDER BY least - ord, place, ord) AS rank
    FROM (
      SELECT *, ((131071 - CASE WHEN day = '' THEN 0 ELSE max(1, min(131071, CAST(julianday(day) - julianday('1899-12-31') AS INTEGER))) END) << 46)
        + (place >> 27 << 10) + ord AS least
      FROM claim_before
    )
  );

DROP TABLE country;
DROP TABLE claim_words;
-- Words of the sentences that make the claims, stemmed, so that "banned" finds "ban"; and what else is asked for together with
-- words, a word for each fact (corpus/order.go).
CREATE VIRTUAL TABLE claim_words USING fts5 (
  evidence, facts, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO claim_words (rowid, evidence, facts)
  SELECT key, record ->> '$.evidence.text',
    type || '1 ' || status || '2 ' || coalesce(actor_country || '3 ', '') || coalesce(target_country || '3 ', '')
      || 'a' || actor || ' t' || target || ' s' || source || ' p' || site
  FROM claim ORDER BY key;
DROP TABLE claim_before;

CREATE UNIQUE INDEX claim_document ON claim (document, ord);
CREATE INDEX claim_order ON claim (key, hidden, status, confidence);
CREATE INDEX claim_type ON claim (type, key, hidden, status, actor, target, source, actor_country, target_country, site, confidence);
CREATE INDEX claim_actor ON claim (actor, key, hidden, type, status, target, source, target_country, site, confidence);
CREATE INDEX claim_target ON claim (target, key, hidden, type, status, actor, source, actor_country, site, confidence);
CREATE INDEX claim_source ON claim (source, key, hidden, type, status, actor, target, actor_country, target_country, site, confidence);
CREATE INDEX claim_site ON claim (site, key, hidden, type, status, actor, target, source, actor_country, target_country, confidence);
CREATE INDEX claim_actor_country ON claim (actor_country, key, hidden, type, status, actor, target, source, site, confidence)
  WHERE actor_country IS NOT NULL;
CREATE INDEX claim_target_country ON claim (target_country, key, hidden, type, status, actor, target, source, site, confidence)
  WHERE target_country IS NOT NULL;
CREATE INDEX claim_confidence ON claim (confidence, hidden);
