package org.tidegate.app.conformance;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.v201.CertificateHashData;
import org.tidegate.ocpp.v201.CertificateHashDataChain;
import org.tidegate.ocpp.v201.CertificateSignedRequest;
import org.tidegate.ocpp.v201.CertificateSignedStatusEnum;
import org.tidegate.ocpp.v201.CertificateSigningUseEnum;
import org.tidegate.ocpp.v201.GetCertificateIdUseEnum;
import org.tidegate.ocpp.v201.GetInstalledCertificateIdsRequest;
import org.tidegate.ocpp.v201.GetInstalledCertificateIdsResponse;
import org.tidegate.ocpp.v201.GetInstalledCertificateStatusEnum;
import org.tidegate.ocpp.v201.HashAlgorithmEnum;
import org.tidegate.ocpp.v201.InstallCertificateRequest;
import org.tidegate.ocpp.v201.InstallCertificateStatusEnum;
import org.tidegate.ocpp.v201.InstallCertificateUseEnum;
import org.tidegate.ocpp.v201.MessageTriggerEnum;
import org.tidegate.ocpp.v201.SignCertificateRequest;
import org.tidegate.ocpp.v201.TriggerMessageRequest;
import org.tidegate.ocpp.v201.TriggerMessageStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** The reusable and memory states of Part 6 about certificates, each with its tool validations. Test thread only. */
final class CertificateStates {
  private static final int LEAST_EC_BITS = 224;

  private final Bench bench;

  CertificateStates(Bench bench) {
    this.bench = bench;
  }

  /** CertificateInstalled. */
  void installed(InstallCertificateUseEnum use, Authority root) {
    assertThat(install(use, root)).isEqualTo(InstallCertificateStatusEnum.Accepted);
  }

  InstallCertificateStatusEnum install(InstallCertificateUseEnum use, Authority root) {
    return bench.ask(V201.INSTALL_CERTIFICATE, InstallCertificateRequest.of(use, root.pem())).status();
  }

  /** GetInstalledCertificates: this root is told. */
  CertificateHashData told(GetCertificateIdUseEnum use, Authority root) {
    var answer = get(use);
    assertThat(answer.status()).isEqualTo(GetInstalledCertificateStatusEnum.Accepted);
    assertThat(answer.certificateHashDataChain()).contains(chain(use, root));
    return hash(root);
  }

  GetInstalledCertificateIdsResponse get(GetCertificateIdUseEnum... uses) {
    return bench.ask(V201.GET_INSTALLED_CERTIFICATE_IDS,
        new GetInstalledCertificateIdsRequest(uses.length == 0 ? null : List.of(uses), null));
  }

  static CertificateHashDataChain chain(GetCertificateIdUseEnum use, Authority root) {
    return CertificateHashDataChain.of(hash(root), use);
  }

  /** Of a root that signed itself. */
  static CertificateHashData hash(Authority root) {
    return hash(root.certificate(), root.certificate());
  }

  static CertificateHashData hash(X509Certificate certificate, X509Certificate issuer) {
    try {
      var name = new JcaX509CertificateHolder(certificate).getIssuer().getEncoded();
      var key = new JcaX509CertificateHolder(issuer).getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
      return CertificateHashData.of(HashAlgorithmEnum.SHA256, sha256(name), sha256(key),
          certificate.getSerialNumber().toString(16));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** RenewChargingStationCertificate; the new certificate. */
  X509Certificate stationCertificateRenewed(Authority by) {
    triggered();
    var certificate = by.sign(requested().csr());
    assertThat(signed(Authority.pem(certificate))).isEqualTo(CertificateSignedStatusEnum.Accepted);
    return certificate;
  }

  /** TriggerMessage SignChargingStationCertificate is accepted. */
  void triggered() {
    var answer = bench.ask(V201.TRIGGER_MESSAGE,
        TriggerMessageRequest.of(MessageTriggerEnum.SignChargingStationCertificate));
    assertThat(answer.status()).isEqualTo(TriggerMessageStatusEnum.Accepted);
  }

  /** The station asks for a certificate, with a request as it should be. */
  SignCertificateRequest requested() {
    var request = bench.expect(SignCertificateRequest.class);
    check(request);
    return request;
  }

  static void check(SignCertificateRequest request) {
    assertThat(request.certificateType()).isIn((@Nullable Object) null,
        CertificateSigningUseEnum.ChargingStationCertificate);
    assertThat(request.csr()).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n")
        .endsWith("-----END CERTIFICATE REQUEST-----\n");
    PKCS10CertificationRequest read = Authority.request(request.csr());
    try {
      var key = new JcaPKCS10CertificationRequest(read).getPublicKey();
      assertThat(read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))).isTrue();
      assertThat(key).isInstanceOfSatisfying(ECPublicKey.class,
          elliptic -> assertThat(elliptic.getParams().getOrder().bitLength()).isGreaterThanOrEqualTo(LEAST_EC_BITS));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  CertificateSignedStatusEnum signed(String chain) {
    return bench.ask(V201.CERTIFICATE_SIGNED,
        new CertificateSignedRequest(chain, CertificateSigningUseEnum.ChargingStationCertificate, null)).status();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
