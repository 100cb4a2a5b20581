package org.tidegate.app.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.StoredFact;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.smartcharging.InstalledProfile;

/** Reads what was stored before a start. Used by one thread at a time. */
final class StoredStationReader {
  private final Connection connection;

  StoredStationReader(Connection connection) {
    this.connection = connection;
  }

  StoredStation read() throws SQLException {
    return new StoredStation(
        rows("SELECT * FROM variable ORDER BY rowid", StoredStationReader::variable),
        rows("SELECT id, body FROM session ORDER BY rowid", body(StoredSession.class, "session")),
        rows("""
            SELECT id, body FROM permission WHERE step IN (
              SELECT max(step) FROM permission WHERE session_id IN (SELECT id FROM session) GROUP BY id)
            ORDER BY step""", body(Permission.class, "permission")),
        rows("""
            SELECT * FROM interchange_record WHERE party_ref IN (SELECT party_ref FROM session)
            ORDER BY chain_index""", RecordRow::read),
        first(rows("SELECT chain_index, hash FROM interchange_record ORDER BY chain_index DESC LIMIT 1",
            row -> new ChainHead(row.getLong(1), row.getString(2)))),
        rows("SELECT id, body FROM charging_profile ORDER BY id", body(InstalledProfile.class, "charging_profile")),
        first(rows("SELECT id, body FROM price_schedule", body(PriceSchedule.class, "price_schedule"))),
        rows("SELECT * FROM fact ORDER BY kind, key", StoredStationReader::fact),
        rows("SELECT * FROM message ORDER BY id", StoredStationReader::message),
        first(rows("SELECT seq FROM sqlite_sequence WHERE name = 'message'", row -> row.getLong(1))).orElse(0L));
  }

  private static Change.VariableSet variable(ResultSet row) throws SQLException {
    return new Change.VariableSet(
        new Component(row.getString("component"), Optional.ofNullable(row.getString("component_instance")),
            number(row, "evse"), number(row, "connector")),
        new Variable(row.getString("name"), Optional.ofNullable(row.getString("instance"))), row.getString("value"));
  }

  private static Change.MessageQueued message(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Change.MessageQueued(id, Lane.valueOf(row.getString("lane")),
        StoredMessage.read(row.getString("kind"), row.getString("body"), "message " + id));
  }

  private static StoredFact fact(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    return StoredFactKind.read(kind, row.getString("body"), "fact " + kind + " " + row.getString("key"));
  }

  private static <T> Row<T> body(Class<T> type, String table) {
    return row -> StoredJson.read(type, row.getString("body"), table + " " + row.getString("id"));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private static <T> Optional<T> first(List<T> rows) {
    @Nullable
    T first = rows.isEmpty() ? null : rows.getFirst();
    return Optional.ofNullable(first);
  }

  private <T> List<T> rows(String sql, Row<T> mapping) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
      var all = new ArrayList<T>();
      while (row.next()) {
        all.add(mapping.read(row));
      }
      return List.copyOf(all);
    }
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
