package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.view.IdentificationView;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of tokens do in the whole station. */
abstract class TokenSteps {
  static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);
  static final IdToken GROUP = new IdToken("FLEET", IdTokenType.Central);
  static final IdToken MASTER = new IdToken("POLICE", IdTokenType.Central);
  final StationBench bench = StationBench.online();

  List<String> information(boolean report, boolean clear) {
    int before = bench.centralSystem.sent(Outgoing.CustomerInformation.class).size();
    assertThat(bench.<Boolean>now(bench.station().requests().customers()
        .customerInformation(new Wanted(9, report, clear, Optional.of(CARD))))).isTrue();
    bench.settle();
    var sent = bench.centralSystem.sent(Outgoing.CustomerInformation.class);
    return sent.subList(before, sent.size()).stream().map(Outgoing.CustomerInformation::text).toList();
  }

  Optional<String> type(String code) {
    return bench.now(bench.station().driverActions().keyCode(1, code)).refusal();
  }

  Outcome.Kind choose(int evseId) {
    return bench.now(bench.station().driverActions().masterPass(Set.of(evseId))).kind();
  }

  void masterPassAnswers() {
    set(AuthorizationVariables.MASTER_PASS_GROUP_ID, "police");
    bench.centralSystem.answer(Outgoing.Authorize.class,
        new Authorization(AuthorizationStatus.Accepted, Optional.empty(), Optional.of(MASTER)));
  }

  IdentificationView identification() {
    return bench.station().views().newest().identification();
  }

  Optional<String> notice() {
    return Optional.ofNullable(identification().notices().get(1)).map(IdentificationView.Notice::token);
  }

  void chargeAndLeave(IdToken token) {
    bench.plugIn(60);
    present(token);
    assertThat(bench.session().authorized()).isTrue();
    bench.unplug();
    bench.seconds(5);
  }

  void list(int version, IdToken token, Authorization answer) {
    var update = new ListUpdate(version, ListUpdate.Kind.Differential,
        List.of(new ListUpdate.Entry(token, Optional.of(answer))));
    assertThat(bench.<LocalList.Outcome>now(bench.station().requests().authorization().updateLocalList(update)))
        .isInstanceOf(LocalList.Outcome.Accepted.class);
  }

  void answerEvents(AuthorizationStatus status) {
    bench.centralSystem.answerTokens(_ -> Authorization.of(status));
  }

  void set(VariableAddress variable, String value) {
    var result = bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value))));
    assertThat(result.getFirst().isAccepted()).isTrue();
  }

  static Authorization grouped(AuthorizationStatus status) {
    return new Authorization(status, Optional.empty(), Optional.of(GROUP));
  }

  void present(IdToken token) {
    bench.hardware.events().cardPresented(token, Set.of(1));
    bench.settle();
  }

  int asked() {
    return bench.centralSystem.sent(Outgoing.Authorize.class).size();
  }

  TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }
}
