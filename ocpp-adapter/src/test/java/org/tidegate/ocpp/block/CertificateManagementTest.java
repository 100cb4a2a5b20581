package org.tidegate.ocpp.block;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.Keyring.Deleting;
import org.tidegate.domain.port.Keyring.Installing;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.CertificateHash.Algorithm;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateManagementTest {
  private final Wire wire = Wire.accepted();

  @ParameterizedTest
  @EnumSource(Installing.Outcome.class)
  @Covers("M05.FR.01")
  void install_eachOutcome_isAnswered(Installing.Outcome outcome) {
    wire.station.installing = new Installing(outcome, outcome == Installing.Outcome.Accepted ? "" : "because");
    var answer = wire.asks("InstallCertificate", "{'certificateType':'MORootCertificate','certificate':'pem'}");

    assertThat(answer.get("status").asText()).isEqualTo(outcome.name());
    assertThat(answer.at("/statusInfo/additionalInfo").asText())
        .isEqualTo(outcome == Installing.Outcome.Accepted ? "" : "because");
    assertThat(wire.station.asked).containsExactly(List.of(RootUse.MORootCertificate, "pem"));
  }

  @Test
  @Covers({"M03.FR.01", "M03.FR.03", "M03.FR.04"})
  void installed_some_areTold() {
    wire.station.roots = List.of(new InstalledRoot(RootUse.CSMSRootCertificate,
        new CertificateHash(Algorithm.SHA256, "aa", "bb", "1f")));

    assertThat(wire.asks("GetInstalledCertificateIds", "{'certificateType':['CSMSRootCertificate']}"))
        .isEqualTo(Wire.json("""
            {'status':'Accepted','certificateHashDataChain':[{'certificateType':'CSMSRootCertificate',
            'certificateHashData':{'hashAlgorithm':'SHA256','issuerNameHash':'aa','issuerKeyHash':'bb',
            'serialNumber':'1f'}}]}"""));
    assertThat(wire.station.asked).containsExactly(Set.of(RootUse.CSMSRootCertificate));
  }

  @Test
  @Covers("M03.FR.02")
  void installed_none_isNotFoundWithoutAList() {
    assertThat(wire.asks("GetInstalledCertificateIds", "{}")).isEqualTo(Wire.json("{'status':'NotFound'}"));
    assertThat(wire.station.asked).containsExactly(EnumSet.allOf(RootUse.class));
  }

  @Test
  void installed_chainsForVehicles_areNeverThere() {
    assertThat(wire.asks("GetInstalledCertificateIds", "{'certificateType':['V2GCertificateChain']}"))
        .isEqualTo(Wire.json("{'status':'NotFound'}"));
    assertThat(wire.station.asked).containsExactly(Set.of());
  }

  @ParameterizedTest
  @EnumSource(Deleting.class)
  @Covers("M04.FR.01")
  void delete_eachOutcome_isAnswered(Deleting outcome) {
    wire.station.deleting = outcome;
    var answer = wire.asks("DeleteCertificate", """
        {'certificateHashData':{'hashAlgorithm':'SHA384','issuerNameHash':'AA','issuerKeyHash':'BB',
        'serialNumber':'01F'}}""");

    assertThat(answer.get("status").asText()).isEqualTo(outcome.name());
    assertThat(wire.station.asked).containsExactly(new CertificateHash(Algorithm.SHA384, "aa", "bb", "1f"));
  }

  @Test
  void signed_good_isAccepted() {
    assertThat(wire.asks("CertificateSigned", "{'certificateChain':'pem'}")).isEqualTo(
        Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly("pem");
  }

  /** 2.1 A02.FR.26. */
  @Test
  void signed_withTheNumberOfARequest_isAskedAboutWithIt() {
    var ocpp21 = Wire.accepted(OcppVersion.V21);
    ocpp21.asks("CertificateSigned", "{'certificateChain':'pem','requestId':4}");
    assertThat(ocpp21.station.asked).containsExactly("pem", 4);
  }

  @Test
  @Covers("A02.FR.07")
  void signed_refused_tellsWhy() {
    wire.station.refusal = Optional.of("expired");
    assertThat(wire.asks("CertificateSigned", "{'certificateChain':'pem'}")).isEqualTo(Wire.json("""
        {'status':'Rejected','statusInfo':{'reasonCode':'InvalidCertificate','additionalInfo':'expired'}}"""));
  }

  @Test
  void signed_forVehicles_isRejectedUnasked() {
    var answer = wire.asks("CertificateSigned", "{'certificateChain':'pem','certificateType':'V2GCertificate'}");
    assertThat(answer.get("status").asText()).isEqualTo("Rejected");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  void invalidMessages_many_areToldOnceForEachConnection() {
    wire.refuses("CertificateSigned", "{}");
    wire.refuses("CertificateSigned", "{'certificateChain':5}");
    assertThat(wire.events).containsExactly("up",
        "InvalidMessages: CertificateSigned: certificateChain: is required");
  }
}
