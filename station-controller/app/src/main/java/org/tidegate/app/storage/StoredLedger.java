package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.review.StayTrace;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.InterchangeRecord;

/**
 * The interchange records of a storage folder. Safe from any thread. The folder may belong to a running station: it is only
 * read.
 */
public final class StoredLedger {
  private static final String RECORDS = """
      SELECT r.*, d.at AS delivered_at FROM interchange_record r LEFT JOIN record_delivered d USING (record_id)
      ORDER BY r.chain_index""";
  private static final String PARTIES = "SELECT party_ref FROM party WHERE driver = ?";
  private static final String ANCHOR = "SELECT body FROM fact WHERE kind = '" + StoredFactKind.CHAIN_ANCHOR.token()
      + "'";

  private final Path database;

  /** The records of this storage folder. */
  public StoredLedger(Path folder) {
    this.database = StorageFolder.databaseIn(folder);
  }

  /**
   * Reads all records, oldest first, as they were at one moment.
   *
   * @return where the chain began and ended at that moment, as the station signed it; absent before its first record
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public Optional<ChainAnchor> read(Reader reader) throws IOException {
    try (var connection = open()) {
      connection.setAutoCommit(false);
      var anchor = anchor(connection);
      reader.begin(anchor);
      readRecords(connection, reader);
      return anchor;
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  /**
   * The stays of a driver, as stand-ins in the records.
   *
   * @param drivers the driver's names of {@link org.tidegate.domain.port.Pseudonyms}
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public Set<String> partiesOf(Collection<String> drivers) {
    var parties = new HashSet<String>();
    try (var connection = open(); var statement = connection.prepareStatement(PARTIES)) {
      for (var driver : drivers) {
        statement.setString(1, driver);
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            parties.add(row.getString(1));
          }
        }
      }
      return parties;
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  /**
   * The stays that are over, the oldest first.
   *
   * @param stays is given each of them
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public void readStays(Consumer<StayTrace> stays) {
    try (var connection = open();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT session_id, body FROM stay ORDER BY ended, session_id")) {
      while (row.next()) {
        stays.accept(StoredJson.read(StayTrace.class, row.getString(2), "stay " + row.getString(1)));
      }
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  private Connection open() throws SQLException {
    if (!Files.isReadable(database)) {
      throw new StorageRefused(database + " is not there or can't be read; name the station's storage folder");
    }
    return StationDatabase.openReadOnly(database);
  }

  private static Optional<ChainAnchor> anchor(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(ANCHOR)) {
      return row.next()
          ? Optional.of(StoredJson.read(ChainAnchor.class, row.getString(1), "fact chain-anchor"))
          : Optional.empty();
    }
  }

  private static void readRecords(Connection connection, Reader reader) throws SQLException, IOException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(RECORDS)) {
      while (row.next()) {
        try {
          reader.record(RecordRow.read(row), row.getString("delivered_at"));
        } catch (StorageRefused e) {
          reader.damaged(e);
        }
      }
    }
  }

  /** The text of an anchor, for a file apart from the records. */
  public static String text(ChainAnchor anchor) {
    return StoredJson.write(anchor) + "\n";
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws StorageRefused when it is something else
   */
  public static ChainAnchor anchor(Path file) throws IOException {
    return StoredJson.read(ChainAnchor.class, Files.readString(file), file.toString());
  }

  /** Is given what is read. */
  @FunctionalInterface
  public interface Reader {
    /** The records of a chain that begins and ends there follow. */
    default void begin(Optional<ChainAnchor> anchor) {}

    /**
     * A record.
     *
     * @param deliveredAt when the central system acknowledged it, UTC
     */
    void record(InterchangeRecord record, @Nullable String deliveredAt) throws IOException;

    /** A row that holds what no record can; unless somebody wants to go on, it is refused. */
    default void damaged(StorageRefused why) {
      throw why;
    }
  }
}
