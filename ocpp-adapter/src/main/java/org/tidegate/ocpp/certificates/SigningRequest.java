package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.tidegate.domain.port.Keyring.KeyKind;
import org.tidegate.domain.security.Subject;

/** Key pairs and requests to sign them, RFC 2986 (A02.FR.02, A02.FR.03). Safe from any thread; takes its time. */
final class SigningRequest {
  private static final int RSA_BITS = 3072;

  private SigningRequest() {}

  static KeyPair newKeys(KeyKind kind) {
    try {
      var generator = KeyPairGenerator.getInstance(kind.name());
      switch (kind) {
        case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case RSA -> generator.initialize(RSA_BITS);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java makes such keys", e);
    }
  }

  /** In PEM. */
  static String of(KeyPair keys, Subject subject) {
    var name = new X500NameBuilder(BCStyle.INSTANCE);
    subject.organization().ifPresent(organization -> name.addRDN(BCStyle.O, organization));
    name.addRDN(BCStyle.CN, subject.commonName());
    boolean elliptic = keys.getPrivate().getAlgorithm().equals("EC");
    try {
      var signer = new JcaContentSignerBuilder(elliptic ? "SHA256withECDSA" : "SHA256withRSA")
          .build(keys.getPrivate());
      var request = new JcaPKCS10CertificationRequestBuilder(name.build(), keys.getPublic()).build(signer);
      return Pem.write("CERTIFICATE REQUEST", request.getEncoded());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every Java signs so", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
