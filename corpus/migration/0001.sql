-- The first form of a store.

-- A program with its models, words and flags. Its id is a hash of them, so that runs which give the same claims are one.
CREATE TABLE run (
  id      TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  models  TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  flags   TEXT NOT NULL,
  started TEXT NOT NULL
) WITHOUT ROWID;

-- One text of one article, by content.
CREATE TABLE document (
  key        INTEGER PRIMARY KEY,
  hash       BLOB NOT NULL UNIQUE, -- 16 bytes over id, addresses, title, dates and text
  place      INTEGER NOT NULL,     -- first 8 bytes of hash: the order in which documents are handed out
  id         TEXT NOT NULL,
  run        TEXT NOT NULL,
  file       TEXT NOT NULL,
  address    TEXT NOT NULL,        -- url in one spelling, '' if not known
  canonical  TEXT NOT NULL,        -- the address that the page gives itself, in one spelling
  url        TEXT NOT NULL,
  title      TEXT NOT NULL,
  site       TEXT NOT NULL,
  published  TEXT NOT NULL,        -- RFC 3339, '' if not known
  changed    INTEGER NOT NULL,     -- Unix time of the last change that the page tells, else of publication, 0 if not known
  day        TEXT NOT NULL,        -- YYYY-MM-DD of publication in the zone that the page states, '' if not known
  language   TEXT NOT NULL,
  kind       TEXT NOT NULL,
  text       TEXT NOT NULL,
  detail     TEXT NOT NULL,        -- the document record without text, entities and claims
  texthash   INTEGER NOT NULL,
  simhash    INTEGER NOT NULL,
  least      BLOB NOT NULL,        -- least shingle hashes
  original   INTEGER REFERENCES document, -- the document that this one is a copy of
  likeness   INTEGER,              -- differing bits of simhash, 0 for the same text
  newer      INTEGER REFERENCES document  -- the last version of the article, of which this is an earlier one
);
CREATE INDEX document_place ON document (place);
CREATE INDEX document_id ON document (id);
CREATE INDEX document_address ON document (address) WHERE address <> '';
CREATE INDEX document_day ON document (day, place);
CREATE INDEX document_original ON document (original) WHERE original IS NOT NULL;

-- What an input record gave: a document or a failure. A record that is here has been dealt with.
CREATE TABLE input (
  key      TEXT PRIMARY KEY,
  document INTEGER REFERENCES document,
  failure  TEXT -- the failure record
) WITHOUT ROWID;

CREATE TABLE entity (
  document INTEGER NOT NULL REFERENCES document,
  ord      INTEGER NOT NULL,
  id       TEXT NOT NULL,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  ref      TEXT NOT NULL,
  country  TEXT NOT NULL,
  role     TEXT NOT NULL,
  owner    TEXT NOT NULL,
  mentions TEXT NOT NULL,
  PRIMARY KEY (document, ord)
) WITHOUT ROWID;
CREATE INDEX entity_name ON entity (name);
CREATE INDEX entity_ref ON entity (ref) WHERE ref <> '';

-- Who fills a role of a claim: its name, or the words of the text where no name is known.
CREATE TABLE party (
  key     INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  ref     TEXT NOT NULL,
  country TEXT NOT NULL,
  UNIQUE (name, kind, ref, country)
);
CREATE INDEX party_ref ON party (ref) WHERE ref <> '';
CREATE VIRTUAL TABLE party_name USING fts5 (name, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE claim (
  key        INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES document,
  ord        INTEGER NOT NULL,
  id         TEXT NOT NULL,
  type       TEXT NOT NULL,
  status     TEXT NOT NULL,
  negated    INTEGER NOT NULL,
  confidence REAL NOT NULL,
  actor      INTEGER NOT NULL, -- party, 0 for none
  target     INTEGER NOT NULL,
  source     INTEGER NOT NULL,
  day        TEXT NOT NULL,    -- of the document
  place      INTEGER NOT NULL, -- of the document
  hidden     INTEGER NOT NULL, -- 1: of a copy, 2: of an earlier version, 3: both
  record     TEXT NOT NULL     -- the claim as JSON
);
CREATE UNIQUE INDEX claim_document ON claim (document, ord);
CREATE INDEX claim_id ON claim (id);
-- Claims are handed out in the order of day DESC, place, ord: every index ends with it.
CREATE INDEX claim_day ON claim (day DESC, place, ord, hidden, type, status, actor, target, source, confidence);
CREATE INDEX claim_type ON claim (type, day DESC, place, ord, hidden, status, actor, target, source, confidence);
CREATE INDEX claim_actor ON claim (actor, day DESC, place, ord, hidden, type, status, target);
CREATE INDEX claim_target ON claim (target, day DESC, place, ord, hidden, type, status, actor);
CREATE INDEX claim_source ON claim (source, day DESC, place, ord);

-- Countries of actor and target.
CREATE TABLE country (
  code  TEXT NOT NULL,
  day   TEXT NOT NULL,
  place INTEGER NOT NULL,
  ord   INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim,
  PRIMARY KEY (code, day DESC, place, ord, claim)
) WITHOUT ROWID;

-- Words of the sentences that make the claims; stemmed, so that "banned" finds "ban".
CREATE VIRTUAL TABLE claim_words USING fts5 (evidence, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');

-- Whether copies and versions have been marked since the last document came.
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
