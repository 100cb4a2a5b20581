package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.PhaseValues;
import org.tidegate.domain.smartcharging.PowerCurve;
import org.tidegate.domain.smartcharging.ReactiveSetpoint;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.smartcharging.SchedulePeriod.Spelling;
import org.tidegate.ocpp.dialect.PeriodFields;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.ChargingSchedulePeriod;
import org.tidegate.ocpp.v21.OperationModeEnum;
import org.tidegate.ocpp.v21.V2XFreqWattPoint;
import org.tidegate.ocpp.v21.V2XSignalWattPoint;

/**
 * A period's power, there and back, as OCPP 2.1 spells it. Immutable.
 *
 * @param vendorId whose customData is ours
 * @param spoken version of the connection
 */
record SchedulePeriods(String vendorId, Supplier<OcppVersion> spoken) {

  /** Why this period can't be carried into the domain; what it means is judged there. */
  Optional<String> fault(ChargingSchedulePeriod wire) {
    if (hasOurFields(wire)) { // The dialect of OCPP 2.0.1 has taken out what it may.
      return Optional.of("the fields in customData are switched off here, or not what OCPP 2.1 says they are");
    }
    return wire.setpointReactive() == null && (wire.setpointReactive_L2() != null || wire.setpointReactive_L3() != null)
        ? Optional.of("setpointReactive is missing")
        : Optional.empty();
  }

  SchedulePeriod read(ChargingSchedulePeriod wire) {
    var mode = wire.operationMode() == null
        ? OperationMode.ChargingOnly // OCPP 2.1 Part 2, 2.18.
        : WireNames.same(wire.operationMode(), OperationMode.class);
    var extension = Optional.of(extension(wire)).filter(added -> !added.equals(PeriodExtension.none()));
    return new SchedulePeriod(Duration.ofSeconds(wire.startPeriod()), Optional.ofNullable(wire.limit()),
        Optional.ofNullable(wire.dischargeLimit()), Optional.ofNullable(wire.setpoint()), mode,
        Optional.ofNullable(wire.numberPhases()), Optional.ofNullable(wire.phaseToUse()),
        wire.operationMode() == null && spoken.get() == OcppVersion.V201 ? Spelling.PLAIN : Spelling.OCPP21, extension);
  }

  ChargingSchedulePeriod write(SchedulePeriod period) {
    PeriodExtension added = period.extended();
    GridSupport support = added.gridSupport();
    var reactive = added.reactive();
    var otherPhases = reactive.map(ReactiveSetpoint::otherPhases).orElse(PhaseValues.none());
    return new ChargingSchedulePeriod(Math.toIntExact(period.start().toSeconds()), period.limit().orElse(null),
        period.numberPhases().orElse(null), period.phaseToUse().orElse(null), l2(added.limit()), l3(added.limit()),
        period.dischargeLimit().orElse(null), l2(added.dischargeLimit()), l3(added.dischargeLimit()),
        period.setpoint().orElse(null), l2(added.setpoint()), l3(added.setpoint()),
        reactive.map(ReactiveSetpoint::value).orElse(null), l2(otherPhases), l3(otherPhases),
        added.preconditioningRequest().orElse(null), added.evseSleep().orElse(null),
        support.baseline().orElse(null), operationMode(period.mode()),
        support.byFrequency().map(curve -> points(curve, (at, power) -> new V2XFreqWattPoint(at, power, null)))
            .orElse(null),
        support.bySignal()
            .map(curve -> points(curve, (at, power) -> new V2XSignalWattPoint(at.intValueExact(), power, null)))
            .orElse(null),
        null);
  }

  /** ChargingOnly goes without saying. */
  static @Nullable OperationModeEnum operationMode(OperationMode mode) {
    return mode == OperationMode.ChargingOnly ? null : WireNames.same(mode, OperationModeEnum.class);
  }

  private static PeriodExtension extension(ChargingSchedulePeriod wire) {
    return new PeriodExtension(phases(wire.limit_L2(), wire.limit_L3()),
        phases(wire.dischargeLimit_L2(), wire.dischargeLimit_L3()), phases(wire.setpoint_L2(), wire.setpoint_L3()),
        Optional.ofNullable(wire.setpointReactive()).map(
            value -> new ReactiveSetpoint(value, phases(wire.setpointReactive_L2(), wire.setpointReactive_L3()))),
        support(wire), Optional.ofNullable(wire.preconditioningRequest()), Optional.ofNullable(wire.evseSleep()));
  }

  private static GridSupport support(ChargingSchedulePeriod wire) {
    return new GridSupport(Optional.ofNullable(wire.v2xBaseline()),
        curve(wire.v2xFreqWattCurve(), point -> new PowerCurve.Point(point.frequency(), point.power())),
        curve(wire.v2xSignalWattCurve(),
            point -> new PowerCurve.Point(BigDecimal.valueOf(point.signal()), point.power())));
  }

  private static <P> Optional<PowerCurve> curve(@Nullable List<P> points, Function<P, PowerCurve.Point> point) {
    return Optional.ofNullable(points).map(all -> new PowerCurve(all.stream().map(point).toList()));
  }

  private static <P> List<P> points(PowerCurve curve, BiFunction<BigDecimal, BigDecimal, P> point) {
    return curve.points().stream().map(each -> point.apply(each.at(), each.power())).toList();
  }

  static PhaseValues phases(@Nullable BigDecimal l2, @Nullable BigDecimal l3) {
    return l2 == null && l3 == null
        ? PhaseValues.none()
        : new PhaseValues(Optional.ofNullable(l2), Optional.ofNullable(l3));
  }

  private static @Nullable BigDecimal l2(PhaseValues values) {
    return values.l2().orElse(null);
  }

  private static @Nullable BigDecimal l3(PhaseValues values) {
    return values.l3().orElse(null);
  }

  private boolean hasOurFields(ChargingSchedulePeriod wire) {
    var data = wire.customData();
    return data != null && data.vendorId().equals(vendorId)
        && PeriodFields.ADDED.stream().anyMatch(data.fields()::containsKey);
  }
}
