package org.tidegate.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DriverKeyTest {
  private static final IdToken A = new IdToken("04AA", IdTokenType.ISO14443);
  private static final IdToken B = new IdToken("04BB", IdTokenType.ISO14443);

  @TempDir
  Path temp;

  @Test
  void pseudonym_secondStart_isTheSame() {
    try (var folder = StorageFolder.hold(temp)) {
      var first = DriverKey.of(folder);
      assertThat(DriverKey.of(folder).of(A)).isEqualTo(first.of(A)).hasSize(64).doesNotContain("04aa");
      assertThat(first.of(B)).isNotEqualTo(first.of(A));
    }
  }

  @Test
  void pseudonym_ofAnotherStation_isAnother() {
    try (var one = StorageFolder.hold(temp.resolve("one")); var two = StorageFolder.hold(temp.resolve("two"))) {
      assertThat(DriverKey.of(one).of(A)).isNotEqualTo(DriverKey.of(two).of(A));
    }
  }

  @Test
  void key_isReadableByItsOwnerOnly_andNotInTheDatabase() throws Exception {
    try (var folder = StorageFolder.hold(temp)) {
      DriverKey.of(folder);
      var file = temp.resolve("driver-key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      assertThat(file).isNotEqualTo(folder.database());
    }
  }

  @Test
  void key_damaged_isRefusedAndKept() throws Exception {
    try (var folder = StorageFolder.hold(temp)) {
      Files.writeString(temp.resolve("driver-key"), "0badc0de");
      assertThatThrownBy(() -> DriverKey.of(folder)).isInstanceOf(StorageRefused.class).hasNoCause()
          .hasMessageContaining("driver-key").hasMessageNotContaining("0badc0de");
      assertThat(temp.resolve("driver-key")).hasContent("0badc0de");
    }
  }
}
