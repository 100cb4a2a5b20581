package org.tidegate.domain.sale;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EcRecordSignerTest {
  private static final byte[] TEXT = "format=1\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void verify_ownSignature_isGenuine() throws GeneralSecurityException {
    var keys = keys("secp256r1");

    assertThat(EcRecordSigner.verify(keys.getPublic(), hash(), new EcRecordSigner(keys).sign(hash()))).isTrue();
  }

  @Test
  void sign_hash_isOrdinaryEcdsaSignatureOfTheText() throws GeneralSecurityException {
    var keys = keys("secp256r1");
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(keys.getPublic());
    signature.update(TEXT);

    assertThat(signature.verify(Base64.getDecoder().decode(new EcRecordSigner(keys).sign(hash())))).isTrue();
  }

  @Test
  void verify_otherKeyHashOrMalformed_isNotGenuine() throws GeneralSecurityException {
    var keys = keys("secp256r1");
    var signature = new EcRecordSigner(keys).sign(hash());

    assertThat(EcRecordSigner.verify(keys("secp256r1").getPublic(), hash(), signature)).isFalse();
    assertThat(EcRecordSigner.verify(keys.getPublic(), "00" + hash().substring(2), signature)).isFalse();
    assertThat(EcRecordSigner.verify(keys.getPublic(), "not hexadecimal", signature)).isFalse();
    assertThat(EcRecordSigner.verify(keys.getPublic(), hash(), "not Base64!")).isFalse();
    assertThat(EcRecordSigner.verify(keys.getPublic(), hash(), "")).isFalse();
    assertThat(EcRecordSigner.verify(keys.getPublic(), hash(), "AAAA")).isFalse();
  }

  @Test
  void construct_otherKind_isRefused() throws GeneralSecurityException {
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var larger = keys("secp384r1");

    assertThatIllegalArgumentException().isThrownBy(() -> new EcRecordSigner(rsa));
    assertThatIllegalArgumentException().isThrownBy(() -> new EcRecordSigner(larger));
  }

  private static KeyPair keys(String curve) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String hash() throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TEXT));
  }
}
