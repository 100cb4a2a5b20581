package org.tidegate.app.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** What Part 2 wants of transactions that stop, beyond the cases of Part 6: E06 and E07. */
class TransactionStopRequirementsTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"E06.FR.10", "E07.FR.07"})
  void driver_stops_theCableIsUnlocked() {
    var states = bench.states(Configured.OTHER_EVSE);
    states.energyTransferStarted();
    assertThat(isLocked()).isTrue();

    states.stopAuthorizedLocally();

    bench.seconds(1);
    assertThat(isLocked()).isFalse();
  }

  @Test
  @Covers({"E06.FR.14", "E07.FR.11"})
  void events_ofAWholeTransaction_areNumberedWithoutGaps() {
    bench.states().energyTransferStarted();
    bench.states().stopAuthorizedLocally();
    bench.states().evDisconnected();

    var events = events();
    assertThat(events.getLast().eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(events).hasSizeGreaterThan(3).extracting(TransactionEventRequest::seqNo)
        .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({"EmergencyStop,EmergencyStop", "GroundFailure,GroundFault", "OverCurrent,OvercurrentFault",
      "HighTemperature,Other"})
  @Covers({"E06.FR.16", "E07.FR.06"})
  void fault_inATransaction_endsItAsAbnormalWithTheReason(String fault, ReasonEnum reason) {
    bench.variables().set("TxCtrlr", "TxStopPoint", "EnergyTransfer");
    bench.states().energyTransferStarted();

    bench.station().hardware().raiseFault(Configured.EVSE, fault);

    var event = bench.states().event(false);
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.triggerReason()).isEqualTo(TriggerReasonEnum.AbnormalCondition);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(reason);
    assertThat(bench.station().commanded()).isZero();
  }

  private boolean isLocked() {
    return bench.station().hardware().state(Configured.OTHER_EVSE).locked();
  }

  private List<TransactionEventRequest> events() {
    return bench.centralSystem().received(TransactionEventRequest.class);
  }
}
