package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.SessionEvents;
import eu.chargetime.ocpp.UnsupportedFeatureException;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.NotStored;
import org.tidegate.domain.port.StationEnded;
import org.tidegate.domain.port.StationLoop;

/**
 * The calls of the other side during one connection: each is handled once, in the order of arrival, and answered exactly
 * once, unless the connection goes first. Station loop only.
 */
final class IncomingCalls {
  private static final Logger log = LoggerFactory.getLogger(IncomingCalls.class);

  /** A repetition comes within seconds, and a peer sends one call after the other. */
  private static final int MOST_ANSWERS_KEPT = 100;

  /** Our answers are small; what is larger is rather given anew than kept. */
  private static final int LONGEST_ANSWER_KEPT = 16 * 1024;

  private final RpcParts parts;
  private final SessionEvents events;
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, Answered> answered = new LinkedHashMap<>();
  private boolean closed;

  IncomingCalls(RpcParts parts, SessionEvents events) {
    this.parts = parts;
    this.events = events;
  }

  void handle(Frame.Call call) {
    Answered earlier = answered.get(call.id());
    if (open.containsKey(call.id())) {
      // Part 4, 4.2.3: a call with the same id is being handled already.
      send(FrameWriter.error(call.id(), ErrorCode.RpcFrameworkError, "a call with this id is being handled"));
    } else if (earlier != null && earlier.fingerprint.equals(call.fingerprint())) {
      log.info("call {} repeated: answered as before", name(call));
      send(earlier.frame);
    } else if (open.size() >= parts.limits().mostOpenCalls()) {
      send(FrameWriter.error(call.id(), ErrorCode.GenericError, "too many calls at the same time"));
    } else {
      begin(call);
    }
  }

  /** Answers what is no proper call; nothing of it is remembered. */
  void refuse(Frame.Unreadable frame) {
    log.warn("frame {} refused: {}, {}", LogText.of(frame.id()), frame.code(), frame.why());
    parts.invalidMessage().accept(LogText.of(frame.why()));
    send(FrameWriter.error(frame.id(), frame.code(), frame.why()));
  }

  /** Answers that come from now on find nobody. */
  void close() {
    closed = true;
    open.values().forEach(call -> call.timeout.cancel());
    open.clear();
    answered.clear();
  }

  private void begin(Frame.Call call) {
    var timeout = parts.loop().after(RpcLimits.LONGEST_HANDLING, () -> tooLate(call));
    open.put(call.id(), new Open(call, timeout));
    try {
      if (!parts.gate().mayReceive(call.action())) {
        throw new RpcException(ErrorCode.SecurityError, "this station is not accepted");
      }
      if (call.bytes() > parts.gate().mostBytes(call.action())) { // B06.FR.17, B08.FR.18
        throw new RpcException(ErrorCode.FormatViolation, "longer than BytesPerMessage says");
      }
      Request request = parts.codec().readRequest(call.action(), call.payload());
      settle(call, events.handleRequest(request));
    } catch (UnsupportedFeatureException e) {
      fail(call, new RpcException(ErrorCode.NotImplemented, "action not known", e));
    } catch (RuntimeException e) {
      fail(call, e);
    }
  }

  private void settle(Frame.Call call, @Nullable Confirmation confirmation) {
    switch (confirmation) {
      case null -> fail(call, new IllegalStateException("no answer to " + call.action()));
      case DeferredConfirmation later -> later.answer().whenComplete((answer, failure) -> {
        if (parts.loop().isCurrent()) {
          settleLater(call, answer, failure);
        } else {
          parts.loop().execute(() -> settleLater(call, answer, failure));
        }
      });
      default -> answer(call, FrameWriter.result(call.id(), parts.codec().write(confirmation)));
    }
  }

  private void settleLater(Frame.Call call, @Nullable Confirmation answer, @Nullable Throwable failure) {
    try {
      if (failure == null) {
        settle(call, answer);
      } else {
        fail(call, failure);
      }
    } catch (RpcException e) {
      fail(call, e);
    }
  }

  private void fail(Frame.Call call, Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    if (cause instanceof ConstraintViolation violation) {
      fail(call, new RpcException(ErrorCode.of(violation.kind()), String.valueOf(violation.getMessage()), violation));
      return;
    }
    if (cause instanceof RpcException refusal) {
      log.warn("call {} refused: {}, {}", name(call), refusal.code(), LogText.of(refusal.description()));
      answer(call, FrameWriter.error(call.id(), refusal.code(), refusal.description()));
      if (refusal.code().isAboutForm()) {
        parts.invalidMessage().accept(LogText.of(call.action() + ": " + refusal.description()));
      }
      return;
    }
    if (cause instanceof NotStored) {
      log.warn("call {} could not be stored", name(call));
      answer(call, FrameWriter.error(call.id(), ErrorCode.InternalError, "what was asked can't be stored"));
      return;
    }
    if (cause instanceof StationEnded) {
      log.info("call {} left unanswered: the station ends, and its connection with it", name(call));
      return;
    }
    log.error("call {} failed", name(call), cause);
    answer(call, FrameWriter.error(call.id(), ErrorCode.InternalError, "the call could not be processed"));
    parts.handlerFailed().accept(cause);
  }

  private void tooLate(Frame.Call call) {
    fail(call, new RpcException(ErrorCode.InternalError, "no answer in time"));
  }

  private void answer(Frame.Call call, String frame) {
    Open waiting = open.get(call.id());
    if (closed || waiting == null || waiting.call != call) {
      log.info("answer to {} dropped: its connection is gone, or it came too late", name(call));
      return;
    }
    open.remove(call.id());
    waiting.timeout.cancel();
    remember(call, frame);
    send(frame);
  }

  private void remember(Frame.Call call, String frame) {
    answered.remove(call.id());
    if (frame.length() > LONGEST_ANSWER_KEPT) {
      return;
    }
    if (answered.size() == MOST_ANSWERS_KEPT) {
      answered.remove(answered.keySet().iterator().next());
    }
    answered.put(call.id(), new Answered(call.fingerprint(), frame));
  }

  private void send(String frame) {
    try {
      parts.channel().send(frame);
    } catch (NotConnectedException e) {
      log.info("answer not sent: the connection is gone");
    }
  }

  private static String name(Frame.Call call) {
    return LogText.of(call.action() + " " + call.id());
  }

  private record Open(Frame.Call call, StationLoop.Timer timeout) {}

  private record Answered(String fingerprint, String frame) {}
}
