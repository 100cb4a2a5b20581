package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteJDBCLoader;

/** Opens the database file. Safe from any thread. */
final class StationDatabase {
  private static final int BUSY_TIMEOUT_MILLIS = 5000;

  private StationDatabase() {}

  /** Loads SQLite. */
  static void rehearse() {
    forWriting();
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new IllegalStateException("SQLite can't be loaded", e);
    }
  }

  /**
   * The database with the newest schema, for reading and writing.
   *
   * @throws StorageRefused when it is damaged, newer than this program, or can't be written
   */
  static Connection open(Path file, Migrations migrations) {
    try {
      StorageFolder.createPrivate(file);
      var connection = connect(file, forWriting());
      try {
        migrations.migrate(connection, file);
        return connection;
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw refused(file, e);
    }
  }

  /** The database as it is, for reading only; another process may be writing it. */
  static Connection openReadOnly(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    return connect(file, config);
  }

  static StorageRefused refused(Path file, Exception cause) {
    return new StorageRefused(file + " can't be used: " + cause.getMessage()
        + "; if the file is damaged, move it away to start anew or put a backup in its place", cause);
  }

  private static SQLiteConfig forWriting() {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    config.enableRecursiveTriggers(true);
    // What is deleted names drivers: its bytes are overwritten where that costs no further write.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
    return config;
  }

  private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file);
  }
}
