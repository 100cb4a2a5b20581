package org.tidegate.ocpp.block;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerInformationTest {
  private static final String TOKEN = "'idToken':{'idToken':'A','type':'ISO14443'}";
  private static final String CERTIFICATE = "'customerCertificate':{'hashAlgorithm':'SHA256','issuerNameHash':'a',"
      + "'issuerKeyHash':'b','serialNumber':'c'}";
  private final Wire wire = Wire.accepted();

  @Test
  @Covers({"N09.FR.02", "N10.FR.01"})
  void customerInformation_ofAToken_isAcceptedAndPassedOn() {
    assertThat(status("'report':true,'clear':true," + TOKEN)).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(
        new Wanted(3, true, true, Optional.of(new IdToken("A", IdTokenType.ISO14443))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'customerIdentifier':'x'", CERTIFICATE})
  void customerInformation_ofWhatNothingIsKeptUnder_isAccepted(String reference) {
    assertThat(status("'report':true,'clear':false," + reference)).isEqualTo("Accepted");
    assertThat(wire.station.asked).containsExactly(new Wanted(3, true, false, Optional.empty()));
  }

  @ParameterizedTest
  @Covers("N09.FR.09")
  @ValueSource(strings = {"", "," + TOKEN + ",'customerIdentifier':'x'", "," + TOKEN + "," + CERTIFICATE})
  void customerInformation_ofNobodyOrTwo_isInvalid(String references) {
    assertThat(status("'report':true,'clear':false" + references)).isEqualTo("Invalid");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers({"N09.FR.07", "N10.FR.07"})
  void customerInformation_thatWantsNothing_isRejected() {
    assertThat(status("'report':false,'clear':false," + TOKEN)).isEqualTo("Rejected");
  }

  private String status(String fields) {
    return wire.asks("CustomerInformation", "{'requestId':3," + fields + "}").path("status").asText();
  }
}
