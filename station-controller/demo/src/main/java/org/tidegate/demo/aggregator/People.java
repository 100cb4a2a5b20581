package org.tidegate.demo.aggregator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users whom the aggregator knows, and which vehicle is whose (61). Station loop only. */
final class People {
  private static final int MOST = 200;
  private static final int LONGEST_NAME = 40;
  private static final Pattern VEHICLE = Pattern.compile("[A-Za-z0-9:-]{1,36}");

  private final Map<String, User> users = new LinkedHashMap<>();

  /**
   * Somebody signs up with a vehicle.
   *
   * @throws IllegalArgumentException with the reason when that can't be
   */
  User signUp(String name, String vehicleId) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
    }
    if (!VEHICLE.matcher(vehicleId).matches()) {
      throw new IllegalArgumentException("a vehicle's EVCCID has 1 to 36 letters, digits, colons and hyphens");
    }
    if (ofVehicle(vehicleId).isPresent()) {
      throw new IllegalArgumentException("this vehicle has a user already");
    }
    if (users.size() >= MOST) {
      throw new IllegalArgumentException("there are " + MOST + " users already");
    }
    var user = new User("user-" + (users.size() + 1), name.strip(), vehicleId);
    users.put(user.id(), user);
    return user;
  }

  Optional<User> ofVehicle(@Nullable String vehicleId) {
    return users.values().stream().filter(user -> user.vehicleId().equalsIgnoreCase(vehicleId)).findFirst();
  }

  Optional<User> user(String id) {
    return Optional.ofNullable(users.get(id));
  }

  Collection<User> all() {
    return users.values();
  }
}
