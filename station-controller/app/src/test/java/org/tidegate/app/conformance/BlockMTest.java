package org.tidegate.app.conformance;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.v201.CertificateHashData;
import org.tidegate.ocpp.v201.DeleteCertificateRequest;
import org.tidegate.ocpp.v201.DeleteCertificateStatusEnum;
import org.tidegate.ocpp.v201.GetCertificateIdUseEnum;
import org.tidegate.ocpp.v201.GetInstalledCertificateStatusEnum;
import org.tidegate.ocpp.v201.InstallCertificateStatusEnum;
import org.tidegate.ocpp.v201.InstallCertificateUseEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block M, as far as it is Core: root certificates are told, installed and deleted. */
class BlockMTest {
  private static final InstallCertificateUseEnum CSMS = InstallCertificateUseEnum.CSMSRootCertificate;
  private static final InstallCertificateUseEnum MANUFACTURER = InstallCertificateUseEnum.ManufacturerRootCertificate;
  private static final GetCertificateIdUseEnum CSMS_TOLD = GetCertificateIdUseEnum.CSMSRootCertificate;
  private static final GetCertificateIdUseEnum MANUFACTURER_TOLD = GetCertificateIdUseEnum.ManufacturerRootCertificate;

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);
  private final CertificateStates certificates = new CertificateStates(bench);
  private final Authority second = Authority.root("Root 2");
  private final Authority maker = Authority.root("Manufacturer");

  @Test
  @Covers({"M05.FR.01", "M05.FR.02"})
  void TC_M_01_CS() {
    secured.keyring(folder);
    certificates.installed(CSMS, second);
    certificates.told(CSMS_TOLD, second);
  }

  @Test
  @Covers({"M05.FR.01", "M05.FR.02"})
  void TC_M_02_CS() {
    secured.keyring(folder);
    certificates.installed(MANUFACTURER, maker);
    certificates.told(MANUFACTURER_TOLD, maker);
  }

  @Test
  @Covers({"M05.FR.01", "M05.FR.07"})
  void TC_M_07_CS() {
    secured.keyring(folder);
    var expired = Authority.root("Expired", Authority.FROM, Instant.parse("2025-06-01T00:00:00Z"));
    assertThat(certificates.install(CSMS, expired)).isEqualTo(InstallCertificateStatusEnum.Rejected);
    var told = certificates.get(CSMS_TOLD);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain()).doesNotContain(CertificateStates.chain(CSMS_TOLD, expired));
  }

  @Test
  @Covers({"M05.FR.10", "M05.FR.11"})
  void TC_M_09_CS() {
    secured.keyring(folder);
    checksRoots();
    assertThat(certificates.install(CSMS, second)).isEqualTo(InstallCertificateStatusEnum.Rejected);
    var told = certificates.get(CSMS_TOLD);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain())
        .containsExactly(CertificateStates.chain(CSMS_TOLD, secured.operator));
  }

  @Test
  @OverSocket
  @Covers({"M05.FR.12", "M05.FR.13"})
  void TC_M_30_CS() {
    secured.profile(2, folder);
    checksRoots();
    var next = secured.operator.sub("Root 2");
    certificates.installed(CSMS, next);
    secured.door.shows(next.server("localhost").server());
    bench.states().bootedByReset();
    var told = certificates.get(CSMS_TOLD);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain()).hasSize(1)
        .doesNotContain(CertificateStates.chain(CSMS_TOLD, secured.operator));
  }

  @Test
  @OverSocket
  @Covers({"M05.FR.12", "M05.FR.13"})
  void TC_M_30_CS_profile3() {
    secured.profile(3, folder);
    checksRoots();
    var next = secured.operator.sub("Root 2");
    certificates.installed(CSMS, next);
    var own = certificates.stationCertificateRenewed(next);
    secured.door.asksFor(next.server("localhost").server(next.certificate()));
    bench.states().bootedByReset();
    assertThat(secured.door.shown().getLast()).isEqualTo(own);
    assertThat(certificates.get(CSMS_TOLD).certificateHashDataChain()).hasSize(1)
        .doesNotContain(CertificateStates.chain(CSMS_TOLD, secured.operator));
  }

  @Test
  @OverSocket
  @Covers({"M05.FR.12", "M05.FR.14"})
  void TC_M_31_CS() {
    secured.profile(2, folder);
    checksRoots();
    certificates.installed(CSMS, secured.operator.sub("Root 2"));
    bench.states().bootedByReset();
    var told = certificates.get(CSMS_TOLD);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain()).contains(CertificateStates.chain(CSMS_TOLD, secured.operator));
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.03", "M03.FR.04"})
  void TC_M_12_CS() {
    secured.keyring(folder);
    certificates.installed(CSMS, second);
    certificates.told(CSMS_TOLD, second);
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.03", "M03.FR.04"})
  void TC_M_13_CS() {
    secured.keyring(folder);
    certificates.installed(MANUFACTURER, maker);
    certificates.told(MANUFACTURER_TOLD, maker);
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.03", "M03.FR.04"})
  void TC_M_17_CS() {
    secured.keyring(folder);
    certificates.installed(CSMS, second);
    certificates.installed(MANUFACTURER, maker);
    var told = certificates.get(CSMS_TOLD, MANUFACTURER_TOLD);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain()).contains(CertificateStates.chain(CSMS_TOLD, second),
        CertificateStates.chain(MANUFACTURER_TOLD, maker));
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.03", "M03.FR.04"})
  void TC_M_18_CS() {
    secured.keyring(folder);
    certificates.installed(CSMS, second);
    certificates.installed(MANUFACTURER, maker);
    var told = certificates.get();
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(told.certificateHashDataChain()).contains(CertificateStates.chain(CSMS_TOLD, second),
        CertificateStates.chain(MANUFACTURER_TOLD, maker));
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.02"})
  void TC_M_19_CS() {
    secured.keyring(folder);
    var told = certificates.get(GetCertificateIdUseEnum.MORootCertificate);
    assertThat(told.status()).isEqualTo(GetInstalledCertificateStatusEnum.NotFound);
    assertThat(told.certificateHashDataChain()).isNull();
  }

  @Test
  @Covers({"M04.FR.01", "M04.FR.02"})
  void TC_M_20_CS() {
    secured.keyring(folder);
    var hash = certificates.told(CSMS_TOLD, secured.operator);
    assertThat(delete(hash)).isEqualTo(DeleteCertificateStatusEnum.Accepted);
    assertThat(certificates.get(CSMS_TOLD).status()).isEqualTo(GetInstalledCertificateStatusEnum.NotFound);
  }

  @Test
  @Covers({"M04.FR.01", "M04.FR.04"})
  void TC_M_22_CS() {
    secured.keyring(folder);
    certificates.told(CSMS_TOLD, secured.operator);
    assertThat(delete(CertificateStates.hash(second))).isEqualTo(DeleteCertificateStatusEnum.NotFound);
  }

  @Test
  @OverSocket
  @Covers({"M04.FR.01", "M04.FR.06"})
  void TC_M_23_CS() {
    secured.profile(3, folder);
    bench.station();
    var own = certificates.stationCertificateRenewed(secured.operator);
    assertThat(certificates.get().status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(delete(CertificateStates.hash(own, secured.operator.certificate())))
        .isEqualTo(DeleteCertificateStatusEnum.Failed);
    bench.states().bootedByReset();
    assertThat(secured.door.shown().getLast()).isEqualTo(own);
  }

  private DeleteCertificateStatusEnum delete(CertificateHashData hash) {
    return bench.ask(V201.DELETE_CERTIFICATE, DeleteCertificateRequest.of(hash)).status();
  }

  private void checksRoots() {
    bench.with(setup -> setup.withPreset(SecurityVariables.ADDITIONAL_ROOT_CERTIFICATE_CHECK, "true"));
  }
}
