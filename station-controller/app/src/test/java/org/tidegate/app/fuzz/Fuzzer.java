package org.tidegate.app.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidegate.app.virtual.Invariants;
import org.tidegate.domain.fixture.LoggedLines;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws frames at a station for as long as it is told to, and lets life go on around it; what must never happen throws
 * an AssertionError with the newest frames. The same for the same seed. Not thread-safe.
 */
final class Fuzzer implements AutoCloseable {
  private static final int LAST_FRAMES = 20;
  private static final int FRAMES_BETWEEN_CHECKS = 1_000;
  private static final int FRAMES_BETWEEN_DISCHARGES = 2_000;
  private static final int FRAMES_BETWEEN_POWER_CUTS = 20_000;
  /** Whatever frames, cuts and resets did, the station is back within this time. */
  private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(30);
  static final String ALIVE = """
      [2,"%s","GetVariables",{"getVariableData":[{"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}]""";

  private static final String PRICES = """
      {"vendorId":"org.tidegate","messageId":"PriceSchedule","data":{"version":1,"currency":"EUR",\
      "intervals":[{"start":"%s","salePrice":"0.32","purchasePrice":"0.29"}]}}""";

  private final Random random;
  private final Agreement agreement;
  private final Vocabulary words;
  private final LoggedLines complaints = LoggedLines.errors();
  private final Map<String, Long> counts = Conversation.counts();
  private final Map<OcppVersion, Integer> discharges = new EnumMap<>(OcppVersion.class);
  private final Deque<Line> last = new ArrayDeque<>();
  private final FuzzedStation fuzzed;
  private final Life life;
  private final Frames frames;
  private final Oracle oracle;
  private final Replies replies;
  private final Bounds bounds;
  private final Invariants invariants;
  private Conversation conversation;
  private boolean wellBehaved;
  private long results;
  private long sent;

  /** A station that has just been switched on. */
  Fuzzer(long seed) {
    random = new Random(seed);
    words = new Vocabulary(random);
    agreement = new Agreement(random);
    fuzzed = new FuzzedStation(seed + 1, new Wire());
    var payloads = new Payloads(random, words, fuzzed.loop()::now);
    oracle = new Oracle(agreement, fuzzed::answeredActions);
    frames = new Frames(random, agreement, payloads, fuzzed::answeredActions);
    replies = new Replies(random, agreement, payloads, fuzzed.loop()::now);
    life = new Life(random, fuzzed);
    bounds = new Bounds(fuzzed);
    invariants = new Invariants(fuzzed::station);
    conversation = new Conversation(oracle, agreement, fuzzed.loop()::nanoTime, counts, Duration.ofMillis(-1));
    fuzzed.agreeOn(agreement.next());
    fuzzed.start();
  }

  /** Throws this many frames. */
  void run(long count) {
    try {
      for (long end = sent + count; sent < end;) {
        step();
      }
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          "after %d frames, at %s: %s%nthe last frames, newest at the end:%n%s".formatted(sent, fuzzed.loop().now(),
              failure.getMessage(), last.stream().map(Line::told).collect(Collectors.joining("\n"))),
          failure);
    }
  }

  /** Frames by what came of them, and what the station said by itself. */
  Map<String, Long> counts() {
    return counts;
  }

  /** How many decisions discharged a car while this version was spoken. */
  int discharges(OcppVersion version) {
    return discharges.getOrDefault(version, 0);
  }

  /** What the station is asked for. */
  Set<String> answeredActions() {
    return fuzzed.answeredActions();
  }

  /** What has grown, in one line. */
  String told() {
    return bounds.told() + ", program starts " + fuzzed.starts() + ", decisions that discharged "
        + invariants.discharges();
  }

  @Override
  public void close() {
    complaints.close();
  }

  private void step() {
    int before = invariants.discharges();
    if (random.nextInt(4) == 0 || !fuzzed.isUp()) {
      life.happens();
    }
    if (fuzzed.isUp()) {
      throwFrame(frames.next());
    }
    discharges.merge(agreement.version(), invariants.discharges() - before, Integer::sum);
    conversation.nothingIsOverdue();
    assertThat(complaints.lines()).as("the program complains").isEmpty();
  }

  private void throwFrame(String frame) {
    say(frame);
    fuzzed.loop().runPosted();
    sent++;
    counts.merge(agreement.version().subprotocol() + " frames", 1L, Long::sum);
    if (sent % FRAMES_BETWEEN_CHECKS == 0) {
      isAlive();
      bounds.hold();
    }
    if (sent % FRAMES_BETWEEN_DISCHARGES == 0) {
      letsACarDischarge();
    }
    if (sent % FRAMES_BETWEEN_POWER_CUTS == 0) {
      life.powerFails();
    }
  }

  private void say(String frame) {
    conversation.sends(frame);
    remember("> " + frame);
    fuzzed.send(frame);
  }

  /** A central system that does nothing wrong for a while finds the station at work. */
  private void isAlive() {
    wellBehaved = true;
    var patience = LONGEST_ABSENCE;
    while (!(fuzzed.isUp() && conversation.isOpen() && conversation.waiting() == 0)) {
      fuzzed.connectNetwork();
      fuzzed.loop().advance(Duration.ofSeconds(1));
      conversation.nothingIsOverdue();
      patience = patience.minusSeconds(1);
      if (patience.isNegative()) {
        throw new AssertionError(
            "the station does not come back: up " + fuzzed.isUp() + ", accepted " + conversation.isOpen() + ", waiting "
                + conversation.waiting());
      }
    }
    long before = results;
    say(ALIVE.formatted(frames.id()));
    fuzzed.loop().runPosted();
    if (results != before + 1) {
      throw new AssertionError("the station does not tell its HeartbeatInterval");
    }
    wellBehaved = false;
  }

  /** A car discharges under a permission, if nothing that came before stands against it, and goes on while frames come. */
  private void letsACarDischarge() {
    wellBehaved = true;
    asks("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
    asks("ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1}}");
    asks("ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1,\"connectorId\":1}}");
    asks("ClearChargingProfile", "{\"chargingProfileCriteria\":{\"evseId\":1}}");
    asks("DataTransfer", PRICES.formatted(fuzzed.loop().now()));
    life.willingDriverComes();
    fuzzed.station().views().newest().evse(1).flatMap(EvseView::session).flatMap(SessionView::transactionId)
        .ifPresent(transaction -> asks("SetChargingProfile",
            Setpoints.any(random, agreement.version(), transaction, fuzzed.loop().now())));
    asks("UpdateDynamicSchedule", Setpoints.UPDATE);
    asks("AFRRSignal", Setpoints.SIGNAL.formatted(fuzzed.loop().now()));
    fuzzed.loop().advance(Duration.ofSeconds(5));
    wellBehaved = false;
  }

  /** Nobody is there to be asked when a reset of before has come due meanwhile. */
  private void asks(String action, String payload) {
    if (!fuzzed.isUp()) {
      return;
    }
    say("[2,\"%s\",\"%s\",%s]".formatted(frames.id(), action, payload));
    fuzzed.loop().runPosted();
  }

  private void remember(String line) {
    if (last.size() == 2 * LAST_FRAMES) {
      last.removeFirst();
    }
    last.addLast(new Line(fuzzed.loop().now(), line));
  }

  private record Line(Instant at, String text) {
    String told() {
      return at + " " + Conversation.shortened(text);
    }
  }

  private final class Wire implements FuzzedStation.Wire {
    @Override
    public void ended() {
      conversation = new Conversation(oracle, agreement, fuzzed.loop()::nanoTime, counts, Duration.ofMillis(-1));
    }

    @Override
    public void started() {
      invariants.watch();
    }

    @Override
    public void said(String frame) {
      remember("< " + frame);
      var call = conversation.receives(frame);
      if (call.isEmpty()) {
        results += frame.startsWith("[3,") && frame.contains("\"attributeStatus\":\"Accepted\"") ? 1 : 0;
      }
      call.ifPresent(asked -> {
        frames.stationCalled(asked.id());
        words.hear(asked.payload());
        replies.to(asked, wellBehaved).forEach(Fuzzer.this::say);
      });
    }

    @Override
    public void disconnected() {
      conversation.breaksOff();
      fuzzed.agreeOn(agreement.next());
      remember("- the next connection speaks " + agreement.version().subprotocol());
    }
  }
}
