package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.ComponentCriterion;
import org.tidegate.domain.devicemodel.ComponentVariable;
import org.tidegate.domain.devicemodel.GetResult;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.port.AuthorizationRequests;
import org.tidegate.domain.port.AvailabilityRequests;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CertificateRequests;
import org.tidegate.domain.port.CustomerRequests;
import org.tidegate.domain.port.DisplayRequests;
import org.tidegate.domain.port.FirmwareRequests;
import org.tidegate.domain.port.LogRequests;
import org.tidegate.domain.port.NetworkRequests;
import org.tidegate.domain.port.ReservationRequests;
import org.tidegate.domain.port.Restart;
import org.tidegate.domain.port.StationEnded;
import org.tidegate.domain.port.TariffRequests;
import org.tidegate.domain.port.TransactionRequests;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ClearCriteria;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.ReportCriteria;
import org.tidegate.domain.smartcharging.ScheduleUpdate;

/** Everything the central system asks, as one decision each, handed to the part that does it. Station loop only. */
@OnStationLoop
final class Requests implements CentralSystemRequests {
  private final Station station;
  private final ProfileRequests profiles;
  private final SignalRequests signals;
  private final InventoryRequests inventory;
  private final RemoteRequests remote;
  private final Resets resets;
  private final Triggers triggers;
  private final AvailabilityRequests availability;
  private final AggregatorRequests aggregator;
  private final Certificates certificates;
  private final Passwords passwords;
  private final TransactionRequests transactions;
  private final AuthorizationRequests authorization = new OfTokens();
  private final CustomerRequests customers;
  private final NetworkSetting network;

  Requests(Station station, List<Evse> evses, Availability availability, Triggers triggers,
      CertificateSigning signing, Restart restart) {
    this.station = station;
    profiles = new ProfileRequests(station.core(), evses);
    signals = new SignalRequests(evses);
    inventory = new InventoryRequests(station.core());
    remote = new RemoteRequests(station.core(), evses, station.tokens(), station.reservations());
    customers = new CustomerFile(station.core(), evses, station.tokens(), station.reservations(),
        station.drivers());
    resets = new Resets(station.core(), evses, station.reservations(), restart);
    this.triggers = triggers;
    this.availability = availability;
    aggregator = new AggregatorRequests(station, evses);
    certificates = new Certificates(station.core(), signing);
    passwords = new Passwords(station.core(), station.networkProfiles(), station.connections());
    transactions = new TransactionStatuses(station.core(), evses);
    network = new NetworkSetting(station.core(), station.networkProfiles(), station.connections(),
        setting -> station.storageWorks()
            ? durable(setting)
            : CompletableFuture.completedStage(NetworkRequests.Answer.FAILED));
  }

  /** After presets and stored values: from now on what is set is new. */
  void start() {
    passwords.start();
    network.start();
  }

  @Override
  public TransactionRequests transactions() {
    return transactions;
  }

  @Override
  public CompletionStage<Optional<Refusal>> setChargingProfile(int evseId, ChargingProfile profile) {
    return durable(() -> profiles.set(evseId, profile));
  }

  @Override
  public CompletionStage<Optional<Refusal>> updateDynamicSchedule(int profileId, ScheduleUpdate update) {
    return durable(() -> station.upkeep().update(profileId, update));
  }

  @Override
  public CompletionStage<PriorityAnswer> usePriorityCharging(String transactionId, Priority priority) {
    return durable(() -> station.priorities().use(transactionId, priority));
  }

  @Override
  public CompletionStage<Boolean> clearChargingProfiles(ClearCriteria criteria) {
    return durable(() -> profiles.clear(criteria));
  }

  @Override
  public boolean reportChargingProfiles(int requestId, ReportCriteria criteria) {
    return decide(() -> profiles.report(requestId, criteria));
  }

  @Override
  public Composite compositeSchedule(int evseId, Duration length, Optional<RateUnit> unit) {
    return profiles.composite(evseId, length, unit);
  }

  @Override
  public Optional<Refusal> afrrSignal(int signal, Instant from) {
    return decide(() -> signals.take(signal, from));
  }

  @Override
  public GetResult getVariable(VariableAddress address, AttributeType attribute) {
    return station.core().deviceModel().get(address.component(), address.variable(), attribute);
  }

  @Override
  public CompletionStage<List<SetResult>> setVariables(List<Setting> settings) {
    var set = durable(() -> inventory.set(settings));
    return set.thenCombine(passwords.kept(), (results, _) -> results)
        .thenCombine(network.kept(), (results, _) -> results);
  }

  @Override
  public ReportAnswer baseReport(int requestId, ReportBase base) {
    return decide(() -> inventory.report(requestId, station.core().deviceModel().report(base)));
  }

  @Override
  public ReportAnswer customReport(int requestId, Set<ComponentCriterion> criteria, List<ComponentVariable> wanted) {
    return decide(() -> inventory.report(requestId, station.core().deviceModel().report(criteria, wanted)));
  }

  @Override
  public ResetAnswer reset(ResetKind when, Optional<Integer> evseId) {
    // B11.FR.06: what is being installed must not be interrupted.
    return decide(() -> station.firmware().isBusy() ? ResetAnswer.Rejected : resets.reset(when, evseId));
  }

  @Override
  public CompletionStage<StartAnswer> requestStart(RemoteStart request) {
    var answer = new CompletableFuture<StartAnswer>();
    decide(() -> {
      remote.start(request, profiles, answer);
      return answer;
    });
    return answer;
  }

  @Override
  public boolean requestStop(String transactionId) {
    return decide(() -> remote.stop(transactionId));
  }

  @Override
  public TriggerAnswer trigger(Trigger message, Optional<Integer> evseId, Optional<Integer> connectorId) {
    return decide(() -> triggers.trigger(message, evseId, connectorId));
  }

  @Override
  public AvailabilityRequests availability() {
    return availability;
  }

  @Override
  public CertificateRequests certificates() {
    return certificates;
  }

  @Override
  public NetworkRequests network() {
    return network;
  }

  @Override
  public FirmwareRequests firmware() {
    return station.firmware();
  }

  @Override
  public LogRequests logs() {
    return station.logs();
  }

  @Override
  public int evseCount() {
    return station.core().settings().evses().size();
  }

  @Override
  public DisplayRequests display() {
    return station.displays();
  }

  @Override
  public TariffRequests tariffs() {
    return station.tariffs();
  }

  @Override
  public AuthorizationRequests authorization() {
    return authorization;
  }

  @Override
  public ReservationRequests reservations() {
    return station.reservations();
  }

  @Override
  public CustomerRequests customers() {
    return customers;
  }

  /** Asks list and cache. */
  private final class OfTokens implements AuthorizationRequests {
    @Override
    public CompletionStage<Boolean> clearCache() {
      if (!station.storageWorks()) {
        return CompletableFuture.completedStage(false); // C11.FR.05: the next start would find it all again.
      }
      return durable(() -> station.tokens().clearCache());
    }

    @Override
    public CompletionStage<LocalList.Outcome> updateLocalList(ListUpdate update) {
      return durable(() -> station.tokens().updateList(update));
    }

    @Override
    public int localListVersion() {
      return station.tokens().listVersion();
    }
  }

  @Override
  public CompletionStage<Optional<String>> setPrices(PriceSchedule schedule) {
    return durable(() -> aggregator.setPrices(schedule));
  }

  @Override
  public CompletionStage<Optional<String>> setTerms(Terms terms) {
    return durable(() -> station.words().take(terms));
  }

  @Override
  public CompletionStage<Optional<String>> takeStatement(CompensationStatement statement) {
    return durable(() -> station.words().take(statement));
  }

  @Override
  public CompletionStage<Optional<String>> takeAdvice(Advice advice) {
    return durable(() -> station.words().take(advice));
  }

  @Override
  public CompletionStage<Optional<String>> setPermission(RemoteAnswer answer) {
    return durable(() -> aggregator.setPermission(answer));
  }

  /**
   * Does it as one decision and gives the result.
   *
   * @throws StationEnded when nothing is decided any more
   */
  private <T> T decide(Supplier<T> body) {
    if (station.hasEnded()) {
      throw new StationEnded();
    }
    var results = new ArrayList<T>(1);
    station.act(() -> results.add(body.get()));
    if (results.isEmpty()) {
      throw new IllegalStateException("the station could not decide; see the log");
    }
    return results.getFirst();
  }

  /** Does it as one decision; completes once that is durable. */
  private <T> CompletionStage<T> durable(Supplier<T> body) {
    var stored = new CompletableFuture<T>();
    decide(() -> {
      var answer = body.get();
      station.core().journal().answer(stored, answer);
      return answer;
    });
    return stored;
  }
}
