package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.MeteringVariables;
import org.tidegate.domain.devicemodel.VariableAddress;

/** What the central system wants to be metered, Part 2 section 2.7; always the newest values. Station loop only. */
@OnStationLoop
final class MeteringKnobs {
  private final DeviceModel model;

  MeteringKnobs(DeviceModel model) {
    this.model = model;
  }

  /** When the key of the meter goes with a signed value. */
  enum KeyUse {
    Never,
    OncePerTransaction,
    EveryMeterValue
  }

  List<String> started() {
    return sampled(MeteringVariables.TX_STARTED_MEASURANDS);
  }

  List<String> updated() {
    return sampled(MeteringVariables.TX_UPDATED_MEASURANDS);
  }

  Duration updatedInterval() {
    return seconds(MeteringVariables.TX_UPDATED_INTERVAL);
  }

  List<String> ended() {
    return sampled(MeteringVariables.TX_ENDED_MEASURANDS);
  }

  Duration endedInterval() {
    return seconds(MeteringVariables.TX_ENDED_INTERVAL);
  }

  List<String> aligned() {
    return clocked(MeteringVariables.ALIGNED_MEASURANDS);
  }

  Duration alignedInterval() {
    return seconds(MeteringVariables.ALIGNED_INTERVAL);
  }

  List<String> alignedEnded() {
    return clocked(MeteringVariables.ALIGNED_TX_ENDED_MEASURANDS);
  }

  Duration alignedEndedInterval() {
    return seconds(MeteringVariables.ALIGNED_TX_ENDED_INTERVAL);
  }

  /** Whether values at the clock's marks are told only while no transaction runs at the station. */
  boolean alignedWhenIdleOnly() {
    return is(MeteringVariables.ALIGNED_SEND_DURING_IDLE);
  }

  boolean signsSampled() {
    return is(MeteringVariables.SAMPLED_SIGN_READINGS);
  }

  boolean signsAligned() {
    return is(MeteringVariables.ALIGNED_SIGN_READINGS);
  }

  KeyUse keyUse() {
    var address = MeteringVariables.PUBLIC_KEY_WITH_SIGNED_METER_VALUE;
    return knows(address)
        ? KeyUse.valueOf(model.members(address).getFirst())
        : KeyUse.Never;
  }

  private List<String> sampled(VariableAddress measurands) {
    return is(MeteringVariables.SAMPLED_ENABLED) ? members(measurands) : List.of();
  }

  private List<String> clocked(VariableAddress measurands) {
    return is(MeteringVariables.ALIGNED_ENABLED) ? members(measurands) : List.of();
  }

  private List<String> members(VariableAddress address) {
    return model.members(address);
  }

  /** A variable that this station does not have is not set. */
  private boolean is(VariableAddress address) {
    return knows(address) && model.bool(address);
  }

  private boolean knows(VariableAddress address) {
    return model.knows(address.component(), address.variable());
  }

  private Duration seconds(VariableAddress address) {
    return Duration.ofSeconds(model.integer(address));
  }
}
