package org.tidegate.app.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.port.Change;

/** Writes changes in transactions. Used by one thread at a time; the only writer of its connection. */
final class ChangeWriter {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  ChangeWriter(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes all of these in one transaction, or nothing of them; durable when it returns.
   *
   * @throws SQLException when nothing was written
   */
  void write(List<Change> changes) throws SQLException {
    run("BEGIN IMMEDIATE");
    try {
      for (var change : withoutOvertaken(changes)) {
        write(change);
      }
      run("COMMIT");
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  /** A Dynamic profile may be updated many times before the writer comes round: only how it is last is written. */
  private static List<Change> withoutOvertaken(List<Change> changes) {
    var seen = new HashSet<Integer>();
    return changes.reversed().stream().filter(change -> switch (change) {
      case Change.ProfileSaved saved -> seen.add(saved.profile().profile().id());
      case Change.ProfileRemoved removed -> {
        seen.add(removed.profileId());
        yield true;
      }
      default -> true;
    }).toList().reversed();
  }

  private void write(Change change) throws SQLException {
    switch (change) {
      case Change.VariableSet set -> writeVariable(set.component(), set.variable(), set.value());
      case Change.SessionSaved saved -> run("""
          INSERT INTO session (id, party_ref, saved_at, body) VALUES (?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET party_ref = excluded.party_ref, saved_at = excluded.saved_at,
            body = excluded.body""",
          saved.session().id(), saved.session().partyRef(), saved.session().savedAt().toString(),
          StoredJson.write(saved.session()));
      case Change.SessionForgotten forgotten -> run("DELETE FROM session WHERE id = ?", forgotten.sessionId());
      case Change.PermissionSaved saved -> run(
          "INSERT INTO permission (id, session_id, state, at, body) VALUES (?, ?, ?, ?, ?)",
          saved.permission().id(), saved.permission().sessionId(), saved.permission().state().token(),
          saved.permission().at().toString(), StoredJson.write(saved.permission()));
      case Change.RecordAppended appended -> {
        var insert = statement(RecordRow.INSERT);
        RecordRow.bind(insert, appended.record());
        insert.executeUpdate();
      }
      case Change.RecordDelivered delivered -> run(
          "INSERT INTO record_delivered (record_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
          delivered.recordId(), delivered.at().toString());
      case Change.RecordsRetired retired -> {
        run("DELETE FROM record_delivered WHERE record_id IN (SELECT record_id FROM interchange_record WHERE chain_index <= ?)",
            retired.upTo().index());
        run("DELETE FROM interchange_record WHERE chain_index <= ?", retired.upTo().index());
      }
      case Change.PartyNamed named -> run("""
          INSERT INTO party (party_ref, driver, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""",
          named.partyRef(), named.driver(), named.at().toString());
      case Change.PartiesForgotten old -> {
        run("DELETE FROM stay WHERE ended < ?", old.before().toString());
        run("DELETE FROM party WHERE at < ?", old.before().toString());
      }
      case Change.DriverForgotten gone -> {
        run("DELETE FROM stay WHERE party_ref IN (SELECT party_ref FROM party WHERE driver = ?)", gone.driver());
        run("DELETE FROM party WHERE driver = ?", gone.driver());
      }
      case Change.StayKept kept -> run("""
          INSERT INTO stay (session_id, party_ref, ended, body) VALUES (?, ?, ?, ?)
          ON CONFLICT (session_id) DO UPDATE SET ended = excluded.ended, body = excluded.body""",
          kept.trace().sessionId(), kept.trace().partyRef(), kept.trace().until().toString(),
          StoredJson.write(kept.trace()));
      case Change.ProfileSaved saved -> run("""
          INSERT INTO charging_profile (id, evse, body) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET evse = excluded.evse, body = excluded.body""",
          saved.profile().profile().id(), saved.profile().evseId(), StoredJson.write(saved.profile()));
      case Change.ProfileRemoved removed -> run("DELETE FROM charging_profile WHERE id = ?", removed.profileId());
      case Change.PricesSaved saved -> run(
          "INSERT INTO price_schedule (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
          StoredJson.write(saved.schedule()));
      case Change.FactSaved saved -> run("""
          INSERT INTO fact (kind, key, body) VALUES (?, ?, ?)
          ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body""",
          StoredFactKind.of(saved.fact().getClass()).token(), saved.fact().key(), StoredJson.write(saved.fact()));
      case Change.FactForgotten gone -> run("DELETE FROM fact WHERE kind = ? AND key = ?",
          StoredFactKind.of(gone.kind()).token(), gone.key());
      case Change.FactsForgotten gone -> run("DELETE FROM fact WHERE kind = ?", StoredFactKind.of(gone.kind()).token());
      case Change.MessageQueued queued -> run("INSERT INTO message (id, lane, kind, body) VALUES (?, ?, ?, ?)",
          queued.id(), queued.lane().name(), StoredMessage.of(queued.message()).token(),
          StoredJson.write(queued.message()));
      case Change.MessageDone done -> run("DELETE FROM message WHERE id = ?", done.id());
    }
  }

  private void writeVariable(Component component, Variable variable, String value) throws SQLException {
    @Nullable
    Object[] key = {component.name(), component.instance().orElse(null), component.evseId().orElse(null),
        component.connectorId().orElse(null), variable.name(), variable.instance().orElse(null)};
    run("""
        DELETE FROM variable WHERE component = ? AND component_instance IS ? AND evse IS ? AND connector IS ?
          AND name = ? AND instance IS ?""",
        key);
    var insert = statement("""
        INSERT INTO variable (component, component_instance, evse, connector, name, instance, value)
        VALUES (?, ?, ?, ?, ?, ?, ?)""");
    Bind.all(insert, key);
    insert.setString(key.length + 1, value);
    insert.executeUpdate();
  }

  private void run(String sql, @Nullable Object... values) throws SQLException {
    var statement = statement(sql);
    Bind.all(statement, values);
    statement.executeUpdate();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    var known = statements.get(sql);
    if (known != null) {
      return known;
    }
    var prepared = connection.prepareStatement(sql);
    statements.put(sql, prepared);
    return prepared;
  }

  /** A full disk has rolled back by itself already. */
  private void rollBack(Exception cause) {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
