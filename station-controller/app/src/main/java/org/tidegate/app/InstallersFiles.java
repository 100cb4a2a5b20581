package org.tidegate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Certificates;
import org.tidegate.app.configuration.StationConfiguration.Password;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.certificates.Pem;

/** Reads the configuration's PEM files for the keyring. Pure but for reading files; safe from any thread. */
public final class InstallersFiles {
  private InstallersFiles() {}

  /**
   * What the installer gave.
   *
   * @throws IllegalArgumentException when a file can't be read or is not what it should be, naming the file
   */
  public static InstallersKeys read(StationConfiguration.Ocpp ocpp) {
    var files = ocpp.certificates();
    return new InstallersKeys(files.authority().map(InstallersFiles::certificates).orElse(List.of()), identity(files),
        ocpp.password().map(Password::value));
  }

  private static Optional<InstallersKeys.Identity> identity(Certificates files) {
    return files.key().isEmpty()
        ? Optional.empty()
        : files.chain().map(chain -> new InstallersKeys.Identity(
            reading(files.key().get(), Pem::privateKey), certificates(chain)));
  }

  private static List<X509Certificate> certificates(Path file) {
    return reading(file, Pem::certificates);
  }

  private static <T> T reading(Path file, Reading<T> body) {
    try {
      return body.read(Files.readString(file));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(file + " can't be used: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(String text) throws GeneralSecurityException;
  }
}
