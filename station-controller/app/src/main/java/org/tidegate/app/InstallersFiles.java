package org.tidegate.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.Mistake;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Password;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.certificates.Pem;

/** Reads the configuration's PEM files for the keyring. Pure but for reading files; safe from any thread. */
public final class InstallersFiles {
  private InstallersFiles() {}

  /**
   * What the installer gave.
   *
   * @throws ConfigurationRefused when files can't be read or are not what they should be, naming each
   */
  public static InstallersKeys read(StationConfiguration.Ocpp ocpp) throws ConfigurationRefused {
    var files = ocpp.certificates();
    var mistakes = new ArrayList<Mistake>();
    var authority = read(files.authority(), "ca-file", Pem::certificates, mistakes);
    var chain = read(files.chain(), "certificate-file", Pem::certificates, mistakes);
    var key = read(files.key(), "key-file", Pem::privateKey, mistakes);
    if (!mistakes.isEmpty()) {
      throw new ConfigurationRefused(mistakes);
    }
    return new InstallersKeys(authority.orElse(List.of()),
        key.flatMap(own -> chain.map(certificates -> new InstallersKeys.Identity(own, certificates))),
        ocpp.password().map(Password::value));
  }

  /** What {@link #read} would refuse. */
  public static List<Mistake> mistakes(StationConfiguration.Ocpp ocpp) {
    try {
      read(ocpp);
      return List.of();
    } catch (ConfigurationRefused refused) {
      return refused.mistakes();
    }
  }

  /** PEM is ASCII, and what is not is to be told as no PEM, not as no text. */
  private static <T> Optional<T> read(Optional<Path> file, String name, Reading<T> body, List<Mistake> mistakes) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(body.read(Files.readString(file.get(), StandardCharsets.ISO_8859_1)));
    } catch (GeneralSecurityException | IOException e) {
      mistakes.add(new Mistake(file.get(), 0, "ocpp." + name, "can't be used: " + e.getMessage(),
          "it must be PEM: certificates, or a private key as PKCS #8 without password"));
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(String text) throws GeneralSecurityException;
  }
}
