package org.tidegate.app.fuzz;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.discharge.Situation.ExportApproval;
import org.tidegate.domain.discharge.Situation.Rating;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.station.Station;
import org.tidegate.domain.station.StationParts;
import org.tidegate.domain.station.StationSettings;
import org.tidegate.domain.station.StationSettings.EvseSettings;
import org.tidegate.domain.station.StationSettings.Timing;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.ocpp.OcppCentralSystem;
import org.tidegate.ocpp.OcppParts;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.rpc.InMemoryLink;

/** The whole station in virtual time, at the bare end of a wire. Not thread-safe. */
final class FuzzedStation {
  private static final Instant START = Instant.parse("2026-03-02T07:00:00Z");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Watts RATED = new Watts(11_000);
  private static final Duration RESTART = Duration.ofSeconds(5);

  final VirtualStationLoop loop = new VirtualStationLoop(START);
  private final SimulatedMemory board = SimulatedMemory.inMemory();
  private final Random random;
  private final Wire wire;
  private MemoryStationStore store = MemoryStationStore.forgetful(loop);
  private InMemoryLink link;
  private SimulatedHardware hardware;
  private OcppCentralSystem adapter;
  private Station station;
  private int starts;
  private boolean up;
  private boolean running;

  /** Who holds the other end. */
  interface Wire {
    /** The program starts; what was said before is void. */
    void started();

    /** A frame of the station. */
    void said(String frame);

    /** The connection is gone. */
    void disconnected();
  }

  /** A station that has not started. */
  FuzzedStation(long seed, Wire wire) {
    random = new Random(seed);
    this.wire = wire;
    assemble("PowerUp");
  }

  /** Starts the program. */
  void start() {
    starts++;
    running = true;
    wire.started();
    station.start(store.load());
  }

  /** Starts the program again; what was stored before is taken up. */
  void startAgain(String reason) {
    assemble(reason);
    loop.execute(this::start);
  }

  private void assemble(String reason) {
    link = link();
    hardware = new SimulatedHardware(loop, new SimulatorSettings(List.of(
        new SimulatorSettings.Evse(1, CurrentKind.DC, RATED, RATED),
        new SimulatorSettings.Evse(2, CurrentKind.AC, RATED, Watts.ZERO))), board);
    adapter = new OcppCentralSystem(new OcppParts(loop, link.stationEnd(),
        OcppSettings.of(OcppSettings.Server.plain(URI.create("ws://127.0.0.1/"), "fuzzed")), random, failure -> {
          throw new AssertionError("a handler failed", failure);
        }));
    station = new Station(new StationParts(loop, settings(), facts(),
        new ProfileLimits(9, 1024, 1, 100, Set.of(RateUnit.W, RateUnit.A), true), store, adapter, hardware,
        this::restart, () -> new UUID(random.nextLong(), random.nextLong()).toString(), hash -> "c2lnbmVk",
        store.load().chainHead().orElse(ChainHead.NONE), _ -> {}, 1, reason));
    adapter.serve(station.requests());
  }

  /** Kills the program: nothing is said, nothing more is written; what was on the link is lost. */
  void kill() {
    running = false;
    disconnected();
    loop.kill();
    store = store.restarted(loop);
  }

  private void restart(String why) {
    loop.execute(() -> {
      station.stop(why);
      hardware.close();
      kill();
      loop.after(RESTART, () -> startAgain("RemoteReset"));
    });
  }

  /** Sends a frame; false when there is no connection. */
  boolean send(String frame) {
    if (!up) {
      return false;
    }
    try {
      link.centralSystemEnd().send(frame);
      return true;
    } catch (NotConnectedException _) {
      return false;
    }
  }

  boolean isUp() {
    return up;
  }

  /** Whether the program runs. */
  boolean isRunning() {
    return running;
  }

  /** How often the program was started. */
  int starts() {
    return starts;
  }

  /** The central system breaks the connection. */
  void cut() {
    link.cut();
  }

  Station station() {
    return station;
  }

  SimulatedHardware hardware() {
    return hardware;
  }

  OcppCentralSystem adapter() {
    return adapter;
  }

  MemoryStationStore store() {
    return store;
  }

  private InMemoryLink link() {
    var fresh = new InMemoryLink(loop, "ocpp2.0.1");
    fresh.wire((from, frame) -> {
      if (from == InMemoryLink.End.STATION) {
        loop.execute(() -> {
          if (link == fresh && up) {
            wire.said(frame);
          }
        });
      }
      return true;
    });
    ((Receiver) fresh.centralSystemEnd()).accept(new RadioEvents() {
      @Override
      public void connected() {
        up = true;
      }

      @Override
      public void receivedMessage(Object message) {
        // The text was seen on the wire.
      }

      @Override
      public void disconnected() {
        if (link == fresh) {
          FuzzedStation.this.disconnected();
        }
      }
    });
    return fresh;
  }

  private void disconnected() {
    if (up) {
      up = false;
      wire.disconnected();
    }
  }

  private static StationSettings settings() {
    var approval = new ExportApproval("VDE-AR-N 4105", RATED, "test");
    var dc = new Rating(CurrentKind.DC, RATED, RATED, Optional.empty(), Optional.empty(), Optional.of(approval));
    var ac = new Rating(CurrentKind.AC, RATED, Watts.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
    var tariff = new StaticTariff(Optional.empty(), Optional.of(new Price(new BigDecimal("0.35"), EUR)));
    return new StationSettings(new StationSettings.Identity("Tidegate", "Fuzzed", Optional.empty(), "0.1"),
        "Test aggregator", ZoneId.of("Europe/Berlin"), EUR,
        List.of(new EvseSettings(1, "cCCS2", dc, 1, 400), new EvseSettings(2, "sType2", ac, 3, 230)), true,
        Optional.of(tariff), List.of(), Timing.DEFAULT, Optional.empty(), false);
  }

  private static StandardFacts facts() {
    return new StandardFacts(
        new StandardFacts.Nameplate("Fuzzed", "Tidegate", Optional.empty(), Optional.of("0.1")),
        new StandardFacts.Network("fuzzed", List.of(1), Duration.ofSeconds(30), List.of()), List.of("Heartbeat"), 3,
        List.of(
            new StandardFacts.Evse(1, CurrentKind.DC, 0, RATED, RATED.negated(),
                List.of(new StandardFacts.Connector(1, "cCCS2", true))),
            new StandardFacts.Evse(2, CurrentKind.AC, 3, RATED, Watts.ZERO,
                List.of(new StandardFacts.Connector(1, "sType2", false)))));
  }
}
