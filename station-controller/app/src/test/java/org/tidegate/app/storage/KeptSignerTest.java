package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.sale.EcRecordSigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeptSignerTest {
  private static final String HASH = "ab".repeat(32);

  @TempDir
  Path temp;

  @Test
  void sign_beforeAnybodyAskedForTheKey_readsIt() {
    try (var folder = StorageFolder.hold(temp)) {
      var signer = new KeptSigner(folder);
      assertThat(temp.resolve("station-key.pem")).doesNotExist();

      var signature = signer.sign(HASH);

      assertThat(EcRecordSigner.verify(StationKey.of(folder).getPublic(), HASH, signature)).isTrue();
      assertThat(EcRecordSigner.verify(EcRecordSigner.publicKey(signer.publicKey()), HASH, signature)).isTrue();
    }
  }

  @Test
  void ready_keyIsDamaged_isRefusedEachTime() throws IOException {
    try (var folder = StorageFolder.hold(temp)) {
      Files.writeString(temp.resolve("station-key.pem"), "no key");
      var signer = new KeptSigner(folder);

      assertThatThrownBy(signer::ready).isInstanceOf(StorageRefused.class).hasMessageContaining("can't be used");
      assertThatThrownBy(() -> signer.sign(HASH)).isInstanceOf(StorageRefused.class);
    }
  }
}
