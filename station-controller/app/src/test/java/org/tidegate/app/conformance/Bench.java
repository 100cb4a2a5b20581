package org.tidegate.app.conformance;

import eu.chargetime.ocpp.CallErrorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.tidegate.app.virtual.ScriptedCentralSystem;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.app.virtual.VirtualSetup.Wire;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.v201.BootNotificationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test tool of a case of Part 6: a whole station in virtual time, a driver, and a central system that the case speaks
 * for. Test thread only.
 *
 * <p>A case is written like this; after each one that passed the {@link GeneralRules general validations} are made, and
 * one that failed shows every frame:
 * <pre>
 * {@code @RegisterExtension} final Bench bench = new Bench();
 *
 * {@code @Test} {@code @Covers({"F06.FR.04"})}
 * void TC_F_20_CS() {
 *   var answer = bench.ask(V201.TRIGGER_MESSAGE, TriggerMessageRequest.of(MessageTriggerEnum.Heartbeat));
 *   assertThat(answer.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
 *   bench.expect(HeartbeatRequest.class);
 * }
 * </pre>
 * The station is switched on, and brought to the general preconditions, when the case first needs it: until then
 * {@link #with} can change what it is made of.
 */
final class Bench implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
  /** A station that has something to say says it within this time. */
  static final Duration SOON = Duration.ofSeconds(20);
  private static final String EVERY_CASE_OVER_SOCKET = "tidegate.conformance.sockets";
  private static final String EVERY_CASE_OVER_OCPP_21 = "tidegate.conformance.ocpp21";
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
  /** The grid must have been fine for a minute before power flows. */
  private static final Duration READY_TO_CHARGE = Duration.ofSeconds(65);
  private static final int LONGEST_LINE = 600;
  private static final int CALL_TYPE = 2;
  private static final Pattern CALL = Pattern.compile("-> \\[2,\"(?<id>[^\"]+)\",\"(?<action>\\w+)\"");

  private VirtualSetup setup = VirtualSetup.of(201);
  private @Nullable VirtualStation station;
  private @Nullable Inbox inbox;
  private @Nullable Driver driver;
  private final Map<Integer, ReusableStates> states = new HashMap<>();
  private final Profiles profiles = new Profiles(this);
  private final Messages messages = new Messages(this);

  /** Changes what the station is made of, or how it connects; before the case first needs it. */
  void with(UnaryOperator<VirtualSetup> change) {
    if (station != null) {
      throw new IllegalStateException("the station is running already");
    }
    setup = change.apply(setup);
  }

  /** The station, at the general preconditions of Part 6 when it was not running yet. */
  VirtualStation station() {
    return station == null ? switchOn() : station;
  }

  /** What people and cars do. */
  Driver driver() {
    station();
    return driver == null ? driver = new Driver(station()) : driver;
  }

  /** Scripts what the central system answers. */
  ScriptedCentralSystem centralSystem() {
    return station().centralSystem;
  }

  /** The reusable states of Part 6, 2.18, at the EVSE that cases use. */
  ReusableStates states() {
    return states(Configured.EVSE);
  }

  /** The reusable states at this EVSE. */
  ReusableStates states(int evseId) {
    return states.computeIfAbsent(evseId, id -> new ReusableStates(this, id));
  }

  /** The memory states of Part 6, 2.19. */
  MemoryStates memory() {
    return new MemoryStates(this);
  }

  /** Reads and sets variables; the configuration states of the cases. */
  Variables variables() {
    return new Variables(this);
  }

  /** Sets, gets and clears messages on the display. */
  Messages messages() {
    return messages;
  }

  /** Sets, gets and clears charging profiles. */
  Profiles profiles() {
    return profiles;
  }

  /** What is told of connectors. */
  Connectors connectors() {
    return new Connectors(this);
  }

  // Time.

  void advance(Duration time) {
    station().advance(time);
  }

  void seconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** Lets time pass until it is so, at most for this long. Whether it is so. */
  boolean advanceUntil(BooleanSupplier reached, Duration atMost) {
    station().loop.runPosted();
    for (var left = atMost; !reached.getAsBoolean(); left = left.minus(STEP)) {
      if (!left.isPositive()) {
        return false;
      }
      advance(STEP);
    }
    return true;
  }

  // What the station sends.

  /** The next message of this kind since the last look, within {@link #SOON}. */
  <Q extends OcppRequest> Q expect(Class<Q> kind) {
    return expect(kind, _ -> true);
  }

  /** The next message of this kind that fits; others are left for later looks. */
  <Q extends OcppRequest> Q expect(Class<Q> kind, Predicate<? super Q> fits) {
    return expect(kind, fits, SOON);
  }

  /** The next message of this kind that fits, within this time. */
  <Q extends OcppRequest> Q expect(Class<Q> kind, Predicate<? super Q> fits, Duration within) {
    return expect(kind.getSimpleName() + " that fits", kind, fits, within);
  }

  /** The same; a failure says in these words what was expected. */
  <Q extends OcppRequest> Q expect(String what, Class<Q> kind, Predicate<? super Q> fits, Duration within) {
    return soon(kind, fits, within).orElseThrow(() -> new AssertionError("expected within %d s: %s; but came: %s"
        .formatted(within.toSeconds(), what, inbox().describe())));
  }

  /** The next message of this kind that fits, if one comes within this time. */
  <Q extends OcppRequest> Optional<Q> soon(Class<Q> kind, Predicate<? super Q> fits, Duration within) {
    var found = new Object() {
      Optional<Q> message = Optional.empty();
    };
    advanceUntil(() -> (found.message = inbox().take(kind, fits)).isPresent(), within);
    return found.message;
  }

  /** No message of this kind came since the last look, and none comes during this time. */
  void expectNothing(Class<? extends OcppRequest> kind, Duration during) {
    expectNothing(kind, _ -> true, during);
  }

  /** No message of this kind that fits came since the last look, and none comes during this time. */
  <Q extends OcppRequest> void expectNothing(Class<Q> kind, Predicate<? super Q> fits, Duration during) {
    advance(during);
    inbox().take(kind, fits).ifPresent(message -> {
      throw new AssertionError("not expected within " + during.toSeconds() + " s: " + message);
    });
  }

  /** All that the station sent so far is of no interest. */
  void lookAway() {
    inbox().lookAway();
  }

  /** What the station sent since the last {@link #lookAway} and nobody looked at, oldest first. */
  List<OcppRequest> unseen() {
    return inbox().unseen().stream().map(ScriptedCentralSystem.Call::request).toList();
  }

  /** What the case looked at of this kind, or looked away from, oldest first. */
  <Q extends OcppRequest> List<Q> seen(Class<Q> kind) {
    return inbox().seen(kind);
  }

  // What the central system asks.

  /** Asks the station and gives its answer; fails when that is a CALLERROR. */
  <Q extends OcppRequest, A extends OcppResponse> A ask(MessageType<Q, A> type, Q request) {
    return answer(type, request).join();
  }

  /** Asks the station, which must refuse with a CALLERROR; gives its code. */
  <Q extends OcppRequest, A extends OcppResponse> String askForError(MessageType<Q, A> type, Q request) {
    try {
      throw new AssertionError("expected a CALLERROR, but came: " + answer(type, request).join());
    } catch (CompletionException e) {
      return ((CallErrorException) e.getCause()).getErrorCode();
    }
  }

  private <Q extends OcppRequest, A extends OcppResponse> CompletableFuture<A> answer(MessageType<Q, A> type,
      Q request) {
    var answer = centralSystem().ask(request, type.response());
    if (!advanceUntil(answer::isDone, LONGEST_ANSWER)) {
      throw new AssertionError("no answer to " + request);
    }
    return answer;
  }

  /** What the station called between the latest request of this action and its answer to it, oldest first. */
  List<String> calledBeforeAnswering(String action) {
    var frames = station().frames();
    int asked = IntStream.range(0, frames.size()).filter(i -> frames.get(i).path(0).asInt() == CALL_TYPE)
        .filter(i -> frames.get(i).path(2).asText().equals(action)).max().orElseThrow();
    var id = frames.get(asked).path(1).asText();
    return frames.stream().skip(asked + 1).takeWhile(frame -> !frame.path(1).asText().equals(id))
        .filter(frame -> frame.path(0).asInt() == CALL_TYPE).map(frame -> frame.path(2).asText()).toList();
  }

  /** Answers the station's latest call of this action, which the script must have left unanswered, with this payload. */
  void answerRaw(String action, String payload) {
    station().sendRaw("[3,\"%s\",%s]".formatted(latestCallId(action), payload));
  }

  /** The id of the station's latest call of this action. */
  String latestCallId(String action) {
    return station().transcript().reversed().stream().map(CALL::matcher)
        .filter(call -> call.find() && call.group("action").equals(action)).findFirst()
        .orElseThrow(() -> new AssertionError("no call " + action)).group("id");
  }

  // Connection and power.

  /** The central system closes the connection and refuses every attempt to connect again. */
  void goOffline() {
    station().link.refuse(Disconnection.of(Disconnection.Reason.UNREACHABLE));
    station().link.cut();
    station().loop.runPosted();
  }

  /** Lets the station connect again, and waits until it did. */
  void goOnline() {
    station().link.admit();
    if (!advanceUntil(centralSystem()::isConnected, Duration.ofMinutes(10))) {
      throw new AssertionError("the station does not connect again");
    }
  }

  /** Power fails and comes back. */
  void powerCycle() {
    station().kill();
    station().start();
  }

  private VirtualStation switchOn() {
    var made = new VirtualStation(setup);
    station = made;
    inbox = new Inbox(made.centralSystem);
    made.centralSystem.authorizes(Configured::info);
    expect(BootNotificationRequest.class);
    variables().set("AuthCtrlr", "LocalPreAuthorize", "false");
    advance(READY_TO_CHARGE);
    lookAway();
    return made;
  }

  private Inbox inbox() {
    station();
    if (inbox == null) {
      throw new IllegalStateException("made together with the station");
    }
    return inbox;
  }

  // JUnit.

  @Override
  public void beforeEach(ExtensionContext context) {
    boolean socket = Boolean.getBoolean(EVERY_CASE_OVER_SOCKET)
        || AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OverSocket.class)
        || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OverSocket.class);
    var version = Boolean.getBoolean(EVERY_CASE_OVER_OCPP_21) ? OcppVersion.V21 : OcppVersion.V201;
    with(before -> before.over(socket ? Wire.SOCKET : Wire.MEMORY).speaking(version));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (station == null) {
      return;
    }
    try (var ending = station) {
      if (context.getExecutionException().isEmpty()) {
        station.loop.runPosted();
        assertThat(ending.failures()).as("what went wrong unseen").isEmpty();
        new GeneralRules(centralSystem().calls()).check();
      }
    } catch (AssertionError broken) {
      throw withTranscript(broken);
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
    throw withTranscript(failure);
  }

  private <T extends Throwable> T withTranscript(T failure) {
    if (station != null) {
      failure.addSuppressed(new Transcript(station.transcript().stream()
          .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
          .collect(Collectors.joining("\n", "the frames of this case:\n", "\n"))));
    }
    return failure;
  }

  /** Stands beside the failure. */
  private static final class Transcript extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Transcript(String text) {
      super(text, null, false, false);
    }
  }
}
