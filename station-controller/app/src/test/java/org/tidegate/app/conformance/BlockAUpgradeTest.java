package org.tidegate.app.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.InstallCertificateUseEnum;
import org.tidegate.ocpp.v201.NetworkConnectionProfile;
import org.tidegate.ocpp.v201.OCPPInterfaceEnum;
import org.tidegate.ocpp.v201.OCPPTransportEnum;
import org.tidegate.ocpp.v201.OCPPVersionEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SecurityEventNotificationRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileStatusEnum;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block A: security profiles become higher, never lower, A05. */
@OverSocket
class BlockAUpgradeTest {
  private static final Duration LONG_OPERATION = Duration.ofMinutes(10);

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);
  private final CertificateStates certificates = new CertificateStates(bench);

  @Test
  @Covers({"A00.FR.001", "A05.FR.04", "A05.FR.05", "A05.FR.06"})
  void TC_A_19_CS() {
    secured.profile(1, folder, withoutRoot());
    certificates.installed(InstallCertificateUseEnum.CSMSRootCertificate, secured.operator);
    checkUpgrade(2);

    bench.station().link.cut();
    secured.door.plain();
    int logins = secured.logins().size();
    bench.advance(LONG_OPERATION);
    assertThat(secured.logins()).hasSize(logins);
    secured.serve(2);
    secured.awaitConnection();
  }

  @Test
  @Covers({"A05.FR.04", "A05.FR.05", "A05.FR.06"})
  void TC_A_19_CS_fromProfile2() {
    secured.profile(2, folder);
    var own = certificates.stationCertificateRenewed(secured.operator);
    bench.seconds(30);
    checkUpgrade(3);
    assertThat(secured.door.shown().getLast()).isEqualTo(own);
  }

  @Test
  @Covers("A05.FR.02")
  void TC_A_20_CS() {
    secured.profile(1, folder, withoutRoot());
    assertThat(setSlot2(2)).isIn(SetNetworkProfileStatusEnum.Accepted, SetNetworkProfileStatusEnum.Rejected);
    assertThat(prioritize("2,1")).isEqualTo(SetVariableStatusEnum.Rejected);
  }

  @Test
  @Covers("A05.FR.03")
  void TC_A_21_CS() {
    secured.profile(2, folder);
    assertThat(setSlot2(3)).isEqualTo(SetNetworkProfileStatusEnum.Accepted);
    assertThat(prioritize("2,1")).isEqualTo(SetVariableStatusEnum.Rejected);
  }

  @Test
  @Covers({"B09.FR.04", "A00.FR.005"})
  void TC_A_22_CS() {
    secured.profile(2, folder);
    assertThat(setSlot2(1)).isEqualTo(SetNetworkProfileStatusEnum.Rejected);
  }

  private void checkUpgrade(int to) {
    assertThat(setSlot2(to)).isEqualTo(SetNetworkProfileStatusEnum.Accepted);
    assertThat(prioritize("2,1")).isIn(SetVariableStatusEnum.Accepted, SetVariableStatusEnum.RebootRequired);
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.OnIdle)).status()).isEqualTo(ResetStatusEnum.Accepted);
    secured.serve(to);
    bench.lookAway();
    bench.expect(BootNotificationRequest.class);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
    bench.expect(SecurityEventNotificationRequest.class,
        told -> List.of("StartupOfTheDevice", "ResetOrReboot").contains(told.type()));
    assertThat(bench.variables().get("SecurityCtrlr", "SecurityProfile")).isEqualTo(Integer.toString(to));
    assertThat(bench.variables().members("OCPPCommCtrlr", "NetworkConfigurationPriority")).doesNotContain("1");
  }

  private SetNetworkProfileStatusEnum setSlot2(int securityProfile) {
    bench.station();
    var profile = NetworkConnectionProfile.of(OCPPVersionEnum.OCPP20, OCPPTransportEnum.JSON,
        secured.address(securityProfile).toString(), 30, securityProfile, OCPPInterfaceEnum.Wired0);
    return bench.ask(V201.SET_NETWORK_PROFILE, SetNetworkProfileRequest.of(2, profile)).status();
  }

  private SetVariableStatusEnum prioritize(String slots) {
    return bench.variables().trySet("OCPPCommCtrlr", "NetworkConfigurationPriority", slots, null).attributeStatus();
  }

  private static InstallersKeys withoutRoot() {
    return new InstallersKeys(List.of(), Optional.empty(), Optional.of(Secured.PASSWORD));
  }
}
