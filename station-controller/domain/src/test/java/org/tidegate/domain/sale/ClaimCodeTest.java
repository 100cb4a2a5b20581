package org.tidegate.domain.sale;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimCodeTest {
  @Test
  void random_many_areReadableAndAllDifferent() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      var code = ClaimCode.random(() -> UUID.randomUUID().toString());
      assertThat(code.text()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(seen.add(code.text())).isTrue();
    }
    // Every place takes every one of its 32 values: 5 bits each, 100 in all.
    for (int place = 0; place < 24; place++) {
      int at = place;
      assertThat(seen.stream().map(text -> text.charAt(at)).distinct().count()).isEqualTo(place % 5 == 4 ? 1 : 32);
    }
  }

  @Test
  void hash_codeAsTyped_isTheSame() {
    var code = new ClaimCode("7KQ2-9FHM-XR4T-W6PD-A0B1");

    assertThat(code.hash()).matches("[0-9a-f]{64}").isEqualTo(ClaimCode.hash("7kq29fhm xr4tw6pd-a0b1"))
        .isNotEqualTo(ClaimCode.hash("7KQ2-9FHM-XR4T-W6PD-A0B2"));
    // sha256sum of 7KQ29FHMXR4TW6PDA0B1
    assertThat(code.hash()).isEqualTo("3bf559febbaa9c22cca6b0c28319bb5720ad1b74e1baea4b2679896f0d960394");
    assertThat(code.toString()).doesNotContain("7KQ2");
  }
}
