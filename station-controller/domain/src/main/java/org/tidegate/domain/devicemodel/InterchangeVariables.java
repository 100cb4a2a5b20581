package org.tidegate.domain.devicemodel;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Watts;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/**
 * Our own component {@code Interchange}, one per EVSE, read-only: what the driver answered and what comes of it, for
 * every central system, also one that knows nothing of our messages.
 *
 * <ul>
 * <li>{@code Permission}, option list: asked, granted, denied, expired, withdrawn, superseded, ended; none without
 * session.
 * <li>{@code ConditionsVersion}, integer: counts up from 1 with each change of the driver's conditions; empty without
 * any.
 * <li>{@code LimitReason}, option list: the token of what keeps power below the wish; none when nothing does.
 * <li>{@code Setpoint}, decimal, W: the aggregator's setpoint in force, positive into the vehicle, negative out of it;
 * empty without one.
 * </ul>
 */
public final class InterchangeVariables {
  /** The driver's answer. */
  public static final Variable PERMISSION = Variable.of("Permission");
  /** The version of the driver's conditions. */
  public static final Variable CONDITIONS_VERSION = Variable.of("ConditionsVersion");
  /** Why power is less than wished. */
  public static final Variable LIMIT_REASON = Variable.of("LimitReason");
  /** The setpoint in force. */
  public static final Variable SETPOINT = Variable.of("Setpoint");

  private static final String NONE = "none";

  private InterchangeVariables() {}

  /** The component of this EVSE. */
  public static Component interchange(int evseId) {
    return Component.of("Interchange", evseId);
  }

  static void declare(DeviceModel model, int evseId, LiveFacts live) {
    Component component = interchange(evseId);
    model.declareComputed(component, PERMISSION,
        options(Arrays.stream(PermissionState.values()).map(PermissionState::token)),
        () -> live.permission(evseId).map(PermissionState::token).orElse(NONE));
    model.declareComputed(component, CONDITIONS_VERSION, VariableFacts.of(integer).atLeast(1),
        () -> live.conditionsVersion(evseId).map(String::valueOf).orElse(""));
    model.declareComputed(component, LIMIT_REASON,
        options(Arrays.stream(LimitReason.values()).map(LimitReason::token)),
        () -> live.limitReason(evseId).map(LimitReason::token).orElse(NONE));
    model.declareComputed(component, SETPOINT, VariableFacts.of(decimal).in("W"),
        () -> live.setpoint(evseId).map(Watts::value).map(String::valueOf).orElse(""));
  }

  private static VariableFacts options(Stream<String> tokens) {
    return VariableFacts.of(OptionList, Stream.concat(Stream.of(NONE), tokens).collect(Collectors.joining(",")));
  }
}
