package org.tidegate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.hmi.PhoneSettings;
import org.tidegate.ocpp.certificates.KeyringCertificates;
import org.tidegate.ocpp.certificates.Pem;

/**
 * Whether the certificates that are in use go on being valid: those in the keyring, where the installer's are taken and the
 * central system's replace them, and of the files those that are not in there yet, and the one that phones see.
 */
record CertificateCheck(StationConfiguration configuration, InstantSource clock) {
  private static final Duration SOON = Duration.ofDays(30);

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    var keyring = keyring(findings);
    var files = configuration.ocpp().certificates();
    files.authority().ifPresent(file -> examine(file, root -> !keyring.hasTaken(root), findings));
    files.chain().ifPresent(file -> examine(file, own -> !keyring.hasTaken(own), findings));
    configuration.phone().flatMap(PhoneSettings::tls).ifPresent(tls -> examine(tls.chain(), _ -> true, findings));
    return findings;
  }

  private KeyringCertificates keyring(List<Finding> findings) {
    var folder = configuration.storage().resolve("keyring");
    try {
      var keyring = KeyringCertificates.in(folder);
      keyring.inUse().forEach(one -> findings.add(validity("certificates " + one.file(), one.certificate())));
      return keyring;
    } catch (IOException | GeneralSecurityException e) {
      findings.add(Finding.bad("certificates " + folder, "can't be read by this user, or are damaged: " + e));
      return new KeyringCertificates(List.of(), List.of());
    }
  }

  private void examine(Path file, Predicate<X509Certificate> counts, List<Finding> findings) {
    var about = "certificates " + file;
    try {
      Pem.certificates(Files.readString(file)).stream().filter(counts)
          .forEach(certificate -> findings.add(validity(about, certificate)));
    } catch (IOException | GeneralSecurityException e) {
      findings.add(Finding.bad(about, "can't be used: " + e.getMessage()));
    }
  }

  private Finding validity(String about, X509Certificate certificate) {
    var now = clock.instant();
    var end = certificate.getNotAfter().toInstant();
    var name = certificate.getSubjectX500Principal().getName();
    if (certificate.getNotBefore().toInstant().isAfter(now)) {
      return Finding.bad(about, name + " is not valid before " + certificate.getNotBefore().toInstant());
    }
    if (!end.isAfter(now)) {
      return Finding.bad(about, name + " ended at " + end);
    }
    return ending(about, name, end, Duration.between(now, end));
  }

  private static Finding ending(String about, String name, Instant end, Duration left) {
    return left.compareTo(SOON) < 0
        ? Finding.note(about, name + " ends in " + left.toDays() + " days, at " + end)
        : Finding.ok(about, name + " is valid until " + end);
  }
}
