package org.tidegate.app.conformance;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ReasonEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block C, the master pass: C16. */
class BlockCMasterPassTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"C16.FR.01", "C16.FR.07"})
  void TC_C_47_CS() {
    energyFlowsEverywhere();

    presentMasterPass();
    bench.driver().choosesToStop(1, 2);

    bothStopped();
  }

  @Test
  @Covers({"C16.FR.01", "C16.FR.07"})
  void TC_C_48_CS() {
    energyFlowsEverywhere();

    presentMasterPass();
    bench.driver().choosesToStop(1);

    stopped(1);
    assertThat(bench.station().evse(2).commanded().value()).isPositive();
  }

  @Test
  @Covers({"C16.FR.02", "C16.FR.07"})
  void TC_C_49_CS() {
    bench.variables().set("UIInput", "Enabled", "false");
    energyFlowsEverywhere();

    presentMasterPass();

    bothStopped();
  }

  private void energyFlowsEverywhere() {
    bench.variables().set("AuthCtrlr", "MasterPassGroupId", Configured.MASTER_PASS_GROUP.idToken());
    bench.states(1).authorizedLocally(Configured.VALID);
    bench.states(1).energyTransferStarted();
    bench.states(2).authorizedLocally(Configured.VALID_OF_SAME_GROUP);
    bench.states(2).energyTransferStarted();
  }

  private void presentMasterPass() {
    bench.states().presents(Configured.MASTER_PASS);
    bench.states().asksAbout(Configured.MASTER_PASS);
  }

  private void bothStopped() {
    IntStream.rangeClosed(1, Configured.EVSES).forEach(this::stopped);
  }

  private void stopped(int evseId) {
    var event = bench.states(evseId).event(false);
    assertThat(event.idToken() == null || Configured.isSame(event.idToken(), Configured.MASTER_PASS)).isTrue();
    assertThat(event.eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(ReasonEnum.MasterPass);
    bench.states(evseId).authorizationEnded();
    bench.states(evseId).evConnectedPostSession();
    bench.states(evseId).evDisconnected();
  }
}
