package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.StoredSession.StoredTransaction;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.transaction.ChargingState;

import static org.assertj.core.api.Assertions.assertThat;

class StoredSessionTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00Z");

  @Test
  void read_bodyOfAnEarlierProgram_knowsNothingOfWhatItDidNotStore() throws Exception {
    var now = session(Optional.of(IdToken.NO_AUTHORIZATION), Optional.of("pseudonym"),
        Optional.of(OperationMode.CentralSetpoint));
    var body = (ObjectNode) MAPPER.readTree(StoredJson.write(now));
    assertThat(body.remove("driver")).isNotNull();
    assertThat(body.remove("visitor")).isNotNull();
    assertThat(((ObjectNode) body.get("transaction")).remove("modeTold")).isNotNull();

    assertThat(StoredJson.read(StoredSession.class, body.toString(), "session"))
        .isEqualTo(session(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static StoredSession session(Optional<IdToken> driver, Optional<String> visitor,
      Optional<OperationMode> modeTold) {
    var transaction = new StoredTransaction("transaction", NOW, 3, ChargingState.Charging, Duration.ofMinutes(5),
        Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), modeTold);
    return new StoredSession("session", "nonce", 1, NOW, Optional.empty(), "party-1", Optional.empty(), "permission",
        Optional.empty(), driver, Optional.empty(), visitor, Optional.of(transaction), Optional.empty(),
        Optional.empty(), Optional.empty(), NOW);
  }
}
