package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.station.ConnectionMemory;

import static org.assertj.core.api.Assertions.assertThat;

class StoredFactKindTest {
  private static final JsonMapper TYPES = new JsonMapper();

  /** A kind of time that storage can't write stops the whole station, not only the fact. */
  @ParameterizedTest
  @EnumSource
  void times_inEveryKind_areWrittenAndReadBack(StoredFactKind kind) {
    var times = new HashSet<Class<?>>();
    collect(kind.type(), times, new HashSet<>());
    assertThat(times).allSatisfy(time -> assertThat(time).isIn(java.time.Instant.class, java.time.LocalDate.class,
        java.time.LocalTime.class));
  }

  /** Programs before this one kept no identity and no password with it. */
  @Test
  void networkProfile_ofAnEarlierProgram_usesWhatIsTheStations() {
    var old = """
        {"slot":2,"url":"wss://two.example/ocpp","securityProfile":2,"messageTimeout":"PT20S","networkInterface":"Wired0",
         "ocppVersion":"OCPP20"}""";
    var expected = NetworkProfile.of(2, URI.create("wss://two.example/ocpp"), 2, Duration.ofSeconds(20));

    assertThat(StoredFactKind.read("network-profile", old, "row 1")).isEqualTo(expected);
    assertThat(StoredFactKind.read("connection-memory", "{\"configured\":" + old + "}", "row 2"))
        .isEqualTo(new ConnectionMemory(expected, Optional.empty()));
  }

  @Test
  void networkProfile_withWhatIsItsOwn_isReadBack() {
    var profile = NetworkProfile.of(2, URI.create("wss://two.example/ocpp"), 2, Duration.ofSeconds(20)).as("CS-2")
        .withPassword(Optional.of("name"));

    assertThat(StoredFactKind.read("network-profile", StoredJson.write(profile), "row 1")).isEqualTo(profile);
  }

  private static void collect(Type type, Set<Class<?>> times, Set<Type> seen) {
    JavaType known = TYPES.constructType(type);
    if (!seen.add(known)) {
      return;
    }
    if (Temporal.class.isAssignableFrom(known.getRawClass())) {
      times.add(known.getRawClass());
    }
    known.getBindings().getTypeParameters().forEach(inner -> collect(inner, times, seen));
    if (known.getRawClass().isRecord()) {
      Arrays.stream(known.getRawClass().getRecordComponents()).map(RecordComponent::getGenericType)
          .forEach(inner -> collect(inner, times, seen));
    }
  }
}
