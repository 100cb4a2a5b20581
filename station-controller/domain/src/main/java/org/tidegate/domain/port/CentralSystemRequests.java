package org.tidegate.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.ComponentCriterion;
import org.tidegate.domain.devicemodel.ComponentVariable;
import org.tidegate.domain.devicemodel.GetResult;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.CompositePeriod;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.domain.smartcharging.ScheduleUpdate;

/**
 * What the central system asks of the station, in the domain's words. Every method is called on the station loop, in the
 * order in which the requests arrived, and returns at once; stages complete on the loop, once what was asked is durable,
 * and fail with {@link NotStored} when it never will be.
 * What follows an answer (a report, a triggered message) is sent after it.
 */
public interface CentralSystemRequests {

  /** Requests about transactions. */
  TransactionRequests transactions();

  /** Installs a charging profile, K01. Completes with why not, or empty when it is stored and in force. */
  CompletionStage<Optional<Refusal>> setChargingProfile(int evseId, ChargingProfile profile);

  /** Sets numbers of a Dynamic profile, OCPP 2.1 K28. Completes with why not, or empty when they are in force. */
  CompletionStage<Optional<Refusal>> updateDynamicSchedule(int profileId, ScheduleUpdate update);

  /** Begins or ends priority charging for a transaction, OCPP 2.1 K21. */
  CompletionStage<PriorityAnswer> usePriorityCharging(String transactionId, Priority priority);

  /** What to do with priority charging. */
  enum Priority {
    /** Follow the PriorityCharging profile. */
    ACTIVATE,
    /** Follow the transaction's own and the default again. */
    DEACTIVATE
  }

  /**
   * An answer to {@link #usePriorityCharging}. Immutable.
   *
   * @param refusal why not; absent when accepted
   */
  record PriorityAnswer(Status status, Optional<Refusal> refusal) {
    /** Names of OCPP 2.1 PriorityChargingStatusEnumType. */
    public enum Status {
      Accepted,
      Rejected,
      NoProfile
    }
  }

  /** Clears charging profiles, K10. Completes with whether any matched. */
  CompletionStage<Boolean> clearChargingProfiles(ClearCriteria criteria);

  /** Reports installed profiles, K09, as {@code Outgoing.Profiles} after the answer. Whether any matched. */
  boolean reportChargingProfiles(int requestId, ReportCriteria criteria);

  /**
   * What power is to be expected, K08.
   *
   * @param evseId 0 for the station
   * @param unit absent: the one the EVSE is best described in (K08.FR.03)
   */
  Composite compositeSchedule(int evseId, Duration length, Optional<RateUnit> unit);

  /**
   * An answer to {@link #compositeSchedule}. Immutable.
   *
   * @param refusal why not
   * @param start of the first period, UTC
   * @param unit of the numbers
   * @param periods without gaps; empty when refused
   */
  record Composite(Optional<Refusal> refusal, Instant start, RateUnit unit, List<CompositePeriod> periods) {}

  /**
   * Takes the transmission system operator's signal for automatic frequency restoration, OCPP 2.1 Q08.FR.10 and 2.1 Q08.FR.11.
   * It holds for every EVSE that follows a signal curve now, as long as that does, until the next one.
   *
   * @param from when it becomes active, UTC
   * @return why not; empty when it is taken
   */
  Optional<Refusal> afrrSignal(int signal, Instant from);

  /** Reads a variable, B06. */
  GetResult getVariable(VariableAddress address, AttributeType attribute);

  /** Sets variables, B05, each on its own. Completes with the results in the order asked. */
  CompletionStage<List<SetResult>> setVariables(List<Setting> settings);

  /** One variable to be set. */
  record Setting(VariableAddress address, AttributeType attribute, String value) {}

  /** Reports the device model, B07, as {@code Outgoing.Report} after the answer. */
  ReportAnswer baseReport(int requestId, ReportBase base);

  /** Reports part of the device model, B08, as {@code Outgoing.Report} after the answer. */
  ReportAnswer customReport(int requestId, Set<ComponentCriterion> criteria, List<ComponentVariable> wanted);

  /** What becomes of a report, names of OCPP 2.0.1 GenericDeviceModelStatusEnumType. */
  enum ReportAnswer {
    Accepted,
    Rejected,
    NotSupported,
    EmptyResultSet
  }

  /**
   * Restarts the station or an EVSE, B11 and B12.
   *
   * @param immediately or when no transaction runs any more
   */
  ResetAnswer reset(ResetKind immediately, Optional<Integer> evseId);

  /** When to restart. */
  enum ResetKind {
    IMMEDIATE,
    /** OCPP 2.1 B13: transactions are to go on afterwards. */
    IMMEDIATE_AND_RESUME,
    ON_IDLE
  }

  /** Names of OCPP 2.0.1 ResetStatusEnumType. */
  enum ResetAnswer {
    Accepted,
    Rejected,
    Scheduled
  }

  /** Starts a transaction from afar, F01 and F02. */
  CompletionStage<StartAnswer> requestStart(RemoteStart request);

  /**
   * A remote start. Immutable.
   *
   * @param evseId where; absent: the station chooses
   * @param remoteStartId to be told in the transaction's events
   * @param profile for the transaction; its purpose must be TxProfile, without a transaction id
   */
  record RemoteStart(
      Optional<Integer> evseId,
      int remoteStartId,
      IdToken token,
      Optional<IdToken> group,
      Optional<ChargingProfile> profile) {}

  /**
   * Whether a remote start was taken. Immutable.
   *
   * @param refusal why not
   * @param transactionId of a transaction that was already running and is now authorized (F02.FR.02)
   */
  record StartAnswer(Optional<Refusal> refusal, Optional<String> transactionId) {}

  /** Stops a transaction from afar, F03. Whether there is such a transaction. */
  boolean requestStop(String transactionId);

  /** Sends a message now, F06, after the answer. */
  TriggerAnswer trigger(Trigger message, Optional<Integer> evseId, Optional<Integer> connectorId);

  /** Messages that can be asked for. */
  enum Trigger {
    BOOT_NOTIFICATION,
    HEARTBEAT,
    STATUS_NOTIFICATION,
    METER_VALUES,
    TRANSACTION_EVENT,
    LOG_STATUS_NOTIFICATION,
    FIRMWARE_STATUS_NOTIFICATION,
    SIGN_CHARGING_STATION_CERTIFICATE
  }

  /** Names of OCPP 2.0.1 TriggerMessageStatusEnumType. */
  enum TriggerAnswer {
    Accepted,
    Rejected,
    NotImplemented
  }

  /** What it asks about certificates. */
  CertificateRequests certificates();

  /** Connections to central systems, B09. */
  NetworkRequests network();

  /** Block G and the connectors' locks. */
  AvailabilityRequests availability();

  /** What is asked about firmware, block L. */
  FirmwareRequests firmware();

  /** What is asked about logs, N01. */
  LogRequests logs();

  /** How many EVSEs there are. */
  int evseCount();

  /** What is asked of the authorization cache and the local list. */
  AuthorizationRequests authorization();

  /** What is asked of reservations. */
  ReservationRequests reservations();

  /** What drivers are to read. */
  DisplayRequests display();

  /** What is asked about tariffs. */
  TariffRequests tariffs();

  /** What is asked about customers. */
  CustomerRequests customers();

  /** Takes new prices, our message {@code PriceSchedule}. Completes with why not, in words that can be sent back. */
  CompletionStage<Optional<String>> setPrices(PriceSchedule schedule);

  /** Takes the aggregator's name and terms, our message {@code Terms}. Completes with why not, in words that can be sent back. */
  CompletionStage<Optional<String>> setTerms(Terms terms);

  /** Takes what the server booked for a driver, our message {@code CompensationStatement}. Completes with why not. */
  CompletionStage<Optional<String>> takeStatement(CompensationStatement statement);

  /** Takes what the server advises a driver, our message {@code Advice}. Completes with why not. */
  CompletionStage<Optional<String>> takeAdvice(Advice advice);

  /** Takes an answer that a driver gave elsewhere, our message {@code SetPermission}. Completes with why not. */
  CompletionStage<Optional<String>> setPermission(RemoteAnswer answer);

  /**
   * A driver's answer from elsewhere. Immutable.
   *
   * @param sessionId the stay it is for
   * @param nonce of that stay's {@code VehicleConnected}
   * @param granted yes or no
   * @param conditions with a yes
   * @param via who passed it on, for the panel; at most 50 characters
   */
  record RemoteAnswer(String sessionId, String nonce, boolean granted, Optional<Conditions> conditions, String via) {}
}
