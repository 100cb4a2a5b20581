package org.tidegate.domain.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.capability.Capability;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.ReportedVariable;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.ScheduleUpdate;
import org.tidegate.domain.transaction.TransactionEvent;

/**
 * What the station tells or asks the central system. Immutable.
 *
 * @param <A> the answer
 */
public sealed interface Outgoing<A> {

  /** Nothing but that it was received. */
  enum Received {
    /** The only value. */
    RECEIVED
  }

  /**
   * The station presents itself, B01.
   *
   * @param reason why now, a name of OCPP 2.0.1 BootReasonEnumType
   */
  record Boot(String reason) implements Outgoing<BootAnswer> {}

  /**
   * The answer to {@link Boot}.
   *
   * @param status whether the station may work
   * @param currentTime the central system's clock
   * @param intervalSeconds heart-beat interval when accepted, else the wait before the next try; 0: the station chooses
   */
  record BootAnswer(Status status, Instant currentTime, int intervalSeconds) {
    /** Names of OCPP 2.0.1 RegistrationStatusEnumType. */
    public enum Status {
      Accepted,
      Pending,
      Rejected
    }
  }

  /** Still here, G02; answered with the central system's clock. */
  record Heartbeat() implements Outgoing<Instant> {}

  /**
   * A connector's status, G01.
   *
   * @param at since when
   * @param status a name of OCPP 2.0.1 ConnectorStatusEnumType
   */
  record ConnectorStatus(Instant at, int evseId, int connectorId, Status status) implements Outgoing<Received> {
    /** Names of OCPP 2.0.1 ConnectorStatusEnumType. */
    public enum Status {
      Available,
      Occupied,
      Reserved,
      Unavailable,
      Faulted
    }
  }

  /** May this driver charge, C01. */
  record Authorize(IdToken token) implements Outgoing<Authorization> {}

  /**
   * A reservation is over that the central system did not cancel, H01.FR.16, H01.FR.17, H04.
   *
   * @param id of the reservation
   */
  record ReservationUpdate(int id, Status status) implements Outgoing<Received> {
    /** Names of OCPP 2.0.1 ReservationUpdateStatusEnumType. */
    public enum Status {
      Expired,
      Removed
    }
  }

  /** Something happened in a transaction, block E. */
  record Transaction(TransactionEvent event) implements Outgoing<TransactionAnswer> {}

  /**
   * The answer to {@link Transaction}.
   *
   * @param token what the central system thinks of the token that was told
   * @param chargingPriority of the transaction, -9 to 9; it overrules the token's (K03.FR.05)
   * @param totalCost so far or in the end, in major units, taxes included (I02, I03)
   * @param message for the driver instead of the one before (I06); empty: that one stays
   */
  record TransactionAnswer(Optional<Authorization> token, Optional<Integer> chargingPriority,
      Optional<BigDecimal> totalCost, List<DisplayText> message) {
    /** Copies the list. */
    public TransactionAnswer {
      message = List.copyOf(message);
    }

    /** With nothing for the driver to read. */
    public TransactionAnswer(Optional<Authorization> token, Optional<Integer> chargingPriority) {
      this(token, chargingPriority, Optional.empty(), List.of());
    }

    /** Nothing but what it thinks of the token. */
    public static TransactionAnswer of(Optional<Authorization> token) {
      return new TransactionAnswer(token, Optional.empty());
    }
  }

  /** Values outside of a transaction, J01; EVSE 0 is the station's own meter. */
  record MeterValues(int evseId, List<MeterValue> values) implements Outgoing<Received> {}

  /**
   * A page of a device-model report, B07 and B08.
   *
   * @param requestId of the request that asked
   * @param at when the report was made
   * @param page counts from 0
   * @param toBeContinued whether more pages follow
   */
  record Report(int requestId, Instant at, int page, boolean toBeContinued, List<ReportedVariable> variables)
      implements
        Outgoing<Received> {}

  /**
   * Variables changed that the central system should know of, N07.
   *
   * @param at when the report was made
   */
  record Events(Instant at, List<Event> events) implements Outgoing<Received> {
    /**
     * One change.
     *
     * @param id counts up within the station
     * @param at when
     * @param alert whether it is an alert that is not cleared yet, {@code false} for a plain change
     * @param cleared whether an earlier alert went away
     * @param value now, at most 2500 characters
     * @param fault that begins or ends with this
     */
    public record Event(int id, Instant at, boolean alert, boolean cleared, Component component, Variable variable,
        String value, Optional<Fault> fault) {
      /** A change that is no fault. */
      public Event(int id, Instant at, boolean alert, boolean cleared, Component component, Variable variable,
          String value) {
        this(id, at, alert, cleared, component, variable, value, Optional.empty());
      }
    }
  }

  /**
   * Something that matters for security, A04.
   *
   * @param type from the appendix's list of security events
   * @param detail at most 255 characters
   */
  record SecurityEvent(String type, Instant at, Optional<String> detail) implements Outgoing<Received> {}

  /**
   * What an ISO 15118 vehicle needs, K15.
   *
   * @param waitedSince when the vehicle told it, when it could not be passed on at once (2.1 K18.FR.21), UTC
   */
  record ChargingNeeds(int evseId, Vehicle vehicle, Optional<Instant> waitedSince) implements Outgoing<NeedsAnswer> {
    /** Needs that the vehicle has just told. */
    public ChargingNeeds(int evseId, Vehicle vehicle) {
      this(evseId, vehicle, Optional.empty());
    }
  }

  /** What the central system does about a vehicle's needs. */
  enum NeedsAnswer {
    /** It sends a charging profile at once. */
    ACCEPTED,
    /** It sends a charging profile later. */
    PROCESSING,
    /** It sends none. */
    NO_PROFILE,
    /** It does not agree to the energy transfer that the vehicle chose, OCPP 2.1 K18.FR.22. */
    REJECTED
  }

  /**
   * What an ISO 15118 vehicle is going to do, K15.FR.10; answered with whether the central system agrees.
   *
   * @param start of the plan, UTC
   * @param length that it covers
   * @param plan of the vehicle
   * @param scheduleId the central system's number of the schedule that the vehicle chose
   */
  record VehicleSchedule(int evseId, Instant start, Duration length, PowerProfile plan, int scheduleId)
      implements
        Outgoing<Boolean> {}

  /**
   * Installed charging profiles, K09.
   *
   * @param requestId of the request that asked
   * @param source who set all of them
   * @param toBeContinued whether more reports follow
   */
  record Profiles(
      int requestId, int evseId, LimitSource source, boolean toBeContinued,
      List<ChargingProfile> profiles) implements Outgoing<Received> {}

  /** Are there new numbers for this Dynamic profile, OCPP 2.1 K28; answered with them, or nothing. */
  record ScheduleUpdateWanted(int profileId) implements Outgoing<Optional<ScheduleUpdate>> {}

  /**
   * Priority charging began or ended for a transaction, OCPP 2.1 K21 and K22.
   *
   * @param activated whether the PriorityCharging profile is followed now
   */
  record PriorityCharging(String transactionId, boolean activated) implements Outgoing<Received> {}

  /**
   * An external system set a limit, or another one, K11 and K12.
   *
   * @param evseId 0 is the station
   * @param source who set it
   * @param isGeneration whether it is power generated at the site, on top of what the grid gives
   * @param schedule what was set; absent: the central system does not want to know
   */
  record LimitSet(int evseId, LimitSource source, boolean isGeneration, Optional<ChargingSchedule> schedule)
      implements
        Outgoing<Received> {}

  /**
   * An external system released its limit, K13.
   *
   * @param evseId 0 is the station
   * @param source who had set it
   */
  record LimitReleased(int evseId, LimitSource source) implements Outgoing<Received> {}

  /**
   * Asks for a certificate of the station's own, A02 and A03; answered with whether the central system sees to it.
   *
   * @param request PKCS#10 in PEM, at most 5500 characters
   * @param number by which OCPP 2.1 tells its answer from that to another one
   */
  record SignCertificate(String request, int number) implements Outgoing<Boolean> {}

  /**
   * How a firmware update stands, L01 and L02.
   *
   * @param requestId of the request that started it; absent only with {@code Idle}
   */
  record FirmwareStatus(org.tidegate.domain.firmware.FirmwareStatus status, Optional<Integer> requestId)
      implements
        Outgoing<Received> {}

  /**
   * How a log upload stands, N01.
   *
   * @param requestId of the request that started it; absent only with {@code Idle}
   */
  record LogStatus(UploadStatus status, Optional<Integer> requestId) implements Outgoing<Received> {}

  /**
   * A vehicle was connected: our message {@code VehicleConnected}.
   *
   * @param vehicle anonymous, unless the installer lets it say who it is before the driver has answered
   */
  record VehicleConnected(
      String sessionId, String nonce, int evseId, Instant at,
      Optional<Vehicle> vehicle) implements Outgoing<TransferAnswer> {}

  /** The driver's selection changed: our message {@code PermissionChanged}. */
  record PermissionChanged(Permission permission) implements Outgoing<TransferAnswer> {}

  /** A settled record: our message {@code InterchangeRecord}. */
  record RecordSettled(InterchangeRecord record) implements Outgoing<TransferAnswer> {}

  /** What a driver wants to be done with the compensation: our message {@code CompensationChoice}. */
  record CompensationChosen(CompensationChoice choice) implements Outgoing<TransferAnswer> {}

  /** What a driver without identity has left to be paid: our message {@code Claim}. */
  record Claimed(Claim claim) implements Outgoing<TransferAnswer> {}

  /** What an EVSE can offer now: our message {@code Capability}; the newest counts, older ones are dropped. */
  record CapabilityTold(Capability capability) implements Outgoing<TransferAnswer> {}

  /**
   * Messages on the display, O03 and O04.
   *
   * @param requestId of the request that asked
   * @param toBeContinued whether more follow
   */
  record DisplayMessages(int requestId, boolean toBeContinued, List<DisplayMessage> messages)
      implements
        Outgoing<Received> {
    /** Copies the list. */
    public DisplayMessages {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Part of what is kept of a customer, N09 and N10.
   *
   * @param requestId of the request that asked
   * @param at when it was put together
   * @param page counts from 0
   * @param toBeContinued whether more pages follow
   * @param text for people, at most 512 characters
   */
  record CustomerInformation(int requestId, Instant at, int page, boolean toBeContinued, String text)
      implements
        Outgoing<Received> {
    @Override
    public String toString() {
      return "CustomerInformation[page=" + page + "]";
    }
  }

  /**
   * What became of one of our own messages.
   *
   * @param status taken, refused, or not understood by this central system at all
   */
  enum TransferAnswer {
    /** Taken. */
    ACCEPTED,
    /** Refused: the same content will be refused again. */
    REJECTED,
    /** This central system does not know the vendor or the message. */
    UNKNOWN
  }
}
