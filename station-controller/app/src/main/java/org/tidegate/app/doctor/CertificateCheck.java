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
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.ocpp.certificates.Pem;

/** Whether the installer's certificates can be read and go on being valid. Those that came over OCPP are the central system's to renew. */
record CertificateCheck(StationConfiguration configuration, InstantSource clock) {
  private static final Duration SOON = Duration.ofDays(30);

  List<Finding> examine() {
    var files = configuration.ocpp().certificates();
    var findings = new ArrayList<Finding>();
    files.authority().ifPresent(file -> examine(file, findings));
    files.chain().ifPresent(file -> examine(file, findings));
    return findings;
  }

  private void examine(Path file, List<Finding> findings) {
    var about = "certificates " + file;
    try {
      for (var certificate : Pem.certificates(Files.readString(file))) {
        findings.add(validity(about, certificate));
      }
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
