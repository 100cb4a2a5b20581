package org.tidegate.app.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;

/**
 * How much a storage folder holds, and what in it is somebody's own. Safe from any thread. The folder may belong to a
 * running station: it is only read.
 */
public final class StoredOverview {
  /** Each kind of things that are kept, and how many of them there are. */
  private static final List<String> COUNTED = List.of(
      "SELECT 'variables set', count(*) FROM variable",
      "SELECT 'sessions not over', count(*) FROM session",
      "SELECT 'steps of permissions', count(*) FROM permission",
      "SELECT 'records', count(*) FROM interchange_record",
      "SELECT 'records not delivered', count(*) FROM interchange_record WHERE record_id NOT IN "
          + "(SELECT record_id FROM record_delivered)",
      "SELECT 'charging profiles', count(*) FROM charging_profile",
      "SELECT 'stays for review', count(*) FROM stay",
      "SELECT 'drivers of stays', count(*) FROM party",
      "SELECT 'messages waiting, ' || lane || ' ' || kind, count(*) FROM message GROUP BY lane, kind",
      "SELECT 'facts, ' || kind, count(*) FROM fact GROUP BY kind");
  private static final String BODIES = """
      SELECT body FROM session UNION ALL SELECT body FROM permission UNION ALL SELECT body FROM message
      UNION ALL SELECT body FROM fact UNION ALL SELECT body FROM stay""";
  private static final Set<String> TOKEN_TYPES = Arrays.stream(IdTokenType.values()).map(Enum::name)
      .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OWN = Set.of("evccId", "pin", "pseudonym");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path database;

  /** Of this storage folder. */
  public StoredOverview(Path folder) {
    this.database = StorageFolder.databaseIn(folder);
  }

  /** A value that the central system set. */
  public record SetVariable(Component component, Variable variable, String value) {}

  /**
   * What there is, and how many: one line each.
   *
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public List<String> counts() {
    return read(connection -> {
      var lines = new ArrayList<String>();
      lines.add("schema " + number(connection, "PRAGMA user_version"));
      lines.add("integrity " + text(connection, "PRAGMA quick_check(1)"));
      for (var query : COUNTED) {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
          while (row.next()) {
            lines.add(row.getString(1) + ": " + row.getLong(2));
          }
        }
      }
      return lines;
    });
  }

  /**
   * Whether a transaction was running when the station stopped; it goes on, or is ended, when it starts again.
   *
   * @throws StorageRefused when there is a database that can't be read
   */
  public boolean hasTransaction() {
    return Files.exists(database) && read(connection -> number(connection,
        "SELECT count(*) FROM session WHERE json_extract(body, '$.transaction') IS NOT NULL") > 0);
  }

  /**
   * The values that the central system set.
   *
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public List<SetVariable> variables() {
    return read(connection -> {
      var values = new ArrayList<SetVariable>();
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT * FROM variable ORDER BY component, name")) {
        while (row.next()) {
          values.add(new SetVariable(
              new Component(row.getString("component"), Optional.ofNullable(row.getString("component_instance")),
                  optional(row.getObject("evse")), optional(row.getObject("connector"))),
              new Variable(row.getString("name"), Optional.ofNullable(row.getString("instance"))),
              row.getString("value")));
        }
      }
      return values;
    });
  }

  /**
   * Cards, codes and vehicles by which somebody could be known.
   *
   * @throws StorageRefused when there is no database, or it can't be read
   */
  public Set<String> personal() {
    return read(connection -> {
      var values = new HashSet<String>();
      try (var statement = connection.createStatement(); var row = statement.executeQuery(BODIES)) {
        while (row.next()) {
          personal(row.getString(1), values);
        }
      }
      return values;
    });
  }

  private static void personal(String body, Set<String> values) {
    try {
      personal(MAPPER.readTree(body), values);
    } catch (JsonProcessingException _) {
      // A damaged row can't be searched; nothing of a body is told to anybody.
    }
  }

  private static void personal(JsonNode node, Set<String> values) {
    if (TOKEN_TYPES.contains(node.path("type").asText()) && node.path("value").isTextual()) {
      values.add(node.path("value").asText());
    }
    node.properties().stream().filter(field -> OWN.contains(field.getKey()) && field.getValue().isTextual())
        .forEach(field -> values.add(field.getValue().asText()));
    node.forEach(child -> personal(child, values));
  }

  private static Optional<Integer> optional(Object number) {
    return number instanceof Number known ? Optional.of(known.intValue()) : Optional.empty();
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "unknown";
    }
  }

  private <T> T read(Query<T> query) {
    if (!Files.isReadable(database)) {
      throw new StorageRefused(database + " is not there or can't be read; name the station's storage folder");
    }
    try (var connection = StationDatabase.openReadOnly(database)) {
      return query.ask(connection);
    } catch (SQLException e) {
      throw StationDatabase.refused(database, e);
    }
  }

  @FunctionalInterface
  private interface Query<T> {
    T ask(Connection connection) throws SQLException;
  }
}
