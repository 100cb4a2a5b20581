package org.tidegate.ocpp.message;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v21.StatusInfo;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTypeTest {
  /** The compiler believes what the constant says; the records come by name. */
  @ParameterizedTest
  @MethodSource("constants")
  void records_ofEachConstant_areThoseItsTypeSays(Field constant) throws IllegalAccessException {
    var type = (MessageType<?, ?>) constant.get(null);

    assertThat(((ParameterizedType) constant.getGenericType()).getActualTypeArguments()).containsExactly(type.request(),
        type.response());
    assertThat(MessageType.actionOf(type.request())).isEqualTo(type.action());
    assertThat(MessageType.actionOf(type.response())).isEqualTo(type.action());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void all_hasEachConstantOnce(Class<?> version) throws ReflectiveOperationException {
    var all = version.getMethod("all").invoke(null);

    assertThat((Iterable<?>) all).doesNotHaveDuplicates().hasSize((int) constants(version).count());
  }

  @Test
  void request_withoutRecord_isSaid() {
    MessageType<?, ?> type = MessageType.of("Dance", V21.class);

    assertThatThrownBy(type::request).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("v21.DanceRequest is missing");
  }

  @Test
  void actionOf_whatIsNoMessage_isRefused() {
    assertThatThrownBy(() -> MessageType.actionOf(StatusInfo.class)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Field> constants() {
    return versions().flatMap(MessageTypeTest::constants);
  }

  static Stream<Class<?>> versions() {
    return Stream.of(V201.class, V21.class);
  }

  private static Stream<Field> constants(Class<?> version) {
    return Arrays.stream(version.getFields()).filter(field -> Modifier.isStatic(field.getModifiers()));
  }
}
