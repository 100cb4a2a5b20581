package org.tidegate.domain.devicemodel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.SequenceList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.dateTime;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/** Form and range of values, by the primitive types of OCPP 2.0.1 Part 2 section 2.1.4. */
class ValueRulesTest {
  private static final VariableFacts ONE_TO_TEN = VariableFacts.of(integer).atLeast(1).atMost(10);
  private static final VariableFacts HALF = VariableFacts.of(decimal).atLeast(-1).atMost(1);
  private static final VariableFacts MEMBERS = VariableFacts.of(MemberList, "A,B,C").atMost(3);

  @ParameterizedTest
  @CsvSource({"1, fits", "10, fits", "0, ValueOutOfRange", "11, ValueOutOfRange", "-1, ValueOutOfRange",
      "'', InvalidValue", "01, InvalidValue", "+1, InvalidValue", "1.0, InvalidValue", "1e1, InvalidValue",
      "' 1', InvalidValue", "ten, InvalidValue", "2147483648, ValueOutOfRange", "9999999999, ValueOutOfRange",
      "99999999999, InvalidValue", "-, InvalidValue", "\u0661, InvalidValue"})
  @Covers({"B05.FR.07", "B05.FR.08"})
  void integer_oneToTen_isCheckedForFormAndRange(String value, String expected) {
    assertThat(outcome(ONE_TO_TEN, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2147483647, fits", "-2147483648, fits", "0, fits", "2147483648, ValueOutOfRange",
      "-2147483649, ValueOutOfRange"})
  @Covers("B05.FR.08")
  void integer_withoutLimits_has32Bits(String value, String expected) {
    assertThat(outcome(VariableFacts.of(integer), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, fits", "-1, fits", "0.5, fits", "1.000000, fits", "0.123456, fits", "0.1234567, InvalidValue",
      "1.000001, ValueOutOfRange", "-1.01, ValueOutOfRange", "1e999999999, InvalidValue", "NaN, InvalidValue",
      ".5, InvalidValue", "'0,5', InvalidValue", "'', InvalidValue"})
  @Covers({"B05.FR.07", "B05.FR.08"})
  void decimal_minusOneToOne_isCheckedForFormAndRange(String value, String expected) {
    assertThat(outcome(HALF, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, fits", "false, fits", "True, InvalidValue", "1, InvalidValue", "'', InvalidValue"})
  @Covers("B05.FR.07")
  void bool_anyText_isTrueOrFalseOnly(String value, String expected) {
    assertThat(outcome(VariableFacts.of(bool), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:00Z, fits", "2026-03-01T12:00:00.123+01:00, fits", "2026-03-01T12:00:00, InvalidValue",
      "2026-02-30T12:00:00Z, InvalidValue", "yesterday, InvalidValue"})
  @Covers("B05.FR.07")
  void dateTime_anyText_needsDateTimeAndOffset(String value, String expected) {
    assertThat(outcome(VariableFacts.of(dateTime), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"A, fits", "'A,B', InvalidValue", "a, InvalidValue", "D, InvalidValue", "'', InvalidValue"})
  @Covers("B05.FR.07")
  void optionList_ofThree_takesOneOfThem(String value, String expected) {
    assertThat(outcome(VariableFacts.of(OptionList, "A,B,C"), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'', fits", "A, fits", "'B,A', fits", "'A, B', fits", "'A,A', InvalidValue", "'A,D', InvalidValue",
      "'A,B,C', TooLargeElement"})
  @Covers("B05.FR.07")
  void memberList_ofThreeButThreeCharacters_takesASet(String value, String expected) {
    assertThat(outcome(MEMBERS, value)).isEqualTo(expected);
  }

  @Test
  void sequenceList_withBlanks_keepsOrderWithoutBlanks() {
    assertThat(ValueRules.normal(VariableFacts.of(SequenceList, "0,1,2"), "2, 0 ,1")).isEqualTo("2,0,1");
  }

  @ParameterizedTest
  @CsvSource({"abc, fits", "'', fits", "abcd, TooLargeElement"})
  void string_ofThreeCharacters_isNotLonger(String value, String expected) {
    assertThat(outcome(VariableFacts.of(string).atMost(3), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u0000", "\u0085"})
  void string_withControlCharacters_isRefused(String value) {
    assertThat(outcome(VariableFacts.of(string), value)).isEqualTo("InvalidValue");
  }

  @Test
  void anyType_over1000Characters_isTooLarge() {
    assertThat(outcome(VariableFacts.of(string), "x".repeat(1000))).isEqualTo("fits");
    assertThat(outcome(VariableFacts.of(string), "x".repeat(1001))).isEqualTo("TooLargeElement");
    assertThat(outcome(VariableFacts.of(integer), "1".repeat(1001))).isEqualTo("TooLargeElement");
  }

  @Test
  void reason_ofARefusedValue_doesNotRepeatIt() {
    assertThat(ValueRules.broken(VariableFacts.of(string).atMost(3), "secret").orElseThrow().text())
        .doesNotContain("secret");
    assertThat(ValueRules.broken(MEMBERS, "secret").orElseThrow().text()).doesNotContain("secret");
  }

  private static String outcome(VariableFacts facts, String value) {
    return ValueRules.broken(facts, value).map(reason -> reason.code().name()).orElse("fits");
  }
}
