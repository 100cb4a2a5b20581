package org.tidegate.app.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

@Covers({"L01.FR.04"})
class FirmwareSignatureTest {
  @TempDir
  private Path folder;
  private Path firmware;

  @BeforeEach
  void write() throws Exception {
    var bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    firmware = folder.resolve("firmware");
    Files.write(firmware, bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 222})
  void isRight_rsaPss_whateverItsSalt(int salt) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));

    assertVerifies(keys, pss);
  }

  @Test
  void isRight_ecdsa() throws Exception {
    assertVerifies(ec(), Signature.getInstance("SHA256withECDSA"));
  }

  @Test
  void isRight_olderRsaPadding_isNot() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

    assertThat(FirmwareSignature.isRight(firmware, keys.getPublic(),
        sign(Signature.getInstance("SHA256withRSA"), keys))).isFalse();
  }

  @Test
  void isRight_noBase64OrNoSignature_isNot() throws Exception {
    assertThat(FirmwareSignature.isRight(firmware, ec().getPublic(), "!")).isFalse();
    assertThat(FirmwareSignature.isRight(firmware, ec().getPublic(), "")).isFalse();
    assertThat(FirmwareSignature.isRight(firmware, ec().getPublic(), "AAAA")).isFalse();
    assertThat(FirmwareSignature.isRight(firmware,
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic(), "AAAA")).isFalse();
  }

  private void assertVerifies(KeyPair keys, Signature algorithm) throws Exception {
    var signature = sign(algorithm, keys);
    assertThat(FirmwareSignature.isRight(firmware, keys.getPublic(), signature)).isTrue();
    assertThat(FirmwareSignature.isRight(firmware, ec().getPublic(), signature)).isFalse();

    var bytes = Files.readAllBytes(firmware);
    bytes[150_000] ^= 1;
    Files.write(firmware, bytes);
    assertThat(FirmwareSignature.isRight(firmware, keys.getPublic(), signature)).isFalse();
  }

  private String sign(Signature algorithm, KeyPair keys) throws Exception {
    algorithm.initSign(keys.getPrivate());
    algorithm.update(Files.readAllBytes(firmware));
    return Base64.getEncoder().encodeToString(algorithm.sign());
  }

  private static KeyPair ec() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
