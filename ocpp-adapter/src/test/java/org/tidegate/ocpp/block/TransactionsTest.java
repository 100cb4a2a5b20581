package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionsTest {
  private final Wire wire = Wire.accepted(OcppVersion.V21);

  /** Transaction; whether the station takes it; the answer. */
  @ParameterizedTest
  @CsvSource({"tx-1,true,Accepted", "tx-1,false,Rejected", "tx-2,true,Rejected"})
  @Covers("2.1 Q02.FR.06")
  void notifyAllowedEnergyTransfer_wellFormed_reachesTheStation(String transaction, boolean takes, String status) {
    wire.station.allowsTransfers = takes;

    var answer = wire.asks("NotifyAllowedEnergyTransfer",
        "{'transactionId':'%s','allowedEnergyTransfer':['DC','DC_BPT','DC']}".formatted(transaction));

    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(wire.station.asked)
        .containsExactly(List.of(transaction, Set.of(EnergyTransfer.DC, EnergyTransfer.DC_BPT)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '^', value = {"; OccurrenceConstraintViolation",
      "'transactionId':'TX-1'; OccurrenceConstraintViolation",
      "'allowedEnergyTransfer':['DC']; OccurrenceConstraintViolation",
      "'transactionId':'TX-1','allowedEnergyTransfer':[]; OccurrenceConstraintViolation",
      "'transactionId':'TX-1','allowedEnergyTransfer':[null]; OccurrenceConstraintViolation",
      "'transactionId':'TX-1','allowedEnergyTransfer':'DC'; TypeConstraintViolation",
      "'transactionId':'TX-1','allowedEnergyTransfer':['DC_BTP']; PropertyConstraintViolation",
      "'transactionId':'TX-1','allowedEnergyTransfer':['DC_BPT',1]; TypeConstraintViolation",
      "'transactionId':1,'allowedEnergyTransfer':['DC']; TypeConstraintViolation",
      "'transactionId':'1234567890123456789012345678901234567','allowedEnergyTransfer':['DC']; PropertyConstraintViolation"})
  void notifyAllowedEnergyTransfer_malformed_isRefusedAndChangesNothing(String payload, String code) {
    assertThat(wire.refuses("NotifyAllowedEnergyTransfer", "{" + (payload == null ? "" : payload) + "}"))
        .isEqualTo(code);
    assertThat(wire.station.asked).isEmpty();
  }
}
