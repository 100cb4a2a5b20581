package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.IPromiseRepository;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.SessionEvents;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;

/**
 * Our calls: one outstanding, the others in a bounded queue behind it (OCPP 2.0.1 Part 4, 4.1.1). Every call ends exactly
 * once. Station loop only.
 */
final class OutgoingCalls {
  private static final Logger log = LoggerFactory.getLogger(OutgoingCalls.class);

  private final RpcParts parts;
  private final IPromiseRepository promises;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private @Nullable Outstanding outstanding;

  OutgoingCalls(RpcParts parts, IPromiseRepository promises) {
    this.parts = parts;
    this.promises = promises;
  }

  void send(Waiting call) {
    if (parts.channel().isClosed()) {
      fail(call.id, new CallFailed.NotConnected(false));
    } else if (!parts.gate().maySend(call.action, call.request)) {
      fail(call.id, new CallFailed.NotAllowed());
    } else if (outstanding != null && queue.size() >= parts.limits().mostWaitingCalls()) {
      fail(call.id, new CallFailed.QueueFull());
    } else {
      queue.add(call);
      sendNext();
    }
  }

  void answered(Frame.CallResult result, SessionEvents events) {
    Outstanding call = finish(result.id());
    if (call == null) {
      return;
    }
    try {
      Confirmation confirmation = parts.codec().readConfirmation(call.action, result.payload());
      events.handleConfirmation(call.id, confirmation);
    } catch (RpcException e) {
      complain(call.id, e);
      fail(call.id, new CallFailed.BadAnswer(e));
    }
    sendNext();
  }

  /** OCPP 2.1 tells the other side that its answer can't be read; OCPP 2.0.1 has no word for it. */
  private void complain(String id, RpcException why) {
    if (!parts.speaks21()) {
      return;
    }
    try {
      parts.channel().send(FrameWriter.resultError(id, why.code(), why.description()));
    } catch (NotConnectedException e) {
      log.debug("CALLRESULTERROR {} not sent: {}", id, e.getMessage());
    }
  }

  void refused(Frame.CallError error, SessionEvents events) {
    Outstanding call = finish(error.id());
    if (call != null) {
      JsonNode details = error.details();
      events.handleError(call.id, error.code(), error.description(), details);
      sendNext();
    }
  }

  void broken(Frame.BrokenAnswer answer) {
    Outstanding call = finish(answer.id());
    if (call != null) {
      fail(call.id, new CallFailed.BadAnswer(new RpcException(ErrorCode.FormatViolation, answer.why())));
      sendNext();
    }
  }

  /** Fails everything that had no answer yet; what a failure sets off finds nothing of it left. */
  void connectionLost() {
    Outstanding sent = outstanding;
    outstanding = null;
    List<Waiting> unsent = new ArrayList<>(queue);
    queue.clear();
    if (sent != null) {
      sent.timeout.cancel();
      fail(sent.id, new CallFailed.NotConnected(true));
    }
    unsent.forEach(call -> fail(call.id, new CallFailed.NotConnected(false)));
  }

  private void sendNext() {
    while (outstanding == null && !queue.isEmpty()) {
      Waiting next = queue.remove();
      if (!isAbandoned(next.id)) {
        sendNow(next);
      }
    }
  }

  private void sendNow(Waiting call) {
    if (!parts.gate().maySend(call.action, call.request)) {
      fail(call.id, new CallFailed.NotAllowed());
      return;
    }
    try {
      String frame = FrameWriter.call(call.id, call.action, parts.codec().write(call.request));
      var timeout = parts.loop().after(parts.limits().callTimeout(), () -> timedOut(call));
      outstanding = new Outstanding(call.id, call.action, timeout);
      parts.channel().send(frame);
      log.debug("call {} {} sent", call.action, call.id);
    } catch (NotConnectedException e) {
      // The channel tells of the loss by an event; until then the call counts as outstanding.
      log.debug("call {} {} not sent: {}", call.action, call.id, e.getMessage());
    } catch (RpcException e) {
      fail(call.id, e);
    }
  }

  private void timedOut(Waiting call) {
    if (outstanding != null && outstanding.id.equals(call.id)) {
      outstanding = null;
      log.info("call {} {}: no answer within {} s", call.action, call.id, parts.limits().callTimeout().toSeconds());
      fail(call.id, new CallFailed.TimedOut());
      sendNext();
    }
  }

  private @Nullable Outstanding finish(String id) {
    Outstanding call = outstanding;
    if (call == null || !call.id.equals(id)) {
      log.info("answer to {} ignored: late, or to no call of ours", LogText.of(id));
      return null;
    }
    outstanding = null;
    call.timeout.cancel();
    return call;
  }

  private boolean isAbandoned(String id) {
    boolean abandoned = promises.getPromise(id).map(promise -> promise.isDone()).orElse(true);
    if (abandoned) {
      promises.removePromise(id);
    }
    return abandoned;
  }

  private void fail(String id, Exception why) {
    var promise = promises.getPromise(id);
    promises.removePromise(id);
    promise.ifPresent(waiting -> waiting.completeExceptionally(why));
  }

  record Waiting(String id, String action, Request request) {}

  private record Outstanding(String id, String action, StationLoop.Timer timeout) {}
}
