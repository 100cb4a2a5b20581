package org.tidegate.domain.port;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PassedOnEventsTest {
  private record Told(String what, List<Object> arguments) {}

  private final List<Told> told = new ArrayList<>();

  static Stream<Method> events() {
    return Stream.of(HardwareEvents.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("events")
  void each_isToldAsItIs(Method event) throws Exception {
    var arguments = Arrays.stream(event.getParameterTypes()).map(PassedOnEventsTest::something).toArray();

    event.invoke(new PassedOnEvents(listener()) {}, arguments);

    assertThat(told).containsExactly(new Told(event.getName(), Arrays.asList(arguments)));
  }

  private HardwareEvents listener() {
    return (HardwareEvents) Proxy.newProxyInstance(HardwareEvents.class.getClassLoader(),
        new Class<?>[]{HardwareEvents.class}, (_, event, arguments) -> {
          told.add(new Told(event.getName(), Arrays.asList(arguments)));
          return null;
        });
  }

  /** What is not of these kinds stands for nothing: only whether it arrives counts. */
  private static Object something(Class<?> kind) {
    if (kind == int.class) {
      return 7;
    }
    if (kind == boolean.class) {
      return true;
    }
    if (kind == Set.class) {
      return Set.of(3);
    }
    return kind == Optional.class ? Optional.of(32) : null;
  }
}
