package org.tidegate.domain.firmware;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.FirmwareCertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Covers({"L01.FR.12"})
class SigningCertificateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00Z");
  private static final List<X509Certificate> ROOTS = List
      .of(FirmwareCertificates.parsed(FirmwareCertificates.ROOT));

  @Test
  void trusted_issuedByManufacturersRoot_isTaken() throws GeneralSecurityException {
    var certificate = SigningCertificate.trusted(FirmwareCertificates.SIGNING, ROOTS, NOW);

    assertThat(certificate.getSubjectX500Principal().getName()).contains("Maker firmware");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void trusted_anythingElse_isRefused(String pem) {
    assertThatThrownBy(() -> SigningCertificate.trusted(pem, ROOTS, NOW)).isInstanceOf(GeneralSecurityException.class);
  }

  static Stream<String> wrong() {
    return Stream.of(FirmwareCertificates.FOREIGN, FirmwareCertificates.EXPIRED, FirmwareCertificates.NOT_FOR_SIGNING,
        FirmwareCertificates.STRANGERS_ROOT, "", "no certificate",
        FirmwareCertificates.SIGNING.replace("MIIB", "MIIC"));
  }

  @Test
  void trusted_afterItsTime_isRefused() {
    assertThatThrownBy(() -> SigningCertificate.trusted(FirmwareCertificates.SIGNING, ROOTS,
        Instant.parse("2124-12-31T00:00:01Z"))).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void trusted_withoutRoots_isRefused() {
    assertThatThrownBy(() -> SigningCertificate.trusted(FirmwareCertificates.SIGNING, List.of(), NOW))
        .hasMessageContaining("no root certificate");
  }
}
