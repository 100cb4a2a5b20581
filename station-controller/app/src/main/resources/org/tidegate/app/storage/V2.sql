-- Facts that the station must still know after a power cut: one row for each kind and key.
CREATE TABLE fact (
  kind TEXT NOT NULL,
  key  TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
