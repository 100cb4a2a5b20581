package org.tidegate.ocpp.v201;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.ConstraintViolation.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessagesTest {
  @Test
  void find_action_isByExactName() {
    assertThat(V201.find("Heartbeat")).contains(V201.HEARTBEAT);
    assertThat(V201.find("heartbeat")).isEmpty();
  }

  @Test
  void transactionRelated_onlyTransactionEvent_is() {
    TransactionEventRequest event = TransactionEventRequest.of(TransactionEventEnum.Started, Instant.EPOCH,
        TriggerReasonEnum.CablePluggedIn, 0, Transaction.of("t1"));

    assertThat(event.transactionRelated()).isTrue();
    assertThat(event.validate()).isTrue();
    assertThat(HeartbeatRequest.of().transactionRelated()).isFalse();
    assertThat(HeartbeatResponse.of(Instant.EPOCH).validate()).isTrue();
  }

  @Test
  void toString_tokensAndSecrets_areLeftOut() {
    IdToken token = new IdToken("secret-1", IdTokenEnum.ISO14443, List.of(AdditionalInfo.of("secret-2", "pin")), null);
    APN apn = new APN("internet", APNAuthenticationEnum.PAP, "me", "secret-3", 4711, null, null, null);
    VPN vpn = VPN.of("host", "me", "secret-4", "secret-5", VPNEnum.IKEv2);

    assertThat(AuthorizeRequest.of(token) + " " + apn + vpn + token.additionalInfo()).doesNotContain("secret", "4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "1E-999999999", "123456789012345678901234567890123456"})
  void limit_numberTooWide_isRefused(String number) {
    assertThatThrownBy(() -> ChargingSchedulePeriod.of(0, new BigDecimal(number)))
        .isInstanceOfSatisfying(ConstraintViolation.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROPERTY));
  }

  @Test
  void limit_negativeWithFraction_isKeptExactly() {
    assertThat(ChargingSchedulePeriod.of(0, new BigDecimal("-4200.10")).limit()).isEqualTo("-4200.10");
  }

  @Test
  void customData_fieldsChangedLater_staysTheSame() {
    Map<String, JsonNode> fields = new HashMap<>();
    CustomData custom = new CustomData("org.example", fields);
    fields.put("late", null);

    assertThat(custom.fields()).isEmpty();
  }
}
