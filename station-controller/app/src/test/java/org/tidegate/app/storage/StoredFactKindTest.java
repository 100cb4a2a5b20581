package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
