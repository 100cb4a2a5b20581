package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.security.RootUse;

/**
 * The certificates by which a keyring connects the station, for whoever only looks at them: nothing is made or changed, and
 * the station may be running. Immutable.
 *
 * @param inUse the station's own and the central system's roots
 * @param imported what of the installer's was taken into the keyring before, whether or not it is still there
 */
public record KeyringCertificates(List<InUse> inUse, List<String> imported) {
  /** Copies the lists. */
  public KeyringCertificates {
    inUse = List.copyOf(inUse);
    imported = List.copyOf(imported);
  }

  /** One of them, in this file. */
  public record InUse(Path file, X509Certificate certificate) {}

  /**
   * Those in this folder; none while there is no folder.
   *
   * @throws IOException when it can't be read
   * @throws CertificateException when one of them is damaged
   */
  public static KeyringCertificates in(Path folder) throws IOException, CertificateException {
    if (!Files.exists(folder)) {
      return new KeyringCertificates(List.of(), List.of());
    }
    var found = new ArrayList<InUse>();
    try (var files = Files.newDirectoryStream(folder,
        "{" + KeyringFiles.OWN + "," + RootUse.CSMSRootCertificate + "}-??????.pem")) {
      for (Path file : files) {
        Pem.certificates(Files.readString(file)).forEach(certificate -> found.add(new InUse(file, certificate)));
      }
    }
    var imported = folder.resolve(KeyringFiles.IMPORTED);
    return new KeyringCertificates(found, Files.exists(imported) ? Files.readAllLines(imported) : List.of());
  }

  /** Whether this one was taken out of the installer's files: in use from then on is what is in here. */
  public boolean hasTaken(X509Certificate certificate) {
    var fingerprint = Import.fingerprint(encoded(certificate));
    return inUse.stream().anyMatch(one -> one.certificate().equals(certificate))
        || imported.stream().anyMatch(line -> line.endsWith(" " + fingerprint));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that was read can be written", e);
    }
  }
}
