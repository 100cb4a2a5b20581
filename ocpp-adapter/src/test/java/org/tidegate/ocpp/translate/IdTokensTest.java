package org.tidegate.ocpp.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.ocpp.rpc.ConstraintViolation;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v21.IdTokenInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdTokensTest {
  @Test
  void answer_groupOfAKnownType_isItsGroup() throws JsonProcessingException {
    assertThat(IdTokens.read(info("Central")).group()).contains(new IdToken("FLEET", IdTokenType.Central));
  }

  /** Types are free words in OCPP 2.1: an answer that was not taken would have its event sent again, and then dropped. */
  @Test
  void answer_groupOfAnotherType_isTakenWithoutIt() throws JsonProcessingException {
    var answer = IdTokens.read(info("FleetCard"));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.group()).isEmpty();
  }

  @Test
  void token_ofAnotherType_isRefused() {
    var token = org.tidegate.ocpp.v21.IdToken.of("04AA", "FleetCard");
    assertThatThrownBy(() -> IdTokens.read(token)).isInstanceOf(ConstraintViolation.class);
  }

  private static IdTokenInfo info(String type) throws JsonProcessingException {
    return OcppJson.mapper().readValue("""
        {"status":"Accepted","groupIdToken":{"idToken":"FLEET","type":"%s"}}""".formatted(type), IdTokenInfo.class);
  }
}
