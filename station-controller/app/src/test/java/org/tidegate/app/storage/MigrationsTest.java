package org.tidegate.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationsTest {
  private static final String FIRST = "CREATE TABLE animal (name TEXT); INSERT INTO animal VALUES ('cat')";
  private static final String SECOND = "ALTER TABLE animal ADD COLUMN legs INTEGER; UPDATE animal SET legs = 4";
  private static final String BROKEN = "CREATE TABLE plant (name TEXT); this is not SQL";

  @TempDir
  Path temp;

  @Test
  void migrate_newDatabase_runsAllAndBacksUpNothing() throws SQLException {
    try (var connection = open(FIRST, SECOND)) {
      assertThat(Migrations.version(connection)).isEqualTo(2);
      assertThat(text(connection, "SELECT name || legs FROM animal")).isEqualTo("cat4");
    }
    assertThat(backup(1)).doesNotExist();
  }

  @Test
  void migrate_olderDatabase_isCopiedFirstThenBroughtForward() throws Exception {
    open(FIRST).close();
    try (var connection = open(FIRST, SECOND)) {
      assertThat(Migrations.version(connection)).isEqualTo(2);
      assertThat(text(connection, "SELECT name || legs FROM animal")).isEqualTo("cat4");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup(1)))).isEqualTo("rw-------");
    try (var old = StationDatabase.openReadOnly(backup(1))) {
      assertThat(Migrations.version(old)).isEqualTo(1);
      assertThat(text(old, "SELECT name FROM animal")).isEqualTo("cat");
    }
  }

  @Test
  void migrate_newestDatabase_changesNothing() throws SQLException {
    open(FIRST, SECOND).close();
    open(FIRST, SECOND).close();
    assertThat(backup(2)).doesNotExist();
  }

  @Test
  void migrate_scriptFails_leavesTheOldVersionWhole() throws SQLException {
    open(FIRST).close();
    assertThatThrownBy(() -> open(FIRST, BROKEN)).isInstanceOf(StorageRefused.class)
        .hasMessageContaining("station.db can't be used");
    try (var connection = open(FIRST)) {
      assertThat(text(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'plant'")).isEqualTo("0");
    }
    try (var connection = open(FIRST, SECOND)) {
      assertThat(Migrations.version(connection)).isEqualTo(2);
    }
  }

  @Test
  void migrate_databaseOfNewerProgram_isRefusedAndUntouched() throws SQLException {
    open(FIRST, SECOND).close();
    assertThatThrownBy(() -> open(FIRST)).isInstanceOf(StorageRefused.class)
        .hasMessageContaining("has schema version 2, newer than this program's 1");
    open(FIRST, SECOND).close();
  }

  private Connection open(String... scripts) {
    return StationDatabase.open(temp.resolve("station.db"), new Migrations(List.of(scripts)));
  }

  private Path backup(int version) {
    return temp.resolve("station.db.v" + version + ".backup");
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
      return row.getString(1);
    }
  }
}
