-- Whose stays they were: a keyed hash of the driver's token, whose key is not in here. Rows are deleted when their time is
-- over, or when the driver wants it; the records stay.
CREATE TABLE party (
  party_ref TEXT PRIMARY KEY,
  driver    TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX party_by_driver ON party (driver);

-- How stays went that are over: what it takes to say what other conditions would have earned.
CREATE TABLE stay (
  session_id TEXT PRIMARY KEY,
  party_ref  TEXT NOT NULL,
  ended      TEXT NOT NULL,
  body       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_by_party ON stay (party_ref);

-- Records whose time is over are deleted from the chain's beginning, once the signed anchor says that it begins later.
DROP TRIGGER interchange_record_is_never_deleted;

CREATE TRIGGER interchange_record_is_never_deleted BEFORE DELETE ON interchange_record
WHEN OLD.chain_index > ifnull(
  (SELECT json_extract(body, '$.base.index') FROM fact WHERE kind = 'chain-anchor'), 0)
BEGIN
  SELECT RAISE(ABORT, 'a record is appended, never deleted before its time is over');
END;
