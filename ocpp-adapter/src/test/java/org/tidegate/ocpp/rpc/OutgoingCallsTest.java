package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.CallErrorException;
import eu.chargetime.ocpp.model.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.rpc.Probe.ProbeResponse;
import org.tidegate.ocpp.v21.BootNotificationResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** OCPP 2.0.1 Part 4, 4.1.1 and 4.1.4, from the side that calls. */
class OutgoingCallsTest {
  private final RpcPair pair = new RpcPair().connected();

  @Test
  void call_answered_givesTheAnswer() {
    var answer = pair.call("hello");
    assertThat(pair.lastReceived()).isEqualTo("[2,\"" + pair.lastId() + "\",\"Probe\",{\"text\":\"hello\"}]");
    pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"hi\"}]");
    assertThat(answer).isCompletedWithValue(Probe.answering("hi"));
    assertThat(pair.loop.waiting()).isZero();
    assertThat(pair.waitingPromises()).isZero();
  }

  @Test
  void call_whileOneIsOutstanding_waitsForItsTurn() {
    var first = pair.call("first");
    var second = pair.call("second");
    pair.loop.runPosted();
    assertThat(pair.received).hasSize(1);
    pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"1\"}]");
    assertThat(first).isDone();
    assertThat(second).isNotDone();
    assertThat(pair.received).hasSize(2);
    assertThat(pair.lastReceived()).contains("second");
  }

  @Test
  void calls_many_neverMoreThanOneOutstandingAndInOrder() {
    List<String> answered = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pair.call("call " + i).thenAccept(answer -> answered.add(answer.text()));
    }
    for (int i = 0; i < 4; i++) {
      pair.loop.advance(Duration.ofSeconds(1));
      assertThat(pair.received).hasSize(i + 1);
      pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"" + i + "\"}]");
    }
    assertThat(answered).containsExactly("0", "1", "2", "3");
  }

  @Test
  void inboundCall_whileOneIsOutstanding_isAnsweredMeanwhile() {
    var ours = pair.call("ours");
    assertThat(pair.asks("theirs", "crossing")).isEqualTo("[3,\"theirs\",{\"text\":\"to crossing\"}]");
    assertThat(ours).isNotDone();
  }

  @Test
  void call_moreThanTheQueueHolds_isRefusedAndNeverSent() {
    for (int i = 0; i < 4; i++) {
      assertThat(pair.call("fits")).isNotDone();
    }
    assertFailedWith(pair.call("too many"), CallFailed.QueueFull.class);
    for (int i = 0; i < 4; i++) {
      pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"ok\"}]");
    }
    assertThat(pair.received).hasSize(4).noneMatch(frame -> frame.contains("too many"));
  }

  @Test
  void call_refusedByThePeer_failsWithItsCode() {
    var answer = pair.call("forbidden");
    pair.says("[4,\"" + pair.lastId() + "\",\"SecurityError\",\"not you\",{\"detail\":1}]");
    assertThatThrownBy(answer::join).cause()
        .isInstanceOfSatisfying(CallErrorException.class, error -> {
          assertThat(error.getErrorCode()).isEqualTo("SecurityError");
          assertThat(error.getErrorDescription()).isEqualTo("not you");
          assertThat(error.getPayload()).hasToString("{\"detail\":1}");
        });
  }

  @Test
  void callError_withoutDescriptionAndDetails_isUnderstood() {
    var answer = pair.call("short");
    pair.says("[4,\"" + pair.lastId() + "\",\"GenericError\"]");
    assertFailedWith(answer, CallErrorException.class);
  }

  @Test
  void call_notAnswered_failsAfterTheTimeoutAndTheNextGoesOut() {
    var first = pair.call("silence");
    var second = pair.call("next");
    pair.loop.advance(Duration.ofMillis(29_999));
    assertThat(first).isNotDone();
    pair.loop.advance(Duration.ofMillis(1));
    assertFailedWith(first, CallFailed.TimedOut.class);
    assertThat(pair.lastReceived()).contains("next");
    assertThat(second).isNotDone();
  }

  @Test
  void answer_afterTheTimeout_isIgnoredAndNotTakenForTheNext() {
    var first = pair.call("slow");
    String firstId = pair.lastId();
    pair.loop.advance(Duration.ofSeconds(30));
    var second = pair.call("next");
    pair.loop.runPosted();
    int sent = pair.received.size();
    pair.says("[3,\"" + firstId + "\",{\"text\":\"late\"}]");
    assertFailedWith(first, CallFailed.TimedOut.class);
    assertThat(second).isNotDone();
    assertThat(pair.received).hasSize(sent);
  }

  @Test
  void timeouts_tenThousand_leaveNothingBehind() {
    int idle = pair.loop.waiting();
    for (int i = 0; i < 10_000; i++) {
      var call = pair.call("lost " + i);
      pair.loop.advance(Duration.ofSeconds(30));
      assertFailedWith(call, CallFailed.TimedOut.class);
      pair.received.clear();
    }
    assertThat(pair.loop.waiting()).isEqualTo(idle);
    assertThat(pair.waitingPromises()).isZero();
  }

  @Test
  void connectionLost_failsOutstandingAndQueuedExactlyOnce() {
    var failures = new AtomicInteger();
    var calls = List.of(pair.call("sent"), pair.call("queued"), pair.call("queued too"));
    calls.forEach(call -> call.whenComplete((_, _) -> failures.incrementAndGet()));
    String sentId = pair.lastId();
    pair.link.cut();
    pair.loop.runPosted();
    assertThat(pair.loop.waiting()).isZero();
    pair.loop.advance(Duration.ofMinutes(5));
    assertThat(failures).hasValue(3);
    assertThat(notConnected(calls.get(0)).mayHaveArrived()).isTrue();
    assertThat(notConnected(calls.get(1)).mayHaveArrived()).isFalse();
    assertThat(notConnected(calls.get(2)).mayHaveArrived()).isFalse();
    assertThat(pair.events).containsOnlyOnce("closed");
    assertThat(pair.waitingPromises()).isZero();
    pair.connected();
    int sent = pair.received.size();
    pair.says("[3,\"" + sentId + "\",{\"text\":\"from another life\"}]");
    assertThat(pair.received).hasSize(sent);
    assertThat(failures).hasValue(3);
  }

  @Test
  void call_repeatedFromItsOwnFailure_isRefusedAtOnceWhileNotConnected() {
    var again = pair.call("first").<ProbeResponse>handle((_, _) -> null).thenCompose(_ -> pair.call("again"));
    pair.link.cut();
    pair.loop.runPosted();
    assertFailedWith(again, CallFailed.NotConnected.class);
    assertThat(pair.received).hasSize(1);
  }

  @Test
  void call_whileNotConnected_failsAtOnce() {
    pair.link.cut();
    pair.loop.runPosted();
    assertThat(notConnected(pair.call("nobody there")).mayHaveArrived()).isFalse();
    assertThat(pair.waitingPromises()).isZero();
  }

  @Test
  void call_cancelledBeforeItsTurn_isNotSent() {
    pair.call("first");
    var second = pair.call("second");
    var third = pair.call("third");
    second.cancel(false);
    pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"ok\"}]");
    assertThat(pair.lastReceived()).contains("third");
    assertThat(third).isNotDone();
    assertThat(pair.received).hasSize(2);
  }

  @Test
  void call_answeredWithABadPayload_failsAndIsNeverAnsweredWithACallError() {
    var answer = pair.call("what");
    int sent = pair.received.size();
    pair.says("[3,\"" + pair.lastId() + "\",{\"txt\":1}]");
    assertFailedWith(answer, CallFailed.BadAnswer.class);
    assertThat(pair.received).hasSize(sent);
  }

  @Test
  void answers_brokenInAnyWay_areNeverAnswered() {
    for (String frame : List.of("[3]", "[3,7]", "[3,\"x\"]", "[3,\"x\",{},1]", "[3,\"x\",[]]", "[3,\"x\",{\"a\":]",
        "[4]", "[4,\"x\"]", "[4,\"x\",5,6,7]", "[4,\"x\",\"NoSuchCode\",\"\",{}]", "[4,\"x\"",
        "[4,\"x\",\"GenericError\",\"\",{},1,2]", "[3,\"unknown\",{}]")) {
      assertThat(pair.answerTo(frame)).as(frame).isEmpty();
    }
  }

  @Test
  void call_answeredWithBrokenJson_failsAtOnce() {
    var answer = pair.call("what");
    pair.says("[3,\"" + pair.lastId() + "\",{\"text\":");
    assertFailedWith(answer, CallFailed.BadAnswer.class);
  }

  @Test
  void messageIds_ofManyCalls_areUniqueAndFitIntoThirtySixCharacters() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      pair.call("x");
      ids.add(pair.lastId());
      pair.says("[3,\"" + pair.lastId() + "\",{\"text\":\"ok\"}]");
    }
    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).hasSize(36));
  }

  @Test
  void messageIds_ofTheSameSeed_areTheSame() {
    new RpcPair().connected();
    pair.call("x");
    var other = new RpcPair().connected();
    other.call("x");
    assertThat(other.lastId()).isEqualTo(pair.lastId());
  }

  @Test
  void call_withAnotherAnswerThanItsFeature_isAMistakeOfTheCaller() {
    assertThatThrownBy(() -> pair.station.call(Probe.asking("x"), BootNotificationResponse.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static void assertFailedWith(CompletableFuture<?> call, Class<? extends Throwable> failure) {
    assertThat(call).isCompletedExceptionally();
    assertThatThrownBy(call::join).isInstanceOf(CompletionException.class).cause().isInstanceOf(failure);
  }

  private static CallFailed.NotConnected notConnected(CompletableFuture<? extends Confirmation> call) {
    assertThat(call).isCompletedExceptionally();
    return (CallFailed.NotConnected) call.exceptionNow();
  }
}
