package org.tidegate.app.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.tidegate.app.fuzz.Conversation.StationCall;

/** Answers the station's calls, mostly as a central system should. Not thread-safe. */
final class Replies {
  private static final List<String> REFUSALS = List.of("GenericError", "InternalError", "NotSupported",
      "NotImplemented", "FormatViolation",
      "SecurityError", "NoSuchCode");

  private final Random random;
  private final Agreement agreement;
  private final Payloads payloads;
  private final Mutations mutations;
  private final Supplier<Instant> clock;

  Replies(Random random, Agreement agreement, Payloads payloads, Supplier<Instant> clock) {
    this.random = random;
    this.agreement = agreement;
    this.payloads = payloads;
    this.mutations = new Mutations(random);
    this.clock = clock;
  }

  /** What to send: none, one or two frames. */
  List<String> to(StationCall call, boolean wellBehaved) {
    var id = Frames.quoted(call.id());
    var right = "[3," + id + "," + right(call) + "]";
    if (wellBehaved) {
      return List.of(right);
    }
    return switch (random.nextInt(60)) {
      case 0 -> List.of();
      case 1 -> List.of("[4," + id + ",\"" + REFUSALS.get(random.nextInt(REFUSALS.size())) + "\",\"no\",{}]");
      case 2 -> List.of("[3," + id + "," + mutations.spoil(right(call)) + "]");
      case 3 -> List.of(right, right);
      case 4 -> List.of("[3," + id + "]", right);
      default -> List.of(right);
    };
  }

  private ObjectNode right(StationCall call) {
    var answer = payloads.of(agreement.schemas().response(call.action()).orElseThrow());
    switch (call.action()) {
      case "BootNotification" ->
        answer.put("currentTime", clock.get().toString()).put("interval", 1 + random.nextInt(300))
            .put("status", mostly("Accepted", "Pending", "Rejected"));
      case "Heartbeat" -> answer.put("currentTime", clock.get().toString());
      case "DataTransfer" -> answer.put("status", mostly("Accepted", "Rejected", "UnknownMessageId"));
      case "Authorize" -> answer.withObject("/idTokenInfo").put("status", mostly("Accepted", "Invalid", "Blocked"));
      case "TransactionEvent" -> {
        if (random.nextInt(4) > 0) {
          answer.removeAll();
        }
      }
      default -> {
        // Any valid answer will do.
      }
    }
    return answer;
  }

  private String mostly(String first, String... others) {
    return random.nextInt(8) > 0 ? first : others[random.nextInt(others.length)];
  }
}
