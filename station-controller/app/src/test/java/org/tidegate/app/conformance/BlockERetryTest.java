package org.tidegate.app.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block E, events that the central system does not take: E13. */
class BlockERetryTest {
  private static final int ATTEMPTS = 3;
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(100);

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E13.FR.01", "E13.FR.02", "E13.FR.03", "E13.FR.04"})
  void TC_E_41_CS() {
    connected();
    bench.centralSystem().always(V201.TRANSACTION_EVENT, Reply.never());

    var times = timesOfTheNextEvent();

    assertThat(times).hasSize(ATTEMPTS);
    assertBetween(times, 0, INTERVAL.plus(MESSAGE_TIMEOUT));
    assertBetween(times, 1, INTERVAL.multipliedBy(2).plus(MESSAGE_TIMEOUT));
  }

  @Test
  @Covers({"E13.FR.01", "E13.FR.02", "E13.FR.03", "E13.FR.04"})
  void TC_E_50_CS() {
    connected();
    bench.centralSystem().always(V201.TRANSACTION_EVENT, Reply.error(ErrorCode.InternalError));

    var times = timesOfTheNextEvent();

    assertThat(times).hasSize(ATTEMPTS);
    assertBetween(times, 0, INTERVAL);
    assertBetween(times, 1, INTERVAL.multipliedBy(2));
  }

  @Test
  @Covers({"E13.FR.01", "E13.FR.02", "E13.FR.03"})
  void TC_E_42_CS() {
    connected();
    onlyTheFirst(Reply.never());

    var times = timesOfTheNextEvent();

    assertThat(times).hasSize(2);
    assertBetween(times, 0, INTERVAL.plus(MESSAGE_TIMEOUT));
  }

  /** A CALLERROR comes at once: unlike the case's text says there is no time limit to wait for (E13.FR.03). */
  @Test
  @Covers({"E13.FR.01", "E13.FR.02", "E13.FR.03"})
  void TC_E_51_CS() {
    connected();
    onlyTheFirst(Reply.error(ErrorCode.InternalError));

    var times = timesOfTheNextEvent();

    assertThat(times).hasSize(2);
    assertBetween(times, 0, INTERVAL);
  }

  private void connected() {
    bench.variables().set("OCPPCommCtrlr", "MessageAttempts[TransactionEvent]", String.valueOf(ATTEMPTS));
    bench.variables().set("OCPPCommCtrlr", "MessageAttemptInterval[TransactionEvent]",
        String.valueOf(INTERVAL.toSeconds()));
    bench.states().authorizedLocally();
    bench.states().evConnectedPreSession();
  }

  private void onlyTheFirst(Reply<TransactionEventRequest, TransactionEventResponse> reply) {
    var calls = new AtomicInteger();
    bench.centralSystem().always(V201.TRANSACTION_EVENT, request -> calls.getAndIncrement() == 0
        ? reply.to(request)
        : Reply.<TransactionEventRequest, TransactionEventResponse>with(TransactionEventResponse.of()).to(request));
  }

  /** When the next event is sent, each time; also looked for after the longest wait that could follow. */
  private List<Instant> timesOfTheNextEvent() {
    int seqNo = bench.expect(TransactionEventRequest.class).seqNo();
    bench
        .advance(INTERVAL.multipliedBy(ATTEMPTS * (ATTEMPTS + 1) / 2).plus(MESSAGE_TIMEOUT.multipliedBy(ATTEMPTS + 1)));
    return bench.centralSystem().calls().stream()
        .filter(call -> call.request() instanceof TransactionEventRequest event && event.seqNo() == seqNo)
        .map(call -> call.at()).toList();
  }

  private static void assertBetween(List<Instant> times, int first, Duration expected) {
    assertThat(Duration.between(times.get(first), times.get(first + 1))).isBetween(expected, expected.plus(TICK));
  }
}
