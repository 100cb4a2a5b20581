package org.tidegate.domain.devicemodel;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.Circumstances.SetpointPriority;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.ProfileFeature;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.MemberList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.decimal;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;

/** Variables of SmartChargingCtrlr: how many profiles of which size. Part 2 section 2.9. */
public final class SmartChargingVariables {
  private static final String CONTROLLER = "SmartChargingCtrlr";

  /** Most charging profiles installed at a time. */
  public static final int MOST_CHARGING_PROFILES = 100;

  /** How many charging profiles are installed. */
  public static final VariableAddress CHARGING_PROFILES = VariableAddress.of(CONTROLLER, "Entries", "ChargingProfiles");
  /** Whether what external systems want is done. */
  public static final VariableAddress EXTERNAL_CONTROL_SIGNALS_ENABLED = VariableAddress.of(CONTROLLER,
      "ExternalControlSignalsEnabled");
  /** Percent by which a limit must change to be told. */
  public static final VariableAddress LIMIT_CHANGE_SIGNIFICANCE = VariableAddress.of(CONTROLLER,
      "LimitChangeSignificance");
  /** Whether NotifyChargingLimit carries the schedule that was set. */
  public static final VariableAddress NOTIFY_CHARGING_LIMIT_WITH_SCHEDULES = VariableAddress.of(CONTROLLER,
      "NotifyChargingLimitWithSchedules");
  /** Most periods of a schedule. */
  public static final VariableAddress PERIODS_PER_SCHEDULE = VariableAddress.of(CONTROLLER, "PeriodsPerSchedule");
  /** Highest stack level of a profile. */
  public static final VariableAddress PROFILE_STACK_LEVEL = VariableAddress.of(CONTROLLER, "ProfileStackLevel");
  /** Up to which id profiles are those of external systems. */
  public static final VariableAddress MAX_EXTERNAL_CONSTRAINTS_ID = VariableAddress.of(CONTROLLER,
      "MaxExternalConstraintsId");
  /** Whether external systems are heard only where a profile of the central system leaves it to them. */
  public static final VariableAddress EXTERNAL_CONSTRAINTS_DISALLOWED = VariableAddress.of(CONTROLLER,
      "ExternalConstraintsProfileDisallowed");
  /** Whose setpoint counts where the central system and an external system give one. */
  public static final VariableAddress SETPOINT_PRIORITY = VariableAddress.of(CONTROLLER, "SetpointPriority");
  /** Units in which schedules may be given. */
  public static final VariableAddress RATE_UNIT = VariableAddress.of(CONTROLLER, "RateUnit");

  private static final String ADDITIONAL_PURPOSES = "PriorityCharging,LocalGeneration";

  private SmartChargingVariables() {}

  /** What profiles are held to: what the station can, with the variables that an installer may preset. */
  public static ProfileLimits limits(DeviceModel model, ProfileLimits built) {
    var units = model.members(RATE_UNIT).stream().map(RateUnit::valueOf).collect(Collectors.toSet());
    return built.preset(model.integer(PROFILE_STACK_LEVEL), model.integer(PERIODS_PER_SCHEDULE), units);
  }

  static void declare(DeviceModel model, LiveFacts live) {
    model.declare(VariableAddress.of(CONTROLLER, "Available"), VariableFacts.of(bool), "true");
    model.declare(VariableAddress.of(CONTROLLER, "Enabled"), VariableFacts.of(bool), "true");
    model.declare(EXTERNAL_CONTROL_SIGNALS_ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(NOTIFY_CHARGING_LIMIT_WITH_SCHEDULES, VariableFacts.of(bool).writable(), "true");
    model.declareComputed(CHARGING_PROFILES, VariableFacts.of(integer).atLeast(0).atMost(MOST_CHARGING_PROFILES),
        () -> String.valueOf(live.installedChargingProfiles()));
    model.declare(LIMIT_CHANGE_SIGNIFICANCE,
        VariableFacts.of(decimal).in("Percent").atLeast(0).atMost(100).writable(), "1");
    // The schema of ChargingScheduleType allows no more than 1024.
    model.declare(PERIODS_PER_SCHEDULE, VariableFacts.of(integer).atLeast(1).atMost(1024), "1024");
    model.declare(PROFILE_STACK_LEVEL, VariableFacts.of(integer).atLeast(0), "9");
    model.declare(RATE_UNIT, VariableFacts.of(MemberList, "W,A"), "W,A");
    declareOcpp21(model);
  }

  /**
   * What OCPP 2.1 adds (Part 2, 2.11.13 to 2.11.23), by the names of its appendix. Profiles of every purpose are stored
   * (K01.FR.27, 2.1 K01.FR.55).
   */
  private static void declareOcpp21(DeviceModel model) {
    Stream.of(ProfilePurpose.TxProfile, ProfilePurpose.LocalGeneration,
        ProfilePurpose.ChargingStationExternalConstraints)
        .forEach(purpose -> model.declare(VariableAddress.of(CONTROLLER, "ChargingProfilePersistence", purpose.name()),
            VariableFacts.of(bool), "true"));
    model.declare(MAX_EXTERNAL_CONSTRAINTS_ID,
        VariableFacts.of(integer).atLeast(ExternalLimit.HIGHEST_PROFILE_ID).writable(),
        String.valueOf(ExternalLimit.HIGHEST_PROFILE_ID));
    model.declare(EXTERNAL_CONSTRAINTS_DISALLOWED, VariableFacts.of(bool).writable(), "false");
    model.declare(SETPOINT_PRIORITY, VariableFacts.of(OptionList, "ExternalSystem,CSMS").writable(),
        SetpointPriority.ExternalSystem.name());
    model.declare(VariableAddress.of(CONTROLLER, "SupportedAdditionalPurposes"),
        VariableFacts.of(MemberList, ADDITIONAL_PURPOSES), ADDITIONAL_PURPOSES);
    Stream.of(ProfileFeature.values()).forEach(feature -> model.declare(
        VariableAddress.of(CONTROLLER, feature.variable()), VariableFacts.of(bool),
        String.valueOf(ProfileFeature.OFFERED.contains(feature))));
  }
}
