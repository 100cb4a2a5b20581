package org.tidegate.domain.dialog;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.quantity.WattHours;

/**
 * How a vehicle negotiates over ISO 15118, and what it told in doing so. Immutable.
 *
 * @param edition of the standard that both sides agreed on
 * @param service that the vehicle chose; absent before it did
 * @param available energy transfers that the vehicle is capable of, whether or not it chose them
 * @param controlMode who plans the charging
 * @param mobilityNeeds who may name departure and target
 * @param mostTuples entries of a schedule that the vehicle can take
 * @param energy that it asks for
 */
public record Negotiation(Edition edition, Optional<EnergyTransfer> service, Set<EnergyTransfer> available,
    ControlMode controlMode, MobilityNeeds mobilityNeeds, Optional<Integer> mostTuples, EnergyRequests energy) {

  /** Copies the set. */
  public Negotiation {
    available = Set.copyOf(available);
  }

  /** Whether the vehicle has chosen to interchange energy both ways. */
  public boolean isBidirectional() {
    return service.map(EnergyTransfer::isBidirectional).orElse(false);
  }

  /** Whether the vehicle plans by schedules that it is offered. */
  public boolean isScheduled() {
    return controlMode == ControlMode.ScheduledControl;
  }

  /** Editions of the vehicle's interface. */
  public enum Edition {
    /** ISO 15118-2:2013: schedules, and no way to discharge. */
    ISO15118_2("urn:iso:15118:2:2013:MsgDef,2,0"),
    /** ISO 15118-20:2022 with an AC service. */
    ISO15118_20_AC("urn:iso:std:iso:15118:-20:AC,1,0"),
    /** ISO 15118-20:2022 with a DC service. */
    ISO15118_20_DC("urn:iso:std:iso:15118:-20:DC,1,0");

    private final String protocol;

    Edition(String protocol) {
      this.protocol = protocol;
    }

    /** Namespace and version, as in the handshake. */
    public String protocol() {
      return protocol;
    }

    /** Whether it has bidirectional services, dynamic control, and can change its service on the way. */
    public boolean isSecond() {
      return this != ISO15118_2;
    }
  }

  /** Who plans the charging; names of OCPP 2.1 ControlModeEnumType. */
  public enum ControlMode {
    /** The vehicle, within a schedule that it was offered. */
    ScheduledControl,
    /** The station, at every moment. */
    DynamicControl
  }

  /** Who may name departure and target; names of OCPP 2.1 MobilityNeedsModeEnumType. */
  public enum MobilityNeeds {
    /** Only the vehicle. */
    EVCC,
    /** The station too. */
    EVCC_SECC
  }

  /**
   * Energy that a vehicle asks for, counted from now into the vehicle; below zero: it has more than that. Immutable.
   *
   * @param target until it has what the driver wants
   * @param minimum until it has what it must have; above zero it must be charged first
   * @param maximum until it has all that it can take
   * @param minimumV2x until it may be discharged; above zero it must not be
   * @param maximumV2x until it may no more be charged in order to be discharged
   */
  public record EnergyRequests(Optional<WattHours> target, Optional<WattHours> minimum, Optional<WattHours> maximum,
      Optional<WattHours> minimumV2x, Optional<WattHours> maximumV2x) {
    /** It asks for nothing in particular. */
    public static final EnergyRequests NONE = new EnergyRequests(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());

    /** Whether the vehicle is so empty that it must not be discharged. */
    public boolean forbidDischarge() {
      return isAboveZero(minimum) || isAboveZero(minimumV2x);
    }

    /** Whether the vehicle can take no more. */
    public boolean forbidCharge() {
      return maximum.map(left -> left.value() <= 0).orElse(false);
    }

    private static boolean isAboveZero(Optional<WattHours> energy) {
      return energy.map(left -> left.value() > 0).orElse(false);
    }
  }
}
