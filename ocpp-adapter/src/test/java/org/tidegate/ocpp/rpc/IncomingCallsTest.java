package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.model.Confirmation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.port.NotStored;
import org.tidegate.domain.port.StationEnded;

import static org.assertj.core.api.Assertions.assertThat;

/** OCPP 2.0.1 Part 4, 4.1 and 4.2, from the side that is called. */
class IncomingCallsTest {
  private final RpcPair pair = new RpcPair().connected();

  @Test
  void call_sameIdActionAndPayload_isAnsweredAgainButNotHandledAgain() {
    String first = pair.asks("1", "once");
    assertThat(pair.asks("1", "once")).isEqualTo(first);
    assertThat(pair.loop.waiting()).isZero();
    assertThat(pair.handled).hasSize(1);
  }

  @Test
  void call_sameIdOtherPayload_isANewCall() {
    pair.asks("1", "before the restart");
    assertThat(pair.asks("1", "after the restart")).contains("to after the restart");
    assertThat(pair.handled).hasSize(2);
  }

  @Test
  void call_sameIdAfterAReconnection_isANewCall() {
    pair.asks("1", "once");
    pair.link.cut();
    pair.loop.runPosted();
    pair.connected();
    pair.asks("1", "once");
    assertThat(pair.handled).hasSize(2);
  }

  @Test
  void call_sameIdWhileHandled_isRefusedAndTheFirstStillAnswered() {
    var answer = new CompletableFuture<Confirmation>();
    pair.handler = _ -> new DeferredConfirmation(answer);
    assertThat(pair.asks("1", "slow")).isEmpty();
    assertThat(pair.asks("1", "slow")).startsWith("[4,\"1\",\"RpcFrameworkError\"");
    pair.received.clear();
    answer.complete(Probe.answering("done"));
    assertThat(pair.lastReceived()).isEqualTo("[3,\"1\",{\"text\":\"done\"}]");
    assertThat(pair.handled).hasSize(1);
  }

  @Test
  void answers_kept_areTheLatestHundred() {
    for (int i = 0; i < 101; i++) {
      pair.asks("id " + i, "x");
    }
    pair.asks("id 1", "x");
    assertThat(pair.handled).hasSize(101);
    pair.asks("id 0", "x");
    assertThat(pair.handled).hasSize(102);
  }

  @Test
  void handler_thatThrows_answersInternalErrorWithoutClassNamesAndIsReported() {
    pair.handler = _ -> {
      throw new IllegalStateException("secret detail of org.tidegate.Something");
    };
    String answer = pair.asks("1", "x");
    assertThat(answer).startsWith("[4,\"1\",\"InternalError\",").doesNotContain("tidegate", "Exception", "secret");
    assertThat(pair.handlerFailures).singleElement().isInstanceOf(IllegalStateException.class);
    pair.handler = _ -> Probe.answering("well again");
    assertThat(pair.asks("2", "y")).contains("well again");
  }

  @Test
  void handler_withoutAnAnswer_answersInternalError() {
    pair.handler = _ -> null;
    assertThat(pair.asks("1", "x")).startsWith("[4,\"1\",\"InternalError\",");
    assertThat(pair.handlerFailures).hasSize(1);
  }

  @Test
  void handler_thatRefuses_answersItsCodeAndACutDescription() {
    pair.handler = _ -> {
      throw new RpcException(ErrorCode.GenericError, "y".repeat(300));
    };
    assertThat(pair.asks("1", "x")).isEqualTo("[4,\"1\",\"GenericError\",\"" + "y".repeat(255) + "\",{}]");
    assertThat(pair.handlerFailures).isEmpty();
  }

  @Test
  void deferredAnswer_thatFails_answersItsCodeOrInternalError() {
    pair.handler = _ -> new DeferredConfirmation(
        CompletableFuture.failedFuture(new RpcException(ErrorCode.SecurityError, "no")));
    assertThat(pair.asks("1", "x")).startsWith("[4,\"1\",\"SecurityError\",\"no\"");
    pair.handler = _ -> new DeferredConfirmation(CompletableFuture.supplyAsync(() -> {
      throw new IllegalStateException("disk full");
    }, pair.loop));
    assertThat(pair.asks("2", "x")).startsWith("[4,\"2\",\"InternalError\"").doesNotContain("disk");
    assertThat(pair.handlerFailures).hasSize(1);
  }

  @Test
  void deferredAnswer_thatCanNotBeStored_isAnErrorForWhoeverAskedAndNoFailureOfTheHandler() {
    pair.handler = _ -> new DeferredConfirmation(CompletableFuture.failedFuture(new NotStored()));
    assertThat(pair.asks("1", "x")).startsWith("[4,\"1\",\"InternalError\",\"what was asked can't be stored\"");
    assertThat(pair.handlerFailures).isEmpty();
  }

  @Test
  void call_whileTheStationEnds_isLeftToItsConnection() {
    pair.handler = _ -> {
      throw new StationEnded();
    };
    assertThat(pair.asks("1", "x")).isEmpty();
    assertThat(pair.handlerFailures).isEmpty();
  }

  @Test
  void deferredAnswer_blocksNoOtherCall() {
    var slow = new CompletableFuture<Confirmation>();
    var handlers = new ArrayDeque<Confirmation>();
    handlers.add(new DeferredConfirmation(slow));
    handlers.add(Probe.answering("quick"));
    pair.handler = _ -> handlers.remove();
    assertThat(pair.asks("1", "slow")).isEmpty();
    assertThat(pair.asks("2", "quick")).contains("quick");
    slow.complete(Probe.answering("slow"));
    assertThat(pair.lastReceived()).isEqualTo("[3,\"1\",{\"text\":\"slow\"}]");
  }

  @Test
  void deferredAnswer_afterItsConnectionWasLost_isNotSentOnTheNextOne() {
    var answer = new CompletableFuture<Confirmation>();
    pair.handler = _ -> new DeferredConfirmation(answer);
    pair.asks("1", "slow");
    pair.link.cut();
    pair.loop.runPosted();
    assertThat(pair.loop.waiting()).isZero();
    pair.connected();
    answer.complete(Probe.answering("late"));
    pair.loop.runPosted();
    assertThat(pair.received).isEmpty();
  }

  @Test
  void deferredAnswer_thatNeverComes_isAnsweredByAnErrorInTime() {
    pair.handler = _ -> new DeferredConfirmation(new CompletableFuture<>());
    pair.asks("1", "forgotten");
    pair.loop.advance(Duration.ofSeconds(30));
    assertThat(pair.received).singleElement().asString().startsWith("[4,\"1\",\"InternalError\"");
  }

  @Test
  void calls_moreThanMayBeOpen_areRefused() {
    pair.handler = _ -> new DeferredConfirmation(new CompletableFuture<>());
    for (int i = 0; i < 4; i++) {
      assertThat(pair.asks("id " + i, "x")).isEmpty();
    }
    assertThat(pair.asks("one more", "x")).startsWith("[4,\"one more\",\"GenericError\"");
    assertThat(pair.handled).hasSize(4);
  }

  @Test
  void requests_crossingManyAtOnce_areHandledInTheOrderOfArrival() throws Exception {
    for (int i = 0; i < 50; i++) {
      pair.link.centralSystemEnd().send("[2,\"id " + i + "\",\"Probe\",{\"text\":\"" + i + "\"}]");
    }
    pair.loop.runPosted();
    for (int i = 0; i < 50; i++) {
      assertThat(pair.handled.get(i).text()).isEqualTo(String.valueOf(i));
    }
  }

  @Test
  void session_afterEveryKindOfBadFrame_stillAnswers() {
    for (String bad : new String[]{"", "nonsense", "[", "{}", "null", "[]", "[2]", "[9,\"x\"]", "\u0000"}) {
      pair.says(bad);
    }
    assertThat(pair.asks("1", "still here")).contains("to still here");
  }
}
