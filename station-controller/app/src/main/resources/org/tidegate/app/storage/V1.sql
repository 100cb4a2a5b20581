-- Values set by the central system. Names compare without regard to case; one row for each variable.
CREATE TABLE variable (
  component          TEXT NOT NULL COLLATE NOCASE,
  component_instance TEXT COLLATE NOCASE,
  evse               INTEGER,
  connector          INTEGER,
  name               TEXT NOT NULL COLLATE NOCASE,
  instance           TEXT COLLATE NOCASE,
  value              TEXT NOT NULL
) STRICT;
CREATE INDEX variable_by_name ON variable (component, name);

-- Sessions that are not over. Forgetting one deletes who the driver was.
CREATE TABLE session (
  id        TEXT PRIMARY KEY,
  party_ref TEXT NOT NULL,
  saved_at  TEXT NOT NULL,
  body      TEXT NOT NULL
) STRICT;

-- Every state of every permission's life, in the order they came about.
CREATE TABLE permission (
  step       INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  session_id TEXT NOT NULL,
  state      TEXT NOT NULL,
  at         TEXT NOT NULL,
  body       TEXT NOT NULL
) STRICT;
CREATE INDEX permission_by_session ON permission (session_id, id);

CREATE TRIGGER permission_is_never_changed BEFORE UPDATE ON permission
BEGIN
  SELECT RAISE(ABORT, 'a permission''s life is appended to, never changed');
END;

CREATE TRIGGER permission_is_never_deleted BEFORE DELETE ON permission
BEGIN
  SELECT RAISE(ABORT, 'a permission''s life is appended to, never deleted');
END;

-- The ledger. Watt-hours, minor units of the currency, UTC; the unit price is a decimal in major units per kWh.
CREATE TABLE interchange_record (
  chain_index         INTEGER PRIMARY KEY,
  record_id           TEXT NOT NULL UNIQUE,
  evse                INTEGER NOT NULL,
  transaction_id      TEXT NOT NULL,
  start               TEXT NOT NULL,
  "end"               TEXT NOT NULL,
  import_start_wh     INTEGER NOT NULL,
  import_end_wh       INTEGER NOT NULL,
  export_start_wh     INTEGER NOT NULL,
  export_end_wh       INTEGER NOT NULL,
  direction           TEXT NOT NULL,
  through_aggregator  INTEGER NOT NULL,
  unit_price          TEXT,
  unit_price_currency TEXT,
  amount              INTEGER NOT NULL,
  currency            TEXT NOT NULL,
  permission_id       TEXT,
  conditions_version  INTEGER,
  profile_id          INTEGER,
  party_ref           TEXT NOT NULL,
  quality             TEXT NOT NULL,
  previous_hash       TEXT NOT NULL,
  hash                TEXT NOT NULL,
  signature           TEXT NOT NULL
) STRICT;
CREATE INDEX interchange_record_by_party ON interchange_record (party_ref);

CREATE TRIGGER interchange_record_follows_the_newest BEFORE INSERT ON interchange_record
WHEN NEW.chain_index IS NOT (SELECT ifnull(max(chain_index), 0) + 1 FROM interchange_record)
BEGIN
  SELECT RAISE(ABORT, 'a record is appended right after the newest one');
END;

CREATE TRIGGER interchange_record_is_never_changed BEFORE UPDATE ON interchange_record
BEGIN
  SELECT RAISE(ABORT, 'a record is appended, never changed');
END;

CREATE TRIGGER interchange_record_is_never_deleted BEFORE DELETE ON interchange_record
BEGIN
  SELECT RAISE(ABORT, 'a record is appended, never deleted');
END;

-- What the central system has acknowledged.
CREATE TABLE record_delivered (
  record_id TEXT PRIMARY KEY REFERENCES interchange_record (record_id),
  at        TEXT NOT NULL
) STRICT;

CREATE TABLE charging_profile (
  id   INTEGER PRIMARY KEY,
  evse INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- The last price schedule of the central system: one row at most.
CREATE TABLE price_schedule (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL
) STRICT;

-- Messages that the central system has not got yet. AUTOINCREMENT remembers the highest id ever used.
CREATE TABLE message (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  lane TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
