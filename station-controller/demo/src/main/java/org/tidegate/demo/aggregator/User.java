package org.tidegate.demo.aggregator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.interchange.WireConditions;

/** Somebody whom the aggregator knows, with the vehicle that is theirs (61) and the conditions they set last (65). Station loop only. */
final class User {
  private final String id;
  private final String name;
  private final String vehicleId;
  private @Nullable WireConditions conditions;

  User(String id, String name, String vehicleId) {
    this.id = id;
    this.name = name;
    this.vehicleId = vehicleId;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String vehicleId() {
    return vehicleId;
  }

  Optional<WireConditions> conditions() {
    return Optional.ofNullable(conditions);
  }

  void remember(WireConditions set) {
    conditions = set;
  }
}
