package org.tidegate.app.storage;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.station.CollectedSample;
import org.tidegate.domain.station.SetAvailability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteStationStoreTest {
  @TempDir
  Path temp;

  private final VirtualStationLoop loop = new VirtualStationLoop(Instant.parse("2026-03-01T00:00:00Z"));
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private StorageFolder folder;

  @BeforeEach
  void hold() {
    folder = StorageFolder.hold(temp.resolve("storage"));
  }

  @AfterEach
  void release() {
    folder.close();
  }

  @Test
  void load_firstStart_isEmpty() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      assertThat(store.load()).isEqualTo(StoredStation.EMPTY);
      assertThat(store.isSettled()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void load_afterRandomChanges_isWhatMemoryHolds(long seed) {
    var changes = new RandomChanges(seed);
    var memory = new MemoryStationStore(loop);
    for (int restart = 0; restart < 4; restart++) {
      try (var store = SqliteStationStore.openInline(folder, loop)) {
        assertSame(store.load(), memory.load());
        for (int i = 0; i < 25; i++) {
          var batch = changes.batch(8);
          store.commit(batch, () -> {});
          memory.commit(batch, () -> {});
        }
        loop.runPosted();
        assertThat(store.isSettled()).isTrue();
      }
    }
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      assertSame(store.load(), memory.load());
      var last = store.load();
      assertThat(last.records().size() + last.sessions().size() + last.facts().size()).isPositive();
    }
  }

  @Test
  void highestMessageId_queueEmptiedAndRestarted_isRemembered() {
    commitAll(List.of(queued(41), queued(42), new Change.MessageDone(42), new Change.MessageDone(41)));

    try (var store = SqliteStationStore.openInline(folder, loop)) {
      assertThat(store.load().queue()).isEmpty();
      assertThat(store.load().highestMessageId()).isEqualTo(42);
    }
  }

  @Test
  void commit_manyWaiting_areOneTransactionWithContinuationsInOrder() throws SQLException {
    try (var store = onSlowDisk()) {
      for (int i = 0; i < 5; i++) {
        int number = i;
        store.commit(i == 2 ? List.of() : List.of(set("v" + i)), () -> log.add("committed " + number));
      }
      loop.runPosted();
      assertThat(log).isEmpty();
      assertThat(store.isSettled()).isFalse();

      disk.remove().run();
      assertThat(store.load().variables()).hasSize(4);
      assertThat(log).as("never inside the writer").isEmpty();
      loop.runPosted();
      assertThat(log).containsExactly("committed 0", "committed 1", "committed 2", "committed 3", "committed 4");
      assertThat(store.isSettled()).isTrue();
    }
  }

  @Test
  void isSettled_continuationNotRunYet_isFalse() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.commit(List.of(set("a")), () -> log.add(store.isSettled() ? "settled" : "not settled"));
      assertThat(store.isSettled()).isFalse();
      loop.runPosted();
      assertThat(log).containsExactly("settled");
    }
  }

  @Test
  void commit_queueFull_failsOnceAndWritesNothingMore() {
    try (var store = onSlowDisk()) {
      store.onFailure(log::add);
      for (int i = 0; i < SqliteStationStore.MOST_WAITING + 3; i++) {
        store.commit(List.of(set("v" + i)), () -> log.add("committed"));
      }
      disk.forEach(Runnable::run);
      loop.runPosted();
      assertThat(log).singleElement().asString().contains("has not kept up", "1000");
      assertThat(store.isSettled()).isFalse();
      assertThat(store.load()).isEqualTo(StoredStation.EMPTY);
    }
  }

  @Test
  void commit_profileSavedAgainWhileItWaits_isWrittenOnceAsItWasLast() throws SQLException {
    var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
    try (var store = new SqliteStationStore(loop, () -> connection, disk::add, () -> {}, () -> {});
        var statement = connection.createStatement()) {
      disk.remove().run();
      statement.execute("CREATE TEMP TABLE written (id INTEGER)");
      for (var event : List.of("INSERT", "UPDATE")) {
        statement.execute("CREATE TEMP TRIGGER counts_" + event + " AFTER " + event
            + " ON charging_profile BEGIN INSERT INTO written VALUES (new.id); END");
      }
      var profiles = IntStream.range(0, 3).mapToObj(second -> profile(7, Instant.EPOCH.plusSeconds(second))).toList();
      profiles.forEach(saved -> store.commit(List.of(new Change.ProfileSaved(saved)), () -> log.add("committed")));
      disk.remove().run();
      loop.runPosted();

      assertThat(log).hasSize(3);
      assertThat(statement.executeQuery("SELECT count(*) FROM written").getInt(1)).isEqualTo(1);
      assertThat(store.load().profiles()).containsExactly(profiles.getLast());
    }
  }

  private static InstalledProfile profile(int id, Instant receivedAt) {
    return new InstalledProfile(1, new ChargingProfile(id, 0, ProfilePurpose.TxDefaultProfile, ProfileKind.Relative,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of()), receivedAt);
  }

  @Test
  void commit_diskFull_failsOnceAndKeepsWhatWasCommitted() throws SQLException {
    var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
    try (var store = new SqliteStationStore(loop, () -> connection, Runnable::run, () -> {}, () -> {});
        var statement = connection.createStatement()) {
      store.onFailure(log::add);
      store.commit(List.of(set("before")), () -> log.add("committed"));
      int pages = statement.executeQuery("PRAGMA page_count").getInt(1);
      statement.execute("PRAGMA max_page_count = " + (pages + 2));
      store.commit(List.of(set("small"), new Change.VariableSet(Component.of("c"), Variable.of("large"),
          "x".repeat(100_000))), () -> log.add("must not happen"));
      store.commit(List.of(set("after")), () -> log.add("must not happen"));
      loop.runPosted();

      assertThat(log).hasSize(2).first().isEqualTo("committed");
      assertThat(log.get(1)).startsWith("storing failed").containsIgnoringCase("full");
      assertThat(store.load().variables()).containsExactly(set("before"));
    }
  }

  @Test
  void salvage_afterTheDiskWasFull_isWritten() throws SQLException {
    var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
    try (var store = new SqliteStationStore(loop, () -> connection, Runnable::run, () -> {}, () -> {});
        var statement = connection.createStatement()) {
      int pages = statement.executeQuery("PRAGMA page_count").getInt(1);
      statement.execute("PRAGMA max_page_count = " + (pages + 2));
      store.commit(List.of(new Change.VariableSet(Component.of("c"), Variable.of("large"), "x".repeat(100_000))),
          () -> log.add("must not happen"));
      store.salvage(set("last words"));
      assertThat(store.load().variables()).containsExactly(set("last words"));
      assertThat(store.isSettled()).isFalse();
    }
  }

  /** On a full disk the smallest transaction has no room but what was kept for it. */
  @Test
  void salvage_ofTheLastRoom_letsGoOfWhatEachStartKeepsFree() throws IOException {
    var reserve = folder.path().resolve("station.reserve");
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.load();
      assertThat(Files.size(reserve)).isEqualTo(DiskReserve.BYTES);
      store.commit(List.of(queued(1), queued(1)), () -> log.add("must not happen"));
      assertThat(reserve).exists();
      store.salvage(set("last words"));
      assertThat(reserve).doesNotExist();
    }
    try (var next = SqliteStationStore.openInline(folder, loop)) {
      assertThat(next.load().variables()).containsExactly(set("last words"));
      assertThat(Files.size(reserve)).isEqualTo(DiskReserve.BYTES);
    }
  }

  @Test
  void salvage_whileNothingCanBeWritten_isWrittenInOrderOnceItCan() throws SQLException {
    var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
    var store = new SqliteStationStore(loop, () -> connection, Runnable::run, () -> {}, () -> {});
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = true");
      store.commit(List.of(set("lost")), () -> log.add("must not happen"));
      store.salvage(set("a"));
      store.salvage(set("b"));
      assertThat(store.load().variables()).isEmpty();
      statement.execute("PRAGMA query_only = false");
    }
    store.close();
    try (var next = SqliteStationStore.openInline(folder, loop)) {
      assertThat(next.load().variables()).containsExactly(set("a"), set("b"));
    }
  }

  @Test
  void commit_oneChangeRefused_writesNothingOfItsBatch() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.onFailure(log::add);
      store.commit(List.of(set("with it"), queued(1), queued(1)), () -> log.add("must not happen"));
      loop.runPosted();
      assertThat(log).singleElement().asString().startsWith("storing failed");
      assertThat(store.load()).isEqualTo(StoredStation.EMPTY);
    }
  }

  @Test
  void commit_messageThatIsNotKept_fails() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.onFailure(log::add);
      store.commit(List.of(new Change.MessageQueued(1, Change.Lane.SECURITY, new Outgoing.Heartbeat())), () -> {});
      loop.runPosted();
      assertThat(log).containsExactly("storing failed: Heartbeat is no message that is kept");
    }
  }

  @Test
  void commit_programIsBroken_failsToo() {
    var connection = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
        (_, method, _) -> {
          if (method.getName().equals("close")) {
            return null;
          }
          throw new NoClassDefFoundError("a class that is not there");
        });
    try (var store = new SqliteStationStore(loop, () -> connection, Runnable::run, () -> {}, () -> {})) {
      store.onFailure(log::add);
      store.commit(List.of(set("before")), () -> log.add("must not happen"));
      store.commit(List.of(set("after")), () -> log.add("must not happen"));
      loop.runPosted();
      assertThat(log).containsExactly("storing failed: a class that is not there");
    }
  }

  @Test
  void onFailure_registeredAfterIt_isTold() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.commit(List.of(queued(1), queued(1)), () -> {});
      loop.runPosted();
      store.onFailure(log::add);
      loop.runPosted();
      assertThat(log).hasSize(1);
    }
  }

  @Test
  void open_whatWasStored_isReadAheadAndLoaded() {
    commitAll(List.of(set("v1")));

    try (var store = SqliteStationStore.open(folder, loop)) {
      assertThat(store.load().variables()).hasSize(1);
      assertThat(store.load()).isEqualTo(store.load());
    }
  }

  @Test
  void close_batchesWaiting_writesThem() {
    var store = SqliteStationStore.open(folder, loop);
    for (int i = 0; i < 300; i++) {
      store.commit(List.of(set("v" + i)), () -> {});
    }
    store.close();

    try (var reopened = SqliteStationStore.openInline(folder, loop)) {
      assertThat(reopened.load().variables()).hasSize(300);
    }
  }

  @Test
  void commit_afterClose_isToldAsFailure() {
    var store = SqliteStationStore.openInline(folder, loop);
    store.onFailure(log::add);
    store.close();
    store.commit(List.of(set("late")), () -> log.add("must not happen"));
    loop.runPosted();
    assertThat(log).containsExactly("the storage is closed");
  }

  @Test
  void open_records_canOnlyBeAppended() throws SQLException {
    var changes = new RandomChanges(7);
    commitAll(List.of(changes.append(), changes.append()));

    try (var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
        var statement = connection.createStatement()) {
      for (var forbidden : List.of("UPDATE interchange_record SET amount = 1 WHERE chain_index = 2",
          "DELETE FROM interchange_record WHERE chain_index = 2",
          "INSERT OR REPLACE INTO interchange_record SELECT * FROM interchange_record WHERE chain_index = 2",
          "REPLACE INTO interchange_record SELECT * FROM interchange_record WHERE chain_index = 1")) {
        assertThatThrownBy(() -> statement.executeUpdate(forbidden)).as(forbidden)
            .isInstanceOf(SQLException.class).hasMessageContaining("record is appended");
      }
    }
  }

  @Test
  void open_permissions_canOnlyBeAppended() throws SQLException {
    try (var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
        var statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO permission VALUES (1, 'p', 's', 'granted', '', '{}')");
      for (var forbidden : List.of("UPDATE permission SET state = 'denied'", "DELETE FROM permission",
          "REPLACE INTO permission VALUES (1, 'p', 's', 'denied', '', '{}')")) {
        assertThatThrownBy(() -> statement.executeUpdate(forbidden)).as(forbidden)
            .isInstanceOf(SQLException.class).hasMessageContaining("appended to, never");
      }
    }
  }

  @Test
  void open_fileIsNoDatabase_isRefused() throws Exception {
    Files.writeString(folder.database(), "this is not a database, however long the text may become".repeat(100));

    try (var store = SqliteStationStore.open(folder, loop)) {
      assertThatThrownBy(store::load).isInstanceOf(StorageRefused.class)
          .hasMessageContaining("station.db can't be used").hasMessageContaining("backup");
    }
  }

  @Test
  void load_damagedPage_isRefused() throws Exception {
    commitAll(List.of(new Change.VariableSet(Component.of("c"), Variable.of("v"), "x".repeat(50_000))));
    var bytes = Files.readAllBytes(folder.database());
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(folder.database(), bytes);

    assertThatThrownBy(() -> {
      try (var store = SqliteStationStore.openInline(folder, loop)) {
        store.load();
      }
    }).isInstanceOf(StorageRefused.class).hasMessageContaining("backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":1", "null", "{\"unknown\":1}", "[]"})
  void load_rowThatCannotBeRead_namesTableAndRow(String body) throws SQLException {
    try (var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
        var insert = connection.prepareStatement("INSERT INTO session VALUES ('s-1', 'p', 'now', ?)")) {
      insert.setString(1, body);
      insert.executeUpdate();
    }
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      assertThatThrownBy(store::load).isInstanceOf(StorageRefused.class)
          .hasMessageContaining("session s-1 can't be read back as StoredSession");
    }
  }

  @Test
  void open_files_areReadableByTheirOwnerOnly() throws Exception {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.commit(List.of(set("a")), () -> {});
      StationKey.of(folder);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()))).isEqualTo("rwx------");
      try (var files = Files.list(folder.path())) {
        var all = files.toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(5);
        for (var file : all) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void hold_secondProcess_isRefused() {
    assertThatThrownBy(() -> StorageFolder.hold(folder.path())).isInstanceOf(StorageRefused.class)
        .hasMessageContaining("in use by another running station");
  }

  @Test
  void hold_afterRelease_succeeds() {
    folder.close();
    folder = StorageFolder.hold(folder.path());
    assertThat(folder.path()).isDirectory();
  }

  @Test
  void hold_pathIsAFile_isRefused() throws Exception {
    var file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> StorageFolder.hold(file)).isInstanceOf(StorageRefused.class)
        .hasMessageContaining("can't be used");
  }

  @Test
  void load_afterCommitInVirtualTime_needsNoOtherThread() {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.commit(List.of(set("a")), () -> log.add("committed"));
      loop.advance(Duration.ZERO);
      assertThat(log).containsExactly("committed");
    }
  }

  private static void assertSame(StoredStation actual, StoredStation expected) {
    assertThat(actual.variables()).isEqualTo(expected.variables());
    assertThat(actual.sessions()).isEqualTo(expected.sessions());
    assertThat(actual.permissions()).isEqualTo(expected.permissions());
    assertThat(actual.records()).isEqualTo(expected.records());
    assertThat(actual.profiles()).isEqualTo(expected.profiles());
    assertThat(actual.queue()).isEqualTo(expected.queue());
    assertThat(actual.facts(SetAvailability.class)).isEqualTo(expected.facts(SetAvailability.class));
    assertThat(actual.facts(CollectedSample.class)).isEqualTo(expected.facts(CollectedSample.class));
    assertThat(actual.facts()).as("facts of every kind").containsExactlyInAnyOrderElementsOf(expected.facts());
    assertThat(actual).usingRecursiveComparison().ignoringFields("facts").isEqualTo(expected);
  }

  private SqliteStationStore onSlowDisk() {
    var store = new SqliteStationStore(loop,
        () -> StationDatabase.open(folder.database(), Migrations.ofThisProgram()), disk::add, () -> {}, () -> {});
    disk.remove().run();
    return store;
  }

  private void commitAll(List<Change> changes) {
    try (var store = SqliteStationStore.openInline(folder, loop)) {
      store.onFailure(reason -> {
        throw new AssertionError(reason);
      });
      store.commit(changes, () -> {});
      loop.runPosted();
      assertThat(store.isSettled()).isTrue();
    }
  }

  private static Change.VariableSet set(String name) {
    return new Change.VariableSet(Component.of("SomeCtrlr"), Variable.of(name), "1");
  }

  private static Change.MessageQueued queued(long id) {
    return new Change.MessageQueued(id, Change.Lane.SECURITY,
        new Outgoing.SecurityEvent("StartupOfTheDevice", Instant.EPOCH, Optional.empty()));
  }
}
