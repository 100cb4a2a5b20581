package org.tidegate.ocpp.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.security.RootUse;

/**
 * Takes what the installer gave into the keyring, each thing once: what the central system replaces or deletes later stays
 * so, until the installer gives something else. Blocks.
 */
final class Import {
  private final KeyringFiles files;
  private final List<String> before;
  private Held held;

  Import(KeyringFiles files, Held held) throws IOException {
    this.files = files;
    this.held = held;
    this.before = new ArrayList<>(files.imported());
  }

  Held of(InstallersKeys keys) throws IOException, CertificateException {
    for (X509Certificate root : keys.roots()) {
      if (isNew("root", root.getEncoded())) {
        root(root);
      }
    }
    if (keys.own().isPresent() && isNew("station", keys.own().get().chain().getFirst().getEncoded())) {
      own(keys.own().get());
    }
    if (keys.password().isPresent() && isNew("password", keys.password().get().getBytes(StandardCharsets.UTF_8))) {
      held = held.withPasswords(List.of(keys.password().get()));
      files.writePasswords(held.passwords());
    }
    files.writeImported(before);
    return held;
  }

  private void root(X509Certificate certificate) throws IOException, CertificateException {
    var present = held.roots(RootUse.CSMSRootCertificate);
    if (present.stream().noneMatch(root -> root.certificate().equals(certificate))) {
      int number = present.isEmpty() ? 1 : present.getLast().number() + 1;
      var root = new Held.Root(RootUse.CSMSRootCertificate, number, certificate, Optional.empty());
      files.write(root);
      held = held.with(root);
    }
  }

  private void own(InstallersKeys.Identity identity) throws IOException, CertificateException {
    int number = held.own().isEmpty() ? 1 : held.own().getLast().number() + 1;
    var own = new Held.Own(number, identity.key(), identity.chain());
    files.write(own);
    for (Held.Own old : held.own()) {
      files.delete(old);
    }
    held = held.withOwn(List.of(own));
  }

  private boolean isNew(String what, byte[] content) {
    var fingerprint = what + " " + fingerprint(content);
    boolean isNew = !before.contains(fingerprint);
    // A password that was given earlier and comes back is new again.
    if (isNew && what.equals("password")) {
      before.removeIf(line -> line.startsWith("password "));
    }
    if (isNew) {
      before.add(fingerprint);
    }
    return isNew;
  }

  static String fingerprint(byte... content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
