package org.tidegate.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.sale.EcRecordSigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StationKeyTest {
  private static final String HASH = "ab".repeat(32);

  @TempDir
  Path temp;

  @Test
  void of_secondStart_isTheSameKey() {
    try (var folder = StorageFolder.hold(temp)) {
      var first = StationKey.of(folder);
      var second = StationKey.of(folder);

      var signature = new EcRecordSigner(second).sign(HASH);
      assertThat(EcRecordSigner.verify(first.getPublic(), HASH, signature)).isTrue();
      assertThat(temp.resolve("station-key.pub.pem")).content().startsWith("-----BEGIN PUBLIC KEY-----\n");
    }
  }

  @Test
  void of_fileDamaged_isRefusedWithoutQuotingIt() throws Exception {
    try (var folder = StorageFolder.hold(temp)) {
      StationKey.of(folder);
      var file = temp.resolve("station-key.pem");
      var damaged = Files.readString(file).replaceFirst("\n....", "\n####");
      Files.writeString(file, damaged);

      assertThatThrownBy(() -> StationKey.of(folder)).isInstanceOf(StorageRefused.class).hasNoCause()
          .hasMessageContaining("station-key.pem can't be used").message()
          .doesNotContain(damaged.lines().skip(1).findFirst().orElseThrow());
      assertThat(Files.readString(file)).isEqualTo(damaged);
    }
  }
}
