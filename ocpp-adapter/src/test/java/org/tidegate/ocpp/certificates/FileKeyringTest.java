package org.tidegate.ocpp.certificates;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Keyring.Deleting;
import org.tidegate.domain.port.Keyring.Installing.Outcome;
import org.tidegate.domain.port.Keyring.KeyKind;
import org.tidegate.domain.port.Keyring.Rules;
import org.tidegate.domain.security.CertificateHash;
import org.tidegate.domain.security.CertificateHash.Algorithm;
import org.tidegate.domain.security.InstalledRoot;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.Subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class FileKeyringTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Rules RULES = new Rules(NOW, 100, false);
  private static final Rules STRICT = new Rules(NOW, 100, true);
  private static final Subject STATION = new Subject("SN-1", Optional.of("Operator"));
  private static final Authority FIRST = Authority.root("first");
  private static final Authority SECOND = Authority.root("second");
  private static final RootUse CSMS = RootUse.CSMSRootCertificate;

  @TempDir
  Path folder;
  private final VirtualStationLoop loop = new VirtualStationLoop(NOW);

  @Test
  @Covers({"M05.FR.02", "M03.FR.04", "A00.FR.506"})
  void install_root_isToldWithItsHashes() throws Exception {
    var keyring = open();
    assertThat(install(keyring, FIRST)).isEqualTo(Outcome.Accepted);

    var told = now(keyring.installed(Set.of(CSMS)));
    var certificate = new JcaX509CertificateHolder(FIRST.certificate());
    assertThat(told).containsExactly(new InstalledRoot(CSMS, new CertificateHash(Algorithm.SHA256,
        sha256(certificate.getIssuer().getEncoded()),
        sha256(certificate.getSubjectPublicKeyInfo().getPublicKeyData().getBytes()),
        FIRST.certificate().getSerialNumber().toString(16))));
  }

  @Test
  void hash_serialNumberWithLeadingZeroes_isTheSame() {
    var number = new BigInteger("0a1b", 16).toString(16);
    assertThat(new CertificateHash(Algorithm.SHA256, "AB", "CD", "000A1B"))
        .isEqualTo(new CertificateHash(Algorithm.SHA256, "ab", "cd", number));
  }

  @Test
  @Covers("M05.FR.07")
  void install_expired_isRejected() {
    assertThat(install(open(), Authority.root("old", Authority.FROM, NOW.minusSeconds(1)))).isEqualTo(Outcome.Rejected);
  }

  @Test
  @Covers("M05.FR.07")
  void install_notYetValid_isRejected() {
    assertThat(install(open(), Authority.root("new", NOW.plusSeconds(1), Authority.UNTIL))).isEqualTo(Outcome.Rejected);
  }

  @Test
  @Covers("M05.FR.07")
  void install_notOfAnAuthority_isRejected() {
    assertThat(install(open(), Authority.pem(FIRST.server("localhost").certificate()))).isEqualTo(Outcome.Rejected);
  }

  @Test
  @Covers("M05.FR.07")
  void install_notACertificate_isRejected() {
    assertThat(install(open(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
        .isEqualTo(Outcome.Rejected);
    assertThat(install(open(), "certificate")).isEqualTo(Outcome.Rejected);
    assertThat(install(open(), FIRST.pem() + SECOND.pem())).isEqualTo(Outcome.Rejected);
  }

  /** How its key is made; bits; how it is signed; what for. The last but one is as it should be. */
  @ParameterizedTest
  @CsvSource({"RSA,1024,SHA256withRSA,4,Rejected", "RSA,2048,SHA1withRSA,4,Rejected",
      "EC,256,SHA1withECDSA,4,Rejected", "RSA,2048,SHA256withRSA,4,Accepted", "EC,256,SHA256withECDSA,128,Rejected"})
  @Covers({"A00.FR.501", "A00.FR.504", "A00.FR.512"})
  void install_weakOrForAnotherUse_isRejected(String kind, int bits, String algorithm, int keyUsage, Outcome outcome) {
    assertThat(install(open(), Authority.root(Authority.keys(kind, bits), algorithm, keyUsage))).isEqualTo(outcome);
  }

  @Test
  @Covers("M05.FR.06")
  void install_oneMoreThanFit_isRejected() {
    var keyring = open();
    install(keyring, FIRST);
    assertThat(now(keyring.install(CSMS, SECOND.pem(), new Rules(NOW, 1, false))).outcome())
        .isEqualTo(Outcome.Rejected);
    assertThat(keyring.holdings().certificates()).isOne();
  }

  @Test
  @Covers("M05.FR.17")
  void install_theSameAgain_isAcceptedAndCountedOnce() {
    var keyring = open();
    install(keyring, FIRST);
    assertThat(now(keyring.install(CSMS, FIRST.pem(), new Rules(NOW, 1, false))).outcome()).isEqualTo(Outcome.Accepted);
    assertThat(keyring.holdings().certificates()).isOne();
  }

  @Test
  @Covers("M05.FR.03")
  void install_folderCantBeWritten_fails() throws IOException {
    var keyring = open();
    Files.walk(folder).map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
    assertThat(install(keyring, FIRST)).isEqualTo(Outcome.Failed);
    assertThat(keyring.holdings().certificates()).isZero();
  }

  @Test
  @Covers({"M05.FR.10", "M05.FR.11"})
  void installChecked_notSignedByTheOld_isRejected() {
    var keyring = open();
    install(keyring, FIRST);
    assertThat(now(keyring.install(CSMS, SECOND.pem(), STRICT)).outcome()).isEqualTo(Outcome.Rejected);
    assertThat(keyring.holdings().roots(CSMS)).containsExactly(FIRST.certificate());
  }

  @Test
  @Covers({"M05.FR.09", "M05.FR.12", "M05.FR.13"})
  void installChecked_signedByTheOld_keepsTheOldUntilTheNewIsProven() {
    var keyring = open();
    var next = FIRST.sub("next");
    install(keyring, FIRST);
    assertThat(now(keyring.install(CSMS, next.pem(), STRICT)).outcome()).isEqualTo(Outcome.Accepted);
    assertThat(keyring.holdings().roots(CSMS)).containsExactly(FIRST.certificate(), next.certificate());

    keyring.newestRootProven();
    assertThat(open().holdings().roots(CSMS)).containsExactly(next.certificate());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  @Covers("M04.FR.02")
  void delete_found_isGoneForGood(Algorithm algorithm) {
    var keyring = open();
    install(keyring, FIRST);
    install(keyring, SECOND);
    var hash = Hashes.of(FIRST.certificate(), FIRST.certificate().getPublicKey(), algorithm);

    assertThat(now(keyring.delete(hash))).isEqualTo(Deleting.Accepted);
    assertThat(open().holdings().roots(CSMS)).containsExactly(SECOND.certificate());
  }

  @Test
  @Covers("M04.FR.04")
  void delete_unknown_isNotFound() {
    var hash = Hashes.of(FIRST.certificate(), FIRST.certificate().getPublicKey(), Algorithm.SHA256);
    assertThat(now(open().delete(hash))).isEqualTo(Deleting.NotFound);
  }

  @Test
  @Covers("M04.FR.06")
  void delete_theStationsOwn_fails() {
    var keyring = open();
    install(keyring, FIRST);
    var own = renew(keyring, FIRST);
    var hash = Hashes.of(own, FIRST.certificate().getPublicKey(), Algorithm.SHA256);

    assertThat(now(keyring.delete(hash))).isEqualTo(Deleting.Failed);
    assertThat(open().held().own()).hasSize(1);
  }

  @Test
  @Covers("M04.FR.03")
  void delete_fileCantBeDeleted_failsAndTheRootStays() throws IOException {
    var keyring = open();
    install(keyring, FIRST);
    try (var files = Files.list(keys())) {
      for (var file : files.toList()) {
        Files.delete(file);
        Files.createFile(Files.createDirectory(file).resolve("in the way"));
      }
    }
    var hash = Hashes.of(FIRST.certificate(), FIRST.certificate().getPublicKey(), Algorithm.SHA256);

    assertThat(now(keyring.delete(hash))).isEqualTo(Deleting.Failed);
    assertThat(keyring.holdings().roots(CSMS)).containsExactly(FIRST.certificate());
  }

  @Test
  @Covers("A00.FR.427")
  void newRequest_ofAnotherStationOrAgain_hasAKeyOfItsOwn() {
    var other = FileKeyring.open(folder.resolve("other"), new InstallersKeys(List.of(), Optional.empty(),
        Optional.empty()), loop, Runnable::run);
    var keyring = open();
    var keys = Stream.of(keyring, keyring, other).map(one -> now(one.newRequest(STATION, KeyKind.EC)))
        .map(request -> Authority.request(request).getSubjectPublicKeyInfo());

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  @Covers("A00.FR.506")
  void newRequest_isSignedOverASha256Hash() throws Exception {
    var keyring = open();
    for (var kind : KeyKind.values()) {
      var request = Authority.request(now(keyring.newRequest(STATION, kind)));
      assertThat(new DefaultAlgorithmNameFinder().getAlgorithmName(request.getSignatureAlgorithm()))
          .contains("SHA256");
    }
  }

  @Test
  @Covers("A00.FR.507")
  void files_ofCertificatesAndRequests_arePem() throws IOException {
    var keyring = open();
    install(keyring, FIRST);
    var own = renew(keyring, FIRST);

    assertThat(now(keyring.newRequest(STATION, KeyKind.EC))).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
    for (var certificate : List.of(FIRST.certificate(), own)) {
      try (var files = Files.list(keys())) {
        assertThat(files).anySatisfy(file -> assertThat(file).content().contains(Authority.pem(certificate).strip()));
      }
    }
  }

  @Test
  @Covers({"A02.FR.03", "A00.FR.509", "A00.FR.511"})
  void newRequest_elliptic_namesStationAndOperator() throws Exception {
    var request = Authority.request(now(open().newRequest(STATION, KeyKind.EC)));
    assertThat(request.getSubject().toString()).isEqualTo("O=Operator,CN=SN-1");
    assertThat(request.getSubjectPublicKeyInfo().getPublicKeyData().getBytes()).hasSize(65);
  }

  @Test
  @Covers("A00.FR.502")
  void newRequest_rsa_is3072BitsLong() throws Exception {
    var request = new JcaPKCS10CertificationRequest(
        Authority.request(now(open().newRequest(STATION, KeyKind.RSA))));
    assertThat(((RSAPublicKey) request.getPublicKey()).getModulus().bitLength())
        .isEqualTo(3072);
  }

  @Test
  @Covers({"A02.FR.05", "A01.FR.10"})
  void files_withSecrets_areTheOwnersOnly() throws IOException {
    var keyring = open();
    install(keyring, FIRST);
    renew(keyring, FIRST);
    now(keyring.newRequest(STATION, KeyKind.EC));
    keep(keyring, "0123456789abcdef");

    try (var files = Files.walk(keys())) {
      assertThat(files.filter(Files::isRegularFile)).hasSizeGreaterThan(4)
          .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys()))).isEqualTo("rwx------");
  }

  @Test
  @Covers("A02.FR.06")
  void signed_forTheNewestRequest_isTakenAfterARestartToo() {
    var keyring = open();
    install(keyring, FIRST);
    String request = now(keyring.newRequest(STATION, KeyKind.EC));
    var again = open();
    var certificate = FIRST.sign(request);

    assertThat(now(again.signed(Authority.pem(certificate), STATION, NOW))).isEmpty();
    assertThat(open().held().own()).singleElement().satisfies(own -> {
      assertThat(own.chain()).containsExactly(certificate);
      assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo(own.key().getAlgorithm());
    });
  }

  @Test
  @Covers("A02.FR.06")
  void signed_underASubAuthority_keepsTheChainInOrderWithoutTheRoot() {
    var keyring = open();
    var sub = FIRST.sub("sub");
    install(keyring, FIRST);
    var certificate = sub.sign(now(keyring.newRequest(STATION, KeyKind.EC)));

    assertThat(now(keyring.signed(Authority.pem(FIRST.certificate(), sub.certificate(), certificate), STATION, NOW)))
        .isEmpty();
    assertThat(keyring.held().own().getFirst().chain()).containsExactly(certificate, sub.certificate());
  }

  @Test
  @Covers({"A02.FR.06", "A02.FR.07", "A03.FR.06"})
  void signed_notAsItShouldBe_isRefusedAndNothingIsKept() {
    var keyring = open();
    install(keyring, FIRST);
    String request = now(keyring.newRequest(STATION, KeyKind.EC));
    var good = FIRST.sign(request);

    assertThat(now(keyring.signed(Authority.pem(SECOND.sign(request)), STATION, NOW))).contains(
        "not signed under a root certificate of the central system");
    assertThat(now(keyring.signed(Authority.pem(good), new Subject("SN-2", Optional.empty()), NOW))).contains(
        "its common name is not this station's serial number");
    assertThat(now(keyring.signed(Authority.pem(good), new Subject("SN-1", Optional.of("Other")), NOW))).contains(
        "its organization is not the configured one");
    assertThat(now(keyring.signed(Authority.pem(good), STATION, Authority.UNTIL.plusSeconds(1)))).contains("expired");
    assertThat(now(keyring.signed(Authority.pem(good), STATION, Authority.FROM.minusSeconds(1))))
        .contains("not valid yet");
    assertThat(now(keyring.signed(FIRST.pem(), STATION, NOW))).contains("not for the key that was sent");
    assertThat(now(keyring.signed("rubbish", STATION, NOW))).isPresent();
    assertThat(keyring.held().own()).isEmpty();
    assertThat(now(keyring.signed(Authority.pem(good), STATION, NOW))).isEmpty();
  }

  @Test
  void signed_nothingAskedFor_isRefused() {
    var keyring = open();
    install(keyring, FIRST);
    var certificate = renew(keyring, FIRST);
    assertThat(now(keyring.signed(Authority.pem(certificate), STATION, NOW))).contains("no certificate was asked for");
  }

  @Test
  @Covers("A02.FR.10")
  void signed_again_keepsTheOldBesideItUntilOneIsProven() {
    var keyring = open();
    install(keyring, FIRST);
    var old = renew(keyring, FIRST);
    var fresh = renew(keyring, FIRST);
    assertThat(open().held().own()).extracting(Held.Own::certificate).containsExactly(old, fresh);

    keyring.proven(keyring.held().own().getLast());
    assertThat(open().held().own()).extracting(Held.Own::certificate).containsExactly(fresh);
  }

  @Test
  @Covers("A01.FR.01")
  void keepPassword_new_isKeptBesideTheOldUntilOneIsProven() {
    var keyring = open(new InstallersKeys(List.of(), Optional.empty(), Optional.of("the-installers-one")));
    keep(keyring, "the-central-systems");
    assertThat(open().held().passwords()).containsExactly("the-installers-one", "the-central-systems");

    keyring.proven("the-central-systems");
    assertThat(open().held().passwords()).containsExactly("the-central-systems");
  }

  @Test
  @Covers("A01.FR.01")
  void keepProfilePassword_two_areThereAfterARestartUnderNamesOfTheirOwn() throws IOException {
    var keyring = open();
    var one = now(keyring.keepProfilePassword("password-of-slot-2"));
    var two = now(keyring.keepProfilePassword("password-of-slot-3"));
    assertThat(open().held().profilePasswords()).containsOnly(entry(one, "password-of-slot-2"),
        entry(two, "password-of-slot-3"));
    try (var files = Files.list(keys())) {
      assertThat(files).hasSizeGreaterThan(1).allSatisfy(
          file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------"));
    }

    assertThat(keyring.forgetProfilePasswordsBut(Set.of(two))).isNotNull();
    loop.runPosted();
    assertThat(open().held().profilePasswords()).containsOnlyKeys(two);
    assertThat(keyring.held().profilePasswords()).containsOnlyKeys(two);
    assertThat(keyring.held().toString()).doesNotContain("password-of-slot");
  }

  /** It is the one that the central system at the other end knows. */
  @Test
  @Covers("A01.FR.01")
  void keepPassword_insteadOfAProfiles_isKeptBesideThatOne() {
    var keyring = open(new InstallersKeys(List.of(), Optional.empty(), Optional.of("the-installers-one")));
    var name = now(keyring.keepProfilePassword("password-of-slot-2"));
    assertThat(keyring.keepPassword("the-central-systems", Optional.of(name))).isNotNull();
    loop.runPosted();

    assertThat(open().held().passwords()).containsExactly("password-of-slot-2", "the-central-systems");
  }

  @Test
  void open_installersPasswordAsBefore_centralSystemsStays() {
    var installers = new InstallersKeys(List.of(), Optional.empty(), Optional.of("the-installers-one"));
    var keyring = open(installers);
    keep(keyring, "the-central-systems");
    keyring.proven("the-central-systems");

    assertThat(open(installers).held().passwords()).containsExactly("the-central-systems");
    assertThat(open(new InstallersKeys(List.of(), Optional.empty(), Optional.of("another-one"))).held().passwords())
        .containsExactly("another-one");
  }

  @Test
  void open_installersRootDeletedSince_staysDeleted() {
    var installers = new InstallersKeys(List.of(FIRST.certificate()), Optional.empty(), Optional.empty());
    var keyring = open(installers);
    assertThat(keyring.holdings().roots(CSMS)).containsExactly(FIRST.certificate());
    now(keyring.delete(Hashes.of(FIRST.certificate(), FIRST.certificate().getPublicKey(), Algorithm.SHA256)));

    assertThat(open(installers).holdings().roots(CSMS)).isEmpty();
  }

  @Test
  void open_damagedFile_isRefusedWithItsName() throws IOException {
    var keyring = open();
    install(keyring, FIRST);
    renew(keyring, FIRST);
    Files.writeString(keys().resolve("station-000001.pem"), "-----BEGIN PRIVATE KEY-----");

    assertThatThrownBy(this::open).hasMessageContaining("station-000001.pem").hasMessageNotContaining("BEGIN");
  }

  @Test
  void toString_withSecrets_tellsNone() {
    var keyring = open(new InstallersKeys(List.of(), Optional.empty(), Optional.of("the-installers-one")));
    install(keyring, FIRST);
    renew(keyring, FIRST);
    assertThat(keyring.held().toString()).doesNotContain("installers");
    assertThat(keyring.held().own().getFirst().toString()).startsWith("certificate ").hasSizeLessThan(30);
  }

  @Test
  void holdings_stationCertificate_tellsWhenItExpires() {
    var keyring = open();
    install(keyring, FIRST);
    assertThat(keyring.holdings().identifiesStation(NOW)).isFalse();
    renew(keyring, FIRST);
    assertThat(keyring.holdings().stationCertificateUntil()).contains(Authority.UNTIL);
    assertThat(keyring.holdings().identifiesStation(Authority.UNTIL.plus(Duration.ofDays(1)))).isFalse();
    assertThat(keyring.holdings().trustsCentralSystem(NOW)).isTrue();
    assertThat(keyring.holdings().trustsCentralSystem(Authority.UNTIL.plus(Duration.ofDays(1)))).isFalse();
  }

  private X509Certificate renew(FileKeyring keyring, Authority by) {
    var certificate = by.sign(now(keyring.newRequest(STATION, KeyKind.EC)));
    assertThat(now(keyring.signed(Authority.pem(certificate), STATION, NOW))).isEmpty();
    return certificate;
  }

  private Outcome install(FileKeyring keyring, Authority authority) {
    return install(keyring, authority.pem());
  }

  private Outcome install(FileKeyring keyring, String pem) {
    return now(keyring.install(CSMS, pem, RULES)).outcome();
  }

  private void keep(FileKeyring keyring, String password) {
    assertThat(keyring.keepPassword(password, Optional.empty())).isNotNull();
    loop.runPosted();
  }

  private FileKeyring open() {
    return open(InstallersKeys.NONE);
  }

  private FileKeyring open(InstallersKeys installer) {
    return FileKeyring.open(keys(), installer, loop, Runnable::run);
  }

  private Path keys() {
    return folder.resolve("keyring");
  }

  private <T> T now(CompletionStage<T> stage) {
    var result = new AtomicReference<T>();
    stage.thenAccept(result::set);
    loop.runPosted();
    return Optional.ofNullable(result.get()).orElseThrow(() -> new AssertionError("not done"));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
