package org.tidegate.domain.authorization;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdTokenTest {
  private static final String PLUG = "\uD83D\uDD0C";

  @Test
  void token_ofCharactersOutsideTheBasicPlane_hasAsManyCharactersAsOthers() {
    assertThat(new IdToken(PLUG.repeat(IdToken.LONGEST), IdTokenType.Central).value()).hasSize(2 * IdToken.LONGEST);
    assertThatThrownBy(() -> new IdToken(PLUG.repeat(IdToken.LONGEST + 1), IdTokenType.Central))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
