package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A frame as far as it could be read, without a look into the payload. Immutable by convention: nobody alters nodes. */
public sealed interface Frame {

  /** A frame that wants an answer; bytes and fingerprint are those of its whole text. */
  record Call(String id, String action, ObjectNode payload, int bytes, String fingerprint) implements Frame {}

  record CallResult(String id, JsonNode payload) implements Frame {}

  record CallError(String id, String code, String description, JsonNode details) implements Frame {}

  /** A CALLRESULTERROR of OCPP 2.1: the other side could not read the answer of this id. Nothing is to be done. */
  record AnswerRefused(String id, String why) implements Frame {}

  /** A SEND of OCPP 2.1, which is never answered (Part 4, 4.2.4). */
  record Unconfirmed(String id, String action) implements Frame {}

  /** Something to be answered with a CALLERROR of this id, "-1" where none could be read. */
  record Unreadable(String id, ErrorCode code, String why) implements Frame {
    static final String NO_ID = "-1";

    public Unreadable {
      why = why.substring(0, Math.min(why.length(), RpcException.LONGEST_DESCRIPTION));
    }
  }

  /** A broken answer to the call of this id; it is never answered (Part 4, 4.2.3). */
  record BrokenAnswer(String id, String why) implements Frame {}

  /** A binary frame: OCPP-J knows only text. */
  static Frame binary() {
    return new Unreadable(Unreadable.NO_ID, ErrorCode.RpcFrameworkError, "binary frame, text expected");
  }
}
