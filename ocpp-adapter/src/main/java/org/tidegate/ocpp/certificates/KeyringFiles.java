package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.security.RootUse;

/**
 * What a keyring holds, as files of one folder: a root in each, with who signed it where that is another; a certificate
 * of the station with its key in each; the passwords, one in a line, and each of a network profile. Blocks; one thread at a time.
 */
final class KeyringFiles {
  static final String OWN = "station";
  private static final String PENDING = "pending-key.pem";
  private static final String PASSWORDS = "passwords";
  private static final String PROFILE_PASSWORD = "profile-password-";
  private static final String PINNED = "central-system-pinned";
  static final String IMPORTED = "imported";

  private final KeyringFolder folder;

  private KeyringFiles(KeyringFolder folder) {
    this.folder = folder;
  }

  /** Those in this folder, which is created when it is missing. */
  static KeyringFiles in(Path path) throws IOException {
    return new KeyringFiles(KeyringFolder.of(path));
  }

  /** Those in this folder, if there is one; what is written to them is forgotten. */
  static KeyringFiles lookedAt(Path path) {
    return new KeyringFiles(KeyringFolder.lookedAt(path));
  }

  Held read() throws IOException {
    var roots = new ArrayList<Held.Root>();
    var own = new ArrayList<Held.Own>();
    for (String name : folder.names()) {
      if (!name.matches("[A-Za-z0-9]+-\\d{6}\\.pem")) {
        continue;
      }
      String kind = name.substring(0, name.indexOf('-'));
      int number = Integer.parseInt(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
      String text = text(name);
      if (kind.equals(OWN)) {
        own.add(reading(name, () -> new Held.Own(number, Pem.privateKey(text), Pem.certificates(text))));
      } else {
        roots.add(reading(name, () -> root(RootUse.valueOf(kind), number, Pem.certificates(text))));
      }
    }
    return new Held(roots, own, pending(), lines(PASSWORDS), profilePasswords(),
        folder.read(PINNED).isPresent());
  }

  void write(Held.Root root) throws IOException, CertificateException {
    if (root.use() == RootUse.CSMSRootCertificate) {
      folder.write(PINNED, "");
    }
    folder.write(name(root), Pem.write(Stream.concat(Stream.of(root.certificate()), root.issuer().stream()).toList()));
  }

  void delete(Held.Root root) throws IOException {
    folder.delete(name(root));
  }

  void write(Held.Own own) throws IOException, CertificateException {
    folder.write(name(own), Pem.write("PRIVATE KEY", own.key().getEncoded()) + Pem.write(own.chain()));
  }

  void delete(Held.Own own) throws IOException {
    folder.delete(name(own));
  }

  void writePending(KeyPair keys) throws IOException {
    folder.write(PENDING, Pem.write("PRIVATE KEY", keys.getPrivate().getEncoded())
        + Pem.write("PUBLIC KEY", keys.getPublic().getEncoded()));
  }

  void deletePending() throws IOException {
    folder.delete(PENDING);
  }

  void writePasswords(List<String> passwords) throws IOException {
    folder.write(PASSWORDS, String.join("\n", passwords));
  }

  void writeProfilePassword(String name, String password) throws IOException {
    folder.write(PROFILE_PASSWORD + name, password);
  }

  void deleteProfilePassword(String name) throws IOException {
    folder.delete(PROFILE_PASSWORD + name);
  }

  /** Fingerprints of what was imported before. */
  List<String> imported() throws IOException {
    return lines(IMPORTED);
  }

  void writeImported(List<String> fingerprints) throws IOException {
    folder.write(IMPORTED, String.join("\n", fingerprints));
  }

  private static Held.Root root(RootUse use, int number, List<X509Certificate> certificates) {
    return new Held.Root(use, number, certificates.getFirst(), certificates.stream().skip(1).findFirst());
  }

  private Optional<KeyPair> pending() throws IOException {
    var text = folder.read(PENDING);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(reading(PENDING, () -> new KeyPair(Pem.publicKey(text.get()), Pem.privateKey(text.get()))));
  }

  private Map<String, String> profilePasswords() throws IOException {
    var passwords = new HashMap<String, String>();
    for (String name : folder.names()) {
      if (name.startsWith(PROFILE_PASSWORD)) {
        passwords.put(name.substring(PROFILE_PASSWORD.length()), text(name));
      }
    }
    return passwords;
  }

  private List<String> lines(String name) throws IOException {
    return folder.read(name).map(text -> text.lines().toList()).orElse(List.of());
  }

  private String text(String name) throws IOException {
    return folder.read(name).orElseThrow(() -> new IOException(name + " has gone"));
  }

  private static String name(Held.Root root) {
    return "%s-%06d.pem".formatted(root.use(), root.number());
  }

  private static String name(Held.Own own) {
    return "%s-%06d.pem".formatted(OWN, own.number());
  }

  private static <T> T reading(String name, Reading<T> body) throws IOException {
    try {
      return body.read();
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      // The cause is left out: it could quote the file.
      throw new IOException(name + " can't be read (" + damaged.getClass().getSimpleName()
          + "); restore it from a backup, or move it away");
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws GeneralSecurityException;
  }
}
