package org.tidegate.app.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the newest schema, one version after the other, each in one transaction. Immutable.
 *
 * @param scripts the n-th leads from version n - 1 to version n
 */
record Migrations(List<String> scripts) {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** Those of this program. */
  static Migrations ofThisProgram() {
    return new Migrations(List.of(resource("V1.sql"), resource("V2.sql"), resource("V3.sql")));
  }

  /**
   * Migrates forward; a database that holds anything is copied first.
   *
   * @throws StorageRefused when the database is newer than this program
   */
  void migrate(Connection connection, Path database) throws SQLException, IOException {
    int version = version(connection);
    if (version > scripts.size()) {
      throw new StorageRefused(database + " has schema version " + version + ", newer than this program's "
          + scripts.size() + ": it was written by a newer version of the station; run that one, or restore a backup of "
          + "version " + scripts.size());
    }
    if (version > 0 && version < scripts.size()) {
      backUp(connection, database, version);
    }
    for (int next = version + 1; next <= scripts.size(); next++) {
      apply(connection, next);
      log.info("{} now has schema version {}", database, next);
    }
  }

  static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private void apply(Connection connection, int version) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(scripts.get(version - 1));
      statement.executeUpdate("PRAGMA user_version = " + version);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void backUp(Connection connection, Path database, int version) throws SQLException, IOException {
    var backup = database.resolveSibling(database.getFileName() + ".v" + version + ".backup");
    Files.deleteIfExists(backup);
    StorageFolder.createPrivate(backup);
    try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, backup.toString());
      statement.executeUpdate();
    }
    log.info("{} was copied to {} before its schema is changed", database, backup);
  }

  private static String resource(String name) {
    try (var stream = Objects.requireNonNull(Migrations.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
