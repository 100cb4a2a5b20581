package org.tidegate.app.conformance;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.GetCertificateIdUseEnum;
import org.tidegate.ocpp.v201.InstallCertificateUseEnum;
import org.tidegate.ocpp.v201.NetworkConnectionProfile;
import org.tidegate.ocpp.v201.OCPPInterfaceEnum;
import org.tidegate.ocpp.v201.OCPPTransportEnum;
import org.tidegate.ocpp.v201.OCPPVersionEnum;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SetNetworkProfileRequest;
import org.tidegate.ocpp.v201.SetNetworkProfileStatusEnum;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block B: to a central system whose certificate another root vouches for, over TLS. */
@OverSocket
class BlockBMigrationTest {
  private static final String COMM = "OCPPCommCtrlr";
  private static final Duration LONG_OPERATION = Duration.ofMinutes(5);

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);
  private final CertificateStates certificates = new CertificateStates(bench);
  private final FrontDoor newDoor = new FrontDoor();

  @AfterEach
  void close() {
    newDoor.close();
  }

  @Test
  @Covers({"B10.FR.07", "M05.FR.15", "M05.FR.16"})
  void TC_B_47_CS() {
    secured.profile(2, folder);
    bench.with(setup -> setup.withPreset(SecurityVariables.ADDITIONAL_ROOT_CERTIFICATE_CHECK, "true"));
    bench.variables().set(COMM, "NetworkProfileConnectionAttempts", "1");
    certificates.installed(InstallCertificateUseEnum.CSMSRootCertificate, secured.operator.sub("Root 2"));
    newDoor.shows(secured.valid.server());
    migrate();
    booted();
    assertThat(newDoor.hellos()).hasSize(1);
    assertThat(bench.variables().get(COMM, "ActiveNetworkProfile")).isEqualTo("1");
    certificates.told(GetCertificateIdUseEnum.CSMSRootCertificate, secured.operator);
  }

  @Test
  @Covers("M05.FR.13")
  void TC_B_50_CS() {
    secured.profile(2, folder);
    bench.with(setup -> setup.withPreset(SecurityVariables.ADDITIONAL_ROOT_CERTIFICATE_CHECK, "true"));
    var next = secured.operator.sub("Root 2");
    certificates.installed(InstallCertificateUseEnum.CSMSRootCertificate, next);
    newDoor.shows(next.server("localhost").server());
    migrate();
    booted();
    assertThat(newDoor.hellos()).hasSize(1);
    assertThat(bench.variables().get(COMM, "ActiveNetworkProfile")).isEqualTo("2");
    // M05.FR.13: the new root has proved itself.
    assertThat(certificates.get(GetCertificateIdUseEnum.CSMSRootCertificate).certificateHashDataChain()).hasSize(1)
        .doesNotContain(CertificateStates.chain(GetCertificateIdUseEnum.CSMSRootCertificate, secured.operator));
  }

  /** Steps 1 to 6: slot 2 has the address of the new central system, and comes first after the reset. */
  private void migrate() {
    newDoor.before(bench.station().link.address());
    var profile = NetworkConnectionProfile.of(OCPPVersionEnum.OCPP20, OCPPTransportEnum.JSON,
        newDoor.secureAddress().toString(), 30, 2, OCPPInterfaceEnum.Wired0);
    assertThat(bench.ask(V201.SET_NETWORK_PROFILE, SetNetworkProfileRequest.of(2, profile)).status())
        .isEqualTo(SetNetworkProfileStatusEnum.Accepted);
    assertThat(bench.variables().trySet(COMM, "NetworkConfigurationPriority", "2,1", null).attributeStatus())
        .isIn(SetVariableStatusEnum.Accepted, SetVariableStatusEnum.RebootRequired);
    bench.lookAway();
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.OnIdle)).status()).isEqualTo(ResetStatusEnum.Accepted);
  }

  private void booted() {
    bench.expect("a boot", BootNotificationRequest.class, _ -> true, LONG_OPERATION);
    bench.connectors().allReport(ConnectorStatusEnum.Available);
  }
}
