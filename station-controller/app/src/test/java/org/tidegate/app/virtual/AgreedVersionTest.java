package org.tidegate.app.virtual;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.virtual.VirtualSetup.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.StatusNotificationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** The station offers both versions, and speaks the one that the central system has. Every frame is held to its schema. */
class AgreedVersionTest {
  @ParameterizedTest
  @CsvSource({"SOCKET,V21,ocpp2.1", "SOCKET,V201,ocpp2.0.1", "MEMORY,V21,ocpp2.1", "MEMORY,V201,ocpp2.0.1"})
  void connect_centralSystemKnowsOneVersion_isSpokenToInThat(Wire wire, OcppVersion version, String agreed) {
    try (var station = new VirtualStation(VirtualSetup.of(7).over(wire).speaking(version))) {
      station.advance(Duration.ofSeconds(5));

      assertThat(station.subprotocol()).contains(agreed);
      assertThat(station.centralSystem.received(BootNotificationRequest.class)).hasSize(1);
      assertThat(station.centralSystem.received(StatusNotificationRequest.class)).isNotEmpty();
      assertThat(station.schemas.checked()).isGreaterThan(4);
      assertThat(station.failures()).isEmpty();
    }
  }
}
