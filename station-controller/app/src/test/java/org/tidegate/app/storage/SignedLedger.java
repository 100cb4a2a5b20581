package org.tidegate.app.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.DayMark;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.RecordChain;

/** A storage folder with records as a station leaves them, and as somebody leaves them who edits its database. */
public final class SignedLedger {
  /** Whose the third record is. */
  public static final IdToken DRIVER = new IdToken("04A2B3", IdTokenType.ISO14443);

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final Path folder;
  private final List<InterchangeRecord> records;

  private SignedLedger(Path folder, List<InterchangeRecord> records) {
    this.folder = folder;
    this.records = List.copyOf(records);
  }

  /** So many records in this folder, and what the station signed of them. */
  public static SignedLedger of(Path folder, int count) {
    var loop = new VirtualStationLoop(NOW);
    var records = new ArrayList<InterchangeRecord>();
    try (var held = StorageFolder.hold(folder); var store = SqliteStationStore.openInline(held, loop)) {
      var changes = new RandomChanges(5, ChainHead.NONE, 0, new EcRecordSigner(StationKey.of(held)));
      for (int i = 0; i < count; i++) {
        var appended = (Change.RecordAppended) changes.append();
        records.add(appended.record());
        store.commit(List.of(appended, changes.anchor(NOW)), () -> {});
      }
      store.commit(List.of(new Change.RecordDelivered(records.get(1).recordId(), NOW),
          new Change.PartyNamed(records.get(Math.min(2, count - 1)).partyRef(), DriverKey.of(held).of(DRIVER), NOW)),
          () -> {});
      loop.runPosted();
    }
    return new SignedLedger(folder, records);
  }

  /** Nothing was stored yet. */
  public static SignedLedger none() {
    return new SignedLedger(Path.of(""), List.of());
  }

  /** The records, oldest first. */
  public List<InterchangeRecord> records() {
    return records;
  }

  /** The time of the records up to this one is over. */
  public void retire(int count) {
    var loop = new VirtualStationLoop(NOW);
    try (var held = StorageFolder.hold(folder); var store = SqliteStationStore.openInline(held, loop)) {
      var chain = new RecordChain(() -> "", new EcRecordSigner(StationKey.of(held)));
      chain.restore(ChainHead.of(records.getLast()));
      chain.restore(new DayMark(LocalDate.EPOCH, ChainHead.of(records.get(count - 1))));
      chain.retire(LocalDate.EPOCH.plusDays(1));
      var anchor = chain.anchor(NOW);
      store.commit(List.of(new Change.FactSaved(anchor), new Change.RecordsRetired(anchor.base())), () -> {});
      loop.runPosted();
    }
  }

  /** Edits the database past the station and its triggers. */
  public void edit(String... statements) throws SQLException {
    try (var connection = StationDatabase.open(StorageFolder.databaseIn(folder), Migrations.ofThisProgram());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = OFF");
      for (var trigger : List.of("interchange_record_follows_the_newest", "interchange_record_is_never_changed",
          "interchange_record_is_never_deleted")) {
        statement.execute("DROP TRIGGER IF EXISTS " + trigger);
      }
      for (var edit : statements) {
        statement.executeUpdate(edit);
      }
    }
  }
}
