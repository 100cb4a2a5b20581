package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.Change.MessageQueued;
import org.tidegate.domain.quantity.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageExportTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir
  Path temp;

  @Test
  void write_whatIsNotDelivered_isTheMessageAsItWouldBeSent() throws IOException {
    var claim = new Claim("k-1", "party", "ab".repeat(32), new Money(345, Currency.getInstance("EUR")), AT,
        AT.plusSeconds(60));
    store(new MessageQueued(1, Lane.INTERCHANGE, new Outgoing.VehicleConnected("s", "n", 1, AT, Optional.empty())),
        new MessageQueued(2, Lane.INTERCHANGE, new Outgoing.Claimed(claim)),
        new MessageQueued(3, Lane.SECURITY, new Outgoing.SecurityEvent("SettingSystemTime", AT, Optional.empty())),
        new Change.MessageDone(1));

    var lines = export().lines().toList();

    assertThat(lines).hasSize(1);
    assertThat(new ObjectMapper().readTree(lines.getFirst())).isEqualTo(new ObjectMapper().readTree("""
        {"id":2,"messageId":"Claim","data":{"version":1,"claimId":"k-1","partyRef":"party","codeHash":"%s","amount":345,
        "currency":"EUR","at":"2026-03-01T10:00:00Z","expires":"2026-03-01T10:01:00Z"}}""".formatted("ab".repeat(32))));
  }

  @Test
  void write_noDatabase_isRefusedWithWhatToDo() {
    assertThatThrownBy(this::export).isInstanceOf(StorageRefused.class).hasMessageContaining("storage folder");
  }

  private void store(Change... changes) {
    var loop = new VirtualStationLoop(AT);
    try (var folder = StorageFolder.hold(temp); var store = SqliteStationStore.openInline(folder, loop)) {
      store.commit(List.of(changes), () -> {});
      loop.runPosted();
    }
  }

  private String export() throws IOException {
    var out = new StringBuilder();
    new MessageExport(temp).write(out);
    return out.toString();
  }
}
