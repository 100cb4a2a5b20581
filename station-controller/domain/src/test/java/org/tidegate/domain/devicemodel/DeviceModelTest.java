package org.tidegate.domain.devicemodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.devicemodel.AttributeType.Actual;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.SequenceList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

class DeviceModelTest {
  private static final VariableFacts SECONDS = VariableFacts.of(integer).in("s").atLeast(1).atMost(100).writable();
  private static final Component FAN = Component.of("Fan");
  private static final Variable SPEED = Variable.of("Speed");
  private static final Variable MODEL = Variable.of("Model");
  private static final Variable SECRET = Variable.of("Secret");
  private static final Variable ORDER = Variable.of("Order");

  private final DeviceModel model = new DeviceModel(new VirtualStationLoop(Instant.parse("2026-03-01T12:00:00Z")));
  private final List<String> told = new ArrayList<>();
  private int temperature = 20;

  @BeforeEach
  void declareAFan() {
    model.declare(FAN, SPEED, SECONDS, "5");
    model.declare(FAN, MODEL, VariableFacts.of(string), "F1");
    model.declare(FAN, SECRET, VariableFacts.of(string).writeOnly(), "");
    model.declare(FAN, ORDER, VariableFacts.of(SequenceList, "1,2,3").writable().afterRestart(), "1");
    model.declare(FAN, Variable.of("Limit", "Night"), SECONDS, "7");
    model.declareComputed(FAN, Variable.of("Temperature"), VariableFacts.of(integer),
        () -> String.valueOf(temperature));
    model.declare(Component.of("Fan", 1), SPEED, SECONDS, "10");
    model.declare(Component.of("Fan", 1, 2), SPEED, SECONDS, "12");
    model.declare(new Component("Fan", Optional.of("Top"), Optional.empty(), Optional.empty()), SPEED, SECONDS, "20");
    model.onChange(FAN, SPEED, told::add);
  }

  @ParameterizedTest
  @CsvSource({"Fan, Speed, Accepted, 5", "fAN, sPEED, Accepted, 5", "Fan, Temperature, Accepted, 20",
      "Pump, Speed, UnknownComponent,", "Fan, Colour, UnknownVariable,", "Fan, Secret, Rejected,",
      "Fan, Limit, UnknownVariable,"})
  @Covers({"B06.FR.06", "B06.FR.07", "B06.FR.09", "B06.FR.10", "B06.FR.15"})
  void get_byName_tellsStatusAndValue(String component, String variable, GetResult.Status status, String value) {
    GetResult result = model.get(Component.of(component), Variable.of(variable), Actual);

    assertThat(result.status()).isEqualTo(status);
    assertThat(result.value()).isEqualTo(Optional.ofNullable(value));
  }

  @Test
  @Covers({"B06.FR.14", "B06.FR.15"})
  void get_withInstance_tellsThatInstanceOnly() {
    assertThat(value(FAN, Variable.of("Limit", "nIGHT"))).contains("7");
    assertThat(value(new Component("fan", Optional.of("tOP"), Optional.empty(), Optional.empty()), SPEED))
        .contains("20");
    assertThat(
        value(new Component("Fan", Optional.of(""), Optional.empty(), Optional.empty()), Variable.of("Speed", "")))
        .contains("5");
    assertThat(model.get(FAN, Variable.of("Limit", "Day"), Actual).status())
        .isEqualTo(GetResult.Status.UnknownVariable);
  }

  @Test
  void get_onEvseOrConnector_tellsThatOne() {
    assertThat(value(Component.of("Fan", 1), SPEED)).contains("10");
    assertThat(value(Component.of("Fan", 1, 2), SPEED)).contains("12");
    assertThat(model.get(Component.of("Fan", 2), SPEED, Actual).status())
        .isEqualTo(GetResult.Status.UnknownComponent);
  }

  @Test
  @Covers("B06.FR.09")
  void get_writeOnly_isRejectedAsWriteOnly() {
    assertThat(model.get(FAN, SECRET, Actual).reason().orElseThrow().code()).isEqualTo(Reason.Code.WriteOnly);
  }

  @Test
  @Covers("B06.FR.13")
  void get_withoutValue_isEmptyText() {
    model.declareComputed(FAN, Variable.of("Noise"), VariableFacts.of(integer), () -> "");

    assertThat(value(FAN, Variable.of("Noise"))).contains("");
  }

  @ParameterizedTest
  @EnumSource(value = AttributeType.class, names = "Actual", mode = EnumSource.Mode.EXCLUDE)
  @Covers({"B05.FR.06", "B06.FR.08"})
  void getAndSet_otherAttributes_areNotSupported(AttributeType attribute) {
    assertThat(model.get(FAN, SPEED, attribute))
        .isEqualTo(GetResult.of(GetResult.Status.NotSupportedAttributeType));
    assertThat(model.set(FAN, SPEED, attribute, "6").status())
        .isEqualTo(SetResult.Status.NotSupportedAttributeType);
    assertThat(model.set(FAN, Variable.of("Colour"), attribute, "6").status())
        .isEqualTo(SetResult.Status.UnknownVariable);
  }

  @Test
  void computed_changes_isAlwaysFresh() {
    temperature = 21;

    assertThat(model.integer(FAN, Variable.of("Temperature"))).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({"Fan, Speed, 6, Accepted,", "fan, speed, 100, Accepted,", "Pump, Speed, 6, UnknownComponent,",
      "Fan, Colour, 6, UnknownVariable,", "Fan, Limit, 6, UnknownVariable,", "Fan, Speed, x, Rejected, InvalidValue",
      "Fan, Speed, 0, Rejected, ValueOutOfRange", "Fan, Speed, 101, Rejected, ValueOutOfRange",
      "Fan, Model, F2, Rejected, ReadOnly", "Fan, Temperature, 1, Rejected, ReadOnly", "Fan, Secret, s, Accepted,",
      "Fan, Order, '2,1', RebootRequired,", "Fan, Order, '4', Rejected, InvalidValue"})
  @Covers({"B05.FR.04", "B05.FR.05", "B05.FR.07", "B05.FR.08", "B05.FR.09", "B05.FR.10"})
  void set_aValue_answersLikeCheckAndSetsOnlyWhenAccepted(
      String component, String variable, String value, SetResult.Status status, Reason.Code code) {
    Component where = Component.of(component);
    Variable which = Variable.of(variable);
    Optional<String> before = model.knows(where, which) ? Optional.of(model.text(where, which)) : Optional.empty();

    SetResult checked = model.check(where, which, Actual, value);
    Optional<String> between = model.knows(where, which) ? Optional.of(model.text(where, which)) : Optional.empty();
    SetResult set = model.set(where, which, Actual, value);

    assertThat(between).isEqualTo(before);
    assertThat(set).isEqualTo(checked);
    assertThat(set.status()).isEqualTo(status);
    assertThat(set.reason().map(Reason::code)).isEqualTo(Optional.ofNullable(code));
    if (model.knows(where, which)) {
      boolean isNow = set.status() == SetResult.Status.Accepted;
      assertThat(model.text(where, which)).isEqualTo(isNow ? value : before.orElseThrow());
    }
  }

  @Test
  void set_newSameAndRefusedValues_tellsChangesOnly() {
    model.set(FAN, SPEED, Actual, "6");
    model.set(FAN, SPEED, Actual, "6");
    model.set(FAN, SPEED, Actual, "0");
    model.set(FAN, SPEED, Actual, "7");

    assertThat(told).containsExactly("6", "7");
  }

  @Test
  @Covers("B05.FR.09")
  void set_againstACheck_isRejectedWithItsReason() {
    model.declareCheck(FAN, SPEED, speed -> speed.equals("13") ? Optional.of("bad luck") : Optional.empty());

    assertThat(model.set(FAN, SPEED, Actual, "13"))
        .isEqualTo(SetResult.rejected(new Reason(Reason.Code.InvalidValue, "bad luck")));
    assertThat(model.preset(FAN, SPEED, "13").isAccepted()).isFalse();
    assertThat(model.set(FAN, SPEED, Actual, "14").isAccepted()).isTrue();
  }

  @Test
  void set_malformedValue_neverReachesACheck() {
    model.declareCheck(FAN, SPEED, speed -> Integer.parseInt(speed) > 50 ? Optional.of("fast") : Optional.empty());

    assertThat(model.set(FAN, SPEED, Actual, "x").reason().orElseThrow().code()).isEqualTo(Reason.Code.InvalidValue);
  }

  @Test
  void set_listWithBlanks_isKeptWithoutThem() {
    model.restore(FAN, ORDER, "3, 1");

    assertThat(model.text(FAN, ORDER)).isEqualTo("3,1");
    assertThat(model.members(FAN, ORDER)).containsExactly("3", "1");
  }

  @Test
  void set_thatNeedsARestart_isToldAtOnceAndInForceAfterIt() {
    model.onChange(FAN, ORDER, told::add);

    assertThat(model.set(FAN, ORDER, Actual, "3, 1").status()).isEqualTo(SetResult.Status.RebootRequired);

    assertThat(value(FAN, ORDER)).contains("3,1");
    assertThat(model.report(ReportBase.ConfigurationInventory)).anySatisfy(line -> {
      assertThat(line.variable()).isEqualTo(ORDER);
      assertThat(line.value()).contains("3,1");
    });
    assertThat(model.members(FAN, ORDER)).containsExactly("1");
    assertThat(told).isEmpty();
  }

  @Test
  void preset_readOnly_isTheValue() {
    assertThat(model.preset(FAN, MODEL, "F2").isAccepted()).isTrue();

    assertThat(model.text(FAN, MODEL)).isEqualTo("F2");
  }

  @Test
  void preset_mistakes_areRefusedAndChangeNothing() {
    assertThat(model.preset(FAN, SPEED, "0").reason().orElseThrow().code()).isEqualTo(Reason.Code.ValueOutOfRange);
    assertThat(model.preset(FAN, Variable.of("Temperature"), "1").reason().orElseThrow().code())
        .isEqualTo(Reason.Code.ReadOnly);
    assertThat(model.preset(Component.of("Pump"), SPEED, "1").status()).isEqualTo(SetResult.Status.UnknownComponent);
    assertThat(model.preset(FAN, Variable.of("Colour"), "1").status()).isEqualTo(SetResult.Status.UnknownVariable);
    assertThat(model.integer(FAN, SPEED)).isEqualTo(5);
  }

  @Test
  void restore_afterOrBeforeAPreset_wins() {
    model.preset(FAN, SPEED, "30");
    model.restore(FAN, SPEED, "40");
    assertThat(model.integer(FAN, SPEED)).isEqualTo(40);

    model.preset(FAN, SPEED, "50");
    assertThat(model.integer(FAN, SPEED)).isEqualTo(40);
  }

  @Test
  void restore_whatNoLongerFits_isIgnored() {
    model.restore(FAN, SPEED, "1000");
    model.restore(FAN, MODEL, "F9");
    model.restore(FAN, Variable.of("Colour"), "red");
    model.restore(Component.of("Pump"), SPEED, "1");

    assertThat(model.integer(FAN, SPEED)).isEqualTo(5);
    assertThat(model.text(FAN, MODEL)).isEqualTo("F1");
    assertThat(model.knows(FAN, Variable.of("Colour"))).isFalse();
  }

  @Test
  void restore_writeOnly_isReadableInsideOnly() {
    model.restore(FAN, SECRET, "hush");

    assertThat(model.text(FAN, SECRET)).isEqualTo("hush");
    assertThat(model.get(FAN, SECRET, Actual).value()).isEmpty();
  }

  @Test
  void declare_mistakes_areRefused() {
    assertThatThrownBy(() -> model.declare(Component.of("FAN"), Variable.of("SPEED"), SECONDS, "5"))
        .hasMessageContaining("FAN.SPEED");
    assertThatThrownBy(() -> model.declare(FAN, Variable.of("Low"), SECONDS, "0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.declareComputed(FAN, Variable.of("Low"), SECONDS, () -> "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_unknownVariable_isRefusedWithItsAddress() {
    model.declare(FAN, Variable.of("Running"), VariableFacts.of(bool), "true");

    assertThat(model.bool(FAN, Variable.of("Running"))).isTrue();
    assertThatThrownBy(() -> model.integer(Component.of("Pump", 1, 2), Variable.of("Speed", "Max")))
        .hasMessageContaining("Pump[1/2].Speed(Max)");
  }

  private Optional<String> value(Component component, Variable variable) {
    return model.get(component, variable, Actual).value();
  }
}
