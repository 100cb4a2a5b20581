package org.tidegate.domain.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.SmartChargingVariables;
import org.tidegate.domain.devicemodel.StandardVariables;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.Visits;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.fault.LatchedFault;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.CentralSystemRequests.Trigger;
import org.tidegate.domain.port.DriverActions;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.review.UnjudgedStay;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.security.SecurityLog;
import org.tidegate.domain.security.SecurityLogLine;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.transaction.Transaction;

/**
 * The station: everything that happens comes in here, as one decision after the other. Station loop only, but
 * {@link #views}, {@link #driverActions} and their results.
 *
 * <p>After each decision power is decided anew for every EVSE, what changed is stored in one transaction, and pages are
 * told. An exception that nobody expected ends all power until the program is restarted.
 */
@OnStationLoop
public final class Station {
  private static final Logger log = LoggerFactory.getLogger(Station.class);

  private final StationParts parts;
  private final StationCore core;
  private final Health health = new Health();
  private final Grid grid;
  private final List<Evse> evses = new ArrayList<>();
  private final CommonLimits common;
  private final Views views;
  private final Board board;
  private final NetworkProfiles networkProfiles;
  private final Connections connections;
  private final CentralClock clock;
  private final Boot boot;
  private final TariffInstalling tariffs;
  private final Tokens tokens;
  private final Drivers drivers;
  private final Cards cards;
  private final Costs costs;
  private final Displays displays;
  private final Told told;
  private final ToldCapability capability;
  private final Availability availability;
  private final ExternalLimits external;
  private final ProfileUpkeep upkeep;
  private final PriorityCharges priorities;
  private final Reservations reservations;
  private final Triggers triggers;
  private final MeterClock meterClock;
  private final DriversActs acts = new DriversActs(this);
  private final CertificateSigning signing;
  private final FirmwareUpdates firmware;
  private final LogUploads logs;
  private final Requests requests;
  private final Concerned concerned = new Concerned(evses);
  private @Nullable Common last;
  private final AggregatorWords words;
  private int depth;
  private boolean ended;

  /** A station that has not started. */
  public Station(StationParts parts) {
    this.parts = parts;
    core = parts.core(new Decisions());
    grid = new Grid(core.loop(), core.settings().timing().enterService(), core.settings().gate(),
        parts.hardware().grid());
    external = new ExternalLimits(core);
    drivers = new Drivers(core, parts.pseudonyms());
    views = new Views(core, health, drivers);
    common = new CommonLimits(core, grid, evses, external);
    for (var settings : core.settings().evses()) {
      evses.add(new Evse(core, settings, parts.hardware().evses().get(settings.id() - 1), health, grid, external,
          common, drivers));
    }
    words = new AggregatorWords(core, evses);
    upkeep = new ProfileUpkeep(core, evses);
    priorities = new PriorityCharges(core, evses);
    networkProfiles = new NetworkProfiles(core, parts.connection(), parts.facts().network().slots());
    connections = new Connections(networkProfiles, core.deviceModel());
    tariffs = new TariffInstalling(core, evses);
    tokens = new Tokens(core, tariffs::judged);
    costs = new Costs(core, evses);
    displays = new Displays(core, evses, costs, health);
    board = new Board(core, displays, costs);
    told = new Told(core, health);
    capability = new ToldCapability(core);
    availability = new Availability(core, evses, told);
    StandardVariables.declareAll(core.deviceModel(), parts.facts(),
        new Live(core, evses, views, networkProfiles, connections, availability, tokens, displays));
    FaultVariables.declare(core.deviceModel(), parts.facts(), this::isOpen);
    reservations = new Reservations(core, evses);
    cards = new Cards(core, evses, tokens, reservations);
    meterClock = new MeterClock(core, evses);
    clock = new CentralClock(core, health, meterClock::schedule);
    boot = new Boot(core, connections, clock, parts.bootReason(), this::online);
    triggers = new Triggers(core, evses, boot, told);
    signing = new CertificateSigning(core, serialNumber());
    triggers.does(Trigger.SIGN_CHARGING_STATION_CERTIFICATE, () -> Optional.of(signing::begin));
    firmware = new FirmwareUpdates(core, parts.files(), evses);
    logs = new LogUploads(core, parts.files(), new DiagnosticsSummary(core, evses));
    triggers.sends(Trigger.FIRMWARE_STATUS_NOTIFICATION, firmware::status);
    triggers.sends(Trigger.LOG_STATUS_NOTIFICATION, logs::status);
    requests = new Requests(this, evses, availability, triggers, signing, parts.restart());
  }

  /** Takes up what was stored, then starts devices and link. Called once, on the loop. */
  public void start(StoredStation stored) {
    core.loop().assertCurrent();
    parts.presets().accept(core.deviceModel());
    stored.variables().forEach(set -> core.deviceModel().restore(set.component(), set.variable(), set.value()));
    core.profiles().limits(SmartChargingVariables.limits(core.deviceModel(), parts.profileLimits()));
    clock.restore(stored);
    networkProfiles.require(profile -> SecurityPrerequisites.missing(profile, networkProfiles.securityProfile(),
        core.keyring().holdings(), core.now()));
    networkProfiles.restore(stored);
    connections.begin();
    core.deviceModel().onChange(OcppCommVariables.WEB_SOCKET_PING_INTERVAL,
        _ -> parts.centralSystem().pingIntervalChanged());
    core.profiles().restore(stored.profiles());
    external.restore(stored.facts(ExternalLimit.class));
    tokens.restore(stored);
    drivers.restore(stored.facts(RememberedDriver.class), stored.facts(Visits.class));
    availability.restore(stored.facts(SetAvailability.class));
    stored.prices().ifPresent(this::restore);
    tariffs.restore(stored);
    core.outbox().restore(stored.queue(), stored.highestMessageId());
    core.outbox().onAnswer(new Answers(this, evses, tokens, costs)::answered);
    core.security().restore(stored.facts(SecurityLogLine.class));
    var ledger = new Ledger(core);
    ledger.restore(stored);
    if (firmware.restore(stored)) {
      boot.because("FirmwareUpdate");
    }
    reservations.restore(stored.facts(Reservation.class));
    evses.forEach(evse -> evse.state.log.restore(stored));
    evses.forEach(evse -> evse.state.summaries.restore(stored));
    evses.forEach(evse -> evse.faults.restore(stored.facts(LatchedFault.class)));
    told.restore(stored);
    stored.sessions().forEach(session -> evse(session.evseId()).ifPresent(evse -> restore(evse, session, stored)));
    words.restore(stored);
    priorities.restore(stored);
    signing.restore(stored);
    costs.restore(stored.facts(ToldCost.class));
    displays.restore(stored.facts(DisplayMessage.class));
    parts.store().onFailure(why -> act(() -> storageFailed(why)));
    requests.start();
    act(() -> {
      core.security().raise(SecurityEventType.StartupOfTheDevice, parts.bootReason());
      parts.hardware().start(new DeviceEvents(this, cards, grid, external, health));
      told.start(evses);
      parts.centralSystem().start(connections, new LinkEvents(this, boot, evses));
      meterClock.start();
      signing.start();
      clock.start();
      firmware.start();
      logs.start(stored);
      ledger.start();
      evses.forEach(evse -> evse.state.log.catchUp(stored.facts(UnjudgedStay.class), drivers));
    });
  }

  /** The installer may have set another currency since. */
  private void restore(PriceSchedule prices) {
    if (prices.currency().filter(told -> !told.equals(core.settings().currency())).isPresent()) {
      log.warn("stored price schedule left out: it is not in {}", core.settings().currency());
    } else {
      core.prices().restore(prices);
    }
  }

  private void restore(Evse evse, StoredSession session, StoredStation stored) {
    session.transaction().ifPresent(running -> evse.state.cost.restore(stored, running.id()));
    // Nobody was asked yet where no vehicle had come.
    var permission = stored.permissions().stream().filter(newest -> newest.id().equals(session.permissionId()))
        .findFirst().orElseGet(() -> EvsePermission.question(core, session.id(), evse.id()));
    evse.sessions.restore(session, permission, stored.records().stream()
        .filter(record -> record.partyRef().equals(session.partyRef())).toList());
    evse.transactions.samples.restore(stored.facts(CollectedSample.class).stream().filter(sample -> session
        .transaction().filter(running -> running.id().equals(sample.transactionId())).isPresent()).toList());
  }

  /** Where pages read. Safe from any thread. */
  public StationViews views() {
    return views;
  }

  /** What drivers do. Safe from any thread. */
  public DriverActions driverActions() {
    return acts;
  }

  /** What the central system asks. */
  public CentralSystemRequests requests() {
    return requests;
  }

  /** What mattered for security. */
  public SecurityLog securityLog() {
    return core.security();
  }

  /** Ends all power and everything else: nothing that happens from now on is taken in. The program is about to end. */
  public void stop(String why) {
    stopPower(why);
    ended = true;
  }

  /** Whether nothing is taken in any more. */
  boolean hasEnded() {
    return ended;
  }

  private void stopPower(String why) {
    evses.forEach(evse -> {
      evse.state.power.stop(why);
      evse.state.power.path(true);
    });
  }

  StationCore core() {
    return core;
  }

  /** A00.FR.511: what no other station has. */
  private String serialNumber() {
    return parts.facts().nameplate().serialNumber().orElse(parts.facts().network().identity());
  }

  NetworkProfiles networkProfiles() {
    return networkProfiles;
  }

  Connections connections() {
    return connections;
  }

  FirmwareUpdates firmware() {
    return firmware;
  }

  ProfileUpkeep upkeep() {
    return upkeep;
  }

  PriorityCharges priorities() {
    return priorities;
  }

  Displays displays() {
    return displays;
  }

  LogUploads logs() {
    return logs;
  }

  TariffInstalling tariffs() {
    return tariffs;
  }

  Optional<Evse> evse(int id) {
    return evses.stream().filter(evse -> evse.id() == id).findFirst();
  }

  Cards cards() {
    return cards;
  }

  Reservations reservations() {
    return reservations;
  }

  Tokens tokens() {
    return tokens;
  }

  Drivers drivers() {
    return drivers;
  }

  long version(int evseId) {
    return views.version(evseId);
  }

  AggregatorWords words() {
    return words;
  }

  /** Whether what happens can be stored. */
  boolean storageWorks() {
    return health.storageWorks();
  }

  /** Runs a body as one decision. */
  void act(Runnable body) {
    concerned.all();
    decide(body);
  }

  /** The same for what concerns one EVSE, see {@link StationCore.Acting#at}. */
  void actAt(int evseId, Runnable body) {
    concerned.add(evseId);
    decide(body);
  }

  private void decide(Runnable body) {
    core.loop().assertCurrent();
    if (ended) {
      return;
    }
    depth++;
    try {
      body.run();
      if (depth == 1) {
        settle();
      }
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    } finally {
      depth--;
    }
    if (depth == 0) {
      finishDecision();
    }
  }

  private void settle() {
    tariffs.settle();
    priorities.settle();
    upkeep.settle();
    reservations.settle();
    concerned.evses().forEach(Evse::followTransaction);
    external.settle();
    noteCommon();
    common.follow(concerned);
    var touched = concerned.evses();
    touched.forEach(Evse::settle);
    reservations.settle();
    costs.follow();
    displays.settle();
    noteCommon();
    told.settle(concerned.evses());
    capability.settle(touched);
    words.settle();
    if (firmware.settle()) {
      concerned.all();
      told.settle(evses);
    }
  }

  /**
   * Other profiles concern all. So does who comes or goes, and with or without a transaction: what is reserved, and when
   * the station rests.
   */
  private void noteCommon() {
    var now = new Common(core.profiles().all(), evses.stream().map(evse -> List.of(evse.state.isOccupied(),
        evse.state.session().isPresent(), transactionOf(evse))).toList());
    if (!now.isSame(last)) {
      last = now;
      concerned.all();
    }
  }

  /** What a decision at one EVSE may change for others. */
  private record Common(List<InstalledProfile> profiles, List<? extends List<?>> stays) {
    /** Lists of profiles are the same object as long as none changes. */
    private boolean isSame(@Nullable Common other) {
      return other != null && other.profiles == profiles && other.stays.equals(stays);
    }
  }

  private void finishDecision() {
    try {
      core.journal().flush();
      views.publish(concerned, words, cards.view(), board);
    } catch (RuntimeException unexpected) {
      failed(unexpected);
    }
    concerned.clear();
  }

  private void failed(RuntimeException unexpected) {
    log.error("unexpected: all power is stopped until the next start", unexpected);
    concerned.all();
    health.raise(new Fault(FaultKind.SoftwareFailure, FaultSource.PROGRAM, String.valueOf(unexpected)));
    stopPower(FaultKind.SoftwareFailure.name());
  }

  private void storageFailed(String why) {
    log.error("storage failed: no more discharge until the next start: {}", why);
    health.raise(new Fault(FaultKind.StorageFailure, FaultSource.PROGRAM, why));
    core.journal().failed();
    told.storageFailed();
    // Nothing can be queued any more: it is sent, or it is lost.
    FaultKind.StorageFailure.securityEvent().ifPresent(
        type -> core.tell(new Outgoing.SecurityEvent(type.name(), core.now(), Optional.of(shortened(why)))));
  }

  private boolean isOpen(int evseId, FaultKind kind) {
    return evse(evseId).map(evse -> evse.state.faults).orElse(health.faults()).isOpen(kind);
  }

  private static String shortened(String text) {
    return text.length() <= 255 ? text : text.substring(0, 255);
  }

  private void online() {
    evses.forEach(evse -> evse.state.touch());
    told.online();
    external.online();
    priorities.online();
    capability.online();
    signing.renewInTime();
  }

  /** What timers and answers bring. */
  private final class Decisions implements StationCore.Acting {
    @Override
    public void act(Runnable body) {
      Station.this.act(body);
    }

    @Override
    public void at(int evseId, Runnable body) {
      actAt(evseId, body);
    }
  }

  /** The transaction there, also one of before a restart while it may still go on. */
  static Optional<String> heldTransaction(Evse evse) {
    return transactionOf(evse).or(evse.sessions::foundTransaction);
  }

  /** A transaction's id as this station spells it: an identifierString is the same in capitals. */
  static String spelled(String transactionId, List<Evse> evses) {
    return evses.stream().flatMap(evse -> heldTransaction(evse).stream()).filter(transactionId::equalsIgnoreCase)
        .findFirst().orElse(transactionId);
  }

  static Optional<String> transactionOf(Evse evse) {
    return evse.state.session().flatMap(VehicleSession::transaction).map(Transaction::id);
  }
}
